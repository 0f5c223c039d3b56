"""The field in the agenda's header that dims what does not match, and leads from match to match."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from workshopplanner.language import _
from workshopplanner.ui.widgets import named


class SieveField(QLineEdit):
    """Enter goes to the next match, Ctrl+Enter selects all, Esc lets go."""

    next_wanted = Signal()
    all_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "agenda.search", _("Filter the board"))
        self.setPlaceholderText(_("Filter…"))
        self.setToolTip(_("Dims what does not match. Enter goes to the next match, Ctrl+Enter selects all."))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(110)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
            every = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.all_wanted if every else self.next_wanted).emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.left.emit()
        else:
            super().keyPressEvent(event)
