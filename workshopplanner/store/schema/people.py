"""People and the organisations they work for."""

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
    """A person, whatever workshops they attend; names are kept verbatim and one of them may be empty."""

    __tablename__ = "person"

    family_name: Mapped[str] = mapped_column(default="")
    given_name: Mapped[str] = mapped_column(default="")
    family_first: Mapped[bool] = mapped_column(default=False)
    display_name: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    gender: Mapped[kinds.Gender] = mapped_column(default=kinds.Gender.NOT_STATED)
    age_band: Mapped[kinds.AgeBand] = mapped_column(default=kinds.AgeBand.NOT_STATED)
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
