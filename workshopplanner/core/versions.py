"""Versions of a programme as plain values: one as it was saved, and two of them beside each other."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from workshopplanner.core.calendar import clock, day_and_month, weekday
from workshopplanner.core.kinds import label
from workshopplanner.language import N_, _

Row = Mapping[str, Any]
Names = Mapping[str, Mapping[int, str]]  # what a programme points to outside itself: table, row, name


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
class Standing:
    """The newest version, whether the programme is another now, and whether some of it is not yet confirmed."""

    version_id: int
    number: int
    name: str
    edited: bool
    draft: bool

    @property
    def words(self) -> str:
        """What stands beside the programme."""
        if not self.edited:
            return _("No changes since v{number}").format(number=self.number)
        words = _("v{number} · draft, edited since") if self.draft else _("v{number} · edited since")
        return words.format(number=self.number)


@dataclass(frozen=True)
class Restored:
    """What was restored, and what could not come back as who or what it belonged to is gone: a phrase for each."""

    number: int
    name: str
    left_out: tuple[str, ...]


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

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return _("“{title}” ({code})").format(title=self.title, code=self.code)

    def place(self, with_date: bool = False) -> str:
        """Its day and time, or the tray; the date where a weekday alone would not say which day it is."""
        if self.date is None or self.starts is None:
            return _("the tray")
        day = day_and_month(self.date) if with_date else weekday(self.date)
        return _("{day} {time}").format(day=day, time=clock(self.starts))


@dataclass(frozen=True)
class Programme:
    """A programme as a version has it: its days and sessions, and all its rows by table and id."""

    days: tuple[tuple[dt.date, str, dt.time, dt.time], ...]  # date, title, opens, closes
    sessions: tuple[Session, ...]
    tables: Mapping[str, Mapping[int, Row]]
    names: Names


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


def programme(tables: Mapping[str, Iterable[Row]], names: Names) -> Programme:
    """Put a programme together from the rows of its tables and the names of what they point to outside."""
    by_id = {name: {row["id"]: row for row in rows} for name, rows in tables.items()}
    days = sorted((row["date"], row["title"], row["opens"], row["closes"]) for row in by_id.get("day", {}).values())
    links = {name: _by_session(by_id.get(name, {}).values()) for name in ("session_room", "session_person")}
    sessions = [_session(row, by_id, links, names) for row in by_id.get("session", {}).values()]
    return Programme(tuple(days), tuple(sorted(sessions, key=_order)), by_id, names)


def _by_session(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row["session_id"], []).append(row)
    return found


def _session(row: Row, by_id: Mapping[str, Mapping[int, Row]], links: Any, names: Names) -> Session:
    day = by_id.get("day", {}).get(row["day_id"])
    theme = by_id.get("theme", {}).get(row["theme_id"])
    there = by_id.get("room", {})
    rooms = [
        there[link["room_id"]]["name"] for link in links["session_room"].get(row["id"], ()) if link["room_id"] in there
    ]
    people = [with_function(link, names) for link in links["session_person"].get(row["id"], ())]
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
    )


def person(person_id: int, names: Names) -> str:
    """Return the name of a person, as far as it is known."""
    return names.get("person", {}).get(person_id) or _("somebody who left")


def with_function(link: Row, names: Names) -> str:
    """Return a person with what the person does in a session."""
    who = person(link["person_id"], names)
    return _("{name} ({function})").format(name=who, function=label(link["function"]))


def _order(session: Session) -> tuple[Any, ...]:
    return (session.date is None, session.date or dt.date.max, session.starts or dt.time.max, session.code)


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

    @property
    def sign(self) -> str:
        """The sign beside the word, for those who do not see the colour."""
        return _SIGNS[self]


_SIGNS = {Mark.ADDED: "+", Mark.REMOVED: "×", Mark.MOVED: "↕", Mark.CHANGED: "≠"}


@dataclass(frozen=True)
class Comparison:
    """Two programmes with all that differs between them."""

    old: Programme
    new: Programme
    differences: tuple[Difference, ...]

    @property
    def marks(self) -> dict[int, Mark]:
        """The mark of each session that differs or lies elsewhere, by id."""
        before, after = ({session.id: session for session in each.sessions} for each in (self.old, self.new))
        told = {difference.session_id for difference in self.differences if difference.session_id}
        told |= {key for key in before.keys() & after.keys() if _slot(before[key]) != _slot(after[key])}
        return {session_id: _mark(before.get(session_id), after.get(session_id)) for session_id in sorted(told)}

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """The days of both, each once."""
        return tuple(sorted({day[0] for each in (self.old, self.new) for day in each.days}))


def _slot(session: Session) -> tuple[dt.date | None, dt.time | None]:
    return session.date, session.starts


def _mark(old: Session | None, new: Session | None) -> Mark:
    if old is None or new is None:
        return Mark.ADDED if old is None else Mark.REMOVED
    return Mark.MOVED if _slot(old) != _slot(new) else Mark.CHANGED
