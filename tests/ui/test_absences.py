"""When a person is away, in the details of the person; what a session comes after, in its inspector."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from workshopplanner.commands import absences, agenda, roster
from workshopplanner.core.kinds import Function
from workshopplanner.queries import days as queries
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.roster.absences_field import AbsencePopover, AbsencesField


def lines(field: AbsencesField) -> list[str]:
    found = [each for each in field.findChildren(QPushButton) if each.property("link") and each.isVisible()]
    return [each.accessibleName() for each in found]


def press(field: AbsencesField, name: str) -> None:
    """Press a button that is seen; rows that went are still there for a moment."""
    next(each for each in field.findChildren(QPushButton, name) if each.isVisible()).click()


def test_a_person_is_away(qtbot: QtBot, hub: Hub) -> None:
    for family in ("Lee", "Kim"):
        hub.do(roster.add_person, hub.workshop_id, family_name=family)
    field = AbsencesField()
    qtbot.addWidget(field)
    field.attach(hub)
    field.show()
    field.show_person(1)
    assert lines(field) == []
    field.add.click()
    popover: Any = field.findChild(AbsencePopover)
    popover.day.setCurrentIndex(2)
    popover.note.setText("ministry")
    popover.primary.click()
    assert lines(field) == ["\u2068Wed 20\u2069, all day, \u2068ministry\u2069"]
    press(field, "roster.details.away.1")
    popover = field.findChildren(AbsencePopover)[-1]
    popover.whole.setChecked(False)
    popover.begins.setTime(QTime(12, 0))
    popover.ends.setTime(QTime(11, 0))
    assert not popover.primary.isEnabled()
    popover.ends.setTime(QTime(15, 30))
    popover.primary.click()
    assert lines(field) == ["\u2068Wed 20\u2069, \u206612:00–15:30\u2069, \u2068ministry\u2069"]
    kept = hub.ask(queries.absences, hub.workshop_id)
    assert [(each.person, each.starts, each.ends) for each in kept] == [("Lee", dt.time(12), dt.time(15, 30))]
    field.show_person(2)
    assert lines(field) == []
    field.show_person(1)
    press(field, "roster.details.away.1.remove")
    assert hub.ask(queries.absences, hub.workshop_id) == []


def test_a_session_is_told_what_it_comes_after(qtbot: QtBot, hub: Hub) -> None:
    page = AgendaPage(hub)
    page.resize(1104, 660)
    qtbot.addWidget(page)
    page.show()
    page.open_session(2)
    after = page.inspector.after
    after.search.setText("S003")
    after.search.returnPressed.emit()
    assert {card.id: card.needs for card in page.agenda.cards} == {1: (), 2: (3,), 3: ()}
    after.search.setText("nothing of the kind")
    after.search.returnPressed.emit()
    assert after.search.property("invalid") is True
    remove: Any = after.findChild(QPushButton, "agenda.inspector.after1.remove")
    assert remove.accessibleName() == "Remove S003 Session 3"
    remove.click()
    assert page.agenda.cards[1].needs == ()


def test_who_is_away_during_a_session_is_marked_in_it(qtbot: QtBot, hub: Hub) -> None:
    hub.do(roster.add_person, hub.workshop_id, family_name="Lee")
    hub.do(agenda.add_session_person, 1, 1, Function.LEAD)  # on day 1 from nine to ten
    page = AgendaPage(hub)
    page.resize(1104, 660)
    qtbot.addWidget(page)
    page.show()
    page.open_session(1)

    def marked() -> bool:
        found = page.inspector.findChildren(QLabel, "agenda.inspector.person1.away")
        return any(each.isVisible() for each in found)

    assert not marked()
    day = page.agenda.days[0].id
    away = hub.do(absences.add_absence, 1, day, dt.time(10))
    assert not marked()
    hub.do(absences.edit_absence, away, starts=dt.time(9, 59))
    assert marked()
    hub.do(absences.edit_absence, away, starts=None, ends=dt.time(9))
    assert not marked()
    hub.do(absences.edit_absence, away, ends=None)
    assert marked()
