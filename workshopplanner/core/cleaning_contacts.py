"""Phones in international form and e-mail addresses checked without a network; what can't be read stays as it is."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from workshopplanner import resources

_SIMPLE = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9.-]+)")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
_LONGEST = 1_000  # letters that are searched for an address
_BETWEEN = re.compile(r"[;,\s<>()\[\]|]+|/(?=\S*@)")
_PROVIDERS = """
    gmail.com googlemail.com yahoo.com yahoo.fr yahoo.es yahoo.co.uk yahoo.co.jp yahoo.co.in yahoo.co.id hotmail.com
    hotmail.fr hotmail.es outlook.com outlook.fr live.com live.fr icloud.com naver.com daum.net hanmail.net nate.com
    kakao.com mail.ru yandex.ru qq.com 163.com 126.com orange.fr wanadoo.fr free.fr laposte.net protonmail.com aol.com
    unesco.org"""
_NO_ERRORS = """
    mail.com email.com ymail.com gmx.com gmx.net gmx.de gmx.fr me.com mac.com msn.com live.co.uk yahoo.ca yahoo.de
    yahoo.it yahoo.com.br yahoo.com.vn yahoo.com.ph yahoo.com.au hotmail.it hotmail.de outlook.es outlook.kr
    hotmail.co.uk rocketmail.com bk.ru inbox.ru list.ru ya.ru yandex.com proton.me pm.me aim.com sfr.fr neuf.fr line.me
    gmail.co.uk yahoo.co.kr naver.co.kr yahoo.co.th yahoo.co.nz yahoo.com.sg"""
_COMMON = tuple(_PROVIDERS.split())
_REAL = frozenset([*_COMMON, *_NO_ERRORS.split()])


class Email(NamedTuple):
    """An address as it is kept, empty where the text is none; `meant` is what was probably to be typed."""

    address: str = ""
    meant: str = ""
    others: tuple[str, ...] = ()


def read_email(text: str) -> Email:
    """Return the address in a text, such as "Kim <kim@gmail.com>"; the local part stays as it was typed."""
    text = text[:_LONGEST]
    found = _SIMPLE.fullmatch(text)
    if found and _sound(found[1]):
        return _email(text)
    addresses = [checked for part in _BETWEEN.split(text.replace("mailto:", " ")) if (checked := _checked(part))]
    if not addresses:
        return Email()
    return _email(addresses[0], tuple(dict.fromkeys(addresses[1:])))


def plain_email(text: str) -> str | None:
    """Return an address of letters and figures in a domain without errors; None where it takes more to read it."""
    local, _at, domain = text.partition("@")
    bare = local.replace(".", "").replace("_", "").replace("-", "")
    if not (bare.isascii() and bare.isalnum() and _faultless(domain)):
        return None
    return text if ".." not in local and local[0] != "." != local[-1] else None


@lru_cache(maxsize=10_000)
def _faultless(domain: str) -> bool:
    return _sound(domain) and domain == domain.lower() and not _meant(domain)


def _email(text: str, others: tuple[str, ...] = ()) -> Email:
    local, _at, domain = text.rpartition("@")
    domain = domain.lower()
    meant = _meant(domain)
    return Email(f"{local}@{domain}", f"{local}@{meant}" if meant else "", others)


@lru_cache(maxsize=10_000)
def _sound(domain: str) -> bool:
    return _DOMAIN.fullmatch(domain.lower()) is not None


def _checked(part: str) -> str:
    part = part.strip(" .'\"“”‘’«»\u200b\ufeff")
    found = _SIMPLE.fullmatch(part)
    if found and _sound(found[1]):
        return part
    if part.count("@") != 1:
        return ""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(part, check_deliverability=False).normalized
    except EmailNotValidError:
        return ""


@lru_cache(maxsize=10_000)
def _meant(domain: str) -> str:
    """Return the well-known domain that a typing error in this one hides, or nothing."""
    if domain in _REAL:
        return ""
    from rapidfuzz.distance import OSA

    near = [(OSA.distance(domain, known), known) for known in _COMMON if abs(len(domain) - len(known)) <= 2]
    far, known = min(near, default=(9, ""))
    stem, _dot, ending = known.partition(".")
    if far > 1 and (domain[:1] != known[:1] or len(known) < 9 or domain.partition(".")[2] != ending):
        return ""
    return known if far <= 2 and len(stem) >= (4 if domain[:1] == known[:1] else 5) else ""


# ---- phones


class Phone(NamedTuple):
    """A number in international form where `sure`, else as it was written."""

    number: str = ""
    sure: bool = False


_MARKS = str.maketrans("", "", " -.()/\u00a0\u2010\u2011\u2012\u2013\u2014\u202a\u202c\u200b\t'’")
_WIDE = str.maketrans("＋０１２３４５６７８９", "+0123456789")


def read_phone(text: str, country: str = "") -> Phone:
    """Return a number in international form, with the help of the country (alpha-3) it is probably from."""
    text = text.translate(_WIDE) if not text.isascii() else text
    bare = text.translate(_MARKS)
    if bare.startswith("00"):
        bare = "+" + bare[2:]
    quick = _international(bare) if bare[:1] == "+" and "(0" not in text else _national(bare, region_of(country))
    if quick:
        return Phone(quick, sure=True)
    return _thorough(text, region_of(country))


def plain_phone(text: str) -> str | None:
    """Return a number that is in international form already; None where it takes more to read it."""
    return (_international(text) or None) if text[:1] == "+" else None


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the numbers of a region are made: the code before them, how long they are, what they match at home."""

    code: str
    lengths: frozenset[int]
    pattern: re.Pattern[str]
    prefix: str


