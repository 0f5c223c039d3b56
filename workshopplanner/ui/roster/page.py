"""The roster: table, filters, counts, what can be done with several people, and the inspector."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workshopplanner.commands import roster as commands
from workshopplanner.core import roster_fields
from workshopplanner.core.kinds import Role
from workshopplanner.core.people import TRAVEL
from workshopplanner.core.roster import Attendee, CellEdit, Known
from workshopplanner.core.views import ROSTER
from workshopplanner.language import _
from workshopplanner.queries import roster as queries
from workshopplanner.queries.roster_cells import readings
from workshopplanner.store.store import Tx
from workshopplanner.ui import icons
from workshopplanner.ui.count_line import CountLine
from workshopplanner.ui.empty import Empty
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.people.page import PeoplePage
from workshopplanner.ui.roster import words
from workshopplanner.ui.roster.adding import AddForm
from workshopplanner.ui.roster.bulk import BulkBar
from workshopplanner.ui.roster.cells import RosterCells
from workshopplanner.ui.roster.columns import columns, haystack, set_names
from workshopplanner.ui.roster.filters import FilterBar
from workshopplanner.ui.rows_model import RowsModel
from workshopplanner.ui.widgets import named


class RosterPage(PeoplePage[Attendee]):
    """Everybody who attends the chosen workshop."""

    key: ClassVar[str] = "roster"
    kept: ClassVar[str] = ROSTER

    def __init__(self, hub: Hub) -> None:
        model: RowsModel[Attendee] = RowsModel([], ticks=True, haystack=haystack)
        super().__init__(hub, model, FilterBar(), BulkBar(), RosterCells(hub))
        self._attending_words = ""
        self._make_tools()
        self._make_body()
        self._make_inspector()
        self._connect()
        self._set_columns()
        self.model.sort(0)
        self._everybody = self.live(self._show_people, self._ask_people)
        self._follow_around()

    @classmethod
    def title(cls) -> str:
        return _("Roster")

    @staticmethod
    def person_of(row: Attendee) -> Attendee:
        return row

    # ---- building

    def _make_tools(self) -> None:
        finder, sets, details = self.make_finders(_("Search the roster"), set_names())
        self.eye = named(QPushButton(_("Show travel details")), "roster.reveal", _("Show travel details"))
        icons.dress(self.eye, "eye")
        self.eye.hide()
        self.tools.addStretch(1)
        for tool in (finder, sets, self.eye, details):
            self.tools.addWidget(tool)
        self.set_primary(_("Add person"), self.add_person, "roster.add.open")

    def _make_body(self) -> None:
        self.counts, self.attending = CountLine("roster.counts"), CountLine("roster.attending")
        self.lines = [self.counts, self.attending]
        self.attending.setProperty("role", "muted")
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.bulk)
        column.addWidget(self.counts)
        column.addWidget(self.attending)
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        sentence = _("People appear here once selected; staff and trainers can be added now.")
        self.empty = Empty("roster.empty", sentence, _("Add person"))
        self.stack.addWidget(self.empty)
        self.set_body(self.stack)

    def _make_inspector(self) -> None:
        self.panel = QStackedWidget()
        self.form = AddForm(self._problems)
        self.panel.addWidget(self.inspector)
        self.panel.addWidget(self.form)
        self.set_inspector(self.panel)
        Live(self.hub, self.form, self._show_known, queries.people, tuple)

    def _connect(self) -> None:
        self.connect_people()
        self.table.head.narrowed.connect(self._count)
        self.sets.currentIndexChanged.connect(self._set_columns)
        self.eye.clicked.connect(self._reveal_travel)
        self.hub.uncovered.connect(self._uncover)
        self.empty.wanted.connect(self.add_person)
        self.form.added.connect(self._add)
        self.form.known_wanted.connect(self._add_known)
        self.form.closed.connect(self._close_panel)

    # ---- showing

    def _ask_people(self, tx: Tx, workshop_id: int) -> list[Attendee]:
        return queries.roster(tx, workshop_id, sensitive=self._revealed)

    @property
    def _revealed(self) -> bool:
        return TRAVEL in self.hub.revealed

    def _freshen(self) -> None:
        self._everybody.ensure()

    def _show_people(self, people: Sequence[Attendee]) -> None:
        self.stack.setCurrentIndex(0 if people else 1)
        self.counts.say(words.participants_line(people))
        self._attending_words = words.attending_line(people)
        self.show_rows(people)

    def _count(self) -> None:
        """Say how many rows are shown, after who attends."""
        shown = words.shown_line(self.model.rowCount(), self.model.total)
        self.attending.say(f"{self._attending_words} · {shown}")

    def _set_columns(self) -> None:
        which = str(self.sets.currentData())
        self.model.set_columns(columns(which, self._revealed, self._cells.one, self._countries, self._organisations))
        self.eye.setVisible(which == "travel" and not self._revealed)

    def _reveal_travel(self) -> None:
        self.hub.reveal(TRAVEL)

    def _uncover(self) -> None:
        self._everybody.renew()
        self._set_columns()

    # ---- the inspector

    def _show_panel(self) -> None:
        self.panel.setCurrentWidget(self.inspector)
        super()._show_panel()

    def _empty_panel(self) -> None:
        if self.panel.currentWidget() is self.inspector:
            super()._empty_panel()

    # ---- adding

    def add_person(self) -> None:
        """Open the form for a new person, with the cursor in its first field."""
        self.panel.setCurrentWidget(self.form)
        self.open_inspector()
        self.details.setChecked(False)
        self.form.begin()

    def _show_known(self, known: Sequence[Known]) -> None:
        others = [person for person in known if self.hub.workshop_id not in person.workshop_ids]
        self.form.show_choices(self._around.countries, self._around.organisations, others)

    def _problems(self, texts: Mapping[str, str]) -> dict[str, str]:
        found = self.hub.ask(readings, [CellEdit(-1, name, text) for name, text in texts.items()])
        problems = {reading.edit.field: reading.problem for reading in found if reading.problem}
        if not {"family_name", "given_name"} & texts.keys():
            return {"family_name": _("A person needs a name.")}
        return problems

    def _add(self, texts: dict[str, Any]) -> None:
        role = roster_fields.read("role", texts.pop("role", Role.PARTICIPANT))
        with self.model.holding():
            made = self.hub.do(commands.add_person, self.hub.workshop_id, role=role, **texts)
        self._show_made(made)

    def _add_known(self, person_id: int) -> None:
        role = roster_fields.read("role", self.form.answers["role"].text or Role.PARTICIPANT)
        with self.model.holding():
            made = self.hub.do(commands.add_participation, person_id, self.hub.workshop_id, role)
        self._show_made(made)

    def _show_made(self, made: int) -> None:
        self.table.flash(made)
        self.form.next()
