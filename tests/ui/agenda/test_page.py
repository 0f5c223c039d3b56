"""The agenda page on a real store: each gesture is one step, and is shown where it ends."""

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from tests.builders import MONDAY
from tests.ui.agenda.hands import ALT, CTRL, LEFT, NONE, SHIFT, at, card, click, drag, middle, press, strip_of
from workshopplanner.commands import agenda as commands
from workshopplanner.core.agenda import Card
from workshopplanner.core.kinds import SessionType
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.agenda.slot_picker import DATA
from workshopplanner.ui.hub import Hub

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, hub: Hub) -> AgendaPage:
    made = AgendaPage(hub)
    made.resize(1104, 660)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def cards(page: AgendaPage) -> dict[int, Card]:
    return {each.id: each for each in page.agenda.cards}


def slot(page: AgendaPage, session_id: int) -> tuple[int | None, str, int]:
    found = cards(page)[session_id]
    return found.day_id, f"{found.starts:%H:%M}" if found.starts else "", found.minutes


def named(page: AgendaPage, name: str) -> Any:
    found = sorted(page.findChildren(QWidget, name), key=QWidget.isVisible)
    assert found, name
    return found[-1]


def pick(choices: QListWidget, data: Any) -> None:
    """Click on the entry of a list that stands for some data."""
    item = next(choices.item(row) for row in range(choices.count()) if choices.item(row).data(DATA) == data)
    choices.scrollToItem(item)
    QTest.mouseClick(choices.viewport(), LEFT, NONE, choices.visualItemRect(item).center())


# ---- gestures are steps


def test_a_drag_is_one_step_and_the_session_keeps_the_focus(page: AgendaPage, hub: Hub) -> None:
    start = middle(page.board, 1)
    aside = at(page.board, 2, 0).x() - at(page.board, 0, 0).x()
    drag(page.board, start, start + QPoint(aside, round(75 * page.board.axis.scale)))
    assert slot(page, 1) == (3, "10:15", 60)
    assert slot(page, 2) == (1, "10:15", 60), "nothing else moved"
    assert card(page.board, 1).hasFocus()
    assert page.board.selection == [1]
    hub.store.undo()
    assert slot(page, 1) == (1, "09:00", 60)
    assert hub.store.undo_step is None


def test_the_same_by_keyboard_only(page: AgendaPage) -> None:
    QTest.keyClick(page.board.canvas, Key.Key_Down)
    for _press in range(15):
        press(page.board, Key.Key_Down, ALT)
    for _press in range(2):
        press(page.board, Key.Key_Right, ALT)
    assert slot(page, 1) == (3, "10:15", 60)
    assert card(page.board, 1).hasFocus()


def test_the_same_without_dragging_in_six_clicks(page: AgendaPage, qtbot: QtBot) -> None:
    button = card(page.board, 1)
    QTest.mouseClick(button, LEFT, NONE, button.menu_rect().center())
    menu = page.board.findChild(QMenu, "agenda.menu")
    assert menu is not None
    action = next(each for each in menu.actions() if each.data() == "place")
    QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(action).center())
    pick(named(page, "agenda.move_to.slot.days"), 3)
    pick(named(page, "agenda.move_to.slot.times"), 10 * 60 + 15)
    pick(named(page, "agenda.move_to.slot.rooms"), 1)
    assert named(page, "agenda.move_to.note").text() == ""
    QTest.mouseClick(named(page, "agenda.move_to.do"), LEFT)
    assert slot(page, 1) == (3, "10:15", 60)
    assert [room.name for room in cards(page)[1].rooms] == ["Hall A"]
    qtbot.waitUntil(card(page.board, 1).hasFocus)


def test_move_to_takes_typed_times_warns_of_overlaps_and_refuses_nonsense(page: AgendaPage) -> None:
    page.board.select([1])
    page.work.place(1)
    time, move, note = (named(page, f"agenda.move_to.{part}") for part in ("slot.time", "do", "note"))
    time.selectAll()
    QTest.keyClicks(time, "1030")
    assert note.text() == "Overlaps “Session 2” by \u206845 min\u2069."
    time.selectAll()
    QTest.keyClicks(time, "25.99")
    assert not move.isEnabled()
    time.selectAll()
    QTest.keyClicks(time, "16.20")
    QTest.keyClick(time, Key.Key_Return)
    assert slot(page, 1) == (1, "16:20", 60)


def test_several_sessions_move_together_by_popover(page: AgendaPage, hub: Hub) -> None:
    page.board.select([1, 2], 1)
    page.work.place(1)
    pick(named(page, "agenda.move_to.slot.days"), 4)
    named(page, "agenda.move_to.do").click()
    assert (slot(page, 1), slot(page, 2)) == ((4, "09:00", 60), (4, "10:15", 60))
    hub.store.undo()
    assert hub.store.undo_step is None


