"""One round by the solver library: whether the hard rules can be kept, and how few misses there must be."""

import random
import threading
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from workshopplanner.core.groups import GroupsProblem
from workshopplanner.core.groups_model import Model
from workshopplanner.core.groups_words import rules
from workshopplanner.core.progress import Cancelled, Report, ignore

EFFORT = 6.0  # deterministic seconds of the solver: the same on every machine
DRAW = 1.0  # the same for one more round that is as good
MOST = 40_000  # choices of person and group: beyond, nothing is proven


@dataclass(frozen=True)
class Solved:
    """What the solver says of a round: groups with the fewest misses it found, and how few there must be.

    `possible` is False where it is proven that the hard rules can't all be kept, None where nothing is known.
    """

    possible: bool | None
    groups: list[list[int]] | None = None
    misses: int = 0
    bound: int = 0


class Sheet:
    """A round as whole numbers: how many of each kind of people go into each group.

    People of one kind have the same traits and no rule of their own: which of them goes where is of no account.
    """

    def __init__(self, model: Model, round_: int, cp: Any, only: str = "") -> None:
        self.model, self.round, self.cp = model, round_, cp
        self.features = [feature for feature in model.features if feature.hard or not only or feature.name == only]
        self.kinds = self._kinds()
        self.kind_of = {person: at for at, people in enumerate(self.kinds) for person in people}
        self.take = [
            [cp.new_int_var(0, len(people), "") for _group in range(model.groups)] for people in self.kinds
        ]  # fmt: skip
        for people, row in zip(self.kinds, self.take, strict=True):
            cp.add(sum(row) == len(people))
        for group, size in enumerate(model.sizes[round_]):
            cp.add(sum(row[group] for row in self.take) == size)
        self._rule()
        self.wrong = sum(self._misses(), start=0)

    def _kinds(self) -> list[list[int]]:
        model, pins = self.model, self.model.pinned[self.round]
        found: dict[Any, list[int]] = defaultdict(list)
        for person in range(model.people):
            own = bool(model.tied[person] or model.apart[person] or pins[person] >= 0)
            traits = tuple(feature.codes[person] for feature in self.features)
            found[(traits, person if own else -1)].append(person)
        return list(found.values())

    def _rule(self) -> None:
        model = self.model
        for person, group in enumerate(model.pinned[self.round]):
            if 0 <= group < model.groups:
                self.cp.add(self.take[self.kind_of[person]][group] == 1)
        for unit in model.units:
            for one, other in pairwise(unit):
                for group in range(model.groups):
                    first, second = self.take[self.kind_of[one]][group], self.take[self.kind_of[other]][group]
                    self.cp.add(first == second)
        for clique in self._cliques():
            for group in range(model.groups):
                self.cp.add(sum(self.take[self.kind_of[person]][group] for person in clique) <= 1)

    def _cliques(self) -> list[list[int]]:
        """Return sets of people who must all be apart, so that each two who must be are in one of them."""
        apart, done, found = self.model.apart, set[tuple[int, int]](), []
        for one in range(self.model.people):
            for other in sorted(apart[one]):
                if one < other and (one, other) not in done:
                    clique = [one, other]
                    for third in sorted(apart[one] & apart[other]):
                        if all(third in apart[each] for each in clique):
                            clique.append(third)
                    done.update((a, b) for a in clique for b in clique if a < b)
                    found.append(clique)
        return found

    def _misses(self) -> list[Any]:
        terms = []
        for feature in self.features:
            for value in range(len(feature.values)):
                kinds = [
                    row for people, row in zip(self.kinds, self.take, strict=True) if feature.codes[people[0]] == value
                ]
                for group in range(self.model.groups):
                    there = sum(row[group] for row in kinds)
                    low, high = feature.low[self.round][group][value], feature.high[self.round][group][value]
                    if feature.hard:
                        self.cp.add(there >= low)
                        continue
                    wrong = self.cp.new_int_var(0, self.model.people, "")
                    self.cp.add(wrong >= low - there)
                    self.cp.add(wrong >= there - high)
                    terms.append(feature.weight * wrong)
        return terms

    def groups(self, value: Any, dice: random.Random | None = None) -> list[list[int]]:
        """Return the groups of a solution: of each kind the first people go into the first groups, or whom dice say."""
        found: list[list[int]] = [[] for _group in range(self.model.groups)]
        for people, row in zip(self.kinds, self.take, strict=True):
            left = dice.sample(people, len(people)) if dice else list(people)
            for group, take in enumerate(row):
                many = int(value(take))
                found[group] += left[:many]
                left = left[many:]
        return found


def solve(
    model: Model,
    round_: int,
    report: Report = ignore,
    *,
    hard_only: bool = False,
    only: str = "",
    most: int | None = None,
    dice: random.Random | None = None,
) -> Solved:
    """Return the round with the fewest misses; with `only` the misses of one feature count.

    With `most` and dice it is a round drawn by chance from those that have no more misses.
    """
    if model.people * model.groups > MOST:
        return Solved(possible=None)
    try:
        from ortools.sat.python import cp_model
    except ImportError:  # there is no such library for this machine: nothing is proven
        return Solved(possible=None)
    cp = cp_model.CpModel()
    sheet = Sheet(model, round_, cp, only)
    if most is not None and dice is not None:
        cp.add(sheet.wrong <= most)
        cp.minimize(sum(int(dice.random() * 10) * take for row in sheet.take for take in row))
    elif not hard_only and not isinstance(sheet.wrong, int):
        cp.minimize(sheet.wrong)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = EFFORT if most is None else DRAW
    status = _run(solver, cp, report)
    if status == cp_model.INFEASIBLE:
        return Solved(possible=False)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Solved(possible=None)
    if most is not None:
        return Solved(possible=True, groups=sheet.groups(solver.value, dice), misses=most)
    misses = 0 if hard_only else round(solver.objective_value)
    bound = 0 if hard_only else max(0, -int(-solver.best_objective_bound // 1))
    return Solved(possible=True, groups=sheet.groups(solver.value), misses=misses, bound=bound)


def _run(solver: Any, cp: Any, report: Report) -> Any:
    """Solve on a thread of its own, so that giving up is heard meanwhile."""
    answer: list[Any] = []
    thread = threading.Thread(target=lambda: answer.append(solver.solve(cp)), daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(0.05)
        try:
            report(0, 100)
        except Cancelled:
            solver.stop_search()
            thread.join()
            raise
    return answer[0]


def conflict(problem: GroupsProblem, round_: int, report: Report = ignore) -> list[str]:
    """Return a smallest set of hard rules that can't all be kept: without any one of them the others can."""
    left, kept = problem, list[str]()
    while True:
        for words, without in rules(left):
            if words in kept:
                continue
            if solve(Model(without), round_, report, hard_only=True).possible is False:
                left = without
                break
            kept.append(words)
        else:
            return [words for words, _without in rules(left)]
