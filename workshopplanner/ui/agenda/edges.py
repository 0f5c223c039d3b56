"""Lengthening and shortening sessions together, at their ends or at their beginnings: how far, and what it makes."""

from collections.abc import Sequence

from workshopplanner.core.agenda import MINUTES_A_DAY, Card, time_of
from workshopplanner.core.ripple_blocks import Retime


def reach(cards: Sequence[Card], step: int, head: bool) -> tuple[int, int]:
    """Return how far the edges may move together: nothing gets shorter than a step, nothing leaves the day."""
    spare = min((card.minutes - min(step, card.minutes) for card in cards), default=0)
    if head:
        return -min((card.begin for card in cards), default=0), spare
    return -spare, MINUTES_A_DAY - max((card.end for card in cards), default=MINUTES_A_DAY)


def span(card: Card, shift: int, head: bool) -> tuple[int, int]:
    """Return where a session begins and ends once one of its edges has moved."""
    return (card.begin + shift, card.end) if head else (card.begin, card.end + shift)


def slots(cards: Sequence[Card], shift: int, head: bool) -> list[Retime]:
    """Return the slots that sessions have once their edges have moved together."""
    spans = [(card, *span(card, shift, head)) for card in cards]
    return [Retime(card.id, card.day_id or 0, time_of(begin), end - begin) for card, begin, end in spans]
