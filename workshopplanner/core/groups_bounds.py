"""How few repeats there can be: counted, not searched, so that a figure beside its bound is a proof.

Four arguments, of which the strongest counts:

1. Pairs: all rounds together hold so many meetings, and only so many pairs may meet for the first time.
2. People: nobody meets more new people than there are.
3. Pigeonholes: the people of one group come out of the groups of the round before; where they are more than those
   groups, some of them have just met. So each round repeats at least so many meetings of the round before.
4. Pins: two who are pinned to the same group in two rounds meet again.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from workshopplanner.core.groups_model import Model


def pairs_in(size: int) -> int:
    """Return how many pairs a group of a size holds."""
    return size * (size - 1) // 2


def possible(model: Model) -> int:
    """Return how many pairs may meet at all: those tied together or kept apart don't count."""
    barred = {frozenset((one, other)) for one in range(model.people) for other in model.apart[one] | model.tied[one]}
    return pairs_in(model.people) - len(barred)


def least_repeats(model: Model) -> int:
    """Return how many repeats there are at least."""
    shared = [_pigeonholes(model, round_) for round_ in range(1, model.rounds)]
    counted = [
        max(_by_pairs(model, rounds), _by_people(model, rounds)) + sum(shared[rounds - 1 :])
        for rounds in range(1, model.rounds + 1)
    ]
    return max(*counted, sum(times - 1 for times in _pinned_pairs(model).values()), 0)


def least_shared(model: Model) -> int:
    """Return how many shared pairs there are at least, over each two rounds."""
    total = _meetings(model, model.rounds)
    often, more = divmod(total, max(possible(model), 1))
    spread = possible(model) * pairs_in(often) + more * often
    holes = sum(
        _between(model, one, other) for one, other in combinations(range(model.rounds), 2)
    )  # fmt: skip
    pinned = sum(pairs_in(times) for times in _pinned_pairs(model).values())
    return max(spread if possible(model) else 0, holes, pinned, 0)


def _tied(model: Model) -> int:
    return sum(pairs_in(len(unit)) for unit in model.units)


def _meetings(model: Model, rounds: int) -> int:
    """Return how many meetings there are in the first rounds, those who stay together left out."""
    return sum(pairs_in(size) for sizes in model.sizes[:rounds] for size in sizes) - rounds * _tied(model)


def _by_pairs(model: Model, rounds: int) -> int:
    met = sum(
        times > 0 and other not in model.apart[one]
        for one, row in enumerate(model.met)
        for other, times in enumerate(row[:one])
    )
    return _meetings(model, rounds) - (possible(model) - met)


def _by_people(model: Model, rounds: int) -> int:
    meets = sum(min(sizes) - 1 for sizes in model.sizes[:rounds])
    excess = 0
    for person in range(model.people):
        tied, apart = model.tied[person], model.apart[person]
        met = sum(times > 0 and other not in apart for other, times in enumerate(model.met[person]))
        new = model.people - 1 - len(tied | apart) - met
        excess += max(0, meets - rounds * len(tied) - new)
    return -(-excess // 2)


def _pigeonholes(model: Model, round_: int) -> int:
    return _between(model, round_ - 1, round_)


def _between(model: Model, one: int, other: int) -> int:
    """Return how many pairs two rounds share at least."""
    first, second = model.sizes[one], model.sizes[other]
    return max(0, max(_crowded(first, second), _crowded(second, first)) - _tied(model))


def _crowded(sizes: Sequence[int], holes: Sequence[int]) -> int:
    """Return how many pairs must share a hole when each group spreads over the holes as evenly as can be."""
    total = 0
    for size in sizes:
        each, more = divmod(size, len(holes))
        total += more * pairs_in(each + 1) + (len(holes) - more) * pairs_in(each)
    return total


def _pinned_pairs(model: Model) -> Counter[tuple[int, int]]:
    """Return how often two are pinned to the same group."""
    found: Counter[tuple[int, int]] = Counter()
    for pins in model.pinned:
        people = [person for person, group in enumerate(pins) if group >= 0]
        for one, other in combinations(people, 2):
            if pins[one] == pins[other] and other not in model.tied[one]:
                found[one, other] += 1
    return found


def least_changes(model: Model) -> int:
    """Return how many must leave their group at least, because it has become too small or a pin calls them away."""
    total = 0
    for homes, pins, sizes in zip(model.home, model.pinned, model.sizes, strict=True):
        staying = Counter(home for home, pin in zip(homes, pins, strict=True) if home >= 0 and pin in {-1, home})
        called = sum(home >= 0 and pin not in {-1, home} for home, pin in zip(homes, pins, strict=True))
        total += called + sum(max(0, many - sizes[group]) for group, many in staying.items())
    return total
