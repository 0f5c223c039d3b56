"""The bar above the boards while groups are being made, and when they are proposed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from workshopplanner.language import _
from workshopplanner.ui.notices import announce
from workshopplanner.ui.widgets import named, set_look

NAME = "groups.draft"


class ProposalBar(QFrame):
    """Says how far the making is and what came of it, with what can be done about it."""

    cancelled = Signal()
    stopped = Signal()
    accepted = Signal()
    discarded = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, f"{NAME}.bar", _("Proposed groups"))
        self.words = named(QLabel(), f"{NAME}.text")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.progress = named(QProgressBar(), f"{NAME}.progress", _("Making groups…"))
        self.progress.setTextVisible(False)
        self.progress.setMinimumWidth(120)
        self.cancel = self._button("cancel", _("Cancel"), self.cancelled)
        self.stop = self._button("stop", _("&Stop and keep the best"), self.stopped)
        self.accept = self._button("accept", _("&Accept"), self.accepted)
        self.accept.setProperty("primary", "true")
        self.discard = self._button("discard", _("&Discard"), self.discarded)
        self.again = self._button("again", _("Make a&gain"), self.again_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for widget in (self.progress, self.stop, self.cancel, self.accept, self.again, self.discard):
            row.addWidget(widget)
        self.hide()

    def _button(self, name: str, text: str, signal: object) -> QPushButton:
        made = named(QPushButton(text), f"{NAME}.{name}", text.replace("&", ""))
        made.setAutoDefault(True)  # Enter presses it
        made.clicked.connect(signal)
        return made

    def _show(self, sentence: str, tone: str, *shown: QWidget) -> None:
        for widget in (self.progress, self.stop, self.cancel, self.accept, self.again, self.discard):
            widget.setVisible(widget in shown)
        set_look(self, "tone", tone)
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)

    def show_thinking(self) -> None:
        """Say that groups are being made."""
        self.progress.setRange(0, 0)
        self._show(_("Making groups…"), "info", self.progress, self.cancel)

    def offer_stop(self) -> None:
        """Offer to keep the best that has been found so far."""
        if self.cancel.isVisible():
            self.stop.show()

    def tell(self, done: int, of: int) -> None:
        """Say how far it is."""
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def show_proposal(self, sentence: str, anything: bool, again: bool) -> None:
        """Say what is proposed."""
        shown: list[QWidget] = [self.discard]
        shown += [self.accept] if anything else []
        shown += [self.again] if again else []
        self._show(sentence, "info", *shown)

    def show_sentence(self, sentence: str, again: bool = False) -> None:
        """Say something that leaves nothing to accept."""
        self._show(sentence, "warning", self.discard, *([self.again] if again else []))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            (self.cancelled if self.cancel.isVisible() else self.discarded).emit()
        else:
            super().keyPressEvent(event)
