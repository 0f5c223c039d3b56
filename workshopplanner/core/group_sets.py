"""Breakout groups as they are kept: sets with rounds and groups, who is in which, and what people are mixed by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workshopplanner.core.agenda import Agenda
from workshopplanner.core.kinds import Bond, Role
from workshopplanner.language import N_

LEAST = 4  # people: fewer make no groups
MOST_GROUPS, MOST_ROUNDS = 60, 20
# What people can be mixed by and kept apart by, with what it is called.
PROPERTIES: dict[str, str] = {
    "gender": N_("Gender"),
    "country": N_("Country"),
    "subregion": N_("Subregion"),
    "sector": N_("Sector"),
    "language": N_("Language"),
    "organisation": N_("Organisation"),
    "age_band": N_("Age band"),
}
PARTS: dict[str, str] = {
    "moderator": N_("Moderator"),
    "rapporteur": N_("Rapporteur"),
    "interpreter": N_("Interpreter"),
}


@dataclass(frozen=True)
class Person:
    """Somebody who may be in a group: `id` is the participation's, `traits` what mixing goes by; "" is not stated."""

    id: int
    person_id: int
    name: str
    alpha3: str
    role: Role
    live: bool
    traits: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Seat:
    """Somebody's place in a group, with what the person does there; `id` is the place's."""

    id: int
    person: int
    part: str = ""
    pinned: bool = False


@dataclass(frozen=True)
class Group:
    """A group of one round; its seats stand in the order of the names."""

    id: int
    name: str
    room_id: int | None = None
    session_id: int | None = None
    seats: tuple[Seat, ...] = ()

    @property
    def people(self) -> tuple[int, ...]:
        """Who is in it."""
        return tuple(seat.person for seat in self.seats)


@dataclass(frozen=True)
class Round:
    """One round of a set, and the session in which its groups meet."""

    id: int
    session_id: int | None = None
    groups: tuple[Group, ...] = ()

    @property
    def seated(self) -> frozenset[int]:
        """Everybody who is in one of its groups."""
        return frozenset(person for group in self.groups for person in group.people)


@dataclass(frozen=True)
class Pair:
    """Two who stay together in every round, or apart."""

    id: int
    one: int
    other: int
    bond: Bond


@dataclass(frozen=True)
class GroupSet:
    """Groups that belong together; empty `sizes` are as even as can be."""

    id: int
    name: str
    count: int
    sizes: tuple[int, ...] = ()
    mix: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    roles: tuple[Role, ...] = (Role.PARTICIPANT,)
    seed: int = 1
    rounds: tuple[Round, ...] = ()
    pairs: tuple[Pair, ...] = ()

    def counts(self, person: Person) -> bool:
        """Say whether somebody belongs into the groups: coming, in one of the roles."""
        return person.live and person.role in self.roles


@dataclass(frozen=True)
class Board:
    """All the groups of a workshop, with everybody who may be in them, and the week they are linked to."""

    sets: tuple[GroupSet, ...] = ()
    people: Mapping[int, Person] = field(default_factory=dict)
    agenda: Agenda = field(default_factory=Agenda)

    def members(self, group_set: GroupSet) -> list[Person]:
        """Return everybody who belongs into the groups of a set, in the order of the names."""
        return [person for person in self.people.values() if group_set.counts(person)]

    def missing(self, group_set: GroupSet, round_: Round) -> list[Person]:
        """Return who belongs into a round and is in no group."""
        seated = round_.seated
        return [person for person in self.members(group_set) if person.id not in seated]

    def gone(self, group_set: GroupSet) -> list[Person]:
        """Return who is in a group and does not belong there any more."""
        seated = {person for round_ in group_set.rounds for person in round_.seated}
        return [person for person in self.people.values() if person.id in seated and not group_set.counts(person)]


def letter(position: int) -> str:
    """Return what the group at a position, counted from 0, is called: A, B … Z, AA."""
    name = ""
    position += 1
    while position:
        position, at = divmod(position - 1, 26)
        name = chr(ord("A") + at) + name
    return name


def read_sizes(text: str) -> tuple[int, ...]:
    """Return the sizes in a text such as "5, 5, 6", or raise ValueError."""
    return tuple(int(word) for word in text.replace(",", " ").replace("،", " ").replace(";", " ").split())


def meetings(rounds: Iterable[Sequence[Iterable[int]]]) -> dict[tuple[int, int], int]:
    """Return how often every two have been in the same group; the lower id stands first."""
    met: dict[tuple[int, int], int] = {}
    for groups in rounds:
        for group in groups:
            people = sorted(group)
            for at, one in enumerate(people):
                for other in people[at + 1 :]:
                    met[one, other] = met.get((one, other), 0) + 1
    return met
