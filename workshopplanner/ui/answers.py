"""Fields of an inspector: typed as in a table, with what is wrong said below the field."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from workshopplanner.ui.cell_editor import ChoiceField
from workshopplanner.ui.notices import announce
from workshopplanner.ui.widgets import named

Problem = Callable[[str, str], str]  # field, text: a sentence, or nothing


class Answer(QWidget):
    """One field; `given` says what was typed, once, when it can be read and differs from what is kept.

    Without `problem` it stands in a form that reads all its fields together.
    """

    given = Signal(str, str)  # field, text
    left = Signal()  # Esc with nothing to restore

    def __init__(
        self, prefix: str, name: str, title: str, choices: Sequence[str] | None, problem: Problem | None
    ) -> None:
        super().__init__()
        self.name = name
        self._truth = ""
        self._problem = problem
        self.field: QLineEdit = QLineEdit() if choices is None else ChoiceField(list(choices))
        named(self.field, f"{prefix}.{name}", title)
        self.words = named(QLabel(), f"{prefix}.{name}.problem")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setProperty("tone", "error")
        self.words.setContentsMargins(6, 2, 6, 2)
        self.words.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.field)
        column.addWidget(self.words)
        self.setFocusProxy(self.field)
        self.field.editingFinished.connect(self._give)
        completer = self.field.completer()
        if completer is not None:
            completer.activated.connect(self._picked)

    def offer(self, choices: Sequence[str]) -> None:
        """Offer other choices."""
        if isinstance(self.field, ChoiceField):
            self.field.offer(choices)

    @property
    def text(self) -> str:
        """What is typed, or the choice that it begins."""
        return self.field.answer() if isinstance(self.field, ChoiceField) else self.field.text()

    def show_text(self, text: str, other: bool = False) -> None:
        """Show what is kept; what somebody is typing stays, unless it belongs to an `other` person."""
        self._truth = text
        if other or not (self.field.hasFocus() and self.field.isModified()):
            self.field.setText(text)
            self.field.setModified(False)
            self.say("")

    def say(self, problem: str) -> None:
        """Say below the field what is wrong with it, or nothing."""
        if self.words.text() != problem:
            self.words.setText(problem)
            self.words.setVisible(bool(problem))
            self.field.setProperty("invalid", bool(problem))
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
            if problem:
                announce(self.field, problem)

    def _picked(self, text: str) -> None:
        self.field.setText(text)
        self._give()

    def _give(self) -> None:
        text = self.text
        if self._problem is None:
            return
        if text == self._truth:
            self.field.setText(text)
            self.field.setModified(False)
            self.say("")
            return
        problem = self._problem(self.name, text)
        self.say(problem)
        if not problem:
            self.field.setModified(False)
            self._truth = text
            self.given.emit(self.name, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.text() != self._truth:
            self.show_text(self._truth, other=True)
        else:
            super().keyPressEvent(event)


class AnswerGrid(QGridLayout):
    """Labels beside their fields."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(8)
        self.setVerticalSpacing(6)
        self.setColumnStretch(1, 1)
        self.setColumnMinimumWidth(0, 104)

    def add(self, title: str, field: QWidget, focus: QWidget | None = None) -> None:
        """Add a field with its label, which leads to it."""
        words = QLabel(title)
        words.setWordWrap(True)
        words.setProperty("role", "muted")
        words.setBuddy(focus or field)
        row = self.rowCount()
        words.setMinimumHeight(28)
        self.addWidget(words, row, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.addWidget(field, row, 1)
