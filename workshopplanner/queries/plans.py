"""Session plans."""

import datetime as dt
from itertools import accumulate
from typing import Any

from sqlalchemy import select

from workshopplanner.core import plans as rows
from workshopplanner.core.agenda import Card, Day, minute_of, time_of
from workshopplanner.core.kinds import Role
from workshopplanner.core.names import full_name
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.queries.agenda import NAME, card
from workshopplanner.queries.workshops import outcomes
from workshopplanner.store.schema import Day as DayRow
from workshopplanner.store.schema import Objective, Participation, Person, Session, Step
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


def sheet(tx: Tx, session_id: int) -> rows.Sheet | None:
    """Return everything that the page of a session's plan shows; None when the session is gone."""
    workshop_id = tx.scalar(select(Session.workshop_id).where(Session.id == session_id))
    if workshop_id is None:
        return None
    session, found = card(tx, session_id), plan(tx, session_id)
    people = _people(tx, workshop_id, session, found)
    return rows.Sheet(found, session, _day(tx, session.day_id), people, tuple(outcomes(tx, workshop_id)))


def _people(tx: Tx, workshop_id: int, session: Card, found: rows.Plan) -> tuple[tuple[int, str], ...]:
    """Return who may be responsible for a step: first those of the session, then everybody but the participants."""
    wanted = select(Person.id, *NAME).join(Participation, Participation.person_id == Person.id)
    wanted = wanted.where(Participation.workshop_id == workshop_id, Participation.role != Role.PARTICIPANT)
    staff = {row.id: full_name(*row[1:]) for row in tx.execute(wanted)}
    known = {person.person_id: person.name for person in session.people}
    known |= {step.responsible_id: step.responsible for step in found.steps if step.responsible_id is not None}
    others = sorted((item for item in staff.items() if item[0] not in known), key=lambda item: item[1].casefold())
    return (*known.items(), *others)


def _day(tx: Tx, day_id: int | None) -> Day | None:
    wanted = select(DayRow.id, DayRow.number, DayRow.date, DayRow.title, DayRow.opens, DayRow.closes)
    found = tx.execute(wanted.where(DayRow.id == day_id)).first()
    return None if found is None else Day(*found)


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
