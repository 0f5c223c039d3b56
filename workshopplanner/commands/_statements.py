"""Keeping what a person states of a country and a convention."""

import datetime as dt

from sqlalchemy import select

from workshopplanner.core.conventions import day_problem
from workshopplanner.core.countries import Convention
from workshopplanner.core.kinds import Confidence, InstrumentKind, PartyStatus
from workshopplanner.errors import UserError
from workshopplanner.store.conventions import INSTRUMENT, conventions, tell
from workshopplanner.store.schema import Instrument
from workshopplanner.store.store import Tx


def set_statement(
    tx: Tx,
    country_id: int,
    convention_id: int,
    status: PartyStatus,
    kind: InstrumentKind,
    deposited: dt.date | None = None,
    source: str = "",
    in_force: dt.date | None = None,
    confidence: Confidence = Confidence.OWN,
) -> None:
    """Keep a person's statement in its columns, after its days have been checked."""
    today = dt.datetime.now(dt.UTC).date()
    problem = day_problem(deposited, in_force, _convention(tx, convention_id), today)
    if problem:
        raise UserError(problem)
    instrument = find_instrument(tx, country_id, convention_id) or _made(tx, country_id, convention_id, today)
    instrument.own_status = status
    instrument.own_kind = kind if status is PartyStatus.PARTY else InstrumentKind.NONE
    instrument.own_deposited = deposited
    instrument.own_source = source.strip()
    told = {"in_force": in_force, "confidence": None if confidence is Confidence.OWN else confidence.value}
    tell(tx, INSTRUMENT, instrument.id, told if any(told.values()) else None)


def _convention(tx: Tx, convention_id: int) -> Convention:
    return next(row for row in conventions(tx) if row.id == convention_id)


def find_instrument(tx: Tx, country_id: int, convention_id: int) -> Instrument | None:
    """Return what is kept of a country and a convention."""
    found = select(Instrument).where(Instrument.country_id == country_id, Instrument.convention_id == convention_id)
    return tx.scalars(found).first()


def _made(tx: Tx, country_id: int, convention_id: int, today: dt.date) -> Instrument:
    """Make a row for a country that the shipped data say nothing of; its confidence marks it as people's own."""
    made = Instrument(
        country_id=country_id,
        convention_id=convention_id,
        status=PartyStatus.UNKNOWN,
        kind=InstrumentKind.NONE,
        confidence=Confidence.OWN,
        as_of=today,
    )
    tx.add(made)
    tx.flush()
    return made
