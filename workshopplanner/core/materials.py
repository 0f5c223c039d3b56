"""What a session needs, read from the lines of its steps and added up by day; and how its room is set up."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workshopplanner.core.agenda import Day
from workshopplanner.core.kinds import Layout

_COUNTED = (
    re.compile(r"(?P<n>\d{1,5})\s*(?:[x×✕*]\s*|\s+(?=\S))(?P<what>\D.*)", re.IGNORECASE),
    re.compile(r"(?P<what>.*\S)\s*[x×✕*]\s*(?P<n>\d{1,5})", re.IGNORECASE),
)
_LINES = re.compile(r"[;\n]")


@dataclass(frozen=True)
class Material:
    """A thing that is needed; `count` is None where nobody says how many."""

    name: str
    count: int | None = None


@dataclass(frozen=True)
class Need:
    """A thing that a day needs: how many in all, and whether some session didn't say; which sessions ask for it."""

    name: str
    count: int | None
    open_ended: bool
    sessions: tuple[str, ...]


@dataclass(frozen=True)
class Use:
    """A session in a room: how the room is set up for it, and from what it has to be changed (None: no change).

    `usual` is how the room stands when nobody has changed it.
    """

    session_id: int
    code: str
    title: str
    room: str
    starts: dt.time
    ends: dt.time
    layout: Layout | None
    before: Layout | None = None
    usual: Layout | None = None


@dataclass(frozen=True)
class Supply:
    """What a session asks for."""

    session_id: int
    code: str
    materials: tuple[Material, ...]


@dataclass(frozen=True)
class DayNeeds:
    """What a day needs, and how its rooms are set up."""

    day: Day
    needs: tuple[Need, ...]
    uses: tuple[Use, ...]


def read_material(line: str) -> Material:
    """Return the thing and the number that a line names: "A3 paper ×10", "10 × markers", "10 markers", "flipchart"."""
    line = " ".join(line.split())
    for pattern in _COUNTED:
        found = pattern.fullmatch(line)
        if found:
            return Material(found["what"].strip(), int(found["n"]))
    return Material(line)


def lines_of(text: str) -> list[str]:
    """Return the lines of a step's materials; a semicolon parts them as a new line does."""
    return [line for line in (" ".join(part.split()) for part in _LINES.split(text)) if line]


def read_materials(text: str) -> tuple[Material, ...]:
    """Return everything that a step needs."""
    return tuple(read_material(line) for line in lines_of(text))


def needs(supplies: Iterable[Supply]) -> tuple[Need, ...]:
    """Add up what some sessions need, by name; a thing is one line however it is capitalised."""
    found: dict[str, list[tuple[Supply, Material]]] = {}
    for supply in supplies:
        for material in supply.materials:
            found.setdefault(material.name.casefold(), []).append((supply, material))
    return tuple(_need(asked) for _name, asked in sorted(found.items()))


def _need(asked: Sequence[tuple[Supply, Material]]) -> Need:
    counts = [material.count for _supply, material in asked if material.count is not None]
    return Need(
        asked[0][1].name,
        sum(counts) if counts else None,
        len(counts) < len(asked),
        tuple(dict.fromkeys(supply.code for supply, _material in asked)),
    )


def changes(uses: Iterable[Use]) -> tuple[Use, ...]:
    """Name the changes of set-up in each room, session after session; a session that asks for none changes nothing."""
    stands: dict[str, Layout] = {}
    told = []
    for use in sorted(uses, key=lambda use: (use.room, use.starts, use.code)):
        before = stands.get(use.room, use.usual)
        changed = before if use.layout is not None and before is not None and before is not use.layout else None
        told.append(replace(use, before=changed))
        if use.layout is not None:
            stands[use.room] = use.layout
    return tuple(told)
