"""Days and clocks in words, for sentences on the screen; exports write real dates and times."""

import calendar
import datetime as dt

from workshopplanner.language import N_, _

SHORT_DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
SHORT_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
_FIRST, _LAST = "\u2066", "\u2069"  # keeps what is between them from left to right, also inside Arabic


def weekday(date: dt.date) -> str:
    """Return the short name of the day of the week, such as "Wed"."""
    return _(SHORT_DAYS[date.weekday()])


def day_and_month(date: dt.date) -> str:
    """Return a date as in "Wed 20 Jun"."""
    return _("{weekday} {day} {month}").format(
        weekday=weekday(date), day=date.day, month=_(SHORT_MONTHS[date.month - 1])
    )


def clock(time: dt.time) -> str:
    """Return a time as in "09:05"."""
    return f"{time:%H:%M}"


def clock_range(begin: dt.time, end: dt.time) -> str:
    """Return a stretch of time as in "09:05–10:00", which reads from left to right in every language."""
    return f"{_FIRST}{clock(begin)}–{clock(end)}{_LAST}"


def months_later(date: dt.date, months: int) -> dt.date:
    """Return the same day of a later month, or the last one where that month is shorter."""
    years, month = divmod(date.month - 1 + months, 12)
    year, month = date.year + years, month + 1
    return dt.date(year, month, min(date.day, calendar.monthrange(year, month)[1]))
