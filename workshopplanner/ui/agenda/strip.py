"""The strip that says what a dropped session overlaps: it blocks nothing and stays until the next edit."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from workshopplanner.language import _
from workshopplanner.ui.agenda.painting import ring
from workshopplanner.ui.notices import announce
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named


class OverlapStrip(QFrame):
    """Offers ways to settle the overlap, to undo the step or to keep it."""

    undone = Signal()
    left = Signal()
    shift_wanted = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        named(self, "agenda.strip", _("Overlap"))
        self.setProperty("tone", "warning")
        self.words = named(QLabel(), "agenda.strip.text")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.shift = named(QPushButton(_("Shift &rest of day")), "agenda.strip.shift", _("Shift rest of day"))
        self.shift.clicked.connect(self.shift_wanted)
        self.swap = named(QPushButton(_("S&wap")), "agenda.strip.swap", _("Swap"))
        self.parallel = named(QPushButton(_("Make &parallel")), "agenda.strip.parallel", _("Make parallel"))
        self.shorten = named(QPushButton(_("Shor&ten")), "agenda.strip.shorten", _("Shorten"))
        self.undo = named(QPushButton(_("&Undo")), "agenda.strip.undo", _("Undo"))
        self.undo.clicked.connect(self.undone)
        self.keep = named(QPushButton(_("&Keep")), "agenda.strip.keep", _("Keep"))
        self.keep.clicked.connect(self._keep)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for button in (self.shift, self.swap, self.parallel, self.shorten, self.undo, self.keep):
            row.addWidget(button)
        self.hide()

    def say(self, sentence: str, beside: QRect) -> None:
        """Show a sentence below a rectangle, or above it where there is no room."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.adjustSize()
        over = self._over
        width = min(self.sizeHint().width(), over.width() - 8)
        top = beside.bottom() + 4
        if top + self.height() > over.height():
            top = max(4, beside.top() - self.height() - 4)
        left = beside.right() - width if self.isRightToLeft() else beside.left()
        self.setGeometry(max(4, min(left, over.width() - width - 4)), top, width, self.sizeHint().height())
        self.show()
        self.raise_()
        announce(self, sentence)

    def allow(self, button: QPushButton, reason: str) -> None:
        """Enable a button, or say in its tooltip why it cannot be used."""
        button.setEnabled(not reason)
        button.setToolTip(reason)
        button.setAccessibleDescription(reason)

    def _keep(self) -> None:
        self.hide()
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        ring(painter, self.rect(), scheme.now.warning.text, 1)  # it floats over cards of the same tint
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._keep()
        else:
            super().keyPressEvent(event)
