"""The one table model: differences, sorting, filtering, edits; checked by Qt's own model tester."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from workshopplanner.ui.ordering import text_key
from workshopplanner.ui.rows_model import Column, Order, RowsModel


@dataclass(frozen=True)
class Fruit:
    id: int
    name: str
    price: int | None = None
    ripe: bool = False


def columns(edits: list[tuple[int, str]] | None = None) -> list[Column[Fruit]]:
    def rename(row: Fruit, text: str) -> None:
        if edits is not None:
            edits.append((row.id, text))

    return [
        Column("Name", lambda row: row.name, edit=rename),
        Column("Price", lambda row: "" if row.price is None else str(row.price), sort=lambda row: row.price),
        Column("Ripe", lambda row: row.ripe, edit=rename),
    ]


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[RowsModel[Fruit]]:
    made = RowsModel(columns(), ticks=True)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    yield made
    made.deleteLater()


def names(model: RowsModel[Fruit]) -> list[str]:
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


FRUIT = [Fruit(1, "pear", 3), Fruit(2, "Äpfel", 10), Fruit(3, "fig"), Fruit(4, "apple", 2, ripe=True)]
fruits = st.lists(
    st.builds(Fruit, st.integers(1, 60), st.sampled_from(["", "a", "b", "É", "c"]), st.none() | st.integers(0, 5)),
    unique_by=lambda row: row.id,
    max_size=60,
)
moves = st.lists(
    st.one_of(
        fruits,
        st.tuples(st.integers(-1, 2), st.booleans()),
        st.sampled_from(["a", "", "é b"]),
    ),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=60)
@given(moves)
def test_random_changes_end_in_the_wanted_rows_and_keep_the_selection_by_id(moves: list[Any]) -> None:
    model = RowsModel(columns(), ticks=True)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view = QTableView()
    view.setModel(model)
    rows, order, words = list[Fruit](), (-1, False), ""
    for move in moves:
        if isinstance(move, list):
            rows = move
            model.show(rows)
        elif isinstance(move, tuple):
            order = move
            model.sort(order[0], Qt.SortOrder.DescendingOrder if order[1] else Qt.SortOrder.AscendingOrder)
        else:
            words = move
            model.search(words)
        assert model.rows == expected(rows, *order, words)
        assert [model.id_at(at) for at in range(model.rowCount())] == [row.id for row in model.rows]
    view.setModel(None)
    view.deleteLater()
    tester.deleteLater()
    model.deleteLater()


def expected(rows: list[Fruit], column: int, descending: bool, words: str) -> list[Fruit]:
    plain = str.maketrans("É", "e")

    def text(row: Fruit) -> str:
        return " ".join(
            (row.name.translate(plain), "" if row.price is None else str(row.price), "yes" if row.ripe else "no")
        ).lower()

    shown = [row for row in rows if all(word.translate(str.maketrans("é", "e")) in text(row) for word in words.split())]
    keys: list[Any] = [lambda row: row.name.translate(plain).lower(), lambda row: row.price, lambda row: row.ripe]
    if column < 0:
        return shown
    filled = [row for row in shown if keys[column](row) not in ("", None)]
    return sorted(filled, key=keys[column], reverse=descending) + [row for row in shown if row not in filled]


def test_sorting_puts_empty_cells_last_both_ways_and_takes_several_keys(model: RowsModel[Fruit]) -> None:
    model.show(FRUIT)
    model.sort(1)
    assert names(model) == ["apple", "pear", "Äpfel", "fig"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["Äpfel", "pear", "apple", "fig"]
    model.sort_by([Order(model.columns[2], descending=True), Order(model.columns[0])])
    assert names(model) == ["apple", "Äpfel", "fig", "pear"]
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in range(3)] == ["Name ▲2", "Price", "Ripe ▼1"]
    model.sort(-1)
    assert names(model) == ["pear", "Äpfel", "fig", "apple"]


def test_filters_of_different_names_hold_together(model: RowsModel[Fruit]) -> None:
    model.show(FRUIT)
    model.filter(lambda row: row.price is not None)
    model.search("P e")
    assert names(model) == ["pear", "Äpfel", "apple"]
    model.search("APF")
    assert names(model) == ["Äpfel"]
    model.search("")
    model.filter(None)
    assert model.rowCount() == model.total == 4


def test_one_changed_row_says_only_that(model: RowsModel[Fruit], qtbot: QtBot) -> None:
    model.show(FRUIT)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _roles=None: told.append((first.row(), last.row())))
    changed = [replace(row, name="plum") if row.id == 3 else replace(row) for row in FRUIT]
    model.show(changed)
    assert told == [(2, 2)]
    model.show(changed[:1] + changed[2:])
    assert names(model) == ["pear", "plum", "apple"]
    assert told == [(2, 2)]


def test_an_edit_goes_to_the_column_and_the_row_stays_where_it_is(qtbot: QtBot) -> None:
    edits: list[tuple[int, str]] = []
    model = RowsModel(columns(edits))
    model.show(FRUIT)
    model.sort(0)
    index = model.index(0, 0)
    assert model.setData(index, "zucchini")
    assert not model.setData(index, "Äpfel"), "nothing typed is no step in the history"
    assert model.setData(model.index(0, 2), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert edits == [(2, "zucchini"), (2, "no")]
    assert names(model)[0] == "Äpfel", "the model never writes to itself"
    with model.holding():
        model.show([replace(row, name="zucchini") if row.id == 2 else row for row in FRUIT])
    assert names(model) == ["zucchini", "apple", "fig", "pear"]
    model.show(model.rows)
    assert names(model) == ["apple", "fig", "pear", "zucchini"]


def test_selection_follows_its_rows_when_they_move(model: RowsModel[Fruit], qtbot: QtBot) -> None:
    model.show(FRUIT)
    selection = QItemSelectionModel(model)
    selection.select(model.index(2, 1), QItemSelectionModel.SelectionFlag.Select)
    model.sort(0)
    assert [index.row() for index in selection.selectedIndexes()] == [2 if names(model)[2] == "fig" else -1]
    model.show([Fruit(9, "aaa"), *FRUIT])
    (chosen,) = selection.selectedIndexes()
    assert model.row_at(chosen).id == 3


def test_ticks_are_kept_by_id_and_forgotten_with_the_row(model: RowsModel[Fruit]) -> None:
    model.show(FRUIT)
    model.setData(model.index(1, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    model.tick([4], ticked=True)
    model.search("pear")
    assert [row.id for row in model.ticked_rows] == [2, 4], "a filter hides a tick and does not lift it"
    model.show(FRUIT[:2])
    assert [row.id for row in model.ticked_rows] == [2]
    model.tick([2], ticked=False)
    assert model.ticked_rows == []


def test_letters_with_marks_and_strokes_stand_with_plain_ones() -> None:
    assert [text_key(name) for name in ("Đặng", "Ésa", "Łucja", "ØSTBY")] == ["dang", "esa", "lucja", "ostby"]
