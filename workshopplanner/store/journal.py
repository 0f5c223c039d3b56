"""The journal: every edit as rows before and after, read back for undo, history, conflicts and notices.

A `step` is one call of a command; its `change` lines are in the true order of the SQL, so that going backwards passes
only through states the database has already accepted. The journal is append-only.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any, Literal

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    bindparam,
    event,
    insert,
    literal,
    select,
)
from sqlalchemy import inspect as inspect_orm
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Mapper, object_session

from workshopplanner.errors import Conflict
from workshopplanner.language import _
from workshopplanner.store import row_text
from workshopplanner.store.many import execute_columns, execute_many
from workshopplanner.store.schema import Base, Journaled

Kind = Literal["do", "undo", "redo", "barrier"]
Row = row_text.Row
Touched = dict[str, set[int]]

steps = Table(
    "step",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("by", String, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("of", ForeignKey("step.id"), index=True),
    Column("label", String, nullable=False),
    sqlite_autoincrement=True,
)
changes = Table(
    "change",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("step_id", ForeignKey("step.id"), nullable=False, index=True),
    Column("table_name", String(40), nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True)
class Change:
    """One row's change: both sides whole for insert and delete (the other is None), changed columns for update."""

    table: str
    row_id: int
    before: Row | None
    after: Row | None

    def reversed(self) -> "Change":
        """Return the change that turns this one back."""
        return Change(self.table, self.row_id, self.after, self.before)


# ---- recording


class Recording:
    """What the command in hand has changed: held back until it ends, or written down on the way where it is much."""

    def __init__(self, by: str, kind: Kind, label: str) -> None:
        self._step = (by, kind, None, label)
        self.lines: list[Change] = []
        self.rows: Touched = {}
        self.step_id: int | None = None

    def write_down(self, connection: Connection) -> int:
        """Append what has been recorded to the journal, under a step that begins with the first of it; return that."""
        if self.step_id is None:
            self.step_id = open_step(connection, *self._step)
        append(connection, self.step_id, self.lines)
        note_rows(self.rows, self.lines)
        self.lines.clear()
        return self.step_id

    def write_new(self, connection: Connection, table: str, columns: Mapping[str, Sequence[Any]]) -> None:
        """Write new rows down, told by columns."""
        step_id = self.write_down(connection)
        count = len(columns["id"])
        told: dict[str, Sequence[Any]] = {
            "step_id": [step_id] * count,
            "table_name": [table] * count,
            "row_id": columns["id"],
            "before": [None] * count,
            "after": row_text.encode_columns(columns),
        }
        execute_columns(connection, insert(changes), told)
        self.rows.setdefault(table, set()).update(columns["id"])

    @property
    def idle(self) -> bool:
        """Whether the rows are as they were before."""
        return self.step_id is None and add_up_to_nothing(self.lines)


def note_rows(rows: Touched, lines: Iterable[Change]) -> None:
    """Add the rows of changes to those of a step."""
    for line in lines:
        rows.setdefault(line.table, set()).add(line.row_id)


def _whole(mapper: Mapper[Any], target: Journaled) -> Row:
    return {key: getattr(target, key) for key in mapper.column_attrs.keys()}  # noqa: SIM118 (not a mapping)


def _note(target: Journaled, before: Row | None, after: Row | None) -> None:
    session = object_session(target)
    if session is not None:
        recording: Recording = session.info["recording"]
        recording.lines.append(Change(target.__tablename__, target.id, before, after))


@event.listens_for(Journaled, "after_insert", propagate=True)
def _inserted(mapper: Mapper[Any], _connection: Connection, target: Journaled) -> None:
    _note(target, None, _whole(mapper, target))


@event.listens_for(Journaled, "after_delete", propagate=True)
def _deleted(mapper: Mapper[Any], _connection: Connection, target: Journaled) -> None:
    _note(target, _whole(mapper, target), None)


@event.listens_for(Journaled, "after_update", propagate=True)
def _updated(mapper: Mapper[Any], _connection: Connection, target: Journaled) -> None:
    before: Row = {}
    after: Row = {}
    attributes = inspect_orm(target).attrs
    for key in mapper.column_attrs.keys():  # noqa: SIM118 (not a mapping)
        history = attributes[key].history
        if history.has_changes():
            before[key] = history.deleted[0] if history.deleted else None
            after[key] = getattr(target, key)
    if after:
        _note(target, before, after)


