"""Where things of the agenda page are: on the screen, for what opens beside them, and in the week, for what is new."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QWidget

from workshopplanner.core.agenda import Agenda, minute_of

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.board import Board
    from workshopplanner.ui.agenda.list_view import SessionList
    from workshopplanner.ui.agenda.tools import Tools
    from workshopplanner.ui.agenda.tray import Tray


class Places:
    """What the agenda page answers to those who ask where something is."""

    if TYPE_CHECKING:
        agenda: Agenda
        board: Board
        bar: Tools
        tray: Tray
        _view: str
        _add: QPushButton

        @property
        def listing(self) -> SessionList: ...

    def place_of(self, session_id: int) -> QRect:
        """Return where a session is seen on the screen."""
        button: QWidget | None = self.board.button(session_id) or self.tray.chip(session_id)
        if button is None or not button.isVisible():
            button = self.listing if self._view == "list" else self._add
        return _on_screen(button)

    def head_rect(self, room_id: int) -> QRect:
        """Return where the head of a room is on the screen; of a new room, where it is asked for."""
        heads: list[QWidget] = [head for head in self.board.heads.heads if room_id and head.key == room_id]
        return _on_screen(heads[0] if heads else self.bar.room)

    def add_rect(self) -> QRect:
        """Return where the primary button is on the screen."""
        return _on_screen(self._add)

    def here(self) -> tuple[int | None, int]:
        """Return the day and minute at which a new session would be expected."""
        board, days = self.board, self.agenda.days
        if board.slot is not None:
            return board.plan.columns[board.slot.column].day.id, board.slot.begin
        slot = board.slot_after(board.choice.current) if board.choice.current is not None else None
        if slot is not None:
            return board.plan.columns[slot.column].day.id, slot.begin
        return (board.day_id or days[0].id, minute_of(days[0].opens)) if days else (None, 9 * 60)


def _on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())
