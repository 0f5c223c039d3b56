"""Choosing people: equal to trying all sets, whatever the order of the rows, with the solver library and without."""

import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core import selection_oracle as oracle
from workshopplanner.core import selection_solver
from workshopplanner.core.progress import Cancelled
from workshopplanner.core.selection import (
    Breach,
    Candidate,
    Companion,
    CountRule,
    DistinctRule,
    EachRule,
    Id,
    Outcome,
    Problem,
    Rule,
    Status,
    Unit,
    place,
)
from workshopplanner.core.selection_model import worth_choosing
from workshopplanner.core.selection_rules import Counting
from workshopplanner.core.selection_search import Search, select
from workshopplanner.errors import UserError

ROOT = Path(__file__).parents[2]


def person(identity: int, score: float | None, **features: str) -> Candidate:
    return Candidate(identity, f"P{identity}", score, {name: (value,) for name, value in features.items()})


def check_against_all_sets(seeds: range) -> int:
    impossible = 0
    for seed in seeds:
        problem = oracle.problem_of(seed)
        wanted, outcome = oracle.best(problem), select(problem)
        if wanted is None:
            impossible += 1
            assert (outcome.status, outcome.selected) == (Status.INFEASIBLE, ()), seed
            continue
        (breach, empty, blank, score), people = wanted
        assert (outcome.status, outcome.selected) == (Status.OPTIMAL, people), seed
        assert (outcome.score, outcome.without_score, len(people)) == (float(-score), blank, -empty), seed
        weights = {rule.id: getattr(rule, "weight", 1) for rule in problem.rules}
        missed = sum(weights[each.rule] * each.amount for each in outcome.breaches)
        assert (missed, outcome.bound, outcome.gap) == (float(breach), outcome.score, 0.0), seed
    return impossible


def test_the_best_set_is_that_of_trying_all() -> None:
    assert check_against_all_sets(range(500)) > 100


def test_without_the_library_the_answer_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection_solver, "library", lambda: None)
    assert check_against_all_sets(range(500, 650)) > 30


def test_shuffled_rows_give_the_same_set() -> None:
    for seed in range(0, 200, 2):
        problem = oracle.problem_of(seed)
        rows, rules = list(problem.candidates), list(problem.rules)
        random.Random(seed).shuffle(rows)
        random.Random(seed).shuffle(rules)
        again = select(replace(problem, candidates=tuple(rows), rules=tuple(rules)))
        assert (again.selected, again.score) == ((first := select(problem)).selected, first.score)


def big_pool(number: int, seed: int = 1) -> tuple[Candidate, ...]:
    dice = random.Random(seed)
    return tuple(
        person(
            n,
            round(dice.gauss(70, 10), 1),
            country=f"C{min(int(dice.expovariate(1 / 6)), 16)}",
            gender=dice.choice("WM"),
            organisation=f"o{dice.randrange(number // 2)}",
        )
        for n in range(1, number + 1)
    )


RULES = (
    CountRule("women", "gender", ("W",), 14, 16),
    DistinctRule("countries", "country", 15),
    EachRule("country", "country", most=2),
    EachRule("organisation", "organisation", most=1),
)


def test_those_left_out_beforehand_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = Problem(big_pool(2000), 30, rules=RULES)
    kept = worth_choosing(Counting(problem))
    assert len(kept) < 1500
    quick = select(problem)
    everybody = "workshopplanner.core.selection_search.worth_choosing"
    monkeypatch.setattr(everybody, lambda counting, *_rest: range(len(counting.people)))
    assert replace(select(problem), seconds=0) == replace(quick, seconds=0)
    assert quick.status is Status.OPTIMAL


def crowd_of(seed: int) -> Problem:
    """Return many people for few seats, most of whom no best set can hold."""
    dice = random.Random(seed)
    number, houses = dice.randint(10, 16), dice.randint(5, 12)
    people = []
    for identity in dice.sample(range(1, 99), number):
        features = {
            "gender": (dice.choice("WM"),),
            "house": (f"h{dice.randrange(houses)}",) if dice.random() < 0.85 else (),
            "ministry": tuple({f"m{dice.randrange(10)}" for _each in range(dice.randint(0, 2))}),
        }
        score = None if dice.random() < 0.1 else dice.choice((dice.randint(0, 4), round(100 * dice.random(), 1)))
        people.append(Candidate(identity, "", score, features))
    rules: list[Rule] = [EachRule("house", "house", most=1, roles=frozenset({"staff"}), hard=dice.random() < 0.6)]
    if dice.random() < 0.6:
        rules.append(EachRule("ministry", "ministry", most=dice.choice((1, 2)), hard=dice.random() < 0.6))
    if dice.random() < 0.6:
        rules.append(CountRule("women", "gender", ("W",), 1, hard=dice.random() < 0.6))
    if dice.random() < 0.3:
        rules.append(Companion("pair", people[0].id, (people[1].id,)))
    staff = (Candidate("s", features={"house": ("h1",)}, role="staff"),)
    return Problem(tuple(people), dice.randint(1, 2), dice.random() < 0.7, tuple(rules), already=staff)


