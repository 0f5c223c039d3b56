"""The dates of a workshop: shifted as they are, or laid anew over working days."""

import datetime as dt
from collections.abc import Collection, Sequence

DAYS_A_WEEK = 7
WEEKS_A_YEAR = 52


def shifted(dates: Sequence[dt.date], first_day: dt.date) -> tuple[dt.date, ...]:
    """Return the dates beginning on another day, as far from the first as they were."""
    return tuple(date + (first_day - dates[0]) for date in dates)


def working(count: int, first_day: dt.date, off: Collection[int]) -> tuple[dt.date, ...]:
    """Return so many dates in a row from a day on, leaving out the weekdays that are `off`."""
    found: list[dt.date] = []
    date = first_day
    while len(found) < count:
        if date.weekday() not in off or len(off) >= DAYS_A_WEEK:
            found.append(date)
        date += dt.timedelta(days=1)
    return tuple(found)


def year_later(date: dt.date, today: dt.date) -> dt.date:
    """Return the same weekday of a later year: whole years of 52 weeks on, and not before today."""
    year = dt.timedelta(weeks=WEEKS_A_YEAR)
    while True:
        date += year
        if date >= today:
            return date
