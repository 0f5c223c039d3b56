"""Who has met whom: a square of everybody with everybody, darker and numbered where two have met more often."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workshopplanner.core.group_sets import Person
from workshopplanner.language import _, ngettext
from workshopplanner.ui.notices import announce
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named

CELL, GAP = 16, 6
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Matrix(QWidget):
    """Shows how often every two have been in the same group; hovering and the arrow keys name them."""

    named_pair = Signal(str)  # the sentence about the cell that is pointed at
    _stepped = Signal(int, int)
    _pointed = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        named(self, "groups.matrix", _("Who has met whom"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.people: Sequence[Person] = ()
        self._met: Mapping[tuple[int, int], int] = {}
        self.at = (0, 0)  # row, column
        self._stepped.connect(self._step)
        self._pointed.connect(self._point)
        scheme.changed.connect(self.update)

    def show_meetings(self, people: Sequence[Person], met: Mapping[tuple[int, int], int]) -> None:
        """Show how often people have met."""
        self.people, self._met = people, met
        self.at = (min(self.at[0], max(len(people) - 1, 0)), min(self.at[1], max(len(people) - 1, 0)))
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()

    def times(self, one: Person, other: Person) -> int:
        """Return how often two have met."""
        return self._met.get((min(one.id, other.id), max(one.id, other.id)), 0)

    def sentence(self) -> str:
        """Return what there is to say of the cell that is pointed at."""
        if not self.people:
            return ""
        one, other = self.people[self.at[0]], self.people[self.at[1]]
        if one is other:
            return one.name
        count = self.times(one, other)
        if not count:
            return _("{one} and {other} have not met.").format(one=one.name, other=other.name)
        pattern = ngettext("{one} and {other} meet {n} time.", "{one} and {other} meet {n} times.", count)
        return pattern.format(one=one.name, other=other.name, n=count)

    # ---- painting

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(12)
        return font

    def _names(self) -> int:
        metrics = QFontMetrics(self._small())
        return min(200, max((metrics.horizontalAdvance(person.name) for person in self.people), default=0)) + GAP

    def sizeHint(self) -> QSize:
        side = len(self.people) * CELL
        return QSize(self._names() + side + 2 * GAP, side + CELL + 2 * GAP)

    def _cell(self, row: int, column: int) -> QRect:
        x = self._names() + GAP + column * CELL
        rect = QRect(x, GAP + CELL + row * CELL, CELL, CELL)
        return rect if self.isLeftToRight() else QRect(self.width() - x - CELL, rect.y(), CELL, CELL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._small())
        now = scheme.now
        for row, one in enumerate(self.people):
            line = self._cell(row, 0)
            if not event.region().intersects(QRect(0, line.y(), self.width(), CELL)):
                continue
            self._write_name(painter, row, one)
            for column, other in enumerate(self.people):
                self._draw(painter, self._cell(row, column), None if one is other else self.times(one, other))
        for column in range(len(self.people)):
            on = column in self.at
            painter.setPen(QColor(now.accent if on else now.secondary))
            place = self._cell(-1, column)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(column + 1))
        if self.people:
            self._mark(painter)
        painter.end()

    def _write_name(self, painter: QPainter, row: int, person: Person) -> None:
        now, cell = scheme.now, self._cell(row, 0)
        room = self._names() - 26
        place, figure = QRect(GAP, cell.y(), room, CELL), QRect(GAP + room, cell.y(), 22, CELL)
        if self.isRightToLeft():
            place, figure = (QRect(self.width() - r.x() - r.width(), r.y(), r.width(), CELL) for r in (place, figure))
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if self.isRightToLeft():
            start, end = end, start
        centre = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setPen(QColor(now.accent if row in self.at else now.text))
        text = painter.fontMetrics().elidedText(person.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, start | centre, text)
        painter.setPen(QColor(now.secondary))
        painter.drawText(figure, end | centre, str(row + 1))

    def _draw(self, painter: QPainter, cell: QRect, times: int | None) -> None:
        now = scheme.now
        box = cell.adjusted(1, 1, -1, -1)
        if times is None:
            painter.fillRect(box, QColor(now.line))
        elif times == 0:
            painter.fillRect(box, QColor(now.neutral))
        else:
            once = times == 1
            painter.fillRect(box, QColor(now.info.tint if once else now.warning.tint))
            painter.setPen(QColor(now.info.text if once else now.warning.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "•" if once else str(times))

    def _mark(self, painter: QPainter) -> None:
        painter.setPen(QColor(scheme.now.accent))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        cell = self._cell(*self.at)
        painter.drawRect(cell.adjusted(0, 0, -1, -1))
        if self.hasFocus():
            painter.drawRect(cell.adjusted(1, 1, -2, -2))

    # ---- pointing

    def _step(self, across: int, down: int) -> None:
        if self.isRightToLeft():
            across = -across
        last = len(self.people) - 1
        self._go(min(max(self.at[0] + down, 0), last), min(max(self.at[1] + across, 0), last))
        announce(self, self.sentence())

    def _point(self, place: QPoint) -> None:
        first = self._cell(0, 0)
        across = place.x() - first.x() if self.isLeftToRight() else first.x() + CELL - 1 - place.x()
        row, column = (place.y() - first.y()) // CELL, across // CELL
        if 0 <= row < len(self.people) and 0 <= column < len(self.people):
            self._go(row, column)

    def _go(self, row: int, column: int) -> None:
        if self.people and (row, column) != self.at:
            self.at = row, column
            self.setAccessibleDescription(self.sentence())
            self.named_pair.emit(self.sentence())
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointed.emit(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        self.named_pair.emit("")
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self.people:
            self._stepped.emit(*step)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self._pointed.emit(event.pos())
        return super().event(event)
