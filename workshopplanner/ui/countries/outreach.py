"""From which countries of a list nobody has applied yet: in a sentence, to be copied, and marked on the tiles."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.core.countries import Country, Outreach, outreach
from workshopplanner.core.kinds import PartyStatus
from workshopplanner.language import N_, _
from workshopplanner.ui import icons
from workshopplanner.ui.count_line import CountLine
from workshopplanner.ui.notices import announce
from workshopplanner.ui.widgets import named

COPIED = 2500  # milliseconds for which the button says so
_SENTENCES: dict[PartyStatus | None, str] = {
    None: N_("No applicant yet from {n} of {m} in {list}: {countries}"),
    PartyStatus.NOT_PARTY: N_("No applicant yet from {n} of {m} not yet Party in {list}: {countries}"),
    PartyStatus.PARTY: N_("No applicant yet from {n} of {m} Parties in {list}: {countries}"),
    PartyStatus.UNKNOWN: N_("No applicant yet from {n} of {m} with no known status in {list}: {countries}"),
}


def silent_sentence(found: Outreach, status: PartyStatus | None, list_name: str) -> str:
    """Return "No applicant yet from 3 of 30 not yet Party in Asia-Pacific: Bhutan, Fiji, Kiribati"."""
    if not found.of:
        return _("No country of {list} has this status.").format(list=list_name)
    if not found.silent:
        return _("Somebody has applied from all {m} of them in {list}.").format(m=found.of, list=list_name)
    names = _(", ").join(country.name for country in found.silent)
    return _(_SENTENCES[status]).format(n=len(found.silent), m=found.of, list=list_name, countries=names)


class OutreachBar(QWidget):
    """Asks about all countries of the list or those of one status, and tells who has not been heard from."""

    changed = Signal()  # other countries are asked about

    def __init__(self) -> None:
        super().__init__()
        named(self, "countries.outreach", _("No applicant yet"))
        self._countries: Sequence[Country] = ()
        self._list = ""
        self.found = Outreach(0, ())
        self.status = named(QComboBox(), "countries.outreach.status", _("Whom to ask about"))
        for text, status in (
            (_("Every country of the list"), None),
            (_("Not yet Party"), PartyStatus.NOT_PARTY),
            (_("Party"), PartyStatus.PARTY),
            (_("Status not known"), PartyStatus.UNKNOWN),
        ):
            self.status.addItem(text, status)
        self.status.activated.connect(self._choose)
        words = QLabel(_("No applicant yet:"))
        words.setBuddy(self.status)
        self.copy = named(QPushButton(_("Copy names")), "countries.outreach.copy", _("Copy names"))
        self.copy.setToolTip(_("Copy the names, one per line"))
        icons.dress(self.copy, "copy")
        self.copy.clicked.connect(self._copy)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(COPIED)
        self._again.timeout.connect(self._offer)
        self.line = CountLine("countries.outreach.line")
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 16, 0)
        row.addWidget(words)
        row.addWidget(self.status)
        row.addWidget(self.copy)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.line)

    def show_countries(self, list_name: str, countries: Sequence[Country]) -> None:
        """Tell about the countries of a list."""
        self._list, self._countries = list_name, countries
        status = self.status.currentData()
        self.found = outreach(countries, status)
        self.line.say(silent_sentence(self.found, status, list_name))
        self.copy.setEnabled(bool(self.found.silent))

    def _choose(self) -> None:
        self.show_countries(self._list, self._countries)
        self.changed.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(country.name for country in self.found.silent))
        self.copy.setText(_("Copied"))
        announce(self.copy, _("Copied"))
        self._again.start()

    def _offer(self) -> None:
        self.copy.setText(_("Copy names"))
