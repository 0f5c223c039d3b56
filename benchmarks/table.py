"""The roster's table: sorting, filtering, searching and scrolling, beside Qt's own proxy model and bare Python."""

import gc
import tempfile
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QTableView

from benchmarks import data
from benchmarks.measure import Figure, Once, Result, Target, compare, timed
from benchmarks.screen import Screen, application, settle
from workshopplanner.core.kinds import Role
from workshopplanner.core.roster import Attendee
from workshopplanner.core.views import Criteria
from workshopplanner.queries.roster import roster
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.roster.columns import columns, haystack
from workshopplanner.ui.roster.page import RosterPage
from workshopplanner.ui.rows_model import Column, RowsModel
from workshopplanner.ui.table import TableView

SIZES = {1_000: 15, 10_000: 9, 100_000: 3}  # rows: repetitions
QUICK = {50: 2}
JUDGED = 10_000
WITHIN = Target(seconds=0.050)
PROXY = "QSortFilterProxyModel"
ROLES = (Role.PARTICIPANT, Role.OBSERVER)
WORDS = ("ka", "min", "ra")

Index = QModelIndex | QPersistentModelIndex
Test = Callable[[Attendee], bool]


def run(*, quick: bool = False) -> Result:
    """Measure the table at several sizes, and the roster's page at one."""
    application()
    figures: list[Figure] = []
    for count, repetitions in (QUICK if quick else SIZES).items():
        figures += _figures(count, repetitions)
        gc.collect()
    with tempfile.TemporaryDirectory() as folder:
        count = 50 if quick else JUDGED
        data.make_long_past(Path(folder) / "roster.workshop", count, 1)
        figures += _page_figures(Path(folder) / "roster.workshop", count, 2 if quick else 15)
    return Result("table", tuple(figures))


def roster_columns() -> list[Column[Attendee]]:
    """Return the columns that the roster shows first."""
    return columns("basics", revealed=False, write=lambda *_typed: None, countries=list, organisations=list)


def _figures(count: int, repetitions: int) -> list[Figure]:
    """Measure the table alone."""
    rows = data.attendees(count)
    ours, theirs = _Ours(rows), _Theirs(rows)
    target = WITHIN if count == JUDGED else None

    def figure(name: str, mine: Once, references: dict[str, Once], judged: Target | None = None) -> Figure:
        return compare(f"{name}, {count:,} rows", repetitions, mine, references, judged)

    in_python = {"list.sort with a key": lambda: timed(lambda: sorted(rows, key=lambda row: row.family_name.lower()))}
    found = [
        figure("sort by name", ours.sort, {PROXY: theirs.sort, **in_python}, target),
        figure("sort the other way", ours.turn, {PROXY: theirs.sort}, target),
        figure("filter by role", ours.filter, {PROXY: theirs.filter}, target),
    ]
    ours.model.filter(None)
    theirs.proxy.want(None)
    texts = {"str.lower of the same texts": lambda: timed(lambda: [haystack(row).lower() for row in rows])}
    found += [
        figure("cursor into the search field", ours.prepare, texts),
        figure("search", ours.search, {PROXY: theirs.search}, target),
        figure("scroll by a page", ours.scroll, {PROXY: theirs.scroll}),
    ]
    ours.screen.close()
    theirs.screen.close()
    return found


class _View:
    """A table on the screen; each of its works is timed until the table is painted anew."""

    def __init__(self, table: QTableView) -> None:
        self.table = table
        self.screen = Screen(table, table.viewport())
        self.orders = cycle((Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder))
        self.tests = cycle([_of_role(role) for role in ROLES])
        self.words = cycle(WORDS)

    def scroll(self) -> float:
        """Go on by a page, and from the end back to the beginning."""
        bar = self.table.verticalScrollBar()
        at = 0 if bar.value() + bar.pageStep() > bar.maximum() else bar.value() + bar.pageStep()
        return self.painted(lambda: bar.setValue(at))

    def painted(self, work: Callable[[], object]) -> float:
        """Return the seconds that a work takes until the table shows it."""

        def and_paint() -> None:
            work()
            self.table.viewport().update()  # also where the same rows go on being shown

        gc.collect()
        return self.screen.until_painted(and_paint)


