"""The shipped reference data, read from resources/*.csv into its tables.

Rows are matched by code; shipped columns are overwritten, a person's own wording, statements and learned aliases stay,
and rows that are no longer shipped are retired.
"""

import csv
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import insert, select, update

from workshopplanner import resources
from workshopplanner.core import kinds
from workshopplanner.core.matching import country_key
from workshopplanner.store.schema import (
    Base,
    Convention,
    Country,
    CountryAlias,
    CountryList,
    Instrument,
    Setting,
)
from workshopplanner.store.store import Tx

_DIGEST = "reference digest"
_LISTS = "reference lists"
_WEAKEST_FIRST = (kinds.Confidence.NONE, kinds.Confidence.GENERAL_KNOWLEDGE, kinds.Confidence.VERIFIED)

Line = dict[str, str]
Row = dict[str, Any]


def edition() -> str:
    """Return the stamp of the shipped data: its number and digest, kept true to the files by a test."""
    return resources.path("reference_edition.txt").read_text(encoding="ascii").strip()


def is_stale(tx: Tx) -> bool:
    """Say whether the store lacks this program's reference data or has an older edition of it."""
    setting = Setting.__table__.c  # a table needs no configured mappers, which a start can do without
    kept = tx.scalar(select(setting.value).where(setting.name == _DIGEST)) or "0"
    return kept != edition() and _number(kept) <= _number(edition())


def _number(stamp: str) -> int:
    return int(stamp.split(maxsplit=1)[0])


def seed_reference_data(tx: Tx) -> None:
    """Bring the reference tables to this program's edition; runs inside a barrier, where bulk SQL is allowed."""
    _seed_countries(tx)
    countries = {alpha3: row_id for row_id, alpha3 in tx.execute(select(Country.id, Country.alpha3))}
    _seed_aliases(tx, countries)
    for code in _seed_conventions(tx):
        _seed_instruments(tx, countries, code)
    _seed_lists(tx)
    _keep_setting(tx, _DIGEST, edition())


