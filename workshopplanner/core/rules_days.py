"""Rules about the course of a day: breaks, lunch and what follows it."""

from collections.abc import Iterator

from workshopplanner.core.agenda import Agenda, Card, Day, time_of
from workshopplanner.core.calendar import clock_range, day_and_month
from workshopplanner.core.findings import Book, Case, Facts, slot_of
from workshopplanner.core.kinds import SessionType, Severity
from workshopplanner.core.rule_words import both, live, quoted, slot
from workshopplanner.language import _

RULES = Book()
NOON, AFTERNOON = 11 * 60, 15 * 60  # a meal that begins between them is lunch
LONG_BEFORE, LONG_AFTER = 12 * 60, 14 * 60  # who works before the one and after the other wants lunch
REST = frozenset(
    {
        SessionType.BREAK,
        SessionType.MEAL,
        SessionType.REGISTRATION,
        SessionType.SOCIAL,
        SessionType.FIELD_VISIT,  # breaks are taken on the way
    }
)
_HEAVY = frozenset({SessionType.LECTURE, SessionType.PLENARY})


def stretches(facts: Facts, day: Day) -> Iterator[list[Card]]:
    """Yield the sessions of a day that follow each other without a gap that counts as a break."""
    run: list[Card] = []
    until = 0
    for card in live(facts.agenda, day):
        if card.type in REST:
            continue
        if run and card.begin - until >= facts.limit("shortest_break"):
            yield run
            run = []
        until = max(until, card.end) if run else card.end
        run.append(card)
    if run:
        yield run


@RULES.rule(Severity.HINT)
def long_without_break(facts: Facts) -> Iterator[Case]:
    """Find people sitting longer than is good for them."""
    most = facts.limit("minutes_without_break")
    for day in facts.agenda.days:
        for run in stretches(facts, day):
            begin, end = run[0].begin, max(card.end for card in run)
            if end - begin > most:
                sentence = _("{minutes} minutes without a break on {day}, {time}: {sessions}.").format(
                    minutes=end - begin,
                    day=day_and_month(day.date),
                    time=clock_range(time_of(begin), time_of(end)),
                    sessions=quoted(run),
                )
                ids = tuple(card.id for card in run)
                yield Case(sentence, ids, days=(day.id,), about=(day.id,), matters=(day.id, begin, end))


def lunch(agenda: Agenda, day: Day) -> Card | None:
    """Return the lunch of a day."""
    meals = (card for card in live(agenda, day) if card.type is SessionType.MEAL)
    return next((card for card in meals if NOON <= card.begin < AFTERNOON), None)


@RULES.rule(Severity.HINT)
def lunch_missing(facts: Facts) -> Iterator[Case]:
    """Find days that go on from the morning to the afternoon without a meal."""
    for day in facts.agenda.days:
        cards = [card for card in live(facts.agenda, day) if card.type is not SessionType.REGISTRATION]
        morning = any(card.begin < LONG_BEFORE for card in cards)
        afternoon = any(card.end > LONG_AFTER for card in cards)
        trip = any(
            card.type is SessionType.FIELD_VISIT and card.begin < AFTERNOON and card.end > NOON for card in cards
        )
        if morning and afternoon and not trip and lunch(facts.agenda, day) is None:
            sentence = _("There is no lunch on {day}.").format(day=day_and_month(day.date))
            yield Case(sentence, days=(day.id,), about=(day.id,), matters=(day.id,))


@RULES.rule(Severity.HINT)
def lunch_short(facts: Facts) -> Iterator[Case]:
    """Find lunches in which nobody can eat."""
    least = facts.limit("shortest_lunch")
    for day in facts.agenda.days:
        meal = lunch(facts.agenda, day)
        if meal is not None and 0 < meal.minutes < least:
            sentence = _("“{title}” ({code}) on {day}, {time}, is shorter than {least} minutes.")
            yield Case(sentence.format(**slot(day, meal), least=least), (meal.id,), matters=(meal.minutes, least))


def after_lunch(agenda: Agenda, day: Day) -> list[Card]:
    """Return what people work on after the lunch of a day, up to the next rest."""
    meal = lunch(agenda, day)
    found: list[Card] = []
    for card in live(agenda, day) if meal is not None else ():
        if meal is None or card.begin < meal.end or card.type in (SessionType.RECAP, SessionType.ADMINISTRATIVE):
            continue
        if card.type in REST:
            break
        found.append(card)
    return found


@RULES.rule(Severity.HINT)
def lecture_after_lunch(facts: Facts) -> Iterator[Case]:
    """Find lectures for which people are too full."""
    for day in facts.agenda.days:
        first = after_lunch(facts.agenda, day)[:1]
        if first and first[0].type is SessionType.LECTURE:
            sentence = _("“{title}” ({code}) on {day}, {time}, is a lecture right after lunch.")
            yield Case(sentence.format(**slot(day, first[0])), (first[0].id,), matters=(slot_of(first[0]),))


@RULES.rule(Severity.HINT)
def heavy_after_lunch(facts: Facts) -> Iterator[Case]:
    """Find two sessions after lunch in which people only listen, one after the other."""
    for day in facts.agenda.days:
        first = after_lunch(facts.agenda, day)[:2]
        if len(first) == 2 and all(card.type in _HEAVY for card in first) and first[0].end <= first[1].begin:
            sentence = _(
                "People only listen in two sessions after lunch on {day}: "
                "“{one}” ({one_code}) and “{other}” ({other_code})."
            )
            ids = first[0].id, first[1].id
            yield Case(sentence.format(**both(day, *first)), ids, matters=tuple(slot_of(card) for card in first))
