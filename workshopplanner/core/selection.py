"""Choosing people for a number of seats: the candidates, the rules and the answer, as plain values.

The contract, for those who store a rule set, show it, or read it from a file:

- A *feature* is any column (`country`, `gender`, `list`, …), its *values* are texts. A candidate may have several
  values of a feature (SIDS and LDC), or none: "not stated", which a rule names as `NOT_STATED`, and which is never
  an error.
- A rule is *hard* (never broken) or an *aim* (`hard=False`): then each person (of a `DistinctRule`, each value) short
  or in excess costs its `weight`.
- `roles` of a rule name the roles of `Problem.already` (people who have a seat anyway: trainers, staff) that count too.
- What is best, in this order: the least weighted breach of aims; as many seats filled as may be (with `exactly`, all);
  the fewest people without a score; the highest total score; and, between sets that are equal in all that, the one that
  holds the earliest of the ids in which they differ (`place` orders ids: numbers count as numbers). A missing score is
  missing, not zero: such a person is chosen only where a rule or an empty seat needs somebody.
- Scores are taken as the decimals that they show (`79.5` is 795 tenths) and added up exactly. Where those of one pool
  span more than twelve digits, "proven" is to the twelfth digit of the greatest.

`selection_search.select` answers with an `Outcome`, `selection_reasons` says why, `selection_clash` what contradicts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

Id = int | str
Number = int | float | Decimal
NOT_STATED = ""


class Unit(Enum):
    """What the figures of a rule are: numbers of people, or per cent of all who are counted."""

    COUNT = "count"
    SHARE = "share"


@dataclass(frozen=True)
class Candidate:
    """Somebody who might be chosen, or who has a seat already in some `role`."""

    id: Id
    name: str = ""
    score: Number | None = None
    features: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    eligible: bool = True
    role: str = ""

    def values(self, feature: str) -> tuple[str, ...]:
        """Return the values of a feature; where there is none, that it is not stated."""
        return self.features.get(feature) or (NOT_STATED,)


@dataclass(frozen=True)
class CountRule:
    """So many people, or such a share of all, have any of these values: `least` to `most`, ends included."""

    id: Id
    feature: str
    values: tuple[str, ...]
    least: Number | None = None
    most: Number | None = None
    unit: Unit = Unit.COUNT
    hard: bool = True
    weight: Number = 1
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class EachRule:
    """So many people of every single value: at most 2 of each country, at most 1 of a ministry.

    Blanks are exempt, and so are the values in `exempt`. `least` asks it of each value that any candidate has.
    """

    id: Id
    feature: str
    least: Number | None = None
    most: Number | None = None
    unit: Unit = Unit.COUNT
    exempt: frozenset[str] = frozenset()
    hard: bool = True
    weight: Number = 1
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class DistinctRule:
    """So many different values occur among those chosen: at least 15 countries. Blanks are no value."""

    id: Id
    feature: str
    least: int | None = None
    most: int | None = None
    hard: bool = True
    weight: Number = 1
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Companion:
    """`person` is chosen only together with each of `needs`."""

    id: Id
    person: Id
    needs: tuple[Id, ...]


Rule = CountRule | EachRule | DistinctRule | Companion


@dataclass(frozen=True)
class Problem:
    """Everything a selection depends on. `must` and `never` are the locks; `titles` are what features are called."""

    candidates: tuple[Candidate, ...]
    seats: int
    exactly: bool = True
    rules: tuple[Rule, ...] = ()
    must: frozenset[Id] = frozenset()
    never: frozenset[Id] = frozenset()
    already: tuple[Candidate, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)


class Status(Enum):
    """What is known of an answer."""

    OPTIMAL = "optimal"  # proven: none is better
    FEASIBLE = "feasible"  # keeps all hard rules; a better one may exist, see `gap`
    INFEASIBLE = "infeasible"  # proven: no set keeps all hard rules
    UNKNOWN = "unknown"  # the time was over before any set was found, or proven not to exist


@dataclass(frozen=True)
class Breach:
    """A rule that a set does not keep: `side` is "least" or "most", `value` which value of an `EachRule`."""

    rule: Id
    side: str
    amount: int
    value: str = ""


@dataclass(frozen=True)
class Plain:
    """The people with the highest scores, whatever the rules say, and what balance costs against them.

    `price` is their total less that of the proposal, `share` the same in per cent of their total.
    """

    selected: tuple[Id, ...]
    score: float
    price: float
    share: float
    breaches: tuple[Breach, ...]


@dataclass(frozen=True)
class Outcome:
    """A proposal. `bound` is the score that no set with as few breaches of aims exceeds; `gap` is what lies between."""

    status: Status
    selected: tuple[Id, ...] = ()
    score: float = 0.0
    bound: float | None = None
    gap: float | None = None
    breaches: tuple[Breach, ...] = ()
    without_score: int = 0
    plain: Plain | None = None
    seconds: float = 0.0


@dataclass(frozen=True)
class Change:
    """One figure of a rule set made another: `side` is "least", "most", "seats" or "exempt" (a rule left out)."""

    rule: Id
    side: str
    old: Number | None
    new: Number | None


@dataclass(frozen=True)
class Relaxation:
    """Changes that are enough for a set to exist, what they cost in all, and the best that then is possible."""

    changes: tuple[Change, ...]
    amount: int
    outcome: Outcome
    sentence: str


@dataclass(frozen=True)
class Clash:
    """Why no set exists: the rules that contradict each other, and the smallest ways out, the smallest first.

    `sides` says which figures of the rules it takes. `smallest` tells that no smaller set of rules contradicts itself,
    not only that each of these is needed.
    """

    rules: tuple[Id, ...]
    sides: tuple[tuple[Id, str], ...]
    smallest: bool
    sentence: str
    relaxations: tuple[Relaxation, ...] = ()


@dataclass(frozen=True)
class Reason:
    """Why somebody is in or out. `cost` is what the opposite would cost in score, None where it is impossible."""

    id: Id
    chosen: bool
    sentence: str
    cost: float | None = None
    enters: tuple[Id, ...] = ()
    leaves: tuple[Id, ...] = ()
    change: Change | None = None
    proven: bool = True


SEATS = "seats"  # the id of the number of seats among rules


def lock_id(person: Id) -> str:
    """Return the id under which a lock stands among the rules of a clash."""
    return f"lock {person}"


def place(identity: Id) -> tuple[list[tuple[bool, int, str]], str]:
    """Return what ids are ordered by: figures in them count as numbers, so that A2 comes before A10."""
    pieces = re.split(r"([0-9]+)", str(identity))
    figures = [(at % 2 == 1, each.lstrip("0") if at % 2 else each) for at, each in enumerate(pieces)]
    return [(number, len(text) if number else 0, text) for number, text in figures], str(identity)


def title(problem: Problem, feature: str) -> str:
    """Return what a feature is called."""
    return problem.titles.get(feature, feature)
