"""Go to anything: type a part of a name, press Enter."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from workshopplanner.core import calendar
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.pages import PLACES
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.store.store import Tx
    from workshopplanner.ui.hub import Hub
    from workshopplanner.ui.window import Window

SHOWN = 40


@dataclass(frozen=True)
class Target:
    """Something to go to."""

    words: str
    page: str
    table: str = ""
    row_id: int = 0
    workshop_id: int = 0  # of a person who is only in another workshop


class GoTo(QDialog):
    """A field and the list of what fits; it closes when something else is clicked."""

    def __init__(self, window: "Window", hub: "Hub") -> None:
        super().__init__(window, Qt.WindowType.Popup)
        named(self, "goto", _("Go to anything"))
        self.setProperty("panel", "popover")
        self._window = window
        self._targets = [Target(_(place.title), place.key) for place in PLACES]
        if hub.workshop_id:
            self._targets += hub.ask(targets, hub.workshop_id)
        self._folded = [target.words.casefold() for target in self._targets]
        self.field = named(QLineEdit(), "goto.field", _("Go to anything"))
        self.field.setPlaceholderText(_("Page, session, person, theme or country"))
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._go_to_marked)
        self.field.installEventFilter(self)
        self.list = named(QListWidget(), "goto.list", _("What fits"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setProperty("role", "menu")
        self.list.itemClicked.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._fill("")
        width, height = min(520, window.width() - 32), min(400, window.height() - 64)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.setGeometry(corner.x() + (window.width() - width) // 2, corner.y() + 48, width, height)
        self.field.setFocus()

    def _fill(self, text: str) -> None:
        self.list.clear()
        for target in self._fitting(text.casefold().split())[:SHOWN]:
            item = QListWidgetItem(icons.icon(target.page), target.words)
            item.setData(Qt.ItemDataRole.UserRole, target)
            self.list.addItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(_("Nothing has these words."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)

    def _fitting(self, words: list[str]) -> list[Target]:
        """Return what has all the words, first what begins with them, in the order of the lists."""
        fitting: list[tuple[int, int]] = []
        for at, folded in enumerate(self._folded):
            if all(word in folded for word in words):
                parts = folded.split()
                begins = sum(any(part.startswith(word) for part in parts) for word in words)
                fitting.append((-begins, at))
        return [self._targets[at] for _begins, at in sorted(fitting)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            by = step.get(Qt.Key(event.key()), 0)
            if by:
                self.list.setCurrentRow(max(0, min(self.list.currentRow() + by, self.list.count() - 1)))
                return True
        return super().eventFilter(watched, event)

    def _go_to_marked(self) -> None:
        self._go(self.list.currentItem())

    def _go(self, item: QListWidgetItem | None) -> None:
        target: Any = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(target, Target):
            self.close()
            if target.table == "participation":
                show_person(self._window, target.page, target.row_id, target.workshop_id)
            else:
                self._window.go_to(target.page, target.table, target.row_id)


def show_person(window: "Window", key: str, participation_id: int, workshop_id: int = 0) -> None:
    """Show all about a person, on the page that has that person: `key` or the other one."""
    if workshop_id:
        window.choose_workshop(workshop_id)
    for each in dict.fromkeys((key, "roster", "applicants")):
        window.go(each)
        page: Any = window.page()
        if page is not None and page.open_person("participation", participation_id):
            return


def targets(tx: "Tx", workshop_id: int) -> list[Target]:
    """Return the sessions, themes, people and countries of a workshop as places to go to."""
    return list(_targets(tx, workshop_id))


def _targets(tx: "Tx", workshop_id: int) -> Iterator[Target]:
    from workshopplanner.queries.agenda import agenda
    from workshopplanner.queries.applicants import applicants
    from workshopplanner.queries.country_lists import country_choices
    from workshopplanner.queries.people import elsewhere
    from workshopplanner.queries.roster import roster
    from workshopplanner.queries.themes import themes

    week = agenda(tx, workshop_id)
    dates = {day.id: day.date for day in week.days}
    for card in week.cards:
        place = _("tray")
        if card.day_id is not None and card.starts is not None:
            place = f"{calendar.day_and_month(dates[card.day_id])} {calendar.clock_range(card.starts, card.ends)}"
        yield Target(f"{card.title}  ·  {card.code}  ·  {place}", "agenda", "session", card.id)
    for theme in themes(tx, workshop_id):
        yield Target(f"{theme.title}  ·  {theme.code}", "themes", "theme", theme.id)
    attending = roster(tx, workshop_id)
    known = {person.id for person in attending}
    others = [each.person for each in applicants(tx, workshop_id) if each.id not in known]
    for page, people in (("roster", attending), ("applicants", others)):
        for person in people:
            words = "  ·  ".join(part for part in (person.name, person.country) if part)
            yield Target(words, page, "participation", person.id)
    for found in elsewhere(tx, workshop_id):
        words = f"{found.name}  ·  {found.workshop}"
        yield Target(words, "roster", "participation", found.participation_id, found.workshop_id)
    for country in country_choices(tx):
        yield Target(f"{country.name}  ·  {country.alpha3}", "countries", "country", country.id)
