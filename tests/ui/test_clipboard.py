"""The table's clipboard: rectangles to and from spreadsheets, and the preview of large pastes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.atlas import CONTROL, Atlas, clip, go, mark, names, open_atlas, press
from workshopplanner.core.tsv import from_tsv, to_html, to_tsv
from workshopplanner.ui.paste import Preview
from workshopplanner.ui.table import TableView


@pytest.fixture
def atlas(qtbot: QtBot) -> Atlas:
    return open_atlas(qtbot)


# ---- the clipboard


cells = st.text(alphabet="ab\"\t\n '=+-1@é한", max_size=6)


@given(
    st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=4).filter(lambda grid: grid != [["", ""]])
)
def test_any_rectangle_survives_the_clipboard(grid: list[list[str]]) -> None:
    assert from_tsv(to_tsv(grid)) == grid


def test_texts_from_spreadsheets_are_read_as_they_write_them() -> None:
    assert from_tsv('a\tb\r\n"x\r\ny"\t"say ""hi"""\r\n') == [["a", "b"], ["x\ny", 'say "hi"']]
    assert from_tsv('"Kim" Lee\t5" pipe') == [['"Kim" Lee', '5" pipe']]
    assert from_tsv('"unbalanced\tb\nc') == [['"unbalanced', "b"], ["c", ""]]
    assert from_tsv("a\n\nb") == [["a"], [""], ["b"]]
    assert to_tsv([["=HYPERLINK(1)", "+82 2", "-", "-x", "@a"]]) == "'=HYPERLINK(1)\t+82 2\t-\t'-x\t'@a\n"
    cell = '<td sdnum="1033;0;@" style="mso-number-format:\'\\@\'">'
    assert f"{cell}&lt;b&gt;</td>{cell}007</td>" in to_html([["<b>", "007"]])


def test_copy_and_paste_of_a_rectangle_is_one_step(atlas: Atlas, qtbot: QtBot) -> None:
    mark(atlas, 0, 0, 1, 1)
    press(atlas.table, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Suva\tFiji\nTurku\tFinland"
    assert "mso-number-format" in QGuiApplication.clipboard().mimeData().html()
    go(atlas, 1, 0)
    press(atlas.table, Qt.Key.Key_V, CONTROL)
    assert [(row.name, row.country) for row in atlas.kept] == [
        ("Suva", "Fiji"),
        ("Suva", "Fiji"),
        ("Turku", "Finland"),
    ]
    assert atlas.steps == 1


def test_a_sheet_copied_with_its_head_finds_its_columns(atlas: Atlas) -> None:
    clip("note\tName\nsea\tNadi\nlake\tOulu")
    go(atlas, 0, 2)
    press(atlas.table, Qt.Key.Key_V, CONTROL)
    assert [(row.name, row.note) for row in atlas.kept[:2]] == [("Nadi", "sea"), ("Oulu", "lake")]


def test_one_cell_fills_the_selection_and_ctrl_d_fills_down(atlas: Atlas, qtbot: QtBot) -> None:
    clip('he said "no"\n')
    mark(atlas, 0, 3, 2, 3)
    press(atlas.table, Qt.Key.Key_V, CONTROL)
    assert {row.note for row in atlas.kept} == {'he said "no"'}
    mark(atlas, 0, 0, 2, 1)
    press(atlas.table, Qt.Key.Key_D, CONTROL)
    assert [(row.name, row.country) for row in atlas.kept] == [("Suva", "Fiji")] * 3
    assert atlas.steps == 2
    mark(atlas, 1, 3, 2, 3)
    press(atlas.table, Qt.Key.Key_Delete)
    assert [row.note for row in atlas.kept] == ['he said "no"', "", ""]


def paste(atlas: Atlas, button: str) -> int:
    """Press Ctrl+V, press a button of the preview, and return how many cells the preview listed."""
    listed: list[int] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, Preview):
            QTimer.singleShot(10, answer)
            return
        table, pressed = box.findChild(TableView, "paste.table"), box.findChild(QPushButton, button)
        assert table is not None
        assert pressed is not None
        listed.append(table.rows.rowCount())
        pressed.click()

    QTimer.singleShot(10, answer)
    atlas.table.activateWindow()
    QApplication.processEvents()
    press(atlas.table, Qt.Key.Key_V, CONTROL)
    return listed[0]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_large_paste_is_shown_first_and_adds_rows(atlas: Atlas) -> None:
    clip("\n".join(f"City {n}\tFiji" for n in range(4)))
    go(atlas, 1, 0)
    paste(atlas, "paste.cancel")
    assert names(atlas) == ["Suva", "Turku", "Darhan"]
    assert paste(atlas, "paste.apply") == 8
    assert names(atlas) == ["Suva", "City 0", "City 1", "City 2", "City 3"]
    assert atlas.steps == 1


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_cells_that_cannot_be_read_are_listed_and_nothing_is_written_by_itself(atlas: Atlas) -> None:
    clip("X\t?\nTurku\tFiji")
    go(atlas, 0, 0)
    assert paste(atlas, "paste.cancel") == 3, "what stays as it is needs no line"
    assert atlas.steps == 0
    paste(atlas, "paste.apply")
    assert [(row.name, row.country) for row in atlas.kept[:2]] == [("X", "Fiji"), ("Turku", "Fiji")]
    assert atlas.steps == 1


def test_nothing_happens_where_nothing_can(atlas: Atlas, qtbot: QtBot) -> None:
    clip("")
    press(atlas.table, Qt.Key.Key_V, CONTROL)
    go(atlas, 0, 2)
    with qtbot.captureExceptions() as raised:
        press(atlas.table, Qt.Key.Key_Delete)
    assert [str(problem[1]) for problem in raised] == ["This column can't be changed here."]
    data = QMimeData()
    data.setData("application/octet-stream", b"\0")
    QGuiApplication.clipboard().setMimeData(data)
    press(atlas.table, Qt.Key.Key_V, CONTROL)
    assert atlas.steps == 0
