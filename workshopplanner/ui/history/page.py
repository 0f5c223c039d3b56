"""The History page: what was done step by step, and the named versions of the programme."""

from typing import ClassVar

from PySide6.QtWidgets import QTabWidget

from workshopplanner.language import _
from workshopplanner.ui.history.naming import NamePopover, ask_name
from workshopplanner.ui.history.steps_tab import StepsTab
from workshopplanner.ui.history.versions_tab import VersionsTab
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.page import Page
from workshopplanner.ui.widgets import named


class HistoryPage(Page):
    """Shows steps and versions in two tabs."""

    key: ClassVar[str] = "history"

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self.steps = StepsTab(hub)
        self.versions = VersionsTab(hub)
        self.steps.wanted.connect(self.wanted)
        self.tabs = named(QTabWidget(), "history.tabs", _("History"))
        self.tabs.addTab(self.steps, _("Steps"))
        self.tabs.addTab(self.versions, _("Versions"))
        self.naming: NamePopover | None = None
        self.set_body(self.tabs)
        self.set_primary(_("Name this version…"), self._name, "history.name")

    @classmethod
    def title(cls) -> str:
        return _("History")

    def reveal(self, table: str, row_id: int) -> bool:
        """Show a version in the list."""
        if table != "version":
            return False
        self.tabs.setCurrentWidget(self.versions)
        return self.versions.show_since(row_id)

    def _name(self) -> None:
        self.tabs.setCurrentWidget(self.versions)
        self.naming = ask_name(self.window(), self.hub)
