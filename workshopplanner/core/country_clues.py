"""What texts are known to stand for a country: names in every language, codes, cities, people, and what is none."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from workshopplanner import resources
from workshopplanner.core.demonyms import further
from workshopplanner.core.matching import AMBIGUOUS, country_key

Codes = frozenset[str]

# Territories with the country that is often named beside them: then the territory is meant.
_PARENTS = {
    "CHN": "HKG MAC TWN",
    "USA": "PRI GUM ASM VIR MNP UMI",
    "FRA": "REU GLP MTQ GUF MYT NCL PYF SPM BLM MAF WLF ATF",
    "DNK": "GRL FRO",
    "NLD": "ABW CUW SXM BES",
    "NZL": "COK NIU TKL",
    "AUS": "NFK CXR CCK",
    "GBR": "GIB BMU CYM VGB AIA MSR TCA FLK SHN PCN GGY JEY IMN",
    "FIN": "ALA",
}
PARENT = {territory: parent for parent, listed in _PARENTS.items() for territory in listed.split()}

_LONG = {  # what is written short in names of States
    "rep": "republic",
    "repub": "republic",
    "r": "republic",
    "dem": "democratic",
    "democ": "democratic",
    "fed": "federated",
    "st": "saint",
    "ste": "saint",
    "s": "south",
    "so": "south",
    "sth": "south",
    "n": "north",
    "nth": "north",
    "is": "islands",
    "isl": "islands",
    "isls": "islands",
    "island": "islands",
    "sts": "states",
    "utd": "united",
    "eq": "equatorial",
    "pr": "peoples republic",
    "dr": "democratic republic",
    "sr": "socialist republic",
    "pdr": "peoples democratic republic",
    "dpr": "democratic peoples republic",
    "pd": "peoples democratic",
    "rpd": "democratic peoples republic",
    "republique": "republic",
    "republica": "republic",
    "republik": "republic",
    "repubblica": "republic",
    "populaire": "peoples",
    "popular": "peoples",
    "democratique": "democratic",
    "democratica": "democratic",
}
_SMALL = frozenset(["of", "the", "and", "de", "la", "le", "les", "du", "des", "del", "el", "d", "l", "y", "et"])
_APOSTROPHES = re.compile(r"[’'ʼ`´]")
_INITIALS = re.compile(r"\b(?:\w\.\s?){2,}")


def tokens(text: str) -> list[str]:
    """Return the words of a name folded and written out, without the small ones: "Rep. of Korea" → republic, korea."""
    joined = _INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", _APOSTROPHES.sub("", text))
    folded = [country_key(word) for word in re.split(r"[^\w]+", joined)]
    words = " ".join(_LONG.get(word, word) for word in folded if word).split()
    return [word for word in words if word not in _SMALL] or words


def set_key(text: str) -> str:
    """Return a key that does not depend on the order of the words: "Korea, Republic of" and "Republic of Korea"."""
    return " ".join(sorted(set(tokens(text))))


@dataclass
class Clues:
    """Keys with the countries they stand for, by how much they say; no codes mean that it is none."""

    names: dict[str, Codes] = field(default_factory=dict)
    sets: dict[str, Codes] = field(default_factory=dict)
    wide: dict[str, Codes] = field(default_factory=dict)  # the names that are looked for inside longer text
    people: dict[str, Codes] = field(default_factory=dict)
    cities: dict[str, Codes] = field(default_factory=dict)
    codes: dict[str, Codes] = field(default_factory=dict)
    families: dict[str, Codes] = field(default_factory=dict)  # a one-word name with all countries whose names have it
    common: dict[str, Codes] = field(default_factory=dict)  # the names in which errors of typing are sought


@lru_cache(maxsize=1)
def clues() -> Clues:
    """Return all that is known; read once, from the shipped data."""
    found = Clues()
    _read_cldr(found)
    _read_names(found)
    _read_own(found)
    for key, codes in AMBIGUOUS.items():
        for where in (found.names, found.wide, found.sets):
            where[key] = frozenset(codes)
    known = (found.names, found.wide, found.cities)
    made = further(found.people).items()
    found.people |= {form: codes for form, codes in made if not any(form in names for names in known)}
    found.families = _families(found)
    return found


def _families(found: Clues) -> dict[str, Codes]:
    families: defaultdict[str, set[str]] = defaultdict(set)
    for words, codes in found.sets.items():
        for word in words.split():
            families[word].update(codes)
    return {word: frozenset(codes) for word, codes in families.items() if word in found.names and len(codes) > 1}


def _read_cldr(found: Clues) -> None:
    where = {
        "name": (found.names,),
        "wide_name": (found.names, found.wide),
        "wide_city": (found.cities,),
        "code": (found.codes,),
    }
    text = resources.path("country_words.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        kind, key, codes = line.split("\t")
        for keys in where[kind]:
            keys[key] = frozenset(codes.split())
        if kind == "wide_name" and key.isascii():
            found.common[key] = frozenset(codes.split())


def _rows(name: str, separator: str = ",") -> Iterator[dict[str, str]]:
    with resources.path(name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=separator, quoting=csv.QUOTE_MINIMAL if separator == "," else 3)


def _read_names(found: Clues) -> None:
    """Take in the shipped names and spellings: they stand above those of CLDR."""
    meant: defaultdict[str, set[str]] = defaultdict(set)
    sets: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows("countries.csv"):
        code = row["iso_alpha3"]
        for name in (row["name_en"], row["name_fr"], *row["name_native_hint"].split(" / ")):
            _note(meant, sets, name, [code])
    for row in _rows("country_aliases.csv"):
        _note(meant, sets, row["alias"], [row["iso_alpha3"]])
    _keep(found, meant, sets)


def _note(meant: dict[str, set[str]], sets: dict[str, set[str]], name: str, codes: Iterable[str]) -> None:
    if country_key(name):
        meant[country_key(name)].update(codes)
        sets[set_key(name)].update(codes)


def _keep(found: Clues, meant: dict[str, set[str]], sets: dict[str, set[str]]) -> None:
    for key, codes in meant.items():
        found.names[key] = found.wide[key] = found.common[key] = frozenset(codes)
    found.sets |= {key: frozenset(codes) for key, codes in sets.items()}


def _read_own(found: Clues) -> None:
    meant: defaultdict[str, set[str]] = defaultdict(set)
    sets: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows("country_clues.tsv", "\t"):
        codes = frozenset(row["codes"].split())
        for clue in row["clues"].split(" " if row["kind"] == "code" else ", "):
            key = country_key(clue)
            if row["kind"] == "code":
                found.codes.setdefault(clue, codes)
            elif row["kind"] == "demonym":
                _stand_above(found, key)
                found.people[key] = codes
            elif row["kind"] == "city":
                _stand_above(found, key)
                found.cities[key] = codes
            else:
                _note(meant, sets, clue, codes)
    _keep(found, meant, sets)


def _stand_above(found: Clues, key: str) -> None:
    """Let go of a name that only a smaller language has: it is this city, or these people, for everybody else."""
    if key not in found.wide:
        found.names.pop(key, None)
