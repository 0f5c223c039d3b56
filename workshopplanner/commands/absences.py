"""Who is away when: a person on a day of a workshop, or for some hours of it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from workshopplanner.commands._rows import get, set_fields
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Absence, Day, Person
from workshopplanner.store.store import Tx

_FIELDS = ("day_id", "starts", "ends", "note")


def add_absence(
    tx: Tx,
    person_id: int,
    day_id: int,
    starts: dt.time | None = None,
    ends: dt.time | None = None,
    note: str = "",
) -> int:
    """Say that a person is away on a day: all of it, or from and until the times given."""
    day = get(tx, Day, day_id)
    absence = Absence(
        workshop_id=day.workshop_id,
        person_id=get(tx, Person, person_id).id,
        day_id=day.id,
        starts=starts,
        ends=ends,
        note=note.strip(),
    )
    _judge(absence)
    tx.add(absence)
    tx.flush()
    return absence.id


def edit_absence(tx: Tx, /, absence_id: int, **fields: Any) -> None:
    """Change an absence: day_id, starts, ends or note."""
    absence = get(tx, Absence, absence_id)
    if "day_id" in fields and get(tx, Day, fields["day_id"]).workshop_id != absence.workshop_id:
        raise UserError(_("This belongs to another workshop. Choose one of this workshop."))
    set_fields(absence, _FIELDS, fields)
    _judge(absence)


def remove_absence(tx: Tx, absence_id: int) -> None:
    """Say that a person is there after all."""
    tx.delete(get(tx, Absence, absence_id))


def set_days_away(tx: Tx, workshop_id: int, person_id: int, day_ids: Iterable[int]) -> None:
    """Say on which days of a workshop a person is away all day; hours on other days stay."""
    wanted = dict.fromkeys(day_ids)
    mine = select(Absence).where(Absence.workshop_id == workshop_id, Absence.person_id == person_id)
    for absence in tx.scalars(mine.order_by(Absence.id)).all():
        whole = absence.starts is None and absence.ends is None
        if absence.day_id in wanted and whole:
            wanted.pop(absence.day_id)
        elif absence.day_id in wanted or whole:
            tx.delete(absence)
    for day_id in wanted:
        add_absence(tx, person_id, day_id)


def _judge(absence: Absence) -> None:
    if absence.starts is not None and absence.ends is not None and absence.ends <= absence.starts:
        raise UserError(_("An absence ends after it begins."))
