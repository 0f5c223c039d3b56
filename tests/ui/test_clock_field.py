"""Times as people type them."""

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workshopplanner.ui.clock_field import ClockField


@pytest.fixture
def field(qtbot: QtBot) -> ClockField:
    made = ClockField(QTime(9, 0))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    made.selectAll()
    return made


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("9.30", 9, 30),
        ("0930", 9, 30),
        ("14", 14, 0),
        ("14h05", 14, 5),
        ("+15", 9, 15),
        ("+90", 10, 30),
        ("-30", 8, 30),
    ],
)
def test_what_is_typed_is_read_and_written_plainly(field: ClockField, typed: str, hour: int, minute: int) -> None:
    QTest.keyClicks(field, typed)
    assert field.time() == QTime(hour, minute)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == f"{hour:02}:{minute:02}"


def test_what_is_no_time_is_marked_and_goes(field: ClockField) -> None:
    QTest.keyClicks(field, "25:99")
    assert field.property("invalid") == "true"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.property("invalid") == "false"
    assert field.time().isValid()


def test_arrow_keys_go_by_five_minutes(field: ClockField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.timeChanged):
        QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.text() == "09:05"
    QTest.keyClicks(field, "+10")  # from what is shown
    assert field.time() == QTime(9, 15)
