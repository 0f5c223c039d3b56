"""Solving a sheet without a library: depth first, with rows that rule values out, for as long as there is time.

It finds and proves what is small. Of what is larger it says honestly how far it is: `proven` is false, `bound` holds.
"""

from collections.abc import Mapping
from heapq import nlargest
from time import monotonic

from workshopplanner.core.progress import Report
from workshopplanner.core.selection_solver import Ends, Sheet, Solved

PATIENCE = 5.0  # seconds
_LOOK_UP = 256  # nodes between two looks at the clock


class _Late(Exception):
    """The time is over."""


class _Descent:
    def __init__(self, sheet: Sheet, goal: Mapping[int, int], ends: Ends, seconds: float, report: Report) -> None:
        self.low, self.high = list(sheet.low), list(sheet.high)
        for at, (low, high) in ends.columns.items():
            self.low[at], self.high[at] = low, high
        plain = [(row.low, row.high) for row in sheet.rows]
        self.ends = [ends.rows.get(at) or each for at, each in enumerate(plain)]
        self.terms = [row.terms for row in sheet.rows]
        self.of: list[list[int]] = [[] for _each in self.low]
        for number, terms in enumerate(self.terms):
            for at, _coefficient in terms:
                self.of[at].append(number)
        self.goal = [goal.get(at, 0) for at in range(len(self.low))]
        self.order = sorted(range(len(self.low)), key=lambda at: -self.goal[at])
        self.until, self.report = monotonic() + min(seconds, PATIENCE), report
        self.best: tuple[int, ...] | None = None
        self.worth = 0
        self.nodes = 0
        self.seats = next(
            (at for at, terms in enumerate(self.terms) if terms and all(each == 1 for _column, each in terms)), None
        )

    def ceiling(self) -> int:
        """Return what nothing below here can exceed: the best ends, but no more of the first row than it allows."""
        total = sum(max(each * self.low[at], each * self.high[at]) for at, each in enumerate(self.goal))
        if self.seats is None or self.ends[self.seats][1] is None:
            return total
        free = [at for at, _one in self.terms[self.seats] if self.low[at] < self.high[at] == 1]
        room = (self.ends[self.seats][1] or 0) - sum(self.low[at] for at, _one in self.terms[self.seats])
        gains = [self.goal[at] for at in free if self.goal[at] > 0]
        return total - sum(gains) + sum(nlargest(max(0, room), gains))

    def settle(self, queue: list[int], trail: list[tuple[int, int, int]]) -> bool:
        """Narrow columns until no row says more; False where one can't be kept."""
        waiting = set(queue)
        while waiting:
            number = waiting.pop()
            lower, upper = self.ends[number]
            least = sum(each * (self.low[at] if each > 0 else self.high[at]) for at, each in self.terms[number])
            most = sum(each * (self.high[at] if each > 0 else self.low[at]) for at, each in self.terms[number])
            if (upper is not None and least > upper) or (lower is not None and most < lower):
                return False
            for at, each in self.terms[number]:
                low, high = self.low[at], self.high[at]
                if low < high:
                    width = abs(each) * (high - low)
                    over = 0 if upper is None else least + width - upper
                    under = 0 if lower is None else lower - most + width
                    if over > 0:
                        low, high = self._narrow(low, high, -(-over // abs(each)), cut_high=each > 0)
                    if under > 0 and low <= high:
                        low, high = self._narrow(low, high, -(-under // abs(each)), cut_high=each < 0)
                    if low > high:
                        return False
                    if (low, high) != (self.low[at], self.high[at]):
                        trail.append((at, self.low[at], self.high[at]))
                        waiting.update(self.of[at])
                        self.low[at], self.high[at] = low, high
                        if number in waiting:
                            break
        return True

    @staticmethod
    def _narrow(low: int, high: int, steps: int, *, cut_high: bool) -> tuple[int, int]:
        return (low, high - steps) if cut_high else (low + steps, high)

    def descend(self) -> None:
        """Try the column worth most, at its better end first, and keep the best that is found."""
        frames = [self._open(None)]
        while frames:
            self.nodes += 1
            if self.nodes % _LOOK_UP == 0:
                self.report(0, 0)
                if monotonic() > self.until:
                    raise _Late
            trail, choices = frames[-1]
            for at, low, high in reversed(trail):
                self.low[at], self.high[at] = low, high
            trail.clear()
            if not choices:
                frames.pop()
                continue
            frames.extend(self._try(choices.pop(), trail))

    def _try(
        self, choice: tuple[int, int] | None, trail: list[tuple[int, int, int]]
    ) -> list[tuple[list[tuple[int, int, int]], list[tuple[int, int] | None]]]:
        if choice is not None:
            at, value = choice
            trail.append((at, self.low[at], self.high[at]))
            self.low[at] = self.high[at] = value
        queue = list(range(len(self.terms))) if choice is None else self.of[choice[0]]
        if not self.settle(queue, trail) or (self.best is not None and self.ceiling() <= self.worth):
            return []
        at = next((at for at in self.order if self.low[at] < self.high[at]), -1)
        if at < 0:
            self.best = tuple(self.low)
            self.worth = sum(each * self.low[at] for at, each in enumerate(self.goal))
            return []
        values = sorted(range(self.low[at], self.high[at] + 1), reverse=self.goal[at] < 0)
        return [([], [(at, value) for value in values])]

    @staticmethod
    def _open(choice: tuple[int, int] | None) -> tuple[list[tuple[int, int, int]], list[tuple[int, int] | None]]:
        return [], [choice]


def maximise(sheet: Sheet, goal: Mapping[int, int], ends: Ends, seconds: float, report: Report) -> Solved:
    """Return the best solution that can be found in the time, and what is proven of it."""
    descent = _Descent(sheet, goal, ends, seconds, report)
    bound = descent.ceiling()
    try:
        descent.descend()
    except _Late:
        worth = descent.worth if descent.best else bound
        return Solved(descent.best, proven=bool(descent.best) and worth == bound, bound=bound)
    return Solved(descent.best, proven=True, bound=descent.worth)
