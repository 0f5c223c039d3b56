"""The two lists of versions and of differences: their lines break instead of being cut, and can be copied."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from workshopplanner.ui.widgets import named

Index = QModelIndex | QPersistentModelIndex


class BreakingLines(QStyledItemDelegate):
    """Gives each line of a list the height that its longest text needs; Qt's own takes one line of text."""

    def __init__(self, tree: QTreeWidget, wide: Iterable[int]) -> None:
        super().__init__(tree)
        self._tree, self._wide = tree, frozenset(wide)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        least = self._tree.fontMetrics().height() + 8
        if index.column() not in self._wide:
            return QSize(hint.width(), least)
        width = self._tree.columnWidth(index.column()) - 12
        text = str(index.data() or "")
        box = self._tree.fontMetrics().boundingRect(0, 0, max(width, 40), 10_000, Qt.TextFlag.TextWordWrap, text)
        return QSize(hint.width(), max(least, box.height() + 8))


class Lines(QTreeWidget):
    """A list that leaves copying to its owner: Qt's own takes the text of one cell."""

    copied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)


def tree(name: str, accessible: str, titles: list[str], wide: tuple[int, ...]) -> Lines:
    """Return a list with columns; the `wide` ones share the room that the others leave."""
    made = named(Lines(), name, accessible)
    made.setRootIsDecorated(False)
    made.setWordWrap(True)
    made.setHeaderLabels(titles)
    made.setItemDelegate(BreakingLines(made, wide))
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    head = made.header()
    head.setStretchLastSection(False)
    for column in range(len(titles)):
        stretch = column in wide
        mode = QHeaderView.ResizeMode
        head.setSectionResizeMode(column, mode.Stretch if stretch else mode.ResizeToContents)
    head.sectionResized.connect(made.scheduleDelayedItemsLayout)
    return made


def key(made: QTreeWidget, keys: str, does: Callable[[], object]) -> None:
    """Let a key do something while the list has the focus."""
    shortcut = QShortcut(QKeySequence(keys), made)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(does)


def items(made: QTreeWidget) -> list[QTreeWidgetItem]:
    """Return the lines of a list from the top."""
    found = (made.topLevelItem(row) for row in range(made.topLevelItemCount()))
    return [item for item in found if item is not None]
