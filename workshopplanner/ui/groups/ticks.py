"""A button with a list to tick: it stays open while ticks are set, and tells once what came of it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton

from workshopplanner.ui.widgets import named, plain_tip


class _Menu(QMenu):
    """A menu that stays open when an entry with a tick is pressed."""

    pressed = Signal(QAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action: QAction | None = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            self.pressed.emit(action)
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action: QAction | None = self.activeAction()
        if action is not None and action.isCheckable() and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return}:
            self.pressed.emit(action)
        else:
            super().keyPressEvent(event)


class Ticks(QPushButton):
    """Shows what is ticked and lets it be changed."""

    ticked = Signal(list)  # the names, when the list is closed and something has changed

    def __init__(self, name: str, title: str, choices: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        named(self, name, title)
        self._title = title
        menu = named(_Menu(self), f"{name}.menu")
        menu.pressed.connect(self._toggle)
        menu.aboutToShow.connect(self._remember)
        menu.aboutToHide.connect(self._tell)
        for key, text in choices:
            action = menu.addAction(text)
            action.setObjectName(f"{name}.{key}")
            action.setData(key)
            action.setCheckable(True)
        self.setMenu(menu)
        self._before: list[str] = []

    def _toggle(self, action: QAction) -> None:
        action.setChecked(not action.isChecked())

    @property
    def chosen(self) -> list[str]:
        """What is ticked."""
        return [action.data() for action in self.menu().actions() if action.isChecked()]

    def show_chosen(self, names: Sequence[str], text: str) -> None:
        """Tick what is chosen, and say it."""
        for action in self.menu().actions():
            action.setChecked(action.data() in names)
        self.setText(f"{text}\u2003")  # Qt leaves no room for the arrow of a button with a menu
        self.setToolTip(plain_tip(text))
        self.setAccessibleName(text)

    def _remember(self) -> None:
        self._before = self.chosen

    def _tell(self) -> None:
        if self.chosen != self._before:
            self.ticked.emit(self.chosen)
