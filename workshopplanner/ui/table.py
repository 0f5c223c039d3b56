"""The one table of the program: keys, selection, editing and the clipboard as hands know them from spreadsheets."""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QMetaMethod,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from workshopplanner.language import _
from workshopplanner.ui import widths
from workshopplanner.ui.cell_editor import CellDelegate
from workshopplanner.ui.cells import Cells, Place
from workshopplanner.ui.clipboard import Clipboard
from workshopplanner.ui.filter_header import FilterHeader
from workshopplanner.ui.rows_model import Order, RowsModel
from workshopplanner.ui.widgets import named

Key = QKeySequence.StandardKey
Hint = QAbstractItemDelegate.EndEditHint
ROW, ROOMY_ROW = 28, 36
FLASH = 1500  # milliseconds
_ROWS = " rows"  # no column is called so
_KEPT_CELLS = 20_000  # a larger selection is not carried over a reset


class TableView(QTableView):
    """Shows a RowsModel. `cells` is what the page offers for writing many cells at once; without it one at a time."""

    opened = Signal(object)  # row: Enter was pressed on it
    removal_wanted = Signal(list)  # rows
    chosen = Signal()  # other rows are ticked or selected

    def __init__(self, model: RowsModel[Any], name: str, accessible: str, cells: Cells | None = None) -> None:
        super().__init__()
        named(self, name, accessible)
        self.rows = model
        self.flashed: Hashable = None
        self._kept: tuple[list[tuple[Hashable, int]], tuple[Hashable, int] | None, Hashable] = ([], None, None)
        self._roomy = widths.remembered(name).get(_ROWS) == ROOMY_ROW
        self._sizing = False
        self._columns: list[str] = []
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.clipboard = Clipboard(self, cells)
        self._dress()
        self._head()
        self._connect()
        self.actions_by_name = self._make_actions()

    def _dress(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)  # Tab leaves the table; while editing it goes to the next cell
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._flash_ends = QTimer(self)
        self._flash_ends.setSingleShot(True)
        self._flash_ends.setInterval(FLASH)
        self._save_widths = QTimer(self)
        self._save_widths.setSingleShot(True)
        self._save_widths.setInterval(800)
        self._save_widths.timeout.connect(widths.save)

    def _head(self) -> None:
        beside = self.verticalHeader()
        beside.hide()
        beside.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.set_roomy(self._roomy)
        self.head = FilterHeader(self)
        self.setHorizontalHeader(self.head)
        self.head.sectionClicked.connect(self._sort)
        self.head.sectionResized.connect(self._resized)
        self.fit_columns()

    def _connect(self) -> None:
        self.rows.modelAboutToBeReset.connect(self._keep_selection)
        self.rows.modelReset.connect(self._restore_selection)
        self.rows.ticked.connect(self.chosen)
        self.selectionModel().selectionChanged.connect(self._selected)
        self.customContextMenuRequested.connect(self._menu)
        self._flash_ends.timeout.connect(self._end_flash)

    # ---- what can be done

    def _make_actions(self) -> dict[str, QAction]:
        clip = self.clipboard
        return {
            "open": self._action("open", _("Show details"), self._open, "Return", "Enter"),
            "edit": self._action("edit", _("Edit cell"), self._edit_current),
            "choices": self._action("choices", _("Show choices"), self._show_choices, "Alt+Down"),
            "copy": self._action("copy", _("Copy"), clip.copy, Key.Copy),
            "cut": self._action("cut", _("Cut"), clip.cut, Key.Cut),
            "paste": self._action("paste", _("Paste"), clip.paste, Key.Paste),
            "fill": self._action("fill", _("Fill down"), clip.fill_down, "Ctrl+D"),
            "clear": self._action("clear", _("Clear cells"), clip.clear, "Del", "Backspace"),
            "tick": self._action("tick", _("Tick or untick"), self._tick, "Space"),
            "tick_all": self._action("tick_all", _("Tick all shown"), self._tick_all),
            "remove": self._action("remove", _("Remove rows"), self._remove, "Ctrl+Del"),
            "filter": self._action("filter", _("Filter row"), self.head.toggle, "Ctrl+Shift+L"),
            "sort": self._action("sort", _("Sort by this column"), self._sort_here),
            "rows": self._action("rows", _("Higher or lower rows"), self._toggle_rows),
        }

    def _action(
        self, name: str, text: str, does: Callable[[], object], *keys: str | QKeySequence.StandardKey
    ) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"{self.objectName()}.{name}")
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(does)
        self.addAction(action)
        return action

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        can = {
            "choices": bool(self._column_here() and self._column_here().choices),
            "tick": self.rows.ticks is not None,
            "tick_all": self.rows.ticks is not None,
            "remove": self.isSignalConnected(QMetaMethod.fromSignal(self.removal_wanted)),
        }
        for name, action in self.actions_by_name.items():
            if can.get(name, True):
                menu.addAction(action)
        menu.popup(self.viewport().mapToGlobal(at))

    def _column_here(self) -> Any:
        index = self.currentIndex()
        return self.rows.columns[index.column()] if index.isValid() else None

    def _open(self) -> None:
        if self.currentIndex().isValid():
            self.opened.emit(self.rows.row_at(self.currentIndex()))

    def _edit_current(self) -> None:
        if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())

    def _show_choices(self) -> None:
        self._edit_current()
        delegate = self.itemDelegate()
        assert isinstance(delegate, CellDelegate)
        delegate.show_choices()

    def _tick(self) -> None:
        index = self.currentIndex()
        column = self._column_here()
        if column is None:
            return
        if column.edit is not None and not isinstance(column.show(self.rows.row_at(index)), str):
            state = Qt.CheckState.Unchecked if column.show(self.rows.row_at(index)) else Qt.CheckState.Checked
            self.rows.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)
            return
        ids = [self.rows.id_at(row) for row in self.selected_places()]
        self.rows.tick(ids, ticked=not set(ids) <= (self.rows.ticks or set()))

    def _tick_all(self) -> None:
        ids = [self.rows.id_at(row) for row in range(self.rows.rowCount())]
        self.rows.tick(ids, ticked=not set(ids) <= (self.rows.ticks or set()))

    def _remove(self) -> None:
        if self.chosen_rows():
            self.removal_wanted.emit(self.chosen_rows())

    # ---- which cells and rows

    def _parts(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(number) for number in range(selection.count())]

    def selected_cells(self) -> list[Place]:
        """Return the places of the selected cells, line by line; of the current one where none is selected."""
        found = {
            (row, column)
            for part in self._parts()
            for row in range(part.top(), part.bottom() + 1)
            for column in range(part.left(), part.right() + 1)
        }
        current = self.currentIndex()
        return sorted(found) or ([(current.row(), current.column())] if current.isValid() else [])

    def selected_places(self) -> list[int]:
        """Return the places of the rows that have a selected cell."""
        found = {row for part in self._parts() for row in range(part.top(), part.bottom() + 1)}
        return sorted(found) or ([self.currentIndex().row()] if self.currentIndex().isValid() else [])

    def chosen_rows(self) -> list[Any]:
        """Return the ticked rows; where none is ticked, those with a selected cell."""
        return self.rows.ticked_rows or [self.rows.rows[row] for row in self.selected_places()]

    def select(self, row_id: Hashable, column: int = 0) -> bool:
        """Make a row the current one and scroll to it; say whether it is shown."""
        place = self.rows.place_of(row_id)
        if place < 0:
            return False
        self._go(self.rows.index(place, column))
        return True

    def _go(self, index: QModelIndex) -> None:
        """Make a cell the only selected one, whatever keys are held: with Ctrl, Qt's own way would toggle it."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def go_in(self) -> None:
        """Take the focus to the first row, or to the one that is current."""
        if self.rows.rowCount() and not self.currentIndex().isValid():
            self.select(self.rows.id_at(0))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flash(self, row_id: Hashable) -> bool:
        """Scroll to a row and light it up for a moment; say whether it is shown."""
        shown = self.select(row_id, max(0, self.currentIndex().column()))
        if shown:
            self.flashed = row_id
            self._flash_ends.start()
            self.viewport().update()
        return shown

    def _end_flash(self) -> None:
        self.flashed = None
        self.viewport().update()

    def _selected(self, _new: QItemSelection, _old: QItemSelection) -> None:
        self.chosen.emit()

    def _keep_selection(self) -> None:
        cells = [] if self.selectionModel().selection().count() > 200 else self.selected_cells()[:_KEPT_CELLS]
        current, top = self.currentIndex(), self.rowAt(0)
        here = (self.rows.id_at(current.row()), current.column()) if current.isValid() else None
        named_cells = [(self.rows.id_at(row), column) for row, column in cells]
        self._kept = (named_cells, here, self.rows.id_at(top) if top >= 0 else None)

    def _restore_selection(self) -> None:
        cells, here, top = self._kept
        places = {self.rows.id_at(at): at for at in range(self.rows.rowCount())} if cells or here else {}
        columns = len(self.rows.columns)
        selection = QItemSelection()
        for row_id, column in cells:
            if row_id in places and column < columns:
                index = self.rows.index(places[row_id], column)
                selection.select(index, index)
        if here and here[0] in places:
            index = self.rows.index(places[here[0]], min(here[1], columns - 1))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            if top in places:
                self.scrollTo(self.rows.index(places[top], 0), QAbstractItemView.ScrollHint.PositionAtTop)
        if not selection.isEmpty():
            self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.fit_columns()

    # ---- editing

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint is Hint.SubmitModelCache:  # Enter: go down, as in a spreadsheet
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid():
                self._go(below)

    # ---- sorting and columns

    def _sort(self, section: int) -> None:
        added = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.sort_by_column(section, added)

    def _sort_here(self) -> None:
        if self.currentIndex().isValid():
            self.sort_by_column(self.currentIndex().column())

    def sort_by_column(self, section: int, added: bool = False) -> None:
        """Sort by a column: first up, then down, then as the rows came; `added` keeps the earlier keys before it."""
        column = self.rows.columns[section]
        before = next((key for key in self.rows.order if key.column.name == column.name), None)
        kept = [key for key in self.rows.order if key is not before] if added else []
        if before is None:
            self.rows.sort_by([*kept, Order(column)])
        elif not before.descending:
            self.rows.sort_by([*kept, Order(column, descending=True)])
        else:
            self.rows.sort_by(kept)

    def fit_columns(self) -> None:
        """Give the columns their remembered widths, or their own."""
        if [column.name for column in self.rows.columns] != self._columns:
            self._columns = [column.name for column in self.rows.columns]
            self.head.rebuild(self.head.filtering)
        scale = self._scale()
        remembered = widths.remembered(self.objectName())
        self._sizing = True
        for at, column in enumerate(self.rows.columns):
            self.setColumnWidth(at, round(remembered.get(column.name, column.width) * scale))
        self._sizing = False

    def _resized(self, section: int, _before: int, now: int) -> None:
        last = section == len(self.rows.columns) - 1  # it is stretched to the edge by itself
        if not self._sizing and not last and QApplication.mouseButtons():
            widths.remember(self.objectName(), self.rows.columns[section].name, round(now / self._scale()))
            self._save_widths.start()

    def _scale(self) -> float:
        return max(1.0, self.fontMetrics().height() / 17)

    def set_roomy(self, roomy: bool) -> None:
        """Choose between rows of 28 and of 36 pixels; larger text makes both higher."""
        self._roomy = roomy
        least = self.fontMetrics().height() + (16 if roomy else 9)
        self.verticalHeader().setDefaultSectionSize(max(ROOMY_ROW if roomy else ROW, least))

    def _toggle_rows(self) -> None:
        self.set_roomy(not self._roomy)
        widths.remember(self.objectName(), _ROWS, ROOMY_ROW if self._roomy else ROW)
        self._save_widths.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._columns:
            self.set_roomy(self._roomy)
            self.fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.rows.total and not self.rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            words = _("Nothing matches what is searched and filtered for.")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
            painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        down = event.angleDelta().y()
        sideways = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) or not self.verticalScrollBar().maximum()
        if down and sideways:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - down // 2)
            event.accept()
        else:
            super().wheelEvent(event)
