"""The values of a plan's rows as those of the tables they end in."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import select

from workshopplanner.core import kinds
from workshopplanner.core.import_fields import FIELDS
from workshopplanner.core.importing import PlannedRow
from workshopplanner.store.bulk import add_rows
from workshopplanner.store.schema import Country, Journaled, Need, Organisation, Travel
from workshopplanner.store.store import Tx

Read = Callable[[str], Any]
_HOMES = {name: tuple(field.home.split(".")) for name, field in FIELDS.items() if field.home}
_HOMES["family_first"] = ("person", "family_first")
_READ: Mapping[str, Read] = {
    "gender": kinds.Gender,
    "sector": kinds.Sector,
    "age_band": kinds.AgeBand,
    "birth_date": dt.date.fromisoformat,
    "passport_expiry": dt.date.fromisoformat,
    "submitted": dt.datetime.fromisoformat,
    "family_first": "yes".__eq__,
}


class Cells:
    """Turns rows into columns of tables; countries are found and organisations found or added once for all of them."""

    def __init__(self, tx: Tx, rows: Sequence[PlannedRow]) -> None:
        self._tx = tx
        self._countries = dict(tx.execute(select(Country.alpha3, Country.id)).all())
        self._organisations = _organisations(tx, [row.values.get("organisation", "") for row in rows])
        self._read: Mapping[str, Read] = {
            **_READ,
            "country": self._countries.get,
            "nationality": self._countries.get,
            "organisation": lambda name: self._organisations.get(_fold(name)),
        }
        said = set(chain.from_iterable(row.values for row in rows))
        self._of_table = {
            table: {name: column for name, (home, column) in _HOMES.items() if home == table and name in said}
            for table in ("person", "application", "travel", "need")
        }
        self._field_of = {column: name for name, (home, column) in _HOMES.items() if home == "person"}

    def _columns(self, table: str, row: PlannedRow) -> dict[str, Any]:
        read, values = self._read, row.values
        return {
            column: read[name](value) if name in read else value
            for name, column in self._of_table[table].items()
            if (value := values.get(name))
        }

    def person(self, row: PlannedRow) -> dict[str, Any]:
        """Return the columns of a row's person that it says something about."""
        return self._columns("person", row)

    def persons(self, rows: Iterable[PlannedRow]) -> list[dict[str, Any]]:
        """Return the persons of rows."""
        return [self.person(row) for row in rows]

    def field_of(self, column: str) -> str:
        """Return the field that fills a column of a person."""
        return self._field_of[column]

    def application(self, row: PlannedRow) -> dict[str, Any]:
        """Return what a row says about its application."""
        found = self._columns("application", row)
        if found.get("nominated_by"):
            found["channel"] = kinds.Channel.NOMINATION
        return found

    def keep_journeys_and_needs(self, rows: Sequence[PlannedRow], attendances: Mapping[int, int]) -> None:
        """Keep what rows say about passports and needs; what is there already is filled where it was empty."""
        self._keep(Travel, rows, attendances)
        self._keep(Need, rows, attendances)

    def _keep(self, kind: type[Any], rows: Sequence[PlannedRow], attendances: Mapping[int, int]) -> None:
        said = {attendances[row.row]: found for row in rows if (found := self._columns(kind.__tablename__, row))}
        there: dict[int, Any] = {}
        for start in range(0, len(said), 500):
            some = list(said)[start : start + 500]
            rows_there = self._tx.scalars(select(kind).where(kind.participation_id.in_(some)))
            there |= {row.participation_id: row for row in rows_there}
        for attendance, kept in there.items():
            _fill(kept, said[attendance])
        fresh = [{"participation_id": key, **found} for key, found in said.items() if key not in there]
        add_rows(self._tx, kind, fresh)


def _fill(row: Journaled, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if not getattr(row, name):
            setattr(row, name, value)


def _organisations(tx: Tx, names: Iterable[str]) -> dict[str, int]:
    """Return the ids of organisations by folded name, those that are new among them."""
    known = {_fold(name): row_id for row_id, name in tx.execute(select(Organisation.id, Organisation.name))}
    new = {_fold(name): " ".join(name.split()) for name in dict.fromkeys(names) if name.strip()}
    new = {key: name for key, name in new.items() if key not in known}
    added = add_rows(tx, Organisation, [{"name": name} for name in new.values()])
    return known | dict(zip(new, added, strict=True))


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()
