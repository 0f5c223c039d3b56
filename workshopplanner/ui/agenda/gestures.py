"""What the hand can do on the board, each from the first movement to the release: move, resize, draw, rubber band."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QRect

from workshopplanner.core.agenda import MINUTES_A_DAY, Card, Move, time_of
from workshopplanner.language import _
from workshopplanner.ui.agenda import edges, modes, words
from workshopplanner.ui.agenda.geometry import snapped
from workshopplanner.ui.agenda.ghost import Shade
from workshopplanner.ui.agenda.wishes import Slot

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.board import Board


class Gesture(Protocol):
    """One drag."""

    def move(self, at: QPoint, copying: bool) -> None:
        """Follow the pointer; places are on the canvas, counted from the left."""

    def finish(self) -> None:
        """Tell the board: the button was released."""

    def cancel(self) -> None:
        """Nothing shall happen."""


class MoveGesture:
    """Carries sessions to another time, and to another day or room; onto the tray to unschedule them."""

    def __init__(self, board: "Board", grabbed: Card, carried: list[Card], start: QPoint) -> None:
        self._board, self._grabbed, self._carried, self._start = board, grabbed, carried, start
        self._from = board.column_of(grabbed, start)
        self._now: tuple[int, int] | None = None
        self._copying = False
        self._zone = False
        self._reach = _reach([card for card in carried if card.day_id is not None])
        taken = [board.columns_of(card, self._from) for card in carried if board.travels(card, len(carried))]
        last = len(board.plan.columns) - 1
        self._sides = (-min((at[0] for at in taken), default=0), last - max((at[0] for at in taken), default=last))

    def move(self, at: QPoint, copying: bool) -> None:
        board = self._board
        self._zone = board.over_zone()
        turned, self._copying = copying != self._copying, copying
        if self._zone:
            self._now = None
            board.overlay.hide()
            return
        columns = board.column_at(at) - self._from
        target = (self._shift(at), max(self._sides[0], min(self._sides[1], columns)))
        self._lift(not copying)
        if turned or target != self._now:
            self._now = target
            self._show(*target)

    def _shift(self, at: QPoint) -> int:
        """Return by how much everything moves: the grabbed session lands on the grid, nothing leaves the day."""
        begin = self._grabbed.begin
        wish = begin + (at.y() - self._start.y()) / self._board.axis.scale
        near = abs(at.y() - self._start.y()) < 3
        shift = 0 if near else snapped(wish, self._board.snap) - begin
        return max(self._reach[0], min(self._reach[1], shift))

    def _lift(self, lifted: bool) -> None:
        for card in self._carried:
            self._board.flag(card.id, "lifted", lifted)

    def _show(self, minutes: int, columns: int) -> None:
        moved = [self._shade(card, minutes, columns) for card in self._carried]
        moved.sort(key=lambda shade: shade.card is not self._grabbed)
        wishes = [modes.wish_of(card, self._target(card, minutes, columns)) for card in self._carried]
        others, spill = modes.shades(self._board, wishes, copying=self._copying)
        if not self._copying:  # in a swap, what is carried lies where the other one was
            moved, others = modes.settled(moved, others)
        first = moved[0]
        text = words.span(first.begin, first.end)
        if self._board.plan.columns:
            text = _("{day} {time}").format(day=self._board.column_name(first.first), time=text)
        self._board.overlay.show([*moved, *others], f"{text} {spill}".strip(), first.begin)

    def _shade(self, card: Card, minutes: int, columns: int) -> Shade:
        first, last = self._board.columns_of(card, self._from)
        if columns and self._board.travels(card, len(self._carried)):
            first = last = first + columns
        return Shade(card, first, last, card.begin + minutes, card.end + minutes)

    def finish(self) -> None:
        self._lift(lifted=False)
        board, now = self._board, self._now
        board.overlay.hide()
        ids = [card.id for card in self._carried]
        if self._zone:
            if self._grabbed.day_id is not None:
                board.unscheduled.emit(ids)
        elif now is not None and (now != (0, 0) or self._copying):
            moves = [self._target(card, *now) for card in self._carried]
            if self._copying:
                board.copied.emit(moves)
            else:
                board.moved.emit(moves, self._room(now[1]))

    def _target(self, card: Card, minutes: int, columns: int) -> Move:
        shade = self._shade(card, minutes, columns)
        day = self._board.plan.columns[shade.first].day
        return Move(card.id, day.id, time_of(shade.begin))

    def _room(self, columns: int) -> int | None:
        """Return the room that a single session was carried to, where the columns are rooms."""
        if columns == 0 or not self._board.travels(self._grabbed, len(self._carried)):
            return None
        shade = self._shade(self._grabbed, 0, columns)
        return self._board.plan.columns[shade.first].room_id

    def cancel(self) -> None:
        self._lift(lifted=False)
        self._board.overlay.hide()


class TakeGesture(MoveGesture):
    """Carries a session out of the tray to where the pointer is."""

    def __init__(self, board: "Board", card: Card) -> None:
        super().__init__(board, card, [card], QPoint(0, 0))
        self._from = 0
        self._reach = (0, MINUTES_A_DAY - card.minutes)
        self._sides = (0, len(board.plan.columns) - 1)

    def _shift(self, at: QPoint) -> int:
        wish = snapped(self._board.axis.minute(at.y()), self._board.snap)
        return max(self._reach[0], min(self._reach[1], wish))

    def move(self, at: QPoint, copying: bool) -> None:  # noqa: ARG002 (nothing is copied out of the tray)
        inside = self._board.in_sight(at)
        self._zone = not inside
        if inside:
            super().move(at, copying=False)
        else:
            self._now = None
            self._board.overlay.hide()

    def _shade(self, card: Card, minutes: int, columns: int) -> Shade:
        return Shade(card, columns, columns, minutes, minutes + card.minutes)

    def _room(self, columns: int) -> int | None:
        return self._board.plan.columns[columns].room_id

    def finish(self) -> None:
        now, self._zone = self._now, False
        if now is None:
            self.cancel()
            return
        self._board.overlay.hide()
        self._lift(lifted=False)
        self._board.moved.emit([self._target(self._grabbed, *now)], self._room(now[1]))


def _reach(cards: list[Card]) -> tuple[int, int]:
    """Return how far sessions may move together without leaving the day."""
    earliest = min((card.begin for card in cards), default=0)
    latest = max((card.end for card in cards), default=MINUTES_A_DAY)
    return -earliest, MINUTES_A_DAY - latest


class ResizeGesture:
    """Moves the end of a session, or its beginning; the same edge of all that are selected goes along."""

    def __init__(self, board: "Board", card: Card, start: QPoint, cards: list[Card], head: bool = False) -> None:
        self._board, self._card, self._start, self._head = board, card, start, head
        self._cards = [card, *(other for other in cards if other.id != card.id and other.day_id is not None)]
        self._reach = edges.reach(self._cards, board.snap, head)
        self._near = board.column_of(card, start)
        self._shift = 0

    def move(self, at: QPoint, copying: bool) -> None:  # noqa: ARG002 (a length is not copied)
        card, board = self._card, self._board
        edge = card.begin if self._head else card.end
        wish = snapped(edge + (at.y() - self._start.y()) / board.axis.scale, board.snap) - edge
        self._shift = max(self._reach[0], min(self._reach[1], wish))
        begin, end = edges.span(card, self._shift, self._head)
        text = f"{words.minutes(end - begin)} · {words.span(begin, end)}"
        if card.plan_steps:
            text = _("{length} · plan {plan}").format(length=text, plan=words.minutes(card.plan_minutes))
        others, spill = modes.shades(board, edges.slots(self._cards, self._shift, self._head))
        board.overlay.show(
            [*map(self._shade, self._cards), *others], f"{text} {spill}".strip(), begin if self._head else end
        )

    def _shade(self, card: Card) -> Shade:
        return Shade(card, *self._board.columns_of(card, self._near), *edges.span(card, self._shift, self._head))

    def finish(self) -> None:
        self._board.overlay.hide()
        if self._shift:
            self._board.stretch(self._cards, self._shift, self._head)

    def cancel(self) -> None:
        self._board.overlay.hide()


class DrawGesture:
    """Draws a new session on free time and asks for its title."""

    def __init__(self, board: "Board", start: QPoint) -> None:
        self._board = board
        self._column = board.column_at(start)
        self._anchor = snapped(board.axis.minute(start.y()), board.snap)
        self._slot: Slot | None = None

    def move(self, at: QPoint, copying: bool) -> None:  # noqa: ARG002 (nothing to copy yet)
        step = self._board.snap
        other = snapped(self._board.axis.minute(at.y()), step)
        begin, end = min(self._anchor, other), max(self._anchor, other)
        self._slot = Slot(self._column, begin, min(MINUTES_A_DAY, max(end, begin + step)) - begin)
        self._board.show_slot(self._slot)

    def finish(self) -> None:
        if self._slot is None:
            self._board.overlay.hide()
        else:
            self._board.ask_title(self._slot)

    def cancel(self) -> None:
        self._board.overlay.hide()


class BandGesture:
    """Selects what a rubber band touches, beside what is selected already."""

    def __init__(self, board: "Board", start: QPoint) -> None:
        self._board, self._start = board, start
        self._before = list(board.selection)

    def move(self, at: QPoint, copying: bool) -> None:  # noqa: ARG002 (a band copies nothing)
        rect = QRect(self._start, at).normalized()
        self._board.overlay.band(self._board.canvas.visual(rect))
        touched = self._board.touched_by(rect)
        self._board.select(list(dict.fromkeys([*self._before, *touched])))

    def finish(self) -> None:
        self._board.overlay.hide()

    def cancel(self) -> None:
        self._board.overlay.hide()
        self._board.select(self._before)
