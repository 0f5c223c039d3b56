"""The page of a session's plan, in a window on the Seoul sample."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from workshopplanner.commands import plan_steps, plans
from workshopplanner.core.kinds import Layout, Method
from workshopplanner.queries import plans as queries
from workshopplanner.queries.history import headline
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.plans.view import PlanView
from workshopplanner.ui.window import Window


@pytest.fixture
def agenda(window: Window) -> AgendaPage:
    window.go("agenda")
    page = window.page()
    assert isinstance(page, AgendaPage)
    page._live.ensure()
    return page


@pytest.fixture
def empty_session(agenda: AgendaPage) -> int:
    """A session of an hour without a plan."""
    session_id = next(card.id for card in agenda.agenda.cards if card.minutes == 60 and card.plan_steps)
    found = agenda.hub.ask(queries.plan, session_id)
    agenda.hub.do(plan_steps.delete_steps, [step.id for step in found.steps])
    agenda.hub.do(plans.set_objectives, session_id, [])
    return session_id


@pytest.fixture
def view(window: Window, agenda: AgendaPage, empty_session: int, qtbot: QtBot) -> PlanView:
    agenda.plans.open_plan(empty_session)
    found = agenda.findChild(PlanView, "plan.page")
    assert isinstance(found, PlanView)
    qtbot.waitUntil(found.isVisible)
    window.activateWindow()
    return found


W = TypeVar("W", bound=QWidget)


def part(view: QWidget, kind: type[W], name: str) -> W:
    found = view.findChild(kind, name)
    assert found is not None, name
    return found


def shown(view: PlanView) -> list[tuple[str, str, str]]:
    table = view.table
    clock, minutes, activity = (table.column_of(name) for name in ("clock", "minutes", "activity"))
    at: Callable[[int, int], str] = lambda row, column: table.steps.index(row, column).data()  # noqa: E731
    return [(at(row, clock), at(row, minutes), at(row, activity)) for row in range(table.steps.rowCount() - 1)]


def write(view: PlanView, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type into the current cell and leave it with a key."""
    if editor(view) is None:
        view.table.setFocus()
        QTest.keyClicks(view.table, text[0])
        text = text[1:]
    field = editor(view)
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, key)
    QApplication.processEvents()  # Qt reads an editor a moment after Enter
    assert view.table.hasFocus() or editor(view) is not None  # so that one goes on typing


def editor(view: PlanView) -> QLineEdit | None:
    found = [field for field in view.table.findChildren(QLineEdit, "plan.steps.editor") if field.isVisible()]
    return found[-1] if found else None


def label(view: PlanView, name: str) -> str:
    return part(view, QLabel, name).text()


def a_plan(view: PlanView) -> None:
    lines = [("Link to yesterday", 5, Method.INPUT), ("Short input", 15, Method.INPUT)]
    lines += [("Buzz groups", 25, Method.EXERCISE), ("Report back", 12, Method.REPORT_BACK)]
    steps = [(None, {"activity": text, "minutes": minutes, "method": method}) for text, minutes, method in lines]
    view._hub.do(plan_steps.write_steps, view.session_id, steps)


def test_a_plan_of_five_steps_is_typed_and_made_to_add_up(view: PlanView) -> None:
    for minutes, activity in (("5", "Aim"), ("15", "Input"), ("25", "Buzz groups"), ("8", "Report"), ("4", "Close")):
        view.table.select(0, view.table.column_of("minutes"))
        write(view, minutes, Qt.Key.Key_Return)
        row = view.table.steps.rowCount() - 2
        view.table.select(view.table.steps.id_at(row), view.table.column_of("activity"))
        write(view, activity)
    assert [minutes for _clock, minutes, _activity in shown(view)] == ["5", "15", "25", "8", "4"]
    assert label(view, "plan.total") == "\u206857 of 60 min\u2069 · \u20683 min spare\u2069"
    part(view, QToolButton, "plan.give").click()
    assert label(view, "plan.total") == "\u206860 of 60 min\u2069 · \u2068adds up\u2069"
    assert shown(view)[-1][1:] == ("7", "Close")
    assert not part(view, QPushButton, "plan.scale").isVisible()


