import datetime as dt

import pytest

from workshopplanner.core import holidays
from workshopplanner.core.days import shifted, working, year_later

MEMORIAL = dt.date(2018, 6, 6)


@pytest.mark.parametrize(
    ("country", "language", "name"),
    [
        ("KR", "en", "Memorial Day"),
        ("KOR", "en", "Memorial Day"),
        ("KR", "fr", "Memorial Day"),  # not known in French
        ("KR", "", "Memorial Day"),
        ("US", "en", None),
        ("", "en", None),
        ("XX", "en", None),
    ],
)
def test_a_public_holiday_has_a_name(country: str, language: str, name: str | None) -> None:
    assert holidays.holiday_on(MEMORIAL, country, language) == name


def test_names_come_in_the_language_where_it_is_known() -> None:
    christmas = dt.date(2026, 12, 25)
    found = [holidays.holiday_on(christmas, "FR", language) for language in ("en", "fr", "ar")]
    assert found == ["Christmas Day", "Noël", "Christmas Day"]
    assert holidays.holiday_on(dt.date(2026, 7, 23), "EG", "ar") == "عيد ثورة 23 يوليو"


@pytest.mark.parametrize(
    ("country", "days"), [("KR", {5, 6}), ("EG", {4, 5}), ("IR", {4}), ("", {5, 6}), ("XX", {5, 6})]
)
def test_weekends_follow_the_country(country: str, days: set[int]) -> None:
    assert holidays.weekend(country) == days
    friday = dt.date(2018, 6, 22)
    assert holidays.is_weekend(friday, country) == (4 in days)


def test_dates_are_shifted_or_laid_over_working_days() -> None:
    week = [dt.date(2018, 6, 21), dt.date(2018, 6, 22), dt.date(2018, 6, 25)]
    assert shifted(week, dt.date(2019, 6, 20)) == (dt.date(2019, 6, 20), dt.date(2019, 6, 21), dt.date(2019, 6, 24))
    assert working(3, dt.date(2018, 6, 22), {5, 6}) == (
        dt.date(2018, 6, 22), dt.date(2018, 6, 25), dt.date(2018, 6, 26)
    )  # fmt: skip
    assert working(2, dt.date(2018, 6, 22), range(7)) == (dt.date(2018, 6, 22), dt.date(2018, 6, 23))
    assert year_later(dt.date(2018, 6, 18), dt.date(2018, 7, 1)) == dt.date(2019, 6, 17)
    assert year_later(dt.date(2018, 6, 18), dt.date(2026, 11, 23)) == dt.date(2027, 6, 7)
