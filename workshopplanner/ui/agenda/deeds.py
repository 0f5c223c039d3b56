"""What the keys and the menu of a session do; the keys themselves are in keys.py."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from workshopplanner.core.agenda import MINUTES_A_DAY, Card, Move, time_of
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.agenda import edges, keys, words
from workshopplanner.ui.agenda.geometry import neighbour
from workshopplanner.ui.agenda.wishes import Slot
from workshopplanner.ui.notices import announce
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.board import Board

NEEDS = {"swap": (2,), "join": range(2, 1000)}  # how many sessions must be selected
WAYS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_FIRST = ("open", "plan", "rename", "place", "", "cut", "clip", "paste", "copy", "")
MENU = (*_FIRST, "parallel", "split", "join", "swap", "lock", "late", "", "unschedule", "delete")
FREE = ("create", "paste", "", "menu_of_day")  # on free time
ICONS = {
    "open": "info",
    "plan": "list",
    "rename": "edit",
    "place": "calendar",
    "parallel": "columns",
    "copy": "duplicate",
    "split": "split",
    "swap": "repeat",
    "create": "plus",
    "menu_of_day": "calendar",
    "join": "link",
    "cut": "minus",
    "clip": "copy",
    "paste": "paste",
    "lock": "lock",
    "late": "clock",
    "unschedule": "inbox",
    "delete": "trash",
}


class Deeds(QObject):
    """Walks over the board and asks for what is to be done with the chosen sessions."""

    def __init__(self, board: "Board") -> None:
        super().__init__(board)
        self._board = board

    def do(self, name: str) -> None:
        """Do what a key or a menu entry asks for."""
        if name == "escape":
            self._escape()
            return
        self._board.held.finish()
        if self._board.hand.busy:
            return
        if name in WAYS:
            self._walk(*WAYS[name])
        elif name.startswith("day_"):
            self._board.day_wanted.emit(int(name.removeprefix("day_")))
        elif name in keys.MORE:
            self._board.asked.emit(name, [card.id for card in self.chosen()])
        elif name.startswith("extend_"):
            self._walk(*WAYS[name.removeprefix("extend_")], extend=True)
        else:
            getattr(self, f"_{name}")()

    # ---- walking

    def _walk(self, dx: int, dy: int, extend: bool = False) -> None:
        board = self._board
        dx = self._visual(dx)
        if board.slot is not None and board.canvas.hasFocus():
            self._walk_slots(board.slot, dx, dy)
            return
        current = board.choice.current
        stands = board.stands()
        if current is None or current not in stands:
            self._enter()
            return
        there = neighbour(stands, current, dx, dy)
        ahead = stands[current].first + dx
        empty = dx and 0 <= ahead < len(board.plan.columns) and board.day_id is None and not self._in_column(ahead)
        if empty:
            begin = board.card(current)
            board.select([])
            board.focus_slot(Slot(ahead, begin.begin // 15 * 15 if begin else board.plan.columns[ahead].opens))
        elif there is not None:
            board.select([*board.selection, there] if extend else [there], there)
            board.focus_on(there)
            board.see(there)
        elif dy > 0 and not extend:
            self._go_below(current)

    def _visual(self, dx: int) -> int:
        """Return the direction counted from the left: the arrow keys mean what is seen."""
        return -dx if self._board.isRightToLeft() else dx

    def _in_column(self, column: int) -> list[int]:
        found = [spot for spot in self._board.plan.spots if spot.first <= column <= spot.last and spot.part == 0]
        return [spot.session_id for spot in sorted(found, key=lambda spot: (spot.begin, spot.lane))]

    def _go_below(self, current: int) -> None:
        slot = self._board.slot_after(current)
        if slot is not None and slot.begin < self._board.axis.last:
            self._board.select([], current)
            self._board.focus_slot(slot)

    def _walk_slots(self, slot: Slot, dx: int, dy: int) -> None:
        """Go to the next free slot, or onto a session that lies in the way."""
        board = self._board
        column = max(0, min(len(board.plan.columns) - 1, slot.column + dx))
        begin = max(board.axis.first, min(board.axis.last - 15, slot.begin + 15 * dy))
        for spot in sorted(board.plan.spots, key=lambda spot: spot.lane):
            if spot.part == 0 and spot.first <= column <= spot.last and spot.begin < begin + 15 and begin < spot.end:
                board.select([spot.session_id])
                board.focus_on(spot.session_id)
                board.see(spot.session_id)
                return
        board.focus_slot(Slot(column, begin))

    def _enter(self) -> None:
        """Come to the first session there is."""
        for column in range(len(self._board.plan.columns)):
            inside = self._in_column(column)
            if inside:
                self._board.select(inside[:1])
                self._board.focus_on(inside[0])
                return

    def _first(self) -> None:
        self._to_end(0)

    def _last(self) -> None:
        self._to_end(-1)

    def _to_end(self, at: int) -> None:
        current = self._board.choice.current
        stand = self._board.stands().get(current) if current is not None else None
        if stand is not None:
            there = self._in_column(stand.first)[at]
            self._board.select([there])
            self._board.focus_on(there)
            self._board.see(there)

    def _toggle(self) -> None:
        if self._board.choice.current is not None and not self._board.canvas.hasFocus():
            self._board.toggle(self._board.choice.current)

    def _all(self) -> None:
        current = self._board.choice.current
        stand = self._board.stands().get(current) if current is not None else None
        if stand is not None:
            self._board.select(self._in_column(stand.first), current)

    def _escape(self) -> None:
        board = self._board
        if board.held.busy:
            board.held.cancel()
        elif board.hand.busy:
            board.hand.cancel()
        elif len(board.selection) > 1 and board.choice.current is not None:
            board.select([board.choice.current])
        else:
            board.left.emit()

    # ---- one session

    def _current(self) -> Card | None:
        current = self._board.choice.current
        return None if current is None or self._board.canvas.hasFocus() else self._board.card(current)

    def chosen(self) -> list[Card]:
        """Return the selected sessions, or the current one where none is selected."""
        current = self._current()
        return self._board.chosen_cards() or ([current] if current is not None else [])

    def _open(self) -> None:
        current = self._current()
        if current is not None:
            self._board.opened.emit(current.id, True)
        else:
            self._create()

    def _plan(self) -> None:
        current = self._current()
        if current is not None:
            self._board.plan_wanted.emit(current.id)

    def _rename(self) -> None:
        current = self._current()
        if current is not None:
            self._board.rename(current.id)

    def _create(self) -> None:
        board = self._board
        current = self._current()
        slot = board.slot_after(current.id) if current is not None else board.slot
        if slot is not None:
            board.ask_title(board.usual(slot))

    def _place(self) -> None:
        current = self._current()
        if current is not None:
            self._board.placing_wanted.emit(current.id)

    def _parallel(self) -> None:
        current = self._current()
        if current is not None:
            self._board.parallel_wanted.emit(current.id)

    # ---- all selected sessions

    def _earlier(self) -> None:
        self.shift(-self._board.snap, 0)

    def _later(self) -> None:
        self.shift(self._board.snap, 0)

    def _move_left(self) -> None:
        self.shift(0, self._visual(-1))

    def _move_right(self) -> None:
        self.shift(0, self._visual(1))

    def shift(self, minutes: int, columns: int) -> None:
        """Move the selected sessions together, unless one of them would leave the day or the week."""
        board, chosen = self._board, [card for card in self.chosen() if card.day_id is not None]
        if not chosen:
            return
        places = {card.id: board.columns_of(card, 0)[0] + columns for card in chosen}
        fits = all(card.begin + minutes >= 0 and card.end + minutes <= MINUTES_A_DAY for card in chosen)
        if columns and not all(board.travels(card, len(chosen)) for card in chosen):
            announce(board.canvas, _("A session without a room spans all rooms. Several sessions keep theirs."))
            return
        if not fits or not all(0 <= place < len(board.plan.columns) for place in places.values()):
            announce(board.canvas, _("There is no room further in this direction."))
            return
        targets = {card.id: board.plan.columns[places[card.id]] for card in chosen}
        moves = [Move(card.id, targets[card.id].day.id, time_of(card.begin + minutes)) for card in chosen]
        board.moved.emit(moves, targets[chosen[0].id].room_id if columns else None)

    def _longer(self) -> None:
        self.stretch(self._board.snap)

    def _shorter(self) -> None:
        self.stretch(-self._board.snap)

    def stretch(self, minutes: int, head: bool = False) -> None:
        """Make the selected sessions longer or shorter at their ends, or with `head` at their beginnings."""
        cards = [card for card in self.chosen() if card.day_id is not None or not head]
        least, most = edges.reach(cards, self._board.snap, head)
        if cards and least <= minutes <= most:
            self._board.stretch(cards, minutes, head)

    def _begin_earlier(self) -> None:
        self.stretch(-self._board.snap, head=True)

    def _begin_later(self) -> None:
        self.stretch(self._board.snap, head=True)

    def up_to(self, session_id: int) -> list[int]:
        """Return the sessions from the current one to another, in the order of the columns and of the clock."""
        order = list(dict.fromkeys(each for at in range(len(self._board.plan.columns)) for each in self._in_column(at)))
        ends = [order.index(each) for each in (self._board.choice.anchor, session_id) if each in order]
        return order[min(ends) : max(ends) + 1] if ends else [session_id]

    def _copy(self) -> None:
        chosen = self.chosen()
        if chosen:
            self._board.duplicated.emit([card.id for card in chosen])

    def _lock(self) -> None:
        chosen = self.chosen()
        if chosen:
            self._board.lock_wanted.emit([card.id for card in chosen], not all(card.locked for card in chosen))

    def _unschedule(self) -> None:
        chosen = [card.id for card in self.chosen() if card.day_id is not None]
        if chosen:
            self._board.unscheduled.emit(chosen)

    def _delete(self) -> None:
        chosen = [card.id for card in self.chosen()]
        if chosen:
            self._board.deleted.emit(chosen)

    # ---- the menu

    def _rooms(self) -> None:
        self._board.rooms_wanted.emit()

    def _fit_day(self) -> None:
        self._board.fit_day()

    def _menu_of_day(self) -> None:
        self._board.day_menu_wanted.emit()

    def ask_menu(self, event: QContextMenuEvent) -> None:
        """Open the menu for a right click or the menu key."""
        board = self._board
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            self._menu()
            return
        button = board.button_at(event.pos())
        if button is None or button.card is None:
            self._open_menu_of_slot(event)
            return
        if button.card.id not in board.selection:
            board.select([button.card.id])
        board.focus_on(button.card.id)
        self.open_menu(button.card.id, event.globalPos())

    def _open_menu_of_slot(self, event: QContextMenuEvent) -> None:
        """Show what can be done on free time."""
        board = self._board
        if board.plan.columns:
            board.select([])
            board.focus_slot(board.free_slot(board.logical(event.pos())))
            self._pop_up(self.build_menu(_("Free time"), FREE), event.globalPos())

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        menu.triggered.connect(self._menu_chosen)
        menu.popup(at)

    def _menu(self) -> None:
        current = self._current()
        button = self._board.button(current.id) if current is not None else None
        if current is not None and button is not None:
            self.open_menu(current.id, button.mapToGlobal(button.menu_rect().bottomLeft()))

    def open_menu(self, session_id: int, at: QPoint) -> None:
        """Show what can be done with a session, or with all that are selected if it is one of them."""
        card = self._board.card(session_id)
        if card is None:
            return
        self._board.select(self._board.selection or [session_id], session_id)
        self._pop_up(self.build_menu(words.spoken(card, None), MENU), at)

    def build_menu(self, spoken: str, names: Sequence[str]) -> QMenu:
        """Return a menu with these deeds; an empty name is a line between two groups."""
        menu = named(QMenu(self._board), "agenda.menu", spoken)
        for name in names:
            if not name:
                menu.addSeparator()
                continue
            text = _(keys.DEEDS[name][0])
            if name == "lock" and all(each.locked for each in self.chosen()):
                text = _("Un&lock")
            action = menu.addAction(text)
            action.setObjectName(f"agenda.menu.{name}")
            action.setShortcut(keys.sequence(name))
            action.setShortcutVisibleInContextMenu(True)
            action.setData(name)
            action.setEnabled(name not in NEEDS or len(self._board.selection) in NEEDS[name])
            icons.dress(action, ICONS[name])
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _menu_chosen(self, action: QObject) -> None:
        self.do(action.data())  # type: ignore[attr-defined]
