"""Windows for tests: real ones, on copies of real project files, with choices of their own."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets")

from pytestqt.qtbot import QtBot

from workshopplanner.ui.preferences import Preferences
from workshopplanner.ui.window import Window


@pytest.fixture(autouse=True)
def _collected_between_tests() -> Iterator[None]:
    """Collect garbage as the window does (`ui.sweep`): in this thread, and never while something is painted."""
    gc.disable()
    yield
    due = [at for at, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most]
    if due:
        gc.collect(max(due))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for the program's choices, logs and default project."""
    folder = tmp_path / "home"
    monkeypatch.setenv("WORKSHOPPLANNER_HOME", str(folder))
    return folder


@pytest.fixture
def empty_window(qtbot: QtBot, home: Path) -> Iterator[Window]:
    """A furnished window without a project."""
    window = Window(Preferences(scheme="light"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.furnish()
    yield window
    window.close()


@pytest.fixture
def seoul(sampled: Path, tmp_path: Path) -> Path:
    """A copy of the Seoul sample."""
    path = tmp_path / "Seoul 2018.workshop"
    shutil.copy(sampled, path)
    return path


@pytest.fixture
def window(empty_window: Window, seoul: Path) -> Window:
    """A window on the Seoul sample."""
    assert empty_window.desk.open(seoul)
    return empty_window
