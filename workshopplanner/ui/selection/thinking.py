"""What runs beside the window: choosing, finding ways out, reasons, and scenarios side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshopplanner.core.progress import Report, ignore
from workshopplanner.core.selection import Clash, Id, Outcome, Problem, Reason, Status

SMALL = 150  # people whose reasons are worked out with the proposal
ALL_AT_ONCE = 400  # people whose reasons take less than a second


@dataclass(frozen=True)
class Answer:
    """A proposal with those who wait behind it; or, where no set keeps all rules, what contradicts."""

    problem: Problem
    outcome: Outcome
    waiting: tuple[Id, ...] = ()
    clash: Clash | None = None
    reasons: tuple[Reason, ...] = ()


def propose(problem: Problem, report: Report = ignore) -> Answer:
    """Return the best set; where there is none, the rules that contradict each other and the ways out."""
    from workshopplanner.core import selection_clash, selection_search, selection_swaps

    outcome = selection_search.select(problem, report=report)
    if outcome.status is Status.INFEASIBLE:
        return Answer(problem, outcome, clash=selection_clash.clash(problem, report=report))
    report(0, 0)
    waiting = selection_swaps.waitlist(problem, outcome.selected) if outcome.selected else None
    people = tuple(each.id for each in waiting.people) if waiting is not None else ()
    return Answer(problem, outcome, people, reasons=_at_once(problem))


def _at_once(problem: Problem) -> tuple[Reason, ...]:
    """Return the reasons of a small pool, so that a decision keeps them; those of a large one are asked for singly."""
    from workshopplanner.core import selection_reasons

    return tuple(selection_reasons.reasons(problem)) if len(problem.candidates) <= SMALL else ()


def explain(problem: Problem, about: Id, report: Report = ignore) -> list[Reason]:
    """Return why people are in or out of the best set, found by solving anew: of a small pool everybody at once."""
    from workshopplanner.core import selection_reasons

    if len(problem.candidates) <= ALL_AT_ONCE:  # over before anybody could cancel; each look would take longer
        return selection_reasons.reasons(problem)
    return selection_reasons.reasons(problem, [about], report=report)


def side_by_side(problems: Sequence[Problem], report: Report = ignore) -> list[Outcome]:
    """Return what each of several scenarios would choose."""
    from workshopplanner.core import selection_search

    found = []
    for at, problem in enumerate(problems):
        report(at, len(problems))
        found.append(selection_search.select(problem, report=report))
    return found
