"""Full names split into family and given name, as their own customs say; what can't be known is asked for, once.

The text itself is kept verbatim: nothing is re-cased, and nobody is given a family name who has none.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from workshopplanner.core.matching import country_key
from workshopplanner.core.name_customs import (
    CHAINED,
    COMPOUND_HAN,
    COMPOUND_HANGUL,
    FAMILY_FIRST_COUNTRIES,
    GIVEN_FIRST_COUNTRIES,
    KINSHIP,
    MIDDLE,
    PARTICLES,
    SECOND_GIVEN,
    STRONG,
    SUFFIXES,
    SURNAMES,
    TITLES,
    TWO_FAMILY_NAMES,
)


class NameOrder(StrEnum):
    """Which part of a full name comes first."""

    FAMILY_FIRST = "family_first"
    GIVEN_FIRST = "given_first"


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in its parts; `order` is what was found, None where only a person can say and a guess was made.

    `shown` tells that the way of writing gave the order away, so that the names beside it are likely written alike.
    """

    family: str = ""
    given: str = ""
    family_first: bool = False
    title: str = ""
    sure: bool = True
    shown: bool = False


_LONGEST = 250  # letters in a name
_COMMA = re.compile(r"\s*[,，、]\s*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?){1,3}")
_PATRONYMIC = re.compile(r".+(?:ович|евич|ьич|овна|евна|ична|ovich|evich|ovna|evna|ichna)$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*")


def split_name(text: str, country: str = "", order: NameOrder | None = None) -> Parts:
    """Return a full name in its parts; `order` is what the column is known to keep to."""
    return _split(text, country, order) if len(text) <= _LONGEST else Parts(given=text)


@lru_cache(maxsize=50_000)
def _split(text: str, country: str, order: NameOrder | None) -> Parts:
    title, name = _without_title(" ".join(_BRACKETS.sub(" ", text).split()) or text)
    for way in (_by_comma, _by_script, _by_capitals, _by_patronymic):
        found = way(name)
        if found:
            return _titled(found, title)
    words = name.split(" ")
    if len(words) == 1:
        return Parts(given=name, title=title)
    return _titled(_by_custom(words, country, order), title)


def _titled(parts: Parts, title: str) -> Parts:
    return Parts(parts.family, parts.given, parts.family_first, title, parts.sure, parts.shown) if title else parts


def _without_title(name: str) -> tuple[str, str]:
    words = name.split(" ")
    cut = 0
    while cut < len(words) - 1 and country_key(words[cut]) in TITLES and (words[cut][-1] == "." or len(words[cut]) > 1):
        cut += 1
    return " ".join(words[:cut]), " ".join(words[cut:])


# ---- what the way of writing gives away


def _by_comma(name: str) -> Parts | None:
    parts = [part for part in _COMMA.split(name) if part]
    if len(parts) < 2:
        return None
    if country_key(parts[-1]) in SUFFIXES:
        return _by_comma(", ".join(parts[:-1])) if len(parts) > 2 else None
    return Parts(parts[0], " ".join(parts[1:]), shown=True)


def _by_script(name: str) -> Parts | None:
    """Split names in Hangul and Chinese characters, with or without a space; Japanese ones only at a space."""
    bare = name.replace(" ", "")
    hangul, han = all("가" <= letter <= "힣" for letter in bare), all("一" <= letter <= "鿿" for letter in bare)
    if " " in name and (hangul or han or _is_kana(bare)):
        family, _space, given = name.partition(" ")
        return Parts(family, given, family_first=True)
    if not (hangul or han) or not 2 <= len(bare) <= 5:
        return None
    compound = bare[:2] in (COMPOUND_HANGUL if hangul else COMPOUND_HAN) and len(bare) > 2
    if not compound and (len(bare) > (3 if han else 4)):
        return None
    cut = 2 if compound else 1
    return Parts(bare[:cut], bare[cut:], family_first=True)


def _is_kana(text: str) -> bool:
    return all("\u3040" <= letter <= "\u30ff" or "一" <= letter <= "鿿" or letter in "々・" for letter in text)


def _by_capitals(name: str) -> Parts | None:
    """Take the words in capitals for the family name, if others are not."""
    words = name.split(" ")
    loud = [_is_loud(word) for word in words]
    if not any(loud) or all(loud[at] or _is_initial(word) for at, word in enumerate(words)):
        return None
    first, last = loud.index(True), len(loud) - 1 - loud[::-1].index(True)
    while first > 0 and country_key(words[first - 1]) in PARTICLES and (first > 1 or words[0].islower()):
        first -= 1
    if first > 0 and last < len(words) - 1:
        return None
    given = words[last + 1 :] if first == 0 else words[:first]
    return Parts(" ".join(words[first : last + 1]), " ".join(given), family_first=first == 0, shown=True)


