"""The table of a plan's steps: re-clocked at every keystroke, with a free line at the end to write on."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QHeaderView, QLineEdit, QStyleOptionViewItem, QWidget

from workshopplanner.core import plan_fields
from workshopplanner.core.agenda import minute_of
from workshopplanner.core.plan_minutes import clocks
from workshopplanner.core.plans import PlanStep, Sheet
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.ui.agenda.words import clock
from workshopplanner.ui.cell_editor import CellDelegate
from workshopplanner.ui.cells import Cells, Edit
from workshopplanner.ui.rows_model import Column, Index, Role, RowsModel
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named

FREE = 0  # the id of the free line
_FREE_STEP = PlanStep(FREE, 0, 0, None, None, "", None, "", None, "", None, "", None)
Hint = QAbstractItemDelegate.EndEditHint
_RIGHT = Qt.AlignmentFlag.AlignTrailing
GRIP = "⠿"


class StepsModel(RowsModel[PlanStep]):
    """Steps in their order, the free line last."""

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Hold nothing: steps are never sorted or filtered, and a new one belongs before the free line."""
        yield

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            return super().headerData(section, orientation, role)
        free = not 0 <= section < len(self.rows) or self.rows[section].id == FREE
        if role == Role.DisplayRole:
            return "+" if free else GRIP
        if role in {Role.ToolTipRole, Role.AccessibleTextRole}:
            return _("Write here to add a step") if free else _("Drag to move the step, or press Alt+↑ or Alt+↓")
        return int(Qt.AlignmentFlag.AlignCenter) if role == Role.TextAlignmentRole else None


