"""A good agenda quickly: the most constrained sessions first, then random moves and swaps that cool down."""

import math
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workshopplanner.core.progress import Report, ignore
from workshopplanner.core.scheduling_bounds import placeable
from workshopplanner.core.scheduling_model import Model
from workshopplanner.core.scheduling_state import State, cheapest
from workshopplanner.core.scheduling_units import Spot, Unit, topological

HOT, COLD = 6.0, 0.25  # how much worse a move may be, in points of the score, at first and at last
ORDERS = 30  # that are tried where the first does not place all
ROUND = 20_000  # moves until it is cold; then it is heated again, a little less
TRIES = 16  # spots from which one is chosen to push others out of
PATIENCE = 15  # tries for each unit, after which it is likely that something can't be placed
LOOK = 128  # moves between two looks at the clock

Found = Callable[[State], None]


@dataclass(frozen=True)
class Limits:
    """When a search ends: after some seconds or rounds, or when no agenda can be better than `bound`."""

    seconds: float
    rounds: int = 1_000_000
    bound: int = 0


def first(model: Model, report: Report = ignore) -> State:
    """Return an agenda in which as much is placed as is quickly found; what has a slot keeps it if it can.

    Where not all find a slot, days are filled from the morning on, in several orders: that leaves fewer gaps.
    """
    many = {unit.index: sum(map(len, _candidates(model, unit))) for unit in model.units}
    order = sorted(model.units, key=lambda unit: (not unit.everybody, many[unit.index], -unit.minutes, unit.index))
    state, dice = _kept(model), random.Random(1)  # noqa: S311 (no secret: the same answer each time)
    _fill(state, order, State.best, report)
    able = sum(placeable(model, unit) for unit in model.units)
    for _each in range(ORDERS):
        if len(state.spots) >= able:
            break
        order.sort(key=lambda unit: (not unit.everybody, many[unit.index] * dice.uniform(0.5, 1)))
        other = _kept(model)
        _fill(other, order, State.earliest, report)
        state = max(state, other, key=lambda each: len(each.spots))
    return state


def _kept(model: Model) -> State:
    """Return an agenda with what has a slot that it can keep."""
    state = State(model)
    for unit in topological(model.units):
        if unit.had is not None and model.starts(unit.index, 0) >> unit.had[0] & 1:
            _put(state, unit, unit.had if state.fits(unit, unit.had) else None)
    return state


def _fill(state: State, order: list[Unit], choose: Callable[[State, Unit], Spot | None], report: Report) -> None:
    for at, unit in enumerate(topological(order)):
        report(at, len(order))
        if unit.index not in state.spots:
            _put(state, unit, choose(state, unit))


def _put(state: State, unit: Unit, spot: Spot | None) -> None:
    if spot is not None and all(need in state.spots for need in unit.needs):
        state.put(unit, spot)


def _candidates(model: Model, unit: Unit) -> Iterator[tuple[int, ...]]:
    return (model.candidates(unit.index, choice) for choice in range(len(unit.choices)))


