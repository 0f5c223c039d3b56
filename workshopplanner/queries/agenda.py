"""The agenda of a workshop as frozen rows: plain columns, a fixed number of statements, put together in Python.

The board asks for it after every edit, so the statements are built once and read tables, not mapped classes.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, case, func, select

from workshopplanner.core import agenda as rows
from workshopplanner.core.names import full_name
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Base, Person
from workshopplanner.store.store import Tx

NAME = (Person.family_name, Person.given_name, Person.family_first, Person.display_name)

_T = Base.metadata.tables
_SESSION, _ROOM, _PERSON, _DAY, _THEME = (_T[name].c for name in ("session", "room", "person", "day", "theme"))
_NAME = (_PERSON.family_name, _PERSON.given_name, _PERSON.family_first, _PERSON.display_name)
_FACTS = (_ROOM.id, _ROOM.name, _ROOM.capacity, _ROOM.layout, _ROOM.step_free)
_BY_WORKSHOP, _BY_ID = "workshop_id", "id"
Found = dict[int, tuple[Any, ...]]


def agenda(tx: Tx, workshop_id: int) -> rows.Agenda:
    """Return the days, rooms and sessions of a workshop; sessions by day and clock, those of the tray last."""
    days = _days(tx, workshop_id)
    rooms = {row.id: rows.Room(*row) for row in tx.execute(_rooms_of_workshop(), {"of": workshop_id})}
    by_day: dict[int | None, list[rows.Card]] = {day.id: [] for day in days} | {None: []}
    for card in sorted(_cards(tx, _BY_WORKSHOP, workshop_id, rooms), key=_clock):
        by_day[card.day_id].append(card)
    shelves = {day.id: tuple(by_day[day.id]) for day in days}
    ordered = tuple(card for shelf in by_day.values() for card in shelf)
    return rows.Agenda(days, tuple(rooms.values()), ordered, shelves)


def card(tx: Tx, session_id: int) -> rows.Card:
    """Return one session as its card."""
    rooms = {row.id: rows.Room(*row) for row in tx.execute(_rooms_of_session(), {"of": session_id})}
    found = _cards(tx, _BY_ID, session_id, rooms)
    if not found:
        raise UserError(_("This session is no longer there."))
    return found[0]


def _clock(card: rows.Card) -> tuple[int, tuple[int, ...], str]:
    return card.begin, tuple([room.id for room in card.rooms]), card.code


def _cards(tx: Tx, by: str, of: int, rooms: dict[int, rows.Room]) -> list[rows.Card]:
    """Read sessions and what hangs on them, one statement for each kind of it."""

    def linked(table: str, column: str) -> Any:
        return tx.execute(_hanging(table, column, by), {"of": of})

    in_rooms = _gathered((session_id, rooms[room_id]) for session_id, room_id in linked("session_room", "room_id"))
    people = _gathered((row[0], _contributor(row)) for row in tx.execute(_people(by), {"of": of}))
    outcomes = _gathered(linked("session_outcome", "outcome_id"))
    hanging = in_rooms, people, outcomes, _gathered(linked("session_theme", "theme_id"))
    plans: Found = {row[0]: row[1:] for row in tx.execute(_plans(by), {"of": of})}
    needs = _gathered(linked("session_prerequisite", "needs_id"))
    return [
        rows.Card(
            *(
                *row[:14],
                *(parts.get(row[0], ()) for parts in hanging),
                *row[14:],
                *plans.get(row[0], (0, 0, 0))[:2],
                needs.get(row[0], ()),
                plans.get(row[0], (0, 0, 0))[2],
            )
        )
        for row in tx.execute(_sessions(by), {"of": of})
    ]


def _gathered(pairs: Iterable[Any]) -> Found:
    """Return the values of each session, in the order in which they come."""
    found: dict[int, list[Any]] = {}
    for session_id, value in pairs:
        found.setdefault(session_id, []).append(value)
    return {session_id: tuple(values) for session_id, values in found.items()}


def _contributor(row: Any) -> rows.Contributor:
    _session_id, person_id, function, *name = row
    return rows.Contributor(person_id, full_name(*name), function)


def _days(tx: Tx, workshop_id: int) -> tuple[rows.Day, ...]:
    found: Any = tx.execute(_days_of_workshop(), {"of": workshop_id})
    return tuple(rows.Day(*(*row[:6], "" if row[6] is None else full_name(*row[7:]))) for row in found)


# ---- statements


@cache
def _days_of_workshop() -> Select[Any]:
    columns = (_DAY.id, _DAY.number, _DAY.date, _DAY.title, _DAY.opens, _DAY.closes, _DAY.chair_id)
    wanted = select(*columns, *_NAME).select_from(_T["day"].outerjoin(_T["person"]))
    return wanted.where(_DAY.workshop_id == bindparam("of")).order_by(_DAY.number, _DAY.date, _DAY.id)


@cache
def _rooms_of_workshop() -> Select[Any]:
    return select(*_FACTS).where(_ROOM.workshop_id == bindparam("of")).order_by(_ROOM.id)


@cache
def _rooms_of_session() -> Select[Any]:
    link = _T["session_room"]
    return select(*_FACTS).select_from(link.join(_T["room"])).where(link.c.session_id == bindparam("of"))


@cache
def _sessions(by: str) -> Select[Any]:
    """Select the columns of a card in its own order; rooms, people, outcomes and further themes come in between."""
    return (
        select(
            _SESSION.id,
            _SESSION.code,
            _SESSION.title,
            _SESSION.day_id,
            _SESSION.starts,
            _SESSION.minutes,
            _SESSION.type,
            _SESSION.status,
            _SESSION.locked,
            _SESSION.theme_id,
            func.coalesce(_THEME.code, ""),
            func.coalesce(_THEME.title, ""),
            func.coalesce(_THEME.slot, 0),
            _SESSION.parallel_set,
            _SESSION.interpretation,
            _SESSION.public_note,
            _SESSION.internal_note,
            _SESSION.layout,
        )
        .select_from(_T["session"].outerjoin(_T["theme"]))
        .where(_SESSION[by] == bindparam("of"))
    )


@cache
def _hanging(table: str, column: str, by: str) -> Select[Any]:
    link = _T[table]
    joined = select(link.c.session_id, link.c[column]).select_from(
        link.join(_T["session"], link.c.session_id == _SESSION.id)
    )
    return joined.where(_SESSION[by] == bindparam("of")).order_by(link.c[column])


@cache
def _people(by: str) -> Select[Any]:
    link = _T["session_person"]
    wanted = select(link.c.session_id, _PERSON.id, link.c.function, *_NAME)
    joined = wanted.select_from(link.join(_T["session"]).join(_T["person"], link.c.person_id == _PERSON.id))
    return joined.where(_SESSION[by] == bindparam("of")).order_by(link.c.id)


@cache
def _plans(by: str) -> Select[Any]:
    step = _T["plan_step"].c
    least = case((step.least.is_(None), 1), else_=step.least)  # as plan_minutes.least_of has it
    least = case((step.minutes < least, step.minutes), else_=least)
    wanted = select(step.session_id, func.count(), func.sum(step.minutes), func.sum(least))
    joined = wanted.select_from(_T["plan_step"].join(_T["session"]))
    return joined.where(_SESSION[by] == bindparam("of")).group_by(step.session_id)
