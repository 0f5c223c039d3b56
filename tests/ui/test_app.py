"""The demonstration without a display, and starts that can't show a window."""

import os
import subprocess
import sys
from pathlib import Path

from workshopplanner import app
from workshopplanner.ui.pages import PLACES

ROOT = Path(__file__).parents[2]


def start(*words: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    bare.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "workshopplanner", *words],
        check=False,
        cwd=ROOT,
        env=bare | {"WORKSHOPPLANNER_HOME": str(home)} | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_demonstration_draws_its_pages_where_there_is_no_display(tmp_path: Path) -> None:
    folder = tmp_path / "demo folder"
    done = start("demo", str(folder), home=tmp_path / "home")
    assert done.returncode == 0, done.stderr
    assert (folder / "Seoul 2018.workshop").exists()
    assert (folder / "Seoul 2018.xlsx").exists()
    pictures = sorted(path.name for path in (folder / "pictures").iterdir())
    assert pictures == sorted(
        f"{number}-{place.key}-{scheme}.png"
        for number, place in enumerate(PLACES, start=1)
        for scheme in ("light", "dark")
    )
    assert all((folder / "pictures" / name).stat().st_size > 20_000 for name in pictures)
    for name in ("Seoul 2018.workshop", "Seoul 2018.xlsx", "pictures"):
        assert str(folder / name) in done.stdout
    assert "no display" in done.stdout
    again = start("demo", str(folder), home=tmp_path / "home")
    assert again.returncode == 0
    assert "from an earlier time" in again.stdout


def test_a_window_without_a_display_is_one_sentence(tmp_path: Path) -> None:
    done = start(home=tmp_path)
    assert done.returncode == 1
    assert (
        done.stderr == "There is no display to open a window on. The command line works: --help shows what it can do.\n"
    )


def test_missing_qt_is_one_sentence(tmp_path: Path) -> None:
    hidden = tmp_path / "PySide6"
    hidden.mkdir()
    (hidden / "__init__.py").write_text("raise ImportError('libGL.so.1')", encoding="utf-8")
    done = start(home=tmp_path, DISPLAY=":0", PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr == "The window can't open because a part of Qt is missing: libGL.so.1.\n"


def test_a_display_is_known_by_its_name(monkeypatch: object) -> None:
    kept = dict(os.environ)
    try:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            os.environ.pop(name, None)
        if sys.platform.startswith("linux"):
            assert not app.has_display()
            os.environ["WAYLAND_DISPLAY"] = "wayland-0"
        assert app.has_display()
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        assert not app.has_display()
    finally:
        os.environ.clear()
        os.environ.update(kept)
