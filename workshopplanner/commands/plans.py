"""Session plans: objectives, preparation and steps."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from workshopplanner.commands._rows import get, set_fields, words
from workshopplanner.core.agenda import MINUTES_A_DAY
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Objective, Person, Session, Step
from workshopplanner.store.store import Tx

_FIELDS = ("minutes", "least", "most", "method", "materials", "responsible_id", "objective_id", "notes")


def set_objectives(tx: Tx, session_id: int, statements: Sequence[str]) -> None:
    """Give a session these learning objectives in this order; steps keep those that stay or are reworded."""
    session = get(tx, Session, session_id)
    statements = [text for text in (" ".join(statement.split()) for statement in statements) if text]
    mine = select(Objective).where(Objective.session_id == session_id)
    kept = list(tx.scalars(mine.order_by(Objective.position, Objective.id)))
    same = {row.statement: row for row in reversed(kept)}
    matched: list[Objective | None] = [same.pop(text, None) for text in statements]
    free = [row for row in kept if row not in matched]
    for position, (text, row) in enumerate(zip(statements, matched, strict=True), start=1):
        objective = row or (free.pop(0) if free else Objective(session=session))
        objective.statement, objective.position = text, position
        tx.add(objective)
    for row in free:
        for step in tx.scalars(select(Step).where(Step.objective_id == row.id)):
            step.objective = None
        tx.delete(row)


def set_preparation(tx: Tx, session_id: int, text: str) -> None:
    """Say what must be ready before a session."""
    get(tx, Session, session_id).preparation = text.strip()


def add_step(
    tx: Tx, /, session_id: int, activity: str, minutes: int, *, position: int | None = None, **fields: Any
) -> int:
    """Add a step to a plan, at the end or at a place counted from 1; further fields are those of `edit_step`."""
    session = get(tx, Session, session_id)
    steps = _steps_of(tx, session_id)
    step = Step(session=session, activity=_activity(activity), minutes=minutes, position=0)
    steps.insert(len(steps) if position is None else max(position, 1) - 1, step)
    _set_step(tx, step, fields)
    tx.add(step)
    _renumber(steps)
    tx.flush()
    return step.id


def edit_step(tx: Tx, /, step_id: int, **fields: Any) -> None:
    """Change a step: activity, minutes, least, most, method, materials, responsible_id, objective_id, notes."""
    _set_step(tx, get(tx, Step, step_id), fields)


def move_step(tx: Tx, step_id: int, position: int) -> None:
    """Move a step to another place in its plan, counted from 1; past the end means last."""
    step = get(tx, Step, step_id)
    others = [other for other in _steps_of(tx, step.session_id) if other is not step]
    others.insert(max(position, 1) - 1, step)
    _renumber(others)


def delete_step(tx: Tx, step_id: int) -> None:
    """Delete a step; those after it move up."""
    step = get(tx, Step, step_id)
    _renumber([other for other in _steps_of(tx, step.session_id) if other is not step])
    tx.delete(step)


def _steps_of(tx: Tx, session_id: int) -> list[Step]:
    return list(tx.scalars(select(Step).where(Step.session_id == session_id).order_by(Step.position, Step.id)))


def _renumber(steps: Sequence[Step]) -> None:
    for position, step in enumerate(steps, start=1):
        step.position = position


def _activity(text: str) -> str:
    return words(text, _("Say what happens in this step."))


def _set_step(tx: Tx, step: Step, fields: dict[str, Any]) -> None:
    if "activity" in fields:
        step.activity = _activity(fields.pop("activity"))
    if fields.get("responsible_id") is not None:
        get(tx, Person, fields["responsible_id"])
    if fields.get("objective_id") is not None:
        objective = get(tx, Objective, fields["objective_id"])
        if objective.session_id != (step.session_id or step.session.id):
            raise UserError(_("This objective belongs to another session. Choose one of this session."))
    set_fields(step, _FIELDS, fields)
    bounds = [minutes for minutes in (step.least, step.minutes, step.most) if minutes is not None]
    if bounds != sorted(bounds):
        raise UserError(_("A step's minutes lie between its least and its most."))
    if bounds[0] < 0 or bounds[-1] > MINUTES_A_DAY:
        raise UserError(_("A step lasts from 0 minutes to a day."))
