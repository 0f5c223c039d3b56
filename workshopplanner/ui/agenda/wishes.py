"""What the board asks of the page: it changes nothing itself."""

import datetime as dt
from dataclasses import dataclass

from workshopplanner.core.kinds import SessionType


@dataclass(frozen=True)
class Slot:
    """A place for a new session on the board; without minutes it gets what is usual."""

    column: int
    begin: int
    minutes: int | None = None


@dataclass(frozen=True)
class NewSession:
    """A session to be made; without a day it goes into the tray, without minutes it has its type's length."""

    title: str
    day_id: int | None = None
    starts: dt.time | None = None
    minutes: int | None = None
    room_id: int | None = None
    type: SessionType = SessionType.PLENARY
