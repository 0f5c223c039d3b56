"""How a sheet is printed, as openpyxl says it: paper, margins, what repeats, page breaks, header and footer."""

import re
from typing import Any

from workshopplanner.core.exports import Paper
from workshopplanner.exchange.workbook import paper
from workshopplanner.exchange.workbook.model import Page
from workshopplanner.exchange.workbook.tables import ONE_LINE
from workshopplanner.exchange.workbook.text import clean

_PAPERS = {Paper.A4: 9, Paper.LETTER: 1}
_LONGEST = 230  # of a page header with its codes: spreadsheets take no more than 255 characters
_NO_TITLE = re.compile(r"[\[\]:*?/\\]")


def sheet_title(title: str) -> str:
    """Return a title that a sheet may bear."""
    return _NO_TITLE.sub(" ", title).strip("' ")[:31]


def set_up_page(sheet: Any, page: Page) -> None:
    """Set up the print of a sheet: always as wide as the paper, and as long as it takes unless it is one page."""
    from openpyxl.worksheet.pagebreak import Break
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape" if page.landscape else "portrait"
    sheet.page_setup.paperSize = _PAPERS[page.paper]
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if page.one_page else 0
    sheet.sheet_format.defaultRowHeight = ONE_LINE
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = page.one_page
    _set_margins(sheet.page_margins, page)
    _repeat(sheet, page)
    for row in page.breaks:
        sheet.row_breaks.append(Break(id=row + 1))
    header, footer = sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter
    for part, text in (
        (header.left, header_text(page.header)),
        (footer.left, header_text(page.footer)),
        (footer.right, "&P / &N"),
    ):
        if text:
            part.text, part.size = text, 8


def _repeat(sheet: Any, page: Page) -> None:
    """Repeat columns and rows on each page, named in Excel's own order, which openpyxl turns round."""
    from openpyxl.utils import get_column_letter, quote_sheetname
    from openpyxl.workbook.defined_name import DefinedName

    parts = []
    if page.repeat_columns:
        first, last = (get_column_letter(at + 1) for at in page.repeat_columns)
        parts.append(f"{quote_sheetname(sheet.title)}!${first}:${last}")
    if page.repeat_rows:
        parts.append(f"{quote_sheetname(sheet.title)}!${page.repeat_rows[0] + 1}:${page.repeat_rows[1] + 1}")
    if parts:
        sheet.defined_names.add(DefinedName("_xlnm.Print_Titles", attr_text=",".join(parts)))


def _set_margins(margins: Any, page: Page) -> None:
    margins.left, margins.right = paper.LEFT / paper.INCH, paper.RIGHT / paper.INCH
    margins.top, margins.bottom = paper.top(page) / paper.INCH, paper.BOTTOM / paper.INCH
    margins.header, margins.footer = paper.HEADER_AT / paper.INCH, paper.FOOTER_AT / paper.INCH


def header_text(text: str) -> str:
    """Return a text as headers take it: short, an ampersand doubled so that it begins no code."""
    text = " ".join(clean(text).split())
    while len(doubled := text.replace("&", "&&")) > _LONGEST:
        text = text[:-1]
    return doubled
