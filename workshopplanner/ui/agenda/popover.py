"""A panel that opens beside what it is about and closes when the work is done or the focus goes elsewhere."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.language import _
from workshopplanner.ui.widgets import named


class Popover(QFrame):
    """Has a title, a content, and a primary button beside Cancel."""

    closed = Signal()

    def __init__(self, parent: QWidget, name: str, title: str, verb: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        named(self, name, title)
        self.setProperty("panel", "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading = named(QLabel(title), f"{name}.heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setProperty("role", "section")
        self.heading.setWordWrap(True)
        self.primary = named(QPushButton(verb), f"{name}.do", verb)
        self.primary.setProperty("primary", "true")
        self.primary.clicked.connect(self.accept)
        cancel = named(QPushButton(_("Cancel")), f"{name}.cancel", _("Cancel"))
        cancel.clicked.connect(self.close)
        self._first = QHBoxLayout()
        self._buttons = QHBoxLayout()
        self._buttons.addLayout(self._first)
        self._buttons.addStretch(1)
        self._buttons.addWidget(cancel)
        self._buttons.addWidget(self.primary)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(8)
        self.body.addWidget(self.heading)

    def add_button(self, button: QPushButton) -> None:
        """Put a further button at the start of the line of buttons."""
        self._first.addWidget(button)

    def finish(self) -> None:
        """Put the buttons below the content."""
        self.body.addLayout(self._buttons)

    def accept(self) -> None:
        """Do what the primary button says; subclasses emit their wish and close."""
        raise NotImplementedError

    def open_beside(self, rect: QRect) -> None:
        """Open below a rectangle of the screen, or where there is room."""
        self.adjustSize()
        size, screen = self.size(), self.screen().availableGeometry()
        at = QPoint(rect.left(), rect.bottom() + 4)
        if self.isRightToLeft():
            at.setX(rect.right() - size.width())
        if at.y() + size.height() > screen.bottom():
            at.setY(max(screen.top(), min(rect.top() - size.height() - 4, screen.bottom() - size.height())))
        at.setX(max(screen.left(), min(at.x(), screen.right() - size.width())))
        self.move(at)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.primary.click()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()
