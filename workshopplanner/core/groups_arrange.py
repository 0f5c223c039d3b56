"""Having groups made: the one place that knows which way of making them is asked when."""

import random
from collections import Counter
from dataclasses import dataclass, field, replace

from workshopplanner.core.groups import Arrangement, Ended, GroupsProblem, Impossible, even_sizes
from workshopplanner.core.groups_bounds import least_changes, least_repeats, least_shared
from workshopplanner.core.groups_figures import figures
from workshopplanner.core.groups_model import Model
from workshopplanner.core.groups_parts import parts
from workshopplanner.core.groups_search import Budget, Rounds, Score, Search
from workshopplanner.core.groups_solver import Solved, conflict, solve
from workshopplanner.core.groups_starts import fill, lines, ruled
from workshopplanner.core.groups_state import ONE
from workshopplanner.core.groups_turns import FIRST, Turns
from workshopplanner.core.groups_words import against_each_other, contradictions
from workshopplanner.core.progress import Cancelled, Report, ignore
from workshopplanner.language import _

SECONDS = 10.0  # for groups made anew
LATE = 4.0  # for the fewest changes
TRIES = 60  # fillings, until those who stay together fit
BEFORE = 400_000  # swaps weighed before the solver is asked what the rules allow
TURNS, WEIGHT = 6, 1_250_000  # tries at rounds that are turns of one another, and what one counts
POLISH = 600_000  # swaps weighed to have fewer shared pairs once there can't be fewer repeats


def arrange(problem: GroupsProblem, seconds: float = SECONDS, report: Report = ignore) -> Arrangement:
    """Return the best groups found; `Impossible` when the hard rules can't be kept.

    When `report` raises `Cancelled`, the best groups so far are the answer. The same problem, however its people are
    ordered, has the same answer each time and on every machine unless the seconds were over before the work was done.
    """
    return _Making(problem, None, Budget(seconds, report)).made()


def rearrange(problem: GroupsProblem, seconds: float = LATE, report: Report = ignore) -> Arrangement:
    """Return groups with the fewest changes against `keep`, for people who have come late or are gone.

    Where the sizes don't add up to the people any more, groups become as even as can be, the fullest staying largest.
    """
    people, groups = len(problem.members), len(problem.sizes)
    if sum(problem.sizes) != people:
        problem = replace(problem, sizes=even_sizes(people, groups))
    return _Making(problem, _fitted(problem), Budget(seconds, report)).made()


def _fitted(problem: GroupsProblem) -> list[list[int]]:
    """Return the sizes for each round: the groups that are fullest of those who are still there get the largest."""
    known, fitted = {member.id for member in problem.members}, []
    for round_ in range(problem.rounds):
        kept = problem.keep[round_] if round_ < len(problem.keep) else ()
        full = Counter({at: sum(key in known for key in group) for at, group in enumerate(kept)})
        order = sorted(range(len(problem.sizes)), key=lambda at: (-full[at], -problem.sizes[at], at))
        sizes = dict(zip(order, sorted(problem.sizes, reverse=True), strict=True))
        fitted.append([sizes[at] for at in range(len(problem.sizes))])
    return fitted


@dataclass
class _Proof:
    """What is proven of misses: how many there must be in all rounds, of all features and of each."""

    total: int = 0
    each: dict[str, int] = field(default_factory=dict)


