"""The outcomes of a workshop as a short list: written, changed and taken away in place."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from workshopplanner.commands import workshops as commands
from workshopplanner.core.workshops import Outcome
from workshopplanner.language import _
from workshopplanner.queries.workshops import outcomes
from workshopplanner.ui import icons
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.widgets import named


class Outcomes(QWidget):
    """One line for each outcome and an empty one to add another."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        named(self, "overview.outcomes", _("Outcomes"))
        self._hub = hub
        self._lines: dict[int, QLineEdit] = {}
        self._shown: tuple[Outcome, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.new = named(QLineEdit(), "overview.outcomes.new", _("Add an outcome"))
        self.new.setPlaceholderText(_("Add an outcome: participants will …"))
        self.new.returnPressed.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(self.new)
        Live(hub, self, self._show, outcomes)

    def _show(self, found: list[Outcome]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = {}
        self._shown = tuple(found)
        for outcome in found:
            self._rows.addWidget(self._row(outcome))

    def _row(self, outcome: Outcome) -> QWidget:
        row = QWidget()
        number = QLabel(str(outcome.number))
        number.setProperty("role", "muted")
        number.setMinimumWidth(16)
        name = _("Outcome {n}").format(n=outcome.number)
        line = named(QLineEdit(outcome.statement), f"overview.outcome.{outcome.number}", name)
        line.setCursorPosition(0)
        line.setToolTip(outcome.statement)
        line.setProperty("outcome", outcome.id)
        line.editingFinished.connect(self._edit)
        drop_name = _("Delete outcome {n}").format(n=outcome.number)
        drop = named(QPushButton(), f"overview.outcome.{outcome.number}.delete", drop_name)
        drop.setProperty("flat", "true")
        drop.setProperty("outcome", outcome.id)
        drop.setToolTip(drop_name)
        icons.dress(drop, "trash", "secondary", 16)
        drop.clicked.connect(self._delete)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(number)
        layout.addWidget(line, 1)
        layout.addWidget(drop)
        self._lines[outcome.id] = line
        return row

    def _add(self) -> None:
        text = self.new.text().strip()
        if text:
            self.new.clear()
            self._hub.do(commands.add_outcome, self._hub.workshop_id, text)

    def _edit(self) -> None:
        line = self.sender()
        if not isinstance(line, QLineEdit):
            return
        outcome_id, text = line.property("outcome"), line.text().strip()
        known = {outcome.id: outcome.statement for outcome in self._shown}
        if outcome_id in known and text != known[outcome_id]:
            self._hub.do(commands.edit_outcome, outcome_id, statement=text)

    def _delete(self) -> None:
        button = self.sender()
        if button is not None:
            self._hub.do(commands.delete_outcome, button.property("outcome"))
