"""A sheet as it comes out of a file: rows of cells, what is merged, and what is to be said about single cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workshopplanner.core.sheets import Cell

Range = tuple[tuple[int, int], tuple[int, int]]
NumberedRow = tuple[int, list[Cell]]


@dataclass
class Source:
    """A sheet to be laid out; rows carry their numbers from 1, columns and merged ranges count from 0.

    Its cells are as they were found, except that empty ones are None: they are cleaned in bulk when they are passed on.
    """

    name: str
    rows: Iterator[NumberedRow]
    height: int = 0
    hidden: bool = False
    first_column: int = 0
    merges: Sequence[Range] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    remarks: list[str] = field(default_factory=list)  # about the sheet as a whole
    notes: dict[int, list[tuple[int, str]]] = field(default_factory=dict)  # by row number: column, sentence


class Spans:
    """Merged cells: their value goes to every row of the group, and a label knows how many columns it stands over."""

    def __init__(self, source: Source) -> None:
        self.across: dict[int, list[tuple[int, int]]] = {}
        self._down: dict[int, list[tuple[int, int]]] = {}
        self._open: list[tuple[int, int, Cell]] = []
        for (top, left), (bottom, right) in source.merges:
            column = left - source.first_column
            if column < 0 or bottom < top or right < left:
                continue
            if right > left:
                self.across.setdefault(top + 1, []).append((column, right - source.first_column))
            if bottom > top:
                self._down.setdefault(top + 1, []).append((column, bottom + 1))

    def filled(self, number: int, row: list[Cell]) -> list[Cell]:
        """Return a row with the values of the groups it belongs to; rows are asked for in their order."""
        if self._open:
            self._open = [each for each in self._open if each[1] >= number]
            for column, _last, value in self._open:
                if column < len(row) and row[column] is None:
                    row[column] = value
        for column, last in self._down.get(number, ()):
            if column < len(row) and row[column] is not None:
                self._open.append((column, last, row[column]))
        return row

    def widest_below(self, number: int, width: int) -> bool:
        """Tell whether a row below is merged over half the width, as the bands between groups are."""
        return any(
            right - left + 1 >= max(2, width / 2)
            for row, spans in self.across.items()
            if row > number
            for left, right in spans
        )
