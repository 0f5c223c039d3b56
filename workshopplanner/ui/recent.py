"""The submenu of projects that were open lately."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from workshopplanner.language import _

if TYPE_CHECKING:
    from workshopplanner.ui.window import Window


class RecentMenu(QMenu):
    """Ten files at most, numbered; those that are gone are greyed."""

    def __init__(self, window: "Window") -> None:
        super().__init__(_("Open &recent"), window)
        self.setObjectName("menu.recent")
        self._window = window
        self.aboutToShow.connect(self.fill)
        self.addAction(_("No recent projects")).setEnabled(False)  # an empty menu would not open

    def fill(self) -> None:
        """List the files anew."""
        self.clear()
        for number, name in enumerate(self._window.preferences.recent, start=1):
            path = Path(name)
            digit = f"&{number}" if number < 10 else "1&0"
            action = self.addAction(f"{digit}  {path.stem}".replace("&&", "&"))
            action.setText(f"{digit}  " + path.stem.replace("&", "&&"))
            action.setToolTip(name)
            action.setStatusTip(name)
            action.setData(name)
            action.setEnabled(path.exists())
            action.triggered.connect(self._open)
        if not self.isEmpty():
            self.addSeparator()
        clear = self.addAction(_("&Clear this list"), self._clear)
        clear.setEnabled(bool(self._window.preferences.recent))

    def _open(self) -> None:
        action: QObject = self.sender()
        for each in self.actions():
            if each is action:
                self._window.desk.open(Path(each.data()))

    def _clear(self) -> None:
        self._window.preferences.recent = []
        self._window.preferences.save()
