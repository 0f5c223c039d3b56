"""Lanes too narrow to be read lie on each other; and how large a day is shown."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.agenda.hands import LEFT, agenda, card, click, press, session
from workshopplanner.ui.agenda.board import Board
from workshopplanner.ui.agenda.geometry import PAD
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.hub import Hub

THREES = [session(10 * day + lane, day, "10:00", 60) for day in range(1, 6) for lane in range(1, 4)]


@pytest.fixture
def board(qtbot: QtBot) -> Board:
    made = Board()
    made.resize(1000, 580)
    made.show_agenda(agenda(*THREES, session(1, 1, "13:00"), session(2, 1, "13:00")))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_three_narrow_lanes_are_a_stack_and_two_are_not(board: Board, qtbot: QtBot) -> None:
    first, second, third = (card(board, each).geometry() for each in (11, 12, 13))
    assert first.width() == second.width() == third.width() > 120
    assert (second.left() - first.left(), third.left() - second.left()) == (10, 10)
    assert not card(board, 1).geometry().intersects(card(board, 2).geometry())
    assert [badge.text() for badge in board.stacks.badges if badge.isVisible()] == ["\u2066×3\u2069"] * 5
    assert "3 sessions at the same time" in board.stacks.badges[1].accessibleName()
    with qtbot.waitSignal(board.head_pressed) as asked:
        QTest.mouseClick(board.stacks.badges[1], LEFT)
    assert asked.args == [2]


def test_the_last_lies_on_top_until_another_is_chosen(board: Board) -> None:
    place = card(board, 11).geometry().center()
    on_top = board.button_at(place)
    assert on_top is not None and on_top.card is not None  # noqa: PT018 (one narrows the other)
    assert on_top.card.id == 13
    board.select([11])
    on_top = board.button_at(place)
    assert on_top is not None and on_top.card is not None  # noqa: PT018
    assert on_top.card.id == 11


def test_the_arrow_keys_walk_through_a_stack(board: Board) -> None:
    click(board, card(board, 11).geometry().topLeft() + QPoint(5, 20))  # the edge that is seen of it
    assert board.selection == [11]
    press(board, Qt.Key.Key_Right)
    press(board, Qt.Key.Key_Right)
    assert board.selection == [13]
    press(board, Qt.Key.Key_Right)
    assert board.selection == [21]
    press(board, Qt.Key.Key_Left)
    assert board.selection == [13]


def test_a_wide_board_has_no_stacks(board: Board) -> None:
    board.resize(1900, 580)
    assert not any(badge.isVisible() for badge in board.stacks.badges)
    assert not card(board, 11).geometry().intersects(card(board, 12).geometry())
    board.resize(1000, 580)
    board.show_agenda(agenda(session(1, 1, "13:00")))
    assert not any(badge.isVisible() for badge in board.stacks.badges)


def test_a_stack_from_right_to_left(board: Board) -> None:
    board.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    board.lay_out()
    first, second = card(board, 11).geometry(), card(board, 12).geometry()
    assert first.right() - second.right() == 10
    assert board.stacks.badges[0].geometry().left() <= card(board, 13).geometry().left() + 10
    board.select([11])
    board.focus_on(11)
    press(board, Qt.Key.Key_Left)
    assert board.selection == [12]


# ---- on the page


@pytest.fixture
def page(sample_hub: Hub, qtbot: QtBot) -> AgendaPage:
    page = AgendaPage(sample_hub)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    return page


def test_a_day_fills_the_height(page: AgendaPage) -> None:
    board = page.board
    day = page.agenda.days[4]  # ends early
    first = next(each for each in page.agenda.cards if each.day_id == day.id)
    board.select([first.id])
    page.bar.zoom.activated.emit(page.bar.zoom.findText("Fit day"))
    cards = [each for each in page.agenda.cards if each.day_id == day.id]
    top, bottom = min(each.begin for each in cards), max(each.end for each in cards)
    assert board.zoom > 1.5
    assert board.axis.y(top) + board.canvas.y() == pytest.approx(PAD, abs=2)
    assert board.axis.y(bottom) + board.canvas.y() <= board.viewport().height()
    assert page.bar.zoom.currentText() == "Fit day"
    page.bar.zoom.activated.emit(page.bar.zoom.findText("Fit week"))
    assert (board.zoom, page.bar.zoom.currentText()) == (1.0, "Fit week")


def test_keys_show_the_day_by_room_and_fit_it(page: AgendaPage) -> None:
    board = page.board
    first = next(each for each in page.agenda.cards if each.day_id == page.agenda.days[3].id)
    board.select([first.id])
    board.focus_on(first.id)
    press(board, Qt.Key.Key_R)
    assert board.day_id == first.day_id
    press(board, Qt.Key.Key_F)
    assert board.zoom > 1.0
    press(board, Qt.Key.Key_R)
    assert page.showing_week
    assert board.selection == [first.id]
