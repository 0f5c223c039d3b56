"""Choosing 30 of 300, 3,000 and 30,000 people under the rules of the Seoul workshop, each proven to be the best."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.measure import Figure, Result, Target, compare, timed
from workshopplanner.core.selection import Candidate, CountRule, DistinctRule, EachRule, Problem, Rule, Status
from workshopplanner.core.selection_model import worth_choosing
from workshopplanner.core.selection_rules import Counting
from workshopplanner.core.selection_search import select
from workshopplanner.core.selection_solver import library

SIZES = {300: 0.1, 3_000: 0.6, 30_000: 2.0}  # people, and seconds at most
SEATS, COUNTRIES, OF_A_COUNTRY = 30, 17, 3
WOMEN, SUBREGION, SECTOR = (14, 16), (4, 12), (5, 10)
_SUBREGIONS = (4, 5, 4, 4)  # countries in each
_SECTORS = ("government", "academia", "civil society", "private")


def run(*, quick: bool = False) -> Result:
    """Measure the proposals, and say how many people were left when dominated ones had gone."""
    sizes = (300,) if quick else tuple(SIZES)
    figures = tuple(_figure(size, 2 if quick else 3 if size > 3_000 else 9) for size in sizes)
    return Result("select", figures, tuple(_note(size) for size in sizes))


def pool(number: int) -> tuple[Candidate, ...]:
    """Return applicants of 17 countries in 4 subregions, some of them rare, with half as many organisations."""
    dice = random.Random(number)
    subregions = [at for at, several in enumerate(_SUBREGIONS) for _country in range(several)]
    people = []
    for identity in range(1, number + 1):
        country = identity - 1 if identity <= COUNTRIES else min(int(dice.expovariate(1 / 6)), COUNTRIES - 1)
        features = {
            "country": (f"country {country}",),
            "gender": (dice.choice(("woman", "man")),),
            "subregion": (f"subregion {subregions[country]}",),
            "sector": (dice.choice(_SECTORS),),
            "organisation": (f"organisation {dice.randrange(number // 2)}",),
        }
        people.append(Candidate(identity, f"Applicant {identity}", round(dice.gauss(70, 10), 1), features))
    return tuple(people)


def problem(number: int) -> Problem:
    """Return the choice of thirty: all 17 countries, at most 3 of each, women, subregions, sectors, organisations."""
    rules: tuple[Rule, ...] = (
        DistinctRule("countries", "country", COUNTRIES),
        EachRule("of a country", "country", most=OF_A_COUNTRY),
        CountRule("women", "gender", ("woman",), *WOMEN),
        *(CountRule(f"subregion {n}", "subregion", (f"subregion {n}",), *SUBREGION) for n in range(len(_SUBREGIONS))),
        *(CountRule(each, "sector", (each,), *SECTOR) for each in _SECTORS),
        EachRule("organisation", "organisation", most=1),
    )
    return Problem(pool(number), SEATS, rules=rules)


def _figure(number: int, repetitions: int) -> Figure:
    asked = problem(number)
    outcome = select(asked)
    assert outcome.status is Status.OPTIMAL
    bare = Bare(asked.candidates)
    assert bare.solve() == round(10 * outcome.score)
    return compare(
        f"{SEATS} of {number:,} people, proven",
        repetitions,
        lambda: timed(lambda: select(asked)),
        {"the same rows given to HiGHS alone, once, with nobody left out and no tie broken": lambda: timed(bare.again)},
        Target(SIZES[number]),
    )


def _note(number: int) -> str:
    asked = problem(number)
    outcome = select(asked)
    kept = len(worth_choosing(Counting(asked)))
    price = outcome.plain.price if outcome.plain else 0
    return f"{number:,} people: {kept:,} may be worth choosing; total score {outcome.score:g}, balance costs {price:g}"


class Bare:
    """The same choice as rows for HiGHS, written down plainly: countries one by one instead of as different values."""

    def __init__(self, people: Sequence[Candidate]) -> None:
        self.people = people
        self.model = self._model()

    def again(self) -> float:
        """Set the rows up and solve them."""
        self.model = self._model()
        return self.solve()

    def solve(self) -> float:
        """Return the best total, in tenths."""
        solver = library().ModelSolverHelper("highs")
        solver.enable_output(False)
        solver.set_solver_specific_parameters("output_flag=false,mip_rel_gap=0,threads=1")
        solver.solve(self.model)
        return round(solver.objective_value()) if solver.has_solution() else 0

    def force(self, at: int, value: int | None) -> None:
        """Force somebody in or out; None lets them free."""
        self.model.set_var_lower_bound(at, value or 0)
        self.model.set_var_upper_bound(at, 1 if value is None else value)

    def _model(self) -> Any:
        model = library().ModelBuilderHelper()
        for each in self.people:
            at = model.add_var()
            model.set_var_lower_bound(at, 0)
            model.set_var_upper_bound(at, 1)
            model.set_var_integrality(at, True)
            model.set_var_objective_coefficient(at, round(10 * float(each.score or 0)))
        model.set_maximize(True)
        groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for at, each in enumerate(self.people):
            for feature, values in each.features.items():
                groups[feature, values[0]].append(at)
        self._row(model, range(len(self.people)), SEATS, SEATS)
        for (feature, value), members in groups.items():
            low, high = {
                "country": (1, OF_A_COUNTRY),
                "gender": WOMEN if value == "woman" else (0, SEATS),
                "subregion": SUBREGION,
                "sector": SECTOR,
                "organisation": (0, 1),
            }[feature]
            if low or len(members) > high:
                self._row(model, members, low, high)
        return model

    @staticmethod
    def _row(model: Any, members: Iterable[int], low: int, high: int) -> None:
        at = model.add_linear_constraint()
        model.set_constraint_lower_bound(at, low)
        model.set_constraint_upper_bound(at, high)
        for member in members:
            model.add_term_to_constraint(at, member, 1.0)
