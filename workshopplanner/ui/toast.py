"""A short message that goes away by itself, with at most one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from workshopplanner.ui.notices import announce
from workshopplanner.ui.widgets import named

SECONDS = 6


class Toast(QFrame):
    """Floats at the bottom of a window for six seconds; longer while the pointer or the focus rests on it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        named(self, "toast")
        self.setProperty("panel", "toast")
        self.words = named(QLabel(), "toast.text")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.button = named(QPushButton(), "toast.action")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._action: Callable[[], object] | None = None
        self.button.clicked.connect(self._act)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        row.addWidget(self.words)
        row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        over.installEventFilter(self)
        self.hide()

    def say(self, text: str, offer: str = "", action: Callable[[], object] | None = None) -> None:
        """Show a message for six seconds, with the one thing that can be done about it."""
        self.words.setText(text)
        self.words.setAccessibleName(text)
        self.words.setWordWrap(False)
        self._action = action
        self.button.setText(offer)
        self.button.setAccessibleName(offer.replace("&", ""))
        self.button.setVisible(bool(offer))
        self._place()
        self.show()
        self.raise_()
        self._timer.start(SECONDS * 1000)
        announce(self, text)

    def _act(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()

    def _leave(self) -> None:
        if self.underMouse() or self.button.hasFocus():
            self._timer.start(1000)
        else:
            self.hide()

    def _place(self) -> None:
        room = self._over.width() - 32
        self.words.setWordWrap(self.words.sizeHint().width() + self.button.sizeHint().width() + 48 > room)
        self._row.activate()
        width = min(self.sizeHint().width(), room)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        self.setGeometry((self._over.width() - width) // 2, self._over.height() - height - 40, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
