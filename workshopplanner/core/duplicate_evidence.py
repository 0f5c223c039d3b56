"""What speaks for two people being one, and what against it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from workshopplanner.core.matching import country_key
from workshopplanner.core.name_matching import Alike, Name, alike, name_of

_SHARED_BOXES = """
    info contact office admin administration secretariat secretary mail hello natcom unesco culture ministry mission
    embassy reception general enquiries enquiry support team hr registrar direction secretariado cabinet protocol
    communication communications webmaster postmaster international iccrom heritage museum library dg director
    correo contacto courrier accueil training program programme project"""
_BOXES = frozenset(_SHARED_BOXES.split())
_EMPTY_WORDS = """
    the of and for de la le les du des d l y et da do di del della in at a an national nationale nacional department
    dept division section office bureau unit direction general generale republic republique kingdom government"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_ANY_WORDS = """
    museum ministry university universite universidad musee museo culture cultural heritage council centre center arts
    institute institut instituto commission foundation trust academy library archaeology history education tourism
    school college authority agency board society association unesco icom icomos"""
_ANY = frozenset(_ANY_WORDS.split())
_KOREAN = frozenset({"KOR", "PRK"})


class Facts(NamedTuple):
    """What of a person is compared."""

    name: Name
    sounds: tuple[str, ...]
    email: str  # the person's own, in one form
    local: str  # what stands before the @
    box: str  # an address that several people share
    phone: str
    passport: str
    birth: str
    country: str
    gender: str
    organisation: str
    workplace: str  # a word of the organisation by which its people are sought


def facts_of(values: Mapping[str, str]) -> Facts:
    """Return what of a person is compared."""
    get = values.get
    family, given, country = get("family_name", ""), get("given_name", ""), get("country", "")
    if not family and not given:
        given = get("display_name", "")
    name = name_of(family, given, country in _KOREAN)
    email, local, box = _address(get("email", ""))
    phone = get("phone", "")
    digits = phone.removeprefix("+")
    if not digits.isdecimal():
        digits = "".join(filter(str.isdecimal, digits))
    gender = get("gender", "")
    organisation = get("organisation", "")
    return Facts(
        name,
        name.sounds if len(name.sounds) <= 4 else name.sounds[:4],
        email,
        local,
        box,
        digits[-8:] if len(digits) >= 7 else "",
        _passport(get("passport_number", "")),
        get("birth_date", ""),
        country,
        gender if gender in {"woman", "man"} else "",
        organisation,
        _workplace(organisation),
    )


def _passport(text: str) -> str:
    bare = "".join(filter(str.isalnum, text)).upper() if text else ""
    return bare if len(bare) >= 6 else ""


def _address(email: str) -> tuple[str, str, str]:
    if not email:
        return "", "", ""
    local, _at, domain = email.casefold().partition("@")
    local = local.partition("+")[0]
    if domain in {"gmail.com", "googlemail.com"}:
        local, domain = local.replace(".", ""), "gmail.com"
    address = f"{local}@{domain}"
    bare = local.replace(".", "").replace("_", "").replace("-", "")
    parts = [bare] if bare == local else [bare, *local.replace("_", ".").replace("-", ".").split(".")]
    if not _BOXES.isdisjoint([part.rstrip("0123456789") for part in parts]):
        return "", "", address
    return address, bare, ""


# ---- organisations


@lru_cache(maxsize=50_000)
def _words(organisation: str) -> frozenset[str]:
    keys = (country_key(word) for word in re.split(r"[\W_]+", organisation.replace("'", "").replace("’", "")))
    return frozenset(key for key in keys if key and key not in _EMPTY)


@lru_cache(maxsize=50_000)
def _workplace(organisation: str) -> str:
    if not organisation:
        return ""
    words = _words(organisation)
    telling = words - _ANY
    return max(telling, key=lambda word: (len(word), word)) if telling else " ".join(sorted(words))


@lru_cache(maxsize=200_000)
def same_organisation(one: str, other: str) -> bool:
    """Tell whether two texts may name one organisation: in other words, shortened, or by its initials."""
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return False
    few, many = sorted((mine, theirs), key=len)
    if few <= many and (len(few) > 1 or len(few) == len(many) or not _ANY.issuperset(few)):
        return True
    if _initials(one, other) or _initials(other, one):
        return True
    from rapidfuzz.fuzz import token_set_ratio

    return token_set_ratio(" ".join(sorted(mine)), " ".join(sorted(theirs))) >= 84 and len(few) > 1


def _initials(short: str, long: str) -> bool:
    """Tell whether a text has the initials of another: "MoCST" and "Ministry of Culture, Sport and Tourism"."""
    words = [word for word in re.split(r"[\W_]+", long) if word]
    pattern = "".join(word[0] + ("?" if country_key(word) in _OPTIONAL else "") for word in words).casefold()
    loud = [word for word in re.split(r"[\W_]+", short) if len(word) >= 3 and not word[1:].islower()]
    return len(words) >= 3 and pattern.isascii() and any(re.fullmatch(pattern, word.casefold()) for word in loud)


_OPTIONAL = frozenset(["of", "and", "the", "for", "de", "la", "et", "des", "du", "y", "in", "national"])


# ---- the verdict

Verdict = tuple[bool, tuple[str, ...]]  # whether it is surely the same, and the fields that say so


def judged(one: Facts, other: Facts) -> Verdict | None:
    """Return whether two people are one, and by what; None where they are not taken for one."""
    if _contradicts(one, other):
        return None
    names = Alike.EXACT if one.name is other.name else alike(one.name, other.name)
    if names is Alike.DIFFERENT:
        return _other_name(one, other)
    return _after_marriage(one, other) if names is Alike.SHARED else _by_name(one, other, names)


def _by_name(one: Facts, other: Facts, names: Alike) -> Verdict | None:
    own = _own(one, other)
    if own and not (own == ["phone"] and names < Alike.EXACT):
        return True, (*own, "full_name")
    beside = _beside(one, other)
    if own or "birth_date" in beside:
        return False, (*own, "full_name", *beside)
    if one.country and other.country and one.country != other.country:
        return (False, ("full_name", *beside)) if "email" in beside and names is Alike.EXACT else None
    return (False, ("full_name", *beside)) if _enough(one, other, names, beside) else None


def _other_name(one: Facts, other: Facts) -> Verdict | None:
    """Take a passport for a person's own under any name, if the day of birth is the same."""
    same = one.passport and one.passport == other.passport and one.birth and one.birth == other.birth
    return (False, ("passport_number", "birth_date")) if same else None


