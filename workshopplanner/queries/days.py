"""What is asked about days beyond the agenda itself: their country, their chairs, who is away."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from workshopplanner.core.absences import Absence
from workshopplanner.core.names import full_name
from workshopplanner.store.schema import Base
from workshopplanner.store.store import Tx

_T = Base.metadata.tables


@dataclass(frozen=True)
class Dates:
    """The country that hosts a workshop, as two letters or nothing, and the dates of its days by their ids."""

    alpha2: str
    dates: tuple[tuple[int, dt.date], ...]


def hosted_dates(tx: Tx, workshop_id: int) -> Dates:
    """Return the dates of a workshop with the country whose holidays fall on them."""
    day = _T["day"].c
    days = select(day.id, day.date).where(day.workshop_id == workshop_id).order_by(day.date, day.id)
    return Dates(host(tx, workshop_id), tuple((row.id, row.date) for row in tx.execute(days)))


def host(tx: Tx, workshop_id: int) -> str:
    """Return the country of a workshop as two letters, or nothing."""
    workshop, country = _T["workshop"].c, _T["country"].c
    found = select(country.alpha2).where(country.id == workshop.country_id, workshop.id == workshop_id)
    return tx.scalar(found) or ""


def chair(tx: Tx, day_id: int) -> int | None:
    """Return the id of the person who chairs a day."""
    day = _T["day"].c
    return tx.scalar(select(day.chair_id).where(day.id == day_id))


def absences(tx: Tx, workshop_id: int) -> list[Absence]:
    """Return who is away when in a workshop, by day."""
    away, person, day = _T["absence"].c, _T["person"].c, _T["day"].c
    names = person.family_name, person.given_name, person.family_first, person.display_name
    wanted = (
        select(away.id, away.person_id, *names, away.day_id, away.starts, away.ends, away.note)
        .select_from(_T["absence"].join(_T["person"]).join(_T["day"], away.day_id == day.id))
        .where(away.workshop_id == workshop_id)
        .order_by(day.number, away.id)
    )
    found: Any = tx.execute(wanted)
    return [Absence(row[0], row[1], full_name(*row[2:6]), *row[6:]) for row in found]
