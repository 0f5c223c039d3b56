"""What a search for breakout groups counts with: people as numbers in the order of their ids, rules as tables.

People are numbered in the order of `place`, values in alphabetical order: so the order of rows is of no account.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from workshopplanner.core.groups import GroupsProblem, Id, Rounds, place

HARD = 20  # a person short in a hard rule weighs so many of those mixed by


@dataclass(frozen=True)
class Feature:
    """How many of each value a group may have: `codes` give the value of each person, -1 where none is stated.

    `low` and `high` are figures by round, group and value; `weight` is what one person short or in excess costs.
    """

    name: str
    values: tuple[str, ...]
    codes: tuple[int, ...]
    low: tuple[tuple[tuple[int, ...], ...], ...]
    high: tuple[tuple[tuple[int, ...], ...], ...]
    weight: int = 1
    hard: bool = False

    def wrong(self, round_: int, group: int, value: int, count: int) -> int:
        """Return how many people of a value a group lacks, with a negative number has in excess."""
        low, high = self.low[round_][group][value], self.high[round_][group][value]
        return low - count if count < low else min(high - count, 0)


class Model:
    """A problem in numbers. `sizes` are given by round, because late arrivals may fill another group in each."""

    def __init__(self, problem: GroupsProblem, sizes: Sequence[Sequence[int]] | None = None) -> None:
        self.problem = problem
        self.members = sorted(problem.members, key=lambda member: place(member.id))
        self.ids: list[Id] = [member.id for member in self.members]
        self.number = {key: at for at, key in enumerate(self.ids)}
        self.people, self.groups, self.rounds = len(self.ids), len(problem.sizes), problem.rounds
        self.sizes = [list(each) for each in sizes] if sizes else [list(problem.sizes) for _ in range(self.rounds)]
        self.tied = self._neighbours(problem.together)
        self.units = self._units()
        self.unit_of = {person: unit for unit in self.units for person in unit}
        self.apart = self._apart()
        self.pinned = self._pins()
        self.home = self._homes(problem.keep)
        self.met = self._met_before(problem.met_before)
        self.features = [*self._mixed(), *self._parts()]

    # ---- who with whom

    def _neighbours(self, pairs: Iterable[tuple[Id, Id]]) -> list[set[int]]:
        found: list[set[int]] = [set() for _ in range(self.people)]
        for one, other in pairs:
            if one in self.number and other in self.number and one != other:
                found[self.number[one]].add(self.number[other])
                found[self.number[other]].add(self.number[one])
        return found

    def _units(self) -> list[tuple[int, ...]]:
        """Return who moves together; and let everybody of such a unit be tied to all others of it."""
        seen: set[int] = set()
        units = []
        for person in range(self.people):
            if person in seen:
                continue
            unit, todo = {person}, [person]
            while todo:
                fresh = self.tied[todo.pop()] - unit
                unit |= fresh
                todo += fresh
            seen |= unit
            units.append(tuple(sorted(unit)))
        for people in units:
            for each in people:
                self.tied[each] = set(people) - {each}
        return units

    def _apart(self) -> list[set[int]]:
        found = self._neighbours(self.problem.apart)
        for feature in self.problem.apart_by:
            sharing: dict[str, list[int]] = {}
            for person, member in enumerate(self.members):
                if value := member.traits.get(feature, ""):
                    sharing.setdefault(value, []).append(person)
            for people in sharing.values():
                for one, other in combinations(people, 2):
                    found[one].add(other)
                    found[other].add(one)
        return found

    def _pins(self) -> list[list[int]]:
        """Return the group in which somebody must be, by round and person; -1 is any. A pin holds for a whole unit."""
        found = [[-1] * self.people for _ in range(self.rounds)]
        for pin in self.problem.pins:
            for round_ in range(self.rounds) if pin.round is None else (pin.round,):
                if pin.member in self.number and round_ < self.rounds:
                    for person in self.unit_of[self.number[pin.member]]:
                        found[round_][person] = pin.group
        return found

    def _homes(self, keep: Rounds) -> list[list[int]]:
        found = [[-1] * self.people for _ in range(self.rounds)]
        for homes, groups in zip(found, keep, strict=False):
            for at, group in enumerate(groups[: self.groups]):
                for key in group:
                    if key in self.number:
                        homes[self.number[key]] = at
        return found

    def _met_before(self, before: Mapping[tuple[Id, Id], int]) -> list[list[int]]:
        found = [[0] * self.people for _ in range(self.people)]
        for (first, second), times in before.items():
            if first in self.number and second in self.number and first != second:
                one, other = self.number[first], self.number[second]
                if other not in self.tied[one]:
                    found[one][other] += times
                    found[other][one] += times
        return found

    # ---- features

    def _mixed(self) -> list[Feature]:
        found = []
        for name in dict.fromkeys(self.problem.mix):
            traits = [member.traits.get(name, "") for member in self.members]
            values = sorted(set(traits) - {""})
            codes = tuple(values.index(value) if value else -1 for value in traits)
            there = Counter(codes)
            low, high = [], []
            for sizes in self.sizes:
                shares = [[(there[at] * size, max(sum(sizes), 1)) for at in range(len(values))] for size in sizes]
                low.append(tuple(tuple(top // below for top, below in row) for row in shares))
                high.append(tuple(tuple(-(-top // below) for top, below in row) for row in shares))
            weight = max(self.problem.weights.get(name, 1), 1)
            found.append(Feature(name, tuple(values), codes, tuple(low), tuple(high), weight))
        return found

    def _parts(self) -> list[Feature]:
        """Return a hard feature for each part that not everybody can take: so many who can are in every group."""
        found = []
        for part in self.problem.parts:
            if part.able is not None:
                codes = tuple(0 if key in part.able else -1 for key in self.ids)
                low = tuple(tuple((part.least,) for _size in sizes) for sizes in self.sizes)
                high = tuple(tuple((size,) for size in sizes) for sizes in self.sizes)
                found.append(Feature(part.name, (part.name,), codes, low, high, HARD, hard=True))
        return found

    # ---- there and back

    def numbers(self, rounds: Rounds) -> list[list[list[int]]]:
        """Return rounds of groups in numbers, leaving out who is unknown."""
        known = self.number
        return [[sorted(known[key] for key in group if key in known) for group in groups] for groups in rounds]

    def names(self, rounds: Iterable[Iterable[Iterable[int]]]) -> Rounds:
        """Return rounds of groups with the ids of the people, in their order."""
        return tuple(tuple(tuple(self.ids[each] for each in sorted(group)) for group in groups) for groups in rounds)
