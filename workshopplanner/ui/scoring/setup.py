"""Where criteria, what their values stand for, and readers are written; a window that leaves the table usable."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.commands import scoring as commands
from workshopplanner.commands.selection import edit_scenario
from workshopplanner.core.kinds import Normalising, label
from workshopplanner.core.scoring import Criterion, Panel, Reader
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.queries.scoring import panel
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.rows_model import Column, RowsModel
from workshopplanner.ui.scoring.scale import ScaleTable
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named, resize_within_screen

NUMBER = Qt.AlignmentFlag.AlignTrailing


class Setup(QDialog):
    """Shows criteria and readers in tables that are written into like any other."""

    def __init__(self, over: QWidget, hub: Hub) -> None:
        super().__init__(over.window())
        named(self, "scoring.setup", _("Criteria and readers"))
        self.setWindowTitle(_("Criteria and readers"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._hub = hub
        self._panel = Panel()
        self.criteria: RowsModel[Criterion] = RowsModel(self._criterion_columns(), self)
        self.criteria_table = TableView(self.criteria, "scoring.criteria", _("Criteria"))
        self.scale = ScaleTable(hub)
        self.readers: RowsModel[Reader] = RowsModel(self._reader_columns(), self)
        self.readers_table = TableView(self.readers, "scoring.readers", _("Readers"))
        tabs = named(QTabWidget(), "scoring.setup.tabs", _("Criteria and readers"))
        tabs.addTab(self._criteria_tab(), _("Criteria"))
        tabs.addTab(self._readers_tab(), _("Readers"))
        column = QVBoxLayout(self)
        column.addWidget(tabs)
        self._live = Live(hub, self, self._show, panel)
        self.criteria_table.chosen.connect(self._show_scale)
        self.criteria_table.removal_wanted.connect(self._delete_criteria)
        self.readers_table.removal_wanted.connect(self._delete_readers)
        resize_within_screen(self, 760, 520)

    # ---- the parts

    def _criteria_tab(self) -> QWidget:
        tab = QWidget()
        column = QVBoxLayout(tab)
        column.addWidget(self.criteria_table, 3)
        column.addLayout(
            self._buttons(
                ("criterion.add", _("Add criterion"), self._add_criterion),
                ("criterion.up", _("Move up"), partial(self._move, -1)),
                ("criterion.down", _("Move down"), partial(self._move, 1)),
                ("criterion.delete", _("Delete"), self._delete_chosen_criteria),
            )
        )
        self.scale_words = QLabel()
        self.scale_words.setTextFormat(Qt.TextFormat.PlainText)
        self.scale_words.setProperty("role", "muted")
        column.addWidget(self.scale_words)
        column.addWidget(self.scale, 2)
        return tab

    def _readers_tab(self) -> QWidget:
        tab = QWidget()
        column = QVBoxLayout(tab)
        column.addWidget(self.readers_table, 1)
        column.addLayout(self._normalising_row())
        self.names = named(QPlainTextEdit(), "scoring.readers.new", _("New readers, one name a line"))
        self.names.setPlaceholderText(_("New readers, one name a line"))
        self.names.setTabChangesFocus(True)
        self.names.setMaximumHeight(84)
        column.addWidget(self.names)
        column.addLayout(
            self._buttons(
                ("readers.add", _("Add readers"), self._add_readers),
                ("readers.delete", _("Delete"), self._delete_chosen_readers),
            )
        )
        return tab

    def _normalising_row(self) -> QHBoxLayout:
        words = QLabel(_("Strict and &generous readers"))
        self.normalising = named(QComboBox(), "scoring.normalising", _("How readers are made comparable"))
        for each in Normalising:
            self.normalising.addItem(label(each), each)
        self.normalising.activated.connect(self._normalise)
        words.setBuddy(self.normalising)
        row = QHBoxLayout()
        row.addWidget(words)
        row.addWidget(self.normalising)
        row.addStretch(1)
        return row

    def _buttons(self, *wanted: tuple[str, str, Callable[[], object]]) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, text, does in wanted:
            button = named(QPushButton(text), f"scoring.{name}", text)
            button.setAutoDefault(False)
            button.clicked.connect(does)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _criterion_columns(self) -> list[Column[Criterion]]:
        def edit(name: str, read: Callable[[str], Any]) -> Callable[[Criterion, str], object]:
            return lambda row, text: self._hub.do(commands.edit_criterion, row.id, **{name: read(text)})

        return [
            Column(_("Criterion"), lambda row: row.title, edit("title", str), key="title", width=190),
            Column(
                _("Weight"),
                lambda row: f"{row.weight:g}",
                edit("weight", _number),
                lambda row: row.weight,
                align=NUMBER,
                key="weight",
                width=72,
            ),
            Column(
                _("From"),
                lambda row: str(row.lowest),
                edit("lowest", _whole),
                lambda row: row.lowest,
                align=NUMBER,
                key="lowest",
                width=64,
            ),
            Column(
                _("To"),
                lambda row: str(row.highest),
                edit("highest", _whole),
                lambda row: row.highest,
                align=NUMBER,
                key="highest",
                width=64,
            ),
            Column(_("What it asks"), lambda row: row.description, edit("description", str), key="asks", width=280),
        ]

    def _reader_columns(self) -> list[Column[Reader]]:
        return [
            Column(
                _("Reader"),
                lambda row: row.name,
                lambda row, text: self._hub.do(commands.rename_reader, row.id, text),
                key="name",
                width=260,
            ),
            Column(_("Submitted"), self._submitted, align=NUMBER, key="submitted", width=110),
            Column(_("In hand"), self._drafts, key="drafts", width=110),
        ]

    def _submitted(self, reader: Reader) -> str:
        mine = (each for each in self._panel.readings if each.reader_id == reader.id)
        return str(sum(each.submitted is not None for each in mine))

    def _drafts(self, reader: Reader) -> str:
        mine = (each for each in self._panel.readings if each.reader_id == reader.id)
        return str(sum(each.submitted is None for each in mine))

    # ---- showing

    def _show(self, found: Panel) -> None:
        self._panel = found
        self.criteria.show(found.criteria)
        self.readers.show(found.readers)
        self.readers_table.viewport().update()
        self.normalising.setCurrentIndex(list(Normalising).index(found.normalising))
        self.normalising.setEnabled(found.scenario_id is not None)
        first = _("This belongs to the rules. Make some on the Selection page first.")
        each = _("Each reader's totals are moved to the mean of all, or also stretched to the spread of all")
        self.normalising.setToolTip(first if found.scenario_id is None else each)
        self._show_scale()

    def _show_scale(self) -> None:
        rows = self.criteria_table.chosen_rows()
        known = {each.id: each for each in self._panel.criteria}
        chosen = known.get(rows[0].id) if len(rows) == 1 else None
        self.scale.show_criterion(chosen)
        asks = _("Choose a criterion to say what its values stand for.")
        told = "" if chosen is None else _("What the values of “{title}” stand for").format(title=chosen.title)
        self.scale_words.setText(told or asks)

    # ---- what a person wants

    def _add_criterion(self) -> None:
        made = self._hub.do(commands.add_criterion, self._hub.workshop_id, _("New criterion"))
        self.criteria_table.select(made)
        self.criteria_table.setFocus()
        self.criteria_table.edit(self.criteria_table.currentIndex())

    def _move(self, by: int) -> None:
        rows = self.criteria_table.chosen_rows()
        ids = [each.id for each in self._panel.criteria]
        if len(rows) == 1:
            place = ids.index(rows[0].id) + 1 + by
            if 1 <= place <= len(ids):
                self._hub.do(commands.move_criterion, rows[0].id, place)

    def _delete_chosen_criteria(self) -> None:
        self._delete_criteria(self.criteria_table.chosen_rows())

    def _delete_criteria(self, rows: list[Criterion]) -> None:
        if rows:
            self._hub.do(commands.delete_criteria, [row.id for row in rows])

    def _normalise(self) -> None:
        if self._panel.scenario_id is not None:
            self._hub.do(edit_scenario, self._panel.scenario_id, normalising=self.normalising.currentData())

    def _add_readers(self) -> None:
        self._hub.do(commands.add_readers, self._hub.workshop_id, self.names.toPlainText())
        self.names.clear()

    def _delete_chosen_readers(self) -> None:
        self._delete_readers(self.readers_table.chosen_rows())

    def _delete_readers(self, rows: list[Reader]) -> None:
        if rows:
            self._hub.do(commands.delete_readers, [row.id for row in rows])


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise UserError(_("“{text}” is no whole number.").format(text=text)) from None


def _number(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise UserError(_("“{text}” is no number.").format(text=text)) from None
