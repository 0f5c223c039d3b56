"""The inspector: every field is applied at once, shows the store's truth, and lets nobody's typing be lost."""

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from tests.ui.agenda.hands import CTRL, LEFT, NONE, card, middle, press
from workshopplanner.commands import agenda as commands
from workshopplanner.commands import roster
from workshopplanner.core.agenda import Card
from workshopplanner.core.kinds import Function, SessionStatus, SessionType
from workshopplanner.queries import agenda as queries
from workshopplanner.ui.agenda.inspector import Inspector
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.hub import Hub

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, hub: Hub) -> AgendaPage:
    made = AgendaPage(hub)
    made.resize(1400, 900)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_session(1)
    return made


@pytest.fixture
def inspector(page: AgendaPage) -> Inspector:
    return page.inspector


def now(hub: Hub, session_id: int = 1) -> Card:
    return hub.ask(queries.card, session_id)


def type_into(field: QLineEdit, text: str, key: Key = Key.Key_Return) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, key)


def choose(box: QComboBox, text: str) -> None:
    at = box.findText(text)
    assert at >= 0
    box.setCurrentIndex(at)
    box.activated.emit(at)


def shown(inspector: Inspector, name: str) -> Any:
    (found,) = (each for each in inspector.findChildren(QWidget, name) if each.isVisible())
    return found


def test_every_field_is_a_step_of_its_own(inspector: Inspector, hub: Hub) -> None:
    type_into(inspector.title, "Civil  society")
    choose(inspector.day, "Wednesday 20 June")
    type_into(inspector.start, "+15")
    type_into(inspector.start, "0930")
    inspector.minutes.stepUp()
    choose(inspector.type, "Panel")
    choose(inspector.theme, "T2 Theme 2")
    choose(inspector.status, "Confirmed")
    inspector.locked.click()
    type_into(inspector.interpretation, "Korean")
    expected = Card(
        1,
        "S001",
        "Civil society",
        3,
        dt.time(9, 30),
        65,
        SessionType.PANEL,
        SessionStatus.CONFIRMED,
        locked=True,
        theme_id=2,
        theme_code="T2",
        theme_title="Theme 2",
        slot=2,
        interpretation="Korean",
    )
    assert now(hub) == expected
    steps = 0
    while hub.store.undo():
        steps += 1
    assert steps == 10
    assert (inspector.title.text(), inspector.start.text()) == ("Session 1", "09:00")
    assert (inspector.day.currentText(), inspector.minutes.value()) == ("Monday 18 June", 60)


def test_lengths_are_read_as_people_type_them(inspector: Inspector, hub: Hub) -> None:
    field = inspector.minutes
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1h15")
    assert now(hub).minutes == 60, "half typed is not typed"
    QTest.keyClick(field, Key.Key_Return)
    assert now(hub).minutes == 75


def test_what_cannot_be_read_is_said_beside_the_field(inspector: Inspector, hub: Hub) -> None:
    type_into(inspector.start, "soon")
    assert inspector.wrong.isVisible()
    assert inspector.start.property("invalid")
    assert now(hub).starts == dt.time(9)
    type_into(inspector.start, "9.45")
    assert not inspector.wrong.isVisible()
    assert now(hub).starts == dt.time(9, 45)


def test_a_refusal_leaves_the_truth_in_the_field(inspector: Inspector, hub: Hub) -> None:
    hub.do(commands.lock_session, 1)
    with capture_exceptions() as raised:
        type_into(inspector.start, "11.00")
        inspector.minutes.stepUp()
        type_into(inspector.title, "  ")
    sentences = [str(problem) for _kind, problem, _where in raised]
    locked = "“Session 1” is locked. Unlock it first."
    assert sentences == [locked, locked, "A session needs a title."]
    assert (inspector.start.text(), inspector.minutes.value(), inspector.title.text()) == ("09:00", 60, "Session 1")


def test_changes_from_outside_arrive_but_not_into_what_is_being_typed(inspector: Inspector, hub: Hub) -> None:
    inspector.title.setFocus()
    inspector.title.selectAll()
    QTest.keyClicks(inspector.title, "Half")
    hub.do(commands.set_session_time, 1, dt.time(11), 30)
    hub.do(commands.rename_session, 1, "Elsewhere")
    assert inspector.title.text() == "Half"
    assert inspector.title.hasFocus()
    assert (inspector.start.text(), inspector.minutes.value()) == ("11:00", 30)
    QTest.keyClick(inspector.title, Key.Key_Escape)
    assert inspector.title.text() == "Elsewhere"


def test_what_was_typed_is_given_before_another_session_is_shown(page: AgendaPage, hub: Hub) -> None:
    inspector = page.inspector
    inspector.title.setFocus()
    inspector.title.selectAll()
    QTest.keyClicks(inspector.title, "First")
    other = card(page.board, 2)
    QTest.mouseClick(other, LEFT, NONE, other.rect().center())
    assert now(hub, 1).title == "First"
    assert (inspector.title.text(), now(hub, 2).title) == ("Session 2", "Session 2")
    inspector.internal_note.setFocus()
    QTest.keyClicks(inspector.internal_note, "Bring cards")
    QTest.mouseClick(card(page.board, 1), LEFT, NONE, middle(page.board, 1))
    assert (now(hub, 2).internal_note, now(hub, 1).internal_note) == ("Bring cards", "")


