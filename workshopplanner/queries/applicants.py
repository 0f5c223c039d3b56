"""Who applied to a workshop, one applicant in detail, and the questions of the forms."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from sqlalchemy import select

from workshopplanner.core import applicants as rows
from workshopplanner.core.roster import Attendee
from workshopplanner.language import _
from workshopplanner.queries.roster import applying, attendees
from workshopplanner.store.schema import (
    Answer,
    Application,
    Eligibility,
    EligibilityTick,
    ImportRow,
    ImportSource,
    Participation,
    Workshop,
)
from workshopplanner.store.store import Tx

Ticks = defaultdict[int, list[tuple[int, bool]]]
_FACTS = (
    Application.participation_id,
    Application.id,
    Application.channel,
    Application.nominated_by,
    Application.received,
    Application.cv,
)


def applicants(tx: Tx, workshop_id: int, only: int | None = None) -> list[rows.Applicant]:
    """Return everybody who applied to a workshop by name, or `only` the one with this participation."""
    wanted = select(*_FACTS).join(Application.participation).where(Participation.workshop_id == workshop_id)
    if only is not None:
        wanted = wanted.where(Participation.id == only)
    closes = closing(tx, workshop_id)
    facts = {row[0]: row[1:] for row in tx.execute(wanted)}
    ticks = _ticks(tx, workshop_id, only)
    people = applying(tx, workshop_id) if only is None else attendees(tx, facts)
    found = [_applicant(person, facts[person.id], closes, ticks) for person in people]
    return sorted(found, key=attrgetter("person.sort_key", "id"))


def _applicant(person: Attendee, facts: Sequence[Any], closes: dt.datetime | None, ticks: Ticks) -> rows.Applicant:
    application_id, channel, nominated_by, received, cv = facts
    late = rows.is_late(received, closes)
    mine = tuple(ticks.get(application_id, ()))
    return rows.Applicant(person, application_id, channel, nominated_by, received, late, cv, mine)


def _ticks(tx: Tx, workshop_id: int, only: int | None) -> Ticks:
    wanted = (
        select(EligibilityTick.application_id, EligibilityTick.eligibility_id, EligibilityTick.met)
        .join(EligibilityTick.eligibility)
        .where(Eligibility.workshop_id == workshop_id)
        .order_by(Eligibility.position, Eligibility.id)
    )
    if only is not None:
        wanted = wanted.join(EligibilityTick.application).where(Application.participation_id == only)
    found: Ticks = defaultdict(list)
    for application_id, point, met in tx.execute(wanted):
        found[application_id].append((point, met))
    return found


def points(tx: Tx, workshop_id: int) -> list[rows.Point]:
    """Return what makes an applicant eligible, in order."""
    wanted = select(Eligibility.id, Eligibility.title).where(Eligibility.workshop_id == workshop_id)
    return [rows.Point(*row) for row in tx.execute(wanted.order_by(Eligibility.position, Eligibility.id))]


def closing(tx: Tx, workshop_id: int) -> dt.datetime | None:
    """Return when applications to a workshop close (local time), None where that is not said."""
    return tx.scalar(select(Workshop.applications_close).where(Workshop.id == workshop_id))


def applicant(tx: Tx, participation_id: int) -> rows.ApplicantDetail | None:
    """Return all about one application, or None where there is none."""
    wanted = (
        select(Participation.workshop_id, Application.id, Application.motivation, Application.photo)
        .join(Application.participation)
        .where(Participation.id == participation_id)
    )
    row = tx.execute(wanted).first()
    if row is None:
        return None
    workshop_id, application_id, motivation, photo = row
    (mine,) = applicants(tx, workshop_id, participation_id)
    said = select(Answer.question, Answer.text).where(Answer.application_id == application_id)
    return rows.ApplicantDetail(
        mine,
        tuple(points(tx, workshop_id)),
        motivation,
        photo,
        tuple((question, text) for question, text in tx.execute(said.order_by(Answer.position, Answer.id))),
        _origins(tx, participation_id),
        closing(tx, workshop_id),
    )


def answers(tx: Tx, workshop_id: int) -> dict[int, dict[str, str]]:
    """Return what each form said beside the fields of the person, by participation and question; motivation first."""
    here = Participation.workshop_id == workshop_id
    why = select(Application.participation_id, Application.motivation).join(Application.participation).where(here)
    found = {row_id: {_("Motivation"): text} for row_id, text in tx.execute(why.where(Application.motivation != ""))}
    wanted = (
        select(Application.participation_id, Answer.question, Answer.text)
        .join(Answer.application)
        .join(Application.participation)
        .where(here)
    )
    for row_id, question, text in tx.execute(wanted.order_by(Answer.position, Answer.id)):
        found.setdefault(row_id, {})[question] = text
    return found


def _origins(tx: Tx, participation_id: int) -> tuple[rows.Origin, ...]:
    wanted = select(ImportSource.name, ImportSource.sheet, ImportRow.number).join(ImportRow.source)
    found = tx.execute(wanted.where(ImportRow.participation_id == participation_id).order_by(ImportRow.id))
    return tuple(rows.Origin(*row) for row in found)
