"""The one table: keys, selection, choices, the clipboard, the preview of large pastes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from workshopplanner.core.tsv import from_tsv, to_html, to_tsv
from workshopplanner.ui import widths
from workshopplanner.ui.cell_editor import ChoiceField
from workshopplanner.ui.cells import Edit, Outcome
from workshopplanner.ui.paste import Preview
from workshopplanner.ui.rows_model import Column, RowsModel
from workshopplanner.ui.table import TableView

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@dataclass(frozen=True)
class City:
    id: int
    name: str
    country: str = ""
    note: str = ""
    coast: bool = False


class Atlas:
    """A page in small: it keeps rows, writes cells, and refuses the text "?"."""

    adds = True

    def __init__(self, rows: Sequence[City]) -> None:
        self.kept = list(rows)
        self.steps = 0
        columns = [
            Column[City]("Name", lambda row: row.name, edit=lambda row, text: self.put(row, "name", text), key="name"),
            Column[City](
                "Country",
                lambda row: row.country,
                edit=lambda row, text: self.put(row, "country", text),
                choices=lambda: ["Fiji", "Finland", "Mongolia", "Niger", "Nigeria"],
                key="country",
            ),
            Column[City]("Number", lambda row: str(row.id), sort=lambda row: row.id),
            Column[City]("Note", lambda row: row.note, edit=lambda row, text: self.put(row, "note", text), key="note"),
            Column[City]("Coast", lambda row: row.coast, edit=lambda row, text: self.put(row, "coast", text == "yes")),
        ]
        self.model = RowsModel(columns, ticks=True)
        self.model.show(self.kept)
        self.table = TableView(self.model, "atlas", "Cities", self)

    def put(self, row: City, field: str, value: Any) -> None:
        self.steps += 1
        self.kept = [replace(old, **{field: value}) if old.id == row.id else old for old in self.kept]
        self.model.show(self.kept)

    def read(self, edits: Sequence[Edit]) -> list[Outcome]:
        return [self._outcome(edit) for edit in edits]

    def _outcome(self, edit: Edit) -> Outcome:
        before = edit.column.text(edit.row) if edit.row else ""
        problem = "This is no text." if edit.text == "?" else ""
        problem = problem or ("" if edit.column.edit else "This column can't be changed here.")
        return Outcome(edit.row.name if edit.row else "new", before, edit.text, problem)

    def write(self, edits: Sequence[Edit]) -> None:
        self.steps += 1
        for edit in edits:
            if edit.row is None and len(self.kept) < edit.line:
                self.kept.append(City(100 + edit.line, ""))
            at = [row.id for row in self.kept].index(edit.row.id if edit.row else 100 + edit.line)
            change: dict[str, Any] = {edit.column.key: edit.text}
            self.kept[at] = replace(self.kept[at], **change)
        self.model.show(self.kept)


@pytest.fixture
def atlas(qtbot: QtBot) -> Atlas:
    made = Atlas([City(1, "Suva", "Fiji"), City(2, "Turku", "Finland", 'said "hi"'), City(3, "Darhan", "Mongolia")])
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made.model)
    qtbot.addWidget(made.table)
    made.table.resize(700, 300)
    with qtbot.waitActive(made.table):
        made.table.show()
        made.table.activateWindow()
    made.table.setFocus()
    return made


def press(target: QWidget, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key and let what was queued for after it happen."""
    QTest.keyClick(target, key, keys)
    QApplication.processEvents()


def write(target: QWidget, text: str) -> None:
    QTest.keyClicks(target, text)
    QApplication.processEvents()


def go(atlas: Atlas, row: int, column: int) -> None:
    only = QItemSelectionModel.SelectionFlag.ClearAndSelect
    atlas.table.selectionModel().setCurrentIndex(atlas.model.index(row, column), only)


def mark(atlas: Atlas, top: int, left: int, bottom: int, right: int) -> None:
    index = atlas.model.index
    atlas.table.selectionModel().select(
        QItemSelection(index(top, left), index(bottom, right)), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )


def editor(atlas: Atlas) -> QLineEdit:
    (found,) = [field for field in atlas.table.findChildren(QLineEdit, "atlas.editor") if field.isVisible()]
    return found


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def names(atlas: Atlas) -> list[str]:
    return [row.name for row in atlas.kept]


# ---- typing


