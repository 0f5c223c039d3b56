"""The bar above the candidates while a selection is being worked out, and when one is proposed or impossible."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workshopplanner.language import _
from workshopplanner.ui.notices import announce
from workshopplanner.ui.widgets import named, set_look

NAME = "selection.proposal"


class ProposalBar(QFrame):
    """Says how far the work is and what came of it, with what can be done about it."""

    cancelled = Signal()
    accepted = Signal()
    chosen_accepted = Signal()
    discarded = Signal()
    again_wanted = Signal()
    way_wanted = Signal(int)  # which of several ways out

    def __init__(self) -> None:
        super().__init__()
        named(self, f"{NAME}.bar", _("Proposal"))
        self.words = named(QLabel(), f"{NAME}.text")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.progress = named(QProgressBar(), f"{NAME}.progress", _("Working out a selection…"))
        self.progress.setTextVisible(False)
        self.progress.setMaximumWidth(120)
        self.cancel = self._button("cancel", _("Cancel"), self.cancelled)
        self.accept = self._button("accept", _("&Accept"), self.accepted)
        self.accept.setProperty("primary", "true")
        self.some = self._button("some", _("Accept &chosen rows"), self.chosen_accepted)
        self.discard = self._button("discard", _("&Discard"), self.discarded)
        self.again = self._button("again", _("Propose a&gain"), self.again_wanted)
        self.ways: list[QPushButton] = []
        self._lay_out()
        self.hide()

    def _button(self, name: str, text: str, signal: object) -> QPushButton:
        made = named(QPushButton(text), f"{NAME}.{name}", text.replace("&", ""))
        made.setAutoDefault(True)  # Enter presses it
        made.clicked.connect(signal)
        return made

    @property
    def _every(self) -> tuple[QWidget, ...]:
        return self.progress, self.cancel, self.again, self.accept, self.some, self.discard

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.words, 1)
        for widget in self._every:
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(4)
        column.addLayout(row)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        column.addLayout(self._lines)

    def _show(self, sentence: str, tone: str, *shown: QWidget) -> None:
        for widget in self._every:
            widget.setVisible(widget in shown)
        set_look(self, "tone", tone)
        self._say(sentence)
        self.show()
        announce(self, sentence)

    def _say(self, sentence: str) -> None:
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)

    def show_thinking(self) -> None:
        """Say that a selection is being worked out."""
        self._offer(())
        self.progress.setRange(0, 0)
        self._show(_("Working out a selection…"), "info", self.progress, self.cancel)

    def show_proposal(self, sentence: str, anything: bool) -> None:
        """Say what is proposed."""
        self._offer(())
        shown = (self.accept, self.some, self.discard) if anything else (self.discard,)
        self.some.setEnabled(False)
        self._show(sentence, "info" if anything else "success", *shown)

    def show_clash(self, sentence: str, ways: Sequence[str]) -> None:
        """Say which rules contradict each other, and offer the smallest ways out."""
        self._show(sentence, "warning", self.discard)
        self._offer(ways)  # after the tone, which they take on

    def show_sentence(self, sentence: str) -> None:
        """Say something that leaves nothing to accept."""
        self._offer(())
        self._show(sentence, "warning", self.again, self.discard)

    def show_stale(self, sentence: str) -> None:
        """Say that the proposal is out of date."""
        self._offer(())
        self._show(sentence, "warning", self.again, self.discard)

    def _offer(self, ways: Sequence[str]) -> None:
        for button in self.ways:
            line = button.parentWidget()
            if line is not None:
                line.hide()
                line.deleteLater()
        self.ways = []
        for at, text in enumerate(ways, start=1):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            words = QLabel(f"{at}. {text}")
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            button = named(QPushButton(_("Apply")), f"{NAME}.way{at}", _("Apply: {change}").format(change=text))
            button.setProperty("way", at - 1)
            button.setAutoDefault(True)
            button.clicked.connect(self._want_way)
            row.addWidget(words, 1)
            row.addWidget(button)
            self._lines.addWidget(line)
            line.show()
            self.ways.append(button)

    def _want_way(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.way_wanted.emit(int(button.property("way")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            (self.cancelled if self.cancel.isVisible() else self.discarded).emit()
        else:
            super().keyPressEvent(event)
