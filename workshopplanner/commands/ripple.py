"""Changes that re-time what follows, each worked out in `core.ripple` and made here as one step."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select

from workshopplanner.commands._rows import get_all
from workshopplanner.commands._slots import retime, unlocked
from workshopplanner.commands.agenda import set_session_rooms, unschedule_sessions
from workshopplanner.core.ripple_blocks import Retime
from workshopplanner.store.schema import Session
from workshopplanner.store.store import Tx


def retime_sessions(tx: Tx, moves: Sequence[Retime], room_id: int | None = None) -> None:
    """Give sessions other slots and lengths at once; a room given is for the first, in place of its own."""
    retime(tx, moves)
    if room_id is not None and moves:
        set_session_rooms(tx, moves[0].session_id, [room_id])


def stretch_sessions(tx: Tx, moves: Sequence[Retime]) -> None:
    """Make sessions longer or shorter, and re-time what follows."""
    retime(tx, moves)


def shift_rest(tx: Tx, moves: Sequence[Retime]) -> None:
    """Shift the rest of a day or of a morning, as it was worked out."""
    retime_sessions(tx, moves)


def swap_sessions(tx: Tx, moves: Sequence[Retime]) -> None:
    """Exchange the slots of two sessions, as it was worked out."""
    retime_sessions(tx, moves)


def spill_sessions(tx: Tx, session_ids: Sequence[int], moves: Sequence[Retime]) -> None:
    """Put what does not fit into the tray, and the rest where it fits then."""
    unschedule_sessions(tx, session_ids, moves)


def spill_sessions_over(tx: Tx, moves: Sequence[Retime]) -> None:
    """Put what does not fit on another day, and the rest where it fits then."""
    retime_sessions(tx, moves)


def extend_day(tx: Tx, day_id: int, closes: dt.time, moves: Sequence[Retime]) -> None:
    """Let a day close later, so that what did not fit before its end finds room."""
    from workshopplanner.commands.workshops import edit_day

    edit_day(tx, day_id, closes=closes)
    retime_sessions(tx, moves)


def join_parallel_sessions(tx: Tx, session_ids: Sequence[int]) -> None:
    """Let sessions that share minutes run in parallel on purpose; a locked one stays by itself."""
    sessions = get_all(tx, Session, session_ids)
    taken = select(Session.parallel_set).where(Session.workshop_id == sessions[0].workshop_id)
    free = max((number or 0 for number in tx.scalars(taken)), default=0) + 1
    number = next((each.parallel_set for each in sessions if each.parallel_set is not None), free)
    for session in sessions:
        unlocked(session).parallel_set = number
