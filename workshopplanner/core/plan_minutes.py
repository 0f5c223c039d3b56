"""The arithmetic of a session plan: what is spare goes to a step, a plan is scaled, a late start is caught up."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import accumulate
from typing import Protocol

from workshopplanner.core.agenda import MINUTES_A_DAY, minute_of, time_of
from workshopplanner.core.kinds import Method
from workshopplanner.core.plans import Plan, PlanStep

ACTIVE = frozenset({Method.DISCUSSION, Method.CASE, Method.ROLE_PLAY, Method.EXERCISE, Method.REPORT_BACK})


@dataclass(frozen=True)
class Fit:
    """New minutes of the steps that change, by id; `left` could not be placed (below zero: still too long)."""

    minutes: Mapping[int, int] = field(default_factory=dict)
    left: int = 0


@dataclass(frozen=True)
class Cut:
    """What a late start takes from a step, and why this one."""

    step_id: int
    before: int
    after: int
    reason: str  # "energiser", "optional", "slack" or "input"


@dataclass(frozen=True)
class CatchUp:
    """How a late start is caught up: the spare minutes first, then cuts in this order; `left` is still missing."""

    late: int
    spare: int = 0
    cuts: tuple[Cut, ...] = ()
    left: int = 0


@dataclass(frozen=True)
class Mix:
    """Which share of the minutes is input, which active, and of which it isn't said; per cent of the whole."""

    input: int = 0
    active: int = 0
    other: int = 0


class Timed(Protocol):
    """Anything with minutes and their bounds, such as a step of a plan or of a template."""

    @property
    def id(self) -> int: ...
    @property
    def minutes(self) -> int: ...
    @property
    def least(self) -> int | None: ...
    @property
    def most(self) -> int | None: ...


def least_of(step: Timed) -> int:
    """Return the fewest minutes of a step; one without a bound keeps at least a minute if it has any."""
    return min(1, step.minutes) if step.least is None else min(step.least, step.minutes)


def most_of(step: Timed) -> int:
    """Return the most minutes of a step."""
    return MINUTES_A_DAY if step.most is None else max(step.most, step.minutes)


def give_spare(plan: Plan, step_id: int | None = None) -> Fit:
    """Give what is spare to a step, by default the last; take from it what is too much. Its bounds hold."""
    step = next((one for one in plan.steps if one.id == step_id), None) if step_id is not None else None
    step = step or (plan.steps[-1] if plan.steps else None)
    if step is None or not plan.spare:
        return Fit({}, plan.spare)
    wanted = step.minutes + plan.spare
    given = max(least_of(step), min(wanted, most_of(step)))
    return Fit({step.id: given} if given != step.minutes else {}, wanted - given)


def scale(steps: Sequence[Timed], total: int) -> Fit:
    """Stretch or shrink all steps alike until they add up to `total`, within their bounds; whole minutes, exactly.

    Minutes that rounding leaves over go to the steps with the largest remainders. Where the bounds forbid the total,
    the steps come as near to it as they can and `left` says what is missing (or, below zero, too much).
    """
    if not steps:
        return Fit({}, total)
    low, high = [least_of(step) for step in steps], [most_of(step) for step in steps]
    weight = [step.minutes for step in steps]
    if not any(weight):
        weight = [1] * len(steps)
    reach = [most if share else least for share, least, most in zip(weight, low, high, strict=True)]
    goal = max(sum(low), min(total, sum(reach)))
    exact = _share(weight, low, high, goal)
    whole = [int(value) for value in exact]
    by_remainder = sorted(range(len(steps)), key=lambda at: (whole[at] - exact[at], at))
    for at in by_remainder[: goal - sum(whole)]:
        whole[at] += 1
    changed = {step.id: now for step, now in zip(steps, whole, strict=True) if now != step.minutes}
    return Fit(changed, total - goal)


