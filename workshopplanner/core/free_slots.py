"""Where a session could stand, and who or which room could step in, judged like the rules judge it."""

from collections.abc import Callable, Iterable, Iterator

from workshopplanner.core.agenda import Card, Day, Room, minute_of, time_of
from workshopplanner.core.findings import Facts
from workshopplanner.core.kinds import LIVE, Function, Role
from workshopplanner.core.rule_words import live
from workshopplanner.core.rules_people import FIRM, Presence

_SERVING = {Function.INTERPRETER: {Role.INTERPRETER}}
_LEADING = {Role.FACILITATOR, Role.RESOURCE_PERSON}


class Slots:
    """The free slots, rooms and people of a week."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.cards = {day.id: live(facts.agenda, day) for day in facts.agenda.days}
        self.days = {day.id: day for day in facts.agenda.days}
        self.known = {card.id: card for card in facts.agenda.cards}
        self._presence = Presence(facts)

    def day_of(self, card: Card) -> Day:
        """Return the day of a session that has one."""
        return self.days[card.day_id or 0]

    def beside(self, card: Card, day: Day, begin: int, minutes: int) -> Iterator[Card]:
        """Yield the other sessions that share a minute of a slot."""
        for other in self.cards[day.id]:
            if other.id != card.id and other.begin < begin + minutes and begin < other.end:
                yield other

    def suits(self, card: Card, day: Day, begin: int) -> bool:
        """Say whether nobody and nothing is in the way of a session there, apart from other sessions."""
        end = begin + card.minutes
        inside = minute_of(day.opens) <= begin and end <= minute_of(day.closes)
        there = not any(self._presence.why_not(who.person_id, day, begin, end) for who in card.people)
        rooms = (self.facts.hours.get(room.id, (begin, end)) for room in card.rooms)
        return inside and there and all(opens <= begin and end <= closes for opens, closes in rooms)

    def first(
        self, card: Card, after: tuple[int, int] = (0, 0), days: Iterable[Day] | None = None
    ) -> tuple[Day, int] | None:
        """Return the first slot free of any session, on its own day first, not before a day number and minute."""
        own = [day for day in self.facts.agenda.days if day.id == card.day_id]
        others = [day for day in self.facts.agenda.days if day.id != card.day_id]
        for day in days if days is not None else own + others:
            ends = {minute_of(day.opens), after[1] if day.number == after[0] else 0}
            for begin in sorted(ends | {other.end for other in self.cards[day.id] if other.id != card.id}):
                new = (day.number, begin) >= after and (day.id, begin) != (card.day_id, card.begin)
                if new and self.suits(card, day, begin) and not any(self.beside(card, day, begin, card.minutes)):
                    return day, begin
        return None

    def room(self, card: Card, least: int = 0, fits: Callable[[Room], bool] = bool) -> Room | None:
        """Return the smallest free room that fits and holds so many, or one of unknown size if nothing is asked."""
        day = self.day_of(card)
        taken = {room.id for other in self.beside(card, day, card.begin, card.minutes) for room in other.rooms}
        free = [
            room
            for room in self.facts.agenda.rooms
            if room.id not in taken
            and room not in card.rooms
            and ((room.capacity or 0) >= least)
            and fits(room)
            and self._open(room.id, card)
        ]
        return min(free, key=lambda room: (room.capacity is None, room.capacity or 0, room.id), default=None)

    def _open(self, room_id: int, card: Card) -> bool:
        opens, closes = self.facts.hours.get(room_id, (card.begin, card.end))
        return opens <= card.begin and card.end <= closes

    def somebody(self, card: Card, function: Function) -> tuple[int, str] | None:
        """Return a confirmed person of that function who is free during a session, the least busy that day first."""
        day = self.day_of(card)
        busy = {who.person_id for other in self.beside(card, day, card.begin, card.minutes) for who in other.people}
        own = {who.person_id for who in card.people}
        doing = {who.person_id for other in self.facts.agenda.cards for who in other.people if who.function is function}
        load = {guest.person_id: 0 for guest in self.facts.guests}
        for other in self.cards[day.id]:
            for who in other.people:
                load[who.person_id] = load.get(who.person_id, 0) + other.minutes
        roles = _SERVING.get(function, _LEADING)
        able = [
            guest
            for guest in self.facts.guests
            if guest.status in LIVE & FIRM
            and (guest.person_id in doing or guest.role in roles)
            and guest.person_id not in busy | own
            and not self._presence.why_not(guest.person_id, day, card.begin, card.end)
        ]
        best = min(able, key=lambda guest: (load[guest.person_id], guest.name), default=None)
        return (best.person_id, best.name) if best is not None else None


def start(begin: int) -> str:
    """Return a minute of the day as a clock."""
    return f"{time_of(begin):%H:%M}"
