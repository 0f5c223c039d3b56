"""The log of decisions: when, by whom, by which rules, and what was said of each candidate."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from workshopplanner.commands.selecting import note_decision
from workshopplanner.core.calendar import day_and_month
from workshopplanner.core.kinds import ParticipationStatus, label
from workshopplanner.core.selection_pool import Decided, Judged
from workshopplanner.core.selection_words import figure
from workshopplanner.language import _
from workshopplanner.ui.history.times import local
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.rows_model import Column, RowsModel
from workshopplanner.ui.selection.memos import Memos
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named


class Deciding(QWidget):
    """A table of decisions, and below it what the chosen one said."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        named(self, "selection.deciding", _("Decisions"))
        self.log: RowsModel[Decided] = RowsModel(
            [
                Column(_("When"), _when, key="when", width=120),
                Column(_("By"), lambda row: row.by, key="by", width=150),
                Column(_("Rules"), lambda row: str(row.terms.get("scenario", "")), key="rules", width=110),
                Column(_("What"), _what, self._note, key="what", width=260, tip=_what, raw=lambda row: row.note),
            ],
            self,
        )
        self.table = TableView(self.log, "selection.decisions", _("Decisions"))
        self.said: RowsModel[Judged] = RowsModel(
            [
                Column(_("Name"), lambda row: row.name, key="name", width=180),
                Column(_("State"), lambda row: label(row.status), key="state", width=110),
                Column(
                    _("Score"),
                    lambda row: figure(row.score),
                    align=Qt.AlignmentFlag.AlignTrailing,
                    key="score",
                    width=64,
                ),
                Column(_("Rank"), lambda row: str(row.rank or ""), sort=lambda row: row.rank, key="rank", width=56),
                Column(_("Reason"), lambda row: row.reason, key="reason", width=240),
            ],
            self,
            identity=_judged_id,
        )
        self.words = named(QLabel(), "selection.decisions.words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setContentsMargins(8, 4, 8, 4)
        self.memos = Memos(hub, self)
        head = QHBoxLayout()
        head.addWidget(self.words, 1)
        head.addWidget(self.memos.button)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(TableView(self.said, "selection.verdicts", _("What was decided of each")))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 0, 6)
        column.addLayout(head)
        column.addWidget(split, 1)
        self.table.chosen.connect(self._choose)

    def _note(self, row: Decided, text: str) -> None:
        self._hub.do(note_decision, row.id, text)

    def show_decisions(self, found: Sequence[Decided]) -> None:
        """Show the log, the latest first."""
        self.log.show(found)
        self._choose()

    def _choose(self) -> None:
        rows = self.table.chosen_rows() or self.log.rows[:1]
        self.memos.choose(rows[0] if rows else None)
        if not rows:
            self.words.setText(_("Nothing has been decided yet. Each accepted proposal is kept here with its rules."))
            self.said.show([])
            return
        self.words.setText(_terms(rows[0].terms))
        self.said.show(rows[0].verdicts)


def _judged_id(row: Judged) -> int:
    return row.participation_id


def _when(row: Decided) -> str:
    at = local(row.at)
    return f"{day_and_month(at.date())} \u2066{at:%H:%M}\u2069"


def _what(row: Decided) -> str:
    if row.note:
        return row.note
    selected = sum(each.status is ParticipationStatus.SELECTED for each in row.verdicts)
    return _("{n} selected of {all}").format(n=selected, all=len(row.verdicts))


def _terms(terms: Mapping[str, object]) -> str:
    rules, criteria = terms.get("rules"), terms.get("criteria")
    words = _("{scenario}: {seats} seats, {rules} rules, {criteria} criteria.").format(
        scenario=terms.get("scenario", "–"),
        seats=terms.get("seats", "–"),
        rules=len(rules) if isinstance(rules, list) else 0,
        criteria=len(criteria) if isinstance(criteria, list) else 0,
    )
    if "score" in terms:
        price = terms.get("price")
        told = figure(round(price, 2)) if isinstance(price, int | float) else "–"
        words += " " + _("Total score {score}; balance cost {price}.").format(score=terms["score"], price=told)
    return words
