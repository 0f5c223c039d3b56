"""The roster page, driven as hands would drive it, on the small workshop and on the Seoul sample."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from workshopplanner.commands import agenda as agenda_commands
from workshopplanner.commands import roster as commands
from workshopplanner.core.kinds import Function, Gender, ParticipationStatus, PartyStatus, Role
from workshopplanner.core.roster import Attendee
from workshopplanner.core.views import Criteria
from workshopplanner.queries import roster as queries
from workshopplanner.store import schema
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.roster.columns import MASK
from workshopplanner.ui.roster.filters import FilterButton
from workshopplanner.ui.roster.page import RosterPage

# What the offscreen platform says of every window that takes part in a layout.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def shown(qtbot: QtBot, hub: Hub) -> RosterPage:
    page = RosterPage(hub)
    qtbot.addWidget(page)
    page.resize(1104, 620)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def page(qtbot: QtBot, sample_hub: Hub) -> Iterator[RosterPage]:
    yield shown(qtbot, sample_hub)
    QApplication.processEvents()


@pytest.fixture
def bare(qtbot: QtBot, hub: Hub) -> RosterPage:
    return shown(qtbot, hub)


def press(target: QWidget, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(target, key, keys)
    QApplication.processEvents()


def button_of(page: RosterPage, name: str) -> QPushButton:
    """Return the button of a name; one that is about to be deleted does not count."""
    found = [button for button in page.findChildren(QPushButton, name) if not button.isHidden()]
    return found[0] if found else page.findChildren(QPushButton, name)[0]


def click(page: RosterPage, name: str) -> None:
    QApplication.processEvents()
    button = button_of(page, name)
    assert button.isVisible(), name
    button.click()
    QApplication.processEvents()


def pick(page: RosterPage, name: str, *texts: str) -> None:
    """Choose entries of a button's menu."""
    for text in texts:
        actions = {action.text(): action for action in button_of(page, name).menu().actions()}
        actions[text].trigger()
    QApplication.processEvents()


def people(page: RosterPage) -> list[Attendee]:
    return page.hub.ask(queries.roster, page.hub.workshop_id)


def type_into(page: RosterPage, row: int, column: int, text: str) -> None:
    page.table.select(page.model.id_at(row), column)
    press(page.table, Qt.Key.Key_F2)
    (editor,) = [field for field in page.table.findChildren(QLineEdit, "roster.table.editor") if field.isVisible()]
    editor.setText(text)
    press(editor, Qt.Key.Key_Return)


# ---- counting


def test_counts_say_who_is_counted(page: RosterPage) -> None:
    assert page.counts.sentence == (
        "30 participants (role participant, selected to attended) · 15 women, 14 men, 1 not stated · 17 countries"
    )
    assert page.attending.sentence == (
        "Attending in all 43 = 30 participants + 5 field-office specialists + 4 trainers + 1 partner guest"
        " + 1 organiser + 2 interpreters · 43 rows"
    )
    page.hub.do(commands.set_status, people(page)[1].id, ParticipationStatus.DECLINED)
    assert page.counts.sentence.startswith("29 participants")
    assert page.attending.sentence.startswith("Attending in all 42 = 29 participants")
    click(page, "roster.tab.Not attending")
    assert page.model.rowCount() == 1
    assert page.attending.sentence.endswith("1 of 43 rows shown")


def test_an_empty_roster_says_how_people_come_here(bare: RosterPage) -> None:
    assert bare.empty.isVisible()
    click(bare, "roster.empty.add")
    assert bare.form.isVisible()
    assert bare.focusWidget() is bare.form.answers["family_name"].field


# ---- filters and views


def test_three_filters_are_kept_as_a_tab_and_undone(page: RosterPage) -> None:
    pick(page, "roster.filter.genders", "Woman")
    pick(page, "roster.filter.statuses", "Invited")
    pick(page, "roster.filter.parties", "Not Party")
    wanted = [
        person
        for person in people(page)
        if person.gender is Gender.WOMAN and person.status is not ParticipationStatus.INVITED and person.country
    ]
    names = {person.name for person in page.model.rows}
    assert names
    assert names < {person.name for person in wanted}
    assert {page._around.standing[person.alpha3] for person in page.model.rows} == {PartyStatus.NOT_PARTY}
    count = page.model.rowCount()
    click(page, "roster.view.save")
    field = page.findChild(QLineEdit, "roster.view.name")
    assert field is not None
    field.setText("Women, not Party")
    press(field, Qt.Key.Key_Return)
    tab = button_of(page, "roster.tab.Women, not Party")
    assert tab.text() == f"Women, not Party {count}"
    assert tab.isChecked()
    click(page, "roster.tab.Participants")
    assert page.model.rowCount() == 30
    click(page, "roster.tab.Women, not Party")
    assert page.model.rowCount() == count
    click(page, "roster.view.remove")
    assert not button_of(page, "roster.view.remove").isVisible()
    page.hub.store.undo()
    assert [view.name for view in page.filters.views()][-1] == "Women, not Party"


