"""The applicants: table, tabs, counts, what can be done with several of them, and the import of their forms."""

import datetime as dt
from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workshopplanner.commands import applications as commands
from workshopplanner.core.applicants import Applicant, Point
from workshopplanner.core.countries import Outreach, outreach
from workshopplanner.core.roster import Attendee
from workshopplanner.core.views import APPLICANTS
from workshopplanner.language import _
from workshopplanner.queries import applicants as queries
from workshopplanner.queries.conventions import conventions
from workshopplanner.queries.countries import countries
from workshopplanner.queries.country_lists import country_lists
from workshopplanner.queries.workshops import workshop
from workshopplanner.ui.applicants import words
from workshopplanner.ui.applicants.bulk import ApplicantsBulk
from workshopplanner.ui.applicants.cells import ApplicantCells
from workshopplanner.ui.applicants.closing import ClosingButton
from workshopplanner.ui.applicants.columns import columns, haystack, set_names
from workshopplanner.ui.applicants.figures import Figures, Missing
from workshopplanner.ui.applicants.said import AllSaid
from workshopplanner.ui.count_line import CountLine
from workshopplanner.ui.empty import Empty
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.notices import Notices
from workshopplanner.ui.people.page import PeoplePage
from workshopplanner.ui.roster.filters import FilterBar
from workshopplanner.ui.rows_model import RowsModel
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.commands.imports import Imported
    from workshopplanner.store.store import Tx
    from workshopplanner.ui.imports.preview import Preview
    from workshopplanner.ui.scoring.view import ScoringView

ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt")


