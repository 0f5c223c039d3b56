"""The board under a person's hands: what is drawn, and what each gesture asks for."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.agenda.hands import CTRL, LEFT, SHIFT, agenda, at, card, click, drag, middle, session
from workshopplanner.core.agenda import Move
from workshopplanner.core.findings import Finding
from workshopplanner.core.kinds import Severity
from workshopplanner.ui.agenda.board import Board
from workshopplanner.ui.agenda.wishes import NewSession

TEN = 10 * 60


@pytest.fixture
def board(qtbot: QtBot) -> Board:
    made = Board()
    made.resize(1104, 580)
    made.show_agenda(
        agenda(
            session(1, 1, "09:00", theme_code="T1", slot=1),
            session(2, 1, "10:15", 15),
            session(3, 2, "09:00", 90),
            session(4, 3, "14:00", locked=True),
            session(5, None),
        )
    )
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


class Heard:
    """Notes what a board says."""

    def __init__(self, board: Board, *names: str) -> None:
        self.said: list[tuple[Any, ...]] = []
        for name in names:
            getattr(board, name).connect(self._noter(name))

    def _noter(self, name: str) -> Any:
        def note(*words: Any) -> None:
            self.said.append((name, *words))

        return note


GESTURES = ("moved", "resized", "created", "copied", "unscheduled", "refused", "opened", "lock_wanted")


# ---- what is drawn


def test_the_week_of_the_brief_fits_without_scrolling(board: Board) -> None:
    days = [replace(day, opens=dt.time(8, 30), closes=dt.time(17, 30)) for day in board.agenda.days]
    board.show_agenda(replace(board.agenda, days=tuple(days)))
    assert (board.axis.first, board.axis.last) == (510, 1050)
    assert board.verticalScrollBar().maximum() == board.horizontalScrollBar().maximum() == 0
    assert board.axis.scale == pytest.approx(0.98, abs=0.02)


def test_cards_are_buttons_that_say_everything(board: Board) -> None:
    problem = Finding("room", Severity.STOPS, "Two in <Hall A>", sessions=(1,))
    hint = Finding("long", Severity.HINT, "Long", sessions=(1,))
    waived = Finding("room", Severity.STOPS, "Known", sessions=(1,), waived=True)
    board.show_agenda(board.agenda, [problem, hint, waived])
    first = card(board, 1)
    assert first.objectName() == "agenda.card.S001"
    assert first.accessibleName() == "T1 Session 1, lecture, Monday 09:00, 60 minutes, 1 warning"
    assert "Two in &lt;Hall A&gt;" in first.toolTip()
    assert card(board, 4).accessibleName() == "Session 4, lecture, Wednesday 14:00, 60 minutes, locked"
    assert board.heads.heads[0].accessibleName() == "Monday 18 June, Title 1, 1 warning"
    assert board.button(5) is None, "the tray is not on the board"
    told = QAccessible.queryAccessibleInterface(first)
    assert (told.role(), told.text(QAccessible.Text.Name)) == (QAccessible.Role.Button, first.accessibleName())


def test_the_axis_grows_so_that_no_session_is_hidden(board: Board) -> None:
    board.show_agenda(agenda(session(1, 1, "07:10"), session(2, 2, "20:00", 120)))
    assert (board.axis.first, board.axis.last) == (7 * 60, 22 * 60)


def test_only_changed_cards_are_touched(board: Board) -> None:
    before = {number: card(board, number) for number in (1, 2, 3, 4)}
    pictures = {}
    for number, button in before.items():
        button.grab()
        pictures[number] = button._picture
    changed = tuple(replace(each, title="New") if each.id == 3 else replace(each) for each in board.agenda.cards)
    board.show_agenda(replace(board.agenda, cards=changed))
    assert all(card(board, number) is button for number, button in before.items())
    assert [card(board, number)._picture is pictures[number] for number in (1, 2, 3, 4)] == [True, True, False, True]


def test_the_focus_goes_to_the_next_session_when_its_own_vanishes(board: Board) -> None:
    board.select([2])
    board.focus_on(2)
    rest = tuple(each for each in board.agenda.cards if each.id != 2)
    board.show_agenda(replace(board.agenda, cards=rest))
    assert (board.selection, board.choice.current) == ([1], 1)
    assert card(board, 1).hasFocus()


def test_zoom_keeps_the_minute_under_the_pointer(board: Board) -> None:
    place = QPointF(400, 300)
    minute = board.axis.minute(300 - board.viewport().y() - board.canvas.y())
    wheel = QWheelEvent(
        place,
        QPointF(board.mapToGlobal(QPoint(400, 300))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    for _turn in range(4):
        QApplication.sendEvent(board.viewport(), wheel)
    assert board.zoom == 3.0
    assert board.snap == 1
    assert board.axis.y(minute) + board.canvas.y() == pytest.approx(300 - board.viewport().y(), abs=4)
    board.step_zoom(0)
    assert board.zoom == 1.0


def test_a_sought_session_is_scrolled_to_and_chosen(board: Board) -> None:
    board.set_zoom(6.0)
    assert board.reveal(4)
    assert board.selection == [4]
    assert board.viewport().rect().contains(middle(board, 4) + board.canvas.pos())
    assert not board.reveal(5)


# ---- choosing


def test_clicks_choose_and_extend(board: Board) -> None:
    click(board, middle(board, 1))
    assert board.selection == [1]
    click(board, middle(board, 3), CTRL)
    click(board, middle(board, 2), CTRL)
    assert board.selection == [1, 3, 2]
    click(board, middle(board, 3), CTRL)
    assert board.selection == [1, 2]
    click(board, middle(board, 3))
    assert board.selection == [3]
    click(board, at(board, 4, TEN))
    assert board.selection == []
    assert board.slot is not None
    assert (board.slot.column, board.slot.begin) == (4, TEN)


def test_a_rubber_band_adds_what_it_touches(board: Board) -> None:
    board.select([4])
    drag(board, at(board, 0, 8 * 60) - QPoint(90, 0), at(board, 1, TEN) + QPoint(20, 0), SHIFT)
    assert sorted(board.selection) == [1, 3, 4]


# ---- moving


def test_a_drag_moves_by_five_minutes_and_by_day(board: Board) -> None:
    heard = Heard(board, *GESTURES)
    start = middle(board, 1)
    drag(board, start, start + QPoint(at(board, 2, 0).x() - at(board, 0, 0).x(), round(72 * board.axis.scale)))
    assert heard.said == [("moved", [Move(1, 3, dt.time(10, 10))], None)]


def test_the_ghost_says_where_it_would_lie(board: Board) -> None:
    start = middle(board, 1)
    end = start + QPoint(at(board, 2, 0).x() - at(board, 0, 0).x(), round(75 * board.axis.scale))
    drag(board, start, end, drop=False)
    assert board.overlay.text == "\u2068Wed 20\u2069 \u206610:15\u200e–\u200e11:15\u2069"
    QTest.keyClick(card(board, 1), Qt.Key.Key_Escape)
    assert (board.hand.busy, board.overlay.text) == (False, "")


def test_escape_gives_a_drag_up(board: Board) -> None:
    heard = Heard(board, *GESTURES)
    drag(board, middle(board, 1), at(board, 3, TEN), drop=False)
    QTest.keyClick(card(board, 1), Qt.Key.Key_Escape)
    QTest.mouseRelease(board.canvas, LEFT, Qt.KeyboardModifier.NoModifier, at(board, 3, TEN))
    assert heard.said == []


def test_chosen_sessions_move_together_and_stay_in_the_week(board: Board) -> None:
    heard = Heard(board, *GESTURES)
    board.select([1, 3])
    start = middle(board, 3)
    drag(board, start, start + QPoint(-900, round(30 * board.axis.scale)))
    board.select([3, 1])
    drag(board, middle(board, 1), at(board, 4, 9 * 60 + 30))
    assert heard.said == [
        ("moved", [Move(1, 1, dt.time(9, 30)), Move(3, 2, dt.time(9, 30))], None),
        ("moved", [Move(3, 5, dt.time(9)), Move(1, 4, dt.time(9))], None),
    ]


def test_a_drag_with_ctrl_copies(board: Board) -> None:
    heard = Heard(board, *GESTURES)
    drag(board, middle(board, 1), at(board, 4, 13 * 60 + 30), CTRL)
    assert heard.said == [("copied", [Move(1, 5, dt.time(13))])]


def test_a_locked_session_stays(board: Board) -> None:
    heard = Heard(board, *GESTURES)
    drag(board, middle(board, 4), at(board, 0, TEN))
    assert heard.said == [("refused", 4)]


def test_a_drag_never_leaves_the_day(board: Board) -> None:
    heard = Heard(board, *GESTURES)
    board.set_zoom(6.0)
    start = middle(board, 3)
    drag(board, start, QPoint(start.x(), -20_000))
    assert heard.said == [("moved", [Move(3, 2, dt.time(0))], None)]


def test_the_lower_edge_changes_the_length(board: Board) -> None:
    heard = Heard(board, *GESTURES)
    edge = QPoint(middle(board, 3).x(), card(board, 3).geometry().bottom() - 3)
    drag(board, edge, edge + QPoint(0, round(30 * board.axis.scale)))
    edge = QPoint(middle(board, 3).x(), card(board, 3).geometry().bottom() - 3)
    drag(board, edge, edge - QPoint(0, 5000))
    assert heard.said == [("resized", 3, 120), ("resized", 3, 5)]


def test_a_session_dropped_on_the_tray_is_unscheduled(board: Board, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    tray = QWidget()
    qtbot.addWidget(tray)
    tray.resize(200, 60)
    tray.show()
    board.zones = [tray]
    heard = Heard(board, *GESTURES)
    drag(board, middle(board, 1), board.canvas.mapFromGlobal(tray.mapToGlobal(QPoint(50, 30))))
    assert heard.said == [("unscheduled", [1])]


# ---- making


def test_drawing_on_free_time_asks_for_a_title(board: Board) -> None:
    heard = Heard(board, *GESTURES)
    drag(board, at(board, 3, 11 * 60), at(board, 3, 11 * 60 + 45))
    assert board.editor.isVisible()
    QTest.keyClicks(board.editor, "Clinic")
    QTest.keyClick(board.editor, Qt.Key.Key_Return)
    assert heard.said == [("created", NewSession("Clinic", 4, dt.time(11), 45, None))]


def test_a_double_click_makes_a_session_of_the_usual_length_or_of_what_is_free(board: Board) -> None:
    heard = Heard(board, *GESTURES)
    for column, minute in ((4, 11 * 60 + 7), (2, 13 * 60 + 30)):
        QTest.mouseDClick(board.canvas, LEFT, Qt.KeyboardModifier.NoModifier, at(board, column, minute))
        QTest.keyClick(board.editor, Qt.Key.Key_Return)
    assert heard.said == [
        ("created", NewSession("New session", 5, dt.time(11), 60, None)),
        ("created", NewSession("New session", 3, dt.time(13, 30), 30, None)),
    ]


def test_a_title_that_was_not_typed_makes_nothing(board: Board) -> None:
    heard = Heard(board, *GESTURES)
    drag(board, at(board, 3, 11 * 60), at(board, 3, 11 * 60 + 45))
    QTest.keyClick(board.editor, Qt.Key.Key_Escape)
    drag(board, at(board, 3, 11 * 60), at(board, 3, 11 * 60 + 45))
    click(board, middle(board, 1))
    assert heard.said == []
    assert not board.editor.isVisible()


def test_a_double_click_on_a_session_opens_it(board: Board) -> None:
    heard = Heard(board, *GESTURES)
    QTest.mouseDClick(board.canvas, LEFT, Qt.KeyboardModifier.NoModifier, middle(board, 3))
    assert heard.said == [("opened", 3, False)]


def test_assistive_technology_can_press_a_card(board: Board) -> None:
    heard = Heard(board, *GESTURES)
    card(board, 3).click()
    assert heard.said == [("opened", 3, True)]


def test_a_slow_second_click_renames(board: Board, qtbot: QtBot) -> None:
    said: list[tuple[int, str]] = []
    board.renamed.connect(lambda number, title: said.append((number, title)))
    title = card(board, 3).geometry().topLeft() + card(board, 3).title_rect().center()
    click(board, title)
    click(board, middle(board, 3))
    assert not board.hand._slow.isActive(), "only the title is a field"
    click(board, title)
    qtbot.waitUntil(board.editor.isVisible, timeout=2000)
    assert board.editor.text() == "Session 3"
    QTest.keyClicks(board.editor, "Other")
    QTest.keyClick(board.editor, Qt.Key.Key_Return)
    assert said == [(3, "Other")]
    assert card(board, 3).hasFocus()


def test_an_answer_that_arrives_while_typing_leaves_the_field_alone(board: Board) -> None:
    board.rename(3)
    QTest.keyClicks(board.editor, "Half")
    board.show_agenda(agenda(*board.agenda.cards, session(9, 2, "13:00")))
    assert board.editor.isVisible()
    assert board.editor.text() == "Half"
    board.show_agenda(agenda(session(1, 1, "09:00")))
    assert not board.editor.isVisible(), "its session is gone"


def test_the_padlock_unlocks(board: Board) -> None:
    heard = Heard(board, *GESTURES)
    button = card(board, 4)
    click(board, button.geometry().topLeft() + button._lock_rect().center())
    assert heard.said == [("lock_wanted", [4], False)]


# ---- written from the right


def test_arabic_turns_the_board_but_not_its_clock(qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("ar_EG"))
    made = Board()
    try:
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.resize(1104, 580)
        made.show_agenda(agenda(session(1, 1, "09:05", 55), session(2, 5, "13:00")))
        qtbot.addWidget(made)
        made.show()
        assert middle(made, 1).x() > made.canvas.width() * 4 / 5
        assert middle(made, 2).x() < made.canvas.width() / 5
        assert made.hours.x() > made.viewport().x() + made.viewport().width() - 2
        assert made.hours.y() == made.viewport().y()
        heard = Heard(made, *GESTURES)
        start = middle(made, 1)
        drag(made, start, start + QPoint(at(made, 1, 0).x() - at(made, 0, 0).x(), 0), drop=False)
        assert made.overlay.text.endswith("\u2066٠٩:٠٥\u200e–\u200e١٠:٠٠\u2069")
        QTest.mouseRelease(made.canvas, LEFT, Qt.KeyboardModifier.NoModifier, at(made, 1, 9 * 60 + 30))
        assert heard.said == [("moved", [Move(1, 2, dt.time(9, 5))], None)]
    finally:
        QLocale.setDefault(QLocale.c())
