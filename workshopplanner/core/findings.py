"""Problems of the plan: facts in, findings out; a finding never forbids an edit. The rules are in `core.rules`."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from workshopplanner.core import thresholds
from workshopplanner.core.absences import Absence
from workshopplanner.core.agenda import Agenda, Card
from workshopplanner.core.group_sets import GroupSet
from workshopplanner.core.kinds import ParticipationStatus, Role, Severity
from workshopplanner.core.themes import Theme


@dataclass(frozen=True)
class Finding:
    """One problem in one plain sentence naming all parties; ids of what it concerns, and the names of its fixes.

    `people` are persons, not participations. `subject` is what stays the same as long as it is the same problem, and
    `state` a digest of the fields that matter for it. `reason` is that of a waiver: one in force where `waived`, else
    one that ended because such a field changed.
    """

    rule: str
    severity: Severity
    sentence: str
    sessions: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    themes: tuple[int, ...] = ()
    days: tuple[int, ...] = field(default=(), compare=False)
    fixes: tuple[str, ...] = field(default=())
    waived: bool = False
    reason: str = ""
    subject: str = field(default="", compare=False)
    state: str = field(default="", compare=False)


@dataclass(frozen=True)
class Passport:
    """When the passport of somebody who attends expires."""

    person_id: int
    name: str
    expires: dt.date


@dataclass(frozen=True)
class Guest:
    """Somebody on the roster, with when the person is there in the local time of the workshop.

    `names` are the family and given names and the name in the passport, where that is known.
    """

    participation_id: int
    person_id: int
    name: str
    role: Role
    status: ParticipationStatus
    arrives: dt.datetime | None = None
    departs: dt.datetime | None = None
    names: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True)
class Goal:
    """An outcome of the workshop."""

    id: int
    number: int
    statement: str


@dataclass(frozen=True)
class Waiver:
    """A finding that somebody accepts: it holds as long as the fields that matter are still in `state`."""

    rule: str
    subject: str
    state: str
    reason: str


@dataclass(frozen=True)
class Facts:
    """What the rules look at; `attending` counts everybody with a live status, in any role.

    `hours` are those of rooms that have some of their own, in minutes of the day, `addresses` those of rooms that are
    not all in one house; `access` counts those who attend and told what they need to get around; `host` is the country
    of the workshop as two letters; `plan_most` says of plans that do not fit how long they can be made.
    """

    agenda: Agenda
    themes: tuple[Theme, ...] = ()
    attending: int = 0
    passports: tuple[Passport, ...] = ()
    guests: tuple[Guest, ...] = ()
    absences: tuple[Absence, ...] = ()
    outcomes: tuple[Goal, ...] = ()
    hours: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    addresses: Mapping[int, str] = field(default_factory=dict)
    access: int = 0
    host: str = ""
    plan_most: Mapping[int, int] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    groups: tuple[GroupSet, ...] = ()

    def limit(self, name: str) -> int:
        """Return a limit in force."""
        return thresholds.value(self.limits, name)


@dataclass(frozen=True)
class Rule:
    """A rule by its name, with how much it matters and the function that yields what it finds."""

    name: str
    severity: Severity
    find: Callable[[Facts], Iterator["Case"]]


@dataclass(frozen=True)
class Case:
    """What a rule found; `about` tells it from others of the same ids, a waiver hangs on what `matters`."""

    sentence: str
    sessions: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    themes: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    about: tuple[object, ...] = ()
    matters: tuple[object, ...] = ()


Find = Callable[[Facts], Iterator[Case]]


class Book(list[Rule]):
    """A list of rules that functions enter under their own names."""

    def rule(self, severity: Severity) -> Callable[[Find], Find]:
        """Return a decorator that enters a function."""

        def enter(find: Find) -> Find:
            self.append(Rule(find.__name__, severity, find))
            return find

        return enter


def check(facts: Facts, rules: Iterable[Rule]) -> list[Finding]:
    """Return what the rules find, the weightiest first, each with the waiver that was given for it."""
    waivers = {(waiver.rule, waiver.subject): waiver for waiver in facts.waivers}
    found = [_waived(_finding(rule, case), waivers) for rule in rules for case in rule.find(facts)]
    order = list(Severity)
    return sorted(found, key=lambda finding: order.index(finding.severity))


def _finding(rule: Rule, case: Case) -> Finding:
    ids = (sorted(case.sessions), sorted(case.people), sorted(case.themes), case.about)
    return Finding(
        rule.name,
        rule.severity,
        case.sentence,
        case.sessions,
        case.people,
        case.themes,
        case.days,
        subject=";".join(",".join(str(each) for each in group) for group in ids),
        state=hashlib.blake2b(repr(case.matters).encode(), digest_size=8).hexdigest(),
    )


def _waived(finding: Finding, waivers: Mapping[tuple[str, str], Waiver]) -> Finding:
    waiver = waivers.get((finding.rule, finding.subject))
    if waiver is None:
        return finding
    return replace(finding, waived=waiver.state == finding.state, reason=waiver.reason)


def slot_of(card: Card) -> tuple[int | None, int, int]:
    """Return what a waiver hangs on where the slot of a session matters."""
    return card.day_id, card.begin, card.minutes
