"""Many new rows at once: inserted by Core, and in the journal like all others."""

from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Table, insert, text
from sqlalchemy.engine import Connection

from workshopplanner.core.collecting import not_collecting
from workshopplanner.core.progress import Report, ignore
from workshopplanner.store.many import execute_columns
from workshopplanner.store.schema import Journaled
from workshopplanner.store.store import Tx

_AT_ONCE = 2_000


def add_rows(
    tx: Tx, kind: type[Journaled], rows: Sequence[Mapping[str, Any]], report: Report = ignore
) -> Sequence[int]:
    """Insert rows of one table and return their ids in the same order.

    The unit of work takes some fifteen times as long as the rows themselves. Columns that a row leaves out have their
    usual value. `report` is asked between portions, so that a cancelled command ends soon and leaves nothing.
    """
    if not rows:
        return []
    tx.flush()
    table: Table = kind.__table__  # type: ignore[assignment]
    name = kind.__tablename__
    connection = tx.connection()
    ids = _new_ids(connection, table, len(rows))
    usual = {column.name: _usual(column) for column in table.columns}
    said = set(chain.from_iterable(rows))
    recording = tx.info["recording"]
    with not_collecting():
        for start in range(0, len(rows), _AT_ONCE):
            report(start, len(rows))
            columns = _columns(rows[start : start + _AT_ONCE], usual, said)
            columns["id"] = ids[start : start + _AT_ONCE]
            execute_columns(connection, insert(table), columns)
            recording.write_new(connection, name, columns)
    return ids


def _columns(
    rows: Sequence[Mapping[str, Any]], usual: Mapping[str, Any], said: Collection[str]
) -> dict[str, Sequence[Any]]:
    return {
        name: [row.get(name, value) for row in rows] if name in said else [value] * len(rows)
        for name, value in usual.items()
    }


def _usual(column: Any) -> Any:
    return column.default.arg if column.default is not None and column.default.is_scalar else None


def _new_ids(connection: Connection, table: Table, count: int) -> Sequence[int]:
    """Take ids that were never used; only this transaction writes, so that they follow on each other."""
    if connection.dialect.name == "sqlite":
        wanted = text("SELECT seq FROM sqlite_sequence WHERE name = :table")
        last = connection.execute(wanted, {"table": table.name}).scalar() or 0
    else:
        advance = text("SELECT nextval(pg_get_serial_sequence(:table, 'id')) FROM generate_series(1, :count)")
        last = max(connection.execute(advance, {"table": table.name, "count": count}).scalars()) - count
    return range(last + 1, last + 1 + count)
