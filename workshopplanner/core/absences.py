"""Who is away when, as plain values."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Absence:
    """A person can't be there on a day: all of it, or from `starts` to `ends`."""

    id: int
    person_id: int
    person: str
    day_id: int
    starts: dt.time | None
    ends: dt.time | None
    note: str
