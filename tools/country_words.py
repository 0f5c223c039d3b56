"""Gathers what CLDR knows of countries' names and cities in every language into resources/country_words.tsv.

python tools/country_words.py   writes the file again; needs Babel, of which nothing is used when the planner runs
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel import Locale, localedata
from babel.core import get_global

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from workshopplanner.core.matching import country_key  # noqa: E402 (the path comes first)

# Alpha-3 codes that CLDR keeps for what they once were.
GONE = {"ANT", "BUR", "BYS", "CSK", "DDR", "DHY", "FXX", "HVO", "NHB", "NTZ", "PCZ", "PHI", "RHO", "ROM", "SCG", "SUN"}
GONE |= {"TMP", "VDR", "WAK", "YMD", "YUG", "ZAR", "JTN", "MID", "PUS", "ATN", "CTE", "NEU"}
NOT_COUNTRIES = {"AC", "AN", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}

# Languages whose names are also looked for inside longer text; in the others a name may be a common word elsewhere.
WIDE = {
    "en",
    "fr",
    "es",
    "pt",
    "de",
    "it",
    "nl",
    "ru",
    "ar",
    "zh",
    "ja",
    "ko",
    "vi",
    "th",
    "id",
    "ms",
    "mn",
    "uz",
    "kk",
    "ky",
}
WIDE |= {"tg", "tk", "km", "lo", "my", "ne", "si", "fa", "tr", "hi", "bn", "ur", "dz", "fil"}
TWO_NAMES = {"MM", "CI", "SZ", "CZ", "TL", "CV", "MK"}
# A name that few languages give to another country than many do counts for these pairs only.
ALIKE = ({"COG", "COD"}, {"KOR", "PRK"})

Found = dict[tuple[str, str], Counter[str]]


def alpha3() -> dict[str, str]:
    """Return the ISO 3166-1 alpha-3 code of each alpha-2 code."""
    known = {
        two[0]: three
        for three, two in get_global("territory_aliases").items()
        if len(three) == 3 and three.isalpha() and len(two) == 1 and three not in GONE and not three.startswith("X")
    }
    with (ROOT / "resources" / "countries.csv").open(encoding="utf-8", newline="") as file:
        known |= {row["iso_alpha2"]: row["iso_alpha3"] for row in csv.DictReader(file)}
    return {two: three for two, three in known.items() if two not in NOT_COUNTRIES and two[0] != "X"}


def locales() -> Iterator[Locale]:
    """Yield the languages, and the other scripts in which some are written."""
    for identifier in sorted(localedata.locale_identifiers()):
        parts = identifier.split("_")
        if len(parts) == 1 or (len(parts) == 2 and len(parts[1]) == 4):
            yield Locale.parse(identifier)


def words() -> Found:
    """Return kind and key with the codes they stand for, counted by language."""
    codes, zones = alpha3(), get_global("zone_territories")
    found: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for locale in locales():
        wide = "wide_" if locale.language in WIDE else ""
        for territory, name in locale.territories.items():
            if territory in codes:
                for wording in wordings(name, territory):
                    found[f"{wide}name", country_key(wording)][codes[territory]] += 1
        for zone, names in locale.time_zones.items():
            if "city" in names and zones.get(zone) in codes:
                found[f"{wide}city", country_key(names["city"])][codes[zones[zone]]] += 1
    for zone, territory in zones.items():
        if (
            territory in codes and "/" in zone
        ):  # the English name of a city is that of its zone where nothing else is said
            found["wide_city", country_key(zone.rpartition("/")[2].replace("_", " "))][codes[territory]] += 1
    return {entry: stands for entry, stands in found.items() if entry[1]}


def wordings(name: str, territory: str) -> list[str]:
    """Return a name, and where its brackets hold another name of the same country, both apart."""
    apart = re.fullmatch(r"(.+?)\s*[(（](.+)[)）]", name) if territory in TWO_NAMES else None
    return [name, *apart.groups()] if apart else [name]


def meant(stands: Counter[str]) -> list[str]:
    """Return the codes that a key stands for, without those that only few languages mean by it."""
    most = max(stands.values())
    return sorted(code for code in stands if set(stands) in ALIKE or 4 * stands[code] > most)


def main() -> None:
    """Write the file."""
    codes = alpha3()
    found: list[tuple[str, str, str]] = [("code", each, three) for two, three in codes.items() for each in (two, three)]
    found += [(kind, key, " ".join(meant(stands))) for (kind, key), stands in words().items()]
    wide = {key for kind, key, _codes in found if kind == "wide_name"}
    kept = sorted(entry for entry in found if entry[0] != "city" and (entry[0] != "name" or entry[1] not in wide))
    lines = [f"{kind}\t{key}\t{stands}\n" for kind, key, stands in kept]
    (ROOT / "resources" / "country_words.tsv").write_text("".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
