"""Rectangles of cells as spreadsheets exchange them: text between tabs and line ends, quoted where it has to be."""

import html
import re
from collections.abc import Sequence

Grid = list[list[str]]

# A quoted cell counts as one only if its closing quote ends the cell: `"Kim" Lee` is a text with quotes in it.
_CELL = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|\Z)|([^\t\n]*)')
_RISKY = re.compile(r"'*(?:[=@]|[+\-](?![\d\s().-]*\Z))")


def to_tsv(grid: Sequence[Sequence[str]]) -> str:
    """Return cells as text for the clipboard."""
    return "".join("\t".join(_quoted(cell) for cell in row) + "\n" for row in grid)


def _quoted(cell: str) -> str:
    if _RISKY.match(cell):
        cell = f"'{cell}"  # a text from somebody's form must not wake up as a formula
    if cell.startswith('"') or any(mark in cell for mark in "\t\n\r"):
        return '"' + cell.replace("\r\n", "\n").replace('"', '""') + '"'
    return cell


def from_tsv(text: str) -> Grid:
    """Return the cells of a text from a spreadsheet, every row equally long; one line end at the end is no row."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    grid: Grid = [[]]
    at = 0
    while at <= len(text):
        found = _CELL.match(text, at)
        assert found is not None  # the second alternative fits anywhere
        quoted, plain = found.groups()
        grid[-1].append(_woken(quoted.replace('""', '"') if quoted is not None else plain))
        at = found.end() + 1
        if at <= len(text) and text[at - 1] == "\n":
            if at == len(text):
                break
            grid.append([])
    widest = max(len(row) for row in grid)
    return [row + [""] * (widest - len(row)) for row in grid]


def _woken(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _RISKY.match(cell[1:]) else cell


# How Excel and LibreOffice are told that a cell is text, each in its own way.
_TEXT_CELL = '<td sdnum="1033;0;@" style="mso-number-format:\'\\@\'">'


def to_html(grid: Sequence[Sequence[str]]) -> str:
    """Return cells as a table in which spreadsheets take every cell for text: zeros, plus signs and dates stay."""
    rows = "".join("<tr>" + "".join(f"{_TEXT_CELL}{_escaped(cell)}</td>" for cell in row) + "</tr>" for row in grid)
    return f'<html><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>'


def _escaped(cell: str) -> str:
    return html.escape(cell).replace("\n", '<br style="mso-data-placement:same-cell">')
