"""Working out what a change does to the sessions after it, as each movement of a drag asks for it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from benchmarks.data import MONDAY
from benchmarks.measure import Figure, Reference, Result, Target, in_turn, timed
from workshopplanner.core import ripple
from workshopplanner.core.agenda import Agenda, Card, Day, time_of
from workshopplanner.core.kinds import SessionStatus, SessionType
from workshopplanner.core.ripple import Mode
from workshopplanner.core.ripple_blocks import Retime

SIZES = (46, 200, 1000)
FRAME = 0.0167  # seconds: what a frame of a drag may take as a whole
TIMES = 20  # one is too short for the clock


def run(*, quick: bool = False) -> Result:
    """Measure a push, a block that moves, closing up and a late morning on weeks of growing size."""
    sizes, repetitions = (SIZES[:1], 3) if quick else (SIZES, 31)
    return Result("ripple", tuple(figure for size in sizes for figure in _figures(size, repetitions)))


def week(count: int) -> Agenda:
    """Return a week of five days, one session behind the other, with a parallel set, a gap and lunch each day."""
    days = tuple(Day(n, n, MONDAY + dt.timedelta(days=n - 1), "", dt.time(9), dt.time(17)) for n in range(1, 6))
    each = -(-count // 5)
    return Agenda(days, (), tuple(_card(number, number // each + 1, number % each, each) for number in range(count)))


def _card(number: int, day_id: int, place: int, each: int) -> Card:
    minutes = 440 // each
    begin = 540 + place * minutes + (10 if place > 4 else 0)
    kind = SessionType.MEAL if place == each // 2 else SessionType.LECTURE
    card = Card(number, f"S{number}", f"Session {number}", day_id, time_of(begin), minutes, kind, SessionStatus.DRAFT)
    return replace(card, parallel_set=1 if place in (1, 2) else None)


def _figures(size: int, repetitions: int) -> list[Figure]:
    agenda = week(size)
    first, *others = [card for card in agenda.cards if card.day_id == agenda.days[0].id]
    longer = Retime(first.id, first.day_id or 0, time_of(first.begin), first.minutes + 5)
    block = [Retime(card.id, card.day_id or 0, time_of(card.begin + 5), card.minutes) for card in (first, *others[2:5])]
    ours: dict[str, Callable[[], object]] = {
        "push": lambda: ripple.change(agenda, [longer], Mode.PUSH),
        "a block of 4": lambda: ripple.change(agenda, block, Mode.PUSH),
        "closing up": lambda: ripple.leave(agenda, [first.id]),
        "a late day": lambda: ripple.shift_rest(agenda, first.day_id or 0, first.begin, 5),
    }
    *mine, plain = in_turn(repetitions, [_often(work) for work in (*ours.values(), lambda: _plainly(agenda, first))])
    reference = Reference("a plain loop that adds the minutes", plain)
    return [
        Figure(f"{name}, {size:,} sessions", times, (reference,), Target(seconds=FRAME) if size == 200 else None)
        for name, times in zip(ours, mine, strict=True)
    ]


def _often(work: Callable[[], object]) -> Callable[[], float]:
    def repeatedly() -> None:
        for _time in range(TIMES):
            work()

    return lambda: timed(repeatedly) / TIMES


def _plainly(agenda: Agenda, first: Card) -> list[Card]:
    """Shift all later sessions of a day, without gaps, walls, parallel sets, or what does not fit."""
    return [
        replace(card, starts=time_of(card.begin + 5))
        if card.day_id == first.day_id and card.begin > first.begin
        else card
        for card in agenda.cards
    ]