def test_a_plan_is_typed_without_the_mouse_line_by_line(view: PlanView) -> None:
    """Each word goes to whatever has the focus."""

    def focused() -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def keys(text: str, key: Qt.Key) -> None:
        for letter in text:
            QTest.keyClicks(focused(), letter)
        QTest.keyClick(focused(), key)
        QApplication.processEvents()

    for activity in ("Aim", "Input"):
        keys(activity, Qt.Key.Key_Return)
    keys("Buzz groups", Qt.Key.Key_Tab)
    keys("exercise", Qt.Key.Key_Tab)
    keys("A3 ×10; markers", Qt.Key.Key_Return)
    assert [(step.activity, step.method, step.materials) for step in view.plan.steps] == [
        ("Aim", None, ""),
        ("Input", None, ""),
        ("Buzz groups", Method.EXERCISE, "A3 ×10\nmarkers"),
    ]


def test_every_keystroke_in_minutes_moves_the_clocks_and_the_footer(view: PlanView) -> None:
    a_plan(view)
    first = shown(view)[0][0]
    before = [clock for clock, _minutes, _activity in shown(view)]
    view.table.select(view.plan.steps[1].id, view.table.column_of("minutes"))
    QTest.keyClicks(view.table, "2")
    after_one = [clock for clock, _minutes, _activity in shown(view)]
    assert after_one[:2] == before[:2]
    assert after_one[2] != before[2]
    assert "44 of 60" in label(view, "plan.total")
    field = editor(view)
    assert field is not None
    QTest.keyClicks(field, "0")
    assert "62 of 60 min" in label(view, "plan.total")
    assert "2 min too long" in label(view, "plan.total")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert [clock for clock, _minutes, _activity in shown(view)] == before
    assert shown(view)[0][0] == first
    assert "57 of 60 min" in label(view, "plan.total")


def test_steps_are_moved_by_keys_and_by_their_grips_and_one_undo_takes_it_back(view: PlanView) -> None:
    a_plan(view)
    view.table.select(view.plan.steps[0].id, view.table.column_of("activity"))
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    names = [activity for _clock, _minutes, activity in shown(view)]
    assert names == ["Short input", "Link to yesterday", "Buzz groups", "Report back"]
    QTest.keyClick(view.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown(view)[0][2] == "Link to yesterday"
    view.table.verticalHeader().moveSection(0, 2)
    assert [activity for _clock, _minutes, activity in shown(view)][2] == "Link to yesterday"
    view._hub.store.undo()
    assert shown(view)[0][2] == "Link to yesterday"


def test_rows_come_from_insert_and_the_free_line_and_go_together(view: PlanView) -> None:
    a_plan(view)
    view.table.select(view.plan.steps[1].id, view.table.column_of("activity"))
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Insert)
    write(view, "Energiser")
    assert [activity for _clock, _minutes, activity in shown(view)][:3] == [
        "Link to yesterday",
        "Energiser",
        "Short input",
    ]
    view.table.select(view.plan.steps[-1].id, view.table.column_of("activity"))
    QTest.keyClick(view.table, Qt.Key.Key_Return)  # Enter on the last row goes on to a new one
    write(view, "Thanks")
    assert shown(view)[-1][2] == "Thanks"
    view.table.selectAll()
    view.table.actions_by_name["remove"].trigger()
    assert shown(view) == []
    view._hub.store.undo()
    assert len(shown(view)) == 6


def test_rectangles_are_pasted_and_read_as_they_are_written(view: PlanView) -> None:
    a_plan(view)
    view.table.select(view.plan.steps[2].id, view.table.column_of("minutes"))
    QGuiApplication.clipboard().setText("20\t15\t30\n10\t5\t20")
    view.table.clipboard.paste()
    assert [(step.minutes, step.least, step.most) for step in view.plan.steps[2:]] == [(20, 15, 30), (10, 5, 20)]
    view.table.select(view.plan.steps[0].id, view.table.column_of("method"))
    column = view.table.steps.columns[view.table.column_of("method")]
    assert column.choices is not None
    assert "Report-back" in column.choices()
    index = view.table.steps.index(0, view.table.column_of("method"))
    assert view.table.clipboard.problem(index, "singing").startswith("Choose a method")
    assert view.table.steps.setData(index, "exercise")
    assert view.plan.steps[0].method is Method.EXERCISE


