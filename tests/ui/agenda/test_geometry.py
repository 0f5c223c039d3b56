"""Places on the board, by value."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from tests.ui.agenda.hands import HALL, ROOM_1, ROOM_2, agenda, session
from workshopplanner.ui.agenda import columns, geometry
from workshopplanner.ui.agenda.columns import Spot
from workshopplanner.ui.agenda.geometry import Axis, Box, Stand

AXIS = Axis(9 * 60, 17 * 60, 1.0)


def test_the_axis_turns_minutes_into_pixels_and_back() -> None:
    assert (AXIS.y(9 * 60), AXIS.y(10 * 60), AXIS.height) == (6, 66, 492)
    assert [AXIS.minute(y) for y in (6, 66, -10_000, 10_000)] == [540, 600, 0, 1440]
    assert [geometry.snapped(minute) for minute in (612.4, 612.5, 617.6)] == [610, 615, 620]
    assert geometry.snapped(613.4, 1) == 613


def test_every_session_is_within_the_hours_shown() -> None:
    assert geometry.hours([]) == (9 * 60, 17 * 60)
    assert geometry.hours([(540, 1035), (500, 510)]) == (480, 1050)
    assert geometry.hours([(1430, 1440)]) == (1410, 1440)


def test_a_day_fits_the_height_unless_it_could_not_be_read() -> None:
    assert geometry.fit(552, 510, 1050) == 1.0
    assert geometry.fit(200, 510, 1050) == geometry.LEAST_SCALE


def test_columns_share_the_width_and_give_to_the_one_with_lanes() -> None:
    assert geometry.column_edges(1000, [1] * 5) == [0, 200, 400, 600, 800, 1000]
    assert geometry.column_edges(1000, [1, 1, 1, 3, 1]) == [0, 176, 353, 530, 824, 1000]
    assert geometry.column_edges(1000, [2, 2, 2, 2, 2]) == [0, 200, 400, 600, 800, 1000]
    assert geometry.column_edges(300, [1] * 5) == [0, 110, 220, 330, 440, 550], "narrow windows scroll"


@given(st.integers(100, 2000), st.lists(st.integers(1, 6), min_size=1, max_size=8))
def test_columns_never_get_too_narrow_and_fill_the_width(width: int, lanes: list[int]) -> None:
    edges = geometry.column_edges(width, lanes)
    assert edges[-1] == pytest.approx(max(width, geometry.LEAST_COLUMN * len(lanes)), abs=1)
    assert all(right - left >= geometry.LEAST_COLUMN - 1 for left, right in itertools.pairwise(edges))


def test_lanes_lie_side_by_side_and_short_cards_push_what_follows() -> None:
    spots = [
        Spot(1, 0, 540, 550, 0, 0),
        Spot(2, 0, 550, 610, 0, 0),
        Spot(3, 0, 620, 680, 0, 0, 0, 2),
        Spot(4, 0, 620, 700, 0, 0, 1, 2),
    ]
    assert geometry.boxes(spots, AXIS, [0, 106]) == {
        (1, 0): Box(QRect(0, 6, 99, 15), 0, 9),
        (2, 0): Box(QRect(0, 22, 99, 53), 0, 53),
        (3, 0): Box(QRect(0, 86, 49, 59), 0, 59),
        (4, 0): Box(QRect(50, 86, 49, 79), 0, 79),
    }


def test_places_belong_to_the_column_below_them() -> None:
    edges = [0, 100, 200, 300]
    assert [geometry.column_at(x, edges) for x in (-5, 0, 99, 100, 250, 900)] == [0, 0, 0, 1, 2, 2]
    assert geometry.mirrored(QRect(10, 5, 30, 20), 100) == QRect(60, 5, 30, 20)


STANDS = {
    "a": Stand(QRect(0, 0, 90, 50), 0, 0),
    "b": Stand(QRect(0, 60, 45, 50), 0, 0),
    "c": Stand(QRect(45, 60, 45, 50), 0, 0),
    "d": Stand(QRect(100, 40, 90, 60), 1, 1),
    "e": Stand(QRect(200, 200, 90, 20), 2, 2),
}


@pytest.mark.parametrize(
    ("of", "dx", "dy", "there"),
    [
        ("a", 0, 1, "b"),
        ("b", 1, 0, "c"),
        ("c", -1, 0, "b"),
        ("c", 1, 0, "d"),
        ("a", 1, 0, "d"),
        ("d", 1, 0, "e"),
        ("d", -1, 0, "c"),
        ("b", 0, -1, "a"),
        ("b", 0, 1, None),
        ("e", 1, 0, None),
    ],
)
def test_arrows_lead_to_what_lies_next(of: str, dx: int, dy: int, there: str | None) -> None:
    assert geometry.neighbour(STANDS, of, dx, dy) == there


def test_a_week_has_lanes_only_where_sessions_overlap() -> None:
    week = columns.week(
        agenda(session(1, 1, "09:00"), session(2, 1, "09:30"), session(3, 2, "09:00"), session(4, None))
    )
    assert week.spots == (
        Spot(1, 0, 540, 600, 0, 0, 0, 2),
        Spot(2, 0, 570, 630, 0, 0, 1, 2),
        Spot(3, 0, 540, 600, 1, 1),
    )
    assert week.lanes() == [2, 1, 1, 1, 1]


def test_a_day_by_room_spans_what_has_no_room_and_parts_what_lies_apart() -> None:
    plan = columns.day_by_room(
        agenda(
            session(1, 1, "09:00", rooms=(HALL,)),
            session(2, 1, "10:00", 15),
            session(3, 1, "11:00", rooms=(HALL, ROOM_2)),
            session(4, 1, "13:00", rooms=(ROOM_1,)),
            session(5, 1, "13:30"),
            session(6, 2, "09:00"),
        ),
        1,
    )
    assert [column.room_id for column in plan.columns] == [1, 2, 3]
    assert plan.columns[0].day.date == dt.date(2018, 6, 18)
    assert plan.spots == (
        Spot(1, 0, 540, 600, 0, 0),
        Spot(2, 0, 600, 615, 0, 2),
        Spot(3, 0, 660, 720, 0, 0),
        Spot(3, 1, 660, 720, 2, 2),
        Spot(4, 0, 780, 840, 1, 1, 0, 2),
        Spot(5, 0, 810, 870, 0, 0),
        Spot(5, 1, 810, 870, 1, 1, 1, 2),
        Spot(5, 2, 810, 870, 2, 2),
    )
