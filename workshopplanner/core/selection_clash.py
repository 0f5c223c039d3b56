"""When no set keeps all rules: the fewest rules that contradict each other, and the smallest ways out.

The fewest are found by hitting sets: whatever set of rules contradicts itself holds one rule of each *cut*, a set of
rules without which the rest can be kept. The smallest set that hits all cuts known so far either contradicts itself,
and then no smaller one does; or people can be found who keep it, and the rules they break are the next cut.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from time import monotonic

from workshopplanner.core.progress import Report, ignore
from workshopplanner.core.selection import (
    SEATS,
    Change,
    Clash,
    Companion,
    Id,
    Problem,
    Relaxation,
    Rule,
    Status,
    lock_id,
    place,
)
from workshopplanner.core.selection_changes import apply_changes, relaxed
from workshopplanner.core.selection_model import Model, worth_choosing
from workshopplanner.core.selection_rules import Counting
from workshopplanner.core.selection_search import select
from workshopplanner.core.selection_solver import Ends, Sheet, Solver
from workshopplanner.core.selection_words import change_told, figure, item_told
from workshopplanner.language import _

SECONDS = 20.0
WAYS = 3  # relaxations told
Side = tuple[Id, str]


class Elastic(Model):
    """The sheet of a problem in which every hard rule, lock and companion may give way, at a price.

    `used` has a column for each of them that is 1 where it gives way, `amounts` one for by how much, side by side.
    """

    def __init__(self, problem: Problem) -> None:
        rules = [
            each if isinstance(each, Companion) else replace(each, hard=False, weight=1)
            for each in problem.rules
            if isinstance(each, Companion) or each.hard
        ]
        bare = Counting(replace(problem, rules=tuple(rules), must=frozenset(), never=frozenset()))
        locked = [bare.number[each] for each in (*problem.must, *problem.never)]
        super().__init__(bare, worth_choosing(bare, len(problem.never), locked))
        self.problem, self.rules = problem, {each.id: each for each in rules}
        self.used: dict[Id, int] = {}
        self.amounts: dict[Side, int] = {}
        for slack, side in self.owner.items():
            self._gives_way(slack, side)
        for rule in bare.companions:
            self.amounts[rule.id, "exempt"] = self._used(rule.id)
            for need in rule.needs:
                both = self._terms([bare.number[rule.person]]), self._terms([bare.number[need]], -1)
                self._row(None, 0, [*both[0], *both[1], (self.used[rule.id], -1)] if both[0] else [])
        for people, chosen in ((problem.must, 1), (problem.never, 0)):
            for person in sorted(people, key=place):  # a set has another order in each process
                self._lock(person, chosen)

    def _gives_way(self, slack: int, side: Side) -> None:
        """Let a rule give way; one about each value by as much as its worst value needs."""
        high = self.sheet.high[slack]
        used = self._used(side[0])
        if side not in self.amounts:
            self.amounts[side] = self.sheet.column(0, 0)
        amount = self.amounts[side]
        self.sheet.high[amount] = max(high, self.sheet.high[amount])
        self._row(None, 0, [(slack, 1), (amount, -1)])
        self._row(None, 0, [(slack, 1), (used, -max(1, high))])

    def _used(self, rule: Id) -> int:
        if rule not in self.used:
            self.used[rule] = self.sheet.column(0, 1)
        return self.used[rule]

    def _companion(self, person: int, need: int) -> None:
        """Leave companions to what follows, which lets them part."""

    def _lock(self, person: Id, chosen: int) -> None:
        at = self.counting.number[person]
        identity = lock_id(person)
        used = self._used(identity)
        self.amounts[identity, "exempt"] = used
        terms = self._terms([at])
        if chosen:
            self._row(1, None, [*terms, (used, 1)])
        else:
            self._row(None, 0, [*terms, (used, -1)])

    def costs(self, amounts: bool) -> dict[int, int]:
        """Return what is least when rules give way by the least in all, or when the fewest do; then the later ones."""
        ranked = {column: rank for rank, column in enumerate(reversed(self.used.values()), start=1)}
        one = sum(ranked.values()) + 1
        costs = {column: -one - rank for column, rank in ranked.items()}
        if amounts:
            for column in self.amounts.values():
                costs[column] = costs.get(column, 0) - one * (len(ranked) + 1)
        return costs


def clash(problem: Problem, seconds: float = SECONDS, report: Report = ignore) -> Clash:
    """Return which rules contradict each other, and what to change, for a problem without any answer."""
    until = monotonic() + seconds
    elastic = Elastic(problem)
    solver = Solver(elastic.sheet, lambda: until - monotonic(), report)
    rules, smallest = _fewest(elastic, solver)
    sides = _needed_sides(elastic, solver, rules)
    ways = [*_ways(elastic, until, report), *_other_seats(problem, until, report)]
    ways.sort(key=lambda each: (each.amount, len(each.changes), -each.outcome.score))
    told = "; ".join(item_told(problem, each, [side for rule, side in sides if rule == each]) for each in rules)
    if rules:
        sentence = _("No {n} people keep all of these rules: {rules}.").format(n=problem.seats, rules=told)
    else:
        able = sum(each.eligible for each in problem.candidates)
        sentence = _("Only {able} people can be chosen, for {n} seats.").format(able=able, n=problem.seats)
    return Clash(tuple(rules), tuple(sides), smallest, sentence, tuple(ways[:WAYS]))


def fewest_with(problem: Problem, seconds: float = SECONDS, report: Report = ignore) -> list[Id]:
    """Return the fewest rules and locks that contradict each other, without looking for ways out."""
    until = monotonic() + seconds
    elastic = Elastic(problem)
    return _fewest(elastic, Solver(elastic.sheet, lambda: until - monotonic(), report))[0]


def _fewest(elastic: Elastic, solver: Solver) -> tuple[list[Id], bool]:
    """Return the smallest set of rules that can't all be kept; when time is over, one of which each rule is needed."""
    cuts: list[frozenset[Id]] = []
    goal = elastic.costs(amounts=False)
    while True:
        hit = _smallest_hit(elastic, cuts, solver)
        solved = solver.maximise(goal, Ends({elastic.used[each]: (0, 0) for each in hit}))
        if solved.values is None:
            break
        broken = frozenset(each for each, column in elastic.used.items() if solved.values[column])
        if not broken or broken & hit:
            break
        cuts.append(broken)
    if solved.values is None and solved.proven:
        return [each for each in elastic.used if each in hit], True
    return _each_needed(elastic, solver), False


