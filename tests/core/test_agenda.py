import datetime as dt
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshopplanner.core.agenda import (
    Card,
    Contributor,
    Place,
    Room,
    first_gap,
    lanes,
    next_code,
    overlaps,
    read_minutes,
    read_time,
    time_of,
)
from workshopplanner.core.kinds import Function, SessionStatus, SessionType


def session(number: int, begin: int, minutes: int, room: int | None = None) -> Card:
    rooms = () if room is None else (Room(room, f"Room {room}"),)
    kind, status = SessionType.LECTURE, SessionStatus.DRAFT
    return Card(number, f"S{number:03}", f"Session {number}", 1, time_of(begin), minutes, kind, status, rooms=rooms)


sessions = st.lists(
    st.tuples(st.integers(0, 1400), st.integers(1, 39), st.none() | st.integers(1, 3)), max_size=12
).map(lambda spans: [session(number, *span) for number, span in enumerate(spans)])


# ---- lanes


@given(sessions)
def test_lanes_keep_sessions_that_overlap_apart_and_are_no_more_than_needed(cards: list[Card]) -> None:
    places = lanes(cards)
    assert set(places) == {card.id for card in cards}
    for one, other in combinations(cards, 2):
        if overlaps(one, other):
            assert places[one.id].lane != places[other.id].lane
            assert places[one.id].lanes == places[other.id].lanes
    for card in cards:
        assert 0 <= places[card.id].lane < places[card.id].lanes
        alone = not any(overlaps(card, other) for other in cards if other is not card)
        assert not alone or places[card.id] == Place(0, 1)


@given(sessions)
def test_a_cluster_is_as_wide_as_its_busiest_minute(cards: list[Card]) -> None:
    busiest = max((sum(card.begin <= at < card.end for card in cards) for at in range(1440)), default=0)
    assert max((place.lanes for place in lanes(cards).values()), default=0) == busiest


def test_rooms_stand_from_left_to_right_and_touching_is_no_overlap() -> None:
    cards = [session(1, 600, 60, room=2), session(2, 600, 60, room=1), session(3, 660, 30), session(4, 540, 60)]
    assert lanes(cards) == {2: Place(0, 2), 1: Place(1, 2), 3: Place(0, 1), 4: Place(0, 1)}


# ---- cards


def test_what_a_card_works_out() -> None:
    card = session(1, 555, 75)
    assert (card.begin, card.end, card.ends, card.taught, card.live) == (555, 630, dt.time(10, 30), True, True)
    waiting = Card(2, "S002", "Later", None, None, 60, SessionType.BREAK, SessionStatus.IDEA)
    assert (waiting.begin, waiting.end, waiting.taught, waiting.live) == (0, 60, False, False)


def test_leads_are_those_who_speak_each_once() -> None:
    functions = [Function.CHAIR, Function.INTERPRETER, Function.RAPPORTEUR, Function.SPEAKER, Function.TRAINER]
    people = tuple(Contributor(at % 4, f"Person {at % 4}", function) for at, function in enumerate(functions))
    card = Card(1, "S001", "A", None, None, 60, SessionType.PANEL, SessionStatus.DRAFT, people=people)
    assert card.leads == ("Person 0", "Person 3")


# ---- codes and gaps


def test_the_next_code_follows_the_highest_in_use() -> None:
    assert next_code([], "S", 3) == "S001"
    assert next_code(["S001", "S046", "S7", "Opening", "SX1", "S"], "S", 3) == "S047"
    assert next_code(["S999"], "S", 3) == "S1000"
    assert next_code(["T2", "T10"], "T") == "T11"


@pytest.mark.parametrize(
    ("taken", "minutes", "at"),
    [
        ([], 60, 540),
        ([(540, 600), (630, 700)], 30, 600),
        ([(540, 600), (630, 700)], 31, 700),
        ([(500, 1000), (560, 600)], 60, 1000),
        ([(540, 1430)], 60, 540),
    ],
)
def test_the_first_gap(taken: list[tuple[int, int]], minutes: int, at: int) -> None:
    assert first_gap(taken, 540, minutes) == at


# ---- what people type


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9.30", dt.time(9, 30)),
        ("0930", dt.time(9, 30)),
        ("930", dt.time(9, 30)),
        ("14", dt.time(14)),
        (" 9h30 ", dt.time(9, 30)),
        ("9:05", dt.time(9, 5)),
        ("9 h", dt.time(9)),
        ("23:59", dt.time(23, 59)),
        ("24:00", None),
        ("9:60", None),
        ("9:3:0", None),
        ("noon", None),
        ("", None),
        ("+15", None),
    ],
)
def test_times_as_people_type_them(text: str, time: dt.time | None) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize(
    ("text", "time"),
    [("+15", dt.time(10, 30)), ("-30", dt.time(9, 45)), ("− 15", dt.time(10)), ("+999", None), ("-700", None)],
)
def test_times_from_now(text: str, time: dt.time | None) -> None:
    assert read_time(text, dt.time(10, 15)) == time


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45),
        ("75 min", 75),
        ("1h15", 75),
        ("1 h", 60),
        ("1h 5m", 65),
        ("90'", 90),
        ("0", 0),
        ("", None),
        ("x", None),
    ],
)
def test_lengths_as_people_type_them(text: str, minutes: int | None) -> None:
    assert read_minutes(text) == minutes