class _Making:
    """Makes groups for one problem."""

    def __init__(self, problem: GroupsProblem, sizes: list[list[int]] | None, budget: Budget) -> None:
        self.problem, self.budget = problem, budget
        reasons = contradictions(problem)
        if reasons:
            raise Impossible(reasons)
        self.model = Model(problem, sizes)
        self.dice = random.Random(problem.seed)  # noqa: S311  # no secret is kept by it
        self.proof = _Proof()

    def made(self) -> Arrangement:
        """Make them."""
        start = lines(self.model) or self._filled()
        search = Search(self.model, start, self.dice)
        search.run(self.budget, self._bound(), BEFORE)
        hard, _changes, misses, _cost = search.score
        if (hard or misses) and self.budget.ended is None:
            search = self._asked(search)
        if search.score > self._bound() and not ruled(self.model):
            search = self._turned(search)
        search.run(self.budget, self._bound())
        if search.score[0]:
            raise Impossible([_("No groups were found that keep all rules: give it more time, or ask for less.")])
        if self.budget.ended is None and self._unpolished(search):
            search.run(self.budget, (0, 0, 0, 0), POLISH)
        return self._answer(search)

    def _filled(self) -> Rounds:
        for _try in range(TRIES):
            start = fill(self.model, self.dice)
            if start is not None:
                return start
        raise Impossible([_("Those who stay together do not fit into groups of these sizes.")])

    def _bound(self) -> Score:
        """Return the score at which nothing is left to be sought; what only breaks ties is not asked for."""
        meetings = least_shared(self.model) if self.problem.spread else least_repeats(self.model)
        return 0, least_changes(self.model), self.proof.total, (meetings + 1) * ONE - 1

    def _unpolished(self, search: Search) -> bool:
        return search.score[3] > ONE * least_repeats(self.model) and search.score[3] >= ONE

    def _turned(self, search: Search) -> Search:
        """Begin again from rounds that are turns of one another, where they are better."""
        bound = FIRST * (self._bound()[3] // ONE)
        for _try in range(TURNS if 2 < self.model.rounds <= self.model.people else 0):
            if search.score <= self._bound() or self.budget.over():
                break
            turns = Turns(self.model, self.dice)
            turns.search(bound)
            self.budget.spent += WEIGHT
            again = Search(self.model, turns.developed(), self.dice)
            if again.score < search.score:
                search = again
        return search

    # ---- asking the solver

    def _asked(self, search: Search) -> Search:
        """Have the solver say what the rules allow, and begin again from its groups where they are better."""
        try:
            kinds = self._kinds_of_rounds()
            answers = {round_: solve(self.model, round_, self.budget.report) for round_ in dict.fromkeys(kinds)}
            solved = [answers[round_] for round_ in kinds]
            if any(each.possible is False for each in solved):
                self._refuse([each.possible for each in solved].index(False))
            self._prove(sum(each.bound for each in solved))
            solved = [self._drawn(round_, each) for round_, each in enumerate(solved)]
        except Cancelled:
            self.budget.ended = Ended.CANCELLED
            return search
        if any(each.groups is None for each in solved) or self.problem.keep:
            return search
        hard, _changes, misses, _cost = search.score
        if hard or misses > sum(each.misses for each in solved):
            again = Search(self.model, [each.groups or [] for each in solved], self.dice)
            if again.score[:3] < search.score[:3]:
                return again
        return search

    def _drawn(self, round_: int, solved: Solved) -> Solved:
        """Return another round that is as good: were all rounds the same, everybody would meet the same people."""
        if not round_ or solved.groups is None or self.problem.keep:
            return solved
        drawn = solve(self.model, round_, self.budget.report, most=solved.misses, dice=self.dice)
        return drawn if drawn.groups is not None else solved

    def _kinds_of_rounds(self) -> list[int]:
        """Return for each round the first that has the same sizes and pins: the solver need not be asked twice."""
        keys = list(zip(self.model.sizes, self.model.pinned, strict=True))
        return [keys.index(key) for key in keys]

    def _refuse(self, round_: int) -> None:
        raise Impossible([against_each_other(conflict(self.problem, round_, self.budget.report))])

    def _prove(self, total: int) -> None:
        self.proof.total = total
        if total:
            rounds = Counter(self._kinds_of_rounds())
            for feature in self.model.features:
                if not feature.hard:
                    bounds = {
                        each: solve(self.model, each, self.budget.report, only=feature.name).bound for each in rounds
                    }
                    alone = sum(bounds[each] * times for each, times in rounds.items())
                    self.proof.each[feature.name] = alone // feature.weight

    # ---- the answer

    def _answer(self, search: Search) -> Arrangement:
        rounds = self.model.names(search.best)
        told = figures(self.problem, rounds, self.proof.each, self.proof.total)
        main = told.shared if self.problem.spread else told.repeats
        best = main.best and told.mixing.best and told.changes.best
        ended = Ended.PROVEN if best else self.budget.ended or Ended.WORK
        return Arrangement(rounds, told, parts(self.problem, rounds), ended, self.budget.passed())