@cache
def _plan(region: str) -> _Plan | None:
    from phonenumbers import PhoneMetadata

    known: Any = PhoneMetadata.metadata_for_region(region, None)
    if known is None or not known.general_desc.national_number_pattern:
        return None
    desc = known.general_desc
    plain = known.national_prefix if known.national_prefix == known.national_prefix_for_parsing else ""
    pattern = re.compile(desc.national_number_pattern)
    return _Plan(str(known.country_code), frozenset(desc.possible_length), pattern, plain or "")


@cache
def _regions() -> dict[str, str]:
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    return {str(code): regions[0] for code, regions in COUNTRY_CODE_TO_REGION_CODE.items()}


def _international(bare: str) -> str:
    digits = bare[1:]
    found = _plan_of(digits[:3]) if digits.isdecimal() else None
    if found is None:
        return ""
    size, plan = found
    return bare if len(digits) - size in plan.lengths and plan.pattern.fullmatch(digits, size) else ""


@cache
def _plan_of(beginning: str) -> tuple[int, _Plan] | None:
    """Return the plan of the region whose code stands at the beginning of a number, and how long that code is."""
    for size in (1, 2, 3):
        region = _regions().get(beginning[:size])
        plan = _plan(region) if region else None
        if plan:
            return size, plan
    return None


def _national(bare: str, region: str) -> str:
    plan = _plan(region) if region and bare.isdecimal() else None
    if plan is None or not plan.prefix or not bare.startswith(plan.prefix):
        return ""
    rest = bare[len(plan.prefix) :]
    return f"+{plan.code}{rest}" if len(rest) in plan.lengths and plan.pattern.fullmatch(rest) else ""


@lru_cache(maxsize=10_000)
def _thorough(text: str, region: str) -> Phone:
    import phonenumbers

    for part in re.split(r"\s*(?:[;,|]|\s/\s|/(?=\s*\+)|\bor\b|\bou\b)\s*", text):
        try:
            found = phonenumbers.parse(re.sub(r"^\s*00", "+", part), region or None)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(found):
            return Phone(phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164), sure=True)
    return Phone(text)


@cache
def _alpha2() -> dict[str, str]:
    from phonenumbers import SUPPORTED_REGIONS

    lines = resources.path("country_words.tsv").read_text(encoding="utf-8").splitlines()
    codes = (line.split("\t")[1:] for line in lines if line.startswith("code\t"))
    return {alpha3: short for short, alpha3 in codes if len(short) == 2 and short in SUPPORTED_REGIONS}


def region_of(country: str) -> str:
    """Return a country's code of two letters, which phone numbers go by; nothing where there is none."""
    return _alpha2().get(country, "") if country else ""
