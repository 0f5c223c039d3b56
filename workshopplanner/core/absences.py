"""Who is away when, as plain values."""

import datetime as dt
from dataclasses import dataclass

from workshopplanner.core.agenda import MINUTES_A_DAY, Card, minute_of


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

    def meets(self, card: Card) -> bool:
        """Say whether it takes a minute of a session's slot."""
        if card.day_id != self.day_id:
            return False
        begins = minute_of(self.starts) if self.starts is not None else 0
        ends = minute_of(self.ends) if self.ends is not None else MINUTES_A_DAY
        return card.begin < ends and begins < card.end
