"""A page with nothing on it yet: one sentence, and the same button as in the header."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.ui.widgets import named


class Empty(QWidget):
    """Says how the first things come here; `name` is its object name, the button's ends in ".add"."""

    wanted = Signal()

    def __init__(self, name: str, sentence: str, action: str) -> None:
        super().__init__()
        named(self, name)
        words = QLabel(sentence)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        button = named(QPushButton(action), f"{name}.add", action)
        button.setProperty("primary", "true")
        button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(words)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
