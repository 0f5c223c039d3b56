"""Looks for all safe fixes beside the window: how far it is, a way to give up, and what was found."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from workshopplanner.core.findings import Facts
from workshopplanner.core.fixes import safe_fixes
from workshopplanner.core.rules import RULES
from workshopplanner.language import _
from workshopplanner.ui.jobs import Job
from workshopplanner.ui.overview.parts import plain
from workshopplanner.ui.widgets import named

_PATIENCE = 300  # milliseconds before a bar is worth it


class Mending(QFrame):
    """Tries out what would settle the issues, on frozen rows; it changes nothing."""

    found = Signal(object)  # Fix values, in their order
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "issues.mending")
        self._job: Job | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(plain(_("Trying out safe fixes…"), "muted"))
        self.bar = named(QProgressBar(), "issues.mending.bar", _("Trying out safe fixes…"))
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(8)
        self.cancel = named(QPushButton(_("Cancel")), "issues.mending.cancel", _("Cancel"))
        self.cancel.clicked.connect(self.stop)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_PATIENCE)
        self._waiting.timeout.connect(self.show)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether it is at work."""
        return self._job is not None

    def begin(self, facts: Facts) -> None:
        """Look for what is safe."""
        self.stop()
        self.bar.setRange(0, 0)
        self._job = job = Job(safe_fixes, facts, RULES)
        job.progressed.connect(self._tell)
        job.done.connect(self._done)
        job.failed.connect(self._end)
        self._waiting.start()
        job.start()

    def stop(self) -> None:
        """Give up; nothing has happened."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _tell(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _done(self, fixes: object) -> None:
        if self.sender() is self._job:
            self._end()
            self.found.emit(fixes)

    def _end(self) -> None:
        self._job = None
        self._waiting.stop()
        self.hide()
        self.ended.emit()
