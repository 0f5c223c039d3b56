"""The roster's table: sorting, filtering, searching and scrolling, beside Qt's own proxy model."""

import gc
from collections.abc import Callable, Sequence
from itertools import cycle

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QTableView

from benchmarks import data
from benchmarks.measure import Figure, Once, Result, Target, compare, timed
from benchmarks.screen import Screen, application
from workshopplanner.core.kinds import Role, label
from workshopplanner.core.roster import Attendee
from workshopplanner.ui.ordering import text_key
from workshopplanner.ui.rows_model import Column, RowsModel

SIZES = {1_000: 15, 10_000: 9, 100_000: 3}  # rows: repetitions
QUICK = {50: 2}
JUDGED = 10_000
WORDS = ("ka", "min", "ra")

Index = QModelIndex | QPersistentModelIndex


def run(*, quick: bool = False) -> Result:
    """Measure the table at several sizes."""
    application()
    figures: list[Figure] = []
    for count, repetitions in (QUICK if quick else SIZES).items():
        figures += _figures(count, repetitions)
        gc.collect()
    return Result("table", tuple(figures))


def columns() -> list[Column[Attendee]]:
    """Return columns such as the roster's."""
    return [
        Column("Name", lambda row: row.name, sort=lambda row: row.sort_key),
        Column("Country", lambda row: row.country),
        Column("Role", lambda row: label(row.role)),
        Column("Status", lambda row: label(row.status)),
        Column("Gender", lambda row: label(row.gender)),
        Column("Organisation", lambda row: row.organisation),
        Column("Position", lambda row: row.position),
        Column("E-mail", lambda row: row.email),
        Column("Phone", lambda row: row.phone),
        Column("Directory", lambda row: row.directory_consent),
    ]


class Proxy(QSortFilterProxyModel):
    """Qt's own way to sort and filter a model that is written in Python."""

    def __init__(self, rows: Sequence[Attendee]) -> None:
        super().__init__()
        self._source: RowsModel[Attendee] = RowsModel(columns())
        self._source.show(rows)
        self._wanted: Callable[[Attendee], bool] | None = None
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterKeyColumn(-1)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setSourceModel(self._source)

    def want(self, test: Callable[[Attendee], bool] | None) -> None:
        """Show only rows that pass."""
        self._wanted = test
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802 (Qt's name)
        """Say whether a row is shown."""
        if self._wanted is not None:
            return self._wanted(self._source.rows[row])
        return super().filterAcceptsRow(row, parent)


def _figures(count: int, repetitions: int) -> list[Figure]:
    rows = data.attendees(count)
    model: RowsModel[Attendee] = RowsModel(columns())
    model.show(rows)
    proxy = Proxy(rows)
    ours, theirs = _View(model), _View(proxy)
    target = Target(seconds=0.050) if count == JUDGED else None
    bare = "QSortFilterProxyModel"

    def figure(name: str, mine: Once, other: Once, further: dict[str, Once] | None = None) -> Figure:
        judged = None if name.startswith("scroll") else target
        return compare(f"{name}, {count:,} rows", repetitions, mine, {bare: other, **(further or {})}, judged)

    found = [
        figure("sort by name", ours.sorting(model.sort), theirs.sorting(proxy.sort), {"list.sort": _sorting(rows)}),
        figure("filter by role", ours.filtering(model.filter), theirs.filtering(proxy.want)),
    ]
    model.filter(None)
    proxy.want(None)
    found += [
        figure("search, first letters", ours.forgetful(model), theirs.searching(proxy.setFilterFixedString)),
        figure("search, further letters", ours.searching(model.search), theirs.searching(proxy.setFilterFixedString)),
        figure("scroll by a page", ours.scroll, theirs.scroll),
    ]
    ours.screen.close()
    theirs.screen.close()
    return found


def _sorting(rows: Sequence[Attendee]) -> Once:
    return lambda: timed(lambda: list(rows).sort(key=lambda row: text_key(row.family_name)))


class _View:
    """A table on the screen; each of its works is timed until the table is painted anew."""

    def __init__(self, model: QAbstractItemModel) -> None:
        self.table = QTableView()
        self.table.setModel(model)
        self.screen = Screen(self.table, self.table.viewport())

    def sorting(self, sort: Callable[[int, Qt.SortOrder], object]) -> Once:
        orders = cycle((Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder))
        return lambda: self._painted(lambda: sort(0, next(orders)))

    def filtering(self, keep: Callable[[Callable[[Attendee], bool] | None], object]) -> Once:
        roles = cycle((Role.PARTICIPANT, Role.OBSERVER))
        return lambda: self._painted(lambda: keep(_of_role(next(roles))))

    def searching(self, search: Callable[[str], object]) -> Once:
        words = cycle(WORDS)
        return lambda: self._painted(lambda: search(next(words)))

    def forgetful(self, model: RowsModel[Attendee]) -> Once:
        """Search as for the first time, before the model has the texts of its rows at hand."""

        def search(text: str) -> None:
            model.set_columns(model.columns)
            model.search(text)

        return self.searching(search)

    def scroll(self) -> float:
        bar = self.table.verticalScrollBar()
        at = 0 if bar.value() + bar.pageStep() > bar.maximum() else bar.value() + bar.pageStep()
        return self._painted(lambda: bar.setValue(at))

    def _painted(self, work: Callable[[], object]) -> float:
        def and_paint() -> None:
            work()
            self.table.viewport().update()  # also where the same rows go on being shown

        gc.collect()
        return self.screen.until_painted(and_paint)


def _of_role(role: Role) -> Callable[[Attendee], bool]:
    return lambda row: row.role is role
