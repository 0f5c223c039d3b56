"""Verified copies of the project file, made before anything that could go wrong."""

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.whole import written_whole

KEPT = 10


def folder(path: Path) -> Path:
    """Return the folder of a project file's backups; it lies beside the file."""
    return path.with_name(path.name + ".backups")


def make(path: Path, reason: str) -> Path:
    """Copy the project file into its backup folder, check the copy, keep the last ten, and return the copy's path."""
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%d_%H%M%S_%f")
    place = folder(path)
    place.mkdir(mode=0o700, exist_ok=True)
    target = place / f"{path.stem}_{now}_{reason}{path.suffix}"
    copy(path, target)
    for old in sorted(place.glob(f"*{path.suffix}"))[:-KEPT]:
        old.unlink()
    return target


def copy(source: Path, target: Path) -> None:
    """Write a checked copy of a database file: whole under its name, or not at all."""
    with (
        written_whole(target) as temporary,
        closing(sqlite3.connect(source)) as old,
        closing(sqlite3.connect(temporary)) as new,
    ):
        old.backup(new)
        if new.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise UserError(_("The copy {name} could not be verified and was not kept.").format(name=target.name))
