"""The work behind an import: reading a file, planning again after each answer, and taking the people in."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from workshopplanner.commands.imports import Imported, Wanted, import_people
from workshopplanner.core.importing import Answers, Decision, ImportPlan, Known, Question, account
from workshopplanner.core.progress import Report
from workshopplanner.core.sheets import Reading, Table
from workshopplanner.language import _
from workshopplanner.queries import imports as queries
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.jobs import Job


class ImportWork(QObject):
    """Holds what has been read and said so far. Every answer plans anew beside the window; nothing is written early."""

    began = Signal(str)  # what is being done
    progressed = Signal(int, int)
    rested = Signal()
    read = Signal()  # there is a table to look at
    planned = Signal()
    refused = Signal(str)  # a sentence
    taken = Signal(object)  # Imported

    def __init__(self, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hub = hub
        self.applicants = True
        self._job: Job | None = None
        self._again = False
        self.forget()

    def forget(self) -> None:
        """Let go of what was read; work that still runs ends soon and is not looked at."""
        self.cancel()
        self.reading: Reading | None = None
        self.table: Table | None = None
        self.plan: ImportPlan | None = None
        self.answers = Answers()
        self.chosen: dict[int, str] = {}
        self.account: list[str] = []  # what the last import did beside adding and updating
        self._known: list[Known] = []
        self._seen = 0

    # ---- reading

    def read_file(self, path: Path) -> None:
        """Read a file; `read` or `refused` comes."""
        self.forget()
        self._start(_("Reading {name}…").format(name=path.name), self._take_reading, _read_file, path)

    def read_text(self, text: str) -> None:
        """Read a table that was pasted."""
        self.forget()
        self._start(_("Reading what was pasted…"), self._take_reading, _read_text, text)

    def _take_reading(self, reading: Reading) -> None:
        if reading.refused is not None or reading.best is None:
            message = reading.refused.message if reading.refused else _("There is no table in it.")
            self.refused.emit(message)
            return
        self.reading = reading
        self.choose_table(reading.best)
        self.read.emit()

    @property
    def known(self) -> dict[int, Known]:
        """The people of the file by id, as they were when the table was chosen."""
        return {each.id: each for each in self._known}

    def choose_table(self, table: Table) -> None:
        """Look at a table of the file."""
        self.table, self.answers, self.chosen = table, Answers(), {}
        self._seen = self.hub.store.seen
        self._known = self.hub.ask(queries.known_people, self.hub.workshop_id)
        self.plan_again()

    # ---- planning

    def plan_again(self) -> None:
        """Plan with all that was said; answers given meanwhile are in the next plan."""
        if self._job is not None:
            self._again = True
            return
        if self.table is None or self.reading is None:
            return
        asked = {
            "answers": self.answers,
            "aliases": self.hub.ask(queries.learned_countries),
            "remembered": self._remembered(self.table),
            "chosen": dict(self.chosen),
            "since_1904": self.reading.details.get("date_system") == "1904",
        }
        self._start(_("Looking at every row…"), self._take_plan, _plan, self.table, self._known, asked)

    def _remembered(self, table: Table) -> dict[str, str]:
        from workshopplanner.core.mapping import fingerprint

        return self.hub.ask(queries.remembered_mapping, self.hub.workshop_id, fingerprint(table.headers))

    def _take_plan(self, plan: ImportPlan) -> None:
        self.plan = plan
        self.planned.emit()

    def answer(self, question: Question, text: str) -> None:
        """Answer a question for all cells that put it."""
        self.answers = replace(self.answers, choices={**self.answers.choices, question.key: text})
        self.plan_again()

    def correct(self, row: int, field: str, text: str) -> None:
        """Put a cell right."""
        self.answers = replace(self.answers, cells={**self.answers.cells, (row, field): text})
        self.plan_again()

    def map_column(self, column: int, field: str) -> None:
        """Say what a column means."""
        self.chosen[column] = field
        self.plan_again()

    def decide(self, pair: tuple[int, int], decision: Decision, *, known: bool) -> None:
        """Say whether two rows, or a row and a known person, are one."""
        if known:
            self.answers = replace(self.answers, persons={**self.answers.persons, pair: decision})
        else:
            self.answers = replace(self.answers, pairs={**self.answers.pairs, pair: decision})
        self.plan_again()

    # ---- taking in

    def take_in(self, rows: frozenset[int]) -> None:
        """Carry the plan out for the ticked rows, as one step, beside the window."""
        if self.plan is None or self.reading is None or self._job is not None:
            return
        wanted = Wanted(
            self.reading.name,
            applicants=self.applicants,
            rows=rows,
            taught=self._taught,
            pairs=self.answers.pairs,
            persons=self.answers.persons,
        )
        self.account = account(self.plan, rows, self._taught)
        job = self.hub.do_aside(self._seen, import_people, self.hub.workshop_id, self.plan, wanted)
        self._begin(_("Taking people in…"))
        self._follow(job, self._have_taken)

    @property
    def _taught(self) -> dict[str, str]:
        """Return the spellings of countries that were answered: their questions are gone from the plan."""
        fields = {"country", "nationality"}
        return {value: said for (field, value), said in self.answers.choices.items() if field in fields and value}

    def _have_taken(self, done: Imported) -> None:
        self.taken.emit(done)

    # ---- jobs

    def _start(self, words: str, take: Callable[[Any], None], work: Callable[..., Any], *args: Any) -> None:
        self._begin(words)
        self._follow(Job(work, *args), take)

    def _begin(self, words: str) -> None:
        self._again = False
        self.began.emit(words)

    def _follow(self, job: Job, take: Callable[[Any], None]) -> None:
        self._job = job
        job.progressed.connect(self.progressed)
        job.done.connect(take)
        job.failed.connect(self.refused)
        job.ended.connect(self._end)
        job.start()

    def _end(self) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        self.rested.emit()
        if self._again:
            self.plan_again()

    def cancel(self) -> None:
        """Give up what is being done; nothing is left of it."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.rested.emit()


def _read_file(path: Path, report: Report) -> Reading:
    from workshopplanner.exchange.reading import read_file

    return read_file(path, report)


def _read_text(text: str, _report: Report) -> Reading:
    from workshopplanner.exchange.reading import read_text

    return read_text(text)


def _plan(table: Table, known: list[Known], asked: dict[str, Any], report: Report) -> ImportPlan:
    from workshopplanner.core.import_planning import plan_import

    return plan_import(table, known, report=report, **asked)
