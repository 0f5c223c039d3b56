"""The head of the page: which scenario is looked at, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPushButton, QWidget

from workshopplanner.core.selection_pool import Rules
from workshopplanner.language import N_, _
from workshopplanner.ui.agenda.popover import Popover
from workshopplanner.ui.fields import number
from workshopplanner.ui.header import HeaderLayout
from workshopplanner.ui.widgets import named

DEEDS = {
    "new": N_("&New scenario…"),
    "copy": N_("&Copy"),
    "rename": N_("&Rename…"),
    "seats": N_("&Seats…"),
    "compare": N_("Compare &all side by side…"),
    "delete": N_("&Delete"),
}
VIEWS = {
    "candidates": N_("Candidates"),
    "after": N_("Waitlist"),
    "charts": N_("Charts"),
    "tiles": N_("Countries"),
    "decisions": N_("Decisions"),
}


class Head(QWidget):
    """Holds the widgets of the head; the page lays them into its own header."""

    scenario_chosen = Signal(int)
    wanted = Signal(str)  # one of DEEDS
    firm_changed = Signal(bool)
    view_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.picker = named(QComboBox(), "selection.scenario", _("Rules"))
        self.picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.picker.setToolTip(_("The rules that count"))
        self.picker.activated.connect(self._choose)
        self.more = named(
            QPushButton(_("Scenario")), "selection.scenario.more", _("What can be done with this scenario")
        )
        self.more.setMenu(self._menu())
        self.views = named(QComboBox(), "selection.view", _("View"))
        for key, text in VIEWS.items():
            self.views.addItem(_(text), key)
        self.views.activated.connect(self._turn)
        self._ids: list[int] = []

    def _menu(self) -> QMenu:
        menu = named(QMenu(self.more), "selection.scenario.menu")
        for deed, text in DEEDS.items():
            action = menu.addAction(_(text))
            action.setObjectName(f"selection.scenario.{deed}")
            action.setData(deed)
        menu.addSeparator()
        self.firm = menu.addAction(_("&Invited people keep their seats"))
        self.firm.setObjectName("selection.scenario.firm")
        self.firm.setCheckable(True)
        self.firm.setChecked(True)
        self.firm.toggled.connect(self.firm_changed)
        menu.triggered.connect(self._want)
        return menu

    def lay_into(self, tools: HeaderLayout, *more: QWidget) -> None:
        """Stand in the page's header."""
        own: tuple[QWidget, ...] = (self.picker, self.more, self.views)
        for widget in own:
            tools.addWidget(widget)
        tools.addStretch(1)
        for widget in more:
            tools.addWidget(widget)

    def show_scenarios(self, scenarios: Sequence[Rules], current: int | None) -> None:
        """Show the scenarios and the one that is looked at."""
        self._ids = [each.id for each in scenarios]
        names = [each.scenario.name for each in scenarios]
        if names != [self.picker.itemText(at) for at in range(self.picker.count())]:
            self.picker.clear()
            self.picker.addItems(names)
        self.picker.setCurrentIndex(self._ids.index(current) if current in self._ids else -1)
        for widget in (self.picker, self.more, self.views):
            widget.setVisible(bool(scenarios))

    def show_view(self, key: str) -> None:
        """Show which view is open."""
        self.views.setCurrentIndex(list(VIEWS).index(key))

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._ids):
            self.scenario_chosen.emit(self._ids[at])

    def _turn(self, _at: int) -> None:
        self.view_chosen.emit(str(self.views.currentData()))

    def _want(self, action: QAction) -> None:
        if action.data() in DEEDS:
            self.wanted.emit(action.data())


class NamePopover(Popover):
    """Asks for the name of a scenario."""

    given = Signal(str)

    def __init__(self, parent: QWidget, title: str, verb: str, name: str) -> None:
        super().__init__(parent, "selection.name", title, verb)
        self.field = named(QLineEdit(name), "selection.name.field", _("Name"))
        self.field.setMinimumWidth(240)
        self.field.selectAll()
        self.body.addWidget(self.field)
        self.finish()
        self.field.setFocus()

    def accept(self) -> None:
        """Give the name."""
        name = self.field.text()
        self.close()
        self.given.emit(name)


class SeatsPopover(Popover):
    """Asks how many people a scenario chooses."""

    given = Signal(int)

    def __init__(self, parent: QWidget, seats: int) -> None:
        super().__init__(parent, "selection.seats", _("Seats to fill"), _("Set"))
        self.field = named(number(seats, 1, 10_000), "selection.seats.field", _("Seats to fill"))
        self.body.addWidget(self.field)
        self.finish()
        self.field.setFocus()
        self.field.selectAll()

    def accept(self) -> None:
        """Give the number."""
        seats = self.field.value()
        self.close()
        self.given.emit(seats)
