"""Small weeks for the tests of what a change does to the sessions after it."""

import datetime as dt
from dataclasses import replace

from workshopplanner.core import ripple
from workshopplanner.core.agenda import Agenda, Card, Day, time_of
from workshopplanner.core.kinds import SessionStatus, SessionType
from workshopplanner.core.ripple import Mode, Retiming
from workshopplanner.core.ripple_blocks import Retime

DAY = Day(1, 1, dt.date(2018, 6, 18), "", dt.time(9), dt.time(17))
NEXT = Day(2, 2, dt.date(2018, 6, 19), "", dt.time(9), dt.time(17))


def card(number: int, begin: int, minutes: int, **more: object) -> Card:
    plain = Card(number, f"S{number}", f"Session {number}", 1, time_of(begin), minutes, SessionType.LECTURE,
                 SessionStatus.DRAFT)  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def week(*cards: Card) -> Agenda:
    return Agenda((DAY, NEXT), (), tuple(sorted(cards, key=clock)))


def after(agenda: Agenda, found: Retiming) -> Agenda:
    assert len({move.session_id for move in found.moves}) == len(found.moves)
    return Agenda(agenda.days, (), tuple(sorted(ripple.after(agenda, found.moves).cards, key=clock)))


def clock(each: Card) -> tuple[int, int, int]:
    return each.day_id or 0, each.begin, each.id


def slots(found: Retiming) -> dict[int, tuple[int, int]]:
    assert {move.day_id for move in found.moves} <= {1}
    return {move.session_id: (move.begin, move.minutes) for move in found.moves}


def wish(number: int, begin: int, minutes: int, day_id: int = 1) -> Retime:
    return Retime(number, day_id, time_of(begin), minutes)


def push(agenda: Agenda, *wishes: Retime) -> Retiming:
    return ripple.change(agenda, wishes, Mode.PUSH)


MORNING = week(
    card(1, 540, 60), card(2, 600, 30), card(3, 640, 60), card(4, 720, 60, type=SessionType.MEAL), card(5, 780, 60)
)
