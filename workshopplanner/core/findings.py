"""Problems of the plan: facts in, findings out; a finding never forbids an edit. The rules are in `core.rules`."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from workshopplanner.core.agenda import Agenda
from workshopplanner.core.themes import Theme


class Severity(StrEnum):
    """How much a finding matters; the first stops "issue as final", none stops editing."""

    STOPS = "stops"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True)
class Finding:
    """One problem in one plain sentence naming all parties; ids of what it concerns, and the names of its fixes.

    `people` are persons, not participations.
    """

    rule: str
    severity: Severity
    sentence: str
    sessions: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    themes: tuple[int, ...] = ()
    fixes: tuple[str, ...] = field(default=())
    waived: bool = False


@dataclass(frozen=True)
class Passport:
    """When the passport of somebody who attends expires."""

    person_id: int
    name: str
    expires: dt.date


@dataclass(frozen=True)
class Facts:
    """What the rules look at; `attending` counts everybody with a live status, in any role."""

    agenda: Agenda
    themes: tuple[Theme, ...] = ()
    attending: int = 0
    passports: tuple[Passport, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A rule by its name, with how much it matters and the function that yields what it finds."""

    name: str
    severity: Severity
    find: Callable[[Facts], Iterator["Case"]]


@dataclass(frozen=True)
class Case:
    """One thing that a rule found."""

    sentence: str
    sessions: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    themes: tuple[int, ...] = ()


def check(facts: Facts, rules: Iterable[Rule]) -> list[Finding]:
    """Return what the rules find, the weightiest first."""
    found = [
        Finding(rule.name, rule.severity, case.sentence, case.sessions, case.people, case.themes)
        for rule in rules
        for case in rule.find(facts)
    ]
    order = list(Severity)
    return sorted(found, key=lambda finding: order.index(finding.severity))
