"""The countries of a list: who is Party when, and who comes from where."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from itertools import count
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.commands import countries as commands
from workshopplanner.commands import country_lists as list_commands
from workshopplanner.core.countries import (
    Choice,
    Convention,
    Country,
    CountryDetail,
    CountryList,
    ListWish,
    Pasted,
    standing,
)
from workshopplanner.language import _
from workshopplanner.queries import countries as queries
from workshopplanner.queries import country_lists
from workshopplanner.store.store import Tx
from workshopplanner.ui import fields, icons
from workshopplanner.ui.count_line import CountLine
from workshopplanner.ui.countries import words
from workshopplanner.ui.countries.around import Around, around
from workshopplanner.ui.countries.columns import columns
from workshopplanner.ui.countries.inspector import Inspector
from workshopplanner.ui.countries.listing import ListForm
from workshopplanner.ui.countries.outreach import OutreachBar
from workshopplanner.ui.countries.statement import Stated
from workshopplanner.ui.countries.tiles import TileBoard
from workshopplanner.ui.empty import Empty
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.page import Page
from workshopplanner.ui.rows_model import RowsModel
from workshopplanner.ui.search import SearchField
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named

LOW = 440  # pixels; below, the tiles get the room of the legend
EVERY = 0  # the list of all countries has no row of its own


class CountriesPage(Page):
    """Countries of a chosen list as at a chosen day."""

    key: ClassVar[str] = "countries"

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._around = Around((), (), (), (), None)
        self._countries: Sequence[Country] = ()
        self._looked_at: int | None = None
        self._changed_list: CountryList | None = None
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
        self.lists = self._chooser("countries.lists", _("List"), 16)
        self.more = named(QPushButton(), "countries.lists.more", _("Change this list"))
        self.more.setToolTip(_("Change this list"))
        icons.dress(self.more, "edit")
        menu = named(QMenu(self.more), "countries.lists.menu", _("Change this list"))
        self._edit_action = menu.addAction(_("Name and countries…"), self._change_list)
        self._copy_action = menu.addAction(_("Duplicate this list"), self._copy_list)
        self._delete_action = menu.addAction(_("Delete this list"), self._delete_list)
        self.more.setMenu(menu)
        self.conventions = self._chooser("countries.conventions", _("Convention"), 12)
        self.day = named(fields.date(dt.date.today()), "countries.day", _("As at"))  # noqa: DTZ011 (the wall's day)
        self.day.setToolTip(_("As at"))
        fields.set_pattern(self.day, "d MMM yyyy")
        self.day.lineEdit().setAccessibleName(_("As at"))
        self.views = QButtonGroup(self)
        self.tools.addStretch(1)
        for tool in (self.lists, self.more, self.conventions, self.day):
            self.tools.addWidget(tool)
        for number, (name, text) in enumerate((("tiles", _("Tiles")), ("a_z", _("A–Z")), ("table", _("Table")))):
            button = named(QPushButton(text), f"countries.view.{name}", text)
            button.setCheckable(True)
            button.setChecked(not number)
            self.views.addButton(button, number)
            self.tools.addWidget(button)
        self.finder = SearchField("countries.search", _("Search the countries"), self.model)
        self.tools.addWidget(self.finder)
        self.set_primary(_("Add list"), self.add_list, "countries.add")

    def _chooser(self, name: str, title: str, letters: int) -> QComboBox:
        box = named(QComboBox(), name, title)
        box.setToolTip(title)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(letters)
        return box

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
        for widget in (self.board, self.table, self.empty):
            self.stack.addWidget(widget)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 16, 0)
        top.setSpacing(0)
        top.addWidget(self.standing, 1)
        top.addWidget(self.reach, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.outreach)
        column.addWidget(self.stack, 1)
        column.addWidget(self.legend)
        self.set_body(body)

    def _make_inspector(self) -> None:
        self.panel = QStackedWidget()
        self.inspector = Inspector()
        self.form = ListForm(self._read_names, self._find_country)
        self.panel.addWidget(self.inspector)
        self.panel.addWidget(self.form)
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
        self.form.wanted.connect(self._save_list)
        self.form.closed.connect(self._close_panel)

    # ---- what is chosen

    @property
    def _list_id(self) -> int | None:
        return self.lists.currentData() or None

    @property
    def _convention(self) -> Convention | None:
        code = self.conventions.currentData()
        return next((row for row in self._around.conventions if row.code == code), None)

    def _as_at(self) -> dt.date:
        return fields.date_of(self.day)

    def _show_around(self, found: Around) -> None:
        self._around = found
        lists = [(_("{list} ({n})").format(list=row.name, n=row.size), row.id) for row in found.lists]
        lists.append((_("All countries ({n})").format(n=len(found.everything)), EVERY))
        refill(self.lists, lists)
        refill(
            self.conventions, [(_("{code} Convention").format(code=row.code), row.code) for row in found.conventions]
        )
        if self._dated_for != self.hub.workshop_id and found.first is not None:
            self._dated_for = self.hub.workshop_id
            self.day.setDate(fields.to_date(found.first))
        self.more.setEnabled(self._list_id is not None)

    def _choose(self) -> None:
        self.more.setEnabled(self._list_id is not None)
        self._listed.refresh()
        if self.inspector.isVisible():
            self._detail.refresh()

    def _choose_view(self, number: int) -> None:
        self.board.set_alphabetical(number == 1)
        self._show_view()

    def _show_view(self) -> None:
        if not self._countries:
            self.stack.setCurrentWidget(self.empty)
        else:
            self.stack.setCurrentWidget(self.table if self.views.checkedId() == 2 else self.board)
        self._share_height()

    def _share_height(self) -> None:
        low = self.height() < LOW
        self.standing.set_single(low)
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

    # ---- lists

    def _read_names(self, text: str) -> Sequence[Pasted]:
        return self.hub.ask(country_lists.pasted_countries, text)

    def _find_country(self, text: str) -> Sequence[Choice]:
        return self.hub.ask(country_lists.countries_typed, text)

    def _open_form(self) -> None:
        self.panel.setCurrentWidget(self.form)
        self.open_inspector()

    def add_list(self) -> None:
        """Open the form for a new list."""
        self._changed_list = None
        self._open_form()
        self.form.begin(self._around.starts, self._around.everything)

    def _change_list(self) -> None:
        self._changed_list = next((row for row in self._around.lists if row.id == self._list_id), None)
        if self._changed_list is not None:
            self._open_form()
            self.form.change(self._changed_list, self._countries, self._around.everything)

    def _delete_list(self) -> None:
        if self._list_id is not None:
            self.hub.do(list_commands.delete_country_list, self._list_id)
            self._choose()

    def _copy_list(self) -> None:
        like = next((row for row in self._around.lists if row.id == self._list_id), None)
        if like is not None:
            names = {row.name for row in self._around.lists}
            tries = (_("{list} (copy {n})").format(list=like.name, n=n) for n in count(1))
            name = next(each for each in tries if each not in names)
            self._show_list(self.hub.do(list_commands.copy_country_list, like.id, name))
            self._change_list()

    def _save_list(self, wish: ListWish) -> None:
        listed, taught = self._changed_list, dict(wish.taught)
        if listed is None:
            made = self.hub.do(
                list_commands.add_country_list,
                wish.name,
                wish.purpose,
                wish.as_at,
                wish.country_ids,
                wish.rule,
                taught,
            )
            self._show_list(made)
        else:
            own = None if wish.rule else wish.country_ids
            self.hub.do(list_commands.change_country_list, listed.id, wish.name, wish.purpose, wish.as_at, own, taught)
        self._close_panel()

    def _show_list(self, list_id: int) -> bool:
        at = self.lists.findData(list_id)
        if at >= 0:
            self.lists.setCurrentIndex(at)
            self._choose()
        return at >= 0

    def reveal(self, table: str, row_id: int) -> bool:
        if table == "country_list":
            return self._show_list(row_id)
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


def refill(box: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
    """Offer other entries and stay on what was chosen, if it is still there."""
    chosen = box.currentData()
    blocked = box.blockSignals(True)
    box.clear()
    for text, data in entries:
        box.addItem(text, data)
    box.setCurrentIndex(max(0, box.findData(chosen)) if entries else -1)
    box.blockSignals(blocked)
