"""Whether two names may be one person's: in another order, script or spelling, with initials, without a middle name."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from workshopplanner.core.name_customs import KINSHIP, PARTICLES, SUFFIXES, SURNAMES, TITLES
from workshopplanner.core.romanising import korean, romanised, sound, variant

_COMMON_PARTS = """
    mohamed mohammed mohamad muhammad ahmed ahmad ali hassan hussein ibrahim omar fatima abdullah khan john david
    michael smith jones brown wilson james maria jose juan carlos ana luis garcia martinez rodriguez lopez gonzalez hernandez
    perez sanchez silva santos fernandez kumar singh sharma das ram tan jean pierre marie martin ivanov ivan anna elena dewi
    siti nur tamang gurung perera fernando islam rahman begum akter hossain"""
_COMMON = frozenset(_COMMON_PARTS.split())
_SPLIT = re.compile(r"[\s\-‐–’'ʼ`´.,·・()]+")
_KOREAN_MARKS = frozenset(
    [
        "kim",
        "gim",
        "park",
        "bak",
        "choi",
        "jung",
        "jeong",
        "kang",
        "yoon",
        "yun",
        "hwang",
        "kwon",
        "gwon",
        "shin",
        "hong",
    ]
)
_VOWELS = frozenset("aeiouy")


class Alike(IntEnum):
    """How far two names are one."""

    DIFFERENT = 0
    SHARED = 1  # the given name alone, as after a marriage
    PARTLY = 2  # nothing speaks against it, but something is missing
    CLOSE = 3  # other ways to write it
    EXACT = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A name made ready: the parts in Latin letters, what they sound like, and whether many people are called so."""

    parts: tuple[str, ...]
    given: str
    suffix: str
    joined: str
    common: bool
    foreign: bool  # written in another script than Latin

    @property
    def sounds(self) -> tuple[str, ...]:
        """What the parts sound like, coarsely."""
        return tuple(map(sound, self.parts))


@lru_cache(maxsize=200_000)
def name_of(family: str, given: str, korean_country: bool) -> Name:
    """Return a name made ready to be compared."""
    families, suffix = _parts(family)
    givens, other = _parts(given)
    spelled = f"{family} {given}"
    hangul = any("가" <= letter <= "힣" for letter in spelled)
    is_korean = hangul or korean_country or bool(_KOREAN_MARKS.intersection(families))
    common = any(part in SURNAMES[of] for part in families for of in ("kr", "cn", "vn"))
    common = common or (len(families + givens) < 3 and all(part in _COMMON for part in (*families, *givens)))
    if is_korean:
        families = [korean(part) for part in families]
        givens = [korean("".join(givens))] if givens else []
    elif len(givens) == 2 and "-" in given:
        givens = ["".join(givens)]
    parts = tuple(families + givens)
    latin = spelled.isascii() or all(
        ord(letter) < 0x250 or (ord(letter) > 0x1E00 and ord(letter) < 0x1F00) for letter in spelled
    )
    return Name(parts, givens[0] if givens else "", suffix or other, "".join(parts), common, not latin)


def _parts(text: str) -> tuple[list[str], str]:
    words = [romanised(word) for word in _SPLIT.split(text) if word]
    suffix = next(
        (word for word in words if word in {"jr", "junior", "sr", "senior", "ii", "iii", "filho", "neto"}), ""
    )
    kept = [word for word in words if word and word not in PARTICLES and word not in KINSHIP and word not in SUFFIXES]
    untitled = [word for word in kept if word not in TITLES]
    return untitled or kept or [word for word in words if word], suffix


