"""What the planners share: the units of a problem, and where each may begin."""

import datetime as dt
from functools import cache

from workshopplanner.core.agenda import MINUTES_A_DAY, Card, Day, Room, minute_of
from workshopplanner.core.kinds import SessionType
from workshopplanner.core.rules_people import Presence, at
from workshopplanner.core.scheduling import Problem, Slot, for_everybody, together
from workshopplanner.core.scheduling_bits import GRID, Week, minutes, span, spoilt
from workshopplanner.core.scheduling_costs import Costs
from workshopplanner.core.scheduling_units import Spot, Unit


class Model:
    """The units of a problem, where each may begin, and in `costs` what that costs."""

    def __init__(self, problem: Problem) -> None:
        self.problem, self.facts = problem, problem.facts
        agenda, ids = problem.facts.agenda, set(problem.free)
        self.week = Week(agenda.days)
        self.presence = Presence(problem.facts)
        self.cards = {card.id: card for card in agenda.cards}
        self.fixed = [card for card in agenda.cards if card.live and card.id not in ids and card.day_id in self.week]
        free = list(together([card for card in agenda.cards if card.id in ids]))
        self.units = [Unit(at, cards, self._rooms(cards)) for at, cards in enumerate(free)]
        self.unit_of = {card.id: unit for unit in self.units for card in unit.cards}
        self._link()
        self.ends = self._ends()
        self.grid = self.ends | self._opens_and(GRID)
        self.costs = Costs(problem.facts, self.week, self.units, self.fixed, self.ends | self._opens_and(15))
        self.away, self.room_closed = cache(self._away), cache(self._room_closed)
        self.starts, self.candidates = cache(self._starts), cache(self._candidates)
        self.rivals = cache(self._rivals)

    def _rooms(self, cards: tuple[Card, ...]) -> list[tuple[Room, ...]]:
        """Return the choices of rooms: a scheduled session with one room may get another, a wish in the tray stands."""
        card, rooms = cards[0], self.facts.agenda.rooms
        if len(cards) > 1:
            return [tuple(dict.fromkeys(room for each in cards for room in each.rooms))]
        if card.day_id is not None and len(card.rooms) == 1:
            return [card.rooms, *((room,) for room in rooms if room.id != card.rooms[0].id)]
        if card.day_id is None and not card.rooms and card.taught:
            return [(room,) for room in rooms] or [()]
        return [card.rooms]

    def _link(self) -> None:
        needed: dict[int, list[int]] = {unit.index: [] for unit in self.units}
        for unit in self.units:
            needs = {self.unit_of[each].index for card in unit.cards for each in card.needs if each in self.unit_of}
            unit.needs = tuple(sorted(needs - {unit.index}))
            for each in unit.needs:
                needed[each].append(unit.index)
            if unit.card.day_id is not None:
                unit.had = self.week.minute(unit.card.day_id, unit.card.begin), 0
        for unit in self.units:
            unit.needed_by = tuple(needed[unit.index])

    def _ends(self) -> int:
        """Return the minutes at which a fixed session ends."""
        found = 0
        for card in self.fixed:
            if card.day_id is not None and card.end < MINUTES_A_DAY:
                found |= 1 << self.week.minute(card.day_id, card.end)
        return found

    def _opens_and(self, grid: int) -> int:
        """Return the minutes at which days open, and those of a grid."""
        found = 0
        for day in self.week.days:
            for minute in (minute_of(day.opens), *range(0, MINUTES_A_DAY, grid)):
                found |= 1 << self.week.minute(day.id, minute)
        return found

    # ---- what stands in the way

    def _away(self, person_id: int) -> int:
        """Return when a person is not there."""
        found, guest = 0, self.presence.guests.get(person_id)
        for day in self.week.days:
            for begin, end in self.presence.away[person_id, day.id]:
                found |= self.week.span(day, begin, end)
            if guest is not None and guest.arrives is not None:
                found |= self.week.span(day, 0, _minute(day, guest.arrives, up=True))
            if guest is not None and guest.departs is not None:
                found |= self.week.span(day, _minute(day, guest.departs), MINUTES_A_DAY)
        return found

    def _room_closed(self, room_id: int) -> int:
        """Return when a room is outside its hours."""
        opens, closes = self.facts.hours.get(room_id, (0, MINUTES_A_DAY))
        found = 0
        for day in self.week.days:
            found |= self.week.span(day, 0, opens) | self.week.span(day, closes, MINUTES_A_DAY)
        return found

    def standing(self, unit: Unit, choice: int) -> list[Card]:
        """Return the fixed sessions that a unit can't be beside."""
        return [card for card in self.fixed if meets(unit, choice, card)]

    def out_of_order(self, unit: Unit) -> int:
        """Return the starts at which a unit would be in the wrong order with a fixed session."""
        found, ids = 0, {card.id for card in unit.cards}
        needs = {each for card in unit.cards for each in card.needs}
        for other in self.fixed:
            if other.day_id is not None and other.id in needs:
                found |= span(0, self.week.minute(other.day_id, other.end))
            if other.day_id is not None and ids & set(other.needs):
                last = self.week.minute(other.day_id, other.begin) - unit.minutes
                found |= span(max(0, last + 1), self.week.minutes)
        return found

    def outside(self, unit: Unit) -> int:
        """Return the starts before the opening of the workshop or after its closing, for what is taught."""
        if not any(card.taught for card in unit.cards):
            return 0
        opened = [self.week.of(card) for card in self.fixed if card.type is SessionType.OPENING]
        closed = [self.week.of(card) for card in self.fixed if card.type is SessionType.CLOSING]
        before = span(0, min(bits.bit_length() for bits in opened)) if opened else 0
        last = max((bits & -bits).bit_length() - 1 for bits in closed) if closed else self.week.minutes
        return before | span(max(0, last - unit.minutes + 1), self.week.minutes)

    def waits(self, unit: Unit) -> list[Card]:
        """Return the sessions without a slot that a unit comes after and that are not to be planned."""
        needs = (self.cards.get(each) for card in unit.cards for each in card.needs if each not in self.unit_of)
        return [card for card in needs if card is not None and card.day_id is None]

    def _starts(self, index: int, choice: int) -> int:
        """Return the minutes at which a unit may begin with a choice of rooms, as bits."""
        unit = self.units[index]
        if unit.minutes < 1 or self.waits(unit):
            return 0
        busy = self.week.closed
        for card in self.standing(unit, choice):
            busy |= self.week.of(card)
        for person in unit.people:
            busy |= self.away(person)
        for room in unit.rooms[choice]:
            busy |= self.room_closed(room)
        own = 1 << unit.had[0] if unit.had is not None else 0
        wrong = spoilt(busy, unit.minutes) | self.out_of_order(unit) | (self.outside(unit) & ~own)
        return (self.grid | own) & ~wrong

    def _candidates(self, index: int, choice: int) -> tuple[int, ...]:
        """Return the minutes at which a unit may begin with a choice of rooms, in order."""
        return tuple(minutes(self.starts(index, choice)))

    def _rivals(self, index: int) -> frozenset[int]:
        """Return the units that can't be beside one in whatever rooms: they share people, or are for everybody."""
        unit = self.units[index]
        others = (each for each in self.units if each is not unit)
        return frozenset(
            each.index for each in others if unit.everybody or each.everybody or unit.people & each.people
        )  # fmt: skip

    # ---- back to days and rooms

    def slot(self, unit: Unit, card: Card, spot: Spot) -> Slot:
        """Return the place of one session of a unit."""
        start, choice = spot
        day, begin = divmod(start, MINUTES_A_DAY)
        rooms = unit.choices[choice] if unit.weight == 1 else card.rooms
        ids = tuple(room.id for room in rooms)
        had = card.day_id, card.begin, tuple(room.id for room in card.rooms)
        day_id = self.week.days[day].id
        return Slot(day_id, begin, begin + card.minutes, ids, card.day_id is not None and had != (day_id, begin, ids))


def meets(unit: Unit, choice: int, card: Card) -> bool:
    """Say whether a unit can't be beside a session: it shares rooms or people, or one of them is for everybody."""
    if unit.everybody or for_everybody(card):
        return True
    rooms = any(room.id in unit.rooms[choice] for room in card.rooms)
    return rooms or any(who.person_id in unit.people for who in card.people)


def _minute(day: Day, moment: dt.datetime, *, up: bool = False) -> int:
    """Return a moment in minutes of a day, within it."""
    seconds = (moment - at(day, 0)).total_seconds()
    whole = -(-seconds // 60) if up else seconds // 60
    return int(min(max(whole, 0), MINUTES_A_DAY))
