"""Two people who are one become one, with everything linked to either; or are kept apart for good."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import InstrumentedAttribute

from workshopplanner.commands._attendances import Joining
from workshopplanner.commands.roster_cells import Cells
from workshopplanner.core.import_fields import FIELDS
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import (
    Absence,
    Day,
    DistinctPair,
    Participation,
    Person,
    Photo,
    SessionPerson,
    Step,
    Theme,
)
from workshopplanner.store.store import Tx

_OF_PERSON = {
    name: each.home.removeprefix("person.") for name, each in FIELDS.items() if each.home.startswith("person.")
}
_OF_PERSON["family_first"] = "family_first"
_FILLED = (*(name for name in _OF_PERSON.values() if name != "family_first"), "sort_name")
_LINKS = {"country_id": "country", "nationality_id": "nationality", "organisation_id": "organisation"}


def merge_people(tx: Tx, keep_id: int, other_id: int, fields: Mapping[str, int] | None = None) -> None:
    """Make one person of two: what hangs on the other moves over, fills empty fields, and the other is deleted.

    `fields` has, for fields of a form (`import_fields`), the id of the one of the two whose value is to stay; where it
    says nothing, what the kept one has stays. Where both attend the same workshop, two attendances become one.
    """
    keep, other = _two(tx, keep_id, other_id)
    taken = _taken(keep_id, other_id, fields or {})
    cells = Cells(tx, ())
    cells.leave(keep)
    cells.leave(other)
    _fill_person(keep, other, taken)
    for move in MOVES.values():
        move(tx, keep, other)
    _move_attendances(tx, keep, other, taken)
    tx.flush()  # nothing may point to the other when it goes
    tx.delete(other)
    cells.sweep()


def keep_apart(tx: Tx, a_id: int, b_id: int, later: bool = False) -> None:
    """Note that two people who look like one are two; or, with `later`, that somebody will look again."""
    one, other = _two(tx, a_id, b_id)
    known = tx.scalars(select(DistinctPair).where(_between(a_id, b_id))).all()
    for pair in known:
        pair.later = later
    if not known:
        tx.add(DistinctPair(person=one, other=other, later=later))


def _two(tx: Tx, one_id: int, other_id: int) -> tuple[Person, Person]:
    one, other = tx.get(Person, one_id), tx.get(Person, other_id)
    if one is None or other is None:
        raise UserError(_("This person is no longer in the project. Nothing was changed."))
    if one is other:
        raise UserError(_("This is the same person already. Nothing was changed."))
    return one, other


def _taken(keep_id: int, other_id: int, fields: Mapping[str, int]) -> frozenset[str]:
    """Return the fields whose value comes from the other."""
    for name, whose in fields.items():
        if (name not in FIELDS and name != "family_first") or whose not in (keep_id, other_id):
            raise ValueError(f"{name}: {whose} is not a choice between {keep_id} and {other_id}")
    return frozenset(name for name, whose in fields.items() if whose == other_id)


def _between(one_id: int, other_id: int) -> Any:
    pair = (one_id, other_id)
    return DistinctPair.person_id.in_(pair) & DistinctPair.other_id.in_(pair)


# ---- the person


def _fill_person(keep: Person, other: Person, taken: frozenset[str]) -> None:
    if not (keep.family_name or keep.given_name):  # the order belongs to the names that come over
        keep.family_first = other.family_first
    if "family_name" in taken:
        keep.sort_name = other.sort_name
    chosen = {_OF_PERSON[name] for name in taken if name in _OF_PERSON}
    for column in _FILLED:
        if column in chosen or not said(getattr(keep, column)):
            name = _LINKS.get(column, column)
            setattr(keep, name, getattr(other, name))
    if "family_first" in taken:
        keep.family_first = other.family_first
    keep.fictional = keep.fictional and other.fictional


def said(value: Any) -> bool:
    """Return whether a field says anything."""
    return bool(value) and getattr(value, "name", "") != "NOT_STATED"


# ---- what hangs on a person


def _hand_over(link: InstrumentedAttribute[Any], column: InstrumentedAttribute[Any]) -> Callable[..., None]:
    """Return what lets rows point to the kept person instead."""

    def move(tx: Tx, keep: Person, other: Person) -> None:
        for row in tx.scalars(select(link.class_).where(column == other.id)).all():
            setattr(row, link.key, keep)

    return move


def _hand_over_once(kind: type[Any], *same: str) -> Callable[..., None]:
    """Return what lets rows point to the kept person, without those that the person would then have twice."""

    def move(tx: Tx, keep: Person, other: Person) -> None:
        mine = tx.scalars(select(kind).where(kind.person_id == keep.id)).all()
        there = {tuple(getattr(row, name) for name in same) for row in mine}
        for row in tx.scalars(select(kind).where(kind.person_id == other.id)).all():
            if tuple(getattr(row, name) for name in same) in there:
                tx.delete(row)
            else:
                row.person = keep

    return move


def _move_pairs(tx: Tx, keep: Person, other: Person) -> None:
    """Let the kept person be told from whom the other was told; a decision goes before "later"."""
    wanted = or_(*(column.in_((keep.id, other.id)) for column in (DistinctPair.person_id, DistinctPair.other_id)))
    told: dict[int, DistinctPair] = {}
    for pair in tx.scalars(select(DistinctPair).where(wanted).order_by(DistinctPair.id)).all():
        third = {pair.person_id, pair.other_id} - {keep.id, other.id}
        first = told.setdefault(min(third), pair) if third else None
        if first is not pair:
            if first is not None:
                first.later = first.later and pair.later
            tx.delete(pair)
        elif pair.person_id == other.id:
            pair.person = keep
        elif pair.other_id == other.id:
            pair.other = keep


MOVES: Mapping[str, Callable[[Tx, Person, Person], None]] = {
    "session_person.person_id": _hand_over_once(SessionPerson, "session_id", "function"),
    "absence.person_id": _hand_over_once(Absence, "day_id", "starts", "ends"),
    "photo.person_id": _hand_over_once(Photo),  # one portrait is enough: that of the kept one
    "plan_step.responsible_id": _hand_over(Step.responsible, Step.responsible_id),
    "day.chair_id": _hand_over(Day.chair, Day.chair_id),
    "theme.lead_id": _hand_over(Theme.lead, Theme.lead_id),
    "distinct_pair.person_id": _move_pairs,
}


def _move_attendances(tx: Tx, keep: Person, other: Person, taken: frozenset[str]) -> None:
    mine = {row.workshop_id: row for row in tx.scalars(select(Participation).where(Participation.person_id == keep.id))}
    joining = Joining(tx, taken)
    for attendance in tx.scalars(select(Participation).where(Participation.person_id == other.id)).all():
        kept = mine.get(attendance.workshop_id)
        if kept is None:
            attendance.person = keep
        else:
            joining.join(kept, attendance)
