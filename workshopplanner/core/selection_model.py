"""A selection as a sheet for the solver: a column for each person who may be worth choosing, a row for each limit."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from fractions import Fraction
from math import lcm

from workshopplanner.core.selection import Id
from workshopplanner.core.selection_rules import Counting, Limit, Spread
from workshopplanner.core.selection_solver import Sheet

MANY = 2  # values for each seat


class Model:
    """The sheet of a problem. The rows `size`, `breach` and `scored` get their ends as one aim follows the other."""

    def __init__(self, counting: Counting, kept: Iterable[int]) -> None:
        self.counting, self.sheet = counting, Sheet()
        self.kept = sorted(kept)
        self.column = {at: self.sheet.column(int(at in counting.must), 1) for at in self.kept}
        self.seats, self.exactly = counting.problem.seats, counting.problem.exactly
        self.impossible = bool(counting.must & counting.never)
        self.slacks: dict[int, Fraction] = {}
        self.owner: dict[int, tuple[Id, str]] = {}
        self.size = self._row(self.seats if self.exactly else 0, self.seats, self._terms(self.kept))
        for limit in counting.limits:
            self._limit(limit)
        for spread in counting.spreads:
            self._spread(spread)
        for rule in counting.companions:
            for need in rule.needs:
                self._companion(counting.number[rule.person], counting.number[need])
        self.weights = _whole(self.slacks)
        self.breach = self._row(0, None, list(self.weights.items()))
        scored = [at for at in self.kept if counting.scores[at] is not None]
        self.mixed = 0 < len(scored) < len(self.kept)
        self.scored = self._row(0, None, self._terms(scored))
        self.goal = {self.column[at]: counting.scores[at] or 0 for at in scored}

    def people(self, values: tuple[int, ...]) -> list[int]:
        """Return who is chosen in a solution."""
        return [at for at, column in self.column.items() if values[column]]

    def _terms(self, people: Iterable[int], factor: int = 1) -> list[tuple[int, int]]:
        return [(self.column[at], factor) for at in people if at in self.column]

    def _row(self, low: int | None, high: int | None, terms: list[tuple[int, int]]) -> int:
        """Add a row and return its number; one without terms is kept by itself, or makes all impossible."""
        if not terms and ((low or 0) > 0 or (high is not None and high < 0)):
            self.impossible = True
        self.sheet.row(low if terms else None, high if terms else None, terms)
        return len(self.sheet.rows) - 1

    def _slack(self, rule: Limit | Spread, most: int, factor: int) -> list[tuple[int, int]]:
        """Return a column for what an aim is missed by, of at most so much; a hard rule has none."""
        if rule.hard:
            return []
        column = self.sheet.column(0, max(0, most))
        self.slacks[column] = rule.weight
        self.owner[column] = rule.rule, rule.side
        return [(column, factor)]

    def _limit(self, limit: Limit) -> None:
        terms, least = self._terms(limit.members), limit.side == "least"
        if limit.share and not self.exactly:
            self._share(limit, terms)
            return
        end = limit.bound(self.seats) - limit.base
        if least and end > 0:
            self._row(end, None, terms + self._slack(limit, end, 1))
        elif not least and end < min(len(terms), self.seats):
            self._row(None, end, terms + self._slack(limit, len(terms) - end, -1))

    def _share(self, limit: Limit, terms: list[tuple[int, int]]) -> None:
        """Limit a share of a number that is not known: p/q of all means q × those inside ≥ p × all."""
        share, least = limit.figure / 100, limit.side == "least"
        inside = dict(terms)
        both = [
            (column, share.denominator * (column in inside) - share.numerator)
            for column in map(self.column.__getitem__, self.kept)
        ]
        end = share.numerator * limit.around - share.denominator * limit.base
        factor = share.denominator if least else -share.denominator
        both += self._slack(limit, self.seats + limit.around + 1, factor)
        self._row(end if least else None, None if least else end, both)

    def _spread(self, spread: Spread) -> None:
        """Add a column for each value: at least so many that somebody has, or at most so many that anybody may have."""
        least, there = spread.side == "least", []
        for group in spread.groups:
            terms = self._terms(group)
            if terms:
                value = self.sheet.column(0, 1)
                there.append((value, 1))
                if least:
                    self._row(0, None, [*terms, (value, -1)])
                else:
                    self._row(None, 0, [*terms, (value, -min(len(terms), max(1, self.seats)))])
        end = spread.figure - spread.base
        if least and end > 0:
            self._row(end, None, there + self._slack(spread, end, 1))
        elif not least:
            self._row(None, end, there + self._slack(spread, len(there) - end, -1))

    def _companion(self, person: int, need: int) -> None:
        if person in self.column and need in self.column:
            self._row(None, 0, [(self.column[person], 1), (self.column[need], -1)])
        elif person in self.column:
            self._row(None, 0, [(self.column[person], 1)])


def _whole(weights: dict[int, Fraction]) -> dict[int, int]:
    """Return weights as whole numbers in the same proportion."""
    common = lcm(*(each.denominator for each in weights.values()))
    return {column: int(each * common) for column, each in weights.items()}


def worth_choosing(counting: Counting, spare: int = 0, keep: Collection[int] = ()) -> list[int]:
    """Leave out whom no best set can hold; with `spare`, whom none can hold either that lacks so many of the others.

    Call two people *alike* when they are in the same limits and values of `DistinctRule`, but for *free* limits: those
    of any `EachRule` we like that only says "at most k of each", k ≥ 1 (we like those with many values). Let p be
    somebody without lock or companion, N the seats, and B the people alike to p, without lock or companion either, who
    rank before p (`Counting.rank`).

    1. Among those in B who are in the very same free limits as p are u, where u is the least "at most" among the hard
       limits they are all in, or N. Then a set with p lacks one of these, q: with p they would be more than u.
    2. B holds R = D × (N - 1) + 1 people of whom no two share a free limit, each limit with room beside those who have
       a seat anyway; D is the most free limits anybody is in, at least 1. In a set with p each of the N - 1 others
       fills up, or is, at most D of them: a limit belongs to one of the R only, and whoever is one of the R is in no
       other's limits. So there is one, q, who is not in the set and has room in each free limit.

    In both cases swapping p for q breaks nothing more: no limit but free ones counts otherwise than before, size is the
    same, and the free limits of q stay within their figures. And it is better, for q ranks before p: with a score
    instead of none, with a higher one, or with an earlier id. So a set with p is not the best. With `spare` more people
    required in both cases the same holds when so many of them can't be chosen.
    """
    alike, caps, free = _likeness(counting)
    seats, special = max(1, counting.problem.seats), _special(counting)
    most_free = max([1, *(len(each) for each in free.values())])
    enough = most_free * (seats - 1) + 1 + spare
    groups: dict[frozenset[int], list[int]] = defaultdict(list)
    kept = []
    for at in range(len(counting.people)):
        if at in counting.never:
            continue
        if at in special or at in keep:
            kept.append(at)
        if at not in special:
            groups[alike[at]].append(at)
    full = _full(counting)
    for group in groups.values():
        same: dict[frozenset[int], int] = defaultdict(int)
        taken: set[int] = set()
        apart = 0
        for at in sorted(group, key=counting.rank):
            mine = free.get(at, frozenset())
            if apart >= enough:
                break
            cap = min((caps[each] for each in (*alike[at], *mine) if each in caps), default=seats)
            if same[mine] < min(cap, seats) + spare and at not in keep:
                kept.append(at)
            same[mine] += 1
            if taken.isdisjoint(mine) and full.isdisjoint(mine):
                apart += 1
                taken |= mine
    return kept


def _special(counting: Counting) -> set[int]:
    """Return who must stay whatever their features: the locked, and those whom a companion ties."""
    tied = {counting.number[each] for rule in counting.companions for each in (rule.person, *rule.needs)}
    return counting.must | tied


def _free_rules(counting: Counting) -> set[Id]:
    """Return the rules whose limits are free; where their values are few, likeness says more."""
    with_least = {limit.rule for limit in counting.limits if limit.side == "least"}
    values: Counter[Id] = Counter()
    for limit in counting.limits:
        known = counting.problem.exactly or not limit.share
        if limit.each and known and limit.rule not in with_least and limit.bound(counting.problem.seats) >= 1:
            values[limit.rule] += 1
    return {rule for rule, number in values.items() if number > MANY * counting.problem.seats}


def _likeness(counting: Counting) -> tuple[list[frozenset[int]], dict[int, int], dict[int, frozenset[int]]]:
    """Return what makes people alike, the most that hard limits allow, and the free limits of each."""
    free_rules = _free_rules(counting)
    alike: list[list[int]] = [[] for _each in counting.people]
    free: dict[int, list[int]] = defaultdict(list)
    caps: dict[int, int] = {}
    for number, limit in enumerate(counting.limits):
        if limit.side == "most" and limit.hard and (counting.problem.exactly or not limit.share):
            caps[number] = limit.bound(counting.problem.seats) - limit.base
        into: list[list[int]] | dict[int, list[int]] = free if limit.rule in free_rules else alike
        for at in limit.members:
            into[at].append(number)
    number = len(counting.limits)
    for spread in counting.spreads:
        for group in spread.groups:
            for at in group:
                alike[at].append(number)
            number += 1
    return [frozenset(each) for each in alike], caps, {at: frozenset(each) for at, each in free.items()}


def _full(counting: Counting) -> frozenset[int]:
    """Return the limits without room beside those who have a seat anyway."""
    seats = counting.problem.seats
    return frozenset(
        number
        for number, limit in enumerate(counting.limits)
        if limit.side == "most" and limit.base >= limit.bound(seats)
    )
