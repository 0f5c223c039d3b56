"""A score that no agenda can be below, by counting: each kind of cost has a least of its own, and they add up."""

import math
from collections import Counter

from workshopplanner.core.agenda import MINUTES_A_DAY
from workshopplanner.core.scheduling import UNPLACED, for_everybody
from workshopplanner.core.scheduling_bits import GRID, spoilt
from workshopplanner.core.scheduling_costs import CROWD
from workshopplanner.core.scheduling_model import Model
from workshopplanner.core.scheduling_units import Unit

STEPS = 150  # in which prices for rooms are looked for


def counted(model: Model) -> int:
    """Return what every agenda of a model costs at least."""
    able = [unit for unit in model.units if placeable(model, unit)]
    lost = UNPLACED * (len(model.units) - len(able))
    return lost + _rooms(model, able) + CROWD * _crowd(model, able) + _softs(model, able)


def placeable(model: Model, unit: Unit) -> bool:
    """Say whether a unit has a spot if it is alone."""
    return any(model.starts(unit.index, choice) for choice in range(len(unit.choices)))


def _rooms(model: Model, able: list[Unit]) -> int:
    """Return what units cost by themselves at least, when no room takes more minutes than it has.

    Rooms get a price for each minute; whatever the prices, no agenda is cheaper than what all would pay, less the
    worth of the rooms. Prices that make this bound high are found step by step.
    """
    offers = [_offers(model, unit) for unit in able]
    takes = {room: _takes(model, room, able) for room in {room for mine in offers for _c, _m, room in mine if room}}
    prices = dict.fromkeys(takes, 0.0)
    best, step = 0.0, 0.2
    for _each in range(STEPS):
        used, total = dict.fromkeys(takes, 0), -sum(prices[room] * takes[room] for room in takes)
        for mine in offers:
            cost, minutes, room = min((c + (prices[r] * m if r else 0), m, r) for c, m, r in mine)
            total += cost
            if room:
                used[room] += minutes
        best = max(best, total)
        for room, most in takes.items():
            prices[room] = max(0.0, prices[room] + step * (used[room] - most) / max(1, most))
        step *= 0.97
    return math.ceil(best - 1e-6)


def _offers(model: Model, unit: Unit) -> list[tuple[int, int, int]]:
    """Return cost, minutes and room of each choice of a unit; no room where there is not just one."""
    found = []
    for choice, cost in enumerate(model.costs.of_room[unit.index]):
        starts = model.candidates(unit.index, choice)
        if starts:
            room = next(iter(unit.rooms[choice])) if len(unit.rooms[choice]) == 1 else 0
            cheapest = min(model.costs.of_start(unit.index, start) for start in starts)
            found.append((cost + cheapest, unit.minutes, room))
    return found


def _takes(model: Model, room_id: int, able: list[Unit]) -> int:
    """Return how many minutes of sessions a room can take, between what stands in it and in everybody's way."""
    busy = model.week.closed | model.room_closed(room_id)
    for card in model.fixed:
        if for_everybody(card) or any(room.id == room_id for room in card.rooms):
            busy |= model.week.of(card)
    lengths = {unit.minutes for unit in able}
    gaps = (len(gap) for gap in f"{busy:b}".split("1"))
    return sum(_fill(gap, lengths) for gap in gaps if gap)


def _fill(gap: int, lengths: set[int]) -> int:
    """Return the most minutes of a gap that sessions of some lengths can fill."""
    sums = 1
    for length in lengths:
        for at in range(length, gap + 1):
            sums |= (sums >> (at - length) & 1) << at
    return sums.bit_length() - 1


def _crowd(model: Model, able: list[Unit]) -> int:
    """Return how many pieces of sessions must lie beside others, because there are more than pieces of the week."""
    reach = 0
    for unit in able:
        starts = 0
        for choice in range(len(unit.choices)):
            starts |= model.starts(unit.index, choice)
        reach |= _spread(starts, unit.minutes)
    free = sum(
        not model.costs.crowd[at // GRID] and bool((reach >> at) & ((1 << GRID) - 1))
        for at in range(0, model.week.minutes, GRID)
    )
    return max(0, sum(-(-unit.minutes // GRID) for unit in able) - free)


def _spread(starts: int, minutes: int) -> int:
    """Return the minutes that something of that length can take from these starts."""
    return spoilt(starts << minutes - 1, minutes) if minutes else 0


def _softs(model: Model, able: list[Unit]) -> int:
    """Return what aims for the days cost because there are more sessions than the days take."""
    costs, many, room = model.costs, Counter[tuple[str, int]](), {}
    for unit in able:
        starts = {start for choice in range(len(unit.choices)) for start in model.candidates(unit.index, choice)}
        firsts = {start // MINUTES_A_DAY: start for start in starts}  # one for each day says enough
        mine = [places for start in firsts.values() if (places := costs.soft_of(unit.index, start))]
        softs = [each for places in mine for each in places if costs.softs[each].kind != "heavy"]
        many.update({(costs.softs[each].kind, costs.softs[each].about) for each in softs})
        room.update({each: costs.softs[each] for each in softs})
    least = 0
    for (kind, about), sessions in many.items():
        days = {each: soft for each, soft in room.items() if (soft.kind, soft.about) == (kind, about)}
        space = sum(max(0, soft.most - costs.base[each]) for each, soft in days.items())
        least += next(iter(days.values())).cost * max(0, sessions - space)
    return least
