"""Versions of a programme as plain values, and what differs between two of them in sentences."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from workshopplanner.core.calendar import clock, clock_range, day_and_month, weekday
from workshopplanner.core.kinds import label
from workshopplanner.language import N_, _

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Version:
    """A named state of a programme, without its rows; `at` is UTC."""

    id: int
    number: int
    name: str
    note: str
    at: dt.datetime
    by: str


@dataclass(frozen=True)
class Restored:
    """What was restored, and how many rows could not come back as their person is no longer in the project."""

    number: int
    name: str
    left_out: int


@dataclass(frozen=True)
class Session:
    """A session as a version has it; without a date it lies in the tray."""

    id: int
    code: str
    title: str
    date: dt.date | None
    starts: dt.time | None
    minutes: int
    type: str
    status: str
    theme: str
    slot: int
    rooms: tuple[str, ...]
    people: tuple[str, ...]
    plan: tuple[tuple[int, str], ...]
    facts: tuple[Any, ...]  # whatever else was said of it: compared, not told

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return _("“{title}” ({code})").format(title=self.title, code=self.code)

    @property
    def place(self) -> str:
        """Its day and time, or the tray."""
        if self.date is None or self.starts is None:
            return _("the tray")
        return _("{day} {time}").format(day=weekday(self.date), time=clock(self.starts))


@dataclass(frozen=True)
class Programme:
    """A programme as a version has it."""

    days: tuple[tuple[dt.date, str, dt.time, dt.time], ...]  # date, title, opens, closes
    sessions: tuple[Session, ...]
    things: Mapping[str, Mapping[int, tuple[Any, ...]]]  # rooms, themes and outcomes: name first, then all the rest


@dataclass(frozen=True)
class Difference:
    """One difference: the day it belongs to, what differs in what, both values as words, and one sentence."""

    date: dt.date | None
    thing: str
    what: str
    before: str
    after: str
    sentence: str
    session_id: int = 0


# ---- reading rows


def programme(tables: Mapping[str, Iterable[Row]], names: Mapping[int, str]) -> Programme:
    """Put a programme together from the rows of its tables and the names of people."""
    by_id = {name: {row["id"]: row for row in tables.get(name, ())} for name in ("day", "room", "theme")}
    parts = {name: _by_session(tables.get(name, ())) for name in _PARTS}
    days = sorted((row["date"], row["title"], row["opens"], row["closes"]) for row in by_id["day"].values())
    sessions = (_session(row, by_id, parts, names) for row in tables.get("session", ()))
    things = {
        table: {row["id"]: (row[named], *(row[name] for name in sorted(row))) for row in tables.get(table, ())}
        for table, named in (("room", "name"), ("theme", "title"), ("outcome", "statement"))
    }
    return Programme(tuple(days), tuple(sorted(sessions, key=_order)), things)


_PARTS: tuple[str, ...] = (
    "session_room",
    "session_person",
    "session_theme",
    "session_outcome",
    "objective",
    "plan_step",
    "session_prerequisite",
)


def _by_session(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row["session_id"], []).append(row)
    return found


def _session(row: Row, by_id: Mapping[str, Mapping[int, Row]], parts: Any, names: Mapping[int, str]) -> Session:
    mine = {name: rows.get(row["id"], []) for name, rows in parts.items()}
    day, theme = by_id["day"].get(row["day_id"]), by_id["theme"].get(row["theme_id"])
    steps = sorted(mine["plan_step"], key=lambda step: step["position"])
    rooms = [
        by_id["room"][link["room_id"]]["name"] for link in mine["session_room"] if link["room_id"] in by_id["room"]
    ]
    people = [_with_function(link, names) for link in mine["session_person"]]
    told = {"day_id", "starts", "minutes", "title", "type", "status", "theme_id"}
    rest = [(name, row[name]) for name in sorted(row) if name not in told]
    rest += [(name, _plain(mine[name])) for name in ("session_theme", "session_outcome", "objective", *_PARTS[-1:])]
    return Session(
        id=row["id"],
        code=row["code"],
        title=row["title"],
        date=day["date"] if day else None,
        starts=row["starts"],
        minutes=row["minutes"],
        type=label(row["type"]),
        status=label(row["status"]),
        theme=theme["code"] if theme else "",
        slot=theme["slot"] if theme else 0,
        rooms=tuple(sorted(rooms)),
        people=tuple(sorted(people)),
        plan=tuple((step["minutes"], step["activity"]) for step in steps),
        facts=(*rest, _plain(steps)),
    )


def _with_function(link: Row, names: Mapping[int, str]) -> str:
    name = names.get(link["person_id"], _("somebody who left"))
    return _("{name} ({function})").format(name=name, function=label(link["function"]))


def _plain(rows: Iterable[Row]) -> tuple[Any, ...]:
    return tuple(tuple(row.values()) for row in rows)


def _order(session: Session) -> tuple[Any, ...]:
    return (session.date is None, session.date or dt.date.max, session.starts or dt.time.max, session.code)


# ---- comparing


def differences(old: Programme, new: Programme) -> list[Difference]:
    """Return what differs from an older programme to a newer one, by day; the tray and the rest come last."""
    found = [*_sessions(old, new), *_days(old, new), *_things(old, new)]
    return sorted(found, key=lambda each: (each.date is None, each.date or dt.date.max))


def _sessions(old: Programme, new: Programme) -> Iterator[Difference]:
    before = {session.id: session for session in old.sessions}
    after = {session.id: session for session in new.sessions}
    for session in new.sessions:
        if session.id not in before:
            sentence = _("{session} was added, {place}").format(session=session.name, place=session.place)
            yield Difference(session.date, session.code, _("Session"), "", session.title, sentence, session.id)
        else:
            yield from _session_differences(before[session.id], session)
    for session in old.sessions:
        if session.id not in after:
            sentence = _("{session} was deleted, it was at {place}").format(session=session.name, place=session.place)
            yield Difference(session.date, session.code, _("Session"), session.title, "", sentence, session.id)


_TOLD: tuple[tuple[str, Callable[[Session], Any]], ...] = (
    (N_("Title"), lambda session: session.title),
    (N_("Minutes"), lambda session: session.minutes),
    (N_("Type"), lambda session: session.type),
    (N_("Status"), lambda session: session.status),
    (N_("Theme"), lambda session: session.theme),
    (N_("People"), lambda session: ", ".join(session.people)),
    (N_("Session plan"), lambda session: " · ".join(f"{minutes} {what}" for minutes, what in session.plan)),
)


def _session_differences(old: Session, new: Session) -> Iterator[Difference]:
    moved, rooms = old.place != new.place or old.date != new.date, old.rooms != new.rooms
    if moved or rooms:
        yield _moved(old, new)
    told = False
    for what, read in _TOLD:
        was, now = read(old), read(new)
        if was != now:
            told = True
            yield _changed(new, _(what), str(was), str(now))
    if not (moved or rooms or told) and old.facts != new.facts:
        sentence = _("{session}: details changed").format(session=new.name)
        yield Difference(new.date, new.code, _("Details"), "", "", sentence, new.id)


def _moved(old: Session, new: Session) -> Difference:
    before, after = (_(", ").join((session.place, *session.rooms)) for session in (old, new))
    sentence = _("{session} moved {before} → {after}").format(session=new.name, before=before, after=after)
    return Difference(new.date or old.date, new.code, _("Time and room"), before, after, sentence, new.id)


def _changed(new: Session, what: str, before: str, after: str) -> Difference:
    nothing = _("nothing")
    sentence = _("{session}, {what}: {before} → {after}").format(
        session=new.name, what=what, before=before or nothing, after=after or nothing
    )
    return Difference(new.date, new.code, what, before, after, sentence, new.id)


def _days(old: Programme, new: Programme) -> Iterator[Difference]:
    before, after = ({day[0]: day for day in each.days} for each in (old, new))
    for date in sorted(before.keys() | after.keys()):
        was, now = (_hours(days.get(date)) for days in (before, after))
        if was != now:
            thing, nothing = day_and_month(date), _("no day")
            sentence = _("{day}: {before} → {after}").format(day=thing, before=was or nothing, after=now or nothing)
            yield Difference(date, thing, _("Day"), was, now, sentence)


def _hours(day: tuple[dt.date, str, dt.time, dt.time] | None) -> str:
    if day is None:
        return ""
    hours = clock_range(day[2], day[3])
    return _("{title}, {hours}").format(title=day[1], hours=hours) if day[1] else hours


_KINDS = {"room": N_("Room"), "theme": N_("Theme"), "outcome": N_("Outcome")}


def _things(old: Programme, new: Programme) -> Iterator[Difference]:
    for table, kind in _KINDS.items():
        before, after = old.things.get(table, {}), new.things.get(table, {})
        for row_id in sorted(before.keys() | after.keys()):
            was, now = before.get(row_id, ("",)), after.get(row_id, ("",))
            if was == now:
                continue
            pattern = N_("{kind} “{name}” was added") if not was[0] else N_("{kind} “{name}” was deleted")
            pattern = N_("{kind} “{name}” was changed") if was[0] and now[0] else pattern
            sentence = _(pattern).format(kind=_(kind), name=now[0] or was[0])
            yield Difference(None, now[0] or was[0], _(kind), was[0], now[0], sentence)


# ---- side by side


class Mark(Enum):
    """What happened to a session from one programme to another."""

    ADDED = N_("added")
    REMOVED = N_("removed")
    MOVED = N_("moved")
    CHANGED = N_("changed")

    @property
    def word(self) -> str:
        """The word that stands on the session."""
        return _(self.value)


@dataclass(frozen=True)
class Comparison:
    """Two programmes with all that differs between them."""

    old: Programme
    new: Programme
    differences: tuple[Difference, ...]

    @property
    def marks(self) -> dict[int, Mark]:
        """The mark of each session that differs, by id."""
        before, after = ({session.id: session for session in each.sessions} for each in (self.old, self.new))
        told = {difference.session_id for difference in self.differences if difference.session_id}
        return {session_id: _mark(before.get(session_id), after.get(session_id)) for session_id in told}

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """The days of both, each once."""
        return tuple(sorted({day[0] for each in (self.old, self.new) for day in each.days}))


def _mark(old: Session | None, new: Session | None) -> Mark:
    if old is None or new is None:
        return Mark.ADDED if old is None else Mark.REMOVED
    return Mark.MOVED if (old.date, old.starts) != (new.date, new.starts) else Mark.CHANGED


def compare(old: Programme, new: Programme) -> Comparison:
    """Put two programmes side by side."""
    return Comparison(old, new, tuple(differences(old, new)))