def test_nobody_is_left_out_who_could_be_chosen_even_when_one_other_is_missing() -> None:
    left_out = 0
    for seed in range(150):
        problem = crowd_of(seed)
        counting = Counting(problem)
        left_out += len(counting.people) - len(set(worth_choosing(counting)))
        wanted = oracle.best(problem)
        assert select(problem).selected == (wanted[1] if wanted else ()), seed
        if wanted and wanted[1]:
            missing = random.Random(seed).choice(wanted[1])
            found = Search(counting, spare=1).best(outside=[counting.number[missing]])
            again = oracle.best(replace(problem, never=frozenset({missing})))
            assert (again and again[1]) == (
                None if found.people is None else tuple(counting.people[at].id for at in found.people)
            ), seed
    assert left_out > 500


def test_a_missing_score_is_missing_and_not_zero() -> None:
    people = (person(1, None, g="W"), person(2, -5, g="M"), person(3, 2, g="M"), person(4, None, g="M"))
    assert select(Problem(people, 2)).selected == (2, 3)
    women = select(Problem(people, 2, rules=(CountRule("w", "g", ("W",), 1),)))
    assert (women.selected, women.score, women.without_score) == ((1, 3), 2.0, 1)
    assert select(Problem(people, 3)).selected == (1, 2, 3)


def test_scores_are_added_up_exactly() -> None:
    tenths = tuple(person(n, 0.1) for n in range(1, 11))
    assert select(Problem(tenths, 3)).score == 0.3
    close = (person(1, 0.1 + 0.2), person(2, 0.3), person(3, 1e-12))
    assert select(Problem(close, 1)).selected == (1,)


def test_equals_are_settled_by_id_as_a_person_counts() -> None:
    people = tuple(Candidate(each, "", 1) for each in ("A10", "A9", "A2", "B1"))
    assert select(Problem(people, 2)).selected == ("A2", "A9")
    ids: list[Id] = ["x10", "x9", "10", 9, "x09"]
    assert sorted(ids, key=place) == [9, "10", "x09", "x9", "x10"]


def test_what_is_not_stated_is_never_an_error() -> None:
    people = (person(1, 9), person(2, 8), person(3, 7, g="W"), person(4, 6, g=""))
    rules = (EachRule("one", "g", most=0), CountRule("blank", "g", ("",), most=2))
    assert select(Problem(people, 2, rules=rules)).selected == (1, 2)
    assert select(Problem(people, 3, exactly=False, rules=rules)).selected == (1, 2)


def test_an_aim_is_missed_by_as_little_as_can_be() -> None:
    people = tuple(person(n, 10 - n, g="WM"[n > 2]) for n in range(1, 7))
    rules = (CountRule("half", "g", ("M",), 75, unit=Unit.SHARE, hard=False), CountRule("w", "g", ("W",), 2))
    outcome = select(Problem(people, 4, rules=rules))
    assert (outcome.selected, outcome.breaches) == ((1, 2, 3, 4), (Breach("half", "least", 1),))


def test_balance_has_a_price() -> None:
    people = (person(1, 90, g="M"), person(2, 80, g="M"), person(3, 70, g="W"))
    plain = select(Problem(people, 2, rules=(CountRule("w", "g", ("W",), 1),))).plain
    assert plain is not None
    assert (plain.selected, plain.score, plain.price) == ((1, 2), 170.0, 10.0)
    assert plain.share == pytest.approx(1000 / 170)
    assert plain.breaches == (Breach("w", "least", 1),)


def test_giving_up_leaves_the_last_good_answer() -> None:
    problem = Problem(big_pool(400), 30, rules=(*RULES, CountRule("all", "gender", ("M",), 30, hard=False)))
    seen: list[Outcome] = []

    def report(_done: int, _of: int) -> None:
        if seen:
            raise Cancelled

    def better(outcome: Outcome) -> None:
        seen.append(outcome)
        report(0, 0)

    with pytest.raises(Cancelled):
        select(problem, report=report, better=better)
    assert [(each.status, len(each.selected)) for each in seen] == [(Status.FEASIBLE, 30)]


def test_without_time_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workshopplanner.core.selection_own.PATIENCE", 0.2)
    monkeypatch.setattr(selection_solver, "library", lambda: None)
    outcome = select(Problem(big_pool(400), 30, rules=RULES))
    assert outcome.status in (Status.FEASIBLE, Status.UNKNOWN)
    if outcome.status is Status.FEASIBLE:
        assert outcome.bound is not None
        assert outcome.bound > outcome.score


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem((person(1, 1), person(1, 2)), 1), "“1” is there twice"),
        (Problem((person(1, float("nan")),), 1), "The score of “1” is no number"),
        (Problem((person(1, 1),), -1), "can't be negative"),
        (Problem((person(1, 1),), 1, must=frozenset({7})), "names “7”"),
        (Problem((), 0, rules=(RULES[0], RULES[0])), "“women” is there twice"),
        (Problem((), 0, rules=(replace(RULES[0], weight=0),)), "must be above zero"),
    ],
)
def test_nonsense_is_refused_as_a_whole(problem: Problem, words: str) -> None:
    with pytest.raises(UserError, match=words):
        select(problem)


def test_the_solver_writes_nothing_and_needs_no_heavy_library() -> None:
    script = """
import json, sys
from tests.core.test_selection import RULES, big_pool
from workshopplanner.core.selection import Problem
from workshopplanner.core.selection_search import select
select(Problem(big_pool(300), 30, rules=RULES))
print(json.dumps(sorted({"numpy", "pandas", "PySide6", "sqlalchemy"} & set(sys.modules))))
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (json.loads(done.stdout), done.stderr) == ([], "")
