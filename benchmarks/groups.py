"""Breakout groups: how long until the fewest repeats are reached, beside a plain climber; and distances."""

import random
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from time import process_time

from benchmarks.measure import Figure, Once, Reference, Result, Target, in_turn, timed
from workshopplanner.core.groups import Arrangement, GroupsProblem, Member
from workshopplanner.core.groups_arrange import arrange
from workshopplanner.core.groups_distances import spread_out

SECONDS = 30.0
DISTANCES = ((240, 12), (960, 24))


@dataclass(frozen=True)
class Task:
    """Groups of equal size over rounds, with the repeats that there must be and the seconds it may take."""

    groups: int
    size: int
    rounds: int
    repeats: int
    most: float

    @property
    def people(self) -> int:
        """How many there are in all."""
        return self.groups * self.size

    def __str__(self) -> str:
        """Say it in words."""
        many = f"{self.repeats} repeats" if self.repeats else "no repeat"
        return f"{self.people} people, {self.groups} groups of {self.size}, {self.rounds} rounds: {many}"


TASKS = (
    Task(6, 5, 4, 0, 2.0),
    Task(6, 5, 5, 0, 30.0),
    Task(6, 5, 10, 165, 5.0),  # 600 meetings of 435 pairs: everybody meets everybody
    *(Task(5, 6, rounds, 5 * (rounds - 1), 10.0) for rounds in (2, 3, 4, 5)),
    Task(20, 5, 6, 0, 1.0),
)
_NATIONS = [f"Country {number}" for number in range(17)]


def run(*, quick: bool = False) -> Result:
    """Measure the tasks, mixed groups, late arrivals and distances; what a plain climber reaches is in the notes."""
    repetitions = 1 if quick else 5
    tasks = TASKS[:1] if quick else TASKS
    figures, notes = [], []
    for task in tasks:
        figures.append(_reached(task, repetitions))
        notes.append(_beside(task, figures[-1].times.median))
    figures.append(_mixed(repetitions))
    notes.append(_seeds(TASKS[0] if quick else TASKS[1], 2 if quick else 10))
    notes += [_far(people, groups, 0.3 if quick else 10.0) for people, groups in (((40, 5),) if quick else DISTANCES)]
    return Result("groups", tuple(figures), tuple(notes))


def _problem(task: Task, seed: int = 1) -> GroupsProblem:
    members = tuple(Member(number) for number in range(task.people))
    return GroupsProblem(members, (task.size,) * task.groups, task.rounds, seed=seed)


def repeats(found: Arrangement) -> int:
    """Count the repeats anew."""
    met = Counter(pair for groups in found.rounds for group in groups for pair in combinations(group, 2))
    return sum(times - 1 for times in met.values())


def _reached(task: Task, repetitions: int) -> Figure:
    problem = _problem(task)
    found = arrange(problem, SECONDS)
    assert (repeats(found), found.figures.repeats.bound) == (task.repeats, task.repeats), str(task)
    contestants: list[Once] = [
        lambda: timed(lambda: arrange(problem, SECONDS)),
        lambda: timed(lambda: Climber(task, 1).climb()),
    ]
    ours, plain = in_turn(repetitions, contestants)
    return Figure(str(task), ours, (Reference("one plain climb from a random start", plain),), Target(task.most))


def _mixed(repetitions: int) -> Figure:
    dice = random.Random(4)
    members = tuple(
        Member(
            number, "", {"gender": dice.choice("FM"), "country": dice.choice(_NATIONS), "sector": dice.choice("abcd")}
        )
        for number in range(30)
    )
    problem = GroupsProblem(members, (5,) * 6, 3, ("gender", "country", "sector"), apart_by=("country",))
    found = arrange(problem, SECONDS)
    figures = found.figures
    assert (figures.mixing.value, figures.repeats.value, figures.broken) == (0, 0, ())
    ours, bare = in_turn(
        repetitions,
        [lambda: timed(lambda: arrange(problem, SECONDS)), lambda: timed(lambda: Climber(TASKS[0], 1).climb())],
    )
    name = "30 people, 3 rounds, mixed by gender, country and sector, countries apart: no miss, no repeat"
    return Figure(name, ours, (Reference("one plain climb without rules", bare),))


