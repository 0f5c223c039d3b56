"""What hangs on a session: taking it away with the session, and copying it to another."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import inspect, or_, select

from workshopplanner.commands._choices import loosen_groups
from workshopplanner.store.schema import (
    Journaled,
    Objective,
    Session,
    SessionOutcome,
    SessionPerson,
    SessionPrerequisite,
    SessionRoom,
    SessionTheme,
    Step,
)
from workshopplanner.store.store import Tx

_LINKS: tuple[Any, ...] = (SessionRoom, SessionPerson, SessionTheme, SessionOutcome)


def delete_sessions_whole(tx: Tx, sessions: Iterable[Session]) -> None:
    """Delete sessions with their plans, rooms, people, themes, outcomes and what they come before or after."""
    sessions = list(sessions)
    for start in range(0, len(sessions), 500):
        ids = [session.id for session in sessions[start : start + 500]]
        for table in (Step, Objective, *_LINKS):
            for row in tx.scalars(select(table).where(table.session_id.in_(ids))):
                tx.delete(row)
        order = or_(SessionPrerequisite.session_id.in_(ids), SessionPrerequisite.needs_id.in_(ids))
        for row in tx.scalars(select(SessionPrerequisite).where(order)):
            tx.delete(row)
        loosen_groups(tx, sessions=ids)
    for session in sessions:
        tx.delete(session)


def copy_of(row: Any, **fields: Any) -> Any:
    """Return a new row of the same table with the same values but for the given fields."""
    names = inspect(type(row)).column_attrs.keys()
    values = {name: getattr(row, name) for name in names if name != "id"}
    return type(row)(**(values | fields))


def copy_parts(tx: Tx, source_id: int, target: Session) -> None:
    """Give `target` copies of everything that hangs on the source session; the target must have its id."""
    for table in _LINKS:
        for row in tx.scalars(select(table).where(table.session_id == source_id).order_by(table.id)):
            tx.add(copy_of(row, session_id=target.id))
    objectives: dict[int | None, Journaled] = {}
    for objective in tx.scalars(select(Objective).where(Objective.session_id == source_id).order_by(Objective.id)):
        objectives[objective.id] = copy_of(objective, session_id=target.id)
    tx.add_all(objectives.values())
    tx.flush()
    for step in tx.scalars(select(Step).where(Step.session_id == source_id).order_by(Step.id)):
        serves = objectives.get(step.objective_id)
        tx.add(copy_of(step, session_id=target.id, objective_id=serves.id if serves else None))


def copy_prerequisites(tx: Tx, copies: Mapping[int, int], beyond: bool = True) -> None:
    """Let each copy (by the id of its source) come after the copy of what its source comes after.

    Where that was not copied, the copy comes after the very same session, unless it may not look `beyond`.
    """
    tx.flush()
    for row in tx.scalars(select(SessionPrerequisite).order_by(SessionPrerequisite.id)).all():
        needs = copies.get(row.needs_id, row.needs_id if beyond else None)
        if row.session_id in copies and needs is not None:
            tx.add(SessionPrerequisite(session_id=copies[row.session_id], needs_id=needs))
