"""What the parts of the sample share: reading its files, and what has been made so far."""

import csv
import json
from dataclasses import dataclass, field
from typing import Any

from workshopplanner import resources
from workshopplanner.store.schema import (
    Country,
    Day,
    Organisation,
    Outcome,
    Participation,
    Person,
    Room,
    Theme,
    Workshop,
)

Line = dict[str, str]


@dataclass
class Made:
    """What has been made so far, by the name that the sample's files give it."""

    workshop: Workshop
    countries: dict[str, Country]
    people: dict[str, Person] = field(default_factory=dict)
    attendances: dict[str, Participation] = field(default_factory=dict)
    organisations: dict[tuple[str, str], Organisation] = field(default_factory=dict)
    days: dict[int, Day] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    outcomes: dict[int, Outcome] = field(default_factory=dict)


def read_json(name: str) -> Any:
    """Read a shipped JSON file."""
    return json.loads(resources.path(name).read_text(encoding="utf-8"))


def read_csv(name: str) -> list[Line]:
    """Read a shipped table, every cell as text."""
    with resources.path(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def split(text: str, by: str) -> list[str]:
    """Return the parts of a cell that holds several."""
    return [part.strip() for part in text.split(by) if part.strip()]
