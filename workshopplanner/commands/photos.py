"""The portrait of a person is kept with the day the person agreed to it, and goes when the consent goes."""

import datetime as dt

from sqlalchemy import select

from workshopplanner.commands._rows import get
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Person, Photo
from workshopplanner.store.store import Tx


def set_photo(tx: Tx, person_id: int, kind: str, data: str, consented: dt.date) -> None:
    """Keep a portrait (in base 64), instead of an earlier one, with the day of the consent."""
    person = get(tx, Person, person_id)
    photo = _photo(tx, person_id)
    if photo is None:
        tx.add(Photo(person=person, kind=kind, data=data, consented=consented))
    else:
        photo.kind, photo.data, photo.consented = kind, data, consented


def set_photo_consent(tx: Tx, person_id: int, consented: dt.date | None) -> None:
    """Say when a person agreed to the portrait; without consent the portrait is deleted."""
    photo = _photo(tx, person_id)
    if photo is None:
        raise UserError(_("There is no photo of this person any more. Nothing was changed."))
    if consented is None:
        tx.delete(photo)
    else:
        photo.consented = consented


def _photo(tx: Tx, person_id: int) -> Photo | None:
    return tx.scalars(select(Photo).where(Photo.person_id == person_id).order_by(Photo.id)).first()
