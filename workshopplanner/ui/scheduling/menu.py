"""The button of the agenda's header that has slots proposed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from workshopplanner.language import N_, _
from workshopplanner.ui.widgets import named

ENTRIES = {
    "tray": N_("Place what is in the &tray"),
    "all": N_("Plan &all that is not locked"),
    "repair": N_("&Repair after an absence…"),
}


class PlanButton(QPushButton):
    """Offers the three ways in which the program plans by itself."""

    chosen = Signal(str)  # a key of ENTRIES

    def __init__(self) -> None:
        super().__init__(_("Plan"))
        named(self, "agenda.plan", _("Have the program plan"))
        menu = named(QMenu(self), "agenda.plan.menu", _("Have the program plan"))
        for key, text in ENTRIES.items():
            action = menu.addAction(_(text))
            action.setObjectName(f"agenda.plan.{key}")
            action.setData(key)
        menu.triggered.connect(self._picked)
        self.setMenu(menu)

    def _picked(self, action: object) -> None:
        self.chosen.emit(action.data())  # type: ignore[attr-defined]
