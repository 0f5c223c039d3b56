"""Who does what in a group: those who can, and each as seldom as can be over all rounds."""

from collections import Counter, deque
from collections.abc import Mapping

from workshopplanner.core.groups import GroupsProblem, Id, Part, Rounds, place

Done = tuple[tuple[Mapping[str, tuple[Id, ...]], ...], ...]
Spot = tuple[int, int]  # round and group


def parts(problem: GroupsProblem, rounds: Rounds) -> Done:
    """Give the parts of each group to its people: the rarest first, and to nobody two where there are enough people."""
    busy: dict[Spot, set[Id]] = {(at, group): set() for at, groups in enumerate(rounds) for group in range(len(groups))}
    given = {}
    for part in sorted(
        problem.parts, key=lambda part: len(part.able) if part.able is not None else len(problem.members)
    ):
        duty = _Duty(part, rounds, busy)
        given[part.name] = duty.holders
        for spot, people in duty.holders.items():
            busy[spot].update(people)
    return tuple(
        tuple({part.name: tuple(given[part.name][at, group]) for part in problem.parts} for group in range(len(groups)))
        for at, groups in enumerate(rounds)
    )


class _Duty:
    """One part over all rounds: given to whom has it least often, then handed on along chains until it is even."""

    def __init__(self, part: Part, rounds: Rounds, busy: Mapping[Spot, set[Id]]) -> None:
        self.able: dict[Spot, list[Id]] = {}
        self.holders: dict[Spot, list[Id]] = {}
        self.times: Counter[Id] = Counter()
        for at, groups in enumerate(rounds):
            for group, people in enumerate(groups):
                able = sorted((key for key in people if part.able is None or key in part.able), key=place)
                free = [key for key in able if key not in busy[at, group]]
                self.able[at, group] = free if len(free) >= part.least else able
                self._give((at, group), part.least)
        while any(self._handed_on(person) for person in sorted(self.times, key=place)):
            pass

    def _give(self, spot: Spot, many: int) -> None:
        chosen = sorted(self.able[spot], key=lambda key: (self.times[key], place(key)))[:many]
        self.holders[spot] = chosen
        self.times.update(chosen)

    def _handed_on(self, giver: Id) -> bool:
        """Let somebody who has it twice more than another give it up, along a chain of people who hand theirs on."""
        came: dict[Id, tuple[Id, Spot]] = {}
        todo = deque([giver])
        while todo:
            person = todo.popleft()
            for spot in [spot for spot, people in self.holders.items() if person in people]:
                for other in self.able[spot]:
                    if other == giver or other in came or other in self.holders[spot]:
                        continue
                    came[other] = (person, spot)
                    if self.times[other] <= self.times[giver] - 2:
                        self._hand(other, giver, came)
                        return True
                    todo.append(other)
        return False

    def _hand(self, last: Id, giver: Id, came: Mapping[Id, tuple[Id, Spot]]) -> None:
        self.times[last] += 1
        self.times[giver] -= 1
        while last != giver:
            person, spot = came[last]
            self.holders[spot][self.holders[spot].index(person)] = last
            last = person
