"""The programme as appointments, with the mark of the project and the last change of each session."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable

from sqlalchemy import select

from workshopplanner.core import appointments as rows
from workshopplanner.core.agenda import Agenda
from workshopplanner.core.kinds import LIVE, Role
from workshopplanner.core.names import full_name
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.workshops import workshop
from workshopplanner.store import journal
from workshopplanner.store.schema import BreakoutGroup, GroupMember, GroupRound, Participation, Person
from workshopplanner.store.store import Tx

_LINKS = ("session_room", "session_person", "session_theme")
_S, _C = journal.steps.c, journal.changes.c


def timetable(tx: Tx, workshop_id: int, *, person: str = "", room: str = "") -> rows.Timetable:
    """Return the appointments of a workshop, or those of the one person or room whose name has these words.

    Raises UserError where nobody, or more than one, is meant.
    """
    found, about = agenda(tx, workshop_id), workshop(tx, workshop_id)
    only, title = _wanted(tx, workshop_id, found, person, room)
    made = rows.appointments(found, _traces(tx, found), only)
    names = tuple(each.name for each in found.rooms)
    return rows.Timetable(mark(tx), about, title or about.title, names, made)


def mark(tx: Tx) -> str:
    """Return what tells this project, and every copy of its file, from all others."""
    first = tx.execute(select(_S.at, _S.by, _S.label).order_by(_S.id).limit(1)).first()
    return hashlib.sha256(repr(tuple(map(str, first or ()))).encode()).hexdigest()[:16]


def _wanted(tx: Tx, workshop_id: int, found: Agenda, person: str, room: str) -> tuple[frozenset[int] | None, str]:
    if person:
        person_id, name, role = _one(person, _people(tx, workshop_id), _("person"))
        groups = _group_sessions(tx, workshop_id, person_id)
        return rows.of_person(found, person_id, role is Role.PARTICIPANT, groups), name
    if room:
        room_id, name, _none = _one(room, [(each.id, each.name, None) for each in found.rooms], _("room"))
        return rows.in_room(found, room_id), name
    return None, ""


def _one(words: str, known: Iterable[tuple[int, str, Role | None]], what: str) -> tuple[int, str, Role | None]:
    asked = words.casefold().split()
    found = [each for each in known if all(word in each[1].casefold() for word in asked)]
    exact = [each for each in found if each[1].casefold() == words.casefold()]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise UserError(_("There is no {what} called “{words}” in this workshop.").format(what=what, words=words))
    names = _(", ").join(sorted(each[1] for each in found)[:8])
    raise UserError(_("“{words}” could be {names}. Say more of the name.").format(words=words, names=names))


def _people(tx: Tx, workshop_id: int) -> list[tuple[int, str, Role | None]]:
    columns = (Person.id, Person.family_name, Person.given_name, Person.family_first, Person.display_name)
    wanted = select(Participation.role, *columns).join(Participation.person)
    wanted = wanted.where(Participation.workshop_id == workshop_id, Participation.status.in_(LIVE))
    found = tx.execute(wanted.order_by(Person.id))
    return [
        (row_id, full_name(family, given, first, shown), role) for role, row_id, family, given, first, shown in found
    ]


def _group_sessions(tx: Tx, workshop_id: int, person_id: int) -> set[int]:
    wanted = select(BreakoutGroup.session_id, GroupRound.session_id).select_from(GroupMember)
    wanted = wanted.join(GroupMember.group).join(BreakoutGroup.round).join(GroupMember.participation)
    wanted = wanted.where(Participation.workshop_id == workshop_id, Participation.person_id == person_id)
    return {each for own, shared in tx.execute(wanted) for each in [own or shared] if each is not None}


def _traces(tx: Tx, found: Agenda) -> dict[int, rows.Trace]:
    """Return for each session the last step that touched it, its day, or what hangs on it; else the file's first."""
    first = tx.scalar(select(_S.id).order_by(_S.id).limit(1))
    latest: dict[int, int] = dict.fromkeys((card.id for card in found.cards), first) if first is not None else {}
    wanted = select(_C.table_name, _C.row_id, _C.step_id, _C.before, _C.after)
    touched = tx.execute(wanted.where(_C.table_name.in_(("session", "day", *_LINKS))).order_by(_C.id))
    of_day: dict[int, list[int]] = {}
    for card in found.cards:
        of_day.setdefault(card.day_id or 0, []).append(card.id)
    for table, row_id, step_id, before, after in touched:
        if table == "session":
            latest[row_id] = step_id
        elif table == "day":
            latest |= dict.fromkeys(of_day.get(row_id, ()), step_id)
        else:
            latest |= dict.fromkeys(_sessions_of(before, after), step_id)
    wanted_steps = set(latest.values())
    times = {step_id: at for step_id, at in tx.execute(select(_S.id, _S.at)) if step_id in wanted_steps}
    return {row_id: rows.Trace(step_id, _moment(times[step_id])) for row_id, step_id in latest.items()}


def _sessions_of(*texts: str | None) -> set[int]:
    states = [json.loads(text) for text in texts if text]
    return {state["session_id"] for state in states if state.get("session_id")}


def _moment(at: dt.datetime) -> dt.datetime:
    return at.replace(microsecond=0)
