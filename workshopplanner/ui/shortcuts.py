"""The sheet of keyboard shortcuts: the menus' own, and those of the pages."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workshopplanner.language import N_, _
from workshopplanner.ui.agenda import keys
from workshopplanner.ui.groups import keys as group_keys
from workshopplanner.ui.widgets import named, resize_within_screen

if TYPE_CHECKING:
    from workshopplanner.ui.window import Window

TABLES = (
    (N_("Edit a cell"), ("F2",)),
    (N_("Take over and go down"), ("Return",)),
    (N_("Leave a cell as it was"), ("Esc",)),
    (N_("Show choices"), ("Alt+Down",)),
    (N_("Copy and paste rectangles"), ("Ctrl+C", "Ctrl+V")),
    (N_("Fill down"), ("Ctrl+D",)),
    (N_("Clear cells"), ("Del",)),
    (N_("Tick or untick"), ("Space",)),
    (N_("Remove rows"), ("Ctrl+Del",)),
    (N_("Filter row"), ("Ctrl+Shift+L",)),
)


class Shortcuts(QDialog):
    """Lists what the keyboard can do."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        named(self, "shortcuts", _("Keyboard shortcuts"))
        self.setWindowTitle(_("Keyboard shortcuts"))
        resize_within_screen(self, 560, 560)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(24, 16, 24, 16)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        everywhere = [
            (action.text().replace("&", ""), [_native(key) for key in action.shortcuts()])
            for action in window.menu_actions.values()
            if action.shortcuts() and action.objectName() not in ("edit.undo", "edit.redo")
        ]
        everywhere += [(_("Undo"), ["Ctrl+Z"]), (_("Redo"), ["Ctrl+Y", "Ctrl+Shift+Z"])]
        self._section(_("Everywhere"), everywhere)
        self._section(_("On the agenda"), [(text, (shown,)) for text, shown in keys.sheet()])
        self._section(_("On the groups"), [(text, (shown,)) for text, shown in group_keys.sheet()])
        self._section(_("In tables"), [(_(text), strokes) for text, strokes in TABLES])
        inside = QWidget()
        inside.setLayout(self._grid)
        scroll = named(QScrollArea(), "shortcuts.list", _("Keyboard shortcuts"))
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _section(self, title: str, lines: Iterable[tuple[str, Iterable[str]]]) -> None:
        heading = QLabel(title)
        heading.setProperty("role", "section")
        heading.setContentsMargins(0, 8, 0, 4)
        self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 2)
        for text, strokes in lines:
            row = self._grid.rowCount()
            shown = "  ".join(f"\u2066{_native(stroke)}\u2069" for stroke in strokes)
            words = QLabel(text)
            words.setWordWrap(True)
            keys_label = QLabel(shown)
            keys_label.setProperty("role", "muted")
            self._grid.addWidget(words, row, 0)
            self._grid.addWidget(keys_label, row, 1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)


def _native(stroke: str | QKeySequence) -> str:
    """Return a key as the platform writes it."""
    return QKeySequence(stroke).toString(QKeySequence.SequenceFormat.NativeText) or str(stroke)
