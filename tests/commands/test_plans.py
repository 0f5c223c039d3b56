import datetime as dt

import pytest

from workshopplanner.commands import plans
from workshopplanner.core.kinds import Method
from workshopplanner.core.plans import Objective, Plan, PlanStep
from workshopplanner.errors import UserError
from workshopplanner.queries.plans import plan
from workshopplanner.store.store import Store


def shown(store: Store, session_id: int = 1) -> list[tuple[int, str, int]]:
    return [(step.position, step.activity, step.minutes) for step in store.ask(plan, session_id).steps]


@pytest.fixture
def steps(store: Store) -> list[int]:
    return [store.do(plans.add_step, 1, name, minutes) for name, minutes in (("Input", 20), ("Buzz groups", 25))]


def test_a_plan_has_clocks_and_says_what_is_spare(store: Store, steps: list[int]) -> None:
    store.do(plans.set_objectives, 1, [" Name the  goals ", ""])
    (objective,) = store.ask(plan, 1).objectives
    store.do(plans.set_preparation, 1, " Chairs in a circle ")
    store.do(plans.edit_step, steps[1], method=Method.DISCUSSION, least=15, most=30, objective_id=objective.id)
    found = store.ask(plan, 1)
    assert found == Plan(
        1,
        60,
        "Chairs in a circle",
        (Objective(objective.id, "Name the goals"),),
        (
            PlanStep(steps[0], 1, 20, None, None, "Input", None, "", None, "", None, "", dt.time(9)),
            PlanStep(
                steps[1],
                2,
                25,
                15,
                30,
                "Buzz groups",
                Method.DISCUSSION,
                "",
                None,
                "",
                objective.id,
                "",
                dt.time(9, 20),
            ),
        ),
    )
    assert (found.minutes, found.spare) == (45, 15)


def test_in_the_tray_steps_have_no_clock(store: Store) -> None:
    store.do(plans.add_step, 3, "Input", 20)
    assert [step.begins for step in store.ask(plan, 3).steps] == [None]


def test_steps_come_and_go_and_move(store: Store, steps: list[int]) -> None:
    store.do(plans.add_step, 1, "Welcome", 5, position=1)
    assert shown(store) == [(1, "Welcome", 5), (2, "Input", 20), (3, "Buzz groups", 25)]
    store.do(plans.move_step, steps[0], 99)
    assert shown(store) == [(1, "Welcome", 5), (2, "Buzz groups", 25), (3, "Input", 20)]
    store.do(plans.move_step, steps[0], 1)
    assert shown(store) == [(1, "Input", 20), (2, "Welcome", 5), (3, "Buzz groups", 25)]
    store.do(plans.delete_step, steps[0])
    assert shown(store) == [(1, "Welcome", 5), (2, "Buzz groups", 25)]


def test_objectives_are_reordered_reworded_and_dropped_without_losing_their_steps(
    store: Store, steps: list[int]
) -> None:
    store.do(plans.set_objectives, 1, ["Name", "Apply", "Judge"])
    name, apply, judge = (objective.id for objective in store.ask(plan, 1).objectives)
    store.do(plans.edit_step, steps[0], objective_id=apply)
    store.do(plans.edit_step, steps[1], objective_id=judge)
    store.do(plans.set_objectives, 1, ["Apply", "Name precisely"])
    found = store.ask(plan, 1)
    assert found.objectives == (Objective(apply, "Apply"), Objective(name, "Name precisely"))
    assert [step.objective_id for step in found.steps] == [apply, None]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"minutes": 5, "least": 10}, "A step's minutes lie between its least and its most."),
        ({"minutes": 50, "most": 40}, "A step's minutes lie between its least and its most."),
        ({"minutes": -1}, "A step lasts from 0 minutes to a day."),
        ({"activity": " "}, "Say what happens in this step."),
    ],
)
def test_what_a_step_cannot_be(store: Store, steps: list[int], fields: dict[str, object], sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        store.do(plans.edit_step, steps[0], **fields)
    assert shown(store) == [(1, "Input", 20), (2, "Buzz groups", 25)]


def test_an_objective_of_another_session_is_refused(store: Store, steps: list[int]) -> None:
    store.do(plans.set_objectives, 2, ["Elsewhere"])
    (other,) = store.ask(plan, 2).objectives
    with pytest.raises(UserError, match="belongs to another session"):
        store.do(plans.edit_step, steps[0], objective_id=other.id)


def test_only_known_fields_are_taken(store: Store, steps: list[int]) -> None:
    with pytest.raises(TypeError, match="no such field to edit: session_id"):
        store.do(plans.edit_step, steps[0], session_id=2)


def test_a_session_that_is_gone_says_so(store: Store) -> None:
    with pytest.raises(UserError, match="no longer there"):
        store.ask(plan, 99)