def test_an_overlap_is_offered_once_and_can_be_undone(page: AgendaPage, hub: Hub) -> None:
    start = middle(page.board, 1)
    drag(page.board, start, start + QPoint(0, round(25 * page.board.axis.scale)))
    strip = strip_of(page)
    assert strip.isVisible()
    assert strip.words.text() == "Overlaps “Session 2” by \u206810 min\u2069."
    strip.undo.click()
    assert (strip.isVisible(), slot(page, 1)) == (False, (1, "09:00", 60))
    drag(page.board, start, start + QPoint(0, round(25 * page.board.axis.scale)))
    assert strip_of(page).isVisible()
    hub.do(commands.rename_session, 3, "Other")
    assert not strip_of(page).isVisible(), "it speaks of the last step only"
    drag(page.board, middle(page.board, 1), middle(page.board, 1) + QPoint(0, 20))
    assert strip_of(page).isVisible()
    QTest.keyClick(card(page.board, 1), Key.Key_Escape)
    assert not strip.isVisible()
    drag(page.board, middle(page.board, 1), middle(page.board, 1) + QPoint(0, 20))
    hub.do(commands.rename_session, 3, "Another")
    assert not strip_of(page).isVisible(), "what came at once leaves no time for choices"


def test_resizing_drawing_and_renaming(page: AgendaPage, hub: Hub) -> None:
    edge = QPoint(middle(page.board, 1).x(), card(page.board, 1).geometry().bottom() - 3)
    drag(page.board, edge, edge + QPoint(0, round(15 * page.board.axis.scale)))
    assert slot(page, 1) == (1, "09:00", 75)
    drag(page.board, at(page.board, 3, 11 * 60), at(page.board, 3, 11 * 60 + 45))
    QTest.keyClicks(page.board.editor, "Clinic")
    QTest.keyClick(page.board.editor, Key.Key_Return)
    new = max(cards(page))
    assert (cards(page)[new].title, slot(page, new)) == ("Clinic", (4, "11:00", 45))
    assert card(page.board, new).hasFocus()
    press(page.board, Key.Key_F2)
    QTest.keyClicks(page.board.editor, "Case clinic")
    QTest.keyClick(page.board.editor, Key.Key_Return)
    assert cards(page)[new].title == "Case clinic"


def test_parallel_sessions_take_free_rooms_and_lanes(page: AgendaPage, hub: Hub) -> None:
    hub.do(commands.set_session_rooms, 1, [1])
    click(page.board, middle(page.board, 1))
    press(page.board, Key.Key_N, CTRL | SHIFT)
    press(page.board, Key.Key_N, CTRL | SHIFT)
    beside = [each for each in page.agenda.cards if each.day_id == 1 and each.begin == 9 * 60]
    assert [[room.name for room in each.rooms] for each in beside] == [[], ["Hall A"], ["Room 1"]]
    assert len({card(page.board, each.id).x() for each in beside}) == 3
    assert not strip_of(page).isVisible()


def test_duplicate_delete_and_lock(page: AgendaPage, hub: Hub) -> None:
    click(page.board, middle(page.board, 1))
    press(page.board, Key.Key_D, CTRL)
    copy = max(cards(page))
    assert slot(page, copy) == (1, "10:00", 60)
    drag(page.board, middle(page.board, 2), at(page.board, 4, 15 * 60), CTRL)
    assert slot(page, max(cards(page)))[0] == 5
    page.board.select([copy])
    page.board.focus_on(copy)
    press(page.board, Key.Key_Delete)
    assert copy not in cards(page)
    page.board.select([1])
    page.board.focus_on(1)
    press(page.board, Key.Key_L, CTRL)
    assert cards(page)[1].locked
    step = hub.store.undo_step
    with capture_exceptions() as raised:
        press(page.board, Key.Key_Delete)
        press(page.board, Key.Key_Down, ALT)
        drag(page.board, middle(page.board, 1), at(page.board, 2, 12 * 60))
    assert [str(problem) for _kind, problem, _where in raised] == ["“Session 1” is locked. Unlock it first."] * 3
    assert hub.store.undo_step == step


# ---- the tray


