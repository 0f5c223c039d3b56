"""The reference of the first frame: Python, Qt and an empty window."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.starts import clock


class BareWindow(QMainWindow):
    """An empty window that tells when it has been painted."""

    def __init__(self, painted: Callable[[], object]) -> None:
        super().__init__()
        self.painted = painted
        self.resize(1280, 800)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Go on once this frame is on the screen."""
        super().paintEvent(event)
        QTimer.singleShot(0, self.painted)


def main() -> int:
    """Show the window, tell when it is painted, and end."""
    app = QApplication([])

    def painted() -> None:
        clock.tell(frame=clock.since_start())
        app.quit()

    window = BareWindow(painted)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
