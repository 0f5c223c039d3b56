"""Fields that are applied one by one: each shows what the store holds, unless somebody is typing in it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from workshopplanner.core.agenda import MINUTES_A_DAY, read_minutes
from workshopplanner.language import _
from workshopplanner.ui.widgets import named, padded


def repolish(widget: QWidget) -> None:
    """Dress a widget anew after one of its properties has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class TextField(QLineEdit):
    """A line of text; `given` says what was typed, once, when Enter is pressed or the focus goes elsewhere."""

    given = Signal(str)
    refused = Signal(bool)  # whether what is typed can't be read

    def __init__(self, name: str, accessible: str, readable: Callable[[str], bool] | None = None) -> None:
        super().__init__()
        named(self, name, accessible)
        self._truth = ""
        self._readable = readable
        self.editingFinished.connect(self._give)

    def show_text(self, text: str, other: bool = False) -> None:
        """Show a text; what somebody is typing stays, unless it belongs to an `other` thing."""
        self._truth = text
        if other or not (self.hasFocus() and self.isModified()):
            self._restore()

    def _restore(self) -> None:
        if self.text() != self._truth:
            self.setText(self._truth)
        self.setModified(False)
        self._mark(wrong=False)

    def _give(self) -> None:
        text = self.text()
        if text == self._truth:
            self._restore()
        elif self._readable is not None and not self._readable(text):
            self._mark(wrong=True)
        else:
            self._restore()  # the answer brings the new text, a refusal leaves the old one
            self.given.emit(text)

    def _mark(self, wrong: bool) -> None:
        if bool(self.property("invalid")) != wrong:
            self.setProperty("invalid", wrong)
            repolish(self)
            self.refused.emit(wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._truth:
            self._restore()
            event.accept()
        else:
            super().keyPressEvent(event)


class NoteField(QPlainTextEdit):
    """Some lines of text, given when the focus goes elsewhere or Ctrl+Enter is pressed."""

    given = Signal(str)

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible)
        self._truth = ""
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().height() * 3 + 14)

    def show_text(self, text: str, other: bool = False) -> None:
        """Show a text; what somebody is typing stays, unless it belongs to an `other` thing."""
        self._truth = text
        if other or not (self.hasFocus() and self.document().isModified()):
            self._restore()

    def _restore(self) -> None:
        if self.toPlainText() != self._truth:
            self.setPlainText(self._truth)
        self.document().setModified(False)

    def give(self) -> None:
        """Say what was typed, if it is anything new."""
        text = self.toPlainText().strip()
        if text != self._truth:
            self._restore()
            self.given.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.give()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.give()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._truth:
            self._restore()
        else:
            super().keyPressEvent(event)


class MinutesField(QSpinBox):
    """A length in minutes; it also reads "1h15"."""

    given = Signal(int)

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        named(padded(self), name, accessible)
        self.setRange(1, MINUTES_A_DAY)
        self.setSingleStep(5)
        self.setKeyboardTracking(False)
        self.setSuffix(_(" min"))
        self._truth = 1
        self.valueChanged.connect(self._give)

    def show_value(self, minutes: int, other: bool = False) -> None:
        """Show a length; what somebody is typing stays, unless it belongs to an `other` thing."""
        self._truth = minutes
        if other or not (self.hasFocus() and self.lineEdit().isModified()):
            self._restore()

    def _restore(self) -> None:
        blocked = self.blockSignals(True)
        self.setValue(self._truth)
        self.blockSignals(blocked)

    def _give(self, minutes: int) -> None:
        if minutes != self._truth:
            self._restore()
            self.given.emit(minutes)

    def _typed(self, text: str) -> int | None:
        return read_minutes(text.removesuffix(self.suffix()).strip())

    def valueFromText(self, text: str) -> int:
        return self._typed(text) or self._truth

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        minutes = self._typed(text)
        good = minutes is not None and 1 <= minutes <= MINUTES_A_DAY
        return (QValidator.State.Acceptable if good else QValidator.State.Intermediate), text, at

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the inspector must not change a session


class ChoiceBox(QComboBox):
    """One of a list; `given` says what a person chose."""

    given = Signal(object)

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._choices: list[tuple[str, Any]] = []
        self._truth: Any = None
        self.activated.connect(self._give)

    def show_choices(self, choices: Sequence[tuple[str, Any]], chosen: Any) -> None:
        """Offer these, with one of them chosen."""
        if list(choices) != self._choices:
            self._choices = list(choices)
            self.clear()
            for text, _data in choices:
                self.addItem(text)
        self._truth = chosen
        self._restore()

    def _restore(self) -> None:
        at = next((at for at, (_text, data) in enumerate(self._choices) if data == self._truth), -1)
        if at != self.currentIndex():
            self.setCurrentIndex(at)

    def _give(self, at: int) -> None:
        data = self._choices[at][1]
        if data != self._truth:
            self._restore()
            self.given.emit(data)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class EscapeFilter(QObject):
    """Tells when Esc is pressed in a panel and no field wanted it."""

    pressed = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.pressed.emit()
            return True
        return super().eventFilter(watched, event)
