"""From the start of the process to what a person sees: the first frame, and the Agenda of the sample."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import data, machine, mapping
from benchmarks.measure import Figure, Reference, Result, Target, Times, in_turn
from benchmarks.starts.clock import STARTED
from workshopplanner.queries.agenda import agenda

ROOT = Path(__file__).parent.parent
UNWANTED = ("alembic", "openpyxl", "lxml", "xlsxwriter", "python_calamine", "ortools", "highspy", "numpy", "pandas")
PATIENCE = 60  # seconds
REFERENCES = {"frame": ("a bare QMainWindow", "bare"), "page": ("bare window, ORM, same classes, rows", "mapped")}


def run(*, quick: bool = False) -> Result:
    """Measure starts of the program and of its references in turn."""
    machine.screen()
    with tempfile.TemporaryDirectory() as folder:
        starts = _Starts(Path(folder))
        in_turn(1 if quick else 15, [starts.bare, starts.mapped, starts.ours])
        figures = (
            starts.figure("first painted frame", "frame", Target(ratio=1.5)),
            starts.figure("painted Agenda of the sample", "page", Target(ratio=1.2)),
            starts.figure("processor time until the frame", "frame", None),
            starts.figure("processor time until the Agenda", "page", None),
        )
        return Result("startup", figures, (_imported(starts.seen["planner"][-1]["modules"]),))


def _imported(modules: Sequence[str]) -> str:
    """Say which libraries a start imports, and whether one is among them that must wait."""
    tops = {name.partition(".")[0] for name in modules if not name.startswith("_")}
    libraries = sorted(tops - sys.stdlib_module_names - {"workshopplanner", "benchmarks"})
    early = [name for name in UNWANTED if name in tops]
    verdict = f"too early: {', '.join(early)}: MISSED" if early else "no solver, spreadsheet or migration library: met"
    return f"{len(modules)} modules when the Agenda is painted, of the libraries {', '.join(libraries)}; {verdict}"


class _Starts:
    """Starts the three programs, each in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._project = folder, folder / "Seoul 2018.workshop"
        self.seen: dict[str, list[dict[str, Any]]] = {}  # what each program told at each of its starts
        data.make_sample(self._project)
        with data.opened(self._project) as (store, workshop_id):
            _answer, self._tables = store.watch(agenda, workshop_id)
        (folder / "mapped_classes.py").write_text(mapping.source(), encoding="utf-8")
        choices = folder / "home" / "config" / "preferences.json"
        choices.parent.mkdir(parents=True)
        choices.write_text(json.dumps({"pages": {str(self._project): "agenda"}}), encoding="utf-8")

    def bare(self) -> float:
        """Start the bare window."""
        return float(self._start("bare")["frame"][0])

    def mapped(self) -> float:
        """Start the bare window that maps the classes and reads the rows."""
        names = sorted(mapping.class_name(table) for table in self._tables)
        return float(self._start("mapped", str(self._project), str(self._folder), *names)["page"][0])

    def ours(self) -> float:
        """Start the program, and see that it shows the sample's sessions."""
        seen = self._start("planner", str(self._project))
        if not seen["cards"]:
            raise RuntimeError("The painted page shows no session.")
        return float(seen["page"][0])

    def figure(self, name: str, what: str, target: Target | None) -> Figure:
        """Return what the starts took until something was painted: by the clock where it is judged, else processor."""
        reference, against = REFERENCES[what]
        at = 1 if target is None else 0
        ours, theirs = (self._times(program, what, at) for program in ("planner", against))
        return Figure(name, ours, (Reference(reference, theirs),), target)

    def _times(self, program: str, what: str, at: int) -> Times:
        measured = self.seen[program][1:]  # after the first start, which compiles
        return Times(tuple(seen[what][at] for seen in measured))

    def _start(self, name: str, *words: str) -> dict[str, Any]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "WORKSHOPPLANNER_HOME": str(self._folder / "home")}
        # Everybody's second start finds compiled modules; so does each of these, whatever this process was told.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(self._folder / "compiled")
        command = [sys.executable, "-m", f"benchmarks.starts.{name}", *words]
        environment[STARTED] = repr(time.monotonic())
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False, cwd=self._folder
        )
        if done.returncode or not done.stdout:
            raise RuntimeError(f"{name} ended with {done.returncode}: {done.stderr[-2000:]}")
        found: dict[str, Any] = json.loads(done.stdout)
        self.seen.setdefault(name, []).append(found)
        return found
