"""Who comes when somebody can't: the first in line with whom all rules are kept, and what else would break."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from workshopplanner.core.kinds import ParticipationStatus
from workshopplanner.core.selection import Breach, Id
from workshopplanner.core.selection_meters import Tally
from workshopplanner.core.selection_pool import Contender, Pool
from workshopplanner.core.selection_swaps import waitlist
from workshopplanner.core.selection_words import breach_told


@dataclass(frozen=True)
class Suitable:
    """Somebody who can be invited next, and the rules that then would not be kept; `waits` the place on the list."""

    contender: Contender
    breaks: tuple[str, ...]
    waits: int | None = None


@dataclass(frozen=True)
class Seat:
    """Somebody with a seat, and who would come instead; `breaks` says why nobody keeps all rules."""

    contender: Contender
    next: Contender | None
    breaks: str = ""


def in_line(pool: Pool) -> list[Contender]:
    """Return who can still come: the waitlist in its order, then the others by score."""
    waiting = ParticipationStatus.WAITLISTED
    able = [each for each in pool.contenders if not each.chosen and not each.fallen]
    return sorted(
        able,
        key=lambda each: (
            each.person.status is not waiting,
            each.rank or len(able),
            each.score is None,
            -(each.score or 0),
            each.id,
        ),
    )


def next_suitable(tally: Tally, chosen: Collection[int]) -> Suitable | None:
    """Return the first in line with whom nothing more breaks; where nobody is, with whom the least does."""
    never = tally.problem.never
    before = _weight(tally, chosen)
    best: tuple[int, Suitable] | None = None
    for place, each in enumerate(in_line(tally.pool), start=1):
        if each.id in never:
            continue
        after = _breaches(tally, [*chosen, each.id])
        told = tuple(breach_told(tally.problem, one) for one in after)
        weight = sum(one.amount for one in after)
        if best is None or weight < best[0]:
            best = weight, Suitable(each, told, place)
        if weight <= before and not after:
            break
    return best[1] if best is not None else None


def _breaches(tally: Tally, chosen: Iterable[int]) -> list[Breach]:
    counting = tally.counting
    return counting.breaches([counting.number[each] for each in chosen])


def _weight(tally: Tally, chosen: Collection[int]) -> int:
    return sum(each.amount for each in _breaches(tally, chosen))


def seats(tally: Tally, chosen: Collection[int]) -> list[Seat]:
    """Return who would come for each person with a seat, in the order of names."""
    found = waitlist(tally.problem, chosen)
    people: dict[Id, Contender] = {each.id: each for each in tally.pool.contenders}
    mine = [each for each in tally.pool.contenders if each.id in chosen]
    return [
        Seat(each, people.get(found.first.get(each.id, -1)), found.breaks.get(each.id, ""))
        for each in sorted(mine, key=lambda each: each.person.sort_key)
    ]
