"""What the rules share: sessions in order, and how sentences name them."""

from collections.abc import Iterable, Sequence

from workshopplanner.core.agenda import Agenda, Card, Day, overlaps, time_of
from workshopplanner.core.calendar import clock_range, day_and_month
from workshopplanner.core.kinds import Function, SessionType
from workshopplanner.language import _

COME_AND_GO = frozenset({SessionType.REGISTRATION, SessionType.BREAK})  # nobody needs a seat
MOST_NAMED = 12  # sessions in one sentence
SILENT = frozenset({Function.INTERPRETER, Function.RAPPORTEUR})  # those who do not lead


def live(agenda: Agenda, day: Day) -> list[Card]:
    """Return the sessions of a day that take place, by their start."""
    return list(agenda.live.get(day.id, ()))


def slot(day: Day, card: Card) -> dict[str, str]:
    """Return the words for a session in its slot."""
    times = clock_range(time_of(card.begin), card.ends)
    return {"title": card.title, "code": card.code, "day": day_and_month(day.date), "time": times}


def both(day: Day, one: Card, other: Card) -> dict[str, str]:
    """Return the words for two sessions and the time that they share."""
    begin, end = max(one.begin, other.begin), min(one.end, other.end)
    return {
        "day": day_and_month(day.date),
        "time": clock_range(time_of(begin), time_of(end)),
        "one": one.title,
        "one_code": one.code,
        "other": other.title,
        "other_code": other.code,
    }


def listed(names: Sequence[str]) -> str:
    """Return names as a person would say them: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}").format(first=_(", ").join(names[:-1]), last=names[-1])


def quoted(cards: Iterable[Card]) -> str:
    """Return sessions by title and code, as a list in a sentence."""
    cards = list(cards)
    named = [_("“{title}” ({code})").format(title=card.title, code=card.code) for card in cards[:MOST_NAMED]]
    if len(cards) > MOST_NAMED:
        named.append(_("{n} more").format(n=len(cards) - MOST_NAMED))
    return listed(named)


def overlapping(cards: Iterable[Card]) -> set[int]:
    """Return which of the sessions of a day, sorted by their start, share a minute with another."""
    found: set[int] = set()
    longest: Card | None = None
    for card in cards:
        if longest is not None and overlaps(longest, card):
            found |= {longest.id, card.id}
        if longest is None or card.end > longest.end:
            longest = card
    return found
