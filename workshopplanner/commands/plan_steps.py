"""Many steps of a plan as one step of the history: cells of the table, and minutes that make the plan add up."""

from collections.abc import Mapping, Sequence
from typing import Any

from workshopplanner.commands import plans
from workshopplanner.commands._rows import get, get_all
from workshopplanner.core.kinds import Layout
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Session, Step
from workshopplanner.store.store import Tx

NEW_MINUTES = 10  # of a step about which nobody has said how long it lasts


def write_steps(tx: Tx, session_id: int, lines: Sequence[tuple[int | None, Mapping[str, Any]]]) -> list[int]:
    """Set fields of steps, in the order given; a line without a step adds one at the end. Return the ids."""
    written = []
    for step_id, fields in lines:
        if step_id is None:
            told: dict[str, Any] = {"activity": _("New step"), "minutes": NEW_MINUTES} | dict(fields)
            written.append(plans.add_step(tx, session_id, **told))
        else:
            plans.edit_step(tx, step_id, **fields)
            written.append(step_id)
    return written


def delete_steps(tx: Tx, step_ids: Sequence[int]) -> None:
    """Delete steps; those after them move up."""
    for step in get_all(tx, Step, step_ids):
        plans.delete_step(tx, step.id)
        tx.flush()


def duplicate_step(tx: Tx, step_id: int) -> int:
    """Repeat a step right after itself."""
    step = get(tx, Step, step_id)
    names = ("least", "most", "method", "materials", "responsible_id", "objective_id", "notes")
    fields = {name: getattr(step, name) for name in names}
    return plans.add_step(tx, step.session_id, step.activity, step.minutes, position=step.position + 1, **fields)


def give_spare_minutes(tx: Tx, session_id: int, minutes: Mapping[int, int]) -> None:
    """Give what is spare to a step, or take from it what is too much."""
    _set_minutes(tx, session_id, minutes)


def scale_steps(tx: Tx, session_id: int, minutes: Mapping[int, int]) -> None:
    """Stretch or shrink all steps of a plan to the minutes worked out for them."""
    _set_minutes(tx, session_id, minutes)


def cut_steps(tx: Tx, session_id: int, minutes: Mapping[int, int]) -> None:
    """Shorten steps because the session started late."""
    _set_minutes(tx, session_id, minutes)


def _set_minutes(tx: Tx, session_id: int, minutes: Mapping[int, int]) -> None:
    for step in get_all(tx, Step, minutes):
        if step.session_id != session_id:
            raise UserError(_("This step belongs to another session."))
        plans.edit_step(tx, step.id, minutes=minutes[step.id])


def set_session_layout(tx: Tx, session_id: int, layout: Layout | None) -> None:
    """Say how the room is set up for a session; None where nobody asks for anything."""
    get(tx, Session, session_id).layout = layout
