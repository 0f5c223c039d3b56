"""One statement for many rows, at nearly the speed of the driver."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy.engine import Connection
from sqlalchemy.sql.expression import Delete, Insert, Update


def execute_many(connection: Connection, statement: Insert | Update | Delete, rows: Sequence[Mapping[str, Any]]) -> int:
    """Run a statement once for each row of values by the names of its parameters; return how many rows it met.

    All rows have the names of the first.
    """
    return execute_columns(connection, statement, {name: [row[name] for row in rows] for name in rows[0]})


def execute_columns(
    connection: Connection, statement: Insert | Update | Delete, columns: Mapping[str, Sequence[Any]]
) -> int:
    """Run a statement once for each row of values told by columns; return how many rows it met.

    SQLAlchemy's own way spends some five times as long on looking every name up again for every row.
    """
    compiled = statement.compile(dialect=connection.dialect, column_keys=list(columns))
    names = list(compiled.positiontup or compiled.binds)
    binders = [_binder(connection, compiled.binds[name].type) for name in names]
    bound = [_bound(columns[name], bind) for name, bind in zip(names, binders, strict=True)]
    values: Any = list(zip(*bound, strict=True))
    if not compiled.positional:
        values = [dict(zip(names, row, strict=True)) for row in values]
    return connection.exec_driver_sql(compiled.string, values).rowcount


def _binder(connection: Connection, kind: Any) -> Callable[[Any], Any] | None:
    found: Callable[[Any], Any] | None = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return found


def _bound(values: Sequence[Any], bind: Callable[[Any], Any] | None) -> Sequence[Any]:
    return values if bind is None else [bind(value) for value in values]
