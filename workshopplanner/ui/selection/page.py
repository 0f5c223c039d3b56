"""The Selection page: rules at the left, candidates in the middle, reasons at the right, a proposal as a difference."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAction, QKeySequence, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from workshopplanner.core.kinds import Held
from workshopplanner.core.selection import Outcome, Status
from workshopplanner.core.selection_meters import Tally
from workshopplanner.core.selection_next import next_suitable
from workshopplanner.core.selection_pool import Pool, Quota, Rules
from workshopplanner.core.selection_standing import Standings
from workshopplanner.core.selection_swaps import compare
from workshopplanner.language import _, ngettext
from workshopplanner.queries.selection import people_pool, scenarios
from workshopplanner.ui.count_line import CountLine
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.page import Page
from workshopplanner.ui.rows_model import RowsModel
from workshopplanner.ui.search import SearchField
from workshopplanner.ui.selection.begin import Begin
from workshopplanner.ui.selection.deeds import PeopleDeeds
from workshopplanner.ui.selection.head import Head
from workshopplanner.ui.selection.lines import LOCK, VIEWS, Line, columns, haystack, lines, next_held
from workshopplanner.ui.selection.meters import WIDTH, Meters
from workshopplanner.ui.selection.panel import Subject, WhyPanel
from workshopplanner.ui.selection.proposing import Proposing
from workshopplanner.ui.selection.reasons import Reasons
from workshopplanner.ui.selection.rules import RuleDeeds
from workshopplanner.ui.selection.scenarios import ScenarioDeeds
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.selection.views import Views

LEAST_TABLE, LEAST_HEIGHT = 300, 140  # pixels


class SelectionPage(Page):
    """Everybody who may get a seat, with the rules of the scenario that counts."""

    key: ClassVar[str] = "selection"

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self.pool = Pool()
        self.rules: Rules | None = None
        self._replacing: frozenset[int] = frozenset()
        self._made: dict[str, Tally | Standings] = {}
        self.head = Head(self)
        self.meters = Meters()
        self.meters.setFixedWidth(WIDTH)
        self.panel = WhyPanel()
        self.model: RowsModel[Line] = RowsModel(columns(), self, haystack=haystack)
        self.table = TableView(self.model, "selection.table", _("Candidates"))
        self.counts = CountLine("selection.counts")
        self.begin = Begin()
        self.proposing = Proposing(self)
        self.reasons = Reasons(self)
        self.deeds = PeopleDeeds(self)
        self.rule_deeds = RuleDeeds(self)
        self.scenario_deeds = ScenarioDeeds(self)
        self.primary = self.set_primary(_("Propose selection"), self.propose, "selection.propose")
        self._make_tools()
        self._make_body()
        self._make_keys()
        self._connect()
        self._lives = (self.live(self._show_rules, scenarios), self.live(self._show_people, people_pool))

    @classmethod
    def title(cls) -> str:
        return _("Selection")

    # ---- building

    def _make_tools(self) -> None:
        self.finder = SearchField("selection.search", _("Search the candidates"), self.model)
        self.shown = named(QComboBox(), "selection.shown", _("Show"))
        for key, (text, _test) in VIEWS.items():
            self.shown.addItem(_(text), key)
        self.shown.activated.connect(self._show_everybody)
        self.head.lay_into(self.tools, self.finder, self.shown)

    def _make_body(self) -> None:
        self.counts.set_single(True)
        self.table.setMinimumSize(LEAST_TABLE, LEAST_HEIGHT)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        column.addWidget(self.table, 1)
        column.addWidget(self.counts)
        self.stack = QStackedWidget()
        self.candidates = QWidget()
        row = QHBoxLayout(self.candidates)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(middle, 1)
        row.addWidget(self.panel)
        self.stack.addWidget(self.candidates)
        work = QWidget()
        inner = QHBoxLayout(work)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.meters)
        inner.addWidget(self.stack, 1)
        self.full = QWidget()
        outer = QVBoxLayout(self.full)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        area = named(QScrollArea(), "selection.scroll", _("Selection"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(work)  # where there is little room, what does not fit is scrolled to
        outer.addWidget(self.proposing.bar)
        outer.addWidget(area, 1)
        self.whole = QStackedWidget()
        self.whole.addWidget(self.full)
        self.whole.addWidget(self.begin)
        body = QFrame()
        frame = QVBoxLayout(body)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.whole)
        self.set_body(body)

    def _make_keys(self) -> None:
        for key, held, text in (
            ("I", Held.IN, _("Hold in")),
            ("O", Held.OUT, _("Hold out")),
            ("F", None, _("Free")),
        ):
            action = QAction(text, self.table)
            action.setObjectName(f"selection.table.hold{key}")
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setData(held)
            action.triggered.connect(self._hold_by_key)
            self.table.addAction(action)
            self.table.actions_by_name[f"hold{key}"] = action

    def _connect(self) -> None:
        self.table.chosen.connect(self.explain)
        self.table.clicked.connect(self._clicked)
        self.finder.left.connect(self.table.go_in)
        self.head.view_chosen.connect(self.show_view)
        self.head.firm_changed.connect(self.proposing.discard)
        self.deeds.connect_panel()
        self.proposing.changed.connect(self.renew)
        self.begin.wanted.connect(self.scenario_deeds.begin)
        self.begin.applicants_wanted.connect(self._go_to_applicants)
        self.hub.workshop_changed.connect(self._forget)

    # ---- showing

    @property
    def keeps_firm(self) -> bool:
        """Whether a proposal leaves their seats to those who have been invited."""
        return self.head.firm.isChecked()

    def freshen(self) -> None:
        """Ask again now, after a change of this page's own."""
        for each in self._lives:
            each.ensure()

    def _show_rules(self, found: tuple[Rules, ...]) -> None:
        self._show(replace(self.pool, scenarios=found))

    def _show_people(self, found: Pool) -> None:
        self._show(replace(found, scenarios=self.pool.scenarios))

    def _show(self, found: Pool) -> None:
        self.pool, self.rules = found, found.current
        if found.workshop_id != self.hub.workshop_id:
            return  # the rules came first; the people follow
        self._made = {}
        self.head.show_scenarios(found.scenarios, self.rules.id if self.rules is not None else None)
        self.begin.show_state(len(found.contenders), found.seats)
        ready = self.rules is not None and bool(found.contenders)
        self.whole.setCurrentWidget(self.full if ready else self.begin)
        self.primary.setEnabled(ready)
        for tool in (self.finder, self.shown):
            tool.setVisible(ready)
        self.proposing.check(found, self.rules)
        self.renew()

    def renew(self) -> None:
        """Show everything as it is now, or as it is proposed."""
        self.model.show(lines(self.pool, self.rules, self.proposing.proposed))
        self._filter()
        self.show_meters()
        self.explain()
        if "views" in self.__dict__:
            self.views.renew()

    @property
    def tally(self) -> Tally | None:
        """The rules that are looked at, ready to count."""
        if self.rules is None:
            return None
        if "tally" not in self._made:
            self._made["tally"] = Tally(self.pool, self.rules)
        made = self._made["tally"]
        assert isinstance(made, Tally)
        return made

    @property
    def standings(self) -> Standings | None:
        """Why each person stands where they stand."""
        tally = self.tally
        if tally is None:
            return None
        if "standings" not in self._made:
            self._made["standings"] = Standings(tally.problem, self.pool.chosen)
        made = self._made["standings"]
        assert isinstance(made, Standings)
        return made

    @property
    def looked_at(self) -> frozenset[int]:
        """Whom the meters count: those proposed, or those with a seat; with whoever is held in, without held out."""
        proposed = self.proposing.proposed
        if proposed is not None or self.rules is None:
            return proposed or frozenset()
        held = {row for row, lock in self.rules.locks.items() if lock.held is Held.IN}
        out = {row for row, lock in self.rules.locks.items() if lock.held is Held.OUT}
        return frozenset((self.pool.chosen | held) - out)

    def show_meters(self, tried: Quota | None = None) -> None:
        """Show where each rule stands, with one that is being typed as it is typed."""
        if self.rules is None or self.tally is None:
            return
        tally = self.tally
        if tried is not None:
            quotas = tuple(tried if each.id == tried.id else each for each in self.rules.quotas)
            tally = Tally(self.pool, replace(self.rules, quotas=quotas))
        self.meters.show_meters(tally.meters(self.looked_at))

    def _filter(self) -> None:
        test = VIEWS[str(self.shown.currentData())][1]
        self.model.filter(test)
        if self._replacing:
            self.model.filter(self._replaces, "replacing")
        else:
            self.model.filter(None, "replacing")
        self._count()

    def _replaces(self, line: Line) -> bool:
        return line.id in self._replacing

    def _count(self) -> None:
        number, total = self.model.rowCount(), self.model.total
        pattern = ngettext("{n} of {total} person shown", "{n} of {total} people shown", total)
        words = [pattern.format(n=number, total=total)]
        locked = sum(line.held is not None for line in self.model.rows)
        if locked:
            words.append(ngettext("{n} locked", "{n} locked", locked).format(n=locked))
        if self._replacing:
            words.append(_("only who could replace; choose Everybody to see all"))
        self.counts.say(" · ".join(words))

    # ---- explaining

    def chosen_ids(self) -> list[int]:
        """Return the participations of the rows that are chosen."""
        return [line.id for line in self.table.chosen_rows()]

    def explain(self) -> None:
        """Say why the chosen person is in or out, or compare two."""
        rows: Sequence[Line] = self.table.chosen_rows()
        if not self.table.selectionModel().hasSelection():
            rows = ()
        self.proposing.bar.some.setEnabled(any(line.change for line in rows))
        standings, tally = self.standings, self.tally
        if standings is None or tally is None:
            return
        if len(rows) == 1:
            self._explain_one(rows[0], standings, tally)
        elif len(rows) == 2:
            names = [line.name for line in rows]
            chosen = Outcome(Status.FEASIBLE, tuple(sorted(self.looked_at)))
            sentence = compare(tally.problem, chosen, rows[0].id, rows[1].id)
            self.panel.show_pair(names, sentence)
        else:
            self.panel.show_nobody("")

    def _explain_one(self, line: Line, standings: Standings, tally: Tally) -> None:
        who = line.contender
        suitable = None
        if who.fallen and len(self.pool.chosen) < tally.problem.seats and self.pool.chosen:
            suitable = next_suitable(tally, self.pool.chosen)
        lock = self.rules.locks.get(line.id) if self.rules is not None else None
        bonds = self.rules.bonds if self.rules is not None else ()
        needs = [self.pool.of(each.needs_id) for each in bonds if each.participation_id == line.id]
        names = tuple(each.name for each in needs if each is not None)
        self.panel.show_subject(Subject(who, standings.of(line.id), lock, suitable, names))
        if self.proposing.answer is not None and self.proposing.proposed is not None:
            self.reasons.ask(self.proposing.answer, line.id)

    # ---- what a person wants

    def propose(self) -> None:
        """Work out the best selection by these rules."""
        self.meters.keep_typed()
        self.freshen()
        self.show_view("candidates")
        self.proposing.propose()

    def _clicked(self, index: QModelIndex) -> None:
        if self.model.columns[index.column()].name == LOCK:
            line = self.model.row_at(index)
            self.deeds.hold([line.id], next_held(line.held))

    def _hold_by_key(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            wanted = action.data()  # Qt hands out the text of a member
            self.deeds.hold(self.chosen_ids(), Held(wanted) if wanted else None)

    def show_replacing(self) -> None:
        subject = self.panel.subject
        if subject is not None:
            self._replacing = frozenset(int(each) for each in (subject.contender.id, *subject.standing.others))
            self.shown.setCurrentIndex(0)
            self._filter()

    def _show_everybody(self) -> None:
        self._replacing = frozenset()
        self._filter()

    def show_person(self) -> None:
        subject = self.panel.subject
        if subject is not None:
            self.wanted.emit("applicants", "participation", subject.contender.id)

    def _go_to_applicants(self) -> None:
        self.wanted.emit("applicants", "", 0)

    def _forget(self, _workshop_id: int) -> None:
        self.proposing.discard()

    def reveal(self, table: str, row_id: int) -> bool:
        if table == "participation":
            self.show_view("candidates")
            return self.table.flash(row_id)
        return table in {"scenario", "quota", "selection_lock", "companion", "decision"}

    # ---- other views

    @cached_property
    def views(self) -> "Views":
        """Waitlist, charts, countries and decisions, made when one of them is first wanted."""
        from workshopplanner.ui.selection.views import Views

        made = Views(self)
        self.stack.addWidget(made)
        return made

    def show_view(self, key: str) -> None:
        """Show candidates, waitlist, charts, countries or decisions."""
        self.head.show_view(key)
        if key == "candidates":
            self.stack.setCurrentWidget(self.candidates)
        else:
            self.views.choose(key)
            self.stack.setCurrentWidget(self.views)