class ApplicantsPage(PeoplePage[Applicant]):
    """Everybody who applied to the chosen workshop."""

    key: ClassVar[str] = "applicants"
    kept: ClassVar[str] = APPLICANTS
    columns_by: ClassVar = {**PeoplePage.columns_by, "application": "application_id"}

    def __init__(self, hub: Hub) -> None:
        said = AllSaid(hub, hub)
        model: RowsModel[Applicant] = RowsModel([], ticks=True, haystack=partial(haystack, said))
        self.eligibility = ApplicantsBulk()
        super().__init__(hub, model, FilterBar("applicants", words.tabs), self.eligibility, ApplicantCells(hub))
        self._points: Sequence[Point] = ()
        self._told: Sequence[str] = ()  # what the last import did
        self._said = said
        said.setParent(self)
        self._make_tools()
        self._make_body()
        self.set_inspector(self.inspector)
        self._connect()
        self._everybody = self.live(self._show_people, queries.applicants)
        self._follow_around()
        self.live(self._show_points, queries.points)
        self.live(self._show_closing, closing_and_first)
        self._set_columns()
        self.model.sort(0)

    @classmethod
    def title(cls) -> str:
        return _("Applicants")

    @staticmethod
    def person_of(row: Applicant) -> Attendee:
        return row.person

    # ---- building

    def _make_tools(self) -> None:
        finder, sets, details = self.make_finders(_("Search the applicants"), set_names())
        self.closing = ClosingButton()
        self.figures = named(QPushButton(_("Figures")), "applicants.figures.open", _("Figures"))
        self.figures.setToolTip(_("Gender, sector and country of the applicants, and who has not applied yet"))
        self.scoring = named(QPushButton(_("Scores")), "applicants.scores", _("Scores"))
        self.scoring.setToolTip(_("Score the applications, and see how they stand"))
        self.more = self._make_more()
        self.tools.addStretch(1)
        self._rare = (self.closing, self.figures, self.scoring)
        self._tools = (finder, *self._rare, self.more, sets, details)
        for tool in self._tools:
            self.tools.addWidget(tool)
        self.importing = self.set_primary(_("Import applicants"), self.choose_file, "applicants.import")
        self.importing.setToolTip(_("From a spreadsheet; Ctrl+Shift+V takes a table that was copied"))
        self._paste = QShortcut(QKeySequence("Ctrl+Shift+V"), self, self.take_table)

    def _make_more(self) -> QPushButton:
        """Return the button that stands for the rarer tools where there is little room."""
        more = named(QPushButton(_("More")), "applicants.more", _("More"))
        menu = named(QMenu(more), "applicants.more.menu", _("More"))
        menu.addAction(_("When applications close…"), self.closing.ask)
        menu.addAction(_("Figures"), self.show_figures)
        menu.addAction(_("Scores"), self.show_scores)
        more.setMenu(menu)
        return more

    def _share_height(self) -> None:
        super()._share_height()
        self._show_tools(shown=self.stack.currentIndex() <= 1)

    def _make_body(self) -> None:
        self.counts = CountLine("applicants.counts")
        self.lines = [self.counts]
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        for widget in (self.filters, self.table, self.bulk, self.counts):
            column.addWidget(widget, 1 if widget is self.table else 0)
        sentence = _("Drop a spreadsheet here, or paste a table (Ctrl+Shift+V); columns are matched for you.")
        self.empty = Empty("applicants.empty", sentence, _("Import applicants"))
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        self.stack.addWidget(self.empty)
        self.notices = Notices()
        body = QWidget()
        outer = QVBoxLayout(body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.notices)
        outer.addWidget(self.stack, 1)
        self.set_body(body)

    def _connect(self) -> None:
        self.connect_people()
        self.sets.currentIndexChanged.connect(self._set_columns)
        self.empty.wanted.connect(self.choose_file)
        self.eligibility.point_wanted.connect(self._tick_chosen)
        self._said.changed.connect(self._search_again)
        self.finder.entered.connect(self._said.want)
        self.finder.searched.connect(self._said.want)
        self.closing.given.connect(self._close_applications)
        self.figures.clicked.connect(self.show_figures)
        self.scoring.clicked.connect(self.show_scores)

    # ---- showing

    def _freshen(self) -> None:
        self._everybody.ensure()

    def _show_people(self, people: Sequence[Applicant]) -> None:
        if self.stack.currentIndex() <= 1:  # neither an import nor the scores are shown
            self.stack.setCurrentIndex(0 if people else 1)
        self.show_rows(people)

    def _count(self) -> None:
        self.counts.say(words.counts_line(self._people, self.model.rowCount()))

    def _show_points(self, points: Sequence[Point]) -> None:
        self._points = points
        self.eligibility.offer(points)
        self._set_columns()

    def _set_columns(self) -> None:
        which = str(self.sets.currentData())
        if which == "form":
            self._said.want()
        self.model.set_columns(
            columns(which, self._cells.one, self._countries, self._organisations, self._points, self._said)
        )

    def _search_again(self) -> None:
        """Let the search look at what the forms said, now that it is known."""
        text = self.finder.text()
        self._set_columns()
        self.model.search("")
        self.model.search(text)

    def _tick_chosen(self, point: int, met: bool | None) -> None:
        with self.model.holding():
            self.hub.do(commands.tick_eligibility, self._chosen_ids(), point, met)

    def _show_closing(self, found: tuple[dt.datetime | None, dt.date | None]) -> None:
        self.closing.show_moment(*found)

    def _close_applications(self, at: dt.datetime | None) -> None:
        self.hub.do(commands.close_applications, self.hub.workshop_id, at)

    # ---- figures

    def show_figures(self) -> None:
        """Show the figures of the applicants that are shown, and the countries that nobody applied from."""
        shown = self.model.rows
        popover = Figures(self, words.counted(len(shown), self.model.total), words.statistics(shown))
        lists = [(each.id, each.name) for each in self.hub.ask(country_lists)]
        popover.add(Missing(lists, self._missing))
        popover.open_below(self.more if self.low else self.figures)

    def _missing(self, list_id: int) -> tuple[int, Sequence[str]]:
        """Return how many countries a list has, and those that no applicant of the workshop represents."""
        found = self.hub.ask(unheard, self.hub.workshop_id, list_id)
        return found.of, [country.name for country in found.silent]

    # ---- scores

    @cached_property
    def scores(self) -> "ScoringView":
        """The table to score in, made when it is first wanted."""
        from workshopplanner.ui.scoring.view import ScoringView

        made = ScoringView(self.hub)
        made.chosen.connect(self.inspector.look_at)
        made.opened.connect(self._show_panel)
        made.closed.connect(self._leave_preview)
        self.stack.addWidget(made)
        return made

    def show_scores(self) -> None:
        """Show the table to score in, instead of the list."""
        self.stack.setCurrentWidget(self.scores)
        self._show_tools(shown=False)
        self.scores.table.setFocus()

    def _close_panel(self) -> None:
        super()._close_panel()
        if self.stack.currentIndex() > 1:
            self.scores.table.setFocus()

    # ---- importing

    @cached_property
    def preview(self) -> "Preview":
        """What an import would do, made when the first file comes."""
        from workshopplanner.ui.imports.preview import Preview

        made = Preview(self.hub)
        made.closed.connect(self._leave_preview)
        made.taken.connect(self._taken)
        made.work.read.connect(self._look)
        made.work.refused.connect(self._refused)
        self.stack.addWidget(made)
        return made

    def choose_file(self) -> None:
        """Ask for the spreadsheet to import."""
        kinds = _("Spreadsheets and texts ({endings})").format(endings=" ".join(f"*{each}" for each in ENDINGS))
        name, _kind = QFileDialog.getOpenFileName(self, _("Import applicants"), "", kinds)
        if name:
            self.take_file(Path(name))

    def take_table(self) -> None:
        """Read a table that was copied elsewhere and show what its import would do."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.preview.work.read_text(text)
        else:
            self.notices.say(
                "import", _("There is no table on the clipboard. Copy one with its headers first."), "info"
            )

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
        for tool in (*self._tools, self.importing):
            rare = tool is self.more or tool in self._rare
            tool.setVisible(shown and (not rare or (tool is self.more) is self.low))

    def _leave_preview(self) -> None:
        self._show_tools(shown=True)
        self.stack.setCurrentIndex(0 if self._people else 1)
        self.table.setFocus()

    def _refused(self, sentence: str) -> None:
        self._leave_preview()
        self.notices.say("import", sentence, "error", [(_("Choose another file"), self.choose_file)])

    def _taken(self, done: "Imported", told: Sequence[str]) -> None:
        self._leave_preview()
        self._told = told
        actions = [(_("What it did…"), self._show_report)] if told else []
        self.notices.say("import", words.imported(done), "success", actions)

    def _show_report(self) -> None:
        from workshopplanner.ui.imports.report import Report

        Report(self, self._told).show()


def closing_and_first(tx: "Tx", workshop_id: int) -> tuple[dt.datetime | None, dt.date | None]:
    """Return when applications close and when the workshop begins."""
    return queries.closing(tx, workshop_id), workshop(tx, workshop_id).first


def unheard(tx: "Tx", workshop_id: int, list_id: int) -> Outreach:
    """Return from which countries of a list nobody has applied, as the Countries page tells it."""
    known = conventions(tx)
    first = workshop(tx, workshop_id).first or dt.date.today()  # noqa: DTZ011 (the day on the wall)
    return outreach(countries(tx, list_id, known[0].code if known else "", first, workshop_id))
