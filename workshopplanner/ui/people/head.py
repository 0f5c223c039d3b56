"""The head of an inspector: a name, a line about it, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.widgets import named


class Head(QWidget):
    """Shows a name and a muted line below it."""

    closed = Signal()

    def __init__(self, prefix: str) -> None:
        super().__init__()
        self.name, self.about = named(QLabel(), f"{prefix}.name"), named(QLabel(), f"{prefix}.about")
        for words, role in ((self.name, "section"), (self.about, "muted")):
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setProperty("role", role)
            words.setWordWrap(True)
        close = named(QPushButton(), f"{prefix}.close", _("Close details"))
        close.setProperty("flat", "true")
        close.setToolTip(_("Close details (Esc)"))
        icons.dress(close, "close", size=14)
        close.clicked.connect(self.closed)
        self.picture = named(QLabel(), f"{prefix}.portrait", _("Photo"))
        self.picture.hide()
        row = QHBoxLayout()
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.name, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.about)

    def show_words(self, name: str, about: str) -> None:
        """Show a name and what is said about it."""
        self.name.setText(name)
        self.name.setAccessibleName(name)
        self.about.setText(about)

    def show_picture(self, picture: QPixmap | None) -> None:
        """Show a small portrait beside the name, or none."""
        self.picture.setVisible(picture is not None)
        if picture is not None:
            self.picture.setPixmap(picture)
