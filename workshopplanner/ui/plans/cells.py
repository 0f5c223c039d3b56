"""Writing cells of a plan's table: one, or a pasted rectangle, as one step of the history."""

from collections.abc import Callable, Sequence
from typing import Any

from workshopplanner.commands import plan_steps, plans
from workshopplanner.core import plan_fields
from workshopplanner.core.plans import Sheet
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.ui.cells import Edit, Outcome
from workshopplanner.ui.hub import Hub

NEW_STEP = (5, 10)  # a new step has the minutes that are spare, but not less or more than these


class StepCells:
    """Reads and writes the cells of the plan that is shown; `added` is told which step came out of the free line."""

    adds = True

    def __init__(self, hub: Hub, added: Callable[[int, str], object]) -> None:
        self._hub, self._added = hub, added
        self.sheet: Sheet | None = None

    def read(self, edits: Sequence[Edit]) -> Sequence[Outcome]:
        """Say what each edit comes to, without writing anything."""
        return [self._outcome(edit) for edit in edits]

    def _outcome(self, edit: Edit) -> Outcome:
        step = edit.row if edit.row is not None and edit.row.id else None
        name = step.activity if step is not None else _("New step")
        before = plan_fields.shown(edit.column.name, step, self.sheet) if step is not None else ""
        if edit.column.edit is None:
            return Outcome(name, before, before, _("This column can't be changed here."))
        try:
            if edit.text.strip() or step is not None:
                self._fields(edit)
        except UserError as problem:
            return Outcome(name, before, edit.text, problem.message)
        return Outcome(name, before, edit.text.strip())

    def _fields(self, edit: Edit) -> dict[str, Any]:
        assert self.sheet is not None  # a table without a plan has no cells
        step = edit.row if edit.row is not None and edit.row.id else None
        return plan_fields.read(edit.column.name, edit.text, step, self.sheet)

    def write(self, edits: Sequence[Edit]) -> None:
        """Write all edits as one step; lines beyond the last step add steps."""
        if self.sheet is None:
            return
        lines: dict[tuple[int, int], dict[str, Any]] = {}
        for edit in edits:
            step_id = edit.row.id if edit.row is not None else 0
            if step_id or edit.text.strip():
                lines.setdefault((step_id, 0 if step_id else edit.line), {}).update(self._fields(edit))
        if lines:
            self._store(lines, edits[-1].column.name)

    def _store(self, lines: dict[tuple[int, int], dict[str, Any]], column: str) -> None:
        assert self.sheet is not None
        wanted = [
            (step_id or None, fields if step_id else self._new(fields)) for (step_id, _line), fields in lines.items()
        ]
        written = self._write(self.sheet.plan.session_id, wanted)
        if not next(reversed(lines))[0]:
            self._added(written[-1], column)

    def _write(self, session_id: int, lines: list[tuple[int | None, dict[str, Any]]]) -> list[int]:
        """Write lines as one step; a single one is told in the history for what it is."""
        (step_id, fields), *others = lines
        if others:
            return self._hub.do(plan_steps.write_steps, session_id, lines)
        if step_id is None:
            told: dict[str, Any] = {"activity": _("New step")} | fields
            return [self._hub.do(plans.add_step, session_id, **told)]
        self._hub.do(plans.edit_step, step_id, **fields)
        return [step_id]

    def _new(self, fields: dict[str, Any]) -> dict[str, Any]:
        assert self.sheet is not None
        least, most = NEW_STEP
        return {"minutes": max(least, min(self.sheet.plan.spare, most))} | fields
