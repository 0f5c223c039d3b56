"""Small pools at random, and the best set of each by trying them all: independent of the program's own counting."""

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from workshopplanner.core.selection import (
    Candidate,
    Companion,
    CountRule,
    DistinctRule,
    EachRule,
    Id,
    Problem,
    Rule,
    Unit,
    lock_id,
    place,
)

VALUES = {"country": ["A", "B", "C", "D"], "gender": ["W", "M"], "list": ["SIDS", "LDC", "G"]}
Quality = tuple[Fraction, int, int, Fraction]  # breach of aims, seats left empty, without score, score, all the less


def _missed(problem: Problem, rule: CountRule | EachRule | DistinctRule, chosen: Sequence[Candidate]) -> int:
    """Return by how many people or values a rule is missed."""
    every = [*chosen, *(each for each in problem.already if each.role in rule.roles)]
    if isinstance(rule, DistinctRule):
        number = len({value for each in every for value in each.features.get(rule.feature, ()) if value})
        return max(0, (rule.least or 0) - number) + max(0, number - (99 if rule.most is None else rule.most))
    if isinstance(rule, CountRule):
        sets = [set(rule.values)]
    else:
        known = {value for each in problem.candidates for value in each.features.get(rule.feature, ()) if value}
        sets = [{value} for value in known - rule.exempt]
    missed = 0
    of_all = Fraction(len(every), 100) if rule.unit is Unit.SHARE else Fraction(1)
    for several in sets:
        number = sum(bool(several & set(each.features.get(rule.feature) or ("",))) for each in every)
        if rule.least is not None:
            missed += max(0, ceil(Fraction(str(rule.least)) * of_all) - number)
        if rule.most is not None:
            missed += max(0, number - floor(Fraction(str(rule.most)) * of_all))
    return missed


def judge(problem: Problem, chosen: Sequence[Candidate]) -> Fraction | None:
    """Return the weighted breach of aims, None where seats, a lock or a hard rule is not kept."""
    ids = {each.id for each in chosen}
    if len(ids) > problem.seats or (problem.exactly and len(ids) < problem.seats):
        return None
    if not problem.must <= ids or problem.never & ids or not all(each.eligible for each in chosen):
        return None
    breach = Fraction()
    for rule in problem.rules:
        if isinstance(rule, Companion):
            if rule.person in ids and not set(rule.needs) <= ids:
                return None
        elif missed := _missed(problem, rule, chosen):
            if rule.hard:
                return None
            breach += Fraction(str(rule.weight)) * missed
    return breach


def sets(problem: Problem) -> Iterator[tuple[Candidate, ...]]:
    """List all sets of the right size, their people in the order of ids."""
    people = sorted(problem.candidates, key=lambda each: place(each.id))
    for size in range(problem.seats if problem.exactly else 0, problem.seats + 1):
        yield from itertools.combinations(people, size)


def best(problem: Problem) -> tuple[Quality, tuple[Id, ...]] | None:
    """Return how good the best set is and who is in it."""
    order = {each.id: at for at, each in enumerate(sorted(problem.candidates, key=lambda each: place(each.id)))}
    found: tuple[tuple[Quality, tuple[int, ...]], tuple[Id, ...]] | None = None
    for chosen in sets(problem):
        breach = judge(problem, chosen)
        if breach is None:
            continue
        blank = sum(each.score is None for each in chosen)
        score = sum((Fraction(str(each.score)) for each in chosen if each.score is not None), Fraction())
        numbers = {order[each.id] for each in chosen}
        first = tuple(-int(at in numbers) for at in range(len(order)))
        key = (breach, -len(chosen), blank, -score), first
        if found is None or key < found[0]:
            found = key, tuple(each.id for each in chosen)
    return found and (found[0][0], found[1])


def feasible(problem: Problem) -> bool:
    """Tell whether any set keeps all hard rules."""
    return any(judge(problem, chosen) is not None for chosen in sets(problem))


