"""The spellings of countries that this project has learned: a table to move or remove them in."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.commands import countries as commands
from workshopplanner.core.countries import Choice, Learned
from workshopplanner.language import _, ngettext
from workshopplanner.queries.country_aliases import learned_aliases
from workshopplanner.queries.country_lists import country_choices
from workshopplanner.store.store import Tx
from workshopplanner.ui import icons
from workshopplanner.ui.countries.words import day, origin
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.rows_model import Column, RowsModel
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named


def spellings(tx: Tx, _workshop_id: int) -> tuple[list[Learned], list[Choice]]:
    """Return what was learned, and the countries it could mean."""
    return learned_aliases(tx), country_choices(tx)


class Spellings(QWidget):
    """Every spelling with its country, where it was read and when; the country can be changed, Delete forgets."""

    closed = Signal()

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._choices: Sequence[Choice] = ()
        self.model: RowsModel[Learned] = RowsModel(self._columns(), self)
        self.table = TableView(self.model, "countries.spellings", _("Spellings that were learned"))
        self.table.removal_wanted.connect(self._remove)
        self.table.chosen.connect(self._chosen)
        self.words = QLabel()
        self.words.setProperty("role", "section")
        self.hint = QLabel(_("What an import, a list or somebody taught is read without asking, from then on."))
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.removal = named(QPushButton(_("Forget")), "countries.spellings.remove", _("Forget the chosen spellings"))
        self.removal.setToolTip(_("Forget the chosen spellings (Ctrl+Del)"))
        icons.dress(self.removal, "trash")
        self.removal.clicked.connect(self._remove_chosen)
        self.back = named(
            QPushButton(_("Back to the countries")), "countries.spellings.close", _("Back to the countries")
        )
        self.back.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 16, 0)
        head.addWidget(self.words, 1)
        head.addWidget(self.removal)
        head.addWidget(self.back)
        self.hint.setContentsMargins(16, 0, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        self._live = Live(hub, self, self._show, spellings)
        self._chosen()

    def _columns(self) -> list[Column[Learned]]:
        return [
            Column(_("Spelling"), lambda row: row.text, width=240, key="text"),
            Column(
                _("Country"),
                lambda row: row.country,
                edit=self._move,
                choices=lambda: [choice.name for choice in self._choices],
                width=240,
                key="country",
            ),
            Column(_("Where it comes from"), lambda row: origin(row.origin), width=320, key="origin"),
            Column(_("When"), lambda row: _when(row.taught), sort=lambda row: row.taught, width=120, key="when"),
        ]

    def _show(self, found: tuple[Sequence[Learned], Sequence[Choice]]) -> None:
        rows, self._choices = found
        self.model.show(rows)
        number = len(rows)
        words = ngettext("{n} spelling was learned", "{n} spellings were learned", number) if number else ""
        self.words.setText(words.format(n=number) or _("No spelling has been learned yet"))
        self._chosen()

    def _chosen(self) -> None:
        self.removal.setEnabled(bool(self.table.chosen_rows()))

    def _move(self, row: Learned, text: str) -> None:
        chosen = next((choice for choice in self._choices if choice.name == text), None)
        if chosen is not None and chosen.id != row.country_id:
            self._hub.do(commands.move_country_alias, row.id, chosen.id)

    def _remove_chosen(self) -> None:
        self._remove(self.table.chosen_rows())

    def _remove(self, rows: Sequence[Learned]) -> None:
        if rows:
            self._hub.do(commands.remove_country_aliases, [row.id for row in rows])


def _when(taught: dt.datetime | None) -> str:
    return day(taught.replace(tzinfo=dt.UTC).astimezone().date()) if taught is not None else ""
