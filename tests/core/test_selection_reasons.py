"""Why somebody is in or out: every cost, change and exchange named is tried in full on small pools."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.core import selection_oracle as oracle
from tests.core.test_selection import RULES, big_pool, person
from workshopplanner.core.selection import Candidate, CountRule, EachRule, Id, Problem, Reason
from workshopplanner.core.selection_changes import apply_changes
from workshopplanner.core.selection_reasons import Reasons, reasons
from workshopplanner.core.selection_search import select
from workshopplanner.core.selection_swaps import compare, replacements, waitlist


def check_reason(problem: Problem, reason: Reason, best: oracle.Quality, chosen: set[object]) -> None:
    """Force the person the other way and see whether the reason tells the truth."""
    forced = (
        replace(problem, never=problem.never | {reason.id})
        if reason.chosen
        else replace(problem, must=problem.must | {reason.id})
    )
    other = oracle.best(forced)
    if other is None:
        assert (reason.cost, "no set keeps" in reason.sentence) == (None, True), reason
    elif other[0][:3] != best[:3]:
        assert reason.cost is None, reason
        assert any(word in reason.sentence for word in ("aims", "seats", "without a score")), reason
    else:
        assert reason.cost == pytest.approx(float(other[0][3] - best[3])), reason
        after = (chosen - set(reason.leaves)) | set(reason.enters)
        after = after - {reason.id} if reason.chosen else after | {reason.id}
        for more, enters in ((0.5, True), (-0.5, False)):
            if not reason.chosen and (raised := _raised(problem, reason, more)) is not None:
                assert (reason.id in raised) is enters, reason
        assert oracle.judge(forced, [each for each in forced.candidates if each.id in after]) is not None, reason
    if reason.change is not None:
        relaxed = oracle.best(apply_changes(problem, [reason.change]))
        assert relaxed is not None
        assert reason.id in relaxed[1], reason


def _raised(problem: Problem, reason: Reason, more: float) -> tuple[Id, ...] | None:
    """Return the best set when somebody's score is higher by the cost and a little."""
    person = next(each for each in problem.candidates if each.id == reason.id)
    if person.score is None or reason.cost is None:
        return None
    higher = replace(person, score=Decimal(str(person.score)) + Decimal(str(reason.cost)) + Decimal(str(more)))
    best = oracle.best(replace(problem, candidates=(*set_without(problem, person), higher)))
    assert best is not None
    return best[1]


def set_without(problem: Problem, person: Candidate) -> list[Candidate]:
    return [each for each in problem.candidates if each is not person]


@pytest.mark.parametrize("part", range(3))
def test_every_reason_is_true(part: int) -> None:
    told = 0
    for seed in range(1000 + part, 1060, 3):
        problem = oracle.problem_of(seed)
        best = oracle.best(problem)
        if best is None:
            assert reasons(problem) == []
            continue
        asked = Reasons(problem)
        for each in problem.candidates:
            reason = asked.of(each.id)
            assert (reason.chosen, reason.proven) == (each.id in best[1], True)
            if each.eligible and each.id not in problem.must | problem.never:
                check_reason(problem, reason, best[0], set(best[1]))
                told += 1
    assert told > 40


def test_replacements_are_all_swaps_that_keep_the_rules() -> None:
    for seed in range(2000, 2080):
        problem = oracle.problem_of(seed)
        best = oracle.best(problem)
        if best is None:
            continue
        outcome, (quality, chosen) = select(problem), best
        for leaves in set(chosen) - problem.must:
            kept = {
                each.id
                for each in problem.candidates
                if each.id not in chosen
                and (breach := oracle.judge(problem, _swapped(problem, chosen, leaves, each.id))) is not None
                and breach <= quality[0]
            }
            assert {each.id for each in replacements(problem, outcome, leaves)} == kept, (seed, leaves)


