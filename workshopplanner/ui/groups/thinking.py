"""What runs beside the window: making groups anew, and making room for late arrivals."""

import threading
from typing import TYPE_CHECKING

from workshopplanner.core.groups import Arrangement, Figures, GroupsProblem, Rounds
from workshopplanner.core.progress import Cancelled, Report, ignore

if TYPE_CHECKING:
    from workshopplanner.core.groups_figures import Effects


class Enough:
    """Says that what has been found is good enough: the search ends and answers with it."""

    def __init__(self) -> None:
        self._said = threading.Event()

    def say(self) -> None:
        """End the search."""
        self._said.set()

    def listening(self, report: Report) -> Report:
        """Return a report that ends the search once this was said."""

        def told(done: int, of: int) -> None:
            report(done, of)
            if self._said.is_set():
                raise Cancelled

        return told


def arrange(problem: GroupsProblem, enough: Enough, report: Report = ignore) -> Arrangement:
    """Return the best groups."""
    from workshopplanner.core import groups_arrange

    return groups_arrange.arrange(problem, report=enough.listening(report))


def rearrange(problem: GroupsProblem, enough: Enough, report: Report = ignore) -> Arrangement:
    """Return groups with the fewest changes."""
    from workshopplanner.core import groups_arrange

    return groups_arrange.rearrange(problem, report=enough.listening(report))


def figures(problem: GroupsProblem, rounds: Rounds) -> Figures:
    """Judge groups as they are."""
    from workshopplanner.core import groups_figures

    return groups_figures.figures(problem, rounds)


def effects(problem: GroupsProblem, rounds: Rounds) -> "Effects":
    """Return what says at once what moves by hand would do."""
    from workshopplanner.core import groups_figures

    return groups_figures.Effects(problem, rounds)
