"""Named lists of countries, what a new one can start from, and names that people pasted."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, func, select

from workshopplanner.core import countries as rows
from workshopplanner.core.country_completion import countries_begun
from workshopplanner.core.matching import country_key
from workshopplanner.core.names import wording
from workshopplanner.core.words import read_date
from workshopplanner.language import N_, _
from workshopplanner.store.country_names import countries_read, taught_countries
from workshopplanner.store.schema import Country, CountryList, CountryListEntry
from workshopplanner.store.store import Tx

# The columns of a country that a list can follow, and how a start made of one reads.
_RULES = {
    "electoral_group": N_("Electoral Group {value}"),
    "region": N_("Region {value}"),
    "subregion": N_("Subregion {value}"),
    "unesco_status": N_("UNESCO status {value}"),
    "ldc": N_("Least developed countries"),
    "lldc": N_("Landlocked developing countries"),
    "sids": N_("Small island developing States"),
}
_FLAGS = frozenset({"ldc", "lldc", "sids"})


def country_lists(tx: Tx) -> list[rows.CountryList]:
    """Return the named lists with the number of their countries."""
    entries = dict(
        tx.execute(
            select(CountryListEntry.country_list_id, func.count())
            .join(CountryListEntry.country)
            .where(Country.retired.is_(False))
            .group_by(CountryListEntry.country_list_id)
        ).all()
    )
    sizes = _sizes(tx)
    wanted = select(CountryList.id, CountryList.name, CountryList.purpose, CountryList.as_at, CountryList.rule)
    return [
        rows.CountryList(row_id, name, purpose, as_at, rule, sizes[rule] if rule else entries.get(row_id, 0))
        for row_id, name, purpose, as_at, rule in tx.execute(wanted.order_by(CountryList.id))
    ]


def list_starts(tx: Tx) -> list[rows.Start]:
    """Return the rules that a new list can start from."""
    return [rows.Start(rule, _rule_name(rule), size) for rule, size in _sizes(tx).items() if not rule.endswith("=no")]


def _sizes(tx: Tx) -> Counter[str]:
    """Count the countries of every possible rule in one statement."""
    columns = [getattr(Country, name) for name in _RULES]
    sizes: Counter[str] = Counter()
    for row in tx.execute(select(*columns).where(Country.retired.is_(False))):
        for name, value in zip(_RULES, row, strict=True):
            text = ("yes" if value else "no") if name in _FLAGS else value
            if text:
                sizes[f"{name}={text}"] += 1
    order = list(_RULES)
    return Counter(
        {rule: sizes[rule] for rule in sorted(sizes, key=lambda rule: (order.index(rule.partition("=")[0]), rule))}
    )


def _rule_name(rule: str) -> str:
    name, _equals, value = rule.partition("=")
    return _(_RULES[name]).format(value=value)


def follows(rule: str) -> ColumnElement[bool]:
    """Return the condition that a list's rule such as "electoral_group=IV" puts on countries."""
    name, _equals, value = rule.partition("=")
    column: ColumnElement[Any] = Country.__table__.c[name]
    return column.is_(value == "yes") if name in _FLAGS else column == value


# ---- countries to choose from, and names


def country_choices(tx: Tx) -> list[rows.Choice]:
    """Return all countries to choose from, in the language in force."""
    return choices_where(tx, Country.retired.is_(False))


def choices_where(tx: Tx, condition: ColumnElement[bool]) -> list[rows.Choice]:
    """Return the countries that meet a condition, by name."""
    wanted = select(Country.id, Country.alpha3, Country.own_name, Country.name_en, Country.name_fr).where(condition)
    found = [
        rows.Choice(row_id, alpha3, wording(own, english, french))
        for row_id, alpha3, own, english, french in tx.execute(wanted)
    ]
    return sorted(found, key=lambda row: country_key(row.name))


def countries_typed(tx: Tx, text: str) -> list[rows.Choice]:
    """Return the countries that a text names or begins to name, in any language, the likeliest first."""
    known = {row.alpha3: row for row in country_choices(tx)}
    begun = [known[code] for code in countries_begun(text, taught_countries(tx)) if code in known]
    key = country_key(text)
    return sorted(begun, key=lambda row: not country_key(row.name).startswith(key))


def pasted_countries(tx: Tx, text: str) -> list[rows.Pasted]:
    """Read pasted names, one per line or set apart by tabs, semicolons or commas, as an import reads them.

    What is not certain is left to the person. Days and numbers that stand beside the names are none of them.
    """
    cells = [cell for line in text.splitlines() for cell in _cells(line)]
    meant = countries_read(tx, [name for cell in cells for name in (cell, *_pieces(cell))])
    names = [name for cell in cells for name in _names(cell, meant)]
    return [_pasted(name, meant[name]) for name in dict.fromkeys(names)]


def _cells(line: str) -> list[str]:
    return [cell for cell in map(str.strip, line.replace("\t", ";").split(";")) if _is_name(cell)]


def _pieces(cell: str) -> list[str]:
    return [piece for piece in map(str.strip, cell.split(",")) if _is_name(piece)]


def _is_name(cell: str) -> bool:
    return any(character.isalpha() for character in country_key(cell)) and read_date(cell) is None


def _names(cell: str, meant: Mapping[str, tuple[rows.Choice, ...]]) -> list[str]:
    """Return the names in a cell: several if its pieces are countries by themselves, but one "Korea, Republic of"."""
    pieces = _pieces(cell)
    apart = {meant[piece] for piece in pieces if len(meant[piece]) == 1}
    several = len(pieces) > 1 and (len(meant[cell]) != 1 or len(apart) > 1)
    return pieces if several else [cell]


def _pasted(text: str, found: tuple[rows.Choice, ...]) -> rows.Pasted:
    return rows.Pasted(text, found[0]) if len(found) == 1 else rows.Pasted(text, None, found)
