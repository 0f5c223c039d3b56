"""The Store: the only door to the data."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import ORMExecuteState, Session, configure_mappers

from workshopplanner.core.collecting import not_collecting
from workshopplanner.errors import Conflict
from workshopplanner.language import _
from workshopplanner.store import engines, journal, problems
from workshopplanner.store.author import author
from workshopplanner.store.schema import Base

P = ParamSpec("P")
R = TypeVar("R")
Touched = journal.Touched


class Tx(Session):
    """The open transaction that commands and queries take first."""


@event.listens_for(Tx, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    """Bulk SQL would change rows behind the journal's back."""
    if (state.is_insert or state.is_update or state.is_delete) and not state.session.info.get("barrier"):
        raise RuntimeError("A command changes rows through mapped objects; bulk SQL would escape the journal.")


@lru_cache(maxsize=1024)
def _tables_named(statement: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", statement)) & frozenset(Base.metadata.tables)


@dataclass(frozen=True)
class _Written:
    """A step that stands in the journal but is not yet committed; `missed` says others wrote since the last look."""

    step_id: int
    kind: journal.Kind
    rows: Touched
    missed: bool


@dataclass(frozen=True)
class Turned:
    """A step that was undone or redone: its label and the rows that changed."""

    label: str
    rows: Touched


class Store:
    """The only door to the data: ask, do, undo, redo, poll, and one `on_change` callback.

    It belongs to the thread that made it. `place` is a file or a PostgreSQL address whose tables exist; `by` names
    the person whose steps can be undone here.
    """

    def __init__(self, place: Path | str, by: str | None = None) -> None:
        self.place = place
        self.by = by or author()
        self.on_change: Callable[[Touched], None] | None = None
        self._writing, self._reading = engines.pair(place)
        self._looked_in: set[str] = set()
        event.listen(self._reading, "before_cursor_execute", self._watch)
        with self._reading.connect() as connection:
            self.seen = journal.newest(connection)
            self._undo, self._redo = journal.stacks(connection, self.by)

    def warm(self) -> None:
        """Prepare now what the first command or larger query would otherwise wait for."""
        configure_mappers()

    # ---- asking

    def ask(self, query: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return a query's answer, made of plain or frozen values."""
        return self.watch(query, *args, **kwargs)[0]

    def watch(
        self, query: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> tuple[R, frozenset[str]]:
        """Return a query's answer and the tables it looked in, to know when to ask again."""
        self._looked_in = set()
        with problems.in_words(), Tx(self._reading, autoflush=False) as tx:
            answer = query(tx, *args, **kwargs)
            if tx.identity_map:
                raise RuntimeError(f"{query.__name__} let a mapped object out; it must answer with frozen rows.")
        return answer, frozenset(self._looked_in)

    def _watch(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        self._looked_in |= _tables_named(statement)

    # ---- doing

    def do(self, command: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a command as one undoable step; raise Conflict when somebody else changed the same rows meanwhile."""
        return self.do_since(self.seen, command, *args, **kwargs)

    def do_since(self, seen: int, command: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a command that was prepared at step `seen`: refuse it if its rows changed after that, by anybody."""
        with self._transaction() as tx:
            newest = journal.newest(tx.connection())
            recording = tx.info["recording"] = journal.Recording(self.by, "do", command.__name__)
            answer = command(tx, *args, **kwargs)
            tx.flush()
            written = None if recording.idle else self._finish(tx.connection(), recording, seen, newest)
        if written is not None:
            self._go_on(written)
        return answer

    def _finish(self, connection: Connection, recording: journal.Recording, seen: int, newest: int) -> _Written:
        step_id = recording.write_down(connection)
        if seen < newest:
            self._refuse_stale(connection, seen, newest, recording.rows)
        return self._written(connection, step_id, "do", newest, recording.rows)

    def barrier(self, work: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run work that can't be undone (seeding, anonymising): bulk SQL is allowed and both stacks are emptied."""
        with self._transaction() as tx:
            tx.info["barrier"] = True
            tx.info["recording"] = journal.Recording(self.by, "barrier", work.__name__)
            answer = work(tx, *args, **kwargs)
            tx.flush()
            step_id = journal.open_step(tx.connection(), self.by, "barrier", None, work.__name__)
            written = _Written(step_id, "barrier", _gather(tx.connection(), self.seen), missed=True)
        self._go_on(written)
        return answer

    @contextmanager
    def _transaction(self) -> Iterator[Tx]:
        with problems.in_words(), Tx(self._writing, expire_on_commit=False) as tx, tx.begin():
            yield tx

    def _written(
        self, connection: Connection, step_id: int, kind: journal.Kind, before: int, rows: Touched
    ) -> _Written:
        """Return a step as this store takes note of it; others' steps after the last look, up to `before`, too."""
        missed = before != self.seen
        return _Written(step_id, kind, _gather(connection, self.seen) if missed else rows, missed)

    def _go_on(self, written: _Written) -> None:
        """Carry this store on to a step that is now committed, and tell the listener."""
        if written.missed:
            with self._reading.connect() as connection:
                self._undo, self._redo = journal.stacks(connection, self.by)
        else:
            journal.push(self._undo, self._redo, written.step_id, written.kind)
        self.seen = written.step_id
        self._tell(written.rows)

    def _refuse_stale(self, connection: Connection, seen: int, until: int, mine: Touched) -> None:
        for table, row_id, by, kind, _label in journal.touched_since(connection, seen, until):
            if kind == "barrier" or row_id in mine.get(table, ()):
                sentence = _("{who} has changed the same thing since you looked. Nothing was changed; try again.")
                raise Conflict(sentence.format(who=by))

    # ---- undoing

    @property
    def undo_step(self) -> int | None:
        """The step that `undo` would turn back."""
        return self._undo[-1] if self._undo else None

    @property
    def redo_step(self) -> int | None:
        """The step that `redo` would turn back."""
        return self._redo[-1] if self._redo else None

    @property
    def undoable(self) -> tuple[int, ...]:
        """The steps of this person that undoing again and again would turn back, the next one last."""
        return tuple(self._undo)

    def undo(self) -> Turned | None:
        """Turn back this person's last step and say what changed; None when there is nothing to undo."""
        return self._turn_back("undo")

    def redo(self) -> Turned | None:
        """Turn back this person's last undo and say what changed; None when there is nothing to redo."""
        return self._turn_back("redo")

    def _turn_back(self, kind: journal.Kind) -> Turned | None:
        with problems.in_words(), self._writing.begin() as connection:
            newest = journal.newest(connection)
            if self.seen != newest:  # another process of the same person may have gone on
                self._undo, self._redo = journal.stacks(connection, self.by)
            of = self.undo_step if kind == "undo" else self.redo_step
            if of is None:
                return None
            rows: Touched = {}
            label = journal.label(connection, of)
            with not_collecting():
                for lines in journal.backwards(connection, of):
                    self._apply(connection, lines)
                    journal.note_rows(rows, lines)
            step_id = journal.open_step(connection, self.by, kind, of, label)
            journal.append_reversed(connection, step_id, of)
            written = self._written(connection, step_id, kind, newest, rows)
        self._go_on(written)
        return Turned(label, rows)

    def take_back(self, step_id: int) -> Turned:
        """Turn back one earlier step of anybody alone, as a new step; refuse it when later steps build on it."""
        with problems.in_words(), self._writing.begin() as connection:
            lines = journal.to_turn_back(connection, step_id)
            if not lines or journal.in_the_way(connection, step_id) is not None:
                raise Conflict(_("Later steps have changed the same thing. Nothing was changed; undo them first."))
            rows: Touched = {}
            label = journal.label(connection, step_id)
            self._apply(connection, lines)
            journal.note_rows(rows, lines)
            newest = journal.newest(connection)
            new_id = journal.open_step(connection, self.by, "do", step_id, label)
            journal.append(connection, new_id, lines)
            written = self._written(connection, new_id, "do", newest, rows)
        self._go_on(written)
        return Turned(label, rows)

    def _apply(self, connection: Connection, lines: Sequence[journal.Change]) -> None:
        try:
            journal.apply(connection, lines)
        except IntegrityError as problem:  # somebody has since linked to what would vanish, or removed what it needs
            raise Conflict(_("Somebody's later work builds on this. Nothing was changed.")) from problem

    # ---- others' work

    def poll(self) -> bool:
        """Take note of what others did since the last look, tell `on_change`, and say whether there was anything."""
        with problems.in_words(), self._reading.connect() as connection:
            newest = journal.newest(connection)
            if newest == self.seen:
                return False
            rows = _gather(connection, self.seen)
            self._undo, self._redo = journal.stacks(connection, self.by)
            self.seen = newest
        self._tell(rows)
        return True

    def _tell(self, rows: Touched) -> None:
        if rows and self.on_change is not None:
            self.on_change(rows)

    def close(self) -> None:
        """Let go of the database; the store can't be used afterwards."""
        self._writing.dispose()
        self._reading.dispose()


def _gather(connection: Connection, seen: int) -> Touched:
    """Return the rows changed after step `seen` by table; a barrier touches every table."""
    rows: Touched = {}
    for table, row_id, _by, kind, _label in journal.touched_since(connection, seen):
        if kind == "barrier":
            rows |= {name: set() for name in Base.metadata.tables if name not in rows}
        else:
            rows.setdefault(table, set()).add(row_id)
    return rows
