"""How well a group is mixed: whether each value of a property has its share, judged as quickly as a hand moves."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from workshopplanner.core.group_sets import Board, Group, GroupSet, Pair, Person, Round
from workshopplanner.core.groups import even_sizes
from workshopplanner.core.kinds import Bond
from workshopplanner.language import _

FEW = 4  # values: so many are counted one by one, more are told as one number


@dataclass(frozen=True)
class Balance:
    """One property in one group: who has which value, in the order of all values, and how many different there are.

    `counts` names "" for those who did not state it. `missing` says for a value by how many a group has too few,
    with a negative number too many; `possible` is how many different values a group of that size could have.
    """

    feature: str
    size: int
    counts: tuple[tuple[str, int], ...]
    different: int
    possible: int
    missing: tuple[tuple[str, int], ...] = ()

    @property
    def even(self) -> bool:
        """Whether no value has more or fewer than its share, rounded up or down."""
        return not self.missing

    @property
    def few(self) -> bool:
        """Whether there are so few values that each can be counted."""
        return len(self.counts) <= FEW


def balances(group: Iterable[Person], everybody: Collection[Person], properties: Sequence[str]) -> list[Balance]:
    """Judge one group by each property; `everybody` are those whom all groups of the round share."""
    members = list(group)
    return [_balance(name, members, everybody) for name in properties]


def _balance(name: str, members: Sequence[Person], everybody: Collection[Person]) -> Balance:
    there = Counter(person.traits.get(name, "") for person in everybody)
    here = Counter(person.traits.get(name, "") for person in members)
    order = sorted(there | here, key=lambda value: (value == "", -there[value], value))
    missing = []
    for value in order:
        share = Fraction(there[value] * len(members), max(len(everybody), 1))
        wrong = max(floor(share) - here[value], 0) - max(here[value] - ceil(share), 0)
        if value and wrong:
            missing.append((value, wrong))
    stated = [value for value in there if value]
    return Balance(
        name,
        len(members),
        tuple((value, here[value]) for value in order),
        sum(1 for value in here if value),
        min(len(stated), len(members)),
        tuple(missing),
    )


def sharing(group: Iterable[Person], properties: Sequence[str]) -> list[tuple[str, str, tuple[Person, ...]]]:
    """Return who of a group shares a property that should keep them apart: the property, its value, the people."""
    found: dict[tuple[str, str], list[Person]] = {}
    for person in group:
        for name in properties:
            value = person.traits.get(name, "")
            if value:
                found.setdefault((name, value), []).append(person)
    return [(*key, tuple(people)) for key, people in found.items() if len(people) > 1]


def broken_pairs(group_set: GroupSet, round_: Round) -> list[Pair]:
    """Return the pairs that are apart and should be together in a round, or the other way round."""
    home = {person: group.id for group in round_.groups for person in group.people}
    known = [pair for pair in group_set.pairs if pair.one in home and pair.other in home]
    return [pair for pair in known if (home[pair.one] == home[pair.other]) != (pair.bond is Bond.TOGETHER)]


def unkept(board: Board, group_set: GroupSet, rounds: Iterable[Round]) -> list[str]:
    """Return each rule that groups made by hand do not keep, as a sentence."""
    told: dict[str, None] = {}
    for round_ in rounds:
        for pair in broken_pairs(group_set, round_):
            together = pair.bond is Bond.TOGETHER
            words = _("{one} and {other} are not together.") if together else _("{one} and {other} are together.")
            told[words.format(one=board.people[pair.one].name, other=board.people[pair.other].name)] = None
        for group in round_.groups:
            for _feature, value, people in sharing(people_of(group, board.people), group_set.apart):
                words = _("Group {group} has {count} people of {value}.")
                told[words.format(group=group.name, count=len(people), value=value)] = None
    return list(told)


def wanted_sizes(group_set: GroupSet, members: int, number: int) -> tuple[int, ...]:
    """Return how many each group should have: the sizes asked for where they fit, else as even as can be."""
    if len(group_set.sizes) == number and sum(group_set.sizes) == members:
        return group_set.sizes
    return even_sizes(members, number)


def wanted_size(group_set: GroupSet, members: int, at: int, number: int) -> int:
    """Return how many the group at a place should have, now that it has `number`: of even sizes any one will do."""
    wanted = wanted_sizes(group_set, members, group_set.count)
    if wanted == group_set.sizes or not wanted:
        return wanted[at] if at < len(wanted) else 0
    return min(max(number, wanted[-1]), wanted[0])


def people_of(group: Group, people: Mapping[int, Person]) -> list[Person]:
    """Return the people of a group who are known."""
    return [people[person] for person in group.people if person in people]
