"""The pages of the window: where each stands in the sidebar, and where its code is found when it is first visited."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from workshopplanner.language import N_

if TYPE_CHECKING:
    from workshopplanner.ui.hub import Hub
    from workshopplanner.ui.page import Page


@dataclass(frozen=True)
class Place:
    """A page's entry in the sidebar; `code` is "module:Class" below `workshopplanner.ui`."""

    key: str
    group: str
    title: str
    code: str

    def build(self, hub: "Hub") -> "Page":
        """Import the page and make it."""
        module, name = self.code.split(":")
        page: Page = getattr(import_module(f"workshopplanner.ui.{module}"), name)(hub)
        return page


GROUPS = {"plan": N_("Plan"), "people": N_("People"), "deliver": N_("Deliver")}
PLACES = (
    Place("overview", "plan", N_("Overview"), "overview.page:OverviewPage"),
    Place("agenda", "plan", N_("Agenda"), "agenda.page:AgendaPage"),
    Place("themes", "plan", N_("Themes"), "themes:ThemesPage"),
    Place("applicants", "people", N_("Applicants"), "applicants.page:ApplicantsPage"),
    Place("selection", "people", N_("Selection"), "selection.page:SelectionPage"),
    Place("roster", "people", N_("Roster"), "roster.page:RosterPage"),
    Place("groups", "people", N_("Groups"), "groups.page:GroupsPage"),
    Place("countries", "people", N_("Countries"), "countries.page:CountriesPage"),
    Place("issues", "deliver", N_("Issues"), "issues_page.page:IssuesPage"),
    Place("exports", "deliver", N_("Exports"), "exports.page:ExportsPage"),
    Place("history", "deliver", N_("History"), "history.page:HistoryPage"),
)


def place(key: str) -> Place:
    """Return the entry of a page."""
    return next(each for each in PLACES if each.key == key)
