"""The sheet of whole numbers: bounds hold whatever the prices, hard ones are solved, and nobody is left waiting."""

import itertools
import random
import threading
import time
from collections.abc import Iterator

import pytest

from workshopplanner.core import selection_solver
from workshopplanner.core.progress import Cancelled
from workshopplanner.core.selection import Candidate, CountRule, Problem, Status
from workshopplanner.core.selection_search import select
from workshopplanner.core.selection_solver import Ends, Sheet, Solver


def sheet_of(dice: random.Random) -> tuple[Sheet, dict[int, int]]:
    sheet = Sheet()
    for _column in range(dice.randint(1, 5)):
        sheet.column(dice.randint(-1, 0), dice.randint(0, 2))
    columns = range(len(sheet.low))
    for _row in range(dice.randint(0, 4)):
        terms = [(at, dice.choice((-2, -1, 1, 3))) for at in columns if dice.random() < 0.7]
        low = dice.randint(-4, 2)
        sheet.row(dice.choice((None, low)), dice.choice((None, low + dice.randint(0, 4))), terms)
    return sheet, {at: dice.randint(-9, 9) for at in columns}


def solutions(sheet: Sheet) -> Iterator[tuple[int, ...]]:
    solver = Solver(sheet, lambda: 9.0)
    ranges = (range(low, high + 1) for low, high in zip(sheet.low, sheet.high, strict=True))
    return (values for values in itertools.product(*ranges) if solver.fits(values, Ends()))


def test_prices_of_any_kind_bound_every_solution() -> None:
    for seed in range(300):
        dice = random.Random(seed)
        sheet, goal = sheet_of(dice)
        prices = [round(dice.gauss(0, 3) * (1 << 20)) for _row in sheet.rows]
        priced = selection_solver._priced(sheet, goal, Ends(), prices)
        worths = {values: sum(goal[at] * each for at, each in enumerate(values)) for values in solutions(sheet)}
        for values, worth in worths.items():
            assert worth <= priced.bound
            assert all(values[at] == each for at, each in priced.settled(worth).items())


@pytest.mark.parametrize("own", [False, True], ids=["library", "own"])
def test_any_sheet_is_solved_as_by_trying_all(own: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if own:
        monkeypatch.setattr(selection_solver, "library", lambda: None)
    for seed in range(300, 500):
        sheet, goal = sheet_of(random.Random(seed))
        best = max((sum(goal[at] * each for at, each in enumerate(some)) for some in solutions(sheet)), default=None)
        solved = Solver(sheet, lambda: 9.0).maximise(goal)
        assert solved.proven, seed
        assert (None if solved.values is None else solved.bound) == best, seed


def hard_problem() -> Problem:
    """Fifty features, of each of which a third must be among those chosen: hours of search."""
    dice = random.Random(5)
    names = [f"f{n}" for n in range(25)]
    people = tuple(
        Candidate(n, "", round(dice.uniform(0, 100), 2), {name: (dice.choice("abc"),) for name in names})
        for n in range(500)
    )
    return Problem(people, 33, rules=tuple(CountRule(f"{n}{v}", n, (v,), 10, 13) for n in names for v in "ab"))


def test_when_time_is_over_the_best_so_far_has_a_bound() -> None:
    outcome = select(hard_problem(), seconds=2)
    assert outcome.status in (Status.FEASIBLE, Status.UNKNOWN)
    if outcome.status is Status.FEASIBLE:
        assert outcome.bound is not None
        assert outcome.bound > outcome.score
    assert outcome.seconds < 5


def test_giving_up_is_heard_while_the_solver_is_busy() -> None:
    problem = hard_problem()
    began = time.monotonic()

    def report(_done: int, _of: int) -> None:
        if time.monotonic() > began + 0.7:
            raise Cancelled

    with pytest.raises(Cancelled):
        select(problem, seconds=20, report=report)
    assert time.monotonic() - began < 2
    for thread in threading.enumerate():
        if thread.name == "selection":
            thread.join(timeout=10)
            assert not thread.is_alive()
