"""Which fixes a finding offers, worked out for one finding when somebody looks at it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from workshopplanner.core.agenda import Agenda, Card, Day, Move, time_of
from workshopplanner.core.calendar import weekday
from workshopplanner.core.findings import Facts, Finding, check
from workshopplanner.core.free_slots import Slots, start
from workshopplanner.core.kinds import Function
from workshopplanner.core.progress import Report, ignore
from workshopplanner.language import _


class Verb(StrEnum):
    """What a fix does to the plan; `commands.fixes` has a hand for each."""

    MOVE = "move"
    TIME = "time"
    RESIZE = "resize"
    ROOMS = "rooms"
    ASSIGN = "assign"
    UNASSIGN = "unassign"
    HOURS = "hours"
    ADD = "add"
    SERVE = "serve"
    TARGET = "target"
    CONFIRM = "confirm"
    INTERPRETATION = "interpretation"
    SCALE = "scale"
    STEP = "step"
    PARALLEL = "parallel"
    LAYOUT = "layout"
    SHIFT = "shift"


@dataclass(frozen=True)
class Deed:
    """One change that a fix consists of."""

    verb: Verb
    arguments: tuple[Any, ...]


@dataclass(frozen=True)
class Fix:
    """A way out of a finding: `name` for tests and files, `label` for its button; a safe one loses nothing."""

    name: str
    label: str
    deeds: tuple[Deed, ...]
    safe: bool = False


MOST_SAFE = 200  # findings that are looked at for safe fixes at once
Offer = Callable[[Slots, Finding, list[Card]], Iterator[Fix]]
OFFERS: dict[str, list[Offer]] = {}


def offer(*rules: str) -> Callable[[Offer], Offer]:
    """Return a decorator that enters a function as one that fixes findings of these rules."""

    def enter(function: Offer) -> Offer:
        for rule in rules:
            OFFERS.setdefault(rule, []).append(function)
        return function

    return enter


def fixes(facts: Facts, finding: Finding, slots: Slots | None = None) -> tuple[Fix, ...]:
    """Return what would settle a finding, the gentlest first; `slots` of the same facts serve for many findings."""
    _learn()
    slots = slots or Slots(facts)
    cards = [slots.known[each] for each in finding.sessions if each in slots.known]
    return tuple(fix for offered in OFFERS.get(finding.rule, ()) for fix in offered(slots, finding, cards))


def _learn() -> None:
    """Have all offers entered; they build on this module."""
    from workshopplanner.core import fixes_content, fixes_days, fixes_together  # noqa: F401


def with_fixes(facts: Facts, found: Sequence[Finding]) -> list[Finding]:
    """Return findings with the names of their fixes."""
    slots = Slots(facts)
    return [replace(one, fixes=tuple(dict.fromkeys(fix.name for fix in fixes(facts, one, slots)))) for one in found]


# ---- slots


def moved(card: Card, day: Day, begin: int, name: str = "move", *, safe: bool = False) -> Fix:
    """Return the fix that puts a session elsewhere."""
    label = _("Move {code} to {day} {time}").format(code=card.code, day=weekday(day.date), time=start(begin))
    return Fix(name, label, (Deed(Verb.MOVE, (Move(card.id, day.id, time_of(begin)),)),), safe)


@offer("room_double_booked", "room_closed", "room_too_small")
def use_room(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer a free room that is large enough, instead of the ones of a session."""
    for card in reversed(cards):
        least = slots.facts.attending if finding.rule == "room_too_small" and card.parallel_set is None else 0
        if finding.rule == "room_too_small" and card.parallel_set is not None:
            together = sum(each.parallel_set == card.parallel_set for each in slots.cards[card.day_id or 0])
            least = -(-slots.facts.attending // max(together, 1))
        if finding.rule != "room_too_small":
            least = max((room.capacity or 0 for room in card.rooms), default=0)
        room = slots.room(card, least)
        if room is not None:
            label = _("Use {room} for {code}").format(room=room.name, code=card.code)
            yield Fix("use_room", label, (Deed(Verb.ROOMS, (card.id, (room.id,))),), safe=True)
            return


@offer("person_in_two_places", "person_not_there", "lead_unconfirmed", "travel_too_short")
def assign(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer somebody else of the same function who is free; of two sessions, in the one where somebody is."""
    several = finding.rule == "lead_unconfirmed"
    deeds: list[Deed] = []
    names: list[str] = []
    for card in reversed(cards):
        found = _instead(slots, card, finding.people[0])
        if found is None and several:
            return
        if found is not None:
            deeds += found[1]
            names.append(found[0])
            if not several:
                label = _("Assign {person} to {code}").format(person=found[0], code=card.code)
                yield Fix("assign", label, tuple(deeds))
                return
    if several and len(cards) == 1 and deeds:
        label = _("Assign {person} to {code}").format(person=names[0], code=cards[0].code)
        yield Fix("assign", label, tuple(deeds))


def _instead(slots: Slots, card: Card, person_id: int) -> tuple[str, list[Deed]] | None:
    """Return who could do what a person does in a session, with the changes that it takes."""
    deeds: list[Deed] = []
    functions = [who.function for who in card.people if who.person_id == person_id]
    found = slots.somebody(card, functions[0]) if functions else None
    if found is None:
        return None
    for function in functions:
        deeds += [
            Deed(Verb.UNASSIGN, (card.id, person_id, function)),
            Deed(Verb.ASSIGN, (card.id, found[0], function)),
        ]
    return found[1], deeds


@offer(
    "room_double_booked",
    "person_in_two_places",
    "person_not_there",
    "room_closed",
    "parallel_same_theme",
    "travel_too_short",
)
def move(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer the first slot where nothing else is."""
    del finding
    for card in reversed(cards):
        free = None if card.locked else slots.first(card)
        if free is not None:
            yield moved(card, *free, safe=free[0].id == card.day_id)
            return


@offer("lead_unconfirmed")
def confirm(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer to note that a person has confirmed."""
    del cards
    for guest in slots.facts.guests:
        if guest.person_id == finding.people[0]:
            label = _("Mark {person} as confirmed").format(person=guest.name)
            yield Fix("confirm", label, (Deed(Verb.CONFIRM, (guest.participation_id,)),))


@offer("interpreter_missing")
def interpret(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer an interpreter who is free, or to do without."""
    del finding
    for card in cards:
        found = slots.somebody(card, Function.INTERPRETER)
        if found is not None:
            label = _("Assign {person} to {code}").format(person=found[1], code=card.code)
            yield Fix("assign", label, (Deed(Verb.ASSIGN, (card.id, found[0], Function.INTERPRETER)),))
        label = _("No interpretation in {code}").format(code=card.code)
        yield Fix("no_interpretation", label, (Deed(Verb.INTERPRETATION, (card.id, "")),))


@offer("lead_overloaded")
def relieve(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer to hand over, or to put on another day, one session after which the rest is not too much."""
    sessions, minutes = slots.facts.limit("sessions_per_lead"), slots.facts.limit("minutes_per_lead")
    total = sum(card.minutes for card in cards)
    enough = [card for card in cards if len(cards) - 1 <= sessions and total - card.minutes <= minutes]
    for card in enough:
        found = _instead(slots, card, finding.people[0])
        if found is not None:
            label = _("Assign {person} to {code}").format(person=found[0], code=card.code)
            yield Fix("assign", label, tuple(found[1]))
            break
    for card in enough:
        others = [day for day in slots.facts.agenda.days if day.id != card.day_id]
        free = None if card.locked else slots.first(card, days=others)
        if free is not None:
            yield moved(card, *free)
            break


# ---- all safe ones


def safe_fixes(facts: Facts, rules: Sequence[Any], report: Report = ignore) -> tuple[Fix, ...]:
    """Return safe fixes that settle findings one after the other, none of which brings a new finding."""
    _learn()
    chosen: list[Fix] = []
    found = check(facts, rules)
    wanted = [finding for finding in found if not finding.waived and finding.rule in OFFERS][:MOST_SAFE]
    open_now, slots = _keys(found), Slots(facts)
    for number, finding in enumerate(wanted):
        report(number, len(wanted))
        if (finding.rule, finding.subject) not in open_now:
            continue
        for fix in fixes(facts, finding, slots):
            then = after(facts, fix) if fix.safe else None
            left = _keys(check(then, rules)) if then is not None else open_now
            if then is not None and left < open_now:
                chosen.append(fix)
                facts, open_now, slots = then, left, Slots(then)
                break
    return tuple(chosen)


def _keys(found: Sequence[Finding]) -> set[tuple[str, str]]:
    return {(one.rule, one.subject) for one in found}


def after(facts: Facts, fix: Fix) -> Facts | None:
    """Return the facts as they would be after a fix that only changes slots and rooms; None for any other."""
    cards = {card.id: card for card in facts.agenda.cards}
    rooms = {room.id: room for room in facts.agenda.rooms}
    for deed in fix.deeds:
        if deed.verb is Verb.MOVE:
            for to in deed.arguments:
                cards[to.session_id] = replace(cards[to.session_id], day_id=to.day_id, starts=to.starts)
        elif deed.verb is Verb.ROOMS:
            session_id, room_ids = deed.arguments
            cards[session_id] = replace(cards[session_id], rooms=tuple(rooms[each] for each in room_ids))
        elif deed.verb is Verb.RESIZE:
            session_id, minutes = deed.arguments
            cards[session_id] = replace(cards[session_id], minutes=minutes)
        else:
            return None
    by_day: dict[int, list[Card]] = {day.id: [] for day in facts.agenda.days}
    for card in sorted(cards.values(), key=lambda card: card.begin):
        if card.day_id is not None:
            by_day[card.day_id].append(card)
    shelves = {day_id: tuple(shelf) for day_id, shelf in by_day.items()}
    agenda = Agenda(facts.agenda.days, facts.agenda.rooms, tuple(cards.values()), shelves)
    return replace(facts, agenda=agenda)
