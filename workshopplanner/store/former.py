"""Names of what a programme points to outside itself, also of people who were deleted since: the journal has them."""

import json
from collections.abc import Iterable
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import Session as Tx

from workshopplanner.core.names import full_name, wording
from workshopplanner.store import journal
from workshopplanner.store.schema import Country, Person, Project
from workshopplanner.store.snapshots import Tables

_PEOPLE = ("person_id", "responsible_id", "chair_id", "lead_id")
_NAME = ("family_name", "given_name", "family_first", "display_name")


def names_of_people(tx: Tx, ids: Iterable[int]) -> dict[int, str]:
    """Return the names of these people as they are, or as they were when they were deleted."""
    wanted = set(ids)
    columns = [getattr(Person, name) for name in _NAME]
    found = {row[0]: full_name(*row[1:]) for row in tx.execute(select(Person.id, *columns))}
    gone = wanted - found.keys()
    if gone:
        change = journal.changes.c
        left = change.table_name == Person.__tablename__, change.after.is_(None), change.row_id.in_(gone)
        for row_id, before in tx.execute(select(change.row_id, change.before).where(*left).order_by(change.id)):
            row = json.loads(before)
            found[row_id] = full_name(*(row[name] for name in _NAME))
    return found


def names_around(tx: Tx, *programmes: Tables) -> dict[str, dict[int, str]]:
    """Return the names of people, countries and projects that programmes point to, by table and id."""
    rows = chain.from_iterable(chain.from_iterable(tables.values()) for tables in programmes)
    people = {row[column] for row in rows for column in _PEOPLE if row.get(column)}
    countries = select(Country.id, Country.own_name, Country.name_en, Country.name_fr)
    return {
        "person": names_of_people(tx, people),
        "country": {row[0]: wording(*row[1:]) for row in tx.execute(countries)},
        "project": {row[0]: row[1] for row in tx.execute(select(Project.id, Project.title))},
    }
