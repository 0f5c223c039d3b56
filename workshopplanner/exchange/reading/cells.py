"""Single cells: text without what can't be seen, numbers as they look, dates as dates."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from workshopplanner.core.sheets import Cell

_DAY = dt.timedelta(days=1)
_SOME_DAY = dt.datetime(2000, 1, 1)  # noqa: DTZ001 (spreadsheets have no zones)

# Control characters, zero-width space, marks of byte order, and what turns the direction of text around.
# ZERO WIDTH JOINER and NON-JOINER stay: names in Persian and in Indian scripts need them.
_UNSEEN: Mapping[int, str | None] = {
    **dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)]),
    13: "\n",
    0x85: "\n",
    **dict.fromkeys([0x200B, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


def text(value: str) -> str | None:
    """Return text as it was written, composed, without control characters; None where nothing is left to see."""
    if not (value.isascii() and value.isprintable()):
        value = unicodedata.normalize("NFC", value.replace("\r\n", "\n").translate(_UNSEEN))
    return None if not value or value.isspace() else value


def number(value: float) -> int | float | None:
    """Return a number, whole where it has no fraction; what is not one is no cell."""
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 (that is what NaN is)
        return None
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def moment(value: dt.datetime) -> dt.date | dt.datetime:
    """Return a date where there is no time of day."""
    return value.date() if value.time() == dt.time() else value


def duration(value: dt.timedelta) -> dt.time | str:
    """Return a length of time as a time of day where it is one, else as it is shown."""
    if dt.timedelta() <= value < _DAY:
        return (_SOME_DAY + value).time()
    minutes, rest = divmod(int(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


_HOW: dict[type, Callable[..., Cell]] = {
    str: text,
    float: number,
    dt.datetime: moment,
    dt.timedelta: duration,
}


def cleaned(row: Iterable[object]) -> list[Cell]:
    """Return the cells of a row as they cross floors."""
    how = _HOW.get
    return [each if (clean := how(type(each))) is None else clean(each) for each in row]  # type: ignore[misc]


def cleaned_rows(rows: Iterable[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """Return rows, each behind its number, cleaned; a row in which nothing is left to see is none."""
    found = [(row[0], cleaned(row[1:])) for row in rows]
    return [(number, *row) for number, row in found if row.count(None) < len(row)]


def are_clean(encoded: str) -> bool:
    """Tell whether cells that were written as JSON, without spaces between, have only text that stays as it is.

    Looking at many cells at once is what makes reading fast; where this is in doubt, each is looked at by itself.
    """
    if "\\" in encoded or not encoded.isprintable() or ('" ' in encoded and _BLANK.search(encoded)):
        return False
    return encoded.isascii() or unicodedata.is_normalized("NFC", encoded)


_BLANK = re.compile(r'" +"')


def letter(column: int) -> str:
    """Return the name of a column in a spreadsheet: A for 0, AA for 26."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(letters: bytes) -> int:
    """Return which column letters name: 0 for A."""
    column = 0
    for each in letters.upper():
        column = column * 26 + each - 64
    return column - 1


# "000", "+0", "000-0000-0000": a number that is shown as digits with signs between them is a code, not a quantity.
_CODE = re.compile(r'(?:0|#|[-+ ()/]|\\.|"[^"]*")*0(?:0|#|[-+ ()/]|\\.|"[^"]*")*\Z')
_PIECES = re.compile(r'[0#]|\\.|"[^"]*"|.')


def is_code(pattern: str) -> bool:
    """Tell whether a number format shows zeros, signs or gaps that the number itself has not."""
    first = pattern.partition(";")[0]
    return bool(_CODE.match(first)) and first not in ("0", "#", "#0")


def as_code(value: float, pattern: str) -> str:
    """Return a whole number as such a format shows it."""
    pieces = _PIECES.findall(pattern.partition(";")[0])
    digits = str(int(value))
    shown = ""
    places = sum(piece in "0#" for piece in pieces)
    for piece in reversed(pieces):
        if piece not in ("0", "#"):
            shown = piece.strip('"').removeprefix("\\") + shown
            continue
        places -= 1
        taken, digits = (digits, "") if places == 0 else (digits[-1:], digits[:-1])
        shown = (taken or ("0" if piece == "0" else "")) + shown
    return shown
