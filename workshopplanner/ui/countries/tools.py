"""The tools in the header of the Countries page: which list, convention and day, how shown, and what can be changed."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QComboBox, QMenu, QPushButton

from workshopplanner.core.countries import Convention, Country
from workshopplanner.language import _
from workshopplanner.ui import fields, icons
from workshopplanner.ui.countries.around import Around
from workshopplanner.ui.rows_model import RowsModel
from workshopplanner.ui.search import SearchField
from workshopplanner.ui.widgets import named, plain_tip

EVERY = 0  # the list of all countries has no row of its own


class Tools(QObject):
    """The choosers, and the menu of what can be changed."""

    def __init__(self, parent: QObject, model: RowsModel[Country]) -> None:
        super().__init__(parent)
        self.lists = _chooser("countries.lists", _("List"), 14)
        self.conventions = _chooser("countries.conventions", _("Convention"), 12)
        self.day = named(fields.date(dt.date.today()), "countries.day", _("As at"))  # noqa: DTZ011 (the wall's day)
        self.day.setToolTip(_("As at"))
        fields.set_pattern(self.day, "d MMM yyyy")
        self.day.lineEdit().setAccessibleName(_("As at"))
        self.more = named(QPushButton(), "countries.more", _("Lists, conventions, spellings"))
        self.more.setToolTip(_("Change lists, conventions and spellings"))
        icons.dress(self.more, "edit")
        self.menu = named(QMenu(self.more), "countries.menu", _("Lists, conventions, spellings"))
        self.more.setMenu(self.menu)
        self.views = QButtonGroup(self)
        for number, (name, text) in enumerate((("tiles", _("Tiles")), ("a_z", _("A–Z")), ("table", _("Table")))):
            button = named(QPushButton(text), f"countries.view.{name}", text)
            button.setCheckable(True)
            button.setChecked(not number)
            self.views.addButton(button, number)
        self.finder = SearchField("countries.search", _("Search the countries"), model)
        self._entries: list[tuple[QAction, str]] = []

    def offer(self, *groups: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        """Offer what can be changed: the words, what must be chosen for it ("list", "own" or nothing), and the deed."""
        for group in groups:
            self.menu.addSeparator()
            for words, needs, deed in group:
                action = self.menu.addAction(words)
                action.triggered.connect(deed)
                self._entries.append((action, needs))

    # ---- what is chosen

    @property
    def list_id(self) -> int | None:
        """The list that is looked at; None for all countries."""
        return self.lists.currentData() or None

    def convention_of(self, around: Around) -> Convention | None:
        """Return the convention that is looked at."""
        code = self.conventions.currentData()
        return next((row for row in around.conventions if row.code == code), None)

    def show_around(self, found: Around) -> None:
        """Offer the lists and conventions there are, and stay on what is chosen."""
        lists = [(_("{list} ({n})").format(list=row.name, n=row.size), row.id) for row in found.lists]
        lists.append((_("All countries ({n})").format(n=len(found.everything)), EVERY))
        refill(self.lists, lists)
        named_so = [(_("{code} Convention").format(code=row.code), row.code) for row in found.conventions]
        refill(self.conventions, named_so)
        self.say(found)

    def say(self, found: Around) -> None:
        """Say of the list and the convention what their names leave out, and what can be changed of them."""
        listed = next((row for row in found.lists if row.id == self.list_id), None)
        convention = self.convention_of(found)
        parts = [_("List")]
        if listed is not None and listed.purpose:
            parts.append(listed.purpose)
        if listed is not None and listed.as_at is not None:
            parts.append(_("as at {day}").format(day=listed.as_at.isoformat()))
        self.lists.setToolTip(plain_tip("\n".join(parts)))
        self.conventions.setToolTip(plain_tip(convention.title) if convention is not None else _("Convention"))
        able = {"": True, "list": listed is not None, "own": convention is not None and convention.own}
        for action, needs in self._entries:
            action.setEnabled(able[needs])


def _chooser(name: str, title: str, letters: int) -> QComboBox:
    box = named(QComboBox(), name, title)
    box.setToolTip(title)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(letters)
    return box


def refill(box: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
    """Offer other entries and stay on what was chosen, if it is still there."""
    chosen = box.currentData()
    blocked = box.blockSignals(True)
    box.clear()
    for text, data in entries:
        box.addItem(text, data)
    box.setCurrentIndex(max(0, box.findData(chosen)) if entries else -1)
    box.blockSignals(blocked)