class _Ours(_View):
    """The program's table on its own model."""

    def __init__(self, rows: Sequence[Attendee]) -> None:
        self.model: RowsModel[Attendee] = RowsModel(roster_columns(), haystack=haystack)
        self.model.show(rows)
        super().__init__(TableView(self.model, "roster.table", "Roster"))

    def sort(self) -> float:
        """Sort as for the first time."""
        forget(self.model)
        return self.turn()

    def turn(self) -> float:
        """Sort again, by what the model knows already."""
        return self.painted(lambda: self.model.sort(0, next(self.orders)))

    def filter(self) -> float:
        return self.painted(lambda: self.model.filter(next(self.tests)))

    def search(self) -> float:
        return self.painted(lambda: self.model.search(next(self.words)))

    def prepare(self) -> float:
        forget(self.model)
        return timed(self.model.prepare_search)


def forget(model: RowsModel[Attendee]) -> None:
    """Make a model forget what it keeps of its rows for sorting and searching."""
    model.set_columns(model.columns)
    settle()


class _Theirs(_View):
    """Qt's table on Qt's proxy of the same rows and columns."""

    def __init__(self, rows: Sequence[Attendee]) -> None:
        self.proxy = Proxy(rows)
        table = QTableView()
        table.setModel(self.proxy)
        super().__init__(table)

    def sort(self) -> float:
        return self.painted(lambda: self.proxy.sort(0, next(self.orders)))

    def filter(self) -> float:
        return self.painted(lambda: self.proxy.want(next(self.tests)))

    def search(self) -> float:
        return self.painted(lambda: self.proxy.setFilterFixedString(next(self.words)))


class Proxy(QSortFilterProxyModel):
    """Qt's own way to sort and filter a model that is written in Python."""

    def __init__(self, rows: Sequence[Attendee]) -> None:
        super().__init__()
        self._source: RowsModel[Attendee] = RowsModel(roster_columns())
        self._source.show(rows)
        self._wanted: Test | None = None
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterKeyColumn(-1)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setSourceModel(self._source)

    def want(self, test: Test | None) -> None:
        """Show only rows that pass."""
        self._wanted = test
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802 (Qt's name)
        """Say whether a row is shown."""
        if self._wanted is not None:
            return self._wanted(self._source.rows[row])
        return super().filterAcceptsRow(row, parent)


def _of_role(role: Role) -> Test:
    return lambda row: row.role is role


# ---- the page


def _page_figures(path: Path, count: int, repetitions: int) -> list[Figure]:
    """Measure the whole page: its filters, counts and tabs follow each choice."""
    with data.opened(path) as (store, workshop_id):
        hub = Hub(store, workshop_id)
        page = RosterPage(hub)
        screen = Screen(page, page.table.viewport())
        ours, alone = _Page(page, screen), _Ours(store.ask(roster, workshop_id))
        found = [
            compare(
                f"{name} in the roster's page, {count:,} people", repetitions, mine, {"the table alone": bare}, WITHIN
            )
            for name, mine, bare in (
                ("sort", ours.sort, alone.sort),
                ("filter", ours.filter, alone.filter),
            )
        ]
        ours.ask(Criteria())
        page.model.prepare_search()
        alone.model.filter(None)
        alone.prepare()
        name = f"search in the roster's page, {count:,} people"
        found.append(compare(name, repetitions, ours.search, {"the table alone": alone.search}, WITHIN))
        store.on_change = None
        screen.close()
        alone.screen.close()
    return found


class _Page:
    """What a person does on the page."""

    def __init__(self, page: RosterPage, screen: Screen) -> None:
        self._page, self._screen = page, screen
        self._orders = cycle((Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder))
        self._roles = cycle(ROLES)
        self._words = cycle(WORDS)

    def sort(self) -> float:
        forget(self._page.model)
        return self._painted(lambda: self._page.model.sort(0, next(self._orders)))

    def filter(self) -> float:
        return self._painted(lambda: self.ask(Criteria(roles=frozenset({next(self._roles)}))))

    def search(self) -> float:
        return self._painted(lambda: self._page.finder.setText(next(self._words)))

    def ask(self, criteria: Criteria) -> None:
        """Choose who is shown, as the buttons above the table do."""
        self._page.filters.ask(criteria)

    def _painted(self, work: Callable[[], object]) -> float:
        def and_paint() -> None:
            work()
            self._page.table.viewport().update()

        gc.collect()
        return self._screen.until_painted(and_paint)
