"""The rules of a selection as sets of people to be counted, and whether a choice keeps them: by plain arithmetic.

Nothing here trusts a solver: what one proposes is counted again with `Counting.breaches`.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from workshopplanner.core.selection import (
    Breach,
    Companion,
    CountRule,
    DistinctRule,
    EachRule,
    Id,
    Number,
    Problem,
    Rule,
    Unit,
    lock_id,
    place,
)
from workshopplanner.errors import UserError
from workshopplanner.language import _


@dataclass(frozen=True)
class Limit:
    """At least or at most so many of some people. `base` of them have a seat anyway, of `around` who count at all."""

    rule: Id
    side: str
    value: str
    members: tuple[int, ...]
    base: int
    around: int
    figure: Fraction
    share: bool
    hard: bool
    weight: Fraction
    each: bool = False

    def bound(self, chosen: int) -> int:
        """Return how many people the figure means when so many are chosen."""
        figure = self.figure * (chosen + self.around) / 100 if self.share else self.figure
        return math.ceil(figure) if self.side == "least" else math.floor(figure)

    def amount(self, inside: int, chosen: int) -> int:
        """Return by how many people the limit is missed with so many of its members chosen."""
        over = inside + self.base - self.bound(chosen)
        return max(0, over if self.side == "most" else -over)


@dataclass(frozen=True)
class Spread:
    """At least or at most so many different values; `base` of them are there anyway and not in `groups`."""

    rule: Id
    side: str
    groups: tuple[tuple[int, ...], ...]
    base: int
    figure: int
    hard: bool
    weight: Fraction

    def amount(self, chosen: Collection[int]) -> int:
        """Return by how many values the figure is missed."""
        over = self.base + sum(any(each in chosen for each in group) for group in self.groups) - self.figure
        return max(0, over if self.side == "most" else -over)


class Counting:
    """A problem with its people in the order of their ids, and its rules as sets of their numbers."""

    def __init__(self, problem: Problem) -> None:
        _refuse_nonsense(problem)
        self.problem = problem
        self.people = sorted(problem.candidates, key=lambda each: place(each.id))
        self.number = {each.id: at for at, each in enumerate(self.people)}
        self._values: dict[str, dict[str, list[int]]] = {}
        self.limits: list[Limit] = []
        self.spreads: list[Spread] = []
        self.companions: list[Companion] = []
        for rule in problem.rules:
            self._add(rule)
        self.never = {at for at, each in enumerate(self.people) if not each.eligible}
        self.never |= {self.number[each] for each in problem.never}
        self.must = {self.number[each] for each in problem.must}

    @cached_property
    def scores(self) -> list[int | None]:
        """Exact scores in units of `unit`."""
        return [None if each is None else int(each / self.unit) for each in self._decimals]

    @cached_property
    def unit(self) -> Fraction:
        """The greatest power of ten, at most one, of which all scores are multiples."""
        places = [-int(each.as_tuple().exponent) for each in map(self._plain, self.people) if each is not None]
        return Fraction(1, 10 ** max(0, *places, 0))

    @cached_property
    def _decimals(self) -> list[Fraction | None]:
        return [None if (each := self._plain(one)) is None else Fraction(each) for one in self.people]

    @staticmethod
    def _plain(candidate: object) -> Decimal | None:
        score: Number | None = getattr(candidate, "score", None)
        return None if score is None else Decimal(str(score)).normalize()

    def by_value(self, feature: str) -> dict[str, list[int]]:
        """Return the numbers of the people by their values of a feature."""
        if feature not in self._values:
            found: dict[str, list[int]] = defaultdict(list)
            for at, each in enumerate(self.people):
                for value in dict.fromkeys(each.values(feature)):
                    found[value].append(at)
            self._values[feature] = found
        return self._values[feature]

    def _add(self, rule: Rule) -> None:
        if isinstance(rule, Companion):
            self.companions.append(rule)
        elif isinstance(rule, DistinctRule):
            self.spreads += self._spreads(rule)
        elif isinstance(rule, EachRule):
            for value, members in self.by_value(rule.feature).items():
                if value and value not in rule.exempt:
                    self.limits += self._limits(rule, (value,), tuple(members), value)
        else:
            found = self.by_value(rule.feature)
            several = {at for value in rule.values for at in found.get(value, ())}
            self.limits += self._limits(rule, rule.values, tuple(sorted(several)), "")

    def _counted(self, rule: CountRule | EachRule | DistinctRule) -> list[tuple[str, ...]]:
        return [each.values(rule.feature) for each in self.problem.already if each.role in rule.roles]

    def _limits(
        self, rule: CountRule | EachRule, values: tuple[str, ...], members: tuple[int, ...], value: str
    ) -> Iterator[Limit]:
        already = self._counted(rule) if rule.roles else []
        base = sum(not set(values).isdisjoint(each) for each in already)
        share, each = rule.unit is Unit.SHARE, isinstance(rule, EachRule)
        for side, figure in (("least", rule.least), ("most", rule.most)):
            if figure is None or (side == "most" and not share and len(members) + base <= figure):
                continue
            exact, weight = Fraction(str(figure)), Fraction(str(rule.weight))
            yield Limit(rule.id, side, value, members, base, len(already), exact, share, rule.hard, weight, each)

    def _spreads(self, rule: DistinctRule) -> Iterator[Spread]:
        there = {value for values in self._counted(rule) for value in values if value}
        groups = tuple(
            tuple(group) for value, group in self.by_value(rule.feature).items() if value and value not in there
        )
        for side, figure in (("least", rule.least), ("most", rule.most)):
            if figure is not None:
                yield Spread(rule.id, side, groups, len(there), figure, rule.hard, Fraction(str(rule.weight)))

    # ---- whether a choice keeps them

    def breaches(self, chosen: Collection[int]) -> list[Breach]:
        """Return each rule, hard or an aim, that a choice does not keep; `least` and `most` of seats among them."""
        inside, size = set(chosen), len(chosen)
        found = [
            Breach(limit.rule, limit.side, amount, limit.value)
            for limit in self.limits
            if (amount := limit.amount(sum(at in inside for at in limit.members), size))
        ]
        found += [Breach(each.rule, each.side, n) for each in self.spreads if (n := each.amount(inside))]
        for rule in self.companions:
            if self.number[rule.person] in inside:
                missing = sum(self.number[need] not in inside for need in rule.needs)
                found += [Breach(rule.id, "least", missing)] if missing else []
        wrong = (self.must - inside) | (self.never & inside)
        return found + [Breach(lock_id(self.people[at].id), "least", 1) for at in sorted(wrong)]

    @cached_property
    def aims(self) -> dict[Id, Fraction]:
        """The weights of the aims by their ids."""
        rules = (each for each in self.problem.rules if not isinstance(each, Companion))
        return {each.id: Fraction(str(each.weight)) for each in rules if not each.hard}

    def breach_of_aims(self, breaches: Iterable[Breach]) -> Fraction:
        """Return the weighted breach of aims."""
        return sum((self.aims[each.rule] * each.amount for each in breaches if each.rule in self.aims), Fraction())

    def keeps(self, chosen: Collection[int]) -> bool:
        """Tell whether a choice keeps seats, locks and hard rules."""
        seats = self.problem.seats
        fits = len(chosen) == seats if self.problem.exactly else len(chosen) <= seats
        return fits and all(each.rule in self.aims for each in self.breaches(chosen))

    def total(self, chosen: Iterable[int]) -> int:
        """Return the exact total of the scores there are."""
        return sum(self.scores[at] or 0 for at in chosen)

    def rank(self, at: int) -> tuple[bool, int, int]:
        """Return what orders people of the same features: those with a score, the higher score, the earlier id."""
        score = self.scores[at]
        return score is None, -(score or 0), at


def _refuse_nonsense(problem: Problem) -> None:
    """Refuse what can't be loaded as a whole, so that no rule is left out in silence."""
    if problem.seats < 0:
        raise UserError(_("The number of seats can't be negative."))
    known = set[Id]()
    for each in problem.candidates:
        if each.id in known:
            raise UserError(_("The id “{id}” is there twice.").format(id=each.id))
        known.add(each.id)
        if each.score is not None and not math.isfinite(each.score):
            raise UserError(_("The score of “{id}” is no number.").format(id=each.id))
    rules = set[Id]()
    for rule in problem.rules:
        if rule.id in rules:
            raise UserError(_("The rule “{id}” is there twice.").format(id=rule.id))
        rules.add(rule.id)
        if not isinstance(rule, Companion) and not (math.isfinite(rule.weight) and rule.weight > 0):
            raise UserError(_("The weight of the rule “{id}” must be above zero.").format(id=rule.id))
    for person in _named(problem):
        if person not in known:
            raise UserError(_("A rule or lock names “{id}”, who is not among the candidates.").format(id=person))


def _named(problem: Problem) -> Iterator[Id]:
    yield from (*problem.must, *problem.never)
    for rule in problem.rules:
        if isinstance(rule, Companion):
            yield from (rule.person, *rule.needs)
