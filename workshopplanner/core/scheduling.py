"""Proposing an agenda: the problem and the proposal as frozen values, and the slots a session could have."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from workshopplanner.core.agenda import Card, Day, Room, minute_of, time_of
from workshopplanner.core.findings import Facts
from workshopplanner.core.kinds import SessionType
from workshopplanner.core.rules_days import lunch
from workshopplanner.core.rules_people import Presence
from workshopplanner.language import _

GRID = 15
UNPLACED, MOVED, CHANGED, SMALL, LAYOUT, LISTEN, THEME, CROWD = 1_000_000, 1_000, 1, 5, 3, 2, 3, 1


@dataclass(frozen=True)
class Problem:
    """What is to be planned: the facts of a workshop and the sessions that may get another slot.

    In a `repair` only what has to move counts: sessions first, then the people who have a function in them.
    """

    facts: Facts
    free: tuple[int, ...]
    repair: bool = False


@dataclass(frozen=True)
class Slot:
    """A place a session could have, in minutes of its day, and what is against it."""

    day_id: int
    begin: int
    end: int
    rooms: tuple[int, ...]
    cost: int
    moved: bool

    def ticks(self) -> Iterator[tuple[int, int]]:
        """Yield the pieces of the week that it takes."""
        for at in range(self.begin // GRID, -(-self.end // GRID)):
            yield self.day_id, at


@dataclass(frozen=True)
class Placement:
    """A session in a slot, with the reason for it."""

    session_id: int
    slot: Slot
    why: str


@dataclass(frozen=True)
class Unplaced:
    """A session for which there is no slot, with the sentence that names what blocks it."""

    session_id: int
    sentence: str


@dataclass(frozen=True)
class Proposal:
    """A proposed agenda; `bound` is a score that no agenda can be below, `proven` where the score reaches it."""

    placements: tuple[Placement, ...]
    unplaced: tuple[Unplaced, ...]
    score: int
    bound: int
    proven: bool
    seconds: float = 0.0

    @property
    def moved(self) -> int:
        """How many sessions get another slot than they have."""
        return sum(placement.slot.moved for placement in self.placements)


def unscheduled(facts: Facts) -> Problem:
    """Return the problem of placing what lies in the tray."""
    return Problem(facts, tuple(card.id for card in facts.agenda.tray if not card.locked))


def unlocked(facts: Facts) -> Problem:
    """Return the problem of planning everything anew that is taught and not locked, and what lies in the tray."""
    cards = facts.agenda.cards
    return Problem(
        facts, tuple(card.id for card in cards if not card.locked and (card.day_id is None or _movable(card)))
    )


def repair(facts: Facts) -> Problem:
    """Return the problem of moving as little as possible until nobody has to be where they can't."""
    cards = facts.agenda.cards
    return Problem(facts, tuple(card.id for card in cards if not card.locked and _movable(card)), repair=True)


def _movable(card: Card) -> bool:
    return card.live and card.taught and card.type is not SessionType.PLENARY


