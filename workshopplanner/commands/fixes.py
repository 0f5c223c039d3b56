"""Carries out what a finding offers as its fix, in one undo step."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select

from workshopplanner.commands import agenda, plan_steps, plans, ripple, roster, themes, workshops
from workshopplanner.commands._rows import get
from workshopplanner.core.agenda import Move
from workshopplanner.core.fixes import Fix, Verb
from workshopplanner.core.kinds import ParticipationStatus
from workshopplanner.core.plan_minutes import scale
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Room, Session, SessionOutcome, Step
from workshopplanner.store.store import Tx


def fix_finding(tx: Tx, workshop_id: int, fix: Fix) -> None:
    """Do what a fix says."""
    fix_findings(tx, workshop_id, [fix])


def fix_findings(tx: Tx, workshop_id: int, fixes: Sequence[Fix]) -> None:
    """Do what several fixes say, in their order."""
    kept = _at_hand(tx, workshop_id) if len(fixes) > 1 else ()
    for fix in fixes:
        for deed in fix.deeds:
            workshop = (workshop_id,) if deed.verb in (Verb.ADD, Verb.SHIFT) else ()
            _HANDS[deed.verb](tx, *workshop, *deed.arguments)
            tx.flush()
    del kept


def _at_hand(tx: Tx, workshop_id: int) -> tuple[object, ...]:
    """Read the sessions and rooms at once, and keep them, rather than one by one for each of many fixes."""
    sessions = tx.scalars(select(Session).where(Session.workshop_id == workshop_id)).all()
    return *sessions, *tx.scalars(select(Room).where(Room.workshop_id == workshop_id))


def _move(tx: Tx, *moves: Move) -> None:
    agenda.move_sessions(tx, moves)


def _extend(tx: Tx, day_id: int, opens: Any, closes: Any) -> None:
    workshops.edit_day(tx, day_id, opens=opens, closes=closes)


def _add(tx: Tx, workshop_id: int, title: str, outcome_id: int | None, fields: tuple[tuple[str, Any], ...]) -> None:
    session_id = agenda.add_session(tx, workshop_id, title, **dict(fields))
    if outcome_id is not None:
        agenda.set_session_outcomes(tx, session_id, [outcome_id])


def _serve(tx: Tx, session_id: int, outcome_id: int) -> None:
    old = tx.scalars(select(SessionOutcome.outcome_id).where(SessionOutcome.session_id == session_id))
    agenda.set_session_outcomes(tx, session_id, [*old, outcome_id])


def _confirm(tx: Tx, participation_id: int) -> None:
    roster.set_status(tx, participation_id, ParticipationStatus.CONFIRMED)


def _scale(tx: Tx, session_id: int) -> None:
    session = get(tx, Session, session_id)
    steps: Any = list(tx.scalars(select(Step).where(Step.session_id == session_id).order_by(Step.position)))
    fit = scale(steps, session.minutes)
    if fit.left:
        sentence = _("The least and most minutes of its steps do not allow {minutes} min. Change them in the plan.")
        raise UserError(sentence.format(minutes=session.minutes))
    plan_steps.scale_steps(tx, session_id, fit.minutes)


_HANDS: dict[Verb, Callable[..., object]] = {
    Verb.MOVE: _move,
    Verb.TIME: agenda.set_session_time,
    Verb.RESIZE: agenda.resize_session,
    Verb.ROOMS: agenda.set_session_rooms,
    Verb.ASSIGN: agenda.add_session_person,
    Verb.UNASSIGN: agenda.remove_session_person,
    Verb.HOURS: _extend,
    Verb.ADD: _add,
    Verb.SERVE: _serve,
    Verb.TARGET: themes.set_theme_target,
    Verb.CONFIRM: _confirm,
    Verb.INTERPRETATION: agenda.set_interpretation,
    Verb.SCALE: _scale,
    Verb.STEP: plans.add_step,
    Verb.PARALLEL: ripple.join_parallel_sessions,
    Verb.LAYOUT: plan_steps.set_session_layout,
    Verb.SHIFT: workshops.shift_workshop,
}
