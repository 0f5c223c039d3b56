"""The countries of a list: who is Party when, and who comes from where."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workshopplanner.commands import countries as commands
from workshopplanner.core.countries import Convention, Country, CountryDetail, standing
from workshopplanner.language import _
from workshopplanner.queries import countries as queries
from workshopplanner.store.store import Tx
from workshopplanner.ui import fields
from workshopplanner.ui.count_line import CountLine
from workshopplanner.ui.countries import words
from workshopplanner.ui.countries.around import Around, around
from workshopplanner.ui.countries.columns import columns
from workshopplanner.ui.countries.convention_desk import ConventionDesk
from workshopplanner.ui.countries.inspector import Inspector
from workshopplanner.ui.countries.list_desk import ListDesk
from workshopplanner.ui.countries.outreach import OutreachBar
from workshopplanner.ui.countries.spellings import Spellings
from workshopplanner.ui.countries.statement import Stated
from workshopplanner.ui.countries.tiles import TileBoard
from workshopplanner.ui.countries.tools import EVERY, Tools
from workshopplanner.ui.empty import Empty
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.page import Page
from workshopplanner.ui.rows_model import RowsModel
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named

LOW = 440  # pixels; below, the tiles get the room of the legend


class CountriesPage(Page):
    """Countries of a chosen list as at a chosen day."""

    key: ClassVar[str] = "countries"

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._around = Around((), (), (), (), None)
        self._countries: Sequence[Country] = ()
        self._looked_at: int | None = None
        self._dated_for = 0  # the workshop whose first day the date was taken from
        self.model: RowsModel[Country] = RowsModel(columns(self._reword_row), self)
        self.table = TableView(self.model, "countries.table", _("Countries"))
        self.board = TileBoard()
        self._make_tools()
        self._make_body()
        self._make_inspector()
        self._connect()
        self.live(self._show_around, around)
        self._listed = self.live(self._show_countries, self._ask_countries)

    @classmethod
    def title(cls) -> str:
        return _("Countries")

    # ---- building

    def _make_tools(self) -> None:
        self.choice = Tools(self, self.model)
        self.lists, self.conventions, self.day = self.choice.lists, self.choice.conventions, self.choice.day
        self.views, self.finder = self.choice.views, self.choice.finder
        self.choice.offer(
            (
                (_("Name and countries of this list…"), "list", self._change_list),
                (_("Duplicate this list"), "list", self._copy_list),
                (_("Delete this list"), "list", self._delete_list),
            ),
            (
                (_("Add a convention…"), "", self.add_convention),
                (_("Change this convention and its Parties…"), "own", self._change_convention),
                (_("Delete this convention"), "own", self._delete_convention),
            ),
            ((_("Spellings that were learned…"), "", self.show_spellings),),
        )
        self.tools.addStretch(1)
        for tool in (self.lists, self.conventions, self.day, self.choice.more, *self.views.buttons(), self.finder):
            self.tools.addWidget(tool)
        self.set_primary(_("Add list"), self.add_list, "countries.add")

    def _make_body(self) -> None:
        self.standing, self.legend = CountLine("countries.standing"), CountLine("countries.legend")
        self.legend.setProperty("role", "muted")
        self.legend.say(words.legend())
        self.outreach = OutreachBar()
        self.outreach.hide()
        self.reach = named(QPushButton(_("Outreach")), "countries.outreach.show", _("Outreach"))
        self.reach.setToolTip(_("Show from which countries nobody has applied yet"))
        self.reach.setCheckable(True)
        self.stack = QStackedWidget()
        sentence = _("No country is on this list. Start from UN members, a region, or paste names.")
        self.empty = Empty("countries.empty", sentence, _("Add list"))
        self.spellings = Spellings(self.hub)
        for widget in (self.board, self.table, self.empty, self.spellings):
            self.stack.addWidget(widget)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.standing, 1)
        top.addWidget(self.reach, 0, Qt.AlignmentFlag.AlignTop)
        top.addSpacing(16)
        column.addLayout(top)
        column.addWidget(self.outreach)
        column.addWidget(self.stack, 1)
        column.addWidget(self.legend)
        self.set_body(body)

    def _make_inspector(self) -> None:
        self.panel = QStackedWidget()
        self.inspector = Inspector()
        self.listing = ListDesk(self, self.hub)
        self.form = self.listing.form
        self.panel.addWidget(self.inspector)
        self.panel.addWidget(self.form)
        self.treaties = ConventionDesk(self, self.hub, self.listing.find_country)
        self.panel.addWidget(self.treaties.form)
        self.set_inspector(self.panel)
        self._detail = Live(self.hub, self.inspector, self._show_detail, self._ask_detail)

    def _connect(self) -> None:
        self.lists.activated.connect(self._choose)
        self.conventions.activated.connect(self._choose)
        self.day.dateChanged.connect(self._choose)
        self.views.idClicked.connect(self._choose_view)
        self.finder.left.connect(self._go_in)
        self.finder.searched.connect(self._show_tiles)
        self.board.chosen.connect(self.look_at)
        self.table.opened.connect(self._open_row)
        self.table.chosen.connect(self._follow_row)
        self.reach.toggled.connect(self._show_outreach)
        self.outreach.changed.connect(self._show_tiles)
        self.empty.wanted.connect(self.add_list)
        self.inspector.reworded.connect(self._reword)
        self.inspector.alias_given.connect(self._teach)
        self.inspector.alias_dropped.connect(self._forget)
        self.inspector.stated.connect(self._state)
        self.inspector.cleared.connect(self._clear)
        self.inspector.person_wanted.connect(partial(self.wanted.emit, "roster", "participation"))
        self.inspector.closed.connect(self._close_panel)
        self.inspector.spellings_wanted.connect(self.show_spellings)
        self.listing.opened.connect(partial(self._open_form, self.form))
        self.listing.closed.connect(self._close_panel)
        self.listing.made.connect(self._show_list)
        self.treaties.opened.connect(partial(self._open_form, self.treaties.form))
        self.treaties.closed.connect(self._close_panel)
        self.treaties.made.connect(self._show_convention)
        self.spellings.closed.connect(self._leave_spellings)

    # ---- what is chosen

    @property
    def _list_id(self) -> int | None:
        return self.choice.list_id

    @property
    def _convention(self) -> Convention | None:
        return self.choice.convention_of(self._around)

    def _as_at(self) -> dt.date:
        return fields.date_of(self.day)

    def _show_around(self, found: Around) -> None:
        self._around = found
        self.choice.show_around(found)
        if self._dated_for != self.hub.workshop_id and found.first is not None:
            self._dated_for = self.hub.workshop_id
            self.day.setDate(fields.to_date(found.first))

    def _choose(self) -> None:
        self.choice.say(self._around)
        self._listed.refresh()
        if self.inspector.isVisible():
            self._detail.refresh()

    def _choose_view(self, number: int) -> None:
        self.board.set_alphabetical(number == 1)
        self._leave_spellings()

    def _leave_spellings(self) -> None:
        self.stack.setCurrentWidget(self.board)
        self._show_view()

    def _show_view(self) -> None:
        if self.stack.currentWidget() is self.spellings:
            return
        if not self._countries:
            self.stack.setCurrentWidget(self.empty)
        else:
            self.stack.setCurrentWidget(self.table if self.views.checkedId() == 2 else self.board)
        self._share_height()

    def _share_height(self) -> None:
        low = self.height() < LOW
        self.standing.set_single(low)
        self.outreach.line.set_single(low)
        self.legend.setVisible(self.stack.currentWidget() is self.board and not low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    # ---- showing

    def _ask_countries(self, tx: Tx, workshop_id: int) -> tuple[list[Country], list[Country]]:
        """Return the countries of the list, and those beside it that participants come from."""
        code = self._convention.code if self._convention is not None else ""
        listed = queries.countries(tx, self._list_id, code, self._as_at(), workshop_id)
        if self._list_id is None:
            return listed, []
        here = {row.id for row in listed}
        every = queries.countries(tx, None, code, self._as_at(), workshop_id)
        return listed, [row for row in every if row.presence.participants and row.id not in here]

    def _show_countries(self, found: tuple[Sequence[Country], Sequence[Country]]) -> None:
        self._countries, beside = found
        self.model.show(self._countries)
        self._tell_outreach()
        self._show_tiles()
        line = words.standing_line(standing(self._countries, self._as_at()), beside)
        self.standing.say(line)
        self._show_view()

    def _show_tiles(self) -> None:
        """Show the tiles of those that the search lets through."""
        shown = {row.id for row in self.model.rows}
        silent = {row.id for row in self.outreach.found.silent} if self.reach.isChecked() else None
        self.board.show_countries([row for row in self._countries if row.id in shown], silent)
        self.board.mark(self._looked_at)

    def _show_outreach(self, shown: bool) -> None:
        self.outreach.setVisible(shown)
        self.legend.say(words.legend(shown))
        self._tell_outreach()
        self._show_tiles()

    def _tell_outreach(self) -> None:
        listed = next((row.name for row in self._around.lists if row.id == self._list_id), _("All countries"))
        self.outreach.show_countries(listed, self._countries)

    def _go_in(self) -> None:
        if self.stack.currentWidget() is self.table:
            self.table.go_in()
        elif self.model.rows:
            self.board.tiles[self.model.rows[0].alpha3].setFocus()

    # ---- the inspector

    def look_at(self, country_id: int) -> None:
        """Show all about a country."""
        self._looked_at = country_id
        self.panel.setCurrentWidget(self.inspector)
        self.open_inspector()
        self._detail.refresh()

    def _open_row(self, row: Country) -> None:
        self.look_at(row.id)

    def _follow_row(self) -> None:
        here = self.table.currentIndex()
        if here.isValid() and self.inspector.isVisible() and self.stack.currentWidget() is self.table:
            self.look_at(self.model.row_at(here).id)

    def _close_panel(self) -> None:
        self.open_inspector(shown=False)
        tile = next((tile for tile in self.board.tiles.values() if tile.isChecked()), None)
        if self.stack.currentWidget() is self.board and tile is not None:
            tile.setFocus()
        else:
            self.table.setFocus()

    def _ask_detail(self, tx: Tx, workshop_id: int) -> CountryDetail | None:
        if self._looked_at is None or self._convention is None:
            return None
        return queries.country_detail(tx, self._looked_at, self._convention.code, self._as_at(), workshop_id)

    def _show_detail(self, detail: CountryDetail | None) -> None:
        if detail is not None and self._convention is not None:
            self.inspector.show_detail(detail, self._convention.id)

    def _reword(self, text: str) -> None:
        if self._looked_at is not None:
            self.hub.do(commands.reword_country, self._looked_at, text)

    def _reword_row(self, row: Country, text: str) -> None:
        self.hub.do(commands.reword_country, row.id, "" if text == row.name_en else text)

    def _teach(self, text: str) -> None:
        if self._looked_at is not None:
            self.hub.do(commands.add_country_alias, self._looked_at, text)

    def _forget(self, alias_id: int) -> None:
        self.hub.do(commands.remove_country_alias, alias_id)

    def _state(self, said: Stated) -> None:
        if self._looked_at is not None and self._convention is not None:
            self.hub.do(
                commands.state_instrument,
                self._looked_at,
                self._convention.id,
                said.status,
                said.kind,
                said.deposited,
                said.source,
                said.in_force,
                said.confidence,
            )

    def _clear(self) -> None:
        if self._looked_at is not None and self._convention is not None:
            self.hub.do(commands.clear_statement, self._looked_at, self._convention.id)

    # ---- lists and spellings

    def _open_form(self, form: QWidget) -> None:
        self.panel.setCurrentWidget(form)
        self.open_inspector()

    def add_list(self) -> None:
        """Open the form for a new list."""
        self.listing.add(self._around)

    def _change_list(self) -> None:
        self.listing.change(self._around, self._list_id, self._countries)

    def _copy_list(self) -> None:
        if self.listing.copy(self._around, self._list_id):
            self._change_list()

    def _delete_list(self) -> None:
        self.listing.delete(self._list_id)
        self._choose()

    def add_convention(self) -> None:
        """Open the form for another convention."""
        self.treaties.open(self._around)

    def _change_convention(self) -> None:
        self.treaties.open(self._around, self._convention)

    def _delete_convention(self) -> None:
        self.treaties.delete(self._convention)
        self._choose()

    def _show_convention(self, code: str) -> None:
        self.conventions.setCurrentIndex(max(0, self.conventions.findData(code)))
        self._choose()

    def show_spellings(self) -> None:
        """Show what this project has learned."""
        self.stack.setCurrentWidget(self.spellings)
        self._share_height()
        self.spellings.table.setFocus()

    def _show_list(self, list_id: int) -> bool:
        at = self.lists.findData(list_id)
        if at >= 0:
            self.lists.setCurrentIndex(at)
            self._choose()
        return at >= 0

    def reveal(self, table: str, row_id: int) -> bool:
        if table == "country_list":
            return self._show_list(row_id)
        if table == "convention":
            code = next((row.code for row in self._around.conventions if row.id == row_id), None)
            if code is not None:
                self._show_convention(code)
            return code is not None
        if table != "country":
            return False
        self._listed.ensure()
        if row_id not in {row.id for row in self._countries}:
            self._show_list(EVERY)
        self.finder.clear()
        if row_id not in {row.id for row in self._countries}:
            return False
        self.board.mark(row_id)
        self.table.flash(row_id)
        self.look_at(row_id)
        return True
