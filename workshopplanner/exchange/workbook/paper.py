"""The measures of printed pages in points, the same for the workbook and its preview."""

from workshopplanner.core.exports import Paper
from workshopplanner.exchange.workbook.model import Page

INCH = 72.0
SIZES = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}
LEFT = RIGHT = 0.45 * INCH
TOP = 0.5 * INCH
TOP_BELOW_HEADER = 0.65 * INCH
BOTTOM = 0.65 * INCH
HEADER_AT = FOOTER_AT = 0.3 * INCH


def size(page: Page) -> tuple[float, float]:
    """Return width and height of the sheet of paper as it is turned."""
    width, height = SIZES[page.paper]
    return (height, width) if page.landscape else (width, height)


def top(page: Page) -> float:
    """Return the upper margin, which leaves room for a page header where there is one."""
    return TOP_BELOW_HEADER if page.header else TOP


def printable(page: Page) -> tuple[float, float]:
    """Return the width and height inside the margins."""
    width, height = size(page)
    return width - LEFT - RIGHT, height - top(page) - BOTTOM
