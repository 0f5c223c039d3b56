"""Writing the sheets into a workbook file with openpyxl: bit for bit the same from the same facts."""

from pathlib import Path

from workshopplanner.core.exports import Choice, Pack, SheetKind
from workshopplanner.core.progress import Report, ignore
from workshopplanner.exchange import files
from workshopplanner.exchange.workbook.layout import lay_out
from workshopplanner.exchange.workbook.model import Book, Grid
from workshopplanner.language import speaking


def write_workbook(target: Path, pack: Pack, choice: Choice, report: Report = ignore) -> Path:
    """Write the chosen sheets to a file, which is replaced only when the new one is complete."""
    with speaking(choice.language):
        book = lay_out(pack, choice)
        with files.replacing(target) as temporary:
            save_book(temporary, book, report)
    return target


def save_book(path: Path, book: Book, report: Report = ignore) -> None:
    """Write a book to a path."""
    from workshopplanner.exchange.workbook import archive, sheets

    workbook = sheets.start_workbook(book)
    writer = sheets.SheetWriter(workbook, book)
    counter = _Counter(report, sum(len(sheet.rows) for sheet in book.sheets))
    try:
        for sheet in book.sheets:
            if isinstance(sheet, Grid):
                writer.write_grid(sheet, counter.one_more)
            else:
                writer.write_table(sheet, counter.one_more)
            if sheet.kind is SheetKind.LISTS:
                sheets.name_lists(workbook, sheet.title, book.lists)
        archive.save(workbook, path, book.issued, writer.later)
    finally:
        sheets.close_all(workbook)


class _Counter:
    """Tells how far the writing is, not more often than it matters."""

    EVERY = 250

    def __init__(self, report: Report, of: int) -> None:
        self._report, self._of, self._done = report, of, 0

    def one_more(self) -> None:
        self._done += 1
        if self._done % self.EVERY == 0 or self._done == self._of:
            self._report(self._done, self._of)
