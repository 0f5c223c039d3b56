"""Which countries a name in any language may become while it is typed."""

from collections.abc import Mapping

from workshopplanner.core.country_clues import clues
from workshopplanner.core.country_reading import read_country
from workshopplanner.core.matching import country_key

_FEWEST = 2  # letters of a script with few of them; one sign says enough elsewhere


def countries_begun(text: str, taught: Mapping[str, str] | None = None) -> list[str]:
    """Return the codes of the countries whose name in some language begins with a text, those that it names first.

    `taught` has a project's own spellings by `country_key`.
    """
    key = country_key(text)
    if not key or (key.isascii() and len(key) < _FEWEST):
        return []
    reading = read_country(text, taught)
    first = [reading.code] if reading.code else list(reading.choices)
    begun = {code for known, code in (taught or {}).items() if known.startswith(key)}
    for known, codes in clues().names.items():
        if known.startswith(key):
            begun |= codes
    return [*first, *sorted(begun.difference(first))]
