"""Applications to a workshop, what their forms said, and the files they came from."""

import datetime as dt

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshopplanner.core import kinds
from workshopplanner.store.schema.base import Journaled, link
from workshopplanner.store.schema.workshops import Participation, Workshop


class Application(Journaled):
    """How a person asked to take part; the participation carries the status. `cv` and `photo` are links."""

    __tablename__ = "application"

    participation_id: Mapped[int] = link("participation")
    channel: Mapped[kinds.Channel] = mapped_column(default=kinds.Channel.NOT_STATED)
    nominated_by: Mapped[str] = mapped_column(default="")
    received: Mapped[dt.datetime | None]
    motivation: Mapped[str] = mapped_column(default="")
    cv: Mapped[str] = mapped_column(default="")
    photo: Mapped[str] = mapped_column(default="")

    participation: Mapped[Participation] = relationship()


class Answer(Journaled):
    """What an applicant answered to a question of the form that has no field of its own."""

    __tablename__ = "answer"

    application_id: Mapped[int] = link("application")
    position: Mapped[int]
    question: Mapped[str]
    text: Mapped[str]

    application: Mapped[Application] = relationship()


class Need(Journaled):
    """What a participant needs; sensitive, and out of every export unless asked for."""

    __tablename__ = "need"

    participation_id: Mapped[int] = link("participation")
    diet: Mapped[str] = mapped_column(default="")
    access: Mapped[str] = mapped_column(default="")
    medical: Mapped[str] = mapped_column(default="")

    participation: Mapped[Participation] = relationship()


class Eligibility(Journaled):
    """One thing that makes an applicant eligible, such as "Works for a public body"."""

    __tablename__ = "eligibility"

    workshop_id: Mapped[int] = link("workshop")
    position: Mapped[int]
    title: Mapped[str]

    workshop: Mapped[Workshop] = relationship()


class EligibilityTick(Journaled):
    """An application meets a point of eligibility, or does not; without a tick nobody has looked."""

    __tablename__ = "eligibility_tick"

    application_id: Mapped[int] = link("application")
    eligibility_id: Mapped[int] = link("eligibility")
    met: Mapped[bool]

    application: Mapped[Application] = relationship()
    eligibility: Mapped[Eligibility] = relationship()


class ImportSource(Journaled):
    """A form that people came from; `fingerprint` stands for its headers, `mapping` (JSON) for what they mean here."""

    __tablename__ = "import_source"

    workshop_id: Mapped[int] = link("workshop")
    name: Mapped[str]
    sheet: Mapped[str] = mapped_column(default="")
    fingerprint: Mapped[str] = mapped_column(index=True)
    mapping: Mapped[str] = mapped_column(Text)

    workshop: Mapped[Workshop] = relationship()


class ImportRow(Journaled):
    """The row of a form that a participation came from, by its number in the spreadsheet."""

    __tablename__ = "import_row"

    source_id: Mapped[int] = link("import_source")
    participation_id: Mapped[int] = link("participation")
    number: Mapped[int]

    source: Mapped[ImportSource] = relationship()
    participation: Mapped[Participation] = relationship()