def _is_loud(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return (
        len(letters) > 1 and all(letter == letter.upper() != letter.lower() for letter in letters) and word[-1:] != "."
    )


def _is_initial(word: str) -> bool:
    return _INITIALS.fullmatch(word) is not None and ("." in word or len(word) == 1)


def _by_patronymic(name: str) -> Parts | None:
    """Split names with a father's name of Slavic form, which stands behind the given name wherever that is."""
    words = name.split(" ")
    if len(words) != 3:
        return None
    if _PATRONYMIC.match(words[2]) and not _PATRONYMIC.match(words[1]):
        return Parts(words[0], " ".join(words[1:]), family_first=True)
    return Parts(words[2], " ".join(words[:2])) if _PATRONYMIC.match(words[1]) else None


# ---- what custom says


def _by_custom(words: list[str], country: str, order: NameOrder | None) -> Parts:
    keys = [country_key(word) for word in words]
    for at in range(1, len(words)):
        if keys[at] in KINSHIP:
            return Parts(" ".join(words[at:]), " ".join(words[:at]))
    if len(words) == 2 and _is_initial(words[0]) and _is_cased(words[0]):
        return Parts(words[1], words[0])
    known = FAMILY_FIRST_COUNTRIES.get(country, "")
    if order is None or known:
        shown = _surname_first(keys, known)
        if shown is not None:
            return _ordered(words, keys, country, shown, sure=True)
    sure = order is not None or any(key in CHAINED for key in keys[1:]) or country in GIVEN_FIRST_COUNTRIES
    return _ordered(words, keys, country, order or NameOrder.GIVEN_FIRST, sure=sure)


def _surname_first(keys: list[str], known: str) -> NameOrder | None:
    """Return the order where one end of the name is a well-known family name and the other is not."""
    first, last = (_is_surname(key, known) for key in (keys[0], keys[-1]))
    if first and (keys[1] in MIDDLE or (known == "vn" and len(keys) > 2)):
        return NameOrder.FAMILY_FIRST
    if first and last and len(keys) == 2:
        first, last = keys[0] in STRONG, keys[1] in STRONG
    if first == last:
        return NameOrder.FAMILY_FIRST if first and known and len(keys) > 2 else None
    return NameOrder.FAMILY_FIRST if first else NameOrder.GIVEN_FIRST


def _is_cased(word: str) -> bool:
    return word.lower() != word.upper()


def _is_surname(key: str, known: str) -> bool:
    return key in SURNAMES[known] if known else key in SURNAMES["kr"] or key in SURNAMES["vn"]


def _ordered(words: list[str], keys: list[str], country: str, order: NameOrder, *, sure: bool) -> Parts:
    if order is NameOrder.FAMILY_FIRST:
        cut = 1
        while cut < len(words) - 1 and keys[cut - 1] in PARTICLES:
            cut += 1
        if country in TWO_FAMILY_NAMES and len(words) > 3:
            cut = max(cut, 2)
        return Parts(" ".join(words[:cut]), " ".join(words[cut:]), family_first=True, sure=sure)
    end = len(words)
    while end > 2 and keys[end - 1] in SUFFIXES:
        end -= 1
    cut = next((at for at in range(1, end - 1) if keys[at] in PARTICLES), end - 1)
    if cut == end - 1 and country in TWO_FAMILY_NAMES and end > 2:
        cut = end - 1 if end == 3 and keys[1] in SECOND_GIVEN else end - 2
    if (
        cut > 1
        and country in TWO_FAMILY_NAMES
        and keys[cut] in PARTICLES
        and keys[cut - 1] not in SECOND_GIVEN
        and cut > 2
    ):
        cut -= 1
    return Parts(" ".join(words[cut:]), " ".join(words[:cut]), sure=sure)


# ---- a whole column


def column_order(names: Iterable[str]) -> tuple[NameOrder | None, str]:
    """Return the order that a column's names give away, and the first name that leaves it open."""
    shown: dict[bool, int] = {True: 0, False: 0}
    doubtful = ""
    for name in names:
        parts = split_name(name)
        if parts.shown and "," not in name:
            shown[parts.family_first] += 1
        elif not parts.sure and not doubtful:
            doubtful = name
    if max(shown.values()) >= 2 and min(shown.values()) == 0:
        return (NameOrder.FAMILY_FIRST if shown[True] else NameOrder.GIVEN_FIRST), doubtful
    return None, doubtful


def sort_name(family: str, given: str) -> str:
    """Return what a list sorts a name by where the name itself does not say it: without particles, accents and case."""
    words = family.split()
    while len(words) > 1 and country_key(words[0]) in PARTICLES and words[0][:1].islower():
        words = words[1:]
    text = unicodedata.normalize("NFKD", " ".join([*words, given]).casefold())
    latin = text.isascii() or all(ord(letter) < 0x370 for letter in text)
    plain = "".join(letter for letter in text if not unicodedata.combining(letter)) if latin else text
    return unicodedata.normalize("NFC", " ".join(re.sub(r"[’'ʼ`´\-]", "", plain).split()))
