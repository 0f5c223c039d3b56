"""What stays in sight while the board scrolls: the heads of its columns and the hours."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from workshopplanner.core.kinds import Severity
from workshopplanner.language import ngettext
from workshopplanner.ui import icons
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.geometry import Axis
from workshopplanner.ui.agenda.painting import text_size
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.core.findings import Finding

ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute
MARK = 14


def caption_font(font: QFont) -> QFont:
    """Return the font of small words."""
    made = QFont(font)
    made.setPixelSize(max(12, round(text_size(font) * 0.92)))
    return made


class Head(QAbstractButton):
    """The head of a column: its name, a second line, and how many problems it holds."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        named(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.key = 0
        self.more: QAbstractButton | None = None  # opens the menu of what the column is
        self.spare = 0  # pixels at the end that belong to it
        self._lines = ("", "", "")
        self._findings: tuple[Finding, ...] = ()
        self._hovered = False

    def tell(self, key: int, lines: tuple[str, str, str], findings: Sequence["Finding"], spoken: str) -> None:
        """Show a name, a second line, the name for narrow columns, and a count of problems; a click hands on `key`."""
        if (key, lines, tuple(findings)) == (self.key, self._lines, self._findings):
            return
        self.key, self._lines, self._findings = key, lines, tuple(findings)
        count = len(self._findings)
        warnings = ngettext("{n} warning", "{n} warnings", count).format(n=count) if count else ""
        self.setAccessibleName(", ".join(part for part in (spoken, lines[1], warnings) if part))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = scheme.now
        if self._hovered and self.isEnabled():
            painter.fillRect(self.rect(), QColor(now.neutral))
        taken = self._count(painter) + self.spare
        width = self.width() - 10 - taken
        left = 6 if self.isLeftToRight() else self.width() - 6 - width
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        full, _under, short = self._lines
        name = full if QFontMetrics(bold).horizontalAdvance(full) <= width else short
        self._write(painter, QRect(left, 3, width, self.height() // 2 - 3), name, bold, now.text)
        small = caption_font(self.font())
        under = QRect(left, self.height() // 2, width, self.height() // 2 - 3)
        self._write(painter, under, self._lines[1], small, now.secondary)
        painter.end()

    def _write(self, painter: QPainter, rect: QRect, text: str, font: QFont, color: str) -> None:
        side = Qt.AlignmentFlag.AlignLeft if self.isLeftToRight() else Qt.AlignmentFlag.AlignRight
        painter.setFont(font)
        painter.setPen(QColor(color))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, side | ABSOLUTE | Qt.AlignmentFlag.AlignVCenter, shown)

    def _count(self, painter: QPainter) -> int:
        """Draw how many problems there are, and return the room it takes."""
        if not self._findings:
            return 0
        worst = any(finding.severity is Severity.STOPS for finding in self._findings)
        tone = scheme.now.error if worst else scheme.now.warning
        text = words.isolated(str(len(self._findings)))
        font = caption_font(self.font())
        wide = QFontMetrics(font).horizontalAdvance(text)
        taken = MARK + wide + 8
        left = self.width() - taken - 4 - self.spare if self.isLeftToRight() else 4 + self.spare
        sign = icons.pixmap("warning", tone.text, MARK, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() // 2 - MARK) // 2 + 2, sign)
        self._write(painter, QRect(left + MARK + 3, 3, wide + 4, self.height() // 2 - 3), text, font, tone.text)
        return taken

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)


class Corner(QWidget):
    """The ground beside the heads and above the hours."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(scheme.now.window))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(scheme.now.line))
        painter.end()


class Heads(Corner):
    """The strip of heads above the columns; `row` moves sideways with the canvas."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "agenda.heads")
        self.row = QWidget(self)
        self.heads: list[Head] = []
        self._fresh: list[Head] = []

    def tall(self) -> int:
        """Return the height that two lines take."""
        return QFontMetrics(self.font()).height() + QFontMetrics(caption_font(self.font())).height() + 8

    def keep(self, count: int) -> list[Head]:
        """Return this many heads, made or taken away as needed."""
        while len(self.heads) < count:
            head = Head(self.row, f"agenda.head.{len(self.heads) + 1}")
            head.show()
            self.heads.append(head)
            self._fresh.append(head)
        while len(self.heads) > count:
            head = self.heads.pop()
            head.hide()
            head.deleteLater()
        return self.heads

    def fresh(self) -> list[Head]:
        """Return the heads made since the last question, to be listened to."""
        fresh, self._fresh = self._fresh, []
        return fresh

    def spread(self, edges: Sequence[int], width: int) -> None:
        """Put each head above its column."""
        self.row.resize(width, self.height())
        for head, left, right in zip(self.heads, edges, edges[1:], strict=False):
            x = left if self.isLeftToRight() else width - right
            head.setGeometry(x, 0, right - left, self.height() - 1)


class Hours(QWidget):
    """The hours beside the columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "agenda.hours")
        self.axis = Axis(9 * 60, 17 * 60, 1.0)
        self.offset = 0  # where the top of the canvas is

    def show_axis(self, axis: Axis, offset: int) -> None:
        """Write the hours of an axis whose top lies at an offset."""
        if (axis, offset) != (self.axis, self.offset):
            self.axis, self.offset = axis, offset
            self.update()

    def wide(self) -> int:
        """Return the width that a time of day takes."""
        return QFontMetrics(caption_font(self.font())).horizontalAdvance(words.clock(20 * 60)) + 14

    def sizeHint(self) -> QSize:
        return QSize(self.wide(), 100)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(scheme.now.window))
        font = caption_font(self.font())
        painter.setFont(font)
        tall = QFontMetrics(font).height()
        side = Qt.AlignmentFlag.AlignRight if self.isLeftToRight() else Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(scheme.now.secondary))
        for minute in self.labels():
            middle = self.axis.y(minute) + self.offset
            top = min(max(middle - tall // 2, self.offset), self.axis.height + self.offset - tall)
            rect = QRect(6, top, self.width() - 12, tall)
            painter.drawText(rect, side | ABSOLUTE | Qt.AlignmentFlag.AlignVCenter, words.clock(minute))
        painter.end()

    def labels(self) -> list[int]:
        """Return the minutes that are written: full hours, half hours where there is room, and the first."""
        step = 30 if self.axis.scale * 30 >= 26 else 60
        first = -(-self.axis.first // step) * step
        return list(range(first, self.axis.last + 1, step))
