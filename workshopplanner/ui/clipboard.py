"""Copy, paste, fill and clear rectangles of a table; what is large or doubtful is shown before it is written."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt
from PySide6.QtGui import QGuiApplication

from workshopplanner.core.tsv import Grid, from_tsv, to_html, to_tsv
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.ui.cells import Cells, Edit
from workshopplanner.ui.ordering import text_key

if TYPE_CHECKING:
    from workshopplanner.ui.table import TableView

SILENT = 20  # so many cells are written without a preview
_MARKS = dict.fromkeys((0x200E, *range(0x2066, 0x206A)))  # of direction on the screen; no business of a spreadsheet


class Clipboard(QObject):
    """The table's exchange with spreadsheets, and its writing of many cells."""

    def __init__(self, table: "TableView", cells: Cells | None) -> None:
        super().__init__(table)
        self._table = table
        self._cells = cells

    # ---- out

    def copy(self) -> None:
        """Put the selected rectangle on the clipboard, as text and as a table of texts."""
        grid = self.selected_grid()
        if grid:
            data = QMimeData()
            data.setText(to_tsv(grid).removesuffix("\n"))
            data.setHtml(to_html(grid))
            QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Copy the selected rectangle and clear it."""
        self.copy()
        self.clear()

    def selected_grid(self) -> Grid:
        """Return the texts of the selected cells; gaps of a ragged selection are empty."""
        cells = set(self._table.selected_cells())
        model = self._table.rows
        columns = sorted({column for _row, column in cells})
        return [
            [
                model.columns[column].text(model.rows[row]).translate(_MARKS) if (row, column) in cells else ""
                for column in columns
            ]
            for row in sorted({row for row, _column in cells})
        ]

    # ---- in

    def paste(self) -> None:
        """Put the clipboard's cells where the selection begins; one single cell fills the whole selection."""
        text = QGuiApplication.clipboard().text()
        if text:
            self._write(self.placed(from_tsv(text)), preview=True)

    def placed(self, grid: Grid) -> list[Edit]:
        """Return the edits that a pasted rectangle means at the current place."""
        cells = self._table.selected_cells()
        if len(grid) == len(grid[0]) == 1 and len(cells) > 1:
            return [self._edit(row, column, grid[0][0]) for row, column in cells]
        if not cells and not self._cells_can_grow():
            return []
        top = min((row for row, _column in cells), default=0)
        left = min((column for _row, column in cells), default=0)
        places = self._headed(grid[0])
        lines = grid[1:] if places else grid
        places = places or [left + over for over in range(len(grid[0]))]
        width = len(self._table.rows.columns)
        return [
            self._edit(top + down, column, text)
            for down, line in enumerate(lines)
            for column, text in zip(places, line, strict=True)
            if column < width and (top + down < self._table.rows.rowCount() or self._cells_can_grow())
        ]

    def _headed(self, line: list[str]) -> list[int]:
        """Return the columns that a line of titles names, so that a sheet copied with its head finds its places."""
        titles = [text_key(column.title) for column in self._table.rows.columns]
        named_ones = [text_key(cell.strip()) for cell in line]
        if len(line) < 2 or len(set(named_ones)) < len(line) or not set(named_ones) <= set(titles):
            return []
        return [titles.index(title) for title in named_ones]

    def problem(self, index: QModelIndex, text: str) -> str:
        """Return why a text typed into a cell can't be read, or nothing."""
        if self._cells is None or not index.isValid() or text == str(index.data(Qt.ItemDataRole.EditRole) or ""):
            return ""
        (outcome,) = self._cells.read([self._edit(index.row(), index.column(), text)])
        return outcome.problem

    def _cells_can_grow(self) -> bool:
        return self._cells is not None and self._cells.adds

    def _edit(self, row: int, column: int, text: str) -> Edit:
        model = self._table.rows
        beyond = row >= model.rowCount()
        return Edit(None if beyond else model.rows[row], row + 1, model.columns[column], text)

    def fill_down(self) -> None:
        """Put the topmost selected cell of each column into the selected cells below it."""
        model = self._table.rows
        tops: dict[int, str] = {}
        edits = []
        for row, column in self._table.selected_cells():
            shown = model.columns[column]
            if column in tops:
                edits.append(self._edit(row, column, tops[column]))
            else:
                raw = model.index(row, column).data(Qt.ItemDataRole.EditRole)
                tops[column] = shown.text(model.rows[row]) if raw is None else str(raw)
        self._write(edits, preview=False)

    def clear(self) -> None:
        """Empty the selected cells."""
        cells = self._table.selected_cells()
        writable = [place for place in cells if self._table.rows.columns[place[1]].edit is not None]
        if cells and not writable:
            raise UserError(_("This column can't be changed here."))
        self._write([self._edit(row, column, "") for row, column in writable], preview=False)

    def _write(self, edits: list[Edit], preview: bool) -> None:
        if not edits:
            return
        if self._cells is None:
            self._write_one(edits)
            return
        outcomes = self._cells.read(edits)
        grows = any(edit.row is None for edit in edits)
        if (preview and (len(edits) > SILENT or grows)) or any(outcome.problem for outcome in outcomes):
            from workshopplanner.ui.paste import Preview

            box = Preview(self._table, edits, outcomes)
            edits = box.accepted_edits() if box.exec() else []
        else:
            edits = [edit for edit, outcome in zip(edits, outcomes, strict=True) if outcome.changes]
        if edits:
            with self._table.rows.holding():
                self._cells.write(edits)

    def _write_one(self, edits: list[Edit]) -> None:
        if len(edits) > 1:
            raise UserError(_("Cells of this table are changed one at a time."))
        (edit,) = edits
        if edit.column.edit is None:
            raise UserError(_("This column can't be changed here."))
        with self._table.rows.holding():
            edit.column.edit(edit.row, edit.text)
