"""The bare way to a project file: sqlite3 with the same durability and the same rows, and nothing else."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workshopplanner.store.engines import _PRAGMAS as PRAGMAS

Statement = tuple[str, Sequence[Any]]


def connect(path: Path, *, durable: bool = True) -> sqlite3.Connection:
    """Return a connection that is set up as the program's own; without `durable` it leaves flushing to the system."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()
    if not durable:
        connection.execute("PRAGMA synchronous=OFF").close()
    return connection


class Recorder:
    """Notes the statements that a store sends, to run the same ones without it."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []

    def __call__(self, _connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        """Be told of a statement by SQLAlchemy."""
        self.statements.append((statement, parameters))

    def repeat(self, connection: sqlite3.Connection) -> int:
        """Ask everything again and return how many rows came."""
        asked = [pair for pair in self.statements if not pair[0].startswith("BEGIN")]
        return sum(len(connection.execute(*pair).fetchall()) for pair in asked)
