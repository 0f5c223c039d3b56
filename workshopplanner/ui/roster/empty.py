"""The roster before anybody is on it: one sentence and the same button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.language import _
from workshopplanner.ui.widgets import named


class EmptyRoster(QWidget):
    """Says how people come here."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "roster.empty")
        sentence = QLabel(_("People appear here once selected; staff and trainers can be added now."))
        sentence.setWordWrap(True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        button = named(QPushButton(_("Add person")), "roster.empty.add", _("Add person"))
        button.setProperty("primary", "true")
        button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(sentence)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
