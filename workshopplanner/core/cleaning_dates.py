"""Dates as people and spreadsheets write them; where day and month could be exchanged, the order is asked for."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from workshopplanner.core.matching import country_key


class DateOrder(StrEnum):
    """What comes first in 03/04/2018."""

    DAY_FIRST = "DMY"
    MONTH_FIRST = "MDY"


@dataclass(frozen=True, slots=True)
class DateReading:
    """The moment that a cell means; `shows` is the order that it gives away, `open` that it has to be asked for."""

    moment: dt.datetime | None = None
    shows: DateOrder | None = None
    open: bool = False


_NONE = DateReading()
_EPOCH, _EPOCH_1904 = dt.datetime.fromisoformat("1899-12-30"), dt.datetime.fromisoformat("1904-01-01")
_MOST_DAYS = 110_000  # of an Excel serial: the year 2201
_LONGEST = 80  # letters in a date
_ENOUGH = 200  # dates that agree on their order speak for the rest of the column
_MONTHS = {
    name: number
    for listed in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "january february march april may june july august september october november december",
        "janv fevr mars avr mai juin juil aout sept oct nov dec",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "ene feb mar abr may jun jul ago set oct nov dic",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    )
    for number, name in enumerate(listed.split(), 1)
} | {"fev": 2, "juill": 7, "setiembre": 9, "sept": 9}
_CJK = re.compile(r"(\d{4})\s*[년年]\s*(\d{1,2})\s*[월月]\s*(\d{1,2})\s*[일日]?")
_YEAR_FIRST = re.compile(r"(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})\.?(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)")
_DAY_WORD = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º|°)?[\s\-./]*(?:de\s+|of\s+)?([^\W\d_]+)\.?[\s\-./,]*(?:del?\s+)?(\d{4}|\d{2})(?!\d)"
)
_WORD_DAY = re.compile(r"([^\W\d_]+)\.?[\s\-]+(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})(?!\d)")
_PLAIN = re.compile(r"(19|20)(\d\d)(\d\d)(\d\d)")
_CLOCK = re.compile(
    r"(오전|오후|am|pm)?\s*(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(a\.?\s?m\.?|p\.?\s?m\.?|오전|오후)?", re.IGNORECASE
)


def read_date(
    cell: Any, order: DateOrder | None = None, *, since_1904: bool = False, past: bool = False
) -> DateReading:
    """Return what a cell means as a date; `past` says that a year of two digits is one of birth."""
    if isinstance(cell, str):
        return _of_text(cell.strip(), order, since_1904, past) if len(cell) <= _LONGEST else _NONE
    if isinstance(cell, dt.datetime):
        return DateReading(cell.replace(tzinfo=None))
    if isinstance(cell, dt.date):
        return DateReading(dt.datetime.combine(cell, dt.time()))
    numeric = isinstance(cell, int | float) and not isinstance(cell, bool)
    return _of_number(float(cell), since_1904) if numeric else _NONE


def _of_text(text: str, order: DateOrder | None, since_1904: bool, past: bool) -> DateReading:
    if text[4:5] == "-" == text[7:8]:
        with suppress(ValueError):
            return DateReading(dt.datetime.fromisoformat(text).replace(tzinfo=None))
    if past and len(text) == 6 and text.isdecimal():
        return _born(text)
    if text.replace(".", "", 1).isdecimal():
        return _of_number(float(text), since_1904)
    return _in_words(text.casefold(), order, past)


def _born(text: str) -> DateReading:
    """Return a birth written as 850302, where it can't be meant the other way round."""
    first, second, third = int(text[:2]), int(text[2:4]), int(text[4:])
    readings = {
        _moment(_year(text[:2], past=True), second, third),
        _moment(_year(text[4:], past=True), second, first),
    } - {None}
    return DateReading(readings.pop()) if len(readings) == 1 else _NONE


def _of_number(number: float, since_1904: bool) -> DateReading:
    if found := _PLAIN.fullmatch(f"{number:.0f}"):
        return DateReading(_moment(int(found[1] + found[2]), int(found[3]), int(found[4])))
    if not 1 <= number <= _MOST_DAYS or 1900 <= number <= 2100:  # the latter is a year by itself
        return _NONE
    moment = (_EPOCH_1904 if since_1904 else _EPOCH) + dt.timedelta(days=number)
    return DateReading((moment + dt.timedelta(microseconds=500_000)).replace(microsecond=0))


def _in_words(text: str, order: DateOrder | None, past: bool) -> DateReading:
    for pattern in (_CJK, _YEAR_FIRST):
        if found := pattern.search(text):
            year, month, day = int(found[1]), int(found[found.re.groups - 1]), int(found[found.re.groups])
            return _at(_moment(year, month, day), text[found.end() :])
    if found := _YEAR_LAST.search(text):
        return _year_last(found, text, order, past)
    for pattern, day_at, month_at in ((_DAY_WORD, 1, 2), (_WORD_DAY, 2, 1)):
        for found in pattern.finditer(text):
            month = _MONTHS.get(country_key(found[month_at]), 0)
            if month:
                return _at(_moment(_year(found[3], past), month, int(found[day_at])), text[found.end() :])
    return _NONE


def _year_last(found: re.Match[str], text: str, order: DateOrder | None, past: bool) -> DateReading:
    first, second, year = int(found[1]), int(found[3]), _year(found[4], past)
    rest = text[found.end() :]
    if first > 12 or second > 12:
        shown = DateOrder.DAY_FIRST if first > 12 else DateOrder.MONTH_FIRST
        day, month = (first, second) if first > 12 else (second, first)
        return _at(_moment(year, month, day), rest, shown)
    if first != second and order is None and found[2] != ".":
        return DateReading(open=True)
    day, month = (second, first) if order is DateOrder.MONTH_FIRST else (first, second)
    return _at(_moment(year, month, day), rest)


def _year(text: str, past: bool) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return year + (1900 if past and year > 10 else 2000)


def _moment(year: int, month: int, day: int) -> dt.datetime | None:
    try:
        return dt.datetime.combine(dt.date(year, month, day), dt.time()) if 1900 <= year <= 2200 else None
    except ValueError:
        return None


def _at(day: dt.datetime | None, rest: str, shows: DateOrder | None = None) -> DateReading:
    """Return a day with the time that stands behind it, if one does."""
    clock = _CLOCK.search(rest) if day and ":" in rest else None
    if day is None or clock is None:
        return DateReading(day, shows)
    hour, half = int(clock[2]), (clock[1] or clock[5] or "").casefold()[:2]
    if half:
        hour = hour % 12 + (12 if half in {"pm", "p.", "오후", "p "} else 0)
    if hour > 23 or int(clock[3]) > 59:
        return DateReading(day, shows)
    return DateReading(day.replace(hour=hour, minute=int(clock[3]), second=int(clock[4] or 0)), shows)


def shown_order(cells: Iterable[Any]) -> tuple[DateOrder | None, str]:
    """Return the order that a column's dates give away, and the first date that leaves it open.

    Dates that contradict each other give nothing away.
    """
    shown: Counter[DateOrder] = Counter()
    doubtful = ""
    for cell in cells:
        if not isinstance(cell, str) or len(cell) > 40 or cell[4:5] == "-":
            continue
        reading = read_date(cell)
        if reading.shows:
            shown[reading.shows] += 1
        elif reading.open and not doubtful:
            doubtful = cell.strip()
        if doubtful and shown.total() >= _ENOUGH:
            break
    return (next(iter(shown)) if len(shown) == 1 else None), doubtful
