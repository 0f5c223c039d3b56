"""What opening, making, copying and upgrading a project file promise."""

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.builders import contents
from workshopplanner.errors import FileRefused, UserError
from workshopplanner.store import backups, engines, file, upgrade
from workshopplanner.store.lock import FileLock
from workshopplanner.store.schema import Project
from workshopplanner.store.store import Store, Tx

LAST, NEXT = upgrade.SCHEMA_VERSION, upgrade.SCHEMA_VERSION + 1
NEXT_VERSION = f"""
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "{NEXT:04}", "{LAST:04}", None, None

def upgrade():
    with op.batch_alter_table("project") as table:
        table.add_column(sa.Column("motto", sa.String, nullable=True))
    op.execute("UPDATE project SET motto = title")
"""


@pytest.fixture
def project(planned: Path, tmp_path: Path) -> Path:
    """A sound project file of one's own."""
    return Path(shutil.copy(planned, tmp_path / "project.workshop"))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def change(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as damaged:
        damaged.seek(at)
        damaged.write(data)


def pragma(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def break_a_link(path: Path) -> None:
    pragma(path, "UPDATE session SET workshop_id = 4711")


def plant_wal(path: Path) -> None:
    path.with_name(path.name + "-wal").write_bytes(b"left over by another program")


DAMAGES: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "empty": (lambda path: path.write_bytes(b""), "E-FOREIGN", "is empty"),
    "text": (lambda path: path.write_text("Dear all, please find attached"), "E-FOREIGN", "is not a project"),
    "torn header": (lambda path: path.write_bytes(path.read_bytes()[:50]), "E-FOREIGN", "is not a project"),
    "another program": (lambda path: change(path, 68, b"\0\0\0\0"), "E-FOREIGN", "belongs to another program"),
    "newer": (lambda path: pragma(path, "PRAGMA user_version=9999"), "E-NEWER", "newer version"),
    "cut off": (lambda path: path.write_bytes(path.read_bytes()[:40_000]), "E-DAMAGED", "is damaged"),
    "scrambled page": (lambda path: change(path, 8_192, os.urandom(4_096)), "E-DAMAGED", "is damaged"),
    "broken link": (break_a_link, "E-DAMAGED", "is damaged"),
    "a trigger": (
        lambda path: pragma(path, "CREATE TRIGGER t AFTER INSERT ON room BEGIN DELETE FROM room; END"),
        "E-DAMAGED",
        "is damaged",
    ),
    "a left-over -wal": (plant_wal, "E-DAMAGED", "unfinished work"),
    "write-ahead mode": (lambda path: change(path, 18, b"\2\2"), "E-DAMAGED", "unfinished work"),
    "read-only": (lambda path: path.chmod(0o444), "E-READONLY", "read-only"),
    "gone": (lambda path: path.unlink(), "E-MISSING", "There is no file"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_file_that_cannot_be_trusted_is_named_and_never_written(project: Path, name: str) -> None:
    damage, code, words = DAMAGES[name]
    damage(project)
    before = {path.name: digest(path) for path in project.parent.iterdir()}
    with pytest.raises(FileRefused, match=words) as refusal:
        file.open_file(project)
    assert refusal.value.code == code
    assert project.name in refusal.value.message
    after = {path.name: digest(path) for path in project.parent.iterdir()}
    assert after == before


def test_a_folder_is_not_a_project(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="There is no file"):
        file.open_file(tmp_path)


@pytest.mark.parametrize("name", ["# ? %.workshop", "워크숍 é.workshop", "ورشة.workshop", "n" * 200 + ".workshop"])
def test_hard_names_are_made_opened_and_copied(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    file.create(path).close()
    opened = file.open_file(path)
    file.save_copy(path, tmp_path / ("copy of " + name)[-240:])
    opened.close()
    assert sorted(p.suffix for p in tmp_path.iterdir()) == [".workshop", ".workshop"]


def test_making_never_overwrites(project: Path) -> None:
    before = digest(project)
    with pytest.raises(UserError, match="exists already"):
        file.create(project)
    assert digest(project) == before


def test_a_file_that_could_not_be_filled_is_not_left_behind(tmp_path: Path) -> None:
    def fail(_tx: Tx) -> None:
        raise UserError("No.")

    with pytest.raises(UserError, match="No"):
        file.create(tmp_path / "new.workshop", fail)
    assert list(tmp_path.iterdir()) == []


def test_one_program_per_file_and_the_lock_goes_with_its_holder(project: Path) -> None:
    first = file.open_file(project)
    with pytest.raises(FileRefused, match="is open in another window") as refusal:
        file.open_file(project)
    assert refusal.value.code == "E-BUSY"
    first.close()
    file.open_file(project).close()


def test_a_lock_is_free_after_its_holder_was_killed(project: Path) -> None:
    script = f"""
import pathlib, time
from workshopplanner.store.lock import FileLock
lock = FileLock(pathlib.Path({str(project)!r}))
print("held", flush=True)
time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, env=_environment()) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(FileRefused, match=" on "):
            FileLock(project)
        holder.send_signal(signal.SIGKILL)
    FileLock(project).release()


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


def test_killed_in_the_middle_everything_acknowledged_is_there_and_undo_works(project: Path) -> None:
    script = f"""
import pathlib
from tests.store.test_file import rename_project
from workshopplanner.store.store import Store
store = Store(pathlib.Path({str(project)!r}), by="me@test")
for number in range(100_000):
    store.do(rename_project, f"Title {{number}}")
    print(number, flush=True)
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, env=_environment()) as writer:
        assert writer.stdout is not None
        acknowledged = -1
        while acknowledged < 150:
            acknowledged = int(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        acknowledged = int(([acknowledged, *map(int, writer.stdout.read().split())])[-1])
    opened = file.open_file(project)
    opened.close()
    store = Store(project, by="me@test")
    kept = int(store.ask(project_title).removeprefix("Title "))
    assert kept in (acknowledged, acknowledged + 1)  # the last one may be committed but not yet told
    for _ in range(kept + 1):
        store.undo()
    assert (store.ask(project_title), store.undo()) == ("Project", None)
    store.close()


def rename_project(tx: Tx, title: str) -> None:
    tx.scalars(select(Project)).one().title = title


def project_title(tx: Tx) -> str:
    return tx.scalars(select(Project.title)).one()


# ---- upgrades


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The migrations with one more that is not released."""
    folder = tmp_path / "migrations"
    shutil.copytree(Path(upgrade.__file__).parent / "migrations", folder)
    (folder / "versions" / "next_motto.py").write_text(NEXT_VERSION)
    return folder


def _upgrade(project: Path, scripts: Path) -> None:
    writing, reading = engines.pair(project)
    try:
        upgrade.upgrade_schema(writing, scripts, to=NEXT)
    finally:
        writing.dispose()
        reading.dispose()


def _inside(project: Path) -> tuple[int, list[str], list[tuple[str]]]:
    with closing(sqlite3.connect(project)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(project)")]
        titles = connection.execute("SELECT title FROM project").fetchall()
        return connection.execute("PRAGMA user_version").fetchone()[0], columns, titles


def test_an_upgrade_rebuilds_a_table_that_others_point_to(project: Path, scripts: Path) -> None:
    _version, columns, titles = _inside(project)
    _upgrade(project, scripts)
    assert _inside(project) == (NEXT, [*columns, "motto"], titles)


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(project: Path, scripts: Path) -> None:
    with (scripts / "versions" / "next_motto.py").open("a") as script:
        script.write("    op.execute('UPDATE nowhere SET x = 1')\n")
    before = _inside(project)
    with pytest.raises(Exception, match="no such table: nowhere"):
        _upgrade(project, scripts)
    assert _inside(project) == before


def test_an_upgrade_that_breaks_a_link_is_rolled_back(project: Path, scripts: Path) -> None:
    with (scripts / "versions" / "next_motto.py").open("a") as script:
        script.write("    op.execute('UPDATE session SET workshop_id = 4711')\n")
    before = _inside(project)
    with pytest.raises(RuntimeError, match="without its partner"):
        _upgrade(project, scripts)
    assert _inside(project) == before


def test_opening_an_older_file_takes_a_verified_backup_first(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pragma(project, "PRAGMA user_version=0")
    file.open_file(project).close()
    kept = list(backups.folder(project).glob(f"*before-version-{LAST}.workshop"))
    assert len(kept) == 1
    assert [file.read_header(path).version for path in (project, kept[0])] == [LAST, 0]


def test_a_file_of_the_first_version_opens_with_all_its_rows(project: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.workshop"
    writing, reading = engines.pair(old)
    upgrade.upgrade_schema(writing, to=1)
    writing.dispose()
    reading.dispose()
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("ATTACH ? AS newer", [str(project)])
        for (table,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
            if table not in {"schema_version", "sqlite_sequence"}:
                columns = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})"))
                connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table}")
        connection.commit()
    stores = [file.open_file(path) for path in (project, old)]
    made, upgraded = (contents(opened.store) for opened in stores)
    for opened in stores:
        opened.close()
    assert upgraded == made


# ---- copies


def test_a_copy_taken_while_the_file_is_open_is_whole(project: Path, tmp_path: Path) -> None:
    opened = file.open_file(project)
    opened.store.do(rename_project, "Newer")
    file.save_copy(project, tmp_path / "copy.workshop")
    opened.store.do(rename_project, "Newest")
    copy = Store(tmp_path / "copy.workshop")
    assert copy.ask(project_title) == "Newer"
    copy.close()
    opened.close()


def test_only_the_last_ten_backups_are_kept(project: Path) -> None:
    made = [backups.make(project, "test") for _ in range(12)]
    assert sorted(backups.folder(project).iterdir()) == made[2:]


def test_two_processes_lose_no_edit(project: Path) -> None:
    script = f"""
import pathlib
from tests.store.test_file import lengthen_title
from workshopplanner.errors import Conflict
from workshopplanner.store.store import Store
store = Store(pathlib.Path({str(project)!r}))
done = 0
while done < 50:
    try:
        store.do(lengthen_title)
        done += 1
    except Conflict:
        store.poll()
"""
    writers = [subprocess.Popen([sys.executable, "-c", script], env=_environment()) for _ in range(2)]
    assert [writer.wait(120) for writer in writers] == [0, 0]
    store = Store(project)
    assert store.ask(project_title) == "Project" + 100 * "x"
    store.close()


def lengthen_title(tx: Tx) -> None:
    tx.scalars(select(Project)).one().title += "x"


def test_contents_survive_closing_and_opening(project: Path) -> None:
    opened = file.open_file(project)
    before = contents(opened.store)
    opened.close()
    again = file.open_file(project)
    assert contents(again.store) == before
    again.close()
