"""What the values of a criterion stand for, one line a value."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from workshopplanner.commands import scoring as commands
from workshopplanner.core.scoring import Criterion
from workshopplanner.language import _
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.rows_model import Column, RowsModel
from workshopplanner.ui.table import TableView

MOST = 21  # values with words; nobody describes each of a hundred


@dataclass(frozen=True)
class Level:
    """A value of the scale with its words; `id` is the value."""

    id: int
    statement: str


class ScaleTable(TableView):
    """Shows and writes the descriptors of the chosen criterion."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._criterion: Criterion | None = None
        self.levels: RowsModel[Level] = RowsModel(self._level_columns())
        super().__init__(self.levels, "scoring.scale", _("What the values stand for"))
        self.levels.setParent(self)

    def _level_columns(self) -> list[Column[Level]]:
        trailing = Qt.AlignmentFlag.AlignTrailing
        return [
            Column(
                _("Value"), lambda row: str(row.id), None, lambda row: row.id, align=trailing, key="value", width=64
            ),
            Column(_("What it stands for"), lambda row: row.statement, self._describe, key="statement", width=460),
        ]

    def _describe(self, level: Level, text: str) -> None:
        if self._criterion is not None:
            self._hub.do(commands.describe_criterion, self._criterion.id, {level.id: text})

    def show_criterion(self, criterion: Criterion | None) -> None:
        """Show the scale of a criterion, or of none."""
        self._criterion = criterion
        if criterion is None:
            self.levels.show([])
            return
        said = dict(criterion.descriptors)
        values = range(criterion.highest, criterion.lowest - 1, -1)
        shown = values if len(values) <= MOST else sorted({*said, criterion.lowest, criterion.highest}, reverse=True)
        self.levels.show([Level(value, said.get(value, "")) for value in shown])
