"""Lanes too narrow to be read: their cards lie on each other like a hand of cards, with a "×3" that opens the day."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from workshopplanner.language import _, ngettext
from workshopplanner.ui.agenda import geometry, words
from workshopplanner.ui.agenda.columns import Spot
from workshopplanner.ui.agenda.painting import RADIUS
from workshopplanner.ui.agenda.rulers import caption_font
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.stage import Stage

WIDE, TALL = 32, 18


def clusters(spots: Iterable[Spot], edges: Sequence[int]) -> list[list[Spot]]:
    """Return the spots that lie on each other, in groups that share their time."""
    found: list[list[Spot]] = []
    narrow = [spot for spot in spots if geometry.stacked(spot, edges)]
    for spot in sorted(narrow, key=lambda spot: (spot.first, spot.last, spot.begin, spot.lane)):
        last = found[-1] if found else []
        same = bool(last) and (last[0].first, last[0].last) == (spot.first, spot.last)
        if same and spot.begin < max(each.end for each in last):
            last.append(spot)
        else:
            found.append([spot])
    return found


class Badge(QAbstractButton):
    """How many sessions lie here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.resize(WIDE, TALL)
        self.day_id = 0

    def tell(self, count: int, day_id: int) -> None:
        """Say how many sessions lie here, and on which day."""
        self.day_id = day_id
        self.setText(words.isolated(f"×{count}"))
        sessions = ngettext("{n} session", "{n} sessions", count).format(n=count)
        sentence = _("{sessions} at the same time. See them side by side (R).").format(sessions=sessions)
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.now.accent if self.underMouse() else scheme.now.text))
        painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        painter.setPen(QColor(scheme.now.on_accent if self.underMouse() else scheme.now.surface))
        painter.setFont(caption_font(self.font()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class Stacks(QObject):
    """Puts the cards of each stack in order and a badge onto it; the current session lies on top."""

    pressed = Signal(int)  # day id

    def __init__(self, stage: "Stage") -> None:
        super().__init__(stage)
        self._stage = stage
        self.badges: list[Badge] = []
        self._clusters: list[list[Spot]] = []
        self._lanes: dict[int, QRect] = {}
        self._orders: set[tuple[QWidget, ...]] = set()  # from below, as they were last

    def lay(self, spots: Iterable[Spot], edges: Sequence[int]) -> None:
        """Lay the stacks anew."""
        stage = self._stage
        self._clusters = clusters(spots, edges)
        flat = [spot for cluster in self._clusters for spot in cluster if spot.part == 0]
        boxes = geometry.boxes(flat, stage.axis, edges, stack=False)
        self._lanes = {key[0]: stage.canvas.visual(box.rect) for key, box in boxes.items()}
        while len(self.badges) < len(self._clusters):
            badge = named(Badge(stage.canvas), f"agenda.stack.{len(self.badges) + 1}")
            badge.clicked.connect(self._clicked)
            self.badges.append(badge)
        for badge in self.badges[len(self._clusters) :]:
            badge.hide()
        for badge, cluster in zip(self.badges, self._clusters, strict=False):
            badge.tell(len(cluster), stage.plan.columns[cluster[0].first].day.id)
            left, right = geometry.sides(cluster[0], edges)[0], edges[cluster[0].last + 1] - geometry.GUTTER
            foot = stage.axis.y(max(spot.end for spot in cluster))
            place = stage.canvas.visual(QRect(left, foot - TALL - 3, right - left - 3, TALL))
            badge.move(place.right() + 1 - WIDE if stage.isLeftToRight() else place.left(), place.top())
            badge.show()
        self.sort()

    def sort(self) -> None:
        """Let each card leave the accent bars of those below it in sight, and bring the current session on top."""
        current = self._stage.choice.current
        before, self._orders = self._orders, set()
        for badge, cluster in zip(self.badges, self._clusters, strict=False):
            ranked = sorted(cluster, key=lambda spot: (spot.session_id == current, spot.lane))
            buttons = [self._stage.button(spot.session_id, spot.part) for spot in ranked]
            order = (*(button for button in buttons if button is not None), badge)
            self._orders.add(order)
            if order not in before:  # raising paints anew
                for widget in order:
                    widget.raise_()

    def lane(self, session_id: int) -> QRect | None:
        """Return where a stacked session would lie beside the others; the arrow keys walk as if it did."""
        return self._lanes.get(session_id)

    def _clicked(self) -> None:
        badge = self.sender()
        if isinstance(badge, Badge):
            self.pressed.emit(badge.day_id)