class StepDelegate(CellDelegate):
    """Tells what is typed into the minutes of a step, letter by letter."""

    typed = Signal(int, str)  # step, text
    ended = Signal()

    def __init__(self, table: "StepTable") -> None:
        super().__init__(table)
        self._step_id = FREE

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit) and self._model.columns[index.column()].name == "minutes":
            self._step_id = self._model.rows[index.row()].id
            editor.textEdited.connect(self._typing)
        return editor

    def _typing(self, text: str) -> None:
        self.typed.emit(self._step_id, text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        self.ended.emit()
        super().setModelData(editor, model, index)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        super().destroyEditor(editor, index)
        self.ended.emit()


class StepTable(TableView):
    """Shows the steps of a plan; `moved` says where a step was put, counted from 1."""

    minutes_typed = Signal(object)  # step to minutes while somebody is typing them; empty when it is over
    moved = Signal(int, int)
    insert_wanted = Signal(int)  # the place from 1
    repeat_wanted = Signal(int)

    def __init__(self, cells: Cells) -> None:
        self.steps = StepsModel([])
        self._cells = cells
        self._sheet: Sheet | None = None
        self._clocks: dict[int, dt.time | None] = {}
        self._typed: dict[int, int] = {}
        self._landing: tuple[int, str] | None = None
        super().__init__(self.steps, "plan.steps", _("Steps of the session plan"), cells)
        self.steps.set_columns(self._make_columns())
        self._delegate = StepDelegate(self)
        self.setItemDelegate(self._delegate)
        self._delegate.typed.connect(self._typing)
        self._delegate.ended.connect(self._typing_ended)
        self._grips()
        self.opened.connect(self._enter)

    # ---- the parts

    def _make_columns(self) -> list[Column[PlanStep]]:
        return [
            Column(_("Clock"), self._clock, key="clock", width=62, align=_RIGHT),
            self._column("minutes", _("Min"), 52, _RIGHT),
            self._column("least", _("Least"), 54, _RIGHT),
            self._column("most", _("Most"), 54, _RIGHT),
            self._column("activity", _("Activity"), 280),
            self._column("method", _("Method"), 106),
            self._column("materials", _("Materials"), 130),
            self._column("responsible_id", _("Responsible"), 120),
            self._column("objective_id", _("Objective"), 84),
            self._column("notes", _("Notes"), 80),
        ]

    def _column(self, name: str, title: str, width: int, align: Qt.AlignmentFlag | None = None) -> Column[PlanStep]:
        chosen = name in {"method", "responsible_id", "objective_id"}
        return Column(
            title,
            lambda step: self._shown(name, step),
            lambda step, text: self._write(name, step, text),
            choices=(lambda: plan_fields.choices(name, self._sheet)) if chosen else None,
            raw=lambda step: "" if step.id == FREE else plan_fields.shown(name, step, self._sheet),
            tone=lambda step: "muted" if step.id == FREE else "",
            align=align or Qt.AlignmentFlag.AlignLeading,
            key=name,
            width=width,
        )

    def _grips(self) -> None:
        grips = named(QHeaderView(Qt.Orientation.Vertical, self), "plan.grips", _("Order of the steps"))
        self.setVerticalHeader(grips)
        grips.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        grips.setSectionsMovable(True)
        grips.setSectionsClickable(True)
        grips.setFixedWidth(24)
        grips.setCursor(Qt.CursorShape.OpenHandCursor)
        grips.sectionMoved.connect(self._dragged)
        self.set_roomy(self._roomy)
        self.head.setSectionsClickable(False)  # steps keep their order

    def _make_actions(self) -> dict[str, Any]:
        actions = super()._make_actions()
        for name in ("sort", "filter", "open", "tick", "tick_all"):
            self.removeAction(actions[name])
            if name != "open":
                del actions[name]
        self.addAction(actions["open"])
        actions["open"].setText(_("Write"))
        actions["choices"].setShortcuts([])  # Alt+Down moves the step; inside a cell it lists the choices all the same
        actions["up"] = self._action("up", _("Move step up"), self.move_up, "Alt+Up")
        actions["down"] = self._action("down", _("Move step down"), self.move_down, "Alt+Down")
        actions["insert"] = self._action("insert", _("Insert a step above"), self._insert, "Ins")
        actions["repeat"] = self._action("repeat", _("Repeat step"), self._repeat)
        actions["remove"].setText(_("Delete steps"))
        return actions

    # ---- showing

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the steps of a plan."""
        same = self._sheet is not None and self._sheet.plan.session_id == sheet.plan.session_id
        self._sheet = sheet
        self._clocks = {step.id: step.begins for step in sheet.plan.steps}
        self.steps.show([*sheet.plan.steps, _FREE_STEP])
        if self._typed:
            self._reclock()
        if not same:
            self.setCurrentIndex(QModelIndex())

    def _shown(self, name: str, step: PlanStep) -> str:
        if step.id == FREE:
            return _("Add a step…") if name == "activity" else ""
        return plan_fields.shown(name, step, self._sheet)

    def _clock(self, step: PlanStep) -> str:
        begins = self._clocks.get(step.id)
        return "" if begins is None else clock(minute_of(begins))

    def _typing(self, step_id: int, text: str) -> None:
        if self._sheet is None or step_id == FREE:
            return
        try:
            minutes = plan_fields.read("minutes", text, None, self._sheet)["minutes"]
        except UserError:
            self._typed = {}
        else:
            self._typed = {step_id: minutes}
        self._reclock()

    def _typing_ended(self) -> None:
        if self._typed:
            self._typed = {}
            self._reclock()

    def _reclock(self) -> None:
        """Show when each step begins with the minutes as they stand in the open editor."""
        assert self._sheet is not None
        steps = self._sheet.plan.steps
        first = steps[0].begins if steps else None
        starts = clocks(first, [self._typed.get(step.id, step.minutes) for step in steps])
        self._clocks = {step.id: begins for step, begins in zip(steps, starts, strict=True)}
        if self.steps.rowCount():
            self.steps.dataChanged.emit(self.steps.index(0, 0), self.steps.index(self.steps.rowCount() - 1, 0))
        self.minutes_typed.emit(dict(self._typed))

    # ---- writing

    def _write(self, name: str, step: PlanStep, text: str) -> None:
        self._cells.write([Edit(step, step.position, self.steps.columns[self.column_of(name)], text)])

    def column_of(self, name: str) -> int:
        """Return where a column stands."""
        return [column.name for column in self.steps.columns].index(name)

    def write_at(self, step_id: int, name: str = "activity") -> None:
        """Open a cell of a step, or of the free line, for writing."""
        if self.select(step_id, self.column_of(name)):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit(self.currentIndex())

    def _enter(self, step: PlanStep) -> None:
        last = self._sheet.plan.steps[-1].id if self._sheet is not None and self._sheet.plan.steps else FREE
        if step.id in (last, FREE):
            self.write_at(FREE)
        else:
            self._edit_current()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        landing, self._landing = self._landing, None
        super().closeEditor(editor, Hint.NoHint if landing else hint)
        if landing:
            self._land(*landing, hint)

    def land(self, step_id: int, name: str) -> None:
        """Remember which step came out of the free line; the cursor goes on from there once the editor is closed."""
        self._landing = step_id, name

    def _land(self, step_id: int, name: str, hint: QAbstractItemDelegate.EndEditHint) -> None:
        at = self.column_of(name)
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # the new row hid the editor, and the focus went with it
        if hint is Hint.SubmitModelCache:  # Enter: on to the next free line
            self.select(FREE, at)
            return
        self.select(step_id, at)
        beside = self.currentIndex().siblingAtColumn(
            at + {Hint.EditNextItem: 1, Hint.EditPreviousItem: -1}.get(hint, 0)
        )
        if hint in (Hint.EditNextItem, Hint.EditPreviousItem) and beside.flags() & Qt.ItemFlag.ItemIsEditable:
            self._go(beside)
            self.edit(beside)

    # ---- the order

    def current_step(self) -> PlanStep | None:
        """Return the step that the cursor is in; not the free line."""
        index = self.currentIndex()
        step = self.steps.row_at(index) if index.isValid() else None
        return None if step is None or step.id == FREE else step

    def chosen_steps(self) -> Sequence[PlanStep]:
        """Return the steps with a selected cell."""
        return [step for step in self.chosen_rows() if step.id != FREE]

    def move_up(self) -> None:
        """Move the current step before the one above it."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the current step behind the one below it."""
        self._move(1)

    def _move(self, by: int) -> None:
        step = self.current_step()
        if step is not None and 1 <= step.position + by <= self.steps.rowCount() - 1:
            self.moved.emit(step.id, step.position + by)

    def _insert(self) -> None:
        step = self.current_step()
        if step is None:
            self.write_at(FREE)
        else:
            self.insert_wanted.emit(step.position)

    def _repeat(self) -> None:
        step = self.current_step()
        if step is not None:
            self.repeat_wanted.emit(step.id)

    def _dragged(self, logical: int, _before: int, now: int) -> None:
        """Put the grips back and say where the step was dropped: the store decides where it is shown."""
        QTimer.singleShot(0, self._straighten)
        step = self.steps.rows[logical]
        if step.id != FREE:
            self.moved.emit(step.id, min(now + 1, self.steps.rowCount() - 1))

    def _straighten(self) -> None:
        grips = self.verticalHeader()
        blocked = grips.blockSignals(True)
        for logical in range(grips.count()):
            grips.moveSection(grips.visualIndex(logical), logical)
        grips.blockSignals(blocked)
        self.viewport().update()
