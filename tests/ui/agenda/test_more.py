"""Cutting, joining and the clipboard on the board, by keys."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workshopplanner.commands.days import add_day_beside
from workshopplanner.errors import UserError
from workshopplanner.ui.agenda.more import MIME, More
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.hub import Hub


@pytest.fixture
def page(sample_hub: Hub, qtbot: QtBot) -> AgendaPage:
    page = AgendaPage(sample_hub)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    return page


def titles(page: AgendaPage) -> list[str]:
    return [card.title for card in page.agenda.cards]


def test_a_session_is_split_at_its_plan_and_joined_again(page: AgendaPage) -> None:
    card = next(each for each in page.agenda.cards if each.code == "S016")
    before = [(each.title, each.minutes, each.plan_minutes) for each in page.agenda.cards]
    page.board.select([card.id])
    page.board.focus_on(card.id)
    QTest.keyClick(
        page.board.canvas, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    parts = [each for each in page.agenda.cards if each.title == card.title]
    assert [(each.begin, each.minutes, each.plan_minutes) for each in parts] == [
        (card.begin, 30, 30),
        (card.begin + 30, 30, 30),
    ]
    page.board.select([each.id for each in parts])
    QTest.keyClick(page.board.canvas, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert [(each.title, each.minutes, each.plan_minutes) for each in page.agenda.cards] == before


def test_copy_and_paste_at_the_slot_that_has_the_focus(page: AgendaPage) -> None:
    card = next(each for each in page.agenda.cards if each.code == "S016")
    page.board.select([card.id])
    page.board.focus_on(card.id)
    QTest.keyClick(page.board.canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().mimeData().hasFormat(MIME)
    assert QGuiApplication.clipboard().text().split("\t")[0] == card.title
    QTest.keyClick(page.board.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    made = next(each for each in page.agenda.cards if each.id in page.board.selection)
    assert (made.title, made.day_id, made.plan_steps) == (card.title, card.day_id, card.plan_steps)
    assert made.begin >= card.end  # in the first gap after it
    page.hub.store.undo()
    page.board.select([card.id])
    page.board.focus_on(card.id)
    QTest.keyClick(page.board.canvas, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert card.title not in titles(page)
    page.hub.store.undo()
    assert titles(page).count(card.title) == 1


def test_lines_of_a_text_become_sessions(page: AgendaPage) -> None:
    data = QMimeData()
    data.setText("Welcome\nCase work\n")
    QGuiApplication.clipboard().setMimeData(data)
    page.board.select([])
    More(page).do("paste", [])
    assert {"Welcome", "Case work"} <= set(titles(page))
    QGuiApplication.clipboard().clear()
    with pytest.raises(UserError, match="Copy one first"):
        More(page).do("paste", [])


def test_a_whole_day_is_copied_to_another_in_one_step(page: AgendaPage) -> None:
    source, target = page.agenda.days[3], page.agenda.days[4]
    held = [each for each in page.agenda.cards if each.day_id == source.id]
    there = [each for each in page.agenda.cards if each.day_id == target.id]
    page.days.clip(source.id)
    page.days.paste(target.id)
    came = [each for each in page.agenda.cards if each.day_id == target.id and each.id not in {o.id for o in there}]
    told = [(each.title, each.begin, each.minutes, each.rooms, each.people, each.plan_steps) for each in came]
    assert told == [(each.title, each.begin, each.minutes, each.rooms, each.people, each.plan_steps) for each in held]
    sets = {each.parallel_set for each in came} - {None}
    assert len(sets) == 1
    assert not sets & {each.parallel_set for each in held}
    names = {each.id: each.title for each in page.agenda.cards}
    inside = {each.id for each in held}
    assert [sorted(names[need] for need in each.needs) for each in came] == [
        sorted(names[need] for need in each.needs if need in inside) for each in held
    ]
    page.hub.store.undo()  # one step
    assert [each.id for each in page.agenda.cards if each.day_id == target.id] == [each.id for each in there]
    menu = page.days.build_menu(target)
    named = {action.objectName(): action for action in menu.actions()}
    assert named["agenda.day.menu.paste"].isEnabled()
    menu.deleteLater()


def test_an_empty_day_has_nothing_to_copy(page: AgendaPage) -> None:
    made = page.hub.do(add_day_beside, page.agenda.days[-1].id)
    with pytest.raises(UserError, match="nothing on this day"):
        page.days.clip(made)
    page.hub.store.undo()
