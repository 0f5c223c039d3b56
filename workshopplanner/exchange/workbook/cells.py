"""Cells and their looks as openpyxl writes them: each look is made once, each cell of a column used again."""

import datetime as dt
from typing import Any

from workshopplanner import language
from workshopplanner.exchange.workbook import styles
from workshopplanner.exchange.workbook.metrics import FONT
from workshopplanner.exchange.workbook.model import Edge, Format, Look, Rich, Side, Value
from workshopplanner.exchange.workbook.text import LONGEST, clean, looks_like_formula, refuse_long

_NUMBERS = {
    Format.TEXT: "General",
    Format.NUMBER: "0",
    Format.DECIMAL: "General",
    Format.DATE: "yyyy-mm-dd",
    Format.TIME: "hh:mm",
}
_LOCALES = {"en": "809", "fr": "40C"}  # else a reader in Korea sees the weekday of an English programme in Korean
_HALF = LONGEST // 2  # characters outside the basic plane count twice


def number_format(kind: Format) -> str:
    """Return the number format in the language in force."""
    if kind is Format.WEEKDAY:
        return f"[$-{_LOCALES.get(language.current(), '809')}]ddd d mmm yyyy"
    return _NUMBERS[kind]


class Looks:
    """The looks of one workbook, each made into openpyxl's own form once."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._known: dict[tuple[Look, bool], Any] = {}

    def style(self, look: Look, quoted: bool = False) -> Any:
        """Return the style of a look; a quoted one tells spreadsheets that the text is no formula."""
        found = self._known.get((look, quoted))
        if found is None:
            found = self._known[look, quoted] = self._make(look, quoted)
        return found

    def number(self, look: Look, quoted: bool = False) -> int:
        """Return the number under which the workbook keeps the style of a look."""
        from openpyxl.cell import WriteOnlyCell

        cell: Any = WriteOnlyCell(self._sheet)
        cell._style = self.style(look, quoted)  # noqa: SLF001
        return int(cell.style_id)

    def _make(self, look: Look, quoted: bool) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, PatternFill

        cell: Any = WriteOnlyCell(self._sheet)
        cell.font = Font(name=FONT, size=look.size, bold=look.bold, italic=look.italic, color=_argb(look.colour))
        if look.fill:
            cell.fill = PatternFill("solid", fgColor=_argb(look.fill))
        cell.alignment = Alignment(look.across, look.down, wrap_text=look.wrap, indent=look.indent)
        sides = {name: _side(getattr(look, name)) for name in ("left", "right", "top", "bottom")}
        if any(sides.values()):
            cell.border = Border(**{name: side for name, side in sides.items() if side})
        cell.number_format = "@" if quoted else number_format(look.format)
        cell.quotePrefix = quoted
        return cell._style  # noqa: SLF001 (openpyxl has no public way to share a style between cells)


def _argb(colour: str) -> str:
    return f"FF{colour.lstrip('#')}"


def _side(side: Side) -> Any:
    from openpyxl.styles import Side as Line

    if side.edge is Edge.NONE:
        return None
    return Line("thick" if side.edge is Edge.THICK else "thin", _argb(side.colour))


class Pen:
    """Fills openpyxl cells; it knows where it is, to name the place of a text that does not fit."""

    def __init__(self, looks: Looks, title: str) -> None:
        self.looks = looks
        self.title = title

    def fill(self, cell: Any, value: Value, look: Look, column: str) -> None:
        """Give a cell its value and look; text is text whatever it begins with."""
        if isinstance(value, str):
            self.text(cell, value, look, column)
        elif isinstance(value, tuple):
            self._rich(cell, value, look, column)
        else:
            cell._value = value  # noqa: SLF001 (the setter would guess formulas and errors)
            cell._style = self.looks.style(look)  # noqa: SLF001
            cell.data_type = "d" if isinstance(value, dt.date | dt.time) else "n"

    def text(self, cell: Any, value: str, look: Look, column: str) -> None:
        """Give a cell a text."""
        text = clean(value)
        if len(text) > _HALF:
            refuse_long(text, self.title, cell.row, column)
        cell._value = text or None  # noqa: SLF001 (the setter would take "=" for a formula)
        cell.data_type = "s" if text else "n"
        cell._style = self.looks.style(look, looks_like_formula(text))  # noqa: SLF001

    def _rich(self, cell: Any, runs: Rich, look: Look, column: str) -> None:
        from openpyxl.cell.rich_text import CellRichText, TextBlock
        from openpyxl.cell.text import InlineFont
        from openpyxl.styles.colors import Color

        whole = "".join(clean(run.text) for run in runs)
        if len(whole) > _HALF:
            refuse_long(whole, self.title, cell.row, column)
        blocks = [
            TextBlock(
                InlineFont(rFont=FONT, sz=run.size, b=run.bold or None, color=Color(_argb(run.colour))), clean(run.text)
            )
            for run in runs
            if clean(run.text)
        ]
        cell._value = CellRichText(blocks) if blocks else None  # noqa: SLF001
        cell.data_type = "s" if blocks else "n"
        cell._style = self.looks.style(look, looks_like_formula(whole))  # noqa: SLF001


DATA = {kind: styles.data(kind) for kind in Format}
