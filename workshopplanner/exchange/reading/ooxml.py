"""What a workbook of Excel's says about itself beyond its cells: names, what is hidden, formats, errors."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from workshopplanner.exchange.reading import limits, refusals
from workshopplanner.exchange.reading.cells import column_of, is_code
from workshopplanner.exchange.reading.zips import Package

# Fixed beginnings make these several times faster than patterns that allow for every way of writing an attribute.
_ROW = re.compile(rb"row r=\"(\d+)")
_WIDE = re.compile(rb"r=\"(?:[A-Z][A-Z]|[A-Z]\d{6}|[a-z$ ])")
_FAR = re.compile(rb"r=\"(?:[A-Z]{3}|[A-Z]{2}\d{5}|[A-Z]\d{6}|[a-z$ ])")
_TWO_LETTERS = re.compile(rb"r=\"([A-Z]{2})\d")
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b(?=[^>]*\shidden=\"(?:1|true)\")[^>]*?\sr=\"(\d+)\"")
_HIDDEN_COLUMNS = re.compile(
    rb"<(?:\w+:)?col\b(?=[^>]*\shidden=\"(?:1|true)\")(?=[^>]*\smin=\"(\d+)\")[^>]*\smax=\"(\d+)\""
)
_SAMPLE = 1 << 16
_MANY_BYTES = 100 * limits.MEBIBYTE  # fewer can't hold too many cells
_LETTERS = re.compile(rb"r=\"([A-Z]+)\d")
_PREFIXED = re.compile(rb"<\w+:worksheet")
_FILLED = re.compile(rb"<(?:\w+:)?c\s[^>/]*?\br\s*=\s*[\"']\$?([A-Za-z]+)\$?(\d+)[\"'][^>/]*>(?!</)")
_ERROR = re.compile(
    rb"<(?:\w+:)?c\s(?=[^>]*\st=\"e\")[^>]*?\br=\"([A-Z]+)(\d+)\"[^>]*>"
    rb"(?:<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>))?<(?:\w+:)?v>([^<]*)<"
)
_NO_VALUE = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br=\"([A-Z]+)(\d+)\"[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^<]*<?/(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


@dataclass
class SheetFacts:
    """What a sheet's markup tells; rows and columns are counted from 0."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    unvalued: set[tuple[int, int]] = field(default_factory=set)
    codes: dict[tuple[int, int], str] = field(default_factory=dict)  # number formats that show zeros and signs
    merges: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)


@dataclass
class Book:
    """The parts of a workbook that hold its sheets, by the sheets' names."""

    parts: dict[str, str] = field(default_factory=dict)
    since_1904: bool = False
    codes: dict[int, str] = field(default_factory=dict)  # style numbers whose format shows zeros and signs


def elements(content: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the elements of a small part, without their prefixes; no tree is built, so depth does not matter."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, given: found.append((name.rpartition(":")[2], given))
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):  # the latter two at encodings that it does not know
        raise refusals.damaged() from None
    yield from found


def book(package: Package) -> Book:
    """Return where the sheets are; an empty book where the parts do not say."""
    home = _main_part(package)
    kept = Book()
    if not home.endswith(".xml"):
        return kept
    folder = posixpath.dirname(home)
    links = f"{folder}/_rels/{posixpath.basename(home)}.rels".lstrip("/")
    targets = {}
    if links in package.parts:
        for name, given in elements(package.part(links)):
            if name == "Relationship" and given.get("TargetMode") != "External":
                targets[given.get("Id", "")] = _joined(folder, given.get("Target", ""))
    for name, given in elements(package.part(home)):
        if name == "workbookPr":
            kept.since_1904 = given.get("date1904", "0") in ("1", "true")
        if name == "sheet":
            link = next((value for key, value in given.items() if key.rpartition(":")[2] == "id"), "")
            kept.parts[given.get("name", "")] = targets.get(link, "")
    kept.codes = _codes(package, f"{folder}/styles.xml".lstrip("/"))
    return kept


def _main_part(package: Package) -> str:
    if "_rels/.rels" in package.parts:
        for name, given in elements(package.part("_rels/.rels")):
            if name == "Relationship" and given.get("Type", "").endswith("/officeDocument"):
                return _joined("", given.get("Target", ""))
    return "xl/workbook.xml"


