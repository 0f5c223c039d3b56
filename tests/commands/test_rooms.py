"""Rooms that change hands."""

import pytest

from workshopplanner.commands.agenda import add_session, lock_session
from workshopplanner.commands.rooms import add_room, swap_rooms
from workshopplanner.errors import UserError
from workshopplanner.queries.agenda import card
from workshopplanner.store.store import Store


def test_two_sessions_change_their_rooms(store: Store, workshop_id: int) -> None:
    rooms = [store.do(add_room, workshop_id, name) for name in ("Blue", "Green", "Red")]
    one = store.do(add_session, workshop_id, "One", room_ids=rooms[:2])
    other = store.do(add_session, workshop_id, "Other", room_ids=rooms[1:])
    store.do(swap_rooms, one, other)
    assert [room.name for room in store.ask(card, one).rooms] == ["Green", "Red"]
    assert [room.name for room in store.ask(card, other).rooms] == ["Blue", "Green"]
    store.do(lock_session, other)
    with pytest.raises(UserError, match="locked"):
        store.do(swap_rooms, one, other)
