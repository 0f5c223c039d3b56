"""Go to anything."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workshopplanner.ui.goto import GoTo
from workshopplanner.ui.window import Window


def opened(window: Window) -> GoTo:
    window.menu_actions["edit.goto"].trigger()
    found = window.findChild(GoTo)
    assert found is not None
    return found


def shown(goto: GoTo) -> list[str]:
    return [goto.list.item(at).text() for at in range(goto.list.count())]


def test_everything_of_the_workshop_is_found_by_parts_of_its_name(window: Window) -> None:
    goto = opened(window)
    assert shown(goto)[:2] == ["Overview", "Agenda"]
    goto.field.setText("digi tech")
    assert shown(goto)[0].startswith("Digital technology  ·  S0")
    goto.field.setText("sulastri")
    assert shown(goto) == ["Sulastri  ·  Indonesia"]
    goto.field.setText("VNM")
    assert shown(goto) == ["Viet Nam  ·  VNM"]
    goto.field.setText("nothing of the kind")
    assert shown(goto) == ["Nothing has these words."]
    QTest.keyClick(goto.field, Qt.Key.Key_Return)  # goes nowhere, and says nothing wrong
    assert window.current == "overview"


def test_enter_goes_to_what_is_marked(window: Window) -> None:
    goto = opened(window)
    QTest.keyClick(goto.field, Qt.Key.Key_Down)
    QTest.keyClick(goto.field, Qt.Key.Key_Return)
    assert window.current == "agenda"
    goto = opened(window)
    goto.field.setText("preferential T6")
    assert shown(goto)[0] == "Preferential treatment  ·  T6"
    QTest.keyClick(goto.field, Qt.Key.Key_Return)
    assert window.current == "themes"
