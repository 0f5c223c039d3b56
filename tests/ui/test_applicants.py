"""The applicants' page and the import on it: looked at first, answered, taken in as one step, undone as one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import contents
from workshopplanner.commands import applications
from workshopplanner.core.kinds import ParticipationStatus
from workshopplanner.ui.applicants.closing import ClosingPopover
from workshopplanner.ui.applicants.figures import Figures, Missing
from workshopplanner.ui.applicants.page import ApplicantsPage
from workshopplanner.ui.cells import Edit
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.imports.report import Report

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


def test_the_inspector_changes_status_and_eligibility(page: ApplicantsPage) -> None:
    page.filters.ask(page.filters.views()[4].criteria)
    page._open()
    inspector = page.inspector
    box = next(iter(inspector.application.boxes.values()))
    assert box.met is False
    for met in (None, True):
        box.click()
        assert (box.met, dict(page.model.rows[0].ticks).get(box.point)) == (met, met)
    inspector.answers["status"].given.emit("status", "Shortlisted")
    assert page._people
    changed = [each for each in page._people if each.person.status is ParticipationStatus.SHORTLISTED]
    assert len(changed) == 1
    inspector.answers["received"].given.emit("received", "2018-03-31 12:00")
    changed = [each for each in page._people if each.person.status is ParticipationStatus.SHORTLISTED]
    assert changed[0].late is True


def test_eligibility_is_ticked_in_the_table_by_space_and_for_many_at_once(page: ApplicantsPage) -> None:
    page.sets.setCurrentIndex(page.sets.findData("application"))
    place = next(at for at, column in enumerate(page.model.columns) if column.judged)
    point = page._points[0].id
    page.hub.do(applications.tick_eligibility, [row.id for row in page.model.rows], point, None)
    first = page.model.id_at(0)
    seen = []
    for _press in range(3):
        page.table.select(first, place)
        page.table.actions_by_name["tick"].trigger()
        seen.append(dict(page.model.rows[0].ticks).get(point))
    assert seen == [True, False, None]
    page.model.tick([page.model.id_at(at) for at in range(4)], ticked=True)
    assert page.eligibility.points.isVisible()
    (inside,) = page.eligibility.points.menu().findChildren(QMenu)[:1]
    inside.actions()[0].trigger()
    assert sum(dict(row.ticks).get(point) is True for row in page._people) == 4
    page.hub.store.undo()
    assert sum(dict(row.ticks).get(point) is True for row in page._people) == 0


def test_cells_of_the_application_are_edited_and_pasted_with_those_of_the_person(page: ApplicantsPage) -> None:
    page.sets.setCurrentIndex(page.sets.findData("application"))
    one, two = page.model.rows[:2]
    columns = {column.key: column for column in page.model.columns}
    texts = {"point.1": "no", "nominated_by": "Ministry", "received": "2018-03-01 10:00", "status": "Shortlisted"}
    edits = [Edit(row, 0, columns[key], text) for row in (one, two) for key, text in texts.items()]
    outcomes = page._cells.read(edits)
    assert {outcome.problem for outcome in outcomes} == {""}
    page._cells.write(edits)
    for name in (one.name, two.name):
        found = next(row for row in page._people if row.name == name)
        assert (dict(found.ticks)[1], found.nominated_by, found.person.status) == (
            False,
            "Ministry",
            ParticipationStatus.SHORTLISTED,
        )
    wrong = page._cells.read([Edit(one, 0, columns["received"], "sometime")])
    assert "not a sure date" in wrong[0].problem


def test_figures_say_who_is_counted_and_who_is_missing(page: ApplicantsPage) -> None:
    page.filters.ask(page.filters.views()[2].criteria)
    page.figures.click()
    popover = page.findChild(Figures)
    assert popover is not None
    assert popover.counted.text() == "Counted: the 6 of 74 applicants that the filters let through"
    missing = popover.findChild(Missing)
    assert missing is not None
    assert missing.count.text() == "21 of 44 countries:"
    missing.copy.click()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 21
    popover.close()


def test_the_closing_date_is_changed_and_who_is_late_with_it(page: ApplicantsPage) -> None:
    assert page.closing.text() == "Closed 2018-03-16 18:00"
    page.closing.click()
    popover = page.findChild(ClosingPopover)
    assert popover is not None
    popover.moment.setDateTime(popover.moment.dateTime().addDays(30))
    popover.accept()
    assert not any(row.late for row in page._people)
    page.hub.store.undo()
    assert sum(row.late is True for row in page._people) == 3


def test_what_the_forms_said_is_shown_and_found(page: ApplicantsPage) -> None:
    one = page.model.rows[3]
    page.hub.do(applications.edit_application, one.id, motivation="To compare quotas\nfor film")
    page.finder.setText("quotas")
    assert [row.name for row in page.model.rows] == [one.name]
    page.sets.setCurrentIndex(page.sets.findData("form"))
    assert texts(page, "answer.Motivation") == ["To compare quotas\nfor film"]
    page.hub.do(applications.edit_application, one.id, motivation="")
    assert page.model.rowCount() == 0


def test_a_low_window_leaves_room_for_the_table(page: ApplicantsPage) -> None:
    page.resize(592, 300)
    QApplication.processEvents()
    assert page.table.height() > 110
    shown = [tool.objectName() for tool in page._tools if tool.isVisible()]
    assert shown == ["applicants.search", "applicants.more", "applicants.columns", "applicants.details.toggle"]
    page.more.menu().actions()[1].trigger()
    popover = page.findChild(Figures)
    assert popover is not None
    popover.close()


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
    assert page.preview.panel.currentIndex() == 1, "with no question left, the pairs come"
    assert page.preview.words.text() == "1 pair is undecided: its rows come in as two people."
    planned_again(page, qtbot, lambda: press(page, "import.pair.0.merge"))
    assert page.preview.words.text() == ""
    assert page.preview.apply.text() == "Import 2 people"
    with qtbot.waitSignal(page.preview.work.taken, timeout=20_000):
        press(page, "import.apply")
    qtbot.waitUntil(lambda: page.model.total == 76)
    found = {each.name: each for each in page._people}
    assert found["Sample KIM"].person.country == "Republic of Korea"
    assert page.notices.sentence("import") == "2 people added. One undo takes it all back."
    page.notices.findChild(QPushButton, "notice.import.action1").click()  # type: ignore[union-attr]
    (report,) = [each for each in page.findChildren(Report) if each.isVisible()]
    assert report.text.toPlainText().splitlines() == [
        "Row 4 merged into row 3: Thi Sample NGUYEN.",
        "“Corée” means KOR from now on.",
    ]
    report.close()
    page.hub.store.undo()
    assert contents(page.hub.store) == before


def test_a_copied_table_is_looked_at_like_a_file(page: ApplicantsPage, form: Path, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("")
    page.take_table()
    assert page.notices.sentence("import").startswith("There is no table on the clipboard.")
    QGuiApplication.clipboard().setText(form.read_text(encoding="utf-8").replace(",", "\t"))
    planned_again(page, qtbot, page.take_table)
    plan = page.preview.work.plan
    assert plan is not None
    assert [row.values.get("family_name") for row in plan.rows] == ["NGUYEN", "NGUYEN", "KIM"]


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
