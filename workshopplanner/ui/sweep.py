"""Garbage is collected in the window's thread and between two events only.

Python collects whenever much has been made, in whatever thread that was, also while something is painted. A widget that
is let go there takes the program with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 2000  # milliseconds between two looks


class Sweep(QObject):
    """Takes over from Python's own collector as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(PAUSE)

    def look(self) -> None:
        """Collect the oldest generation that is due, as Python would have."""
        due = [
            at for at, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most
        ]
        if due:
            gc.collect(max(due))
