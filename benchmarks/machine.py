"""What the figures depend on: the machine, the versions, and how long its disk takes to flush."""

import os
import platform
import sqlite3
from importlib import metadata
from pathlib import Path
from time import perf_counter


def facts() -> dict[str, str]:
    """Return what a reader must know to compare figures; nothing that names the machine or its owner."""
    found = {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": str(os.cpu_count()),
        "Python": platform.python_version(),
        "Qt": metadata.version("pyside6-essentials"),
        "SQLAlchemy": metadata.version("sqlalchemy"),
        "SQLite": sqlite3.sqlite_version,
        "openpyxl": metadata.version("openpyxl"),
        "screen": screen(),
    }
    if hasattr(os, "getloadavg"):
        found["load"] = f"{os.getloadavg()[0]:.1f}"
    return found


def screen() -> str:
    """Return the name of Qt's platform that the benchmarks draw on, and choose one where there is no display."""
    if platform.system() == "Linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return os.environ.get("QT_QPA_PLATFORM", "the system's own")


class Flush:
    """The disk's own flush: a page written over an old one, and flushed."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / "flushed").open("w+b", buffering=0)

    def __call__(self) -> float:
        """Return the seconds of one flush."""
        self._file.seek(0)
        began = perf_counter()
        self._file.write(os.urandom(4096))
        os.fsync(self._file.fileno())
        return perf_counter() - began

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
