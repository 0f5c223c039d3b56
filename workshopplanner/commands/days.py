"""Days as wholes: added beside others, reordered, swapped, copied.

What a day holds (title, hours, chair, sessions) travels together; the dates of the workshop stay where they are, and so
does who is away on them. A locked session keeps its place within its day, and goes where the day goes.
"""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select

from workshopplanner.commands._parts import copy_of, copy_parts, copy_prerequisites
from workshopplanner.commands._rows import get
from workshopplanner.commands._slots import next_session_code
from workshopplanner.core import holidays
from workshopplanner.core.kinds import SessionStatus
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Absence, Country, Day, Session, Workshop
from workshopplanner.store.store import Tx


def swap_days(tx: Tx, day_id: int, other_id: int) -> None:
    """Let two days change places: each takes the other's date, with everything it holds."""
    day, other = get(tx, Day, day_id), get(tx, Day, other_id)
    _of_one_workshop(day, other)
    order = _days_of(tx, day.workshop_id)
    here, there = order.index(day), order.index(other)
    order[here], order[there] = other, day
    _lay_out(tx, order, sorted(each.date for each in order))


def move_day(tx: Tx, day_id: int, number: int) -> None:
    """Make a day the one of this number; the days between move up by one, each onto the next date."""
    day = get(tx, Day, day_id)
    order = _days_of(tx, day.workshop_id)
    if not 1 <= number <= len(order):
        raise UserError(_("A day can only take the place of another day of its workshop."))
    order.remove(day)
    order.insert(number - 1, day)
    _lay_out(tx, order, sorted(each.date for each in order))


def add_day_beside(tx: Tx, day_id: int, after: bool = True) -> int:
    """Add an empty day with the same hours right after another, or right before it.

    It takes the date in between where one is free; otherwise the days that follow move on, the last to a new date.
    """
    day = get(tx, Day, day_id)
    order = _days_of(tx, day.workshop_id)
    at = order.index(day) + int(after)
    dates = [each.date for each in order]
    new = Day(workshop_id=day.workshop_id, opens=day.opens, closes=day.closes, number=at + 1, date=day.date)
    tx.add(new)
    tx.flush()
    order.insert(at, new)
    _lay_out(tx, order, _with_room(dates, at, _weekend(tx, day.workshop_id)))
    return new.id


def copy_day(tx: Tx, day_id: int, to_day_id: int | None = None) -> int:
    """Copy all sessions of a day to another, beside what is there; without one, to a new day right after it.

    A copy comes after the copies of what its session comes after. Returns the id of the day that got the copies.
    """
    source = get(tx, Day, day_id)
    target = get(tx, Day, add_day_beside(tx, day_id) if to_day_id is None else to_day_id)
    _of_one_workshop(source, target)
    if to_day_id is None:
        target.title, target.chair_id = source.title, source.chair_id
    originals = tx.scalars(select(Session).where(Session.day_id == day_id).order_by(Session.starts, Session.id)).all()
    sets = _fresh_parallel_sets(tx, originals)
    copies: dict[int, Session] = {}
    for original in originals:
        copy: Session = copy_of(
            original,
            code=next_session_code(tx, source.workshop_id),
            day_id=target.id,
            parallel_set=sets.get(original.parallel_set),
            locked=False,
            status=SessionStatus.DRAFT,
        )
        tx.add(copy)
        tx.flush()
        copy_parts(tx, original.id, copy)
        copies[original.id] = copy
    copy_prerequisites(tx, {original: copy.id for original, copy in copies.items()})
    return target.id


# ---- dates


def _with_room(dates: Sequence[dt.date], at: int, weekend: frozenset[int]) -> list[dt.date]:
    """Return the dates with one more, such that the one at place `at` can be given to a new day."""
    off = weekend if not any(date.weekday() in weekend for date in dates) else frozenset()
    between = _next(dates[at - 1], 1, off) if at else _next(dates[0], -1, off)
    if at == 0 or at == len(dates) or between < dates[at]:
        return sorted([*dates, between])
    return [*dates, _next(dates[-1], 1, off)]


def _next(date: dt.date, step: int, off: frozenset[int]) -> dt.date:
    """Return the next date forwards or backwards that is no day off."""
    date += dt.timedelta(days=step)
    while date.weekday() in off:
        date += dt.timedelta(days=step)
    return date


def _weekend(tx: Tx, workshop_id: int) -> frozenset[int]:
    country_id = get(tx, Workshop, workshop_id).country_id
    return holidays.weekend("" if country_id is None else get(tx, Country, country_id).alpha2)


def _lay_out(tx: Tx, order: Sequence[Day], dates: Sequence[dt.date]) -> None:
    """Give the days these dates, one after the other; who is away on a date stays away on it."""
    was = {day.id: day.date for day in order}
    for number, (day, date) in enumerate(zip(order, dates, strict=True), start=1):
        day.number, day.date = number, date
    tx.flush()
    now = {day.date: day.id for day in order}
    for absence in tx.scalars(select(Absence).where(Absence.day_id.in_(was))):
        absence.day_id = now[was[absence.day_id]]


def _days_of(tx: Tx, workshop_id: int) -> list[Day]:
    return list(tx.scalars(select(Day).where(Day.workshop_id == workshop_id).order_by(Day.date, Day.id)))


def _of_one_workshop(day: Day, other: Day) -> None:
    if day.workshop_id != other.workshop_id:
        raise UserError(_("These days belong to different workshops. Choose two days of one workshop."))


def _fresh_parallel_sets(tx: Tx, sessions: Sequence[Session]) -> dict[int | None, int]:
    """Give the parallel sets of these sessions numbers that their workshop does not use yet."""
    old = sorted({session.parallel_set for session in sessions if session.parallel_set is not None})
    if not old:
        return {}
    taken = tx.scalars(select(Session.parallel_set).where(Session.workshop_id == sessions[0].workshop_id))
    first = max(number or 0 for number in taken) + 1
    return {number: first + at for at, number in enumerate(old)}
