"""People come onto a roster, are edited cell by cell or many at once, change role and status, and leave it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select, true
from sqlalchemy.orm import joinedload

from workshopplanner.commands._people import delete_attendances, delete_traces
from workshopplanner.commands.roster_cells import Cells
from workshopplanner.core.kinds import ParticipationStatus, Role
from workshopplanner.core.roster import CellEdit
from workshopplanner.core.roster_fields import FIELDS
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Absence, Day, Participation, Person, Session, SessionPerson, Step, Theme
from workshopplanner.store.store import Tx


def add_person(
    tx: Tx,
    /,
    workshop_id: int,
    *,
    role: Role = Role.PARTICIPANT,
    status: ParticipationStatus | None = None,
    **fields: Any,
) -> int:
    """Add a new person to a workshop; return the participation. Staff count as confirmed, participants as selected."""
    return _add(tx, workshop_id, {"role": role, "status": status, **fields}, Cells(tx, fields.items())).id


def _add(tx: Tx, workshop_id: int, fields: Mapping[str, Any], cells: Cells) -> Participation:
    person = Person()
    attendance = Participation(person=person, workshop_id=workshop_id, role=Role.PARTICIPANT)
    given = {name: value for name, value in fields.items() if value not in (None, "")}
    later = {name: value for name, value in given.items() if FIELDS[name].home == "travel"}
    for name, value in given.items():
        if name not in later:
            cells.put(person, attendance, name, value)
    if "status" not in given:
        attendance.status = _first_status(attendance.role)
    _require_name(person)
    tx.add(attendance)
    tx.flush()
    for name, value in later.items():
        cells.put(person, attendance, name, value)
    return attendance


def _first_status(role: Role) -> ParticipationStatus:
    return ParticipationStatus.SELECTED if role is Role.PARTICIPANT else ParticipationStatus.CONFIRMED


def add_participation(
    tx: Tx,
    person_id: int,
    workshop_id: int,
    role: Role = Role.PARTICIPANT,
    status: ParticipationStatus | None = None,
) -> int:
    """Let a person of the project attend another workshop of it; return the participation."""
    there = select(Participation).where(Participation.person_id == person_id, Participation.workshop_id == workshop_id)
    if tx.scalars(there).first() is not None:
        raise UserError(_("This person is on the roster of that workshop already."))
    attendance = Participation(
        person_id=person_id, workshop_id=workshop_id, role=role, status=status or _first_status(role)
    )
    tx.add(attendance)
    tx.flush()
    return attendance.id


# ---- editing


def edit_person(tx: Tx, /, person_id: int, **fields: Any) -> None:
    """Change fields of a person; texts are read as they are typed, other values taken as they are."""
    person = tx.get(Person, person_id)
    if person is None:
        raise UserError(_("This person is no longer in the project. Nothing was changed."))
    cells = Cells(tx, fields.items())
    for name, value in fields.items():
        cells.put(person, None, name, value)
    _require_name(person)
    cells.sweep()


def edit_participation(tx: Tx, /, participation_id: int, **fields: Any) -> None:
    """Change fields of a participation or its journey, and if need be of its person."""
    _edit(tx, [(participation_id, name, value) for name, value in fields.items()])


def edit_people(tx: Tx, edits: Sequence[CellEdit]) -> None:
    """Put texts into many cells in one step; one that can't be read refuses them all."""
    _edit(tx, [(edit.participation_id, edit.field, edit.text) for edit in edits])


def paste_people(
    tx: Tx, workshop_id: int, edits: Sequence[CellEdit], additions: Sequence[Mapping[str, str]] = ()
) -> None:
    """Put a pasted rectangle into cells, and add the people of the rows that reach beyond the last one."""
    edit_people(tx, edits)
    cells = Cells(tx, [cell for fields in additions for cell in fields.items()])
    for fields in additions:
        _add(tx, workshop_id, fields, cells)


def _edit(tx: Tx, edits: Sequence[tuple[int, str, Any]]) -> None:
    attendances = _participations(tx, {row_id for row_id, _name, _value in edits})
    cells = Cells(tx, [(name, value) for _row_id, name, value in edits], attendances)
    for row_id, name, value in edits:
        cells.put(attendances[row_id].person, attendances[row_id], name, value)
    for attendance in attendances.values():
        _require_name(attendance.person)
    cells.sweep()


