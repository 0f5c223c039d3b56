"""Groups of equal size whose people are as far from each other as can be: maximally diverse grouping.

Simulated annealing over swaps; the sums of distances from everybody to each group are kept, so that a swap is four
look-ups (after Palubeckis, Ostreika and Rubliauskas, "Maximally diverse grouping: an iterated tabu search approach",
2015). Here all swaps of one person are weighed at once, in one row of figures, and one of them is drawn with the chance
that the temperature gives it (heat bath): at low temperatures that is the best one. It cools down again and again, each
time from the best groups warmed up, and ends with swaps that only gain.
"""

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from workshopplanner.core.groups import Ended, even_sizes
from workshopplanner.core.progress import Cancelled, Report, ignore
from workshopplanner.errors import UserError
from workshopplanner.language import _

SECONDS = 10.0
ROW, PER_PERSON = 24e-6, 0.03e-6  # seconds that a slow machine takes to weigh a row: so many rows are weighed
WARM, COLD, WARMED = 0.36, 0.1, 0.26  # temperatures, in units of what a swap loses where none gains
LEAST_ROWS, GROWTH = 200, 2  # rows for each person of the first cooling; each further one takes so many times as long
LOOK = 64  # rows between two looks at the clock
BEHIND = 0.1  # share of the work by which a machine may be behind the clock before rows are skipped


@dataclass(frozen=True)
class Spread:
    """Groups with the sum of the distances inside them; no groups can have a greater one than `bound`."""

    groups: tuple[tuple[int, ...], ...]
    sum: float
    bound: float
    ended: Ended
    seconds: float


def spread_out(
    distances: Mapping[tuple[int, int], float],
    groups: int,
    seconds: float = SECONDS,
    seed: int = 1,
    report: Report = ignore,
) -> Spread:
    """Return groups of equal size (or as even as can be) with the greatest sum of distances that was found.

    Pairs that are not among the distances are 0 apart. The same distances have the same answer unless the seconds were
    over before the work was done.
    """
    people = sorted({person for pair in distances for person in pair})
    if groups < 1 or groups > len(people):
        raise UserError(_("{groups} groups can't be made of {people}.").format(groups=groups, people=len(people)))
    try:
        import numpy as np
    except ImportError as missing:  # it comes with the solver library, which not every machine has
        raise UserError(_("Distances need the NumPy library, which is not installed here.")) from missing
    place = {person: at for at, person in enumerate(people)}
    table = np.zeros((len(people), len(people)))
    for (one, other), distance in distances.items():
        if one != other:
            table[place[one], place[other]] = table[place[other], place[one]] = distance
    annealing = _Annealing(np, table, groups, seed)
    ended = annealing.run(seconds, report)
    found = annealing.found()
    named = sorted(tuple(people[at] for at in group) for group in found)
    total = sum(float(table[np.ix_(group, group)].sum()) for group in found) / 2
    return Spread(tuple(named), total, bound(np, table, even_sizes(len(people), groups)), ended, annealing.passed())


def bound(np: Any, table: Any, sizes: Sequence[int]) -> float:
    """Return a sum that no groups exceed: everybody among those who are furthest from them, the largest gains first."""
    most = max(sizes)
    if most < 2:
        return 0.0
    apart = table.copy()
    np.fill_diagonal(apart, -np.inf)
    furthest = -np.sort(-apart, axis=1)[:, : most - 1]
    if min(sizes) == most:
        return float(furthest.sum()) / 2
    sums = np.cumsum(furthest, axis=1)
    wide = sizes.count(most) * most
    narrow = sums[:, most - 3] if most > 2 else np.zeros(len(table))
    gains = np.sort(sums[:, most - 2] - narrow)[::-1]
    return float(narrow.sum() + gains[:wide].sum()) / 2


