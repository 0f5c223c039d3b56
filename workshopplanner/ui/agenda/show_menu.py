"""The button of the agenda's header that says how the board is shown: colours, legend, grid."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from workshopplanner.language import _
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.colouring import NAMES, By
from workshopplanner.ui.widgets import named


class ShowButton(QPushButton):
    """Offers what changes the look of the board and the feel of a drag, and nothing of the plan."""

    colour_chosen = Signal(object)  # By
    legend_wanted = Signal(bool)
    grid_chosen = Signal(int)  # minutes

    def __init__(self) -> None:
        super().__init__(_("Show"))
        named(self, "agenda.show", _("How the board is shown"))
        self.setToolTip(_("Colours, legend and grid of the board"))
        menu = named(QMenu(self), "agenda.show.menu", _("How the board is shown"))
        self._colours = self._group(menu, _("&Colour by"), "colour")
        for by, text in NAMES.items():
            self._choice(self._colours, _(text), f"colour.{by.value}", by)
        self.legend = menu.addAction(_("&Legend"))
        self.legend.setObjectName("agenda.show.legend")
        self.legend.setCheckable(True)
        self.legend.setChecked(True)
        self.legend.toggled.connect(self.legend_wanted)
        menu.addSeparator()
        self._grids = self._group(menu, _("&Snap to"), "grid")
        self._colours.triggered.connect(self._colour_picked)
        self._grids.triggered.connect(self._grid_picked)
        self.setMenu(menu)

    def _group(self, menu: QMenu, title: str, name: str) -> QActionGroup:
        inner = named(menu.addMenu(title), f"agenda.show.{name}", title.replace("&", ""))
        group = QActionGroup(inner)
        group.setExclusive(True)
        return group

    def _choice(self, group: QActionGroup, text: str, name: str, data: object) -> QAction:
        action = group.addAction(text)
        action.setObjectName(f"agenda.show.{name}")
        action.setCheckable(True)
        action.setData(data)
        menu = group.parent()
        if isinstance(menu, QMenu):
            menu.addAction(action)
        return action

    # ---- showing

    def show_colour(self, by: By) -> None:
        """Mark what the colours mean."""
        for action in self._colours.actions():
            action.setChecked(action.data() is by)

    def show_grid(self, steps: tuple[int, ...], chosen: int) -> None:
        """Offer these grids, with one of them in force."""
        if tuple(action.data() for action in self._grids.actions()) != steps:
            for action in self._grids.actions():
                self._grids.removeAction(action)
                action.deleteLater()
            for step in steps:
                self._choice(self._grids, words.minutes(step), f"grid.{step}", step)
        for action in self._grids.actions():
            action.setChecked(action.data() == chosen)

    # ---- choosing

    def _colour_picked(self, action: QAction) -> None:
        self.colour_chosen.emit(action.data())

    def _grid_picked(self, action: QAction) -> None:
        self.grid_chosen.emit(action.data())
