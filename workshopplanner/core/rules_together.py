"""Rules about what comes together: everybody in two sessions, people between houses, rooms and what is needed there."""

import re
import unicodedata
from collections.abc import Iterator

from workshopplanner.core.agenda import Card, Day, time_of
from workshopplanner.core.calendar import clock_range, day_and_month
from workshopplanner.core.clashes import same_participants
from workshopplanner.core.findings import Book, Case, Facts, slot_of
from workshopplanner.core.kinds import LIVE, Severity, label
from workshopplanner.core.rule_words import COME_AND_GO, both, live, quoted, slot
from workshopplanner.language import _, ngettext

RULES = Book()


def crowds(facts: Facts, day: Day) -> Iterator[list[Card]]:
    """Yield the sessions of a day that overlap, directly or through others, and are not all of one parallel set."""
    run: list[Card] = []
    until = 0
    for card in live(facts.agenda, day):
        if card.type in COME_AND_GO:
            continue
        if run and card.begin >= until:
            if _apart(run):
                yield run
            run = []
        until = max(until, card.end) if run else card.end
        run.append(card)
    if _apart(run):
        yield run


def _apart(run: list[Card]) -> bool:
    return len(run) > 1 and any(same_participants(run[0], card) for card in run[1:])


@RULES.rule(Severity.HINT)
def participants_in_two_places(facts: Facts) -> Iterator[Case]:
    """Find sessions at the same time that were not made as one parallel set: all the participants are in each."""
    for day in facts.agenda.days:
        for run in crowds(facts, day):
            begin, end = run[0].begin, max(card.end for card in run)
            sentence = _("The participants are expected in several sessions at once on {day}, {time}: {sessions}.")
            told = sentence.format(
                day=day_and_month(day.date), time=clock_range(time_of(begin), time_of(end)), sessions=quoted(run)
            )
            matters = tuple((slot_of(card), card.parallel_set) for card in run)
            yield Case(told, tuple(card.id for card in run), matters=matters)


@RULES.rule(Severity.WARNING)
def travel_too_short(facts: Facts) -> Iterator[Case]:
    """Find people who get from one address to another in less time than it takes."""
    least = facts.limit("minutes_between_houses")
    for day in facts.agenda.days if len(set(facts.addresses.values())) > 1 else ():
        before: dict[int, Card] = {}
        for card in live(facts.agenda, day):
            for person_id, name in {who.person_id: who.name for who in card.people}.items():
                last = before.get(person_id)
                if last is not None and _far(facts, last, card) and 0 <= card.begin - last.end < least:
                    yield _hurry(day, name, person_id, last, card, least)
                if last is None or card.end >= last.end:
                    before[person_id] = card


def _far(facts: Facts, one: Card, other: Card) -> bool:
    """Say whether two sessions are in different houses, as far as both are known."""
    here, there = ({facts.addresses.get(room.id, "") for room in card.rooms} - {""} for card in (one, other))
    return bool(here) and bool(there) and not here & there


def _hurry(day: Day, name: str, person_id: int, one: Card, other: Card, least: int) -> Case:
    sentence = _(
        "{person} has {minutes} minutes on {day} from “{one}” ({one_code}) to “{other}” ({other_code}) "
        "in another house, not {least}."
    ).format(person=name, minutes=other.begin - one.end, least=least, **both(day, one, other))
    matters = slot_of(one), slot_of(other), [room.id for room in (*one.rooms, *other.rooms)], least
    return Case(sentence, (one.id, other.id), (person_id,), matters=matters)


@RULES.rule(Severity.WARNING)
def room_with_stairs(facts: Facts) -> Iterator[Case]:
    """Find sessions in rooms up stairs while somebody who attends told of access needs; it names nobody."""
    for day in facts.agenda.days if facts.access else ():
        for card in live(facts.agenda, day):
            for room in card.rooms:
                if room.step_free is False:
                    sentence = ngettext(
                        "“{title}” ({code}) on {day}, {time}, is in {room}, which is not step-free; "
                        "{n} person who attends has access needs.",
                        "“{title}” ({code}) on {day}, {time}, is in {room}, which is not step-free; "
                        "{n} people who attend have access needs.",
                        facts.access,
                    ).format(**slot(day, card), room=room.name, n=facts.access)
                    yield Case(sentence, (card.id,), about=(room.id,), matters=(room.id, facts.access))


@RULES.rule(Severity.HINT)
def room_set_up_differs(facts: Facts) -> Iterator[Case]:
    """Find sessions that want another set-up than their room has."""
    for day in facts.agenda.days:
        for card in live(facts.agenda, day):
            for room in card.rooms if card.layout is not None else ():
                if card.layout is not None and room.layout is not None and room.layout is not card.layout:
                    sentence = _("“{title}” ({code}) on {day}, {time}, wants {room} set up as {wanted}, not as {now}.")
                    told = sentence.format(
                        **slot(day, card), room=room.name, wanted=label(card.layout), now=label(room.layout)
                    )
                    matters = (room.id, room.layout.value, card.layout.value)
                    yield Case(told, (card.id,), about=(room.id,), matters=matters)


@RULES.rule(Severity.WARNING)
def passport_name_differs(facts: Facts) -> Iterator[Case]:
    """Find people whose name in the passport lacks a name by which they are listed."""
    for guest in facts.guests:
        family, given, passport = guest.names
        if guest.status in LIVE and passport.strip() and not _words(f"{family} {given}") <= _words(passport):
            sentence = _("{person} has another name in the passport: {passport}.")
            told = sentence.format(person=guest.name, passport=passport.strip())
            yield Case(told, people=(guest.person_id,), matters=guest.names)


def _words(name: str) -> set[str]:
    """Return the words of a name as airlines compare them: without accents, case and hyphens."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return set(re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign))))
