"""Where sessions may stand: the rules of slots, locks, parallel sets and codes."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from workshopplanner.commands._rows import get, get_all
from workshopplanner.core.agenda import MINUTES_A_DAY, first_gap, minute_of, next_code, time_of
from workshopplanner.core.ripple_blocks import Retime
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Day, Room, Session, SessionRoom
from workshopplanner.store.store import Tx


def unlocked(session: Session) -> Session:
    """Return the session, or say that it is locked."""
    if session.locked:
        raise UserError(_("“{title}” is locked. Unlock it first.").format(title=session.title))
    return session


def usable(minutes: int) -> int:
    """Return a length that a session can have, or say what is wrong with it."""
    if not 1 <= minutes <= MINUTES_A_DAY:
        raise UserError(_("A session lasts at least one minute and at most a day."))
    return minutes


def set_length(session: Session, minutes: int) -> None:
    """Give a session another length within its day."""
    session.minutes = usable(minutes)
    if session.starts is not None:
        _keep_before_midnight(session, session.starts)


def _keep_before_midnight(session: Session, starts: dt.time) -> None:
    if minute_of(starts) + session.minutes > MINUTES_A_DAY:
        sentence = _("“{title}” would end after midnight. Start it earlier or make it shorter.")
        raise UserError(sentence.format(title=session.title))


def place(tx: Tx, session: Session, day_id: int, starts: dt.time) -> None:
    """Put a session into a slot of its own workshop."""
    day = get(tx, Day, day_id)
    if day.workshop_id != (session.workshop_id or session.workshop.id):
        raise UserError(_("“{title}” belongs to another workshop. Copy it instead.").format(title=session.title))
    starts = starts.replace(second=0, microsecond=0)
    _keep_before_midnight(session, starts)
    session.day_id, session.starts = day.id, starts


def retime(tx: Tx, moves: Sequence[Retime]) -> None:
    """Give sessions other slots and lengths at once, as a ripple worked them out."""
    sessions = {session.id: session for session in get_all(tx, Session, [move.session_id for move in moves])}
    for move in moves:
        session = unlocked(sessions[move.session_id])
        session.minutes = usable(move.minutes)
        place(tx, session, move.day_id, move.starts)
        if move is moves[0]:
            tx.flush()  # the history tells the step by its first change
    tx.flush()
    leave_parallel_sets(tx, sessions.values())


def leave_parallel_sets(tx: Tx, moved: Iterable[Session]) -> None:
    """Take each moved session out of its parallel set unless another member still shares a minute with it."""
    for session in moved:
        if session.parallel_set is None or session.starts is None:
            continue
        others = tx.execute(_beside(session).where(Session.parallel_set == session.parallel_set))
        if not any(_meet(session, starts, minutes) for _id, starts, minutes in others):
            session.parallel_set = None


def _beside(session: Session) -> Any:
    return select(Session.id, Session.starts, Session.minutes).where(
        Session.workshop_id == session.workshop_id, Session.day_id == session.day_id, Session.id != session.id
    )


def _meet(session: Session, starts: dt.time, minutes: int) -> bool:
    mine, other = minute_of(session.starts or dt.time()), minute_of(starts)
    return mine < other + minutes and other < mine + session.minutes


def free_room(tx: Tx, session: Session) -> int | None:
    """Return the first room that no session of this slot uses."""
    beside = [row_id for row_id, starts, minutes in tx.execute(_beside(session)) if _meet(session, starts, minutes)]
    taken = set(tx.scalars(select(SessionRoom.room_id).where(SessionRoom.session_id.in_([session.id, *beside]))))
    rooms = tx.scalars(select(Room.id).where(Room.workshop_id == session.workshop_id).order_by(Room.id))
    return next((room_id for room_id in rooms if room_id not in taken), None)


def gap(tx: Tx, day_id: int, minutes: int) -> dt.time:
    """Return the first time of a day at which a session of this length overlaps nothing."""
    wanted = select(Session.starts, Session.minutes).where(Session.day_id == day_id)
    taken = [(minute_of(starts), minute_of(starts) + length) for starts, length in tx.execute(wanted) if starts]
    return time_of(first_gap(taken, minute_of(get(tx, Day, day_id).opens), minutes))


def next_session_code(tx: Tx, workshop_id: int) -> str:
    """Return the code after the highest that is in use."""
    return next_code(tx.scalars(select(Session.code).where(Session.workshop_id == workshop_id)), "S", 3)
