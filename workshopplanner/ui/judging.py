"""Runs the rules over the facts of a workshop without holding up the hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workshopplanner.core.progress import Report
from workshopplanner.ui.jobs import Job

if TYPE_CHECKING:
    from workshopplanner.core.findings import Facts, Finding

MANY = 150  # sessions whose rules take longer than a key may wait
QUIET = 2000  # milliseconds before the calendar of the host country is read: the window is painted and in use by then


class Judge(QObject):
    """Says what is wrong: a usual week at once, a long one from a thread of its own; the latest facts count."""

    judged = Signal(object)  # list[Finding]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts: Facts | None = None
        self._job: Job | None = None
        self._reading: Job | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(self._read)

    def judge(self, facts: "Facts") -> None:
        """Look for findings in these facts, and forget the ones before."""
        from workshopplanner.core import holidays

        self._facts = facts
        if facts.host and not holidays.loaded() and self._reading is None:
            self._quiet.start()
        self._begin()

    def _begin(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self._facts is None:
            return
        if len(self._facts.agenda.cards) <= MANY:
            self.judged.emit(found(self._facts))
            return
        self._job = Job(found, self._facts)
        self._job.done.connect(self._done)
        self._job.start()

    def _done(self, findings: object) -> None:
        if self.sender() is self._job:
            self._job = None
            self.judged.emit(findings)

    def _read(self) -> None:
        self._reading = Job(_read_calendar)
        self._reading.done.connect(self._begin)
        self._reading.start()


def found(facts: "Facts", report: Report | None = None) -> "list[Finding]":
    """Return the findings; the rules are imported when they are first asked for."""
    from workshopplanner.core.findings import check
    from workshopplanner.core.rules import RULES

    del report
    return check(facts, RULES)


def _read_calendar(_report: Report) -> None:
    from workshopplanner.core import holidays

    holidays.load()
