"""What can be done about minutes that do not fit before a wall: into the tray, on another day, or a longer day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from workshopplanner.core import ripple
from workshopplanner.core.agenda import MINUTES_A_DAY, Agenda, Card, first_gap, minute_of, time_of
from workshopplanner.core.ripple_blocks import Retime, at, day_of, spans_of


@dataclass(frozen=True)
class Pending:
    """A change that left a spill: the week before it, and how it is worked out on another such week."""

    base: Agenda
    again: Callable[[Agenda], ripple.Retiming]

    @property
    def spills(self) -> tuple[ripple.Spill, ...]:
        """What does not fit."""
        return self.again(self.base).spills

    @property
    def sessions(self) -> tuple[int, ...]:
        """The sessions that have to go for the others to fit."""
        return tuple(dict.fromkeys(each for spill in self.spills for each in spill.sessions))


def without(pending: Pending, now: Agenda) -> tuple[Retime, ...]:
    """Return what makes the week of now the changed one, were the sessions that do not fit not there."""
    gone = set(pending.sessions)
    rest = replace(pending.base, cards=tuple(card for card in pending.base.cards if card.id not in gone))
    return _towards(now, ripple.after(rest, pending.again(rest).moves), gone)


def longer(pending: Pending, now: Agenda) -> tuple[int, int, tuple[Retime, ...]]:
    """Return the day to be extended, when it has to close, and what makes the week of now the changed one then.

    The day is 0 where a longer day would not help.
    """
    ends = [spill for spill in pending.spills if not spill.wall and spill.day_id]
    if len(ends) != 1:
        return 0, 0, ()
    day = day_of(pending.base, ends[0].day_id)
    closes = minute_of(day.closes) + ends[0].minutes
    if closes >= MINUTES_A_DAY:
        return 0, 0, ()
    days = tuple(replace(each, closes=time_of(closes)) if each is day else each for each in pending.base.days)
    roomy = replace(pending.base, days=days)
    return day.id, closes, _towards(now, ripple.after(roomy, pending.again(roomy).moves), ())


def elsewhere(pending: Pending, now: Agenda) -> tuple[Retime, ...]:
    """Return where the sessions that do not fit find free time: on a later day, else an earlier one; none if nowhere.

    What the others do then is told with it.
    """
    cards = [card for card in now.cards if card.id in pending.sessions and card.day_id is not None]
    week, found = now, list[Retime]()
    for day_id in dict.fromkeys(card.day_id for card in cards):
        for begin, end in spans_of([card for card in cards if card.day_id == day_id]):
            together = [card for card in cards if card.day_id == day_id and begin <= card.begin < end]
            moved = _first_free(week, day_id or 0, together, end - begin)
            if not moved:
                return ()
            found += moved
            week = ripple.after(week, moved)
    return (*found, *without(pending, now)) if found else ()


def _first_free(week: Agenda, day_id: int, cards: list[Card], minutes: int) -> list[Retime]:
    number = day_of(week, day_id).number
    later = sorted(week.days, key=lambda day: (day.number < number, abs(day.number - number)))
    begin = min(card.begin for card in cards)
    for day in later:
        taken = [(card.begin, card.end) for card in week.cards if card.day_id == day.id and card.live]
        free = first_gap(taken, minute_of(day.opens), minutes)
        fits = free + minutes <= minute_of(day.closes) and all(not (b < free + minutes and free < e) for b, e in taken)
        if day.id != day_id and fits:
            return [at(card, free + card.begin - begin, day.id) for card in cards]
    return []


def _towards(now: Agenda, wanted: Agenda, left: Iterable[int]) -> tuple[Retime, ...]:
    """Return the slots in which the week of now differs from the one wanted; who is not in both is left out."""
    present = {card.id: (card.day_id, card.starts, card.minutes) for card in now.cards if card.id not in set(left)}
    return tuple(
        Retime(card.id, card.day_id, card.starts, card.minutes)
        for card in wanted.cards
        if card.day_id is not None
        and card.starts is not None
        and card.id in present
        and present[card.id] != (card.day_id, card.starts, card.minutes)
    )
