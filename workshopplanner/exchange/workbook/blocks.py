"""Where each session stands on the week grid: rows are the week's distinct times, columns split only where needed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workshopplanner.core.agenda import MINUTES_A_DAY, Card, Day, lanes

_AIRIEST = 2.0  # points a minute: a day of few sessions is not blown up to fill the page
SHORTEST = 1  # minute: a session without length still needs a row of its own


@dataclass(frozen=True)
class Block:
    """A session's place: its first row and column from 0, and how many of each it takes."""

    card: Card
    row: int
    rows: int
    column: int
    columns: int


@dataclass(frozen=True)
class Week:
    """The grid of some days: `times` has one entry more than there are rows, `columns` one for each day."""

    days: tuple[Day, ...]
    times: tuple[int, ...]
    columns: tuple[int, ...]
    blocks: tuple[Block, ...]

    def first_column(self, day: int) -> int:
        """Return the first column of the day at this place."""
        return sum(self.columns[:day])


def arrange(days: Sequence[Day], cards: Iterable[Card]) -> Week:
    """Place the sessions of these days so that no two blocks share a cell, however they overlap."""
    wanted = {day.id for day in days}
    placed = [_with_length(card) for card in cards if card.day_id in wanted]
    times = tuple(sorted({minute for card in placed for minute in (card.begin, card.end)}))
    row_of = {minute: row for row, minute in enumerate(times)}
    columns: list[int] = []
    blocks: list[Block] = []
    for day in days:
        own = [card for card in placed if card.day_id == day.id]
        places = lanes(own)
        width = max((place.lanes for place in places.values()), default=1)
        for card in own:
            place = places[card.id]
            left, right = (width * lane // place.lanes for lane in (place.lane, place.lane + 1))
            top = row_of[card.begin]
            blocks.append(Block(card, top, row_of[card.end] - top, sum(columns) + left, right - left))
        columns.append(width)
    return Week(tuple(days), times, tuple(columns), tuple(blocks))


def _with_length(card: Card) -> Card:
    """Return the session with some length, and within its day."""
    begin = min(card.begin, MINUTES_A_DAY - SHORTEST)
    minutes = max(SHORTEST, min(card.minutes, MINUTES_A_DAY - begin))
    if begin == card.begin and minutes == card.minutes:
        return card
    starts = card.starts.replace(hour=begin // 60, minute=begin % 60) if card.starts else None
    return replace(card, starts=starts, minutes=minutes)


def row_heights(needs: Iterable[tuple[int, int, float]], minutes: Sequence[int], least: float) -> list[float]:
    """Return heights so that each block (first row, number of rows, height it needs) has room.

    A block over several rows takes what is missing from its rows by the clock, so that the grid stays to scale
    where text allows it.
    """
    heights = [least] * len(minutes)
    for top, count, need in sorted(needs, key=lambda one: one[1]):
        rows = range(top, top + count)
        short = need - sum(heights[row] for row in rows)
        span = sum(minutes[row] for row in rows)
        if short > 0:
            for row in rows:
                heights[row] += short * minutes[row] / span
    return heights


def stretch(heights: Sequence[float], minutes: Sequence[int], total: float, most: float) -> list[float]:
    """Return heights that fill `total` by the clock without going under what is needed or over `most`."""
    low, high = 0.0, _AIRIEST
    for _step in range(40):
        scale = (low + high) / 2
        filled = sum(_stretched(heights, minutes, scale, most))
        low, high = (scale, high) if filled < total else (low, scale)
    return _stretched(heights, minutes, low, most)


def _stretched(heights: Sequence[float], minutes: Sequence[int], scale: float, most: float) -> list[float]:
    return [min(most, max(height, minute * scale)) for height, minute in zip(heights, minutes, strict=True)]
