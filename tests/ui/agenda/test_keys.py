"""The board without a mouse: walking, choosing, moving, and one stop of the Tab key."""

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.agenda.hands import ALT, CTRL, HALL, NONE, ROOM_1, SHIFT, agenda, card, press, session
from workshopplanner.core.agenda import Move
from workshopplanner.ui.agenda import keys
from workshopplanner.ui.agenda.board import Board
from workshopplanner.ui.agenda.wishes import NewSession

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    made = Board()
    for widget in (QLineEdit(), made, QLineEdit()):
        column.addWidget(widget)
    window.resize(1104, 660)
    made.show_agenda(
        agenda(
            session(1, 1, "09:00"),
            session(2, 1, "10:15", 15),
            session(3, 2, "09:00", 90),
            session(4, 3, "14:00"),
        )
    )
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def board(window: QWidget) -> Board:
    found = window.findChild(Board)
    assert found is not None
    return found


@pytest.fixture
def said(board: Board) -> list[tuple[Any, ...]]:
    heard: list[tuple[Any, ...]] = []

    def listen(name: str) -> None:
        getattr(board, name).connect(lambda *words: heard.append((name, *words)))

    for name in (
        "moved",
        "resized",
        "created",
        "duplicated",
        "unscheduled",
        "deleted",
        "lock_wanted",
        "opened",
        "placing_wanted",
        "parallel_wanted",
        "day_wanted",
        "left",
    ):
        listen(name)
    return heard


def focused(board: Board) -> str:
    return board.focusWidget().objectName()


def stand_on(board: Board, session_id: int) -> None:
    board.select([session_id])
    board.focus_on(session_id)


def test_the_board_is_one_stop_of_the_tab_key(board: Board) -> None:
    fields = board.window().findChildren(QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly)
    fields[0].setFocus()
    QTest.keyClick(fields[0], Key.Key_Tab)
    assert board.canvas.hasFocus()
    press(board, Key.Key_Down)
    assert focused(board) == "agenda.card.S001"
    QTest.keyClick(card(board, 1), Key.Key_Tab)
    assert fields[1].hasFocus()
    QTest.keyClick(fields[1], Key.Key_Tab, SHIFT)
    assert focused(board) == "agenda.card.S001", "the focus comes back to where it was"


def test_arrows_walk_and_shift_extends(board: Board) -> None:
    stand_on(board, 1)
    walk = []
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Left):
        press(board, key)
        walk.append(focused(board).removeprefix("agenda.card."))
    assert walk == ["S002", "S003", "S004", "S003", "S001"]
    press(board, Key.Key_Right, SHIFT)
    assert board.selection == [1, 3]
    press(board, Key.Key_Left)
    press(board, Key.Key_Down)
    press(board, Key.Key_Space)
    assert board.selection == []
    press(board, Key.Key_Space)
    press(board, Key.Key_A, CTRL)
    assert sorted(board.selection) == [1, 2]
    press(board, Key.Key_Home)
    assert board.selection == [1]
    press(board, Key.Key_End)
    assert board.selection == [2]


def test_arrows_reach_free_slots_below_and_on_empty_days(board: Board, said: list[Any]) -> None:
    stand_on(board, 4)
    press(board, Key.Key_Right)
    assert board.canvas.hasFocus()
    assert board.slot is not None
    assert (board.slot.column, board.slot.begin) == (3, 14 * 60)
    press(board, Key.Key_Up)
    press(board, Key.Key_Return)
    QTest.keyClicks(board.editor, "Walk")
    QTest.keyClick(board.editor, Key.Key_Return)
    assert said == [("created", NewSession("Walk", 4, dt.time(13, 45), 60, None))]
    stand_on(board, 4)
    press(board, Key.Key_Down)
    assert board.slot is not None
    assert (board.slot.column, board.slot.begin) == (2, 15 * 60)
    press(board, Key.Key_Up)
    assert focused(board) == "agenda.card.S004"


def test_insert_adds_after_the_session_and_whatever_touches_it(board: Board, said: list[Any]) -> None:
    stand_on(board, 1)
    press(board, Key.Key_Insert)
    QTest.keyClick(board.editor, Key.Key_Return)
    stand_on(board, 2)
    press(board, Key.Key_Insert)
    QTest.keyClick(board.editor, Key.Key_Return)
    assert said == [
        ("created", NewSession("New session", 1, dt.time(10), 15, None)),
        ("created", NewSession("New session", 1, dt.time(10, 30), 60, None)),
    ]


