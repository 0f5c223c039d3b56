"""Where things stand on the board: minutes to pixels and back, widths of columns, boxes of cards, and neighbours.

Everything counts from the left; whoever draws mirrors for languages that are written from the right.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QRect

from workshopplanner.core.agenda import MINUTES_A_DAY
from workshopplanner.ui.agenda.columns import Spot

K = TypeVar("K", bound=Hashable)

PAD = 6  # above the first and below the last minute, so that the axis can write its first and last hour
LEAST_HEIGHT = 16  # of a drawn card
LEAST_COLUMN = 110
COMFORTABLE_LANE = 96  # of three and more: a narrower one can't be read, so their column gets more room before that
HALF = 72  # of two; little enough that a session beside another seldom changes the widths of a week
PEEK = 10  # what is seen of each card that lies under another
GUTTER = 6  # at the end of each column, so that neighbouring days do not touch
GAP = 1  # between cards
LEAST_SCALE = 0.8  # pixels for a minute; a week that does not fit scrolls rather than shrink below it
SNAP = 5


@dataclass(frozen=True)
class Axis:
    """The time axis: from `first` to `last` minute of the day at `scale` pixels for a minute."""

    first: int
    last: int
    scale: float

    @property
    def height(self) -> int:
        """The pixels from the top of the canvas to its bottom."""
        return round((self.last - self.first) * self.scale) + 2 * PAD

    def y(self, minute: float) -> int:
        """Return where a minute is drawn."""
        return round((minute - self.first) * self.scale) + PAD

    def minute(self, y: float) -> float:
        """Return the minute drawn at a height, within the day."""
        return max(0.0, min(MINUTES_A_DAY, self.first + (y - PAD) / self.scale))


def hours(spans: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Return the first and last minute to show, on the half hour, so that every span is in sight."""
    spans = list(spans) or [(9 * 60, 17 * 60)]
    first = min(begin for begin, _end in spans) // 30 * 30
    last = -(-max(end for _begin, end in spans) // 30) * 30
    return first, min(MINUTES_A_DAY, max(last, first + 60))


def fit(height: int, first: int, last: int) -> float:
    """Return the scale at which the whole day fits into a height, if it can still be read then."""
    return max(LEAST_SCALE, (height - 2 * PAD) / (last - first))


def snapped(minute: float, step: int = SNAP) -> int:
    """Return the nearest minute on the grid."""
    return int(minute / step + 0.5) * step


def column_edges(width: int, lanes: Sequence[int]) -> list[int]:
    """Return the left edges of the columns and the right edge of the last.

    Columns share the width evenly, but one whose lanes could not be read takes from those that have room to spare.
    """
    even = max(LEAST_COLUMN, width / max(1, len(lanes)))
    wanted = [max(even, _comfortable(count)) for count in lanes]
    excess = sum(wanted) - even * len(lanes)
    spare = [max(0.0, even - _least(count)) for count in lanes]
    give = min(1.0, excess / sum(spare)) if sum(spare) > 0 else 0.0
    taken = sum(spare) * give
    grow = taken / excess if excess > 0 else 0.0
    edges = [0.0]
    for want, some in zip(wanted, spare, strict=True):
        edges.append(edges[-1] + even + (want - even) * grow - some * give)
    return [round(edge) for edge in edges]


def _comfortable(lanes: int) -> float:
    lane = {1: 0, 2: HALF}.get(lanes, COMFORTABLE_LANE)
    return lanes * lane + GUTTER


def _least(lanes: int) -> float:
    return LEAST_COLUMN + 10 if lanes < 3 else _comfortable(lanes)


class Box(NamedTuple):
    """Where a card is drawn; `top` and `bottom` say which part of it is its true length."""

    rect: QRect
    top: int
    bottom: int


def boxes(spots: Iterable[Spot], axis: Axis, edges: Sequence[int], stack: bool = True) -> dict[tuple[int, int], Box]:
    """Return the box of each spot, by session and part.

    A card shorter than `LEAST_HEIGHT` is drawn longer than it is, and what follows it begins below it.
    """
    found: dict[tuple[int, int], Box] = {}
    overdrawn: list[tuple[QRect, int]] = []
    for spot in sorted(spots, key=lambda spot: (spot.begin, spot.end, spot.lane)):
        left, right = sides(spot, edges, stack)
        top, bottom = axis.y(spot.begin), axis.y(spot.end)
        start = top
        for other, end in overdrawn:
            if end <= spot.begin and other.left() < right and other.right() >= left:
                start = max(start, other.bottom() + 1)
        height = max(LEAST_HEIGHT, bottom - start)
        rect = QRect(left, start, right - left, height)
        if start + height > bottom:
            overdrawn.append((rect, spot.end))
        drawn = rect.adjusted(0, 0, -GAP, -GAP)
        found[spot.session_id, spot.part] = Box(drawn, max(0, top - start), max(4, min(bottom - start, height) - GAP))
    return found


def stacked(spot: Spot, edges: Sequence[int]) -> bool:
    """Say whether a spot's lanes are too narrow to lie beside each other."""
    width = edges[spot.last + 1] - GUTTER - edges[spot.first]
    return spot.lanes > 2 and width / spot.lanes < COMFORTABLE_LANE - 1


def sides(spot: Spot, edges: Sequence[int], stack: bool = True) -> tuple[int, int]:
    """Return where a spot begins and ends from left to right: in its lane, or under others with an edge to be seen."""
    left, right = edges[spot.first], edges[spot.last + 1] - GUTTER
    if stack and stacked(spot, edges):
        peek = min(PEEK, (right - left) // (2 * spot.lanes))
        return left + spot.lane * peek, right - (spot.lanes - 1 - spot.lane) * peek
    share = (right - left) / spot.lanes
    return round(left + spot.lane * share), round(left + (spot.lane + 1) * share)


def column_at(x: int, edges: Sequence[int]) -> int:
    """Return the column at a place; beyond the ends, the first or the last."""
    return max(0, sum(1 for edge in edges[1:-1] if x >= edge))


def mirrored(rect: QRect, width: int) -> QRect:
    """Return a rectangle as it lies when the whole width is written from the right."""
    return QRect(width - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())


class Stand(NamedTuple):
    """Where a card stands, as walking with the arrow keys sees it."""

    rect: QRect
    first: int
    last: int


def neighbour(stands: Mapping[K, Stand], of: K, dx: int, dy: int) -> K | None:
    """Return the card that lies next in a direction, counted from the left: the nearest column or time first."""
    here = stands[of]
    others = {key: stand for key, stand in stands.items() if key != of}
    ranked = [(_sideways(here, there, dx) if dx else _upright(here, there, dy), key) for key, there in others.items()]
    reachable = [(rank, at, key) for at, (rank, key) in enumerate(ranked) if rank is not None]
    return min(reachable)[2] if reachable else None


def _sideways(here: Stand, there: Stand, dx: int) -> tuple[int, int, int, int] | None:
    ahead = there.rect.left() >= here.rect.right() if dx > 0 else there.rect.right() <= here.rect.left()
    if not ahead:
        return None
    columns = there.first - here.last if dx > 0 else here.first - there.last
    meets = there.rect.top() <= here.rect.bottom() and here.rect.top() <= there.rect.bottom()
    return max(0, columns), int(not meets), abs(there.rect.top() - here.rect.top()), abs(_apart(here, there))


def _upright(here: Stand, there: Stand, dy: int) -> tuple[int, int, int, int] | None:
    below = there.rect.top() - here.rect.top()
    if below * dy <= 0 or there.last < here.first or here.last < there.first:
        return None
    aside = there.rect.right() < here.rect.left() or here.rect.right() < there.rect.left()
    return int(aside), abs(below), abs(_apart(here, there)), 0


def _apart(here: Stand, there: Stand) -> int:
    return there.rect.center().x() - here.rect.center().x()
