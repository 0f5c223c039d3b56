"""The page before there is anything to choose by, or anybody to choose from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.language import _, ngettext
from workshopplanner.ui.widgets import named

NAME = "selection.begin"


class Begin(QWidget):
    """Offers common rules or none; without applicants it leads to where they come in."""

    wanted = Signal(bool)  # with common rules
    applicants_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, NAME)
        self.words = named(QLabel(), f"{NAME}.words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.common = self._button("common", _("Begin with common rules"), self._begin_common)
        self.common.setProperty("primary", "true")
        self.blank = self._button("blank", _("Begin without rules"), self._begin_blank)
        self.people = self._button("applicants", _("Go to Applicants"), self.applicants_wanted)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.common, self.blank, self.people):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addLayout(row)
        column.addStretch(2)

    def _button(self, name: str, text: str, does: object) -> QPushButton:
        made = named(QPushButton(text), f"{NAME}.{name}", text)
        made.clicked.connect(does)
        return made

    def show_state(self, applicants: int, seats: int) -> None:
        """Say what is there and what is lacking."""
        for button in (self.common, self.blank):
            button.setVisible(bool(applicants))
        self.people.setVisible(not applicants)
        if not applicants:
            self.words.setText(_("Add applicants first; they are chosen here."))
            return
        pattern = ngettext(
            "{n} person to choose from for {seats} seats. Common rules are women from 40 to 60 %, and at most 2 of each"
            " country; both can be changed.",
            "{n} people to choose from for {seats} seats. Common rules are women from 40 to 60 %, and at most 2 of each"
            " country; both can be changed.",
            applicants,
        )
        self.words.setText(pattern.format(n=applicants, seats=seats))

    def _begin_common(self) -> None:
        self.wanted.emit(True)

    def _begin_blank(self) -> None:
        self.wanted.emit(False)