def test_minutes_beyond_a_bound_take_the_bound_along(view: PlanView) -> None:
    a_plan(view)
    step = view.plan.steps[0]
    view._hub.do(plans.edit_step, step.id, least=3, most=6)
    index = view.table.steps.index(0, view.table.column_of("minutes"))
    assert view.table.steps.setData(index, "9")
    assert (view.plan.steps[0].least, view.plan.steps[0].minutes, view.plan.steps[0].most) == (3, 9, 9)


def test_the_plan_is_scaled_and_says_what_its_bounds_forbid(view: PlanView) -> None:
    a_plan(view)
    part(view, QPushButton, "plan.scale").click()
    assert [step.minutes for step in view.plan.steps] == [5, 16, 26, 13]
    view._hub.store.undo()
    for step in view.plan.steps:
        view._hub.do(plans.edit_step, step.id, most=step.minutes)
    part(view, QPushButton, "plan.scale").click()
    assert label(view, "plan.note").startswith("3 minutes could not be given")
    assert "57 of 60" in label(view, "plan.total")


def test_what_is_spare_goes_to_any_step_and_is_told_so(view: PlanView) -> None:
    a_plan(view)
    action = next(each for each in view.footer._menu.actions() if each.text() == "3 · Buzz groups")
    action.trigger()
    assert [step.minutes for step in view.plan.steps] == [5, 15, 28, 12]
    last = view._hub.store.undo_step
    assert last is not None
    assert view._hub.ask(headline, last) == "Fit step “Buzz groups” to the slot"
    index = view.table.steps.index(0, view.table.column_of("notes"))
    assert view.table.steps.setData(index, "quietly")
    last = view._hub.store.undo_step
    assert last is not None
    assert view._hub.ask(headline, last) == "Edit step “Link to yesterday”"


def test_the_session_can_be_given_the_length_of_its_plan(view: PlanView) -> None:
    a_plan(view)
    slot = part(view, QPushButton, "plan.slot")
    assert slot.text() == "Shorten session to 57"
    slot.click()
    assert view.plan.slot_minutes == 57
    assert "adds up" in label(view, "plan.total")
    assert view.isVisible()


def test_a_late_start_is_caught_up_in_one_step(view: PlanView) -> None:
    a_plan(view)
    view.footer.late.setChecked(True)
    view.late.minutes.setValue(10)
    assert "Short input: 15 → \u20688\u2069 min" in view.late.words.text()
    view.late.apply.click()
    assert [step.minutes for step in view.plan.steps] == [5, 8, 25, 12]
    view._hub.store.undo()
    assert [step.minutes for step in view.plan.steps] == [5, 15, 25, 12]


def test_objectives_are_added_reworded_reordered_and_deleted(view: PlanView) -> None:
    new = part(view, QLineEdit, "plan.objective.new")
    for text in ("name three roles", "draft a plan"):
        new.setFocus()
        QTest.keyClicks(new, text)
        QTest.keyClick(new, Qt.Key.Key_Return)
    first = part(view, QLineEdit, "plan.objective.1")
    first.setFocus()
    first.selectAll()
    QTest.keyClicks(first, "name two roles")
    QTest.keyClick(first, Qt.Key.Key_Return)
    part(view, QPushButton, "plan.objective.2.up").click()
    assert [one.statement for one in view.plan.objectives] == ["draft a plan", "name two roles"]
    part(view, QPushButton, "plan.objective.1.delete").click()
    QTest.qWait(10)
    assert [one.statement for one in view.plan.objectives] == ["name two roles"]


