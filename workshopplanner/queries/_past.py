"""Rows as they were after a step, put together from what they are now and from the journal."""

import json
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


@dataclass(frozen=True)
class At:
    """A row right after a step."""

    table: str
    row_id: int
    step_id: int


@dataclass(frozen=True)
class _Later:
    """A change of a row; dates and times in it are text."""

    step_id: int
    before: Values | None
    after: Values | None


class Past:
    """Reads rows and their later changes, a table at a time, and turns the changes back."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._now: dict[tuple[str, int], Values] = {}
        self._later: dict[tuple[str, int], list[_Later]] = {}

    def load(self, wanted: Iterable[At]) -> None:
        """Read what is needed to answer for these rows: two statements for each table among them."""
        tables: defaultdict[str, list[At]] = defaultdict(list)
        for at in wanted:
            tables[at.table].append(at)
        for name, places in tables.items():
            self._load_table(name, {at.row_id for at in places}, min(at.step_id for at in places))

    def _load_table(self, name: str, ids: set[int], since: int) -> None:
        table = Base.metadata.tables[name]
        for row in self._tx.execute(select(table).where(table.c.id.in_(ids))).mappings():
            self._now[name, row["id"]] = dict(row)
        self._later |= {(name, row_id): [] for row_id in ids}
        mine = _C.step_id >= since, _C.table_name == name, _C.row_id.in_(ids)
        found = self._tx.execute(select(_C.id, _C.row_id, _C.step_id, _C.before, _C.after).where(*mine)).all()
        # Sorted here: asked to sort, SQLite walks the whole journal by its key and passes over the index on steps.
        for _id, row_id, step_id, before, after in sorted(found, key=lambda row: -row.id):
            self._later[name, row_id].append(_Later(step_id, values(before), values(after)))

    def row(self, at: At) -> Values:
        """Return the row after the step; one that the step deleted as it was before it."""
        key = at.table, at.row_id
        later = self._later.get(key, [])
        row = _turned_back(self._now.get(key, {}), [change for change in later if change.step_id > at.step_id])
        return row or _turned_back(row, [change for change in later if change.step_id == at.step_id])


def _turned_back(row: Values, changes: Iterable[_Later]) -> Values:
    for change in changes:
        row = {} if change.before is None else row | change.before
    return row


def values(text: str | None) -> Values | None:
    """Return one side of a change as it is kept; dates and times stay text."""
    if text is None:
        return None
    read: Values = json.loads(text)
    return read