def _share(weight: Sequence[int], low: Sequence[int], high: Sequence[int], goal: int) -> list[Fraction]:
    """Return each weight times one common factor, held between its bounds, such that they add up to the goal."""
    ends = {Fraction(end, share) for share, *both in zip(weight, low, high, strict=True) if share for end in both}
    marks = sorted({Fraction(0), *ends})

    def at(factor: Fraction) -> list[Fraction]:
        held = zip(weight, low, high, strict=True)
        return [min(max(factor * share, Fraction(least)), Fraction(most)) for share, least, most in held]

    below = max((mark for mark in marks if sum(at(mark)) <= goal), default=marks[0])
    above = min((mark for mark in marks if mark > below), default=below)
    here, there = sum(at(below)), sum(at(above))
    if here == there:
        return at(below)
    return at(below + (above - below) * (goal - here) / (there - here))


def cut_first(plan: Plan, late: int) -> CatchUp:
    """Say what to cut, and by how many minutes, when a session starts `late` and still must end on time.

    What participants do themselves and what they take home is spared longest. So the order is:
    1. minutes that the slot has to spare;
    2. energisers, down to their least: they serve the mood, not an objective;
    3. optional steps, those whose least is 0: whoever planned them already said that they may go;
    4. the stated slack of the other steps, minutes above their least: the most slack first, of the later step first;
    5. input without a stated least, down to half: what isn't said can be handed out or read.
    Exercises, discussions, report-backs and reflections without a stated least are never cut unasked; `left` says what
    is missing then.
    """
    spare = max(0, min(late, plan.spare))
    need = max(0, late - plan.spare)
    cuts: list[Cut] = []
    for reason, steps in _sacrifices(plan.steps):
        for step in steps:
            taken = min(need, step.minutes - _floor(step, reason))
            if taken > 0 and all(cut.step_id != step.id for cut in cuts):
                cuts.append(Cut(step.id, step.minutes, step.minutes - taken, reason))
                need -= taken
    return CatchUp(late, spare, tuple(cuts), need)


def _sacrifices(steps: Sequence[PlanStep]) -> Iterable[tuple[str, list[PlanStep]]]:
    def slack(step: PlanStep) -> tuple[int, int]:
        return (_floor(step, "slack") - step.minutes, -step.position)

    yield "energiser", sorted((step for step in steps if step.method is Method.ENERGISER), key=slack)
    yield "optional", sorted((step for step in steps if step.least == 0), key=slack)
    yield "slack", sorted((step for step in steps if step.least), key=slack)
    untold = (step for step in steps if step.least is None and step.method is Method.INPUT)
    yield "input", sorted(untold, key=lambda step: (-step.minutes, -step.position))


def _floor(step: PlanStep, reason: str) -> int:
    if step.least is not None:
        return min(step.least, step.minutes)
    return {"energiser": 0, "input": (step.minutes + 1) // 2}.get(reason, step.minutes)


def refit(plan: Plan, minutes: Mapping[int, int]) -> Plan:
    """Return the plan with these minutes, and the clocks that follow from them."""
    steps = [replace(step, minutes=minutes.get(step.id, step.minutes)) for step in plan.steps]
    first = next((step.begins for step in plan.steps if step.begins is not None), None)
    starts = clocks(first, [step.minutes for step in steps])
    return replace(plan, steps=tuple(replace(step, begins=begins) for step, begins in zip(steps, starts, strict=True)))


def clocks(starts: dt.time | None, minutes: Sequence[int]) -> list[dt.time | None]:
    """Return when each step begins."""
    if starts is None:
        return [None] * len(minutes)
    begins = accumulate(minutes, initial=minute_of(starts))
    return [time_of(at) for at, _minutes in zip(begins, minutes, strict=False)]


def mix(steps: Sequence[PlanStep]) -> Mix:
    """Return the mix of methods in per cent of the minutes; the three add up to 100 unless there is nothing."""
    total = sum(step.minutes for step in steps)
    if not total:
        return Mix()
    told = sum(step.minutes for step in steps if step.method is Method.INPUT)
    done = sum(step.minutes for step in steps if step.method in ACTIVE)
    shares = [Fraction(100 * part, total) for part in (told, done, total - told - done)]
    whole = [int(share) for share in shares]
    for at in sorted(range(3), key=lambda at: whole[at] - shares[at])[: 100 - sum(whole)]:
        whole[at] += 1
    return Mix(*whole)
