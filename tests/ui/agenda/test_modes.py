"""In each mode, by hand, keys and fields: what follows goes along as it was previewed, is told, and is one step."""

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.agenda.hands import ALT, CTRL, NONE, SHIFT, at, card, drag, middle, press, strip_of
from workshopplanner.commands import agenda as commands
from workshopplanner.commands.ripple import join_parallel_sessions
from workshopplanner.core import ripple
from workshopplanner.core.agenda import Agenda, Move, time_of
from workshopplanner.core.clips import Clip
from workshopplanner.core.kinds import SessionType
from workshopplanner.core.ripple import Mode
from workshopplanner.core.ripple_blocks import Retime
from workshopplanner.errors import UserError
from workshopplanner.queries.agenda import agenda as agendas
from workshopplanner.queries.history import headline
from workshopplanner.ui.agenda import running
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.agenda.running import RunningLate
from workshopplanner.ui.agenda.wishes import NewSession, Slot
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.preferences import Preferences, load


@pytest.fixture
def page(qtbot: Any, hub: Hub) -> AgendaPage:
    """An agenda whose first day is 1 (9:00), a gap, 2 (10:15), 4 (11:15, 30 min), a gap, lunch (12:00), 6 (13:00)."""
    for title, begin, minutes, kind in (
        ("Session 4", 675, 30, SessionType.LECTURE),
        ("Lunch", 720, 60, SessionType.MEAL),
        ("Session 6", 780, 60, SessionType.LECTURE),
    ):
        hub.do(commands.add_session, 1, title, day_id=1, starts=time_of(begin), minutes=minutes, type=kind)
    made = AgendaPage(hub)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def choose(page: AgendaPage, mode: Mode) -> None:
    page.bar.mode.choose(mode)
    page.bar.mode.activated.emit(page.bar.mode.currentIndex())


def week(page: AgendaPage) -> Agenda:
    return page.hub.ask(agendas, 1)


def slots(page: AgendaPage) -> dict[int, tuple[int, int]]:
    """Return begin and minutes of what lies on the first day."""
    return {each.id: (each.begin, each.minutes) for each in week(page).cards if each.day_id == 1}


def undone(page: AgendaPage) -> Agenda:
    page.hub.store.undo()
    return week(page)


def last_step(page: AgendaPage) -> str:
    assert page.hub.store.undo_step is not None
    return page.hub.ask(headline, page.hub.store.undo_step)


def heard(page: AgendaPage) -> list[str]:
    said: list[str] = []
    page.said.connect(said.append)
    return said


def ghosts(page: AgendaPage) -> dict[int, int]:
    """Return when the sessions begin that are shown where they would lie."""
    shown = [ghost._card for ghost in page.board.overlay._ghosts if ghost.isVisible()]
    return {each.id: each.begin for each in shown if each is not None}


# ---- choosing


def test_the_mode_has_a_label_and_is_remembered(page: AgendaPage, home: Any) -> None:
    label = page.findChild(QLabel, "agenda.mode.label")
    assert label is not None
    assert label.isVisible()
    assert label.buddy() is page.bar.mode
    page.adopted.emit(Preferences(mode="shrink"))
    assert (page.board.mode, page.bar.mode.mode) == (Mode.SHRINK, Mode.SHRINK)
    page.board.select([1])
    page.board.focus_on(1)
    press(page.board, Qt.Key.Key_M)
    assert page.board.mode is Mode.SWAP
    assert load().mode == "swap"


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize(("key", "keys", "begin", "minutes"), [
    (Qt.Key.Key_Down, ALT, 620, 60),
    (Qt.Key.Key_Down, CTRL | SHIFT, 615, 65),
])  # fmt: skip
def test_keys_do_what_the_mode_says(
    page: AgendaPage, mode: Mode, key: Qt.Key, keys: Qt.KeyboardModifier, begin: int, minutes: int
) -> None:
    choose(page, mode)
    before = week(page)
    page.board.select([2])
    page.board.focus_on(2)
    press(page.board, key, keys)
    wanted = ripple.after(before, ripple.change(before, [Retime(2, 1, time_of(begin), minutes)], mode).moves)
    assert week(page).cards == wanted.cards
    assert slots(page)[4] == {Mode.PUSH: (680, 30), Mode.SHRINK: (680, 25)}.get(mode, (675, 30))
    assert page.board.choice.current == 2
    assert undone(page) == before


