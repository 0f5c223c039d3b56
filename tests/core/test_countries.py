import datetime as dt

import pytest

from workshopplanner.core.countries import Statement
from workshopplanner.core.kinds import PartyStatus

FIRST, LAST = dt.date(2019, 1, 1), dt.date(2019, 12, 31)
DAY = dt.timedelta(days=1)
PARTY, NOT_PARTY, UNKNOWN = PartyStatus.PARTY, PartyStatus.NOT_PARTY, PartyStatus.UNKNOWN


@pytest.mark.parametrize(
    ("statement", "day", "status"),
    [
        (Statement(PARTY, earliest=FIRST, latest=FIRST), FIRST - DAY, NOT_PARTY),
        (Statement(PARTY, earliest=FIRST, latest=FIRST), FIRST, PARTY),
        (Statement(PARTY, earliest=FIRST, latest=LAST), FIRST - DAY, NOT_PARTY),
        (Statement(PARTY, earliest=FIRST, latest=LAST), FIRST, UNKNOWN),
        (Statement(PARTY, earliest=FIRST, latest=LAST), LAST - DAY, UNKNOWN),
        (Statement(PARTY, earliest=FIRST, latest=LAST), LAST, PARTY),
        (Statement(UNKNOWN, earliest=FIRST), FIRST - DAY, NOT_PARTY),
        (Statement(UNKNOWN, earliest=FIRST), FIRST, UNKNOWN),
        (Statement(NOT_PARTY), FIRST, NOT_PARTY),
        (Statement(PARTY), FIRST, UNKNOWN),
        (Statement(PARTY, own=True), FIRST, PARTY),
        (Statement(), FIRST, UNKNOWN),
    ],
)
def test_status_on_a_day(statement: Statement, day: dt.date, status: PartyStatus) -> None:
    assert statement.status_at(day) is status


def test_a_span_is_no_day_of_deposit() -> None:
    assert Statement(PARTY, earliest=FIRST, latest=LAST).deposited is None
    assert Statement(PARTY, earliest=FIRST, latest=FIRST).deposited == FIRST
