"""What runs beside the window: the one place that knows which of the planners is asked."""

from dataclasses import replace

from workshopplanner.core.progress import Report, ignore
from workshopplanner.core.scheduling import Problem, Proposal

SECONDS = 8.0  # for the solver, after the quick search


def draft(problem: Problem, report: Report = ignore) -> list[Proposal]:
    """Return one proposal: the better of a quick one and the solver's, with the solver's bound."""
    from workshopplanner.core.scheduling_search import search
    from workshopplanner.core.scheduling_solver import solve

    quick = search(problem, 2.0, report=report)
    if quick.proven:
        return [quick]
    best = solve(problem, SECONDS, report=report)
    if best is None or best.score <= quick.score:
        return [best or quick]
    return [replace(quick, bound=best.bound, proven=quick.score <= best.bound)]


def repairs(problem: Problem, report: Report = ignore) -> list[Proposal]:
    """Return up to three proposals, the one that moves least first."""
    from workshopplanner.core.scheduling_solver import repairs as found

    return found(problem, report=report)
