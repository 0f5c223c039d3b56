"""What texts typed or pasted into the roster come to, before anything is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from workshopplanner.core import roster_fields
from workshopplanner.core.countries import Choice
from workshopplanner.core.matching import country_key
from workshopplanner.core.roster import Attendee, CellEdit, Reading
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.queries.roster import attendees
from workshopplanner.store.country_names import countries_meant
from workshopplanner.store.schema import Organisation
from workshopplanner.store.store import Tx

_NAMES = ("family_name", "given_name", "display_name")


def readings(tx: Tx, edits: Sequence[CellEdit]) -> list[Reading]:
    """Return what each cell is and would be; a cell of a person to be added has a negative participation."""
    fields = {edit.field for edit in edits}
    sensitive = any(roster_fields.FIELDS[name].sensitive for name in fields)
    known = {row.id: row for row in attendees(tx, {edit.participation_id for edit in edits}, sensitive=sensitive)}
    countries = countries_meant(tx, _typed(edits, "country"))
    organisations: dict[str, str] = {}
    if _typed(edits, "organisation"):
        organisations = {_fold(name): name for name in tx.scalars(select(Organisation.name))}
    nameless = _nameless(edits, known)
    return [_reading(edit, known, countries, organisations, nameless) for edit in edits]


def _typed(edits: Iterable[CellEdit], kind: str) -> set[str]:
    return {edit.text for edit in edits if roster_fields.FIELDS[edit.field].looks_up == kind and edit.text.strip()}


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()


def _nameless(edits: Iterable[CellEdit], known: Mapping[int, Attendee]) -> set[int]:
    """Return the participations that would be left without any name."""
    names: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for edit in edits:
        before = known.get(edit.participation_id)
        cells = names[edit.participation_id]
        if not cells:
            cells.update({name: getattr(before, name) if before else "" for name in _NAMES})
        if edit.field in _NAMES:
            cells[edit.field] = edit.text.strip()
    return {row_id for row_id, cells in names.items() if not any(cells.values())}


def _reading(
    edit: CellEdit,
    known: Mapping[int, Attendee],
    countries: Mapping[str, tuple[Choice, ...]],
    organisations: Mapping[str, str],
    nameless: set[int],
) -> Reading:
    person = known.get(edit.participation_id)
    name = person.name if person else _("New person {number}").format(number=-edit.participation_id)
    before = roster_fields.written(person, edit.field) if person and edit.field != "notes" else ""
    try:
        after = _after(edit, countries, organisations)
    except UserError as problem:
        return Reading(edit, name, before, edit.text, problem.message)
    if edit.participation_id in nameless and (person is None or edit.field in _NAMES):
        return Reading(edit, name, before, after, _("A person needs a name."))
    return Reading(edit, name, before, after)


def _after(edit: CellEdit, countries: Mapping[str, tuple[Choice, ...]], organisations: Mapping[str, str]) -> str:
    kind = roster_fields.FIELDS[edit.field].looks_up
    if kind == "country":
        return _country(edit.text, countries.get(edit.text, ()))
    if kind == "organisation":
        return organisations.get(_fold(edit.text), " ".join(edit.text.split()))
    value: Any = roster_fields.read(edit.field, edit.text)
    return roster_fields.text_of(value)


def _country(text: str, found: tuple[Choice, ...]) -> str:
    if len(found) == 1 or not country_key(text):
        return found[0].name if found else ""
    raise roster_fields.country_question(text, [choice.name for choice in found])
