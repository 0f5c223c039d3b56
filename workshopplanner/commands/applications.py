"""Applications are read, found eligible or not, and corrected; the points of eligibility belong to the workshop."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from workshopplanner.commands._rows import get, set_fields, words
from workshopplanner.commands.roster import add_person, edit_people
from workshopplanner.core import applicant_fields as fields_of
from workshopplanner.core.kinds import ParticipationStatus
from workshopplanner.core.roster import CellEdit
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Application, Eligibility, EligibilityTick, Need, Participation, Workshop
from workshopplanner.store.store import Tx

_FIELDS = ("channel", "nominated_by", "received", "motivation", "cv", "photo")
_NEEDS = ("diet", "access", "medical")


def add_applicant(tx: Tx, /, workshop_id: int, **fields: Any) -> int:
    """Add a person who applies; return the participation."""
    fields.setdefault("status", ParticipationStatus.APPLIED)
    participation_id = add_person(tx, workshop_id, **fields)
    tx.add(Application(participation_id=participation_id))
    return participation_id


def edit_application(tx: Tx, /, participation_id: int, **fields: Any) -> None:
    """Change what is known of an application."""
    set_fields(_application(tx, participation_id), _FIELDS, fields)


def edit_applicants(tx: Tx, edits: Sequence[CellEdit]) -> None:
    """Put texts into many cells of applicants in one step; one that can't be read refuses them all."""
    edit_people(tx, [edit for edit in edits if not fields_of.is_own(edit.field)])
    for edit in edits:
        point = fields_of.point_of(edit.field)
        if point is not None:
            tick_eligibility(tx, [edit.participation_id], point, fields_of.read(edit.field, edit.text))
        elif fields_of.is_own(edit.field):
            edit_application(tx, edit.participation_id, **{edit.field: fields_of.read(edit.field, edit.text)})


def edit_needs(tx: Tx, /, participation_id: int, **fields: str) -> None:
    """Change what a participant needs."""
    get(tx, Participation, participation_id)
    need = tx.scalars(select(Need).where(Need.participation_id == participation_id)).first()
    if need is None:
        need = Need(participation_id=participation_id)
        tx.add(need)
    set_fields(need, _NEEDS, fields)


def _application(tx: Tx, participation_id: int) -> Application:
    found = tx.scalars(select(Application).where(Application.participation_id == participation_id)).first()
    if found is None:
        raise UserError(_("This person is no longer among the applicants. Nothing was changed."))
    return found


def close_applications(tx: Tx, workshop_id: int, at: dt.datetime | None) -> None:
    """Say when applications close (local time); later ones count as late."""
    get(tx, Workshop, workshop_id).applications_close = at


# ---- eligibility


def add_eligibility(tx: Tx, workshop_id: int, title: str) -> int:
    """Add a point that makes an applicant eligible; return its id."""
    get(tx, Workshop, workshop_id)
    last = tx.scalar(select(func.max(Eligibility.position)).where(Eligibility.workshop_id == workshop_id)) or 0
    point = Eligibility(workshop_id=workshop_id, position=last + 1, title=_title(title))
    tx.add(point)
    tx.flush()
    return point.id


def rename_eligibility(tx: Tx, eligibility_id: int, title: str) -> None:
    """Word a point of eligibility anew."""
    get(tx, Eligibility, eligibility_id).title = _title(title)


def _title(text: str) -> str:
    return words(text, _("Say in a few words what makes an applicant eligible."))


def delete_eligibility(tx: Tx, eligibility_id: int) -> None:
    """Delete a point of eligibility with its ticks."""
    point = get(tx, Eligibility, eligibility_id)
    for tick in tx.scalars(select(EligibilityTick).where(EligibilityTick.eligibility_id == eligibility_id)).all():
        tx.delete(tick)
    tx.delete(point)


def tick_eligibility(tx: Tx, participation_ids: Sequence[int], eligibility_id: int, met: bool | None) -> None:
    """Say of applicants that they meet a point, do not, or (None) that nobody has looked."""
    get(tx, Eligibility, eligibility_id)
    for participation_id in participation_ids:
        application = _application(tx, participation_id)
        there = select(EligibilityTick).where(
            EligibilityTick.application_id == application.id, EligibilityTick.eligibility_id == eligibility_id
        )
        tick = tx.scalars(there).first()
        if tick is not None and met is None:
            tx.delete(tick)
        elif tick is not None and met is not None:
            tick.met = met
        elif met is not None:
            tx.add(EligibilityTick(application=application, eligibility_id=eligibility_id, met=met))
