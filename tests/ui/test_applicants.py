"""The applicants' page and the import on it: looked at first, answered, taken in as one step, undone as one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import contents
from workshopplanner.core.kinds import ParticipationStatus
from workshopplanner.ui.applicants.page import ApplicantsPage
from workshopplanner.ui.hub import Hub

LIST = """Ministry of Culture,,,,
Name,Prénom,E-mail,Pays,Size
NGUYEN,Thi Sample,thi@example.org,Vietnam,M
NGUYEN,Thi Sample,thi@example.org,Viet Nam,L
KIM,Sample,kim@example.org,Corée,S
"""


@pytest.fixture
def page(sample_hub: Hub, qtbot: QtBot) -> ApplicantsPage:
    made = ApplicantsPage(sample_hub)
    qtbot.addWidget(made)
    made.resize(1104, 660)
    made.show()
    return made


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def texts(page: ApplicantsPage, column: str) -> list[str]:
    shown = next(each for each in page.model.columns if each.key == column)
    return [shown.text(row) for row in page.model.rows]


def test_all_seventy_four_are_there_with_their_tabs(page: ApplicantsPage) -> None:
    assert page.counts.sentence.startswith("74 applicants from 24 countries · Man 36, Woman 35, Not stated 3 · 3 late")
    tabs = [view.name for view in page.filters.views()]
    assert tabs == ["All applicants", "With a seat", "Waitlisted", "Not selected", "Ineligible"]
    page.filters.ask(page.filters.views()[2].criteria)
    assert set(texts(page, "status")) == {"Waitlisted"}
    assert page.model.rowCount() == 6


def test_the_inspector_changes_status_and_eligibility(page: ApplicantsPage, qtbot: QtBot) -> None:
    page.filters.ask(page.filters.views()[4].criteria)
    page._open()
    inspector = page.inspector
    box = next(iter(inspector.application.boxes.values()))
    assert not box.isChecked()
    box.click()
    qtbot.waitUntil(lambda: page.model.rows[0].ticks[0][1])
    inspector.answers["status"].given.emit("status", "Shortlisted")
    assert page._people
    changed = [each for each in page._people if each.person.status is ParticipationStatus.SHORTLISTED]
    assert len(changed) == 1
    inspector.answers["received"].given.emit("received", "2018-03-31 12:00")
    changed = [each for each in page._people if each.person.status is ParticipationStatus.SHORTLISTED]
    assert changed[0].late is True


def look_at(page: ApplicantsPage, form: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.preview.work.planned, timeout=20_000):
        page.take_file(form)


def press(page: ApplicantsPage, name: str) -> None:
    button = page.preview.findChild(QPushButton, name)
    assert button is not None
    button.click()


def planned_again(page: ApplicantsPage, qtbot: QtBot, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(page.preview.work.planned, timeout=20_000):
        act()


def test_a_form_is_looked_at_answered_merged_and_taken_in_as_one_step(
    page: ApplicantsPage, form: Path, qtbot: QtBot
) -> None:
    before = contents(page.hub.store)
    look_at(page, form, qtbot)
    assert contents(page.hub.store) == before
    assert page.stack.currentWidget() is page.preview
    asked = page.preview.findChild(QComboBox, "import.question.0")
    assert asked is not None
    asked.setCurrentIndex(asked.findText("Republic of Korea"))
    planned_again(page, qtbot, lambda: asked.activated.emit(asked.currentIndex()))
    planned_again(page, qtbot, lambda: press(page, "import.pair.0.merge"))
    assert page.preview.apply.text() == "Import 2 people"
    with qtbot.waitSignal(page.preview.work.taken, timeout=20_000):
        press(page, "import.apply")
    qtbot.waitUntil(lambda: page.model.total == 76)
    found = {each.name: each for each in page._people}
    assert found["Sample KIM"].person.country == "Republic of Korea"
    assert page.notices.sentence("import") == "2 people added. One undo takes it all back."
    page.hub.store.undo()
    assert contents(page.hub.store) == before


def test_giving_up_leaves_everything_as_it_was(page: ApplicantsPage, form: Path, qtbot: QtBot) -> None:
    before = contents(page.hub.store)
    look_at(page, form, qtbot)
    press(page, "import.cancel")
    assert page.stack.currentIndex() == 0
    assert contents(page.hub.store) == before


def test_what_can_not_be_read_is_said_in_a_sentence(page: ApplicantsPage, tmp_path: Path, qtbot: QtBot) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 this is no workbook")
    with qtbot.waitSignal(page.preview.work.refused, timeout=20_000):
        page.take_file(broken)
    assert "broken.xlsx" in page.notices.sentence("import")
    assert page.stack.currentIndex() == 0


def test_a_cell_is_put_right_in_place(page: ApplicantsPage, form: Path, qtbot: QtBot) -> None:
    look_at(page, form, qtbot)
    planned_again(page, qtbot, lambda: page.preview.work.correct(5, "country", "KOR"))
    plan = page.preview.work.plan
    assert plan is not None
    assert [row.values.get("country") for row in plan.rows] == ["VNM", "VNM", "KOR"]
    assert plan.questions == ()


def test_without_applicants_the_page_says_how_they_come(hub: Hub, qtbot: QtBot) -> None:
    made = ApplicantsPage(hub)
    qtbot.addWidget(made)
    made.show()
    assert made.stack.currentWidget() is made.empty
