"""The one place where exceptions of the window end: a sentence for a person, or our mistake with its details."""

import logging
import sys
import threading
import time
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from workshopplanner.errors import Conflict, Unreachable, UserError

_log = logging.getLogger("workshopplanner")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Hook(QObject):
    """Sorts what was raised, in whatever thread: `told` and the like carry a sentence, `broke` a report."""

    told = Signal(str)
    conflicted = Signal(str)
    unreachable = Signal(str)
    broke = Signal(str)
    PAUSE = 1.0  # seconds between two reports, so that a repeated mistake does not bury the window

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last = -self.PAUSE

    def install(self) -> None:
        """Take over the hooks of Python's threads."""
        sys.excepthook = self.take
        threading.excepthook = self._take_thread

    def take(self, kind: type[BaseException], problem: BaseException, where: TracebackType | None) -> None:
        """Sort an exception that nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, where)
        elif isinstance(problem, Conflict):
            self.conflicted.emit(problem.message)
        elif isinstance(problem, Unreachable):
            self.unreachable.emit(problem.message)
        elif isinstance(problem, UserError):
            self.told.emit(problem.message)
        else:
            self._report(kind, problem, where)

    def _take_thread(self, args: Any) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def _report(self, kind: type[BaseException], problem: BaseException, where: TracebackType | None) -> None:
        # A message may hold a person's name: it is shown to who sits here, and never written down.
        stack = "".join(traceback.format_tb(where))
        _log.error("%s\n%s", kind.__name__, stack)
        if sys.stderr is not None:
            traceback.print_exception(kind, problem, where, file=sys.stderr)
        now = time.monotonic()
        if now - self._last >= self.PAUSE:
            self._last = now
            self.broke.emit(f"{kind.__name__}: {problem}\n{stack}")


def keep_log(folder: Path) -> None:
    """Write what happens to a log that cannot grow without end, and the last breath of a crash beside it."""
    import faulthandler
    from logging.handlers import RotatingFileHandler

    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(folder / "planner.log", maxBytes=500_000, backupCount=3, encoding="utf-8")
        faulthandler.enable((folder / "crash.log").open("a", encoding="utf-8"))
    except OSError:  # no place to write: the planner works, and complains on stderr
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    qInstallMessageHandler(_qt_message)


def _qt_message(kind: QtMsgType, context: QMessageLogContext, text: str | None) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt %s: %s", context.category or "", text)
    if kind is QtMsgType.QtFatalMsg and sys.stderr is not None:
        sys.stderr.write(f"{text}\n")
