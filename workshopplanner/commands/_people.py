"""What hangs on people and participations, and goes with them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, or_, select

from workshopplanner.commands._choices import choices_about
from workshopplanner.store.schema import (
    Answer,
    Application,
    DistinctPair,
    EligibilityTick,
    ImportRow,
    Need,
    Participation,
    Photo,
    Travel,
)
from workshopplanner.store.store import Tx


def delete_attendances(tx: Tx, attendances: Sequence[Participation]) -> None:
    """Delete participations with all that hangs on them: journeys, needs, applications, scores, places in groups."""
    for some in _chunks([row.id for row in attendances]):
        applications = select(Application.id).where(Application.participation_id.in_(some))
        _delete_all(
            tx,
            select(EligibilityTick).where(EligibilityTick.application_id.in_(applications)),
            select(Answer).where(Answer.application_id.in_(applications)),
            *(select(table).where(table.participation_id.in_(some)) for table in _OF_PARTICIPATION),
        )
        for row in choices_about(tx, some):
            tx.delete(row)
    for attendance in attendances:
        tx.delete(attendance)


_OF_PARTICIPATION: tuple[Any, ...] = (Application, ImportRow, Need, Travel)


def delete_traces(tx: Tx, person_id: int) -> None:
    """Delete what is kept of a person beside participations: the portrait, and whom one is not to be confused with."""
    pairs = or_(DistinctPair.person_id == person_id, DistinctPair.other_id == person_id)
    _delete_all(tx, select(Photo).where(Photo.person_id == person_id), select(DistinctPair).where(pairs))


def _delete_all(tx: Tx, *wanted: Select[Any]) -> None:
    for each in wanted:
        for row in tx.scalars(each).all():
            tx.delete(row)


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    """Cut ids into lists that a database takes in one statement."""
    ordered = sorted(ids)
    yield from (ordered[first : first + 500] for first in range(0, len(ordered), 500))
