"""Named lists of countries, what a new one can start from, and names that people pasted."""

from collections import Counter
from typing import Any

from sqlalchemy import ColumnElement, func, select

from workshopplanner.core import countries as rows
from workshopplanner.core.matching import country_key
from workshopplanner.core.names import wording
from workshopplanner.language import N_, _
from workshopplanner.store.country_names import countries_meant
from workshopplanner.store.schema import Convention, Country, CountryList, CountryListEntry
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


def conventions(tx: Tx) -> list[rows.Convention]:
    """Return the conventions that statements are kept for."""
    wanted = select(Convention.id, Convention.code, Convention.title, Convention.adopted).order_by(Convention.code)
    return [rows.Convention(*row) for row in tx.execute(wanted)]


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


def pasted_countries(tx: Tx, text: str) -> list[rows.Pasted]:
    """Read pasted names, one per line or separated by semicolons or tabs; what is not certain is left to the person."""
    names = [name for line in text.splitlines() for name in _split(line)]
    meant = countries_meant(tx, names)
    return [_pasted(name, meant[name]) for name in names]


def _split(line: str) -> list[str]:
    parts = line.replace("\t", ";").split(";")
    return [part.strip() for part in parts if country_key(part)]


def _pasted(text: str, found: tuple[rows.Choice, ...]) -> rows.Pasted:
    return rows.Pasted(text, found[0]) if len(found) == 1 else rows.Pasted(text, None, found)
