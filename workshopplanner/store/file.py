"""The project file: made, checked before it is opened, upgraded, copied. Nothing here writes to a file it refuses."""

import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Concatenate, ParamSpec
from urllib.parse import quote

from workshopplanner.errors import FileRefused, UserError
from workshopplanner.language import _
from workshopplanner.store import backups, engines, seed
from workshopplanner.store.lock import FileLock
from workshopplanner.store.store import Store, Tx
from workshopplanner.store.upgrade import APPLICATION_ID, SCHEMA_VERSION, create_schema, upgrade_schema
from workshopplanner.store.whole import written_whole

P = ParamSpec("P")

SUFFIX = ".workshop"
_MAGIC = b"SQLite format 3\0"
_HEAD = 100  # bytes of a database header


@dataclass(frozen=True)
class Header:
    """The few bytes that tell what a database file is, read without opening it as a database."""

    version: int
    application: int
    rollback_journal: bool


class ProjectFile:
    """An open project file: its path, its store and its lock."""

    def __init__(self, path: Path, store: Store, lock: FileLock) -> None:
        self.path, self.store, self._lock = path, store, lock

    def close(self) -> None:
        """Close the store and let others open the file."""
        self.store.close()
        beside = self.path.with_name(self.path.name + "-journal")
        if not _left_over(self.path, "-journal"):
            beside.unlink(missing_ok=True)
        self._lock.release()


def create(
    path: Path, fill: Callable[Concatenate[Tx, P], object] | None = None, *args: P.args, **kwargs: P.kwargs
) -> ProjectFile:
    """Make a new project file with the shipped data; `fill` may add first rows. An existing file is never touched."""
    with _in_words(path):
        lock = FileLock(path)
        try:
            _require_free_name(path)
            with written_whole(path) as temporary:
                _make_schema(temporary)
                with closing(Store(temporary)) as store:
                    store.barrier(seed.seed_reference_data)
                    if fill is not None:
                        store.barrier(fill, *args, **kwargs)
            return ProjectFile(path, Store(path), lock)
        except BaseException:
            lock.release()
            raise


def _require_free_name(path: Path) -> None:
    if path.exists():
        raise UserError(_("{name} exists already. Choose another name.").format(name=path.name))


def _make_schema(path: Path) -> None:
    writing, reading = engines.pair(path)
    with writing.begin() as connection:
        create_schema(connection)
    writing.dispose()
    reading.dispose()


def open_file(path: Path) -> ProjectFile:
    """Check and open a project file; raise FileRefused, having written nothing, when it can't be trusted."""
    with _in_words(path):
        _require_plain_file(path)
        lock = FileLock(path)
        try:
            return ProjectFile(path, _checked_store(path), lock)
        except BaseException:
            lock.release()
            raise


@contextmanager
def look_into(path: Path) -> Iterator[Store]:
    """Yield a store for asking only; unlike `open_file` it works while a window has the file open, or on a CD."""
    try:
        project = open_file(path)
    except FileRefused as refusal:
        if refusal.code not in ("E-BUSY", "E-READONLY") or read_header(path).version != SCHEMA_VERSION:
            raise
        health(path)
        with closing(Store(path)) as store:
            yield store
    else:
        with closing(project):
            yield project.store


def open_or_create(path: Path) -> ProjectFile:
    """Open the program's own default file, making it at the first start."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return open_file(path) if path.exists() else create(path)


def save_copy(path: Path, target: Path) -> None:
    """Write a checked copy of an open project file under another name."""
    with _in_words(target):
        backups.copy(path, target)


def health(path: Path) -> None:
    """Run every check of opening without opening; raise FileRefused when one fails."""
    _require_plain_file(path)
    _check_header(path, read_header(path))
    _check_inside(path)


def _checked_store(path: Path) -> Store:
    if _left_over(path, "-journal"):  # the bytes may be half a change: let SQLite roll it back, then read again
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    header = read_header(path)
    _check_header(path, header)
    _check_inside(path)
    if header.version < SCHEMA_VERSION:
        backups.make(path, f"before-version-{SCHEMA_VERSION}")
        writing, reading = engines.pair(path)
        upgrade_schema(writing)
        writing.dispose()
        reading.dispose()
    store = Store(path)
    if store.ask(seed.is_stale):
        store.barrier(seed.seed_reference_data)
    return store


def read_header(path: Path) -> Header:
    """Return what the first hundred bytes say; raise FileRefused when it is not a database at all."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise FileRefused("E-FOREIGN", _("{name} is empty. Choose another file.").format(name=path.name))
    if not head.startswith(_MAGIC) or len(head) < _HEAD:
        sentence = _("{name} is not a project of Workshop Planner. Nothing was changed; choose another file.")
        raise FileRefused("E-FOREIGN", sentence.format(name=path.name))
    version, application = (int.from_bytes(head[at : at + 4], "big") for at in (60, 68))
    return Header(version, application, head[18:20] == b"\x01\x01")


def _check_header(path: Path, header: Header) -> None:
    if header.application != APPLICATION_ID:
        sentence = _("{name} belongs to another program. Nothing was changed; choose another file.")
        raise FileRefused("E-FOREIGN", sentence.format(name=path.name))
    if header.version > SCHEMA_VERSION:
        sentence = _("{name} was made by a newer version of Workshop Planner. Nothing was changed; update the program.")
        raise FileRefused("E-NEWER", sentence.format(name=path.name))
    if not header.rollback_journal or _left_over(path, "-wal"):
        sentence = _("Another program has left unfinished work beside {name}. Nothing was changed; open a backup.")
        raise FileRefused("E-DAMAGED", sentence.format(name=path.name))


def _left_over(path: Path, ending: str) -> bool:
    beside = path.with_name(path.name + ending)
    return beside.exists() and beside.stat().st_size > 0


def _check_inside(path: Path) -> None:
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            sound = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            linked = connection.execute("PRAGMA foreign_key_check").fetchone() is None
            kinds = "SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')"
            plain = connection.execute(kinds).fetchone() is None
    except sqlite3.DatabaseError:
        sound = linked = plain = False
    if not (sound and linked and plain):
        sentence = _("{name} is damaged. Nothing was changed; backups lie in the folder {backups}.")
        raise FileRefused("E-DAMAGED", sentence.format(name=path.name, backups=backups.folder(path).name))


def _require_plain_file(path: Path) -> None:
    if not path.is_file():
        sentence = _("There is no file {name}. Choose another file.")
        raise FileRefused("E-MISSING", sentence.format(name=path.name))
    if not path.stat().st_mode & stat.S_IWUSR or not path.parent.stat().st_mode & stat.S_IWUSR:
        sentence = _("{name} or its folder is read-only. Save a copy where you can write, and open that.")
        raise FileRefused("E-READONLY", sentence.format(name=path.name))


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        sentence = _("{name} can't be reached or written: {reason}.")
        raise FileRefused("E-DISK", sentence.format(name=path.name, reason=problem.strerror or problem)) from problem
