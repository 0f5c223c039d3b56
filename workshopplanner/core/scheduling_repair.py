"""Repairs without a solver: whoever has to move pushes as few others as possible out of the way.

In a smallest repair each session that moves either has to, or lies where one that moves wants to be. So trying all
places for those that have to, and then for those they push, finds it; what is tried in full is proven.
"""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from workshopplanner.core.agenda import MINUTES_A_DAY
from workshopplanner.core.progress import Report, ignore
from workshopplanner.core.scheduling import hit
from workshopplanner.core.scheduling_bits import minutes, span, spoilt
from workshopplanner.core.scheduling_model import Model
from workshopplanner.core.scheduling_state import State
from workshopplanner.core.scheduling_units import Spot, Unit

MORE = 3  # sessions pushed out of the way, at most, before it is left to a solver
EACH = 0.5  # seconds for each that has to move, once there is no time left for all together
MANY = 400  # ways of one size that are compared

Moves = dict[int, Spot]


class Late(Exception):
    """The time is over."""


@dataclass(frozen=True)
class Way:
    """Which units move where; fewer sessions are better, then fewer people, then what places cost."""

    moves: tuple[tuple[int, Spot], ...]
    sessions: int
    people: int
    cost: int

    @property
    def days(self) -> frozenset[tuple[int, int]]:
        """Which unit goes to which day: ways that are alike in this are one choice."""
        return frozenset((index, spot[0] // MINUTES_A_DAY) for index, spot in self.moves)

    @property
    def rank(self) -> tuple[int, int, int]:
        """What ways are compared by; less is better."""
        return self.sessions, self.people, self.cost


class Repairs:
    """Looks for the ways to repair one problem, smallest first."""

    def __init__(self, model: Model, seconds: float, report: Report = ignore) -> None:
        self.model, self._report = model, report
        needed = hit(model.problem)
        forced = [unit for unit in model.units if any(card.id in needed for card in unit.cards)]
        self.stuck = [unit.index for unit in forced if not any(self._starts(unit, at) for at in _choices(unit))]
        self.forced = [unit.index for unit in forced if unit.index not in self.stuck]
        self.out: list[int] = []  # have to move as well, but are left where they are
        self._until = time.monotonic() + seconds
        self._stay = State(model)
        for unit in model.units:
            if unit.had is not None:
                self._stay.put(unit, unit.had)

    def find(self, count: int) -> tuple[list[Way], bool]:
        """Return some ways, best first, and whether it is proven that no way moves fewer sessions than the first.

        Where not all that have to move can, as few as possible are left where they are, and nothing is proven.
        """
        forced = self.forced
        try:
            for left in range(len(forced) + 1):
                for out in combinations(forced, left):
                    self.forced, self.out = [index for index in forced if index not in out], list(out)
                    found, proven = self._smallest(count)
                    if found:
                        return found, proven and not left
        except Late:
            return [self._one_by_one(forced)], False
        return [], False

    def _one_by_one(self, forced: list[int]) -> Way:
        """Return a way in which those that have to move do so one after the other; nothing is proven."""
        placed: Moves = {}
        self.out = []
        for index in forced:
            self._until = time.monotonic() + EACH
            try:
                placed = self._also(index, placed) or placed
            except Late:
                continue
        self.out = [index for index in forced if index not in placed]
        return self.way(placed)

    def _also(self, index: int, placed: Moves) -> Moves | None:
        """Return the moves with one unit more, which pushes as few as possible."""
        if index in placed:
            return placed
        least = self._weight([index, *placed])
        tries = (next(self._tries([index], dict(placed), least + more, whole=False), None) for more in range(MORE + 1))
        return next((moves for moves in tries if moves is not None), None)

    def _smallest(self, count: int) -> tuple[list[Way], bool]:
        proven, least = True, self._weight(self.forced)
        for most in range(least, least + MORE + 1):
            found = self.ways(most)
            if found:
                return self._more(found, count, most), proven
            proven = proven and next(self._tries(self.forced, {}, most, whole=True), None) is None
        return [], False

    def _more(self, found: list[Way], count: int, most: int) -> list[Way]:
        """Return ways of this size, and if they are few, some that move one session more."""
        try:
            further = self.ways(most + 1) if len(found) < count and self.forced else []
        except Late:
            further = []
        keys = {way.days for way in found}
        return [*found, *(way for way in further if way.days not in keys)][:count]

    @property
    def left(self) -> list[int]:
        """Which units have to move but stay where they are."""
        return [*self.stuck, *self.out]

    def ways(self, most: int) -> list[Way]:
        """Return ways that move at most so many sessions, best first; each differs in who goes to which day."""
        found: dict[frozenset[tuple[int, int]], Way] = {}
        try:
            for moves in islice(self._tries(self.forced, {}, most, whole=False), MANY):
                way = self.way(moves)
                if way.days not in found or way.rank < found[way.days].rank:
                    found[way.days] = way
        except Late:
            if not found:
                raise
        return sorted(found.values(), key=lambda way: way.rank)

    def way(self, moves: Moves) -> Way:
        """Return how good some moves are."""
        units = [self.model.units[index] for index in moves]
        people = {person for unit in units for person in unit.people}
        for unit in units:
            self._stay.lift(unit)
        cost = 0
        for unit in units:
            cost += self._stay.cost(unit, moves[unit.index])
            self._stay.put(unit, moves[unit.index])
        for unit in units:
            self._stay.lift(unit)
        for unit in units:
            assert unit.had is not None
            self._stay.put(unit, unit.had)
        return Way(tuple(sorted(moves.items())), sum(unit.weight for unit in units), len(people), cost)

    # ---- trying

    def _tries(self, waiting: Iterable[int], placed: Moves, most: int, *, whole: bool) -> Iterator[Moves]:
        """Yield each way to place those that wait beside those placed, moving at most so many sessions.

        Not the `whole`: of alike starts on a day, that push the same others, only the best is tried.
        """
        self._look_up()
        waiting = list(waiting)
        if not waiting:
            yield dict(placed)
            return
        index, rest = waiting[0], waiting[1:]
        gone = {index, *rest, *placed}
        spare = most - sum(self.model.units[each].weight for each in gone)
        for spot, pushed in self._places(self.model.units[index], placed, gone, spare, whole=whole):
            placed[index] = spot
            yield from self._tries([*rest, *pushed], placed, most, whole=whole)
            del placed[index]

    def _look_up(self) -> None:
        self._report(0, 0)
        if time.monotonic() > self._until:
            raise Late

    def _places(
        self, unit: Unit, placed: Moves, gone: set[int], spare: int, *, whole: bool
    ) -> Iterator[tuple[Spot, list[int]]]:
        """Yield the spots of a unit beside those placed, with those that it pushes, the fewest first."""
        groups: dict[tuple[tuple[int, ...], int], list[tuple[int, Spot]]] = defaultdict(list)
        for choice in _choices(unit):
            starts = self._starts(unit, choice)
            for index, spot in placed.items():
                starts &= ~self._against(unit, choice, self.model.units[index], spot)
            walls = self._walls(unit, choice, gone) if starts else []
            for start in minutes(starts) if starts else ():
                pushed = tuple(index for index, bits in walls if bits >> start & 1)
                if any(index in self.stuck or index in self.out for index in pushed) or self._weight(pushed) > spare:
                    continue
                spot = start, choice
                groups[pushed, start // MINUTES_A_DAY].append((self._stay_cost(unit, spot), spot))
        for pushed, _day in sorted(groups, key=lambda key: (self._weight(key[0]), min(groups[key]))):
            spots = sorted(groups[pushed, _day])
            for _cost, spot in spots if whole else spots[:1]:
                yield spot, list(pushed)

    def _stay_cost(self, unit: Unit, spot: Spot) -> int:
        return self.model.costs.of_room[unit.index][spot[1]] + self._stay.time_cost(unit, spot[0])

    def _weight(self, indexes: Iterable[int]) -> int:
        return sum(self.model.units[index].weight for index in indexes)

    def _starts(self, unit: Unit, choice: int) -> int:
        """Return where a unit may begin other than where it is."""
        starts = self.model.starts(unit.index, choice)
        return starts & ~(1 << unit.had[0]) if unit.had is not None and unit.had[1] == choice else starts

    def _walls(self, unit: Unit, choice: int, gone: set[int]) -> list[tuple[int, int]]:
        """Return the others that stay, each with the starts at which it would be in the way."""
        others = (other for other in self.model.units if other.index not in gone and other.had is not None)
        found = ((other.index, self._against(unit, choice, other, other.had or (0, 0))) for other in others)
        return [(index, bits) for index, bits in found if bits]

    def _against(self, unit: Unit, choice: int, other: Unit, spot: Spot) -> int:
        """Return the starts of a unit at which another one in a spot is against it."""
        bits, (begin, theirs) = 0, spot
        if unit.people & other.people or unit.rooms[choice] & other.rooms[theirs] or unit.everybody or other.everybody:
            bits = spoilt(other.bits << begin, unit.minutes)
        if other.index in unit.needs:
            bits |= span(0, begin + other.minutes)
        if other.index in unit.needed_by:
            bits |= span(max(0, begin - unit.minutes + 1), self.model.week.minutes)
        return bits


def _choices(unit: Unit) -> range:
    return range(len(unit.choices))
