"""The applicants: table, tabs, counts, what can be done with several of them, and the application in the inspector."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workshopplanner.commands import applications as commands
from workshopplanner.commands import roster as roster_commands
from workshopplanner.commands import views as view_commands
from workshopplanner.commands.imports import Imported
from workshopplanner.core import roster_fields
from workshopplanner.core.applicants import Applicant, ApplicantDetail, Point
from workshopplanner.core.kinds import Channel, ParticipationStatus, PartyStatus, Role
from workshopplanner.core.roster import CellEdit
from workshopplanner.core.views import APPLICANTS, Criteria, View
from workshopplanner.core.words import read_member, read_moment
from workshopplanner.language import _
from workshopplanner.queries import applicants as queries
from workshopplanner.queries.roster_cells import readings
from workshopplanner.queries.views import views
from workshopplanner.store.store import Tx
from workshopplanner.ui.applicants import words
from workshopplanner.ui.applicants.columns import columns, haystack, set_names
from workshopplanner.ui.applicants.inspector import Inspector
from workshopplanner.ui.count_line import CountLine
from workshopplanner.ui.empty import Empty
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.imports.preview import Preview
from workshopplanner.ui.notices import Notices
from workshopplanner.ui.page import Page
from workshopplanner.ui.roster.around import Around, around
from workshopplanner.ui.roster.bulk import BulkBar
from workshopplanner.ui.roster.cells import RosterCells
from workshopplanner.ui.roster.filters import FilterBar
from workshopplanner.ui.rows_model import RowsModel
from workshopplanner.ui.search import SearchField
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named

ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt")


class ApplicantsPage(Page):
    """Everybody who applied to the chosen workshop."""

    key: ClassVar[str] = "applicants"

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._people: Sequence[Applicant] = ()
        self._points: Sequence[Point] = ()
        self._around = Around()
        self._saved: Sequence[View] = ()
        self._looked_at: int | None = None
        self._revealed = False  # for as long as the project is open
        self._cells = RosterCells(hub)
        self.model: RowsModel[Applicant] = RowsModel([], self, ticks=True, haystack=haystack)
        self.table = TableView(self.model, "applicants.table", _("Applicants"), self._cells)
        self.filters, self.bulk = FilterBar("applicants", words.tabs), BulkBar("applicants")
        self._make_tools()
        self._make_body()
        self.inspector = Inspector(self._problem)
        self.set_inspector(self.inspector)
        self._connect()
        self._everybody = self.live(self._show_people, queries.applicants)
        self.live(self._show_around, around)
        self.live(self._show_points, queries.points)
        self.live(self._show_views, _views)
        self._detail = Live(self.hub, self.inspector, self._show_detail, self._ask_detail)
        self._set_columns()
        self.model.sort(0)

    @classmethod
    def title(cls) -> str:
        return _("Applicants")

    # ---- building

    def _make_tools(self) -> None:
        self.finder = SearchField("applicants.search", _("Search the applicants"), self.model)
        self.sets = named(QComboBox(), "applicants.columns", _("Columns"))
        self.sets.setToolTip(_("Columns"))
        for key, name in set_names():
            self.sets.addItem(name, key)
        self.details = named(QPushButton(_("Details")), "applicants.details.toggle", _("Details"))
        self.details.setCheckable(True)
        self.details.setToolTip(_("Show all about the chosen person (Enter)"))
        self.tools.addStretch(1)
        for tool in (self.finder, self.sets, self.details):
            self.tools.addWidget(tool)
        self.importing = self.set_primary(_("Import applicants"), self.choose_file, "applicants.import")

    def _make_body(self) -> None:
        self.counts = CountLine("applicants.counts")
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        for widget in (self.filters, self.table, self.bulk, self.counts):
            column.addWidget(widget, 1 if widget is self.table else 0)
        sentence = _("Drop a spreadsheet here; columns are matched for you.")
        self.empty = Empty("applicants.empty", sentence, _("Import applicants"))
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        self.stack.addWidget(self.empty)
        self.preview = Preview(self.hub)
        self.preview.closed.connect(self._leave_preview)
        self.preview.taken.connect(self._taken)
        self.preview.work.read.connect(self._look)
        self.preview.work.refused.connect(self._refused)
        self.stack.addWidget(self.preview)
        self.notices = Notices()
        body = QWidget()
        outer = QVBoxLayout(body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.notices)
        outer.addWidget(self.stack, 1)
        self.set_body(body)

    def _connect(self) -> None:
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._open)
        self.table.removal_wanted.connect(self._remove)
        self.filters.changed.connect(self._filter)
        self.filters.save_wanted.connect(self._save_view)
        self.filters.removal_wanted.connect(self._remove_view)
        self.finder.left.connect(self.table.go_in)
        self.finder.searched.connect(self.filters.set_text)
        self.sets.currentIndexChanged.connect(self._set_columns)
        self.details.clicked.connect(self._toggle_details)
        self.empty.wanted.connect(self.choose_file)
        self.bulk.status_wanted.connect(self._set_statuses)
        self.bulk.role_wanted.connect(self._set_roles)
        self.bulk.removal_wanted.connect(self._remove_chosen)
        self.bulk.done.connect(self._untick)
        self.inspector.given.connect(self._write_detail)
        self.inspector.ticked.connect(self._tick)
        self.inspector.point_wanted.connect(self._add_point)
        self.inspector.point_deleted.connect(self._delete_point)
        self.inspector.reveal_wanted.connect(self._reveal)
        self.inspector.closed.connect(self._close_panel)

    # ---- showing

    def _show_people(self, people: Sequence[Applicant]) -> None:
        self._people = people
        if self.stack.currentWidget() is not self.preview:
            self.stack.setCurrentIndex(0 if people else 1)
        self.model.show(people)
        self._show_filters()
        self.counts.say(words.counts_line(people))
        self._chosen()

    def _show_around(self, found: Around) -> None:
        self._around = found
        self._show_filters()

    def _show_points(self, points: Sequence[Point]) -> None:
        self._points = points
        self._set_columns()

    def _show_views(self, saved: Sequence[View]) -> None:
        self._saved = saved
        self._show_filters()

    def _show_filters(self) -> None:
        self.filters.show_people([each.person for each in self._people], self._around.standing, self._saved)

    def _filter(self) -> None:
        criteria = self.filters.criteria
        self.model.filter(partial(_accepts, criteria, self._around.standing) if criteria.chosen else None)
        self.finder.show_text(criteria.text)
        self._chosen()

    def _set_columns(self) -> None:
        which = str(self.sets.currentData())
        self.model.set_columns(columns(which, self._cells.one, self._countries, self._organisations, self._points))

    def _countries(self) -> Sequence[str]:
        return self._around.countries

    def _organisations(self) -> Sequence[str]:
        return self._around.organisations

    # ---- the chosen

    def _chosen(self) -> None:
        people = [each.person for each in self.table.chosen_rows()]
        several = bool(self.model.ticks) or len(people) > 1
        self.bulk.show_people(people if several else ())
        here = self.table.currentIndex()
        if here.isValid() and self.model.row_at(here).id != self._looked_at:
            self._looked_at = self.model.row_at(here).id
            if self.inspector.isVisible():
                self._detail.refresh()

    def _ids(self) -> list[int]:
        return [each.id for each in self.table.chosen_rows()]

    def _set_statuses(self, status: ParticipationStatus) -> None:
        with self.model.holding():
            self.hub.do(roster_commands.set_statuses, self._ids(), status)

    def _set_roles(self, role: Role) -> None:
        with self.model.holding():
            self.hub.do(roster_commands.set_roles, self._ids(), role)

    def _remove_chosen(self) -> None:
        self._remove(self.table.chosen_rows())

    def _remove(self, rows: Sequence[Applicant]) -> None:
        if rows:
            self.hub.do(roster_commands.remove_participations, [each.id for each in rows])

    def _untick(self) -> None:
        self.model.tick([each.id for each in self.model.ticked_rows], ticked=False)
        self.table.selectionModel().clearSelection()

    # ---- the inspector

    def _toggle_details(self, on: bool) -> None:
        if on:
            self._open()
        else:
            self._close_panel()

    def _open(self, _row: object = None) -> None:
        if self._looked_at is None and self.model.rowCount():
            self.table.select(self.model.id_at(0))
        self.open_inspector()
        self.details.setChecked(True)
        self._detail.refresh()

    def _close_panel(self) -> None:
        self.open_inspector(shown=False)
        self.details.setChecked(False)
        self.table.setFocus()

    def _ask_detail(self, tx: Tx, _workshop_id: int) -> ApplicantDetail | None:
        return queries.applicant(tx, self._looked_at, sensitive=self._revealed) if self._looked_at else None

    def _show_detail(self, detail: ApplicantDetail | None) -> None:
        if detail is None:
            self._looked_at = None
            self._close_panel()
        else:
            self.inspector.show_detail(detail)

    def _reveal(self) -> None:
        self._revealed = True
        self._detail.refresh()

    def _problem(self, field: str, text: str) -> str:
        if field == "received" and text.strip() and read_moment(text) is None:
            return _("“{text}” is not a sure date and time. Write 2018-06-18 14:05.").format(text=text)
        if field == "status" and self._looked_at is not None:
            return self.hub.ask(readings, [CellEdit(self._looked_at, field, text)])[0].problem
        return ""

    def _write_detail(self, field: str, text: str) -> None:
        row_id = self._looked_at
        if row_id is None:
            return
        with self.model.holding():
            if field == "status":
                self.hub.do(roster_commands.set_status, row_id, roster_fields.read(field, text))
            else:
                self.hub.do(commands.edit_application, row_id, **{field: _read(field, text)})

    def _tick(self, point: int, met: bool | None) -> None:
        if self._looked_at is not None:
            self.hub.do(commands.tick_eligibility, [self._looked_at], point, met)

    def _add_point(self, title: str) -> None:
        self.hub.do(commands.add_eligibility, self.hub.workshop_id, title)

    def _delete_point(self, point: int) -> None:
        self.hub.do(commands.delete_eligibility, point)

    # ---- importing

    def choose_file(self) -> None:
        """Ask for the spreadsheet to import."""
        kinds = _("Spreadsheets and texts ({endings})").format(endings=" ".join(f"*{each}" for each in ENDINGS))
        name, _kind = QFileDialog.getOpenFileName(self, _("Import applicants"), "", kinds)
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Read a file and show what its import would do."""
        self.preview.work.read_file(path)

    def _look(self) -> None:
        self.notices.settle("import")
        self.open_inspector(shown=False)
        self.stack.setCurrentWidget(self.preview)
        self._show_tools(shown=False)

    def _show_tools(self, *, shown: bool) -> None:
        """Show the tools of the list only with the list."""
        for tool in (self.finder, self.sets, self.details, self.importing):
            tool.setVisible(shown)

    def _leave_preview(self) -> None:
        self._show_tools(shown=True)
        self.stack.setCurrentIndex(0 if self._people else 1)
        self.table.setFocus()

    def _refused(self, sentence: str) -> None:
        self._leave_preview()
        self.notices.say("import", sentence, "error", [(_("Choose another file"), self.choose_file)])

    def _taken(self, done: Imported) -> None:
        self._leave_preview()
        self.notices.say("import", words.imported(done), "success")

    # ---- views, and being led here

    def _save_view(self, name: str) -> None:
        self.hub.do(view_commands.save_view, name, self.filters.criteria, APPLICANTS)

    def _remove_view(self, name: str) -> None:
        self.hub.do(view_commands.remove_view, name, APPLICANTS)

    def reveal(self, table: str, row_id: int) -> bool:
        self._everybody.ensure()
        column = {"participation": "id", "person": "person_id", "application": "application_id"}.get(table, "")
        found = next((each.id for each in self._people if column and getattr(each, column) == row_id), None)
        if found is None:
            return False
        if self.model.place_of(found) < 0:
            self.filters.ask(Criteria())
        return self.table.flash(found)


def _views(tx: Tx, _workshop_id: int) -> list[View]:
    return views(tx, APPLICANTS)


def _accepts(criteria: Criteria, standing: Mapping[str, PartyStatus], applicant: Applicant) -> bool:
    return criteria.accepts(applicant.person, standing)


def _read(field: str, text: str) -> str | Channel | dt.datetime | None:
    if field == "received":
        return read_moment(text)
    return read_member(Channel, text) or Channel.NOT_STATED if field == "channel" else text
