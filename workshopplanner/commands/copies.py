"""A new workshop from an earlier one: the programme comes along, the people stay behind."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from workshopplanner.commands._parts import copy_of, copy_prerequisites
from workshopplanner.commands._rows import get, words
from workshopplanner.core.days import shifted
from workshopplanner.core.kinds import ParticipationStatus, Role, SessionStatus
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import (
    Criterion,
    Day,
    Descriptor,
    Eligibility,
    Objective,
    Outcome,
    Participation,
    Quota,
    Room,
    Scenario,
    Session,
    SessionOutcome,
    SessionPerson,
    SessionRoom,
    SessionTheme,
    Step,
    Theme,
    ThemeOutcome,
    Threshold,
    Workshop,
)
from workshopplanner.store.store import Tx

TRAINERS = (Role.FACILITATOR, Role.RESOURCE_PERSON)
Ids = Mapping[int | None, int]


def copy_workshop(
    tx: Tx,
    workshop_id: int,
    title: str,
    first_day: dt.date,
    *,
    short_name: str = "",
    dates: Sequence[dt.date] = (),
    keep_trainers: bool = False,
    keep_locks: bool = False,
) -> int:
    """Make a new workshop with the days, rooms, themes, outcomes, sessions and plans of another, all as drafts.

    The days keep their distance from the first unless all their dates are given. Nobody attends the copy; its trainers
    come along only if asked for, to be confirmed anew. A cancelled session waits in the tray. What makes an applicant
    eligible and by what they are scored and chosen stays; readers, decisions and the day of closing do not.
    """
    source = get(tx, Workshop, workshop_id)
    names = {"title": words(title, _("A workshop needs a name.")), "short_name": short_name.strip()}
    workshop: Workshop = copy_of(source, **names, applications_close=None)
    tx.add(workshop)
    tx.flush()
    kept = _bring_trainers(tx, source.id, workshop) if keep_trainers else frozenset()
    days = _copy_days(tx, source.id, workshop.id, (first_day, dates), kept)
    themes: dict[int | None, int] = {}
    for theme in _of(tx, Theme, source.id):
        lead_id = theme.lead_id if theme.lead_id in kept else None
        themes[theme.id] = _added(tx, theme, workshop_id=workshop.id, lead_id=lead_id)
    outcomes = {row.id: _added(tx, row, workshop_id=workshop.id) for row in _of(tx, Outcome, source.id)}
    rooms = {row.id: _added(tx, row, workshop_id=workshop.id) for row in _of(tx, Room, source.id)}
    for row in (*_of(tx, Threshold, source.id), *_of(tx, Eligibility, source.id)):
        _added(tx, row, workshop_id=workshop.id)
    _copy_terms(tx, source.id, workshop.id)
    for link in tx.scalars(select(ThemeOutcome).where(ThemeOutcome.theme_id.in_(themes))).all():
        _added(tx, link, theme_id=themes[link.theme_id], outcome_id=outcomes[link.outcome_id])
    sessions = _copy_sessions(tx, source.id, workshop.id, (days, themes), keep_locks)
    links: tuple[tuple[Any, str, Mapping[Any, int]], ...] = (
        (SessionRoom, "room_id", rooms),
        (SessionTheme, "theme_id", themes),
        (SessionOutcome, "outcome_id", outcomes),
        (SessionPerson, "person_id", {person_id: person_id for person_id in kept}),
    )
    for table, column, targets in links:
        _copy_links(tx, sessions, table, (column, targets))
    copy_prerequisites(tx, {old: new for old, new in sessions.items() if old is not None}, beyond=False)
    _copy_plans(tx, sessions, kept)
    tx.flush()
    return workshop.id


def _bring_trainers(tx: Tx, source_id: int, workshop: Workshop) -> frozenset[int]:
    """Put the trainers of a workshop on the roster of its copy, and return who they are."""
    here = select(Participation).where(Participation.workshop_id == source_id, Participation.role.in_(TRAINERS))
    found = tx.scalars(here.order_by(Participation.id)).all()
    gone = (ParticipationStatus.DECLINED, ParticipationStatus.WITHDRAWN, ParticipationStatus.NO_SHOW)
    coming = [each for each in found if each.status not in gone]
    for each in coming:
        _added(tx, each, workshop_id=workshop.id, status=ParticipationStatus.SELECTED)
    return frozenset(each.person_id for each in coming)


def _copy_days(
    tx: Tx, source_id: int, workshop_id: int, when: tuple[dt.date, Sequence[dt.date]], kept: Collection[int]
) -> Ids:
    days = _of(tx, Day, source_id, Day.date)
    first_day, given = when
    dates = given or (shifted([day.date for day in days], first_day) if days else ())
    if len(dates) != len(days) or len(set(dates)) != len(dates):
        raise UserError(_("Each day of the new workshop needs a date of its own."))
    made: dict[int | None, int] = {}
    for number, (day, date) in enumerate(zip(days, sorted(dates), strict=True), start=1):
        chair_id = day.chair_id if day.chair_id in kept else None
        made[day.id] = _added(tx, day, workshop_id=workshop_id, number=number, date=date, chair_id=chair_id)
    return made


def _copy_sessions(tx: Tx, source_id: int, workshop_id: int, places: tuple[Ids, Ids], keep_locks: bool) -> Ids:
    days, themes = places
    made: dict[int | None, int] = {}
    for session in _of(tx, Session, source_id):
        fields: dict[str, Any] = {
            "workshop_id": workshop_id,
            "day_id": days.get(session.day_id),
            "theme_id": themes.get(session.theme_id),
            "status": SessionStatus.DRAFT,
            "locked": session.locked and keep_locks,
        }
        if session.status is SessionStatus.CANCELLED:
            fields |= {"day_id": None, "starts": None, "parallel_set": None, "locked": False}
        made[session.id] = _added(tx, session, **fields)
    return made


def _copy_terms(tx: Tx, source_id: int, workshop_id: int) -> None:
    """Copy by what applications are scored and chosen: criteria with their words, scenarios with their rules."""
    parts: tuple[tuple[Any, Any, str], ...] = (
        (Criterion, Descriptor, "criterion_id"),
        (Scenario, Quota, "scenario_id"),
    )
    for owner, part, column in parts:
        for row in _of(tx, owner, source_id):
            new = _added(tx, row, workshop_id=workshop_id)
            for each in tx.scalars(select(part).where(getattr(part, column) == row.id).order_by(part.id)).all():
                tx.add(copy_of(each, **{column: new}))


def _copy_links(tx: Tx, sessions: Ids, table: Any, target: tuple[str, Mapping[Any, int]]) -> None:
    column, targets = target
    for row in _hanging(tx, table, sessions):
        if getattr(row, column) in targets:
            tx.add(copy_of(row, session_id=sessions[row.session_id], **{column: targets[getattr(row, column)]}))
    tx.flush()


def _copy_plans(tx: Tx, sessions: Ids, kept: Collection[int]) -> None:
    objectives: dict[int | None, int] = {}
    for objective in _hanging(tx, Objective, sessions):
        objectives[objective.id] = _added(tx, objective, session_id=sessions[objective.session_id])
    for step in _hanging(tx, Step, sessions):
        responsible_id = step.responsible_id if step.responsible_id in kept else None
        serves = objectives.get(step.objective_id)
        new = {"session_id": sessions[step.session_id], "responsible_id": responsible_id, "objective_id": serves}
        tx.add(copy_of(step, **new))


def _of(tx: Tx, table: Any, workshop_id: int, order: Any = None) -> list[Any]:
    wanted = select(table).where(table.workshop_id == workshop_id)
    return list(tx.scalars(wanted.order_by(table.id if order is None else order, table.id)).all())


def _hanging(tx: Tx, table: Any, sessions: Ids) -> list[Any]:
    """Return what hangs on these sessions, in the order in which it was made."""
    owners = select(Session.workshop_id).where(Session.id.in_(list(sessions)[:1])).scalar_subquery()
    wanted = select(table).join(table.session).where(Session.workshop_id == owners)
    return list(tx.scalars(wanted.order_by(table.id)).all())


def _added(tx: Tx, row: Any, **fields: Any) -> int:
    """Add a copy of a row with other values in some columns, and return its id."""
    made = copy_of(row, **fields)
    tx.add(made)
    tx.flush()
    return int(made.id)
