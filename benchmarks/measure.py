"""Times taken side by side: ours and its references in turn, so that a busy moment hits them all."""

import gc
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

Once = Callable[[], float]  # does the work once and returns the seconds it took


@dataclass(frozen=True)
class Times:
    """The seconds of all repetitions, in the order in which they were taken."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.seconds)

    @property
    def spread(self) -> tuple[float, float]:
        """The lower and the upper quartile; of fewer than four, the least and the greatest."""
        if len(self.seconds) < 4:
            return min(self.seconds), max(self.seconds)
        low, _middle, high = statistics.quantiles(self.seconds, n=4, method="inclusive")
        return low, high

    def ratio(self, other: "Times") -> float:
        """Return the median of the ratios of repetitions that were taken one after the other."""
        pairs = zip(self.seconds, other.seconds, strict=True)
        return statistics.median(mine / theirs for mine, theirs in pairs)


@dataclass(frozen=True)
class Reference:
    """What a figure is held against: a bare way to the same end."""

    name: str
    times: Times


@dataclass(frozen=True)
class Target:
    """What a figure must keep to: so many seconds, or so many times its first reference."""

    seconds: float | None = None
    ratio: float | None = None


@dataclass(frozen=True)
class Figure:
    """One thing that was measured, with its references and what it must keep to."""

    name: str
    times: Times
    references: tuple[Reference, ...] = ()
    target: Target | None = None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        if self.target is None:
            return None
        fast = self.target.seconds is None or self.times.median < self.target.seconds
        return fast and (self.target.ratio is None or self.times.ratio(self.references[0].times) <= self.target.ratio)


@dataclass(frozen=True)
class Result:
    """What a benchmark found: its figures, and in words what a figure can't say."""

    name: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that one call takes."""
    gc.collect()
    began = perf_counter()
    work()
    return perf_counter() - began


def in_turn(repetitions: int, contestants: Sequence[Once]) -> list[Times]:
    """Run the contestants in turn, once unmeasured and then so many times, each time in the other direction."""
    for once in contestants:
        once()
    taken: list[list[float]] = [[] for _each in contestants]
    for repetition in range(repetitions):
        order = range(len(contestants))
        for at in order if repetition % 2 else reversed(order):
            taken[at].append(contestants[at]())
    return [Times(tuple(seconds)) for seconds in taken]


def compare(
    name: str, repetitions: int, ours: Once, references: dict[str, Once], target: Target | None = None
) -> Figure:
    """Measure one figure beside its references."""
    mine, *others = in_turn(repetitions, [ours, *references.values()])
    found = (Reference(*pair) for pair in zip(references, others, strict=True))
    return Figure(name, mine, tuple(found), target)
