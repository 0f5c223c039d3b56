"""The hand: from presses, moves and releases of the mouse to clicks and gestures."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from workshopplanner.core.agenda import Card
from workshopplanner.ui.agenda.card import CardButton, Zone
from workshopplanner.ui.agenda.gestures import (
    BandGesture,
    DrawGesture,
    Gesture,
    MoveGesture,
    ResizeGesture,
    TakeGesture,
)

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.board import Board

EXTENDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NEAR = 28  # pixels from the edge of what is in sight, in which the board scrolls by itself
TICK = 25


class Hand(QObject):
    """Tells a click from a drag, follows the drag, and scrolls when it reaches the edge."""

    def __init__(self, board: "Board") -> None:
        super().__init__(board)
        self._board = board
        self._card: CardButton | None = None
        self._zone = Zone.BODY
        self._start = QPoint()
        self._pressed = False
        self._extending = False
        self._was_chosen = False
        self._gesture: Gesture | None = None
        self.place = QPoint()  # of the pointer, on the screen
        self._copying = False
        self.free = False  # Shift during a drag: to the minute, whatever the grid
        self._scroll = QTimer(self)
        self._scroll.setInterval(TICK)
        self._scroll.timeout.connect(self._scroll_on)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.timeout.connect(self._rename)

    @property
    def busy(self) -> bool:
        """Whether a drag is under way."""
        return self._gesture is not None

    @property
    def copying(self) -> bool:
        """Whether what is carried stays where it was as well."""
        return self._gesture is not None and self._copying

    # ---- the mouse on the canvas

    def press(self, event: QMouseEvent) -> None:
        """Remember where the button went down, and select what lies there."""
        self._slow.stop()
        self._board.held.finish()
        if event.button() != Qt.MouseButton.LeftButton or self._gesture is not None:
            return
        place = event.position().toPoint()
        self._card = self._board.button_at(place)
        self._start = self._board.logical(place)
        self._extending = bool(event.modifiers() & EXTENDING)
        self._pressed = True
        if self._card is None or self._card.card is None:
            return
        self._zone = self._card.zone(self._card.mapFrom(self._board.canvas, place))
        session_id = self._card.card.id
        self._was_chosen = self._board.selection == [session_id] and self._card.hasFocus()
        if session_id not in self._board.selection and not self._extending:
            self._board.select([session_id])
        self._board.focus_on(session_id)
        if self._zone is Zone.MENU:
            self._pressed = False
            self._board.ask_menu(session_id, self._card.mapToGlobal(self._card.menu_rect().bottomLeft()))

    def follow(self, event: QMouseEvent) -> None:
        """Begin a gesture once the pointer has gone far enough, and go on with it."""
        place = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:  # the release went elsewhere, as when a window came between
            self.cancel()
            self._hover(place)
            return
        if self._gesture is None and not self._pressed:
            return
        if self._gesture is None:
            if (self._board.logical(place) - self._start).manhattanLength() < QApplication.startDragDistance():
                return
            self._gesture = self._begin()
            self._pressed = self._gesture is not None
            if self._gesture is None:
                return
            self._scroll.start()
            self._board.carrying.emit(isinstance(self._gesture, MoveGesture))
        self.carry_to(event.globalPosition().toPoint(), event.modifiers())

    def carry_to(self, place: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Go on with the gesture at a place on the screen."""
        self.place = place
        self._copying = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        self.free = bool(modifiers & Qt.KeyboardModifier.ShiftModifier) and not self._extending
        if self._gesture is not None:
            self._gesture.move(self._board.logical(self._board.canvas.mapFromGlobal(place)), self._copying)

    def _begin(self) -> Gesture | None:
        board = self._board
        if self._card is None or self._card.card is None:
            return BandGesture(board, self._start) if self._extending else DrawGesture(board, self._start)
        card = self._card.card
        if card.locked:
            board.refused.emit(card.id)
            return None
        if self._zone in {Zone.EDGE, Zone.HEAD}:
            together = board.chosen_cards() if card.id in board.selection else []
            return ResizeGesture(board, card, self._start, together, self._zone is Zone.HEAD)
        if card.id not in board.selection:
            board.select([*board.selection, card.id] if self._extending else [card.id], card.id)
        return MoveGesture(board, card, board.chosen_cards(), self._start)

    def release(self, event: QMouseEvent) -> None:
        """Finish the gesture, or take it as a click."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed, pressed = False, self._pressed
        if self._gesture is not None:
            self.carry_to(event.globalPosition().toPoint(), event.modifiers())
            self.drop()
        elif pressed:
            self._click(event)

    def drop(self) -> None:
        """Finish the gesture."""
        self._scroll.stop()
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.finish()
            self.free = False
            self._board.carrying.emit(False)

    def cancel(self) -> None:
        """Give the gesture up; nothing has happened."""
        self._scroll.stop()
        self._slow.stop()
        self._pressed = self.free = False
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()
            self._board.carrying.emit(False)

    def _click(self, event: QMouseEvent) -> None:
        board = self._board
        if self._card is None or self._card.card is None:
            if not self._extending:
                board.select([])
            board.focus_slot(board.free_slot(self._start))
            return
        card = self._card.card
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            board.select(board.deeds.up_to(card.id), card.id)
        elif self._extending:
            board.toggle(card.id)
        elif self._zone is Zone.LOCK:
            board.lock_wanted.emit([card.id], False)
        elif self._was_chosen and self._zone is Zone.TITLE:
            self._slow.start(QApplication.doubleClickInterval() + 50)
        else:
            board.select([card.id])
        event.accept()

    def double(self, event: QMouseEvent) -> None:
        """Open a session, or add one on free time."""
        self._slow.stop()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = False
        card = self._board.button_at(event.position().toPoint())
        if card is not None and card.card is not None:
            self._board.opened.emit(card.card.id, False)
        else:
            slot = self._board.free_slot(self._board.logical(event.position().toPoint()))
            self._board.ask_title(self._board.usual(slot))

    def _rename(self) -> None:
        if self._card is not None and self._card.card is not None and self._card.hasFocus():
            self._board.rename(self._card.card.id)

    def _hover(self, place: QPoint) -> None:
        card = self._board.button_at(place)
        if card is not None and card.card is not None:
            zone = card.zone(card.mapFrom(self._board.canvas, place))
            on_edge = zone in {Zone.EDGE, Zone.HEAD} and not card.card.locked
            shape = Qt.CursorShape.SizeVerCursor if on_edge else Qt.CursorShape.ArrowCursor
            if card.cursor().shape() != shape:
                card.setCursor(shape)

    # ---- out of the tray

    def take(self, card: Card) -> None:
        """Begin to carry a session out of the tray."""
        self.cancel()
        self._gesture = TakeGesture(self._board, card)
        self._board.carrying.emit(True)
        self._scroll.start()

    # ---- at the edge

    def _scroll_on(self) -> None:
        area = self._board.viewport()
        place = area.mapFromGlobal(self.place)
        if not area.rect().adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(place):
            return
        dx, dy = _push(place.x(), area.width()), _push(place.y(), area.height())
        if area.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            dx = -dx
        across, down = self._board.horizontalScrollBar(), self._board.verticalScrollBar()
        before = across.value(), down.value()
        across.setValue(before[0] + dx)
        down.setValue(before[1] + dy)
        if before != (across.value(), down.value()) and self._gesture is not None:
            self._gesture.move(self._board.logical(self._board.canvas.mapFromGlobal(self.place)), self._copying)


def _push(at: int, length: int) -> int:
    """Return how far to scroll for a pointer near the edge."""
    if at < NEAR:
        return -(NEAR - max(0, at)) // 2 - 1
    return (at - length + NEAR) // 2 + 1 if at > length - NEAR else 0
