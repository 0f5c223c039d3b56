"""What a file from somebody else holds: tables of cells with their places in the spreadsheet, or why it was refused."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

# Text is verbatim ("007", "+82 10…", "=SUM"), None an empty cell; a datetime without a time of day arrives as a date.
Cell = str | int | float | bool | dt.date | dt.time | dt.datetime | None


class Reason(StrEnum):
    """Why a file was refused whole."""

    UNSAFE = "UNSAFE"
    TOO_BIG = "TOO_BIG"
    DAMAGED = "DAMAGED"
    UNREADABLE = "UNREADABLE"
    ENCRYPTED = "ENCRYPTED"
    EMPTY = "EMPTY"
    UNSUPPORTED = "UNSUPPORTED"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was read: a reason for programs, and for people a sentence that names the file and what to do."""

    reason: Reason
    message: str


class Row(NamedTuple):
    """One row of a table: its number in the spreadsheet, counted from 1, and a cell for each header."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person should know about a cell, a column (row 0), a row (no column), or the whole table (neither).

    `column` is a header, as in `Table.headers`.
    """

    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet: headers and rows, without titles above, empty rows between and totals below.

    `headers` are unique, joined where there are two rows of them ("Contact – E-mail"), and named after the column's
    letter ("Column C") where there are none; `header_row` is the last row of the header as numbered in the
    spreadsheet, 0 where the table has none. `letters` are the columns' letters there. Merged cells are filled: every
    row of a group has its country. `totals` are the numbers of rows left out because they add up others, `hidden_rows`
    and `hidden_columns` (indexes into `headers`) what the sender's spreadsheet does not show; they are among the rows.
    `number` counts the tables of a sheet from 1; `hidden` tells that the whole sheet is.
    """

    sheet: str
    header_row: int
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    number: int = 1
    letters: tuple[str, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    totals: tuple[int, ...] = ()
    title: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read of a file, or its refusal; `details` says how it was understood, such as its encoding."""

    name: str
    tables: tuple[Table, ...] = ()
    refused: Refusal | None = None
    remarks: tuple[Remark, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def best(self) -> Table | None:
        """The table that most likely lists the people: of those that can be seen, the one with the most cells."""
        shown = [table for table in self.tables if not table.hidden] or list(self.tables)
        return max(shown, key=lambda table: len(table.rows) * len(table.headers), default=None)
