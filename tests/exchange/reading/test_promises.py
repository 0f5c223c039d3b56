"""What reading promises beside the cells: it stops when told, leaves nothing behind, and survives any damage."""

import contextlib
import os
import random
import threading
import time
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.exchange.reading.hostile import FILES
from tests.exchange.reading.parts import bombed, packed, parts, rows_of, sheet
from workshopplanner import language
from workshopplanner.core.progress import Cancelled
from workshopplanner.exchange.reading import read_file

PERSON = [("Ama Mensah", "ama@example.org", "Ghana", "007", 12.5)]
MUTATED = 12


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of 60,000 people."""
    path = tmp_path_factory.mktemp("long") / "long.xlsx"
    rows = "".join(rows_of(PERSON, first=number) for number in range(2, 60_002))
    begin = sheet(rows_of([("Name", "E-mail", "Country", "Code", "Score")])).split("</sheetData>")[0].encode()
    path.write_bytes(
        bombed(parts(""), "xl/worksheets/sheet1.xml", begin, rows.encode(), 1, b"</sheetData></worksheet>")
    )
    return path


def children() -> set[str]:
    """List the processes that this one has started and that have not ended."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def opened() -> set[str]:
    """List the pipes and spreadsheets that this process has open; nothing else is the business of reading."""
    targets: set[str] = set()
    for each in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):  # the one that lists the folder is closed by now
            targets.add(str(each.readlink()))
    return {target for target in targets if target.startswith("pipe:") or target.endswith((".xlsx", ".xls", ".ods"))}


@pytest.fixture(autouse=True)
def _leaves_nothing() -> Iterator[None]:
    before, threads, files = children(), threading.active_count(), opened()
    yield
    assert children() <= before
    assert threading.active_count() <= threads
    assert opened() <= files


def test_a_long_list_is_read_whole_and_tells_how_far_it_is(long_list: Path) -> None:
    told: list[tuple[float, int, int]] = []
    reading = read_file(long_list, lambda done, of: told.append((time.monotonic(), done, of)))
    (table,) = reading.tables
    assert [table.rows[at].number for at in (0, -1)] == [2, 60_001]
    assert {row.cells for row in table.rows} == {("Ama Mensah", "ama@example.org", "Ghana", "007", 12.5)}
    dones = [done for _when, done, _of in told]
    assert dones == sorted(dones)
    assert len(set(dones)) > 2
    assert {of for _when, done, of in told if done} == {60_001}


@pytest.mark.parametrize("share", [0, 0.1, 0.9])
def test_a_reading_that_is_given_up_stops_at_once(long_list: Path, share: float) -> None:
    given_up: list[float] = []

    def report(done: int, of: int) -> None:
        if done >= share * of or given_up:
            given_up.append(time.monotonic())
            raise Cancelled

    with pytest.raises(Cancelled):
        read_file(long_list, report)
    assert time.monotonic() - given_up[0] < 0.2


def test_a_reading_can_be_given_up_while_nothing_is_said(tmp_path: Path) -> None:
    path = tmp_path / "slow.xlsx"
    begin = sheet("").split("</sheetData>")[0].encode()
    path.write_bytes(
        bombed(parts(""), "xl/worksheets/sheet1.xml", begin, b"<row/>" * 160_000, 300, b"</sheetData></worksheet>")
    )
    began, asked = time.monotonic(), []

    def report(_done: int, _of: int) -> None:
        asked.append(time.monotonic())
        if asked[-1] - began > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_file(path, report)
    assert time.monotonic() - asked[-1] < 0.2
    assert max(later - earlier for earlier, later in pairwise(asked)) < 0.2


def test_refusals_speak_the_language_of_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "a{0}%s.xlsx"
    path.write_bytes(packed({}))
    with language.speaking("fr"):
        reading = read_file(path)
    assert reading.refused is not None
    assert path.name in reading.refused.message


@pytest.mark.parametrize("name", ["made.xlsx", "people.xls", "people.ods"])
def test_no_damage_reaches_the_program(tmp_path: Path, name: str) -> None:
    source = FILES / name
    good = source.read_bytes() if source.exists() else packed(parts(sheet(rows_of(PERSON))), zipfile.ZIP_STORED)
    chance = random.Random(name)
    for _time in range(MUTATED):
        data = bytearray(good)
        for _change in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path = tmp_path / f"changed{name}"
        path.write_bytes(data[: chance.randint(1, len(data))] if chance.random() < 0.2 else data)
        reading = read_file(path)
        assert bool(reading.tables) != (reading.refused is not None)
        assert reading.refused is None or path.name in reading.refused.message
