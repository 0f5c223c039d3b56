"""The agenda of a workshop as frozen rows: plain columns, a fixed number of statements, put together in Python."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, func, select

from workshopplanner.core import agenda as rows
from workshopplanner.core.roster import full_name
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import (
    Day,
    Person,
    Room,
    Session,
    SessionOutcome,
    SessionPerson,
    SessionRoom,
    SessionTheme,
    Step,
    Theme,
)
from workshopplanner.store.store import Tx

NAME = (Person.family_name, Person.given_name, Person.family_first, Person.display_name)
_ROOM = (Room.id, Room.name, Room.capacity, Room.layout, Room.step_free)


def agenda(tx: Tx, workshop_id: int) -> rows.Agenda:
    """Return the days, rooms and sessions of a workshop; sessions by day and clock, those of the tray last."""
    days = _days(tx, workshop_id)
    rooms = tuple(rows.Room(*row) for row in tx.execute(_rooms_of(workshop_id)))
    cards = _cards(tx, Session.workshop_id == workshop_id)
    by_day: dict[int | None, list[rows.Card]] = defaultdict(list)
    for card in sorted(cards, key=_clock):
        by_day[card.day_id].append(card)
    shelves = {day.id: tuple(by_day[day.id]) for day in days}
    ordered = (card for shelf in (*shelves.values(), by_day[None]) for card in shelf)
    return rows.Agenda(days, rooms, tuple(ordered), shelves)


def card(tx: Tx, session_id: int) -> rows.Card:
    """Return one session as its card."""
    found = _cards(tx, Session.id == session_id)
    if not found:
        raise UserError(_("This session is no longer there."))
    return found[0]


def _clock(card: rows.Card) -> tuple[int, tuple[int, ...], str]:
    return card.begin, tuple(room.id for room in card.rooms), card.code


def _days(tx: Tx, workshop_id: int) -> tuple[rows.Day, ...]:
    wanted = (
        select(Day.id, Day.number, Day.date, Day.title, Day.opens, Day.closes, *NAME)
        .outerjoin(Day.chair)
        .where(Day.workshop_id == workshop_id)
        .order_by(Day.number, Day.date, Day.id)
    )
    return tuple(rows.Day(*row[:6], chair=_name(row[6:])) for row in tx.execute(wanted))


def _name(parts: Any) -> str:
    family, given, family_first, display = parts
    return full_name(family or "", given or "", bool(family_first), display or "")


def _rooms_of(workshop_id: int) -> Any:
    return select(*_ROOM).where(Room.workshop_id == workshop_id).order_by(Room.id)


def _cards(tx: Tx, which: ColumnElement[bool]) -> list[rows.Card]:
    """Read the sessions and what hangs on them, one statement for each kind of it."""
    wanted = (
        select(
            Session.id,
            Session.code,
            Session.title,
            Session.day_id,
            Session.starts,
            Session.minutes,
            Session.type,
            Session.status,
            Session.locked,
            Session.theme_id,
            Theme.code,
            Theme.title,
            Theme.slot,
            Session.parallel_set,
            Session.interpretation,
            Session.public_note,
            Session.internal_note,
        )
        .outerjoin(Session.theme)
        .where(which)
    )
    sessions = tx.execute(wanted).all()
    rooms = _gathered((of, rows.Room(*room)) for of, *room in tx.execute(_rooms_in(which)))
    people = _gathered((of, _contributor(*who)) for of, *who in tx.execute(_people_in(which)))
    outcomes = _gathered(tx.execute(_links(SessionOutcome, SessionOutcome.outcome_id, which)))
    further = _gathered(tx.execute(_links(SessionTheme, SessionTheme.theme_id, which)))
    plans = {of: (steps, minutes) for of, steps, minutes in tx.execute(_plans_in(which))}
    cards = []
    for row in sessions:
        of = row[0]
        steps, minutes = plans.get(of, (0, 0))
        card = rows.Card(
            *row[:10],
            theme_code=row[10] or "",
            theme_title=row[11] or "",
            slot=row[12] or 0,
            parallel_set=row[13],
            rooms=tuple(rooms.get(of, ())),
            people=tuple(people.get(of, ())),
            outcomes=tuple(outcomes.get(of, ())),
            further_themes=tuple(further.get(of, ())),
            interpretation=row[14],
            public_note=row[15],
            internal_note=row[16],
            plan_steps=steps,
            plan_minutes=minutes,
        )
        cards.append(card)
    return cards


def _gathered(pairs: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for of, value in pairs:
        found.setdefault(of, []).append(value)
    return found


def _rooms_in(which: ColumnElement[bool]) -> Any:
    return (
        select(SessionRoom.session_id, *_ROOM)
        .join(SessionRoom.room)
        .join(SessionRoom.session)
        .where(which)
        .order_by(Room.id)
    )


def _people_in(which: ColumnElement[bool]) -> Any:
    return (
        select(SessionPerson.session_id, Person.id, SessionPerson.function, *NAME)
        .join(SessionPerson.person)
        .join(SessionPerson.session)
        .where(which)
        .order_by(SessionPerson.id)
    )


def _contributor(person_id: int, function: Any, *parts: Any) -> rows.Contributor:
    return rows.Contributor(person_id, _name(parts), function)


def _links(table: Any, column: Any, which: ColumnElement[bool]) -> Any:
    return select(table.session_id, column).join(table.session).where(which).order_by(column)


def _plans_in(which: ColumnElement[bool]) -> Any:
    return (
        select(Step.session_id, func.count(), func.sum(Step.minutes))
        .join(Step.session)
        .where(which)
        .group_by(Step.session_id)
    )
