"""The ground of the board: hours, columns and the free slot that has the focus; it hands on what the hand does."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workshopplanner.ui.agenda.columns import Column
from workshopplanner.ui.agenda.geometry import PAD, Axis, mirrored
from workshopplanner.ui.agenda.keys import HELD, wanted
from workshopplanner.ui.agenda.painting import RADIUS, ring
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named


class Canvas(QWidget):
    """Paints the grid below the cards; events that a card leaves alone arrive here."""

    pressed = Signal(object)  # the mouse events themselves, to be used at once
    dragged = Signal(object)
    released = Signal(object)
    doubled = Signal(object)
    asked = Signal(object)  # for a context menu
    typed = Signal(str)  # the name of a key's deed, see keys.py
    repeated = Signal(str)  # the same, while the key is held
    let_go = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "agenda.canvas")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.axis = Axis(9 * 60, 17 * 60, 1.0)
        self.edges: list[int] = [0, 100]
        self.columns: tuple[Column, ...] = ()
        self.slot: QRect | None = None
        self._outline: list[tuple[QRect, str]] = []

    def show_grid(self, axis: Axis, edges: list[int], columns: tuple[Column, ...]) -> None:
        """Draw these hours and columns; nothing is painted anew where they are drawn already."""
        if (axis, edges, columns) != (self.axis, self.edges, self.columns):
            self.axis, self.edges, self.columns = axis, edges, columns
            self.update()

    def show_outline(self, outline: list[tuple[QRect, str]]) -> None:
        """Draw sessions that do not exist yet in outline."""
        if outline != self._outline:
            self._outline = outline
            self.update()

    def show_slot(self, slot: QRect | None) -> None:
        """Draw the free slot that has the focus, or none."""
        if slot != self.slot:
            self.slot = slot
            self.update()

    def visual(self, rect: QRect) -> QRect:
        """Return a rectangle counted from the left as it lies in the direction of the layout."""
        return rect if self.isLeftToRight() else mirrored(rect, self.width())

    def logical_x(self, x: int) -> int:
        """Return a place in pixels counted from the left, whatever the direction of the layout."""
        return x if self.isLeftToRight() else self.width() - 1 - x

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now, area = scheme.now, event.rect()
        painter.fillRect(area, QColor(now.surface))
        self._closed_hours(painter, area)
        faint = QColor(now.line)
        faint.setAlphaF(0.5)
        for minute in range(-(-self.axis.first // 30) * 30, self.axis.last + 1, 30):
            y = self.axis.y(minute)
            painter.fillRect(area.left(), y, area.width(), 1, QColor(now.line) if minute % 60 == 0 else faint)
        for edge in self.edges[:-1]:
            painter.fillRect(self.visual(QRect(edge, 0, 1, self.height())), QColor(now.line))
        for rect, title in self._outline:
            self._outlined(painter, rect, title)
        if self.slot is not None:
            self._free_slot(painter, self.visual(self.slot))
        painter.end()

    def _closed_hours(self, painter: QPainter, area: QRect) -> None:
        shade = QColor(scheme.now.window)
        for column, left, right in zip(self.columns, self.edges, self.edges[1:], strict=False):
            strip = self.visual(QRect(left, 0, right - left, self.height()))
            if strip.intersects(area):
                top = self.axis.y(column.opens) if column.opens > self.axis.first else 0
                bottom = self.axis.y(column.closes)
                painter.fillRect(QRect(strip.x(), 0, strip.width(), max(0, top)), shade)
                if bottom < self.axis.height - PAD:
                    painter.fillRect(QRect(strip.x(), bottom, strip.width(), self.height() - bottom), shade)
        below = self.axis.height
        painter.fillRect(0, below, self.width(), max(0, self.height() - below), shade)

    def _outlined(self, painter: QPainter, rect: QRect, title: str) -> None:
        painter.setPen(QPen(QColor(scheme.now.border), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), RADIUS, RADIUS)
        inside = rect.adjusted(6, 0, -6, 0)
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, inside.width())
        painter.setPen(QColor(scheme.now.secondary))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)

    def _free_slot(self, painter: QPainter, rect: QRect) -> None:
        if self.hasFocus():
            painter.fillRect(rect, QColor(scheme.now.selection))
            ring(painter, rect, scheme.now.accent, 2)
        else:
            painter.setPen(QPen(QColor(scheme.now.border), 1, Qt.PenStyle.DashLine))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    # ---- what the hand does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.pressed.emit(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.dragged.emit(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.released.emit(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.doubled.emit(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        self.asked.emit(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and wanted(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = wanted(event)
        if not name:
            super().keyPressEvent(event)
            return
        event.accept()
        if event.isAutoRepeat() and name in HELD:
            self.repeated.emit(name)
        else:
            self.typed.emit(name)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self.let_go.emit()
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
