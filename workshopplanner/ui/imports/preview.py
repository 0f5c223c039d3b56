"""What an import would do, row by row: filtered by verdict, put right in place, ticked, and taken in as one step."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressDialog,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.commands.imports import Imported
from workshopplanner.core.duplicates import Duplicate
from workshopplanner.core.importing import Decision, ImportPlan, PlannedRow, Verdict, Warned
from workshopplanner.core.sheets import Reading, Table
from workshopplanner.language import _, ngettext
from workshopplanner.queries.country_lists import country_choices
from workshopplanner.ui.header import HeaderLayout
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.imports.columns import columns
from workshopplanner.ui.imports.panel import Panel
from workshopplanner.ui.imports.work import ImportWork
from workshopplanner.ui.rows_model import RowsModel
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named

_COMING = frozenset({Verdict.NEW, Verdict.UPDATES, Verdict.SAME, Verdict.QUESTION})


class Preview(QWidget):
    """Shows a plan and lets a person answer, correct, tick and apply; nothing is written before that."""

    closed = Signal()
    taken = Signal(object, object)  # Imported, and sentences about what it did beside

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        named(self, "import.preview", _("What the import would do"))
        self.hub = hub
        self._countries: Mapping[str, str] = {}  # names by code
        self.work = ImportWork(hub, self)
        self._verdict: Verdict | None = None
        self._fresh = True  # a table that nobody has ticked in yet
        self.model: RowsModel[PlannedRow] = RowsModel([], self, identity=_number, ticks=True)
        self.table = TableView(self.model, "import.table", _("Rows of the form"))
        self.panel = Panel()
        self._make_head()
        self._make_tabs()
        self._make_foot()
        self._lay_out()
        self._waiting: QProgressDialog | None = None
        self._connect()

    # ---- building

    def _make_head(self) -> None:
        self.source = named(QLabel(), "import.source")
        self.source.setTextFormat(Qt.TextFormat.PlainText)
        self.source.setWordWrap(True)
        self.sheets = named(QComboBox(), "import.sheet", _("Table of the file"))

    def _make_tabs(self) -> None:
        self.tabs: dict[Verdict | None, QPushButton] = {}
        for verdict in (None, *Verdict):
            tab = named(QPushButton(), f"import.tab.{verdict.value if verdict else 'all'}")
            tab.setCheckable(True)
            tab.setProperty("flat", "true")
            tab.clicked.connect(partial(self._filter, verdict))
            self.tabs[verdict] = tab

    def _make_foot(self) -> None:
        self.words = named(QLabel(), "import.words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setProperty("role", "muted")
        self.words.setWordWrap(True)
        self.cancel = named(QPushButton(_("Cancel")), "import.cancel", _("Cancel"))
        self.apply = named(QPushButton(_("Import")), "import.apply", _("Import"))
        self.apply.setProperty("primary", "true")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.source, 1)
        head.addWidget(self.sheets)
        tabs = HeaderLayout()
        tabs.setContentsMargins(0, 0, 0, 0)
        for tab in self.tabs.values():
            tabs.addWidget(tab)
        foot = QHBoxLayout()
        foot.addWidget(self.words, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.apply)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(tabs)
        column.addWidget(self.table, 1)
        halves = named(QSplitter(), "import.halves")
        halves.addWidget(left)
        halves.addWidget(self.panel)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 4, 16, 12)
        outer.addLayout(head)
        outer.addWidget(halves, 1)
        outer.addLayout(foot)

    def _connect(self) -> None:
        work, panel = self.work, self.panel
        work.began.connect(self._wait)
        work.progressed.connect(self._tell)
        work.rested.connect(self._rest)
        work.read.connect(self._show_source)
        work.planned.connect(self._show_plan)
        work.taken.connect(self._finish)
        panel.answered.connect(work.answer)
        panel.mapped.connect(work.map_column)
        panel.decided.connect(self._decide)
        self.sheets.activated.connect(self._choose_table)
        self.cancel.clicked.connect(self._give_up)
        self.apply.clicked.connect(self._apply)
        self.model.ticked.connect(self._count)

    # ---- long work

    def _wait(self, words: str) -> None:
        if self._waiting is None:
            self._waiting = waiting = QProgressDialog(words, _("Cancel"), 0, 0, self.window())
            named(waiting, "import.progress", words)
            waiting.setWindowModality(Qt.WindowModality.WindowModal)
            waiting.setMinimumDuration(0 if self.hub.aside else 300)
            waiting.canceled.connect(self._give_up)
        self._waiting.setLabelText(words)

    def _tell(self, done: int, of: int) -> None:
        if self._waiting is not None:
            self._waiting.setMaximum(of)
            self._waiting.setValue(min(done, of - 1))

    def _rest(self) -> None:
        if self._waiting is not None:
            self._waiting.canceled.disconnect(self._give_up)
            self._waiting.close()
            self._waiting.deleteLater()
            self._waiting = None

    def _give_up(self) -> None:
        had_plan = self.work.plan is not None and self.sender() is not self.cancel
        self.work.cancel()
        if not had_plan:
            self.work.forget()
            self.closed.emit()

    # ---- showing

    def _show_source(self) -> None:
        reading: Reading | None = self.work.reading
        if reading is None:
            return
        self._fresh = True
        self.panel.start()
        self._countries = {each.alpha3: each.name for each in self.hub.ask(country_choices)}
        self.sheets.clear()
        for at, table in enumerate(reading.tables):
            self.sheets.addItem(_table_words(table), at)
        if self.work.table is not None:
            self.sheets.setCurrentIndex(reading.tables.index(self.work.table))
        self.sheets.setVisible(len(reading.tables) > 1)

    def _choose_table(self) -> None:
        if self.work.reading is not None:
            self._fresh = True
            self.panel.start()
            self.work.choose_table(self.work.reading.tables[self.sheets.currentIndex()])

    def _show_plan(self) -> None:
        plan, reading = self.work.plan, self.work.reading
        if plan is None or reading is None:
            return
        sentence = _("{name}: sheet “{sheet}”, headers in row {row}. Nothing is written before you import.")
        self.source.setText(sentence.format(name=reading.name, sheet=plan.sheet, row=plan.header_row))
        self._set_columns(plan)
        self.model.show(plan.rows)
        if self._fresh:
            self.model.tick([row.row for row in plan.rows if row.verdict in _COMING], ticked=True)
            self._fresh = False
        self.panel.show_plan(plan, self.work.known, self.work.answers, self._countries)
        self._show_tabs(plan)
        self._count()

    def _set_columns(self, plan: ImportPlan) -> None:
        used = dict.fromkeys(name for match in plan.matches if (name := match.field))
        shape = tuple("family_name" if name == "full_name" else name for name in used)
        warnings: defaultdict[int, list[Warned]] = defaultdict(list)
        for each in plan.warnings:
            warnings[each.row].append(each)
        self.model.set_columns(columns(shape, warnings, self.work.correct, self._countries))

    def _show_tabs(self, plan: ImportPlan) -> None:
        counts: Counter[Verdict | None] = Counter(row.verdict for row in plan.rows)
        counts[None] = len(plan.rows)
        names = {
            None: _("All {n}"),
            Verdict.NEW: _("New {n}"),
            Verdict.UPDATES: _("Updates {n}"),
            Verdict.SAME: _("Same {n}"),
            Verdict.QUESTION: _("Questions {n}"),
            Verdict.UNREADABLE: _("Can’t be read {n}"),
        }
        for verdict, tab in self.tabs.items():
            text = names[verdict].format(n=counts[verdict])
            tab.setText(text)
            tab.setAccessibleName(text)
            tab.setVisible(verdict is None or bool(counts[verdict]))
            tab.setChecked(verdict is self._verdict)

    def _filter(self, verdict: Verdict | None) -> None:
        self._verdict = verdict
        self.model.filter(None if verdict is None else partial(_has, verdict))
        for each, tab in self.tabs.items():
            tab.setChecked(each is verdict)

    def _ticked_rows(self) -> Sequence[PlannedRow]:
        plan = self.work.plan
        ticks = self.model.ticks or set()
        return [row for row in plan.rows if row.row in ticks] if plan else []

    def _count(self) -> None:
        rows = [row for row in self._ticked_rows() if row.merged_into is None and row.verdict in _COMING]
        text = ngettext("Import {n} person", "Import {n} people", len(rows)).format(n=len(rows))
        self.apply.setText(text)
        self.apply.setAccessibleName(text)
        self.apply.setEnabled(bool(rows))
        asked = sum(row.verdict is Verdict.QUESTION for row in rows)
        sentence = ngettext(
            "{n} ticked row has an open question; that cell stays empty and is kept as an answer of the form.",
            "{n} ticked rows have open questions; those cells stay empty and are kept as answers of the form.",
            asked,
        )
        told = [sentence.format(n=asked)] if asked else []
        pairs = self.panel.undecided
        if pairs:
            both = ngettext(
                "{n} pair is undecided: its rows come in as two people.",
                "{n} pairs are undecided: their rows come in as two people each.",
                pairs,
            )
            told.append(both.format(n=pairs))
        self.words.setText(" ".join(told))

    # ---- deciding

    def _decide(self, pair: Duplicate, decision: Decision) -> None:
        known = pair.person_id is not None
        other = pair.person_id if pair.person_id is not None else pair.rows[-1]
        self.work.decide((pair.rows[0], other), decision, known=known)

    def _apply(self) -> None:
        self.work.take_in(frozenset(row.row for row in self._ticked_rows()))

    def _finish(self, done: Imported) -> None:
        told = self.work.account
        self.work.forget()
        self.taken.emit(done, told)


def _number(row: PlannedRow) -> int:
    return row.row


def _has(verdict: Verdict, row: PlannedRow) -> bool:
    return row.verdict is verdict


def _table_words(table: Table) -> str:
    rows = ngettext("{n} row", "{n} rows", len(table.rows)).format(n=len(table.rows))
    hidden = _("hidden") if table.hidden else ""
    return " · ".join(part for part in (table.sheet, table.title, rows, hidden) if part)
