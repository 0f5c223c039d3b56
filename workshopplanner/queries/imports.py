"""What an import has to know: who is in the file, what was edited by hand, and what a form's columns meant before."""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from workshopplanner.core.importing import Known
from workshopplanner.core.mapping import recall
from workshopplanner.store import journal
from workshopplanner.store.country_names import taught_countries
from workshopplanner.store.schema import (
    Country,
    ImportSource,
    Need,
    Organisation,
    Participation,
    Person,
    Travel,
)
from workshopplanner.store.store import Tx

_FIELDS: Mapping[str, Any] = {
    "family_name": Person.family_name,
    "given_name": Person.given_name,
    "display_name": Person.display_name,
    "family_first": Person.family_first,
    "title": Person.title,
    "gender": Person.gender,
    "age_band": Person.age_band,
    "birth_date": Person.birth_date,
    "departure_city": Person.departure_city,
    "position": Person.position,
    "sector": Person.sector,
    "email": Person.email,
    "phone": Person.phone,
    "languages": Person.languages,
    "passport_name": Person.passport_name,
    "notes": Person.notes,
}
_LOOKED_UP = {"country_id": "country", "nationality_id": "nationality", "organisation_id": "organisation"}


def known_people(tx: Tx, workshop_id: int) -> list[Known]:
    """Return every person of the file as an import compares them."""
    home, nation = Country.__table__.alias("home").c, Country.__table__.alias("nation").c
    wanted = (
        select(Person.id, home.alpha3, nation.alpha3, Organisation.name, *_FIELDS.values())
        .outerjoin(home.id.table, home.id == Person.country_id)
        .outerjoin(nation.id.table, nation.id == Person.nationality_id)
        .outerjoin(Person.organisation)
        .order_by(Person.id)
    )
    people = tx.execute(wanted).all()
    private, edited = _private(tx), _edited(tx)
    here = set(tx.scalars(select(Participation.person_id).where(Participation.workshop_id == workshop_id)))
    return [
        Known(
            id=row[0],
            values=_texts(("country", "nationality", "organisation", *_FIELDS), row[1:]) | private.get(row[0], {}),
            edited=frozenset(edited.get(row[0], ())),
            here=row[0] in here,
        )
        for row in people
    ]


def _texts(names: tuple[str, ...], values: Any) -> dict[str, str]:
    return {name: _text(value) for name, value in zip(names, values, strict=True) if value not in (None, "", False)}


def _text(value: Any) -> str:
    if value is True:
        return "yes"
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _private(tx: Tx) -> dict[int, dict[str, str]]:
    """Return passports and needs by person; the latest participation has the last word."""
    found: defaultdict[int, dict[str, str]] = defaultdict(dict)
    tables: tuple[tuple[Any, dict[str, Any]], ...] = (
        (Travel, {"passport_number": Travel.passport_number, "passport_expiry": Travel.passport_expires}),
        (Need, {"dietary": Need.diet, "access": Need.access, "medical": Need.medical}),
    )
    for table, fields in tables:
        wanted = select(Participation.person_id, *fields.values()).join(table.participation).order_by(table.id)
        for person_id, *values in tx.execute(wanted):
            found[person_id] |= _texts(tuple(fields), values)
    return found


def _edited(tx: Tx) -> dict[int, set[str]]:
    """Return the fields of people that somebody changed by hand since they came, as the journal has it."""
    steps, changes = journal.steps.c, journal.changes.c
    wanted = (
        select(changes.row_id, changes.before, changes.after)
        .join_from(journal.changes, journal.steps, changes.step_id == steps.id)
        .where(
            changes.table_name == Person.__tablename__,
            changes.before.is_not(None),
            changes.after.is_not(None),
            steps.label != "import_people",
        )
    )
    found: defaultdict[int, set[str]] = defaultdict(set)
    for row_id, _before, after in tx.execute(wanted):
        found[row_id] |= {_LOOKED_UP.get(name, name) for name in json.loads(after)}
    return found


def remembered_mapping(tx: Tx, workshop_id: int, fingerprint: str) -> dict[str, str]:
    """Return what the columns of a form with these headers meant before, as `recall` gives it; empty when it is new.

    A mapping of this workshop goes before those of others.
    """
    wanted = select(ImportSource.workshop_id, ImportSource.mapping).where(ImportSource.fingerprint == fingerprint)
    found = sorted(tx.execute(wanted.order_by(ImportSource.id)), key=lambda row: row[0] == workshop_id)
    return recall(found[-1][1]) if found else {}


def learned_countries(tx: Tx) -> dict[str, str]:
    """Return the keys (`matching.country_key`) of what people taught this project to read as a country."""
    return taught_countries(tx)
