from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from tests.core.test_findings import HALL, SMALL, TRAINER, facts, session
from workshopplanner.core.agenda import Card, time_of
from workshopplanner.core.clashes import Clash, ClashKind, Week
from workshopplanner.core.findings import check
from workshopplanner.core.kinds import Function, SessionStatus, SessionType
from workshopplanner.core.rules import RULES

INTERPRETER = replace(TRAINER, person_id=9, name="Kim", function=Function.INTERPRETER)


def moved(card: Card, begin: int) -> Card:
    return replace(card, starts=time_of(begin))


@pytest.mark.parametrize(
    ("mine", "other", "clash"),
    [
        ({"rooms": (HALL,)}, {"rooms": (SMALL, HALL)}, Clash(1, 2, ClashKind.ROOM, "Hall A")),
        ({"people": (TRAINER,)}, {"people": (TRAINER,)}, Clash(1, 2, ClashKind.PERSON, "Trainer B")),
        ({"people": (INTERPRETER,)}, {"people": (INTERPRETER,)}, Clash(1, 2, ClashKind.INTERPRETER, "Kim")),
        ({}, {}, Clash(1, 2, ClashKind.GROUP)),
        ({"parallel_set": 1}, {"parallel_set": 2}, Clash(1, 2, ClashKind.GROUP)),
        ({"parallel_set": 1}, {"parallel_set": 1}, None),
        ({"type": SessionType.BREAK}, {}, None),
        ({"status": SessionStatus.CANCELLED, "rooms": (HALL,)}, {"rooms": (HALL,)}, None),
        ({"rooms": (HALL,)}, {"rooms": (HALL,), "status": SessionStatus.CANCELLED}, None),
        ({"rooms": (HALL,)}, {"rooms": (HALL,), "day_id": None, "starts": None}, None),
    ],
)
def test_what_two_sessions_at_once_would_both_need(mine: dict, other: dict, clash: Clash | None) -> None:  # type: ignore[type-arg]
    one, two = session(1, 600, **mine), session(2, 700, **other)
    week = Week([one, two])
    assert week.clashes([moved(one, 690)]) == ([clash] if clash else [])
    for touching in (640, 760):  # end to start
        assert week.clashes([moved(one, touching)]) == []


def test_a_copy_leaves_its_original_in_the_way() -> None:
    one = session(1, 600, rooms=(HALL,))
    week = Week([one])
    assert week.clashes([moved(one, 630)]) == []
    assert week.clashes([moved(one, 630)], copying=True) == [Clash(1, 1, ClashKind.ROOM, "Hall A")]


def test_those_carried_together_are_judged_where_they_would_lie() -> None:
    one, two = session(1, 600, rooms=(HALL,)), session(2, 700, rooms=(HALL,))
    assert Week([one, two]).clashes([moved(one, 700), moved(two, 800)]) == []
    assert Week([one, two]).clashes([moved(one, 700), two]) == [Clash(1, 2, ClashKind.ROOM, "Hall A")]


@limits(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(540, 900), st.integers(5, 120), st.booleans()), min_size=2, max_size=8))
def test_what_is_tinted_is_found_after_the_drop(spans: list[tuple[int, int, bool]]) -> None:
    """The tint tells of a room exactly when the rule would."""
    cards = [
        session(number, begin, minutes, rooms=(HALL if hall else SMALL,))
        for number, (begin, minutes, hall) in enumerate(spans)
    ]
    tinted = [clash for clash in Week(cards[1:]).clashes(cards[:1]) if clash.kind is ClashKind.ROOM]
    found = {
        number for one in check(facts(cards), RULES) if one.rule == "room_double_booked" for number in one.sessions
    }
    assert bool(tinted) == (0 in found)
    assert {clash.other_id for clash in tinted} <= found
