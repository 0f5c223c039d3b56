"""All rules on growing weeks, and how the time grows with the sessions."""

import math
from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter

from benchmarks import data
from benchmarks.measure import Figure, Reference, Result, Target, in_turn, timed
from workshopplanner.core.agenda import Agenda, Contributor
from workshopplanner.core.findings import Facts, Guest, check
from workshopplanner.core.kinds import Function, ParticipationStatus, Role
from workshopplanner.core.rules import RULES

SIZES = (60, 600, 6000)
MOST = 0.05  # seconds for 600 sessions


def run(*, quick: bool = False) -> Result:
    """Measure all rules on weeks of 60, 600 and 6,000 sessions."""
    sizes, repetitions = (SIZES[:2], 3) if quick else (SIZES, 15)
    figures = tuple(_figure(size, repetitions) for size in sizes)
    return Result("findings", figures, (_growth(sizes, figures),))


def week(count: int) -> Facts:
    """Return a week in which each session has a lead, a tenth of whom are in two places."""
    agenda = data.week(count)
    leads = max(count * 9 // 10, 1)
    people = [Contributor(number % leads + 1, f"Lead {number % leads + 1}", Function.LEAD) for number in range(count)]
    cards = {card.id: replace(card, people=(who,)) for card, who in zip(agenda.cards, people, strict=True)}
    by_day = {day: tuple(cards[card.id] for card in shelf) for day, shelf in agenda.by_day.items()}
    guests = tuple(
        Guest(number, number, f"Lead {number}", Role.FACILITATOR, ParticipationStatus.CONFIRMED)
        for number in range(1, leads + 1)
    )
    return Facts(Agenda(agenda.days, agenda.rooms, tuple(cards.values()), by_day), attending=43, guests=guests)


def _figure(size: int, repetitions: int) -> Figure:
    facts = week(size)
    found = len(check(facts, RULES))
    rules, sorting = in_turn(repetitions, [_timed(lambda: check(facts, RULES)), _timed(lambda: _sort(facts))])
    target = Target(seconds=MOST) if size == 600 else None
    name = f"all rules on {size:,} sessions ({found:,} findings)"
    return Figure(name, rules, (Reference("sorting the sessions", sorting),), target)


def _timed(work: Callable[[], object]) -> Callable[[], float]:
    return lambda: timed(work)


def _sort(facts: Facts) -> None:
    sorted(facts.agenda.cards, key=attrgetter("day_id", "begin"))


def _growth(sizes: tuple[int, ...], figures: tuple[Figure, ...]) -> str:
    """Return in words with which power of the sessions the time grows; n log n would be about 1.13."""
    times = [figure.times.median for figure in figures]
    power = math.log(times[-1] / times[-2]) / math.log(sizes[-1] / sizes[-2])
    return f"from {sizes[-2]:,} to {sizes[-1]:,} sessions the time grows with the power {power:.2f} (n log n: 1.13)"
