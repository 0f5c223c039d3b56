"""Hands for the Groups page: what tests do with mouse, keys and buttons."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workshopplanner.core.group_sets import GroupSet, Round
from workshopplanner.ui.groups.chip import Chip
from workshopplanner.ui.groups.page import GroupsPage
from workshopplanner.ui.hub import Hub

Key, Mouse, Mod = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier


def shown(qtbot: QtBot, hub: Hub) -> GroupsPage:
    page = GroupsPage(hub)
    qtbot.addWidget(page)
    page.resize(1104, 640)
    page.show()
    qtbot.waitExposed(page)
    return page


def the_set(page: GroupsPage) -> GroupSet:
    assert page.group_set is not None
    return page.group_set


def first(page: GroupsPage) -> Round:
    return the_set(page).rounds[page.round]


def home(page: GroupsPage, person: int) -> str:
    return next((group.name for group in first(page).groups if person in group.people), "")


def chip(page: GroupsPage, name: str) -> Chip:
    return next(each for each in page.boards.chips.values() if name in each.person.name)


def press(page: GroupsPage, target: Chip, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    QTest.mouseClick(page.boards, Mouse.LeftButton, modifiers, target.geometry().center())


def carry(page: GroupsPage, target: Chip, to: QPoint) -> None:
    """Take somebody with the mouse and hold them over a place."""
    start = target.geometry().center()
    QTest.mousePress(page.boards, Mouse.LeftButton, Mod.NoModifier, start)
    for step in (1, 2, 3, 4):
        _move(page, start + (to - start) * step / 4)


def _move(page: GroupsPage, place: QPoint) -> None:
    """Move with the button held; QTest's own moves carry none."""
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    boards = page.boards
    at, screen = QPointF(place), QPointF(boards.mapToGlobal(place))
    kind = QMouseEvent.Type.MouseMove
    QApplication.sendEvent(boards, QMouseEvent(kind, at, screen, Mouse.NoButton, Mouse.LeftButton, Mod.NoModifier))


def drop(page: GroupsPage, place: QPoint) -> None:
    QTest.mouseRelease(page.boards, Mouse.LeftButton, Mod.NoModifier, place)


def push(page: GroupsPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    assert button.isEnabled()
    assert button.isVisible()
    button.click()


def key(page: GroupsPage, code: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    QTest.keyClick(page.boards, code, modifiers)


def wait_for_proposal(qtbot: QtBot, page: GroupsPage) -> None:
    qtbot.waitUntil(lambda: page.making.bar.accept.isVisible() or page.making.bar.discard.isVisible(), timeout=20_000)
