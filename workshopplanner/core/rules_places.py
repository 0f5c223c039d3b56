"""Rules about slots and rooms: nothing twice at once, inside the hours, and with room for all."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from workshopplanner.core.agenda import Agenda, Card, Day, minute_of, overlaps, time_of
from workshopplanner.core.calendar import clock_range
from workshopplanner.core.findings import Book, Case, Facts, slot_of
from workshopplanner.core.kinds import Severity
from workshopplanner.core.rule_words import COME_AND_GO, both, listed, live, overlapping, slot
from workshopplanner.language import _

RULES = Book()


@RULES.rule(Severity.STOPS)
def room_double_booked(facts: Facts) -> Iterator[Case]:
    """Find two sessions that share a room for some minutes."""
    names = {room.id: room.name for room in facts.agenda.rooms}
    for day, room_id, one, other in _clashes(facts.agenda, lambda card: (room.id for room in card.rooms)):
        sentence = _(
            "{room} is booked twice on {day}, {time}: “{one}” ({one_code}) and “{other}” ({other_code})."
        ).format(room=names[room_id], **both(day, one, other))
        yield Case(sentence, (one.id, other.id), about=(room_id,), matters=(slot_of(one), slot_of(other)))


@RULES.rule(Severity.STOPS)
def person_in_two_places(facts: Facts) -> Iterator[Case]:
    """Find people who have a function in two sessions at once."""
    names = {person.person_id: person.name for card in facts.agenda.cards for person in card.people}
    for day, person_id, one, other in _clashes(facts.agenda, lambda card: (who.person_id for who in card.people)):
        sentence = _(
            "{person} is in two sessions at once on {day}, {time}: “{one}” ({one_code}) and “{other}” ({other_code})."
        ).format(person=names[person_id], **both(day, one, other))
        functions = [[who.function.value for who in card.people if who.person_id == person_id] for card in (one, other)]
        yield Case(sentence, (one.id, other.id), (person_id,), matters=(slot_of(one), slot_of(other), functions))


def _clashes(agenda: Agenda, users: Callable[[Card], Iterable[int]]) -> Iterator[tuple[Day, int, Card, Card]]:
    """Yield day, thing and two sessions for each session that needs a thing still in use by an earlier one.

    The earlier one is the one that keeps the thing longest. So every session in a clash is named, and the number of
    findings grows with the sessions, not with their pairs.
    """
    for day in agenda.days:
        longest: dict[int, Card] = {}
        for card in live(agenda, day):
            for used in dict.fromkeys(users(card)):
                before = longest.get(used)
                if before is not None and overlaps(before, card):
                    yield day, used, before, card
                if before is None or card.end > before.end:
                    longest[used] = card


@RULES.rule(Severity.STOPS)
def outside_hours(facts: Facts) -> Iterator[Case]:
    """Find sessions that begin before their day opens or end after it closes."""
    for day in facts.agenda.days:
        for card in live(facts.agenda, day):
            if card.begin < minute_of(day.opens) or card.end > minute_of(day.closes):
                sentence = _("“{title}” ({code}) on {day}, {time}, is outside the hours of the day, {hours}.").format(
                    **slot(day, card), hours=clock_range(day.opens, day.closes)
                )
                hours = minute_of(day.opens), minute_of(day.closes)
                yield Case(sentence, sessions=(card.id,), matters=(slot_of(card), hours))


@RULES.rule(Severity.STOPS)
def zero_minutes(facts: Facts) -> Iterator[Case]:
    """Find sessions that last no minute."""
    for day in facts.agenda.days:
        for card in live(facts.agenda, day):
            if card.minutes < 1:
                sentence = _("“{title}” ({code}) on {day}, {time}, lasts no minute.").format(**slot(day, card))
                yield Case(sentence, sessions=(card.id,), matters=(card.minutes,))


@RULES.rule(Severity.WARNING)
def room_closed(facts: Facts) -> Iterator[Case]:
    """Find sessions in a room outside the hours that the room itself has."""
    for day in facts.agenda.days:
        for card in live(facts.agenda, day):
            for room in card.rooms:
                opens, closes = facts.hours.get(room.id, (0, card.end))
                if card.begin < opens or card.end > closes:
                    sentence = _("“{title}” ({code}) on {day}, {time}, is outside the hours of {room}, {hours}.")
                    hours = clock_range(time_of(opens), time_of(closes))
                    told = sentence.format(**slot(day, card), room=room.name, hours=hours)
                    matters = (slot_of(card), opens, closes)
                    yield Case(told, sessions=(card.id,), about=(room.id,), matters=matters)


@RULES.rule(Severity.WARNING)
def room_too_small(facts: Facts) -> Iterator[Case]:
    """Find sessions in rooms that hold fewer than all, or than the share of those who attend a parallel set."""
    for day in facts.agenda.days:
        cards = live(facts.agenda, day)
        beside = overlapping(cards)
        sizes = Counter[int | None](card.parallel_set for card in cards if card.parallel_set is not None)
        for card in cards:
            together = sizes[card.parallel_set]
            holds = _capacity(card)
            expected = facts.attending if card.id not in beside else share(facts.attending, together)
            if holds is not None and holds < expected:
                yield Case(
                    _too_small(card.id in beside).format(
                        **slot(day, card),
                        attending=facts.attending,
                        share=expected,
                        rooms=listed([room.name for room in card.rooms]),
                        holds=holds,
                    ),
                    sessions=(card.id,),
                    matters=(expected, holds),
                )


def _too_small(shared: bool) -> str:
    if shared:
        return _(
            "“{title}” ({code}) on {day}, {time}, gets about {share} of the {attending} who attend, "
            "but {rooms} holds {holds}."
        )
    return _("“{title}” ({code}) on {day}, {time}, is for all {attending} who attend, but {rooms} holds {holds}.")


def share(attending: int, together: int) -> int:
    """Return how many come to one of so many sessions of a parallel set; nobody knows for sessions in no set."""
    return -(-attending // together) if together > 1 else 0


def _capacity(card: Card) -> int | None:
    """Return how many people the rooms of a session hold together, None where that is unknown or does not matter."""
    holds = [room.capacity for room in card.rooms]
    known = [capacity for capacity in holds if capacity is not None]
    return sum(known) if holds and len(known) == len(holds) and card.type not in COME_AND_GO else None


@RULES.rule(Severity.HINT)
def parallel_same_theme(facts: Facts) -> Iterator[Case]:
    """Find sessions of one theme at the same time that were not made as one parallel set."""
    for day, _theme, one, other in _clashes(facts.agenda, lambda card: (card.theme_id,) if card.theme_id else ()):
        if one.parallel_set is None or one.parallel_set != other.parallel_set:
            sentence = _(
                "Theme {theme} has two sessions at once on {day}, {time}: "
                "“{one}” ({one_code}) and “{other}” ({other_code})."
            ).format(theme=one.theme_code, **both(day, one, other))
            yield Case(sentence, (one.id, other.id), matters=(slot_of(one), slot_of(other), one.theme_id))
