"""The tray as a list to pick from: searched, put in order, and cut down to what fits a gap."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.agenda.hands import agenda, at, click, press, session
from workshopplanner.core.agenda import Contributor
from workshopplanner.core.kinds import Function
from workshopplanner.ui.agenda.board import Board
from workshopplanner.ui.agenda.tray import Tray
from workshopplanner.ui.agenda.tray_tools import arranged
from workshopplanner.ui.agenda.wishes import Slot

CARDS = (
    session(1, 1, "09:00"),
    session(2, 1, "10:45", 30),
    session(11, None, minutes=90, theme_code="T10", slot=2),
    session(12, None, minutes=30, theme_code="T2", slot=2, title="Culture and trade"),
    session(13, None, minutes=45, people=(Contributor(1, "Trainer B", Function.SPEAKER),)),
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    board = Board()
    tray = Tray(board)
    column.addWidget(board, 1)
    column.addWidget(tray)
    window.resize(1104, 660)
    board.show_agenda(agenda(*CARDS))
    tray.show_cards(board.agenda.tray)
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
def tray(window: QWidget) -> Tray:
    found = window.findChild(Tray)
    assert found is not None
    return found


def shown(tray: Tray) -> list[int]:
    return [each for each in (11, 12, 13) if (chip := tray.chip(each)) is not None and chip.isVisible()]


def order(tray: Tray) -> list[int]:
    chips = {each: chip.x() for each in (11, 12, 13) if (chip := tray.chip(each)) is not None}
    return sorted(chips, key=lambda each: chips[each])


def test_every_order_is_what_it_says() -> None:
    tray = [card for card in CARDS if card.day_id is None]
    found = {name: [card.id for card in arranged(tray, "", name, None)] for name in ("code", "theme", "long", "short")}
    assert found == {
        "code": [11, 12, 13],
        "theme": [12, 11, 13],
        "long": [11, 13, 12],
        "short": [12, 13, 11],
    }
    assert [card.id for card in arranged(tray, "", "lead", None)] == [13, 11, 12]
    assert [card.id for card in arranged(tray, "culture", "code", 45)] == [12]


def test_the_search_leaves_what_matches(tray: Tray, qtbot: QtBot) -> None:
    tray.tools.search.setText("trade")
    assert shown(tray) == [12]
    assert "1 of 3" in tray._title.text()
    assert tray.reveal(11)  # what is sought from elsewhere is shown whatever is searched
    qtbot.waitUntil(lambda: shown(tray) == [11, 12, 13])


def test_the_order_is_also_that_of_the_keys(tray: Tray, qtbot: QtBot) -> None:
    tray.tools.order.setCurrentIndex(tray.tools.order.findData("short"))
    tray.tools.order.activated.emit(tray.tools.order.currentIndex())
    qtbot.waitUntil(lambda: order(tray) == [12, 13, 11])
    first = tray.chip(12)
    assert first is not None
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert tray.current == 13


def test_only_what_fits_the_gap(tray: Tray, board: Board, qtbot: QtBot) -> None:
    assert not tray.tools.fits.isEnabled()
    click(board, at(board, 0, 10 * 60 + 5))
    assert board.gap() == 45
    assert "45" in tray.tools.fits.text()
    QTest.mouseClick(tray.tools.fits, Qt.MouseButton.LeftButton)
    assert shown(tray) == [12, 13]
    click(board, at(board, 0, 10 * 60 + 20))
    assert shown(tray) == [12]
    click(board, at(board, 1, 16 * 60))
    assert board.gap() == 60  # to the end of the day
    qtbot.waitUntil(lambda: shown(tray) == [12, 13])
    board.focus_slot(Slot(0, 10 * 60 + 30))
    assert board.gap() == 15
    board.focus_slot(Slot(0, 9 * 60 + 50))  # the last ten minutes of a session, then free
    assert board.gap() == 45
    board.focus_slot(Slot(0, 9 * 60))
    assert board.gap() is None
    board.select([1])
    board.focus_on(1)
    press(board, Qt.Key.Key_Down)  # walking on keeps it true
    assert board.gap() is not None


def test_the_tools_come_with_the_second_session(tray: Tray, qtbot: QtBot) -> None:
    assert tray.tools.isVisible()
    tray.tools.search.setText("nothing like it")
    tray.show_cards(CARDS[2:3])
    assert not tray.tools.isVisible()
    qtbot.waitUntil(lambda: shown(tray) == [11])
