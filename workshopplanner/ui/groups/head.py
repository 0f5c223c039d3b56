"""The head of the page: which set of groups, which of its rounds, and what can be done with a set."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPushButton, QTabBar, QWidget

from workshopplanner.core.group_sets import GroupSet
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.agenda.popover import Popover
from workshopplanner.ui.header import HeaderLayout
from workshopplanner.ui.widgets import named

FEW = 3  # rounds: of more only the first says the word


class Head(QWidget):
    """Holds the widgets of the head; the page lays them into its own header."""

    set_chosen = Signal(int)
    round_chosen = Signal(int)  # its place
    wanted = Signal(str)  # add, rename, copy or delete a set
    matrix_wanted = Signal(bool)
    unfolded = Signal(bool)  # the rules, where there is no room for them beside the people

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.picker = named(QComboBox(), "groups.set", _("Set of groups"))
        self.picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.picker.activated.connect(self._choose)
        self.rounds = named(QTabBar(), "groups.rounds", _("Rounds"))
        self.rounds.setExpanding(False)
        self.rounds.setDrawBase(False)
        self.rounds.currentChanged.connect(self._turn)
        self.more = named(QPushButton(_("Manage")), "groups.set.more", _("What can be done with this set of groups"))
        self.more.setMenu(self._menu())
        self.unfold = named(QPushButton(_("Rules")), "groups.unfold", _("Show the rules of this set"))
        self.unfold.setCheckable(True)
        self.unfold.hide()
        self.unfold.toggled.connect(self.unfolded)
        self.matrix = named(QPushButton(_("Who has met whom")), "groups.matrix.show", _("Who has met whom"))
        self.matrix.setCheckable(True)
        icons.dress(self.matrix, "grid")
        self.matrix.toggled.connect(self.matrix_wanted)
        self._ids: list[int] = []
        self._filling = False

    def _menu(self) -> QMenu:
        menu = named(QMenu(self.more), "groups.set.menu")
        deeds = {"add": _("&New set…"), "rename": _("&Rename…"), "copy": _("&Copy"), "delete": _("&Delete")}
        for name, text in deeds.items():
            action = menu.addAction(text)
            action.setObjectName(f"groups.set.{name}")
            action.setData(name)
            action.triggered.connect(self._want)
        return menu

    def lay_into(self, tools: HeaderLayout, session: QWidget) -> None:
        """Stand in the page's header, with where the round meets."""
        for widget in (self.picker, self.more, self.unfold, self.rounds, session):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(self.matrix)

    def show_sets(self, sets: Sequence[GroupSet], current: int | None, round_: int) -> None:
        """Show the sets and the rounds of the one that is looked at."""
        self._filling = True
        self._ids = [each.id for each in sets]
        self.picker.clear()
        self.picker.addItems([each.name for each in sets])
        chosen = next((each for each in sets if each.id == current), None)
        self.picker.setCurrentIndex(self._ids.index(chosen.id) if chosen is not None else -1)
        number = len(chosen.rounds) if chosen is not None else 0
        while self.rounds.count() > number:
            self.rounds.removeTab(self.rounds.count() - 1)
        while self.rounds.count() < number:
            self.rounds.addTab("")
        for at in range(number):
            name = _("Round {n}").format(n=at + 1)
            self.rounds.setTabText(at, name if at == 0 or number <= FEW else str(at + 1))
            self.rounds.setAccessibleTabName(at, name)
            self.rounds.setTabToolTip(at, name)
        self.rounds.setCurrentIndex(round_)
        self.rounds.setVisible(number > 1)
        for widget in (self.picker, self.more):
            widget.setVisible(bool(sets))
        self.matrix.setVisible(bool(sets))
        self._filling = False

    def _choose(self, at: int) -> None:
        if not self._filling and 0 <= at < len(self._ids):
            self.set_chosen.emit(self._ids[at])

    def _turn(self, at: int) -> None:
        if not self._filling and at >= 0:
            self.round_chosen.emit(at)

    def _want(self) -> None:
        action = self.sender()
        if action is not None:
            self.wanted.emit(action.data())  # type: ignore[attr-defined]  # the stubs take it for any object


class NamePopover(Popover):
    """Asks for a name."""

    given = Signal(str)

    def __init__(self, parent: QWidget, title: str, verb: str, name: str) -> None:
        super().__init__(parent, "groups.name", title, verb)
        self.field = named(QLineEdit(name), "groups.name.field", _("Name"))
        self.field.setMinimumWidth(260)
        self.field.selectAll()
        self.body.addWidget(self.field)
        self.finish()
        self.field.setFocus()

    def accept(self) -> None:
        name = self.field.text()
        self.close()
        self.given.emit(name)
