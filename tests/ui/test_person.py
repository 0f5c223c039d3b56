"""The inspector of a person: the same from applicants and roster, with photo, workshops and history."""

import base64
import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.builders import contents
from workshopplanner.commands import applications, copies, roster
from workshopplanner.core.kinds import ParticipationStatus
from workshopplanner.core.people import NEEDS, PersonDetail
from workshopplanner.errors import UserError
from workshopplanner.queries import roster as roster_queries
from workshopplanner.queries.applicants import applicants
from workshopplanner.queries.people import person
from workshopplanner.ui.applicants.page import ApplicantsPage
from workshopplanner.ui.goto import GoTo
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.people import section
from workshopplanner.ui.people.panel import PersonPanel
from workshopplanner.ui.people.portraits import EDGE, pixmap_of, read_picture
from workshopplanner.ui.people.reading import Said
from workshopplanner.ui.roster.page import RosterPage
from workshopplanner.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def _all_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(section, "_folded", dict.fromkeys(("needs", "travel", "photo", "history", "away"), False))


@pytest.fixture
def page(sample_hub: Hub, qtbot: QtBot) -> ApplicantsPage:
    made = ApplicantsPage(sample_hub)
    qtbot.addWidget(made)
    made.resize(1104, 660)
    made.show()
    made._open()
    return made


def detail(panel: PersonPanel) -> PersonDetail:
    assert panel.desk.detail is not None
    found = panel.hub.ask(person, panel.desk.detail.attendee.id, {NEEDS})
    assert found is not None
    return found


def test_it_is_the_same_person_from_the_roster(page: ApplicantsPage, qtbot: QtBot) -> None:
    seated = next(row for row in page.model.rows if row.person.live)
    assert page.open_person("participation", seated.id)
    other = RosterPage(page.hub)
    qtbot.addWidget(other)
    other.resize(1104, 660)
    other.show()
    assert other.open_person("participation", seated.id)
    fields = {name: answer.text for name, answer in page.inspector.answers.items()}
    assert fields == {name: answer.text for name, answer in other.inspector.answers.items()}
    assert fields["status"]
    assert not page.open_person("participation", 4711)


def test_who_leaves_the_list_by_an_edit_stays_in_the_inspector(page: ApplicantsPage, qtbot: QtBot) -> None:
    other = RosterPage(page.hub)
    qtbot.addWidget(other)
    other.show()
    seated = next(row for row in page.model.rows if row.person.live)
    assert other.open_person("participation", seated.id)
    other.inspector.desk.write("status", "Waitlisted")
    assert other.model.place_of(seated.id) < 0
    assert other.inspector.name.text() == seated.name
    other.inspector.desk.write("phone", "+82 2 1")
    assert detail(other.inspector).attendee.id == seated.id
    other.table.select(other.model.id_at(2))
    assert other.inspector.name.text() == other.model.rows[2].name


def test_needs_are_masked_until_they_are_asked_for_and_then_on_every_page(page: ApplicantsPage) -> None:
    panel = page.inspector
    diet = panel.needs.answers["diet"]
    assert (diet.text, diet.field.isEnabled()) == ("••••", False)
    panel.needs.reveal.click()
    assert diet.field.isEnabled()
    diet.field.setText("halal")
    diet.field.editingFinished.emit()
    needs = detail(panel).needs
    assert needs is not None
    assert needs.diet == "halal"
    assert not panel.answers["passport_number"].field.isEnabled()


