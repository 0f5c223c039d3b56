"""Reading the board at a glance: colours with a second cue and a legend, the filter, the grid, the present."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.agenda.hands import CTRL, LEFT, card, press
from workshopplanner.commands.workshops import delete_workshop
from workshopplanner.core.agenda import Card, Contributor
from workshopplanner.core.kinds import Function, SessionStatus, SessionType
from workshopplanner.ui.agenda.colouring import By, Tint, Tinting, initials
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.agenda.sieve import matches
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.preferences import Preferences, load


@pytest.fixture
def page(sample_hub: Hub, qtbot: QtBot) -> AgendaPage:
    page = AgendaPage(sample_hub)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def coded(page: AgendaPage, code: str) -> Card:
    return next(each for each in page.agenda.cards if each.code == code)


def choose(page: AgendaPage, name: str) -> None:
    action = page.glance.show.findChild(QAction, f"agenda.show.{name}")
    assert action is not None
    action.trigger()


def test_every_way_of_colouring_has_a_cue_beside_the_colour(page: AgendaPage) -> None:
    for by in By:
        tinting = Tinting()
        tinting.read(page.agenda.cards, by)
        found = [(tint.slot, tint.badge, tint.icon) for tint, _ids in tinting.legend() if tint.slot]
        assert len({(badge, icon) for _slot, badge, icon in found}) == len(found)  # told apart without the colour
        assert all(badge or icon for _slot, badge, icon in found)
        assert sorted(each for _tint, ids in tinting.legend() for each in ids) == sorted(
            c.id for c in page.agenda.cards
        )


def test_the_colours_and_the_legend_change_together(page: AgendaPage) -> None:
    lecture = next(each for each in page.agenda.cards if each.theme_code == "T5")
    assert card(page.board, lecture.id).tint == Tint(5, "T5", "", lecture.theme_title)
    assert page.glance.legend.isVisible()
    assert [each.tint.badge for each in page.glance.legend.entries if each.isVisible()][:3] == ["T1", "T2", "T3"]
    before = card(page.board, lecture.id).grab().toImage()
    choose(page, "colour.status")
    assert card(page.board, lecture.id).tint == Tint(3, "", "check", "Confirmed")
    assert card(page.board, lecture.id).grab().toImage() != before
    shown = [each for each in page.glance.legend.entries if each.isVisible()]
    assert [each.tint.name for each in shown] == ["Confirmed", "Draft"]
    QTest.mouseClick(shown[1], LEFT)
    drafts = [each.id for each in page.agenda.cards if each.status is SessionStatus.DRAFT]
    assert sorted(page.board.selection) == sorted(drafts)
    choose(page, "legend")
    assert not page.glance.legend.isVisible()
    choose(page, "colour.theme")
    assert card(page.board, lecture.id).tint.badge == "T5"


def test_types_and_leads_have_icons_and_initials(page: AgendaPage) -> None:
    choose(page, "colour.type")
    meal = next(each for each in page.agenda.cards if each.type is SessionType.MEAL)
    assert (card(page.board, meal.id).tint.slot, card(page.board, meal.id).tint.icon) == (0, "utensils")
    choose(page, "colour.lead")
    led = next(each for each in page.agenda.cards if each.leads)
    assert card(page.board, led.id).tint.badge == initials(led.leads[0])
    assert initials("Domingas Maria do Rosário Ximenes") == "DX"
    assert initials("Sulastri") == "S"


def test_the_filter_dims_and_leads_from_match_to_match(page: AgendaPage) -> None:
    field = page.glance.sieve
    assert page.search()
    assert field.hasFocus()
    field.setText("t3 POLIC")
    found = page.board.matching()
    assert 0 < len(found) < 8
    dimmed = {each.id for each in page.agenda.cards if "dimmed" in card(page.board, each.id)._flags}
    assert dimmed == {each.id for each in page.agenda.cards} - set(found)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.board.selection == found[:1]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.board.selection == found[1:2]
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Return, CTRL)
    assert page.board.selection == found
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert not any("dimmed" in card(page.board, each.id)._flags for each in page.agenda.cards)
    assert page.board.isAncestorOf(page.focusWidget())


def test_what_changes_is_filtered_at_once(page: AgendaPage) -> None:
    page.glance.sieve.setText("clinic")
    one = coded(page, "S016")
    page.work.rename(one.id, "A clinic of its own")
    assert "dimmed" not in card(page.board, one.id)._flags
    page.hub.store.undo()
    assert ("dimmed" in card(page.board, one.id)._flags) is not matches(one, "clinic")


def test_the_grid_is_chosen_in_the_menu(page: AgendaPage) -> None:
    choose(page, "grid.15")
    assert page.board.snap == 15
    page.board.set_zoom(2.0)
    choose(page, "grid.1")
    assert page.board.snap == 1
    page.board.set_zoom(1.0)
    assert page.board.snap == 15


def test_the_present_is_a_line_across_today(page: AgendaPage) -> None:
    now = page.glance.now
    assert now.zone == "Asia/Seoul"
    assert not now.line.isVisible()  # the week is in 2018
    wednesday = page.agenda.days[2]
    now.clock = lambda _zone: dt.datetime.combine(wednesday.date, dt.time(10, 40))
    now.place()
    assert now.line.isVisible()
    edges = page.board.canvas.edges
    assert (now.line.x(), now.line.width()) == (edges[2], edges[3] - edges[2])
    assert now.line.geometry().center().y() == pytest.approx(page.board.axis.y(10 * 60 + 40), abs=1)
    assert "10:40" in now.line.accessibleName()
    page.board.setFocus()
    press(page.board, Qt.Key.Key_T)
    running = page.board.card(page.board.choice.current or 0)
    assert running is not None
    assert (running.day_id, running.begin <= 640 < running.end) == (wednesday.id, True)
    page.show_view("day")
    page.show_day(page.agenda.days[0].id)
    assert not now.line.isVisible()
    QTest.mouseClick(page.glance.today, LEFT)
    assert page.board.day_id == wednesday.id
    assert now.line.isVisible()
    now.clock = lambda _zone: dt.datetime.combine(wednesday.date, dt.time(3))
    now.place()
    assert not now.line.isVisible()


def test_on_other_days_today_is_the_nearest_day(page: AgendaPage) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    page.glance.now.clock = lambda _zone: dt.datetime.combine(dt.date(2018, 7, 1), dt.time(12))
    QTest.mouseClick(page.glance.today, LEFT)
    current = page.board.card(page.board.choice.current or 0)
    assert current is not None
    assert current.day_id == page.agenda.days[-1].id
    assert said == ["Today is no day of this workshop. This is Friday 22 June."]


def test_the_list_has_its_own_columns_and_no_colours(page: AgendaPage) -> None:
    page.show_view("list")
    assert not any(each.isVisible() for each in (*page.glance.stops(), page.glance.legend))
    page.show_view("week")
    assert all(each.isVisible() for each in (*page.glance.stops(), page.glance.legend))


def test_a_legend_takes_nothing_from_a_small_screen(page: AgendaPage) -> None:
    page.resize(640, 360)
    assert not page.glance.legend.isVisible()
    assert not page.glance.sieve.isVisible()
    assert page.search()  # Ctrl+F
    assert page.glance.sieve.hasFocus()
    QTest.keyClick(page.glance.sieve, Qt.Key.Key_Escape)
    assert not page.glance.sieve.isVisible()
    page.resize(1100, 640)
    assert page.glance.legend.isVisible()


def test_a_session_matches_by_any_of_its_words() -> None:
    one = Card(1, "S001", "Trade & culture", None, None, 60, SessionType.PANEL, SessionStatus.IDEA, theme_code="T2")
    assert matches(one, " ")
    assert matches(one, "panel TRADE")
    assert matches(one, "t2 idea s001")
    assert not matches(one, "panel lunch")
    assert matches(replace(one, internal_note="Ask for lunch"), "panel lunch")


def test_leads_of_the_same_initials_are_told_apart() -> None:
    names = ("Anna Berg", "Ahmed Bari", "Asel Bek")
    people = [(Contributor(at, name, Function.SPEAKER),) for at, name in enumerate(names)]
    kind, status = SessionType.PANEL, SessionStatus.DRAFT
    tinting = Tinting()
    tinting.read(
        [Card(at, f"S{at}", "", None, None, 60, kind, status, people=who) for at, who in enumerate(people)], By.LEAD
    )
    assert sorted(tint.badge for tint, _ids in tinting.legend()) == ["AB", "ABe", "Bek"]


def test_what_is_chosen_is_there_at_the_next_start(
    page: AgendaPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKSHOPPLANNER_HOME", str(tmp_path))
    page.adopted.emit(Preferences(colour="lead", snap=15, legend=False))
    assert (page.board.tinting.by, page.board.snap, page.glance.legend.isVisible()) == (By.LEAD, 15, False)
    choose(page, "colour.type")
    choose(page, "grid.30")
    choose(page, "legend")
    kept = load()
    assert (kept.colour, kept.snap, kept.legend) == ("type", 30, True)
    page.adopted.emit(Preferences(colour="nonsense", snap=7))
    assert (page.board.tinting.by, page.board.snap) == (By.THEME, 5)


def test_a_workshop_that_goes_takes_the_clock_with_it(page: AgendaPage, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as problems:
        page.hub.do(delete_workshop, page.hub.workshop_id)
    assert problems == []
    assert page.glance.now.zone == ""
    page.hub.store.undo()
    assert page.glance.now.zone == "Asia/Seoul"


def test_the_bar_stands_below_the_board_alone(page: AgendaPage) -> None:
    assert page.glance.bar.isVisibleTo(page)
    page.plans.open_plan(page.agenda.cards[0].id)
    assert not page.glance.bar.isVisibleTo(page)
    assert not page.glance.search()
    page.show_view("list")
    assert not page.glance.bar.isVisibleTo(page)
    page.show_view("day")
    assert page.glance.bar.isVisibleTo(page)
