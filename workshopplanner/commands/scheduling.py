"""Taking over an agenda that was proposed."""

from collections.abc import Sequence

from workshopplanner.commands.agenda import move_sessions, set_session_rooms
from workshopplanner.core.agenda import Move, time_of
from workshopplanner.core.scheduling import Placement
from workshopplanner.store.store import Tx


def accept_proposal(tx: Tx, placements: Sequence[Placement]) -> None:
    """Put sessions where they were proposed, in one step; a locked one is refused."""
    moves = [Move(each.session_id, each.slot.day_id, time_of(each.slot.begin)) for each in placements]
    move_sessions(tx, moves)
    for each in placements:
        set_session_rooms(tx, each.session_id, each.slot.rooms)
