"""The program itself, opened on a project file; it tells when its frame and its page are painted, and ends."""

import sys
from pathlib import Path

from benchmarks.starts import clock

CARDS = "agenda.card."


def main(project: str) -> int:
    """Start the window as the program does."""
    from workshopplanner.ui import begin

    if begin.raised_elsewhere(Path(project)):
        return 1
    return begin.run(Path(project), Watcher())


class Watcher:
    """Hears from the window when something is on the screen."""

    def __init__(self) -> None:
        self._frame = (0.0, 0.0)

    def __call__(self, what: str) -> None:
        """Note the moment; with the page, tell everything and close the window."""
        now = clock.since_start()
        if what == "frame":
            self._frame = now
            return
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication, QWidget

        windows = QApplication.topLevelWidgets()
        cards = [each for window in windows for each in window.findChildren(QWidget) if _is_card(each)]
        clock.tell(frame=self._frame, page=now, cards=len(cards), modules=sorted(sys.modules))
        QTimer.singleShot(0, QApplication.closeAllWindows)


def _is_card(widget: object) -> bool:
    return getattr(widget, "objectName", str)().startswith(CARDS) and widget.isVisible()  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
