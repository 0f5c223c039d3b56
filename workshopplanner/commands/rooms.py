"""The rooms of a workshop's venue."""

from typing import Any

from sqlalchemy import select

from workshopplanner.commands._choices import loosen_groups
from workshopplanner.commands._rows import get, set_fields, words
from workshopplanner.commands._slots import unlocked
from workshopplanner.commands.agenda import set_session_rooms
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Room, Session, SessionRoom, Workshop
from workshopplanner.store.store import Tx

_FIELDS = ("address", "capacity", "layout", "step_free", "hearing_loop", "opens", "closes")


def add_room(tx: Tx, /, workshop_id: int, name: str, **fields: Any) -> int:
    """Add a room; further fields are those of `edit_room`."""
    room = Room(workshop=get(tx, Workshop, workshop_id), name=_room_name(name))
    tx.add(room)
    _set_room(room, fields)
    tx.flush()
    return room.id


def edit_room(tx: Tx, /, room_id: int, **fields: Any) -> None:
    """Change what is known of a room: name, address, capacity, layout, step_free, hearing_loop, opens, closes."""
    _set_room(get(tx, Room, room_id), fields)


def delete_room(tx: Tx, room_id: int) -> None:
    """Delete a room; its sessions stay, without it."""
    for row in tx.scalars(select(SessionRoom).where(SessionRoom.room_id == room_id)):
        tx.delete(row)
    loosen_groups(tx, rooms=[room_id])
    tx.delete(get(tx, Room, room_id))


def swap_rooms(tx: Tx, session_id: int, other_id: int) -> None:
    """Let two sessions of the same time change their rooms."""
    one, other = (unlocked(get(tx, Session, each)) for each in (session_id, other_id))
    mine, theirs = (
        tx.scalars(select(SessionRoom.room_id).where(SessionRoom.session_id == each.id)).all() for each in (one, other)
    )
    set_session_rooms(tx, one.id, theirs)
    tx.flush()
    set_session_rooms(tx, other.id, mine)


def _room_name(name: str) -> str:
    return words(name, _("A room needs a name."))


def _set_room(room: Room, fields: dict[str, Any]) -> None:
    if "name" in fields:
        room.name = _room_name(fields.pop("name"))
    set_fields(room, _FIELDS, fields)
    if room.capacity is not None and room.capacity < 1:
        raise UserError(_("A room holds at least one person. Leave the capacity empty when it is not known."))
