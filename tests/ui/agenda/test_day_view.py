"""One day with its rooms side by side."""

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from tests.ui.agenda.hands import HALL, ROOM_1, ROOM_2, agenda, at, card, drag, middle, session
from workshopplanner.core.agenda import Move
from workshopplanner.core.kinds import SessionType
from workshopplanner.ui.agenda.board import Board


@pytest.fixture
def board(qtbot: QtBot) -> Board:
    made = Board()
    made.resize(1000, 580)
    made.show_agenda(
        agenda(
            session(1, 2, "09:00", rooms=(HALL,)),
            session(2, 2, "10:15", 15, type=SessionType.BREAK),
            session(3, 2, "11:00", rooms=(HALL, ROOM_2)),
            session(4, 2, "13:00", rooms=(ROOM_1, ROOM_2)),
            session(5, 3, "07:00", rooms=(HALL,)),
        )
    )
    made.show_day(2)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def moves(board: Board) -> list[tuple[Any, ...]]:
    said: list[tuple[Any, ...]] = []
    board.moved.connect(lambda *words: said.append(words))
    return said


def test_rooms_are_columns_and_who_has_none_spans_them_all(board: Board) -> None:
    assert [head.accessibleName() for head in board.heads.heads] == [
        "Hall A, 60 seats",
        "Room 1, 24 seats",
        "Room 2",
    ]
    widths = {number: card(board, number).width() for number in (1, 2, 3, 4)}
    third = board.canvas.width() // 3
    assert widths[1] < third < 2 * third < widths[2]
    assert third < widths[4] < widths[2]
    parts = board.parts(3)
    assert sorted(part.objectName() for part in parts) == ["agenda.card.S003", "agenda.card.S003.2"]
    assert board.button(5) is None
    assert board.axis.first == 7 * 60, "the hours are those of the whole week"


def test_a_drag_to_another_room_asks_for_that_room(board: Board, moves: list[Any]) -> None:
    aside = at(board, 2, 0).x() - at(board, 0, 0).x()
    drag(board, middle(board, 1), middle(board, 1) + QPoint(aside, round(30 * board.axis.scale)))
    drag(board, middle(board, 1), middle(board, 1) + QPoint(0, round(30 * board.axis.scale)))
    assert moves == [([Move(1, 2, dt.time(9, 30))], 3), ([Move(1, 2, dt.time(9, 30))], None)]


def test_a_break_moves_in_time_only(board: Board, moves: list[Any]) -> None:
    drag(board, middle(board, 2) - QPoint(300, 0), middle(board, 2) + QPoint(300, round(15 * board.axis.scale)))
    assert moves == [([Move(2, 2, dt.time(10, 30))], None)]


def test_drawing_in_a_room_asks_for_that_room(board: Board) -> None:
    wishes: list[Any] = []
    board.created.connect(wishes.append)
    drag(board, at(board, 1, 15 * 60), at(board, 1, 16 * 60))
    board.editor.given.emit("Clinic", False)
    assert [(wish.day_id, wish.room_id, wish.minutes) for wish in wishes] == [(2, 2, 60)]


def test_the_choice_survives_the_way_to_the_week_and_back(board: Board) -> None:
    board.select([3])
    board.show_day(None)
    assert board.selection == [3]
    board.show_day(2)
    assert board.selection == [3]
