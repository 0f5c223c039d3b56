"""A page in small with a table of cities, and hands to use it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from workshopplanner.ui.cells import Edit, Outcome
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


def open_atlas(qtbot: QtBot) -> Atlas:
    """Show three cities in an active window."""
    made = Atlas([City(1, "Suva", "Fiji"), City(2, "Turku", "Finland", 'said "hi"'), City(3, "Darhan", "Mongolia")])
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made.model)
    qtbot.addWidget(made.table)
    made.table.resize(700, 300)
    with qtbot.waitActive(made.table):
        made.table.show()
        made.table.activateWindow()
    made.table.setFocus()
    return made
