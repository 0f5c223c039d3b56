"""Rules about people: there at the time, confirmed, not overloaded, with interpreters and valid passports."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from workshopplanner.core.agenda import Card, Day, minute_of
from workshopplanner.core.calendar import clock, day_and_month, months_later
from workshopplanner.core.findings import Book, Case, Facts, Guest, slot_of
from workshopplanner.core.kinds import Function, ParticipationStatus, Severity
from workshopplanner.core.rule_words import SILENT, listed, live, quoted, slot
from workshopplanner.language import _, ngettext

RULES = Book()
FIRM = frozenset({ParticipationStatus.CONFIRMED, ParticipationStatus.ATTENDED})


class Presence:
    """When the people of a workshop are there."""

    def __init__(self, facts: Facts) -> None:
        self.guests = {guest.person_id: guest for guest in facts.guests}
        self.away: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for absence in facts.absences:
            begin = minute_of(absence.starts) if absence.starts else 0
            end = minute_of(absence.ends) if absence.ends else 24 * 60
            self.away[absence.person_id, absence.day_id].append((begin, end))

    def why_not(self, person_id: int, day: Day, begin: int, end: int) -> str:
        """Return "arrives", "departs" or "away" where a person is not there all the time, else nothing."""
        guest = self.guests.get(person_id)
        if guest is not None and guest.arrives is not None and at(day, begin) < guest.arrives:
            return "arrives"
        if guest is not None and guest.departs is not None and at(day, end) > guest.departs:
            return "departs"
        return "away" if any(begin < ends and starts < end for starts, ends in self.away[person_id, day.id]) else ""


def at(day: Day, minute: int) -> dt.datetime:
    """Return a minute of a day as a moment of the workshop's local time."""
    return dt.datetime.combine(day.date, dt.time()) + dt.timedelta(minutes=minute)


@RULES.rule(Severity.WARNING)
def person_not_there(facts: Facts) -> Iterator[Case]:
    """Find people with a function in a session before they arrive, after they leave or while they are away."""
    presence = Presence(facts)
    for day in facts.agenda.days:
        for card in live(facts.agenda, day):
            for person_id, name in {who.person_id: who.name for who in card.people}.items():
                why = presence.why_not(person_id, day, card.begin, card.end)
                if why:
                    guest = presence.guests.get(person_id)
                    sentence = _absent(why).format(person=name, **slot(day, card), when=_when(why, guest))
                    matters = (
                        slot_of(card),
                        day.date.isoformat(),
                        why,
                        _when(why, guest),
                        presence.away[person_id, day.id],
                    )
                    yield Case(sentence, (card.id,), (person_id,), matters=matters)


def _absent(why: str) -> str:
    if why == "arrives":
        return _("{person} arrives only on {when}, after “{title}” ({code}) on {day}, {time}, has begun.")
    if why == "departs":
        return _("{person} leaves on {when}, before “{title}” ({code}) on {day}, {time}, has ended.")
    return _("{person} is away during “{title}” ({code}) on {day}, {time}.")


def _when(why: str, guest: Guest | None) -> str:
    moment = {"arrives": guest.arrives, "departs": guest.departs}.get(why) if guest is not None else None
    if moment is None:
        return ""
    return _("{day}, {time}").format(day=day_and_month(moment.date()), time=clock(moment.time()))


@RULES.rule(Severity.WARNING)
def lead_unconfirmed(facts: Facts) -> Iterator[Case]:
    """Find people with a function in the week whose participation is not confirmed; one finding for each."""
    guests = {guest.person_id: guest for guest in facts.guests if guest.status not in FIRM}
    waiting: defaultdict[int, dict[int, Card]] = defaultdict(dict)
    for card in facts.agenda.cards:
        for who in card.people if card.live else ():
            if who.person_id in guests:
                waiting[who.person_id][card.id] = card
    for person_id, cards in waiting.items():
        guest = guests[person_id]
        sentence = _("{person} has not confirmed, but is in {sessions}.")
        told = sentence.format(person=guest.name, sessions=quoted(cards.values()))
        yield Case(told, tuple(cards), (person_id,), matters=(guest.status.value,))


@RULES.rule(Severity.WARNING)
def interpreter_missing(facts: Facts) -> Iterator[Case]:
    """Find sessions that are to be interpreted, but by nobody."""
    for day in facts.agenda.days:
        for card in live(facts.agenda, day):
            if card.interpretation and not any(who.function is Function.INTERPRETER for who in card.people):
                sentence = _("“{title}” ({code}) on {day}, {time}, is interpreted ({languages}), but by nobody.")
                told = sentence.format(**slot(day, card), languages=card.interpretation)
                yield Case(told, (card.id,), matters=(card.interpretation,))


@RULES.rule(Severity.HINT)
def lead_overloaded(facts: Facts) -> Iterator[Case]:
    """Find people who lead too many sessions or minutes in a day."""
    for day in facts.agenda.days:
        led: defaultdict[int, dict[int, Card]] = defaultdict(dict)
        names: dict[int, str] = {}
        for card in live(facts.agenda, day):
            for who in card.people:
                if who.function not in SILENT:
                    led[who.person_id][card.id] = card
                    names[who.person_id] = who.name
        for person_id, cards in led.items():
            minutes = sum(card.minutes for card in cards.values())
            if len(cards) > facts.limit("sessions_per_lead") or minutes > facts.limit("minutes_per_lead"):
                sentence = _("{person} leads {n} sessions with {minutes} minutes on {day}: {sessions}.").format(
                    person=names[person_id],
                    n=len(cards),
                    minutes=minutes,
                    day=day_and_month(day.date),
                    sessions=quoted(cards.values()),
                )
                yield Case(sentence, tuple(cards), (person_id,), about=(day.id,), matters=(len(cards), minutes))


@RULES.rule(Severity.WARNING)
def passport_expires_soon(facts: Facts) -> Iterator[Case]:
    """Find passports that expire less than six months after the last day; one finding names them all."""
    if not facts.agenda.days:
        return
    months = facts.limit("passport_months")
    until = months_later(max(day.date for day in facts.agenda.days), months)
    short = sorted((one for one in facts.passports if one.expires < until), key=lambda one: (one.name, one.person_id))
    if short:
        names = listed([one.name for one in short])
        if months == 6:
            sentence = ngettext(
                "The passport of {names} expires less than six months after the workshop.",
                "The passports of {names} expire less than six months after the workshop.",
                len(short),
            )
        else:
            sentence = _("Passports that expire less than {months} months after the workshop: {names}.")
        matters = tuple((one.person_id, one.expires.isoformat()) for one in short)
        people = tuple(one.person_id for one in short)
        yield Case(sentence.format(names=names, months=months), people=people, matters=matters)
