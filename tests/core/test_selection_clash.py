"""When nothing can be done: the fewest rules that contradict each other, and the smallest ways out, tried in full."""

import itertools
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core import selection_oracle as oracle
from workshopplanner.core import selection_clash
from workshopplanner.core.selection import (
    SEATS,
    Candidate,
    Change,
    Companion,
    CountRule,
    EachRule,
    Id,
    Problem,
    Status,
    Unit,
    lock_id,
)
from workshopplanner.core.selection_changes import apply_changes, relaxed
from workshopplanner.core.selection_clash import clash
from workshopplanner.core.selection_rules import Counting
from workshopplanner.core.selection_search import select
from workshopplanner.core.selection_solver import Solver

CONTRADICTING = [seed for seed in range(150) if not oracle.feasible(oracle.problem_of(seed))]


def least_amount(problem: Problem) -> int:
    """Return by how much rules must give way in all, tried on every set of people."""
    soft = {rule.id for rule in problem.rules if not isinstance(rule, Companion) and not rule.hard}
    kinds = {rule.id: rule for rule in problem.rules}
    counting, found = Counting(problem), []
    numbers = {each.id: at for at, each in enumerate(counting.people)}
    for chosen in oracle.sets(problem):
        if all(each.eligible for each in chosen):
            given: dict[tuple[Id, str], int] = {}
            for each in counting.breaches([numbers[one.id] for one in chosen]):
                whole = each.rule not in kinds or isinstance(kinds[each.rule], Companion)
                if each.rule not in soft:
                    side = each.rule, each.side
                    given[side] = max(given.get(side, 0), 1 if whole else each.amount)
            found.append(sum(given.values()))
    return min(found)


@pytest.mark.parametrize("part", range(3))
def test_clashes_and_ways_out_are_the_smallest(part: int) -> None:
    assert len(CONTRADICTING) > 40
    for seed in CONTRADICTING[part::3]:
        problem = oracle.problem_of(seed)
        found, items = clash(problem), oracle.items(problem)
        sizes = range(len(items) + 1)
        fewest = next(
            size
            for size in sizes
            if any(not oracle.feasible(oracle.only(problem, set(some))) for some in itertools.combinations(items, size))
        )
        assert (found.smallest, len(found.rules)) == (True, fewest), seed
        assert not oracle.feasible(oracle.only(problem, set(found.rules))), seed
        amounts = []
        for way in found.relaxations:
            changed = apply_changes(problem, way.changes)
            best = oracle.best(changed)
            assert best is not None, seed
            assert way.outcome.selected == best[1], seed
            if all(change.rule != SEATS for change in way.changes):
                amounts.append(way.amount)
        if amounts:
            assert min(amounts) == least_amount(problem), seed
        assert [way.amount for way in found.relaxations] == sorted(way.amount for way in found.relaxations)


PEOPLE = tuple(
    Candidate(n, f"P{n}", score, {"gender": (gender,), "country": (country,)})
    for n, score, gender, country in ((1, 90, "M", "A"), (2, 85, "M", "A"), (3, 80, "W", "A"), (4, 60, "M", "B"))
)
RULES = (CountRule("women", "gender", ("W",), 2, 3), EachRule("country", "country", most=1))


def test_a_clash_is_told_in_words_with_ways_that_a_click_applies() -> None:
    problem = Problem(PEOPLE, 2, rules=RULES)
    found = clash(problem)
    assert (found.rules, found.sides) == (("women",), (("women", "least"),))
    assert found.sentence == "No 2 people keep all of these rules: at least 2 with gender: W."
    first = found.relaxations[0]
    assert (first.changes, first.amount) == ((Change("women", "least", 2, 1),), 1)
    assert first.sentence == (
        "To make it possible, change “at least 2 with gender: W” from 2 to 1; the best score is then 140."
    )
    again = select(apply_changes(problem, first.changes))
    assert (again.status, again.selected) == (Status.OPTIMAL, (3, 4))


def test_locks_companions_and_seats_may_be_what_contradicts() -> None:
    locked = Problem(PEOPLE, 2, rules=RULES[1:], must=frozenset({1, 2}))
    assert set(clash(locked).rules) == {"country", lock_id(1), lock_id(2)}
    tied = Problem(PEOPLE, 2, rules=(Companion("pair", 1, (2,)),), must=frozenset({1}), never=frozenset({2}))
    found = clash(tied)
    assert set(found.rules) == {"pair", lock_id(1), lock_id(2)}
    assert {way.changes[0].side for way in found.relaxations} == {"exempt"}
    few = clash(Problem(PEOPLE, 9))
    assert (few.rules, few.sentence) == ((), "Only 4 people can be chosen, for 9 seats.")
    assert few.relaxations[0].changes == (Change(SEATS, "seats", 9, 4),)


def test_when_time_is_short_each_named_rule_is_still_needed() -> None:
    for seed in CONTRADICTING[:30]:
        problem = oracle.problem_of(seed)
        elastic = selection_clash.Elastic(problem)
        rules = selection_clash._each_needed(elastic, Solver(elastic.sheet, lambda: 9.0))
        assert not oracle.feasible(oracle.only(problem, set(rules))), seed
        assert all(oracle.feasible(oracle.only(problem, set(rules) - {each})) for each in rules), seed


def test_shares_are_relaxed_to_a_tenth_that_is_enough() -> None:
    rule = CountRule("women", "gender", ("W",), 66.6, unit=Unit.SHARE)
    assert relaxed(rule, "least", 1, 30) == Change("women", "least", 66.6, 63.3)
    assert relaxed(replace(rule, least=None, most=50), "most", 2, 30) == Change("women", "most", 50, 56.7)
    assert relaxed(replace(rule, least=40), "least", 3, 30) == Change("women", "least", 40, 30)


SCRIPT = """
from dataclasses import replace
from tests.core import selection_oracle as oracle
from workshopplanner.core.selection_clash import clash
from workshopplanner.core.selection_reasons import reasons
from workshopplanner.core.selection_search import select

for seed in range(25):
    problem = oracle.problem_of(seed)
    named = {each.id: f"k{each.id}" for each in problem.candidates}  # sets of texts have another order in each
    problem = replace(
        problem,
        candidates=tuple(replace(each, id=named[each.id]) for each in problem.candidates),
        rules=tuple(each for each in problem.rules if not hasattr(each, "needs")),
        must=frozenset(map(named.get, problem.must)),
        never=frozenset(map(named.get, problem.never)),
    )
    outcome = select(problem)
    print(replace(outcome, seconds=0), reasons(problem))
    if not outcome.selected and problem.seats:
        found = clash(problem)
        print(found.rules, found.sides, [each.sentence for each in found.relaxations])
"""


def test_every_process_answers_the_same() -> None:
    told = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    ]
    assert told[0] == told[1]
    assert told[0].count("\n") > 30
