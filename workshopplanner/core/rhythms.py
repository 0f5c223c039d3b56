"""A week's rhythm kept for other workshops: hours, breaks, fixed points, and empty slots for teaching."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from workshopplanner.core.agenda import Agenda, Card, overlaps, time_of
from workshopplanner.core.kinds import SessionStatus, SessionType


@dataclass(frozen=True)
class RhythmDay:
    """The hours of a day; `number` counts from 1."""

    number: int
    opens: dt.time
    closes: dt.time


@dataclass(frozen=True)
class RhythmSlot:
    """What stands on a day of a rhythm; a slot for teaching has no title."""

    number: int
    starts: dt.time
    minutes: int
    type: SessionType
    title: str = ""


@dataclass(frozen=True)
class Rhythm:
    """A rhythm with its name."""

    id: int
    name: str
    days: tuple[RhythmDay, ...]
    slots: tuple[RhythmSlot, ...]

    def model(self, number: int, days: int) -> RhythmDay:
        """Return the day that day `number` of a workshop of `days` days follows.

        The first follows the first and the last the last; those between take the others in turn.
        """
        if number == 1 or len(self.days) == 1:
            return self.days[0]
        if number == days:
            return self.days[-1]
        inner = self.days[1:-1] or self.days
        return inner[(number - 2) % len(inner)]

    def slots_of(self, number: int, days: int) -> tuple[RhythmSlot, ...]:
        """Return what stands on day `number` of a workshop of `days` days."""
        like = self.model(number, days).number
        return tuple(slot for slot in self.slots if slot.number == like)


def rhythm_of(agenda: Agenda, name: str) -> Rhythm:
    """Return the rhythm of a week; of teaching at the same time one slot is kept, and what is cancelled is not."""
    days = tuple(RhythmDay(day.number, day.opens, day.closes) for day in agenda.days)
    slots = [
        RhythmSlot(day.number, time_of(card.begin), card.minutes, card.type, "" if card.taught else card.title)
        for day in agenda.days
        for card in _one_after_the_other(agenda.by_day.get(day.id, ()))
    ]
    return Rhythm(0, name, days, tuple(slots))


def _one_after_the_other(cards: Iterable[Card]) -> list[Card]:
    kept: list[Card] = []
    for card in cards:
        beside = card.taught and any(other.taught and overlaps(card, other) for other in kept)
        if card.status is not SessionStatus.CANCELLED and not beside:
            kept.append(card)
    return kept
