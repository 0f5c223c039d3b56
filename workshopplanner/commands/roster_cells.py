"""Putting values into the fields of people; countries and organisations are found by what a person types."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from workshopplanner.core.matching import country_key
from workshopplanner.core.roster_fields import FIELDS, country_question, read
from workshopplanner.store.country_names import countries_meant
from workshopplanner.store.schema import Organisation, Participation, Person, Travel
from workshopplanner.store.store import Tx

_NAMES = frozenset({"family_name", "given_name"})


class Cells:
    """Fills the fields of one command; what its texts name is looked up once for all of them.

    `cells` are the names and values of the fields to come, `attendances` the ids of those whose journey may change.
    """

    def __init__(self, tx: Tx, cells: Iterable[tuple[str, Any]], attendances: Iterable[int] = ()) -> None:
        self._tx = tx
        cells = list(cells)
        typed = [(FIELDS[name].looks_up, value) for name, value in cells if isinstance(value, str) and value.strip()]
        countries = {value for kind, value in typed if kind == "country"}
        self._countries = countries_meant(tx, countries) if countries else {}
        self._organisations: dict[str, Organisation] = {}
        if any(kind == "organisation" for kind, _value in typed):
            known = tx.scalars(select(Organisation).order_by(Organisation.id.desc()))
            self._organisations = {_fold(row.name): row for row in known}
        self._journeys: dict[int, Travel] = {}
        if any(FIELDS[name].home == "travel" for name, _value in cells):
            self._journeys = journeys(tx, sorted(attendances))
        self._left: set[int] = set()  # organisations that somebody has left

    def put(self, person: Person, attendance: Participation | None, name: str, value: Any) -> None:
        """Put a value, or a text as it was typed, into a field."""
        field = FIELDS[name]
        if field.looks_up == "country":
            setattr(person, field.column, self._country(value) if isinstance(value, str) else value)
        elif field.looks_up == "organisation":
            self.leave(person)
            person.organisation = self._organisation(value or "")
        elif field.home == "person":
            setattr(person, field.column, read(name, value))
            if name in _NAMES:
                person.sort_name = None  # it was that of another name
        elif attendance is None:
            raise TypeError(f"{name} belongs to a participation, not to a person")
        elif field.home == "participation":
            setattr(attendance, field.column, read(name, value))
        else:
            self._put_travel(attendance, field.column, read(name, value))

    def _country(self, text: str) -> int | None:
        """Return the one country that a text means; a question rather than a guess."""
        found = self._countries.get(text, ())
        if len(found) == 1:
            return found[0].id
        if not country_key(text):
            return None
        raise country_question(text, [choice.name for choice in found])

    def _organisation(self, text: str) -> Organisation | None:
        name = " ".join(text.split())
        if not name:
            return None
        found = self._organisations.get(_fold(name))
        if found is None:
            found = self._organisations[_fold(name)] = Organisation(name=name)
            self._tx.add(found)
        return found

    def _put_travel(self, attendance: Participation, column: str, value: Any) -> None:
        journey = self._journeys.get(attendance.id) if attendance.id else None
        if journey is not None:
            setattr(journey, column, value)
        elif value:
            journey = Travel(participation=attendance, **{column: value})
            self._tx.add(journey)
            self._tx.flush()
            self._journeys[attendance.id] = journey

    def leave(self, person: Person) -> None:
        """Remember that a person leaves an organisation, for `sweep`."""
        if person.organisation_id is not None:
            self._left.add(person.organisation_id)

    def sweep(self) -> None:
        """Delete the organisations whose last person has left, so that no misspelling stays behind."""
        if not self._left:
            return
        self._tx.flush()
        left = sorted(self._left)
        staffed = set(self._tx.scalars(select(Person.organisation_id).where(Person.organisation_id.in_(left))))
        for row_id in left:
            if row_id not in staffed:
                self._tx.delete(self._tx.get_one(Organisation, row_id))


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()


def journeys(tx: Tx, attendances: list[int]) -> dict[int, Travel]:
    """Return the journeys of participations that have one."""
    found: dict[int, Travel] = {}
    for first in range(0, len(attendances), 500):  # databases take only so many values in one statement
        wanted = select(Travel).where(Travel.participation_id.in_(attendances[first : first + 500]))
        found |= {row.participation_id: row for row in tx.scalars(wanted)}
    return found