def test_a_held_key_shows_beforehand_what_goes_along(page: AgendaPage) -> None:
    choose(page, Mode.PUSH)
    page.board.select([2])
    page.board.focus_on(2)
    for _repeat in range(2):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, ALT, autorep=True)
        QApplication.sendEvent(card(page.board, 2), event)
    shown = ghosts(page)
    assert shown == {2: 625, 4: 685}
    page.board.held.finish()
    assert {each: slots(page)[each][0] for each in (2, 4)} == shown


# ---- coming and going


@pytest.mark.parametrize("verb", ["delete", "unschedule"])
def test_what_leaves_is_closed_up_behind_in_one_step(page: AgendaPage, verb: str) -> None:
    choose(page, Mode.PUSH)
    before, said = week(page), heard(page)
    getattr(page.work, verb)([2])
    assert slots(page) == {1: (540, 60), 4: (615, 30), 5: (720, 60), 6: (780, 60)}
    assert said == [f"1 session {verb}d; 1 session \u206860 min\u2069 earlier"]
    assert last_step(page) == f"{verb.capitalize()} “Session 2”"
    assert undone(page) == before


def test_a_new_a_pasted_and_a_copied_session_push_what_follows(page: AgendaPage) -> None:
    choose(page, Mode.PUSH)
    before = week(page)
    page.work.create(NewSession("New", 1, dt.time(11, 15), 15))
    assert (slots(page)[4], last_step(page)) == ((690, 30), "Add “New”")
    assert undone(page) == before
    page.work.paste([Clip("Pasted", "lecture", 10)], 1, dt.time(11, 15))
    assert (slots(page)[4], last_step(page)) == ((685, 30), "Paste “Pasted”")
    assert undone(page) == before
    page.work.copy([Move(4, 1, dt.time(10, 15))])
    assert (slots(page)[2], slots(page)[4]) == ((630, 60), (690, 30))
    assert strip_of(page).words.text().endswith("15 min do not fit before Lunch.")
    assert undone(page) == before
    page.work.duplicate([4])
    assert strip_of(page).words.text().endswith("15 min do not fit before Lunch.")
    assert undone(page) == before


def test_a_session_out_of_the_tray_pushes_what_follows(page: AgendaPage) -> None:
    choose(page, Mode.PUSH)
    before = week(page)
    page.hub.do(commands.resize_session, 3, 15)
    page.work.move([Move(3, 1, dt.time(11, 15))])
    assert slots(page)[4] == (690, 30)
    undone(page)
    assert undone(page) == before


def test_drawing_a_session_shows_beforehand_what_it_pushes(page: AgendaPage) -> None:
    choose(page, Mode.PUSH)
    page.board.show_slot(Slot(0, 675, 15))
    assert ghosts(page) == {4: 690}


def test_several_move_as_a_block(page: AgendaPage) -> None:
    choose(page, Mode.PUSH)
    before, said = week(page), heard(page)
    page.board.select([1, 2], 1)
    drag(page.board, middle(page.board, 1), middle(page.board, 1) + at(page.board, 0, 550) - at(page.board, 0, 540))
    assert slots(page) == {1: (550, 60), 2: (625, 60), 4: (685, 30), 5: (720, 60), 6: (780, 60)}
    assert said == ["Moved to Monday 09:10, with all that is selected; 1 session \u206810 min\u2069 later"]
    assert last_step(page) == "Move “Session 1” to Mon 09:10, and what follows with it"
    assert undone(page) == before


def test_minutes_typed_in_the_inspector_push_as_well(page: AgendaPage) -> None:
    choose(page, Mode.PUSH)
    page.open_session(2, follow=True)
    page.inspector.minutes.given.emit(70)
    assert (slots(page)[2], slots(page)[4]) == ((615, 70), (685, 30))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.inspector.isAncestorOf(focus)
    assert last_step(page) == "Make “Session 2” 70 min long, and re-time what follows"


