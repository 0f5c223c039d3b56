"""What is asked about days beyond the agenda itself: their country, their chairs."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

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
    workshop, country, day = _T["workshop"].c, _T["country"].c, _T["day"].c
    host = select(country.alpha2).where(country.id == workshop.country_id, workshop.id == workshop_id)
    days = select(day.id, day.date).where(day.workshop_id == workshop_id).order_by(day.date, day.id)
    return Dates(tx.scalar(host) or "", tuple((row.id, row.date) for row in tx.execute(days)))


def chair(tx: Tx, day_id: int) -> int | None:
    """Return the id of the person who chairs a day."""
    day = _T["day"].c
    return tx.scalar(select(day.chair_id).where(day.id == day_id))
