"""Several sessions under one hand: ranges, edges that move together, swaps, and the grid on which they end."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.agenda.hands import ALT, CTRL, LEFT, SHIFT, agenda, card, click, drag, middle, press, session
from workshopplanner.core.ripple_blocks import Retime
from workshopplanner.errors import UserError
from workshopplanner.ui.agenda.board import Board
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.hub import Hub

Key = Qt.Key


@pytest.fixture
def board(qtbot: QtBot) -> Board:
    made = Board()
    made.resize(1104, 580)
    made.show_agenda(
        agenda(
            session(1, 1, "09:00"),
            session(2, 1, "10:15", 45),
            session(3, 2, "09:00", 90),
            session(4, 2, "14:00", locked=True),
            session(5, 3, "11:00"),
        )
    )
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def pull(board: Board, start: QPoint, minutes: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    drag(board, start, start + QPoint(0, round(minutes * board.axis.scale)), keys)


def test_shift_click_selects_up_to_a_session_and_back(board: Board) -> None:
    click(board, middle(board, 2))
    click(board, middle(board, 4), SHIFT)
    assert board.selection == [2, 3, 4]
    click(board, middle(board, 1), SHIFT)
    assert board.selection == [1, 2]  # still from where the range began
    click(board, middle(board, 5), CTRL)
    click(board, middle(board, 4), SHIFT)
    assert board.selection == [4, 5]


def test_the_upper_edge_changes_the_beginning(board: Board, qtbot: QtBot) -> None:
    place = card(board, 3).geometry()
    with qtbot.waitSignal(board.retimed) as asked:
        pull(board, QPoint(place.center().x(), place.top() + 1), 20)
    assert asked.args == [[Retime(3, 2, dt.time(9, 20), 70)]]


def test_an_edge_of_a_selected_session_moves_the_same_edge_of_all(board: Board, qtbot: QtBot) -> None:
    board.select([1, 2, 5])
    place = card(board, 5).geometry()
    with qtbot.waitSignal(board.retimed) as asked:
        pull(board, QPoint(place.center().x(), place.bottom() - 2), -15)
    expected = [Retime(5, 3, dt.time(11), 45), Retime(1, 1, dt.time(9), 45), Retime(2, 1, dt.time(10, 15), 30)]
    assert asked.args == [expected]
    with qtbot.waitSignal(board.retimed) as asked:
        pull(board, QPoint(place.center().x(), place.bottom() - 2), -300)
    assert [slot.minutes for slot in asked.args[0]] == [20, 20, 5]  # the shortest of them is the limit


def test_keys_move_both_edges_of_all_that_are_selected(board: Board, qtbot: QtBot) -> None:
    board.select([1, 2])
    board.focus_on(2)
    with qtbot.waitSignal(board.retimed) as asked:
        press(board, Key.Key_Down, CTRL | SHIFT)
    assert [(slot.session_id, slot.minutes) for slot in asked.args[0]] == [(1, 65), (2, 50)]
    with qtbot.waitSignal(board.retimed) as asked:
        press(board, Key.Key_Up, ALT | SHIFT)
    assert [(slot.starts, slot.minutes) for slot in asked.args[0]] == [(dt.time(8, 55), 65), (dt.time(10, 10), 50)]


def test_a_chosen_grid_holds_until_the_board_is_large(board: Board, qtbot: QtBot) -> None:
    board.grid.choose(30, board.zoom)
    with qtbot.waitSignal(board.moved) as asked:
        pull(board, middle(board, 5), 20)
    assert asked.args[0][0].starts == dt.time(11, 30)
    assert board.grid.steps(board.zoom) == (5, 10, 15, 30)
    board.set_zoom(2.0)
    assert board.snap == 1
    assert board.grid.steps(board.zoom) == (1, 5, 10, 15, 30)
    board.grid.choose(15, board.zoom)
    board.set_zoom(1.0)
    assert board.snap == 30
    board.set_zoom(3.0)
    assert board.snap == 15


def test_shift_during_a_drag_frees_it_from_the_grid(board: Board, qtbot: QtBot) -> None:
    start = middle(board, 5)
    drag(board, start, start + QPoint(0, round(21 * board.axis.scale)), drop=False)
    end = start + QPoint(0, round(21 * board.axis.scale))
    with qtbot.waitSignal(board.moved) as asked:
        QTest.mouseRelease(board.canvas, LEFT, SHIFT, end)
    assert asked.args[0][0].starts == dt.time(11, 21)
    assert board.snap == 5


def test_escape_leaves_a_beginning_where_it_was(board: Board, qtbot: QtBot) -> None:
    place = card(board, 3).geometry()
    start = QPoint(place.center().x(), place.top() + 1)
    with qtbot.assertNotEmitted(board.retimed):
        drag(board, start, start + QPoint(0, 40), drop=False)
        assert board.overlay.text
        press(board, Key.Key_Escape)
        QTest.mouseRelease(board.canvas, LEFT, pos=start + QPoint(0, 40))
    assert not board.overlay.text


def test_free_time_has_a_menu(board: Board) -> None:
    place = QPoint(board.canvas.edges[4] + 30, board.axis.y(11 * 60 + 3))
    board.deeds.ask_menu(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, board.canvas.mapToGlobal(place)))
    menu = board.findChild(QMenu, "agenda.menu")
    assert menu is not None
    assert [each.objectName() for each in menu.actions() if each.objectName()] == [
        "agenda.menu.create",
        "agenda.menu.paste",
        "agenda.menu.menu_of_day",
    ]
    assert board.slot is not None
    assert (board.slot.column, board.slot.begin) == (4, 11 * 60)
    menu.close()


# ---- on the page: one step each


@pytest.fixture
def page(sample_hub: Hub, qtbot: QtBot) -> AgendaPage:
    page = AgendaPage(sample_hub)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    return page


def where(page: AgendaPage, code: str) -> tuple[int, int, int]:
    found = next(each for each in page.agenda.cards if each.code == code)
    return found.day_id or 0, found.begin, found.minutes


def ids(page: AgendaPage, *codes: str) -> list[int]:
    return [each.id for code in codes for each in page.agenda.cards if each.code == code]


def free_pair(page: AgendaPage) -> tuple[str, str]:
    """Return two sessions of different days that nothing holds."""
    loose = [each for each in page.agenda.cards if each.taught and each.day_id and not each.locked]
    one = loose[0]
    other = next(each for each in loose if each.day_id != one.day_id and each.parallel_set is None)
    return one.code, other.code


def test_two_selected_sessions_change_places_in_one_step(page: AgendaPage) -> None:
    codes = free_pair(page)
    before = [where(page, code) for code in codes]
    page.board.select(ids(page, *codes))
    page.board.focus_on(page.board.choice.current)
    press(page.board, Key.Key_X, CTRL | SHIFT)
    after = [where(page, code) for code in codes]
    assert [each[:2] for each in after] == [each[:2] for each in reversed(before)]
    page.hub.store.undo()
    assert [where(page, code) for code in codes] == before
    page.board.select(ids(page, codes[0]))
    with pytest.raises(UserError, match="Select two sessions"):
        page.work._do_more("swap", page.board.selection)


def test_two_sessions_of_one_time_change_their_rooms(page: AgendaPage) -> None:
    clinics = [each for each in page.agenda.cards if each.parallel_set is not None][:2]
    rooms = [each.rooms for each in clinics]
    page.work._do_more("swap", [each.id for each in clinics])
    after = [next(each for each in page.agenda.cards if each.id == one.id) for one in clinics]
    assert [each.rooms for each in after] == rooms[::-1]
    assert [each.begin for each in after] == [each.begin for each in clinics]
    page.hub.store.undo()


def test_lengths_that_change_together_are_one_step(page: AgendaPage) -> None:
    codes = free_pair(page)
    before = [where(page, code) for code in codes]
    page.board.select(ids(page, *codes))
    page.board.focus_on(page.board.choice.current)
    press(page.board, Key.Key_Up, CTRL | SHIFT)
    assert [where(page, code)[2] for code in codes] == [minutes - 5 for _day, _begin, minutes in before]
    page.hub.store.undo()
    press(page.board, Key.Key_Down, ALT | SHIFT)
    assert [where(page, code)[1:] for code in codes] == [(begin + 5, minutes - 5) for _day, begin, minutes in before]
    page.hub.store.undo()
    assert [where(page, code) for code in codes] == before


def test_each_gesture_says_the_new_time(page: AgendaPage) -> None:
    said: list[str] = []
    page.said.connect(said.append)  # what a screen reader hears, and the status bar shows
    one = next(each for each in page.agenda.cards if each.code == "S016")
    page.board.select([one.id])
    page.board.focus_on(one.id)
    press(page.board, Key.Key_Down, ALT)
    press(page.board, Key.Key_Up, CTRL | SHIFT)
    press(page.board, Key.Key_Down, ALT | SHIFT)
    assert said == ["Moved to Tuesday 10:35", "55 minutes, until 11:30", "50 minutes, until 11:30"]
    for _step in said:
        page.hub.store.undo()
    assert where(page, "S016") == (one.day_id, one.begin, one.minutes)


def test_a_drag_held_at_the_edge_scrolls_until_it_is_given_up(board: Board, qtbot: QtBot) -> None:
    board.set_zoom(3.0)
    bar = board.verticalScrollBar()
    bar.setValue(bar.minimum())
    start = middle(board, 1)
    end = QPoint(start.x(), board.viewport().height() - 4 - board.canvas.y())
    drag(board, start, end, drop=False)
    before = bar.value()
    qtbot.waitUntil(lambda: bar.value() > before + 40)
    with qtbot.assertNotEmitted(board.moved):
        press(board, Key.Key_Escape)
        QTest.mouseRelease(board.canvas, LEFT, pos=end)
    after = bar.value()
    qtbot.wait(80)
    assert bar.value() == after
