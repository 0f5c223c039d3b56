"""Countries of a list as at a day, with who comes from them, and one country in detail."""

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, String, and_, cast, func, literal, select, true

from workshopplanner.core import countries as rows
from workshopplanner.core import kinds
from workshopplanner.core.matching import country_key
from workshopplanner.core.names import full_name, wording
from workshopplanner.queries.country_lists import choices_where, follows
from workshopplanner.queries.roster import on_roster
from workshopplanner.store.conventions import INSTRUMENT, conventions, day_of
from workshopplanner.store.schema import (
    Application,
    Convention,
    Country,
    CountryAlias,
    CountryList,
    CountryListEntry,
    Instrument,
    Participation,
    Person,
    Setting,
)
from workshopplanner.store.store import Tx

_COUNTRY = (
    Country.id,
    Country.alpha3,
    Country.own_name,
    Country.name_en,
    Country.name_fr,
    Country.unesco_status,
    Country.region,
    Country.subregion,
    Country.electoral_group,
    Country.ldc,
    Country.lldc,
    Country.sids,
)
_INSTRUMENT = (
    Instrument.status,
    Instrument.kind,
    Instrument.earliest,
    Instrument.latest,
    Instrument.confidence,
    Instrument.source,
    Instrument.as_of,
    Instrument.own_status,
    Instrument.own_kind,
    Instrument.own_deposited,
    Instrument.own_source,
)
_ALIAS = (
    CountryAlias.id,
    CountryAlias.alias,
    CountryAlias.kind,
    CountryAlias.language,
    CountryAlias.learned,
    CountryAlias.origin,
)
_TOLD = (Setting, Setting.name == literal(INSTRUMENT) + cast(Instrument.id, String))


# ---- countries of a list


def countries(
    tx: Tx, list_id: int | None, convention: str, as_at: dt.date, workshop_id: int | None = None
) -> list[rows.Country]:
    """Return the countries of a list (all without one) with their status as at a day and who comes from them."""
    wanted = _with_statements(convention).where(_on_list(tx, list_id), Country.retired.is_(False))
    present = _presence(tx, workshop_id)
    found = [_country(row, as_at, present) for row in tx.execute(wanted)]
    return sorted(found, key=lambda row: country_key(row.name))


def _with_statements(convention: str) -> Select[*tuple[Any, ...]]:
    of_convention = select(Convention.id).where(Convention.code == convention).scalar_subquery()
    joined = and_(
        Instrument.country_id == Country.id,
        Instrument.convention_id == of_convention,
        Instrument.retired.is_(False),
    )
    told = Setting.value.label("told")
    return select(*_COUNTRY, *_INSTRUMENT, told).select_from(Country).outerjoin(Instrument, joined).outerjoin(*_TOLD)


def _on_list(tx: Tx, list_id: int | None) -> ColumnElement[bool]:
    if list_id is None:
        return true()
    rule = tx.scalar(select(CountryList.rule).where(CountryList.id == list_id))
    if rule:
        return follows(rule)
    entries = select(CountryListEntry.country_id).where(CountryListEntry.country_list_id == list_id)
    return Country.id.in_(entries)


def _presence(tx: Tx, workshop_id: int | None) -> dict[int, rows.Presence]:
    if workshop_id is None:
        return {}
    what = (Person.country_id, Participation.role, Participation.status, Person.gender)
    wanted = (
        select(*what, func.count())
        .join(Participation.person)
        .where(Participation.workshop_id == workshop_id, Participation.status.in_(kinds.LIVE))
        .group_by(*what)
    )
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for country_id, role, status, gender, number in tx.execute(wanted):
        if country_id is not None:
            counts[country_id].update(dict.fromkeys(_fields(role, status, gender), number))
    for country_id, number in tx.execute(_applied(workshop_id)):
        if country_id is not None:
            counts[country_id]["applicants"] = number
    return {country_id: rows.Presence(**counter) for country_id, counter in counts.items()}


def _applied(workshop_id: int) -> Select[int | None, int]:
    """Count everybody who applied, whatever became of it: the country has been reached."""
    applied = (
        select(Person.country_id, func.count())
        .select_from(Application)
        .join(Application.participation)
        .join(Participation.person)
    )
    return applied.where(Participation.workshop_id == workshop_id).group_by(Person.country_id)


def _fields(role: kinds.Role, status: kinds.ParticipationStatus, gender: kinds.Gender) -> list[str]:
    if role is not kinds.Role.PARTICIPANT:
        return ["others"]
    names = {kinds.Gender.WOMAN: "women", kinds.Gender.MAN: "men"}
    sure = status in {kinds.ParticipationStatus.CONFIRMED, kinds.ParticipationStatus.ATTENDED}
    return ["participants", names.get(gender, gender.value), *(["confirmed"] if sure else [])]