def test_a_photo_needs_consent_is_made_small_and_goes_with_the_consent(
    page: ApplicantsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    before = contents(page.hub.store)
    photo = page.inspector.photo
    assert not photo.choose.isEnabled()
    photo.agreed.click()
    assert photo.choose.isEnabled()
    assert contents(page.hub.store) == before, "consent alone is nothing yet"
    picture = QImage(1200, 900, QImage.Format.Format_ARGB32)
    picture.fill(QColor(200, 30, 30, 128))
    path = tmp_path / "portrait.png"
    picture.save(str(path))
    photo.keep(read_picture(path))
    kept = detail(page.inspector).portrait
    assert kept is not None
    assert (kept.kind, kept.consented) == ("image/jpeg", dt.date.today())  # noqa: DTZ011
    assert pixmap_of(kept.data, 2000, 1.0).size().width() == 2000
    assert max(QImage.fromData(base64.b64decode(kept.data)).size().toTuple()) == EDGE
    assert photo.picture.isVisible()
    photo.day.field.setText("2018-03-01")
    photo.day.field.editingFinished.emit()
    dated = detail(page.inspector).portrait
    assert dated is not None
    assert dated.consented == dt.date(2018, 3, 1)
    photo.agreed.click()
    assert detail(page.inspector).portrait is None
    page.hub.store.undo()
    assert detail(page.inspector).portrait == dated
    assert photo.picture.isVisible()


def test_a_picture_is_pasted_and_anything_else_is_refused(page: ApplicantsPage, tmp_path: Path) -> None:
    photo = page.inspector.photo
    photo.agreed.click()
    QGuiApplication.clipboard().setText("no picture")
    with pytest.raises(UserError, match="no picture on the clipboard"):
        photo.paste_picture()
    false = tmp_path / "cv.jpg"
    false.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    with pytest.raises(UserError, match="not a picture"):
        read_picture(false)
    picture = QImage(20, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("navy"))
    QGuiApplication.clipboard().setImage(picture)
    photo.paste_picture()
    assert detail(page.inspector).portrait is not None


def test_changes_are_dated_and_a_step_is_undone_alone(page: ApplicantsPage, qtbot: QtBot) -> None:
    panel = page.inspector
    row_id = detail(panel).attendee.id
    page.hub.do(roster.set_status, row_id, ParticipationStatus.SHORTLISTED)
    page.hub.do(roster.edit_participation, row_id, phone="+82 2 1")
    page.hub.do(applications.edit_application, row_id, nominated_by="Ministry")
    qtbot.waitUntil(lambda: len(panel.history._buttons) == 3, timeout=5000)
    words = panel.findChild(QLabel, f"applicants.details.workshop.{page.hub.workshop_id}.changes")
    assert words is not None
    assert words.text().endswith("→ Shortlisted")
    name = detail(panel).attendee.name
    buttons = panel.history._buttons
    told = [each.accessibleName().partition(": ")[2] for each in buttons]
    assert told == [f"Edit the application of {name}", f"Edit {name}", f"Change the status of {name}"]
    next(each for each in buttons if "status" in each.accessibleName()).click()
    assert panel.history.alone.isVisible()
    panel.history.alone.click()
    assert detail(panel).attendee.status is not ParticipationStatus.SHORTLISTED
    assert detail(panel).attendee.phone == "+82 2 1"


def test_parts_are_folded_for_everybody(page: ApplicantsPage) -> None:
    panel = page.inspector
    head = panel.contact.head
    assert panel.contact.inside.isVisible()
    head.setFocus()
    QTest.keyClick(head, Qt.Key.Key_Space)
    assert not panel.contact.inside.isVisible()
    assert head.accessibleName() == "Contact and work, folded"
    page.table.select(page.model.id_at(3))
    assert not panel.contact.inside.isVisible()


def test_the_form_is_shown_as_it_is_with_what_it_leads_to(qtbot: QtBot, tmp_path: Path) -> None:
    shown = Said("said")
    qtbot.addWidget(shown)
    shown.resize(300, 100)
    shown.show()
    (tmp_path / "cv.pdf").write_bytes(b"%PDF")
    (tmp_path / "run.exe").write_bytes(b"MZ")
    shown.show_said("CV", "<b>see</b> https://example.org/a?b=1&c, javascript:alert(1) " + "x" * 400, None)
    assert shown.text.toPlainText().startswith("<b>see</b>")
    assert shown.text.height() > 100
    assert [each.accessibleName() for each in shown._buttons] == [
        "Open in the browser: example.org: https://example.org/a?b=1&c"
    ]
    shown.show_said("CV", "cv.pdf", tmp_path)
    assert [each.text() for each in shown._buttons] == ["Open the file cv.pdf"]
    shown.show_said("CV", "run.exe", tmp_path)
    assert [each.text() for each in shown._buttons] == ["Show the folder of run.exe"]
    shown.show_said("CV", "missing.pdf", tmp_path)
    assert shown._buttons == []


def test_go_to_anything_shows_all_about_a_person(window: Window) -> None:
    assert window.hub is not None
    refused = next(row for row in window.hub.ask(applicants, window.hub.workshop_id) if not row.person.live)
    window.menu_actions["edit.goto"].trigger()
    goto = window.findChild(GoTo)
    assert goto is not None
    goto.field.setText(refused.name)
    QTest.keyClick(goto.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert window.current == "applicants"
    page = window.page()
    assert isinstance(page, ApplicantsPage)
    assert page.inspecting
    assert page.inspector.name.text() == refused.name


def test_who_is_only_in_another_workshop_is_found_there(window: Window) -> None:
    assert window.hub is not None
    hub = window.hub
    here = hub.workshop_id
    there = hub.do(copies.copy_workshop, here, "Busan", dt.date(2019, 6, 17))
    made = hub.do(roster.add_person, there, family_name="Elsewhere")
    both = hub.ask(roster_queries.roster, here)[0]
    again = hub.do(roster.add_participation, both.person_id, there)
    window.menu_actions["edit.goto"].trigger()
    goto = window.findChild(GoTo)
    assert goto is not None
    goto.field.setText("Elsewhere")
    assert [goto.list.item(at).text() for at in range(goto.list.count())] == ["Elsewhere  ·  Busan"]
    QTest.keyClick(goto.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    page = window.page()
    assert isinstance(page, RosterPage)
    assert (hub.workshop_id, detail(page.inspector).attendee.id) == (there, made)
    assert page.open_person("participation", again)
    page.inspector.workshops.workshop_wanted.emit(here, both.id)
    assert (hub.workshop_id, detail(page.inspector).attendee.id) == (here, both.id)


def test_undo_shows_the_person_where_one_is(window: Window) -> None:
    assert window.hub is not None
    window.go("roster")
    page = window.page()
    assert isinstance(page, RosterPage)
    row_id = page.model.rows[4].id
    window.hub.do(applications.edit_needs, row_id, diet="halal")
    window.steps.undo()
    assert window.current == "roster"
    assert page.table.flashed == row_id
