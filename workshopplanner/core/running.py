"""A day that is running: where it stands now, and from which session on it runs late."""

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from workshopplanner.core.agenda import Agenda, Card, minute_of
from workshopplanner.core.kinds import SessionType
from workshopplanner.core.ripple_blocks import blocks_of, fixed

GRACE = 15  # minutes: a session that should have begun so recently may not have begun on a day that runs late


def local_now(time_zone: str) -> dt.datetime:
    """Return the date and time on the clocks of a workshop's place; of this machine where the zone is unknown."""
    try:
        return dt.datetime.now(ZoneInfo(time_zone)).replace(tzinfo=None)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return dt.datetime.now()  # noqa: DTZ005 (the clock on the wall)


def running_day(agenda: Agenda, now: dt.datetime) -> int | None:
    """Return the day that is running, from its first session or opening to its last one or closing."""
    day = next((day for day in agenda.days if day.date == now.date()), None)
    if day is None:
        return None
    cards = [card for card in agenda.cards if card.day_id == day.id and card.live]
    begin = min([minute_of(day.opens), *(card.begin for card in cards)])
    end = max([minute_of(day.closes), *(card.end for card in cards)])
    return day.id if begin <= minute_of(now.time()) <= end else None


def can_begin_late(agenda: Agenda, day_id: int) -> list[Card]:
    """Return the sessions of a day from which on it can be shifted: the first of each block that is not fixed."""
    return [block.cards[0] for block in blocks_of(agenda, day_id) if not block.wall]


def late_from_now(agenda: Agenda, day_id: int, now: dt.datetime) -> Card | None:
    """Return the session from which on a running day is late: the next, or the one that should just have begun."""
    minute = minute_of(now.time()) - GRACE
    return next((card for card in can_begin_late(agenda, day_id) if card.begin >= minute), None)


def late_from(agenda: Agenda, chosen: Card) -> tuple[Card | None, int | None]:
    """Return from which session on and up to which meal a day is shifted where a session was chosen for it.

    A meal that was chosen is where it ends: what stands before it is shifted. From a locked one, the next is taken.
    """
    free = can_begin_late(agenda, chosen.day_id or 0)
    if chosen.type is not SessionType.MEAL:
        return next((card for card in free if card.begin >= chosen.begin or card.id == chosen.id), None), None
    walls = [card.end for card in agenda.cards if card.day_id == chosen.day_id and card.live and fixed(card)]
    since = max((end for end in walls if end <= chosen.begin), default=0)
    return next((card for card in free if since <= card.begin < chosen.begin), None), chosen.begin