def _read(name: str) -> list[Line]:
    with resources.path(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _merge(
    tx: Tx, table: type[Base], kept: Mapping[Any, int], shipped: Iterable[Row], key: Callable[[Row], Any]
) -> set[int]:
    """Insert rows whose key is new and overwrite the others; return the ids that are no longer shipped."""
    new: list[Row] = []
    known: list[Row] = []
    gone = set(kept.values())
    for row in shipped:
        row_id = kept.get(key(row))
        if row_id is None:
            new.append(row)
        else:
            known.append({"id": row_id, **row})
            gone.discard(row_id)
    if new:
        tx.execute(insert(table), new)
    if known:
        tx.execute(update(table), known)
    return gone


def _retire(tx: Tx, table: type[Base], ids: Iterable[int]) -> None:
    rows = [{"id": row_id, "retired": True} for row_id in sorted(ids)]
    if rows:
        tx.execute(update(table), rows)


# ---- one function per table


def _seed_countries(tx: Tx) -> None:
    kept = {alpha3: row_id for row_id, alpha3 in tx.execute(select(Country.id, Country.alpha3))}
    shipped = map(_country, _read("countries.csv"))
    _retire(tx, Country, _merge(tx, Country, kept, shipped, lambda row: row["alpha3"]))


def _country(line: Line) -> Row:
    return {
        "alpha3": line["iso_alpha3"],
        "alpha2": line["iso_alpha2"],
        "numeric": line["iso_numeric"],
        "name_en": line["name_en"],
        "name_fr": line["name_fr"],
        "name_native": line["name_native_hint"],
        "unesco_status": line["unesco_status"],
        "region": line["unesco_region"],
        "electoral_group": line["electoral_group"],
        "group_confidence": _confidence(line["electoral_group_confidence"]),
        "subregion": line["un_subregion"],
        "intermediate_region": line["un_intermediate_region"],
        "ldc": line["ldc"] == "yes",
        "lldc": line["lldc"] == "yes",
        "sids": line["sids"] == "yes",
        "flags_as_of": dt.date.fromisoformat(line["flags_as_of"]),
        "source": line["source_note"],
        "retired": False,
    }


def _seed_aliases(tx: Tx, countries: Mapping[str, int]) -> None:
    wanted = select(CountryAlias.country_id, CountryAlias.alias, CountryAlias.id, CountryAlias.learned)
    rows = tx.execute(wanted).all()
    learned = {(country_id, alias) for country_id, alias, _id, taught in rows if taught}
    kept = {(country_id, alias): row_id for country_id, alias, row_id, taught in rows if not taught}
    shipped = [_alias(line, countries) for line in _read("country_aliases.csv")]
    shipped = [row for row in shipped if _alias_key(row) not in learned]
    _retire(tx, CountryAlias, _merge(tx, CountryAlias, kept, shipped, _alias_key))


def _alias(line: Line, countries: Mapping[str, int]) -> Row:
    return {
        "country_id": countries[line["iso_alpha3"]],
        "alias": line["alias"],
        "key": country_key(line["alias"]),
        "kind": line["kind"],
        "language": line["lang"],
        "learned": False,
        "retired": False,
    }


def _alias_key(row: Row) -> tuple[int, str]:
    return row["country_id"], row["alias"]


def _seed_conventions(tx: Tx) -> list[str]:
    """Return the codes of the shipped conventions; one that people added themselves is left alone."""
    kept = {code: row_id for row_id, code in tx.execute(select(Convention.id, Convention.code))}
    lines = _read("conventions.csv")
    shipped = ({**line, "adopted": _date(line["adopted"])} for line in lines)
    _merge(tx, Convention, kept, shipped, lambda row: row["code"])
    return [line["code"] for line in lines]


def _seed_instruments(tx: Tx, countries: Mapping[str, int], code: str) -> None:
    convention_id = tx.scalars(select(Convention.id).where(Convention.code == code)).one()
    wanted = select(Instrument.country_id, Instrument.id).where(Instrument.convention_id == convention_id)
    kept = dict(tx.execute(wanted).all())
    titles = {line["key"]: line["title"] for line in _read("sources.csv")}
    shipped = [
        {"convention_id": convention_id, "country_id": countries[line["iso_alpha3"]], **_instrument(line, titles)}
        for line in _read(f"instruments_{code}.csv")
    ]
    _retire(tx, Instrument, _merge(tx, Instrument, kept, shipped, lambda row: row["country_id"]))


def _instrument(line: Line, titles: Mapping[str, str]) -> Row:
    believed = [_confidence(line["status_confidence"])]
    if line["date_confidence"]:
        believed.append(_confidence(line["date_confidence"]))
    return {
        "status": kinds.PartyStatus(line["status"]),
        "kind": kinds.InstrumentKind(line["kind"]),
        "earliest": _date(line["earliest"]),
        "latest": _date(line["latest"]),
        "confidence": min(believed, key=_WEAKEST_FIRST.index),
        "source": _source_text(line, titles),
        "as_of": dt.date.fromisoformat(line["as_of"]),
        "retired": False,
    }


def _source_text(line: Line, titles: Mapping[str, str]) -> str:
    """Return the sources in full with the remarks, since a key such as "NL-TDB" tells a reader nothing."""
    parts = [titles[key.strip()] for key in line["source"].split(";")]
    if line["note"]:
        parts.append(f"note: {line['note']}")
    if line["kind_confidence"] == kinds.Confidence.GENERAL_KNOWLEDGE:
        parts.append("kind of instrument: general knowledge")
    return "; ".join(parts)


def _seed_lists(tx: Tx) -> None:
    """Add shipped lists that this store never had; one that a person renamed or deleted stays so."""
    had = (tx.scalar(select(Setting.value).where(Setting.name == _LISTS)) or "").split("\n")
    shipped = _read("country_lists.csv")
    new = [dict(line) for line in shipped if line["rule"] not in had]
    if new:
        tx.execute(insert(CountryList), new)
    _keep_setting(tx, _LISTS, "\n".join(line["rule"] for line in shipped))


def _keep_setting(tx: Tx, name: str, value: str) -> None:
    setting = tx.scalars(select(Setting).where(Setting.name == name)).first()
    if setting is None:
        tx.add(Setting(name=name, value=value))
    else:
        setting.value = value


def _date(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _confidence(text: str) -> kinds.Confidence:
    return kinds.Confidence(text or "none")
