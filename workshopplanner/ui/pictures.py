"""The pages as pictures: for a demonstration without a display, and for the documentation."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from workshopplanner.ui import begin, preferences, style
from workshopplanner.ui.pages import PLACES
from workshopplanner.ui.window import Window

SIZE = (1280, 720)


def draw(project: Path, folder: Path) -> Iterator[Path]:
    """Draw every page of a project, light and dark, and yield each picture as it is written."""
    folder.mkdir(parents=True, exist_ok=True)
    chosen = preferences.Preferences(scheme="light")
    app = begin.make_app(chosen)
    begin.dress(app, chosen)
    window = Window(chosen)
    window.resize(*SIZE)
    window.show()
    window.furnish()
    try:
        if window.desk.open(project):
            for scheme in ("light", "dark"):
                style.choose(scheme)
                for number, place in enumerate(PLACES, start=1):
                    window.go(place.key)
                    settle(app)
                    path = folder / f"{number}-{place.key}-{scheme}.png"
                    window.grab().save(str(path))
                    yield path
    finally:
        window.close()


def settle(app: QApplication, rounds: int = 40) -> None:
    """Let everything happen that was put off until after painting, however slow the machine is today."""
    for _round in range(rounds):
        app.processEvents()
        QThread.msleep(10)
