"""What floats over the cards during a gesture: the session where it would lie, its new time, a line to sight along."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from workshopplanner.core.agenda import Card, time_of
from workshopplanner.ui.agenda.canvas import Canvas
from workshopplanner.ui.agenda.colouring import Tint, by_theme
from workshopplanner.ui.agenda.geometry import GUTTER, LEAST_HEIGHT
from workshopplanner.ui.agenda.painting import RADIUS, Look, picture
from workshopplanner.ui.agenda.rulers import caption_font
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.clash import Clashes


@dataclass(frozen=True)
class Shade:
    """A place that a gesture would give to a session, or to a new one without a card."""

    card: Card | None
    first: int
    last: int
    begin: int
    end: int

    def shown(self) -> Card | None:
        """Return the session as it would be there."""
        if self.card is None:
            return None
        return replace(self.card, starts=time_of(self.begin), minutes=self.end - self.begin)


class _Floating(QWidget):
    """A widget that lets the pointer through."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        named(self, name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()


class _Ghost(_Floating):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "agenda.ghost")
        self._card: Card | None = None
        self._picture: QPixmap | None = None
        self._tint: Tint | None = None
        self.strength = 1.0  # of the ground of a place without a session

    def take(self, card: Card | None, rect: QRect, tint: Tint | None = None) -> None:
        if (card, tint) != (self._card, self._tint) or rect.size() != self.size():
            self._card, self._tint, self._picture = card, tint, None
        self.setGeometry(rect)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pen = QPen(QColor(scheme.now.accent), 2)
        if self._card is None:
            ground = QColor(scheme.now.selection)
            ground.setAlphaF(self.strength)
            painter.setBrush(ground)
        else:
            painter.drawPixmap(0, 0, self._drawn(self._card))
        painter.setPen(pen)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        painter.end()

    def _drawn(self, card: Card) -> QPixmap:
        if self._picture is None:
            look = Look(
                self.size(),
                self.devicePixelRatioF(),
                scheme.now,
                self.isRightToLeft(),
                self.font(),
                0,
                self.height(),
                tint=self._tint,
            )
            self._picture = picture(card, look)
        return self._picture


class _Tag(_Floating):
    """The clock label beside the ghost."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "agenda.tag")
        self.text = ""

    def say(self, text: str, beside: QRect, inside: QRect) -> None:
        self.text = text
        metrics = QFontMetrics(caption_font(self.font()))
        rect = QRect(0, 0, metrics.horizontalAdvance(text) + 16, metrics.height() + 6)
        rect.moveBottomLeft(beside.topLeft() if self.isLeftToRight() else beside.topRight())
        if self.isRightToLeft():
            rect.moveRight(beside.right())
        rect.translate(0, -3)
        if rect.top() < inside.top():
            rect.moveTop(min(beside.bottom() + 3, inside.bottom() - rect.height()))
        rect.moveLeft(max(inside.left(), min(rect.left(), inside.right() - rect.width())))
        self.setGeometry(rect)
        self.update()
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.now.text))
        painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        painter.setPen(QColor(scheme.now.surface))
        painter.setFont(caption_font(self.font()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text)
        painter.end()


class Overlay:
    """The floating things of one board."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._ghosts: list[_Ghost] = []
        self._tag = _Tag(canvas)
        self._line = _Floating(canvas, "agenda.snap_line")
        self._line.setAutoFillBackground(True)
        self._band = _Ghost(canvas)
        self._band.strength = 0.35  # what it touches stays to be seen
        self.clashes: Clashes | None = None  # tints what would be in the way
        self.tint_of: Callable[[Card], Tint] = by_theme

    @property
    def text(self) -> str:
        """What the clock label says."""
        return self._tag.text if self._tag.isVisibleTo(self._canvas) else ""

    def show(self, shades: list[Shade], text: str, line: int | None = None) -> None:
        """Show sessions where they would lie, the time of the first, and a line at a minute."""
        while len(self._ghosts) < len(shades):
            self._ghosts.append(_Ghost(self._canvas))
        for ghost in self._ghosts[len(shades) :]:
            ghost.hide()
        if line is None:
            self._line.hide()
        else:
            self._sight(line)
        if self.clashes is not None:
            text = self.clashes.show(shades, text)
        for ghost, shade in reversed(list(zip(self._ghosts, shades, strict=False))):
            ghost.take(shade.shown(), self.rect_of(shade), self.tint_of(shade.card) if shade.card else None)
        if self.clashes is not None:
            self.clashes.cover()
        if shades and text:
            self._tag.say(text, self._ghosts[0].geometry(), self._canvas.visibleRegion().boundingRect())
        else:
            self._tag.hide()

    def rect_of(self, shade: Shade) -> QRect:
        """Return where a place lies on the canvas."""
        canvas = self._canvas
        left, right = canvas.edges[shade.first], canvas.edges[shade.last + 1] - GUTTER
        top = canvas.axis.y(shade.begin)
        return canvas.visual(QRect(left, top, right - left - 1, max(LEAST_HEIGHT, canvas.axis.y(shade.end) - top) - 1))

    def _sight(self, minute: int) -> None:
        palette = self._line.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(scheme.now.accent))
        self._line.setPalette(palette)
        self._line.setGeometry(0, self._canvas.axis.y(minute), self._canvas.width(), 1)
        self._line.show()
        self._line.raise_()

    def band(self, rect: QRect) -> None:
        """Show the rubber band."""
        self._band.take(None, rect)

    def hide(self) -> None:
        """Take everything away."""
        for widget in (*self._ghosts, self._tag, self._line, self._band):
            widget.hide()
        if self.clashes is not None:
            self.clashes.hide()
