import datetime as dt

import pytest

from workshopplanner.core.calendar import clock, clock_range, day_and_month, months_later, weekday


def test_days_and_clocks_in_words() -> None:
    day = dt.date(2018, 6, 20)
    assert (weekday(day), day_and_month(day), clock(dt.time(9, 5))) == ("Wed", "Wed 20 Jun", "09:05")
    assert clock_range(dt.time(9), dt.time(10, 15)) == "\u206609:00–10:15\u2069"


@pytest.mark.parametrize(
    ("date", "months", "later"),
    [("2018-06-22", 6, "2018-12-22"), ("2018-08-31", 6, "2019-02-28"), ("2019-12-01", 1, "2020-01-01")],
)
def test_months_later(date: str, months: int, later: str) -> None:
    assert months_later(dt.date.fromisoformat(date), months) == dt.date.fromisoformat(later)
