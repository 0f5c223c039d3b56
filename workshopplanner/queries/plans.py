"""Session plans."""

import datetime as dt
from itertools import accumulate
from typing import Any

from sqlalchemy import select

from workshopplanner.core import plans as rows
from workshopplanner.core.agenda import minute_of, time_of
from workshopplanner.core.roster import full_name
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.queries.agenda import NAME
from workshopplanner.store.schema import Objective, Session, Step
from workshopplanner.store.store import Tx


def plan(tx: Tx, session_id: int) -> rows.Plan:
    """Return a session's plan with the clock of each step."""
    session = tx.execute(
        select(Session.starts, Session.minutes, Session.preparation).where(Session.id == session_id)
    ).first()
    if session is None:
        raise UserError(_("This session is no longer there."))
    starts, minutes, preparation = session
    return rows.Plan(session_id, minutes, preparation, _objectives(tx, session_id), _steps(tx, session_id, starts))


def _objectives(tx: Tx, session_id: int) -> tuple[rows.Objective, ...]:
    wanted = select(Objective.id, Objective.statement).where(Objective.session_id == session_id)
    return tuple(rows.Objective(*row) for row in tx.execute(wanted.order_by(Objective.position, Objective.id)))


def _steps(tx: Tx, session_id: int, starts: dt.time | None) -> tuple[rows.PlanStep, ...]:
    wanted = (
        select(
            Step.id,
            Step.position,
            Step.minutes,
            Step.least,
            Step.most,
            Step.activity,
            Step.method,
            Step.materials,
            Step.responsible_id,
            Step.objective_id,
            Step.notes,
            *NAME,
        )
        .outerjoin(Step.responsible)
        .where(Step.session_id == session_id)
        .order_by(Step.position, Step.id)
    )
    found: list[Any] = list(tx.execute(wanted))
    begins = accumulate((row.minutes for row in found), initial=0)
    return tuple(
        _step(row, None if starts is None else time_of(minute_of(starts) + at))
        for row, at in zip(found, begins, strict=False)
    )


def _step(row: Any, begins: dt.time | None) -> rows.PlanStep:
    name = "" if row.responsible_id is None else full_name(*row[11:])
    return rows.PlanStep(*(*row[:9], name, row.objective_id, row.notes, begins))