def test_typing_enter_tab_and_escape(atlas: Atlas, qtbot: QtBot) -> None:
    go(atlas, 0, 0)
    write(atlas.table, "L")
    write(editor(atlas), "autoka")
    press(editor(atlas), Qt.Key.Key_Return)
    assert names(atlas) == ["Lautoka", "Turku", "Darhan"]
    assert (atlas.table.currentIndex().row(), atlas.table.currentIndex().column()) == (1, 0), "Enter goes down"
    press(atlas.table, Qt.Key.Key_F2)
    assert editor(atlas).text() == "Turku"
    write(editor(atlas), "Oulu")
    press(editor(atlas), Qt.Key.Key_Escape)
    assert names(atlas) == ["Lautoka", "Turku", "Darhan"]
    press(atlas.table, Qt.Key.Key_F2)
    write(editor(atlas), "Oulu")
    press(editor(atlas), Qt.Key.Key_Tab)
    assert names(atlas) == ["Lautoka", "Oulu", "Darhan"]
    assert (atlas.table.currentIndex().row(), atlas.table.currentIndex().column()) == (1, 1), "Tab goes right"
    assert atlas.steps == 2


def test_an_unchanged_cell_is_no_step(atlas: Atlas, qtbot: QtBot) -> None:
    go(atlas, 0, 0)
    press(atlas.table, Qt.Key.Key_F2)
    press(editor(atlas), Qt.Key.Key_Return)
    assert atlas.steps == 0


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_cannot_be_read_stays_in_the_editor(atlas: Atlas, qtbot: QtBot) -> None:
    go(atlas, 0, 0)
    press(atlas.table, Qt.Key.Key_F2)
    editor(atlas).setText("?")
    press(editor(atlas), Qt.Key.Key_Return)
    assert (editor(atlas).text(), editor(atlas).property("invalid")) == ("?", True)
    assert QToolTip.text() == "This is no text."
    editor(atlas).setText("Nadi")
    press(editor(atlas), Qt.Key.Key_Return)
    assert names(atlas)[0] == "Nadi"
    assert atlas.steps == 1


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("mon", "Mongolia"), ("niger", "Niger"), ("ni", "ni"), ("FIJI", "Fiji"), ("Ruritania", "Ruritania")],
)
def test_a_choice_is_completed_where_only_one_begins_so(atlas: Atlas, qtbot: QtBot, typed: str, kept: str) -> None:
    go(atlas, 1, 1)
    press(atlas.table, Qt.Key.Key_F2)
    field = editor(atlas)
    assert isinstance(field, ChoiceField)
    field.setText(typed)
    press(field, Qt.Key.Key_Return)
    assert atlas.kept[1].country == kept


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_alt_down_lists_the_choices_and_a_picked_one_is_kept(atlas: Atlas, qtbot: QtBot) -> None:
    go(atlas, 0, 1)
    press(atlas.table, Qt.Key.Key_Down, ALT)
    completer = editor(atlas).completer()
    assert completer is not None
    assert completer.completionCount() == 5
    listed = completer.popup()
    assert listed is not None
    assert listed.isVisible()
    listed.setCurrentIndex(completer.completionModel().index(2, 0))
    press(listed, Qt.Key.Key_Return)
    assert atlas.kept[0].country == "Mongolia"


