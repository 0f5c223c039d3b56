"""Scores: what is missing is not zero, readers are made comparable, and nobody sees another's draft."""

import datetime as dt

import pytest

from workshopplanner.core.kinds import Normalising
from workshopplanner.core.scoring import (
    Criterion,
    Panel,
    Reader,
    Reading,
    Standing,
    missing,
    standings,
    total_of,
    totals_of,
    visible,
)

NOW = dt.datetime(2018, 3, 1, 9)  # noqa: DTZ001 (as the store keeps it)
MERIT = Criterion(1, "Merit", weight=2, lowest=1, highest=5)
NEED = Criterion(2, "Need", weight=1, lowest=0, highest=10)
READERS = (Reader(1, "Strict"), Reader(2, "Generous"), Reader(3, "Third"))


def reading(id: int, reader: int, person: int, value: float, *, submitted: bool = True) -> Reading:  # noqa: A002
    """Return a reading of one criterion from 0 to 100, for panels of PERCENT."""
    return Reading(id, reader, person, submitted=NOW if submitted else None, scores={9: value})


PERCENT = (Criterion(9, "All", highest=100),)


def test_scales_of_different_length_weigh_alike_and_missing_is_not_zero() -> None:
    assert total_of((MERIT, NEED), {1: 5, 2: 10}) == 100
    assert total_of((MERIT, NEED), {1: 1, 2: 0}) == 0
    assert total_of((MERIT, NEED), {1: 3, 2: 10}) == pytest.approx(100 * (2 * 0.5 + 1) / 3)
    assert total_of((MERIT, NEED), {1: 5}) == 100, "what was not scored does not pull down"
    assert total_of((MERIT, NEED), {}) is None
    assert total_of((Criterion(3, "For information", weight=0),), {3: 5}) is None
    assert missing((MERIT, NEED), Reading(1, 1, 1, scores={1: 5})) == [NEED]
    assert missing((MERIT, NEED), None) == [MERIT, NEED]


def test_readers_made_comparable() -> None:
    readings = (reading(1, 1, 1, 20), reading(2, 1, 2, 40), reading(3, 2, 1, 60), reading(4, 2, 2, 100))
    given = Panel(PERCENT, READERS, readings)
    assert totals_of(given) == {1: 20, 2: 40, 3: 60, 4: 100}
    shifted = totals_of(Panel(PERCENT, READERS, readings, Normalising.MEAN))
    assert shifted == pytest.approx({1: 45, 2: 65, 3: 35, 4: 75})
    stretched = totals_of(Panel(PERCENT, READERS, readings, Normalising.MEAN_AND_SPREAD))
    assert stretched[1] == pytest.approx(stretched[3])
    assert stretched[2] == pytest.approx(stretched[4])
    assert sum(stretched.values()) == pytest.approx(220)


def test_a_reader_without_spread_is_only_shifted() -> None:
    readings = (reading(1, 1, 1, 50), reading(2, 2, 1, 80), reading(3, 2, 2, 100))
    totals = totals_of(Panel(PERCENT, READERS, readings, Normalising.MEAN_AND_SPREAD))
    assert totals[1] == pytest.approx((50 + 80 + 100) / 3)


def test_standings_have_mean_spread_and_who_lies_far_off() -> None:
    readings = (
        reading(1, 1, 1, 20),
        reading(2, 2, 1, 80),
        reading(3, 3, 1, 90),
        reading(4, 1, 2, 50),
        reading(5, 2, 2, 90),
        reading(6, 3, 2, 70, submitted=False),
        reading(7, 1, 3, 70, submitted=False),
    )
    assert standings(Panel(PERCENT, READERS, readings)) == {
        1: Standing(63.33, 70, (1, 2, 3), far=(1, 2, 3)),
        2: Standing(70, 40, (1, 2)),
    }
    close = (reading(1, 1, 1, 75), reading(2, 2, 1, 80), reading(3, 3, 1, 50))
    assert standings(Panel(PERCENT, READERS, close))[1].far == (3,), "75 and 80 lie 12.5 and 17.5 from the others"


def test_nobody_sees_a_draft_and_readers_see_others_once_they_have_submitted() -> None:
    draft, other, third = (
        reading(1, 1, 1, 20, submitted=False),
        reading(2, 2, 1, 80),
        reading(3, 3, 1, 30, submitted=False),
    )
    assert visible([draft, other, third], 1) == [draft]
    assert visible([draft, other, third], 2) == [other]
    assert visible([draft, other, third], None) == [other]
    submitted = reading(1, 1, 1, 20)
    assert visible([submitted, other, third], 1) == [submitted, other]
    assert visible([other], 1) == [], "who has not read sees nothing"
