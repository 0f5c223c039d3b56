"""The field in which a title is typed where the session lies."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from workshopplanner.ui.widgets import named

LEAST = 160


class TitleEdit(QLineEdit):
    """Enter gives the title, Esc gives up, and going elsewhere gives what was typed."""

    given = Signal(str, bool)  # the title; whether it was given by going elsewhere
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        named(self, "agenda.title")
        self._open = False
        self.hide()

    def ask(self, over: QRect, title: str, what: str) -> None:
        """Show the field over a rectangle of the board, with a title to change."""
        self.setAccessibleName(what)
        self.setPlaceholderText(what)
        self.setText(title)
        self.selectAll()
        self.lie_over(over)
        self._open = True
        self.show()
        self.raise_()
        self.setFocus()

    def lie_over(self, over: QRect) -> None:
        """Lie over a rectangle of the board, wide enough to type in."""
        width = max(LEAST, over.width() + 1)
        rect = QRect(over.left(), over.top(), width, self.sizeHint().height())
        inside = self._over.rect()
        rect.moveRight(min(rect.right(), inside.right()))
        rect.moveLeft(max(rect.left(), inside.left()))
        self.setGeometry(rect)
        self.raise_()

    def leave(self) -> None:
        """Take what was typed, as when the focus goes elsewhere."""
        if self._open:
            self.close_silently()
            self.given.emit(self.text(), True)

    def close_silently(self) -> None:
        """Go away without giving anything: the session is gone."""
        self._open = False
        self.hide()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:  # what is typed here is no command of the window
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close_silently()
            self.given.emit(self.text(), False)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_silently()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        kept = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
        if event.reason() not in kept:
            self.leave()
