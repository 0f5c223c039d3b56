"""The printed pages of a sheet, for those who paint or print them: the same rows, sizes and breaks as in the file."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshopplanner.exchange.workbook import paper, styles
from workshopplanner.exchange.workbook.cells import DATA
from workshopplanner.exchange.workbook.model import Cell, Grid, Merge, Page, Row, Sheet, Table
from workshopplanner.exchange.workbook.tables import header_height, height_rule

_TITLES = -1  # stands for the row of titles of a table among the numbers of its rows


@dataclass(frozen=True)
class Leaf:
    """One printed page: which rows of its sheet it shows, after the repeated ones, and at what scale."""

    sheet: Sheet
    number: int
    of: int
    scale: float
    rows: tuple[int, ...]

    @property
    def page(self) -> Page:
        """The paper and what surrounds it."""
        return self.sheet.page

    @property
    def widths(self) -> tuple[float, ...]:
        """The widths of the columns in points, before scaling."""
        return _widths(self.sheet)

    def lines(self) -> list[Row]:
        """Return the rows with their cells and heights."""
        if isinstance(self.sheet, Grid):
            return [self.sheet.rows[at] for at in self.rows]
        return _table_lines(self.sheet, self.rows)

    def merges(self) -> list[Merge]:
        """Return the merged blocks that lie on this page, by the place of their rows on it."""
        if not isinstance(self.sheet, Grid):
            return []
        place = {row: at for at, row in enumerate(self.rows)}
        return [
            Merge(place[merge.top], merge.left, place[merge.bottom], merge.right)
            for merge in self.sheet.merges
            if merge.top in place and merge.bottom in place
        ]


def leaves(sheet: Sheet) -> list[Leaf]:
    """Return the pages of a sheet in their order."""
    across, down = paper.printable(sheet.page)
    heights = _heights(sheet)
    scale = min(1.0, across / sum(_widths(sheet)))
    if sheet.page.one_page:
        scale = min(scale, down / sum(heights))
        shares: list[tuple[int, ...]] = [tuple(range(len(heights)))]
    elif isinstance(sheet, Table):
        head = header_height(sheet)
        shares = [(_TITLES, *share) for share in _shares(heights, down / scale - head, ())] or [(_TITLES,)]
    else:
        shares = _shares(heights, down / scale, sheet.page.breaks)
    return [Leaf(sheet, at, len(shares), scale, share) for at, share in enumerate(shares, 1)]


def _shares(heights: Sequence[float], room: float, breaks: Sequence[int]) -> list[tuple[int, ...]]:
    """Share the rows out among pages: a new one begins after each break and where the room ends."""
    shares: list[tuple[int, ...]] = []
    first, used = 0, 0.0
    for row, height in enumerate(heights):
        if row > first and (used + height > room or row - 1 in breaks):
            shares.append(tuple(range(first, row)))
            first, used = row, 0.0
        used += height
    return [*shares, tuple(range(first, len(heights)))] if heights else shares


def _widths(sheet: Sheet) -> tuple[float, ...]:
    return sheet.widths if isinstance(sheet, Grid) else tuple(column.width for column in sheet.columns)


def _heights(sheet: Sheet) -> list[float]:
    if isinstance(sheet, Grid):
        return [row.height for row in sheet.rows]
    height_of = height_rule(sheet.columns)
    return [height_of(values) for values in sheet.rows]


def _table_lines(table: Table, rows: Sequence[int]) -> list[Row]:
    height_of = height_rule(table.columns)
    lines = []
    for at in rows:
        if at == _TITLES:
            cells = {number: Cell(column.title, styles.HEADER) for number, column in enumerate(table.columns)}
            lines.append(Row(cells, header_height(table)))
            continue
        values = table.rows[at]
        looks = (DATA[column.format] for column in table.columns)
        cells = {number: Cell(value, look) for number, (value, look) in enumerate(zip(values, looks, strict=True))}
        lines.append(Row(cells, height_of(values)))
    return lines
