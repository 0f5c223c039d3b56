"""The themes page on a real store."""

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from workshopplanner.commands import agenda, roster, themes
from workshopplanner.core.agenda import Move
from workshopplanner.core.themes import Theme
from workshopplanner.queries import themes as queries
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.theme_parts import facts
from workshopplanner.ui.themes import ThemesPage

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, hub: Hub) -> ThemesPage:
    made = ThemesPage(hub)
    made.resize(1104, 620)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def all_themes(hub: Hub) -> list[Theme]:
    return hub.ask(queries.themes, hub.workshop_id)


def titles(hub: Hub) -> list[str]:
    return [f"{theme.code} {theme.title}" for theme in all_themes(hub)]


def type_into(page: ThemesPage, row: int, column: str, text: str) -> None:
    at = [each.name for each in page.model.columns].index(column)
    page.model.setData(page.model.index(row, at), text)


def cell(page: ThemesPage, row: int, column: str) -> Any:
    at = [each.name for each in page.model.columns].index(column)
    return page.model.index(row, at).data()


def test_every_cell_is_edited_in_place(page: ThemesPage, hub: Hub) -> None:
    hub.do(roster.add_person, hub.workshop_id, family_name="Kim", given_name="Hana")
    typed = {"code": "T9", "colour": "olive", "title": "Civil society", "target": "1h30", "lead": "Hana Kim"}
    for column, text in typed.items():
        type_into(page, 0, column, text)
    first = all_themes(hub)[0]
    assert (first.code, first.slot, first.title, first.target_minutes) == ("T9", 7, "Civil society", 90)
    assert first.lead == "Hana Kim"
    type_into(page, 0, "lead", "Nobody")
    type_into(page, 0, "target", "")
    assert (all_themes(hub)[0].lead_id, all_themes(hub)[0].target_minutes) == (None, 0)


def test_what_makes_no_sense_is_refused_in_a_sentence(page: ThemesPage, hub: Hub) -> None:
    with capture_exceptions() as raised:
        for column, text in (("code", "T2"), ("colour", "pink"), ("target", "long"), ("lead", "Someone")):
            type_into(page, 0, column, text)
    assert [str(problem) for _kind, problem, _where in raised] == [
        "Another theme has the code T2. Choose another code.",
        "“pink” is not one of the eight colours. Alt+↓ shows them.",
        "“long” is no length. Type minutes such as 45, or 1h15.",
        "Nobody is called “Someone”. Add the person on the Roster page first.",
    ]
    assert hub.store.undo_step is None


def test_planned_minutes_follow_the_agenda_and_mark_what_is_missing(page: ThemesPage, hub: Hub) -> None:
    assert (cell(page, 0, "planned"), cell(page, 0, "sessions")) == ("120", "2")
    hub.do(themes.set_theme_target, 1, 150)
    assert cell(page, 0, "planned") == "120 of 150"
    tone = page.model.columns[4].tone
    assert tone is not None
    assert tone(page.model.rows[0]) == "warning"
    hub.do(agenda.move_sessions, [Move(3, 2, dt.time(9))])
    assert (cell(page, 0, "planned"), cell(page, 0, "sessions")) == ("180 of 150", "3")
    assert tone(page.model.rows[0]) == ""


def test_one_theme_per_line_is_pasted_in_one_step(page: ThemesPage, hub: Hub) -> None:
    assert not page.box.isVisible()
    page.findChildren(QPushButton, "themes.add")[0].click()
    assert page.box.text.hasFocus()
    page.box.text.setPlainText("T7 · Preferential treatment\n- Digital technology\n\n")
    assert page.box.add.text() == "Add 2 themes"
    QTest.keyClick(page.box.text, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert titles(hub) == ["T1 Theme 1", "T2 Theme 2", "T7 Preferential treatment", "T8 Digital technology"]
    assert not page.box.isVisible()
    hub.store.undo()
    assert len(all_themes(hub)) == 2


def test_without_themes_the_text_box_is_open_at_once(page: ThemesPage, hub: Hub) -> None:
    hub.do(themes.delete_themes, [1, 2])
    assert page.box.isVisible()
    assert not page.table.isVisible()
    assert not page.box.cancel.isVisible()
    page.box.text.setPlainText("Gender equality")
    page.box.add.click()
    assert titles(hub) == ["T1 Gender equality"]
    assert page.table.isVisible()


def test_themes_are_reordered_and_deleted(page: ThemesPage, hub: Hub) -> None:
    page.table.select(1)
    assert (page.up.isEnabled(), page.down.isEnabled()) == (False, True)
    page.down.click()
    assert titles(hub) == ["T2 Theme 2", "T1 Theme 1"]
    assert (page.up.isEnabled(), page.down.isEnabled()) == (True, False)
    page.up.click()
    assert titles(hub) == ["T1 Theme 1", "T2 Theme 2"]
    page.remove.click()
    assert titles(hub) == ["T2 Theme 2"]
    hub.store.undo()
    assert page.reveal("theme", 1)
    assert not page.reveal("session", 1)


def test_a_click_on_the_colour_offers_eight_swatches(page: ThemesPage, hub: Hub) -> None:
    at = page.model.index(0, 1)
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=page.table.visualRect(at).center())
    swatches = page.findChild(QWidget, "themes.swatches")
    assert swatches is not None
    buttons = swatches.findChildren(QPushButton)
    assert [button.accessibleName() for button in buttons][:3] == ["Blue", "Amber, in use", "Green"]
    buttons[4].click()
    assert all_themes(hub)[0].slot == 5


def test_the_sessions_of_a_theme_lead_to_the_agenda(page: ThemesPage, hub: Hub) -> None:
    wanted: list[tuple[str, str, int]] = []
    page.wanted.connect(lambda *words: wanted.append(words))
    page.table.select(1)
    page.details.click()
    links = [link for link in page.links.findChildren(QPushButton) if link.isVisible()]
    assert [link.text() for link in links] == [
        "\u2068Mon 18\u2069 \u206609:00\u200e–\u200e10:00\u2069\nSession 1",
        "\u2068Mon 18\u2069 \u206610:15\u200e–\u200e11:15\u2069\nSession 2",
        "Unscheduled\nSession 3",
    ]
    links[1].click()
    assert wanted == [("agenda", "session", 2)]
    assert facts(all_themes(hub)[0]) == "120 min planned in 2 sessions"
