"""What is wrong with a workshop's plan."""

from typing import Any

from sqlalchemy import case, func, or_, select

from workshopplanner.core import findings as core
from workshopplanner.core.agenda import MINUTES_A_DAY, minute_of
from workshopplanner.core.kinds import LIVE
from workshopplanner.core.names import full_name
from workshopplanner.core.rules import RULES
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.days import absences, host
from workshopplanner.queries.groups import group_sets
from workshopplanner.queries.themes import themes
from workshopplanner.store.schema import Base
from workshopplanner.store.store import Tx

_T = Base.metadata.tables


def findings(tx: Tx, workshop_id: int) -> list[core.Finding]:
    """Return the findings of a workshop, the weightiest first; those that somebody waived are marked."""
    return core.check(facts(tx, workshop_id), RULES)


def facts(tx: Tx, workshop_id: int) -> core.Facts:
    """Return what the rules look at."""
    guests, passports, access = _guests(tx, workshop_id)
    hours, addresses = _houses(tx, workshop_id)
    return core.Facts(
        agenda=agenda(tx, workshop_id),
        themes=tuple(themes(tx, workshop_id)),
        attending=sum(guest.status in LIVE for guest in guests),
        passports=passports,
        guests=guests,
        absences=tuple(absences(tx, workshop_id)),
        outcomes=_outcomes(tx, workshop_id),
        hours=hours,
        addresses=addresses,
        access=access,
        host=host(tx, workshop_id),
        plan_most=_plan_most(tx, workshop_id),
        limits=limits(tx, workshop_id),
        waivers=_waivers(tx, workshop_id),
        groups=group_sets(tx, workshop_id),
    )


def limits(tx: Tx, workshop_id: int) -> dict[str, int]:
    """Return the limits that a workshop set for itself."""
    threshold = _T["threshold"].c
    found = tx.execute(select(threshold.name, threshold.value).where(threshold.workshop_id == workshop_id))
    return {row.name: row.value for row in found}


def _guests(tx: Tx, workshop_id: int) -> tuple[tuple[core.Guest, ...], tuple[core.Passport, ...], int]:
    """Read the roster once: who attends, their passports, and how many of them told of access needs."""
    part, person, travel, need = _T["participation"].c, _T["person"].c, _T["travel"].c, _T["need"].c
    names = person.family_name, person.given_name, person.family_first, person.display_name
    journey = travel.arrives, travel.departs, travel.passport_expires
    wanted = (
        select(part.id, person.id, part.role, part.status, *journey, need.access, person.passport_name, *names)
        .select_from(_T["participation"].join(_T["person"]).outerjoin(_T["travel"]).outerjoin(_T["need"]))
        .where(part.workshop_id == workshop_id)
        .order_by(part.id)
    )
    guests, passports, access = [], [], 0
    found: Any = tx.execute(wanted)
    for row in found:
        name, live = full_name(*row[9:]), row[3] in LIVE
        guests.append(core.Guest(row[0], row[1], name, row[2], row[3], row[4], row[5], (row[9], row[10], row[8])))
        if row[6] is not None and live:
            passports.append(core.Passport(row[1], name, row[6]))
        access += live and bool((row[7] or "").strip())
    return tuple(guests), tuple(passports), access


def _outcomes(tx: Tx, workshop_id: int) -> tuple[core.Goal, ...]:
    outcome = _T["outcome"].c
    wanted = select(outcome.id, outcome.number, outcome.statement).where(outcome.workshop_id == workshop_id)
    found: Any = tx.execute(wanted.order_by(outcome.number))
    return tuple(core.Goal(*row) for row in found)


def _houses(tx: Tx, workshop_id: int) -> tuple[dict[int, tuple[int, int]], dict[int, str]]:
    """Return the hours and the addresses of the rooms that have some of their own."""
    room = _T["room"].c
    some = or_(room.opens.is_not(None), room.closes.is_not(None), room.address != "")
    wanted = select(room.id, room.opens, room.closes, room.address).where(room.workshop_id == workshop_id, some)
    found: Any = tx.execute(wanted).all()
    hours = {
        row.id: (
            minute_of(row.opens) if row.opens is not None else 0,
            minute_of(row.closes) if row.closes is not None else MINUTES_A_DAY,
        )
        for row in found
        if row.opens is not None or row.closes is not None
    }
    return hours, {row.id: row.address.strip() for row in found if row.address.strip()}


def _plan_most(tx: Tx, workshop_id: int) -> dict[int, int]:
    """Return how long the plans can be made that do not fit their sessions, as `plan_minutes.scale` would make them."""
    step, session = _T["plan_step"].c, _T["session"].c
    most = case((step.most.is_(None), MINUTES_A_DAY), (step.most < step.minutes, step.minutes), else_=step.most)
    some = func.sum(case((step.minutes == 0, 0), else_=most))
    wanted = (
        select(session.id, func.sum(step.minutes), some, func.sum(most))
        .select_from(_T["session"].join(_T["plan_step"], step.session_id == session.id))
        .where(session.workshop_id == workshop_id)
        .group_by(session.id, session.minutes)
        .having(func.sum(step.minutes) != session.minutes)
    )
    return {row[0]: int(row[2] if row[1] else row[3]) for row in tx.execute(wanted)}


def _waivers(tx: Tx, workshop_id: int) -> tuple[core.Waiver, ...]:
    waiver = _T["waiver"].c
    wanted = select(waiver.rule, waiver.subject, waiver.state, waiver.reason)
    found: Any = tx.execute(wanted.where(waiver.workshop_id == workshop_id).order_by(waiver.id))
    return tuple(core.Waiver(*row) for row in found)
