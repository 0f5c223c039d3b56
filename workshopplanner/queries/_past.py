"""Rows as they were after a step, put together from what they are now and from the journal."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from workshopplanner.store import journal
from workshopplanner.store.schema import Base
from workshopplanner.store.store import Tx

Values = dict[str, Any]
_C = journal.changes.c
_NOT_YET = sys.maxsize


@dataclass(frozen=True)
class At:
    """A row right after a step."""

    table: str
    row_id: int
    step_id: int


@dataclass(frozen=True)
class _Later:
    """What a row was before a later change, nothing where that made it; dates and times in it are text."""

    step_id: int
    before: str | None


class Past:
    """Reads rows and their later changes, a table at a time, and turns the changes back.

    It can be kept to read on with older steps: what it knows of a row is not read again.
    """

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._rows: dict[tuple[str, int], Values] = {}  # as they are, or were when `_later` begins
        self._later: dict[tuple[str, int], list[_Later]] = {}  # the newest first
        self._since: dict[tuple[str, int], int] = {}  # the oldest step from which the changes of a row are known

    def go_on(self, tx: Tx, newest: int) -> None:
        """Read on in another transaction, about steps that are not newer than this one."""
        self._tx = tx
        for key, later in self._later.items():
            passed = [change for change in later if change.step_id > newest]
            if passed:
                self._rows[key] = _turned_back(self._rows.get(key, {}), passed)
                self._later[key] = later[len(passed) :]

    def load(self, wanted: Iterable[At]) -> None:
        """Read what is needed to answer for these rows: two statements for each table among them."""
        tables: defaultdict[str, list[At]] = defaultdict(list)
        for at in wanted:
            tables[at.table].append(at)
        for name, places in tables.items():
            since = min(at.step_id for at in places)
            ids = {at.row_id for at in places}
            known = {row_id for row_id in ids if (name, row_id) in self._since}
            self._load_rows(name, ids - known)
            self._load_changes(name, {row_id for row_id in ids if self._since[name, row_id] > since}, since)

    def _load_rows(self, name: str, ids: set[int]) -> None:
        if not ids:
            return
        table = Base.metadata.tables[name]
        for row in self._tx.execute(select(table).where(table.c.id.in_(ids))).mappings():
            self._rows[name, row["id"]] = dict(row)
        self._later |= {(name, row_id): [] for row_id in ids}
        self._since |= {(name, row_id): _NOT_YET for row_id in ids}

    def _load_changes(self, name: str, ids: set[int], since: int) -> None:
        if not ids:
            return
        until = max(self._since[name, row_id] for row_id in ids)
        mine = _C.step_id >= since, _C.step_id < until, _C.table_name == name, _C.row_id.in_(ids)
        found = self._tx.execute(select(_C.id, _C.row_id, _C.step_id, _C.before).where(*mine)).all()
        # Sorted here: asked to sort, SQLite walks the whole journal by its key and passes over the index on steps.
        for _id, row_id, step_id, before in sorted(found, key=lambda row: -row.id):
            if step_id < self._since[name, row_id]:
                self._later[name, row_id].append(_Later(step_id, before))
        self._since |= {(name, row_id): since for row_id in ids}

    def row(self, at: At) -> Values:
        """Return the row after the step; one that the step deleted as it was before it."""
        key = at.table, at.row_id
        later = self._later.get(key, [])
        row = _turned_back(self._rows.get(key, {}), [change for change in later if change.step_id > at.step_id])
        return row or _turned_back(row, [change for change in later if change.step_id == at.step_id])


def _turned_back(row: Values, changes: Iterable[_Later]) -> Values:
    for change in changes:
        before = values(change.before)
        row = {} if before is None else row | before
    return row


def values(text: str | None) -> Values | None:
    """Return one side of a change as it is kept; dates and times stay text."""
    if text is None:
        return None
    read: Values = json.loads(text)
    return read