def _after_marriage(one: Facts, other: Facts) -> Verdict | None:
    own = _own(one, other)
    if own == ["phone"]:
        born = bool(one.birth) and one.birth == other.birth
        few, many = sorted((set(one.name.parts), set(other.name.parts)), key=len)
        own = own if born or few < many else []
    return (False, (*own, "given_name")) if own else None


def _own(one: Facts, other: Facts) -> list[str]:
    """Return what is a person's own and the same with both."""
    found = []
    if one.email and one.email == other.email:
        found.append("email")
    if one.passport and one.passport == other.passport:
        found.append("passport_number")
    if one.phone and one.phone == other.phone:
        found.append("phone")
    return found


def _beside(one: Facts, other: Facts) -> list[str]:
    """Return what supports a name: the day of birth, the organisation, an address that begins alike."""
    found = []
    if one.birth and one.birth == other.birth:
        found.append("birth_date")
    if one.organisation and other.organisation and same_organisation(one.organisation, other.organisation):
        found.append("organisation")
    if len(one.local) >= 7 and one.local == other.local:
        found.append("email")
    return found


def _contradicts(one: Facts, other: Facts) -> bool:
    if one.birth and other.birth and one.birth != other.birth:
        return not _nearly(one.birth, other.birth)
    return bool(one.gender and other.gender and one.gender != other.gender and not _same_box(one, other))


def _same_box(one: Facts, other: Facts) -> bool:
    return bool(one.email and one.email == other.email and one.passport and one.passport == other.passport)


def _nearly(one: str, other: str) -> bool:
    """Tell whether two days of birth may be one: day and month exchanged, or a single figure mistyped."""
    if one[:3] != other[:3]:
        return False
    if other == f"{one[:4]}-{one[8:]}-{one[5:7]}":
        return True
    return sum(mine != theirs for mine, theirs in zip(one, other, strict=False)) == 1


def _enough(one: Facts, other: Facts, names: Alike, beside: list[str]) -> bool:
    """Tell whether a name with what supports it is enough; a name that many have needs more than others."""
    apart = bool(one.email and other.email and one.phone and other.phone)
    apart = apart or bool(one.passport and other.passport and one.passport != other.passport)
    if "email" in beside:
        return True
    if "organisation" in beside:
        return names >= Alike.PARTLY and not (apart and one.name.common)
    if one.name.common or other.name.common or names < Alike.CLOSE:
        return False
    if len(one.name.parts) < 2 or len(one.name.joined) < 9:
        return False
    same_country = bool(one.country) and one.country == other.country
    elsewhere = bool(one.organisation and other.organisation)
    if names is Alike.CLOSE:
        return same_country and not elsewhere and not apart and one.name.foreign != other.name.foreign
    return same_country and not (elsewhere and (apart or one.name.usual or other.name.usual))
