"""Judging groups, whoever made them: repeats, misses, broken rules, who has met whom; and what a swap would do."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workshopplanner.core.groups import Broken, Figure, Figures, GroupsProblem, Id, Member, Miss, Rounds, place
from workshopplanner.core.groups_bounds import least_changes, least_repeats, least_shared, possible
from workshopplanner.core.groups_model import Feature, Model
from workshopplanner.language import _

Pair = tuple[Id, Id]


def figures(
    problem: GroupsProblem, rounds: Rounds, least_misses: Mapping[str, int] | None = None, least_mixing: int = 0
) -> Figures:
    """Judge groups by all rules of a problem; `least_misses` and `least_mixing` are bounds that somebody has proven."""
    model = Model(problem, _sizes(problem, rounds))
    met = meetings(rounds)
    missed = misses(model, rounds)
    weights: Counter[str] = Counter()
    for miss in missed:
        weights[miss.feature] += abs(miss.short)
    least = least_misses or {}
    tied = {(model.ids[one], model.ids[other]) for one in range(model.people) for other in model.tied[one]}
    counted = {pair: times for pair, times in met.items() if pair not in tied}
    before = _before(problem)
    repeats = sum(times if before.get(pair) else times - 1 for pair, times in counted.items())
    shared = sum(times * (times - 1) // 2 for times in counted.values())
    return Figures(
        Figure(repeats, least_repeats(model)),
        Figure(shared, least_shared(model)),
        {name: Figure(weights[name], least.get(name, 0)) for name in dict.fromkeys(problem.mix)},
        tuple(missed),
        tuple(broken(problem, rounds)),
        met,
        possible(model) + len(tied) // 2,
        max(counted.values(), default=0),
        Figure(_changes(problem.keep, rounds), least_changes(model)),
        Figure(sum(many * max(problem.weights.get(name, 1), 1) for name, many in weights.items()), least_mixing),
    )


def _sizes(problem: GroupsProblem, rounds: Rounds) -> list[list[int]]:
    """Return the sizes that groups really have; those who are in none yet are not counted."""
    known = {member.id for member in problem.members}
    return [[sum(key in known for key in group) for group in groups] for groups in rounds]


def meetings(rounds: Rounds) -> dict[Pair, int]:
    """Return how often every two are together; the one whose id comes first stands first."""
    met: Counter[Pair] = Counter()
    for groups in rounds:
        for group in groups:
            people = sorted(group, key=place)
            met.update((one, other) for at, one in enumerate(people) for other in people[at + 1 :])
    return dict(met)


def _before(problem: GroupsProblem) -> dict[Pair, int]:
    found: Counter[Pair] = Counter()
    for (one, other), times in problem.met_before.items():
        found[(one, other) if place(one) < place(other) else (other, one)] += times
    return dict(found)


def _changes(keep: Rounds, rounds: Rounds) -> int:
    """Return how many are not in the group where they were; who is new or gone is no change."""
    changed = 0
    for before, after in zip(keep, rounds, strict=False):
        home = {key: at for at, group in enumerate(before) for key in group}
        changed += sum(home.get(key, at) != at for at, group in enumerate(after) for key in group)
    return changed


# ---- mixing


def misses(model: Model, rounds: Rounds) -> list[Miss]:
    """Return which group has too few or too many of which value, those of hard features left out."""
    return [
        Miss(round_, group, feature.name, feature.values[value], short)
        for feature in model.features
        if not feature.hard
        for round_, groups in enumerate(model.numbers(rounds))
        for group, people in enumerate(groups)
        for value, short in _wrong(feature, round_, group, people)
    ]


def _wrong(feature: Feature, round_: int, group: int, people: Sequence[int]) -> list[tuple[int, int]]:
    there = Counter(feature.codes[person] for person in people)
    found = ((value, feature.wrong(round_, group, value, there[value])) for value in range(len(feature.values)))
    return [(value, short) for value, short in found if short]


# ---- rules


def broken(problem: GroupsProblem, rounds: Rounds) -> list[Broken]:
    """Return which hard rules groups do not keep, in the order of rounds and groups."""
    return [found for round_, groups in enumerate(rounds) for found in _Judge(problem, round_, groups).found()]


class _Judge:
    """Holds one round against the rules."""

    def __init__(self, problem: GroupsProblem, round_: int, groups: Sequence[Sequence[Id]]) -> None:
        self.problem, self.round, self.groups = problem, round_, groups
        self.members = {member.id: member for member in problem.members}
        self.home = {key: at for at, group in enumerate(groups) for key in group}

    def found(self) -> list[Broken]:
        return [*self._places(), *self._pairs(), *self._shared(), *self._pins(), *self._parts()]

    def _say(self, group: int, people: Sequence[Id], words: str) -> Broken:
        return Broken(self.round, group, tuple(people), words)

    def _name(self, key: Id) -> str:
        member = self.members.get(key)
        return named(member) if member else str(key)

    def _places(self) -> list[Broken]:
        found = []
        times = Counter(key for group in self.groups for key in group)
        for key in self.members:
            if times[key] != 1:
                words = _("{name} is in no group.") if not times[key] else _("{name} is in more than one group.")
                found.append(self._say(self.home.get(key, -1), (key,), words.format(name=self._name(key))))
        for at, (group, size) in enumerate(zip(self.groups, self.problem.sizes, strict=False)):
            if not self.problem.keep and len(group) != size:
                words = _("Group {group} has {count} people instead of {size}.")
                found.append(self._say(at, (), words.format(group=at + 1, count=len(group), size=size)))
        return found

    def _pairs(self) -> list[Broken]:
        found = []
        for pairs, together, words in (
            (self.problem.together, True, _("{one} and {other} are not together.")),
            (self.problem.apart, False, _("{one} and {other} are together.")),
        ):
            for one, other in pairs:
                here, there = self.home.get(one, -1), self.home.get(other, -1)
                if one != other and -1 not in {here, there} and (here == there) is not together:
                    told = words.format(one=self._name(one), other=self._name(other))
                    found.append(self._say(here, (one, other), told))
        return found

    def _shared(self) -> list[Broken]:
        found = []
        for feature in self.problem.apart_by:
            for at, group in enumerate(self.groups):
                sharing: dict[str, list[Id]] = {}
                for key in group:
                    if key in self.members and (value := self.members[key].traits.get(feature, "")):
                        sharing.setdefault(value, []).append(key)
                for value, people in sharing.items():
                    if len(people) > 1:
                        words = _("Group {group} has {count} people of {value}.")
                        told = words.format(group=at + 1, count=len(people), value=value)
                        found.append(self._say(at, people, told))
        return found

    def _pins(self) -> list[Broken]:
        words = _("{name} is not in group {group}.")
        return [
            self._say(self.home.get(pin.member, -1), (pin.member,), words.format(name=name, group=pin.group + 1))
            for pin in self.problem.pins
            if pin.round in {None, self.round} and self.home.get(pin.member, pin.group) != pin.group
            for name in [self._name(pin.member)]
        ]

    def _parts(self) -> list[Broken]:
        found = []
        for part in self.problem.parts:
            for at, group in enumerate(self.groups):
                able = [key for key in group if part.able is None or key in part.able]
                if len(able) < part.least:
                    words = _("Group {group} has nobody who can be {part}.")
                    found.append(self._say(at, able, words.format(group=at + 1, part=part.name)))
        return found


def named(member: Member) -> str:
    """Return what somebody is called in a sentence."""
    return member.name or str(member.id)


# ---- by hand


@dataclass(frozen=True)
class Effect:
    """What a move by hand changes: how many more repeats and misses, and which rules it would break or mend."""

    repeats: int
    misses: Mapping[str, int]
    breaks: tuple[Broken, ...]
    mends: tuple[Broken, ...]


class Effects:
    """Says what moves by hand would do to groups as they stand; made once, asked at each move of the mouse."""

    def __init__(self, problem: GroupsProblem, rounds: Rounds) -> None:
        self.problem, self.rounds = problem, rounds
        self.met, self.before = meetings(rounds), _before(problem)
        self._tied = Model(replace(problem, mix=(), apart_by=(), met_before={})).tied
        self._number = {key: at for at, key in enumerate(sorted((m.id for m in problem.members), key=place))}
        self._broken = [_Judge(problem, round_, groups).found() for round_, groups in enumerate(rounds)]
        self._missed = [self._misses(groups) for groups in rounds]

    def swap(self, round_: int, one: Id, other: Id) -> Effect:
        """Return what it would do if two people changed their groups."""
        turned = {one: other, other: one}
        return self._effect(round_, [[turned.get(key, key) for key in group] for group in self.rounds[round_]])

    def move(self, round_: int, person: Id, target: int) -> Effect:
        """Return what it would do if somebody went to another group."""
        groups = [[key for key in group if key != person] for group in self.rounds[round_]]
        groups[target].append(person)
        return self._effect(round_, groups)

    def _effect(self, round_: int, groups: Sequence[Sequence[Id]]) -> Effect:
        was, now = self._broken[round_], _Judge(self.problem, round_, groups).found()
        before, after = self._missed[round_], self._misses(groups)
        return Effect(
            self._repeats(round_, groups),
            {name: after[name] - before[name] for name in dict.fromkeys(self.problem.mix)},
            tuple(each for each in now if each not in was),
            tuple(each for each in was if each not in now),
        )

    def _repeats(self, round_: int, groups: Sequence[Sequence[Id]]) -> int:
        """Return how many more repeats there are: only the groups that change are looked at."""
        total = 0
        for old, new in zip(self.rounds[round_], groups, strict=True):
            gone, come = set(old) - set(new), set(new) - set(old)
            stay = set(old) & set(new)
            total += sum(self._again(one, other, 0) for one in come for other in stay)
            total -= sum(self._again(one, other, 1) for one in gone for other in stay)
        return total

    def _again(self, one: Id, other: Id, here: int) -> int:
        """Say whether two who meet in a round have met besides; `here` is 1 where this round is counted in."""
        if one in self._number and self._number.get(other, -1) in self._tied[self._number[one]]:
            return 0
        pair = (one, other) if place(one) < place(other) else (other, one)
        return int(self.met.get(pair, 0) - here > 0 or self.before.get(pair, 0) > 0)

    def _misses(self, groups: Sequence[Sequence[Id]]) -> Counter[str]:
        rounds = (tuple(map(tuple, groups)),)
        problem = replace(self.problem, rounds=1, pins=(), keep=(), parts=(), met_before={}, apart_by=())
        found: Counter[str] = Counter()
        for miss in misses(Model(problem, _sizes(problem, rounds)), rounds):
            found[miss.feature] += abs(miss.short)
        return found
