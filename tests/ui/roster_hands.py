"""Hands to use the roster page with."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from workshopplanner.core.roster import Attendee
from workshopplanner.queries import roster as queries
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.roster.page import RosterPage


def shown(qtbot: QtBot, hub: Hub) -> RosterPage:
    page = RosterPage(hub)
    qtbot.addWidget(page)
    page.resize(1104, 620)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def press(target: QWidget, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(target, key, keys)
    QApplication.processEvents()


def button_of(page: RosterPage, name: str) -> QPushButton:
    """Return the button of a name; one that is about to be deleted does not count."""
    found = [button for button in page.findChildren(QPushButton, name) if not button.isHidden()]
    return found[0] if found else page.findChildren(QPushButton, name)[0]


def click(page: RosterPage, name: str) -> None:
    QApplication.processEvents()
    button = button_of(page, name)
    assert button.isVisible(), name
    button.click()
    QApplication.processEvents()


def pick(page: RosterPage, name: str, *texts: str) -> None:
    """Choose entries of a button's menu."""
    for text in texts:
        actions = {action.text(): action for action in button_of(page, name).menu().actions()}
        actions[text].trigger()
    QApplication.processEvents()


def people(page: RosterPage) -> list[Attendee]:
    return page.hub.ask(queries.roster, page.hub.workshop_id)


def type_into(page: RosterPage, row: int, column: int, text: str) -> None:
    page.table.select(page.model.id_at(row), column)
    press(page.table, Qt.Key.Key_F2)
    (editor,) = [field for field in page.table.findChildren(QLineEdit, "roster.table.editor") if field.isVisible()]
    editor.setText(text)
    press(editor, Qt.Key.Key_Return)
