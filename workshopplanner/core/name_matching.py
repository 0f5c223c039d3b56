"""Whether two names may be one person's: in another order, script or spelling, with initials, without a middle name."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from workshopplanner.core.name_customs import KINSHIP, PARTICLES, SUFFIXES, SURNAMES, TITLES
from workshopplanner.core.romanising import korean, romanised, sound, variant

_COMMON_PARTS = """
    mohamed mohammed mohamad muhammad ahmed ahmad ali hassan hussein ibrahim omar fatima abdullah khan john david
    michael smith jones brown wilson james taylor maria jose juan carlos ana luis garcia martinez rodriguez lopez
    gonzalez hernandez perez sanchez torres ramirez flores silva santos reyes cruz fernandez kumar singh sharma patel
    gupta das ram tan jean pierre marie martin ivanov ivan anna elena dewi siti nur tamang gurung perera fernando islam
    rahman begum akter hossain diallo traore"""
_COMMON = frozenset(_COMMON_PARTS.split())
_SHORT = {"ma": "maria", "md": "muhammad", "mohd": "muhammad", "muh": "muhammad", "fco": "francisco"}
_SPLIT = re.compile(r"[\s\-‐–’'ʼ`´.,·・()]+")
_KOREAN_FAMILIES = "kim gim park bak choi jung jeong kang yoon yun hwang kwon gwon shin hong"
_KOREAN_MARKS = frozenset(_KOREAN_FAMILIES.split())
_VOWELS = frozenset("aeiouy")


class Alike(IntEnum):
    """How far two names are one."""

    DIFFERENT = 0
    SHARED = 1  # the given name alone, as after a marriage
    PARTLY = 2  # nothing speaks against it, but something is missing
    CLOSE = 3  # other ways to write it
    EXACT = 4


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: `name_of` makes each but once
class Name:
    """A name made ready: its parts in Latin letters, those given, and how many people may be called so.

    `common` says that many are, `usual` that a part of it is. `fathers` that a word of kinship stands in it, `foreign`
    that it is in another script than Latin.
    """

    parts: tuple[str, ...]
    sounds: tuple[str, ...]
    given: tuple[str, ...]
    suffix: str
    joined: str
    common: bool
    usual: bool
    korean: bool
    fathers: bool
    foreign: bool


@lru_cache(maxsize=200_000)
def name_of(family: str, given: str, korean_country: bool) -> Name:
    """Return a name made ready to be compared."""
    families, suffix, fathers = _parts(family)
    givens, other, more = _parts(given)
    spelled = f"{family} {given}"
    is_korean = korean_country or not _KOREAN_MARKS.isdisjoint(families) or _has_hangul(spelled)
    east = not _EASTERN.isdisjoint(families)
    few = len(families) + len(givens) < 3
    givens = tuple([_SHORT.get(part, part) for part in givens])
    if is_korean:
        families = tuple(map(korean, families))
        givens = (korean("".join(givens)),) if givens else ()
    elif len(givens) == 2 and "-" in given:
        givens = ("".join(givens),)
    parts = families + givens
    return Name(
        parts,
        tuple(map(sound, parts)),
        givens,
        suffix or other,
        "".join(parts),
        common=is_korean or east or (few and _COMMON.issuperset(parts)),
        usual=is_korean or east or not _COMMON.isdisjoint(parts),
        korean=is_korean,
        fathers=fathers or more,
        foreign=not spelled.isascii() and any(not _is_latin(letter) for letter in spelled),
    )


def _has_hangul(text: str) -> bool:
    return not text.isascii() and any("가" <= letter <= "힣" for letter in text)


def _is_latin(letter: str) -> bool:
    return letter < "\u0370" or "\u1e00" <= letter < "\u1f00" or "\u2000" <= letter < "\u2070"


@lru_cache(maxsize=100_000)
def _parts(text: str) -> tuple[tuple[str, ...], str, bool]:
    """Return the parts of a name that tell people apart, its suffix, and whether a word of kinship stands in it."""
    words = tuple(word for word in map(romanised, _SPLIT.split(text)) if word)
    suffix = next((word for word in words if word in _GENERATIONS), "")
    kept = tuple(word for word in words if word not in _NO_NAMES)
    untitled = tuple(word for word in kept if word not in TITLES)
    return untitled or kept or words, suffix, not KINSHIP.isdisjoint(words)


_NO_NAMES = PARTICLES | KINSHIP | SUFFIXES
_EASTERN = SURNAMES["kr"] | SURNAMES["cn"] | SURNAMES["vn"]
_GENERATIONS = frozenset(["jr", "junior", "sr", "senior", "ii", "iii", "filho", "neto"])


@lru_cache(maxsize=200_000)
def alike(one: Name, other: Name) -> Alike:
    """Return how far two names are one."""
    if one.suffix != other.suffix or not one.parts or not other.parts:
        return Alike.DIFFERENT
    cross = one.foreign != other.foreign
    if sorted(one.parts) == sorted(other.parts) or _turned(one, other):
        turned = (one.fathers or other.fathers) and not _same_given(one, other, cross=cross)
        return Alike.DIFFERENT if turned else Alike.EXACT
    few, many = sorted((one.parts, other.parts), key=len)
    strict = one.korean and other.korean
    found, spare, initials = _paired(few, many, cross=cross, strict=strict)
    if found < len(few):
        return (None if strict else _glued(one, other)) or _shared(one, other, cross=cross, strict=strict)
    if not spare:
        return Alike.PARTLY if initials else Alike.CLOSE
    if len(few) < 2:
        return Alike.DIFFERENT
    return Alike.PARTLY if _same_given(one, other, cross=cross) else _shared(one, other, cross=cross, strict=strict)


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


def _shared(one: Name, other: Name, *, cross: bool, strict: bool) -> Alike:
    """Tell whether a given name is the same, whatever the others are."""
    mine, theirs = ([part for part in name.given if len(part) > 2] for name in (one, other))
    same = any(
        each == another or (not strict and _same(each, another, cross=cross)) for each in mine for another in theirs
    )
    return Alike.SHARED if same else Alike.DIFFERENT


def _same_given(one: Name, other: Name, *, cross: bool) -> bool:
    """Tell whether the names by which two people are called are one: a father's name is no name of the son's."""
    if not one.given or not other.given:
        return True
    mine, theirs = (next((part for part in name.given if len(part) > 1), name.given[0]) for name in (one, other))
    return _same(mine, theirs, cross=cross) or _initial(mine, theirs)


def _paired(few: tuple[str, ...], many: tuple[str, ...], *, cross: bool, strict: bool) -> tuple[int, int, int]:
    """Return how many parts have a partner, how many are to spare, and how many partners are initials."""
    left = list(many)
    found = initials = 0
    for part in sorted(few, key=len, reverse=True):
        partner = part if part in left else None
        if partner is None and not strict:
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
    if "x" in one or "x" in other:
        return _same(one.replace("x", "ks"), other.replace("x", "ks"), cross=cross) or _same(
            one.replace("x", "kh"), other.replace("x", "kh"), cross=cross
        )
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