def _swapped(problem: Problem, chosen: tuple[object, ...], leaves: object, enters: object) -> list[Candidate]:
    after = set(chosen) - {leaves} | {enters}
    return [each for each in problem.candidates if each.id in after]


POOL = (
    person(1, 90, country="Mongolia", gender="W"),
    person(2, 85, country="Mongolia", gender="M"),
    person(3, 80, country="Mongolia", gender="M"),
    person(4, 70, country="Japan", gender="M"),
    person(5, 60, country="Fiji", gender="W"),
    person(6, 60, country="Fiji", gender="W"),
)
TWO = (EachRule("two", "country", most=2), CountRule("w", "gender", ("W",), 1))


def test_reasons_are_told_in_sentences() -> None:
    told = {each.id: each.sentence for each in reasons(Problem(POOL, 3, rules=TWO))}
    assert told[1] == "In because without P1 (score 90) the best total falls by 20, with P3, P5."
    assert told[3].startswith("Out because of “at most 2 of each country (Mongolia)”; P3 (score 80) in place of P2")
    assert told[3].endswith(
        "P3 would enter with a score above 85; or change “at most 2 of each country” from 2 to 3, or have P2 drop out."
    )
    assert told[5].startswith("Out because all chosen score 70 or more; P5 (60) for P4 costs 10. P5 would enter")


def test_locks_and_eligibility_are_reasons_of_their_own() -> None:
    pool = (*POOL[:5], replace(POOL[5], eligible=False))
    problem = Problem(pool, 3, rules=TWO, must=frozenset({5}), never=frozenset({1}))
    told = {each.id: each.sentence for each in reasons(problem, [1, 5, 6])}
    assert told == {
        1: "Out because P1 is locked out.",
        5: "In because P5 is locked in.",
        6: "Out because P6 is not eligible.",
    }


def test_two_people_are_compared() -> None:
    problem = Problem(POOL, 3, rules=TWO)
    outcome = select(problem)
    assert outcome.selected == (1, 2, 4)
    assert compare(problem, outcome, 3, 4) == (
        "P3 (score 80) in place of P4 (score 70) would break: at most 2 of each country (Mongolia)."
    )
    assert compare(problem, outcome, 4, 5) == "P5 (score 60) in place of P4 (score 70) keeps all rules and costs 10."
    assert compare(problem, outcome, 1, 2) == "P1 (score 90) and P2 (score 85) are both chosen."


def test_the_waitlist_has_a_replacement_for_everybody_or_says_what_breaks() -> None:
    problem = Problem(POOL, 3, rules=TWO)
    waits = waitlist(problem, (1, 2, 4))
    assert [(each.id, each.replaces) for each in waits.people] == [(3, (2,)), (5, (1, 2, 4))]
    assert (waits.first, waits.breaks) == ({1: 5, 2: 3, 4: 5}, {})
    short = waitlist(replace(problem, candidates=POOL[:4]), (1, 2, 4))
    assert short.first == {2: 3}
    assert short.breaks[1] == "Nobody replaces P1 without breaking a rule; P3 breaks: at least 1 with gender: W."


def test_all_of_a_large_pool_are_told_and_proven() -> None:
    problem = Problem(big_pool(120), 20, rules=(replace(RULES[0], least=9, most=11), *RULES[2:]))
    told = reasons(problem)
    assert len(told) == 120
    assert all(each.proven for each in told)
    assert tuple(each.id for each in told if each.chosen) == select(problem).selected


def test_without_time_no_reason_is_made_up() -> None:
    problem = Problem(big_pool(120), 20, rules=(replace(RULES[0], least=9, most=11), *RULES[2:]))
    asked = Reasons(problem)
    asked.search.time_left = asked.search.solver.time_left = lambda: 0.0
    told = [asked.of(each.id) for each in problem.candidates[:20]]
    late = [each for each in told if not each.proven]
    assert {each.sentence for each in late} <= {"The time was over before the reason was found."}
    assert all(each.cost is None for each in late)
