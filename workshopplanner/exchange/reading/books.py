"""Spreadsheets through calamine: its cells, with what the file says beside them. Runs in the child process only."""

import io
import threading
from collections.abc import Iterator, Mapping
from typing import Any

from workshopplanner.core.sheets import Reason
from workshopplanner.exchange.reading import biff, cells, ods, ooxml, refusals, zips
from workshopplanner.exchange.reading.kinds import Kind
from workshopplanner.exchange.reading.ooxml import SheetFacts
from workshopplanner.exchange.reading.source import NumberedRow, Source
from workshopplanner.language import _


class Workbook:
    """A checked spreadsheet, whose sheets are read one at a time."""

    def __init__(self, data: bytes, kind: Kind, wanted: str | None = None) -> None:
        self.details: dict[str, str] = {}
        package = zips.opened(data) if kind is Kind.ZIP else None
        form = self.details["format"] = _format(package) if package else "xls"
        book, facts = ooxml.Book(), dict[str, SheetFacts]()
        if package and form == "ods":
            facts = ods.scan(package)
        elif package:
            book = ooxml.book(package)
            for part in package.parts:
                if part.lower().endswith((".xml", ".rels")):
                    for _chunk in package.chunks(part):
                        pass  # counted, and refused where it holds a document type
        self._parsing = _Parsing(data, wanted)
        if package and form == "xlsx":
            self.details["date_system"] = "1904" if book.since_1904 else "1900"
            facts = _scanned(package, book)
        elif form == "xls":
            facts = biff.scan_xls(data)
        elif package and form == "xlsb":
            facts = biff.scan_xlsb(package)
        self._facts: Mapping[str, SheetFacts] = facts

    def sheets(self) -> list[tuple[str, bool]]:
        """Return the names of the sheets that have cells, and whether they are hidden."""
        return self._parsing.sheets()

    def source(self, name: str, *, hidden: bool) -> Source | None:
        """Return a sheet to be laid out; None where it is empty."""
        sheet = self._parsing.sheet(name)
        if sheet.start is None:
            return None
        facts = self._facts.get(name, SheetFacts())
        return Source(
            name=name,
            rows=_rows(sheet, facts),
            height=sheet.end[0] + 1,
            hidden=hidden,
            first_column=sheet.start[1],
            merges=sheet.merged_cell_ranges or facts.merges,
            hidden_rows=frozenset(row + 1 for row in facts.hidden_rows),
            hidden_columns=frozenset(facts.hidden_columns),
            notes=_notes(facts),
        )


class _Parsing(threading.Thread):
    """Parses a workbook up to its first sheet, for which calamine does not need Python: other work goes on beside it.

    A problem is told when what was parsed is asked for, which is after all checks.
    """

    def __init__(self, data: bytes, wanted: str | None) -> None:
        super().__init__(daemon=True)
        self._data, self._wanted = data, wanted
        self._sheets: list[tuple[str, bool]] = []
        self._first: tuple[str, Any] | None = None
        self._problem: Exception | None = None
        self.start()

    def run(self) -> None:
        """Parse until the first sheet that is to be read."""
        from python_calamine import load_workbook

        try:
            self._book = load_workbook(io.BytesIO(self._data))
            self._sheets = [
                (sheet.name, not str(sheet.visible).endswith(".Visible"))
                for sheet in self._book.sheets_metadata
                if "WorkSheet" in str(sheet.typ)
            ]
            first = next((name for name, _hidden in self._sheets if self._wanted in (None, name)), None)
            if first is not None:
                self._first = first, self._book.get_sheet_by_name(first)
        except Exception as problem:  # noqa: BLE001 (calamine's kinds of exceptions are not all its own)
            self._problem = problem

    def sheets(self) -> list[tuple[str, bool]]:
        """Return the names of the sheets that have cells, and whether they are hidden."""
        self.join()
        if self._problem is not None:
            raise _refused(self._problem)
        return self._sheets

    def sheet(self, name: str) -> Any:
        """Return a sheet as calamine has it; the first one is not kept."""
        first, self._first = self._first, None
        if first is not None and first[0] == name:
            return first[1]
        try:
            return self._book.get_sheet_by_name(name)
        except Exception as problem:  # noqa: BLE001 (as above)
            raise _refused(problem) from None


def _scanned(package: zips.Package, book: ooxml.Book) -> dict[str, SheetFacts]:
    """Return what the markup of the sheets tells, by their names."""
    facts = {}
    for part, name in {part: name for name, part in book.parts.items() if part in package.parts}.items():
        scan = ooxml.SheetScan(book.codes)
        for chunk in package.chunks_again(part):
            scan.take(chunk)
        facts[name] = scan.facts
    return facts


def _format(package: zips.Package) -> str:
    parts = package.parts
    if "xl/workbook.bin" in parts:
        return "xlsb"
    mimetype = package.part("mimetype")[:200].decode("ascii", "replace").strip()
    if mimetype.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    if "[Content_Types].xml" in parts:
        kinds = package.part("[Content_Types].xml")
        if b"spreadsheetml" in kinds or any(part.startswith("xl/") for part in parts):
            return "xlsx"
        if b"wordprocessingml" in kinds or b"presentationml" in kinds:
            raise refusals.unsupported(_("a text document or a presentation"))
        raise refusals.damaged()
    if mimetype:
        raise refusals.unsupported(_("a text document or a presentation"))
    if any(part.startswith("Index/") for part in parts):
        raise refusals.unsupported(_("a spreadsheet of Apple Numbers"))
    if "content.xml" in parts or any(part.startswith("xl/") for part in parts):
        raise refusals.damaged()
    raise refusals.unsupported(_("a packed archive"))


def _refused(problem: Exception) -> refusals.Refused:
    """Return why a file was refused; calamine's own words help nobody who sends lists of people."""
    from python_calamine import PasswordError

    if isinstance(problem, PasswordError) or "password" in str(problem).lower():
        return refusals.encrypted()
    if isinstance(problem, MemoryError):
        return refusals.too_big()
    if "unsupported" in str(problem).lower():
        sentence = _(
            "“{file}” is in a form of spreadsheet that is not supported: save it again as .xlsx and try again."
        )
        return refusals.Refused(Reason.UNSUPPORTED, sentence)
    return refusals.damaged()


def _rows(sheet: Any, facts: SheetFacts) -> Iterator[NumberedRow]:
    first = sheet.start[1]
    codes: dict[int, list[tuple[int, str]]] = {}
    for (row, column), pattern in facts.codes.items():
        codes.setdefault(row + 1, []).append((column - first, pattern))
    number = 0
    try:
        for number, row in enumerate(sheet.iter_rows(), 1):
            found = [None if cell == "" else cell for cell in row] if "" in row else row
            for at, pattern in codes.get(number, ()):
                value = found[at] if 0 <= at < len(found) else None
                if type(value) is float and value >= 0 and value.is_integer():
                    found[at] = cells.as_code(value, pattern)
            yield number, found
    except (OverflowError, ValueError):
        raise refusals.damaged() from None


def _notes(facts: SheetFacts) -> dict[int, list[tuple[int, str]]]:
    notes: dict[int, list[tuple[int, str]]] = {}
    for (row, column), error in facts.errors.items():
        sentence = _("The formula in this cell ended in the error {error}; the cell is read as empty.")
        notes.setdefault(row + 1, []).append((column, sentence.format(error=error)))
    for row, column in facts.unvalued:
        sentence = _(
            "The formula in this cell has no result in the file: open the file in a spreadsheet, save it and try again."
        )
        notes.setdefault(row + 1, []).append((column, sentence))
    return notes
