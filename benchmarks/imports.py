"""An applicants' spreadsheet from the file to the committed step: reading, planning, taking in, taking back."""

import random
import sqlite3
import string
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.data import MONDAY
from benchmarks.measure import Figure, Reference, Result, Target, Times, compare, timed
from workshopplanner.commands.imports import Wanted, import_people
from workshopplanner.commands.workshops import plan_workshop
from workshopplanner.core.import_planning import plan_import
from workshopplanner.core.importing import ImportPlan
from workshopplanner.core.rhythm import WorkshopPlan
from workshopplanner.exchange.reading import read_file
from workshopplanner.store import file
from workshopplanner.store.store import Store

SIZES = (1_000, 10_000, 100_000)
HEADERS = (
    *("Family name", "Given name", "E-mail", "Phone", "Gender", "Country", "Nationality", "Organisation", "Position"),
    *("Sector", "Date of birth", "Languages", "Motivation", "Departure city", "Title", "Nominated by", "Diet"),
    *("How did you hear of us?", "Size of T-shirt", "Number"),
)
COUNTRIES = ("Vietnam", "S. Korea", "Mongolia", "Indonesia", "Philippines", "Japan", "China", "India", "Lao PDR")
TABLES = ("organisation", "person", "participation", "application", "answer", "need", "import_row")


def run(*, quick: bool = False) -> Result:
    """Measure 1,000, 10,000 and 100,000 applicants with 20 columns."""
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="workshopplanner-import-") as folder:
        for size in (200,) if quick else SIZES:
            figures += _measure(Path(folder), size, 2 if quick or size > 10_000 else 5)
    return Result("import", tuple(figures))


def _measure(folder: Path, size: int, repetitions: int) -> list[Figure]:
    source = folder / f"{size}.xlsx"
    _write(source, size)
    table = read_file(source).best
    assert table is not None
    plan = plan_import(table)
    store, workshop_id = _project(folder / f"{size}.workshop")
    store.do(import_people, workshop_id, plan, Wanted(source.name))
    rows = _rows(Path(str(store.place)))
    store.undo()
    bare = "bare executemany of the same rows, journal apart"
    figures = [
        compare(
            f"{size:,} × 20 read",
            repetitions,
            lambda: timed(lambda: read_file(source)),
            {"the cells alone by the fastest reader": lambda: timed(lambda: _cells(source))},
        ),
        compare(
            f"{size:,} × 20 read, matched and compared",
            repetitions,
            lambda: timed(lambda: _planned(source)),
            {"the cells alone by the fastest reader": lambda: timed(lambda: _cells(source))},
            Target(ratio=2.5) if size == 10_000 else None,
        ),
        compare(
            f"{size:,} × 20 taken in",
            repetitions,
            lambda: _take_in(store, workshop_id, plan),
            {bare: lambda: _insert(folder / "bare.db", rows)},
            Target(ratio=4) if size == 10_000 else None,
        ),
    ]
    store.do(import_people, workshop_id, plan, Wanted(source.name))
    figures.append(_back(size, store, figures[-1]))
    store.close()
    return figures


def _back(size: int, store: Store, taken: Figure) -> Figure:
    times = Times((timed(store.undo),))
    return Figure(f"{size:,} × 20 taken back", times, (Reference("taking them in", Times((taken.times.median,))),))


def _project(path: Path) -> tuple[Store, int]:
    file.create(path).close()
    store = Store(path)
    return store, store.do(plan_workshop, WorkshopPlan("Bench", MONDAY))


def _write(path: Path, size: int) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Applicants")
    sheet.append(HEADERS)
    chance = random.Random(size)
    for number in range(size):
        sheet.append(_line(chance, number))
    book.save(path)


def _line(chance: random.Random, number: int) -> list[Any]:
    family, given = ("".join(chance.choices(string.ascii_lowercase, k=7)).title() for _each in range(2))
    country = chance.choice(COUNTRIES)
    return [
        *(family, given, f"{given}.{family}@example.org".lower(), f"+8210{number:08}", chance.choice("FM")),
        *(country, country, f"Ministry {number % 500} (fictional)", "Director", "Government", "1985-03-04", "English"),
        *("To learn how others put the Convention into practice.", "Seoul", "Ms", "National Commission", "none"),
        *("From a colleague", chance.choice("SML"), number),
    ]


def _cells(source: Path) -> int:
    from python_calamine import CalamineWorkbook

    return len(CalamineWorkbook.from_path(str(source)).get_sheet_by_index(0).to_python())


def _planned(source: Path) -> ImportPlan:
    table = read_file(source).best
    assert table is not None
    return plan_import(table)


def _take_in(store: Store, workshop_id: int, plan: ImportPlan) -> float:
    taken = timed(lambda: store.do(import_people, workshop_id, plan, Wanted("bench.xlsx")))
    store.undo()
    return taken


def _rows(path: Path) -> dict[str, tuple[list[str], list[tuple[Any, ...]]]]:
    """Return the rows that the import made, with the statements that make their tables."""
    with closing(sqlite3.connect(path)) as connection:
        made = "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL AND name NOT LIKE 'sqlite%'"
        return {
            table: (
                [sql for (sql,) in connection.execute(made, [table])],
                connection.execute(f"SELECT * FROM {table}").fetchall(),
            )
            for table in TABLES
        }


def _insert(path: Path, rows: dict[str, tuple[list[str], list[tuple[Any, ...]]]]) -> float:
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        for statements, _values in rows.values():
            for statement in statements:
                connection.execute(statement)
        connection.commit()
        return timed(_inserting(connection, rows))


def _inserting(
    connection: sqlite3.Connection, rows: dict[str, tuple[list[str], list[tuple[Any, ...]]]]
) -> Callable[[], None]:
    def insert() -> None:
        for table, (_statements, values) in rows.items():
            if values:
                marks = ", ".join("?" * len(values[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
        connection.commit()

    return insert
