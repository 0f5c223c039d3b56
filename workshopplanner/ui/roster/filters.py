"""Who the roster shows: tabs for saved views, and quick filters that make a view of one's own."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from operator import attrgetter, itemgetter
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from workshopplanner.core.kinds import LIVE, Gender, ParticipationStatus, PartyStatus, Role, label
from workshopplanner.core.roster import Attendee
from workshopplanner.core.views import Criteria, Sort, View, sorts
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.header import HeaderLayout
from workshopplanner.ui.ordering import text_key
from workshopplanner.ui.roster.columns import haystack
from workshopplanner.ui.roster.words import beyond, built_in
from workshopplanner.ui.widgets import named

Standing = Mapping[str, PartyStatus]
Tabs = Callable[[Iterable[Sort]], list[View]]


def roster_tabs(sorts: Iterable[Sort]) -> list[View]:
    """Return the tabs of a roster: those of every one, and more where somebody does not attend."""
    absent = any(sort.status not in LIVE for sort in sorts)
    return [*built_in(), *(beyond() if absent else ())]


class TickMenu(QMenu):
    """A menu of things to tick that stays open while several are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if _can_be_ticked(action):
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and _can_be_ticked(action):
            action.trigger()
        else:
            super().keyPressEvent(event)


def _can_be_ticked(action: QAction | None) -> bool:
    return action is not None and action.isCheckable()


class FilterButton(QPushButton):
    """One quick filter: a button that names what is chosen, with a menu to tick in."""

    picked = Signal(str, frozenset)  # field of Criteria, values

    def __init__(self, page: str, field: str, title: str) -> None:
        super().__init__(title)
        self._field, self._title = field, title
        self._choices: list[tuple[Any, str]] = []
        self._chosen: frozenset[Any] = frozenset()
        named(self, f"{page}.filter.{field}", title)
        self._menu = named(TickMenu(self), f"{page}.filter.{field}.menu", title)
        self._menu.triggered.connect(self._pick)
        self.setMenu(self._menu)

    def offer(self, choices: Sequence[tuple[Any, str]], chosen: frozenset[Any]) -> None:
        """Show the choices with those ticked that hold."""
        if list(choices) != self._choices:
            self._choices = list(choices)
            self._menu.clear()
            for at, (_value, text) in enumerate(choices):
                action = self._menu.addAction(text.replace("&", "&&"))
                action.setCheckable(True)
                action.setData(at)  # Qt would turn a member into its bare text
        self._chosen = chosen
        for action in self._menu.actions():
            action.setChecked(self._choices[action.data()][0] in chosen)
        here = [text for value, text in self._choices if value in chosen]
        words = self._title if not here else self._named(here)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)

    @property
    def of_use(self) -> bool:
        """Whether there is anything to choose between."""
        return len(self._choices) > 1 or bool(self._chosen)

    def _named(self, here: list[str]) -> str:
        if self._chosen == LIVE:
            return _("{filter}: attending").format(filter=self._title)
        if len(here) == 1:
            return _("{filter}: {choice}").format(filter=self._title, choice=here[0])
        return _("{filter}: {n} chosen").format(filter=self._title, n=len(here))

    def _pick(self, action: QAction) -> None:
        self.picked.emit(self._field, self._chosen ^ {self._choices[action.data()][0]})


