"""Times of the journal, which are UTC, as the clock on the wall showed them, and back."""

import datetime as dt


def local(at: dt.datetime) -> dt.datetime:
    """Return a time of the journal as the clock on the wall showed it."""
    return at.replace(tzinfo=dt.UTC).astimezone()


def begin_of(day: dt.date) -> dt.datetime:
    """Return when a day began here, as the journal would write it."""
    return dt.datetime.combine(day, dt.time()).astimezone(dt.UTC).replace(tzinfo=None)
