"""Verified copies of the project file, made before anything that could go wrong."""

import datetime as dt
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from workshopplanner.errors import UserError
from workshopplanner.language import _

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


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """Yield a temporary file beside `target` that takes its place only when the block ends well."""
    handle, name = tempfile.mkstemp(prefix=".new-", suffix=".tmp", dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        _flush(temporary)
        temporary.replace(target)
        _flush(target.parent)
    finally:
        temporary.unlink(missing_ok=True)
        temporary.with_name(temporary.name + "-journal").unlink(missing_ok=True)


def _flush(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows has no way to flush a folder
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
