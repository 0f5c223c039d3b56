"""Dates, places and people as an export words them, in the language in force."""

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from workshopplanner import language
from workshopplanner.core.calendar import SHORT_DAYS, SHORT_MONTHS
from workshopplanner.core.exports import Choice, Pack
from workshopplanner.core.roster import Attendee
from workshopplanner.core.workshops import Workshop
from workshopplanner.exchange.workbook.model import Format, Value, plain
from workshopplanner.language import N_, _

MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def month(date: dt.date) -> str:
    """Return the month's name."""
    return _(MONTHS[date.month - 1])


def long_date(date: dt.date) -> str:
    """Return "18 June 2018"."""
    return _("{day} {month} {year}").format(day=_ordinal(date), month=month(date), year=date.year)


def _ordinal(date: dt.date) -> str:
    return "1er" if date.day == 1 and language.current() == "fr" else str(date.day)


def date_range(first: dt.date | None, last: dt.date | None) -> str:
    """Return "18–22 June 2018", or as much as differs between two dates."""
    if first is None or last is None:
        return ""
    if first == last:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        days = {"first": _ordinal(first), "last": last.day}
        return _("{first}–{last} {month} {year}").format(**days, month=month(first), year=first.year)
    return _("{first} – {last}").format(first=long_date(first), last=long_date(last))


def zone(workshop: Workshop) -> str:
    """Return "Asia/Seoul, UTC+09:00"; only the name where the machine does not know the zone."""
    if workshop.first is None:
        return workshop.time_zone
    try:
        noon = dt.datetime.combine(workshop.first, dt.time(12), ZoneInfo(workshop.time_zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return workshop.time_zone
    return f"{workshop.time_zone}, UTC{noon.isoformat()[-6:]}"


def subtitle(pack: Pack, choice: Choice) -> str:
    """Return the line below a title: place, dates, time zone, version and issue date as typed text."""
    workshop = pack.workshop
    place = _("{city}, {country}").format(city=workshop.city, country=workshop.country)
    parts = (
        place if workshop.city and workshop.country else workshop.city or workshop.country,
        date_range(workshop.first, workshop.last),
        _("local time ({zone})").format(zone=zone(workshop)),
        choice.version,
        _("issued {date}").format(date=long_date(choice.issued)),
    )
    return " · ".join(part for part in parts if part)


def listed_name(person: Attendee) -> str:
    """Return the name as lists of participants write it: "Ms Aigerim SAMPLE"; a name given for display wins."""
    family = person.family_name.upper()
    parts = (family, person.given_name) if person.family_first else (person.given_name, family)
    name = person.display_name or " ".join(part for part in parts if part)
    return f"{person.title} {name}" if person.title else name


def shown(value: Value, kind: Format) -> str:
    """Return a value as a spreadsheet shows it in the export's language."""
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, dt.date):
        if kind is not Format.WEEKDAY:
            return value.isoformat()
        day, name = _(SHORT_DAYS[value.weekday()]), _(SHORT_MONTHS[value.month - 1])
        return f"{day} {value.day} {name} {value.year}"
    return str(value) if isinstance(value, int) else plain(value)
