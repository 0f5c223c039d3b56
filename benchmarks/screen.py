"""A window to measure in: dressed as the program's own, and asked when it has really painted."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks import machine
from workshopplanner.ui import style
from workshopplanner.ui.begin import STYLE

PATIENCE = 30.0  # seconds until a window that does not paint is given up


def application() -> QApplication:
    """Return the application in the program's own style, made at the first call."""
    machine.screen()
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(["benchmarks", *STYLE])
    style.start(app, "light")
    return app


class Screen(QObject):
    """A widget on the screen, and when it was last painted."""

    def __init__(self, window: QWidget, watched: QWidget, width: int = 1280, height: int = 800) -> None:
        super().__init__(window)
        self._window, self._paints = window, 0
        watched.installEventFilter(self)
        window.resize(width, height)
        self.until_painted(window.show)
        settle()

    def until_painted(self, work: Callable[[], object], when: Callable[[], bool] = lambda: True) -> float:
        """Return the seconds from the beginning of the work to the end of the paint that it leads to.

        Paints that come before `when` holds do not count.
        """
        before, began = self._paints, perf_counter()
        work()
        while self._paints == before or not when():
            if not when():
                before = self._paints
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            if perf_counter() - began > PATIENCE:
                raise RuntimeError("The window was not painted.")
        return perf_counter() - began

    def close(self) -> None:
        """Take the widget off the screen, and all that it holds."""
        self._window.close()
        self._window.deleteLater()
        settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Count the paints."""
        if event.type() == QEvent.Type.Paint:
            self._paints += 1
        return super().eventFilter(watched, event)


def settle(seconds: float = 0.0) -> None:
    """Let everything happen that is due within some time, the deletion of closed windows included."""
    until = perf_counter() + seconds
    while perf_counter() < until:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
    for _round in range(5):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
