"""Countries as plain values, and whether they are Party to a convention on a given day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from workshopplanner.core.kinds import Confidence, InstrumentKind, ParticipationStatus, PartyStatus, Role


@dataclass(frozen=True)
class Convention:
    """A convention that countries may join; `own` says that people added it to this project.

    It is in force for a country so many `months` after the deposit, but not before it is `in_force` at all.
    """

    id: int
    code: str
    title: str
    adopted: dt.date | None
    in_force: dt.date | None = None
    months: int = 3
    own: bool = False


@dataclass(frozen=True)
class Statement:
    """What is known of a country's instrument; the deposit lies between `earliest` and `latest`, equal where known.

    `own` says that a person stated it; then `earliest` and `latest` are that person's day of deposit, if any.
    """

    status: PartyStatus = PartyStatus.UNKNOWN
    kind: InstrumentKind = InstrumentKind.NOT_ESTABLISHED
    earliest: dt.date | None = None
    latest: dt.date | None = None
    confidence: Confidence = Confidence.NONE
    source: str = ""
    as_of: dt.date | None = None
    own: bool = False
    in_force: dt.date | None = None  # as a person stated it; else it is worked out

    @property
    def deposited(self) -> dt.date | None:
        """The day of deposit where it is known."""
        return self.earliest if self.earliest == self.latest else None

    def status_at(self, day: dt.date) -> PartyStatus:
        """Return the status on a day: Party from the latest possible deposit, not Party before the earliest.

        A person who states "Party" without a date means whatever day is asked for.
        """
        if self.status is PartyStatus.NOT_PARTY:
            return PartyStatus.NOT_PARTY
        if self.earliest is not None and day < self.earliest:
            return PartyStatus.NOT_PARTY
        if self.status is PartyStatus.PARTY and (self.latest or (day if self.own else dt.date.max)) <= day:
            return PartyStatus.PARTY
        return PartyStatus.UNKNOWN


@dataclass(frozen=True)
class Presence:
    """Who comes from a country, by role and gender; only people with a live status count, but every applicant."""

    participants: int = 0
    women: int = 0
    men: int = 0
    another: int = 0
    not_stated: int = 0
    confirmed: int = 0
    others: int = 0
    applicants: int = 0


@dataclass(frozen=True)
class Country:
    """A country with its status on the day asked for and who comes from it; `name` is in the language in force."""

    id: int
    alpha3: str
    name: str
    name_en: str
    name_fr: str
    own_name: str
    unesco_status: str
    region: str
    subregion: str
    electoral_group: str
    ldc: bool
    lldc: bool
    sids: bool
    status: PartyStatus
    statement: Statement
    presence: Presence = Presence()


@dataclass(frozen=True)
class Standing:
    """Counts of a list on a day: "14 of 44 Parties as at 1 January 2018".

    `data_as_of` is the day the shipped statements were true; a later `as_at` is a forecast from that day.
    """

    as_at: dt.date
    of: int
    parties: int
    not_parties: int
    unknown: int
    represented: int
    participants: int
    data_as_of: dt.date | None


@dataclass(frozen=True)
class CountryList:
    """A named list; one that follows a rule such as "electoral_group=IV" takes its countries from the data."""

    id: int
    name: str
    purpose: str
    as_at: dt.date | None
    rule: str
    size: int


@dataclass(frozen=True)
class Start:
    """A rule that a new list can start from, with the number of countries it gives."""

    rule: str
    name: str
    size: int


@dataclass(frozen=True)
class Choice:
    """A country to choose from, in the language in force."""

    id: int
    alpha3: str
    name: str


@dataclass(frozen=True)
class Alias:
    """Another way a country is written; `learned` says that a person taught it."""

    id: int
    text: str
    kind: str
    language: str
    learned: bool
    origin: str = ""


@dataclass(frozen=True)
class Learned:
    """A spelling that people taught this project: what it means, where it was read, and when."""

    id: int
    text: str
    country_id: int
    country: str
    origin: str
    taught: dt.datetime | None


@dataclass(frozen=True)
class Compatriot:
    """Somebody in the workshop who represents the country."""

    participation_id: int
    person_id: int
    name: str
    role: Role
    status: ParticipationStatus


@dataclass(frozen=True)
class ConventionStatement:
    """A country's statement on one convention, with its status on the day asked for."""

    convention: Convention
    status: PartyStatus
    statement: Statement


@dataclass(frozen=True)
class CountryDetail:
    """All that the inspector shows of a country."""

    country: Country
    native_name: str
    remarks: str
    aliases: tuple[Alias, ...]
    conventions: tuple[ConventionStatement, ...]
    people: tuple[Compatriot, ...]


@dataclass(frozen=True)
class Pasted:
    """One line of pasted names: the country it means, or the candidates to choose from, which may be none."""

    text: str
    country: Choice | None
    candidates: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class ListWish:
    """What a person wants a list to be: its words, and the rule it follows or the countries of its own.

    `taught` are pasted names with the countries that the person said they mean, to be understood from now on.
    """

    name: str
    purpose: str = ""
    as_at: dt.date | None = None
    rule: str = ""
    country_ids: tuple[int, ...] = ()
    taught: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Outreach:
    """From which countries nobody has applied yet, of all those asked about: "27 of 30 not yet Party"."""

    of: int
    silent: tuple[Country, ...]


def outreach(countries: Iterable[Country], status: PartyStatus | None = None) -> Outreach:
    """Return which countries nobody has applied from, among those of a status where one is given."""
    asked = [row for row in countries if status in {None, row.status}]
    return Outreach(len(asked), tuple(row for row in asked if not row.presence.applicants))


def standing(countries: Iterable[Country], as_at: dt.date) -> Standing:
    """Count a list of countries as at a day."""
    rows = list(countries)
    statuses = [row.status for row in rows]
    return Standing(
        as_at=as_at,
        of=len(rows),
        parties=statuses.count(PartyStatus.PARTY),
        not_parties=statuses.count(PartyStatus.NOT_PARTY),
        unknown=statuses.count(PartyStatus.UNKNOWN),
        represented=sum(row.presence.participants > 0 for row in rows),
        participants=sum(row.presence.participants for row in rows),
        data_as_of=min(
            (row.statement.as_of for row in rows if row.statement.as_of and not row.statement.own), default=None
        ),
    )
