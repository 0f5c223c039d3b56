"""What is wrong with a workshop's plan."""

from typing import Any

from sqlalchemy import or_, select

from workshopplanner.core import findings as core
from workshopplanner.core.agenda import MINUTES_A_DAY, minute_of
from workshopplanner.core.kinds import LIVE
from workshopplanner.core.names import full_name
from workshopplanner.core.rules import RULES
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.days import absences
from workshopplanner.queries.themes import themes
from workshopplanner.store.schema import Base
from workshopplanner.store.store import Tx

_T = Base.metadata.tables


def findings(tx: Tx, workshop_id: int) -> list[core.Finding]:
    """Return the findings of a workshop, the weightiest first; those that somebody waived are marked."""
    return core.check(facts(tx, workshop_id), RULES)


def facts(tx: Tx, workshop_id: int) -> core.Facts:
    """Return what the rules look at."""
    guests, passports = _guests(tx, workshop_id)
    return core.Facts(
        agenda=agenda(tx, workshop_id),
        themes=tuple(themes(tx, workshop_id)),
        attending=sum(guest.status in LIVE for guest in guests),
        passports=passports,
        guests=guests,
        absences=tuple(absences(tx, workshop_id)),
        outcomes=_outcomes(tx, workshop_id),
        hours=_hours(tx, workshop_id),
        limits=limits(tx, workshop_id),
        waivers=_waivers(tx, workshop_id),
    )


def limits(tx: Tx, workshop_id: int) -> dict[str, int]:
    """Return the limits that a workshop set for itself."""
    threshold = _T["threshold"].c
    found = tx.execute(select(threshold.name, threshold.value).where(threshold.workshop_id == workshop_id))
    return {row.name: row.value for row in found}


def _guests(tx: Tx, workshop_id: int) -> tuple[tuple[core.Guest, ...], tuple[core.Passport, ...]]:
    """Read the roster once, for those who attend and for their passports."""
    part, person, travel = _T["participation"].c, _T["person"].c, _T["travel"].c
    names = person.family_name, person.given_name, person.family_first, person.display_name
    wanted = (
        select(
            part.id, person.id, part.role, part.status, travel.arrives, travel.departs, travel.passport_expires, *names
        )
        .select_from(_T["participation"].join(_T["person"]).outerjoin(_T["travel"]))
        .where(part.workshop_id == workshop_id)
        .order_by(part.id)
    )
    guests, passports = [], []
    found: Any = tx.execute(wanted)
    for row in found:
        name = full_name(*row[7:])
        guests.append(core.Guest(row[0], row[1], name, row[2], row[3], row[4], row[5]))
        if row[6] is not None and row[3] in LIVE:
            passports.append(core.Passport(row[1], name, row[6]))
    return tuple(guests), tuple(passports)


def _outcomes(tx: Tx, workshop_id: int) -> tuple[core.Goal, ...]:
    outcome = _T["outcome"].c
    wanted = select(outcome.id, outcome.number, outcome.statement).where(outcome.workshop_id == workshop_id)
    found: Any = tx.execute(wanted.order_by(outcome.number))
    return tuple(core.Goal(*row) for row in found)


def _hours(tx: Tx, workshop_id: int) -> dict[int, tuple[int, int]]:
    room = _T["room"].c
    some = or_(room.opens.is_not(None), room.closes.is_not(None))
    found = tx.execute(select(room.id, room.opens, room.closes).where(room.workshop_id == workshop_id, some))
    return {
        row.id: (
            minute_of(row.opens) if row.opens is not None else 0,
            minute_of(row.closes) if row.closes is not None else MINUTES_A_DAY,
        )
        for row in found
    }


def _waivers(tx: Tx, workshop_id: int) -> tuple[core.Waiver, ...]:
    waiver = _T["waiver"].c
    wanted = select(waiver.rule, waiver.subject, waiver.state, waiver.reason)
    found: Any = tx.execute(wanted.where(waiver.workshop_id == workshop_id).order_by(waiver.id))
    return tuple(core.Waiver(*row) for row in found)
