"""Dates of whole workshops: copied, shifted, and rhythms kept for others."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from workshopplanner.commands import agenda, agenda_together, rhythms
from workshopplanner.core.rhythms import rhythm_of
from workshopplanner.queries import agenda as agenda_queries
from workshopplanner.queries import rhythms as rhythm_queries
from workshopplanner.queries.workshops import workshops
from workshopplanner.ui import fields
from workshopplanner.ui.days.copying import CopyWorkshop, next_name
from workshopplanner.ui.days.rhythms import Rhythms
from workshopplanner.ui.days.shifting import ShiftWorkshop
from workshopplanner.ui.window import Window


def test_last_year_s_workshop_becomes_a_new_one(window: Window) -> None:
    assert window.hub is not None
    source = window.hub.ask(workshops)[0]
    window.menu_actions["workshop.copy"].trigger()
    dialog = window.findChild(CopyWorkshop)
    assert dialog is not None
    assert dialog.name.text() == f"Seoul {fields.date_of(dialog.first_day).year}"
    assert dialog.first_day.date().dayOfWeek() == 1
    dialog.name.setText("Seoul 2026")
    dialog.first_day.setDate(QDate(2026, 5, 25))
    lines = dialog.dates.lines()
    assert lines[0] == "Day 1 \u2068Mon 25 May 2026\u2069 · Alternative holiday for Buddha's Birthday"
    dialog.first_day.setDate(QDate(2026, 5, 22))
    dialog.weekends.setChecked(True)
    assert [line.split("\u2068")[1][:6].strip() for line in dialog.dates.lines()] == [
        "Fri 22", "Mon 25", "Tue 26", "Wed 27", "Thu 28"
    ]  # fmt: skip
    dialog.primary.click()
    assert window.hub.workshop_id != source.id
    made = next(each for each in window.hub.ask(workshops) if each.id == window.hub.workshop_id)
    assert made.title == source.title
    assert (made.short_name, made.first, made.last, window.current) == (
        "Seoul 2026", dt.date(2026, 5, 22), dt.date(2026, 5, 28), "agenda"
    )  # fmt: skip
    window.steps.undo()
    assert [each.id for each in window.hub.ask(workshops)] == [source.id]


def test_a_copy_is_named_after_its_year() -> None:
    june = dt.date(2018, 6, 18)
    assert next_name("Seoul 2018", june, dt.date(2027, 6, 21)) == "Seoul 2027"
    assert next_name("Seoul", june, dt.date(2027, 6, 21)) == "Seoul (copy)"


def test_a_workshop_is_shifted_as_a_whole(window: Window) -> None:
    assert window.hub is not None
    window.menu_actions["workshop.shift"].trigger()
    dialog = window.findChild(ShiftWorkshop)
    assert dialog is not None
    assert not dialog.primary.isEnabled()
    dialog.first_day.setDate(QDate(2018, 6, 9))
    assert dialog.dates.lines()[0] == "Day 1 \u2068Sat 9 Jun 2018\u2069 · weekend"
    dialog.primary.click()
    assert window.hub.ask(workshops)[0].first == dt.date(2018, 6, 9)


def test_a_rhythm_is_kept_and_chosen_in_the_wizard(window: Window, qtbot: QtBot) -> None:
    assert window.hub is not None
    window.menu_actions["workshop.rhythms"].trigger()
    dialog = window.findChild(Rhythms)
    assert dialog is not None
    assert not dialog.save.isEnabled()
    dialog.name.setText("Seoul week")
    dialog.save.click()
    kept = window.hub.ask(rhythm_queries.rhythms)
    week = rhythm_of(window.hub.ask(agenda_queries.agenda, window.hub.workshop_id), "Seoul week")
    assert [(each.name, each.days, sorted(each.slots, key=str)) for each in kept] == [
        ("Seoul week", week.days, sorted(week.slots, key=str))
    ]
    dialog.name.setText("Five days")
    dialog.rename.click()
    assert [each.name for each in window.hub.ask(rhythm_queries.rhythms)] == ["Five days"]
    dialog.accept()
    window.new_workshop()
    wizard: Any = window.pages["wizard"]
    rhythm = wizard.rhythm
    rhythm.saved.setCurrentIndex(rhythm.saved.findText("Five days"))
    assert not rhythm.opens.isEnabled()
    assert len([each for each in wizard.preview.sessions if each.theme is None]) == len(week.slots)
    assert [each.name for each in [wizard.plan().rhythm]] == ["Five days"]
    wizard._leave()
    qtbot.wait(10)


def test_an_empty_agenda_offers_the_saved_rhythms(window: Window, qtbot: QtBot) -> None:
    assert window.hub is not None
    hub = window.hub
    week = agenda_queries.agenda
    hub.do(rhythms.save_rhythm, rhythm_of(hub.ask(week, hub.workshop_id), "Seoul week"))
    window.go("agenda")
    sessions = [card.id for card in hub.ask(week, hub.workshop_id).cards]
    hub.do(agenda_together.unlock_sessions, sessions)
    hub.do(agenda.delete_sessions, sessions)
    page: Any = window.page()
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.saved.isVisible()
    page.empty.saved.setCurrentIndex(1)
    page.empty.saved.activated.emit(1)
    page.empty.rhythm.click()
    made = hub.ask(week, hub.workshop_id).cards
    assert len(made) == len(hub.ask(rhythm_queries.rhythms)[0].slots)
