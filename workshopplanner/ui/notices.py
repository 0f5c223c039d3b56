"""Bars above the page: sentences that a person must read, with what can be done about them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.widgets import named

Action = tuple[str, Callable[[], object]]
_ICONS = {"error": "stop", "warning": "warning", "info": "info", "success": "done"}


class Notices(QWidget):
    """At most one bar of each kind; a bar stays until it is closed or its matter is settled."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "notices")
        self._bars: dict[str, QFrame] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def say(self, kind: str, sentence: str, tone: str = "warning", actions: Sequence[Action] = ()) -> None:
        """Show a sentence, instead of an earlier one of the same kind."""
        self.settle(kind)
        bar = _Bar(kind, sentence, tone, actions)
        bar.close_button.clicked.connect(lambda: self.settle(kind))
        self._bars[kind] = bar
        self._column.addWidget(bar)
        self.show()
        announce(self, sentence)

    def settle(self, kind: str) -> None:
        """Take a bar away; its matter is settled."""
        bar = self._bars.pop(kind, None)
        if bar is not None:
            bar.hide()
            bar.deleteLater()
        self.setVisible(bool(self._bars))

    def sentence(self, kind: str) -> str:
        """Return what the bar of a kind says now, or nothing."""
        bar = self._bars.get(kind)
        return bar.words.text() if isinstance(bar, _Bar) else ""


class _Bar(QFrame):
    def __init__(self, kind: str, sentence: str, tone: str, actions: Sequence[Action]) -> None:
        super().__init__()
        named(self, f"notice.{kind}", sentence)
        self.setProperty("tone", tone)
        sign = QPushButton()  # a button keeps its icon in the colours of the scheme; this one cannot be pressed
        sign.setProperty("flat", "true")
        sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        sign.setAccessibleName(tone)
        icons.dress(sign, _ICONS[tone], tone)
        self.words = named(QLabel(sentence), f"notice.{kind}.text", sentence)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = named(QPushButton(), f"notice.{kind}.close", _("Close this message"))
        self.close_button.setProperty("flat", "true")
        icons.dress(self.close_button, "close", size=14)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(sign)
        row.addWidget(self.words, 1)
        for number, (text, action) in enumerate(actions, start=1):
            button = named(QPushButton(text), f"notice.{kind}.action{number}", text.replace("&", ""))
            button.clicked.connect(action)
            row.addWidget(button)
        row.addWidget(self.close_button)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader speak a text."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
