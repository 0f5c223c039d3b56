"""Score sheets in the window: written for a reader, taken in when they come back, each cell before and after."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from workshopplanner.core.scoring import ScoreTable
from workshopplanner.errors import UserError
from workshopplanner.language import _, ngettext
from workshopplanner.language import current as spoken
from workshopplanner.queries.workshops import workshop
from workshopplanner.ui.cells import Edit
from workshopplanner.ui.jobs import Job
from workshopplanner.ui.scoring.columns import COMMENT
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.core.score_sheets import ReturnedSheet
    from workshopplanner.core.sheets import Reading
    from workshopplanner.ui.scoring.view import ScoringView

KINDS = "*.xlsx *.xlsm *.xls *.ods *.csv"


class Sheets(QObject):
    """The button of the score sheets, and the work behind it."""

    def __init__(self, view: "ScoringView") -> None:
        super().__init__(view)
        self._view = view
        self._job: Job | None = None
        self.button = named(QPushButton(_("Score sheet")), "scoring.sheet", _("Score sheet"))
        self.button.setToolTip(_("A workbook that a reader fills in and sends back"))
        menu = named(QMenu(self.button), "scoring.sheet.menu", _("Score sheet"))
        menu.addAction(_("Write a sheet for this reader…")).triggered.connect(self.choose_target)
        menu.addAction(_("Take in a sheet that came back…")).triggered.connect(self.choose_source)
        self.button.setMenu(menu)

    @property
    def _scores(self) -> ScoreTable:
        return self._view.shown

    def _reader(self) -> str:
        return next(each.name for each in self._scores.readers if each.id == self._scores.reader_id)

    # ---- out

    def choose_target(self) -> None:
        """Ask where the sheet goes."""
        name = _("Scores {reader}.xlsx").format(reader=self._reader().replace("/", "-"))
        chosen, _kind = QFileDialog.getSaveFileName(
            self._view, _("Write a score sheet"), str(Path.home() / name), _("Workbooks (*.xlsx)")
        )
        if chosen:
            self.write(Path(chosen).with_suffix(".xlsx"))

    def write(self, target: Path) -> None:
        """Write the sheet of the reader."""
        from workshopplanner.exchange.score_sheets import SheetWish

        hub = self._view.hub
        title = hub.ask(workshop, hub.workshop_id).title
        today = dt.datetime.now(dt.UTC).astimezone().date()
        self._start(_write, target, SheetWish(self._scores, self._reader(), title, today, spoken()))

    def _take_written(self, target: Path) -> None:
        self._view.notices.say("sheet", _("Written: {path}").format(path=target), "success")

    # ---- in

    def choose_source(self) -> None:
        """Ask which sheet has come back."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._view, _("Take in a score sheet"), "", _("Spreadsheets and texts ({endings})").format(endings=KINDS)
        )
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Read a sheet beside the window, then show what it would change."""
        self._start(_read, path)

    def _take_reading(self, reading: "Reading") -> None:
        from workshopplanner.core.score_sheets import returned

        if reading.refused is not None or reading.best is None:
            self._refuse(reading.refused.message if reading.refused is not None else _("There is no table in it."))
            return
        try:
            found = returned(reading.best, self._scores)
        except UserError as wrong:
            self._refuse(wrong.message)
            return
        self._tell(found)
        edits = self._edits(found)
        if edits:
            self._view.ask_about(edits)

    def _edits(self, found: "ReturnedSheet") -> list[Edit]:
        """Return what the sheet would write; a cell that it leaves empty says nothing."""
        lines = {line.id: line for line in self._scores.lines}
        keys = {0: COMMENT} | {each.id: f"criterion.{each.id}" for each in self._scores.criteria}
        columns = {column.key: column for column in self._view.model.columns}
        return [
            Edit(lines[cell.participation_id], cell.row, columns[keys[cell.criterion_id]], cell.text)
            for cell in found.cells
            if cell.text
        ]

    def _tell(self, found: "ReturnedSheet") -> None:
        """Say what of the sheet is about nothing here."""
        said = []
        if found.strangers:
            rows = _(", ").join(map(str, found.strangers[:12])) + ("…" if len(found.strangers) > 12 else "")
            number = len(found.strangers)
            sentence = ngettext(
                "{n} row is about nobody here: {rows}.", "{n} rows are about nobody here: {rows}.", number
            )
            said.append(sentence.format(n=number, rows=rows))
        if found.lacking:
            said.append(_("No column for {criteria}.").format(criteria=_(", ").join(found.lacking)))
        if said:
            self._view.notices.say("sheet", " ".join(said), "warning")
        else:
            self._view.notices.settle("sheet")

    # ---- beside the window

    def _start(self, work: Any, *args: Any) -> None:
        if self._job is not None:
            return
        self._job = job = Job(work, *args)
        job.done.connect(self._take_written if work is _write else self._take_reading)
        job.failed.connect(self._refuse)
        job.ended.connect(self._end)
        self.button.setEnabled(False)
        job.start()

    def _end(self) -> None:
        self._job = None
        self.button.setEnabled(True)

    def _refuse(self, sentence: str) -> None:
        self._view.notices.say("sheet", sentence, "error")


def _write(target: Path, wish: Any, report: Any) -> Path:
    from workshopplanner.exchange.score_sheets import write_score_sheet

    return write_score_sheet(target, wish, report)


def _read(path: Path, report: Any) -> "Reading":
    from workshopplanner.exchange.reading import read_file

    return read_file(path, report)
