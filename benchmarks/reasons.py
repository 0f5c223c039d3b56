"""A reason for each of 300 applicants, every one of them solved anew, and who could replace whom."""

from benchmarks.measure import Figure, Result, Target, compare, timed
from benchmarks.select import Bare, problem
from workshopplanner.core.selection_reasons import reasons
from workshopplanner.core.selection_search import select
from workshopplanner.core.selection_swaps import replacements, waitlist

SIZE, SECONDS = 300, 8.0
_FEW = 60  # people whose bare solutions are timed; the rest cost as much


def run(*, quick: bool = False) -> Result:
    """Measure all reasons, all replacements and the waitlist."""
    size, repetitions = (150, 1) if quick else (SIZE, 5)
    asked = problem(size)
    outcome = select(asked)
    told = reasons(asked)
    assert len(told) == size
    assert tuple(each.id for each in told if each.chosen) == outcome.selected
    proven = sum(each.proven for each in told)
    moved = sum(each.change is not None for each in told)
    note = f"{proven} of {size} reasons proven; {moved} people enter when one rule gives way"
    return Result("reasons", (_reasons(size, repetitions), _replacements(size, repetitions)), (note,))


def _reasons(size: int, repetitions: int) -> Figure:
    asked = problem(size)
    bare = Bare(asked.candidates)
    chosen = set(select(asked).selected)
    few = range(min(_FEW, size))

    def solve_all() -> float:
        taken = 0.0
        for at in few:
            bare.force(at, int(asked.candidates[at].id not in chosen))
            taken += timed(bare.solve)
            bare.force(at, None)
        return taken * size / len(few)

    return compare(
        f"a reason for each of {size} people",
        repetitions,
        lambda: timed(lambda: reasons(asked)),
        {f"as many bare solutions with one forced in or out, reckoned from {len(few)}": solve_all},
        Target(SECONDS),
    )


def _replacements(size: int, repetitions: int) -> Figure:
    asked = problem(size)
    outcome = select(asked)
    return compare(
        f"the waitlist of {len(outcome.selected)} among {size} people",
        repetitions,
        lambda: timed(lambda: waitlist(asked, outcome.selected)),
        {"every replacement of one person": lambda: timed(lambda: replacements(asked, outcome, outcome.selected[0]))},
    )
