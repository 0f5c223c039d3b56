"""Writing workbooks: the sample's pack and a long roster, beside the same cells written by openpyxl alone."""

import datetime as dt
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, NamedStyle

from benchmarks import data
from benchmarks.measure import Figure, Result, Target, compare, timed
from workshopplanner.core.exports import DEFAULT_PRESET, Audience, Choice, Pack, SheetKind, choose, find_preset
from workshopplanner.exchange.workbook import lay_out, write_workbook
from workshopplanner.exchange.workbook.model import Grid, Sheet, plain
from workshopplanner.queries.pack import pack

PEOPLE = 10_000
ISSUED = dt.date(2018, 5, 2)
_LOOK = "look"

Rows = list[list[Any]]


def run(*, quick: bool = False) -> Result:
    """Measure both workbooks."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        data.make_sample(place / "sample.workshop")
        with data.opened(place / "sample.workshop") as (store, workshop_id):
            facts = store.ask(pack, workshop_id)
        whole = choose(facts, find_preset(DEFAULT_PRESET), ISSUED)
        count = 50 if quick else PEOPLE
        crowd = replace(facts, attendees=tuple(data.attendees(count)))
        roster = Choice((SheetKind.PEOPLE,), Audience.TEAM, ISSUED)
        figures = (
            _figure("sample pack", _Work(place, facts, whole), 2 if quick else 15, None),
            _figure(f"roster of {count:,}", _Work(place, crowd, roster), 2 if quick else 7, Target(ratio=1.1)),
        )
        columns = len(lay_out(crowd, roster).sheets[0].columns)  # type: ignore[union-attr]
        return Result("export", figures, (f"The roster has {columns} columns; both ways stream their rows.",))


@dataclass(frozen=True)
class _Work:
    """What is written, and where."""

    folder: Path
    pack: Pack
    choice: Choice


def _figure(name: str, work: _Work, repetitions: int, target: Target | None) -> Figure:
    sheets = [(sheet.title, _values(sheet)) for sheet in lay_out(work.pack, work.choice).sheets]
    ours, theirs = work.folder / "ours.xlsx", work.folder / "theirs.xlsx"
    references = {
        "openpyxl alone, the same values": lambda: timed(lambda: _write(theirs, sheets, styled=False)),
        "openpyxl alone, one look for all cells": lambda: timed(lambda: _write(theirs, sheets, styled=True)),
    }
    return compare(
        name, repetitions, lambda: timed(lambda: write_workbook(ours, work.pack, work.choice)), references, target
    )


def _values(sheet: Sheet) -> Rows:
    """Return the values of a sheet, made before the clock runs."""
    if isinstance(sheet, Grid):
        width = len(sheet.widths)
        return [[_bare(row.cells[at].value) if at in row.cells else None for at in range(width)] for row in sheet.rows]
    return [[column.title for column in sheet.columns], *([_bare(value) for value in row] for row in sheet.rows)]


def _bare(value: Any) -> Any:
    return plain(value) if isinstance(value, tuple) else value


def _write(path: Path, sheets: Sequence[tuple[str, Rows]], *, styled: bool) -> None:
    """Write the values as openpyxl's own manual says, in one look or in none."""
    workbook = Workbook(write_only=True)
    if styled:
        look = NamedStyle(_LOOK, font=Font(name="Arial", size=9), alignment=Alignment(vertical="top", wrap_text=True))
        workbook.add_named_style(look)
    for title, rows in sheets:
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row] if styled else row)
    workbook.save(path)


def _cell(sheet: Any, value: Any) -> Any:
    cell = WriteOnlyCell(sheet, value)
    cell.style = _LOOK
    return cell
