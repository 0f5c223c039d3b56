"""The preview of a paste: what each cell is and would be, and which cells can't be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from workshopplanner.language import _, ngettext
from workshopplanner.ui.cells import Edit, Outcome
from workshopplanner.ui.rows_model import Column, RowsModel
from workshopplanner.ui.widgets import named


@dataclass(frozen=True)
class _Line:
    id: int
    edit: Edit
    outcome: Outcome


def _columns() -> list[Column[_Line]]:
    return [
        Column(_("Row"), lambda line: str(line.edit.line), sort=lambda line: line.edit.line, width=48),
        Column(_("Who or what"), lambda line: line.outcome.name, width=140),
        Column(_("Column"), lambda line: line.edit.column.title, width=110),
        Column(_("Now"), lambda line: line.outcome.before, width=130, tone=lambda _line: "muted"),
        Column(_("Will be"), lambda line: line.outcome.after, width=130),
        Column(_("Can't be done because"), lambda line: line.outcome.problem, width=380, tone=lambda _line: "error"),
    ]


class Preview(QDialog):
    """Asks before many cells are written; cells that can't be read come first and are never written silently."""

    def __init__(self, parent: QWidget, edits: Sequence[Edit], outcomes: Sequence[Outcome]) -> None:
        super().__init__(parent)
        self._lines = [_Line(at, edit, outcome) for at, (edit, outcome) in enumerate(zip(edits, outcomes, strict=True))]
        self._bad = [line for line in self._lines if line.outcome.problem]
        self._good = [line for line in self._lines if line.outcome.changes]
        named(self, "paste", _("Preview of the changes"))
        self.setWindowTitle(_("Preview of the changes"))
        self.resize(1000, 460)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._sentence("paste.summary", self._summary()))
        if self._bad:
            warning = self._sentence("paste.problems", self._warning())
            warning.setProperty("tone", "warning")
            warning.setContentsMargins(8, 4, 8, 4)
            column.addWidget(warning)
        column.addWidget(self._table(), 1)
        self._full = self._sentence("paste.sentence", self._bad[0].outcome.problem if self._bad else "")
        self._full.setTextFormat(Qt.TextFormat.PlainText)
        self._full.setVisible(bool(self._bad))
        column.addWidget(self._full)
        column.addWidget(self._buttons())

    def _sentence(self, name: str, text: str) -> QLabel:
        label = named(QLabel(text), name, text)
        label.setWordWrap(True)
        return label

    def _summary(self) -> str:
        good, same = len(self._good), len(self._lines) - len(self._good) - len(self._bad)
        changed = ngettext("{n} cell will change.", "{n} cells will change.", good).format(n=good)
        kept = ngettext("{n} stays as it is.", "{n} stay as they are.", same).format(n=same)
        return f"{changed} {kept}" if same else changed

    def _warning(self) -> str:
        number = len(self._bad)
        return ngettext(
            "{n} cell can't be read. Nothing has been changed yet.",
            "{n} cells can't be read. Nothing has been changed yet.",
            number,
        ).format(n=number)

    def _table(self) -> QWidget:
        from workshopplanner.ui.table import TableView

        model: RowsModel[_Line] = RowsModel(_columns(), self)
        table = TableView(model, "paste.table", _("Cells before and after"))
        model.show([*self._bad, *self._good])
        self._shown = table
        table.chosen.connect(self._tell_whole)
        return table

    def _tell_whole(self) -> None:
        """Say in full why the cell of the chosen line can't be read."""
        here = self._shown.currentIndex()
        if here.isValid():
            self._full.setText(self._shown.rows.row_at(here).outcome.problem)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        cancel = box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        named(cancel, "paste.cancel", _("Cancel"))
        box.rejected.connect(self.reject)
        if self._good:
            apply = box.addButton(self._verb(), QDialogButtonBox.ButtonRole.AcceptRole)
            named(apply, "paste.apply", self._verb())
            apply.setProperty("primary", "true")
            apply.setDefault(not self._bad)
            box.accepted.connect(self.accept)
        cancel.setDefault(bool(self._bad) or not self._good)
        return box

    def _verb(self) -> str:
        number = len(self._good)
        if self._bad:
            text = ngettext("Leave those out and change {n} cell", "Leave those out and change {n} cells", number)
        else:
            text = ngettext("Change {n} cell", "Change {n} cells", number)
        return text.format(n=number)

    def accepted_edits(self) -> list[Edit]:
        """Return the edits to write: those that can be read and that change something."""
        return [line.edit for line in self._good]
