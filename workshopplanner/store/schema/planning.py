"""What stands beside the agenda: who is away, templates, what was waived, and named versions."""

import datetime as dt

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshopplanner.core import kinds
from workshopplanner.store.schema.base import Journaled, link
from workshopplanner.store.schema.people import Person
from workshopplanner.store.schema.workshops import Day, Workshop


class Absence(Journaled):
    """A person can't be there: the whole day, or from `starts` to `ends` where these are given."""

    __tablename__ = "absence"

    workshop_id: Mapped[int] = link("workshop")
    person_id: Mapped[int] = link("person")
    day_id: Mapped[int] = link("day")
    starts: Mapped[dt.time | None]
    ends: Mapped[dt.time | None]
    note: Mapped[str] = mapped_column(default="")

    workshop: Mapped[Workshop] = relationship()
    person: Mapped[Person] = relationship()
    day: Mapped[Day] = relationship()


class Threshold(Journaled):
    """A limit of a rule, as this workshop wants it; the shipped limit holds where there is no row."""

    __tablename__ = "threshold"

    workshop_id: Mapped[int] = link("workshop")
    name: Mapped[str]
    value: Mapped[int]

    workshop: Mapped[Workshop] = relationship()


class Waiver(Journaled):
    """A finding that somebody accepts, with the reason.

    `subject` says what the finding is about; the waiver holds as long as the fields that matter are still `state`.
    """

    __tablename__ = "waiver"

    workshop_id: Mapped[int] = link("workshop")
    rule: Mapped[str]
    subject: Mapped[str]
    state: Mapped[str]
    reason: Mapped[str]

    workshop: Mapped[Workshop] = relationship()


class PlanTemplate(Journaled):
    """A session plan to use again in any workshop of the file; the shipped ones are not in the database."""

    __tablename__ = "plan_template"

    name: Mapped[str]
    minutes: Mapped[int]
    type: Mapped[kinds.SessionType | None]
    preparation: Mapped[str] = mapped_column(default="")


class PlanTemplateStep(Journaled):
    """A step of a plan template; `least` and `most` bound its minutes, `materials` has one per line."""

    __tablename__ = "plan_template_step"

    template_id: Mapped[int] = link("plan_template")
    position: Mapped[int]
    minutes: Mapped[int]
    least: Mapped[int | None]
    most: Mapped[int | None]
    activity: Mapped[str]
    method: Mapped[kinds.Method | None]
    materials: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")

    template: Mapped[PlanTemplate] = relationship()


class RhythmTemplate(Journaled):
    """The hours, breaks and fixed points of a week, to use again."""

    __tablename__ = "rhythm_template"

    name: Mapped[str]


class RhythmTemplateDay(Journaled):
    """The hours of one day of a rhythm; `number` counts from 1."""

    __tablename__ = "rhythm_template_day"

    template_id: Mapped[int] = link("rhythm_template")
    number: Mapped[int]
    opens: Mapped[dt.time]
    closes: Mapped[dt.time]

    template: Mapped[RhythmTemplate] = relationship()


class RhythmTemplateSlot(Journaled):
    """A session of a rhythm on the day of that number."""

    __tablename__ = "rhythm_template_slot"

    template_id: Mapped[int] = link("rhythm_template")
    number: Mapped[int]
    starts: Mapped[dt.time]
    minutes: Mapped[int]
    type: Mapped[kinds.SessionType]
    title: Mapped[str]

    template: Mapped[RhythmTemplate] = relationship()


class Version(Journaled):
    """A named state of a workshop's programme: `rows` holds its tables as JSON, `at` is UTC."""

    __tablename__ = "version"

    workshop_id: Mapped[int] = link("workshop")
    number: Mapped[int]
    name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    at: Mapped[dt.datetime]
    by: Mapped[str]
    rows: Mapped[str] = mapped_column(Text)

    workshop: Mapped[Workshop] = relationship()
