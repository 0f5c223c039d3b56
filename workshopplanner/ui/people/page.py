"""A page of people: a table with tabs, search and columns, what several of them can be given, and the inspector."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QPushButton

from workshopplanner.commands import roster as commands
from workshopplanner.commands import views as view_commands
from workshopplanner.core.kinds import ParticipationStatus, PartyStatus, Role
from workshopplanner.core.roster import Attendee
from workshopplanner.core.views import Criteria
from workshopplanner.language import _
from workshopplanner.queries.people import whose
from workshopplanner.ui.count_line import CountLine
from workshopplanner.ui.goto import show_person
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.page import Page
from workshopplanner.ui.people.panel import PersonPanel
from workshopplanner.ui.roster.around import Around, around
from workshopplanner.ui.roster.bulk import BulkBar
from workshopplanner.ui.roster.cells import RosterCells
from workshopplanner.ui.roster.filters import FilterBar
from workshopplanner.ui.rows_model import RowsModel
from workshopplanner.ui.search import SearchField
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named

LOW = 440  # pixels; below, the table gets the room that filters and counts can do without
R = TypeVar("R", bound=Any)  # Attendee, or Applicant with one in it


class PeoplePage(Page, Generic[R]):
    """What applicants and roster have in common; `kept` is the setting that keeps the views of the page."""

    kept: ClassVar[str]
    columns_by: ClassVar[Mapping[str, str]] = {"participation": "id", "person": "person_id"}  # how rows are found

    def __init__(self, hub: Hub, model: RowsModel[R], filters: FilterBar, bulk: BulkBar, cells: RosterCells) -> None:
        super().__init__(hub)
        self._people: Sequence[R] = ()
        self._around = Around()
        self.lines: list[CountLine] = []  # below the table
        self._following = True  # the inspector shows who is chosen in the table
        self._asked: tuple[Criteria, Mapping[str, PartyStatus]] = (Criteria(), {})
        self._cells = cells
        self.model, self.filters, self.bulk = model, filters, bulk
        model.setParent(self)
        self.table = TableView(model, f"{self.key}.table", self.title(), self._cells)
        self.inspector = PersonPanel(hub, self.key, model.holding)

    @staticmethod
    def person_of(row: R) -> Attendee:
        """Return the person of a row."""
        raise NotImplementedError

    def _ask_around(self) -> tuple[Any, ...]:
        return self.hub.workshop_id, self.kept

    def _follow_around(self) -> None:
        """Keep countries, organisations and saved views up to date."""
        self.live(self._show_around, around, self._ask_around)

    # ---- building

    def make_finders(self, search: str, sets: Sequence[tuple[str, str]]) -> list[Any]:
        """Make the search field, the choice of columns and the button for the details; return them in that order."""
        self.finder = SearchField(f"{self.key}.search", search, self.model)
        self.sets = named(QComboBox(), f"{self.key}.columns", _("Columns"))
        self.sets.setToolTip(_("Columns"))
        for key, name in sets:
            self.sets.addItem(name, key)
        self.details = named(QPushButton(_("Details")), f"{self.key}.details.toggle", _("Details"))
        self.details.setCheckable(True)
        self.details.setToolTip(_("Show all about the chosen person (Enter)"))
        return [self.finder, self.sets, self.details]

    def connect_people(self) -> None:
        """Connect what both pages have."""
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._open)
        self.table.removal_wanted.connect(self._remove_people)
        self.filters.changed.connect(self._filter)
        self.filters.save_wanted.connect(self._save_view)
        self.filters.removal_wanted.connect(self._remove_view)
        self.finder.left.connect(self.table.go_in)
        self.finder.searched.connect(self.filters.set_text)
        self.details.clicked.connect(self._toggle_details)
        self.bulk.status_wanted.connect(self._set_statuses)
        self.bulk.role_wanted.connect(self._set_roles)
        self.bulk.removal_wanted.connect(self._remove_chosen)
        self.bulk.done.connect(self._untick)
        self.inspector.session_wanted.connect(partial(self.wanted.emit, "agenda", "session"))
        self.inspector.workshop_wanted.connect(self._show_elsewhere)
        self.inspector.closed.connect(self._close_panel)
        self.inspector.emptied.connect(self._empty_panel)

    # ---- showing

    def _show_around(self, found: Around) -> None:
        self._around = found
        self.inspector.offer(found.countries, found.organisations)
        self._show_filters()
        self._filter()

    def _show_filters(self) -> None:
        people = [self.person_of(row) for row in self._people]
        self.filters.show_people(people, self._around.standing, self._around.views)

    def _filter(self) -> None:
        criteria, standing = self.filters.criteria, self._around.standing
        asked = replace(criteria, text="")  # the model searches by itself
        if (asked, standing) != self._asked:
            self._asked = (asked, standing)
            self.model.filter(partial(self._accepts, asked, standing) if asked.chosen else None)
        self.finder.show_text(criteria.text)
        self._count()
        self._chosen()

    def _accepts(self, criteria: Criteria, standing: Mapping[str, PartyStatus], row: R) -> bool:
        return criteria.accepts(self.person_of(row), standing)

    def _count(self) -> None:
        """Say how many rows are shown."""

    def _countries(self) -> Sequence[str]:
        return self._around.countries

    def _organisations(self) -> Sequence[str]:
        return self._around.organisations

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    @property
    def low(self) -> bool:
        """Whether the page has so little height that only the table gets any."""
        return self.height() < LOW

    def _share_height(self) -> None:
        low = self.low
        self.filters.set_compact(low)
        for line in self.lines:
            line.set_single(low)
            line.setVisible(not low or self.bulk.isHidden())

    # ---- the chosen

    def show_rows(self, people: Sequence[R]) -> None:
        """Show these people in the table; whom the inspector shows stays there, even if the table has lost the row."""
        self._people = people
        self._following = False
        self.model.show(people)
        self._show_filters()
        self._count()
        self._chosen()
        self._following = True

    def _chosen(self) -> None:
        people = self.table.chosen_rows()
        several = bool(self.model.ticks) or len(people) > 1
        shown = {row.id for row in self.model.rows} if self.model.ticks else set()
        hidden = sum(row.id not in shown for row in people) if self.model.ticks else 0
        self.bulk.show_people([self.person_of(row) for row in people] if several else (), hidden)
        self._share_height()
        if self._following:
            self._follow()

    def _follow(self) -> None:
        here = self.table.currentIndex()
        if here.isValid():
            self.inspector.look_at(self.model.row_at(here).id)

    def _chosen_ids(self) -> list[int]:
        return [row.id for row in self.table.chosen_rows()]

    def _set_statuses(self, status: ParticipationStatus) -> None:
        with self.model.holding():
            self.hub.do(commands.set_statuses, self._chosen_ids(), status)

    def _set_roles(self, role: Role) -> None:
        with self.model.holding():
            self.hub.do(commands.set_roles, self._chosen_ids(), role)

    def _remove_chosen(self) -> None:
        self._remove_people(self.table.chosen_rows())

    def _remove_people(self, people: Sequence[R]) -> None:
        ids = [person.id for person in people]
        if len(ids) == 1:
            self.hub.do(commands.remove_participation, ids[0])
        elif ids:
            self.hub.do(commands.remove_participations, ids)

    def _untick(self) -> None:
        self.model.tick([row.id for row in self.model.ticked_rows], ticked=False)
        self.table.selectionModel().clearSelection()

    # ---- the inspector

    def _toggle_details(self, on: bool) -> None:
        if on:
            self._open()
        else:
            self._close_panel()

    def _open(self, _row: object = None) -> None:
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.select(self.model.id_at(0))
        self._follow()
        self._show_panel()

    def _show_panel(self) -> None:
        self.open_inspector()
        self.details.setChecked(True)

    def _close_panel(self) -> None:
        self.open_inspector(shown=False)
        self.details.setChecked(False)
        self.table.setFocus()

    def _empty_panel(self) -> None:
        self.open_inspector(shown=False)
        self.details.setChecked(False)

    def open_person(self, table: str, row_id: int) -> bool:
        """Go to a person and show all about them; say whether this page has that person."""
        if not self.reveal(table, row_id):
            return False
        self._open()
        return True

    def _show_elsewhere(self, workshop_id: int, participation_id: int) -> None:
        window: Any = self.window()
        if hasattr(window, "choose_workshop"):
            show_person(window, self.key, participation_id, workshop_id)

    # ---- views, and being led here

    def _save_view(self, name: str) -> None:
        self.hub.do(view_commands.save_view, name, self.filters.criteria, self.kept)

    def _remove_view(self, name: str) -> None:
        self.hub.do(view_commands.remove_view, name, self.kept)

    def _freshen(self) -> None:
        """Make sure that the rows are those of the file, even while the page is hidden."""
        raise NotImplementedError

    def reveal(self, table: str, row_id: int) -> bool:
        self._freshen()
        if table not in self.columns_by:
            person_id = self.hub.ask(whose, table, row_id)
            if person_id is None:
                return False
            table, row_id = "person", person_id
        column = self.columns_by[table]
        found = next((row.id for row in self._people if getattr(row, column) == row_id), None)
        if found is None:
            return False
        if self.model.place_of(found) < 0:
            self.filters.ask(Criteria())
        return self.table.flash(found)