def test_alt_arrows_move_by_snap_and_by_day(board: Board, said: list[Any]) -> None:
    stand_on(board, 3)
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right):
        press(board, key, ALT)
    stand_on(board, 1)
    press(board, Key.Key_Left, ALT)
    board.select([3, 4], 3)
    press(board, Key.Key_Right, ALT)
    assert said == [
        ("moved", [Move(3, 2, dt.time(8, 55))], None),
        ("moved", [Move(3, 2, dt.time(9, 5))], None),
        ("moved", [Move(3, 1, dt.time(9))], None),
        ("moved", [Move(3, 3, dt.time(9))], None),
        ("moved", [Move(3, 3, dt.time(9)), Move(4, 4, dt.time(14))], None),
    ], "there is no day left of the first"


def test_alt_arrows_mean_what_is_seen_where_the_week_runs_from_the_right(board: Board, said: list[Any]) -> None:
    board.window().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    stand_on(board, 3)
    press(board, Key.Key_Left, ALT)
    press(board, Key.Key_Right)
    assert said == [("moved", [Move(3, 3, dt.time(9))], None)]
    assert focused(board) == "agenda.card.S001"


def test_the_remaining_keys_ask_for_what_they_say(board: Board, said: list[Any]) -> None:
    stand_on(board, 3)
    deeds: list[tuple[Key, Qt.KeyboardModifier]] = [
        (Key.Key_Down, CTRL | SHIFT),
        (Key.Key_Up, CTRL | SHIFT),
        (Key.Key_D, CTRL),
        (Key.Key_L, CTRL),
        (Key.Key_M, CTRL | SHIFT),
        (Key.Key_N, CTRL | SHIFT),
        (Key.Key_Return, NONE),
        (Key.Key_3, NONE),
        (Key.Key_T, NONE),
        (Key.Key_U, CTRL),
        (Key.Key_Delete, NONE),
        (Key.Key_Escape, NONE),
    ]
    for key, modifiers in deeds:
        press(board, key, modifiers)
    assert said == [
        ("resized", 3, 95),
        ("resized", 3, 85),
        ("duplicated", [3]),
        ("lock_wanted", [3], True),
        ("placing_wanted", 3),
        ("parallel_wanted", 3),
        ("opened", 3, True),
        ("day_wanted", 3),
        ("day_wanted", 0),
        ("unscheduled", [3]),
        ("deleted", [3]),
        ("left",),
    ]


def test_f2_renames_and_what_is_typed_is_no_command(board: Board, said: list[Any]) -> None:
    titles: list[tuple[int, str]] = []
    board.renamed.connect(lambda number, title: titles.append((number, title)))
    stand_on(board, 3)
    press(board, Key.Key_F2)
    QTest.keyClick(board.editor, Key.Key_D, CTRL)
    QTest.keyClick(board.editor, Key.Key_Delete)
    QTest.keyClicks(board.editor, "T1 3")
    QTest.keyClick(board.editor, Key.Key_Return)
    assert (titles, said) == ([(3, "T1 3")], [])
    assert focused(board) == "agenda.card.S003"


def test_a_day_by_room_moves_between_rooms(board: Board, said: list[Any]) -> None:
    board.show_agenda(agenda(session(1, 1, "09:00", rooms=(HALL,)), session(2, 1, "10:15", rooms=(ROOM_1,))))
    board.show_day(1)
    stand_on(board, 1)
    press(board, Key.Key_Right, ALT)
    assert said == [("moved", [Move(1, 1, dt.time(9))], 2)]


def test_every_deed_has_keys_of_its_own() -> None:
    texts = [key for _what, each in keys.DEEDS.values() for key in each]
    assert len(texts) == len(set(texts))
    assert all(what and shown for what, shown in keys.sheet())


def hold(board: Board, key: Key, keys_: Qt.KeyboardModifier, repeats: int) -> None:
    """Press a key, let it repeat, and let it go."""
    widget = board.focusWidget()
    kinds = [(QEvent.Type.KeyPress, False), *[(QEvent.Type.KeyPress, True)] * repeats, (QEvent.Type.KeyRelease, False)]
    for kind, again in kinds:
        QApplication.sendEvent(widget, QKeyEvent(kind, key, keys_, "", again))


def test_a_held_key_is_two_steps_however_long_it_is_held(board: Board, said: list[Any]) -> None:
    stand_on(board, 4)
    hold(board, Key.Key_Up, ALT, 40)
    hold(board, Key.Key_Down, CTRL | SHIFT, 3)
    assert said == [
        ("moved", [Move(4, 3, dt.time(13, 55))], None),
        ("moved", [Move(4, 3, dt.time(10, 40))], None),
        ("resized", 4, 65),
        ("resized", 4, 75),
    ]
    assert not board.held.busy


def test_escape_gives_a_held_key_up(board: Board, said: list[Any]) -> None:
    stand_on(board, 4)
    widget = board.focusWidget()
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, Key.Key_Up, ALT, "", True))
    assert board.overlay.text == "\u206613:55\u200e–\u200e14:55\u2069"
    press(board, Key.Key_Escape)
    assert (said, board.overlay.text) == ([], "")