def test_notes_are_given_with_ctrl_enter_too(inspector: Inspector, hub: Hub) -> None:
    inspector.public_note.setFocus()
    QTest.keyClicks(inspector.public_note, "One")
    QTest.keyClick(inspector.public_note, Key.Key_Return)
    QTest.keyClicks(inspector.public_note, "Two")
    QTest.keyClick(inspector.public_note, Key.Key_Return, CTRL)
    assert now(hub).public_note == "One\nTwo"


def test_rooms_are_ticked_one_by_one_and_a_new_one_is_added(inspector: Inspector, hub: Hub) -> None:
    inspector.rooms.click()

    tick = shown(inspector, "agenda.inspector.room.Room 1")
    assert isinstance(tick, QCheckBox)
    tick.click()
    assert [room.name for room in now(hub).rooms] == ["Room 1"]
    new = shown(inspector, "agenda.inspector.rooms.new")
    new.setText("Garden & tent")
    QTest.keyClick(new, Key.Key_Return)
    assert [room.name for room in now(hub).rooms] == ["Room 1", "Garden & tent"]
    assert shown(inspector, "agenda.inspector.room.Garden & tent").isChecked()
    tick.click()
    assert [room.name for room in now(hub).rooms] == ["Garden & tent"]
    assert inspector.rooms.accessibleName() == "Rooms: Garden & tent"


def test_people_are_found_while_typing(inspector: Inspector, hub: Hub, workshop_id: int) -> None:
    hub.do(roster.add_person, workshop_id, family_name="Kim", given_name="Hana")
    hub.do(roster.add_person, workshop_id, family_name="Park", given_name="Jisoo")
    inspector.people.search.setText("park")
    QTest.keyClick(inspector.people.search, Key.Key_Return)
    assert inspector.people.search.property("invalid"), "nobody's name begins like this"
    inspector.people.search.clear()
    type_into(inspector.people.search, "jis")
    choose(inspector.people.function, "Chair")
    type_into(inspector.people.search, "Hana Kim")
    assert [(each.name, each.function) for each in now(hub).people] == [
        ("Jisoo Park", Function.LEAD),
        ("Hana Kim", Function.CHAIR),
    ]
    choose(shown(inspector, "agenda.inspector.person1.function"), "Speaker")
    assert now(hub).people[0].function is Function.SPEAKER
    remove = shown(inspector, "agenda.inspector.person1.remove")
    assert remove.accessibleName() == "Remove Jisoo Park"
    QTest.mouseClick(remove, LEFT)
    assert [each.name for each in now(hub).people] == ["Hana Kim"]


def test_the_day_takes_out_of_the_tray_and_back_into_it(page: AgendaPage, inspector: Inspector, hub: Hub) -> None:
    page.open_session(3)
    assert not inspector.start.isEnabled()
    choose(inspector.day, "Monday 18 June")
    assert (now(hub, 3).day_id, now(hub, 3).starts) == (1, dt.time(11, 15)), "the first gap that is long enough"
    page.open_session(3)
    choose(inspector.day, "Unscheduled")
    assert now(hub, 3).day_id is None


def test_findings_and_plan_are_told_and_several_sessions_counted(
    page: AgendaPage, inspector: Inspector, hub: Hub, qtbot: QtBot
) -> None:
    hub.do(commands.set_session_rooms, 1, [1])
    hub.do(commands.set_session_rooms, 2, [1])
    hub.do(commands.set_session_time, 2, dt.time(9, 30), 60)
    assert inspector.findings.text() == "", "the hand is served first"
    qtbot.waitUntil(lambda: "Hall A" in inspector.findings.text())
    assert inspector.plan.text() == "No steps yet"
    page.board.select([1, 2])
    assert inspector.several.text().startswith("2 sessions selected, \u2068120 min\u2069 together.")
    assert not inspector._fields.isVisible()


def test_opening_keeps_the_focus_unless_a_key_asked_and_escape_brings_it_back(page: AgendaPage) -> None:
    page.open_inspector(shown=False)
    page.board.select([2])
    page.board.focus_on(2)
    page.open_session(2)
    assert card(page.board, 2).hasFocus()
    press(page.board, Key.Key_Return)
    assert page.inspector.title.hasFocus()
    QTest.keyClick(page.inspector.title, Key.Key_Escape)
    assert card(page.board, 2).hasFocus()
    press(page.board, Key.Key_Escape)
    assert not page.inspecting


def test_turning_the_wheel_over_the_inspector_changes_nothing(inspector: Inspector, hub: Hub) -> None:
    for field in (inspector.minutes, inspector.type, inspector.day):
        field.setFocus()
        place = field.rect().center().toPointF()
        turn = QWheelEvent(
            place,
            field.mapToGlobal(place),
            field.rect().topLeft(),
            field.rect().bottomRight(),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, turn)
    assert hub.store.undo_step is None
