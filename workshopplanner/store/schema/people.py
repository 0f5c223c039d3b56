"""People and the organisations they work for."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshopplanner.core import kinds
from workshopplanner.store.schema.base import Journaled, link
from workshopplanner.store.schema.countries import Country


class Organisation(Journaled):
    """Where people work; `name` is kept as people write it."""

    __tablename__ = "organisation"

    name: Mapped[str] = mapped_column(index=True)
    sector: Mapped[kinds.Sector | None]
    country_id: Mapped[int | None] = link("country")

    country: Mapped[Country | None] = relationship()


class Person(Journaled):
    """A person, whatever workshops they attend; names are kept verbatim and one of them may be empty.

    `sort_name` is what lists sort by where the name itself does not say it, such as a name in another script.
    """

    __tablename__ = "person"

    family_name: Mapped[str] = mapped_column(default="")
    given_name: Mapped[str] = mapped_column(default="")
    family_first: Mapped[bool] = mapped_column(default=False)
    display_name: Mapped[str] = mapped_column(default="")
    sort_name: Mapped[str | None]
    title: Mapped[str] = mapped_column(default="")
    gender: Mapped[kinds.Gender] = mapped_column(default=kinds.Gender.NOT_STATED)
    age_band: Mapped[kinds.AgeBand] = mapped_column(default=kinds.AgeBand.NOT_STATED)
    birth_date: Mapped[dt.date | None]
    country_id: Mapped[int | None] = link("country")
    nationality_id: Mapped[int | None] = link("country")
    departure_city: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[int | None] = link("organisation")
    position: Mapped[str] = mapped_column(default="")
    sector: Mapped[kinds.Sector | None]
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    languages: Mapped[str] = mapped_column(default="")
    passport_name: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    fictional: Mapped[bool] = mapped_column(default=False)

    country: Mapped[Country | None] = relationship(foreign_keys="Person.country_id")
    nationality: Mapped[Country | None] = relationship(foreign_keys="Person.nationality_id")
    organisation: Mapped[Organisation | None] = relationship()


class Photo(Journaled):
    """The portrait of a person, as text in base 64, and the day the person agreed to its use."""

    __tablename__ = "photo"

    person_id: Mapped[int] = link("person")
    kind: Mapped[str]
    data: Mapped[str]
    consented: Mapped[dt.date | None]

    person: Mapped[Person] = relationship()


class DistinctPair(Journaled):
    """Two people who look like one: decided to be two, or to be decided later."""

    __tablename__ = "distinct_pair"

    person_id: Mapped[int] = link("person")
    other_id: Mapped[int] = link("person")
    later: Mapped[bool] = mapped_column(default=False)

    person: Mapped[Person] = relationship(foreign_keys="DistinctPair.person_id")
    other: Mapped[Person] = relationship(foreign_keys="DistinctPair.other_id")
