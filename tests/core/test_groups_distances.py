"""Groups as far apart as can be: held against all groups there are, and cut short by clock and hand."""

import random
from itertools import combinations

import pytest

from workshopplanner.core.groups import Ended, even_sizes
from workshopplanner.core.groups_distances import spread_out
from workshopplanner.core.progress import Cancelled
from workshopplanner.errors import UserError

Distances = dict[tuple[int, int], float]


def table(people: int, seed: int, low: float = 0.0) -> Distances:
    dice = random.Random(seed)
    return {pair: dice.uniform(low, 10.0) for pair in combinations(range(1, people + 1), 2)}


def inside(distances: Distances, groups: tuple[tuple[int, ...], ...]) -> float:
    return sum(distances[pair] for group in groups for pair in combinations(sorted(group), 2))


def best(distances: Distances, people: list[int], sizes: tuple[int, ...]) -> float:
    if not sizes:
        return 0.0
    return max(
        sum(distances[pair] for pair in combinations(group, 2))
        + best(distances, [each for each in people if each not in group], sizes[1:])
        for group in combinations(people, sizes[0])
    )


@pytest.mark.parametrize(("people", "groups"), [(4, 2), (6, 2), (6, 3), (7, 3), (8, 2), (8, 4), (5, 5), (5, 1)])
@pytest.mark.parametrize("low", [0.0, -10.0])
def test_no_groups_are_further_apart(people: int, groups: int, low: float) -> None:
    distances = table(people, people * groups, low)
    found = spread_out(distances, groups, 0.1)
    assert sorted(person for group in found.groups for person in group) == list(range(1, people + 1))
    assert sorted(map(len, found.groups)) == sorted(even_sizes(people, groups))
    assert found.sum == pytest.approx(inside(distances, found.groups))
    assert found.sum == pytest.approx(best(distances, list(range(1, people + 1)), even_sizes(people, groups)))
    assert found.sum <= found.bound + 1e-9


def test_the_same_work_gives_the_same_groups_in_any_order_of_lines() -> None:
    distances = table(40, 3)
    turned = dict(reversed([((other, one), distance) for (one, other), distance in distances.items()]))
    first, second = spread_out(distances, 5, 0.4), spread_out(turned, 5, 0.4)
    assert first.sum == pytest.approx(inside(distances, first.groups))
    if Ended.TIME not in {first.ended, second.ended}:
        assert first.groups == second.groups


def test_who_has_seen_enough_gets_the_best_so_far() -> None:
    def report(_done: int, _of: int) -> None:
        raise Cancelled

    found = spread_out(table(60, 1), 6, 30.0, report=report)
    assert (found.ended, len(found.groups)) == (Ended.CANCELLED, 6)


def test_more_groups_than_people_are_refused() -> None:
    with pytest.raises(UserError, match="7 groups can't be made of 6"):
        spread_out(table(6, 1), 7)
