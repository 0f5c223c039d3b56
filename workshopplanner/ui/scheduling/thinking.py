"""What runs beside the window: the planners, told what to report and to whom."""

from workshopplanner.core.progress import Report, ignore
from workshopplanner.core.scheduling import Better, Problem, Proposal


def draft(problem: Problem, better: Better, report: Report = ignore) -> list[Proposal]:
    """Return one proposal; `better` hears of each better one on the way."""
    from workshopplanner.core import scheduling_draft

    return [scheduling_draft.draft(problem, report=report, better=better)]


def repairs(problem: Problem, better: Better, report: Report = ignore) -> list[Proposal]:
    """Return up to three proposals, the one that moves least first; they come at once, so nothing is told before."""
    from workshopplanner.core import scheduling_draft

    del better
    return scheduling_draft.repairs(problem, report=report)
