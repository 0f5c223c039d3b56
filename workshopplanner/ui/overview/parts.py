"""The pieces of the overview: cards, bars, and the rows in them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workshopplanner.ui import icons
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named


def plain(text: str, role: str = "", wrap: bool = False) -> QLabel:
    """Return a label of plain text; what people wrote is never markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


class CardBox(QFrame):
    """A card with a title; its rows are made anew whenever the facts change."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        named(self, f"overview.{name}", title)
        self.setProperty("panel", "card")
        self.title = plain(title, "section")
        self.rows = QVBoxLayout()
        self.rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(self.rows)
        column.addStretch(1)

    def clear(self) -> None:
        """Take the rows away."""
        while (item := self.rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def add(self, *widgets: QWidget, stretch: int = -1) -> None:
        """Add one row; the widget at `stretch` takes the room that is left."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for at, widget in enumerate(widgets):
            line.addWidget(widget, 1 if at == stretch % len(widgets) else 0)
        self.rows.addWidget(row)


class Bar(QWidget):
    """A bar of something done out of a whole; a tick marks a target within the scale."""

    def __init__(self, done: int, of: int, *, slot: int = 0, target: int = 0, words: str = "") -> None:
        super().__init__()
        self._done, self._of, self._slot, self._target = done, max(of, 1), slot, target
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        scheme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(120, 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = scheme.now
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, 4, self.width(), 8)
        painter.setBrush(QColor(now.neutral))
        painter.drawRoundedRect(track, 4, 4)
        part = QRectF(track)
        part.setWidth(track.width() * min(self._done / self._of, 1))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if mirrored:
            part.moveRight(track.right())
        painter.setBrush(QColor(now.slot(self._slot).accent if self._slot else now.accent))
        if part.width() > 0:
            painter.drawRoundedRect(part, 4, 4)
        if self._target:
            at = track.width() * min(self._target / self._of, 1)
            x = round(self.width() - at if mirrored else at)
            x = min(max(x, 1), self.width() - 1)
            painter.setPen(QPen(QColor(now.text), 2))
            painter.drawLine(x, 1, x, 15)


class Sign(QLabel):
    """A small icon in a colour of the scheme."""

    def __init__(self, glyph: str, tone: str) -> None:
        super().__init__()
        self._glyph, self._tone = glyph, tone
        self.setFixedWidth(20)
        self._paint()
        scheme.changed.connect(self._paint)

    def _paint(self) -> None:
        self.setPixmap(icons.pixmap(self._glyph, icons.color_of(self._tone), 18, self.devicePixelRatioF()))


class Badge(QLabel):
    """A theme's code in its colours."""

    def __init__(self, code: str, slot: int) -> None:
        super().__init__(code)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumWidth(32)
        self._slot = slot
        self._paint()
        scheme.changed.connect(self._paint)

    def _paint(self) -> None:
        colors = scheme.now.slot(self._slot)
        self.setStyleSheet(
            f"background: {colors.accent}; color: {colors.badge_text}; border-radius: 4px; font-weight: 600;"
            "padding: 1px 4px;"
        )
