"""Countries, named lists of them, conventions and instruments."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshopplanner.core import kinds
from workshopplanner.store.schema.base import Journaled, link


class Country(Journaled):
    """A Member State or Associate Member; `own_name` is this project's wording and survives new shipped data."""

    __tablename__ = "country"

    alpha3: Mapped[str] = mapped_column(unique=True)
    alpha2: Mapped[str]
    numeric: Mapped[str]
    name_en: Mapped[str]
    name_fr: Mapped[str]
    name_native: Mapped[str] = mapped_column(default="")
    own_name: Mapped[str | None]
    unesco_status: Mapped[str]
    region: Mapped[str]
    electoral_group: Mapped[str] = mapped_column(default="")
    group_confidence: Mapped[kinds.Confidence] = mapped_column(default=kinds.Confidence.NONE)
    subregion: Mapped[str]
    intermediate_region: Mapped[str] = mapped_column(default="")
    ldc: Mapped[bool]
    lldc: Mapped[bool]
    sids: Mapped[bool]
    flags_as_of: Mapped[dt.date]
    source: Mapped[str] = mapped_column(default="")
    retired: Mapped[bool] = mapped_column(default=False)


class CountryAlias(Journaled):
    """Another way a country is written; `key` is the form that is compared.

    `learned` says a person taught it, `origin` in which file or place.
    """

    __tablename__ = "country_alias"

    country_id: Mapped[int] = link("country")
    alias: Mapped[str]
    key: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    language: Mapped[str] = mapped_column(default="")
    learned: Mapped[bool] = mapped_column(default=False)
    origin: Mapped[str | None]
    retired: Mapped[bool] = mapped_column(default=False)

    country: Mapped[Country] = relationship()


class CountryList(Journaled):
    """A named list of countries with its purpose and date.

    A list with a `rule` such as "electoral_group=IV" follows the reference data; without one it has entries.
    """

    __tablename__ = "country_list"

    name: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="")
    rule: Mapped[str] = mapped_column(default="")
    as_at: Mapped[dt.date | None]


class CountryListEntry(Journaled):
    """A country stands on a list."""

    __tablename__ = "country_list_entry"

    country_list_id: Mapped[int] = link("country_list")
    country_id: Mapped[int] = link("country")

    country_list: Mapped[CountryList] = relationship()
    country: Mapped[Country] = relationship()


class Convention(Journaled):
    """An international convention that countries may join."""

    __tablename__ = "convention"

    code: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    adopted: Mapped[dt.date | None]


class Instrument(Journaled):
    """What is known of a country's instrument to a convention.

    The deposit lies between `earliest` and `latest`, equal where the day is known; a country that is not a Party has
    neither. `as_of` is the day the statement was true. The `own_` columns are a person's own statement, which wins.
    """

    __tablename__ = "instrument"

    convention_id: Mapped[int] = link("convention")
    country_id: Mapped[int] = link("country")
    status: Mapped[kinds.PartyStatus]
    kind: Mapped[kinds.InstrumentKind]
    earliest: Mapped[dt.date | None]
    latest: Mapped[dt.date | None]
    confidence: Mapped[kinds.Confidence]
    source: Mapped[str] = mapped_column(default="")
    as_of: Mapped[dt.date]
    own_status: Mapped[kinds.PartyStatus | None]
    own_kind: Mapped[kinds.InstrumentKind | None]
    own_deposited: Mapped[dt.date | None]
    own_source: Mapped[str | None]
    retired: Mapped[bool] = mapped_column(default=False)

    convention: Mapped[Convention] = relationship()
    country: Mapped[Country] = relationship()
