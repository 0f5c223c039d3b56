"""Which country a text means, as far as the file knows names, codes and aliases."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from workshopplanner.core.countries import Choice
from workshopplanner.core.country_reading import read_country
from workshopplanner.core.matching import AMBIGUOUS, country_key, country_keys
from workshopplanner.core.names import wording
from workshopplanner.store.schema import Country, CountryAlias
from workshopplanner.store.store import Tx


def countries_meant(tx: Tx, texts: Iterable[str]) -> dict[str, tuple[Choice, ...]]:
    """Return for each text the countries it may mean: one where it is sure, none where it is unknown.

    Whole names only, as fits a cell that is typed and taken at once; `countries_read` understands more.
    """
    texts = set(texts)
    keys = {key for text in texts for key in country_keys(text)}
    known, codes, meanings = _known(tx)
    taught: defaultdict[str, set[str]] = defaultdict(set)
    for key, alpha3, learned in _aliases(tx, keys):
        (taught if learned else meanings)[key].add(alpha3)
    all_meanings = {**meanings, **{key: set(both) for key, both in AMBIGUOUS.items()}, **taught}
    meant = {text: _meant(text, codes, all_meanings) & known.keys() for text in texts}
    return {text: tuple(known[code] for code in sorted(found)) for text, found in meant.items()}


def countries_read(tx: Tx, texts: Iterable[str]) -> dict[str, tuple[Choice, ...]]:
    """Return for each text the countries it may mean, read as an import reads them, errors of typing included.

    A person sees the answer before anything is done with it.
    """
    known, _codes, _meanings = _known(tx)
    taught = taught_countries(tx)
    readings = {text: read_country(text, taught) for text in set(texts)}
    codes = {text: (found.code,) if found.code else found.choices for text, found in readings.items()}
    return {text: tuple(known[code] for code in those if code in known) for text, those in codes.items()}


def taught_countries(tx: Tx) -> dict[str, str]:
    """Return what people taught this project, by key: their own wordings, and spellings, which stand above these."""
    own = select(Country.own_name, Country.alpha3).where(Country.own_name.is_not(None), Country.retired.is_(False))
    taught = {country_key(name or ""): alpha3 for name, alpha3 in tx.execute(own)}
    spellings = select(CountryAlias.key, Country.alpha3).join(CountryAlias.country)
    return taught | dict(tx.execute(spellings.where(CountryAlias.learned.is_(True))).all())


def _meant(text: str, codes: dict[str, str], meanings: dict[str, set[str]]) -> set[str]:
    text = text.strip()
    if text in codes and country_key(text) not in AMBIGUOUS:
        return {codes[text]}
    return next((meanings[key] for key in country_keys(text) if key in meanings), set())


def _known(tx: Tx) -> tuple[dict[str, Choice], dict[str, str], defaultdict[str, set[str]]]:
    """Return the countries by alpha-3, their codes (capitals only: "Can" may be anything), and names by key."""
    columns = (Country.id, Country.alpha3, Country.alpha2, Country.own_name, Country.name_en, Country.name_fr)
    known: dict[str, Choice] = {}
    codes: dict[str, str] = {}
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for row_id, alpha3, alpha2, own, *names in tx.execute(select(*columns).where(Country.retired.is_(False))):
        known[alpha3] = Choice(row_id, alpha3, wording(own, names[0], names[1]))
        codes |= {alpha3: alpha3, alpha2: alpha3}
        for name in (own, *names):
            if name:
                meanings[country_key(name)].add(alpha3)
    return known, codes, meanings


def _aliases(tx: Tx, keys: Iterable[str]) -> Iterable[tuple[str, str, bool]]:
    ordered = sorted(keys)
    for first in range(0, len(ordered), 500):  # databases take only so many values in one statement
        wanted = (
            select(CountryAlias.key, Country.alpha3, CountryAlias.learned)
            .join(CountryAlias.country)
            .where(
                CountryAlias.key.in_(ordered[first : first + 500]),
                CountryAlias.retired.is_(False),
                Country.retired.is_(False),
            )
        )
        yield from ((key, alpha3, learned) for key, alpha3, learned in tx.execute(wanted))