def items(problem: Problem) -> list[Id]:
    """Return the ids of the hard rules, companions and locks."""
    hard = [rule.id for rule in problem.rules if isinstance(rule, Companion) or rule.hard]
    return [*hard, *(lock_id(each) for each in sorted(problem.must | problem.never, key=place))]


def only(problem: Problem, keep: set[Id]) -> Problem:
    """Return the problem with nothing but some of its rules and locks."""
    return replace(
        problem,
        rules=tuple(rule for rule in problem.rules if rule.id in keep),
        must=frozenset(each for each in problem.must if lock_id(each) in keep),
        never=frozenset(each for each in problem.never if lock_id(each) in keep),
    )


# ---- pools at random


def problem_of(seed: int) -> Problem:
    """Return a small pool with a few rules of all kinds; about two in five have no answer."""
    dice = random.Random(seed)
    number = dice.randint(3, 10)
    values = {**VALUES, "organisation": [f"o{n}" for n in range(dice.randint(2, 6))]}
    grain = dice.randrange(4)
    ids = dice.sample(range(1, 40), number)
    people = tuple(
        Candidate(n, f"n{n}", _score(dice, grain), _features(dice, values), dice.random() > 0.05) for n in ids
    )
    rules = [_rule(dice, n, values) for n in range(dice.randint(0, 6))]
    for n in range(dice.choice([0, 0, 1, 2])):
        person = dice.choice(ids)
        rules.append(Companion(100 + n, person, tuple(each for each in dice.sample(ids, 2) if each != person)))
    already = tuple(
        Candidate(1000 + n, "", None, _features(dice, values), role=dice.choice(["trainer", "staff"]))
        for n in range(dice.randint(0, 2))
    )
    must = frozenset(dice.sample(ids, 1)) if dice.random() < 0.2 else frozenset[int]()
    never = frozenset(dice.sample(ids, 1)) if dice.random() < 0.2 else frozenset[int]()
    return Problem(people, dice.randint(1, min(6, number)), dice.random() < 0.75, tuple(rules), must, never, already)


def _score(dice: random.Random, grain: int) -> float | None:
    if grain == 0 or dice.random() < 0.1:
        return None
    return (0.0, dice.randint(0, 3), round(dice.uniform(0, 100), 1), round(dice.uniform(-5, 5), 3))[grain]


def _features(dice: random.Random, values: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for feature, known in values.items():
        if dice.random() > 0.12:
            found[feature] = tuple(dice.sample(known, dice.randint(0, 2) if feature == "list" else 1))
        elif dice.random() < 0.5:
            found[feature] = ()
    return found


def _rule(dice: random.Random, number: int, values: dict[str, list[str]]) -> Rule:
    feature = dice.choice(list(values))
    hard, weight = dice.random() < 0.65, dice.choice([1, 1, 2, 0.5, 1.5])
    roles = frozenset({"trainer"}) if dice.random() < 0.2 else frozenset[str]()
    unit = Unit.SHARE if dice.random() < 0.2 else Unit.COUNT
    figures: list[float] = [dice.randint(0, 3), dice.randint(0, 4)]
    if unit is Unit.SHARE:
        figures = [dice.choice([0, 10, 20, 25, 33.3, 40]), dice.choice([30, 50, 60, 75, 100])]
    low, high = sorted(figures)
    least, most = dice.choice([(low, None), (None, high), (low, high)])
    kind = dice.randrange(4)
    if kind < 2:
        some = tuple(dice.sample([*values[feature], ""], dice.randint(1, 2)))
        return CountRule(number, feature, some, least, most, unit, hard, weight, roles)
    if kind == 2:
        exempt = frozenset(dice.sample(values[feature], dice.randint(0, 1)))
        most = dice.randint(0, 2) if most is None else most
        return EachRule(
            number, feature, least if dice.random() < 0.3 else None, most, unit, exempt, hard, weight, roles
        )
    low_count, high_count = dice.choice([(dice.randint(0, 4), None), (None, dice.randint(1, 4)), (1, 3)])
    return DistinctRule(number, feature, low_count, high_count, hard, weight, roles)
