"""Groups to begin with: by algebra where nothing but meetings counts, else filled one person after another.

*By algebra*: let q be prime, q groups, and person (x, y) the y-th of the x-th group. In round m they go to group
(y + m·x) mod q. Two people of x and x' come together where m·(x - x') = y' - y, which is in one round only unless x
and x' are equal mod q: q rounds, and with q people in each group a last one by x. (The lines of the affine plane of
order q; see Colbourn and Dinitz, "Handbook of Combinatorial Designs", on transversal designs.) With q + 1 people in
each group the same lines give the fewest repeats that there can be. In smaller groups some points have nobody.
"""

import random
from collections.abc import Sequence
from functools import cache

from workshopplanner.core.groups_model import Model

Round = list[list[int]]


def lines(model: Model) -> list[Round] | None:
    """Return rounds by algebra, None where the number of groups or the rules don't allow them."""
    q, sizes = model.groups, model.sizes[0]
    order = sorted(range(q), key=lambda group: -sizes[group])
    widest = q if model.problem.spread else q + 1
    if ruled(model) or not _is_prime(q) or max(sizes) > widest or max(sizes) - min(sizes) > 1:
        return None
    width = max(sizes)
    extra = width == q and min(sizes) == q
    if model.rounds > q + extra:
        return None
    people = {(x, y): x * q + y for x in range(width) for y in range(q) if x * q + y < model.people}
    rounds: list[Round] = [[[] for _ in range(q)] for _ in range(model.rounds)]
    for (x, y), person in people.items():
        for m, groups in enumerate(rounds):
            groups[(y + m * x) % q if m < q else x].append(person)
    return [_in_order(sorted(groups, key=len, reverse=True), order) for groups in rounds]


def ruled(model: Model) -> bool:
    """Say whether anything but sizes counts, so that it matters who is who."""
    problem = model.problem
    rules = problem.together or problem.pins or problem.met_before or problem.keep or model.features
    return bool(rules) or any(model.apart)


def _in_order(groups: Round, order: Sequence[int]) -> Round:
    placed: Round = [[] for _ in groups]
    for group, at in zip(groups, order, strict=True):
        placed[at] = group
    return placed


def _is_prime(number: int) -> bool:
    return number > 1 and all(number % each for each in range(2, int(number**0.5) + 1))


def fill(model: Model, dice: random.Random) -> list[Round] | None:
    """Fill all rounds: whom a pin or a home calls first, then those who stay together, then one by one.

    Each goes where they meet the fewest again. None where those who stay together fit into no round.
    """
    met = [list(row) for row in model.met]
    rounds = []
    for round_ in range(model.rounds):
        groups = _filled(model, round_, met, dice)
        if groups is None:
            return None
        rounds.append(groups)
        for group in groups:
            for one in group:
                for other in group:
                    met[one][other] += one != other
    return rounds


def _filled(model: Model, round_: int, met: Sequence[Sequence[int]], dice: random.Random) -> Round | None:
    sizes, pins, homes = model.sizes[round_], model.pinned[round_], model.home[round_]
    groups: Round = [[] for _ in sizes]
    for person, group in enumerate(pins):
        if group >= 0:
            groups[group].append(person)
    if any(len(group) > size for group, size in zip(groups, sizes, strict=True)):
        return None
    units = [unit for unit in model.units if pins[unit[0]] < 0]
    order = sorted(units, key=lambda unit: (-len(unit), homes[unit[0]] < 0, dice.random()))
    for at, unit in enumerate(order):
        rest = tuple(len(other) for other in order[at + 1 :] if len(other) > 1)
        room = [size - len(group) for group, size in zip(groups, sizes, strict=True)]
        able = [
            group
            for group, free in enumerate(room)
            if free >= len(unit)
            and (len(unit) == 1 or fits(rest, (*room[:group], free - len(unit), *room[group + 1 :])))
        ]
        if not able:
            return None
        over = {group: _over(model, round_, group, unit, groups[group]) for group in able}
        prices = {
            group: _price(model, unit, groups[group], (homes[unit[0]] != group, over[group]), met, dice)
            for group in able
        }
        chosen = min(able, key=prices.__getitem__)
        groups[chosen].extend(unit)
    return groups


def _price(
    model: Model,
    unit: Sequence[int],
    group: Sequence[int],
    ranked: tuple[bool, int],
    met: Sequence[Sequence[int]],
    dice: random.Random,
) -> tuple[int, bool, int, int, float]:
    foes = sum(other in model.apart[person] for person in unit for other in group)
    again = sum(met[person][other] > 0 for person in unit for other in group)
    return foes, *ranked, again, dice.random()


def _over(model: Model, round_: int, group: int, unit: Sequence[int], people: Sequence[int]) -> int:
    """Return of how many values a group would get more than its share."""
    total = 0
    for feature in model.features:
        codes = [feature.codes[person] for person in people]
        for person in unit:
            code = feature.codes[person]
            total += code >= 0 and codes.count(code) >= feature.high[round_][group][code]
    return total


def fits(units: tuple[int, ...], room: tuple[int, ...]) -> bool:
    """Say whether units of these sizes, the largest first, fit into groups with so much room."""
    return _fits(units, tuple(sorted(room, reverse=True)))


@cache
def _fits(units: tuple[int, ...], room: tuple[int, ...]) -> bool:
    if not units:
        return True
    if sum(units) > sum(room) or units[0] > room[0]:
        return False
    tried = set()
    for at, free in enumerate(room):
        if free >= units[0] and free not in tried:
            tried.add(free)
            left = tuple(sorted((*room[:at], free - units[0], *room[at + 1 :]), reverse=True))
            if _fits(units[1:], left):
                return True
    return False
