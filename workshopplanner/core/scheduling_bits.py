"""Times of a week as the bits of whole numbers, one for each minute.

To ask whether something is free is then one operation, and so is shifting a whole week by the length of a session.
"""

from collections.abc import Collection, Iterator

from workshopplanner.core.agenda import MINUTES_A_DAY, Card, Day, minute_of

GRID = 5  # minutes: the finest start that is proposed, and the piece in which sessions beside each other are counted


class Week:
    """The days of a workshop in a row, as minutes and as bits."""

    def __init__(self, days: Collection[Day]) -> None:
        self.days = tuple(days)
        self.order = {day.id: at for at, day in enumerate(self.days)}
        self.minutes = len(self.days) * MINUTES_A_DAY
        opened = 0
        for day in self.days:
            opened |= self.span(day, minute_of(day.opens), minute_of(day.closes))
        self.closed = ((1 << self.minutes + MINUTES_A_DAY) - 1) & ~opened  # so that nothing runs out of the week

    def __contains__(self, day_id: object) -> bool:
        return day_id in self.order

    def minute(self, day_id: int, minute: int) -> int:
        """Return a minute of a day as one of the week."""
        return self.order[day_id] * MINUTES_A_DAY + minute

    def span(self, day: Day, begin: int, end: int) -> int:
        """Return the bits of some time of a day."""
        return span(self.minute(day.id, begin), self.minute(day.id, end))

    def of(self, card: Card) -> int:
        """Return the bits of a session's slot, none where it has none here."""
        if card.day_id is None or card.day_id not in self.order:
            return 0
        begin = self.minute(card.day_id, card.begin)
        return span(begin, begin + card.minutes)


def span(begin: int, end: int) -> int:
    """Return the bits from one minute to another."""
    return ((1 << max(0, end - begin)) - 1) << begin


def spoilt(busy: int, minutes: int) -> int:
    """Return the minutes at which nothing of that length may begin, because it would meet a busy one."""
    done, found = 1, busy
    while done < minutes:
        step = min(done, minutes - done)
        found |= found >> step
        done += step
    return found


def pieces(start: int, length: int) -> range:
    """Return the pieces of the week that some time takes."""
    return range(start // GRID, -(-(start + length) // GRID))


def minutes(bits: int) -> Iterator[int]:
    """Yield the minutes that are set, in order."""
    digits = f"{bits:b}"[::-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)
