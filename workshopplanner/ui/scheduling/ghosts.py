"""Proposed slots on the board: dashed outlines over it that can be pressed, and let everything else through."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from workshopplanner.core.agenda import Card
from workshopplanner.language import _
from workshopplanner.ui.agenda import columns, geometry, words
from workshopplanner.ui.agenda.board import Board
from workshopplanner.ui.agenda.columns import Plan
from workshopplanner.ui.agenda.painting import RADIUS
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named, plain_tip


class Ghost(QAbstractButton):
    """One session where it would be."""

    left = Signal()

    def __init__(self, canvas: QWidget, card: Card, spoken: str, part: int) -> None:
        super().__init__(canvas)
        self.card = card
        named(self, f"agenda.draft.ghost.{card.code}" + (f".{part}" if part else ""))
        self.setAccessibleName(_("Proposed: {session}").format(session=spoken))
        self.setToolTip(plain_tip(self.accessibleName()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if not part else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = scheme.now
        fill = QColor(now.selection if self.underMouse() or self.hasFocus() else now.surface)
        painter.setBrush(fill)
        solid = Qt.PenStyle.SolidLine if self.hasFocus() else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(now.accent), 2, solid))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        self._write(painter)
        painter.end()

    def _write(self, painter: QPainter) -> None:
        inside = self.rect().adjusted(6, 3, -6, -3)
        metrics = painter.fontMetrics()
        painter.setPen(QColor(scheme.now.text))
        begin, room = self.card.begin, inside.height() // metrics.height()
        lines = [self.card.title] if room < 2 else [words.span(begin, self.card.end), self.card.title]
        for at, line in enumerate(lines):
            shown = words.apart(metrics.elidedText(line, Qt.TextElideMode.ElideRight, inside.width()))
            here = inside.adjusted(0, at * metrics.height(), 0, 0)
            painter.drawText(here, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading, shown)


class Ghosts(QObject):
    """Keeps the outlines of a proposal in their places."""

    pressed = Signal(int)  # session id
    left = Signal()

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self._board = board
        self._cards: dict[int, Card] = {}
        self._shown: dict[tuple[int, int], Ghost] = {}
        board.laid_out.connect(self.lay_out)
        scheme.changed.connect(self._repaint)

    def show(self, cards: Sequence[Card]) -> None:
        """Show sessions where they would be."""
        self._cards = {card.id: card for card in cards}
        for ghost in self._shown.values():
            ghost.hide()
            ghost.deleteLater()
        self._shown = {}
        self.lay_out()

    def of(self, session_id: int) -> Ghost | None:
        """Return the outline of a session, where it is in sight."""
        return self._shown.get((session_id, 0))

    def stops(self) -> list[Ghost]:
        """Return the outlines in the order of the Tab key: that of the week."""
        order = {day.id: at for at, day in enumerate(self._board.agenda.days)}
        found = [ghost for key, ghost in self._shown.items() if not key[1]]
        return sorted(found, key=lambda ghost: (order.get(ghost.card.day_id or 0, 0), ghost.card.begin, ghost.card.id))

    def focus_first(self) -> None:
        """Give the focus to the first outline."""
        for ghost in self.stops()[:1]:
            ghost.setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_out(self) -> None:
        """Give each outline its place in the view that is shown."""
        board, boxes = self._board, self._boxes()
        for key in [key for key in self._shown if key not in boxes]:
            ghost = self._shown.pop(key)
            ghost.hide()
            ghost.deleteLater()
        for key, box in boxes.items():
            ghost = self._shown.get(key) or self._make(key)
            ghost.setGeometry(board.canvas.visual(box.rect))
            ghost.show()
            ghost.raise_()

    def _make(self, key: tuple[int, int]) -> Ghost:
        card = self._cards[key[0]]
        day = next((day for day in self._board.agenda.days if day.id == card.day_id), None)
        ghost = Ghost(self._board.canvas, card, words.spoken(card, day), key[1])
        ghost.clicked.connect(self._clicked)
        ghost.left.connect(self.left)
        self._shown[key] = ghost
        return ghost

    def _boxes(self) -> dict[tuple[int, int], geometry.Box]:
        if not self._cards:
            return {}
        board = self._board
        plan = self._plan()
        if plan.columns != board.plan.columns:
            return {}
        boxes = geometry.boxes(plan.spots, board.axis, board.canvas.edges)
        return {key: box for key, box in boxes.items() if key[0] in self._cards}

    def _plan(self) -> Plan:
        board = self._board
        others = tuple(card for card in board.agenda.cards if card.id not in self._cards)
        agenda = replace(board.agenda, cards=(*others, *self._cards.values()))
        return columns.week(agenda) if board.day_id is None else columns.day_by_room(agenda, board.day_id)

    def _clicked(self) -> None:
        ghost = self.sender()
        if isinstance(ghost, Ghost):
            self.pressed.emit(ghost.card.id)

    def _repaint(self) -> None:
        for ghost in self._shown.values():
            ghost.update()
