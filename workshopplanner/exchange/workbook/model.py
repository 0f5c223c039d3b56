"""A workbook as plain values: sheets of cells with a look, before any spreadsheet library or painter sees them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import TypeAlias

from workshopplanner.core.exports import Paper, SheetKind


class Format(Enum):
    """How a value is written: text stays text, dates and times are true ones."""

    TEXT = "text"
    NUMBER = "number"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    WEEKDAY = "weekday"


class Edge(StrEnum):
    """A line along one side of a cell."""

    NONE = ""
    THIN = "thin"
    THICK = "thick"


@dataclass(frozen=True)
class Side:
    """A line with its colour."""

    edge: Edge = Edge.NONE
    colour: str = ""


NO_SIDE = Side()


@dataclass(frozen=True)
class Look:
    """How a cell looks; colours are "#RRGGBB" or empty."""

    size: float = 9
    bold: bool = False
    italic: bool = False
    colour: str = "#1B1F24"
    fill: str = ""
    across: str = "left"
    down: str = "top"
    wrap: bool = True
    indent: int = 0
    format: Format = Format.TEXT
    left: Side = NO_SIDE
    right: Side = NO_SIDE
    top: Side = NO_SIDE
    bottom: Side = NO_SIDE


@dataclass(frozen=True)
class Run:
    """A stretch of text with a look of its own inside a cell."""

    text: str
    size: float
    bold: bool = False
    colour: str = "#1B1F24"


Rich: TypeAlias = tuple[Run, ...]
Value: TypeAlias = str | int | float | dt.date | dt.time | Rich | None


@dataclass(frozen=True)
class Cell:
    """A value with its look."""

    value: Value
    look: Look


@dataclass(frozen=True)
class Row:
    """A row of a page made by hand: cells by column from 0, and its height in points."""

    cells: dict[int, Cell]
    height: float


@dataclass(frozen=True)
class Merge:
    """A block of cells shown as one; all four are counted from 0 and inside."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Page:
    """How a sheet is printed: paper, direction, what repeats on each page, and breaks after these rows (from 0)."""

    paper: Paper
    landscape: bool
    header: str = ""
    footer: str = ""
    one_page: bool = False
    repeat_rows: tuple[int, int] | None = None
    repeat_columns: tuple[int, int] | None = None
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Grid:
    """A page made by hand; column widths are in points, `frozen` is the first row and column that scroll."""

    kind: SheetKind
    title: str
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    page: Page
    merges: tuple[Merge, ...] = ()
    frozen: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Column:
    """A column of a data table; `values` names the list on the Lists sheet that its cells should come from."""

    title: str
    width: float
    format: Format = Format.TEXT
    values: str = ""


@dataclass(frozen=True)
class Table:
    """A data sheet: one header row, one named table, one value for each column in each row."""

    kind: SheetKind
    title: str
    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]
    page: Page
    frozen: tuple[int, int] = (1, 1)


@dataclass(frozen=True)
class ValueList:
    """Allowed values with the name of their range on the Lists sheet."""

    name: str
    title: str
    values: tuple[str, ...]


Sheet: TypeAlias = Grid | Table


@dataclass(frozen=True)
class Book:
    """All sheets of a workbook with what it says about itself."""

    sheets: tuple[Sheet, ...]
    title: str
    author: str
    subject: str
    issued: dt.date
    language: str
    lists: tuple[ValueList, ...] = field(default=())


def plain(value: Value) -> str:
    """Return the text of a text value, whatever its looks."""
    return "".join(run.text for run in value) if isinstance(value, tuple) else str(value or "")