def add_up_to_nothing(lines: Iterable[Change]) -> bool:
    """Say whether the rows are in the end as they were at first, as after a change and its opposite."""
    lines = list(lines)
    if lines and all(line.before is None for line in lines):
        return False
    was: dict[tuple[str, int], Row | None] = {}
    now: dict[tuple[str, int], Row | None] = {}
    for line in lines:
        key = (line.table, line.row_id)
        first = was.setdefault(key, line.before)
        if first is not None:  # a later line may be the first to change another column
            was[key] = (line.before or {}) | first
        now[key] = None if line.after is None else (now.get(key) or {}) | line.after
    return was == now


# ---- writing and reading


def open_step(connection: Connection, by: str, kind: Kind, of: int | None, label: str) -> int:
    """Append a step without changes and return its id."""
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    step = insert(steps).values(at=now, by=by, kind=kind, of=of, label=label)
    return int(connection.execute(step.returning(steps.c.id)).scalar_one())


def append(connection: Connection, step_id: int, lines: Iterable[Change]) -> None:
    """Append changes to a step."""
    rows = [
        {
            "step_id": step_id,
            "table_name": line.table,
            "row_id": line.row_id,
            "before": row_text.encode(line.before),
            "after": row_text.encode(line.after),
        }
        for line in lines
    ]
    if rows:
        execute_many(connection, insert(changes), rows)


def append_reversed(connection: Connection, step_id: int, of: int) -> None:
    """Append to a step what turns another one back, without reading it."""
    c = changes.c
    there = select(literal(step_id), c.table_name, c.row_id, c.after, c.before).where(c.step_id == of)
    into = ("step_id", "table_name", "row_id", "before", "after")
    connection.execute(insert(changes).from_select(into, there.order_by(c.id.desc())))


def read(connection: Connection, step_id: int) -> list[Change]:
    """Return the changes of a step in the order in which they were made."""
    found = connection.execute(select(*_SIDES).where(changes.c.step_id == step_id).order_by(changes.c.id))
    return _changes(found.all())


def backwards(connection: Connection, step_id: int, at_once: int = 5_000) -> Iterator[list[Change]]:
    """Yield what turns a step back, in portions: a step may be as large as an import."""
    c = changes.c
    wanted = select(c.table_name, c.row_id, c.after, c.before).where(c.step_id == step_id).order_by(c.id.desc())
    for part in connection.execute(wanted).partitions(at_once):
        yield _changes(part)


_SIDES = (changes.c.table_name, changes.c.row_id, changes.c.before, changes.c.after)


def _changes(found: Iterable[Any]) -> list[Change]:
    """Return changes of table, row and the texts of both sides; runs of one table are read at once."""
    lines: list[Change] = []
    for table, run in groupby(found, key=itemgetter(0)):
        _tables, ids, *sides = zip(*run, strict=True)
        lines += map(Change, repeat(table), ids, *(_rows(table, side) for side in sides))
    return lines


def _rows(table: str, texts: Sequence[str | None]) -> Iterable[Row | None]:
    there = iter(row_text.decode_many(table, [text for text in texts if text is not None]))
    return [None if text is None else next(there) for text in texts]


def newest(connection: Connection) -> int:
    """Return the id of the last step, 0 in a new file."""
    found = connection.execute(select(steps.c.id).order_by(steps.c.id.desc()).limit(1)).scalar()
    return found or 0


def label(connection: Connection, step_id: int) -> str:
    """Return the label of a step: the name of the command that made it."""
    found: str = connection.execute(select(steps.c.label).where(steps.c.id == step_id)).scalar_one()
    return found


def touched_since(
    connection: Connection, seen: int, until: int | None = None
) -> Iterator[tuple[str, int, str, str, str]]:
    """Yield table, row, author, kind and label for each change after step `seen`; a barrier has table ""."""
    columns = (changes.c.table_name, changes.c.row_id, steps.c.by, steps.c.kind, steps.c.label)
    joined = steps.outerjoin(changes, changes.c.step_id == steps.c.id)
    wanted = select(*columns).select_from(joined).where(steps.c.id > seen)
    for table, row_id, *rest in connection.execute(wanted if until is None else wanted.where(steps.c.id <= until)):
        by, kind, label = rest
        yield table or "", row_id or 0, by, kind, label


