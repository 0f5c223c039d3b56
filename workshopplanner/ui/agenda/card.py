"""A session on the board: a real button, so that assistive technology finds it, painted from a kept picture."""

import html
from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QCursor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from workshopplanner.core.agenda import Card, Day
from workshopplanner.core.kinds import Severity
from workshopplanner.ui import icons
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.colouring import Tint
from workshopplanner.ui.agenda.painting import ICON, Look, dots, picture, ring
from workshopplanner.ui.tokens import scheme

if TYPE_CHECKING:
    from workshopplanner.core.findings import Finding

EDGE = 8  # pixels at the bottom that change the length
HEAD = 5  # pixels at the top that change the beginning, of a card that is tall enough
MENU = 20


class Zone(Enum):
    """What a place on a card does when it is pressed."""

    BODY = "body"
    EDGE = "edge"
    HEAD = "head"
    TITLE = "title"
    MENU = "menu"
    LOCK = "lock"


class CardButton(QAbstractButton):
    """Shows one session; it leaves the mouse and the keys to the board it lies on."""

    def __init__(self, parent: QWidget, name: str, part: int = 0) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}.{part + 1}" if part else name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if part == 0 else Qt.FocusPolicy.NoFocus)
        self.part = part
        self.card: Card | None = None
        self.day: Day | None = None
        self.findings: tuple[Finding, ...] = ()
        self.tint = Tint(0)
        self.true_length = (0, 0)
        self._flags: set[str] = set()  # chosen, lifted, flashed, dimmed
        self._picture: QPixmap | None = None
        self._hovered = False

    # ---- what it shows

    def show_card(self, card: Card, day: Day | None, findings: Sequence["Finding"] = ()) -> None:
        """Show a session; nothing happens when it is shown already."""
        told = tuple(findings)
        if (card, day, told) == (self.card, self.day, self.findings):
            return
        self.card, self.day, self.findings = card, day, told
        spoken = words.spoken(card, day, len(told))
        self.setAccessibleName(spoken)
        lines = [spoken, words.leads(card), card.public_note, *(finding.sentence for finding in told)]
        self.setToolTip("<br>".join(html.escape(line) for line in lines if line))
        self.forget()

    def dress(self, tint: Tint) -> None:
        """Have the colours mean something."""
        if tint != self.tint:
            self.tint = tint
            self.forget()

    def place(self, rect: QRect, top: int, bottom: int) -> None:
        """Lie in a rectangle, of which the pixels from `top` to `bottom` are the true length."""
        if self.true_length != (top, bottom):
            self.true_length = (top, bottom)
            self.forget()
        if self.geometry() != rect:
            self.setGeometry(rect)

    def forget(self) -> None:
        """Draw the picture anew when it is next seen."""
        self._picture = None
        self.update()

    def flag(self, name: str, on: bool) -> None:
        """Set or lift one of the states that are drawn over the picture: chosen, lifted, flashed."""
        if (name in self._flags) != on:
            self._flags ^= {name}
            self.update()

    @property
    def severity(self) -> Severity | None:
        """The worst of its findings."""
        return min((finding.severity for finding in self.findings), key=list(Severity).index, default=None)

    # ---- where it can be pressed

    def zone(self, at: QPoint) -> Zone:
        """Return what a place does."""
        if self.menu_rect().contains(at):
            return Zone.MENU
        if self.card is not None and self.card.locked and self._lock_rect().contains(at):
            return Zone.LOCK
        placed = self.card is not None and self.card.day_id is not None
        if placed and at.y() < HEAD and self.height() >= 4 * EDGE:
            return Zone.HEAD
        if self.title_rect().contains(at):
            return Zone.TITLE
        return Zone.EDGE if placed and at.y() >= self.height() - self._reach() else Zone.BODY

    def title_rect(self) -> QRect:
        """Return where the title begins, to be clicked slowly."""
        line = self.fontMetrics().height() + 4
        return QRect(0, 0, self.width(), min(line, self.height() - self._reach()))

    def _reach(self) -> int:
        return EDGE if self.height() >= 3 * EDGE else max(3, self.height() // 4)

    def menu_rect(self) -> QRect:
        """Return where the dots of the menu stand while the pointer or the focus is on the card."""
        size = min(MENU, self.height() - 2)
        return self._visual(QRect(self.width() - size - 1, 1, size, size))

    def _lock_rect(self) -> QRect:
        # The dots cover the far end while the pointer is here, so the padlock shows beside them.
        menu = min(MENU, self.height() - 2)
        return self._visual(QRect(self.width() - menu - MENU, 1, MENU - 2, menu))

    def _visual(self, rect: QRect) -> QRect:
        if self.isLeftToRight():
            return rect
        return QRect(self.width() - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())

    @property
    def touched(self) -> bool:
        """Whether the pointer or the focus is on it, so that it offers its menu."""
        return self._under_pointer() or self.hasFocus()

    def _under_pointer(self) -> bool:
        """Say whether the pointer is really here: a menu that opens or a card that moves away tells nobody."""
        return self._hovered and self.rect().contains(self.mapFromGlobal(QCursor.pos()))

    # ---- painting

    def look(self, ratio: float | None = None) -> Look:
        """Return what its picture depends on."""
        return Look(
            self.size(),
            ratio or self.devicePixelRatioF(),
            scheme.now,
            self.isRightToLeft(),
            self.font(),
            *self.true_length,
            severity=self.severity,
            tint=self.tint,
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.card is None:
            return
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._picture = picture(self.card, self.look())
        painter = QPainter(self)
        if "lifted" in self._flags:
            painter.setOpacity(0.35)
        elif "dimmed" in self._flags:
            painter.setOpacity(0.3)
        painter.drawPixmap(0, 0, self._picture)
        if self._flags or self._hovered or self.hasFocus():
            painter.setOpacity(1.0)
            self._decorate(painter, self.card)
        painter.end()

    def _decorate(self, painter: QPainter, card: Card) -> None:
        now = scheme.now
        fill = now.slot(self.tint.slot).fill
        if "chosen" in self._flags:
            tint = QColor(now.accent)
            tint.setAlphaF(0.08)
            painter.fillRect(self.rect().adjusted(1, 1, -1, -1), tint)
        if "lifted" not in self._flags and self.touched and self.width() >= 2 * MENU:
            dots(painter, self.menu_rect(), fill, now.text)
            if card.locked and self.width() >= 4 * MENU:
                painter.fillRect(self._lock_rect(), QColor(fill))
                sign = icons.pixmap("lock", now.text, ICON, self.devicePixelRatioF())
                where = QRect(0, 0, ICON, ICON)
                where.moveCenter(self._lock_rect().center())
                painter.drawPixmap(where.topLeft(), sign)
        if "flashed" in self._flags:
            ring(painter, self.rect(), now.warning.text, 3)
        elif self.hasFocus() or "chosen" in self._flags:
            ring(painter, self.rect(), now.accent, 2)
        elif self._under_pointer():
            ring(painter, self.rect(), now.border, 1)
        if self.hasFocus():
            ring(painter, self.rect().adjusted(2, 2, -2, -2), now.surface, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange}:
            self.forget()
        super().changeEvent(event)

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
