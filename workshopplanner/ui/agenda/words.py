"""How the agenda says days, times, lengths and whole sessions, on the screen and to a screen reader."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QTime

from workshopplanner.core.agenda import MINUTES_A_DAY, Card, Day, Room
from workshopplanner.core.kinds import Severity, label
from workshopplanner.language import _, ngettext

if TYPE_CHECKING:
    from workshopplanner.core.findings import Finding


def isolated(text: str) -> str:
    """Return a text that keeps its own direction, such as a clock range among Arabic words."""
    return f"\u2066{text}\u2069"


def apart(text: str) -> str:
    """Return a text in the direction of its own first letter, such as a number with its unit."""
    return f"\u2068{text}\u2069"


def clock(minute: int) -> str:
    """Return a time of day in the digits of the locale."""
    minute = min(minute, MINUTES_A_DAY) % MINUTES_A_DAY
    return QLocale().toString(QTime(minute // 60, minute % 60), "HH:mm")


def span(begin: int, end: int) -> str:
    """Return a clock range."""
    # Arabic digits would turn round even inside the isolate, were the dash not held by a mark on either side.
    return isolated(f"{clock(begin)}\u200e–\u200e{clock(end)}")


def minutes(count: int) -> str:
    """Return a length in few letters."""
    return apart(_("{n} min").format(n=QLocale().toString(count)))


def day_short(day: Day) -> str:
    """Return a day as it stands in a narrow place, such as "Mon 18"."""
    return apart(QLocale().toString(_date(day), "ddd d"))


def day_head(day: Day) -> str:
    """Return a day as it heads a column."""
    return _("Day {number} {date}").format(number=QLocale().toString(day.number), date=day_short(day))


def apart_by_dots(*parts: str) -> str:
    """Return what there is of these, one beside the other."""
    return " · ".join(part for part in parts if part)


def day_long(day: Day) -> str:
    """Return a day in full."""
    return QLocale().toString(_date(day), _("dddd d MMMM"))


def weekday(day: Day) -> str:
    """Return the name of a day's weekday."""
    return QLocale().toString(_date(day), "dddd")


def _date(day: Day) -> QDate:
    return QDate(day.date.year, day.date.month, day.date.day)


def rooms(card: Card) -> str:
    """Return the names of a session's rooms."""
    return _(", ").join(room.name for room in card.rooms)


def leads(card: Card) -> str:
    """Return the names of those who stand in front."""
    return _(", ").join(card.leads)


def slot(day: Day, begin: int) -> str:
    """Return a day and a time, such as "Wednesday 10:15"."""
    return _("{day} {time}").format(day=weekday(day), time=clock(begin))


def spoken(card: Card, day: Day | None, findings: int = 0) -> str:
    """Return what a screen reader says of a session."""
    count = ngettext("{n} minute", "{n} minutes", card.minutes).format(n=QLocale().toString(card.minutes))
    parts = [
        f"{card.theme_code} {card.title}".strip(),
        label(card.type).lower(),
        slot(day, card.begin) if day else _("not scheduled"),
        count,
        rooms(card),
        _("locked") if card.locked else "",
        ngettext("{n} warning", "{n} warnings", findings).format(n=findings) if findings else "",
    ]
    return _(", ").join(part for part in parts if part)


def seats(room: Room | None) -> str:
    """Return how many a room holds, if it is known."""
    if room is None or room.capacity is None:
        return ""
    return ngettext("{n} seat", "{n} seats", room.capacity).format(n=QLocale().toString(room.capacity))


def by_session(findings: Iterable["Finding"]) -> dict[int, list["Finding"]]:
    """Return what the board marks, by session: everything above a hint that nobody has waived."""
    found: dict[int, list[Finding]] = {}
    for finding in findings:
        if not finding.waived and finding.severity is not Severity.HINT:
            for session_id in finding.sessions:
                found.setdefault(session_id, []).append(finding)
    return found


def overlap(card: Card, met: Sequence[Card]) -> str:
    """Return which sessions another one overlaps, and by how much where it is only one."""
    if not met:
        return ""
    first = met[0]
    if len(met) > 1:
        sentence = ngettext("Overlaps “{title}” and {n} other.", "Overlaps “{title}” and {n} others.", len(met) - 1)
        return sentence.format(title=first.title, n=len(met) - 1)
    shared = min(card.end, first.end) - max(card.begin, first.begin)
    return _("Overlaps “{title}” by {minutes}.").format(title=first.title, minutes=minutes(shared))
