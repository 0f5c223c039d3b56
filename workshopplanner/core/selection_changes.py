"""Changes of a rule set, one figure at a time, as a page applies them by a click."""

import math
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from workshopplanner.core.selection import SEATS, Change, Companion, Number, Problem, Rule, Unit, lock_id

_TENTHS = 10


def apply_changes(problem: Problem, changes: Iterable[Change]) -> Problem:
    """Return the problem with some figures changed."""
    for change in changes:
        problem = _apply(problem, change)
    return problem


def _apply(problem: Problem, change: Change) -> Problem:
    if change.rule == SEATS:
        return replace(problem, seats=int(change.new or 0))
    if change.side == "exempt":
        return replace(
            problem,
            rules=tuple(each for each in problem.rules if each.id != change.rule),
            must=frozenset(each for each in problem.must if lock_id(each) != change.rule),
            never=frozenset(each for each in problem.never if lock_id(each) != change.rule),
        )
    return replace(problem, rules=tuple(_changed(each, change) for each in problem.rules))


def _changed(rule: Rule, change: Change) -> Rule:
    if rule.id != change.rule or isinstance(rule, Companion):
        return rule
    side: dict[str, object] = {change.side: change.new}
    return replace(rule, **side)  # type: ignore[arg-type]


def relaxed(rule: Rule, side: str, amount: int, everybody: int) -> Change:
    """Return the change that lets a rule give way by so many people, of so many who count at all.

    A share is moved to the tenth of a per cent that is enough.
    """
    if isinstance(rule, Companion):
        return Change(rule.id, "exempt", None, None)
    old = rule.least if side == "least" else rule.most
    exact = Fraction(str(old))
    if getattr(rule, "unit", Unit.COUNT) is Unit.SHARE:
        people = exact * everybody / 100
        new = math.ceil(people) - amount if side == "least" else math.floor(people) + amount
        tenths = Fraction(new * 100 * _TENTHS, everybody or 1)
        return Change(rule.id, side, old, _tenths(math.floor(tenths) if side == "least" else math.ceil(tenths)))
    return Change(rule.id, side, old, math.ceil(exact) - amount if side == "least" else math.floor(exact) + amount)


def _tenths(number: int) -> Number:
    return number // _TENTHS if number % _TENTHS == 0 else number / _TENTHS
