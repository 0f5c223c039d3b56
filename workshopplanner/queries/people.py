"""Everything about one person, and what the journal says of that person."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from workshopplanner.core import history as core_history
from workshopplanner.core import people as rows
from workshopplanner.core.history import StepLine
from workshopplanner.core.roster import Contribution
from workshopplanner.queries import history
from workshopplanner.queries._past import values
from workshopplanner.queries.applicants import applicant
from workshopplanner.queries.roster import attendees
from workshopplanner.queries.workshops import workshops
from workshopplanner.store import journal
from workshopplanner.store.schema import (
    Absence,
    Answer,
    Application,
    Base,
    Day,
    EligibilityTick,
    ImportRow,
    Need,
    Participation,
    Person,
    Photo,
    Session,
    SessionPerson,
    Travel,
    Workshop,
)
from workshopplanner.store.store import Tx

_S, _C = journal.steps.c, journal.changes.c
SPAN = 25_000  # changes that are looked through at a time
LARGE = 5_000  # changes of a step


def person(tx: Tx, participation_id: int, reveal: Collection[str] = ()) -> rows.PersonDetail | None:
    """Return all about the person of a participation, or None when it is gone; what is sensitive only if revealed."""
    wanted = select(Participation.workshop_id, Participation.person_id, Person.notes).join(Participation.person)
    row = tx.execute(wanted.where(Participation.id == participation_id)).first()
    if row is None:
        return None
    workshop_id, person_id, notes = row
    (mine,) = attendees(tx, [participation_id], sensitive=rows.TRAVEL in reveal)
    return rows.PersonDetail(
        mine,
        workshop_id,
        notes,
        _attended(tx, person_id),
        _contributions(tx, person_id),
        _portrait(tx, person_id),
        applicant(tx, participation_id),
        _needs(tx, participation_id) if rows.NEEDS in reveal else None,
    )


def _attended(tx: Tx, person_id: int) -> tuple[rows.Attended, ...]:
    first = select(func.min(Day.date)).where(Day.workshop_id == Workshop.id).correlate(Workshop).scalar_subquery()
    wanted = (
        select(Participation.id, Workshop.id, Workshop.short_name, Workshop.title, first)
        .add_columns(Participation.role, Participation.status, Application.id)
        .join(Participation.workshop)
        .outerjoin(Application, Application.participation_id == Participation.id)
        .where(Participation.person_id == person_id)
    )
    found = [
        rows.Attended(row_id, workshop_id, short or title, day, role, status, application is not None)
        for row_id, workshop_id, short, title, day, role, status, application in tx.execute(wanted)
    ]
    return tuple(sorted(found, key=lambda each: (each.first or dt.date.max, each.workshop_id)))


def _contributions(tx: Tx, person_id: int) -> tuple[Contribution, ...]:
    wanted = (
        select(Session.id, Session.code, Session.title, Day.date, Session.starts, Session.minutes)
        .add_columns(SessionPerson.function, Session.workshop_id)
        .select_from(SessionPerson)
        .join(SessionPerson.session)
        .outerjoin(Session.day)
        .where(SessionPerson.person_id == person_id)
    )
    found = [Contribution(*row) for row in tx.execute(wanted)]
    return tuple(sorted(found, key=lambda row: (row.date or dt.date.max, row.starts or dt.time.max, row.code)))


def _portrait(tx: Tx, person_id: int) -> rows.Portrait | None:
    wanted = select(Photo.kind, Photo.data, Photo.consented).where(Photo.person_id == person_id).order_by(Photo.id)
    row = tx.execute(wanted).first()
    return rows.Portrait(*row) if row else None


def _needs(tx: Tx, participation_id: int) -> rows.Needs:
    wanted = select(Need.diet, Need.access, Need.medical).where(Need.participation_id == participation_id)
    return rows.Needs(*(tx.execute(wanted).first() or ("", "", "")))


def elsewhere(tx: Tx, workshop_id: int) -> list[rows.Found]:
    """Return by name the people of the project who are only in other workshops than this, each with one of those."""
    here = select(Participation.person_id).where(Participation.workshop_id == workshop_id)
    wanted = (
        select(func.max(Participation.id), Participation.person_id)
        .where(Participation.person_id.not_in(here))
        .group_by(Participation.person_id)
    )
    last = [row_id for row_id, _person in tx.execute(wanted)]
    if not last:
        return []
    places = {each.id: each.name for each in workshops(tx)}
    whose = dict(tx.execute(select(Participation.id, Participation.workshop_id)).all())
    found = [
        rows.Found(each.id, whose[each.id], each.name, places.get(whose[each.id], "")) for each in attendees(tx, last)
    ]
    return sorted(found, key=lambda each: (each.name.casefold(), each.participation_id))


def whose(tx: Tx, table: str, row_id: int) -> int | None:
    """Return the person that a row is about, also of one that is gone; None for a row that is about nobody."""
    while table in _OWNERS:
        column, owner = _OWNERS[table]
        found = _owner(tx, table, column, row_id)
        if found is None:
            return None
        table, row_id = owner, found
    return row_id if table == "person" else None


_OWNERS = {
    "participation": ("person_id", "person"),
    "photo": ("person_id", "person"),
    "absence": ("person_id", "person"),
    "travel": ("participation_id", "participation"),
    "need": ("participation_id", "participation"),
    "application": ("participation_id", "participation"),
    "import_row": ("participation_id", "participation"),
    "answer": ("application_id", "application"),
    "eligibility_tick": ("application_id", "application"),
}


def _owner(tx: Tx, table: str, column: str, row_id: int) -> int | None:
    columns = Base.metadata.tables[table].c
    there: int | None = tx.scalar(select(columns[column]).where(columns.id == row_id))
    if there is not None:
        return there
    last = select(_C.before).where(_C.table_name == table, _C.row_id == row_id).order_by(_C.id.desc()).limit(1)
    gone: int | None = (values(tx.scalar(last)) or {}).get(column)
    return gone


# ---- what the journal says


def traces(tx: Tx, person_id: int, before: int = 0, known: Collection[int] = ()) -> rows.Traces:
    """Return the steps that touched a person, newest first, as far as a part of the journal tells them.

    The journal has no index by row, so it is looked through in parts; `before` is where an earlier answer ended. Steps
    that are `known` are not told again in words.
    """
    newest = before or (tx.scalar(select(func.max(_C.id))) or 0) + 1
    oldest = max(0, newest - SPAN)
    mine = or_(*(_about(table, ids) for table, ids in _rows(tx, person_id).items()), _gone(person_id))
    wanted = (
        select(_C.step_id, _C.table_name, _C.row_id, _C.before, _C.after)
        .where(_C.id < newest, _C.id >= oldest, mine)
        .order_by(_C.id)
    )
    found: dict[int, list[Any]] = {}
    for step_id, *change in tx.execute(wanted):
        found.setdefault(step_id, []).append(change)
    return rows.Traces(_told(tx, found), _lines(tx, found.keys() - set(known)), oldest)


def _lines(tx: Tx, step_ids: Collection[int]) -> tuple[StepLine, ...]:
    """Return steps in words; one as large as an import by its name alone, for its sentence would take its time."""
    large = large_steps(tx, step_ids)
    plain = select(_S.id, _S.at, _S.by, _S.kind, _S.label).where(_S.id.in_(large))
    named = [
        StepLine(step_id, at, by, kind, core_history.told(kind, core_history.plainly(label)))
        for step_id, at, by, kind, label in tx.execute(plain)
    ]
    return (*history.lines(tx, set(step_ids) - large), *named)


def large_steps(tx: Tx, step_ids: Collection[int]) -> set[int]:
    """Return which of some steps changed thousands of rows."""
    counted = select(_C.step_id).where(_C.step_id.in_(list(step_ids))).group_by(_C.step_id)
    return set(tx.scalars(counted.having(func.count() > LARGE)))


def _rows(tx: Tx, person_id: int) -> dict[str, list[int]]:
    """Return the rows that are about a person, by table."""
    here = select(Participation.id).where(Participation.person_id == person_id)
    forms = select(Application.id).where(Application.participation_id.in_(here))
    found = {
        table.__tablename__: list(tx.scalars(select(table.id).where(column.in_(whose))))
        for table, column, whose in (
            (Participation, Participation.person_id, [person_id]),
            (Photo, Photo.person_id, [person_id]),
            (SessionPerson, SessionPerson.person_id, [person_id]),
            (Absence, Absence.person_id, [person_id]),
            (Travel, Travel.participation_id, here),
            (Need, Need.participation_id, here),
            (Application, Application.participation_id, here),
            (ImportRow, ImportRow.participation_id, here),
            (Answer, Answer.application_id, forms),
            (EligibilityTick, EligibilityTick.application_id, forms),
        )
    }
    return {"person": [person_id]} | {table: ids for table, ids in found.items() if ids}


def _about(table: str, ids: Iterable[int]) -> ColumnElement[bool]:
    return and_(_C.table_name == table, _C.row_id.in_(list(ids)))


def _gone(person_id: int) -> ColumnElement[bool]:
    """Return the condition that a row was made or deleted that names the person: some of these are there no more."""
    whole = func.coalesce(_C.before, _C.after)
    said = [whole.like(f'%"person_id": {person_id}{end}%') for end in (",", "}")]
    linked = _C.table_name.in_(("participation", "photo", "session_person", "absence"))
    return and_(linked, or_(_C.before.is_(None), _C.after.is_(None)), or_(*said))


def _told(tx: Tx, found: dict[int, list[Any]]) -> tuple[rows.Told, ...]:
    wanted = select(_S.id, _S.at, _S.by, _S.kind, _S.of).where(_S.id.in_(list(found)))
    told = []
    for step_id, at, by, kind, of in tx.execute(wanted):
        turns = [
            rows.Turn(row_id, step_id, at, by, field, (was or {}).get(field, ""), now[field])
            for table, row_id, was, now in ((t, i, values(b), values(a)) for t, i, b, a in found[step_id])
            if table == "participation" and now
            for field in ("role", "status")
            if field in now
        ]
        told.append(rows.Told(step_id, kind, of if kind in {"undo", "redo"} else None, tuple(turns)))
    return tuple(told)
