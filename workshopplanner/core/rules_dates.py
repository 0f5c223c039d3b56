"""Rules about dates: the days that people of the host country have off, and the time that Fridays leave."""

from collections.abc import Iterator

from workshopplanner import language
from workshopplanner.core import holidays
from workshopplanner.core.agenda import Card, Day, time_of
from workshopplanner.core.calendar import clock_range, day_and_month
from workshopplanner.core.findings import Book, Case, Facts
from workshopplanner.core.kinds import Severity
from workshopplanner.core.rule_words import live
from workshopplanner.core.rules_days import REST
from workshopplanner.language import _

RULES = Book()
FRIDAY = 4
PRAYER = 11 * 60 + 30, 14 * 60 + 30  # between them lies the Friday prayer, wherever the workshop is


@RULES.rule(Severity.HINT)
def day_on_holiday(facts: Facts) -> Iterator[Case]:
    """Find days on a weekend or a public holiday of the host country.

    The library that knows takes a third of a second to read: until somebody has read it, nothing is found.
    """
    if not facts.host or not holidays.loaded():
        return
    for day in facts.agenda.days:
        name = holidays.off(day.date, facts.host, language.current())
        if name is None:
            continue
        sentence = (
            _("{day} is a public holiday in the host country: {holiday}.")
            if name
            else _("{day} falls on a weekend of the host country.")
        )
        told = sentence.format(day=day_and_month(day.date), holiday=name)
        yield Case(told, days=(day.id,), about=(day.id,), matters=(day.date.isoformat(), facts.host))


@RULES.rule(Severity.HINT)
def prayer_time(facts: Facts) -> Iterator[Case]:
    """Find Fridays that leave less time for prayer than the workshop has asked for."""
    least = facts.limit("friday_prayer")
    for day in facts.agenda.days if least else ():
        if day.date.weekday() == FRIDAY and longest_gap(live(facts.agenda, day), *PRAYER) < least:
            sentence = _("{day} has no {minutes} minutes free for prayer, {time}.").format(
                day=day_and_month(day.date), minutes=least, time=clock_range(*map(time_of, PRAYER))
            )
            ids = tuple(card.id for card in _busy(facts, day))
            yield Case(sentence, ids, days=(day.id,), about=(day.id,), matters=(least, _spans(facts, day)))


def longest_gap(cards: list[Card], begin: int, end: int) -> int:
    """Return the most minutes in a row in which nobody works, between two minutes of a day."""
    longest, free = 0, begin
    for card in cards:
        if card.type not in REST and card.end > begin and card.begin < end:
            longest, free = max(longest, card.begin - free), max(free, card.end)
    return max(longest, end - free)


def _busy(facts: Facts, day: Day) -> list[Card]:
    begin, end = PRAYER
    return [card for card in live(facts.agenda, day) if card.type not in REST and card.end > begin and card.begin < end]


def _spans(facts: Facts, day: Day) -> list[tuple[int, int]]:
    return [(card.begin, card.end) for card in _busy(facts, day)]
