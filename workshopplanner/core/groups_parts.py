"""Who does what in a group: those who can, and of these those who have done it least often."""

from collections import Counter
from collections.abc import Mapping, Sequence

from workshopplanner.core.groups import GroupsProblem, Id, Part, Rounds, place

Done = tuple[tuple[Mapping[str, tuple[Id, ...]], ...], ...]


def parts(problem: GroupsProblem, rounds: Rounds) -> Done:
    """Give the parts of each group to its people: the rarest first, and to nobody two where there are enough people."""
    done: dict[str, Counter[Id]] = {part.name: Counter() for part in problem.parts}
    total: Counter[Id] = Counter()
    return tuple(tuple(_given(problem.parts, group, done, total) for group in groups) for groups in rounds)


def _given(
    wanted: Sequence[Part], group: Sequence[Id], done: Mapping[str, Counter[Id]], total: Counter[Id]
) -> dict[str, tuple[Id, ...]]:
    chosen: dict[str, tuple[Id, ...]] = {}
    busy: set[Id] = set()
    for part in sorted(wanted, key=lambda part: sum(part.able is None or key in part.able for key in group)):
        able = [key for key in group if part.able is None or key in part.able]
        able.sort(key=lambda key: (key in busy, done[part.name][key], total[key], place(key)))
        chosen[part.name] = tuple(able[: part.least])
        busy.update(chosen[part.name])
        done[part.name].update(chosen[part.name])
        total.update(chosen[part.name])
    return {part.name: chosen[part.name] for part in wanted}
