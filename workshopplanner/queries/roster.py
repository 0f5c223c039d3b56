"""Who attends a workshop, and the people and organisations that the project knows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Select, String, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from workshopplanner.core import roster as rows
from workshopplanner.core.kinds import CANDIDATE, AgeBand, Gender, ParticipationStatus, Role, Sector
from workshopplanner.core.names import full_name, wording
from workshopplanner.store.schema import (
    Application,
    Country,
    Organisation,
    Participation,
    Person,
    Travel,
)
from workshopplanner.store.store import Tx

# Aliases of the table, not of the class: those would have all mappers configured with the import of this module.
_HOMES, _NATIONS = Country.__table__.alias("home"), Country.__table__.alias("nation")
_HOME, _NATION = _HOMES.c, _NATIONS.c
_NAME = (Person.family_name, Person.given_name, Person.family_first, Person.display_name)
_NAMES_OF_HOME = (_HOME.own_name, _HOME.name_en, _HOME.name_fr)
_NAMES_OF_NATION = (_NATION.own_name, _NATION.name_en, _NATION.name_fr)


def _as_text(column: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """Read an enum as its text: turning it into its member here takes half the time of the column type's way."""
    return type_coerce(column, String)


# In the order of Attendee, with the three wordings of each country in place of its name.
_OPEN: tuple[ColumnElement[Any] | InstrumentedAttribute[Any], ...] = (
    Participation.id,
    Participation.person_id,
    *_NAME,
    Person.title,
    _as_text(Person.gender),
    _as_text(Person.age_band),
    Person.country_id,
    _HOME.alpha3,
    *_NAMES_OF_HOME,
    *_NAMES_OF_NATION,
    Person.departure_city,
    Organisation.name,
    Person.position,
    _as_text(Person.sector),
    Person.email,
    Person.phone,
    Person.languages,
    _as_text(Participation.role),
    _as_text(Participation.status),
    Participation.sponsored_by,
    Participation.directory_consent,
    Participation.photo_consent,
    Participation.badge_name,
    Person.fictional,
    Person.sort_name,
    Person.birth_date,
)
_SENSITIVE: tuple[InstrumentedAttribute[Any], ...] = (
    Person.passport_name,
    Travel.passport_number,
    Travel.passport_expires,
    Travel.arrives,
    Travel.departs,
)


def roster(tx: Tx, workshop_id: int, *, sensitive: bool = False) -> list[rows.Attendee]:
    """Return everybody on the roster of a workshop by name; the sensitive fields only when they are asked for.

    Who applied stands on it once selected, and stays when declining afterwards; who was added by hand always does.
    """
    wanted = _attendees(sensitive).where(Participation.workshop_id == workshop_id, on_roster())
    return sorted((_attendee(row) for row in tx.execute(wanted)), key=attrgetter("sort_key", "id"))


def applying(tx: Tx, workshop_id: int) -> list[rows.Attendee]:
    """Return everybody who applied to a workshop."""
    applied = select(Application.participation_id)
    wanted = _attendees(False).where(Participation.workshop_id == workshop_id, Participation.id.in_(applied))
    return [_attendee(row) for row in tx.execute(wanted)]


def on_roster() -> ColumnElement[bool]:
    """Return the condition that a participation stands on the roster and not only among the applicants."""
    applied = select(Application.participation_id)
    return ~(Participation.status.in_(CANDIDATE) & Participation.id.in_(applied))


def attendees(tx: Tx, participation_ids: Iterable[int], *, sensitive: bool = False) -> list[rows.Attendee]:
    """Return some attendees, of whatever workshop."""
    ids = sorted(participation_ids)
    found: list[rows.Attendee] = []
    for first in range(0, len(ids), 500):  # databases take only so many values in one statement
        wanted = _attendees(sensitive).where(Participation.id.in_(ids[first : first + 500]))
        found += [_attendee(row) for row in tx.execute(wanted)]
    return found


def _attendees(sensitive: bool) -> Select[*tuple[Any, ...]]:
    wanted = (
        select(*_OPEN, *(_SENSITIVE if sensitive else ()))
        .select_from(Participation)
        .join(Participation.person)
        .outerjoin(_HOMES, Person.country_id == _HOME.id)
        .outerjoin(_NATIONS, Person.nationality_id == _NATION.id)
        .outerjoin(Person.organisation)
    )
    return wanted.outerjoin(Travel, Travel.participation_id == Participation.id) if sensitive else wanted


def _attendee(row: Sequence[Any]) -> rows.Attendee:
    alpha3, home, nation, organisation = row[10], row[11:14], row[14:17], row[18]
    country = wording(*home) if alpha3 else ""
    nationality = wording(*nation) if nation[1] else ""
    fields: list[Any] = [
        *row[:7],
        _GENDERS[row[7]],
        _AGE_BANDS[row[8]],
        row[9],
        alpha3 or "",
        country,
        nationality,
        row[17],
        organisation or "",
        row[19],
        _SECTORS[row[20]],
        *row[21:24],
        _ROLES[row[24]],
        _STATUSES[row[25]],
        *row[26:],
    ]
    return rows.Attendee(*fields)


_GENDERS = {member.value: member for member in Gender}
_AGE_BANDS = {member.value: member for member in AgeBand}
_SECTORS: dict[str | None, Sector | None] = {None: None, **{member.value: member for member in Sector}}
_ROLES = {member.value: member for member in Role}
_STATUSES = {member.value: member for member in ParticipationStatus}


# ---- what the project knows


def people(tx: Tx) -> list[rows.Known]:
    """Return every person of the project with the workshops that have them, by name."""
    workshops: defaultdict[int, set[int]] = defaultdict(set)
    for person_id, workshop_id in tx.execute(select(Participation.person_id, Participation.workshop_id)):
        workshops[person_id].add(workshop_id)
    wanted = (
        select(Person.id, *_NAME, *_NAMES_OF_HOME, Organisation.name, Person.email)
        .outerjoin(_HOMES, Person.country_id == _HOME.id)
        .outerjoin(Person.organisation)
    )
    found = [
        rows.Known(
            id=row[0],
            name=full_name(*row[1:5]),
            country=wording(*row[5:8]) if row[6] else "",
            organisation=row[8] or "",
            email=row[9],
            workshop_ids=frozenset(workshops[row[0]]),
        )
        for row in tx.execute(wanted)
    ]
    return sorted(found, key=lambda known: (known.name.casefold(), known.id))


def organisations(tx: Tx) -> list[str]:
    """Return the names of the organisations that people of the project work for."""
    return sorted(set(tx.scalars(select(Organisation.name))), key=str.casefold)