def test_nothing_else_moves_while_the_modes_are_out_of_sight(page: AgendaPage) -> None:
    choose(page, Mode.PUSH)
    page.show_view("list")
    page.work.delete([2])
    assert slots(page)[4] == (675, 30)


# ---- what does not fit


def too_long(page: AgendaPage, mode: Mode = Mode.PUSH) -> Agenda:
    choose(page, mode)
    before = week(page)
    page.work.resize(2, 90)
    assert strip_of(page).words.text().endswith("15 min do not fit before Lunch.")
    return before


def test_what_does_not_fit_can_go_into_the_tray(page: AgendaPage) -> None:
    before = too_long(page)
    strip_of(page).tray.click()
    assert slots(page) == {1: (540, 60), 2: (615, 90), 5: (720, 60), 6: (780, 60)}
    assert not strip_of(page).isVisible()
    assert last_step(page) == "Put “Session 4” into the tray"
    undone(page)
    assert undone(page) == before


def test_what_does_not_fit_can_go_to_another_day(page: AgendaPage) -> None:
    too_long(page)
    assert not strip_of(page).extend.isEnabled()
    assert strip_of(page).extend.toolTip() == "What stands in the way is not the end of the day."
    assert strip_of(page).another.toolTip() == "Puts “Session 4” on Tuesday 09:00."
    strip_of(page).another.click()
    moved = next(each for each in week(page).cards if each.id == 4)
    assert (moved.day_id, moved.begin, moved.minutes) == (2, 540, 30)


def test_the_day_can_be_extended(page: AgendaPage) -> None:
    page.hub.do(commands.set_session_time, 6, dt.time(16), 75)
    choose(page, Mode.PUSH)
    page.hub.do(commands.add_session, 1, "Before", day_id=1, starts=dt.time(15), minutes=60)
    page.work.resize(7, 80)
    assert strip_of(page).words.text().endswith("20 min do not fit before the end of the day.")
    assert strip_of(page).extend.toolTip() == "The day then ends at 17:35."
    strip_of(page).extend.click()
    assert slots(page)[6] == (980, 75)
    assert week(page).days[0].closes == dt.time(17, 35)
    assert last_step(page) == "Let Mon 18 Jun end later"


def test_shift_rest_says_why_it_cannot(page: AgendaPage) -> None:
    page.work.resize(2, 90)
    strip_of(page).keep.click()
    page.hub.do(commands.lock_session, 4)
    page.work.resize(2, 95)
    strip = strip_of(page)
    assert not strip.shift.isEnabled()
    assert "do not fit before Session 4" in strip.shift.toolTip()
    assert not strip.parallel.isEnabled()
    assert strip.parallel.toolTip() == "“Session 4” is locked. Unlock it first."
    with pytest.raises(UserError, match="“Session 4” is locked"):
        page.hub.do(join_parallel_sessions, [2, 4])


def test_after_shift_rest_the_choices_are_fresh(page: AgendaPage) -> None:
    page.hub.do(commands.set_session_time, 4, dt.time(11, 20), 30)
    page.work.resize(2, 80)
    strip = strip_of(page)
    assert strip.shift.isEnabled()
    assert not strip.tray.isVisible()
    page.board.select([2])
    strip.shift.click()
    assert strip.words.text() == "Overlaps “Session 4” by \u20685 min\u2069. 5 min do not fit before Lunch."
    assert strip.tray.isVisible()
    assert not strip.shift.isEnabled()


# ---- running late


