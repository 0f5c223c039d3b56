from collections.abc import Mapping
from typing import Any

import pytest

from workshopplanner.commands import plan_steps, plan_templates, plans
from workshopplanner.core.kinds import Layout, Method, SessionType
from workshopplanner.core.plan_templates import PlanTemplate, TemplateStep, fitted, shipped
from workshopplanner.errors import UserError
from workshopplanner.queries import plan_templates as template_queries
from workshopplanner.queries.agenda import card
from workshopplanner.queries.plans import plan
from workshopplanner.store.store import Store

Lines = list[tuple[int | None, Mapping[str, Any]]]


def shown(store: Store, session_id: int = 1) -> list[tuple[int, str, int]]:
    return [(step.position, step.activity, step.minutes) for step in store.ask(plan, session_id).steps]


@pytest.fixture
def steps(store: Store) -> list[int]:
    lines: Lines = [
        (None, {"activity": "Input", "minutes": 20}),
        (None, {"activity": "Buzz groups", "minutes": 25}),
    ]
    return store.do(plan_steps.write_steps, 1, lines)


def test_many_cells_are_one_step(store: Store, steps: list[int]) -> None:
    lines: Lines = [
        (steps[0], {"minutes": 15, "method": Method.INPUT}),
        (None, {"minutes": 7}),
        (None, {"activity": "End"}),
    ]
    store.do(plan_steps.write_steps, 1, lines)
    assert shown(store) == [(1, "Input", 15), (2, "Buzz groups", 25), (3, "New step", 7), (4, "End", 10)]
    store.undo()
    assert shown(store) == [(1, "Input", 20), (2, "Buzz groups", 25)]


def test_steps_are_repeated_and_deleted_together(store: Store, steps: list[int]) -> None:
    store.do(plan_steps.duplicate_step, steps[0])
    assert shown(store) == [(1, "Input", 20), (2, "Input", 20), (3, "Buzz groups", 25)]
    store.do(plan_steps.delete_steps, steps)
    assert shown(store) == [(1, "Input", 20)]


def test_minutes_are_set_together_and_only_for_steps_of_the_session(store: Store, steps: list[int]) -> None:
    for command in (plan_steps.give_spare_minutes, plan_steps.scale_steps, plan_steps.cut_steps):
        store.do(command, 1, {steps[0]: 30, steps[1]: 30})
        assert [line[2] for line in shown(store)] == [30, 30]
        store.undo()
    with pytest.raises(UserError):
        store.do(plan_steps.scale_steps, 2, {steps[0]: 30})


def test_a_session_asks_for_a_set_up(store: Store) -> None:
    store.do(plan_steps.set_session_layout, 1, Layout.ISLANDS)
    assert store.ask(card, 1).layout is Layout.ISLANDS
    store.do(plan_steps.set_session_layout, 1, None)
    assert store.ask(card, 1).layout is None


def test_a_plan_is_kept_as_a_template_renamed_used_and_deleted(store: Store, steps: list[int]) -> None:
    store.do(plans.edit_step, steps[0], method=Method.INPUT, least=10, most=30, materials="slides\nA3 ×4", notes="x")
    store.do(plans.set_preparation, 1, "Chairs")
    template_id = store.do(plan_templates.save_plan_template, 1, "  Input and  buzz ")
    with pytest.raises(UserError, match="already a template"):
        store.do(plan_templates.save_plan_template, 1, "INPUT and buzz")
    store.do(plan_templates.rename_plan_template, template_id, "Input & buzz")
    (template,) = store.ask(template_queries.plan_templates)
    assert template == PlanTemplate(
        template_id,
        "Input & buzz",
        SessionType.LECTURE,
        "Chairs",
        (
            TemplateStep(20, "Input", Method.INPUT, 10, 30, "slides\nA3 ×4", "x"),
            TemplateStep(25, "Buzz groups"),
        ),
    )
    store.do(plan_templates.apply_plan_template, 2, template.steps, template.preparation)
    store.do(plan_templates.apply_plan_template, 2, template.steps, template.preparation, append=True)
    assert [line[2] for line in shown(store, 2)] == [20, 25, 20, 25]
    assert store.ask(plan, 2).preparation == "Chairs"
    store.undo()
    assert [line[2] for line in shown(store, 2)] == [20, 25]
    store.do(plan_templates.apply_plan_template, 2, template.steps[:1])
    assert shown(store, 2) == [(1, "Input", 20)]
    store.undo()
    assert [line[2] for line in shown(store, 2)] == [20, 25]
    store.do(plan_templates.delete_plan_template, template_id)
    assert store.ask(template_queries.plan_templates) == ()


def test_an_empty_plan_is_no_template(store: Store) -> None:
    with pytest.raises(UserError, match="no steps"):
        store.do(plan_templates.save_plan_template, 1, "Nothing")


def test_every_shipped_template_can_be_used_and_scaled(store: Store) -> None:
    names = [template.name for template in shipped()]
    assert len(set(names)) == len(names) >= 9
    for template in shipped():
        store.do(plan_templates.apply_plan_template, 1, template.steps, template.preparation)
        assert store.ask(plan, 1).minutes == template.minutes
        least = sum(step.least or 0 for step in template.steps)
        most = sum(step.most or step.minutes for step in template.steps)
        for minutes in (least, template.minutes, most):
            found = fitted(template, minutes)
            assert (sum(step.minutes for step in found.steps), found.left) == (minutes, 0)
        assert fitted(template, most + 5).left == 5
        assert fitted(template, least - 1).left == -1
