"""A hand that drags a session on a board, with the events that a mouse sends."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from workshopplanner.ui.agenda.board import Board

# Places on the board are held in pixels from the card's corner: below its menu, above its lower edge.
_GRIP = QPoint(4, 24)
_NOBODY = Qt.MouseButton.NoButton
_LEFT = Qt.MouseButton.LeftButton


class Hand:
    """Presses on a session, carries it, and lets it go."""

    def __init__(self, board: Board) -> None:
        self._board, self._start, self._at = board, QPoint(), QPoint()

    def grab(self, session_id: int) -> None:
        """Press on a session and pull it far enough for a drag to begin."""
        button = self._board.button(session_id)
        assert button is not None
        self._start = button.geometry().topLeft() + _GRIP
        self._send(QEvent.Type.MouseButtonPress, self._start, _LEFT, _LEFT)
        self.carry(20)

    def carry(self, down: int) -> None:
        """Move to so many pixels below the place that was grabbed."""
        self._at = self._start + QPoint(0, down)
        self._send(QEvent.Type.MouseMove, self._at, _NOBODY, _LEFT)

    def drop(self) -> None:
        """Let go."""
        self._send(QEvent.Type.MouseButtonRelease, self._at, _LEFT, _NOBODY)

    def give_up(self) -> None:
        """End the drag with nothing changed."""
        self._board.hand.cancel()

    def _send(self, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        canvas = self._board.canvas
        everywhere = QPointF(canvas.mapToGlobal(at))
        event = QMouseEvent(kind, QPointF(at), everywhere, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas, event)
