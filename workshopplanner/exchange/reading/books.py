"""Spreadsheets through calamine: its cells, with what the file says beside them. Runs in the child process only."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

from workshopplanner.core.sheets import Reason
from workshopplanner.exchange.reading import cells, ods, ooxml, refusals, zips
from workshopplanner.exchange.reading.kinds import Kind
from workshopplanner.exchange.reading.ooxml import SheetFacts
from workshopplanner.exchange.reading.source import NumberedRow, Source
from workshopplanner.language import _


class Workbook:
    """A checked spreadsheet, whose sheets are read one at a time."""

    def __init__(self, data: bytes, kind: Kind) -> None:
        self._facts: Mapping[str, SheetFacts] = {}
        self.details: dict[str, str] = {}
        if kind is Kind.ZIP:
            self._check(data)
        else:
            self.details["format"] = "xls"
        self._book = _loaded(data)

    def _check(self, data: bytes) -> None:
        package = zips.opened(data)
        self.details["format"] = form = _format(package)
        if form == "ods":
            self._facts = ods.scan(package)
            return
        book = ooxml.book(package)
        if form == "xlsx":
            self.details["date_system"] = "1904" if book.since_1904 else "1900"
        sheets = {part: name for name, part in book.parts.items() if part in package.parts}
        facts = {}
        for part in package.parts:
            if part.lower().endswith((".xml", ".rels")):
                scan = ooxml.SheetScan(book.codes if part in sheets else {})
                for chunk in package.chunks(part):
                    if part in sheets:
                        scan.take(chunk)
                if part in sheets:
                    facts[sheets[part]] = scan.facts
        self._facts = facts

    def sheets(self) -> list[tuple[str, bool]]:
        """Return the names of the sheets that have cells, and whether they are hidden."""
        return [
            (sheet.name, not str(sheet.visible).endswith(".Visible"))
            for sheet in self._book.sheets_metadata
            if "WorkSheet" in str(sheet.typ)
        ]

    def source(self, name: str, *, hidden: bool) -> Source | None:
        """Return a sheet to be laid out; None where it is empty."""
        try:
            sheet = self._book.get_sheet_by_name(name)
        except Exception as problem:  # noqa: BLE001 (calamine's kinds of exceptions are not all its own)
            raise _refused(problem) from None
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


def _loaded(data: bytes) -> Any:
    from python_calamine import load_workbook

    try:
        return load_workbook(io.BytesIO(data))
    except Exception as problem:  # noqa: BLE001 (as above)
        raise _refused(problem) from None


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
            found = [None if cell == "" else cell for cell in row]
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
