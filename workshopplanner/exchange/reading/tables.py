"""Takes a sheet apart into its tables, row by row, without holding it in memory."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from workshopplanner.core.sheets import Cell
from workshopplanner.exchange.reading import limits
from workshopplanner.exchange.reading.beside import side_by_side
from workshopplanner.exchange.reading.cells import cleaned, letter, text
from workshopplanner.exchange.reading.layout import LOOK_AHEAD, Header, find_header
from workshopplanner.exchange.reading.source import NumberedRow, Source, Spans
from workshopplanner.language import _

Emit = Callable[[str, Any], None]
_ROWS_AT_ONCE = 500
_LONG_NOTE = 60
_TOTAL = re.compile(
    r"\W*(?:(?:grand|sub|sous|overall)[\s-]*)?(?:totals?|totaux|subtotal|sum|somme|suma|gesamt|summe|합계|총계|소계|총\s*인원|总计|合计|"
    r"小计|合計|總計|小計|итого|всего|المجموع|الإجمالي|tổng(?:\s*cộng)?)(?![^\W\d_])",
    re.IGNORECASE,
)


@dataclass
class _Open:
    """A table whose rows are coming in."""

    header: Header
    numbers: tuple[int, int]  # of the header's first and last row
    unnamed: set[int]
    bands: bool
    band: Cell = None
    band_used: bool = False
    totals: list[int] = field(default_factory=list)
    remarks: list[tuple[int, str, str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    width: int = 0
    rows: int = 0
    first_names: frozenset[Cell] = frozenset()


def lay_out(source: Source, emit: Emit) -> None:
    """Take a sheet apart and pass on its tables as they are found."""
    count = 0
    for part in side_by_side(source):
        count = _Tables(part, emit, count).run()


class _Tables:
    """Lays out a sheet, or one of the lists that stand side by side on it."""

    def __init__(self, source: Source, emit: Emit, count: int) -> None:
        self._source, self._emit = source, emit
        self._spans = Spans(source)
        self._count = count
        self._pending: list[tuple[Cell, ...]] = []  # each behind its number
        self._table: _Open | None = None

    def run(self) -> int:
        """Read to the end; return how many tables there are by then."""
        for sentence in self._source.remarks:
            self._emit("remark", (0, "", sentence))
        rows = self._with_gaps()
        ahead: list[tuple[bool, NumberedRow]] = list(islice(rows, LOOK_AHEAD))
        if not ahead:
            return self._count
        rest = self._start([row for _gap, row in ahead], ahead, strict=False)
        self._take_all(chain(rest, rows))
        self._close()
        return self._count

    def _with_gaps(self) -> Iterator[tuple[bool, NumberedRow]]:
        """Yield the rows that have cells, and whether there is an empty one before."""
        gap, fill, notes = False, self._spans.filled, self._source.notes
        for number, row in self._source.rows:
            cells = fill(number, row)
            if cells.count(None) < len(cells) or number in notes:
                yield gap, (number, cells)
                gap = False
            else:
                gap = True

    def _take_all(self, rows: Iterator[tuple[bool, NumberedRow]]) -> None:
        for gap, row in rows:
            if gap and self._table and self._table.rows and self._maybe_header(row):
                ahead = [(gap, row), *islice(rows, 9)]
                rest = self._start([each for _gap, each in ahead], ahead, strict=True)
                self._take_all_of(rest)
            else:
                self._take(gap, row)

    def _take_all_of(self, rows: Iterable[tuple[bool, NumberedRow]]) -> None:
        for gap, row in rows:
            self._take(gap, row)

    @staticmethod
    def _maybe_header(row: NumberedRow) -> bool:
        return all(isinstance(cell, str) for cell in row[1] if cell is not None)

    def _start(
        self, rows: list[NumberedRow], ahead: list[tuple[bool, NumberedRow]], *, strict: bool
    ) -> Iterator[tuple[bool, NumberedRow]]:
        """Open a table if there is one, and return the rows that are left for it."""
        rows = [(number, cleaned(cells)) for number, cells in rows]
        header = find_header(rows, self._spans)
        above = [cells for _number, cells in rows[: max(header.first, 0)]]
        if strict and (header.first < 0 or header.words < 2 or any(_count(cells) > 2 for cells in above)):
            return iter(ahead)
        self._close()
        self._open(header, rows, [str(cell) for cells in above for cell in cells if cell is not None])
        left = ahead[header.last + 1 :]
        if left and _is_counting(left[0][1][1]):
            left = left[1:]
        return iter(left)

    def _open(self, header: Header, rows: list[NumberedRow], titles: Sequence[str]) -> None:
        source = self._source
        self._count += 1
        first, last = (rows[header.first][0], rows[header.last][0]) if header.first >= 0 else (0, 0)
        width = sum(map(bool, header.names)) or len(header.names)
        names = _unique(header.names, source.first_column)
        bands = self._spans.widest_below(last, width)
        unnamed = {column for column, name in enumerate(header.names) if not name}
        self._table = _Open(header, (first, last), unnamed, bands, names=names, width=width)
        if header.first >= 0:
            self._table.first_names = frozenset(rows[header.first][1] + rows[header.last][1]) - {None}
        else:
            sentence = _("No row with the names of columns was found, so they are named after their letters.")
            self._table.remarks.append((0, "", sentence))
        letters = [letter(source.first_column + column) for column in range(len(names))]
        if bands:
            names.append(_group_name(names))
            letters.append("")
        shown = range(source.first_column, source.first_column + len(header.names))
        told = {
            "sheet": source.name,
            "header_row": last,
            "headers": names,
            "letters": letters,
            "number": self._count,
            "hidden": source.hidden,
            "title": " · ".join(dict.fromkeys(" ".join(title.split()) for title in titles))[:500],
            "hidden_columns": [column - shown.start for column in source.hidden_columns if column in shown],
        }
        self._emit("table", told)

    def _take(self, gap: bool, row: NumberedRow) -> None:
        table = self._table
        assert table is not None  # opened by the first rows
        number, cells = row
        filled = len(cells) - cells.count(None)
        if filled == 1 and self._is_beside(table, gap, number, cells):
            return
        for first in cells:
            if type(first) is str:
                if self._is_no_person(table, number, cells, first):
                    return
                break
        if table.unnamed:
            table.unnamed -= {column for column in table.unnamed if cells[column] is not None}
        for column, sentence in self._source.notes.get(number, ()):
            at = column - self._source.first_column
            if 0 <= at < len(cells) and len(table.remarks) < limits.REMARKS:
                table.remarks.append((number, table.names[at], sentence))
        if not filled:
            return
        table.rows += 1
        self._pending.append((number, *cells, table.band) if table.bands else (number, *cells))
        if len(self._pending) >= _ROWS_AT_ONCE:
            self._flush()

    def _is_beside(self, table: _Open, gap: bool, number: int, cells: list[Cell]) -> bool:
        """Tell whether a row with one cell is a band over a group, or a note beside the table."""
        value = next(cell for cell in cells if cell is not None)
        told = (text(value) if isinstance(value, str) else str(value)) or ""
        if table.width < 3:
            return False
        wide = any(right - left + 1 >= max(2, table.width / 2) for left, right in self._spans.across.get(number, ()))
        if wide and table.bands and len(told) <= _LONG_NOTE and not _TOTAL.match(told):
            table.band, table.band_used = value, True
            return True
        if isinstance(value, str) and (gap or wide or len(told) > _LONG_NOTE) and not _TOTAL.match(told):
            sentence = _("This row was taken for a note and left out: “{text}”").format(text=told[:200])
            if len(table.remarks) < limits.REMARKS:
                table.remarks.append((number, "", sentence))
            return True
        return False

    def _is_no_person(self, table: _Open, number: int, cells: list[Cell], first: str) -> bool:
        """Tell by its first text whether a row adds up others or repeats the header."""
        if _TOTAL.match(first) and _is_total(cells, first):
            table.totals.append(number)
            return True
        return first in table.first_names and self._repeats_header(table, cells)

    @staticmethod
    def _repeats_header(table: _Open, cells: list[Cell]) -> bool:
        """Tell whether the header is printed again, as at the top of a new page."""
        named = [
            (name.rpartition(" – ")[2], cell)
            for name, cell in zip(table.header.names, cells, strict=True)
            if name and cell is not None
        ]
        return len(named) >= 2 and all(name == _name_of(cell) for name, cell in named)

    def _flush(self) -> None:
        if self._pending:
            self._emit("rows", self._pending)
            self._pending = []

    def _close(self) -> None:
        table, self._table = self._table, None
        if table is None:
            return
        self._flush()
        dropped = sorted(table.unnamed)
        if table.bands and not table.band_used:
            dropped.append(len(table.names) - 1)
        remarks = [(number, "", _("This row adds up others and was left out.")) for number in table.totals]
        remarks += table.remarks
        self._emit(
            "close",
            {
                "dropped": dropped,
                "totals": table.totals,
                "remarks": remarks,
                "hidden_rows": sorted(row for row in self._source.hidden_rows if row > table.numbers[1]),
            },
        )


def _count(cells: Sequence[Cell]) -> int:
    return sum(cell is not None for cell in cells)


def _name_of(cell: Cell) -> str:
    return " ".join(str(cell).split())


def _is_total(cells: list[Cell], first: str) -> bool:
    others = [cell for cell in cells if isinstance(cell, str) and cell is not first]
    return len(first) <= _LONG_NOTE and len(others) <= 1 and not any("@" in other for other in others)


def _is_counting(cells: Sequence[Cell]) -> bool:
    """Tell whether a row only numbers the columns, as forms of ministries do under the header."""
    filled = [str(cell).strip("() ") for cell in cells if cell is not None]
    return len(filled) >= 3 and filled == [str(number) for number in range(1, len(filled) + 1)]


def _group_name(names: Sequence[str]) -> str:
    return next(name for name in (_("Group"), _("Group of rows"), "Group (2)", "\u2063") if name not in names)


def _unique(names: Sequence[str], first_column: int) -> list[str]:
    """Return a name for every column, none of them twice."""
    taken: set[str] = set()
    found = []
    for column, given in enumerate(names):
        name = given or _("Column {letter}").format(letter=letter(first_column + column))
        again = 2
        while name in taken:
            name, again = f"{given or name} ({again})", again + 1
        taken.add(name)
        found.append(name)
    return found
