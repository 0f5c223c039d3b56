"""The bar above the board while slots are being proposed, and when they are."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.language import _
from workshopplanner.ui.notices import announce
from workshopplanner.ui.widgets import named, plain_tip, set_look

NAME = "agenda.draft"


class DraftBar(QFrame):
    """Says how far the thinking is and what came of it, with what can be done about it."""

    cancelled = Signal()
    accepted = Signal()
    discarded = Signal()
    details_wanted = Signal()
    again_wanted = Signal()
    picked = Signal(int)  # which of several repairs

    def __init__(self) -> None:
        super().__init__()
        named(self, f"{NAME}.bar", _("Proposed agenda"))
        self.words = named(QLabel(), f"{NAME}.text")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.progress = named(QProgressBar(), f"{NAME}.progress", _("Looking for slots…"))
        self.progress.setTextVisible(False)
        self.cancel = self._button("cancel", _("Cancel"), self.cancelled)
        self.accept = self._button("accept", _("&Accept all"), self.accepted)
        self.accept.setProperty("primary", "true")
        self.discard = self._button("discard", _("&Discard"), self.discarded)
        self.details = self._button("details", _("Detai&ls…"), self.details_wanted)
        self.again = self._button("again", _("Draft a&gain"), self.again_wanted)
        self._choices = QButtonGroup(self)
        self._choices.idClicked.connect(self.picked)
        self._lay_out()
        self.hide()

    def _button(self, name: str, text: str, signal: object) -> QPushButton:
        made = named(QPushButton(text), f"{NAME}.{name}", text.replace("&", ""))
        made.setAutoDefault(True)  # Enter presses it
        made.clicked.connect(signal)
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for widget in (self.progress, self.cancel, self.again, self.accept, self.discard, self.details):
            row.addWidget(widget)
        self._ways = named(QWidget(), f"{NAME}.ways", _("Ways to repair"))
        self._way_row = QHBoxLayout(self._ways)
        self._way_row.setContentsMargins(0, 0, 0, 0)
        self._way_row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._ways)

    # ---- what it shows

    def _show(self, sentence: str, tone: str, *shown: QWidget) -> None:
        every = (self.progress, self.cancel, self.again, self.accept, self.discard, self.details, self._ways)
        for widget in every:
            widget.setVisible(widget in shown)
        set_look(self, "tone", tone)
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)

    def show_thinking(self) -> None:
        """Say that slots are being looked for."""
        self.progress.setRange(0, 0)
        self.cancel.setText(_("Cancel"))
        self.cancel.setAccessibleName(_("Cancel"))
        self._show(_("Looking for slots…"), "info", self.progress, self.cancel)

    def tell(self, done: int, of: int) -> None:
        """Say how far it is."""
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def show_best(self, sentence: str) -> None:
        """Say what has been found so far; it is kept by whoever stops now."""
        first = self.cancel.text() == _("Cancel")
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)
        if first:  # it is told aloud once, not at each little gain
            self.cancel.setText(_("&Stop and keep this"))
            self.cancel.setAccessibleName(_("Stop and keep this"))
            announce(self, sentence)

    def show_proposal(self, sentence: str, ways: Sequence[tuple[str, str]], way: int, anything: bool) -> None:
        """Say what is proposed; several ways can be chosen from."""
        self._offer(ways, way)
        shown: list[QWidget] = [self.discard, self.details]
        shown += [self.accept] if anything else []
        shown += [self._ways] if len(ways) > 1 else []
        self._show(sentence, "info", *shown)

    def show_sentence(self, sentence: str, tone: str = "warning", again: bool = False) -> None:
        """Say something that leaves nothing to accept."""
        self._show(sentence, tone, self.discard, *([self.again] if again else []))

    def show_stale(self, sentence: str) -> None:
        """Say that what was proposed is out of date; it can still be accepted where nothing collides."""
        set_look(self, "tone", "warning")
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)
        self.again.show()
        announce(self, sentence)

    def _offer(self, ways: Sequence[tuple[str, str]], way: int) -> None:
        for button in self._choices.buttons():
            self._choices.removeButton(button)
            button.hide()
            button.deleteLater()
        for at, (text, _short) in enumerate(ways):
            button = named(QPushButton(text), f"{NAME}.way{at + 1}", text)
            button.setToolTip(plain_tip(text))
            button.setCheckable(True)
            button.setAutoDefault(True)
            self._choices.addButton(button, at)
            self._way_row.insertWidget(at, button)
            button.setChecked(at == way)
        if self._ways.sizeHint().width() > self.contentsRect().width() - 32:  # their names say the whole
            for button, (_text, short) in zip(self._choices.buttons(), ways, strict=True):
                button.setText(short)

    def stops(self) -> list[QWidget]:
        """Return its buttons in the order of the Tab key."""
        return [self.cancel, self.again, self.accept, self.discard, self.details, *self._choices.buttons()]

    @property
    def focused(self) -> bool:
        """Whether the focus is on one of its buttons."""
        widget = QApplication.focusWidget()
        return widget is not None and self.isAncestorOf(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            (self.cancelled if self.cancel.isVisible() else self.discarded).emit()
        else:
            super().keyPressEvent(event)
