"""Whose details the inspector shows, and how its parts write."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Concatenate, ParamSpec, TypeVar

from workshopplanner.core.people import PersonDetail
from workshopplanner.core.roster import CellEdit
from workshopplanner.queries.roster_cells import readings
from workshopplanner.store.store import Tx
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.roster.cells import RosterCells

P = ParamSpec("P")
R = TypeVar("R")


class Desk:
    """What the parts of an inspector share; `holding` keeps the page's table still while something is written."""

    def __init__(self, hub: Hub, prefix: str, holding: Callable[[], AbstractContextManager[Any]]) -> None:
        self.hub = hub
        self.prefix = prefix
        self.detail: PersonDetail | None = None
        self._holding = holding
        self._cells = RosterCells(hub)

    def problem(self, field: str, text: str) -> str:
        """Return why a text can't be put into a field of the person, or nothing."""
        if self.detail is None:
            return ""
        return self.hub.ask(readings, [CellEdit(self.detail.attendee.id, field, text)])[0].problem

    def write(self, field: str, text: str) -> None:
        """Put a text into a field of the person."""
        if self.detail is not None:
            with self._holding():
                self._cells.one(self.detail.attendee, field, text)

    def do(self, command: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a command while the page's table stands still."""
        with self._holding():
            return self.hub.do(command, *args, **kwargs)