class _Annealing:
    """The groups while they are warmed and cooled: `sums[g, p]` is how far p is from all people of group g."""

    def __init__(self, np: Any, table: Any, groups: int, seed: int) -> None:
        self.np, self.people, self.groups = np, len(table), groups
        off = table[~np.eye(len(table), dtype=bool)] if len(table) > 1 else np.zeros(1)
        self.table = table - min(float(off.min()), 0.0)  # sizes are fixed: all distances may be shifted alike
        np.fill_diagonal(self.table, 0.0)
        self.dice = np.random.Generator(np.random.PCG64(seed))
        self.order = random.Random(seed)  # noqa: S311  # no secret is kept by it
        self.sizes = even_sizes(self.people, groups)
        at = [group for group, size in enumerate(self.sizes) for _place in range(size)]
        self.order.shuffle(at)
        self._settle(np.array(at, dtype=np.intp))
        self.best, self.best_at = self.total, self.at.copy()
        self.rows, self.began, self.unit = 0, time.monotonic(), float(off.std()) or 1.0

    def _settle(self, at: Any) -> None:
        np = self.np
        self.at = at
        member = np.zeros((self.groups, self.people))
        member[at, np.arange(self.people)] = 1.0
        self.sums = member @ self.table
        self.own = self.sums[at, np.arange(self.people)]
        self.total = float(self.own.sum()) / 2

    def passed(self) -> float:
        """Return how many seconds it has taken so far."""
        return time.monotonic() - self.began

    def found(self) -> list[list[int]]:
        """Return the best groups."""
        return [self.np.flatnonzero(self.best_at == group).tolist() for group in range(self.groups)]

    # ---- the search

    def run(self, seconds: float, report: Report) -> Ended:
        """Cool down as often as the seconds allow."""
        if self.groups in {1, self.people}:
            return Ended.PROVEN
        rows = int(seconds / (ROW + PER_PERSON * self.people))
        limit = _Limit(self, rows, seconds, report)
        self._descend(limit)
        self.unit = self._typical()
        for begin, end, heat in self._coolings(rows):
            if heat is WARMED:
                self._settle(self.best_at.copy())
            self._cool(begin, end, heat, limit)
            self._descend(limit)
            if limit.ended is not None:
                return limit.ended
        return Ended.TIME if limit.skipped else Ended.WORK

    def _typical(self) -> float:
        """Return what the best swap of somebody loses where no swap gains: the unit of temperature."""
        np = self.np
        losses = []
        for one in range(self.people):
            gains = self._gains(one)
            gains[self.at == self.at[one]] = -np.inf
            losses.append(-float(gains.max()))
        return max(sum(losses) / len(losses), 1e-9 * self.unit)

    def _coolings(self, rows: int) -> list[tuple[int, int, float]]:
        """Return from which row to which it cools: from hot first, then from lukewarm, each taking longer."""
        marks, length = [0], LEAST_ROWS * self.people
        while marks[-1] < rows:
            left = rows - marks[-1]
            marks.append(rows if left < length * (1 + GROWTH) else marks[-1] + length)
            length *= GROWTH
        return [(begin, end, WARM if number < 2 else WARMED) for number, (begin, end) in enumerate(pairwise(marks))]

    def _cool(self, begin: int, end: int, heat: float, limit: "_Limit") -> None:
        self.rows = max(self.rows, begin)
        while self.rows < end:
            if self.rows % LOOK == 0 and limit.over():
                return
            share = min((self.rows - begin) / (end - begin), 1.0)
            self._row(self.order.randrange(self.people), self.unit * heat * (COLD / heat) ** share)

    def _row(self, one: int, warmth: float) -> None:
        """Weigh all swaps of one person, and make the one that the chance of the temperature draws, or none."""
        self.rows += 1
        gains = self._gains(one)
        noisy = gains + warmth * self._noise(self.people)
        noisy[self.at == self.at[one]] = -self.np.inf
        other = int(noisy.argmax())
        if noisy[other] > warmth * float(self._noise(1)[0]):
            self._swap(one, other, float(gains[other]))
            if self.total > self.best + 1e-9:
                self.best, self.best_at = self.total, self.at.copy()

    def _noise(self, many: int) -> Any:
        """Return Gumbel noise: the greatest of values with it is a draw by Boltzmann's chances."""
        np = self.np
        return -np.log(self.dice.standard_exponential(many))

    def _gains(self, one: int) -> Any:
        mine = self.at[one]
        gains = self.sums[:, one].take(self.at)
        gains += self.sums[mine]
        gains -= self.own
        gains -= 2.0 * self.table[one]
        gains -= self.own[one]
        return gains

    def _swap(self, one: int, other: int, gain: float) -> None:
        first, second = self.at[one], self.at[other]
        change = self.table[other] - self.table[one]
        self.sums[first] += change
        self.sums[second] -= change
        self.at[one], self.at[other] = second, first
        self.own = self.sums[self.at, self.np.arange(self.people)]
        self.total += gain

    def _descend(self, limit: "_Limit") -> None:
        """Swap as long as any swap gains."""
        self._settle(self.best_at.copy())
        calm, one = 0, 0
        while calm < self.people and not limit.late():
            gains = self._gains(one)
            other = int(gains.argmax())
            if gains[other] > 1e-9 * self.unit and self.at[other] != self.at[one]:
                self._swap(one, other, float(gains[other]))
                calm = 0
            calm, one = calm + 1, (one + 1) % self.people
        self.best, self.best_at = self.total, self.at.copy()


class _Limit:
    """Says when the work is done, the seconds are over, or somebody has seen enough."""

    def __init__(self, annealing: _Annealing, rows: int, seconds: float, report: Report) -> None:
        self.annealing, self.rows, self.seconds, self.report = annealing, max(rows, 1), seconds, report
        self.ended: Ended | None = None
        self.skipped = False

    def late(self) -> bool:
        """Say whether the seconds are over by more than it takes to end well."""
        return self.annealing.passed() > self.seconds * 1.05 + 0.1

    def over(self) -> bool:
        """Look at the clock, and tell how far it is.

        Where this machine is slower than thought, rows are skipped: groups that are still warm are worth nothing.
        """
        passed = self.annealing.passed()
        due = int((passed / self.seconds - BEHIND) * self.rows)
        if due > self.annealing.rows:
            self.annealing.rows, self.skipped = -(-due // LOOK) * LOOK, True
        if passed >= self.seconds:
            self.ended = Ended.TIME
        try:
            self.report(min(99, int(100 * max(self.annealing.rows / self.rows, passed / self.seconds))), 100)
        except Cancelled:
            self.ended = Ended.CANCELLED
        return self.ended is not None