@lru_cache(maxsize=200_000)
def alike(one: Name, other: Name) -> Alike:
    """Return how far two names are one."""
    if one.suffix != other.suffix or not one.parts or not other.parts:
        return Alike.DIFFERENT
    if sorted(one.parts) == sorted(other.parts) or _turned(one, other):
        return Alike.EXACT
    few, many = sorted((one.parts, other.parts), key=len)
    cross = one.foreign != other.foreign
    found, spare, initials = _paired(few, many, cross=cross)
    if found < len(few):
        return _glued(one, other) or _shared(one, other, cross=cross)
    if not spare:
        return Alike.PARTLY if initials else Alike.CLOSE
    return Alike.PARTLY if len(few) > 1 and _same_given(one, other, cross=cross) else Alike.DIFFERENT


def _turned(one: Name, other: Name) -> bool:
    """Tell whether one name is the other one with its parts joined or turned round."""
    if len(one.joined) != len(other.joined) or len(one.joined) < 4:
        return False
    return any("".join(one.parts[at:] + one.parts[:at]) == other.joined for at in range(len(one.parts))) or any(
        "".join(other.parts[at:] + other.parts[:at]) == one.joined for at in range(len(other.parts))
    )


def _glued(one: Name, other: Name) -> Alike | None:
    """Tell whether two names are one but for an error of typing, where their parts are cut differently."""
    if len(one.parts) == len(other.parts) or min(len(one.joined), len(other.joined)) < 12:
        return None
    return Alike.CLOSE if _mistyped(one.joined, other.joined) else None


def _shared(one: Name, other: Name, *, cross: bool) -> Alike:
    if len(one.given) > 2 and len(other.given) > 2 and _same(one.given, other.given, cross=cross):
        return Alike.SHARED
    return Alike.DIFFERENT


def _same_given(one: Name, other: Name, *, cross: bool) -> bool:
    """Tell whether the names by which two people are called are one: a father's name is no name of the son's."""
    if not one.given or not other.given:
        return True
    return _same(one.given, other.given, cross=cross) or _initial(one.given, other.given)


def _paired(few: tuple[str, ...], many: tuple[str, ...], *, cross: bool) -> tuple[int, int, int]:
    """Return how many parts have a partner, how many are to spare, and how many partners are initials."""
    left = list(many)
    found = initials = 0
    for part in sorted(few, key=len, reverse=True):
        partner = next((each for each in left if _same(part, each, cross=cross)), None)
        if partner is None:
            partner = next((each for each in left if _initial(part, each)), None)
            initials += partner is not None
        if partner is not None:
            left.remove(partner)
            found += 1
    return found, len(left), initials


def _initial(one: str, other: str) -> bool:
    return (len(one) == 1 or len(other) == 1) and one[:1] == other[:1]


@lru_cache(maxsize=200_000)
def _same(one: str, other: str, *, cross: bool) -> bool:
    """Tell whether two parts are one: written by another custom, in another script, or with one error of typing."""
    if one == other or min(len(one), len(other)) < 2:
        return one == other
    mine, theirs = variant(one), variant(other)
    if mine == theirs or (cross and _in_other_script(one, other, mine, theirs)):
        return True
    if _ends_apart(mine, theirs) or mine[:1] != theirs[:1]:
        return False
    shorter = min(len(mine), len(theirs))
    if shorter >= 5 and len(sound(one)) > 1 and sound(one) == sound(other):
        return _distance(mine, theirs) <= 2
    return _mistyped(mine, theirs)


def _in_other_script(one: str, other: str, mine: str, theirs: str) -> bool:
    if sound(one) != sound(other):
        return _distance(mine, theirs) <= 1 and min(len(mine), len(theirs)) >= 4
    bare = min(sum(letter in _VOWELS for letter in word) / len(word) for word in (one, other)) < 0.3
    return bare or _distance(mine, theirs) <= 2


def _mistyped(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= 6 and _distance(one, other) <= 1


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=3)


def _ends_apart(one: str, other: str) -> bool:
    """Tell whether two names differ as a woman's and a man's do: Julio and Julia, Alexander and Alexandra."""
    if one[-1:] == other[-1:]:
        return False
    if (one[-1:] in _VOWELS) != (other[-1:] in _VOWELS):
        return True
    return one.rstrip("aeiouy") == other.rstrip("aeiouy")
