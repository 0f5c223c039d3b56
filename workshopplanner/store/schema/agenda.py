"""Sessions and their plans."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshopplanner.core import kinds
from workshopplanner.store.schema.base import Journaled, link
from workshopplanner.store.schema.people import Person
from workshopplanner.store.schema.workshops import Day, Outcome, Room, Theme, Workshop


class Session(Journaled):
    """A session of the workshop; without a day it lies in the tray of unscheduled sessions."""

    __tablename__ = "session"

    workshop_id: Mapped[int] = link("workshop")
    code: Mapped[str]
    title: Mapped[str]
    day_id: Mapped[int | None] = link("day")
    starts: Mapped[dt.time | None]
    minutes: Mapped[int]
    theme_id: Mapped[int | None] = link("theme")
    type: Mapped[kinds.SessionType]
    status: Mapped[kinds.SessionStatus] = mapped_column(default=kinds.SessionStatus.DRAFT)
    parallel_set: Mapped[int | None]
    interpretation: Mapped[str] = mapped_column(default="")
    locked: Mapped[bool] = mapped_column(default=False)
    public_note: Mapped[str] = mapped_column(default="")
    internal_note: Mapped[str] = mapped_column(default="")
    preparation: Mapped[str] = mapped_column(default="")
    layout: Mapped[kinds.Layout | None]

    workshop: Mapped[Workshop] = relationship()
    day: Mapped[Day | None] = relationship()
    theme: Mapped[Theme | None] = relationship()


class SessionTheme(Journaled):
    """A further theme that a session touches beside its main one."""

    __tablename__ = "session_theme"

    session_id: Mapped[int] = link("session")
    theme_id: Mapped[int] = link("theme")

    session: Mapped[Session] = relationship()
    theme: Mapped[Theme] = relationship()


class SessionOutcome(Journaled):
    """A session serves an outcome."""

    __tablename__ = "session_outcome"

    session_id: Mapped[int] = link("session")
    outcome_id: Mapped[int] = link("outcome")

    session: Mapped[Session] = relationship()
    outcome: Mapped[Outcome] = relationship()


class SessionRoom(Journaled):
    """A session takes place in a room; a session without one concerns everybody, wherever they are."""

    __tablename__ = "session_room"

    session_id: Mapped[int] = link("session")
    room_id: Mapped[int] = link("room")

    session: Mapped[Session] = relationship()
    room: Mapped[Room] = relationship()


class SessionPerson(Journaled):
    """A person has a function in a session."""

    __tablename__ = "session_person"

    session_id: Mapped[int] = link("session")
    person_id: Mapped[int] = link("person")
    function: Mapped[kinds.Function]

    session: Mapped[Session] = relationship()
    person: Mapped[Person] = relationship()


class SessionPrerequisite(Journaled):
    """A session comes only after another one has ended."""

    __tablename__ = "session_prerequisite"

    session_id: Mapped[int] = link("session")
    needs_id: Mapped[int] = link("session")

    session: Mapped[Session] = relationship(foreign_keys=[session_id])
    needs: Mapped[Session] = relationship(foreign_keys=[needs_id])


class Objective(Journaled):
    """A learning objective of a session plan."""

    __tablename__ = "objective"

    session_id: Mapped[int] = link("session")
    position: Mapped[int]
    statement: Mapped[str]

    session: Mapped[Session] = relationship()


class Step(Journaled):
    """A step of a session plan; `least` and `most` bound its minutes, `materials` has one per line."""

    __tablename__ = "plan_step"

    session_id: Mapped[int] = link("session")
    position: Mapped[int]
    minutes: Mapped[int]
    least: Mapped[int | None]
    most: Mapped[int | None]
    activity: Mapped[str]
    method: Mapped[kinds.Method | None]
    materials: Mapped[str] = mapped_column(default="")
    responsible_id: Mapped[int | None] = link("person")
    objective_id: Mapped[int | None] = link("objective")
    notes: Mapped[str] = mapped_column(default="")

    session: Mapped[Session] = relationship()
    responsible: Mapped[Person | None] = relationship()
    objective: Mapped[Objective | None] = relationship()
