"""The sessions of a workshop as appointments: what calendars and conference schedules are told of the programme."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from workshopplanner.core.agenda import Agenda, Card, Day
from workshopplanner.core.kinds import Function, SessionStatus, label
from workshopplanner.core.workshops import Workshop

UNSETTLED = frozenset({SessionStatus.IDEA})


@dataclass(frozen=True)
class Trace:
    """The last step of the journal that touched a session: its number, which only rises, and when it was (UTC)."""

    step: int
    at: dt.datetime


@dataclass(frozen=True)
class Appointment:
    """A session in its slot, local times without zone; `key` names it in this file for good.

    `people` are names with functions in words, `text` what the public may read.
    """

    key: str
    code: str
    title: str
    day: Day
    begins: dt.datetime
    ends: dt.datetime
    rooms: tuple[str, ...]
    kind: str
    theme: str
    people: tuple[tuple[int, str, str], ...]
    text: str
    cancelled: bool
    trace: Trace

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return int((self.ends - self.begins).total_seconds() // 60)


@dataclass(frozen=True)
class Timetable:
    """The appointments of a workshop, of one person or in one room, in the order of time.

    `mark` is the same in every copy of the project and in no other one; `title` names whose timetable it is.
    """

    mark: str
    workshop: Workshop
    title: str
    rooms: tuple[str, ...]
    appointments: tuple[Appointment, ...]

    @property
    def changed(self) -> dt.datetime:
        """When anything in it was last changed (UTC)."""
        return max((each.trace.at for each in self.appointments), default=dt.datetime(1980, 1, 1))  # noqa: DTZ001

    def uid(self, appointment: Appointment) -> str:
        """Return the name of an appointment that no other one anywhere has."""
        return f"{appointment.key}.{self.mark}@workshop-planner"


def appointments(
    agenda: Agenda, traces: Mapping[int, Trace], only: Collection[int] | None = None
) -> tuple[Appointment, ...]:
    """Return the sessions that have a slot and are more than an idea, all or `only` some, in the order of time."""
    days = {day.id: day for day in agenda.days}
    cards = [card for card in agenda.cards if card.day_id in days and card.status not in UNSETTLED]
    cards = [card for card in cards if only is None or card.id in only]
    made = [_appointment(card, days[card.day_id or 0], traces) for card in cards]
    return tuple(sorted(made, key=lambda each: (each.begins, each.ends, each.key)))


def _appointment(card: Card, day: Day, traces: Mapping[int, Trace]) -> Appointment:
    midnight = dt.datetime.combine(day.date, dt.time())
    return Appointment(
        key=f"session{card.id}",
        code=card.code,
        title=card.title,
        day=day,
        begins=midnight + dt.timedelta(minutes=card.begin),
        ends=midnight + dt.timedelta(minutes=card.end),
        rooms=tuple(room.name for room in card.rooms),
        kind=label(card.type),
        theme=f"{card.theme_code} {card.theme_title}".strip(),
        people=tuple((each.person_id, each.name, label(each.function)) for each in card.people),
        text=card.public_note,
        cancelled=card.status is SessionStatus.CANCELLED,
        trace=traces.get(card.id, Trace(0, dt.datetime(1980, 1, 1))),  # noqa: DTZ001 (UTC, as the journal has it)
    )


def of_person(agenda: Agenda, person_id: int, participates: bool, groups: Collection[int]) -> frozenset[int]:
    """Return the sessions of a person: those with a function, those of the groups, and what is for all participants."""
    mine = {card.id for card in agenda.cards if any(each.person_id == person_id for each in card.people)}
    shared = {card.id for card in agenda.cards if card.parallel_set is None} if participates else set()
    return frozenset(mine | set(groups) | shared)


def in_room(agenda: Agenda, room_id: int) -> frozenset[int]:
    """Return the sessions in a room."""
    return frozenset(card.id for card in agenda.cards if any(room.id == room_id for room in card.rooms))


def spoken(people: Iterable[tuple[int, str, str]]) -> list[str]:
    """Return who does what, without those who interpret or take notes, as the public programme has it."""
    silent = {label(Function.INTERPRETER), label(Function.RAPPORTEUR)}
    return [f"{name} ({function})" for _id, name, function in people if function not in silent]
