"""Writing into the roster: one cell, many cells, and lines that become new people."""

from collections import defaultdict
from collections.abc import Sequence

from workshopplanner.commands import roster as commands
from workshopplanner.core import roster_fields
from workshopplanner.core.roster import Attendee, CellEdit
from workshopplanner.language import _
from workshopplanner.queries.roster_cells import readings
from workshopplanner.ui.cells import Edit, Outcome
from workshopplanner.ui.hub import Hub


class RosterCells:
    """What the roster offers its table for writing; a paste is refused if its rows changed after its preview."""

    adds = True

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._seen = hub.store.seen

    def one(self, person: Attendee, field: str, text: str) -> None:
        """Write one cell, under the name of what it changes."""
        if field == "role":
            self._hub.do(commands.set_role, person.id, roster_fields.read(field, text))
        elif field == "status":
            self._hub.do(commands.set_status, person.id, roster_fields.read(field, text))
        elif roster_fields.FIELDS[field].home == "person":
            self._hub.do(commands.edit_person, person.person_id, **{field: text})
        else:
            self._hub.do(commands.edit_participation, person.id, **{field: text})

    def read(self, edits: Sequence[Edit]) -> list[Outcome]:
        """Say what each cell comes to."""
        self._seen = self._hub.store.seen
        answers = iter(self._hub.ask(readings, self._cell_edits([edit for edit in edits if edit.column.edit])))
        outcomes = []
        for edit in edits:
            if edit.column.edit is None:
                name = edit.row.name if edit.row else ""
                outcomes.append(Outcome(name, "", edit.text, _("This column is hidden or can't be changed here.")))
            else:
                answer = next(answers)
                outcomes.append(Outcome(answer.name, answer.before, answer.after, answer.problem))
        return outcomes

    def _cell_edits(self, edits: Sequence[Edit]) -> list[CellEdit]:
        first = min((edit.line for edit in edits if edit.row is None), default=0)
        return [
            CellEdit(edit.row.id if edit.row else -(edit.line - first + 1), edit.column.key, edit.text)
            for edit in edits
        ]

    def write(self, edits: Sequence[Edit]) -> None:
        """Write all cells and add the people of the lines beyond the last row, as one step."""
        additions: defaultdict[int, dict[str, str]] = defaultdict(dict)
        for edit in edits:
            if edit.row is None:
                additions[edit.line][edit.column.key] = edit.text
        inside = self._cell_edits([edit for edit in edits if edit.row is not None])
        if additions:
            new = [additions[line] for line in sorted(additions)]
            self._hub.store.do_since(self._seen, commands.paste_people, self._hub.workshop_id, inside, new)
        elif len(inside) == 1:
            (only,) = [edit for edit in edits if edit.row is not None]
            self.one(only.row, only.column.key, only.text)
        else:
            self._hub.store.do_since(self._seen, commands.edit_people, inside)
