"""The countries of a list that is being made: pasted, typed, taken off again."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from workshopplanner.core.countries import Choice
from workshopplanner.core.matching import country_key
from workshopplanner.language import _, ngettext
from workshopplanner.ui import icons
from workshopplanner.ui.countries.country_field import CountryField, Finding
from workshopplanner.ui.widgets import named, plain_tip

LINES = 6  # countries seen at once


class Members(QWidget):
    """A field to add a country in any language, and the countries, which Delete takes off."""

    def __init__(self, find: Finding) -> None:
        super().__init__()
        self._names: dict[int, str] = {}
        self._own: set[int] = set()  # were there or were typed
        self._pasted: dict[int, str] = {}
        self._gone: set[int] = set()
        self.heading = QLabel()
        self.heading.setProperty("role", "section")
        self.field = CountryField("countries.list.add", _("Add a country"), find)
        self.field.picked.connect(self._add)
        self.list = named(QListWidget(), "countries.list.members", _("Countries on the list"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("role", "menu")
        self.list.setMinimumHeight(LINES * (self.fontMetrics().lineSpacing() + 10))
        self.removal = named(QPushButton(_("Take off the list")), "countries.list.remove", _("Take off the list"))
        icons.dress(self.removal, "trash")
        self.removal.clicked.connect(self._remove)
        self.list.itemSelectionChanged.connect(self._chosen)
        key = QAction(_("Take off the list"), self.list)
        key.setShortcut(QKeySequence.StandardKey.Delete)
        key.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        key.triggered.connect(self._remove)
        self.list.addAction(key)
        self.removal.setToolTip(_("Take off the list (Del)"))
        foot = QHBoxLayout()
        foot.addWidget(self.removal)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.heading, self.field, self.list):
            column.addWidget(widget)
        column.addLayout(foot)

    def begin(self, everything: Sequence[Choice], there: Sequence[int]) -> None:
        """Start from the countries that are there, of all that there might be."""
        self._names = {choice.id: choice.name for choice in everything}
        self._own, self._pasted, self._gone = set(there), {}, set()
        self.field.clear()
        self._show()

    def show_pasted(self, meant: Mapping[int, str]) -> None:
        """Show the countries that pasted names mean, with what was written."""
        self._pasted = dict(meant)
        self._gone &= self._pasted.keys()
        self._show()

    @property
    def ids(self) -> list[int]:
        """The ids of the countries on the list."""
        return sorted((self._own | self._pasted.keys()) & self._names.keys() - self._gone)

    def _add(self, country_id: int, _typed: str) -> None:
        self._own.add(country_id)
        self._gone.discard(country_id)
        self._show()
        self._go_to(country_id)

    def _go_to(self, country_id: int) -> None:
        for at in range(self.list.count()):
            item = self.list.item(at)
            if item.data(Qt.ItemDataRole.UserRole) == country_id:
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item)

    def _remove(self) -> None:
        chosen = {item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()}
        at = self.list.currentRow()
        self._gone |= chosen & self._pasted.keys()
        self._own -= chosen
        self._show()
        if chosen:
            self.list.setCurrentRow(min(at, self.list.count() - 1))

    def _chosen(self) -> None:
        self.removal.setEnabled(bool(self.list.selectedItems()))

    def _show(self) -> None:
        ids = sorted(self.ids, key=lambda country_id: country_key(self._names[country_id]))
        words = ngettext("{n} country on the list", "{n} countries on the list", len(ids))
        self.heading.setText(words.format(n=len(ids)))
        self.list.clear()
        for country_id in ids:
            item = QListWidgetItem(self._line(country_id))
            item.setToolTip(plain_tip(item.text()))
            item.setData(Qt.ItemDataRole.UserRole, country_id)
            self.list.addItem(item)
        self._chosen()

    def _line(self, country_id: int) -> str:
        name = self._names[country_id]
        written = self._pasted.get(country_id, "")
        if not written or country_key(name).startswith(country_key(written)):
            return name
        return _("{country} (written “{text}”)").format(country=name, text=written)