def _joined(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _codes(package: Package, part: str) -> dict[int, str]:
    content = package.part(part)
    formats: dict[str, str] = {}
    styles: list[str] = []
    within = False
    for name, given in elements(content) if content else ():
        if name == "numFmt" and len(given.get("formatCode", "")) < 100 and is_code(given.get("formatCode", "")):
            formats[given.get("numFmtId", "")] = given["formatCode"]
        within = name == "cellXfs" or (within and name not in ("cellStyles", "cellStyleXfs", "dxfs"))
        if within and name == "xf":
            styles.append(given.get("numFmtId", "0"))
    return {number: formats[style] for number, style in enumerate(styles) if style in formats}


class SheetScan:
    """Reads a sheet's markup once, and refuses one whose cells lie too far apart for a reader to keep the gap."""

    def __init__(self, codes: dict[int, str]) -> None:
        self.facts = SheetFacts()
        self._styles = codes
        self._styled = _styled(codes)
        self._far = self._prefixed = False
        self._last_row, self._last_column, self._bytes, self._filled = 0, 0, 0, 0

    def take(self, chunk: bytes) -> None:
        """Look at some more whole tags."""
        self._measure(chunk)
        if b"hidden=" in chunk:
            self._take_hidden(chunk)
        if b't="e"' in chunk:
            for letters, row, value in _ERROR.findall(chunk):
                self._note(self.facts.errors, letters, row, value.decode("utf-8", "replace"))
        if b"</f>" in chunk or self._prefixed:
            for letters, row in _NO_VALUE.findall(chunk):
                if len(self.facts.unvalued) < limits.REMARKS:
                    self.facts.unvalued.add((int(row) - 1, column_of(letters)))
        if self._styled:
            for letters, row, style in self._styled.findall(chunk):
                self.facts.codes[int(row) - 1, column_of(letters)] = self._styles[int(style)]

    @staticmethod
    def _note(where: dict[tuple[int, int], str], letters: bytes, row: bytes, value: str) -> None:
        if len(where) < limits.REMARKS:
            where[int(row) - 1, column_of(letters)] = value

    def _take_hidden(self, chunk: bytes) -> None:
        self.facts.hidden_rows.update(int(row) - 1 for row in _HIDDEN_ROW.findall(chunk))
        for first, last in _HIDDEN_COLUMNS.findall(chunk):
            self.facts.hidden_columns.update(range(int(first) - 1, min(int(last), limits.COLUMNS)))

    def _measure(self, chunk: bytes) -> None:
        """Find the box around the filled cells: exactly only where a cell is far out, for that takes time."""
        self._bytes += len(chunk)
        wide = True
        if not self._far:
            self._prefixed = self._prefixed or bool(_PREFIXED.search(chunk, 0, 4096))
            wide = bool(_WIDE.search(chunk))
            self._far = self._prefixed or (wide and bool(_FAR.search(chunk))) or _names_no_cells(chunk)
        if self._far or self._bytes > _MANY_BYTES:
            self._filled += chunk.count(b"</c>") + chunk.count(b":c>") // 2
        if self._far:
            cells = _FILLED.findall(chunk)
            self._last_row = max(self._last_row, *(int(row[:9]) for row in {row for _column, row in cells}), 0)
            letters = {column for column, _row in cells}
        else:
            row = _ROW.match(chunk, max(chunk.rfind(b'row r="'), 0))
            self._last_row = max(self._last_row, int(row[1]) if row else 0)
            letters = {*(_TWO_LETTERS.findall(chunk) if wide else ()), *_LETTERS.findall(chunk, 0, _SAMPLE)}
        self._last_column = max(self._last_column, *(column_of(each[:5]) for each in letters), 0)
        if self._last_row > limits.TEXT_ROWS or self._last_column >= limits.COLUMNS:
            raise refusals.unsafe()
        box = self._last_row * (self._last_column + 1)
        if box > limits.BOX_CELLS or self._filled > limits.FILLED_CELLS:
            raise refusals.too_big()


def _names_no_cells(chunk: bytes) -> bool:
    """Tell from a sample whether cells are written without their places, or with them in an unusual way."""
    return chunk.count(b' r="', 0, _SAMPLE) < chunk.count(b"<c ", 0, _SAMPLE)


def _styled(codes: dict[int, str]) -> re.Pattern[bytes] | None:
    if not codes:
        return None
    numbers = "|".join(map(str, codes)).encode()
    return re.compile(
        rb"<(?:\w+:)?c\s(?=[^>]*\bs=\"(?:" + numbers + rb")\")[^>]*?\br=\"([A-Z]+)(\d+)\"[^>]*\bs=\"(\d+)\""
    )
