"""The table to score in: who is reading, what is still to score, submitting, and what the committee sees."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workshopplanner.commands import scoring as commands
from workshopplanner.core.scoring import ScoreLine, ScoreTable, missing
from workshopplanner.language import _, ngettext
from workshopplanner.queries.scoring import score_table
from workshopplanner.store.store import Tx
from workshopplanner.ui.cells import Edit
from workshopplanner.ui.count_line import CountLine
from workshopplanner.ui.empty import Empty
from workshopplanner.ui.header import HeaderLayout
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.notices import Notices
from workshopplanner.ui.rows_model import RowsModel
from workshopplanner.ui.scoring.cells import ScoreCells
from workshopplanner.ui.scoring.columns import columns
from workshopplanner.ui.scoring.sheets import Sheets
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named


class ScoringView(QWidget):
    """Lets one reader at a time score all applications."""

    chosen = Signal(object)  # the participation to show in the inspector, or None
    opened = Signal(object)  # ScoreLine: Enter was pressed on it
    closed = Signal()

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        named(self, "scoring")
        self.hub = hub
        self._reader_id: int | None = None
        self.shown = ScoreTable()
        self.cells = ScoreCells(hub)
        self.model: RowsModel[ScoreLine] = RowsModel([], self, haystack=_haystack)
        self.table = TableView(self.model, "scoring.table", _("Scores"), self.cells)
        self._make_bar()
        self._make_body()
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self.opened)
        self._live = Live(hub, self, self._show, self._ask)

    def _make_bar(self) -> None:
        self.bar = HeaderLayout()
        self.bar.setContentsMargins(16, 0, 16, 0)
        words = QLabel(_("Reading as"))
        self.readers = named(QComboBox(), "scoring.reader", _("Reading as"))
        self.readers.setToolTip(_("Each reader scores alone; others' scores show once one's own are submitted"))
        self.readers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.readers.activated.connect(self._read_as)
        self.submit = self._button("submit", _("Submit"), self._submit)
        self.submit.setProperty("primary", "true")
        self.reopen = self._button("reopen", _("Reopen"), self._reopen)
        self.setup = self._button("setup", _("Criteria and readers…"), self.set_up)
        self.back = self._button("back", _("Back to the list"), self.closed.emit)
        for widget in (words, self.readers, self.submit, self.reopen):
            self.bar.addWidget(widget)
        self.bar.addStretch(1)
        self.sheets = Sheets(self)
        for widget in (self.sheets.button, self.setup, self.back):
            self.bar.addWidget(widget)

    def _button(self, name: str, text: str, does: object) -> QPushButton:
        button = named(QPushButton(text), f"scoring.{name}", text)
        button.clicked.connect(does)
        return button

    def _make_body(self) -> None:
        self.notices = Notices()
        self.counts = CountLine("scoring.counts")
        sentence = _("Each reader scores alone, by criteria; the committee sees what was submitted.")
        self.empty = Empty("scoring.empty", sentence, _("Begin with common criteria"))
        self.empty.wanted.connect(self._begin)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        column.addLayout(self.bar)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        column.addWidget(self.counts)

    # ---- showing

    def _ask(self, tx: Tx, workshop_id: int) -> ScoreTable:
        return score_table(tx, workshop_id, self._reader_id)

    def _show(self, table: ScoreTable) -> None:
        same = [(each.criteria, each.readers, each.reader_id) for each in (self.shown, table)]
        self.shown = self.cells.table = table
        self._reader_id = table.reader_id
        if same[0] != same[1] or not self.model.columns:
            self._show_readers()
            self.model.set_columns(columns(table, self.cells.one))
        self.model.show(table.lines)
        self._stack.setCurrentIndex(0 if table.criteria else 1)
        self._count()

    def _show_readers(self) -> None:
        self.readers.clear()
        self.readers.addItem(_("The committee"), None)
        for each in self.shown.readers:
            self.readers.addItem(each.name, each.id)
        self.readers.setCurrentIndex(max(0, self.readers.findData(self._reader_id)))

    def _read_as(self) -> None:
        self._reader_id = self.readers.currentData()
        self._live.renew()
        self.table.setFocus()

    def _ready(self) -> list[int]:
        """Return the applications that the reader has scored in full and not submitted."""
        weighing = [each for each in self.shown.criteria if each.weight]
        drafts = (line for line in self.shown.lines if line.mine is not None and line.mine.submitted is None)
        return [line.id for line in drafts if weighing and not missing(weighing, line.mine)]

    def _submitted(self) -> list[int]:
        """Return the submitted ones among those that are chosen in the table."""
        chosen = [line for line in self.table.chosen_rows() if isinstance(line, ScoreLine)]
        return [line.id for line in chosen if line.mine is not None and line.mine.submitted is not None]

    def _count(self) -> None:
        table, ready = self.shown, self._ready()
        self.submit.setVisible(table.reader_id is not None)
        self.reopen.setVisible(table.reader_id is not None)
        self.sheets.button.setVisible(table.reader_id is not None)
        self.submit.setEnabled(bool(ready))
        self.submit.setText(_("Submit ({n})").format(n=len(ready)) if ready else _("Submit"))
        self.submit.setToolTip(_("Submits every application that is scored by all criteria"))
        self.reopen.setEnabled(bool(self._submitted()))
        self.reopen.setToolTip(_("Takes the chosen ones back, to change them"))
        self.counts.say(_progress(table))

    def _chosen(self) -> None:
        self.reopen.setEnabled(bool(self._submitted()))
        rows = self.table.chosen_rows()
        self.chosen.emit(rows[0].id if len(rows) == 1 else None)

    # ---- what a person wants

    def _submit(self) -> None:
        if self._reader_id is not None:
            with self.model.holding():
                self.hub.do(commands.submit_readings, self._reader_id, self._ready())

    def _reopen(self) -> None:
        if self._reader_id is not None:
            with self.model.holding():
                self.hub.do(commands.reopen_readings, self._reader_id, self._submitted())

    def ask_about(self, edits: Sequence[Edit]) -> None:
        """Show what would change, and write what is accepted as one step."""
        from workshopplanner.ui.paste import Preview

        box = Preview(self, edits, self.cells.read(edits))
        accepted = box.accepted_edits() if box.exec() else []
        if accepted:
            with self.model.holding():
                self.cells.write(accepted)

    def _begin(self) -> None:
        self.hub.do(commands.use_common_criteria, self.hub.workshop_id)
        self.set_up()

    def set_up(self) -> None:
        """Open what criteria and readers are written in."""
        from workshopplanner.ui.scoring.setup import Setup

        Setup(self, self.hub).show()


def _haystack(line: ScoreLine) -> str:
    return f"{line.name}\n{line.applicant.person.country}"


def _progress(table: ScoreTable) -> str:
    number = len(table.lines)
    if table.reader_id is not None:
        done = table.submitted.get(table.reader_id, 0)
        return _("{done} of {number} submitted").format(done=done, number=number)
    if not table.readers:
        return _("There are no readers yet.")
    each = [
        _("{reader} {done} of {number}").format(
            reader=reader.name, done=table.submitted.get(reader.id, 0), number=number
        )
        for reader in table.readers
    ]
    scored = sum(line.standing is not None for line in table.lines)
    words = ngettext("{n} application scored", "{n} applications scored", scored).format(n=scored)
    return _("{scored}. Submitted: {readers}").format(scored=words, readers=_(", ").join(each))
