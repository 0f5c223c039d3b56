"""Fixes for the course of a day: hours, breaks, lunch and what follows it."""

from collections.abc import Iterator

from workshopplanner.core.agenda import Card, Day, Move, minute_of, time_of
from workshopplanner.core.findings import Finding
from workshopplanner.core.fixes import Deed, Fix, Verb, moved, offer
from workshopplanner.core.free_slots import Slots, start
from workshopplanner.core.kinds import TYPES, SessionType
from workshopplanner.core.rules_days import AFTERNOON, NOON, lunch, stretches
from workshopplanner.language import _

_COFFEE = 15
_SETTLED = 60  # minutes after lunch when people listen again
_LEAST = 15  # minutes that a session keeps when a break is taken from it


@offer("outside_hours")
def inside(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer a free slot inside the hours, or longer hours."""
    del finding
    for card in cards:
        day = slots.day_of(card)
        free = None if card.locked else slots.first(card)
        if free is not None:
            yield moved(card, *free, "move_inside", safe=free[0].id == day.id)
        opens, closes = min(card.begin, minute_of(day.opens)), max(card.end, minute_of(day.closes))
        label = _("Open the day {opens} to {closes}").format(opens=start(opens), closes=start(closes))
        if closes < 24 * 60:
            yield Fix("extend_day", label, (Deed(Verb.HOURS, (day.id, time_of(opens), time_of(closes))),))


@offer("zero_minutes")
def lengthen(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer the usual length of such a session."""
    del slots, finding
    for card in cards:
        minutes = TYPES[card.type].minutes
        label = _("Make {code} {minutes} min long").format(code=card.code, minutes=minutes)
        yield Fix("lengthen", label, (Deed(Verb.RESIZE, (card.id, minutes)),), safe=True)


@offer("long_without_break")
def coffee(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer a coffee taken from the end of a session, where both halves are short enough then."""
    day = slots.day_of(cards[0])
    most = slots.facts.limit("minutes_without_break")
    minutes = max(_COFFEE, slots.facts.limit("shortest_break"))
    run = next((run for run in stretches(slots.facts, day) if [card.id for card in run] == list(finding.sessions)), [])
    begin, end = cards[0].begin, max(card.end for card in cards)
    places = []
    for until in sorted({card.end for card in run}):
        there = [card for card in run if card.begin < until and until - minutes < card.end]
        fits = all(card.end == until and not card.locked and card.minutes >= minutes + _LEAST for card in there)
        if there and fits and until - minutes - begin <= most and end - until <= most:
            places.append((abs(until - minutes - begin - (end - until)), until, there))
    if places:
        _gap, until, there = min(places, key=lambda place: place[:2])
        deeds = [Deed(Verb.RESIZE, (card.id, card.minutes - minutes)) for card in there]
        if until < end:
            deeds.append(added(day, _("Coffee break"), SessionType.BREAK, until - minutes, minutes))
            label = _("Insert coffee at {time}").format(time=start(until - minutes))
        else:
            label = _("End {minutes} min earlier").format(minutes=minutes)
        yield Fix("insert_coffee", label, tuple(deeds))


def added(day: Day, title: str, type_: SessionType, begin: int, minutes: int) -> Deed:
    """Return what adds a session in a slot."""
    fields = ("day_id", day.id), ("starts", time_of(begin)), ("minutes", minutes), ("type", type_)
    return Deed(Verb.ADD, (title, None, fields))


@offer("lunch_missing")
def add_lunch(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer lunch in a gap at noon, or between two sessions with the afternoon pushed later."""
    del cards
    day = slots.days[int(finding.subject.rsplit(";", 1)[1])]
    least = slots.facts.limit("shortest_lunch")
    busy = slots.cards[day.id]
    marks = sorted({max(NOON, minute_of(day.opens)), *(card.end for card in busy), 12 * 60})
    for begin in (each for each in marks if NOON <= each < AFTERNOON):
        if not any(card.begin < begin + least and begin < card.end for card in busy):
            label = _("Add lunch at {time}").format(time=start(begin))
            yield Fix("add_lunch", label, (added(day, _("Lunch"), SessionType.MEAL, begin, least),))
            return
    for begin in (each for each in marks if NOON <= each < AFTERNOON):
        later = [card for card in busy if card.begin >= begin]
        straddle = any(card.begin < begin < card.end for card in busy)
        last = max((card.end for card in later), default=begin) + least
        if later and not straddle and not any(card.locked for card in later) and last <= minute_of(day.closes):
            moves = tuple(Move(card.id, day.id, time_of(card.begin + least)) for card in later)
            deeds = Deed(Verb.MOVE, moves), added(day, _("Lunch"), SessionType.MEAL, begin, least)
            label = _("Add lunch at {time} and push the rest later").format(time=start(begin))
            yield Fix("add_lunch", label, deeds)
            return


@offer("lunch_short")
def longer_lunch(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer the missing minutes, from a gap after lunch or from the sessions that follow."""
    del finding
    for meal in cards:
        least = slots.facts.limit("shortest_lunch")
        end = meal.begin + least
        hit = [each for each in slots.cards[meal.day_id or 0] if each.id != meal.id and meal.end <= each.begin < end]
        if meal.locked or any(card.locked or card.end - end < _LEAST for card in hit):
            continue
        late = [Deed(Verb.TIME, (card.id, time_of(end), card.end - end)) for card in hit]
        label = _("Make lunch {minutes} min long").format(minutes=least)
        yield Fix("lengthen_lunch", label, (Deed(Verb.RESIZE, (meal.id, least)), *late))


@offer("lecture_after_lunch", "heavy_after_lunch")
def swap(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer to change places with group work that is as long, where neither is in anybody's way."""
    del finding
    for card in reversed(cards):
        for other in sorted(slots.facts.agenda.cards, key=lambda each: each.day_id != card.day_id):
            if other.type is SessionType.GROUP_WORK and _swaps(slots, card, other):
                moves = (
                    Move(card.id, other.day_id or 0, other.starts or time_of(0)),
                    Move(other.id, card.day_id or 0, card.starts or time_of(0)),
                )
                label = _("Swap {code} with {other}").format(code=card.code, other=other.code)
                yield Fix("swap", label, (Deed(Verb.MOVE, moves),))
                return


def _swaps(slots: Slots, card: Card, other: Card) -> bool:
    """Say whether two sessions alone in their slots could change places."""
    if not other.live or other.locked or card.locked or other.minutes != card.minutes:
        return False
    here, there = slots.day_of(card), slots.day_of(other)
    meal = lunch(slots.facts.agenda, there)
    after_meal = meal is not None and 0 <= other.begin - meal.end < _SETTLED
    beside = [
        *slots.beside(card, here, card.begin, card.minutes),
        *slots.beside(other, there, other.begin, other.minutes),
    ]
    free = not [each for each in beside if each.id not in (card.id, other.id)]
    return not after_meal and free and slots.suits(card, there, other.begin) and slots.suits(other, here, card.begin)
