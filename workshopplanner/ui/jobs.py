"""Long work on another thread: frozen values in, frozen values out; it never touches the store."""

import sys
import threading
import time
from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QObject, Signal

from workshopplanner.core.progress import Cancelled
from workshopplanner.errors import UserError
from workshopplanner.language import _

EVERY = 0.05  # seconds between two tellings of progress
CALM = sys.getswitchinterval()
EAGER = CALM / 10  # seconds after which a job lets the window go on: painting asks for that many times in a row


class Job(QObject):
    """Runs `work(*args, report)` beside the window; connect first, then `start`.

    Of `done` and `failed` one comes, or none when it was cancelled; `ended` comes last and always.
    """

    progressed = Signal(int, int)  # done, of
    done = Signal(object)
    failed = Signal(str)  # a sentence
    ended = Signal()
    _returned = Signal(object, object)  # answer, exception

    running: ClassVar[set["Job"]] = set()  # a job outlives the page that asked for it

    def __init__(self, work: Callable[..., Any], *args: Any) -> None:
        super().__init__()
        self._work, self._args = work, args
        self._given_up = threading.Event()
        self._next = 0.0  # when progress is told again
        self._thread = threading.Thread(target=self._run, name=work.__name__, daemon=True)
        self._returned.connect(self._finish)

    def start(self) -> "Job":
        """Begin; the signals come in the window's thread."""
        Job.running.add(self)
        sys.setswitchinterval(EAGER)
        self._thread.start()
        return self

    def cancel(self) -> None:
        """Give up: the work stops at its next report, and leaves nothing."""
        self._given_up.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody has given up on it."""
        return self._given_up.is_set()

    def _report(self, done: int, of: int) -> None:
        if self._given_up.is_set():
            raise Cancelled
        now = time.monotonic()
        if now >= self._next or 0 < done == of:  # told too often, the window would do nothing but listen
            self._next = now + EVERY
            self.progressed.emit(done, of)

    def _run(self) -> None:
        try:
            answer = self._work(*self._args, self._report)
        except BaseException as problem:  # noqa: BLE001 (handed over whole to the window's thread)
            self._returned.emit(None, problem)
        else:
            self._returned.emit(answer, None)

    def _finish(self, answer: object, problem: BaseException | None) -> None:
        try:
            if isinstance(problem, UserError):
                self.failed.emit(problem.message)
            elif problem is not None and not isinstance(problem, Cancelled):
                self.failed.emit(_("This did not work, and it is our mistake. Nothing was changed."))
                sys.excepthook(type(problem), problem, problem.__traceback__)
            elif problem is None and not self.cancelled:
                self.done.emit(answer)
        finally:
            Job.running.discard(self)
            if not Job.running:
                sys.setswitchinterval(CALM)
            self.ended.emit()


def end_all(milliseconds: int = 10_000) -> None:
    """Cancel every job and wait until they have ended; the program is about to quit."""
    for job in list(Job.running):
        job.cancel()
    deadline = QDeadlineTimer(milliseconds)
    while Job.running and not deadline.hasExpired():
        QCoreApplication.processEvents()
        for job in list(Job.running):
            job._thread.join(0.01)  # noqa: SLF001 (the same module's business)
