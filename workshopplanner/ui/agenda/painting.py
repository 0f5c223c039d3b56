"""How a card looks: fill, accent bar, code, title in as many lines as fit, and when, where and who below."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)

from workshopplanner.core.agenda import Card
from workshopplanner.core.kinds import TYPES, SessionStatus, Severity
from workshopplanner.ui import icons
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.colouring import PAUSES, Tint, by_theme
from workshopplanner.ui.tokens import Tokens

BAR = 4
ICON = 12
RADIUS = 4
ONE_LINE = 18  # a lower card says its title in 11 pixels and nothing else
SMALL = 11
LEAST_FACT = 40  # less than this much of a fact says nothing
TENTATIVE = (SessionStatus.IDEA, SessionStatus.DRAFT)


@dataclass(frozen=True)
class Look:
    """What a card's picture depends on beside the session: size, scheme, direction, worst finding, length, tint."""

    size: QSize
    ratio: float
    tokens: Tokens
    rtl: bool
    font: QFont
    top: int
    bottom: int
    severity: Severity | None = None
    tint: Tint | None = None  # None: that of its theme


def picture(card: Card, look: Look) -> QPixmap:
    """Draw a card."""
    made = QPixmap(look.size * look.ratio)
    made.setDevicePixelRatio(look.ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _Face(painter, card, look).draw()
    painter.end()
    return made


def text_size(font: QFont) -> int:
    """Return the pixels of the body text."""
    return QFontInfo(font).pixelSize()


class _Face:
    """One drawing of one card; `_x` and `_side` turn places counted from the leading edge into pixels."""

    def __init__(self, painter: QPainter, card: Card, look: Look) -> None:
        self.painter, self.card, self.look = painter, card, look
        self.width, self.height = look.size.width(), look.size.height()
        self.tint = look.tint or by_theme(card)
        self.colors = look.tokens.slot(self.tint.slot)
        self.cancelled = card.status is SessionStatus.CANCELLED
        body = text_size(look.font)
        low = self.height < ONE_LINE
        self.title_font = self._font(SMALL if low else body, strike=self.cancelled)
        self.small_font = self._font(max(12, round(body * 0.92)))
        self.badge_font = self._font(SMALL if low else max(SMALL, round(body * 0.92)), bold=True)
        self.line = QFontMetricsF(self.title_font).height()
        self.small_line = QFontMetricsF(self.small_font).height()
        self.inset = 3 if low or self.width < 60 else 5
        quiet = self.cancelled or card.type in PAUSES
        self.text_color = QColor(look.tokens.secondary if quiet else look.tokens.text)

    def _font(self, pixels: int, bold: bool = False, strike: bool = False) -> QFont:
        font = QFont(self.look.font)
        font.setPixelSize(pixels)
        font.setBold(bold)
        font.setStrikeOut(strike)
        return font

    def _rect(self, start: float, top: float, width: float, height: float) -> QRectF:
        left = self.width - start - width if self.look.rtl else start
        return QRectF(left, top, width, height)

    def draw(self) -> None:
        """Draw everything that has room."""
        self._ground()
        tall = self.height >= 2 * 3 + self.line + self.small_line - 2
        top = 3.0 if tall else (self.height - self.line) / 2
        marks = self._marks(3 + self.line / 2 if tall else self.height / 2)
        start = BAR + self.inset
        room = self.width - start - self.inset + 2
        badge = self._badge(start, top)
        if not tall:
            self._single(start, top, room - marks, badge)
            return
        facts = self._facts(room)
        lines = max(1, int((self.height - 6 - min(1, len(facts)) * self.small_line) // self.line))
        used = self._title(start, top, room, badge, marks, lines)
        spare = int((self.height - 3 - used) // self.small_line)
        for number, fact in enumerate(self._joined(facts, room, spare)):
            self._words(self._rect(start, used + number * self.small_line, room, self.small_line), fact)

    def _ground(self) -> None:
        painter, now = self.painter, self.look.tokens
        rect = QRectF(0, 0, self.width, self.height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.surface if self.cancelled else self.colors.fill))
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        tentative = self.card.status in TENTATIVE and self.card.type not in PAUSES  # of breaks nobody asks how firm
        if self.cancelled or tentative:
            pen = QPen(QColor(now.border if self.cancelled else self.colors.accent), 1)
            pen.setStyle(Qt.PenStyle.SolidLine if self.cancelled else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.line if self.card.type in PAUSES and not self.tint.slot else self.colors.accent))
        bar = self._rect(0, self.look.top, BAR, max(4, self.look.bottom - self.look.top))
        painter.drawRoundedRect(bar, 2, 2)

    def _badge(self, start: float, top: float) -> float:
        """Draw the letters of the tint, such as the theme's code, and return the room they take, with the gap after."""
        if self.width < 44:
            return 0.0
        if not self.tint.badge:
            return self._sign(start, top)
        code = words.isolated(self.tint.badge)
        metrics = QFontMetricsF(self.badge_font)
        width = metrics.horizontalAdvance(code) + 6
        height = min(self.line, metrics.height()) - (2 if self.height < ONE_LINE else 1)
        box = self._rect(start, top + (self.line - height) / 2, width, height)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(self.colors.accent))
        self.painter.drawRoundedRect(box, 3, 3)
        self.painter.setPen(QColor(self.colors.badge_text))
        self.painter.setFont(self.badge_font)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, code)
        return width + 5

    def _sign(self, start: float, top: float) -> float:
        """Draw the icon of the tint where it has no letters, such as the type's, and return the room it takes."""
        size = ICON if self.height < ONE_LINE else ICON + 2
        where = self._rect(start, top + (self.line - size) / 2, size, size)
        name, tone = self.tint.icon or TYPES[self.card.type].icon, self.look.tokens.secondary
        self.painter.drawPixmap(where.topLeft(), icons.pixmap(name, tone, size, self.look.ratio))
        return size + 5

    def _marks(self, middle: float) -> float:
        """Draw the warning sign and the padlock at the far end and return the room they take."""
        names = ["lock"] if self.card.locked else []
        tones = {"lock": self.look.tokens.secondary}
        if self.look.severity is not None:
            names.append("warning")
            tone = self.look.tokens.error if self.look.severity is Severity.STOPS else self.look.tokens.warning
            tones["warning"] = tone.text
        taken = 0.0
        for name in names:
            if self.width - taken < 40 + ICON:
                break
            taken += ICON + 3
            where = self._rect(self.width - taken - 1, middle - ICON / 2, ICON, ICON)
            self.painter.drawPixmap(where.topLeft(), icons.pixmap(name, tones[name], ICON, self.look.ratio))
        return taken

    def _single(self, start: float, top: float, room: float, badge: float) -> None:
        title = self._rect(start + badge, top, room - badge, self.line)
        end = words.clock(self.card.begin)
        wide = QFontMetricsF(self.title_font).horizontalAdvance(self.card.title)
        tail = QFontMetricsF(self.small_font).horizontalAdvance(end) + 8
        if self.height >= ONE_LINE and wide + tail <= title.width() and self.card.day_id is not None:
            self._words(self._rect(start + badge + wide + 8, top, tail, self.line), words.isolated(end))
        self._line(self.card.title, title)

    def _facts(self, room: float) -> list[str]:
        card = self.card
        when = words.span(card.begin, card.end) if card.day_id is not None else words.minutes(card.minutes)
        fits = QFontMetricsF(self.small_font).horizontalAdvance(when) <= room
        return [text for text in (when if fits else "", words.rooms(card), words.leads(card)) if text]

    def _joined(self, facts: list[str], room: float, lines: int) -> list[str]:
        """Put the facts on as many lines as there are, the first facts first."""
        if not facts or lines < 1:
            return []
        metrics = QFontMetricsF(self.small_font)
        rows = [facts[0]]
        for fact in facts[1:]:
            longer = f"{rows[-1]} · {fact}"
            if metrics.horizontalAdvance(longer) <= room:
                rows[-1] = longer
            elif len(rows) < lines:
                rows.append(fact)
            elif metrics.horizontalAdvance(f"{rows[-1]} · ") + LEAST_FACT <= room:
                rows[-1] = longer
        return rows

    def _words(self, rect: QRectF, text: str) -> None:
        self.painter.setFont(self.small_font)
        self.painter.setPen(QColor(self.look.tokens.secondary))
        metrics = QFontMetricsF(self.small_font)
        self._put(rect, metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))

    def _line(self, text: str, rect: QRectF) -> None:
        self.painter.setFont(self.title_font)
        self.painter.setPen(self.text_color)
        metrics = QFontMetricsF(self.title_font)
        self._put(rect, metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))

    def _put(self, rect: QRectF, text: str) -> None:
        side = Qt.AlignmentFlag.AlignRight if self.look.rtl else Qt.AlignmentFlag.AlignLeft
        self.painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, text)

    def _too_long(self, room: float) -> bool:
        """Say whether the first word needs a line of its own, below the badge and the marks."""
        word = self.card.title.split(" ", 1)[0]
        return QFontMetricsF(self.title_font).horizontalAdvance(word) > room

    def _title(self, start: float, top: float, room: float, badge: float, marks: float, lines: int) -> float:
        """Draw the title in at most so many lines, the last one elided, and return where it ends."""
        layout = QTextLayout(self.card.title, self.title_font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        number = 0
        if lines > 1 and self._too_long(room - badge - marks):
            top, lines, badge, marks = top + self.line, lines - 1, 0.0, 0.0
        while number < lines:
            line = layout.createLine()
            if not line.isValid():
                break
            begin = start + (badge if number == 0 else 0)
            width = room - (badge + marks if number == 0 else 0)
            line.setLineWidth(max(1.0, width))
            rest = self.card.title[line.textStart() :] if number == lines - 1 else None
            text = rest or self.card.title[line.textStart() : line.textStart() + line.textLength()]
            self._line(text.strip(), self._rect(begin, top + number * self.line, width, self.line))
            number += 1
        layout.endLayout()
        return top + max(1, number) * self.line


def ring(painter: QPainter, rect: QRect, color: str, width: int) -> None:
    """Draw a ring inside a rectangle, around a card that is chosen or has the focus."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(color), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), RADIUS, RADIUS)


def dots(painter: QPainter, rect: QRect, fill: str, color: str) -> None:
    """Draw the three dots of a card's menu."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(rect, RADIUS, RADIUS)
    painter.setBrush(QColor(color))
    step = max(3.0, min(4.0, rect.height() / 4))
    for number in (-1, 0, 1):
        middle = QRectF(rect).center() + QPointF(0, number * step)
        painter.drawEllipse(middle, 1.3, 1.3)
