"""Two attendances of one workshop become one, with journey, needs, application and the rows they came from."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from workshopplanner.commands._choices import join_choices
from workshopplanner.core.import_fields import FIELDS
from workshopplanner.core.kinds import ParticipationStatus
from workshopplanner.store.schema import Answer, Application, EligibilityTick, ImportRow, Need, Participation, Travel
from workshopplanner.store.store import Tx

JOINED = {  # every link to a participation or an application; a test compares them with the schema
    "travel.participation_id",
    "need.participation_id",
    "application.participation_id",
    "import_row.participation_id",
    "answer.application_id",
    "eligibility_tick.application_id",
    "reading.participation_id",
    "selection_lock.participation_id",
    "companion.participation_id",
    "companion.needs_id",
    "verdict.participation_id",
    "group_member.participation_id",
    "group_bond.participation_id",
    "group_bond.other_id",
}
_NEEDS = ("diet", "access", "medical")
_PATH = list(ParticipationStatus)[: list(ParticipationStatus).index(ParticipationStatus.ATTENDED) + 1]


def _further(status: ParticipationStatus, than: ParticipationStatus) -> bool:
    """Return whether a status is further on the way to attending; having left the way is a decision that stays."""
    if than is ParticipationStatus.APPLIED:
        return True
    return status in _PATH and than in _PATH and _PATH.index(status) > _PATH.index(than)


class Joining:
    """Joins attendances; of the fields in `taken` the value of the one that goes stays, if it has any."""

    def __init__(self, tx: Tx, taken: Collection[str]) -> None:
        self._tx = tx
        self._taken = {FIELDS[name].home for name in taken if name in FIELDS}

    def join(self, kept: Participation, gone: Participation) -> None:
        """Let one attendance take in another one of the same workshop, which is deleted."""
        self._fill(kept, gone, "sponsored_by", "badge_name")
        kept.directory_consent = kept.directory_consent or gone.directory_consent
        kept.photo_consent = kept.photo_consent or gone.photo_consent
        if "participation.status" in self._taken or _further(gone.status, kept.status):
            kept.status = gone.status
        if "participation.role" in self._taken:
            kept.role = gone.role
        self._join_journey(kept, gone)
        self._join_needs(kept, gone)
        self._join_application(kept, gone)
        for row in self._of(ImportRow, gone):
            row.participation = kept
        join_choices(self._tx, kept, gone)
        self._tx.flush()
        self._tx.delete(gone)

    def _of(self, kind: type[Any], attendance: Participation) -> list[Any]:
        wanted = select(kind).where(kind.participation_id == attendance.id)
        return list(self._tx.scalars(wanted.order_by(kind.id)))

    def _fill(self, kept: Any, gone: Any, *columns: str) -> None:
        for column in columns:
            value = getattr(gone, column)
            chosen = f"{kept.__tablename__}.{column}" in self._taken
            if value and (chosen or not getattr(kept, column)):
                setattr(kept, column, value)

    def _join_journey(self, kept: Participation, gone: Participation) -> None:
        mine = self._of(Travel, kept)
        for journey in self._of(Travel, gone):
            if mine:
                self._fill(mine[0], journey, "passport_number", "passport_expires", "arrives", "departs")
                self._tx.delete(journey)
            else:
                journey.participation = kept

    def _join_needs(self, kept: Participation, gone: Participation) -> None:
        """Keep what both say: an allergy that only one form told must not get lost."""
        mine = self._of(Need, kept)
        for need in self._of(Need, gone):
            if not mine:
                need.participation = kept
                continue
            for column in _NEEDS:
                said = [text for row in (mine[0], need) if (text := getattr(row, column))]
                setattr(mine[0], column, "; ".join(dict.fromkeys(said)))
            self._tx.delete(need)

    def _join_application(self, kept: Participation, gone: Participation) -> None:
        mine = self._of(Application, kept)
        for application in self._of(Application, gone):
            if not mine:
                application.participation = kept
                continue
            self._fill(mine[0], application, "nominated_by", "received", "motivation", "cv", "photo")
            if mine[0].channel.name == "NOT_STATED":
                mine[0].channel = application.channel
            self._join_answers(mine[0], application)
            self._join_ticks(mine[0], application)
            self._tx.flush()
            self._tx.delete(application)

    def _join_answers(self, kept: Application, gone: Application) -> None:
        """Let answers come after those that are there; what was answered twice in the same words stays once."""
        wanted = select(Answer).where(Answer.application_id.in_((kept.id, gone.id)))
        rows = self._tx.scalars(wanted.order_by(Answer.position, Answer.id)).all()
        mine = [row for row in rows if row.application_id == kept.id]
        there = {(row.question, row.text) for row in mine}
        position = max((row.position for row in mine), default=-1)
        for row in rows:
            if row.application_id == kept.id:
                continue
            if (row.question, row.text) in there:
                self._tx.delete(row)
            else:
                position += 1
                row.application, row.position = kept, position

    def _join_ticks(self, kept: Application, gone: Application) -> None:
        wanted = select(EligibilityTick).where(EligibilityTick.application_id.in_((kept.id, gone.id)))
        rows = self._tx.scalars(wanted).all()
        there = {row.eligibility_id for row in rows if row.application_id == kept.id}
        for row in rows:
            if row.application_id == gone.id and row.eligibility_id in there:
                self._tx.delete(row)
            elif row.application_id == gone.id:
                row.application = kept