class Model:
    """The slots of each free session, and what fixed sessions already take."""

    def __init__(self, problem: Problem) -> None:
        self.facts = problem.facts
        self.repair = problem.repair
        self.crowd, self.theme = (0, 0) if problem.repair else (CROWD, THEME)
        agenda = problem.facts.agenda
        self.cards = {card.id: card for card in agenda.cards}
        self.free = [self.cards[each] for each in problem.free]
        self.days = {day.id: day for day in agenda.days}
        self.order = {day.id: at for at, day in enumerate(agenda.days)}
        self.presence = Presence(problem.facts)
        ids = set(problem.free)
        self.fixed = [card for card in agenda.cards if card.live and card.id not in ids]
        self.meals = {day.id: meal.end for day in agenda.days if (meal := lunch(agenda, day)) is not None}
        self.blocks: dict[int, str] = {}
        self.slots = {card.id: tuple(self._slots(card)) for card in self.free}

    def moment(self, day_id: int, minute: int) -> int:
        """Return a minute of the whole week, to tell what comes first."""
        return self.order[day_id] * 24 * 60 + minute

    def _slots(self, card: Card) -> Iterator[Slot]:
        for day, rooms in product(self.days.values(), self._rooms(card)):
            for begin in self._begins(card, day):
                why = self._blocked(card, day, begin, rooms)
                if why:
                    self.blocks[card.id] = why
                else:
                    yield self._slot(card, day, begin, rooms)

    def _begins(self, card: Card, day: Day) -> Iterable[int]:
        opens, last = minute_of(day.opens), minute_of(day.closes) - card.minutes
        begins = {opens, *range(-(-opens // GRID) * GRID, last + 1, GRID)}
        begins |= {each.end for each in self.fixed if each.day_id == day.id}
        if card.day_id == day.id:
            begins.add(card.begin)
        return sorted(begin for begin in begins if opens <= begin <= last)

    def _rooms(self, card: Card) -> list[tuple[Room, ...]]:
        if card.rooms or card.day_id is not None:  # without a room it concerns everybody, wherever they are
            return [card.rooms]
        return [(room,) for room in self.facts.agenda.rooms] or [()]

    def _blocked(self, card: Card, day: Day, begin: int, rooms: tuple[Room, ...]) -> str:
        end = begin + card.minutes
        people = {who.person_id: who.name for who in card.people}
        for person_id, name in people.items():
            if self.presence.why_not(person_id, day, begin, end):
                return _("{person} is not there at the time.").format(person=name)
        for room in rooms:
            opens, closes = self.facts.hours.get(room.id, (begin, end))
            if begin < opens or end > closes:
                return _("{room} is closed at the time.").format(room=room.name)
        return self._meets_fixed(card, day, begin, {room.id for room in rooms}) or self._order(card, day, begin)

    def _meets_fixed(self, card: Card, day: Day, begin: int, rooms: set[int]) -> str:
        mine, people = replace(card, day_id=day.id, starts=time_of(begin)), {who.person_id for who in card.people}
        for other in self.fixed:
            if other.day_id != day.id or other.begin >= mine.end or mine.begin >= other.end:
                continue
            shared = rooms & {room.id for room in other.rooms} or people & {who.person_id for who in other.people}
            if shared or not _movable(other):
                return _("“{title}” ({code}) is in the way.").format(title=other.title, code=other.code)
        return ""

    def _order(self, card: Card, day: Day, begin: int) -> str:
        at = self.moment(day.id, begin)
        for other in self.fixed:
            if other.day_id is None:
                continue
            early = other.id in card.needs and self.moment(other.day_id, other.end) > at
            if early or (card.id in other.needs and at + card.minutes > self.moment(other.day_id, other.begin)):
                sentence = _("“{title}” ({code}) would be in the wrong order with it.")
                return sentence.format(title=other.title, code=other.code)
        return ""

    def _slot(self, card: Card, day: Day, begin: int, rooms: tuple[Room, ...]) -> Slot:
        holds = [room.capacity for room in rooms if room.capacity is not None]
        ids = tuple(room.id for room in rooms)
        had = tuple(room.id for room in card.rooms)
        moved = card.day_id is not None and (card.day_id, card.begin, had) != (day.id, begin, ids)
        if self.repair:
            people = len({who.person_id for who in card.people})
            return Slot(day.id, begin, begin + card.minutes, ids, (MOVED + people) * moved, moved)
        cost = SMALL * bool(holds and card.parallel_set is None and sum(holds) < self.facts.attending)
        cost += LAYOUT * bool(card.layout and any(room.layout not in (None, card.layout) for room in rooms))
        meal = self.meals.get(day.id)
        cost += LISTEN * bool(card.type is SessionType.LECTURE and meal is not None and meal <= begin < meal + 60)
        return Slot(day.id, begin, begin + card.minutes, ids, cost + CHANGED * moved, moved)

    def uses(self, card: Card, slot: Slot) -> Iterator[tuple[str, int, int, int]]:
        """Yield what a session takes that no other may have at the time: rooms and people."""
        people = {who.person_id for who in card.people}
        for day_id, at in slot.ticks():
            yield from (("room", room, day_id, at) for room in slot.rooms)
            yield from (("person", person, day_id, at) for person in people)
