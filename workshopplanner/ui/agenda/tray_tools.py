"""What stands before the chips of the tray: a search, an order, and whether only what fits the gap is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from workshopplanner.core.agenda import Card
from workshopplanner.language import N_, _
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.sieve import matches
from workshopplanner.ui.widgets import named

ORDERS = {
    "code": N_("In order of code"),
    "theme": N_("By theme"),
    "long": N_("Longest first"),
    "short": N_("Shortest first"),
    "lead": N_("By lead"),
}


def arranged(cards: Sequence[Card], wanted: str, order: str, gap: int | None) -> list[Card]:
    """Return the sessions that match and fit, in an order; without a gap all fit."""
    found = [card for card in cards if matches(card, wanted) and (gap is None or card.minutes <= gap)]
    keys = {
        "theme": lambda card: (not card.theme_code, len(card.theme_code), card.theme_code, card.code),
        "long": lambda card: (-card.minutes, card.code),
        "short": lambda card: (card.minutes, card.code),
        "lead": lambda card: (not card.leads, card.leads, card.code),
    }
    return sorted(found, key=keys[order]) if order in keys else found


class TrayTools(QWidget):
    """Says how the tray is to be arranged; shown while there are at least two sessions in it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = named(QLineEdit(), "agenda.tray.search", _("Search the tray"))
        self.search.setPlaceholderText(_("Search…"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(110)
        self.order = named(QComboBox(), "agenda.tray.order", _("Order of the tray"))
        self.order.setToolTip(_("Order of the tray"))
        for name, text in ORDERS.items():
            self.order.addItem(_(text), name)
        self.fits = named(QPushButton(), "agenda.tray.fits")
        self.fits.setCheckable(True)
        self.fits.setToolTip(
            _("Show only what fits the free time that has the focus, or that follows the session chosen")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.search, self.order, self.fits):
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._gap: int | None = None
        self.show_gap(None)
        self.search.textChanged.connect(self.changed)
        self.order.activated.connect(self.changed)
        self.fits.clicked.connect(self.changed)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def show_gap(self, gap: int | None) -> None:
        """Say how long the gap is; None where there is none."""
        self._gap = gap
        text = _("Fits the gap") if gap is None else _("Fits {minutes}").format(minutes=words.minutes(gap))
        self.fits.setText(text)
        self.fits.setAccessibleName(text)
        self.fits.setEnabled(gap is not None)
        if gap is None:
            self.fits.setChecked(False)

    @property
    def fitting(self) -> bool:
        """Whether only what fits is shown."""
        return self.fits.isChecked()

    def arrange(self, cards: Sequence[Card]) -> list[Card]:
        """Return the sessions to be shown, in their order."""
        return arranged(cards, self.search.text(), self.order.currentData(), self._gap if self.fitting else None)

    def forget(self) -> None:
        """Hide nothing."""
        self.search.clear()
        self.fits.setChecked(False)