def _country(row: Row[*tuple[Any, ...]], as_at: dt.date, present: Mapping[int, rows.Presence]) -> rows.Country:
    statement = _statement(row)
    return rows.Country(
        id=row.id,
        alpha3=row.alpha3,
        name=wording(row.own_name, row.name_en, row.name_fr),
        name_en=row.name_en,
        name_fr=row.name_fr,
        own_name=row.own_name or "",
        unesco_status=row.unesco_status,
        region=row.region,
        subregion=row.subregion,
        electoral_group=row.electoral_group,
        ldc=row.ldc,
        lldc=row.lldc,
        sids=row.sids,
        status=statement.status_at(as_at),
        statement=statement,
        presence=present.get(row.id, rows.Presence()),
    )


def _statement(row: Row[*tuple[Any, ...]]) -> rows.Statement:
    """Return a person's own statement where there is one, else the shipped one; nothing known without a row."""
    if row.status is None:
        return rows.Statement()
    if row.own_status is not None:
        told = json.loads(row.told or "{}")
        return rows.Statement(
            status=row.own_status,
            kind=row.own_kind or kinds.InstrumentKind.NOT_ESTABLISHED,
            earliest=row.own_deposited,
            latest=row.own_deposited,
            confidence=kinds.Confidence(told.get("confidence", kinds.Confidence.OWN)),
            source=row.own_source or "",
            own=True,
            in_force=day_of(told, "in_force"),
        )
    return rows.Statement(row.status, row.kind, row.earliest, row.latest, row.confidence, row.source, row.as_of)


def listed_countries(tx: Tx, list_id: int) -> list[rows.Choice]:
    """Return the countries of a list, by name."""
    return choices_where(tx, and_(Country.retired.is_(False), _on_list(tx, list_id)))


def represented_countries(tx: Tx, workshop_id: int) -> list[rows.Choice]:
    """Return the countries that participants with a live status represent."""
    present = _presence(tx, workshop_id)
    ids = [country_id for country_id, presence in present.items() if presence.participants]
    return choices_where(tx, Country.id.in_(ids))


# ---- one country


def country_detail(
    tx: Tx, country_id: int, convention: str, as_at: dt.date, workshop_id: int | None = None
) -> rows.CountryDetail | None:
    """Return all that is known of one country, or None when it is gone."""
    wanted = _with_statements(convention).add_columns(Country.name_native, Country.source.label("remarks"))
    row = tx.execute(wanted.where(Country.id == country_id)).first()
    if row is None:
        return None
    return rows.CountryDetail(
        country=_country(row, as_at, _presence(tx, workshop_id)),
        native_name=row.name_native,
        remarks=row.remarks,
        aliases=_aliases(tx, country_id),
        conventions=_conventions(tx, country_id, as_at),
        people=_people(tx, country_id, workshop_id),
    )


def _aliases(tx: Tx, country_id: int) -> tuple[rows.Alias, ...]:
    wanted = (
        select(*_ALIAS)
        .where(CountryAlias.country_id == country_id, CountryAlias.retired.is_(False))
        .order_by(CountryAlias.learned.desc(), CountryAlias.id)
    )
    return tuple(
        rows.Alias(row.id, row.alias, row.kind, row.language, row.learned, row.origin or "")
        for row in tx.execute(wanted)
    )


def _conventions(tx: Tx, country_id: int, as_at: dt.date) -> tuple[rows.ConventionStatement, ...]:
    wanted = (
        select(Instrument.convention_id, *_INSTRUMENT, Setting.value.label("told"))
        .select_from(Instrument)
        .outerjoin(*_TOLD)
        .where(Instrument.country_id == country_id, Instrument.retired.is_(False))
    )
    stated = {row.convention_id: _statement(row) for row in tx.execute(wanted)}
    found = [(convention, stated.get(convention.id, rows.Statement())) for convention in conventions(tx)]
    return tuple(rows.ConventionStatement(each, said.status_at(as_at), said) for each, said in found)


def _people(tx: Tx, country_id: int, workshop_id: int | None) -> tuple[rows.Compatriot, ...]:
    name = (Person.family_name, Person.given_name, Person.family_first, Person.display_name)
    wanted = (
        select(Participation.id, Participation.person_id, *name, Participation.role, Participation.status)
        .join(Participation.person)
        .where(Participation.workshop_id == workshop_id, Person.country_id == country_id, on_roster())
        .order_by(Person.family_name, Person.given_name, Participation.id)
    )
    return tuple(
        rows.Compatriot(row.id, row.person_id, full_name(*row[2:6]), row.role, row.status) for row in tx.execute(wanted)
    )
