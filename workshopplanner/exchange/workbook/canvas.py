"""A page in the making: blocks of cells with their lines, put where they belong."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workshopplanner.exchange.workbook.model import NO_SIDE, Cell, Look, Merge, Row, Side, Value


@dataclass
class Canvas:
    """Collects cells and merges; a later cell covers an earlier one."""

    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Put one cell."""
        self.cells.setdefault(row, {})[column] = cell

    def block(self, place: Merge, value: Value, look: Look) -> None:
        """Put a value into a block, merged where it is more than one cell, with its lines along the outside only."""
        for row in range(place.top, place.bottom + 1):
            for column in range(place.left, place.right + 1):
                first = row == place.top and column == place.left
                self.put(row, column, Cell(value if first else None, _outside(look, place, row, column)))
        if (place.top, place.left) != (place.bottom, place.right):
            self.merges.append(place)

    def frame(self, place: Merge, look: Look, side: Side) -> None:
        """Draw a line around a block of separate empty cells."""
        framed = replace(look, left=side, right=side, top=side, bottom=side)
        for row in range(place.top, place.bottom + 1):
            for column in range(place.left, place.right + 1):
                self.put(row, column, Cell(None, _outside(framed, place, row, column)))

    def rows(self, heights: Sequence[float]) -> tuple[Row, ...]:
        """Return the rows from the top, one for each height."""
        return tuple(Row(self.cells.get(at, {}), round(height, 1)) for at, height in enumerate(heights))


def _outside(look: Look, place: Merge, row: int, column: int) -> Look:
    return replace(
        look,
        left=look.left if column == place.left else NO_SIDE,
        right=look.right if column == place.right else NO_SIDE,
        top=look.top if row == place.top else NO_SIDE,
        bottom=look.bottom if row == place.bottom else NO_SIDE,
    )
