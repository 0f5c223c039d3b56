"""What stands in a column, whatever its title says: the share of e-mail addresses, dates, countries and the like."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from workshopplanner.core.cleaning import is_blank, read_gender, text_of
from workshopplanner.core.cleaning_dates import read_date
from workshopplanner.core.country_reading import read_country
from workshopplanner.core.kinds import Gender

MOST = 60  # cells of a column that are looked at
_FEW = 15  # different cells that are looked at for countries, which takes longest
_LONGEST = 250  # letters in a cell that can be more than an essay
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}")
_PHONE = re.compile(r"(?:tel|t|m|mob)?[.:\s]*\(?\+?\d[\d\s().\-/–+]{5,24}", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+\.(?:pdf|docx?|jpe?g|png|odt)", re.IGNORECASE)
_PASSPORT = re.compile(r"(?=.*\d{4})[A-Za-z]{1,2}\s?\d{6,8}|[A-Za-z]\d{2}[A-Za-z]\d{5}|\d{2}[A-Za-z]{2}\d{5}")
_NAME = re.compile(r"[^\W\d_][^\d@/\\:;!?%&+=*<>\"]{1,60}")
_FORMS_OF_ADDRESS = "m mr mrs ms mme mlle miss sr sra srta herr frau madame monsieur"
_WITH_SEX = frozenset(_FORMS_OF_ADDRESS.split())
_SALUTATION = _WITH_SEX | {"dr", "pr", "prof", "me"}


@dataclass(frozen=True)
class Profile:
    """The shares of a column's cells that look like each kind of thing; `filled` is how many cells were looked at."""

    filled: int
    shares: dict[str, float] = field(default_factory=dict)
    distinct: int = 0
    length: float = 0.0
    years: tuple[int, ...] = ()
    texts: frozenset[str] = frozenset()  # what stands there, where it is hardly more than yes and no

    def share(self, kind: str) -> float:
        """Return the share of a kind, none when the column is empty."""
        return self.shares.get(kind, 0.0)


def _is_date(cell: Any) -> bool:
    if isinstance(cell, int | float):
        return False  # a number may be anything
    reading = read_date(cell)
    text = str(cell)
    plain_number = isinstance(cell, str) and re.fullmatch(r"\d+(\.\d+)?", text.strip()) is not None
    return (reading.moment is not None or reading.open) and not plain_number and len(text) < 40


def _is_phone(cell: Any) -> bool:
    text = text_of(cell)
    digits = sum(map(str.isdecimal, text))
    return 7 <= digits <= 26 and _PHONE.fullmatch(text) is not None and not _is_date(cell)


def _is_country(cell: Any) -> bool:
    text = text_of(cell)
    return 1 < len(text) <= 50 and not any(map(str.isdecimal, text)) and read_country(text).answer != "UNKNOWN"


def _is_gender(cell: Any) -> bool:
    gender = read_gender(text_of(cell))
    return gender is not None and gender is not Gender.NOT_STATED


def _is_name(cell: Any) -> bool:
    text = text_of(cell)
    words = text.split()
    if _NAME.fullmatch(text) is None or len(words) > 6:
        return False
    latin = text.isascii() or text[0].casefold() != text[0].upper().casefold() or text[0].upper() != text[0].lower()
    return (len(words) >= 2 and all(word[0].isupper() or len(word) < 4 for word in words)) if latin else len(text) <= 30


def _is_age(cell: Any) -> bool:
    text = text_of(cell)
    return text.isdecimal() and 15 <= int(text[:3]) <= 99 and len(text) == 2


def _word(cell: Any) -> str:
    return text_of(cell).casefold().strip(" .")


_KINDS: dict[str, Callable[[Any], bool]] = {
    "email": lambda cell: isinstance(cell, str) and _EMAIL.search(cell) is not None and len(cell) < 200,
    "phone": _is_phone,
    "date": _is_date,
    "number": lambda cell: isinstance(cell, int | float) and not isinstance(cell, bool),
    "gender": _is_gender,
    "link": lambda cell: isinstance(cell, str) and _LINK.fullmatch(cell.strip()) is not None,
    "passport": lambda cell: _PASSPORT.fullmatch(text_of(cell)) is not None,
    "age": _is_age,
    "name": _is_name,
    "salutation": lambda cell: _word(cell) in _SALUTATION,
    "sex": lambda cell: _word(cell) in _WITH_SEX,
}


def profile(cells: Sequence[Any]) -> Profile:
    """Return what the filled ones among a column's cells look like."""
    found = [cell for cell in cells if cell is not None and not is_blank(text_of(cell))][:MOST]
    if not found:
        return Profile(0)
    seen: dict[Any, int] = {}
    for cell in found:
        seen[cell] = seen.get(cell, 0) + 1
    short = {cell: count for cell, count in seen.items() if not isinstance(cell, str) or len(cell) <= _LONGEST}
    shares = {kind: sum(short[cell] for cell in short if fits(cell)) / len(found) for kind, fits in _KINDS.items()}
    few = dict(islice(short.items(), _FEW))
    shares["country"] = sum(few[cell] for cell in few if _is_country(cell)) / (sum(few.values()) or 1)
    length = sum(len(text_of(cell)) for cell in found) / len(found)
    moments = [read_date(cell).moment for cell in seen if not isinstance(cell, int | float)] if shares["date"] else []
    years = tuple(moment.year for moment in moments if moment)
    texts = frozenset(text_of(cell).casefold() for cell in seen) if len(seen) <= 3 else frozenset()
    return Profile(len(found), shares, len(seen), length, years, texts)
