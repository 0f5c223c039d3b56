"""Sessions on their way through the clipboard: whole, and readable by any other project file."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class ClipStep:
    """A step of a plan; `objective` counts the objectives of its session from 0."""

    minutes: int
    least: int | None
    most: int | None
    activity: str
    method: str | None
    materials: str
    notes: str
    objective: int | None


@dataclass(frozen=True)
class Clip:
    """A session without a place: `days` and `offset` minutes after the first one; rooms, theme and people by name.

    `needs` counts the sessions copied together from 0; those with one `parallel` number run in parallel on purpose.
    """

    title: str
    type: str
    minutes: int
    days: int = 0
    offset: int = 0
    theme: str = ""
    rooms: tuple[str, ...] = ()
    people: tuple[tuple[str, str], ...] = ()  # name and function
    outcomes: tuple[str, ...] = ()
    interpretation: str = ""
    public_note: str = ""
    internal_note: str = ""
    preparation: str = ""
    layout: str | None = None
    objectives: tuple[str, ...] = ()
    steps: tuple[ClipStep, ...] = ()
    further: tuple[str, ...] = ()  # themes it touches beside its own
    needs: tuple[int, ...] = ()
    parallel: int | None = None


def to_json(clips: Sequence[Clip]) -> str:
    """Return clips as text for the clipboard."""
    return json.dumps([asdict(clip) for clip in clips], ensure_ascii=False)


def from_json(text: str) -> tuple[Clip, ...]:
    """Return the clips of a text; nothing when it is none of ours."""
    try:
        return tuple(_clip(entry) for entry in json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError):
        return ()


def _clip(entry: dict[str, Any]) -> Clip:
    plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    people = tuple((str(name), str(function)) for name, function in entry["people"])
    plain |= {"people": people, "steps": tuple(ClipStep(**step) for step in entry["steps"])}
    return Clip(**plain)


def from_text(text: str, minutes: int) -> tuple[Clip, ...]:
    """Return a session for each line of a text from elsewhere, one after the other; its first cell is the title."""
    titles = [" ".join(line.split("\t")[0].split()) for line in text.splitlines()]
    named = [title for title in titles if title]
    return tuple(Clip(title, "plenary", minutes, offset=at * minutes) for at, title in enumerate(named))
