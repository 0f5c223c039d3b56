import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from workshopplanner.core.kinds import Method
from workshopplanner.core.plan_minutes import (
    CatchUp,
    Cut,
    Fit,
    Mix,
    cut_first,
    give_spare,
    least_of,
    mix,
    most_of,
    refit,
    scale,
)
from workshopplanner.core.plans import Plan, PlanStep


def step(
    number: int, minutes: int, least: int | None = None, most: int | None = None, method: Method | None = None
) -> PlanStep:
    return PlanStep(number, number, minutes, least, most, f"Step {number}", method, "", None, "", None, "", None)


def plan(slot: int, *steps: PlanStep) -> Plan:
    return Plan(1, slot, "", (), steps)


@st.composite
def bounded(draw: st.DrawFn, number: int) -> PlanStep:
    minutes = draw(st.integers(0, 90))
    least = draw(st.none() | st.integers(0, minutes))
    most = draw(st.none() | st.integers(minutes, 200))
    return step(number, minutes, least, most, draw(st.none() | st.sampled_from(Method)))


@st.composite
def bounded_steps(draw: st.DrawFn) -> tuple[PlanStep, ...]:
    return tuple(draw(bounded(number)) for number in range(1, draw(st.integers(1, 8)) + 1))


def after(steps: tuple[PlanStep, ...], fit: Fit) -> list[int]:
    return [fit.minutes.get(one.id, one.minutes) for one in steps]


@given(bounded_steps(), st.integers(0, 600))
def test_scaling_is_exact_within_bounds_and_says_what_it_cannot_place(steps: tuple[PlanStep, ...], total: int) -> None:
    fit = scale(steps, total)
    now = after(steps, fit)
    assert sum(now) + fit.left == total
    assert all(least_of(one) <= minutes <= most_of(one) for one, minutes in zip(steps, now, strict=True))
    if fit.left < 0:
        assert now == [least_of(one) for one in steps]
    if fit.left > 0:  # nothing that has any minutes could take more
        assert all(
            minutes == most_of(one)
            for one, minutes in zip(steps, now, strict=True)
            if one.minutes or not any(s.minutes for s in steps)
        )


@given(bounded_steps())
def test_scaling_to_what_it_is_changes_nothing(steps: tuple[PlanStep, ...]) -> None:
    assert scale(steps, sum(one.minutes for one in steps)) == Fit({}, 0)


@given(bounded_steps(), st.integers(0, 300), st.integers(0, 120))
def test_catching_up_takes_what_is_missing_and_never_below_the_least(
    steps: tuple[PlanStep, ...], slot: int, late: int
) -> None:
    session = plan(slot, *steps)
    found = cut_first(session, late)
    taken = sum(cut.before - cut.after for cut in found.cuts)
    assert taken + found.left == max(0, late - session.spare)
    assert len({cut.step_id for cut in found.cuts}) == len(found.cuts)
    by_id = {one.id: one for one in steps}
    assert all(cut.after >= (by_id[cut.step_id].least or 0) for cut in found.cuts)


@given(bounded_steps(), st.integers(0, 300))
def test_spare_minutes_go_to_one_step_and_none_is_lost(steps: tuple[PlanStep, ...], slot: int) -> None:
    session = plan(slot, *steps)
    fit = give_spare(session)
    assert refit(session, fit.minutes).spare == fit.left
    assert set(fit.minutes) <= {steps[-1].id}


def test_scaling_shares_alike_and_gives_the_rest_to_the_largest_remainders() -> None:
    steps = (step(1, 5), step(2, 15), step(3, 25), step(4, 12))
    assert after(steps, scale(steps, 60)) == [5, 16, 26, 13]
    assert scale((step(1, 20, 15, 20), step(2, 20, 18)), 30) == Fit({1: 15, 2: 18}, -3)
    assert scale((step(1, 20, 15, 25),), 40) == Fit({1: 25}, 15)
    assert scale((), 60) == Fit({}, 60)


def test_spare_goes_to_the_last_step_or_the_chosen_one_within_its_most() -> None:
    session = plan(60, step(1, 20), step(2, 37, most=38))
    assert give_spare(session) == Fit({2: 38}, 2)
    assert give_spare(session, 1) == Fit({1: 23}, 0)
    assert give_spare(plan(50, step(1, 20), step(2, 37, 30))) == Fit({2: 30}, 0)
    assert give_spare(plan(60)) == Fit({}, 60)


def test_a_late_start_takes_spare_energisers_options_slack_and_then_input() -> None:
    session = plan(
        90,
        step(1, 5, method=Method.ENERGISER),
        step(2, 30, method=Method.INPUT),
        step(3, 30, 20, 40, Method.EXERCISE),
        step(4, 6, 0, method=Method.REFLECTION),
        step(5, 15, method=Method.REPORT_BACK),
    )
    assert cut_first(session, 3) == CatchUp(3, 3)
    assert cut_first(session, 40) == CatchUp(
        40,
        4,
        (
            Cut(1, 5, 0, "energiser"),
            Cut(4, 6, 0, "optional"),
            Cut(3, 30, 20, "slack"),
            Cut(2, 30, 15, "input"),
        ),
        0,
    )
    assert cut_first(session, 50).left == 10


def test_other_minutes_move_every_later_clock() -> None:
    steps = (step(1, 5), step(2, 15), step(3, 25))
    session = refit(plan(60, *(replace(one, begins=dt.time(9, 15)) for one in steps)), {2: 20})
    assert [one.begins for one in session.steps] == [dt.time(9, 15), dt.time(9, 20), dt.time(9, 40)]


def test_the_mix_of_methods_adds_up() -> None:
    steps = (step(1, 20, method=Method.INPUT), step(2, 25, method=Method.EXERCISE), step(3, 12, method=None))
    assert mix(steps) == Mix(35, 44, 21)
    assert mix(()) == Mix(0, 0, 0)
