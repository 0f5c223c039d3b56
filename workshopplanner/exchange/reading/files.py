"""Reads a stranger's file or a pasted text into tables; whatever is wrong with it becomes a sentence."""

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Any

from workshopplanner.core.progress import Report, ignore
from workshopplanner.core.sheets import Reading, Reason, Refusal, Remark, Row, Table
from workshopplanner.exchange.reading import limits, process, refusals, texts
from workshopplanner.exchange.reading.cells import cleaned_rows
from workshopplanner.exchange.reading.packing import unpacked
from workshopplanner.exchange.reading.tables import lay_out
from workshopplanner.language import _


def read_file(path: str | os.PathLike[str], report: Report = ignore, sheet: str | None = None) -> Reading:
    """Read the tables of a spreadsheet or text file, all sheets or one; `report` is called often, and may cancel."""
    name = Path(path).name
    building = _Building()
    try:
        with _opened(Path(path)) as file:
            building.take_all(process.said(file, name, sheet, report))
    except refusals.Refused as refused:
        return Reading(name, refused=refused.refusal(name))
    return building.reading(name)


def read_text(text: str, name: str = "") -> Reading:
    """Read the tables of a text, such as one pasted from a spreadsheet."""
    name = name or _("The pasted text")
    building = _Building()
    try:
        if len(text) > limits.PASTED_CHARACTERS:
            raise refusals.too_big()
        details: dict[str, str] = {}
        source = texts.source_of_text(text, name, details)
        lay_out(source, building.take_uncleaned)
        building.take("details", details)
    except refusals.Refused as refused:
        return Reading(name, refused=refused.refusal(name))
    return building.reading(name)


def _opened(path: Path) -> IO[bytes]:
    """Open a regular file, and nothing that could make the program wait or never end."""
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise refusals.unreadable(_("there is no such file")) from None
    except (OSError, ValueError) as problem:
        if os.path.isdir(path):  # noqa: PTH112 (never raises; Windows does not open folders)
            raise refusals.unreadable(_("it is a folder")) from None
        told = getattr(problem, "strerror", None) or _("its name can’t be used")
        raise refusals.unreadable(str(told)) from None
    found = os.fstat(number)
    if stat.S_ISREG(found.st_mode) and 0 < found.st_size <= limits.FILE_BYTES:
        return os.fdopen(number, "rb")
    os.close(number)
    if stat.S_ISDIR(found.st_mode):
        raise refusals.unreadable(_("it is a folder"))
    if not stat.S_ISREG(found.st_mode):
        raise refusals.unreadable(_("it is a device or a pipe and not a file"))
    raise refusals.too_big() if found.st_size else refusals.empty()


class _Building:
    """Gathers what is told of a file into frozen tables; nobody sees them before all has been told."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self._told: dict[str, Any] = {}
        self._rows: list[Row] = []
        self._remarks: list[Remark] = []
        self._details: dict[str, str] = {}
        self._refusal: Refusal | None = None

    def take_all(self, said: Iterable[tuple[str, Any]]) -> None:
        """Take everything that the reading process says; a refusal is the last."""
        for what, value in said:
            self.take(what, value)

    def take_uncleaned(self, what: str, value: Any) -> None:
        """Take one piece whose cells are as they were found."""
        if what == "rows":
            self._rows += [Row(row[0], tuple(row[1:])) for row in cleaned_rows(value)]
        else:
            self.take(what, value)

    def take(self, what: str, value: Any) -> None:
        """Take one piece."""
        if what == "table":
            self._told, self._rows = value, []
        elif what == "rows":
            self._rows += unpacked(value)
        elif what == "close":
            self.tables.append(self._table(value))
        elif what == "remark":
            self._remarks.append(Remark(*value))
        elif what == "details":
            self._details = value
        elif what == "refused":
            self._refusal = Refusal(Reason(value[0]), value[1])

    def reading(self, name: str) -> Reading:
        """Return all of it, or nothing but the refusal."""
        if self._refusal is None and not any(table.rows for table in self.tables):
            self._refusal = refusals.empty().refusal(name)
        if self._refusal is not None:
            return Reading(name, refused=self._refusal)
        return Reading(name, tuple(self.tables), remarks=tuple(self._remarks), details=self._details)

    def _table(self, end: dict[str, Any]) -> Table:
        told = self._told
        dropped = frozenset(end["dropped"])
        kept = [column for column in range(len(told["headers"])) if column not in dropped]
        hidden = frozenset(told["hidden_columns"])
        remarks = [Remark(*remark) for remark in end["remarks"]]
        rows = self._rows
        if dropped:
            rows = [Row(row.number, tuple([row.cells[column] for column in kept])) for row in rows]
        return Table(
            sheet=told["sheet"],
            header_row=told["header_row"],
            headers=_chosen(told["headers"], kept),
            rows=tuple(rows),
            number=told["number"],
            letters=_chosen(told["letters"], kept),
            hidden=told["hidden"],
            hidden_rows=frozenset(end["hidden_rows"]) & {row.number for row in rows},
            hidden_columns=frozenset(at for at, column in enumerate(kept) if column in hidden),
            totals=tuple(end["totals"]),
            title=told["title"],
            remarks=tuple(remarks),
        )


def _chosen(values: Sequence[str], kept: Sequence[int]) -> tuple[str, ...]:
    return tuple(values[column] for column in kept)
