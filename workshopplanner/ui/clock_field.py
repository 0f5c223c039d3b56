"""A field for a time of day that reads what people type: "9.30", "0930", "14", or "+15" from the time it shows."""

import datetime as dt

from PySide6.QtCore import QLocale, Qt, QTime, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from workshopplanner.core.agenda import read_time
from workshopplanner.language import _
from workshopplanner.ui.widgets import set_look

STEP = 5  # minutes of the arrow keys


class ClockField(QLineEdit):
    """Keeps the last time that could be read; what cannot be read is marked, and gone when the field is left."""

    timeChanged = Signal(QTime)  # noqa: N815 (as Qt's own field calls it)

    def __init__(self, value: QTime) -> None:
        super().__init__()
        self._time = self._settled = value
        self.setToolTip(_("Such as 9.30, 0930 or 14; +15 is a quarter of an hour later. Arrow keys go by 5 minutes."))
        self.setMaximumWidth(120)
        self._show()
        self.textEdited.connect(self._read)
        self.editingFinished.connect(self._settle)

    def time(self) -> QTime:
        """Return the time."""
        return self._time

    def setTime(self, value: QTime) -> None:
        """Show a time."""
        self._settled = value
        self._take(value)
        self._show()

    def _show(self) -> None:
        self.setText(QLocale().toString(self._time, "HH:mm"))
        set_look(self, "invalid", "false")

    def _take(self, value: QTime) -> None:
        if value != self._time:
            self._time = value
            self.timeChanged.emit(value)

    def _read(self, text: str) -> None:
        found = read_time(text, dt.time(self._settled.hour(), self._settled.minute()))
        set_look(self, "invalid", "false" if found else "true")
        if found is not None:
            self._take(QTime(found.hour, found.minute))

    def _settle(self) -> None:
        self._settled = self._time
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        way = ways.get(Qt.Key(event.key()))
        if way is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.accept()
            minutes = self._time.hour() * 60 + self._time.minute() + way * STEP
            if 0 <= minutes < 24 * 60:
                self.setTime(QTime(minutes // 60, minutes % 60))
                self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()
