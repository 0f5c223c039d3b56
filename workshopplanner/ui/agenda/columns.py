"""What stands in which column: the days of the week side by side, or the rooms of one day."""

from collections.abc import Iterable
from dataclasses import dataclass

from workshopplanner.core.agenda import Agenda, Card, Day, lanes, minute_of


@dataclass(frozen=True)
class Column:
    """A column of the board: a day, or a room of a day."""

    day: Day
    room_id: int | None = None

    @property
    def opens(self) -> int:
        """The minute at which the day opens."""
        return minute_of(self.day.opens)

    @property
    def closes(self) -> int:
        """The minute at which the day closes."""
        return minute_of(self.day.closes)


@dataclass(frozen=True)
class Spot:
    """A session's place: the columns it spans and its lane there; one in rooms far apart has several parts."""

    session_id: int
    part: int
    begin: int
    end: int
    first: int
    last: int
    lane: int = 0
    lanes: int = 1


@dataclass(frozen=True)
class Plan:
    """The columns and every session's place in them."""

    columns: tuple[Column, ...] = ()
    spots: tuple[Spot, ...] = ()

    def lanes(self) -> list[int]:
        """Return how many lanes each column needs."""
        most = [1] * len(self.columns)
        for spot in self.spots:
            if spot.first == spot.last:
                most[spot.first] = max(most[spot.first], spot.lanes)
        return most


class Weeks:
    """Puts weeks into columns, and remembers the days that have not changed since the last one."""

    def __init__(self) -> None:
        self._days: dict[int, tuple[int, list[Card], list[Spot]]] = {}

    def plan(self, agenda: Agenda) -> Plan:
        """Return the days as columns; sessions that overlap lie in lanes."""
        inside: dict[int | None, list[Card]] = {day.id: [] for day in agenda.days}
        for card in agenda.cards:
            if card.day_id in inside:
                inside[card.day_id].append(card)
        spots: list[Spot] = []
        for at, day in enumerate(agenda.days):
            cards = inside[day.id]
            known = self._days.get(day.id)
            if known is None or known[:2] != (at, cards):
                known = at, cards, list(_spots(cards, {card.id: [at] for card in cards}))
                self._days[day.id] = known
            spots += known[2]
        return Plan(tuple(Column(day) for day in agenda.days), tuple(spots))


def week(agenda: Agenda) -> Plan:
    """Return the days as columns; sessions that overlap lie in lanes."""
    return Weeks().plan(agenda)


def day_by_room(agenda: Agenda, day_id: int) -> Plan:
    """Return the rooms as columns of one day; a session without a room spans them all."""
    day = next((day for day in agenda.days if day.id == day_id), None)
    if day is None:
        return Plan()
    columns = tuple(Column(day, room.id) for room in agenda.rooms) or (Column(day),)
    where = {room.id: at for at, room in enumerate(agenda.rooms)}
    cards = [card for card in agenda.cards if card.day_id == day_id]
    every = list(range(len(columns)))
    rooms = {card.id: sorted(where[room.id] for room in card.rooms if room.id in where) or every for card in cards}
    return Plan(columns, tuple(_spots(cards, rooms)))


def _spots(cards: Iterable[Card], where: dict[int, list[int]]) -> Iterable[Spot]:
    """Give each card a lane in each of its columns, and join neighbouring columns that it has for itself."""
    cards = list(cards)
    inside: dict[int, list[Card]] = {}
    for card in cards:
        for at in where[card.id]:
            inside.setdefault(at, []).append(card)
    places = {at: lanes(there) for at, there in inside.items()}
    for card in cards:
        runs: list[tuple[int, int, int, int]] = []
        for at in where[card.id]:
            place = places[at][card.id]
            if runs and place.lanes == 1 and runs[-1][3] == 1 and runs[-1][1] == at - 1:
                runs[-1] = (runs[-1][0], at, 0, 1)
            else:
                runs.append((at, at, place.lane, place.lanes))
        runs.sort(key=lambda run: run[0] - run[1])  # the widest part is the one that takes the focus
        for part, run in enumerate(runs):
            yield Spot(card.id, part, card.begin, card.end, *run)
