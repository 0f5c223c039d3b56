"""What participants can do after a session: short lines, added, reworded, reordered and deleted in place."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from workshopplanner.core.plans import Objective
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.agenda.fields import TextField
from workshopplanner.ui.widgets import named


class Objectives(QWidget):
    """One line for each objective and an empty one for another; `given` has all statements as they shall be."""

    given = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        named(self, "plan.objectives", _("Objectives"))
        self._shown: tuple[Objective, ...] | None = None
        self._lines: list[TextField] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.new = named(QLineEdit(), "plan.objective.new", _("Add an objective"))
        self.new.setPlaceholderText(_("Add an objective: name, compare, draft …"))
        self.new.returnPressed.connect(self._add)
        self.new.editingFinished.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._rows)
        column.addWidget(self.new)

    def show_objectives(self, objectives: Sequence[Objective], other: bool) -> None:
        """Show the objectives of a session; what somebody is typing stays while only other lines change."""
        if tuple(objectives) == self._shown and not other:
            return
        if other:
            self.new.clear()
        self._shown = tuple(objectives)
        while len(self._lines) > len(objectives):
            self._lines.pop()
            self._drop_row()
        while len(self._lines) < len(objectives):
            self._add_row(len(self._lines) + 1)
        for line, objective in zip(self._lines, objectives, strict=True):
            line.show_text(objective.statement, other)

    def _drop_row(self) -> None:
        item = self._rows.takeAt(self._rows.count() - 1)
        row = item.widget() if item is not None else None
        if row is not None:
            row.hide()
            row.deleteLater()

    def _add_row(self, number: int) -> None:
        row = QWidget()
        line = TextField(f"plan.objective.{number}", _("Objective {n}").format(n=number))
        line.setProperty("number", number)
        line.given.connect(self._reword)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(QLabel(str(number)))
        layout.addWidget(line, 1)
        tools = (
            ("up", _("Move objective {n} up"), "arrow-up", self._up),
            ("down", _("Move objective {n} down"), "arrow-down", self._down),
            ("delete", _("Delete objective {n}"), "close", self._delete),
        )
        for name, words, icon, does in tools:
            text = words.format(n=number)
            button = named(QPushButton(), f"plan.objective.{number}.{name}", text)
            button.setToolTip(text)
            button.setProperty("flat", "true")
            button.setProperty("number", number)
            icons.dress(button, icon, "secondary", 14)
            button.clicked.connect(does)
            layout.addWidget(button)
        self._rows.addWidget(row)
        self._lines.append(line)

    # ---- changing

    def _statements(self) -> list[str]:
        return [objective.statement for objective in self._shown or ()]

    def _number(self) -> int:
        sender = self.sender()
        return int(sender.property("number"))

    def _add(self) -> None:
        text = self.new.text().strip()
        if text:
            self.new.clear()
            self.given.emit([*self._statements(), text])

    def _reword(self, text: str) -> None:
        statements = self._statements()
        statements[self._number() - 1] = text
        self.given.emit(statements)

    def _delete(self) -> None:
        statements = self._statements()
        del statements[self._number() - 1]
        # The button may go with the objective while it is still at work.
        QTimer.singleShot(0, self, lambda: self.given.emit(statements))

    def _up(self) -> None:
        self._swap(self._number() - 1, -1)

    def _down(self) -> None:
        self._swap(self._number() - 1, 1)

    def _swap(self, at: int, by: int) -> None:
        statements = self._statements()
        if 0 <= at + by < len(statements):
            statements[at], statements[at + by] = statements[at + by], statements[at]
            self.given.emit(statements)