def _require_name(person: Person) -> None:
    if not (person.family_name or person.given_name or person.display_name):
        raise UserError(_("A person needs a name: a family name, a given name, or the only name there is."))


def _participations(tx: Tx, ids: Iterable[int]) -> dict[int, Participation]:
    ordered = sorted(set(ids))
    found: dict[int, Participation] = {}
    for first in range(0, len(ordered), 500):  # databases take only so many values in one statement
        wanted = select(Participation).where(Participation.id.in_(ordered[first : first + 500]))
        found |= {row.id: row for row in tx.scalars(wanted.options(joinedload(Participation.person)))}
    if len(found) < len(ordered):
        raise UserError(_("Somebody you chose is no longer on the roster. Nothing was changed."))
    return found


def set_role(tx: Tx, participation_id: int, role: Role) -> None:
    """Say why a person attends."""
    _participations(tx, [participation_id])[participation_id].role = role


def set_roles(tx: Tx, participation_ids: Sequence[int], role: Role) -> None:
    """Give many people the same role."""
    for attendance in _participations(tx, participation_ids).values():
        attendance.role = role


def set_status(tx: Tx, participation_id: int, status: ParticipationStatus) -> None:
    """Say where a person stands between applying and attending."""
    _participations(tx, [participation_id])[participation_id].status = status


def set_statuses(tx: Tx, participation_ids: Sequence[int], status: ParticipationStatus) -> None:
    """Give many people the same status."""
    for attendance in _participations(tx, participation_ids).values():
        attendance.status = status


# ---- leaving


def remove_participation(tx: Tx, participation_id: int) -> None:
    """Take a person off a roster, with the journey and with what the person does in that workshop's sessions."""
    remove_participations(tx, [participation_id])


def remove_participations(tx: Tx, participation_ids: Sequence[int]) -> None:
    """Take people off a roster; they stay in the project."""
    attendances = list(_participations(tx, participation_ids).values())
    for workshop_id in sorted({row.workshop_id for row in attendances}):
        people = [row.person_id for row in attendances if row.workshop_id == workshop_id]
        _release(tx, people, select(Session.id).where(Session.workshop_id == workshop_id), workshop_id)
    delete_attendances(tx, attendances)


def delete_person(tx: Tx, person_id: int) -> None:
    """Delete a person from the project, with every participation and function."""
    person = tx.get(Person, person_id)
    if person is None:
        raise UserError(_("This person is no longer in the project. Nothing was changed."))
    attended = select(Participation).where(Participation.person_id == person_id)
    _release(tx, [person_id], select(Session.id), None)
    delete_attendances(tx, tx.scalars(attended).all())
    delete_traces(tx, person_id)
    cells = Cells(tx, ())
    cells.leave(person)
    tx.delete(person)
    cells.sweep()


def _release(tx: Tx, people: Sequence[int], sessions: Select[int], workshop_id: int | None) -> None:
    """Take people out of all that happens in a workshop, or in every workshop without one."""
    day_here, theme_here = (
        true() if workshop_id is None else column == workshop_id for column in (Day.workshop_id, Theme.workshop_id)
    )
    for first in range(0, len(people), 500):
        some = people[first : first + 500]
        held = (SessionPerson.person_id.in_(some), SessionPerson.session_id.in_(sessions))
        for function in tx.scalars(select(SessionPerson).where(*held)).all():
            tx.delete(function)
        away = select(Absence).join(Absence.day).where(Absence.person_id.in_(some), day_here)
        for absence in tx.scalars(away).all():
            tx.delete(absence)
        for step in tx.scalars(select(Step).where(Step.responsible_id.in_(some), Step.session_id.in_(sessions))):
            step.responsible = None
        for day in tx.scalars(select(Day).where(Day.chair_id.in_(some), day_here)):
            day.chair = None
        for theme in tx.scalars(select(Theme).where(Theme.lead_id.in_(some), theme_here)):
            theme.lead = None
