"""A sentence that counts people: in full where there is room, in one line where the table needs it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from workshopplanner.ui.widgets import named, plain_tip


class CountLine(QLabel):
    """Wraps, or ends in dots with the whole sentence as its tip."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self._sentence = ""
        self._single = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(16, 0, 16, 0)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return self._sentence

    def say(self, sentence: str) -> None:
        """Show a sentence."""
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self._show()

    def set_single(self, single: bool) -> None:
        """Choose between one line and as many as are needed."""
        if single != self._single:
            self._single = single
            self.setWordWrap(not single)
            ignored, preferred = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
            self.setSizePolicy(ignored if single else preferred, preferred)
            self._show()

    def _show(self) -> None:
        room = self.width() - 32
        text = self._sentence
        if self._single:
            text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        self.setText(text)
        self.setToolTip(plain_tip(self._sentence) if text != self._sentence else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._single:
            self._show()
