"""An agenda in the making, with its score kept up to date."""

from collections.abc import Iterable, Iterator

from workshopplanner.core.scheduling import UNPLACED
from workshopplanner.core.scheduling_bits import GRID, minutes, spoilt
from workshopplanner.core.scheduling_costs import CROWD
from workshopplanner.core.scheduling_model import Model
from workshopplanner.core.scheduling_units import Spot, Unit


class State:
    """Which unit is where; `score` is that of the whole, and less is better."""

    def __init__(self, model: Model) -> None:
        self.model, self.costs = model, model.costs
        self.spots: dict[int, Spot] = {}
        self._rooms = {room.id: 0 for room in model.facts.agenda.rooms}
        self._inside: dict[int, set[int]] = {room: set() for room in self._rooms}  # which units
        self._people = {person: 0 for unit in model.units for person in unit.people}
        self._everybody = 0
        self._pieces = bytearray(model.costs.crowd)
        self._softs: list[int] = []
        self.score = UNPLACED * len(model.units)

    def copy_of(self, spots: dict[int, Spot]) -> "State":
        """Return another agenda of the same model."""
        other = State(self.model)
        for index, spot in spots.items():
            other.put(self.model.units[index], spot)
        return other

    # ---- whether

    def fits(self, unit: Unit, spot: Spot) -> bool:
        """Say whether nothing that is placed stands against a spot, which itself must be one of the model's."""
        start, choice = spot
        if (self._everybody >> start) & unit.bits:
            return False
        for room in unit.rooms[choice]:
            if (self._rooms[room] >> start) & unit.bits:
                return False
        for person in unit.people:
            if (self._people[person] >> start) & unit.bits:
                return False
        if unit.everybody and any(self._overlap(unit, start, each) for each in self.spots):
            return False
        return not (unit.needs or unit.needed_by) or self._in_order(unit, start)

    def _overlap(self, unit: Unit, start: int, index: int) -> bool:
        begin = self.spots[index][0]
        return begin < start + unit.minutes and start < begin + self.model.units[index].minutes

    def _in_order(self, unit: Unit, start: int) -> bool:
        earliest, latest = self._bounds(unit)
        return earliest <= start <= latest

    def _bounds(self, unit: Unit) -> tuple[int, int]:
        """Return between which minutes a unit may begin because of what it comes after and what comes after it."""
        units, spots = self.model.units, self.spots
        ends = (spots[each][0] + units[each].minutes for each in unit.needs if each in spots)
        begins = (spots[each][0] - unit.minutes for each in unit.needed_by if each in spots)
        return max(ends, default=0), min(begins, default=self.model.week.minutes)

    def free(self, unit: Unit, choice: int) -> int:
        """Return the minutes at which a unit may begin beside the others, as bits."""
        busy = self._everybody
        for room in unit.rooms[choice]:
            busy |= self._rooms[room]
        for person in unit.people:
            busy |= self._people[person]
        if unit.everybody:
            for index, (begin, _choice) in self.spots.items():
                busy |= self.model.units[index].bits << begin
        found = self.model.starts(unit.index, choice) & ~spoilt(busy, unit.minutes)
        if unit.needs or unit.needed_by:
            earliest, latest = self._bounds(unit)
            found = (found & ((1 << max(0, latest + 1)) - 1)) >> earliest << earliest
        return found

    def against(self, unit: Unit, spot: Spot) -> set[int]:
        """Return the units that would have to go for a spot."""
        start, choice = spot
        end, units, spots = start + unit.minutes, self.model.units, self.spots
        rivals = set(self.model.rivals(unit.index))
        for room in unit.rooms[choice]:
            if (self._rooms[room] >> start) & unit.bits:
                rivals |= self._inside[room]
        found = set()
        for each in rivals:
            if each in spots and (begin := spots[each][0]) < end and start < begin + units[each].minutes:
                found.add(each)
        found |= {each for each in unit.needs if each in spots and self._end(each) > start}
        found |= {each for each in unit.needed_by if each in spots and spots[each][0] < end}
        return found - {unit.index}

    def _end(self, index: int) -> int:
        return self.spots[index][0] + self.model.units[index].minutes

    # ---- at what cost

    def cost(self, unit: Unit, spot: Spot) -> int:
        """Return what placing a unit there adds to the score."""
        return self.costs.of_room[unit.index][spot[1]] + self.time_cost(unit, spot[0])

    def time_cost(self, unit: Unit, start: int) -> int:
        """Return what placing a unit at that time adds to the score, in whatever rooms."""
        index = unit.index
        first, last = start // GRID, -(-(start + unit.minutes) // GRID)
        cost = self.costs.of_start(index, start) + CROWD * (last - first - self._pieces.count(0, first, last))
        softs, counts = self.costs.softs, self._softs
        for each in self.costs.soft_of(index, start):
            if each >= len(counts):
                counts.extend(self.costs.base[len(counts) :])
            if counts[each] >= softs[each].most:
                cost += softs[each].cost
        return cost

    def many(self, soft: int) -> int:
        """Return how many there are of something of which there should not be too much."""
        return self._softs[soft] if soft < len(self._softs) else self.costs.base[soft]

    def over(self, unit: Unit, start: int) -> list[int]:
        """Return of what a placed unit makes too much."""
        found = self.costs.soft_of(unit.index, start)
        return [each for each in found if self.many(each) > self.costs.softs[each].most]

    def busy(self, person_id: int) -> int:
        """Return when a person is in a session that is placed here."""
        return self._people[person_id]

    # ---- putting and lifting

    def put(self, unit: Unit, spot: Spot) -> None:
        """Place a unit."""
        self.score += self.cost(unit, spot) - UNPLACED
        self.spots[unit.index] = spot
        self._mark(unit, spot)
        self._count(unit, spot[0], 1)

    def lift(self, unit: Unit) -> Spot:
        """Take a unit out again."""
        spot = self.spots.pop(unit.index)
        self._mark(unit, spot)
        self._count(unit, spot[0], -1)
        self.score += UNPLACED - self.cost(unit, spot)
        return spot

    def _mark(self, unit: Unit, spot: Spot) -> None:
        start, choice = spot
        bits = unit.bits << start
        for room in unit.rooms[choice]:
            self._rooms[room] ^= bits
            self._inside[room] ^= {unit.index}
        for person in unit.people:
            self._people[person] ^= bits
        if unit.everybody:
            self._everybody ^= bits

    def _count(self, unit: Unit, start: int, by: int) -> None:
        for piece in range(start // GRID, -(-(start + unit.minutes) // GRID)):
            self._pieces[piece] += by
        for each in self.costs.soft_of(unit.index, start):
            self._softs[each] += by

    # ---- the best of all spots

    def best(self, unit: Unit) -> Spot | None:
        """Return the spot that adds least; the first of several."""
        return min(self.spots_of(unit), key=lambda spot: (self.cost(unit, spot), spot), default=None)

    def earliest(self, unit: Unit) -> Spot | None:
        """Return the first spot of the week."""
        found = ((bits & -bits, choice) for choice in range(len(unit.choices)) if (bits := self.free(unit, choice)))
        low, choice = min(found, default=(0, 0))
        return (low.bit_length() - 1, choice) if low else None

    def spots_of(self, unit: Unit) -> Iterator[Spot]:
        """Yield for each start that is free the cheapest choice of rooms."""
        seen = 0
        for choice in cheapest(self.costs.of_room[unit.index]):
            found = self.free(unit, choice) & ~seen
            seen |= found
            for start in minutes(found):
                yield start, choice


def cheapest(costs: Iterable[int]) -> list[int]:
    """Return the places of some costs, the least first."""
    costs = list(costs)
    return sorted(range(len(costs)), key=costs.__getitem__)