def test_the_way_into_the_tray_and_back(page: AgendaPage, hub: Hub) -> None:
    assert named(page, "agenda.tray.button").text() == "Tray: 1 unscheduled"
    zone = page.tray
    drag(page.board, middle(page.board, 1), page.board.canvas.mapFromGlobal(zone.mapToGlobal(QPoint(400, 20))))
    assert slot(page, 1)[0] is None
    chip = named(page, "agenda.tray.S001")
    row = chip.parentWidget()
    QApplication.processEvents()  # the tray makes room for it
    QTest.mousePress(chip, LEFT, NONE, QPoint(60, 20))
    goal = row.mapFromGlobal(page.board.canvas.mapToGlobal(at(page.board, 2, 13 * 60)))
    for step in range(1, 9):
        QTest.mouseMove(row, chip.pos() + (goal - chip.pos()) * step / 8)
    assert page.board.overlay.text.endswith("\u206613:00\u200e–\u200e14:00\u2069")
    QTest.mouseRelease(row, LEFT, NONE, goal)
    assert slot(page, 1) == (3, "13:00", 60)
    press(page.board, Key.Key_U, CTRL)
    assert slot(page, 1)[0] is None
    assert hub.store.undo() is not None
    assert slot(page, 1) == (3, "13:00", 60)


def test_the_tray_is_left_without_dragging_and_keeps_out_of_the_way_when_empty(page: AgendaPage, hub: Hub) -> None:
    chip = named(page, "agenda.tray.S003")
    chip.setFocus()
    QTest.keyClick(chip, Key.Key_M, CTRL | SHIFT)
    pick(named(page, "agenda.move_to.slot.days"), 2)
    named(page, "agenda.move_to.do").click()
    assert slot(page, 3) == (2, "09:00", 60)
    assert not page.tray.isVisible()
    named(page, "agenda.tray.button").click()
    assert page.tray.isVisible()


def test_a_drag_out_of_the_tray_that_ends_nowhere_changes_nothing(page: AgendaPage, hub: Hub) -> None:
    chip = named(page, "agenda.tray.S003")
    QTest.mousePress(chip, LEFT, NONE, QPoint(60, 20))
    QTest.mouseMove(chip, QPoint(120, 22))
    QTest.mouseRelease(chip, LEFT, NONE, QPoint(120, 22))
    assert (slot(page, 3)[0], hub.store.undo_step) == (None, None)


# ---- views, making, seeking


def test_add_session_asks_for_title_type_day_time_and_room(page: AgendaPage, hub: Hub) -> None:
    QTest.mouseClick(named(page, "agenda.add"), LEFT)
    QTest.keyClicks(named(page, "agenda.new.title"), "Study visit")
    kind = named(page, "agenda.new.type")
    kind.setCurrentIndex(list(SessionType).index(SessionType.FIELD_VISIT))
    pick(named(page, "agenda.new.slot.days"), 4)
    pick(named(page, "agenda.new.slot.times"), 14 * 60)
    pick(named(page, "agenda.new.slot.rooms"), 2)
    named(page, "agenda.new.do").click()
    made = cards(page)[max(cards(page))]
    assert (made.title, made.type, slot(page, made.id)) == ("Study visit", SessionType.FIELD_VISIT, (4, "14:00", 120))
    assert [room.name for room in made.rooms] == ["Room 1"]
    page.work.ask_new()
    pick(named(page, "agenda.new.slot.days"), None)
    named(page, "agenda.new.do").click()
    assert slot(page, max(cards(page)))[0] is None


def test_views_keep_what_is_chosen(page: AgendaPage) -> None:
    click(page.board, middle(page.board, 2))
    named(page, "agenda.view.day").click()
    assert (page.board.day_id, page.board.selection) == (1, [2])
    page.board.focus_on(2)
    press(page.board, Key.Key_3)
    assert page.board.day_id == 3
    assert named(page, "agenda.day").currentText() == "Day 3 \u2068Wed 20\u2069"
    named(page, "agenda.view.week").click()
    page.board.head_pressed.emit(5)
    assert page.board.day_id == 5
    click(page.board, at(page.board, 0, 9 * 60))
    named(page, "agenda.view.list").click()
    assert [page.listing.model.index(row, 0).data() for row in range(3)] == ["S001", "S002", "S003"]


def test_the_list_edits_in_place(page: AgendaPage, hub: Hub) -> None:
    named(page, "agenda.view.list").click()
    model = page.listing.model
    columns = {column.name: at for at, column in enumerate(model.columns)}
    typed = {"title": "Renamed", "start": "+15", "minutes": "1h15", "day": "Wed 20", "room": "Room 1, Hall A"}
    for column, text in {**typed, "type": "panel", "theme": "T2", "status": "Confirmed"}.items():
        model.setData(model.index(0, columns[column]), text)
    found = cards(page)[1]
    assert (found.title, slot(page, 1), found.theme_code) == ("Renamed", (3, "09:15", 75), "T2")
    assert ([room.name for room in found.rooms], found.type) == (["Hall A", "Room 1"], SessionType.PANEL)
    with capture_exceptions() as raised:
        model.setData(model.index(0, columns["start"]), "later")
        model.setData(model.index(0, columns["room"]), "Moon")
    assert [str(problem) for _kind, problem, _where in raised] == [
        "“later” is no time. Type one such as 9.30, 0930 or +15.",
        "“Moon” is not one of the choices. Alt+↓ shows them.",
    ]


