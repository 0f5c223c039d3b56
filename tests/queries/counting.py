"""Counting what a query asks of the database."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import event

from workshopplanner.store.store import Store


def statements(store: Store, query: Callable[..., Any], *args: Any) -> int:
    """Return how many SELECTs a query runs."""
    seen: list[str] = []

    def note(*arguments: Any) -> None:
        seen.append(arguments[2])

    event.listen(store._reading, "before_cursor_execute", note)
    store.ask(query, *args)
    event.remove(store._reading, "before_cursor_execute", note)
    return sum(not statement.startswith("BEGIN") for statement in seen)
