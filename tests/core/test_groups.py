"""Breakout groups: every rule held against what groups really are, and figures against all that could be tried."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshopplanner.core.groups import (
    Arrangement,
    Ended,
    GroupsProblem,
    Id,
    Impossible,
    Member,
    Part,
    Pin,
    Rounds,
    even_sizes,
)
from workshopplanner.core.groups_arrange import arrange, rearrange
from workshopplanner.core.groups_bounds import least_repeats, least_shared
from workshopplanner.core.groups_figures import Effects, figures
from workshopplanner.core.groups_model import Model
from workshopplanner.core.groups_state import State
from workshopplanner.core.progress import Cancelled

FEW = settings(max_examples=25, deadline=None)
CHOICES = {"gender": "FM", "country": "ABCDEFG", "sector": ["gov", "ngo", ""]}


def crowd(many: int, seed: int = 1) -> tuple[Member, ...]:
    dice = random.Random(seed)
    return tuple(
        Member(key, f"P{key}", {name: dice.choice(values) for name, values in CHOICES.items()})
        for key in range(1, many + 1)
    )


def plain(sizes: tuple[int, ...], rounds: int, **rules: object) -> GroupsProblem:
    return GroupsProblem(tuple(Member(key) for key in range(sum(sizes))), sizes, rounds, **rules)  # type: ignore[arg-type]


def kept(problem: GroupsProblem, found: Arrangement) -> None:
    """Hold the groups against the rules, without a line of what made them."""
    everybody = sorted(member.id for member in problem.members)
    traits = {member.id: member.traits for member in problem.members}
    assert len(found.rounds) == problem.rounds
    for number, groups in enumerate(found.rounds):
        assert sorted(key for group in groups for key in group) == everybody
        assert [len(group) for group in groups] == list(problem.sizes)
        home = {key: at for at, group in enumerate(groups) for key in group}
        assert all(home[one] != home[other] for one, other in problem.apart)
        assert all(home[one] == home[other] for one, other in problem.together)
        assert all(home[pin.member] == pin.group for pin in problem.pins if pin.round in {None, number})
        for group, part in product(groups, problem.parts):
            assert part.able is None or len(part.able & set(group)) >= part.least
        for name, group in product(problem.apart_by, groups):
            values = Counter(traits[key][name] for key in group if traits[key][name])
            assert max(values.values(), default=0) <= 1


def partitions(people: list[Id], sizes: tuple[int, ...]) -> Iterator[tuple[tuple[Id, ...], ...]]:
    """Try all ways to make groups of these sizes, group by group."""
    if not sizes:
        yield ()
        return
    for group in combinations(people, sizes[0]):
        rest = [person for person in people if person not in group]
        for others in partitions(rest, sizes[1:]):
            yield (group, *others)


def wrong(problem: GroupsProblem, groups: tuple[tuple[Id, ...], ...]) -> int:
    """Count the misses of one round by the words of the contract."""
    traits = {member.id: member.traits for member in problem.members}
    total = 0
    for name in problem.mix:
        there = Counter(each[name] for each in traits.values() if each[name])
        for group, (value, many) in product(groups, there.items()):
            here = sum(traits[key][name] == value for key in group)
            low, more = divmod(many * len(group), len(traits))
            total += max(low - here, 0) + max(here - low - bool(more), 0)
    return total


def again(rounds: Rounds) -> tuple[int, int]:
    met = Counter(pair for groups in rounds for group in groups for pair in combinations(sorted(group), 2))
    return sum(times - 1 for times in met.values()), sum(times * (times - 1) // 2 for times in met.values())


@st.composite
def ruled(draw: st.DrawFn) -> GroupsProblem:
    many, groups = draw(st.integers(6, 18)), draw(st.integers(2, 4))
    members = crowd(many, draw(st.integers(1, 10**6)))
    sizes = even_sizes(many, groups)
    pairs = st.lists(
        st.tuples(st.integers(1, many), st.integers(1, many)).filter(lambda pair: pair[0] != pair[1]), max_size=3
    )
    pins = st.builds(Pin, st.integers(1, many), st.integers(0, groups - 1), st.sampled_from([None, 0]))
    able = frozenset(range(1, many + 1, 2))
    return GroupsProblem(
        members,
        sizes,
        draw(st.integers(1, 3)),
        draw(st.sampled_from([(), ("gender",), ("gender", "country", "sector")])),
        apart=tuple(draw(pairs)),
        together=tuple(draw(pairs)[:2]),
        pins=tuple(draw(st.lists(pins, max_size=2, unique_by=lambda pin: pin.member))),
        parts=draw(st.sampled_from([(), (Part("lead"),), (Part("interpreter", 1, able),)])),
        seed=draw(st.integers(1, 9)),
    )


@FEW
@given(ruled(), st.randoms(use_true_random=False))
def test_hard_rules_are_kept_and_the_order_of_rows_is_of_no_account(
    problem: GroupsProblem, dice: random.Random
) -> None:
    try:
        found = arrange(problem, 0.15)
    except Impossible:
        return
    kept(problem, found)
    assert found.figures.broken == ()
    told = found.figures
    assert all(each.value >= each.bound for each in (told.repeats, told.shared, told.mixing, *told.misses.values()))
    members, apart = list(problem.members), list(problem.apart)
    dice.shuffle(members)
    dice.shuffle(apart)
    turned = replace(problem, members=tuple(members), apart=tuple((other, one) for one, other in apart))
    other = arrange(turned, 0.15)
    if Ended.TIME not in {found.ended, other.ended}:
        assert other.rounds == found.rounds


@FEW
@given(st.integers(1, 10**6), st.sampled_from([(3, 3), (4, 3), (2, 2, 2), (3, 2, 2), (4, 4)]))
def test_misses_are_as_few_as_any_groups_have(seed: int, sizes: tuple[int, ...]) -> None:
    problem = GroupsProblem(crowd(sum(sizes), seed), sizes, 1, ("gender", "country", "sector"))
    least = min(wrong(problem, groups) for groups in partitions([member.id for member in problem.members], sizes))
    found = arrange(problem, 2.0)
    assert wrong(problem, found.rounds[0]) == least
    assert (found.figures.mixing.value, found.figures.mixing.bound) == (least, least)
    assert sum(figure.value for figure in found.figures.misses.values()) == least
    assert all(figure.bound <= figure.value for figure in found.figures.misses.values())


@pytest.mark.parametrize("sizes", [(2, 2), (3, 2), (2, 2, 2), (3, 3), (3, 3, 1), (4, 2), (4, 3)], ids=str)
@pytest.mark.parametrize("rounds", [2, 3])
def test_bounds_are_right_and_reached_where_all_can_be_tried(sizes: tuple[int, ...], rounds: int) -> None:
    problem = plain(sizes, rounds)
    ways = list({tuple(sorted(way)): way for way in partitions(list(range(sum(sizes))), sizes)}.values())
    first = ways[0]
    tried = [again((first, *rest)) for rest in product(ways, repeat=rounds - 1)]
    model = Model(problem)
    fewest, least = min(repeats for repeats, _shared in tried), min(shared for _repeats, shared in tried)
    assert (least_repeats(model) <= fewest, least_shared(model) <= least) == (True, True)
    assert again(arrange(problem, 0.2).rounds)[0] == fewest
    assert again(arrange(replace(problem, spread=True), 0.2).rounds)[1] == least


@pytest.mark.parametrize(
    ("sizes", "rounds", "repeats"),
    [((5,) * 6, 4, 0), ((5,) * 20, 6, 0), ((7,) * 7, 8, 0), ((6,) * 5, 2, 5), ((6,) * 5, 3, 10), ((6,) * 5, 5, 20)],
)
def test_known_figures(sizes: tuple[int, ...], rounds: int, repeats: int) -> None:
    problem = plain(sizes, rounds)
    found = arrange(problem, 10.0)
    kept(problem, found)
    assert (again(found.rounds)[0], found.figures.repeats.value, found.figures.repeats.bound) == (repeats,) * 3
    assert found.ended is Ended.PROVEN


def test_ten_rounds_let_everybody_meet_everybody() -> None:
    found = arrange(plain((5,) * 6, 10), 20.0)
    assert (len(found.figures.met), found.figures.pairs, found.figures.all_met) == (435, 435, True)


def test_spreading_lets_nobody_meet_three_times_where_it_need_not_be() -> None:
    found = arrange(plain((6,) * 5, 5, spread=True), 10.0)
    assert (found.figures.shared.value, found.figures.shared.bound, found.figures.most) == (50, 50, 2)


@FEW
@given(ruled(), st.randoms(use_true_random=False))
def test_what_a_search_keeps_ready_is_what_counting_anew_gives(problem: GroupsProblem, dice: random.Random) -> None:
    problem = replace(problem, pins=(), met_before={(1, 2): 2, (3, 5): 1})
    keep = dealt(problem, dice)
    model = Model(replace(problem, keep=keep))
    state = State(model, model.numbers(dealt(problem, dice)))
    for _move in range(12):
        round_, one, other = dice.randrange(model.rounds), *dice.sample(range(model.people), 2)
        if state.at[round_][one] != state.at[round_][other]:
            state.swap(round_, one, other)
    anew = State(model, state.members)
    for name in (
        "met",
        "pull",
        "pays",
        "cost",
        "foes",
        "clashes",
        "misses",
        "missing",
        "up",
        "down",
        "changes",
        "wrong",
    ):
        assert getattr(state, name) == getattr(anew, name), name


def dealt(problem: GroupsProblem, dice: random.Random) -> Rounds:
    rounds = []
    for _round in range(problem.rounds):
        order = [member.id for member in problem.members]
        dice.shuffle(order)
        groups, at = [], 0
        for size in problem.sizes:
            groups.append(tuple(order[at : at + size]))
            at += size
        rounds.append(tuple(groups))
    return tuple(rounds)


@FEW
@given(ruled(), st.randoms(use_true_random=False))
def test_the_effect_of_a_move_is_the_difference_of_the_figures(problem: GroupsProblem, dice: random.Random) -> None:
    problem = replace(problem, met_before={(1, 2): 1})
    rounds = dealt(problem, dice)
    before = figures(problem, rounds)
    round_ = dice.randrange(problem.rounds)
    one, other = (dice.choice(group) for group in dice.sample(list(rounds[round_]), 2))
    turned = {one: other, other: one}
    swapped = tuple(
        tuple(tuple(turned.get(key, key) for key in group) for group in groups) if at == round_ else groups
        for at, groups in enumerate(rounds)
    )
    after = figures(problem, swapped)
    effect = Effects(problem, rounds).swap(round_, one, other)
    assert effect.repeats == after.repeats.value - before.repeats.value
    assert effect.misses == {name: after.misses[name].value - before.misses[name].value for name in problem.mix}
    assert len(effect.breaks) - len(effect.mends) == len(after.broken) - len(before.broken)


def test_late_arrivals_change_as_little_as_can_be() -> None:
    members = crowd(24)
    problem = GroupsProblem(members, (6,) * 4, 2, ("gender", "country"))
    stood = arrange(problem, 1.0).rounds
    there = tuple(member for member in members if member.id not in {3, 9, 11})
    late = (*there, Member(90, "Late", {"gender": "F", "country": "A", "sector": ""}))
    found = rearrange(replace(problem, members=late, keep=stood), 1.0)
    assert {len(group) for groups in found.rounds for group in groups} == {5, 6}
    homes = [{key: at for at, group in enumerate(groups) for key in group} for groups in stood]
    moved = [
        sum(home.get(key, at) != at for at, group in enumerate(groups) for key in group)
        for home, groups in zip(homes, found.rounds, strict=True)
    ]
    assert sum(moved) == found.figures.changes.value == found.figures.changes.bound
    assert found.figures.broken == ()


def test_contradictions_are_told() -> None:
    people = crowd(6)
    problem = GroupsProblem(people, (3, 3))
    assert reasons(replace(problem, together=((1, 2), (3, 4), (5, 6)))) == (
        "Those who stay together (P1, P2; P3, P4; P5, P6) do not fit into groups of these sizes.",
    )
    assert reasons(replace(problem, together=((1, 2), (2, 3)), apart=((3, 1),))) == (
        "P1 and P3 are to stay together and apart.",
    )
    same = tuple(replace(member, traits={"country": "Fiji"}) for member in people)
    assert reasons(replace(problem, members=same, apart_by=("country",), titles={"country": "Country"})) == (
        (
            "6 people share Country “Fiji”, but there are only 2 groups to keep them apart: mix by Country instead, "
            "or make more groups."
        ),
    )
    pins = (Pin(1, 0), Pin(3, 1))
    assert reasons(replace(problem, apart=((1, 2), (2, 3), (4, 5)), pins=pins)) == (
        (
            "These rules can't all be kept with groups of these sizes: P1 and P2 stay apart; P2 and P3 stay apart; "
            "P1 is pinned to group 1; P3 is pinned to group 2."
        ),
    )
    assert reasons(replace(problem, sizes=(3, 2))) == ("The sizes add up to 5, but there are 6 people.",)
    assert reasons(replace(problem, parts=(Part("Interpreter", 1, frozenset({2})),))) == (
        "Only 1 person can be Interpreter, but 2 groups need 1 each.",
    )


def reasons(problem: GroupsProblem) -> tuple[str, ...]:
    with pytest.raises(Impossible) as caught:
        arrange(problem, 1.0)
    return caught.value.reasons


def test_parts_go_round() -> None:
    found = arrange(GroupsProblem(crowd(12), (4, 4, 4), 4, parts=(Part("rapporteur"),)), 0.3)
    served = Counter(key for groups in found.parts for given in groups for key in given["rapporteur"])
    assert sorted(served.values()) == [1] * 12


def test_who_has_seen_enough_gets_the_best_so_far() -> None:
    calls = []

    def report(done: int, of: int) -> None:
        calls.append((done, of))
        if len(calls) > 5:
            raise Cancelled

    problem = GroupsProblem(crowd(30), (5,) * 6, 8, ("gender", "country"))
    found = arrange(problem, 30.0, report)
    kept(problem, found)
    assert found.ended is Ended.CANCELLED
    assert all(0 <= done < of for done, of in calls)
