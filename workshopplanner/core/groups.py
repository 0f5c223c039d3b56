"""Making breakout groups: the people, the rules, the groups and what is known of them, as plain values.

The contract, for those who store groups, show them, or read them from a file:

- *Hard*, never broken: sizes, pins, who is kept together, who is kept apart (by name, or because they share a value of
  a feature in `apart_by`), and `parts`. What can't be kept is refused with the reasons (`Impossible`).
- *Mixed by* (`mix`): of each value of a feature every group has its share, rounded down or up. A person for whom the
  value is "" has not stated it, which is never an error. Each person short or in excess is one *miss*.
- *Repeats*: a meeting of two who have met before, in an earlier round or as `met_before` says. Two who meet in three
  rounds make two repeats. Those who must stay together don't count.
- *Shared pairs*: for each two rounds the pairs that are together in both. Two who meet in three rounds make three.
- What is best, in this order: the fewest misses (by their weights); the fewest repeats; the fewest shared pairs. With
  `spread` shared pairs come before repeats: then few meet again and again, at the price that more meet twice.
- With `keep` the fewest changes come before all of that.

`groups_arrange.arrange` and `rearrange` answer with an `Arrangement`; `groups_figures.figures` judges any groups, and
`groups_figures.Effects` says at once what a swap by hand would do.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from workshopplanner.errors import UserError

Id = int | str
Rounds = tuple[tuple[tuple[Id, ...], ...], ...]  # rounds of groups of people
LEAST_GROUPS, MOST_PEOPLE = 2, 2000


@dataclass(frozen=True)
class Member:
    """Somebody who is to be in a group of every round: `traits` are what mixing goes by, "" is not stated."""

    id: Id
    name: str = ""
    traits: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Pin:
    """Somebody stays in a group (counted from 0), in one round (counted from 0) or in all of them."""

    member: Id
    group: int
    round: int | None = None


@dataclass(frozen=True)
class Part:
    """What `least` people of each group do: rapporteur, interpreter. `able` are those who can; None is everybody."""

    name: str
    least: int = 1
    able: frozenset[Id] | None = None


@dataclass(frozen=True)
class GroupsProblem:
    """Everything groups depend on.

    `sizes` hold for every round; `even_sizes` gives them for a number of groups. `met_before` says how often two have
    met already; the order of the two is of no account. `keep` are groups as they stand, for the fewest changes: they
    may name people who are gone and lack people who have come.
    """

    members: tuple[Member, ...]
    sizes: tuple[int, ...]
    rounds: int = 1
    mix: tuple[str, ...] = ()
    weights: Mapping[str, int] = field(default_factory=dict)
    apart: tuple[tuple[Id, Id], ...] = ()
    together: tuple[tuple[Id, Id], ...] = ()
    apart_by: tuple[str, ...] = ()
    pins: tuple[Pin, ...] = ()
    parts: tuple[Part, ...] = ()
    met_before: Mapping[tuple[Id, Id], int] = field(default_factory=dict)
    keep: Rounds = ()
    spread: bool = False
    seed: int = 1
    titles: Mapping[str, str] = field(default_factory=dict)


class Ended(Enum):
    """Why a search came to its end. All but TIME and CANCELLED give the same groups on every machine."""

    PROVEN = "proven"  # nothing can be better
    WORK = "work"  # as much was tried as the seconds allow on a slow machine
    TIME = "time"  # the seconds were over
    CANCELLED = "cancelled"  # somebody had seen enough


@dataclass(frozen=True)
class Figure:
    """How often something is, and how often it has to be at least: proven, so that equal means none can be better."""

    value: int
    bound: int

    @property
    def best(self) -> bool:
        """Whether nothing can be better."""
        return self.value <= self.bound


@dataclass(frozen=True)
class Miss:
    """A group that has too few of a value of a feature, or with a negative number too many."""

    round: int
    group: int
    feature: str
    value: str
    short: int


@dataclass(frozen=True)
class Broken:
    """A hard rule that groups made by hand do not keep, in words, with the people whom it is about."""

    round: int
    group: int
    people: tuple[Id, ...]
    words: str


@dataclass(frozen=True)
class Figures:
    """What is known of groups.

    `met` says how often two have been together in these rounds, for all who have; `pairs` is how many different pairs
    could meet. `most` is the greatest of `met`. `changes` is how many places differ from those of `keep`; `mixing` is
    the sum of all misses by their weights: its bound holds for all features together.
    """

    repeats: Figure
    shared: Figure
    misses: Mapping[str, Figure] = field(default_factory=dict)
    missed: tuple[Miss, ...] = ()
    broken: tuple[Broken, ...] = ()
    met: Mapping[tuple[Id, Id], int] = field(default_factory=dict)
    pairs: int = 0
    most: int = 0
    changes: Figure = field(default_factory=lambda: Figure(0, 0))
    mixing: Figure = field(default_factory=lambda: Figure(0, 0))

    @property
    def all_met(self) -> bool:
        """Whether everybody has met everybody."""
        return len(self.met) >= self.pairs


@dataclass(frozen=True)
class Arrangement:
    """Groups as proposed: the people of each group in the order of their ids, who does what, and the figures.

    `parts` holds for each round and group the people of each part by its name.
    """

    rounds: Rounds
    figures: Figures
    parts: tuple[tuple[Mapping[str, tuple[Id, ...]], ...], ...] = ()
    ended: Ended = Ended.PROVEN
    seconds: float = 0.0


class Impossible(UserError):
    """The rules contradict each other; `reasons` are whole sentences, one for each contradiction."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = tuple(reasons)


def even_sizes(people: int, groups: int) -> tuple[int, ...]:
    """Return sizes that differ by one at most, the larger ones first."""
    least, more = divmod(people, max(groups, 1))
    return tuple(least + (at < more) for at in range(groups))


def place(key: Id) -> tuple[int, int, str]:
    """Return what orders ids: numbers as numbers, and before words; so the order of rows is of no account."""
    text = str(key)
    return (0, int(text), text) if text.isascii() and text.isdigit() and len(text) < 19 else (1, 0, text)


def tidy(rounds: Iterable[Iterable[Iterable[Id]]]) -> Rounds:
    """Return rounds of groups with the people of each group in the order of their ids."""
    return tuple(tuple(tuple(sorted(group, key=place)) for group in groups) for groups in rounds)