class Climber:
    """What anybody would write first: swaps of two people as long as one of them makes fewer repeats."""

    def __init__(self, task: Task, seed: int) -> None:
        self.task, self.dice = task, random.Random(seed)
        self.met = [[0] * task.people for _ in range(task.people)]
        self.rounds: list[list[list[int]]] = []
        for _round in range(task.rounds):
            order = list(range(task.people))
            self.dice.shuffle(order)
            self.rounds.append([order[at : at + task.size] for at in range(0, task.people, task.size)])
            for group in self.rounds[-1]:
                self._count(group, 1)

    def _count(self, group: list[int], step: int) -> None:
        for one, other in combinations(group, 2):
            self.met[one][other] += step
            self.met[other][one] += step

    def repeats(self) -> int:
        """Return how many repeats there are now."""
        return sum(times - 1 for row in self.met for times in row if times) // 2

    def _costs(self, person: int, group: list[int], but: int) -> int:
        row = self.met[person]
        return sum(row[other] > 0 for other in group if other != but)

    def _gains(self, first: list[int], second: list[int], here: int, there: int) -> bool:
        """Swap two people if that makes fewer repeats."""
        one, other = first[here], second[there]
        was = sum(self.met[one][each] > 1 for each in first if each != one)
        was += sum(self.met[other][each] > 1 for each in second if each != other)
        if self._costs(one, second, other) + self._costs(other, first, one) >= was:
            return False
        for group in (first, second):
            self._count(group, -1)
        first[here], second[there] = other, one
        for group in (first, second):
            self._count(group, 1)
        return True

    def climb(self) -> int:
        """Swap until no swap gains; return the repeats."""
        size, better = range(self.task.size), True
        while better:
            better = False
            for groups in self.rounds:
                for first, second in combinations(groups, 2):
                    for here in size:
                        for there in size:
                            better |= self._gains(first, second, here, there)
        return self.repeats()


def _beside(task: Task, seconds: float) -> str:
    """Return what the plain climber reaches from many starts in the same time, at least one."""
    best, climbs, until = 10**9, 0, process_time() + seconds
    while climbs == 0 or process_time() < until:
        best, climbs = min(best, Climber(task, climbs).climb()), climbs + 1
    return f"{task}; a plain climber in the same time, {climbs} starts: {best}"


def _seeds(task: Task, many: int) -> str:
    """Return how much the time hangs on the seed: processor time, which other work on the machine does not lengthen."""
    taken = []
    for seed in range(1, many + 1):
        began = process_time()
        found = arrange(_problem(task, seed), SECONDS)
        taken.append((process_time() - began, repeats(found)))
    worst = max(taken)
    reached = sum(left == task.repeats for _seconds, left in taken)
    return f"{task}: reached with {reached} of {many} seeds, processor time at most {worst[0]:.2f} s"


def _far(people: int, groups: int, seconds: float) -> str:
    """Return how far apart groups get, beside the best of many plain climbs by the same figures."""
    dice = random.Random(people)
    distances = {pair: dice.uniform(0, 100) for pair in combinations(range(people), 2)}
    found, plain = spread_out(distances, groups, seconds), _climbed(distances, people, groups, seconds)
    return (
        f"distances of {people} people in {groups} groups, {seconds:g} s: {found.sum:,.0f}, "
        f"{100 * (found.sum / plain - 1):.2f} % above a plain climber in the same time; "
        f"no groups exceed {found.bound:,.0f}"
    )


def _climbed(distances: dict[tuple[int, int], float], people: int, groups: int, seconds: float) -> float:
    """Swap two by chance whenever that gains, from one random start, until the time is over."""
    far = [[0.0] * people for _ in range(people)]
    for (one, other), distance in distances.items():
        far[one][other] = far[other][one] = distance
    dice, at = random.Random(1), [person % groups for person in range(people)]
    inside = [[person for person in range(people) if at[person] == group] for group in range(groups)]
    until = process_time() + seconds
    while process_time() < until:
        for _try in range(1000):
            one, other = int(dice.random() * people), int(dice.random() * people)
            first, second = inside[at[one]], inside[at[other]]
            if first is second:
                continue
            mine, theirs = far[one], far[other]
            gain = sum(mine[each] - theirs[each] for each in second) - sum(mine[each] - theirs[each] for each in first)
            if gain > 2 * mine[other]:
                first.remove(one)
                second.remove(other)
                first.append(other)
                second.append(one)
                at[one], at[other] = at[other], at[one]
    return sum(far[one][other] for group in inside for one, other in combinations(group, 2))
