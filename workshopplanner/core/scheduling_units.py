"""What is placed as one: a session, or a parallel set that begins together."""

from collections.abc import Iterable

from workshopplanner.core.agenda import Card, Room
from workshopplanner.core.kinds import SessionType
from workshopplanner.core.rule_words import SILENT
from workshopplanner.core.scheduling import for_everybody

HEAVY = frozenset({SessionType.LECTURE, SessionType.PLENARY})

Spot = tuple[int, int]  # a minute of the week, and which of the unit's choices of rooms


class Unit:
    """One session, or a parallel set that begins together; it takes people and rooms as one."""

    def __init__(self, index: int, cards: tuple[Card, ...], rooms: list[tuple[Room, ...]]) -> None:
        self.index, self.cards, self.card = index, cards, cards[0]
        self.minutes = max(card.minutes for card in cards)
        self.bits = (1 << self.minutes) - 1
        self.people = frozenset(who.person_id for card in cards for who in card.people)
        self.leads = frozenset(
            who.person_id for card in cards for who in card.people if who.function not in SILENT
        )  # fmt: skip
        self.themes = frozenset(card.theme_id for card in cards if card.theme_id is not None)
        self.heavy = any(card.type in HEAVY for card in cards)
        self.lecture = any(card.type is SessionType.LECTURE for card in cards)
        self.everybody = any(for_everybody(card) for card in cards)
        self.choices = rooms
        self.rooms = [frozenset(room.id for room in some) for some in rooms]
        self.needs: tuple[int, ...] = ()  # units that it comes after
        self.needed_by: tuple[int, ...] = ()
        self.had: Spot | None = None  # where it is now

    @property
    def weight(self) -> int:
        """How many sessions it is."""
        return len(self.cards)


def topological(units: Iterable[Unit]) -> list[Unit]:
    """Return units with what each needs before it; where that goes round in a circle, it is broken somewhere."""
    units = list(units)
    known, done, found = {unit.index: unit for unit in units}, set[int](), list[Unit]()

    def visit(unit: Unit) -> None:
        if unit.index not in done:
            done.add(unit.index)
            for need in unit.needs:
                if need in known:
                    visit(known[need])
            found.append(unit)

    for unit in units:
        visit(unit)
    return found
