"""People who ask to take part, as plain values, and counting them."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from workshopplanner.core.kinds import Channel, label
from workshopplanner.core.roster import Attendee


@dataclass(frozen=True)
class Point:
    """Something that makes an applicant eligible."""

    id: int
    title: str


@dataclass(frozen=True)
class Applicant:
    """An application with the person behind it; `id` is the participation's.

    `late` tells that it came after the day applications closed; None where either day is not known. `ticks` has the
    points of eligibility that somebody looked at, by id.
    """

    person: Attendee
    application_id: int
    channel: Channel
    nominated_by: str
    received: dt.datetime | None
    late: bool | None
    cv: str
    ticks: tuple[tuple[int, bool], ...] = ()

    @property
    def id(self) -> int:
        """The id of the participation."""
        return self.person.id

    @property
    def person_id(self) -> int:
        """The id of the person."""
        return self.person.person_id

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name

    @property
    def met(self) -> int:
        """How many points of eligibility are met."""
        return sum(met for _point, met in self.ticks)

    @property
    def failed(self) -> bool:
        """Whether a point of eligibility is not met."""
        return any(not met for _point, met in self.ticks)


@dataclass(frozen=True)
class Origin:
    """The form an applicant came from and the row there."""

    file: str
    sheet: str
    row: int


@dataclass(frozen=True)
class ApplicantDetail:
    """All that the inspector shows of an application: what the form said and where it was read."""

    applicant: Applicant
    points: tuple[Point, ...]
    motivation: str
    photo: str
    answers: tuple[tuple[str, str], ...]
    origins: tuple[Origin, ...]
    closes: dt.datetime | None = None


def is_late(received: dt.datetime | None, closes: dt.datetime | None) -> bool | None:
    """Say whether an application came after the closing moment; None where one of them is not known."""
    return None if received is None or closes is None else received > closes


@dataclass(frozen=True)
class Share:
    """How many applicants there are of one kind, and how many of these hold a seat."""

    name: str
    applied: int
    seated: int


def shares(applicants: Iterable[Applicant], kind: Callable[[Applicant], str]) -> list[Share]:
    """Count applicants by a property, the largest first, then by name; those without it come last."""
    applicants = list(applicants)
    applied = Counter(map(kind, applicants))
    seated = Counter(kind(each) for each in applicants if each.person.live)
    found = [Share(_name(value), count, seated[value]) for value, count in applied.items()]
    return sorted(found, key=lambda share: (not share.name, -share.applied, share.name.casefold()))


def _name(value: str) -> str:
    return label(value) if isinstance(value, StrEnum) else value


def by_country(applicant: Applicant) -> str:
    """Return the country an applicant represents."""
    return applicant.person.country


def by_gender(applicant: Applicant) -> str:
    """Return an applicant's gender."""
    return applicant.person.gender


def by_sector(applicant: Applicant) -> str:
    """Return the sector an applicant works in; empty where it is not known."""
    return applicant.person.sector or ""
