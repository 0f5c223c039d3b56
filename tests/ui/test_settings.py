"""The settings, and the choices that are remembered."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QWidget

from workshopplanner.ui import preferences
from workshopplanner.ui.preferences import Preferences
from workshopplanner.ui.settings import Settings
from workshopplanner.ui.tokens import DARK, LIGHT, scheme
from workshopplanner.ui.window import FRAME, Window


@pytest.fixture(autouse=True)
def _undressed(qapp: QApplication) -> Iterator[None]:
    palette = qapp.palette()
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    scheme.choose(LIGHT)


def choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def settings(window: Window) -> Settings:
    window.dialogs.settings()
    found = window.findChild(Settings)
    assert found is not None
    return found


def later(shown: QWidget) -> QFrame:
    found = shown.findChild(QFrame, "settings.later")
    assert found is not None
    return found


def test_colours_change_at_once(empty_window: Window) -> None:
    shown = settings(empty_window)
    choose(shown.scheme, "dark")
    assert scheme.now is DARK
    assert preferences.load().scheme == "dark"
    assert not later(shown).isVisible()


def test_size_and_language_wait_for_a_restart_that_is_offered(empty_window: Window) -> None:
    shown = settings(empty_window)
    choose(shown.display, 150)
    assert later(shown).isVisible()
    assert preferences.load().size == 150
    choose(shown.display, 100)
    assert not later(shown).isVisible()
    choose(shown.language, "fr")
    assert later(shown).isVisible()
    assert preferences.load().language == "fr"


def test_the_last_project_is_opened_again_unless_switched_off(window: Window, home: Path) -> None:
    from workshopplanner.ui.project import first_choice

    assert first_choice(None, preferences.load()) == window.desk.path
    settings(window).reopen.click()
    assert first_choice(None, preferences.load()) == home / "data" / "My workshops.workshop"


def test_choices_come_back(home: Path) -> None:
    chosen = Preferences(scheme="dark", size=125, language="ar", reopen=False, rail=True, geometry="AAAA")
    chosen.opened(Path("/tmp/워크숍.workshop"))
    assert preferences.load() == chosen


def test_only_ten_files_are_remembered_the_newest_first(home: Path) -> None:
    chosen = Preferences()
    for number in range(12):
        chosen.opened(Path(f"/{number}"))
    chosen.opened(Path("/7"))
    assert preferences.load().recent == [f"/{number}" for number in (7, 11, 10, 9, 8, 6, 5, 4, 3, 2)]


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "[",
        "[]",
        '{"size": "large", "scheme": 7}',
        '{"size": 40, "scheme": "pink", "recent": [1]}',
        '{"geometry": []}',
    ],
)
def test_choices_that_make_no_sense_are_as_if_new(home: Path, kept: str) -> None:
    path = home / "config" / "preferences.json"
    path.parent.mkdir(parents=True)
    path.write_text(kept, encoding="utf-8")
    loaded = preferences.load()
    assert (loaded.size, loaded.scheme, loaded.geometry) == (100, "system", "")


def test_a_broken_geometry_is_no_obstacle(home: Path, qapp: QApplication) -> None:
    path = home / "config" / "preferences.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"geometry": "é not base64"}), encoding="utf-8")
    window = Window(preferences.load())
    assert window.size() == QSize(1280, 800).boundedTo(window.screen().availableSize() - FRAME)
    window.deleteLater()


def test_choices_are_kept_where_nothing_can_be_written(home: Path) -> None:
    home.write_text("a file where the folder should be", encoding="utf-8")
    Preferences(scheme="dark").save()
    assert preferences.load() == Preferences()
