"""What the agenda page does with rooms: each change is asked for in a popover and is one command."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workshopplanner.commands import rooms

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.page import AgendaPage


class RoomWork(QObject):
    """Asks about rooms and runs what is wanted."""

    def __init__(self, page: "AgendaPage") -> None:
        super().__init__(page)
        self._page, self._hub = page, page.hub

    def ask(self, room_id: int) -> None:
        """Ask how a room shall be changed, below its head; without a room, for a new one."""
        from workshopplanner.ui.agenda.room_popover import RoomPopover

        room = next((room for room in self._page.agenda.rooms if room.id == room_id), None)
        popover = RoomPopover(self._page, room)
        popover.given.connect(self._set_room)
        popover.deleted.connect(self._delete_room)
        popover.closed.connect(self._page.return_focus)
        popover.open_beside(self._page.head_rect(room_id))

    def ask_new(self) -> None:
        """Ask for a new room."""
        self.ask(0)

    def _set_room(self, room_id: int | None, name: str, seats: int | None) -> None:
        if room_id is None:
            self._hub.do(rooms.add_room, self._hub.workshop_id, name, capacity=seats)
        else:
            self._hub.do(rooms.edit_room, room_id, name=name, capacity=seats)

    def _delete_room(self, room_id: int) -> None:
        self._hub.do(rooms.delete_room, room_id)
