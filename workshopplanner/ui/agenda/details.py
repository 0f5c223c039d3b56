"""The inspector of the agenda page, put together with all it is fed by; nothing of it is imported before that."""

from typing import TYPE_CHECKING

from workshopplanner.queries import roster, themes
from workshopplanner.queries.days import absences
from workshopplanner.ui.agenda.inspector import Inspector
from workshopplanner.ui.hub import Live

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.page import AgendaPage


def make(page: "AgendaPage") -> Inspector:
    """Give the page its inspector."""
    hub, inspector = page.hub, Inspector(page.hub)
    page.set_inspector(inspector)
    inspector.closed.connect(page.close_inspector)
    inspector.left.connect(page.return_focus)
    inspector.placing_wanted.connect(page.work.place)
    inspector.parallel_wanted.connect(page.work.add_parallel)
    inspector.moved.connect(page.work.move)
    inspector.resized.connect(page.work.resize)
    inspector.unscheduled.connect(page.work.unschedule)
    inspector.plan_wanted.connect(page.plans.open_plan)
    inspector.groups_wanted.connect(page.wanted)
    inspector.fixes.watch(hub)
    Live(hub, inspector, inspector.show_themes, themes.themes)
    Live(hub, inspector, inspector.show_people, roster.people, tuple)
    Live(hub, inspector, inspector.people.show_absences, absences)
    return inspector
