"""Whole days on the board: their menu, their fields, their place."""

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from tests.ui.agenda.hands import LEFT, NONE
from workshopplanner.commands import agenda as commands
from workshopplanner.commands import workshops
from workshopplanner.queries.country_lists import country_choices
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.days.popover import DayPopover
from workshopplanner.ui.hub import Hub


@pytest.fixture
def page(qtbot: QtBot, hub: Hub) -> AgendaPage:
    made = AgendaPage(hub)
    made.resize(1104, 660)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def order(page: AgendaPage) -> list[int]:
    return [day.id for day in page.agenda.days]


def menu(page: AgendaPage) -> QMenu:
    found = page.findChildren(QMenu, "agenda.day.menu")
    assert found
    return found[-1]


def choose(page: AgendaPage, name: str) -> None:
    opened = menu(page)
    entries = [each for shown in [opened, *opened.findChildren(QMenu)] for each in shown.actions()]
    next(each for each in entries if each.objectName() == f"agenda.day.menu.{name}").trigger()
    opened.close()


def drag_head(page: AgendaPage, source: int, x: int) -> None:
    """Drag the head of a day to a place counted along the heads."""
    head = page.board.heads.heads[source]
    middle = head.rect().center()
    QTest.mousePress(head, LEFT, NONE, middle)
    goal = head.mapFromParent(QPoint(x, middle.y()))
    for step in range(1, 6):
        QTest.mouseMove(head, middle + (goal - middle) * step / 5)
    QTest.mouseRelease(head, LEFT, NONE, goal)


def test_a_head_is_dragged_to_another_place(page: AgendaPage) -> None:
    heads = page.board.heads.heads
    drag_head(page, 0, heads[2].geometry().right() - 5)
    assert order(page) == [2, 3, 1, 4, 5]
    assert [card.day_id for card in page.agenda.cards if card.day_id] == [1, 1]
    drag_head(page, 4, heads[0].geometry().left() + 5)
    assert order(page) == [5, 2, 3, 1, 4]
    drag_head(page, 1, heads[1].geometry().right() - 5)
    assert order(page) == [5, 2, 3, 1, 4]
    assert page.board.day_id is None  # a drag is no click


def test_escape_gives_up_the_drag_of_a_head(page: AgendaPage) -> None:
    head = page.board.heads.heads[0]
    QTest.mousePress(head, LEFT, NONE, QPoint(20, 10))
    QTest.mouseMove(head, QPoint(60, 10))
    QTest.mouseMove(head, QPoint(600, 10))
    bar = page.board.findChild(QWidget, "agenda.days.bar")
    assert bar is not None
    assert bar.isVisible()
    QTest.keyClick(head, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    QTest.mouseRelease(head, LEFT, NONE, QPoint(600, 10))
    assert order(page) == [1, 2, 3, 4, 5]


def test_the_menu_of_a_day_opens_by_a_key_and_does_what_it_says(page: AgendaPage, hub: Hub) -> None:
    hub.do(commands.lock_session, 1)
    QTest.keyClick(page.board, Qt.Key.Key_D)
    assert [action.objectName() for action in menu(page).actions() if action.objectName()] == [
        f"agenda.day.menu.{name}"
        for name in ("edit", "show", "before", "after", "copy", "clip", "paste", "earlier", "later")
    ] + ["agenda.day.menu.delete"]
    choose(page, "later")
    assert order(page) == [2, 1, 3, 4, 5]
    page.days.open_menu(1, QPoint())
    choose(page, "swap.5")
    assert order(page) == [2, 5, 3, 4, 1]
    page.days.open_menu(3, QPoint())
    choose(page, "after")
    assert order(page) == [2, 5, 3, 6, 4, 1]
    page.days.open_menu(1, QPoint())
    choose(page, "copy")
    copied = page.agenda.by_day[order(page)[-1]]
    assert [(card.title, card.locked) for card in copied] == [("Session 1", False), ("Session 2", False)]
    page.days.open_menu(6, QPoint())
    choose(page, "delete")
    assert 6 not in order(page)
    page.days.open_menu(1, QPoint())
    with capture_exceptions() as problems:
        choose(page, "delete")
    assert [str(value) for _kind, value, _trace in problems] == ["“Session 1” is locked. Unlock it first."]
    assert 1 in order(page)


def test_a_day_is_changed_below_its_head(page: AgendaPage) -> None:
    page.days.edit(2)
    popover: Any = page.findChild(DayPopover)
    popover.name.setText("Excursion")
    popover.opens.setTime(QTime(8, 0))
    popover.date.setDate(QDate(2018, 6, 18))
    assert popover.wrong.text() == "The workshop has this day already. Choose another date."
    assert not popover.primary.isEnabled()
    popover.date.setDate(QDate(2018, 6, 23))
    assert popover.note.text() == "Saturday 23 June falls on a weekend."
    QTest.mouseClick(popover.primary, LEFT)
    day = page.agenda.days[-1]
    assert (day.id, day.number, day.title, day.opens, day.date) == (2, 5, "Excursion", dt.time(8), dt.date(2018, 6, 23))


def test_weekends_and_holidays_of_the_host_stand_in_the_heads(page: AgendaPage, hub: Hub, qtbot: QtBot) -> None:
    korea = next(each.id for each in hub.ask(country_choices) if each.name == "Republic of Korea")
    hub.do(workshops.edit_workshop, hub.workshop_id, country_id=korea)
    hub.do(workshops.shift_workshop, hub.workshop_id, dt.date(2018, 6, 5))

    def told() -> None:
        assert [head.accessibleName() for head in page.board.heads.heads] == [
            "Tuesday 5 June",
            "Wednesday 6 June, Memorial Day",
            "Thursday 7 June",
            "Friday 8 June",
            "Saturday 9 June, weekend",
        ]

    qtbot.waitUntil(told, timeout=20_000)
