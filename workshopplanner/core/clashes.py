"""Which sessions would be in each other's way, worked out from frozen rows while something is being dragged."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from workshopplanner.core.agenda import Card
from workshopplanner.core.kinds import Function
from workshopplanner.core.rule_words import COME_AND_GO
from workshopplanner.language import _


class ClashKind(StrEnum):
    """What two sessions at once would both need, the weightiest first."""

    ROOM = "room"
    PERSON = "person"
    INTERPRETER = "interpreter"
    GROUP = "group"


@dataclass(frozen=True)
class Clash:
    """Two sessions that would need the same at once; `name` is the room's or the person's."""

    session_id: int
    other_id: int
    kind: ClashKind
    name: str = ""

    @property
    def hard(self) -> bool:
        """Whether it could not happen; all the participants in two sessions may be what somebody wants."""
        return self.kind is not ClashKind.GROUP

    def word(self) -> str:
        """Say it in the room there is on a card."""
        match self.kind:
            case ClashKind.ROOM:
                return _("{room} taken").format(room=self.name)
            case ClashKind.PERSON:
                return _("{person} busy").format(person=self.name)
            case ClashKind.INTERPRETER:
                return _("{person} interprets").format(person=self.name)
            case ClashKind.GROUP:
                return _("Same participants")


@dataclass(frozen=True)
class _Row:
    """A session as it is looked at in every frame."""

    card: Card
    begin: int
    end: int


class Week:
    """The sessions as they lay when the drag began."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._days: defaultdict[int, list[_Row]] = defaultdict(list)
        for card in cards:
            if card.live and card.day_id is not None:
                self._days[card.day_id].append(_row(card))

    def clashes(self, wanted: Sequence[Card], *, copying: bool = False) -> list[Clash]:
        """Return what sessions would clash with where they are wanted, the worst of each pair.

        Copies leave their originals where they are.
        """
        rows = [_row(card) for card in wanted if card.live]
        gone = set() if copying else {card.id for card in wanted}
        found = [
            clash
            for row in rows
            for other in self._days.get(row.card.day_id or 0, ())
            if other.begin < row.end and row.begin < other.end and other.card.id not in gone
            if (clash := between(row.card, other.card)) is not None
        ]
        for one, other in combinations(rows, 2) if len(rows) > 1 else ():
            meet = one.card.day_id == other.card.day_id and one.begin < other.end and other.begin < one.end
            clash = between(one.card, other.card) if meet else None
            if clash is not None:
                found.append(clash)
        return found


def between(one: Card, other: Card) -> Clash | None:
    """Return the worst of what two sessions at the same time would both need."""
    rooms = {room.id for room in one.rooms}
    for room in other.rooms:
        if room.id in rooms:
            return Clash(one.id, other.id, ClashKind.ROOM, room.name)
    busy = {who.person_id: who.function for who in one.people}
    both = [who for who in other.people if who.person_id in busy]
    for who in both:
        if Function.INTERPRETER not in (who.function, busy[who.person_id]):
            return Clash(one.id, other.id, ClashKind.PERSON, who.name)
    if both:
        return Clash(one.id, other.id, ClashKind.INTERPRETER, both[0].name)
    return Clash(one.id, other.id, ClashKind.GROUP) if same_participants(one, other) else None


def same_participants(one: Card, other: Card) -> bool:
    """Say whether all the participants are expected in both of two sessions: nothing says that they are parallel."""
    parallel = one.parallel_set is not None and one.parallel_set == other.parallel_set
    return not parallel and one.type not in COME_AND_GO and other.type not in COME_AND_GO


def _row(card: Card) -> _Row:
    return _Row(card, card.begin, card.end)
