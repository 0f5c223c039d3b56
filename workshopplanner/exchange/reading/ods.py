"""What a spreadsheet of LibreOffice's says about itself beyond its cells: merged and hidden ones, and repetitions."""

import re
from typing import Any
from xml.parsers import expat

from workshopplanner.exchange.reading import limits, refusals
from workshopplanner.exchange.reading.ooxml import SheetFacts
from workshopplanner.exchange.reading.zips import Package

_REPEATED = re.compile(rb"table:number-(?:rows|columns)-repeated=\"(\d+)\"")
_TOLD = re.compile(
    rb"number-(?:rows|columns)-spanned=\"|table:visibility=\"(?:collapse|filter)\"|table:display=\"false\"|"
    rb"calcext:value-type=\"error\""
)


def scan(package: Package) -> dict[str, SheetFacts]:
    """Unpack and check the content; return what it tells, by the sheets' names."""
    if b"<manifest:encryption-data" in package.part("META-INF/manifest.xml"):
        raise refusals.encrypted()
    if "content.xml" not in package.parts:
        raise refusals.damaged()
    told, widest = False, 0
    chunks = []
    for chunk in package.chunks("content.xml"):
        told = told or bool(_TOLD.search(chunk))
        widest = max([widest, *map(int, _REPEATED.findall(chunk))])
        chunks.append(chunk)
    if not told and widest <= 100:
        return {}
    return _Content().read(chunks)


class _Content:
    """Counts rows and columns through the content, for repetitions stand for as many cells as they say."""

    def __init__(self) -> None:
        self._sheets: dict[str, SheetFacts] = {}
        self._facts = SheetFacts()
        self._row = self._column = self._rows = self._columns = 0
        self._last_row = self._last_column = self._first_column = 0
        self._error: tuple[int, int] | None = None

    def read(self, chunks: list[bytes]) -> dict[str, SheetFacts]:
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._hear
        try:
            for chunk in chunks:
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError):
            raise refusals.damaged() from None
        return self._sheets

    def _start(self, name: str, given: dict[str, Any]) -> None:
        if name == "table:table":
            self._begin_sheet(str(given.get("table:name", "")))
        elif name == "table:table-column":
            self._take_column(given)
        elif name == "table:table-row":
            self._column = 0
            self._rows = _count(given.get("table:number-rows-repeated"))
            if given.get("table:visibility") in ("collapse", "filter"):
                self._facts.hidden_rows.update(range(self._row, self._row + min(self._rows, limits.REMARKS)))
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._take_cell(given)
        elif name == "text:p":
            self._measure()

    def _begin_sheet(self, name: str) -> None:
        self._facts = self._sheets[name] = SheetFacts()
        self._row = self._first_column = self._last_row = self._last_column = 0

    def _take_column(self, given: dict[str, Any]) -> None:
        count = _count(given.get("table:number-columns-repeated"))
        if given.get("table:visibility") in ("collapse", "filter") and count < limits.COLUMNS // 2:
            self._facts.hidden_columns.update(range(self._first_column, self._first_column + count))
        self._first_column += count

    def _take_cell(self, given: dict[str, Any]) -> None:
        self._columns = _count(given.get("table:number-columns-repeated"))
        down, across = (_count(given.get(f"table:number-{way}-spanned")) for way in ("rows", "columns"))
        if (down > 1 or across > 1) and len(self._facts.merges) < limits.MERGES:
            self._facts.merges.append(((self._row, self._column), (self._row + down - 1, self._column + across - 1)))
        if given.get("calcext:value-type") == "error" and len(self._facts.errors) < limits.REMARKS:
            self._error = self._row, self._column
            self._facts.errors[self._error] = ""
        if "office:value-type" in given or "office:value" in given:
            self._measure()

    def _measure(self) -> None:
        """Refuse a box of filled cells that a reader could not hold."""
        self._last_row = max(self._last_row, self._row + self._rows)
        self._last_column = max(self._last_column, self._column + self._columns)
        if self._last_row * self._last_column > limits.BOX_CELLS:
            raise refusals.too_big()

    def _hear(self, text: str) -> None:
        if self._error is not None:
            self._facts.errors[self._error] += text.strip()

    def _end(self, name: str) -> None:
        if name in ("table:table-cell", "table:covered-table-cell"):
            self._column += self._columns
            self._error = None
        elif name == "table:table-row":
            self._row += self._rows


def _count(told: object) -> int:
    digits = str(told or "1")[:9]
    return max(1, int(digits)) if digits.isascii() and digits.isdigit() else 1
