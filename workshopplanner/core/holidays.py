"""Which days people of a country have off: its weekend and its public holidays, known without a network."""

import datetime as dt
import re
import sys
from functools import lru_cache
from typing import Any

SATURDAY, SUNDAY = 5, 6  # as date.weekday() counts
_USUAL = frozenset({SATURDAY, SUNDAY})


def loaded() -> bool:
    """Say whether the library has been read, so that a question takes no time."""
    return "holidays" in sys.modules


def load() -> None:
    """Read the library, where somebody may wait for it."""
    holiday_on(dt.date(2018, 6, 18), "KR")


def off(date: dt.date, alpha2: str, language: str = "") -> str | None:
    """Return the name of the holiday on a date, nothing in words on a weekend, None on any other day."""
    holiday = holiday_on(date, alpha2, language)
    return holiday if holiday is not None else ("" if is_weekend(date, alpha2) else None)


def weekend(alpha2: str) -> frozenset[int]:
    """Return the weekdays a country has off, from Monday 0; Saturday and Sunday where nothing else is known.

    The country is named by two letters or three.
    """
    calendar = _calendar(alpha2, "")
    return frozenset(calendar.weekend) if calendar is not None else _USUAL


def is_weekend(date: dt.date, alpha2: str) -> bool:
    """Say whether a date lies in a country's weekend."""
    return date.weekday() in weekend(alpha2)


def holiday_on(date: dt.date, alpha2: str, language: str = "") -> str | None:
    """Return the name of a country's public holiday, in the language if it is known there, else in English."""
    calendar = _calendar(alpha2, language)
    name = calendar.get(date) if calendar is not None else None
    return None if name is None else re.sub(r"\d", lambda digit: str(int(digit[0])), str(name))  # 0 to 9, as everywhere


@lru_cache(maxsize=64)
def _calendar(alpha2: str, language: str) -> Any:
    """Return a country's calendar with names in a language; None for a country that is not known.

    The library is imported here, for that takes a third of a second; a calendar reads a year when it is asked for it.
    """
    if not alpha2:
        return None
    import holidays

    try:
        known = holidays.country_holidays(alpha2)
    except NotImplementedError:
        return None
    wanted, *_rest = language.split("_")
    languages = [*known.supported_languages, known.default_language]
    named = next((each for each in languages if each and each.partition("_")[0] == wanted), None)
    return holidays.country_holidays(alpha2, language=named or "en_US")