def test_running_late_begins_now_on_a_running_day(page: AgendaPage) -> None:
    running.ask(page, moment=dt.datetime.combine(dt.date(2018, 6, 18), dt.time(10, 25)))
    popover = page.findChild(RunningLate)
    assert popover is not None
    assert (popover.first.id, popover.scope.currentText()) == (2, "Up to “Lunch” at 12:00")
    popover.minutes.setValue(12)
    assert popover.preview.text() == "2 sessions \u206812 min\u2069 later."
    before, said = week(page), heard(page)
    press_enter(popover)
    assert slots(page) == {1: (540, 60), 2: (627, 60), 4: (687, 30), 5: (720, 60), 6: (780, 60)}
    assert said == ["2 sessions \u206812 min\u2069 later"]
    assert undone(page) == before


def press_enter(popover: RunningLate) -> None:
    QApplication.sendEvent(popover, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NONE))


def test_a_meal_that_is_chosen_is_where_it_ends(page: AgendaPage) -> None:
    page.hub.do(commands.add_session, 1, "Dinner", day_id=1, starts=dt.time(16), minutes=60, type=SessionType.MEAL)
    running.ask(page, 7, dt.datetime.combine(dt.date(2026, 1, 1), dt.time(9)))
    popover = page.findChild(RunningLate)
    assert popover is not None
    assert (popover.first.id, popover.scope.currentText()) == (6, "Up to “Dinner” at 16:00")
    popover.place.setCurrentIndex(0)
    assert popover.scope.currentText() == "Up to “Dinner” at 16:00"
    assert [popover.scope.itemText(row) for row in range(3)] == [
        "Up to “Lunch” at 12:00", "Up to “Dinner” at 16:00", "Rest of the day"]  # fmt: skip
    assert ghosts(page) == {1: 555, 6: 795}  # the gap after 1 takes the rest of it


def test_the_button_asks_about_what_is_chosen(page: AgendaPage) -> None:
    page.board.select([4])
    page.bar.late.click()
    popover = page.findChild(RunningLate)
    assert popover is not None
    assert popover.first.id == 4
    popover.minutes.setValue(30)
    popover.primary.click()
    assert strip_of(page).words.text() == "15 min do not fit before Lunch."
    strip_of(page).tray.click()
    assert 4 not in slots(page)


def test_a_swap_shows_both_where_they_will_lie(page: AgendaPage) -> None:
    choose(page, Mode.SWAP)
    before, said = week(page), heard(page)
    lift = at(page.board, 0, 640) - at(page.board, 0, 560)
    drag(page.board, middle(page.board, 1), middle(page.board, 1) + lift, drop=False)
    assert ghosts(page) == {1: 615, 2: 540}
    assert page.board.overlay.text.endswith("10:15\u200e–\u200e11:15\u2069 · changes places with “Session 2”")
    page.board.hand.drop()
    assert (slots(page)[1], slots(page)[2]) == ((615, 60), (540, 60))
    assert said == ["Moved to Monday 10:15; changed places with “Session 2”"]
    assert undone(page) == before


def test_a_morning_without_any_gap_offers_room_and_has_nothing_to_undo(page: AgendaPage) -> None:
    page.hub.do(commands.set_session_time, 2, dt.time(10, 0), 60)
    page.hub.do(commands.set_session_time, 4, dt.time(11), 60)
    before = week(page)
    running.ask(page, 2, dt.datetime.combine(dt.date(2026, 1, 1), dt.time(9)))
    popover = page.findChild(RunningLate)
    assert popover is not None
    assert popover.preview.text() == "No session moves. 15 min do not fit before Lunch."
    assert popover.primary.text() == "&Make room…"
    popover.primary.click()
    strip = strip_of(page)
    assert strip.isVisible()
    assert not strip.undo.isVisible()
    assert week(page) == before
    strip.another.click()
    assert (slots(page)[2], 4 in slots(page)) == ((615, 60), False)
    assert undone(page) == before


def test_tab_leads_from_the_card_to_the_choices(page: AgendaPage) -> None:
    page.board.select([2])
    page.board.focus_on(2)
    page.work.resize(2, 90)
    assert strip_of(page).isVisible()
    stops = []
    for _press in range(4):
        page.focusNextChild()
        focus = QApplication.focusWidget()
        stops.append("" if focus is None else focus.objectName())
    assert stops == [f"agenda.strip.{name}" for name in ("shift", "parallel", "shorten", "undo")]
