"""The project, its workshops, and who attends them."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshopplanner.core import kinds
from workshopplanner.store.schema.base import Journaled, link
from workshopplanner.store.schema.countries import Country
from workshopplanner.store.schema.people import Person


class Project(Journaled):
    """What one file is about: a programme of workshops with a donor and partners."""

    __tablename__ = "project"

    title: Mapped[str]
    donor: Mapped[str] = mapped_column(default="")
    lead_organisation: Mapped[str] = mapped_column(default="")
    local_partner: Mapped[str] = mapped_column(default="")
    begins: Mapped[dt.date | None]
    ends: Mapped[dt.date | None]
    aim: Mapped[str] = mapped_column(default="")
    challenges: Mapped[str] = mapped_column(default="")
    results: Mapped[str] = mapped_column(default="")


class Workshop(Journaled):
    """One event of some days in one place; its days carry the dates."""

    __tablename__ = "workshop"

    project_id: Mapped[int] = link("project")
    title: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    objective: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    country_id: Mapped[int | None] = link("country")
    time_zone: Mapped[str] = mapped_column(default="UTC")
    languages: Mapped[str] = mapped_column(default="")
    seats: Mapped[int] = mapped_column(default=30)
    seat_countries: Mapped[int] = mapped_column(default=0)
    document_header: Mapped[str] = mapped_column(default="")
    applications_close: Mapped[dt.datetime | None]
    fictional: Mapped[bool] = mapped_column(default=False)

    project: Mapped[Project] = relationship()
    country: Mapped[Country | None] = relationship()


class Outcome(Journaled):
    """What participants will know or do afterwards."""

    __tablename__ = "outcome"

    workshop_id: Mapped[int] = link("workshop")
    number: Mapped[int]
    statement: Mapped[str]
    indicator: Mapped[str] = mapped_column(default="")
    target: Mapped[str] = mapped_column(default="")
    level: Mapped[kinds.OutcomeLevel] = mapped_column(default=kinds.OutcomeLevel.LEARNING)

    workshop: Mapped[Workshop] = relationship()


class Day(Journaled):
    """One day of a workshop; `number` counts from 1, `opens` and `closes` are local times."""

    __tablename__ = "day"

    workshop_id: Mapped[int] = link("workshop")
    number: Mapped[int]
    date: Mapped[dt.date]
    title: Mapped[str] = mapped_column(default="")
    opens: Mapped[dt.time]
    closes: Mapped[dt.time]
    chair_id: Mapped[int | None] = link("person")

    workshop: Mapped[Workshop] = relationship()
    chair: Mapped[Person | None] = relationship()


class Theme(Journaled):
    """A session theme; `slot` is one of the eight colours, `position` its place in the list."""

    __tablename__ = "theme"

    workshop_id: Mapped[int] = link("workshop")
    position: Mapped[int]
    code: Mapped[str]
    title: Mapped[str]
    slot: Mapped[int]
    target_minutes: Mapped[int] = mapped_column(default=0)
    lead_id: Mapped[int | None] = link("person")

    workshop: Mapped[Workshop] = relationship()
    lead: Mapped[Person | None] = relationship()


class ThemeOutcome(Journaled):
    """A theme serves an outcome."""

    __tablename__ = "theme_outcome"

    theme_id: Mapped[int] = link("theme")
    outcome_id: Mapped[int] = link("outcome")

    theme: Mapped[Theme] = relationship()
    outcome: Mapped[Outcome] = relationship()


class Room(Journaled):
    """A room of the venue."""

    __tablename__ = "room"

    workshop_id: Mapped[int] = link("workshop")
    name: Mapped[str]
    address: Mapped[str] = mapped_column(default="")
    capacity: Mapped[int | None]
    layout: Mapped[kinds.Layout | None]
    step_free: Mapped[bool | None]
    hearing_loop: Mapped[bool | None]
    opens: Mapped[dt.time | None]
    closes: Mapped[dt.time | None]

    workshop: Mapped[Workshop] = relationship()


class Participation(Journaled):
    """A person attends a workshop in a role."""

    __tablename__ = "participation"

    person_id: Mapped[int] = link("person")
    workshop_id: Mapped[int] = link("workshop")
    role: Mapped[kinds.Role]
    status: Mapped[kinds.ParticipationStatus] = mapped_column(default=kinds.ParticipationStatus.APPLIED)
    sponsored_by: Mapped[str] = mapped_column(default="")
    directory_consent: Mapped[bool] = mapped_column(default=False)
    photo_consent: Mapped[bool] = mapped_column(default=False)
    badge_name: Mapped[str] = mapped_column(default="")

    person: Mapped[Person] = relationship()
    workshop: Mapped[Workshop] = relationship()


class Travel(Journaled):
    """The journey of a participation; sensitive, and out of every export unless asked for."""

    __tablename__ = "travel"

    participation_id: Mapped[int] = link("participation")
    passport_number: Mapped[str] = mapped_column(default="")
    passport_expires: Mapped[dt.date | None]
    arrives: Mapped[dt.datetime | None]
    departs: Mapped[dt.datetime | None]

    participation: Mapped[Participation] = relationship()


class Setting(Journaled):
    """A choice that belongs to the file, such as the digest of the shipped data it was seeded from."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(unique=True)
    value: Mapped[str]