def test_space_ticks_rows_and_tick_columns(atlas: Atlas, qtbot: QtBot) -> None:
    go(atlas, 0, 4)
    press(atlas.table, Qt.Key.Key_Space)
    assert atlas.kept[0].coast is True
    mark(atlas, 0, 0, 1, 0)
    atlas.table.selectionModel().setCurrentIndex(atlas.model.index(1, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
    press(atlas.table, Qt.Key.Key_Space)
    assert [row.id for row in atlas.table.chosen_rows()] == [1, 2]
    press(atlas.table, Qt.Key.Key_Space)
    assert atlas.model.ticked_rows == []


def test_rows_are_removed_and_opened_by_keys(atlas: Atlas, qtbot: QtBot) -> None:
    go(atlas, 1, 2)
    with qtbot.waitSignal(atlas.table.removal_wanted) as removed:
        press(atlas.table, Qt.Key.Key_Delete, CONTROL)
    assert [row.id for row in removed.args[0]] == [2]
    with qtbot.waitSignal(atlas.table.opened) as opened:
        press(atlas.table, Qt.Key.Key_Return)
    assert opened.args[0].id == 2


def test_a_header_click_sorts_and_shift_adds_a_key(atlas: Atlas, qtbot: QtBot) -> None:
    head = atlas.table.horizontalHeader()

    def click(column: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        at = QPoint(head.sectionViewportPosition(column) + 20, 8)
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, keys, at)

    click(0)
    assert [row.name for row in atlas.model.rows] == ["Darhan", "Suva", "Turku"]
    click(0)
    assert [row.name for row in atlas.model.rows] == ["Turku", "Suva", "Darhan"]
    click(0)
    assert [row.name for row in atlas.model.rows] == ["Suva", "Turku", "Darhan"]
    atlas.table.sort_by_column(3)
    atlas.table.sort_by_column(0, added=True)
    assert [row.name for row in atlas.model.rows] == ["Turku", "Darhan", "Suva"]


def test_the_filter_row_filters_column_by_column(atlas: Atlas) -> None:
    press(atlas.table, Qt.Key.Key_L, CONTROL | SHIFT)
    fields = {field.property("column"): field for field in atlas.table.head.fields}
    assert atlas.table.head.sizeHint().height() > 40
    fields["country"].setText("FI")
    assert [row.name for row in atlas.model.rows] == ["Suva", "Turku"]
    fields["name"].setText("tu")
    assert [row.name for row in atlas.model.rows] == ["Turku"]
    atlas.model.set_columns(atlas.model.columns[:1])
    assert [field.property("column") for field in atlas.table.head.fields] == ["name"]
    atlas.table.setFocus()
    press(atlas.table, Qt.Key.Key_L, CONTROL | SHIFT)
    assert atlas.model.rowCount() == 3
    assert atlas.table.head.fields == []


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
    assert "&lt;b&gt;" in to_html([["<b>"]])


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


# ---- selection, names, widths


def test_selection_and_place_survive_a_reset(qtbot: QtBot) -> None:
    atlas = Atlas([City(n, f"Name {n % 7}", note=str(n)) for n in range(400)])
    qtbot.addWidget(atlas.table)
    atlas.table.resize(600, 200)
    atlas.table.show()
    go(atlas, 3, 1)
    mark(atlas, 2, 0, 3, 1)
    atlas.model.filter(lambda row: row.id % 7 == 3)
    assert atlas.model.rowCount() == 57
    assert [row.id for row in atlas.table.chosen_rows()] == [3]
    atlas.model.filter(None)
    assert atlas.table.flash(399)
    assert atlas.table.currentIndex().row() == 399
    assert not atlas.table.flash(1000)


def test_a_screen_reader_hears_table_cells_and_editor(atlas: Atlas, qtbot: QtBot) -> None:
    interface = QAccessible.queryAccessibleInterface(atlas.table)
    assert interface.text(QAccessible.Text.Name) == "Cities"
    assert atlas.model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Country: Finland"
    go(atlas, 0, 0)
    press(atlas.table, Qt.Key.Key_F2)
    assert editor(atlas).accessibleName() == "Name"


def test_a_text_that_looks_like_markup_is_shown_as_it_is(atlas: Atlas) -> None:
    atlas.model.show([City(1, "<b>Suva</b>\nFiji")])
    tip = atlas.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<span>&lt;b&gt;Suva&lt;/b&gt;<br>Fiji</span>"


def test_widths_are_remembered(atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setenv("WORKSHOPPLANNER_HOME", str(tmp_path))
    widths.remember("atlas", "name", 222)
    widths.save()
    widths._all.cache_clear()
    assert widths.remembered("atlas") == {"name": 222}
    atlas.table.fit_columns()
    assert atlas.table.columnWidth(0) == round(222 * atlas.table._scale())
    (tmp_path / "config" / "columns.json").write_text('{"atlas": {"name": "wide", "x": 9e9}, "b": 3}')
    widths._all.cache_clear()
    assert widths.remembered("atlas") == {}
    widths._all.cache_clear()


def test_rows_are_28_or_36_pixels_high_and_the_wheel_goes_sideways(atlas: Atlas, qtbot: QtBot) -> None:
    assert atlas.table.rowHeight(0) == 28
    atlas.table.set_roomy(roomy=True)
    assert atlas.table.rowHeight(0) == 36
    atlas.table.resize(300, 300)
    for _ in range(3):
        QApplication.processEvents()
    bar = atlas.table.horizontalScrollBar()
    assert bar.maximum() > 0
    turn = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        SHIFT,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    atlas.table.wheelEvent(turn)
    assert bar.value() == 60
