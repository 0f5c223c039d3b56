"""Writing into the table to score in: values and comments of one reader, one cell or a pasted rectangle."""

from collections.abc import Sequence

from workshopplanner.commands import scoring as commands
from workshopplanner.core.scoring import Criterion, Mark, Remark, ScoreLine, ScoreTable, read_value, written
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.ui.cells import Edit, Outcome
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.scoring.columns import COMMENT, criterion_key


class ScoreCells:
    """What the view offers its table; applications come from elsewhere, so that no lines are added here."""

    adds = False

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._seen = hub.store.seen
        self.table = ScoreTable()

    def one(self, line: ScoreLine, key: str, text: str) -> None:
        """Write one cell of the reader."""
        reader_id = self._reader()
        if key == COMMENT:
            self._hub.do(commands.comment_application, reader_id, line.id, text)
        else:
            criterion = self._criterion(key)
            self._hub.do(commands.score_application, reader_id, line.id, criterion.id, read_value(criterion, text))

    def _reader(self) -> int:
        if self.table.reader_id is None:
            raise UserError(_("Choose first who is reading."))
        return self.table.reader_id

    def _criterion(self, key: str) -> Criterion:
        return next(each for each in self.table.criteria if criterion_key(each) == key)

    def read(self, edits: Sequence[Edit]) -> list[Outcome]:
        """Say what each cell comes to."""
        self._seen = self._hub.store.seen
        return [self._outcome(edit) for edit in edits]

    def _outcome(self, edit: Edit) -> Outcome:
        line, key = edit.row, edit.column.key
        before = edit.column.text(line)
        if edit.column.edit is None:
            return Outcome(line.name, "", edit.text, _("This column can't be changed here."))
        if line.mine is not None and line.mine.submitted is not None and edit.text != before:
            return Outcome(line.name, before, edit.text, _("This was submitted. Reopen it to change it."))
        if key == COMMENT:
            return Outcome(line.name, before, edit.text.strip())
        try:
            return Outcome(line.name, before, written(read_value(self._criterion(key), edit.text)))
        except UserError as wrong:
            return Outcome(line.name, before, edit.text, wrong.message)

    def write(self, edits: Sequence[Edit]) -> None:
        """Write all cells as one step."""
        if len(edits) == 1:
            self.one(edits[0].row, edits[0].column.key, edits[0].text)
            return
        reader_id = self._reader()
        said = [Remark(reader_id, edit.row.id, edit.text) for edit in edits if edit.column.key == COMMENT]
        marks = [
            Mark(reader_id, edit.row.id, criterion.id, read_value(criterion, edit.text))
            for edit in edits
            if edit.column.key != COMMENT
            for criterion in [self._criterion(edit.column.key)]
        ]
        self._hub.store.do_since(self._seen, commands.score_applications, marks, said)
