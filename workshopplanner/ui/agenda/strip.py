"""The strip that says what a dropped session overlaps, or what does not fit: it stays until the next edit."""

from itertools import pairwise

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from workshopplanner.language import _
from workshopplanner.ui.agenda.painting import ring
from workshopplanner.ui.header import GAP, HeaderLayout
from workshopplanner.ui.notices import announce
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named


class OverlapStrip(QFrame):
    """Offers ways to settle the overlap or the minutes that do not fit, to undo the step or to keep it."""

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
        self.shift = _button("shift", _("Shift &rest of day"))
        self.swap = _button("swap", _("S&wap"))
        self.parallel = _button("parallel", _("Make &parallel"))
        self.shorten = _button("shorten", _("Shor&ten"))
        self.tray = _button("tray", _("&Into the tray"))
        self.extend = _button("extend", _("E&xtend the day"))
        self.another = _button("another", _("Another &day"))
        self.undo = _button("undo", _("&Undo"))
        self.keep = _button("keep", _("&Keep"))
        self.overlap = (self.shift, self.swap, self.parallel, self.shorten)
        self.spill = (self.tray, self.extend, self.another)
        self.shift.clicked.connect(self.shift_wanted)
        self.undo.clicked.connect(self.undone)
        self.keep.clicked.connect(self._keep)
        self._row = row = HeaderLayout()
        row.setContentsMargins(10, 4, 6, 4)
        row.set_heading(self.words)
        for button in (*self.overlap, *self.spill, self.undo):
            row.addWidget(button)
        row.set_primary(self.keep)
        self.setLayout(row)
        self.hide()

    def show_choices(self, *, overlap: bool, spill: bool, undo: bool = True) -> None:
        """Offer what settles an overlap, what makes room for minutes that do not fit, or both."""
        self.undo.setVisible(undo)
        for button in self.overlap:
            button.setVisible(overlap)
        for button in self.spill:
            button.setVisible(spill)

    def say(self, sentence: str, beside: QRect) -> None:
        """Show a sentence below a rectangle, or above it where there is no room."""
        over = self._over
        widest = over.width() - 8
        margins = self._row.contentsMargins()
        self._fit_words(sentence, widest - margins.left() - margins.right() - GAP - self.keep.sizeHint().width())
        self.setAccessibleName(sentence)
        if self._height(widest) > over.height() // 2:  # where room is short, only what can be done
            for button in (*self.overlap, *self.spill):
                button.setVisible(button.isEnabled() and not button.isHidden())
        width = min(self.sizeHint().width(), self._in_lines() if self.sizeHint().width() > widest else widest, widest)
        height = self._row.heightForWidth(width)
        top = beside.bottom() + 4
        if top + height > over.height():
            top = max(4, beside.top() - height - 4)
        at = beside.right() - width if self.isRightToLeft() else beside.left()
        self.setGeometry(max(4, min(at, over.width() - width - 4)), top, width, height)
        self.show()
        self.raise_()
        announce(self, sentence)

    def come_after(self, card: QWidget) -> None:
        """Let Tab lead from a card straight to the choices."""
        for one, other in pairwise([card, *self.overlap, *self.spill, self.undo, self.keep]):
            QWidget.setTabOrder(one, other)

    def _height(self, widest: int) -> int:
        return self._row.heightForWidth(min(self.sizeHint().width(), widest))

    def _in_lines(self) -> int:
        """Return the width that the sentence needs in one line, and the choices in another."""
        shown = [button for button in (*self.overlap, *self.spill, self.undo) if not button.isHidden()]
        choices = sum(button.sizeHint().width() + GAP for button in shown) - GAP
        margins = self._row.contentsMargins()
        words = self.words.width() + GAP + self.keep.sizeHint().width()
        return max(choices, words) + margins.left() + margins.right()

    def _fit_words(self, sentence: str, room: int) -> None:
        """Let a long sentence go on in a second line, and keep a short one in one."""
        self.words.setText(sentence)
        self.words.setWordWrap(False)
        wide = self.words.sizeHint().width() > room
        self.words.setWordWrap(wide)
        width = max(80, room) if wide else self.words.sizeHint().width()
        self.words.setFixedSize(width, self.words.heightForWidth(width) if wide else self.words.sizeHint().height())

    def allow(self, button: QPushButton, reason: str, tip: str = "") -> None:
        """Enable a button, or say in its tooltip why it cannot be used."""
        button.setEnabled(not reason)
        button.setToolTip(reason or tip)
        button.setAccessibleDescription(reason or tip)

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


def _button(name: str, text: str) -> QPushButton:
    return named(QPushButton(text), f"agenda.strip.{name}", text.replace("&", ""))
