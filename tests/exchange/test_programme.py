"""The week grid: whatever overlaps, no two blocks share a cell, and no text lacks the room it needs."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.packs import HALL, ROOM, card, choice, pack
from workshopplanner.core.agenda import Card
from workshopplanner.core.exports import Audience, Pack, Paper, SheetKind
from workshopplanner.core.kinds import SessionStatus, SessionType
from workshopplanner.exchange.workbook import paper, styles
from workshopplanner.exchange.workbook.blocks import row_heights, stretch
from workshopplanner.exchange.workbook.metrics import height, lines, width
from workshopplanner.exchange.workbook.model import Format, Grid, Run, plain
from workshopplanner.exchange.workbook.programme import HEAD, programme

DAYS = 9


@st.composite
def some_cards(draw: st.DrawFn) -> tuple[Card, ...]:
    """Sessions on the quarter hours of nine days, overlapping as they like, some without length."""
    places = draw(
        st.lists(
            st.tuples(st.integers(1, DAYS), st.integers(0, 95), st.sampled_from((0, 1, 15, 45, 60, 90, 1440))),
            min_size=1,
            max_size=30,
        )
    )
    words = st.text("Wörd -=한", max_size=60)
    return tuple(
        card(number, day, quarter * 15, min(minutes, 1440 - quarter * 15), title=draw(words), rooms=(ROOM,))
        for number, (day, quarter, minutes) in enumerate(places, 1)
    )


@given(some_cards())
def test_blocks_never_collide_and_none_is_lost(cards: tuple[Card, ...]) -> None:
    grids = programme(pack(cards, DAYS), choice(SheetKind.PROGRAMME))
    rooms = 0
    for grid in grids:
        taken: set[tuple[int, int]] = set()
        for merge in grid.merges:
            cells = {
                (row, column)
                for row in range(merge.top, merge.bottom + 1)
                for column in range(merge.left, merge.right + 1)
            }
            assert not cells & taken
            taken |= cells
            assert merge.bottom < len(grid.rows)
            assert merge.right < len(grid.widths)
            assert all(grid.rows[row].cells[column].value is None for row, column in cells - {(merge.top, merge.left)})
        for row in grid.rows[HEAD:]:
            rooms += sum("Room 1 · Trainer C" in plain(cell.value) for cell in row.cells.values())
    assert rooms == len(cards)


@given(some_cards(), st.sampled_from(Paper))
def test_every_text_has_the_room_it_needs(cards: tuple[Card, ...], size: Paper) -> None:
    for grid in programme(pack(cards, DAYS), choice(SheetKind.PROGRAMME, paper=size)):
        spans = {(merge.top, merge.left): merge for merge in grid.merges}
        for at, row in enumerate(grid.rows):
            for column, cell in row.cells.items():
                if not isinstance(cell.value, tuple):
                    continue
                merge = spans.get((at, column))
                bottom, right = (merge.bottom, merge.right) if merge else (at, column)
                tall = sum(one.height for one in grid.rows[at : bottom + 1])
                need = height(cell.value, sum(grid.widths[column : right + 1]) - 15)
                assert tall >= min(need, 400) - 1


def test_true_dates_and_times_stand_where_readers_look_for_them() -> None:
    grid = _only(pack())
    clocks = [[cell.value for cell in row.cells.values()][:2] for row in grid.rows[HEAD : HEAD + 3]]
    assert clocks == [[dt.time(9), dt.time(9, 15)], [dt.time(9, 15), dt.time(10)], [dt.time(10), dt.time(10, 15)]]
    dates = [cell for cell in grid.rows[2].cells.values() if cell.look.format is Format.WEEKDAY]
    assert [cell.value for cell in dates] == [dt.date(2018, 6, 18) + dt.timedelta(days=at) for at in range(5)]
    assert plain(grid.rows[3].cells[2].value) == "Day 1 · Title 1"
    assert grid.frozen == (4, 2)


def test_double_bookings_split_the_column_and_plenaries_span_it() -> None:
    cards = (
        card(1, 1, 540, 60, title="Plenary"),
        card(2, 1, 600, 60, title="Left"),
        card(3, 1, 630, 60, title="Right", rooms=(HALL,)),
    )
    grid = _only(pack(cards, 1))
    places = {
        plain(grid.rows[merge.top].cells[merge.left].value).split("\n")[0]: (merge.left, merge.right)
        for merge in grid.merges
        if merge.top >= HEAD
    }
    assert places["Plenary"] == (2, 3)
    left = [column for row in grid.rows for column, cell in row.cells.items() if plain(cell.value).startswith("Left")]
    right = [column for row in grid.rows for column, cell in row.cells.items() if plain(cell.value).startswith("Right")]
    assert (left, right) == ([2], [3])


def test_a_theme_is_told_by_code_and_colour_and_a_pause_by_neither() -> None:
    grid = _only(pack())
    blocks = {plain(cell.value): cell for row in grid.rows for cell in row.cells.values() if cell.value}
    taught = blocks["T1 · Session 1\nHall A · Trainer C"]
    assert (taught.look.fill, taught.look.left.colour) == (styles.TINTS[0].fill, styles.TINTS[0].bar)
    assert blocks["Coffee"].look.fill == styles.NEUTRAL
    assert blocks["T1 · Goals"].look.fill == styles.TINTS[0].fill
    assert blocks["T2 · Context"].look.fill == styles.TINTS[1].fill


def test_ideas_are_marked_for_the_team_and_left_out_for_others() -> None:
    cards = (card(1, 1, 540, 60), card(2, 1, 600, 60, status=SessionStatus.IDEA, type=SessionType.PLENARY))
    team = {plain(cell.value) for row in _only(pack(cards)).rows for cell in row.cells.values()}
    public = choice(SheetKind.PROGRAMME, audience=Audience.PUBLIC)
    others = {plain(cell.value) for row in programme(pack(cards), public)[0].rows for cell in row.cells.values()}
    assert "Session 2 (idea)\nHall A · Trainer C" in team
    assert not any("Session 2" in text for text in others)


def test_more_than_a_week_goes_on_pages_of_equal_length() -> None:
    cards = tuple(card(day, day, 540, 60) for day in range(1, 11))
    grids = programme(pack(cards, 10), choice(SheetKind.PROGRAMME))
    assert [(grid.title, len(grid.widths)) for grid in grids] == [("Programme 1", 7), ("Programme 2", 7)]


@pytest.mark.parametrize("size", Paper)
def test_a_full_week_fills_one_page_and_does_not_pass_it(size: Paper) -> None:
    cards = tuple(
        card(day * 10 + at, day, 540 + at * 45, 45, title="A title of more words than are needed " * 2)
        for day in range(1, 6)
        for at in range(9)
    )
    grid = _only(pack(cards), size)
    across, down = paper.printable(grid.page)
    scale = across / sum(grid.widths)
    assert 0.95 < sum(row.height for row in grid.rows) * scale / down <= 1.005
    assert scale > 0.6


def test_heights_follow_need_first_and_the_clock_after() -> None:
    needed = row_heights([(0, 1, 30.0), (0, 2, 50.0), (1, 1, 5.0)], [15, 45], 10.0)
    assert needed == [32.5, 17.5]
    assert [round(one, 1) for one in stretch(needed, [15, 45], 80.0, 400.0)] == [32.5, 47.5]
    assert stretch(needed, [15, 45], 20.0, 400.0) == needed


def test_text_is_measured_as_it_is_read() -> None:
    assert width("Will", 10) < width("WWWW", 10) / 2
    assert width("한국", 10) == pytest.approx(20, rel=0.05)
    assert lines("one two three", 10, False, width("one two", 10)) == 2
    assert lines("한국어한국어", 10, False, 31) == 2
    assert lines("a" * 40, 10, False, 50) >= 4
    assert lines("one\ntwo", 10, False, 500) == 2
    assert height((Run("한국", 10),), 100) > height((Run("ab", 10),), 100)


def _only(facts: Pack, size: Paper = Paper.A4) -> Grid:
    grids = programme(facts, replace(choice(SheetKind.PROGRAMME), paper=size))
    assert len(grids) == 1
    return grids[0]
