"""Scoring in the window: each reader alone, pasted from a sheet, submitted, and then seen by all."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QTabWidget

from workshopplanner.commands import applications, scoring
from workshopplanner.core.kinds import Normalising
from workshopplanner.core.scoring import ScoreLine
from workshopplanner.queries.scoring import panel
from workshopplanner.store.schema import Scenario
from workshopplanner.store.store import Tx
from workshopplanner.ui.applicants.page import ApplicantsPage
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.paste import Preview
from workshopplanner.ui.scoring.setup import Setup
from workshopplanner.ui.scoring.view import ScoringView


@pytest.fixture
def view(qtbot: Any, hub: Hub) -> ScoringView:
    """Return the table of a workshop with two applicants, two criteria and two readers."""
    for name in ("Kim", "Lee"):
        hub.do(applications.add_applicant, hub.workshop_id, family_name=name)
    hub.do(scoring.add_criterion, hub.workshop_id, "Merit", highest=5)
    hub.do(scoring.add_criterion, hub.workshop_id, "Need", weight=3.0)
    hub.do(scoring.add_readers, hub.workshop_id, "Ana\nBen")
    made = ScoringView(hub)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show()
    return made


def read_as(view: ScoringView, name: str) -> None:
    view.readers.setCurrentIndex(view.readers.findText(name))
    view.readers.activated.emit(view.readers.currentIndex())


def shown(view: ScoringView) -> list[list[str]]:
    return [[column.text(row) for column in view.model.columns] for row in view.model.rows]


def told(view: ScoringView) -> str:
    label = view.notices.findChild(QLabel)
    return label.text() if label is not None else ""


def paste(view: ScoringView, row: int, column: int, text: str) -> None:
    view.table.setCurrentIndex(view.model.index(row, column))
    QGuiApplication.clipboard().setText(text)
    view.table.clipboard.paste()


def test_readers_score_alone_until_they_submit(view: ScoringView, hub: Hub) -> None:
    assert [column.title for column in view.model.columns][2:] == [
        "Score",
        "Ana",
        "Ben",
        "Spread",
        "Far from the others",
    ]
    read_as(view, "Ana")
    assert not view.submit.isEnabled()
    before = hub.store.seen
    paste(view, 0, 2, "4\t8\tStrong\n5\t2,5")
    assert hub.store.seen == before + 1, "a pasted rectangle is one step"
    assert shown(view) == [
        ["Kim", "", "4", "8", "Strong", "80.0", "Ready to submit", ""],
        ["Lee", "", "5", "2.5", "", "43.8", "Ready to submit", ""],
    ]
    assert view.submit.text() == "Submit (2)"
    view.submit.click()
    assert [row[6][:9] for row in shown(view)] == ["Submitted", "Submitted"]
    assert view.counts.sentence == "2 of 2 submitted"

    read_as(view, "Ben")
    paste(view, 0, 2, "2\t4")
    assert shown(view)[0][5:] == ["40.0", "Ready to submit", ""], "Ana's scores stay hidden from Ben"
    line = view.model.rows[0]
    assert isinstance(line, ScoreLine)
    assert (line.hidden, line.others, line.standing) == (1, (), None)
    view.submit.click()
    assert shown(view)[0][7] == "60.0"
    assert shown(view)[1][7] == "", "still hidden where Ben has not read"

    read_as(view, "The committee")
    assert shown(view) == [["Kim", "", "60.0", "80.0", "40.0", "40.0", ""], ["Lee", "", "43.8", "43.8", "", "", ""]]
    assert view.counts.sentence == "2 applications scored. Submitted: Ana 2 of 2, Ben 1 of 2"


def test_what_was_submitted_is_reopened_before_it_changes(view: ScoringView, hub: Hub) -> None:
    read_as(view, "Ana")
    paste(view, 0, 2, "4\t8")
    view.submit.click()
    index = view.model.index(0, 2)
    assert view.table.clipboard.problem(index, "3") == "This was submitted. Reopen it to change it."
    view.table.select(view.model.rows[0].id)
    view.reopen.click()
    assert view.table.clipboard.problem(index, "3") == ""
    assert view.table.clipboard.problem(index, "9") == "“9” is not on the scale of “Merit”, 0 to 5."
    hub.store.undo()
    assert shown(view)[0][6].startswith("Submitted")


def test_criteria_and_readers_are_written_in_a_window(qtbot: Any, hub: Hub) -> None:
    hub.do(applications.add_applicant, hub.workshop_id, family_name="Kim")
    page = ApplicantsPage(hub)
    qtbot.addWidget(page)
    page.resize(1104, 600)
    page.show()
    page.scoring.click()
    view = page.scores
    assert view.empty.isVisible()
    view.empty.wanted.emit()
    setup = page.window().findChild(Setup)
    assert setup is not None
    assert [row.title for row in setup.criteria.rows] == [
        "Relevant work",
        "Passing it on",
        "Motivation",
        "Support at home",
    ]
    setup.criteria_table.select(setup.criteria.rows[2].id)
    setup.findChild(QPushButton, "scoring.criterion.up").click()  # type: ignore[union-attr]
    assert [row.title for row in setup.criteria.rows][:2] == ["Relevant work", "Motivation"]
    setup.scale.levels.columns[1].edit(setup.scale.levels.rows[0], "Says clearly why")  # type: ignore[misc]
    assert view.shown.criteria[1].descriptors == ((10, "Says clearly why"),)
    setup.findChild(QTabWidget).setCurrentIndex(1)  # type: ignore[union-attr]
    setup.names.setPlainText("Ana\nBen")
    setup.findChild(QPushButton, "scoring.readers.add").click()  # type: ignore[union-attr]
    assert [view.readers.itemText(at) for at in range(view.readers.count())] == ["The committee", "Ana", "Ben"]
    assert not setup.normalising.isEnabled()

    def set_rules(tx: Tx) -> None:
        tx.add(Scenario(workshop_id=hub.workshop_id, position=1, name="Balanced", current=True))

    hub.do(set_rules)
    setup.normalising.setCurrentIndex(1)
    setup.normalising.activated.emit(1)
    assert hub.ask(panel, hub.workshop_id).normalising is Normalising.MEAN
    setup.close()
    view.back.click()
    assert page.stack.currentIndex() == 0
    assert page.importing.isVisible()


def test_a_sheet_goes_out_and_comes_back(
    view: ScoringView, hub: Hub, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_as(view, "Ana")
    paste(view, 0, 2, "4\t8")
    target = tmp_path / "Ana.xlsx"
    view.sheets.write(target)
    qtbot.waitUntil(target.exists, timeout=20_000)
    qtbot.waitUntil(view.sheets.button.isEnabled)
    book = openpyxl.load_workbook(target)
    sheet = book.worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["ID", "Name", "Country", "Organisation", "Merit", "Need", "Comment"],
        ["A0001", "Kim", None, None, 4, 8, None],
        ["A0002", "Lee", None, None, None, None, None],
    ]
    changes: dict[str, float | str] = {"E2": 5, "E3": 2.5, "F3": "high", "G3": "=Good", "A4": "A0099", "E4": 1}
    for place, value in changes.items():
        sheet[place] = value
    sheet["G3"].data_type = "s"
    book.save(target)

    monkeypatch.setattr(Preview, "exec", lambda _box: 1)
    before = hub.store.seen
    view.sheets.take(target)
    qtbot.waitUntil(lambda: hub.store.seen > before, timeout=20_000)
    assert hub.store.seen == before + 1
    assert [row[2:5] for row in shown(view)] == [["5", "8", ""], ["2.5", "", "=Good"]]
    assert told(view) == "1 row is about nobody here: 4."


def test_a_sheet_about_something_else_is_refused(view: ScoringView, tmp_path: Path, qtbot: Any) -> None:
    read_as(view, "Ana")
    (tmp_path / "menu.csv").write_text("Dish,Price\nSoup,3\nBread,1\n", encoding="utf-8")
    view.sheets.take(tmp_path / "menu.csv")
    qtbot.waitUntil(lambda: bool(told(view)), timeout=20_000)
    assert told(view).endswith("is no score sheet: it needs a column ID or Name, and one of “Merit”, “Need”.")