def _smallest_hit(elastic: Elastic, cuts: Collection[frozenset[Id]], solver: Solver) -> frozenset[Id]:
    sheet = Sheet()
    column = {each: sheet.column(0, 1) for each in elastic.used}
    for cut in cuts:
        sheet.row(1, None, [(column[each], 1) for each in elastic.used if each in cut])
    if not cuts:
        return frozenset()
    goal = {at: -(len(column) ** 2) - at for at in column.values()}
    solved = Solver(sheet, solver.time_left, solver.report).maximise(goal)
    return frozenset(each for each, at in column.items() if solved.values is None or solved.values[at])


def _each_needed(elastic: Elastic, solver: Solver) -> list[Id]:
    needed = list(elastic.used)
    for each in elastic.used:
        rest = [other for other in needed if other != each]
        solved = solver.maximise({}, Ends({elastic.used[other]: (0, 0) for other in rest}))
        if solved.values is None and solved.proven:
            needed = rest
    return needed


def _needed_sides(elastic: Elastic, solver: Solver, rules: Collection[Id]) -> list[Side]:
    """Return the figures of contradicting rules that it takes: of "2 to 3" perhaps only the 3."""
    needed = [side for side in elastic.amounts if side[0] in rules]
    for each in list(needed):
        rest = [other for other in needed if other != each]
        both = any(other[0] == each[0] for other in rest)
        if both and solver.maximise({}, Ends({elastic.amounts[other]: (0, 0) for other in rest})).values is None:
            needed = rest
    return needed


def _ways(elastic: Elastic, until: float, report: Report) -> list[Relaxation]:
    """Return the smallest changes of rules; each further one does without a rule of each before."""
    found: list[Relaxation] = []
    for _way in range(WAYS):
        solver = Solver(elastic.sheet, lambda: until - monotonic(), report)
        solved = solver.maximise(elastic.costs(amounts=True))
        if solved.values is None or not solved.proven:
            break
        values = solved.values
        given = {side: values[column] for side, column in elastic.amounts.items() if values[column]}
        changes = _changes(elastic, given, len(elastic.people(values)))
        found += _relaxation(elastic.problem, changes, sum(given.values()), until, report)
        rules = {rule for rule, _side in given}
        elastic.sheet.row(None, len(rules) - 1, [(elastic.used[each], 1) for each in elastic.used if each in rules])
    return found


def _changes(elastic: Elastic, given: Mapping[Side, int], chosen: int) -> tuple[Change, ...]:
    changes = []
    around = {limit.rule: limit.around for limit in elastic.counting.limits}
    for (rule, side), amount in given.items():
        if side == "exempt":
            changes.append(Change(rule, side, None, None))
        else:
            changes.append(relaxed(elastic.rules[rule], side, amount, chosen + around.get(rule, 0)))
    return tuple(changes)


def _relaxation(
    problem: Problem, changes: tuple[Change, ...], amount: int, until: float, report: Report
) -> list[Relaxation]:
    """Return a way out with the best that it makes possible; nothing where it turns out not to be enough."""
    outcome = select(apply_changes(problem, changes), max(1.0, until - monotonic()), report)
    if not outcome.selected and outcome.status not in (Status.OPTIMAL, Status.FEASIBLE):
        return []
    told = _(" and ").join(change_told(problem, each) for each in changes)
    sentence = _("To make it possible, {changes}; the best score is then {score}.")
    return [Relaxation(changes, amount, outcome, sentence.format(changes=told, score=figure(outcome.score)))]


def _other_seats(problem: Problem, until: float, report: Report) -> list[Relaxation]:
    """Return the nearest numbers of seats, fewer and more, for which a set exists with all rules as they are."""
    found = []
    for most, sign in ((problem.seats - 1, 1), (2 * problem.seats, -1)):
        if most < 0 or (sign == 1 and not problem.exactly):
            continue
        loose = Counting(replace(problem, seats=most, exactly=False, rules=tuple(_hard(problem))))
        model = Model(loose, worth_choosing(loose))
        if model.impossible:
            continue
        low = 0 if sign == 1 else problem.seats + 1
        solver = Solver(model.sheet, lambda: until - monotonic(), report)
        goal = dict.fromkeys(model.column.values(), sign)
        solved = solver.maximise(goal, Ends(rows={model.size: (low, most)}))
        if solved.values is not None and solved.proven:
            seats = len(model.people(solved.values))
            changes = (Change(SEATS, "seats", problem.seats, seats),)
            found += _relaxation(problem, changes, abs(seats - problem.seats), until, report)
    return found


def _hard(problem: Problem) -> list[Rule]:
    return [each for each in problem.rules if isinstance(each, Companion) or each.hard]
