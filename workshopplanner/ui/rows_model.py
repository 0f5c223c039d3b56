"""The one table model of the program: frozen rows, told what to show by columns."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from workshopplanner.ui import ticks
from workshopplanner.ui.ordering import arrange, changed_runs, gone_runs, new_runs, text_key
from workshopplanner.ui.widgets import plain_tip

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

# Beyond so many separate runs of inserted and removed rows a reset costs the view less than the runs.
_RUNS = 40
_START = Qt.AlignmentFlag.AlignLeading
_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_FLAGS = {  # by whether a cell can be edited and ticked; put together once, as Qt asks for every cell it paints
    (False, False): _CELL,
    (True, False): _CELL | Qt.ItemFlag.ItemIsEditable,
    (False, True): _CELL | Qt.ItemFlag.ItemIsUserCheckable,
    (True, True): _CELL | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable,
}


@dataclass(frozen=True)
class Column(Generic[R]):
    """What a column shows of a row, and how a text typed into it reaches the store.

    `show` gives text, or a bool for a tick; one that is `judged` may also be None: nobody has looked. `edit` takes the
    typed text ("yes", "no" or nothing for a tick) and calls the store. `choices` are the texts to choose from, `raw`
    the text an editor starts with where it differs from `show`.
    `tone` names a tone of the tokens for rows that need attention, `key` is the name the column is remembered by.
    """

    title: str
    show: Callable[[R], str | bool | None]
    edit: Callable[[R, str], object] | None = None
    sort: Callable[[R], Any] | None = None
    choices: Callable[[], Sequence[str]] | None = None
    tip: Callable[[R], str] | None = None
    align: Qt.AlignmentFlag = _START
    key: str = ""
    width: int = 140
    raw: Callable[[R], str] | None = None
    tone: Callable[[R], str] | None = None
    decorate: Callable[[R], Any] | None = None
    judged: bool = False

    @property
    def name(self) -> str:
        """The name the column is remembered by."""
        return self.key or self.title

    def text(self, row: R) -> str:
        """Return the cell as text, as it is copied and searched."""
        value = self.show(row)
        return value if isinstance(value, str) else ticks.words(value)

    def sort_key(self, row: R) -> Any:
        """Return what the column sorts by; an empty text or None sorts last either way."""
        value = self.sort(row) if self.sort else self.show(row)
        return text_key(value) if isinstance(value, str) else value


@dataclass(frozen=True)
class Order(Generic[R]):
    """One key of a sort."""

    column: Column[R]
    descending: bool = False


class RowsModel(QAbstractTableModel, Generic[R]):
    """Shows rows through columns; sorts and filters its own list and never writes to itself."""

    edited = Signal(object, object, str)  # row, column, typed text
    ticked = Signal()
    ordered = Signal()

    def __init__(
        self,
        columns: Sequence[Column[R]],
        parent: QObject | None = None,
        *,
        identity: Callable[[R], Hashable] = lambda row: row.id,  # type: ignore[attr-defined]
        ticks: bool = False,
        haystack: Callable[[R], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.rows: list[R] = []  # as shown
        self.order: list[Order[R]] = []
        self.ticks: set[Hashable] | None = set() if ticks else None
        self._identity = identity
        self._haystack = haystack or self._all_cells
        self._ids: list[Hashable] = []
        self._all: dict[Hashable, R] = {}
        self._tests: dict[str, Callable[[R], bool]] = {}
        self._words: dict[str, list[str]] = {}
        self._texts: dict[Hashable, str] = {}
        self._keys: dict[str, dict[Hashable, Any]] = {}  # what each column sorted by, for those sorted by so far
        self._held = False
        self.edited.connect(self._edit)

    # ---- rows in and out

    def show(self, rows: Sequence[R]) -> None:
        """Show these rows, telling views only of what differs; while an edit runs, order and filter stand still."""
        before = self._all
        self._all = {self._identity(row): row for row in rows}
        for row_id, row in self._all.items():
            known = before.get(row_id)
            if known is not row and known == row:
                self._all[row_id] = known  # so that later comparisons find the same object
        self._forget(before)
        if self.ticks:
            self.ticks &= self._all.keys()
        self._become([*self._held_ids(before)] if self._held else self._wanted())
        if self.ticks is not None:
            self.ticked.emit()

    def _held_ids(self, before: Mapping[Hashable, R]) -> Iterator[Hashable]:
        yield from (row_id for row_id in self._ids if row_id in self._all)
        yield from (row_id for row_id in self._all if row_id not in before)

    def _forget(self, before: Mapping[Hashable, R]) -> None:
        """Forget texts and sort keys of the rows that are gone or different."""
        stale = [row_id for row_id, row in before.items() if self._all.get(row_id) is not row]
        for kept in (self._texts, *self._keys.values()):
            for row_id in stale:
                kept.pop(row_id, None)

    def _wanted(self) -> list[Hashable]:
        rows, ids = self._all, list(self._all)
        for test in self._tests.values():
            ids = [row_id for row_id in ids if test(rows[row_id])]
        words = [word for each in self._words.values() for word in each]
        if words and len(self._texts) < len(rows):
            self.prepare_search()
        texts = self._texts
        for word in words:
            ids = [row_id for row_id in ids if word in texts[row_id]]
        for order in reversed(self.order):
            ids = arrange(ids, self._keys_of(order.column, ids), order.descending)
        return ids

    def _keys_of(self, column: Column[R], ids: Sequence[Hashable]) -> dict[Hashable, Any]:
        keys, rows, key = self._keys.setdefault(column.name, {}), self._all, column.sort_key
        for row_id in ids:
            if row_id not in keys:
                keys[row_id] = key(rows[row_id])
        return keys

    def _become(self, wanted: list[Hashable]) -> None:
        """Turn the list shown into the wanted one: removals, moves, inserts, then changed cells."""
        old, new = set(self._ids), set(wanted)
        gone, added = gone_runs(self._ids, new), new_runs(wanted, old)
        if len(gone) + len(added) > _RUNS:
            self.beginResetModel()
            self._ids, self.rows = wanted, [self._all[row_id] for row_id in wanted]
            self.endResetModel()
            return
        for first, last in gone:
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._ids[first : last + 1], self.rows[first : last + 1]
            self.endRemoveRows()
        self._move([row_id for row_id in wanted if row_id in old] if added else wanted)
        for first, last in added:
            self.beginInsertRows(QModelIndex(), first, last)
            self._ids[first:first] = wanted[first : last + 1]
            self.rows[first:first] = [self._all[row_id] for row_id in wanted[first : last + 1]]
            self.endInsertRows()
        self._refill()

    def _move(self, wanted: list[Hashable]) -> None:
        if wanted == self._ids:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        by_id = dict(zip(self._ids, self.rows, strict=True))
        places = {row_id: at for at, row_id in enumerate(wanted)} if before else {}
        after = [self.index(places[self._ids[index.row()]], index.column()) for index in before]
        self._ids, self.rows = list(wanted), [by_id[row_id] for row_id in wanted]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _refill(self) -> None:
        fresh = [self._all[row_id] for row_id in self._ids]
        runs = changed_runs(self.rows, fresh)
        self.rows = fresh
        for first, last in runs:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Keep order and filter as they are inside the block, so that an edited row does not jump away or vanish."""
        before, self._held = self._held, True
        try:
            yield
        finally:
            self._held = before

    # ---- order, filter, columns

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by one column; -1 goes back to the order the rows came in."""
        chosen = [] if column < 0 else [Order(self.columns[column], order is Qt.SortOrder.DescendingOrder)]
        self.sort_by(chosen)

    def sort_by(self, order: Sequence[Order[R]]) -> None:
        """Sort by several columns, the first of them first."""
        self.order = list(order)
        self._become(self._wanted())
        if self.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.ordered.emit()

    def filter(self, test: Callable[[R], bool] | None, name: str = "page") -> None:
        """Show only rows that pass; filters of other names go on holding, and None lifts this one."""
        if test is not None:
            self._tests[name] = test
        elif self._tests.pop(name, None) is None:
            return
        self._become(self._wanted())

    def search(self, text: str, name: str = "search") -> None:
        """Show only rows that contain every word of the text, in any column or in what `haystack` gives of a row."""
        words = text_key(text).split()
        if words == self._words.get(name, []):
            return
        self._words[name] = words
        self._become(self._wanted())

    def prepare_search(self) -> None:
        """Read every row's text now, while a person puts the cursor into the search field."""
        texts, haystack = self._texts, self._haystack
        for row_id, row in self._all.items():
            if row_id not in texts:
                texts[row_id] = text_key(haystack(row))

    def _all_cells(self, row: R) -> str:
        return "\n".join(column.text(row) for column in self.columns)

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show other columns of the same rows, in the same order."""
        self.beginResetModel()
        self.columns = list(columns)
        self._texts.clear()
        self._keys.clear()
        self.endResetModel()

    # ---- looking up

    def row_at(self, index: Index) -> R:
        """Return the row behind an index."""
        return self.rows[index.row()]

    def id_at(self, row: int) -> Hashable:
        """Return the id of the row shown at a place."""
        return self._ids[row]

    def place_of(self, row_id: Hashable) -> int:
        """Return where a row is shown, or -1 while it is filtered out."""
        return self._ids.index(row_id) if row_id in self._all and row_id in self._ids else -1

    @property
    def total(self) -> int:
        """How many rows there are, shown or filtered out."""
        return len(self._all)

    @property
    def ticked_rows(self) -> list[R]:
        """The ticked rows, also those filtered out, in the order they came in."""
        return [row for row_id, row in self._all.items() if row_id in (self.ticks or ())]

    def tick(self, ids: Sequence[Hashable], ticked: bool) -> None:
        """Tick or untick rows."""
        if self.ticks is None:
            return
        self.ticks = self.ticks | set(ids) if ticked else self.ticks - set(ids)
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0), [Role.CheckStateRole])
        self.ticked.emit()

    # ---- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        answer = _ANSWERS.get(role)
        return answer(self, self.columns[index.column()], self.rows[index.row()], index) if answer else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if not index.isValid():
            return False
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role == Role.CheckStateRole and isinstance(column.show(row), str):
            self.tick([self._ids[index.row()]], Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        if column.edit is None:
            return False
        if role == Role.CheckStateRole and column.judged:
            value = ticks.after(column.show(row))
        elif role == Role.CheckStateRole:
            value = "yes" if Qt.CheckState(value) is Qt.CheckState.Checked else "no"
        elif str(value) == _edit_text(self, column, row, index):
            return False  # nothing typed: no step in the history
        self.edited.emit(row, column, str(value))
        return True

    def _edit(self, row: R, column: Column[R], text: str) -> None:
        if column.edit is not None:
            with self.holding():
                column.edit(row, text)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        column = self.columns[index.column()]
        tick = not isinstance(column.show(self.rows[index.row()]), str)
        can_edit = column.edit is not None and not tick
        can_tick = (column.edit is not None and tick) or (self.ticks is not None and index.column() == 0)
        return _FLAGS[can_edit, can_tick]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            return column.title + self._sort_mark(column)
        if role in {Role.ToolTipRole, Role.AccessibleTextRole}:
            return column.title
        return int(column.align | Qt.AlignmentFlag.AlignVCenter) if role == Role.TextAlignmentRole else None

    def _sort_mark(self, column: Column[R]) -> str:
        for at, order in enumerate(self.order, start=1):
            if order.column.name == column.name:
                number = str(at) if len(self.order) > 1 else ""
                return f" {'▼' if order.descending else '▲'}{number}"
        return ""


# ---- what a cell answers to each of Qt's roles


def _display(_model: RowsModel[Any], column: Column[Any], row: Any, _index: Index) -> Any:
    value = column.show(row)
    return value if isinstance(value, str) else None


def _edit_text(_model: RowsModel[Any], column: Column[Any], row: Any, _index: Index) -> Any:
    return column.raw(row) if column.raw else column.text(row)


def _check(model: RowsModel[Any], column: Column[Any], row: Any, index: Index) -> Any:
    value = column.show(row)
    if isinstance(value, str):
        if model.ticks is None or index.column() != 0:
            return None
        value = model.id_at(index.row()) in model.ticks
    return ticks.state(value, column.judged)


def _tip(_model: RowsModel[Any], column: Column[Any], row: Any, _index: Index) -> Any:
    return plain_tip(column.tip(row) if column.tip else column.text(row))


def _alignment(_model: RowsModel[Any], column: Column[Any], _row: Any, _index: Index) -> Any:
    return int(column.align | Qt.AlignmentFlag.AlignVCenter)


def _accessible(_model: RowsModel[Any], column: Column[Any], row: Any, _index: Index) -> Any:
    return f"{column.title}: {column.text(row)}"


def _decoration(_model: RowsModel[Any], column: Column[Any], row: Any, _index: Index) -> Any:
    return column.decorate(row) if column.decorate else None


_ANSWERS: dict[int, Callable[[RowsModel[Any], Column[Any], Any, Index], Any]] = {
    Role.DisplayRole: _display,
    Role.EditRole: _edit_text,
    Role.CheckStateRole: _check,
    Role.ToolTipRole: _tip,
    Role.TextAlignmentRole: _alignment,
    Role.AccessibleTextRole: _accessible,
    Role.DecorationRole: _decoration,
}
