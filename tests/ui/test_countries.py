"""The countries page, driven as hands would drive it, on the Seoul sample."""

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from workshopplanner.commands.country_lists import add_country_list
from workshopplanner.core.countries import Choice, Country
from workshopplanner.core.kinds import PartyStatus
from workshopplanner.core.tiles import Tile
from workshopplanner.queries.country_lists import country_lists
from workshopplanner.ui.countries.page import CountriesPage
from workshopplanner.ui.countries.tiles import TileButton, nearest
from workshopplanner.ui.countries.tools import EVERY
from workshopplanner.ui.hub import Hub

# What the offscreen platform says of every window that takes part in a layout.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(qtbot: QtBot, sample_hub: Hub) -> CountriesPage:
    made = CountriesPage(sample_hub)
    qtbot.addWidget(made)
    made.resize(1104, 640)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def press(target: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(target, key)
    QApplication.processEvents()


def pick(field: QLineEdit, text: str) -> None:
    """Type a country as an input method of another script would, and take the first that is offered."""
    field.setText(text)
    field.textEdited.emit(text)
    press(field, Qt.Key.Key_Return)


def country(page: CountriesPage, alpha3: str) -> Country:
    return next(row for row in page._countries if row.alpha3 == alpha3)


def button(page: CountriesPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None, name
    return found


def test_the_standing_at_launch_comes_out_of_the_data_and_moves_with_the_day(page: CountriesPage) -> None:
    assert page.standing.sentence == (
        "14 of 44 Parties as at 18 Jun 2018 · 16 represented by 29 participants"
        " · not on this list: 1 participant from Uzbekistan"
    )
    assert len(page.board.tiles) == 44
    page.day.setDate(QDate(2005, 10, 20))
    assert page.standing.sentence.startswith("0 of 44 Parties as at 20 Oct 2005")
    page.day.setDate(QDate(2025, 10, 1))
    assert page.standing.sentence.startswith("17 of 44 Parties as at 1 Oct 2025")
    page.lists.setCurrentIndex(page.lists.findData(EVERY))
    page.lists.activated.emit(page.lists.currentIndex())
    assert "17 represented by 30 participants" in page.standing.sentence
    assert len(page.board.tiles) > 200


def test_tiles_say_all_in_words_and_stand_apart(page: CountriesPage) -> None:
    tiles = page.board.tiles
    assert tiles["VNM"].accessibleName() == "Viet Nam, Party, 2 participants"
    assert tiles["FJI"].accessibleName() == "Fiji, Not Party, 0 participants"
    boxes = [tile.geometry() for tile in tiles.values()]
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[:at])
    stops = [tile for tile in tiles.values() if tile.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert len(stops) == 1, "the tiles are one stop of the Tab key"


def test_arrows_walk_over_the_tiles_and_enter_opens(page: CountriesPage) -> None:
    page.board.tiles["KAZ"].setFocus()
    press(page.board.tiles["KAZ"], Qt.Key.Key_Right)
    assert page.focusWidget() is page.board.tiles["KGZ"]
    press(page.board.tiles["KGZ"], Qt.Key.Key_Down)
    here = page.focusWidget()
    assert isinstance(here, TileButton)
    assert here.country is not None
    assert here.country.alpha3 == "IRN"
    press(here, Qt.Key.Key_Return)
    assert page.inspecting
    assert page.inspector.name.text() == "Iran (Islamic Republic of)"
    press(page.inspector, Qt.Key.Key_Escape)
    assert not page.inspecting
    assert page.focusWidget() is page.board.tiles["IRN"]


def test_walking_stays_on_the_grid() -> None:
    places = {"A": Tile(0, 0), "B": Tile(0, 3), "C": Tile(2, 1), "D": Tile(3, 0)}
    assert nearest(places, "A", 1, 0) == "B"
    assert nearest(places, "A", -1, 0) == ""
    assert nearest(places, "A", 0, 1) == "C"
    assert nearest(places, "C", 0, 1) == "D"
    assert nearest(places, "B", 0, 1) == "C"


def test_a_to_z_and_table_show_the_same_countries(page: CountriesPage) -> None:
    button(page, "countries.view.a_z").click()
    tiles = page.board.tiles
    first, second = page._countries[0].alpha3, page._countries[1].alpha3
    assert tiles[first].y() == tiles[second].y()
    assert tiles[first].x() < tiles[second].x()
    button(page, "countries.view.table").click()
    assert page.table.isVisible()
    row = page.model.place_of(country(page, "VNM").id)
    texts = [str(page.model.index(row, column).data()) for column in range(8)]
    assert texts == ["VNM", "Viet Nam", "South-eastern Asia", "P Party", "Ratification", "7 Aug 2007", "4", "2"]
    page.model.sort(7, Qt.SortOrder.DescendingOrder)
    assert page.model.rows[0].presence.participants == 2
    page.finder.setText("viet")
    assert [row.alpha3 for row in page.model.rows] == ["VNM"]
    assert list(page.board.tiles) == ["VNM"]


def test_outreach_names_who_has_not_been_heard_from(page: CountriesPage) -> None:
    assert not page.outreach.isVisible()
    page.reach.click()
    assert page.outreach.line.sentence.startswith("No applicant yet from 21 of 44 in Asia-Pacific: Afghanistan, ")
    assert page.board.tiles["AFG"].accessibleName() == "Afghanistan, Party, no applicant yet"
    assert page.board.tiles["VNM"].accessibleName() == "Viet Nam, Party, 4 applicants"
    page.outreach.status.setCurrentIndex(1)
    page.outreach.status.activated.emit(1)
    assert page.outreach.line.sentence.startswith("No applicant yet from 19 of 30 not yet Party in Asia-Pacific: ")
    page.outreach.copy.click()
    copied = QApplication.clipboard().text().splitlines()
    assert (len(copied), copied[0]) == (19, "Brunei Darussalam")
    assert page.outreach.copy.text() == "Copied"
    page.reach.click()
    assert page.board.tiles["VNM"].accessibleName() == "Viet Nam, Party, 2 participants"


def test_own_wording_and_spellings(page: CountriesPage) -> None:
    assert page.reveal("country", country(page, "TLS").id)
    own = page.inspector.own.field
    own.setFocus()
    own.setText("East Timor")
    press(own, Qt.Key.Key_Return)
    assert page.inspector.name.text() == "East Timor"
    assert page.board.tiles["TLS"].accessibleName().startswith("East Timor")
    spelling = page.inspector.alias.field
    spelling.setFocus()
    spelling.setText("Lorosae")
    press(spelling, Qt.Key.Key_Return)
    (row,) = page.inspector._learned_rows
    (said,), (forget,) = row.findChildren(QLabel), row.findChildren(QPushButton)
    assert said.text() == "“Lorosae”: typed by hand"
    assert forget.accessibleName() == "Forget “Lorosae”"
    assert spelling.text() == ""
    forget.click()
    assert page.inspector._learned_rows == []


def test_what_was_learned_is_moved_and_forgotten_in_a_table(page: CountriesPage) -> None:
    taught = {"Cipango": country(page, "JPN").id, "Lorosae": country(page, "TLS").id}
    page.hub.do(add_country_list, "Neighbours", country_ids=[], taught=taught)
    assert page.reveal("country", country(page, "JPN").id)
    page.inspector.all_spellings.click()
    table, model = page.spellings.table, page.spellings.model
    assert table.isVisible()
    assert [[str(model.index(row, at).data()) for at in range(3)] for row in range(2)] == [
        ["Lorosae", "Timor-Leste", "list “Neighbours”"],
        ["Cipango", "Japan", "list “Neighbours”"],
    ]
    assert model.index(0, 3).data()
    model.setData(model.index(1, 1), "Republic of Korea")
    assert page.form._read("Cipango")[0].country == Choice(country(page, "KOR").id, "KOR", "Republic of Korea")
    table.selectRow(0)
    page.spellings.removal.click()
    assert [row.text for row in model.rows] == ["Cipango"]
    page.spellings.back.click()
    assert page.board.isVisible()


def test_an_own_statement_wins_and_can_be_taken_back(page: CountriesPage) -> None:
    fiji = country(page, "FJI").id
    assert page.reveal("country", fiji)
    form = page.inspector.form
    assert not form.clear.isVisible()
    form.status.activated.emit(list(PartyStatus).index(PartyStatus.PARTY))
    form.date.field.setText("03/04/2018")
    form.state.click()
    assert "not a sure date" in form.date.words.text()
    assert country(page, "FJI").status is PartyStatus.NOT_PARTY
    form.date.field.setText("2018-04-03")
    form.source.field.setText("Depositary letter")
    form.force.field.setText("2018-04-02")
    form.state.click()
    assert form.force.words.text() == "It can't be in force on 2018-04-02, before the deposit on 2018-04-03."
    form.force.field.setText("")
    form.support.activated.emit(1)
    form.state.click()
    assert country(page, "FJI").status is PartyStatus.PARTY
    assert page.standing.sentence.startswith("15 of 44 Parties")
    facts = "in force 3 Jul 2018 · source: Depositary letter · your own statement, read in its source"
    assert facts in page.inspector.statements.text()
    form.clear.click()
    assert country(page, "FJI").status is PartyStatus.NOT_PARTY
    assert "Depositary" not in page.inspector.statements.text()


def test_people_from_there_lead_to_the_roster(page: CountriesPage, qtbot: QtBot) -> None:
    assert page.reveal("country", country(page, "VNM").id)
    QApplication.processEvents()
    buttons = page.inspector.findChildren(QPushButton)
    links = [link for link in buttons if ".person." in link.objectName() and not link.isHidden()]
    assert len(links) == 2
    with qtbot.waitSignal(page.wanted) as led:
        links[0].click()
    assert led.args[:2] == ["roster", "participation"]


def test_names_are_pasted_questions_answered_and_remembered(page: CountriesPage) -> None:
    page.add_list()
    form = page.form
    form.name.field.setText("Neighbours")
    form.names.setPlainText("Vietnam, Korea\nAtlantis\nJapan")
    form.understand()
    assert form.understood.text() == "2 countries understood. 2 names are questions:"
    korea, atlantis = form.questions.shown
    assert [button.text() for button in korea.buttons.values()] == [
        "Republic of Korea",
        "Democratic People's Republic of Korea",
        "Leave it out",
    ]
    korea.buttons[country(page, "KOR").id].click()
    assert form.understood.text() == "3 countries understood. 1 name is a question:"
    atlantis.buttons[0].click()
    assert form.understood.text() == "3 countries understood."
    assert form.questions.again.text() == "1 name is left out. Ask again"
    form.questions.again.click()
    (atlantis,) = form.questions.shown
    assert atlantis.field is not None
    pick(atlantis.field, "Grèce")
    assert lines(page) == ["Greece (written “Atlantis”)", "Japan", "Republic of Korea (written “Korea”)", "Viet Nam"]
    form.date.field.setText("3/4/2018")
    form.button.click()
    assert "not a sure date" in form.date.words.text()
    form.date.field.setText("2018-04-03")
    form.button.click()
    assert sorted(row.alpha3 for row in page._countries) == ["GRC", "JPN", "KOR", "VNM"]
    assert page.lists.currentText() == "Neighbours (4)"
    assert page.form._read("Korea")[0].country is not None, "the answer is this project's from now on"
    page.hub.store.undo()
    assert page.form._read("Korea")[0].country is None
    assert "Neighbours" not in {row.name for row in page.hub.ask(country_lists)}
    assert page.lists.currentText().startswith("Asia-Pacific")
    assert len(page._countries) == 44


def lines(page: CountriesPage) -> list[str]:
    listed = page.form.members.list
    return [listed.item(at).text() for at in range(listed.count())]


def test_a_list_follows_a_rule_is_copied_changed_and_deleted(page: CountriesPage) -> None:
    page.add_list()
    page.form.name.field.setText("Small islands here")
    page.form.start.setCurrentIndex(page.form.start.findData("subregion=Polynesia"))
    assert not page.form.names.isVisible()
    page.form.button.click()
    assert len(page._countries) > 5
    page._copy_list()
    assert page.form.name.text == "Small islands here (copy 1)"
    page.form.start.setCurrentIndex(page.form.start.findData(""))
    members = page.form.members
    members.list.setFocus()
    members.list.selectAll()
    press(members.list, Qt.Key.Key_Delete)
    assert members.ids == []
    for name in ("Самоа", "Tong"):
        pick(members.field, name)
    page.form.names.setPlainText("Fiji\nTuvalu")
    page.form.understand()
    assert lines(page) == ["Fiji", "Samoa", "Tonga", "Tuvalu"]
    members.list.setCurrentRow(0)
    members.removal.click()
    page.form.button.click()
    assert sorted(row.alpha3 for row in page._countries) == ["TON", "TUV", "WSM"]
    page._delete_list()
    assert page.lists.currentText().startswith("Asia-Pacific")


def test_a_list_without_countries_offers_to_add_one(page: CountriesPage) -> None:
    page.add_list()
    page.form.name.field.setText("Nobody yet")
    page.form.button.click()
    assert page.empty.isVisible()
    button(page, "countries.empty.add").click()
    assert page.form.isVisible()


PARTIES = """Viet Nam\t10/09/2005\tAcceptance
Republic of Korea\t09/02/2005\tAcceptance
Korea
Japan\t2004-06-15"""


def test_another_convention_with_pasted_parties(page: CountriesPage) -> None:
    page.add_convention()
    form = page.treaties.form
    form.code.field.setText("2003")
    form.button.click()
    assert form.problem.text() == "Give the convention its title."
    form.title.field.setText("Safeguarding of the Intangible Cultural Heritage")
    form.adopted.field.setText("2003-10-17")
    form.in_force.field.setText("2006-04-20")
    form.text.setPlainText(PARTIES)
    form.understand()
    assert form.understood.text() == "3 Parties understood. 1 name is a question:"
    form.questions.shown[0].buttons[0].click()
    form.button.click()
    assert form.problem.text() == "Say first whether day or month comes first in the dates."
    form.order.setCurrentIndex(1)
    form.order.activated.emit(1)
    assert [form.lines.item(at).text() for at in range(form.lines.count())] == [
        "Viet Nam · 10 Sep 2005 · Acceptance",
        "Republic of Korea · 9 Feb 2005 · Acceptance",
        "Japan · 15 Jun 2004",
    ]
    form.complete.setChecked(True)
    form.button.click()
    assert page.conventions.currentText() == "2003 Convention"
    assert page.standing.sentence.startswith("3 of 44 Parties as at 18 Jun 2018")
    assert "not known" not in page.standing.sentence
    assert page.reveal("country", country(page, "VNM").id)
    facts = "2003 Convention: P Party · Acceptance · deposited 10 Sep 2005 · in force 20 Apr 2006 · your own statement"
    assert facts in page.inspector.statements.text()
    page._change_convention()
    form.text.setPlainText("Mongolia 2005-06-29")
    form.button.click()
    assert page.standing.sentence.startswith("4 of 44 Parties")
    page._delete_convention()
    assert page.conventions.currentText() == "2005 Convention"
    assert page.standing.sentence.startswith("14 of 44 Parties")
    page.hub.store.undo()
    page.hub.store.undo()
    page._show_convention("2003")
    assert page.standing.sentence.startswith("3 of 44 Parties")


def test_reveal_goes_beyond_the_list_where_it_must(page: CountriesPage) -> None:
    uzbekistan = next(row for row in page._around.everything if row.alpha3 == "UZB").id
    assert page.reveal("country", uzbekistan)
    assert page.lists.currentData() == EVERY
    assert not page.reveal("country", 99999)
    assert not page.reveal("theme", 1)
    assert page._as_at() == dt.date(2018, 6, 18)


def test_everything_that_is_used_has_a_name(page: CountriesPage) -> None:
    assert page.reveal("country", country(page, "VNM").id)
    page.reach.click()
    found = nameless(page)
    page.add_list()
    page.form.names.setPlainText("Korea\nAtlantis")
    page.form.understand()
    found += nameless(page)
    page.add_convention()
    page.treaties.form.text.setPlainText("Korea 03/04/2018\nAtlantis")
    page.treaties.form.understand()
    found += nameless(page)
    page.show_spellings()
    assert found + nameless(page) == []


def nameless(page: CountriesPage) -> list[str]:
    QAccessible.setActive(True)
    found = [
        widget.objectName() or type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    QAccessible.setActive(False)
    return found
