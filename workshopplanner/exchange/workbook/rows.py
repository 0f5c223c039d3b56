"""The rows of a data sheet as the XML of the file.

openpyxl makes the sheet around them; rows by the ten thousand would take it several times as long.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator

from workshopplanner.core.agenda import MINUTES_A_DAY, minute_of
from workshopplanner.exchange.workbook.cells import DATA, Looks
from workshopplanner.exchange.workbook.model import Column, Format, Table, Value
from workshopplanner.exchange.workbook.tables import height_rule
from workshopplanner.exchange.workbook.text import LONGEST, clean, looks_like_formula, refuse_long

_MARKUP = re.compile("[&<>]")
_CHUNK = 200
_DAY_ZERO = dt.date(1899, 12, 30)
_HALF = LONGEST // 2

Maker = Callable[[Value, int], str]


def table_rows(table: Table, title: str, looks: Looks, row_done: Callable[[], None]) -> Iterator[bytes]:
    """Yield the XML of the rows below the titles, some hundred at a time."""
    from openpyxl.utils import get_column_letter

    makers = [_maker(column, get_column_letter(at), title, looks) for at, column in enumerate(table.columns, 1)]
    height_of = height_rule(table.columns)
    rows: list[str] = []
    for number, values in enumerate(table.rows, 2):
        cells = "".join([make(value, number) for make, value in zip(makers, values, strict=True)])
        rows.append(f'<row r="{number}" ht="{height_of(values):.2f}" customHeight="1">{cells}</row>')
        if len(rows) == _CHUNK:
            yield "".join(rows).encode()
            rows.clear()
        row_done()
    yield "".join(rows).encode()


def _maker(column: Column, letter: str, title: str, looks: Looks) -> Maker:
    """Return a function that makes the cells of a column."""
    look = DATA[column.format]
    plain, quoted = looks.number(look), looks.number(look, quoted=True)

    def text_cell(value: Value, number: int) -> str:
        text = clean(value) if isinstance(value, str) else ""
        if not text:
            return f'<c r="{letter}{number}" s="{plain}"/>'
        if len(text) > _HALF:
            refuse_long(text, title, number, column.title)
        style = quoted if looks_like_formula(text) else plain
        if _MARKUP.search(text):
            text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        space = ' xml:space="preserve"' if text != text.strip() else ""
        return f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is><t{space}>{text}</t></is></c>'

    def figure_cell(value: Value, number: int) -> str:
        if value is None:
            return f'<c r="{letter}{number}" s="{plain}"/>'
        return f'<c r="{letter}{number}" s="{plain}"><v>{_serial(value)}</v></c>'

    return text_cell if column.format is Format.TEXT else figure_cell


def _serial(value: Value) -> object:
    """Return a date as its day in the calendar of spreadsheets, and a time as its share of a day."""
    if isinstance(value, dt.time):
        return minute_of(value) / MINUTES_A_DAY
    return (value - _DAY_ZERO).days if isinstance(value, dt.date) else value
