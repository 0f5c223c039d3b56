"""The one table: keys, selection, choices, the clipboard, the preview of large pastes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.atlas import ALT, CONTROL, SHIFT, Atlas, City, editor, go, mark, names, open_atlas, press, write
from workshopplanner.ui import widths
from workshopplanner.ui.cell_editor import ChoiceField


@pytest.fixture
def atlas(qtbot: QtBot) -> Atlas:
    return open_atlas(qtbot)


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
