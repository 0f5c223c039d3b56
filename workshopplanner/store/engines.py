"""Two engines for one database: one that writes, one that only reads; see docs/architecture.md, Transactions."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.engine import Connection

# Rollback journal and full flushing: the combination that lost no acknowledged edit in replayed power failures.
_PRAGMAS = (
    "foreign_keys=ON",
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "fullfsync=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
)
_ONE_WRITER = 0x5753_4850  # the key of the advisory lock that makes step ids a true order on PostgreSQL


def pair(place: Path | str) -> tuple[Engine, Engine]:
    """Return the writing and the reading engine for a file (Path) or a PostgreSQL address (str)."""
    url = URL.create("sqlite", database=str(place)) if isinstance(place, Path) else make_url(place)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, "BEGIN IMMEDIATE", _PRAGMAS), _sqlite(url, "BEGIN", (*_PRAGMAS, "query_only=ON"))
    writing = create_engine(url, hide_parameters=True)
    event.listen(writing, "begin", _queue_up)
    return writing, create_engine(url, hide_parameters=True, execution_options={"postgresql_readonly": True})


def _sqlite(url: URL, begin: str, pragmas: tuple[str, ...]) -> Engine:
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": 5})

    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # pysqlite must keep its hands off BEGIN, or DDL is not rolled back
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").close()

    def began(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", began)
    return engine


def _queue_up(connection: Connection) -> None:
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONE_WRITER})")
