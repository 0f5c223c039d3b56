"""While a session is dragged, it and what is in its way are tinted, without a question to the store."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.agenda.hands import ALT, CTRL, HALL, agenda, at, card, drag, middle, press, session
from workshopplanner.core.agenda import Contributor
from workshopplanner.core.kinds import Function
from workshopplanner.ui.agenda.board import Board
from workshopplanner.ui.agenda.clash import Veil
from workshopplanner.ui.agenda.ghost import Shade

TRAINER = Contributor(7, "Trainer B", Function.TRAINER)
KIM = Contributor(8, "Kim", Function.INTERPRETER)


@pytest.fixture
def board(qtbot: QtBot) -> Board:
    board = Board()
    qtbot.addWidget(board)
    board.show_agenda(
        agenda(
            session(1, 1, "09:00", rooms=(HALL,), people=(TRAINER, KIM)),
            session(2, 2, "11:00", rooms=(HALL,)),
            session(3, 2, "13:00", people=(TRAINER,)),
            session(4, 2, "15:00", people=(KIM,)),
            session(5, 3, "11:00"),
        )
    )
    board.resize(1100, 620)
    board.show()
    qtbot.waitExposed(board)
    return board


def veils(board: Board) -> list[Veil]:
    return [veil for veil in board.canvas.findChildren(Veil) if veil.isVisible()]


def over(board: Board, column: int, clock: int) -> QPoint:
    """Return the place to drag to so that session 1 begins at a minute."""
    return QPoint(at(board, column, clock).x(), at(board, column, clock).y() + grip(board))


def grip(board: Board) -> int:
    return middle(board, 1).y() - at(board, 0, 9 * 60).y()


@pytest.mark.parametrize(
    ("column", "clock", "other", "word", "hard"),
    [
        (1, 11 * 60 + 30, 2, "Hall A taken", True),
        (1, 12 * 60 + 30, 3, "Trainer B busy", True),
        (1, 14 * 60 + 30, 4, "Kim interprets", True),
        (2, 11 * 60 + 30, 5, "Same participants", False),
    ],
)
def test_both_are_tinted_with_a_word(board: Board, column: int, clock: int, other: int, word: str, hard: bool) -> None:
    drag(board, middle(board, 1), over(board, column, clock), drop=False)
    shade = Shade(board.card(1), column, column, clock, clock + 60)
    wanted = (card(board, other).geometry().getRect(), board.overlay.rect_of(shade).getRect())
    assert {veil.geometry().getRect() for veil in veils(board)} == set(wanted)
    assert {(veil.look.word, veil.look.hard, veil.accessibleName()) for veil in veils(board)} == {(word, hard, word)}
    assert board.overlay.text.endswith(f" · {word}")
    QTest.keyClick(board.canvas, Qt.Key.Key_Escape)
    assert veils(board) == []


def test_touching_is_no_clash_and_leaving_takes_the_tint_away(board: Board) -> None:
    drag(board, middle(board, 1), over(board, 1, 11 * 60 + 30), drop=False)
    assert len(veils(board)) == 2
    QTest.mouseMove(board.canvas, over(board, 1, 10 * 60))
    assert veils(board) == []
    assert "·" not in board.overlay.text
    QTest.mouseRelease(board.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, over(board, 1, 600))
    assert veils(board) == []


def test_a_copy_clashes_with_its_own_original(board: Board) -> None:
    drag(board, middle(board, 1), over(board, 0, 9 * 60 + 30), drop=False)
    assert veils(board) == []
    board.hand.carry_to(board.canvas.mapToGlobal(over(board, 0, 9 * 60 + 30)), CTRL)
    assert {veil.look.word for veil in veils(board)} == {"Hall A taken"}


def test_rows_that_arrive_during_a_drag_are_looked_at(board: Board) -> None:
    drag(board, middle(board, 1), over(board, 3, 11 * 60 + 30), drop=False)
    assert veils(board) == []
    board.show_agenda(agenda(session(1, 1, "09:00", rooms=(HALL,)), session(9, 4, "11:00", rooms=(HALL,))))
    QTest.mouseMove(board.canvas, over(board, 3, 11 * 60 + 15))
    assert {veil.look.word for veil in veils(board)} == {"Hall A taken"}


def test_a_pressed_key_held_down_tints_as_well(board: Board) -> None:
    board.show_agenda(agenda(session(1, 1, "09:00", rooms=(HALL,)), session(2, 1, "10:00", rooms=(HALL,))))
    board.focus_on(1)
    board.select([1])
    for _repeat in range(2):
        board.held.repeat("later")
    assert {veil.look.word for veil in veils(board)} == {"Hall A taken"}
    board.held.cancel()
    assert veils(board) == []
    press(board, Qt.Key.Key_Down, ALT)
    assert veils(board) == []
