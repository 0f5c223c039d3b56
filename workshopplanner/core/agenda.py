"""The week as plain values: days, rooms, sessions, and the arithmetic of clocks and overlaps."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from workshopplanner.core.kinds import TYPES, Function, Layout, SessionStatus, SessionType

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True)
class Day:
    """A day of the workshop; `number` counts from 1, the times are local."""

    id: int
    number: int
    date: dt.date
    title: str
    opens: dt.time
    closes: dt.time
    chair: str = ""


@dataclass(frozen=True)
class Room:
    """A room of the venue; `capacity` and the rest are None where they are not known."""

    id: int
    name: str
    capacity: int | None = None
    layout: Layout | None = None
    step_free: bool | None = None


@dataclass(frozen=True)
class Contributor:
    """A person with a function in a session."""

    person_id: int
    name: str
    function: Function


@dataclass(frozen=True)
class Card:
    """A session as the board, the list and the workbook show it; without a day it lies in the tray."""

    id: int
    code: str
    title: str
    day_id: int | None
    starts: dt.time | None
    minutes: int
    type: SessionType
    status: SessionStatus
    locked: bool = False
    theme_id: int | None = None
    theme_code: str = ""
    theme_title: str = ""
    slot: int = 0
    parallel_set: int | None = None
    rooms: tuple[Room, ...] = ()
    people: tuple[Contributor, ...] = ()
    outcomes: tuple[int, ...] = ()
    further_themes: tuple[int, ...] = ()
    interpretation: str = ""
    public_note: str = ""
    internal_note: str = ""
    layout: Layout | None = None
    plan_steps: int = 0
    plan_minutes: int = 0
    needs: tuple[int, ...] = ()  # the sessions it comes after
    plan_least: int = 0  # the fewest minutes that its plan can do with

    @property
    def begin(self) -> int:
        """Minutes from midnight to the start; 0 in the tray."""
        return minute_of(self.starts) if self.starts else 0

    @property
    def end(self) -> int:
        """Minutes from midnight to the end."""
        return self.begin + self.minutes

    @property
    def ends(self) -> dt.time:
        """The time of the end."""
        return time_of(self.end)

    @property
    def taught(self) -> bool:
        """Whether it counts as teaching."""
        return TYPES[self.type].taught

    @property
    def live(self) -> bool:
        """Whether it takes place: in a slot and not cancelled."""
        return self.day_id is not None and self.status is not SessionStatus.CANCELLED

    @property
    def leads(self) -> tuple[str, ...]:
        """The names of those who lead, speak or train, in the order given; not interpreters and rapporteurs."""
        silent = (Function.INTERPRETER, Function.RAPPORTEUR)
        return tuple(dict.fromkeys(person.name for person in self.people if person.function not in silent))


@dataclass(frozen=True)
class Agenda:
    """Everything the agenda page and the programme need, read at once."""

    days: tuple[Day, ...] = ()
    rooms: tuple[Room, ...] = ()
    cards: tuple[Card, ...] = ()
    by_day: dict[int, tuple[Card, ...]] = field(default_factory=dict, compare=False)

    @property
    def tray(self) -> tuple[Card, ...]:
        """The sessions that have no slot yet."""
        return tuple(card for card in self.cards if card.day_id is None)

    @cached_property
    def live(self) -> dict[int, tuple[Card, ...]]:
        """The sessions that take place, by day and start; sorted once, for every rule asks for them."""
        return {
            day_id: tuple(sorted((card for card in cards if card.live), key=lambda card: card.begin))
            for day_id, cards in self.by_day.items()
        }


@dataclass(frozen=True)
class Move:
    """A new slot for a session, as a drag or an import asks for it."""

    session_id: int
    day_id: int
    starts: dt.time


@dataclass(frozen=True)
class Place:
    """Where a session is drawn within its day: lane `lane` of `lanes`, counted from the left."""

    lane: int
    lanes: int


def minute_of(time: dt.time) -> int:
    """Return the minutes from midnight."""
    return time.hour * 60 + time.minute


def time_of(minute: int) -> dt.time:
    """Return the time of day; midnight at the end of the day is 23:59, the last time there is."""
    minute = max(0, min(minute, MINUTES_A_DAY - 1))
    return dt.time(minute // 60, minute % 60)


def next_code(codes: Iterable[str], prefix: str, digits: int = 1) -> str:
    """Return the code after the highest in use, such as "S047"; codes a person made up are passed over."""
    numbers = [int(code[len(prefix) :]) for code in codes if re.fullmatch(re.escape(prefix) + r"[0-9]+", code)]
    return f"{prefix}{max(numbers, default=0) + 1:0{digits}}"


def first_gap(taken: Iterable[tuple[int, int]], opens: int, minutes: int) -> int:
    """Return the first minute from `opens` at which `minutes` fit beside no taken span.

    Where that would pass midnight, return `opens`: an overlap is allowed and seen at once.
    """
    at = opens
    for begin, end in sorted(taken):
        if begin - at >= minutes:
            return at
        at = max(at, end)
    return at if at + minutes <= MINUTES_A_DAY else opens


def overlaps(one: Card, other: Card) -> bool:
    """Say whether two sessions share a minute of the same day; touching end to start is none."""
    return one.day_id == other.day_id and one.begin < other.end and other.begin < one.end


def lanes(cards: Iterable[Card]) -> dict[int, Place]:
    """Give each session of one day a lane of its own among those it overlaps with, by id.

    Sessions that overlap directly or through others form a cluster, and the cluster is as many lanes wide as its
    busiest minute needs; rooms keep their order from left to right where the clock allows it.
    """
    ordered = sorted(cards, key=lambda card: (card.begin, [room.id for room in card.rooms], -card.minutes, card.id))
    places: dict[int, Place] = {}
    cluster: list[Card] = []
    until = 0
    for card in ordered:
        if cluster and card.begin >= until:
            places |= _cluster_lanes(cluster)
            cluster = []
        cluster.append(card)
        until = max(until, card.end) if len(cluster) > 1 else card.end
    return places | _cluster_lanes(cluster)


def _cluster_lanes(cluster: Sequence[Card]) -> dict[int, Place]:
    ends: list[int] = []
    lane_of: dict[int, int] = {}
    for card in cluster:
        lane = next((at for at, end in enumerate(ends) if end <= card.begin), len(ends))
        ends[lane : lane + 1] = [card.end]
        lane_of[card.id] = lane
    return {card_id: Place(lane, len(ends)) for card_id, lane in lane_of.items()}


_CLOCK = re.compile(r"(\d{1,2})\s*(?:[:.hH]\s*(\d{2})?|(\d{2}))?\s*(?:h|uhr)?")
_LENGTH = re.compile(r"(?:(\d{1,2})\s*h)?\s*(\d{1,3})?\s*(?:m|min|')?")


def read_time(text: str, now: dt.time | None = None) -> dt.time | None:
    """Return the time a person typed ("9.30", "0930", "14", "9h30", or "+15" from `now`); None if it is no time."""
    text = text.strip().casefold()
    if now is not None and re.fullmatch(r"[+\-−]\s*\d{1,3}", text):
        minute = minute_of(now) + int(re.sub(r"\s", "", text.replace("−", "-")))
        return time_of(minute) if 0 <= minute < MINUTES_A_DAY else None
    if re.fullmatch(r"\d{3,4}", text):
        text = f"{text[:-2]}:{text[-2:]}"
    found = _CLOCK.fullmatch(text)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def read_minutes(text: str) -> int | None:
    """Return the length a person typed in minutes ("45", "1h15", "1 h", "75 min"); None if it is no length."""
    found = _LENGTH.fullmatch(text.strip().casefold())
    if not found or not (found[1] or found[2]):
        return None
    return int(found[1] or 0) * 60 + int(found[2] or 0)
