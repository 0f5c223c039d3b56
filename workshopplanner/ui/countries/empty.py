"""A list without countries: one sentence and the same button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.language import _
from workshopplanner.ui.widgets import named


class EmptyList(QWidget):
    """Says how countries come here."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "countries.empty")
        sentence = QLabel(_("No country is on this list. Start from UN members, a region, or paste names."))
        sentence.setWordWrap(True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        button = named(QPushButton(_("Add list")), "countries.empty.add", _("Add list"))
        button.setProperty("primary", "true")
        button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(sentence)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
