"""Changes that re-time what follows, each worked out in `core.ripple` and made here as one step."""

from collections.abc import Sequence

from sqlalchemy import select

from workshopplanner.commands._rows import get_all
from workshopplanner.commands._slots import leave_parallel_sets, place, unlocked, usable
from workshopplanner.core.ripple import Retime
from workshopplanner.store.schema import Session
from workshopplanner.store.store import Tx


def retime_sessions(tx: Tx, moves: Sequence[Retime], room_id: int | None = None) -> None:
    """Give sessions other slots and lengths at once; a room given is for the first, in place of its own."""
    from workshopplanner.commands.agenda import set_session_rooms

    sessions = {session.id: session for session in get_all(tx, Session, [move.session_id for move in moves])}
    for move in moves:
        session = unlocked(sessions[move.session_id])
        session.minutes = usable(move.minutes)
        place(tx, session, move.day_id, move.starts)
    tx.flush()
    leave_parallel_sets(tx, sessions.values())
    if room_id is not None and moves:
        set_session_rooms(tx, moves[0].session_id, [room_id])


def shift_rest(tx: Tx, moves: Sequence[Retime]) -> None:
    """Shift the rest of a day or of a morning, as it was worked out."""
    retime_sessions(tx, moves)


def swap_sessions(tx: Tx, moves: Sequence[Retime]) -> None:
    """Exchange the slots of two sessions, as it was worked out."""
    retime_sessions(tx, moves)


def join_parallel_sessions(tx: Tx, session_ids: Sequence[int]) -> None:
    """Let sessions that share minutes run in parallel on purpose."""
    sessions = get_all(tx, Session, session_ids)
    taken = select(Session.parallel_set).where(Session.workshop_id == sessions[0].workshop_id)
    free = max((number or 0 for number in tx.scalars(taken)), default=0) + 1
    number = next((each.parallel_set for each in sessions if each.parallel_set is not None), free)
    for session in sessions:
        session.parallel_set = number
