"""Opening a file with a long past: every check, then the agenda, beside sqlite3 doing the same reading alone."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from time import perf_counter

from sqlalchemy import Engine, event

from benchmarks import data
from benchmarks.measure import Result, compare
from benchmarks.plain import Recorder
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.workshops import workshops
from workshopplanner.store import file

PEOPLE, STEPS = 5_000, 10_000


def run(*, quick: bool = False) -> Result:
    """Measure the opening of one large file."""
    people, steps, repetitions = (50, 100, 2) if quick else (PEOPLE, STEPS, 15)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.workshop"
        data.make_long_past(path, people, steps)
        recorder = _record(path)
        figure = compare(
            f"open {people:,} people, {steps:,} steps",
            repetitions,
            lambda: _open(path),
            {
                "sqlite3 alone, same checks and rows": lambda: _bare(path, recorder, check=True),
                "sqlite3 alone, same rows, no checks": lambda: _bare(path, recorder, check=False),
            },
        )
        size = path.stat().st_size / 1e6
    return Result("open", (figure,), (f"The file has {size:.1f} MB.",))


def _open(path: Path) -> float:
    began = perf_counter()
    project = file.open_file(path)
    first = project.store.ask(workshops)[0].id
    project.store.ask(agenda, first)
    seconds = perf_counter() - began
    project.close()
    return seconds


def _record(path: Path) -> Recorder:
    """Note what the program asks the database while it opens a file."""
    recorder = Recorder()
    event.listen(Engine, "before_cursor_execute", recorder)
    _open(path)
    event.remove(Engine, "before_cursor_execute", recorder)
    return recorder


def _bare(path: Path, recorder: Recorder, *, check: bool) -> float:
    began = perf_counter()
    with closing(sqlite3.connect(path)) as connection:
        if check:
            connection.execute("PRAGMA integrity_check(1)").fetchall()
            connection.execute("PRAGMA foreign_key_check").fetchall()
        recorder.repeat(connection)
        return perf_counter() - began
