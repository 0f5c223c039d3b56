import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from workshopplanner.commands.agenda import add_session
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.findings import findings
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.fixing import FixMenu
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.issues_page.page import BATCH, IssuesPage
from workshopplanner.ui.issues_page.row import FindingRow
from workshopplanner.ui.overview.page import OverviewPage


@pytest.fixture
def page(sample_hub: Hub, qtbot: QtBot) -> IssuesPage:
    page = IssuesPage(sample_hub)
    qtbot.addWidget(page)
    page.resize(1000, 640)
    page.show()
    qtbot.waitUntil(lambda: bool(rows(page)))
    return page


def rows(page: IssuesPage) -> list[FindingRow]:
    return [row for row in page.findChildren(FindingRow) if row.isVisible()]


def button(page: IssuesPage, name: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton, name) if each.isVisible())


def rules(hub: Hub) -> list[str]:
    return [one.rule for one in hub.ask(findings, hub.workshop_id) if not one.waived]


def test_a_click_on_a_fix_settles_the_finding(page: IssuesPage, qtbot: QtBot) -> None:
    assert [row.finding.rule for row in rows(page)] == rules(page.hub)
    assert page.summary.text().startswith("3 open issues. Last checked ")
    button(page, "issues.fix.0.0").click()
    qtbot.waitUntil(lambda: len(rows(page)) == 2)
    assert [row.finding.rule for row in rows(page)] == ["theme_under_target", "passport_expires_soon"]
    assert page.summary.text().startswith("2 open issues.")


def test_an_accepted_finding_stays_in_sight_and_can_be_taken_back(page: IssuesPage, qtbot: QtBot) -> None:
    button(page, "issues.waive.2").click()
    assert page._reason_asked is not None
    page._reason_asked.reason.setText("Renewed at the embassy")
    page._reason_asked.accept()
    assert rules(page.hub) == ["person_in_two_places", "theme_under_target"]
    qtbot.waitUntil(lambda: len(rows(page)) == 3)
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Accepted: Renewed at the embassy" in words
    button(page, "issues.back.2").click()
    assert len(rules(page.hub)) == 3


def test_the_limits_are_the_workshops_own(page: IssuesPage) -> None:
    button(page, "issues.limits.open").click()
    assert page._limits_asked is not None
    page._limits_asked.fields["passport_months"].setValue(0)
    page._limits_asked.accept()
    assert "passport_expires_soon" not in rules(page.hub)


def test_nothing_is_safe_where_a_choice_is_needed(page: IssuesPage, qtbot: QtBot) -> None:
    page.safe.click()
    assert not page.safe.isEnabled()
    qtbot.waitUntil(lambda: page.summary.text().startswith("There is nothing"))
    assert page.safe.isEnabled()
    page.search_field.setText("Trainer B")
    assert all("Trainer B" in row.finding.sentence for row in rows(page))


def test_all_safe_ones_are_fixed_in_one_step_beside_the_window(page: IssuesPage, qtbot: QtBot) -> None:
    hub = page.hub
    day = hub.ask(agenda, hub.workshop_id).days[1]
    for hour in (6, 7):
        hub.do(add_session, hub.workshop_id, "Early", day_id=day.id, starts=dt.time(hour), minutes=15)
    assert rules(hub).count("outside_hours") == 2
    page.safe.click()
    assert page.mending.busy
    qtbot.waitUntil(lambda: "outside_hours" not in rules(hub))
    assert page.summary.text().startswith("Done: Move S")
    hub.store.undo()
    assert rules(hub).count("outside_hours") == 2


def test_looking_for_safe_fixes_can_be_given_up(page: IssuesPage) -> None:
    before = page.hub.store.seen
    page.safe.click()
    page.mending.cancel.click()
    assert not page.mending.busy
    assert page.safe.isEnabled()
    assert page.hub.store.seen == before


def test_many_issues_are_shown_a_few_at_a_time(page: IssuesPage, qtbot: QtBot) -> None:
    hub = page.hub
    day = hub.ask(agenda, hub.workshop_id).days[1]
    for minute in range(20):
        hub.do(add_session, hub.workshop_id, "Early", day_id=day.id, starts=dt.time(6, 2 * minute), minutes=2)
    qtbot.waitUntil(lambda: len(rows(page)) == len(rules(hub)) > 2 * BATCH)
    assert [row.finding.rule for row in rows(page)] == rules(hub)


def test_the_inspector_offers_the_fixes_of_its_session(sample_hub: Hub, qtbot: QtBot) -> None:
    page = AgendaPage(sample_hub)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    clash = sample_hub.ask(findings, sample_hub.workshop_id)[0]
    assert page.reveal("session", clash.sessions[1])
    page.open_session(clash.sessions[1])
    qtbot.waitUntil(lambda: bool(page.inspector.fixes.findChildren(QPushButton)))
    fix = page.inspector.fixes.findChildren(QPushButton)[0]
    page.inspector.title.setFocus()
    QTest.keyClick(page.inspector.title, Qt.Key.Key_Tab)  # what was made just now is next, not last
    assert page.focusWidget() is fix
    QTest.keyClick(fix, Qt.Key.Key_Space)
    assert rules(sample_hub) == ["theme_under_target", "passport_expires_soon"]
    qtbot.waitUntil(lambda: not page.inspector.fixes.isVisible())


def test_the_overview_offers_the_fixes_in_a_menu(sample_hub: Hub, qtbot: QtBot) -> None:
    page = OverviewPage(sample_hub)
    qtbot.addWidget(page)
    page.show()
    (button,) = page.findChildren(FixMenu, "overview.fix.0")
    button.menu().aboutToShow.emit()
    button.menu().actions()[0].trigger()
    assert rules(sample_hub) == ["theme_under_target", "passport_expires_soon"]