def in_the_way(connection: Connection, step_id: int) -> int | None:
    """Return the step because of which this one can't be turned back alone: None, or the last that stands on it.

    That is a barrier after it, or the last step but for which its rows would still be as it left them.
    """
    kinds = select(steps.c.id).where(steps.c.kind == "barrier", steps.c.id >= step_id)
    barrier = connection.execute(kinds.order_by(steps.c.id.desc()).limit(1)).scalar()
    if barrier is not None:
        return int(barrier)
    rows = _lasting(read(connection, step_id))
    later: dict[tuple[str, int], list[tuple[int, Change]]] = {}
    columns = (changes.c.step_id, changes.c.table_name, changes.c.row_id, changes.c.before, changes.c.after)
    tables = {table for table, _row_id in rows}
    since = changes.c.step_id > step_id, changes.c.table_name.in_(tables)
    for at, table, row_id, before, after in connection.execute(select(*columns).where(*since).order_by(changes.c.id)):
        if (table, row_id) in rows:
            change = Change(table, row_id, row_text.decode(table, before), row_text.decode(table, after))
            later.setdefault((table, row_id), []).append((at, change))
    blocking = (found[-1][0] for found in later.values() if not add_up_to_nothing(change for _at, change in found))
    return max(blocking, default=None)


def _lasting(lines: Sequence[Change]) -> set[tuple[str, int]]:
    """Return the rows that a step did not leave as they were before it."""
    by_row: dict[tuple[str, int], list[Change]] = {}
    for line in lines:
        by_row.setdefault((line.table, line.row_id), []).append(line)
    return {key for key, mine in by_row.items() if not add_up_to_nothing(mine)}


def to_turn_back(connection: Connection, step_id: int) -> list[Change]:
    """Return what turns a step back alone; rows that it only edited back and forth are left to later steps."""
    lines = read(connection, step_id)
    lasting = _lasting(lines)
    passing = {(line.table, line.row_id) for line in lines if line.before is None or line.after is None}
    kept = lasting | passing  # what was made and deleted within the step may be needed on the way
    return [line.reversed() for line in reversed(lines) if (line.table, line.row_id) in kept]


def stacks(connection: Connection, by: str) -> tuple[list[int], list[int]]:
    """Return the ids of the steps that `by` can undo and redo, the next one last; a fold over the whole journal."""
    undo: list[int] = []
    redo: list[int] = []
    mine = (steps.c.by == by) | (steps.c.kind == "barrier")
    for step_id, kind in connection.execute(select(steps.c.id, steps.c.kind).where(mine).order_by(steps.c.id)):
        push(undo, redo, step_id, kind)
    return undo, redo


def push(undo: list[int], redo: list[int], step_id: int, kind: Kind) -> None:
    """Carry the two stacks on over one more step."""
    if kind == "do":
        undo.append(step_id)
        redo.clear()
    elif kind == "undo":
        undo.pop()
        redo.append(step_id)
    elif kind == "redo":
        redo.pop()
        undo.append(step_id)
    else:
        undo.clear()
        redo.clear()


# ---- applying


def apply(connection: Connection, lines: Iterable[Change]) -> None:
    """Make the changes in the given order by Core SQL; raise Conflict when a row is not as its `before` says."""
    for (table_name, _keys), run in groupby(lines, key=_shape):
        _apply_run(connection, Base.metadata.tables[table_name], list(run))


def _shape(line: Change) -> tuple[str, tuple[Any, ...]]:
    keys = (tuple(line.before or ()), tuple(line.after or ()))
    return line.table, (line.before is None, line.after is None, *keys)


def _apply_run(connection: Connection, table: Table, run: list[Change]) -> None:
    first = run[0]
    if first.before is None:
        execute_many(connection, insert(table), [line.after or {} for line in run])
        return
    met = [table.c.id == bindparam("_id")]
    met += [
        table.c[key].is_not_distinct_from(bindparam(f"_was_{key}", type_=table.c[key].type)) for key in first.before
    ]
    columns = {"_id": [line.row_id for line in run]} | _named("_was_", [line.before or {} for line in run])
    if first.after is None:
        done = execute_columns(connection, table.delete().where(*met), columns)
    else:
        values = {key: bindparam(f"_new_{key}", type_=table.c[key].type) for key in first.after}
        columns |= _named("_new_", [line.after or {} for line in run])
        done = execute_columns(connection, table.update().where(*met).values(values), columns)
    if done != len(run):
        raise Conflict(_("Somebody has changed the same thing since. Nothing was changed; look at it and try again."))


def _named(beginning: str, rows: Sequence[Row]) -> dict[str, list[Any]]:
    return {f"{beginning}{key}": [row[key] for row in rows] for key in rows[0]}
