"""Choosing who comes: criteria, readers and their scores, rules, what the committee holds, and what it decided."""

import datetime as dt

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshopplanner.core import kinds
from workshopplanner.store.schema.base import Journaled, link
from workshopplanner.store.schema.workshops import Participation, Workshop


class Criterion(Journaled):
    """What applications are scored by, on a scale from `lowest` to `highest`."""

    __tablename__ = "criterion"

    workshop_id: Mapped[int] = link("workshop")
    position: Mapped[int]
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    weight: Mapped[float] = mapped_column(default=1.0)
    lowest: Mapped[int] = mapped_column(default=0)
    highest: Mapped[int] = mapped_column(default=10)

    workshop: Mapped[Workshop] = relationship()


class Descriptor(Journaled):
    """What a value on a criterion's scale stands for."""

    __tablename__ = "descriptor"

    criterion_id: Mapped[int] = link("criterion")
    value: Mapped[int]
    statement: Mapped[str]

    criterion: Mapped[Criterion] = relationship()


class Reader(Journaled):
    """Somebody who reads and scores applications; need not be a person of the roster."""

    __tablename__ = "reader"

    workshop_id: Mapped[int] = link("workshop")
    position: Mapped[int]
    name: Mapped[str]

    workshop: Mapped[Workshop] = relationship()


class Reading(Journaled):
    """A reader's look at an application; others see the scores once it is submitted (UTC)."""

    __tablename__ = "reading"

    reader_id: Mapped[int] = link("reader")
    participation_id: Mapped[int] = link("participation")
    comment: Mapped[str] = mapped_column(default="")
    submitted: Mapped[dt.datetime | None]

    reader: Mapped[Reader] = relationship()
    participation: Mapped[Participation] = relationship()


class Score(Journaled):
    """The value a reader gives an application by a criterion; what is not scored has no row."""

    __tablename__ = "score"

    reading_id: Mapped[int] = link("reading")
    criterion_id: Mapped[int] = link("criterion")
    value: Mapped[float]

    reading: Mapped[Reading] = relationship()
    criterion: Mapped[Criterion] = relationship()


class Scenario(Journaled):
    """A named set of rules to choose by; the `current` one counts, the others are for comparing.

    Without `seats` the workshop's own number counts.
    """

    __tablename__ = "scenario"

    workshop_id: Mapped[int] = link("workshop")
    position: Mapped[int]
    name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    seats: Mapped[int | None]
    normalising: Mapped[kinds.Normalising] = mapped_column(default=kinds.Normalising.AS_GIVEN)
    current: Mapped[bool] = mapped_column(default=False)

    workshop: Mapped[Workshop] = relationship()


class Quota(Journaled):
    """A rule of a scenario: how many, or what share, of the chosen are of a kind.

    `dimension` names a property (gender, country, "list:12", "answer:Question…"), `value` one of its values. A share is
    between 0 and 1. `roles` has the roles (separated by spaces) that count beside participants.
    """

    __tablename__ = "quota"

    scenario_id: Mapped[int] = link("scenario")
    position: Mapped[int]
    kind: Mapped[kinds.QuotaKind] = mapped_column(default=kinds.QuotaKind.COUNT)
    dimension: Mapped[str]
    value: Mapped[str] = mapped_column(default="")
    least: Mapped[float | None]
    most: Mapped[float | None]
    share: Mapped[bool] = mapped_column(default=False)
    hard: Mapped[bool] = mapped_column(default=True)
    weight: Mapped[float] = mapped_column(default=1.0)
    roles: Mapped[str] = mapped_column(default="")
    as_at: Mapped[dt.date | None]
    active: Mapped[bool] = mapped_column(default=True)

    scenario: Mapped[Scenario] = relationship()


class SelectionLock(Journaled):
    """A candidate who must be in or must not be in, whatever the scores."""

    __tablename__ = "selection_lock"

    scenario_id: Mapped[int] = link("scenario")
    participation_id: Mapped[int] = link("participation")
    held: Mapped[kinds.Held]
    reason: Mapped[str] = mapped_column(default="")

    scenario: Mapped[Scenario] = relationship()
    participation: Mapped[Participation] = relationship()


class Companion(Journaled):
    """A candidate who comes only with another one."""

    __tablename__ = "companion"

    scenario_id: Mapped[int] = link("scenario")
    participation_id: Mapped[int] = link("participation")
    needs_id: Mapped[int] = link("participation")

    scenario: Mapped[Scenario] = relationship()
    participation: Mapped[Participation] = relationship(foreign_keys=participation_id)
    needs: Mapped[Participation] = relationship(foreign_keys=needs_id)


class Decision(Journaled):
    """What a selection meeting decided: when (UTC), by whom, and by which terms (JSON: criteria, rules, seats)."""

    __tablename__ = "decision"

    workshop_id: Mapped[int] = link("workshop")
    at: Mapped[dt.datetime]
    by: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    terms: Mapped[str] = mapped_column(Text)

    workshop: Mapped[Workshop] = relationship()


class Verdict(Journaled):
    """What a decision says of one candidate, with the score of that day and the rank on the waitlist."""

    __tablename__ = "verdict"

    decision_id: Mapped[int] = link("decision")
    participation_id: Mapped[int] = link("participation")
    status: Mapped[kinds.ParticipationStatus]
    score: Mapped[float | None]
    rank: Mapped[int | None]
    reason: Mapped[str] = mapped_column(default="")

    decision: Mapped[Decision] = relationship()
    participation: Mapped[Participation] = relationship()
