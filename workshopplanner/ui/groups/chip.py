"""Somebody on a board: a real button with a name for assistive technology, which leaves the mouse to the board."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QCursor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from workshopplanner.core.group_sets import Person, Seat
from workshopplanner.ui import icons
from workshopplanner.ui.groups import words
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import plain_tip

PAD, ICON, DOTS = 6, 14, 20


class Chip(QAbstractButton):
    """Shows one person of a round; flags say that it is chosen, lifted, aimed at, moved or gone."""

    def __init__(self, parent: QWidget, person: Person) -> None:
        super().__init__(parent)
        self.setObjectName(f"groups.chip.{person.id}")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.person = person
        self.seat: Seat | None = None
        self.home = -1  # its place among the groups of the round; -1 for those in none
        self._marks: tuple[str, ...] = ()
        self._flags: set[str] = set()
        self._hovered = False

    def show_person(self, person: Person, seat: Seat | None, spoken: str, tip: str) -> None:
        """Show somebody in their place."""
        self.person, self.seat = person, seat
        self.setAccessibleName(spoken)
        self.setToolTip(plain_tip(tip))
        self._marks = (words.part(seat.part),) if seat is not None and seat.part else ()
        self.update()

    def flag(self, name: str, on: bool) -> None:
        """Set or lift a state: chosen, lifted, aimed, moved, gone, shares."""
        if (name in self._flags) != on:
            self._flags ^= {name}
            self.update()

    def flagged(self, name: str) -> bool:
        """Say whether a state is set."""
        return name in self._flags

    def sizeHint(self) -> QSize:
        return QSize(160, max(26, self.fontMetrics().height() + 8))

    # ---- painting

    def _visual(self, rect: QRect) -> QRect:
        if self.isLeftToRight():
            return rect
        return QRect(self.width() - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())

    def menu_rect(self) -> QRect:
        """Return where the dots stand that open the menu, while the pointer or the focus is here."""
        return self._visual(QRect(self.width() - DOTS - 2, (self.height() - DOTS) // 2, DOTS, DOTS))

    @property
    def touched(self) -> bool:
        """Whether it offers its menu."""
        return self._under_pointer() or self.hasFocus()

    def _under_pointer(self) -> bool:
        """Say whether the pointer is really here: a chip that moves away is told nothing."""
        return self._hovered and self.rect().contains(self.mapFromGlobal(QCursor.pos()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = scheme.now
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if "lifted" in self._flags:
            painter.setOpacity(0.35)
        box = self.rect().adjusted(1, 1, -1, -1)
        chosen = "chosen" in self._flags
        painter.setBrush(QColor(now.selection if chosen else now.info.tint if self._changed else now.neutral))
        painter.setPen(self._edge())
        painter.drawRoundedRect(box, 4, 4)
        self._write(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(now.accent), 2))
            painter.drawRoundedRect(box, 4, 4)
        painter.end()

    @property
    def _changed(self) -> bool:
        return "moved" in self._flags

    def _edge(self) -> QPen:
        now = scheme.now
        if "aimed" in self._flags:
            return QPen(QColor(now.accent), 2, Qt.PenStyle.DashLine)
        if self._changed:
            return QPen(QColor(now.info.text), 1, Qt.PenStyle.DashLine)
        if "gone" in self._flags or "shares" in self._flags:
            return QPen(QColor(now.warning.text), 1)
        return QPen(
            QColor(now.accent if "chosen" in self._flags else now.border if self._under_pointer() else now.line), 1
        )

    def _write(self, painter: QPainter) -> None:
        now = scheme.now
        end = self.width() - PAD
        end = self._write_end(painter, end)
        start = PAD + self._grip(painter)
        font = QFont(self.font())
        font.setStrikeOut("gone" in self._flags)
        painter.setFont(font)
        painter.setPen(QColor(now.secondary if "gone" in self._flags else now.text))
        room = max(end - start, 0)
        text = QFontMetrics(font).elidedText(self.person.name, Qt.TextElideMode.ElideRight, room)
        lead = Qt.AlignmentFlag.AlignLeft if self.isLeftToRight() else Qt.AlignmentFlag.AlignRight
        painter.drawText(
            self._visual(QRect(start, 0, room, self.height())),
            lead | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute,
            text,
        )

    def _grip(self, painter: QPainter) -> int:
        """Draw the dots by which a person is taken, and return their width."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.now.border))
        middle = self.height() / 2
        for column in (0, 4):
            for row in (-4, 0, 4):
                x = self._visual(QRect(PAD + column, 0, 0, 0)).x()
                painter.drawEllipse(QPointF(x, middle + row), 1, 1)
        return 10

    def _write_end(self, painter: QPainter, end: int) -> int:
        """Draw menu, pin, country and part from the far end, and return where the name has to stop."""
        now = scheme.now
        if self.touched:
            self._dots(painter)
            end -= DOTS - 2
        if self.seat is not None and self.seat.pinned:
            end -= ICON
            place = self._visual(QRect(end, (self.height() - ICON) // 2, ICON, ICON))
            painter.drawPixmap(place.topLeft(), icons.pixmap("lock", now.text, ICON, self.devicePixelRatioF()))
            end -= 4
        small = QFont(self.font())
        small.setPixelSize(max(11, round(self.fontInfo().pixelSize() * 0.86)))
        painter.setFont(small)
        signs = [self.person.alpha3, *self._marks]
        for sign in (each for each in signs if each):
            width = QFontMetrics(small).horizontalAdvance(sign)
            if end - width < PAD + 60:
                break
            end -= width
            painter.setPen(QColor(now.accent if sign in self._marks else now.secondary))
            painter.drawText(self._visual(QRect(end, 0, width + 1, self.height())), Qt.AlignmentFlag.AlignVCenter, sign)
            end -= 6
        if "shares" in self._flags or "gone" in self._flags:
            end -= ICON
            place = self._visual(QRect(end, (self.height() - ICON) // 2, ICON, ICON))
            painter.drawPixmap(
                place.topLeft(), icons.pixmap("warning", now.warning.text, ICON, self.devicePixelRatioF())
            )
            end -= 4
        return end

    def _dots(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.now.text))
        middle = self.menu_rect().center()
        for step in (-4, 0, 4):
            painter.drawEllipse(QPoint(middle.x() + step, middle.y()), 1, 1)

    # ---- the pointer and the focus

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()
