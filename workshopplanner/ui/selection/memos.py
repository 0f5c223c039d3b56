"""The memo of a decision from the window: for the committee or for everybody, as a document or as a workbook."""

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from workshopplanner.core.exports import Audience
from workshopplanner.core.selection_pool import Decided
from workshopplanner.language import _
from workshopplanner.queries.selection import pool
from workshopplanner.queries.workshops import workshop
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.jobs import Job
from workshopplanner.ui.widgets import named


class Memos(QObject):
    """The button of the memo, and the writing beside the window."""

    said = Signal(str)  # a sentence

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._decided: Decided | None = None
        self._job: Job | None = None
        self.button = named(QPushButton(_("Memo")), "selection.memo", _("Memo of this decision"))
        self.button.setToolTip(_("A document or workbook with rules, people, and who decided"))
        menu = named(QMenu(self.button), "selection.memo.menu", _("Memo of this decision"))
        menu.addAction(_("For the committee, with scores and reasons…")).triggered.connect(self._for_committee)
        menu.addAction(_("For everybody, who was chosen…")).triggered.connect(self._for_everybody)
        self.button.setMenu(menu)
        self.button.setEnabled(False)

    def choose(self, decided: Decided | None) -> None:
        """Say which decision is meant."""
        self._decided = decided
        self.button.setEnabled(decided is not None and self._job is None)

    def _for_committee(self) -> None:
        self._ask(Audience.TEAM)

    def _for_everybody(self) -> None:
        self._ask(Audience.PUBLIC)

    def _ask(self, audience: Audience) -> None:
        if self._decided is None:
            return
        name = _("Decision {date}").format(date=self._decided.at.date().isoformat())
        kinds = ";;".join((_("Documents (*.docx)"), _("Workbooks (*.xlsx)")))
        start = str(Path.home() / f"{name}.docx")
        chosen, kind = QFileDialog.getSaveFileName(self.button, _("Write the memo"), start, kinds)
        if chosen:
            path = Path(chosen)
            endings = re.findall(r"\*(\.\w+)", kind)
            self.write(
                path if path.suffix in (".docx", ".xlsx") else path.with_suffix((endings or [".docx"])[0]), audience
            )

    def write(self, target: Path, audience: Audience) -> None:
        """Write the memo of the chosen decision; its ending says what it is."""
        if self._decided is None or self._job is not None:
            return
        about = self._hub.ask(workshop, self._hub.workshop_id)
        found = self._hub.ask(pool, self._hub.workshop_id)
        self._job = job = Job(_write, target, about, found, self._decided, audience)
        job.done.connect(self._written)
        job.failed.connect(self.said)
        job.ended.connect(self._end)
        self.button.setEnabled(False)
        job.start()

    def _written(self, target: Path) -> None:
        self.said.emit(_("Written: {path}").format(path=target))

    def _end(self) -> None:
        self._job = None
        self.button.setEnabled(self._decided is not None)


def _write(target: Path, about: Any, found: Any, decided: Decided, audience: Audience, report: Any) -> Path:
    from workshopplanner.core.memo import memo
    from workshopplanner.exchange.memos.book import write_memo_book
    from workshopplanner.exchange.memos.document import write_memo_document

    writer = write_memo_book if target.suffix == ".xlsx" else write_memo_document
    return writer(target, memo(about, found, decided, audience), report)
