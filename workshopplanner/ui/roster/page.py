"""The roster: table, filters, counts, what can be done with several people, and the inspector."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workshopplanner.commands import roster as commands
from workshopplanner.commands import views as view_commands
from workshopplanner.core import roster_fields
from workshopplanner.core.kinds import ParticipationStatus, PartyStatus, Role
from workshopplanner.core.roster import Attendee, AttendeeDetail, CellEdit, Known
from workshopplanner.core.views import Criteria
from workshopplanner.language import _
from workshopplanner.queries import roster as queries
from workshopplanner.queries.roster_cells import readings
from workshopplanner.store.store import Tx
from workshopplanner.ui import icons
from workshopplanner.ui.count_line import CountLine
from workshopplanner.ui.empty import Empty
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.page import Page
from workshopplanner.ui.roster import words
from workshopplanner.ui.roster.adding import AddForm
from workshopplanner.ui.roster.around import Around, around
from workshopplanner.ui.roster.bulk import BulkBar
from workshopplanner.ui.roster.cells import RosterCells
from workshopplanner.ui.roster.columns import columns, haystack, set_names
from workshopplanner.ui.roster.filters import FilterBar
from workshopplanner.ui.roster.inspector import Inspector
from workshopplanner.ui.rows_model import RowsModel
from workshopplanner.ui.search import SearchField
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named

LOW = 440  # pixels; below, the table gets the room that filters and counts can do without


class RosterPage(Page):
    """Everybody who attends the chosen workshop."""

    key: ClassVar[str] = "roster"

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._people: Sequence[Attendee] = ()
        self._around = Around()
        self._revealed = False  # for as long as the project is open
        self._looked_at: int | None = None
        self._attending_words = ""
        self._asked: tuple[Criteria, Mapping[str, PartyStatus]] = (Criteria(), {})
        self._cells = RosterCells(hub)
        self.model: RowsModel[Attendee] = RowsModel([], self, ticks=True, haystack=haystack)
        self.table = TableView(self.model, "roster.table", _("Roster"), self._cells)
        self.filters, self.bulk = FilterBar(), BulkBar()
        self._make_tools()
        self._make_body()
        self._make_inspector()
        self._connect()
        self._set_columns()
        self.model.sort(0)
        self._everybody = self.live(self._show_people, self._ask_people)
        self.live(self._show_around, around)

    @classmethod
    def title(cls) -> str:
        return _("Roster")

    # ---- building

    def _make_tools(self) -> None:
        self.finder = SearchField("roster.search", _("Search the roster"), self.model)
        self.sets = named(QComboBox(), "roster.columns", _("Columns"))
        self.sets.setToolTip(_("Columns"))
        for key, name in set_names():
            self.sets.addItem(name, key)
        self.eye = named(QPushButton(_("Show travel details")), "roster.reveal", _("Show travel details"))
        icons.dress(self.eye, "eye")
        self.eye.hide()
        self.details = named(QPushButton(_("Details")), "roster.details.toggle", _("Details"))
        self.details.setCheckable(True)
        self.details.setToolTip(_("Show all about the chosen person (Enter)"))
        self.tools.addStretch(1)
        for tool in (self.finder, self.sets, self.eye, self.details):
            self.tools.addWidget(tool)
        self.set_primary(_("Add person"), self.add_person, "roster.add.open")

    def _make_body(self) -> None:
        self.counts, self.attending = CountLine("roster.counts"), CountLine("roster.attending")
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
        self.inspector = Inspector(self._problem)
        self.inspector.away.attach(self.hub)
        self.form = AddForm(self._problems)
        self.panel.addWidget(self.inspector)
        self.panel.addWidget(self.form)
        self.set_inspector(self.panel)
        self._detail = Live(self.hub, self.inspector, self._show_detail, self._ask_detail)
        Live(self.hub, self.form, self._show_known, queries.people, tuple)

    def _connect(self) -> None:
        self.table.chosen.connect(self._chosen)
        self.table.head.narrowed.connect(self._count)
        self.table.opened.connect(self._open)
        self.table.removal_wanted.connect(self._remove_people)
        self.filters.changed.connect(self._filter)
        self.filters.save_wanted.connect(self._save_view)
        self.filters.removal_wanted.connect(self._remove_view)
        self.finder.left.connect(self.table.go_in)
        self.finder.searched.connect(self.filters.set_text)
        self.sets.currentIndexChanged.connect(self._set_columns)
        self.eye.clicked.connect(self._reveal_travel)
        self.details.clicked.connect(self._toggle_details)
        self.empty.wanted.connect(self.add_person)
        self.bulk.status_wanted.connect(self._set_statuses)
        self.bulk.role_wanted.connect(self._set_roles)
        self.bulk.removal_wanted.connect(self._remove_chosen)
        self.bulk.done.connect(self._untick)
        self.inspector.given.connect(self._write_detail)
        self.inspector.reveal_wanted.connect(self._reveal_travel)
        self.inspector.removal_wanted.connect(self._remove_looked_at)
        self.inspector.deletion_wanted.connect(self._delete_looked_at)
        self.inspector.session_wanted.connect(partial(self.wanted.emit, "agenda", "session"))
        self.inspector.workshop_wanted.connect(self.hub.choose_workshop)
        self.inspector.closed.connect(self._close_panel)
        self.form.added.connect(self._add)
        self.form.known_wanted.connect(self._add_known)
        self.form.closed.connect(self._close_panel)

    # ---- showing

    def _ask_people(self, tx: Tx, workshop_id: int) -> list[Attendee]:
        return queries.roster(tx, workshop_id, sensitive=self._revealed)

    def _show_people(self, people: Sequence[Attendee]) -> None:
        self._people = people
        self.stack.setCurrentIndex(0 if people else 1)
        self.model.show(people)
        self.filters.show_people(people, self._around.standing, self._around.views)
        self.counts.say(words.participants_line(people))
        self._attending_words = words.attending_line(people)
        self._count()
        self._chosen()

    def _show_around(self, found: Around) -> None:
        self._around = found
        self.filters.show_people(self._people, found.standing, found.views)
        self._filter()
        if self.inspector.isVisible():
            self._detail.refresh()

    def _count(self) -> None:
        """Say how many rows are shown, after who attends."""
        shown = words.shown_line(self.model.rowCount(), self.model.total)
        self.attending.say(f"{self._attending_words} · {shown}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        low = self.height() < LOW
        self.filters.set_compact(low)
        for line in (self.counts, self.attending):
            line.set_single(low)
            line.setVisible(not low or self.bulk.isHidden())

    def _filter(self) -> None:
        criteria, standing = self.filters.criteria, self._around.standing
        asked = replace(criteria, text="")  # the model searches by itself
        if (asked, standing) != self._asked:
            self._asked = (asked, standing)
            self.model.filter(partial(_accepts, asked, standing) if asked.chosen else None)
        self.finder.show_text(criteria.text)
        self._count()
        self._chosen()

    def _set_columns(self) -> None:
        which = str(self.sets.currentData())
        self.model.set_columns(
            columns(which, self._revealed, self._cells.one, self._country_names, self._organisation_names)
        )
        self.eye.setVisible(which == "travel" and not self._revealed)

    def _country_names(self) -> Sequence[str]:
        return self._around.countries

    def _organisation_names(self) -> Sequence[str]:
        return self._around.organisations

    def _reveal_travel(self) -> None:
        self._revealed = True
        self._everybody.refresh()
        self._set_columns()
        if self.inspector.isVisible():
            self._detail.refresh()

    # ---- the chosen

    def _chosen(self) -> None:
        people = self.table.chosen_rows()
        several = bool(self.model.ticks) or len(people) > 1
        shown = {person.id for person in self.model.rows} if self.model.ticks else set()
        hidden = sum(person.id not in shown for person in people) if self.model.ticks else 0
        self.bulk.show_people(people if several else (), hidden)
        self._share_height()
        here = self.table.currentIndex()
        if here.isValid() and self.model.row_at(here).id != self._looked_at:
            self._looked_at = self.model.row_at(here).id
            if self.inspector.isVisible():
                self._detail.refresh()

    def _chosen_ids(self) -> list[int]:
        return [person.id for person in self.table.chosen_rows()]

    def _set_statuses(self, status: ParticipationStatus) -> None:
        with self.model.holding():
            self.hub.do(commands.set_statuses, self._chosen_ids(), status)

    def _set_roles(self, role: Role) -> None:
        with self.model.holding():
            self.hub.do(commands.set_roles, self._chosen_ids(), role)

    def _remove_chosen(self) -> None:
        self._remove_people(self.table.chosen_rows())

    def _remove_people(self, people: Sequence[Attendee]) -> None:
        ids = [person.id for person in people]
        if len(ids) == 1:
            self.hub.do(commands.remove_participation, ids[0])
        elif ids:
            self.hub.do(commands.remove_participations, ids)

    def _untick(self) -> None:
        self.model.tick([person.id for person in self.model.ticked_rows], ticked=False)
        self.table.selectionModel().clearSelection()

    # ---- the inspector

    def _toggle_details(self, on: bool) -> None:
        if on:
            self._open()
        else:
            self._close_panel()

    def _open(self, _person: object = None) -> None:
        if self._looked_at is None and self.model.rowCount():
            self.table.select(self.model.id_at(0))
        self.panel.setCurrentWidget(self.inspector)
        self.open_inspector()
        self.details.setChecked(True)
        self._detail.refresh()

    def _close_panel(self) -> None:
        self.open_inspector(shown=False)
        self.details.setChecked(False)
        self.table.setFocus()

    def _ask_detail(self, tx: Tx, _workshop_id: int) -> AttendeeDetail | None:
        if self._looked_at is None:
            return None
        return queries.attendee(tx, self._looked_at, sensitive=self._revealed)

    def _show_detail(self, detail: AttendeeDetail | None) -> None:
        if detail is None:
            self._looked_at = None
            if self.panel.currentWidget() is self.inspector:
                self.open_inspector(shown=False)
                self.details.setChecked(False)
            return
        self.inspector.show_detail(detail, self._revealed, self._around.countries, self._around.organisations)

    def _looked_at_person(self) -> Attendee | None:
        return next((person for person in self._people if person.id == self._looked_at), None)

    def _problem(self, field: str, text: str) -> str:
        if self._looked_at is None:
            return ""
        return self.hub.ask(readings, [CellEdit(self._looked_at, field, text)])[0].problem

    def _write_detail(self, field: str, text: str) -> None:
        person = self._looked_at_person()
        if person is not None:
            with self.model.holding():
                self._cells.one(person, field, text)

    def _remove_looked_at(self) -> None:
        if self._looked_at is not None:
            self.hub.do(commands.remove_participation, self._looked_at)

    def _delete_looked_at(self) -> None:
        person = self._looked_at_person()
        if person is not None:
            self.hub.do(commands.delete_person, person.person_id)

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
        self._follow(made)

    def _add_known(self, person_id: int) -> None:
        role = roster_fields.read("role", self.form.answers["role"].text or Role.PARTICIPANT)
        with self.model.holding():
            made = self.hub.do(commands.add_participation, person_id, self.hub.workshop_id, role)
        self._follow(made)

    def _follow(self, made: int) -> None:
        self.table.flash(made)
        self.form.next()

    # ---- views, and being led here

    def _save_view(self, name: str) -> None:
        self.hub.do(view_commands.save_view, name, self.filters.criteria)

    def _remove_view(self, name: str) -> None:
        self.hub.do(view_commands.remove_view, name)

    def reveal(self, table: str, row_id: int) -> bool:
        self._everybody.ensure()
        column = {"participation": "id", "person": "person_id"}.get(table, "")
        found = next((person.id for person in self._people if column and getattr(person, column) == row_id), None)
        if found is None:
            return False
        if self.model.place_of(found) < 0:
            self.filters.ask(Criteria())
        return self.table.flash(found)


def _accepts(criteria: Criteria, standing: Mapping[str, PartyStatus], person: Attendee) -> bool:
    return criteria.accepts(person, standing)