class Search:
    """Makes an agenda better, move by move; the same moves each time."""

    def __init__(self, state: State, limits: Limits) -> None:
        self.state, self.model, self.limits = state, state.model, limits
        self.best, self.least = dict(state.spots), state.score
        self._random = random.Random(1)  # noqa: S311 (no secret: the same answer each time)
        self._units = [unit for unit in self.model.units if placeable(self.model, unit)]
        self._pushed = Counter[int]()  # how often each had to make room
        self._tries = 0  # at placing something more, since that last worked
        self._warmth = 0.0

    def run(self, found: Found, report: Report = ignore) -> State:
        """Search to the end; `found` is told of each better agenda, at the next look at the clock."""
        began, told = time.monotonic(), self.least
        for moves in range(self.limits.rounds * ROUND if self._units else 0):
            if moves % LOOK == 0:
                elapsed = time.monotonic() - began
                report(int(elapsed * 10), int(self.limits.seconds * 10))
                if self.least < told:
                    told = self.least
                    found(self.state.copy_of(self.best))
                if elapsed > self.limits.seconds or self.least <= self.limits.bound:
                    break
                self._set_warmth(moves)
            self._move()
        return self.state.copy_of(self.best)

    def _set_warmth(self, moves: int) -> None:
        again, done = divmod(moves, ROUND)
        if done < LOOK and again:
            self._return()
        hot = HOT if again == 0 else HOT / (1 + again % 4)
        self._warmth = hot * (COLD / hot) ** (done / ROUND)

    def _return(self) -> None:
        """Go on from the best that was found."""
        self.state = self.state.copy_of(self.best)

    def _move(self) -> None:
        unit = self._random.choice(self._units)
        eager = 0.8 if self._tries < PATIENCE * len(self._units) else 0.02
        if len(self.state.spots) < len(self._units) and self._random.random() < eager:
            unit = self._random.choice([each for each in self._units if each.index not in self.state.spots])
        if unit.index not in self.state.spots:
            self._push_in(unit)
        elif self._random.random() < 0.7:
            self._relocate(unit)
        else:
            self._swap(unit, self._random.choice(self._units))
        if self.state.score < self.least:
            self.least, self.best = self.state.score, dict(self.state.spots)

    def _anywhere(self, unit: Unit) -> Spot | None:
        choice = self._random.randrange(len(unit.choices))
        starts = self.model.candidates(unit.index, choice)
        return (self._random.choice(starts), choice) if starts else None

    def _relocate(self, unit: Unit) -> None:
        state = self.state
        had = state.lift(unit)
        spot = self._anywhere(unit)
        better = (
            spot is not None and state.fits(unit, spot) and self._dares(state.cost(unit, spot) - state.cost(unit, had))
        )
        state.put(unit, spot if spot is not None and better else had)

    def _dares(self, worse: int) -> bool:
        return worse <= 0 or self._random.random() < math.exp(-worse / self._warmth)

    def _swap(self, one: Unit, other: Unit) -> None:
        """Let two units change places, each in rooms of its own where it can't have the other's."""
        state = self.state
        if one is other or other.index not in state.spots:
            return
        before = state.score
        had = state.lift(one), state.lift(other)
        placed: list[Unit] = []
        for unit, wanted in ((one, had[1]), (other, had[0])):
            spot = self._at(unit, wanted)
            if spot is not None:
                state.put(unit, spot)
                placed.append(unit)
        worse = state.score - before
        if len(placed) < 2 or not self._dares(worse):
            for unit in placed:
                state.lift(unit)
            state.put(one, had[0])
            state.put(other, had[1])

    def _at(self, unit: Unit, wanted: Spot) -> Spot | None:
        """Return a spot at the same time, in the same rooms if they are among the unit's choices and free."""
        start = wanted[0]
        for choice in cheapest(self.state.costs.of_room[unit.index]):
            spot = start, choice
            if self.model.starts(unit.index, choice) >> start & 1 and self.state.fits(unit, spot):
                return spot
        return None

    def _push_in(self, unit: Unit) -> None:
        """Place a unit that has no slot, and those elsewhere that are in its way; as before where that fails."""
        state, units, spot = self.state, self.model.units, self._least_against(unit)
        if spot is None or any(need not in state.spots for need in unit.needs):
            return
        before = len(state.spots)
        self._tries += 1
        lifted = {index: state.lift(units[index]) for index in state.against(unit, spot)}
        state.put(unit, spot)
        moved = [unit]
        for other in topological(units[index] for index in lifted):
            self._pushed[other.index] += 1
            new = state.best(other)
            if new is not None and all(need in state.spots for need in other.needs):
                state.put(other, new)
                moved.append(other)
        lost = [units[index] for index in lifted if index not in state.spots]
        if len(state.spots) < before or self._worse(unit, lost):
            for other in moved:
                state.lift(other)
            for index, old in lifted.items():
                state.put(units[index], old)
        elif len(state.spots) > before:
            self._tries = 0

    def _worse(self, unit: Unit, lost: list[Unit]) -> bool:
        """Say whether a unit must not be placed for others: one that has a slot comes first, and so does a need."""
        needed = any(each in self.state.spots for other in lost for each in other.needed_by)
        return needed or (unit.had is None and any(other.had is not None for other in lost))

    def _least_against(self, unit: Unit) -> Spot | None:
        """Return a spot that is free, else of some the one from which those have to go that had to go least often."""
        free = self.state.best(unit)
        if free is not None:
            return free
        spots = [spot for _each in range(TRIES) if (spot := self._anywhere(unit)) is not None]
        return min(spots, key=lambda spot: sum(self._pushed[each] + 1 for each in self.state.against(unit, spot)))
