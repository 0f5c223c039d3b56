"""The roster page, driven as hands would drive it: counting, filters, editing, several people at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.roster_hands import button_of, click, people, pick, press, shown, type_into
from workshopplanner.commands import roster as commands
from workshopplanner.core.kinds import Gender, ParticipationStatus, PartyStatus, Role
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.roster.filters import FilterButton
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
    assert field.text() == "kathmandu"
    field.setText("Nepal")
    press(field, Qt.Key.Key_Return)
    assert button_of(page, "roster.tab.Nepal").text() == f"Nepal {page.model.rowCount()}"
    press(page.finder, Qt.Key.Key_Return)
    assert page.focusWidget() is page.table
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
    page.finder.setText(page.model.rows[0].email)
    assert page.bulk.words.text() == "3 people chosen, 2 of them not shown"
    page.finder.clear()
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
