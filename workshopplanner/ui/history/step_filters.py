"""The line above the steps: words, a day, a person and a page narrow the list."""

import datetime as dt
from collections.abc import Iterable
from itertools import takewhile

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from workshopplanner.core.calendar import day_and_month
from workshopplanner.core.history import StepLine
from workshopplanner.language import _
from workshopplanner.queries import history
from workshopplanner.ui.history.times import begin_of, local
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.pages import PLACES
from workshopplanner.ui.rows_model import RowsModel
from workshopplanner.ui.steps import PAGE_OF
from workshopplanner.ui.widgets import named


class StepFilters(QWidget):
    """Filters a model of steps; days and people are those that are in the list."""

    narrowed = Signal()

    def __init__(self, hub: Hub, rows: RowsModel[StepLine]) -> None:
        super().__init__()
        self._hub, self._rows = hub, rows
        self._known: tuple[int, int] = (0, 0)  # the newest and the oldest step whose day and person are offered
        self._days: set[dt.date] = set()
        self._people: set[str] = set()
        self.search = named(QLineEdit(), "history.search", _("Find steps"))
        self.search.setPlaceholderText(_("Find by what was done or by whom"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(140)
        self.day = self._combo("history.day", _("Day"), _("Every day"))
        self.who = self._combo("history.who", _("Who"), _("Everybody"))
        self.page = self._combo("history.page", _("Page"), _("Every page"))
        shown = set(PAGE_OF.values())
        for each in PLACES:
            if each.key in shown:
                self.page.addItem(_(each.title), each.key)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.search, 1)
        for combo in (self.day, self.who, self.page):
            row.addWidget(combo)
        self.search.textChanged.connect(self._search)
        self.day.currentIndexChanged.connect(self._by_day)
        self.who.currentIndexChanged.connect(self._by_person)
        self.page.currentIndexChanged.connect(self._by_page)

    @staticmethod
    def _combo(name: str, accessible: str, everything: str) -> QComboBox:
        combo = named(QComboBox(), name, accessible)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setMaximumWidth(220)
        combo.addItem(everything, None)
        return combo

    def offer(self, lines: list[StepLine]) -> None:
        """Offer the days and people of these steps, the newest day first, and filter what came anew by page."""
        if not lines or (lines[0].id, lines[-1].id) == self._known:
            return
        newest, oldest = self._known
        fresh = [*takewhile(lambda line: line.id > newest, lines)]
        if newest:
            fresh += takewhile(lambda line: line.id < oldest, reversed(lines))
        self._known = (lines[0].id, lines[-1].id)
        self._days |= {local(line.at).date() for line in fresh}
        self._people |= {line.by for line in fresh}
        _fill(self.day, [(day_and_month(day), day) for day in sorted(self._days, reverse=True)])
        _fill(self.who, [(by, by) for by in sorted(self._people)])
        if self.page.currentData():
            self._by_page()

    def _search(self, text: str) -> None:
        self._rows.search(text)
        self.narrowed.emit()

    def _by_day(self) -> None:
        day = self.day.currentData()
        if day is None:
            self._rows.filter(None, "day")
        else:
            begin, end = begin_of(day), begin_of(day + dt.timedelta(days=1))
            self._rows.filter(lambda line: begin <= line.at < end, "day")
        self.narrowed.emit()

    def _by_person(self) -> None:
        by = self.who.currentData()
        self._rows.filter(None if by is None else (lambda line: line.by == by), "who")
        self.narrowed.emit()

    def _by_page(self) -> None:
        key = self.page.currentData()
        tables = [table for table, page in PAGE_OF.items() if page == key]
        touched = self._hub.ask(history.touching, tables) if key else frozenset()
        self._rows.filter((lambda line: line.id in touched) if key else None, "page")
        self.narrowed.emit()


def _fill(combo: QComboBox, entries: Iterable[tuple[str, object]]) -> None:
    """Offer other entries after the first, and keep the choice."""
    chosen = combo.currentData()
    combo.blockSignals(True)
    while combo.count() > 1:
        combo.removeItem(combo.count() - 1)
    for text, data in entries:
        combo.addItem(text, data)
    at = next((at for at in range(1, combo.count()) if combo.itemData(at) == chosen), 0)
    combo.setCurrentIndex(at)
    combo.blockSignals(False)
