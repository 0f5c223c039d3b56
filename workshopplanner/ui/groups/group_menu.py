"""The menu of one group: where it meets, and what it is called."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QMenu, QWidget

from workshopplanner.commands import groups as commands
from workshopplanner.core.group_sets import Board, Group
from workshopplanner.language import _
from workshopplanner.ui.groups import words
from workshopplanner.ui.groups.head import NamePopover
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.widgets import named


class GroupMenu(QMenu):
    """Offers the rooms of the workshop, the sessions that could be a group's own, and another name."""

    def __init__(self, parent: QWidget, hub: Hub, board: Board, group: Group) -> None:
        super().__init__(parent)
        named(self, "groups.group.menu", _("What can be done with this group"))
        self._hub, self._group, self._frame = hub, group, parent
        rooms = self.addMenu(_("&Room"))
        rooms.setObjectName("groups.room.menu")
        for text, room_id in [(_("No room"), None), *((room.name, room.id) for room in board.agenda.rooms)]:
            self._tick(rooms, text, room_id, group.room_id, self._set_room)
        self._sessions(board)
        self.addAction(_("Re&name…"), self._ask_name)

    def _sessions(self, board: Board) -> None:
        menu = self.addMenu(_("Its own &session"))
        menu.setObjectName("groups.session.menu")
        self._tick(menu, _("That of the round"), None, self._group.session_id, self._link)
        for day in board.agenda.days:
            cards = [card for card in board.agenda.by_day.get(day.id, ()) if card.live and card.taught]
            if cards:
                inner = menu.addMenu(_("Day {n}: {title}").format(n=day.number, title=day.title).replace("&", "&&"))
                for card in cards:
                    self._tick(inner, words.session(card, board.agenda), card.id, self._group.session_id, self._link)

    def _tick(self, menu: QMenu, text: str, row_id: int | None, current: int | None, does: Callable[[], None]) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.setData(row_id)
        action.setCheckable(True)
        action.setChecked(row_id == current)
        action.triggered.connect(does)

    def _set_room(self) -> None:
        self._hub.do(commands.set_group_room, self._group.id, self.sender().data())  # type: ignore[attr-defined]

    def _link(self) -> None:
        self._hub.do(commands.link_group, self._group.id, self.sender().data())  # type: ignore[attr-defined]

    def _ask_name(self) -> None:
        frame = self._frame
        popover = NamePopover(frame, _("Rename this group"), _("Rename"), self._group.name)
        popover.given.connect(self._rename)
        popover.open_beside(QRect(frame.mapToGlobal(frame.rect().topLeft()), frame.size()))

    def _rename(self, name: str) -> None:
        self._hub.do(commands.rename_group, self._group.id, name)