def test_outcomes_are_ticked_on_the_page(view: PlanView) -> None:
    assert view.sheet is not None
    assert view.sheet.card.outcomes == () or view.sheet.card.outcomes
    wanted = view.sheet.outcomes[0]
    action = next(each for each in view._outcomes.actions() if each.data() == wanted.id)
    was = wanted.id in view.sheet.card.outcomes
    action.trigger()
    assert (wanted.id in view.sheet.card.outcomes) is not was


def test_a_template_is_used_kept_renamed_and_deleted(view: PlanView) -> None:
    from workshopplanner.ui.plans.templates import Templates

    assert view.sheet is not None
    box = Templates(view, view._hub, view.sheet)
    box.show()
    names = [template.name for template in box._templates]
    box.list.setCurrentRow(names.index("Case work"))
    assert "60 min in all" in box.preview.toPlainText()
    box.replace.click()
    assert (view.plan.minutes, len(view.plan.steps)) == (60, 5)
    box = Templates(view, view._hub, view.sheet)
    box.show()
    box.name.setText("Our case")
    box.keep.click()
    assert box._template().name == "Our case"  # type: ignore[union-attr]
    box.name.setText("Our own case")
    box.rename.click()
    assert box._template().name == "Our own case"  # type: ignore[union-attr]
    box.delete.click()
    assert "Our own case" not in [template.name for template in box._templates]
    box.list.setCurrentRow(0)
    box.append.click()
    assert len(view.plan.steps) == 8
    view._hub.store.undo()
    assert len(view.plan.steps) == 5


def test_shift_enter_opens_the_plan_and_esc_returns_to_the_session(agenda: AgendaPage, qtbot: QtBot) -> None:
    card = next(card for card in agenda.agenda.cards if card.plan_steps)
    agenda.board.select([card.id])
    agenda.board.focus_on(card.id)
    agenda.board.deeds.do("plan")
    view = agenda.findChild(PlanView, "plan.page")
    assert isinstance(view, PlanView)
    qtbot.waitUntil(view.isVisible)
    assert card.title in label(view, "plan.title")
    QTest.keyClick(view.table, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert agenda.board.selection == [card.id]


def test_the_inspector_opens_the_plan_and_sets_the_room_up(agenda: AgendaPage) -> None:
    card = next(card for card in agenda.agenda.cards if card.plan_steps)
    agenda.open_session(card.id)
    agenda.inspector.layout_field.given.emit(Layout.ISLANDS)
    assert next(each for each in agenda.agenda.cards if each.id == card.id).layout is Layout.ISLANDS
    agenda.inspector.plan.button.click()
    assert agenda.plans.open
    assert not agenda.inspecting
    assert not agenda.tray.isVisible()
    agenda.hub.store.undo()  # a change elsewhere does not bring the tray or the board back
    assert agenda.plans.open


def test_materials_and_changes_of_set_up_are_listed_by_day(agenda: AgendaPage, view: PlanView) -> None:
    agenda.plans.open_needs()
    needs = agenda.plans._needs
    assert needs is not None
    assert needs.needs.rowCount() > 5
    assert needs.uses.rowCount() > 20
    with_room = [card for card in agenda.agenda.cards if card.live and card.rooms and card.day_id is not None]
    same = [card for card in with_room if card.day_id == with_room[0].day_id and card.rooms == with_room[0].rooms]
    agenda.hub.do(plan_steps.set_session_layout, same[0].id, Layout.THEATRE)
    agenda.hub.do(plan_steps.set_session_layout, same[1].id, Layout.ISLANDS)
    column = [column.name for column in needs.uses.columns].index("change")
    changes = [needs.uses.index(row, column).data() for row in range(needs.uses.rowCount())]
    assert "Theatre → Islands" in changes
    needs.back.click()
    assert view.isVisible()


def test_a_plan_whose_session_goes_is_left(agenda: AgendaPage, view: PlanView, empty_session: int) -> None:
    from workshopplanner.commands import agenda as commands

    agenda.hub.do(commands.delete_session, empty_session)
    assert not agenda.plans.open
    assert agenda.hub.ask(queries.sheet, empty_session) is None
