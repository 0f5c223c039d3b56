"""All scenarios side by side: what each asks, what each would choose, and how far they agree."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from workshopplanner.core.selection import Outcome, Status
from workshopplanner.core.selection_pool import Pool, Rules
from workshopplanner.core.selection_rows import problem, quota_words
from workshopplanner.core.selection_words import figure
from workshopplanner.language import N_, _
from workshopplanner.ui.jobs import Job
from workshopplanner.ui.rows_model import Column, RowsModel
from workshopplanner.ui.selection import thinking
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named, resize_within_screen

_STATUS = {
    Status.OPTIMAL: N_("Proven optimal"),
    Status.FEASIBLE: N_("Not proven"),
    Status.INFEASIBLE: N_("No set keeps all rules"),
    Status.UNKNOWN: N_("Not found in the time"),
}


@dataclass(frozen=True)
class Side:
    """A scenario with its answer; `shared` is how many of its people the scenario that counts also chooses."""

    id: int
    name: str
    seats: int
    rules: str
    outcome: Outcome
    shared: int


class Comparing(QDialog):
    """Solves every scenario and shows one line for each."""

    def __init__(self, parent: QWidget, pool: Pool, *, firm: bool) -> None:
        super().__init__(parent)
        named(self, "selection.compare", _("Scenarios side by side"))
        self.setWindowTitle(_("Scenarios side by side"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pool = pool
        self.words = named(QLabel(_("Working out every scenario…")), "selection.compare.words")
        self.words.setWordWrap(True)
        number = Qt.AlignmentFlag.AlignTrailing
        self.model: RowsModel[Side] = RowsModel(
            [
                Column(_("Scenario"), lambda row: row.name, key="name", width=120),
                Column(_("Seats"), lambda row: str(row.seats), align=number, key="seats", width=56),
                Column(_("Answer"), _answer, key="answer", width=150, tone=_tone),
                Column(_("Score"), _score, align=number, key="score", width=80),
                Column(_("Balance costs"), _price, align=number, key="price", width=100),
                Column(_("Same people"), _shared, align=number, key="shared", width=90),
                Column(_("Rules"), lambda row: row.rules, key="rules", width=320),
            ],
            self,
        )
        table = TableView(self.model, "selection.compare.table", _("Scenarios side by side"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(self.words)
        column.addWidget(table, 1)
        column.addWidget(buttons)
        resize_within_screen(self, 940, 360)
        self._job = job = Job(thinking.side_by_side, [problem(pool, each, firm=firm) for each in pool.scenarios])
        job.done.connect(self._show)
        job.failed.connect(self.words.setText)
        self.finished.connect(job.cancel)
        job.start()

    def _show(self, outcomes: Sequence[Outcome]) -> None:
        pool = self._pool
        current = next((at for at, each in enumerate(pool.scenarios) if each is pool.current), 0)
        mine = set(outcomes[current].selected) if outcomes else set()
        self.model.show(
            [
                _side(pool, rules, found, len(mine & set(found.selected)))
                for rules, found in zip(pool.scenarios, outcomes, strict=True)
            ]
        )
        self.words.setText(_("What each scenario would choose, beside the one that counts."))


def _side(pool: Pool, rules: Rules, outcome: Outcome, shared: int) -> Side:
    told = _(", ").join(quota_words(pool, each) for each in rules.quotas if each.active)
    return Side(rules.id, rules.scenario.name, pool.seats_of(rules), told, outcome, shared)


def _answer(row: Side) -> str:
    return _(_STATUS[row.outcome.status])


def _tone(row: Side) -> str:
    return "success" if row.outcome.status is Status.OPTIMAL else "warning"


def _score(row: Side) -> str:
    return figure(round(row.outcome.score, 2)) if row.outcome.selected else "–"


def _price(row: Side) -> str:
    return figure(round(row.outcome.plain.price, 2)) if row.outcome.plain is not None else "–"


def _shared(row: Side) -> str:
    return str(row.shared) if row.outcome.selected else "–"
