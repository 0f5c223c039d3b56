"""The people of a workshop as plain values, and counting them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from workshopplanner.core.kinds import LIVE, AgeBand, Function, Gender, ParticipationStatus, Role, Sector
from workshopplanner.core.names import full_name


@dataclass(frozen=True)
class Attendee:
    """A person's participation in a workshop; `id` is the participation's.

    `country` is the country represented in the wording of the language in force. `sort_name` is what lists sort by
    where the name itself does not say it. The fields from `passport_name` on are sensitive: None unless the query was
    asked for them.
    """

    id: int
    person_id: int
    family_name: str
    given_name: str
    family_first: bool
    display_name: str
    title: str
    gender: Gender
    age_band: AgeBand
    country_id: int | None
    alpha3: str
    country: str
    nationality: str
    departure_city: str
    organisation: str
    position: str
    sector: Sector | None
    email: str
    phone: str
    languages: str
    role: Role
    status: ParticipationStatus
    sponsored_by: str
    directory_consent: bool
    photo_consent: bool
    badge_name: str
    fictional: bool = False
    sort_name: str | None = None
    birth_date: dt.date | None = None
    passport_name: str | None = None
    passport_number: str | None = None
    passport_expires: dt.date | None = None
    arrives: dt.datetime | None = None
    departs: dt.datetime | None = None

    @property
    def name(self) -> str:
        """The name in its own order, as the person writes it."""
        return full_name(self.family_name, self.given_name, self.family_first, self.display_name)

    @property
    def sort_key(self) -> tuple[str, str]:
        """What a list sorts by: its own key, the family name, or the only name there is."""
        return (self.sort_name or self.family_name or self.given_name).casefold(), self.given_name.casefold()

    @property
    def live(self) -> bool:
        """Whether this person holds a seat: chosen, and not fallen out."""
        return self.status in LIVE


@dataclass(frozen=True)
class Headcount:
    """Counts of one group of people, always shown with the words that say who is counted."""

    total: int
    countries: int
    genders: dict[Gender, int]
    statuses: dict[ParticipationStatus, int]
    roles: dict[Role, int]


def count(people: Iterable[Attendee]) -> Headcount:
    """Count the given people; the caller decides who is among them and says so beside the figure."""
    people = list(people)
    return Headcount(
        total=len(people),
        countries=len({person.country_id for person in people if person.country_id is not None}),
        genders=dict(Counter(person.gender for person in people)),
        statuses=dict(Counter(person.status for person in people)),
        roles=dict(Counter(person.role for person in people)),
    )


def participants(people: Iterable[Attendee]) -> list[Attendee]:
    """Return those whom "30 participants" counts: role participant with a live status."""
    return [person for person in people if person.role is Role.PARTICIPANT and person.live]


def attending(people: Iterable[Attendee]) -> list[Attendee]:
    """Return everybody who is catered for: any role with a live status."""
    return [person for person in people if person.live]


@dataclass(frozen=True)
class CellEdit:
    """A text to be put into one field of one attendee, as typed or pasted."""

    participation_id: int
    field: str
    text: str


@dataclass(frozen=True)
class Reading:
    """What a cell edit comes to: the text before and after, or a sentence that says why it can't be read."""

    edit: CellEdit
    name: str
    before: str
    after: str
    problem: str = ""


@dataclass(frozen=True)
class Contribution:
    """What a person does in a session of a workshop; `date` and `starts` are None while it lies in the tray."""

    session_id: int
    code: str
    title: str
    date: dt.date | None
    starts: dt.time | None
    minutes: int
    function: Function
    workshop_id: int = 0


@dataclass(frozen=True)
class Known:
    """A person of the project, to be found again; `workshop_ids` are the workshops that have the person already."""

    id: int
    name: str
    country: str
    organisation: str
    email: str
    workshop_ids: frozenset[int]
