"""What the board asks of the page: it changes nothing itself."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Slot:
    """A place for a new session on the board; without minutes it gets what is usual."""

    column: int
    begin: int
    minutes: int | None = None


@dataclass(frozen=True)
class NewSession:
    """A session to be made."""

    title: str
    day_id: int
    starts: dt.time
    minutes: int | None
    room_id: int | None
