"""One finding on the screen: its sentence, its fixes, and what else can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy

from workshopplanner.core.findings import Finding
from workshopplanner.core.fixes import Fix
from workshopplanner.core.kinds import Severity
from workshopplanner.language import _
from workshopplanner.ui.header import HeaderLayout
from workshopplanner.ui.overview.parts import Sign, plain
from workshopplanner.ui.widgets import named

SIGNS = {Severity.STOPS: ("stop", "error"), Severity.WARNING: ("warning", "warning"), Severity.HINT: ("hint", "info")}


class FindingRow(QFrame):
    """A finding with its buttons; it only says what was asked for."""

    fixed = Signal(object)  # Fix
    seen = Signal(object)  # Finding
    waived = Signal(object)  # Finding
    taken_back = Signal(object)  # Finding
    _resized = Signal()

    def __init__(self, number: int, finding: Finding, fixes: tuple[Fix, ...]) -> None:
        super().__init__()
        self.finding, self.fixes = finding, fixes
        named(self, f"issues.row.{number}", finding.sentence)
        self.setProperty("panel", "card")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Sign(*SIGNS[finding.severity]), 0, 0, Qt.AlignmentFlag.AlignTop)
        self.sentence = plain(finding.sentence, "muted" if finding.waived else "", wrap=True)
        grid.addWidget(self.sentence, 0, 1)
        if finding.reason:
            text = _("Accepted: {reason}") if finding.waived else _("Accepted before it changed: {reason}")
            grid.addWidget(plain(text.format(reason=finding.reason), "muted", wrap=True), 1, 1)
        self._line = HeaderLayout()
        grid.addLayout(self._line, 2, 1)
        if finding.waived:
            self._button(f"issues.back.{number}", _("Take back"), self._take_back)
        else:
            for at, fix in enumerate(fixes):
                self._button(f"issues.fix.{number}.{at}", fix.label, self._fix).setProperty("fix", at)
            self._button(f"issues.waive.{number}", _("Accept…"), self._waive)
        self._button(f"issues.see.{number}", _("See"), self._see)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._resized.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.emit()

    def _fit(self) -> None:
        """Be as high as sentence and buttons need at this width: what scrolls asks nobody how high that is."""
        layout = self.layout()
        height = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        if height > 0 and height != self.height():
            self.setFixedHeight(height)

    def _button(self, name: str, text: str, act: object) -> QPushButton:
        spoken = _("{action}: {sentence}").format(action=text, sentence=self.finding.sentence)
        button = named(QPushButton(text.replace("&", "&&")), name, spoken)
        button.clicked.connect(act)
        self._line.addWidget(button)
        return button

    def _fix(self) -> None:
        self.fixed.emit(self.fixes[self.sender().property("fix")])

    def _see(self) -> None:
        self.seen.emit(self.finding)

    def _waive(self) -> None:
        self.waived.emit(self.finding)

    def _take_back(self) -> None:
        self.taken_back.emit(self.finding)
