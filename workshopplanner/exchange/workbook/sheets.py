"""Sheets as openpyxl writes them: grids cell by cell, tables row by row, and what surrounds both."""

import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from workshopplanner.exchange.workbook import styles
from workshopplanner.exchange.workbook.cells import Looks, Pen
from workshopplanner.exchange.workbook.metrics import FONT
from workshopplanner.exchange.workbook.model import Book, Column, Grid, Sheet, Table, ValueList
from workshopplanner.exchange.workbook.rows import table_rows
from workshopplanner.exchange.workbook.setup import set_up_page, sheet_title
from workshopplanner.exchange.workbook.tables import header_height
from workshopplanner.exchange.workbook.text import clean
from workshopplanner.language import _

POINTS_A_CHARACTER = 5.25  # width of a digit of the default font, 7 pixels of 1/96 inch
_DEFAULT_SIZE = 9.5  # at which LibreOffice, which does not round to pixels, comes to the same


def start_workbook(book: Book) -> Any:
    """Return an empty openpyxl workbook that streams its rows, with its properties set."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils.indexed_list import IndexedList
    from openpyxl.workbook.properties import CalcProperties

    workbook = Workbook(write_only=True)
    default = Font(name=FONT, size=_DEFAULT_SIZE)
    workbook._fonts = IndexedList([default])  # type: ignore[attr-defined] # noqa: SLF001 (column widths count in digits of font 0)
    workbook._named_styles["Normal"].font = default  # type: ignore[attr-defined] # noqa: SLF001
    workbook.calculation = CalcProperties(fullCalcOnLoad=False)  # else Excel asks to save what nobody changed
    workbook.properties.title = clean(book.title)
    workbook.properties.creator = clean(book.author)
    workbook.properties.subject = clean(book.subject)
    workbook.properties.language = book.language
    return workbook


class SheetWriter:
    """Writes the sheets of one workbook in turn."""

    def __init__(self, workbook: Any, book: Book) -> None:
        self.workbook = workbook
        self.book = book
        self.later: dict[int, Iterator[bytes]] = {}  # the rows of the sheets of these numbers, made while saving
        self._looks: Looks | None = None

    def write_grid(self, grid: Grid, row_done: Callable[[], None]) -> None:
        """Write a page made by hand."""
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.utils import get_column_letter

        sheet, pen = self._begin(grid, grid.widths)
        for at, row in enumerate(grid.rows, 1):
            sheet.row_dimensions[at] = _height(row.height)
        for merge in grid.merges:
            sheet.merged_cells.add(_span(merge.top + 1, merge.left + 1, merge.bottom + 1, merge.right + 1))
        for at, row in enumerate(grid.rows, 1):
            cells = []
            for column in sorted(row.cells):
                cell: Any = WriteOnlyCell(sheet)
                cell.row, cell.column = at, column + 1
                pen.fill(cell, row.cells[column].value, row.cells[column].look, get_column_letter(column + 1))
                cells.append(cell)
            sheet.append(cells)
            row_done()

    def write_table(self, table: Table, row_done: Callable[[], None]) -> None:
        """Write a data sheet: its titles, its named table, the lists its cells choose from, and its rows when saved."""
        from openpyxl.cell import WriteOnlyCell

        sheet, pen = self._begin(table, [column.width for column in table.columns])
        cells: list[Any] = []
        for at, column in enumerate(table.columns, 1):
            cell: Any = WriteOnlyCell(sheet)
            cell.row, cell.column = 1, at
            pen.text(cell, column.title, styles.HEADER, column.title)
            cells.append(cell)
        sheet.row_dimensions[1] = _height(header_height(table))
        sheet.append(cells)
        self.later[len(self.workbook.worksheets)] = table_rows(table, sheet.title, pen.looks, row_done)
        self._name_table(sheet, table)
        self._offer_values(sheet, table)

    # ---- around the cells

    def _begin(self, described: Sheet, widths: Iterable[float]) -> tuple[Any, Pen]:
        from openpyxl.utils import get_column_letter

        sheet = self.workbook.create_sheet(sheet_title(described.title))
        sheet.sheet_view.showGridLines = False  # each sheet draws the lines that it needs
        # Its own row maker would try every prepared cell as a plain value first, at twice the time.
        sheet._values_to_row = _as_prepared  # noqa: SLF001
        if self._looks is None:
            self._looks = Looks(sheet)
        for at, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(at)].width = round(width / POINTS_A_CHARACTER, 2)
        row, column = described.frozen
        if row or column:
            sheet.freeze_panes = f"{get_column_letter(column + 1)}{row + 1}"
        set_up_page(sheet, described.page)
        _stream_to_memory(sheet)
        return sheet, Pen(self._looks, sheet.title)

    @staticmethod
    def _name_table(sheet: Any, table: Table) -> None:
        from openpyxl.worksheet.filters import AutoFilter
        from openpyxl.worksheet.table import Table as NamedTable
        from openpyxl.worksheet.table import TableColumn

        last = max(2, len(table.rows) + 1)  # spreadsheets want one row below the titles, even an empty one
        named = NamedTable(displayName=table.name, ref=_span(1, 1, last, len(table.columns)))
        named.tableColumns = [TableColumn(id=at, name=column.title) for at, column in enumerate(table.columns, 1)]
        named.autoFilter = AutoFilter(ref=named.ref)
        sheet.tables.add(named)  # `add_table` would warn that rows are streamed, though the columns are named above

    def _offer_values(self, sheet: Any, table: Table) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        known = {one.name for one in self.book.lists}
        for at, column in enumerate(table.columns, 1):
            if column.values not in known:
                continue
            offer = DataValidation("list", formula1=column.values, allow_blank=True, errorStyle="warning")
            offer.showErrorMessage = True
            offer.error = _question(column)[:225]
            offer.add(_span(2, at, max(2, len(table.rows) + 1), at))
            sheet.data_validations.append(offer)


def name_lists(workbook: Any, sheet: str, lists: Iterable[ValueList]) -> None:
    """Give each column of the Lists sheet its name, by which the validations know it."""
    from openpyxl.utils import get_column_letter, quote_sheetname
    from openpyxl.workbook.defined_name import DefinedName

    for at, one in enumerate(lists, 1):
        letter = get_column_letter(at)
        place = f"{quote_sheetname(sheet)}!${letter}$2:${letter}${len(one.values) + 1}"
        workbook.defined_names[one.name] = DefinedName(one.name, attr_text=place)


def close_all(workbook: Any) -> None:
    """Close the streams of all sheets, which is left to do when the work was broken off."""
    for sheet in workbook.worksheets:
        if not sheet.closed:
            sheet.close()


def _stream_to_memory(sheet: Any) -> None:
    """Keep a sheet's XML in memory, where openpyxl would put people's data into the system's temporary folder.

    It is not much: the rows of long tables are made while the file is written.
    """
    from openpyxl.worksheet._writer import WorksheetWriter

    writer: Any = WorksheetWriter(sheet, io.BytesIO())
    writer.cleanup = _nothing
    sheet._writer = writer  # noqa: SLF001
    writer.write_top()


def _nothing() -> None:
    """Clean up where nothing is to be."""


def _question(column: Column) -> str:
    return _("This value is not on the sheet Lists. Keep it in “{column}” all the same?").format(column=column.title)


def _span(top: int, left: int, bottom: int, right: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"


def _height(points: float) -> dict[str, str]:
    """Return the attributes of a row; openpyxl's own object for them takes ten times as long."""
    return {"ht": f"{points:.1f}", "customHeight": "1"}


def _as_prepared(cells: list[Any], _row: int) -> list[Any]:
    return cells
