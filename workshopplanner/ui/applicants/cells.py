"""Writing into the table of applicants: cells of the person as on the roster, and those of the application."""

from collections.abc import Sequence
from typing import Any

from workshopplanner.commands import applications as commands
from workshopplanner.core import applicant_fields as fields
from workshopplanner.core.roster_fields import text_of
from workshopplanner.ui.cells import Edit, Outcome
from workshopplanner.ui.roster.cells import RosterCells


class ApplicantCells(RosterCells):
    """What the page offers its table for writing; who applies comes from a file, so that no lines are added here."""

    adds = False

    def one(self, person: Any, field: str, text: str) -> None:
        point = fields.point_of(field)
        if point is not None:
            self._hub.do(commands.tick_eligibility, [person.id], point, fields.read(field, text))
        elif fields.is_own(field):
            self._hub.do(commands.edit_application, person.id, **{field: fields.read(field, text)})
        else:
            super().one(person, field, text)

    def read(self, edits: Sequence[Edit]) -> list[Outcome]:
        others = iter(super().read([edit for edit in edits if not fields.is_own(edit.column.key)]))
        return [_outcome(edit) if fields.is_own(edit.column.key) else next(others) for edit in edits]

    def write(self, edits: Sequence[Edit]) -> None:
        if len(edits) == 1:
            self.one(edits[0].row, edits[0].column.key, edits[0].text)
        else:
            self._hub.store.do_since(self._seen, commands.edit_applicants, self._cell_edits(edits))


def _outcome(edit: Edit) -> Outcome:
    name, key = (edit.row.name if edit.row else ""), edit.column.key
    before = fields.written(edit.row, key) if edit.row else ""
    wrong = fields.problem(key, edit.text)
    after = edit.text if wrong else text_of(fields.read(key, edit.text))
    return Outcome(name, before, after, wrong)
