"""The steps of everybody by day, newest first, some at a time; one's own can be undone back to a point."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.core.calendar import clock, day_and_month
from workshopplanner.core.history import StepLine
from workshopplanner.language import _, ngettext
from workshopplanner.queries import history
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.widgets import named

PAGE = 200  # steps that are asked for at a time
STEP = Qt.ItemDataRole.UserRole


def local(at: dt.datetime) -> dt.datetime:
    """Return a time of the journal, which is UTC, as the clock on the wall showed it."""
    return at.replace(tzinfo=dt.UTC).astimezone()


class StepsTab(QWidget):
    """Lists steps and undoes one's own back to the chosen one."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        named(self, "history.steps")
        self._hub = hub
        self._wanted = PAGE
        self._undone = 0
        self.search = named(QLineEdit(), "history.search", _("Find steps"))
        self.search.setPlaceholderText(_("Find by what was done or by whom"))
        self.search.setClearButtonEnabled(True)
        self.tree = named(QTreeWidget(), "history.steps.list", _("Steps"))
        self.tree.setHeaderLabels([_("When"), _("What"), _("Who")])
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().resizeSection(0, 160)
        self.tree.header().resizeSection(2, 200)
        self.more = named(QPushButton(_("Show earlier steps")), "history.more", _("Show earlier steps"))
        self.back = named(QPushButton(_("Undo back to here")), "history.undo_back", _("Undo back to here"))
        self.back.setToolTip(_("Undoes your steps down to the chosen one, and that one too"))
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.more.clicked.connect(self._show_more)
        self.back.clicked.connect(self.undo_back)
        self.tree.currentItemChanged.connect(self._judge)
        self._live = Live(hub, self, self._show, history.steps, self._how_many)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(row)
        column.addWidget(self.tree, 1)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def _how_many(self) -> tuple[int]:
        return (self._wanted,)

    def _show(self, lines: list[StepLine]) -> None:
        chosen = self.chosen()
        self.tree.clear()
        head: QTreeWidgetItem | None = None
        for line in lines:
            at = local(line.at)
            day = day_and_month(at.date())
            if head is None or head.text(0) != day:
                head = QTreeWidgetItem(self.tree, [day])
                head.setExpanded(True)
            item = QTreeWidgetItem(head, [clock(at.time()), line.headline, line.by])
            item.setData(0, STEP, line.id)
            if line.id == chosen:
                self.tree.setCurrentItem(item)
        self.more.setVisible(len(lines) == self._wanted)
        self._filter()
        self._judge()

    def _show_more(self) -> None:
        self._wanted += PAGE
        self._live.refresh()

    def _filter(self) -> None:
        text = self.search.text().strip().casefold()
        for head in _children(self.tree.invisibleRootItem()):
            items = _children(head)
            for item in items:
                item.setHidden(text not in f"{item.text(1)} {item.text(2)}".casefold())
            head.setHidden(all(item.isHidden() for item in items))

    def chosen(self) -> int:
        """Return the id of the chosen step, 0 where none is."""
        item = self.tree.currentItem()
        return int(item.data(0, STEP) or 0) if item is not None else 0

    def _judge(self) -> None:
        self.back.setEnabled(self.chosen() in self._hub.store.undoable)

    def undo_back(self) -> None:
        """Undo one's own steps, the newest first, until the chosen one is undone."""
        store, target = self._hub.store, self.chosen()
        if target not in store.undoable:
            return
        self._undone = 0
        while target in store.undoable:
            store.undo()
            self._undone += 1
        toast = getattr(self.window(), "toast", None)
        if toast is not None:
            words = ngettext("{n} step undone.", "{n} steps undone.", self._undone).format(n=self._undone)
            toast.say(words, _("Redo"), self._redo)

    def _redo(self) -> None:
        for _each in range(self._undone):
            self._hub.store.redo()


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(row) for row in range(item.childCount()))
    return [child for child in found if child is not None]
