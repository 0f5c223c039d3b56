"""Versions in the hand: renamed, copied as text, what can't come back is said, and the way there from the overview."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workshopplanner.commands import agenda as commands
from workshopplanner.commands import roster
from workshopplanner.commands.versions import name_version
from workshopplanner.core.kinds import Function
from workshopplanner.queries.roster import roster as attendees
from workshopplanner.queries.versions import versions
from workshopplanner.ui.history.axis import Need, shares, stretched
from workshopplanner.ui.history.page import HistoryPage
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.overview.version_line import VersionLine


@pytest.fixture
def page(qtbot: QtBot, hub: Hub) -> HistoryPage:
    hub.do(name_version, hub.workshop_id, "First", "as sent")
    made = HistoryPage(hub)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.tabs.setCurrentWidget(made.versions)
    made.show()
    return made


def test_a_version_is_renamed_with_its_note(page: HistoryPage, hub: Hub) -> None:
    tab = page.versions
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_F2)
    popover = tab.renaming
    assert popover is not None
    assert (popover.name.text(), popover.note.text()) == ("First", "as sent")
    popover.name.setText(" ")
    assert not popover.primary.isEnabled()
    popover.name.setText("Sent to the donor")
    popover.note.setText("by letter")
    popover.accept()
    (version,) = hub.ask(versions, hub.workshop_id)
    assert (version.name, version.note) == ("Sent to the donor", "by letter")
    item = tab.list.topLevelItem(0)
    assert item is not None
    assert [item.text(at) for at in (0, 1, 4)] == ["v1", "Sent to the donor", "by letter"]


def test_a_version_is_deleted_and_comes_back_by_undo(page: HistoryPage, hub: Hub) -> None:
    page.versions.list.setFocus()
    QTest.keyClick(page.versions.list, Qt.Key.Key_Delete)
    assert hub.ask(versions, hub.workshop_id) == []
    assert not page.versions.restore.isEnabled()
    assert page.versions.list.topLevelItemCount() == 0
    hub.store.undo()
    assert page.versions.list.topLevelItemCount() == 1
    assert page.versions.restore.isEnabled()


def test_differences_are_copied_as_text(page: HistoryPage, hub: Hub) -> None:
    assert not page.versions.copy.isEnabled()
    hub.do(commands.rename_session, 1, "Other")
    page.versions.copy.click()
    assert QGuiApplication.clipboard().text() == (
        "From v1 · First to the programme now\n\nMon 18 Jun\n– “Other” (S001), Title: Session 1 → Other\n"
    )
    item = page.versions.told.topLevelItem(0)
    assert item is not None
    page.versions.told.setCurrentItem(item)
    QTest.keySequence(page.versions.told, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "“Other” (S001), Title: Session 1 → Other"


def test_what_cant_come_back_is_said_before_restoring(page: HistoryPage, hub: Hub) -> None:
    assert page.versions.losses.isHidden()
    hub.do(roster.add_person, hub.workshop_id, family_name="Leaver")
    (person_id,) = [person.person_id for person in hub.ask(attendees, hub.workshop_id) if "Leaver" in person.name]
    hub.do(commands.add_session_person, 1, person_id, Function.LEAD)
    hub.do(name_version, hub.workshop_id, "With her")
    hub.do(roster.delete_person, person_id)
    page.versions.choose(hub.ask(versions, hub.workshop_id)[0].id)
    assert not page.versions.losses.isHidden()
    assert page.versions.losses.text() == (
        "Can't come back, as they were deleted: Leaver (Lead) in “Session 1” (S001)."
    )


def test_no_line_of_a_list_is_cut(page: HistoryPage, hub: Hub) -> None:
    hub.do(commands.rename_session, 1, "A title that goes on and on " * 3)
    told = page.versions.told
    item = told.topLevelItem(0)
    assert item is not None
    for width in (900, 420):
        page.resize(width, 600)
        QTest.qWait(20)
        room = told.columnWidth(1) - 12
        words = told.fontMetrics().boundingRect(0, 0, room, 9999, Qt.TextFlag.TextWordWrap, item.text(1))
        assert told.visualItemRect(item).height() >= words.height()


def test_a_session_that_is_pressed_leads_to_its_difference(page: HistoryPage, hub: Hub) -> None:
    hub.do(commands.rename_session, 2, "Other")
    hub.do(commands.resize_session, 1, 45)
    tab = page.versions
    tab.side.click()
    assert tab.list.isHidden()
    assert not tab.which.isHidden()
    tab.weeks.pressed.emit(2)
    item = tab.told.currentItem()
    assert item is not None
    assert "“Other”" in item.text(1)
    assert {sheet.pointed for sheet in tab.weeks.sheets} == {2}
    tab.weeks.grab()
    tab.side.click()
    assert not tab.list.isHidden()


def test_the_overview_says_where_the_programme_stands(qtbot: QtBot, hub: Hub) -> None:
    line = VersionLine(hub)
    qtbot.addWidget(line)
    line.show()
    assert line.text() == "No version has a name yet"
    hub.do(name_version, hub.workshop_id, "First")
    assert line.text() == "No changes since v1"
    hub.do(commands.rename_session, 1, "Other")
    assert line.text() == "v1 · draft, edited since"
    version = hub.ask(versions, hub.workshop_id)[0]
    with qtbot.waitSignal(line.wanted) as went:
        line.click()
    assert went.args == ["history", "version", version.id]
    page = HistoryPage(hub)
    qtbot.addWidget(page)
    page.show()
    assert page.reveal("version", version.id)
    assert page.tabs.currentWidget() is page.versions
    assert page.versions.told.topLevelItemCount() == 1


def test_every_title_has_its_room_on_the_axis() -> None:
    needs = [Need(540, 600, 90.0), Need(600, 615, 40.0), Need(540, 720, 100.0), Need(690, 700, 5.0)]
    axis = stretched(480, 760, needs, 0.5)
    assert axis.at(480) == 0
    assert axis.at(760) == axis.height
    tops = [axis.at(minute) for minute in range(480, 761)]
    assert tops == sorted(tops)
    for need in needs:
        assert axis.at(need.end) - axis.at(need.begin) >= need.height - 0.01
    assert shares([50.0, 100.0], 200) == [75.0, 125.0]
    assert sum(shares([50.0, 200.0], 150)) == pytest.approx(150)
