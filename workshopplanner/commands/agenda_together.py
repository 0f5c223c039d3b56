"""Changes of the agenda that are several in one step: of many sessions, or made of several commands."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from workshopplanner.commands import agenda as one
from workshopplanner.commands._rows import get
from workshopplanner.commands._slots import retime
from workshopplanner.commands.rooms import add_room
from workshopplanner.core.agenda import Move
from workshopplanner.core.kinds import Function
from workshopplanner.core.ripple_blocks import Retime
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Day, Session, SessionPerson, SessionRoom, Theme
from workshopplanner.store.store import Tx


def duplicate_sessions(tx: Tx, session_ids: Iterable[int], after: Sequence[Retime] = ()) -> list[int]:
    """Copy several sessions; each copy follows right after its session, and `after` is what makes room for them."""
    made = [one.duplicate_session(tx, session_id) for session_id in session_ids]
    retime(tx, after)
    return made


def copy_sessions(tx: Tx, moves: Sequence[Move], after: Sequence[Retime] = ()) -> list[int]:
    """Copy several sessions to other slots; `after` is what makes room for them."""
    made = [one.duplicate_session(tx, move.session_id, move.day_id, move.starts) for move in moves]
    retime(tx, after)
    return made


def lock_sessions(tx: Tx, session_ids: Iterable[int]) -> None:
    """Keep several sessions in their slots."""
    for session_id in session_ids:
        one.lock_session(tx, session_id)


def unlock_sessions(tx: Tx, session_ids: Iterable[int]) -> None:
    """Let several sessions be moved again."""
    for session_id in session_ids:
        one.unlock_session(tx, session_id)


def change_session_person(tx: Tx, session_id: int, person_id: int, was: Function, function: Function) -> None:
    """Give a person another function in a session, at the same place among the people."""
    mine = select(SessionPerson).where(SessionPerson.session_id == session_id, SessionPerson.person_id == person_id)
    rows = {row.function: row for row in tx.scalars(mine)}
    if function in rows and was in rows and function is not was:
        one.remove_session_person(tx, session_id, person_id, was)
    elif was in rows:
        rows[was].function = function


def use_rhythm(tx: Tx, workshop_id: int) -> None:
    """Fill a workshop that has no sessions yet with a standard week of its own days and themes."""
    from workshopplanner.core import rhythm

    if tx.scalar(select(Session.id).where(Session.workshop_id == workshop_id).limit(1)) is not None:
        raise UserError(_("There are sessions already. A standard week is for an empty agenda."))
    days = list(tx.scalars(select(Day).where(Day.workshop_id == workshop_id).order_by(Day.number)))
    themes = list(tx.scalars(select(Theme).where(Theme.workshop_id == workshop_id).order_by(Theme.position)))
    if not days:
        raise UserError(_("This workshop has no days yet. Add a day first."))
    week = rhythm.standard_week(len(days), days[0].opens, days[0].closes, [theme.title for theme in themes])
    if not week:
        raise UserError(_("The days are too short for a standard week. Add sessions one by one."))
    for each in week:
        one.add_session(
            tx,
            workshop_id,
            each.title,
            day_id=days[each.day - 1].id,
            starts=each.starts,
            minutes=each.minutes,
            type=each.type,
            theme_id=None if each.theme is None else themes[each.theme].id,
        )


def add_room_for_session(tx: Tx, session_id: int, name: str) -> int:
    """Add a room to the venue and hold a session in it, beside the rooms it has."""
    session = get(tx, Session, session_id)
    before = tx.scalars(select(SessionRoom.room_id).where(SessionRoom.session_id == session_id)).all()
    room_id = add_room(tx, session.workshop_id, name)
    one.set_session_rooms(tx, session_id, [*before, room_id])
    return room_id
