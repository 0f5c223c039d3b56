"""The themes of a workshop with what is planned for each."""

from collections import defaultdict
from typing import Any

from sqlalchemy import select

from workshopplanner.core.kinds import SessionStatus
from workshopplanner.core.names import full_name
from workshopplanner.core.themes import Theme, planned
from workshopplanner.store import schema
from workshopplanner.store.schema import Person, Session, ThemeOutcome
from workshopplanner.store.store import Tx


def themes(tx: Tx, workshop_id: int) -> list[Theme]:
    """Return the themes in their order, with the minutes and sessions that have a slot and are not cancelled."""
    outcomes = _outcomes(tx, workshop_id)
    slots = _slots(tx, workshop_id)
    wanted = (
        select(
            schema.Theme.id,
            schema.Theme.position,
            schema.Theme.code,
            schema.Theme.title,
            schema.Theme.slot,
            schema.Theme.target_minutes,
            schema.Theme.lead_id,
            Person.family_name,
            Person.given_name,
            Person.family_first,
            Person.display_name,
        )
        .outerjoin(schema.Theme.lead)
        .where(schema.Theme.workshop_id == workshop_id)
        .order_by(schema.Theme.position, schema.Theme.id)
    )
    return [
        Theme(
            *row[:6],
            planned_minutes=planned(slots[row[0]]),
            sessions=len(slots[row[0]]),
            lead_id=row[6],
            lead="" if row[6] is None else full_name(*row[7:]),
            outcomes=tuple(outcomes[row[0]]),
        )
        for row in tx.execute(wanted)
    ]


def _outcomes(tx: Tx, workshop_id: int) -> dict[int, list[int]]:
    wanted = (
        select(ThemeOutcome.theme_id, ThemeOutcome.outcome_id)
        .join(ThemeOutcome.theme)
        .where(schema.Theme.workshop_id == workshop_id)
        .order_by(ThemeOutcome.outcome_id)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for theme_id, outcome_id in tx.execute(wanted):
        found[theme_id].append(outcome_id)
    return found


def _slots(tx: Tx, workshop_id: int) -> dict[Any, list[tuple[int, int | None]]]:
    wanted = select(Session.theme_id, Session.minutes, Session.parallel_set).where(
        Session.workshop_id == workshop_id,
        Session.theme_id.is_not(None),
        Session.day_id.is_not(None),
        Session.status != SessionStatus.CANCELLED,
    )
    found: dict[Any, list[tuple[int, int | None]]] = defaultdict(list)
    for theme_id, minutes, parallel_set in tx.execute(wanted):
        found[theme_id].append((minutes, parallel_set))
    return found
