"""The roster's inspector and form, and being led to a person."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from tests.ui.roster_hands import click, people, press, shown
from workshopplanner.commands import agenda as agenda_commands
from workshopplanner.commands import roster as commands
from workshopplanner.core.kinds import Function, Role
from workshopplanner.core.views import Criteria
from workshopplanner.queries import roster as queries
from workshopplanner.store import schema
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.roster.columns import MASK
from workshopplanner.ui.roster.page import RosterPage

# What the offscreen platform says of every window that takes part in a layout.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(qtbot: QtBot, sample_hub: Hub) -> Iterator[RosterPage]:
    yield shown(qtbot, sample_hub)
    QApplication.processEvents()


@pytest.fixture
def bare(qtbot: QtBot, hub: Hub) -> RosterPage:
    return shown(qtbot, hub)


# ---- the inspector


def test_the_inspector_follows_and_edits(page: RosterPage) -> None:
    page.table.select(page.model.id_at(1))
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Return)
    assert page.inspecting
    assert page.focusWidget() is page.table, "opening the inspector leaves the focus"
    assert page.inspector.name.text() == page.model.rows[1].name
    page.table.select(page.model.id_at(3))
    person = page.model.rows[3]
    assert page.inspector.name.text() == person.name
    phone = page.inspector.answers["phone"].field
    phone.setFocus()
    QTest.keyClicks(phone, "+82 2 123")
    press(phone, Qt.Key.Key_Return)
    assert {row.id: row.phone for row in people(page)}[person.id].endswith("+82 2 123")
    country = page.inspector.answers["country"]
    country.field.setFocus()
    country.field.setText("Korea")
    press(country.field, Qt.Key.Key_Return)
    assert "may mean" in country.words.text()
    assert country.words.isVisible()
    press(country.field, Qt.Key.Key_Escape)
    assert not country.words.isVisible()
    page.inspector.ticks["photo_consent"].click()
    assert {row.id: row.photo_consent for row in people(page)}[person.id] is not person.photo_consent
    click(page, "roster.details.close")
    assert not page.inspecting
    assert page.focusWidget() is page.table


def test_travel_is_hidden_until_it_is_revealed(page: RosterPage) -> None:
    page.table.select(page.model.id_at(1))
    click(page, "roster.details.toggle")
    passport = page.inspector.answers["passport_number"].field
    assert (passport.text(), passport.isEnabled()) == (MASK, False)
    page.sets.setCurrentIndex(page.sets.findData("travel"))
    assert page.model.index(1, 5).data() == MASK
    assert all(person.passport_number is None for person in page.model.rows), "what is hidden is not even read"
    click(page, "roster.reveal")
    assert page.model.index(1, 5).data() == page.model.rows[1].passport_number == passport.text()
    assert passport.isEnabled()


def test_what_a_person_does_leads_to_the_agenda(page: RosterPage, qtbot: QtBot) -> None:
    trainer = next(person for person in people(page) if person.role is Role.FACILITATOR)
    assert page.reveal("person", trainer.person_id)
    click(page, "roster.details.toggle")
    links = [button for button in page.inspector.findChildren(QPushButton) if "link." in button.objectName()]
    assert links
    with qtbot.waitSignal(page.wanted) as led:
        links[0].click()
    assert led.args[:2] == ["agenda", "session"]


def test_a_session_given_in_the_agenda_appears_in_the_open_inspector(page: RosterPage) -> None:
    first = page.model.rows[1]
    page.table.select(first.id)
    click(page, "roster.details.toggle")
    wanted = select(schema.Session.id).where(schema.Session.code == "S001")
    session_id = page.hub.ask(lambda tx: tx.scalars(wanted).one())
    page.hub.do(agenda_commands.add_session_person, session_id, first.person_id, Function.RAPPORTEUR)
    names = [button.accessibleName() for button in page.inspector.findChildren(QPushButton)]
    assert any("Rapporteur" in name for name in names)


def test_taking_off_and_deleting_from_the_inspector(page: RosterPage) -> None:
    page.table.select(page.model.id_at(1))
    click(page, "roster.details.toggle")
    click(page, "roster.details.remove")
    assert len(people(page)) == 42
    page.hub.store.undo()
    assert page.reveal("participation", people(page)[1].id)
    click(page, "roster.details.toggle") if not page.inspecting else None
    click(page, "roster.details.delete")
    assert len(people(page)) == 42
    assert len(page.hub.ask(queries.people)) == 86


# ---- adding


def test_people_are_added_one_after_the_other_with_the_keys(bare: RosterPage) -> None:
    click(bare, "roster.empty.add")
    fields = {name: answer.field for name, answer in bare.form.answers.items()}
    QTest.keyClicks(fields["family_name"], "van der MEER")
    fields["role"].setText("trainer")
    fields["country"].setText("Korea")
    press(fields["country"], Qt.Key.Key_Return)
    assert "may mean" in bare.form.answers["country"].words.text()
    assert people(bare) == []
    fields["country"].setText("KOR")
    press(fields["country"], Qt.Key.Key_Return)
    (made,) = people(bare)
    assert (made.name, made.role, made.alpha3) == ("van der MEER", Role.FACILITATOR, "KOR")
    assert fields["family_name"].text() == ""
    assert bare.focusWidget() is fields["family_name"]
    QTest.keyClicks(fields["given_name"], "Suharto")
    press(fields["given_name"], Qt.Key.Key_Return)
    assert {person.name for person in people(bare)} == {"van der MEER", "Suharto"}
    press(fields["family_name"], Qt.Key.Key_Return)
    assert bare.form.answers["family_name"].words.text() == "A person needs a name."
    press(fields["family_name"], Qt.Key.Key_Escape)
    assert not bare.inspecting


def test_whom_the_project_knows_is_offered(bare: RosterPage) -> None:
    made = bare.hub.do(commands.add_person, bare.hub.workshop_id, family_name="Known", given_name="Ann")
    bare.hub.do(commands.remove_participation, made)
    bare.add_person()
    QTest.keyClicks(bare.form.answers["family_name"].field, "kno")
    click(bare, "roster.add.known1")
    assert [person.name for person in people(bare)] == ["Ann Known"]
    assert len(bare.hub.ask(queries.people)) == 1


# ---- being led here, and access


def test_reveal_lifts_filters_and_flashes(page: RosterPage) -> None:
    interpreter = next(person for person in people(page) if person.role is Role.INTERPRETER)
    click(page, "roster.tab.Participants")
    assert page.reveal("participation", interpreter.id)
    assert page.filters.criteria == Criteria()
    assert page.table.flashed == interpreter.id
    assert not page.reveal("participation", 9999)
    assert not page.reveal("session", 1)


def test_a_low_window_leaves_room_for_the_table(page: RosterPage) -> None:
    page.resize(592, 310)
    QApplication.processEvents()
    assert page.table.height() > 130
    assert not page.filters.buttons["roles"].isVisible()
    click(page, "roster.filter.more")
    assert page.filters.buttons["roles"].isVisible()


def test_everything_that_is_used_has_a_name(page: RosterPage) -> None:
    page.table.select(page.model.id_at(1))
    click(page, "roster.details.toggle")
    QAccessible.setActive(True)
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    QAccessible.setActive(False)
    assert nameless == []
    assert isinstance(page.table.actions_by_name["remove"], QAction)
