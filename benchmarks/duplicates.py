"""People written twice found among thousands, and how the time and the memory grow with the people."""

import math
import tracemalloc
from collections import defaultdict
from collections.abc import Sequence

from benchmarks.measure import Figure, Result, compare, timed
from benchmarks.people import Values, people
from workshopplanner.core import duplicate_evidence, name_matching, romanising
from workshopplanner.core.duplicates import find_pairs

SIZES = (1_000, 10_000, 100_000)


def run(*, quick: bool = False) -> Result:
    """Measure the search among 1,000, 10,000 and 100,000 people."""
    sizes = (300, 1_000) if quick else SIZES
    figures = tuple(_figure(size, 3 if quick or size == SIZES[-1] else 7) for size in sizes)
    return Result("duplicates", figures, (_growth(sizes, figures), _memory(sizes[-1])))


def _figure(size: int, repetitions: int) -> Figure:
    crowd = people(size)
    found = len(find_pairs(crowd))
    return compare(
        f"duplicates among {size:,} people ({found:,} pairs)",
        repetitions,
        lambda: _first_time(crowd),
        {"sorting by folded name, e-mail and phone": lambda: timed(lambda: _by_sorting(crowd))},
    )


def _first_time(crowd: Sequence[Values]) -> float:
    """Return the seconds that a search takes which can't remember a name from the one before."""
    for module in (duplicate_evidence, name_matching, romanising):
        for each in vars(module).values():
            if hasattr(each, "cache_clear"):
                each.cache_clear()
    return timed(lambda: find_pairs(crowd))


def _by_sorting(crowd: Sequence[Values]) -> int:
    """Return how many people share a folded name, an address or a number: what a spreadsheet's own tool finds."""
    found = 0
    for field in ("name", "email", "phone"):
        groups: defaultdict[str, int] = defaultdict(int)
        for values in sorted(crowd, key=lambda each: _key(each, field)):
            groups[_key(values, field)] += 1
        found += sum(count - 1 for key, count in groups.items() if key)
    return found


def _key(values: Values, field: str) -> str:
    if field == "name":
        return f"{values['family_name']} {values['given_name']}".casefold()
    return values.get(field, "").casefold()


def _growth(sizes: Sequence[int], figures: Sequence[Figure]) -> str:
    ours, sorting = (_power(sizes, times) for times in _both(figures))
    grown = f"from {sizes[-2]:,} to {sizes[-1]:,} people the time grows with the power {ours:.2f}"
    return f"{grown} (wanted: at most 1.1), that of sorting with {sorting:.2f}"


def _both(figures: Sequence[Figure]) -> tuple[list[float], list[float]]:
    return [each.times.median for each in figures], [each.references[0].times.median for each in figures]


def _power(sizes: Sequence[int], times: Sequence[float]) -> float:
    return math.log(times[-1] / times[-2]) / math.log(sizes[-1] / sizes[-2])


def _memory(size: int) -> str:
    crowd = people(size, seed=2)
    tracemalloc.start()
    find_pairs(crowd)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return f"{size:,} people need {peak / 2**20:.0f} MB while they are compared"
