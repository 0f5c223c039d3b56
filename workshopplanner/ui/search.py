"""The search field of a page with a table."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.rows_model import RowsModel
from workshopplanner.ui.widgets import named

_ON = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down})


class SearchField(QLineEdit):
    """Filters a model while one types; Esc empties it."""

    entered = Signal()  # somebody is about to search
    searched = Signal(str)
    left = Signal()  # Enter or the down arrow: on to what was found

    def __init__(self, name: str, accessible: str, model: RowsModel[Any]) -> None:
        super().__init__()
        named(self, name, accessible)
        self._model = model
        self.setPlaceholderText(_("Search…"))
        self.setToolTip(_("{what} (Ctrl+F)").format(what=accessible))
        self.setClearButtonEnabled(True)
        sign = self.addAction(icons.icon("search", size=14), QLineEdit.ActionPosition.LeadingPosition)
        sign.setText(accessible)
        icons.dress(sign, "search", size=14)
        self.setMinimumWidth(120)
        self.setMaximumWidth(260)
        self.textChanged.connect(self._search)

    def show_text(self, text: str) -> None:
        """Show what a saved view searches for."""
        if self.text().strip() != text:
            self.setText(text)

    def _search(self, text: str) -> None:
        self._model.search(text)
        self.searched.emit(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
        self._model.prepare_search()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in _ON:
            self.left.emit()
        else:
            super().keyPressEvent(event)
