"""Fixes for what comes together: everybody in two sessions, rooms and what is needed there, days that are off."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

from workshopplanner.core import holidays
from workshopplanner.core.agenda import Card, Room
from workshopplanner.core.calendar import day_and_month
from workshopplanner.core.findings import Finding
from workshopplanner.core.fixes import Deed, Fix, Verb, moved, offer
from workshopplanner.core.free_slots import Slots
from workshopplanner.core.kinds import label
from workshopplanner.core.rules_together import crowds
from workshopplanner.language import _

_WEEKS = 8  # how far ahead a week without days off is looked for


@offer("participants_in_two_places")
def untangle(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer to have them side by side, or another slot for the one that alone is in the way."""
    del finding
    if not any(card.locked for card in cards):
        label_ = _("Make {n} sessions parallel").format(n=len(cards))
        yield Fix("make_parallel", label_, (Deed(Verb.PARALLEL, (tuple(card.id for card in cards),)),))
    for card in reversed(cards):
        if card.locked or _still_crowded(slots, [other for other in cards if other.id != card.id]):
            continue
        free = slots.first(card)
        if free is not None:
            yield moved(card, *free)
            return


def _still_crowded(slots: Slots, cards: list[Card]) -> bool:
    day = slots.day_of(cards[0])
    ids = {card.id for card in cards}
    agenda = slots.facts.agenda
    shelf = {day.id: tuple(card for card in agenda.by_day[day.id] if card.id in ids)}
    alone = replace(slots.facts, agenda=replace(agenda, by_day=shelf))
    return any(True for _run in crowds(alone, day))


@offer("room_with_stairs")
def step_free(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer a free room without stairs that is as large."""
    del finding
    yield from _other_room(slots, cards, lambda room: room.step_free is True)


@offer("room_set_up_differs")
def set_up(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer a free room that is set up so, or to take the set-up that the room has."""
    room_id = int(finding.subject.rsplit(";", 1)[1])
    for card in cards:
        wanted = card.layout
        yield from _other_room(slots, [card], lambda room, wanted=wanted: room.layout is wanted)  # type: ignore[misc]
        room = next((room for room in card.rooms if room.id == room_id), None)
        if room is not None and room.layout is not None:
            named = _("Take {room} as it is: {layout}").format(room=room.name, layout=label(room.layout))
            yield Fix("take_set_up", named, (Deed(Verb.LAYOUT, (card.id, room.layout)),))


def _other_room(slots: Slots, cards: list[Card], fits: Callable[[Room], bool]) -> Iterator[Fix]:
    for card in cards:
        room = slots.room(card, max((room.capacity or 0 for room in card.rooms), default=0), fits)
        if room is not None:
            named = _("Use {room} for {code}").format(room=room.name, code=card.code)
            yield Fix("use_room", named, (Deed(Verb.ROOMS, (card.id, (room.id,))),), safe=True)


@offer("day_on_holiday")
def later_week(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer the next week in which nobody of the host country has a day off."""
    del finding, cards
    days, host = slots.facts.agenda.days, slots.facts.host
    for week in range(1, _WEEKS + 1):
        later = dt.timedelta(weeks=week)
        if all(holidays.off(day.date + later, host) is None for day in days):
            first = min(day.date for day in days) + later
            named = _("Begin on {day}, a week without days off").format(day=day_and_month(first))
            yield Fix("shift_workshop", named, (Deed(Verb.SHIFT, (first,)),))
            return
