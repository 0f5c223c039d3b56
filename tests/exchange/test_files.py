"""A file that is written is there whole, or the old one is: killed, out of room, in use, or refused."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.packs import choice, pack
from workshopplanner.core.exports import SheetKind
from workshopplanner.errors import UserError
from workshopplanner.exchange import files
from workshopplanner.exchange.workbook import write_workbook

_ROOT = Path(__file__).parents[2]
_WRITE_AGAIN_AND_AGAIN = """
import sys
from pathlib import Path
from tests.packs import choice, pack
from workshopplanner.core.exports import SheetKind
from workshopplanner.exchange.workbook import write_workbook
while True:
    write_workbook(Path(sys.argv[1]), pack(), choice(SheetKind.COUNTRIES))
    write_workbook(Path(sys.argv[1]), pack(), choice())
    print("both", flush=True)
"""
_WRITE_WITH_LITTLE_ROOM = """
import resource, signal, sys
from pathlib import Path
from tests.packs import choice, pack
from workshopplanner.errors import UserError
from workshopplanner.exchange.workbook import write_workbook
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
write_workbook(Path(sys.argv[1]).with_name("warm.xlsx"), pack(), choice()).unlink()
refused = 0
for room in range(0, int(sys.argv[2]), 700):
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    try:
        write_workbook(Path(sys.argv[1]), pack(), choice())
    except UserError as error:
        refused += 1
print(refused)
"""


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "file.txt"
    target.write_text("old")
    with pytest.raises(ZeroDivisionError), files.replacing(target) as temporary:
        temporary.write_text(f"half {1 / 0}")
    assert target.read_text() == "old"
    with files.replacing(target) as temporary:
        temporary.write_text("new")
        assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["file.txt"]
    assert target.read_text() == "new"


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_killed_at_any_time_the_file_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "book.xlsx"
    whole = write_workbook(tmp_path / "whole.xlsx", pack(), choice()).read_bytes()
    old = write_workbook(target, pack(), choice(SheetKind.COUNTRIES)).read_bytes()
    seen = set()
    for attempt in range(8):
        command = [sys.executable, "-c", _WRITE_AGAIN_AND_AGAIN, str(target)]
        child = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.013 * attempt)
        child.send_signal(signal.SIGKILL)
        child.communicate()
        seen.add(target.read_bytes())
    assert seen <= {old, whole}


@pytest.mark.skipif(os.name == "nt", reason="no file size limit")
def test_out_of_room_at_any_size_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "book.xlsx"
    whole = len(write_workbook(tmp_path / "whole.xlsx", pack(), choice()).read_bytes())
    target.write_bytes(b"old")
    command = [sys.executable, "-c", _WRITE_WITH_LITTLE_ROOM, str(target), str(whole - 100)]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) == len(range(0, whole - 100, 700))
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book.xlsx", "whole.xlsx"]


def test_what_a_killed_export_left_is_removed_by_the_next(tmp_path: Path) -> None:
    left, foreign = tmp_path / ".book.xlsx.0123abcd.part", tmp_path / ".other.xlsx.0123abcd.part"
    for path in (left, foreign):
        path.write_text("people")
        os.utime(path, (time.time() - 3600,) * 2)
    write_workbook(tmp_path / "book.xlsx", pack(), choice())
    assert sorted(path.name for path in tmp_path.iterdir()) == [foreign.name, "book.xlsx"]


@pytest.mark.parametrize(("mark", "program"), [(".~lock.book.xlsx#", "LibreOffice"), ("~$book.xlsx", "Excel")])
def test_a_file_that_is_open_elsewhere_is_refused_with_a_way_out(mark: str, program: str, tmp_path: Path) -> None:
    target = tmp_path / "book.xlsx"
    target.write_text("old")
    (tmp_path / "book_2.xlsx").touch()
    (tmp_path / mark).touch()
    with pytest.raises(files.TargetRefused) as refused:
        write_workbook(target, pack(), choice())
    assert refused.value.message == (
        f"“book.xlsx” is open in {program}; close it there, or choose another name, such as “book_3.xlsx”."
    )
    assert refused.value.alternative == tmp_path / "book_3.xlsx"
    assert target.read_text() == "old"


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "book.xlsx"
    target.write_text("old")
    target.chmod(stat.S_IREAD)
    with pytest.raises(files.TargetRefused, match=r"“book\.xlsx” is read-only"):
        write_workbook(target, pack(), choice())
    target.chmod(stat.S_IREAD | stat.S_IWRITE)
    assert target.read_text() == "old"


def test_places_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder; please choose a file name"):
        files.check(tmp_path)
    with pytest.raises(UserError, match="is not there; please choose another one"):
        files.check(tmp_path / "none" / "book.xlsx")


def test_a_link_is_written_through(tmp_path: Path) -> None:
    target, link = tmp_path / "book.xlsx", tmp_path / "link.xlsx"
    target.write_text("old")
    link.symlink_to(target)
    with files.replacing(link) as temporary:
        temporary.write_text("new")
    assert link.is_symlink()
    assert target.read_text() == "new"
