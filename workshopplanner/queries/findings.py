"""What is wrong with a workshop's plan."""

from typing import Any

from sqlalchemy import func, select

from workshopplanner.core import findings as core
from workshopplanner.core.kinds import LIVE
from workshopplanner.core.roster import full_name
from workshopplanner.core.rules import RULES
from workshopplanner.queries.agenda import NAME, agenda
from workshopplanner.queries.themes import themes
from workshopplanner.store.schema import Participation, Person, Travel
from workshopplanner.store.store import Tx


def findings(tx: Tx, workshop_id: int) -> list[core.Finding]:
    """Return the findings of a workshop, the weightiest first."""
    return core.check(facts(tx, workshop_id), RULES)


def facts(tx: Tx, workshop_id: int) -> core.Facts:
    """Return what the rules look at."""
    return core.Facts(
        agenda=agenda(tx, workshop_id),
        themes=tuple(themes(tx, workshop_id)),
        attending=_attending(tx, workshop_id),
        passports=_passports(tx, workshop_id),
    )


def _attending(tx: Tx, workshop_id: int) -> int:
    here = Participation.workshop_id == workshop_id
    return tx.scalar(select(func.count(Participation.id)).where(here, Participation.status.in_(LIVE))) or 0


def _passports(tx: Tx, workshop_id: int) -> tuple[core.Passport, ...]:
    wanted = (
        select(Person.id, Travel.passport_expires, *NAME)
        .select_from(Travel)
        .join(Travel.participation)
        .join(Participation.person)
        .where(
            Participation.workshop_id == workshop_id,
            Participation.status.in_(LIVE),
            Travel.passport_expires.is_not(None),
        )
    )
    found: Any = tx.execute(wanted)
    return tuple(core.Passport(row[0], full_name(*row[2:]), row[1]) for row in found)