class FilterBar(QWidget):
    """Tabs with counts, and quick filters beside them; it holds what is asked of a person."""

    changed = Signal()
    save_wanted = Signal(str)  # name
    removal_wanted = Signal(str)

    def __init__(self, page: str = "roster", tabs: Tabs = roster_tabs) -> None:
        super().__init__()
        named(self, f"{page}.filters", _("Filters"))
        self._page, self._built_in = page, tabs
        self.criteria = tabs(())[0].criteria
        self._people: Sequence[Attendee] = ()
        self._sorts: Counter[Sort] = Counter()
        self._countries: list[tuple[str, str]] = []
        self._standing: Standing = {}
        self._saved: Sequence[View] = ()
        self._tabs: dict[str, QPushButton] = {}
        self._flow = HeaderLayout()
        self._flow.setContentsMargins(16, 0, 16, 4)
        self.setLayout(self._flow)
        self.buttons = {
            "roles": FilterButton(page, "roles", _("Role")),
            "statuses": FilterButton(page, "statuses", _("Status")),
            "genders": FilterButton(page, "genders", _("Gender")),
            "countries": FilterButton(page, "countries", _("Country")),
            "parties": FilterButton(page, "parties", _("Convention")),
        }
        self._make_savers()
        self._compact = False
        self._more = named(QPushButton(_("Filters")), f"{page}.filter.more", _("Filters"))
        self._more.setCheckable(True)
        icons.dress(self._more, "filter")
        self._more.hide()
        self._more.toggled.connect(self._show)
        for button in self.buttons.values():
            button.picked.connect(self._pick)

    def _make_savers(self) -> None:
        self._save = named(QPushButton(_("Save this view")), f"{self._page}.view.save", _("Save this view"))
        self._save.setProperty("flat", "true")
        icons.dress(self._save, "plus")
        self._save.clicked.connect(self._ask_name)
        self._remove = named(QPushButton(_("Remove this view")), f"{self._page}.view.remove", _("Remove this view"))
        self._remove.setProperty("flat", "true")
        self._remove.clicked.connect(self._ask_removal)
        self._name = named(QLineEdit(), f"{self._page}.view.name", _("Name of the view"))
        self._name.setPlaceholderText(_("Name of the view, then Enter"))
        self._name.setMaximumWidth(240)
        self._name.returnPressed.connect(self._give_name)
        self._name.hide()

    def _fill(self, names: Sequence[str]) -> None:
        """Lay the tabs out anew, with the filters after them."""
        for tab in self._tabs.values():
            tab.hide()
            tab.deleteLater()
        while self._flow.takeAt(0) is not None:
            pass
        self._tabs = {name: self._make_tab(name) for name in names}
        self._flow.addSpacing(8)
        for widget in (self._more, *self.buttons.values(), self._save, self._name, self._remove):
            self._flow.addWidget(widget)

    # ---- what is shown

    def show_people(self, people: Sequence[Attendee], standing: Standing, saved: Sequence[View]) -> None:
        """Count for the tabs, and offer the countries that are there."""
        self._people, self._standing, self._saved = people, standing, saved
        self._sorts = sorts(people)
        names = {person.alpha3: person.country for person in people if person.alpha3}
        self._countries = sorted(names.items(), key=itemgetter(1))
        self._show()

    def set_compact(self, compact: bool) -> None:
        """Put the quick filters, and the tabs but for the chosen one, behind one button where there is little room."""
        if compact != self._compact:
            self._compact = compact
            self._show()

    def views(self) -> list[View]:
        """Return the tabs: those of every roster, then the saved ones."""
        return [*self._built_in(self._sorts), *self._saved]

    def _show(self) -> None:
        self._show_tabs()
        self._offer("roles", Role, attrgetter("role"))
        self._offer("statuses", ParticipationStatus, attrgetter("status"))
        self._offer("genders", Gender, attrgetter("gender"))
        self._offer("parties", PartyStatus, lambda sort: self._standing.get(sort.alpha3, PartyStatus.UNKNOWN))
        self.buttons["countries"].offer(self._countries, self.criteria.countries)
        self._show_choice()
        self._more.setVisible(self._compact)
        for tab in self._tabs.values():
            tab.setVisible(tab.isChecked() or self._more.isChecked() or not self._compact)
        for button in self.buttons.values():
            button.setVisible(button.of_use and (self._more.isChecked() or not self._compact))

    def _show_choice(self) -> None:
        """Show which tab is chosen, and what can be done with what is asked now."""
        views = self.views()
        for view in views:
            self._tabs[view.name].setChecked(view.criteria == self.criteria)
        known = self.criteria in [view.criteria for view in views]
        self._save.setVisible(not known and not self._name.isVisible())
        self._remove.setVisible(self.criteria in [view.criteria for view in self._saved])

    def _offer(self, field: str, members: type[StrEnum], of: Callable[[Sort], StrEnum]) -> None:
        chosen: frozenset[StrEnum] = getattr(self.criteria, field)
        present = {of(sort) for sort in self._sorts} | chosen
        self.buttons[field].offer([(member, label(member)) for member in members if member in present], chosen)

    def _show_tabs(self) -> None:
        names = [view.name for view in self.views()]
        if names != list(self._tabs):
            self._fill(names)
        for view in self.views():
            number = self._number(view.criteria)
            words = _("{view} {n}").format(view=view.name, n=number)
            tab = self._tabs[view.name]
            tab.setText(words.replace("&", "&&"))
            tab.setAccessibleName(words)

    def _number(self, criteria: Criteria) -> int:
        if not criteria.text:
            return sum(n for sort, n in self._sorts.items() if criteria.accepts(sort, self._standing))
        words = text_key(criteria.text).split()
        texts = [text_key(haystack(person)) for person in self._people if criteria.accepts(person, self._standing)]
        return sum(all(word in text for word in words) for text in texts)

    def _make_tab(self, name: str) -> QPushButton:
        tab = named(QPushButton(), f"{self._page}.tab.{name}")
        tab.setCheckable(True)
        tab.setProperty("flat", "true")
        tab.setProperty("view", name)
        tab.clicked.connect(self._choose_tab)
        self._flow.addWidget(tab)
        return tab

    # ---- what a person chooses

    def _choose_tab(self) -> None:
        tab = self.sender()
        wanted = tab.property("view") if isinstance(tab, QPushButton) else ""
        for view in self.views():
            if view.name == wanted:
                self.ask(view.criteria)

    def ask(self, criteria: Criteria) -> None:
        """Show those who meet other criteria."""
        self.criteria = criteria
        self._name.hide()
        self._show()
        self.changed.emit()

    def _pick(self, field: str, values: frozenset[Any]) -> None:
        change: dict[str, Any] = {field: values}
        self.ask(replace(self.criteria, **change))

    def set_text(self, text: str) -> None:
        """Take the search text into what is asked."""
        if text.strip() != self.criteria.text:
            self.criteria = replace(self.criteria, text=text.strip())
            self._show_choice()
            self.changed.emit()

    # ---- keeping a view

    def _ask_name(self) -> None:
        self._save.hide()
        self._name.setText(self._suggestion())
        self._name.show()
        self._name.setFocus()
        self._name.selectAll()

    def _suggestion(self) -> str:
        criteria = self.criteria
        members: Iterable[StrEnum] = [
            *(member for member in ParticipationStatus if member in criteria.statuses and criteria.statuses != LIVE),
            *(member for member in Gender if member in criteria.genders),
            *(member for member in Role if member in criteria.roles),
            *(member for member in PartyStatus if member in criteria.parties),
        ]
        known = dict(self._countries)
        words = [label(member) for member in members] + [known.get(code, code) for code in sorted(criteria.countries)]
        return _(", ").join([*words, *([criteria.text] if criteria.text else [])])[:60]

    def _give_name(self) -> None:
        self._name.hide()
        self.save_wanted.emit(self._name.text())

    def _ask_removal(self) -> None:
        for view in self._saved:
            if view.criteria == self.criteria:
                self.removal_wanted.emit(view.name)
