"""What a table and its page say to each other about writing many cells at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from workshopplanner.ui.rows_model import Column

Place = tuple[int, int]  # row and column as shown


@dataclass(frozen=True)
class Edit:
    """A text for one cell; `row` is None for a line that reaches beyond the last one, numbered by `line` from 1."""

    row: Any
    line: int
    column: Column[Any]
    text: str


@dataclass(frozen=True)
class Outcome:
    """What an edit comes to: whose cell it is, its text before and after, or why it can't be done."""

    name: str
    before: str
    after: str
    problem: str = ""

    @property
    def changes(self) -> bool:
        """Whether anything would be different."""
        return not self.problem and self.before != self.after


class Cells(Protocol):
    """A page that writes many cells as one step; `adds` says whether lines beyond the last row become new rows."""

    adds: bool

    def read(self, edits: Sequence[Edit]) -> Sequence[Outcome]:
        """Say what each edit comes to, without writing anything."""

    def write(self, edits: Sequence[Edit]) -> None:
        """Write all edits as one undoable step."""