def test_a_session_is_shown_wherever_it_lies(page: AgendaPage, hub: Hub) -> None:
    assert page.reveal("session", 2)
    assert (page.board.selection, card(page.board, 2).hasFocus()) == ([2], True)
    assert page.reveal("session", 3)
    assert page.tray.current == 3
    named(page, "agenda.view.list").click()
    assert page.reveal("session", 2)
    assert page.listing.selected() == [2]
    named(page, "agenda.view.week").click()
    hub.do(commands.set_session_rooms, 1, [2])
    assert page.reveal("session_room", 1), "the session of the room"
    assert page.board.selection == [1]
    assert not page.reveal("theme", 1)
    assert not page.reveal("session", 99)


def test_zoom_belongs_to_the_board(page: AgendaPage) -> None:
    assert page.zoom(1)
    assert (page.board.zoom, page.bar.zoom.currentText()) == (1.25, "\u2066125 %\u2069")
    page.bar.zoom.setCurrentIndex(4)
    page.bar.zoom.activated.emit(4)
    assert page.board.zoom == 2.0
    named(page, "agenda.view.list").click()
    assert not page.zoom(1)


def test_an_empty_agenda_offers_its_rhythm(page: AgendaPage, hub: Hub) -> None:
    hub.do(commands.delete_sessions, [1, 2, 3])
    assert page.empty.isVisible()
    assert page.board.canvas._outline
    page.empty.rhythm.click()
    assert len(page.agenda.cards) > 20
    assert not page.empty.isVisible()
    assert page.board.canvas._outline == []
    hub.store.undo()
    assert page.agenda.cards == ()


def test_a_workshop_without_days_offers_one(page: AgendaPage, hub: Hub, qtbot: QtBot) -> None:
    from workshopplanner.store.schema import Project, Workshop
    from workshopplanner.store.store import Tx

    def bare(tx: Tx) -> int:
        made = Workshop(project=tx.query(Project).one(), title="Bare", city="", time_zone="UTC")
        tx.add(made)
        tx.flush()
        return made.id

    hub.choose_workshop(hub.do(bare))
    page.empty.date.setDate(QDate(2018, 6, 18))
    page.empty.day.click()
    assert [day.date for day in page.agenda.days] == [MONDAY]
    QTest.mouseDClick(page.board.canvas, LEFT, NONE, at(page.board, 0, page.agenda.days[0].opens.hour * 60 + 30))
    QTest.keyClicks(page.board.editor, "First")
    QTest.keyClick(page.board.editor, Key.Key_Return)
    assert [each.title for each in page.agenda.cards] == ["First"]


def test_others_changes_arrive_while_a_session_is_being_dragged(page: AgendaPage, hub: Hub) -> None:
    drag(page.board, middle(page.board, 1), at(page.board, 2, 13 * 60), drop=False)
    hub.do(commands.delete_session, 1)
    with capture_exceptions() as raised:
        QTest.mouseRelease(page.board.canvas, LEFT, NONE, at(page.board, 2, 13 * 60))
    assert [str(problem) for _kind, problem, _where in raised] == [
        "This is no longer there; it may have been deleted elsewhere. Nothing was changed."
    ]
    assert not page.board.hand.busy
    assert dt.time(13) not in {each.starts for each in page.agenda.cards}


def test_rooms_are_added_changed_and_deleted_in_the_day_view(page: AgendaPage, hub: Hub) -> None:
    named(page, "agenda.view.day").click()
    assert [head.accessibleName() for head in page.board.heads.heads] == ["Hall A, 60 seats", "Room 1, 60 seats"]
    named(page, "agenda.room.add").click()
    QTest.keyClicks(named(page, "agenda.room.name"), "Garden")
    QTest.keyClick(named(page, "agenda.room.name"), Key.Key_Return)
    hub.do(commands.set_session_rooms, 1, [2])
    page.board.heads.heads[1].click()
    named(page, "agenda.room.seats").setValue(12)
    named(page, "agenda.room.do").click()
    assert [(room.name, room.capacity) for room in page.agenda.rooms] == [
        ("Hall A", 60),
        ("Room 1", 12),
        ("Garden", None),
    ]
    page.board.heads.heads[1].click()
    QTest.mouseClick(named(page, "agenda.room.delete"), LEFT)
    assert [room.name for room in page.agenda.rooms] == ["Hall A", "Garden"]
    assert cards(page)[1].rooms == ()
