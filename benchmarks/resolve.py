"""Country cells as people write them turned into countries, ten thousand at a time."""

import random

from benchmarks.measure import Result, Target, compare, timed
from workshopplanner.core import country_reading
from workshopplanner.core.country_clues import clues
from workshopplanner.core.country_reading import read_country
from workshopplanner.core.matching import country_key

CELLS = 10_000
_WRITTEN = """
    S. Korea|Republic of Korea|Korea, Rep. of|대한민국|ROK|Viet Nam|Vietnam|Việt Nam|VNM|Mongolia|MONGOLIE|Монгол Улс
    Sri Lanka|SriLanka|Nepal|नेपाल|Bangladesh|Phillipines|Philippines|Timor Leste|Lao PDR|Laos|Cambodge|Uzbekistan
    Kazakstan|Kyrgyz Republic|Iran (Islamic Republic of)|Corée du Sud|DPRK|Korea|Congo|Cook Islands|Fiji|Tonga|Samoa
    Papua New Guinea|PNG|Australia|Seoul, Korea|Ministry of Culture, Mongolia|China (PRC)|Türkiye|Turkey
    Côte d'Ivoire|Ivory Coast|Czechia|Federated States of Micronesia"""


def run(*, quick: bool = False) -> Result:
    """Measure 10,000 cells of which one in ten is a spelling of its own, beside a fuzzy search for each of those."""
    cells = written(1_000 if quick else CELLS)
    names = list(clues().common)
    different = len(set(cells))
    figure = compare(
        f"{len(cells):,} country cells ({different:,} of them different)",
        3 if quick else 7,
        lambda: timed(lambda: _resolve(cells)),
        {"RapidFuzz over the common names, each cell once": lambda: timed(lambda: _nearest(cells, names))},
        Target(ratio=1.0),
    )
    known = sum(read_country(cell).code is not None for cell in cells)
    return Result(
        "resolve", (figure,), (f"{known:,} of {len(cells):,} cells are one country, the others are asked about",)
    )


def written(count: int) -> list[str]:
    """Return cells as a form holds them: the usual spellings again and again, and a tenth with an error or a remark."""
    chance = random.Random(7)
    usual = [name.strip() for line in _WRITTEN.strip().splitlines() for name in line.split("|")]
    return [
        _strange(chance, chance.choice(usual)) if chance.random() < 0.1 else chance.choice(usual) for _ in range(count)
    ]


def _strange(chance: random.Random, name: str) -> str:
    at = chance.randrange(len(name))
    return chance.choice(
        [name[:at] + name[at + 1 :], f"{name} ({chance.randrange(10**6)})", f"{name[:at]}{name[at:]}."]
    )


def _resolve(cells: list[str]) -> None:
    for remembered in (country_reading._read, country_reading._nearest):  # noqa: SLF001 (as on the first day)
        remembered.cache_clear()
    for cell in cells:
        read_country(cell)


def _nearest(cells: list[str], names: list[str]) -> None:
    from rapidfuzz import process

    for cell in set(cells):
        process.extractOne(country_key(cell), names)
