"""The rules behind the findings, one small function each; none costs more than sorting the sessions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from workshopplanner.core.agenda import Agenda, Card, Day, minute_of, overlaps, time_of
from workshopplanner.core.calendar import clock_range, day_and_month, months_later
from workshopplanner.core.findings import Case, Facts, Rule, Severity
from workshopplanner.core.kinds import SessionType
from workshopplanner.language import _, ngettext

Find = Callable[[Facts], Iterator[Case]]

PASSPORT_MONTHS = 6  # that a passport must still be valid for after the workshop
_COME_AND_GO = frozenset({SessionType.REGISTRATION, SessionType.BREAK})  # nobody needs a seat

_rules: list[Rule] = []


def _rule(severity: Severity) -> Callable[[Find], Find]:
    """Enter a function into the list of rules under its own name."""

    def enter(find: Find) -> Find:
        _rules.append(Rule(find.__name__, severity, find))
        return find

    return enter


# ---- two things at once


@_rule(Severity.STOPS)
def room_double_booked(facts: Facts) -> Iterator[Case]:
    """Find two sessions that share a room for some minutes."""
    names = {room.id: room.name for room in facts.agenda.rooms}
    for day, room_id, one, other in _clashes(facts.agenda, lambda card: (room.id for room in card.rooms)):
        sentence = _(
            "{room} is booked twice on {day}, {time}: “{one}” ({one_code}) and “{other}” ({other_code})."
        ).format(room=names[room_id], **_both(day, one, other))
        yield Case(sentence, sessions=(one.id, other.id))


@_rule(Severity.STOPS)
def person_in_two_places(facts: Facts) -> Iterator[Case]:
    """Find people who have a function in two sessions at once."""
    names = {person.person_id: person.name for card in facts.agenda.cards for person in card.people}
    for day, person_id, one, other in _clashes(facts.agenda, lambda card: (who.person_id for who in card.people)):
        sentence = _(
            "{person} is in two sessions at once on {day}, {time}: “{one}” ({one_code}) and “{other}” ({other_code})."
        ).format(person=names[person_id], **_both(day, one, other))
        yield Case(sentence, sessions=(one.id, other.id), people=(person_id,))


def _clashes(agenda: Agenda, users: Callable[[Card], Iterable[int]]) -> Iterator[tuple[Day, int, Card, Card]]:
    """Yield day, thing and two sessions for each session that needs a thing still in use by an earlier one.

    The earlier one is the one that keeps the thing longest. So every session in a clash is named, and the number of
    findings grows with the sessions, not with their pairs.
    """
    for day in agenda.days:
        longest: dict[int, Card] = {}
        for card in _live(agenda, day):
            for used in dict.fromkeys(users(card)):
                before = longest.get(used)
                if before is not None and overlaps(before, card):
                    yield day, used, before, card
                if before is None or card.end > before.end:
                    longest[used] = card


def _live(agenda: Agenda, day: Day) -> list[Card]:
    return sorted((card for card in agenda.by_day.get(day.id, ()) if card.live), key=lambda card: card.begin)


def _both(day: Day, one: Card, other: Card) -> dict[str, str]:
    begin, end = max(one.begin, other.begin), min(one.end, other.end)
    return {
        "day": day_and_month(day.date),
        "time": clock_range(time_of(begin), time_of(end)),
        "one": one.title,
        "one_code": one.code,
        "other": other.title,
        "other_code": other.code,
    }


# ---- hours and rooms


@_rule(Severity.STOPS)
def outside_hours(facts: Facts) -> Iterator[Case]:
    """Find sessions that begin before their day opens or end after it closes."""
    for day in facts.agenda.days:
        for card in _live(facts.agenda, day):
            if card.begin < minute_of(day.opens) or card.end > minute_of(day.closes):
                sentence = _("“{title}” ({code}) on {day}, {time}, is outside the hours of the day, {hours}.").format(
                    **_slot(day, card), hours=clock_range(day.opens, day.closes)
                )
                yield Case(sentence, sessions=(card.id,))


@_rule(Severity.WARNING)
def room_too_small(facts: Facts) -> Iterator[Case]:
    """Find sessions that everybody attends, as nothing runs beside them, in rooms that hold too few."""
    for day in facts.agenda.days:
        cards = _live(facts.agenda, day)
        beside = _overlapping(cards)
        for card in cards:
            holds = _capacity(card)
            if card.id not in beside and holds is not None and holds < facts.attending:
                sentence = _(
                    "“{title}” ({code}) on {day}, {time}, is for all {attending} who attend, but {rooms} holds {holds}."
                ).format(
                    **_slot(day, card),
                    attending=facts.attending,
                    rooms=_listed([room.name for room in card.rooms]),
                    holds=holds,
                )
                yield Case(sentence, sessions=(card.id,))


def _capacity(card: Card) -> int | None:
    """Return how many people the rooms of a session hold together, None where that is unknown or does not matter."""
    holds = [room.capacity for room in card.rooms]
    known = [capacity for capacity in holds if capacity is not None]
    return sum(known) if holds and len(known) == len(holds) and card.type not in _COME_AND_GO else None


def _overlapping(cards: list[Card]) -> set[int]:
    """Return which of the sessions of a day, sorted by their start, share a minute with another."""
    found: set[int] = set()
    longest: Card | None = None
    for card in cards:
        if longest is not None and overlaps(longest, card):
            found |= {longest.id, card.id}
        if longest is None or card.end > longest.end:
            longest = card
    return found


def _slot(day: Day, card: Card) -> dict[str, str]:
    times = clock_range(time_of(card.begin), card.ends)
    return {"title": card.title, "code": card.code, "day": day_and_month(day.date), "time": times}


# ---- themes and people


@_rule(Severity.WARNING)
def theme_unplaced(facts: Facts) -> Iterator[Case]:
    """Find themes that have no session in the week."""
    waiting: defaultdict[int | None, list[int]] = defaultdict(list)
    for card in facts.agenda.tray:
        waiting[card.theme_id].append(card.id)
    for theme in facts.themes:
        if not theme.sessions:
            sentence = _("Theme {code}, “{title}”, has no session in the week yet.")
            named = sentence.format(code=theme.code, title=theme.title)
            yield Case(named, sessions=tuple(waiting[theme.id]), themes=(theme.id,))


@_rule(Severity.WARNING)
def theme_under_target(facts: Facts) -> Iterator[Case]:
    """Find themes that have sessions, but fewer minutes than their target."""
    for theme in facts.themes:
        if theme.sessions and theme.planned_minutes < theme.target_minutes:
            sentence = _("Theme {code}, “{title}”, has {planned} of its {target} minutes in the week.").format(
                code=theme.code, title=theme.title, planned=theme.planned_minutes, target=theme.target_minutes
            )
            yield Case(sentence, themes=(theme.id,))


@_rule(Severity.WARNING)
def passport_expires_soon(facts: Facts) -> Iterator[Case]:
    """Find passports that expire less than six months after the last day; one finding names them all."""
    if not facts.agenda.days:
        return
    limit = months_later(max(day.date for day in facts.agenda.days), PASSPORT_MONTHS)
    short = sorted((one for one in facts.passports if one.expires < limit), key=lambda one: (one.name, one.person_id))
    if short:
        sentence = ngettext(
            "The passport of {names} expires less than six months after the workshop.",
            "The passports of {names} expire less than six months after the workshop.",
            len(short),
        ).format(names=_listed([one.name for one in short]))
        yield Case(sentence, people=tuple(one.person_id for one in short))


def _listed(names: list[str]) -> str:
    """Return names as a person would say them: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}").format(first=_(", ").join(names[:-1]), last=names[-1])


RULES = tuple(_rules)
