"""The project and its workshops as plain values."""

import datetime as dt
from dataclasses import dataclass

from workshopplanner.core.kinds import OutcomeLevel


@dataclass(frozen=True)
class Project:
    """What the file is about."""

    id: int
    title: str
    donor: str
    lead_organisation: str
    local_partner: str
    begins: dt.date | None
    ends: dt.date | None
    aim: str
    challenges: str
    results: str


@dataclass(frozen=True)
class Workshop:
    """One workshop; `first` and `last` are the dates of its days, None before it has any."""

    id: int
    title: str
    short_name: str
    objective: str
    city: str
    country_id: int | None
    country: str
    time_zone: str
    languages: str
    seats: int
    seat_countries: int
    document_header: str
    fictional: bool
    first: dt.date | None
    last: dt.date | None
    days: int

    @property
    def name(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.title


@dataclass(frozen=True)
class Outcome:
    """What participants will know or do afterwards; `sessions` and `themes` count what serves it."""

    id: int
    number: int
    statement: str
    indicator: str
    target: str
    level: OutcomeLevel
    sessions: int = 0
    themes: int = 0
