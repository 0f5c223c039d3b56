"""Exchanging one person for another: what each exchange breaks, who can replace whom, and a waitlist made of that."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from workshopplanner.core.selection import Breach, Id, Outcome, Problem, lock_id
from workshopplanner.core.selection_rules import Counting
from workshopplanner.core.selection_words import breach_told, figure, name
from workshopplanner.language import _


@dataclass(frozen=True)
class Exchange:
    """What somebody in place of somebody else means: `broken` hard rules, and by how much more aims are missed."""

    broken: tuple[Breach, ...]
    worse: Fraction

    @property
    def keeps(self) -> bool:
        """Whether all rules and aims are kept as well as before."""
        return not self.broken and self.worse <= 0


@dataclass(frozen=True)
class Replacement:
    """Somebody who can take a seat so that all rules are kept; `cost` is what the total score loses."""

    id: Id
    cost: float


@dataclass(frozen=True)
class Waiting:
    """Somebody on the waitlist, with those whose seat they can take."""

    id: Id
    score: float | None
    replaces: tuple[Id, ...]


@dataclass(frozen=True)
class Waitlist:
    """Who waits, the first first; `first` names for each chosen person who comes in; `breaks` what nobody mends."""

    people: tuple[Waiting, ...]
    first: dict[Id, Id]
    breaks: dict[Id, str]


class Swaps:
    """A choice of people, and what exchanging one of them would break."""

    def __init__(self, counting: Counting, chosen: Collection[int]) -> None:
        self.counting, self.chosen = counting, set(chosen)
        self.limits_of: dict[int, set[int]] = defaultdict(set)
        for number, limit in enumerate(counting.limits):
            for at in limit.members:
                self.limits_of[at].add(number)
        self.inside = [sum(at in self.chosen for at in limit.members) for limit in counting.limits]
        self.groups_of: dict[int, set[tuple[int, int]]] = defaultdict(set)
        for number, spread in enumerate(counting.spreads):
            for which, group in enumerate(spread.groups):
                for at in group:
                    self.groups_of[at].add((number, which))
        self.there = Counter(each for at in self.chosen for each in self.groups_of[at])
        self.values = [len({which for one, which in self.there if one == n}) for n in range(len(counting.spreads))]

    @property
    def outside(self) -> list[int]:
        """Everybody who could be chosen and is not."""
        return [
            at
            for at in range(len(self.counting.people))
            if at not in self.chosen and at not in self.counting.never
        ]  # fmt: skip

    def exchange(self, leaves: int, enters: int) -> Exchange:
        """Return what it means that one leaves, of their own will, and another enters."""
        counting, size = self.counting, len(self.chosen)
        broken: list[Breach] = []
        worse = Fraction()
        mine, other = self.limits_of[enters], self.limits_of[leaves]
        for number in mine ^ other:
            limit, before = counting.limits[number], self.inside[number]
            more = limit.amount(before + (1 if number in mine else -1), size)
            change = more - limit.amount(before, size)
            if limit.hard and more:
                broken.append(Breach(limit.rule, limit.side, more, limit.value))
            elif not limit.hard:
                worse += limit.weight * change
        for number, change in self._spread_changes(leaves, enters).items():
            spread = counting.spreads[number]
            over = spread.base + self.values[number] - spread.figure
            sign = 1 if spread.side == "most" else -1
            more, before = max(0, sign * (over + change)), max(0, sign * over)
            if spread.hard and more:
                broken.append(Breach(spread.rule, spread.side, more))
            elif not spread.hard:
                worse += spread.weight * (more - before)
        return Exchange((*broken, *self._parted(leaves, enters)), worse)

    def _spread_changes(self, leaves: int, enters: int) -> Counter[int]:
        changes: Counter[int] = Counter()
        mine, other = self.groups_of[enters], self.groups_of[leaves]
        for each in mine - other:
            changes[each[0]] += self.there[each] == 0
        for each in other - mine:
            changes[each[0]] -= self.there[each] == 1
        return changes

    def _parted(self, leaves: int, enters: int) -> Iterator[Breach]:
        after = (self.chosen - {leaves}) | {enters}
        for rule in self.counting.companions:
            alone = any(self.counting.number[need] not in after for need in rule.needs)
            if alone and self.counting.number[rule.person] in after:
                yield Breach(rule.id, "least", 1)

    def cost(self, leaves: int, enters: int) -> int:
        """Return what the total loses, in units of the scores."""
        scores = self.counting.scores
        return (scores[leaves] or 0) - (scores[enters] or 0)

    def replacing(self, leaves: int) -> list[int]:
        """Return who can take a seat so that nothing breaks, the best first."""
        able = [at for at in self.outside if self.exchange(leaves, at).keeps]
        return sorted(able, key=self.counting.rank)

    @cached_property
    def best_entries(self) -> dict[int, int]:
        """For each person outside the one whose seat costs least to take, where nothing breaks."""
        scores = self.counting.scores
        found = {}
        for enters in self.outside:
            blank = scores[enters] is None
            able = (
                at
                for at in sorted(self.chosen - self.counting.must, key=lambda at: (scores[at] or 0, -at))
                if (scores[at] is None) == blank and self.exchange(at, enters).keeps
            )
            leaves = next(able, None)
            if leaves is not None:
                found[enters] = leaves
        return found


def swaps_of(problem: Problem, chosen: Iterable[Id]) -> Swaps:
    """Return the exchanges of a choice, whether a proposal or one made by hand."""
    counting = Counting(problem)
    return Swaps(counting, [counting.number[each] for each in chosen])


def replacements(problem: Problem, outcome: Outcome, person: Id) -> list[Replacement]:
    """Return everybody who could replace a chosen person so that all rules are kept, the best first."""
    swaps = swaps_of(problem, outcome.selected)
    leaves = swaps.counting.number[person]
    unit = swaps.counting.unit
    return [
        Replacement(swaps.counting.people[at].id, float(swaps.cost(leaves, at) * unit))
        for at in swaps.replacing(leaves)
    ]


def waitlist(problem: Problem, chosen: Iterable[Id]) -> Waitlist:
    """Return who waits, so that whoever drops out is replaced by the first on the list who keeps all rules.

    On it are the best replacement of each chosen person, by score. Where nobody keeps the rules, `breaks` says what the
    replacement that breaks least would break.
    """
    swaps = swaps_of(problem, chosen)
    people = swaps.counting.people
    able = {leaves: swaps.replacing(leaves) for leaves in sorted(swaps.chosen)}
    waiting = sorted({each[0] for each in able.values() if each}, key=swaps.counting.rank)
    covers = {at: [leaves for leaves, each in able.items() if at in each] for at in waiting}
    first = {leaves: next(at for at in waiting if at in each) for leaves, each in able.items() if each}
    return Waitlist(
        tuple(
            Waiting(people[at].id, _score(swaps.counting, at), tuple(people[each].id for each in covers[at]))
            for at in waiting
        ),
        {people[leaves].id: people[at].id for leaves, at in first.items()},
        {people[leaves].id: _what_breaks(swaps, leaves) for leaves, each in able.items() if not each},
    )


def _what_breaks(swaps: Swaps, leaves: int) -> str:
    """Say what the exchange that breaks the fewest rules would break."""
    problem, person = swaps.counting.problem, name(swaps.counting.problem, swaps.counting.people[leaves].id)
    tried = [(swaps.exchange(leaves, at), at) for at in swaps.outside]
    if not tried:
        return _("Nobody is left to replace {name}.").format(name=person)
    exchange, at = min(tried, key=lambda each: (len(each[0].broken), each[0].worse, swaps.counting.rank(each[1])))
    other = name(problem, swaps.counting.people[at].id)
    if not exchange.broken:
        return _("Nobody replaces {name} without missing an aim; {other} misses least.").format(
            name=person, other=other
        )
    rules = "; ".join(breach_told(problem, each) for each in exchange.broken)
    sentence = _("Nobody replaces {name} without breaking a rule; {other} breaks: {rules}.")
    return sentence.format(name=person, other=other, rules=rules)


def compare(problem: Problem, outcome: Outcome, one: Id, another: Id) -> str:
    """Say in a sentence what tells two people apart: their scores, and what exchanging them would break."""
    swaps = swaps_of(problem, outcome.selected)
    a, b = swaps.counting.number[one], swaps.counting.number[another]
    if b in swaps.chosen and a not in swaps.chosen:
        a, b = b, a
    words = {
        "a": name(problem, swaps.counting.people[a].id),
        "b": name(problem, swaps.counting.people[b].id),
        "x": figure(_score(swaps.counting, a)),
        "y": figure(_score(swaps.counting, b)),
    }
    if a in swaps.chosen and b in swaps.chosen:
        return _("{a} (score {x}) and {b} (score {y}) are both chosen.").format(**words)
    if a not in swaps.chosen:
        return _("Neither {a} (score {x}) nor {b} (score {y}) is chosen.").format(**words)
    exchange = swaps.exchange(a, b)
    if a in swaps.counting.must:
        exchange = replace(exchange, broken=(Breach(lock_id(swaps.counting.people[a].id), "least", 1),))
    words["rules"] = "; ".join(breach_told(problem, each) for each in exchange.broken)
    words["cost"] = figure(float(swaps.cost(a, b) * swaps.counting.unit))
    if exchange.broken:
        sentence = _("{b} (score {y}) in place of {a} (score {x}) would break: {rules}.")
    elif b in swaps.counting.never:
        sentence = _("{b} (score {y}) can't be chosen, so {a} (score {x}) is not exchanged.")
    elif exchange.worse > 0:
        sentence = _("{b} (score {y}) in place of {a} (score {x}) would miss aims by more.")
    else:
        sentence = _("{b} (score {y}) in place of {a} (score {x}) keeps all rules and costs {cost}.")
    return sentence.format(**words)


def _score(counting: Counting, at: int) -> float | None:
    score = counting.scores[at]
    return None if score is None else float(score * counting.unit)
