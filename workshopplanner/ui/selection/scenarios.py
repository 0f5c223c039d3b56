"""What is done with scenarios on the page: begun, chosen, copied, renamed, deleted and compared."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect

from workshopplanner.commands import selection as commands
from workshopplanner.language import _
from workshopplanner.ui.agenda.popover import Popover
from workshopplanner.ui.selection.head import NamePopover, SeatsPopover

if TYPE_CHECKING:
    from workshopplanner.ui.selection.page import SelectionPage


class ScenarioDeeds(QObject):
    """Turns what a person wants of a scenario into commands."""

    def __init__(self, page: "SelectionPage") -> None:
        super().__init__(page)
        self._page, self._hub = page, page.hub
        page.head.wanted.connect(self._do)
        page.head.scenario_chosen.connect(self.choose)

    def begin(self, common: bool) -> None:
        """Add the first scenario, with common rules or without any."""
        wishes = commands.BALANCED if common else ()
        name = _("Balanced") if common else _("Rules")
        self._hub.do(commands.add_scenario, self._hub.workshop_id, name, wishes)

    def choose(self, scenario_id: int) -> None:
        """Let another scenario be the one that counts."""
        rules = self._page.rules
        if rules is None or rules.id != scenario_id:
            self._page.proposing.discard()
            self._hub.do(commands.use_scenario, scenario_id)

    def _do(self, deed: str) -> None:
        rules = self._page.rules
        if rules is None:
            return
        if deed == "new":
            self._ask(NamePopover(self._page, _("New scenario"), _("Add"), self._free_name()), self._add)
        elif deed == "rename":
            asked = NamePopover(self._page, _("Rename this scenario"), _("Rename"), rules.scenario.name)
            self._ask(asked, self._rename)
        elif deed == "copy":
            self.choose(self._hub.do(commands.copy_scenario, rules.id))
        elif deed == "delete":
            self._page.proposing.discard()
            self._hub.do(commands.delete_scenario, rules.id)
        elif deed == "seats":
            popover = SeatsPopover(self._page, self._page.pool.seats_of(rules))
            popover.given.connect(self._set_seats)
            self._open(popover)
        elif deed == "compare":
            from workshopplanner.ui.selection.comparing import Comparing

            Comparing(self._page, self._page.pool, firm=self._page.keeps_firm).show()

    def _free_name(self) -> str:
        taken = {each.scenario.name for each in self._page.pool.scenarios}
        names = (_("Scenario {n}").format(n=number) for number in range(len(taken) + 1, 1000))
        return next(name for name in names if name not in taken)

    def _ask(self, popover: NamePopover, take: object) -> None:
        popover.given.connect(take)
        self._open(popover)

    def _open(self, popover: Popover) -> None:
        button = self._page.head.more
        popover.open_beside(QRect(button.mapToGlobal(QPoint()), button.size()))

    def _add(self, name: str) -> None:
        self.choose(self._hub.do(commands.add_scenario, self._hub.workshop_id, name))

    def _rename(self, name: str) -> None:
        if self._page.rules is not None:
            self._hub.do(commands.rename_scenario, self._page.rules.id, name)

    def _set_seats(self, seats: int) -> None:
        if self._page.rules is not None:
            self._hub.do(commands.set_scenario_seats, self._page.rules.id, seats)
