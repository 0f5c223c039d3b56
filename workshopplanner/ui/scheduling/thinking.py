"""What runs beside the window: the one place that knows which of the planners is asked."""

from workshopplanner.core.progress import Report, ignore
from workshopplanner.core.scheduling import Problem, Proposal

SECONDS = 10.0


def draft(problem: Problem, report: Report = ignore) -> list[Proposal]:
    """Return one proposal."""
    from workshopplanner.core.scheduling_search import search

    return [search(problem, 2.0, report=report)]


def repairs(problem: Problem, report: Report = ignore) -> list[Proposal]:
    """Return up to three proposals, the one that moves least first."""
    from workshopplanner.core.scheduling_solver import repairs as found

    return found(problem, report=report)