def test_search_looks_into_every_open_field_but_not_into_passports(page: RosterPage) -> None:
    page.finder.setText("mongolia MINISTRY")
    assert {person.country for person in page.model.rows} <= {"Mongolia"}
    page.finder.setText("X0000003")
    assert page.model.rowCount() == 0
    press(page.finder, Qt.Key.Key_Escape)
    assert page.model.rowCount() == 43
    page.finder.setText("kathmandu")
    click(page, "roster.view.save")
    (field,) = page.findChildren(QLineEdit, "roster.view.name")
    press(field, Qt.Key.Key_Return)
    click(page, "roster.tab.Attending")
    assert page.finder.text() == ""
    assert page.model.rowCount() == 43


def test_a_filter_names_what_is_chosen(page: RosterPage) -> None:
    button = page.filters.buttons["roles"]
    assert isinstance(button, FilterButton)
    pick(page, "roster.filter.roles", "Interpreter")
    assert button.text() == "Role: Interpreter"
    assert [action.text() for action in button.menu().actions()][:2] == ["Participant", "UN field-office specialist"]
    pick(page, "roster.filter.roles", "Organiser")
    assert button.accessibleName() == "Role: 2 chosen"
    assert page.model.rowCount() == 3


# ---- editing


def test_cells_are_typed_and_undone(page: RosterPage) -> None:
    first = page.model.rows[1]
    type_into(page, 1, 2, "Viet-Nam")
    assert people(page)[1].country == "Viet Nam"
    assert page.table.currentIndex().row() == 2
    type_into(page, 1, 5, "declined")
    assert page.model.rows[1].status is ParticipationStatus.DECLINED, "an edited row does not vanish under the hand"
    type_into(page, 1, 6, "f")
    assert page.model.rows[1].gender is Gender.WOMAN
    for _step in range(3):
        page.hub.store.undo()
    assert people(page)[1] == first


def test_korea_alone_is_asked_back_in_the_cell(page: RosterPage) -> None:
    before = people(page)
    type_into(page, 1, 2, "Korea")
    (editor,) = [field for field in page.table.findChildren(QLineEdit, "roster.table.editor") if field.isVisible()]
    assert editor.property("invalid") is True
    press(editor, Qt.Key.Key_Escape)
    assert people(page) == before


def test_a_rectangle_from_a_spreadsheet_fills_cells_and_adds_people(page: RosterPage) -> None:
    last = page.model.rowCount() - 1
    page.table.select(page.model.id_at(last), 0)
    clip = "Young\tAnn\tFiji\tObserver\nvan der MEER\t\tVietnam\ttrainer\n\tSuharto\tIndonesia\t\n"
    QGuiApplication.clipboard().setText(clip)
    QTimer.singleShot(20, press_apply)
    page.table.clipboard.paste()
    found = {person.family_name or person.name: person for person in people(page)}
    assert (found["Young"].country, found["Young"].role) == ("Fiji", Role.OBSERVER)
    assert (found["van der MEER"].alpha3, found["van der MEER"].role) == ("VNM", Role.FACILITATOR)
    assert found["Suharto"].status is ParticipationStatus.SELECTED
    page.hub.store.undo()
    assert len(people(page)) == 43


def press_apply() -> None:
    box = QApplication.activeModalWidget()
    button = box.findChild(QPushButton, "paste.apply") if isinstance(box, QDialog) else None
    if button is None:
        QTimer.singleShot(20, press_apply)
    else:
        button.click()


# ---- several people


def test_several_people_at_once(page: RosterPage) -> None:
    ids = [page.model.id_at(row) for row in (0, 1, 2)]
    page.model.tick(ids, ticked=True)
    assert page.bulk.words.text() == "3 people chosen"
    pick(page, "roster.bulk.status", "Invited")
    assert {person.status for person in people(page) if person.id in ids} == {ParticipationStatus.INVITED}
    pick(page, "roster.bulk.role", "Observer")
    assert {person.role for person in people(page) if person.id in ids} == {Role.OBSERVER}
    click(page, "roster.bulk.emails")
    emails = [person.email for person in page.model.ticked_rows]
    assert QGuiApplication.clipboard().text() == "; ".join(emails)
    assert page.bulk.answer.text() == "3 addresses copied."
    click(page, "roster.bulk.remove")
    assert len(people(page)) == 40
    assert page.bulk.isHidden()
    page.hub.store.undo()
    assert len(people(page)) == 43


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
    assert len(page.hub.ask(queries.people)) == 42


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
