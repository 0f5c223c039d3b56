"""The hours of two weeks beside each other: stretched where a title needs more room than its minutes have."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption


@dataclass(frozen=True)
class Need:
    """A stretch of minutes and the pixels that what stands in it needs."""

    begin: int
    end: int
    height: float


@dataclass(frozen=True)
class Axis:
    """Where each minute of the day lies: straight lines between the edges."""

    edges: tuple[int, ...]
    tops: tuple[float, ...]

    def at(self, minute: int) -> float:
        """Return where a minute lies, from the top of the first hour."""
        place = min(max(bisect_right(self.edges, minute) - 1, 0), len(self.edges) - 2)
        begin, end = self.edges[place], self.edges[place + 1]
        share = (minute - begin) / (end - begin)
        return self.tops[place] + share * (self.tops[place + 1] - self.tops[place])

    @property
    def height(self) -> float:
        """How high the whole day is."""
        return self.tops[-1]


def stretched(opens: int, closes: int, needs: Sequence[Need], scale: float) -> Axis:
    """Give each minute `scale` pixels, and more where a need asks for it; short stretches are served first."""
    edges = sorted(
        {opens, closes, *range(opens, closes, 60)}
        | {minute for need in needs for minute in (need.begin, need.end) if opens < minute < closes}
    )
    heights = [(end - begin) * scale for begin, end in pairwise(edges)]
    for need in sorted(needs, key=lambda each: each.end - each.begin):
        first, last = bisect_right(edges, need.begin) - 1, bisect_right(edges, need.end - 1)
        lacking = need.height - sum(heights[first:last])
        if lacking > 0:
            minutes = edges[min(last, len(edges) - 1)] - edges[first]
            for at in range(first, min(last, len(heights))):
                heights[at] += lacking * (edges[at + 1] - edges[at]) / minutes
    tops = [0.0]
    for height in heights:
        tops.append(tops[-1] + height)
    return Axis(tuple(edges), tuple(tops))


def shares(wanted: Sequence[float], room: float) -> list[float]:
    """Return the widths of days: what each wants and a share of the rest; short of room, who wants much has less."""
    over = room - sum(wanted)
    if over >= 0:
        return [each + over / len(wanted) for each in wanted]
    weights = [each**0.4 for each in wanted]
    return [room * weight / sum(weights) for weight in weights]


def wrapping() -> QTextOption:
    """Break lines between words, and within a word that is wider than the line."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeading)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def text_height(text: str, font: QFont, width: float) -> float:
    """Return how high a text is in lines of this width."""
    layout = QTextLayout(text, font)
    layout.setTextOption(wrapping())
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 8.0))
        height += line.height()
    layout.endLayout()
    return height


def draw_wrapped(painter: QPainter, box: QRectF, text: str) -> None:
    """Paint a text as `text_height` measured it."""
    painter.drawText(box, text, wrapping())
