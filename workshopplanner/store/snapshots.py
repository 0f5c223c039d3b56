"""The rows of a workshop's programme as they are, and as text that can be kept.

A programme is the workshop with its days, rooms, themes, outcomes, sessions and all that hangs on them, absences,
limits and waivers. The people, the roster and the countries are not part of it.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from operator import methodcaller
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session as Tx

from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import (
    Absence,
    Country,
    Day,
    Journaled,
    Objective,
    Outcome,
    Person,
    Project,
    Room,
    Session,
    SessionOutcome,
    SessionPerson,
    SessionPrerequisite,
    SessionRoom,
    SessionTheme,
    Step,
    Theme,
    ThemeOutcome,
    Threshold,
    Waiver,
    Workshop,
)

Row = dict[str, Any]
Tables = dict[str, list[Row]]

_OUTSIDE: tuple[Any, ...] = (Person, Country, Project)  # what a programme points to beyond itself
_OF_WORKSHOP: tuple[Any, ...] = (Day, Room, Theme, Outcome, Session, Absence, Threshold, Waiver)
_OF_SESSION: tuple[Any, ...] = (SessionRoom, SessionPerson, SessionTheme, SessionOutcome, Objective, Step)
# Every class whose rows make a programme, each after those it points to.
CLASSES: tuple[Any, ...] = (
    Workshop,
    Day,
    Room,
    Theme,
    Outcome,
    ThemeOutcome,
    Session,
    *_OF_SESSION,
    SessionPrerequisite,
    Absence,
    Threshold,
    Waiver,
)


def rows_of(tx: Tx, workshop_id: int) -> Tables:
    """Return the rows of a programme by table, in the order of their ids."""
    found: Tables = {}
    for kind in CLASSES:
        table = kind.__table__
        wanted = select(table).where(_within(kind, workshop_id)).order_by(table.c.id)
        found[table.name] = [dict(row._mapping) for row in tx.execute(wanted)]  # noqa: SLF001 (its documented name)
    return found


def _within(kind: type[Journaled], workshop_id: int) -> Any:
    columns = kind.__table__.c
    if kind is Workshop:
        return columns.id == workshop_id
    if kind in _OF_WORKSHOP:
        return columns.workshop_id == workshop_id
    if kind is ThemeOutcome:
        return columns.theme_id.in_(_ids(Theme, workshop_id))
    return columns.session_id.in_(_ids(Session, workshop_id))


def _ids(kind: Any, workshop_id: int) -> Select[Any]:
    return select(kind.id).where(kind.workshop_id == workshop_id)


def to_text(tables: Tables) -> str:
    """Return rows as JSON: for each table its columns once, then the values."""
    kept = {
        name: {"columns": list(rows[0]), "rows": [list(row.values()) for row in rows]} for name, rows in _some(tables)
    }
    return json.dumps(kept, ensure_ascii=False, default=methodcaller("isoformat"), separators=(",", ":"))


def _some(tables: Tables) -> Iterable[tuple[str, list[Row]]]:
    return ((name, rows) for name, rows in tables.items() if rows)


def from_text(text: str, now: Tables | None = None) -> Tables:
    """Return the rows of a text; columns that are gone are passed over.

    A column that is newer than the text has the value that its row has `now`, else its usual one.
    """
    there = {name: {row["id"]: row for row in rows} for name, rows in (now or {}).items()}
    try:
        kept = json.loads(text)
        names = [(kind, kind.__tablename__) for kind in CLASSES]
        found = {name: _rows(kind, kept.get(name), there.get(name, {})) for kind, name in names}
    except (ValueError, LookupError, TypeError, AttributeError) as problem:
        raise UserError(_("This version can't be read. Nothing was changed.")) from problem
    if len(found["workshop"]) != 1:
        raise UserError(_("This version can't be read. Nothing was changed."))
    return found


def _rows(kind: Any, kept: dict[str, Any] | None, now: Mapping[int, Row]) -> list[Row]:
    if kept is None:
        return []
    columns = kind.__table__.columns
    known = [(at, columns[name]) for at, name in enumerate(kept["columns"]) if name in columns]
    newer = {column.name: _usual(column) for column in columns if column.name not in kept["columns"]}
    order = [column.name for column in columns]
    found: list[Row] = []
    for values in kept["rows"]:
        row = {column.name: _value(column, values[at]) for at, column in known}
        present = now.get(row["id"], {})
        row |= {name: present.get(name, usual) for name, usual in newer.items()}
        found.append({name: row[name] for name in order})
    return found


def _usual(column: Any) -> Any:
    return column.default.arg if column.default is not None and column.default.is_scalar else None


def _value(column: Any, value: Any) -> Any:
    if value is None:
        return None
    enum = getattr(column.type, "enum_class", None)
    kind = enum or column.type.python_type
    if isinstance(value, kind):
        return value
    return kind.fromisoformat(value) if kind in (dt.date, dt.time, dt.datetime) else kind(value)


# ---- what can't come back

Loss = tuple[str, Row, str]  # a table, its row as it was kept, and the column whose target is gone


def let_go(tx: Tx, tables: Tables) -> list[Loss]:
    """Let rows go of what is no longer in the project, or leave them out where they can't be without; return which."""
    there = {kind.__tablename__: set(tx.scalars(select(kind.id))) for kind in _OUTSIDE}
    losses: list[Loss] = []
    gone: set[tuple[str, int]] = set()
    for kind in CLASSES:
        name = kind.__tablename__
        keys = [(key.parent, key.column.table.name) for key in kind.__table__.foreign_keys]
        kept: list[Row] = []
        for row in tables[name]:
            lost = [column for column, target in keys if _is_lost(row[column.name], target, there, gone)]
            losses += [(name, row, column.name) for column in lost]
            if all(column.nullable for column in lost):
                kept.append(row | {column.name: None for column in lost})
            else:
                gone.add((name, row["id"]))
        tables[name] = kept
    return losses


def _is_lost(value: int | None, target: str, there: Mapping[str, set[int]], gone: set[tuple[str, int]]) -> bool:
    if value is None:
        return False
    return (target, value) in gone or (target in there and value not in there[target])
