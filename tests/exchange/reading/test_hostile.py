"""Hostile and broken files: each is read whole or refused with a sentence, quickly, in little memory."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.reading.hostile import CASES, READ
from workshopplanner.core.sheets import Reason
from workshopplanner.exchange.reading import read_file, read_text

ROOT = Path(__file__).parents[3]
MOST_SECONDS = 10
MOST_MEGABYTES = 500


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What came of every file, read in one process so that its memory and its words can be looked at."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, content, _expected in CASES:
        (folder / name).write_bytes(content())
    command = [sys.executable, "-m", "tests.exchange.reading.reader", str(folder)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.stderr == ""
    assert told.returncode == 0
    return {each["name"]: each for each in map(json.loads, told.stdout.splitlines())}


def test_there_are_enough_of_them() -> None:
    assert len({name for name, _content, _expected in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize(("name", "expected"), [(name, expected) for name, _content, expected in CASES])
def test_a_file_does_no_harm(outcomes: dict[str, dict[str, Any]], name: str, expected: str) -> None:
    told = outcomes[name]
    assert told["came"] in expected.split()
    assert told["seconds"] < MOST_SECONDS
    assert told["megabytes"] < MOST_MEGABYTES
    if expected == READ:
        assert told["tables"]
        assert told["sentence"] == ""
    else:
        assert told["tables"] == []
        assert name in told["sentence"]
        assert told["sentence"].endswith((".", "?"))


@pytest.mark.parametrize(
    "name", [name for name, _content, expected in CASES if expected == READ and name[0] not in "fnl"]
)
def test_an_honest_file_keeps_its_people(outcomes: dict[str, dict[str, Any]], name: str) -> None:
    cells = [cell for _headers, rows in outcomes[name]["tables"] for _number, row in rows for cell in row]
    assert {"ama@example.org", "kim@example.kr", "yamada@example.jp"} & set(cells)


def test_text_that_looks_like_a_formula_stays_text(outcomes: dict[str, dict[str, Any]]) -> None:
    ((headers, rows),) = outcomes["formulas.csv"]["tables"]
    assert headers == ["Name", "E-mail", "Phone"]
    assert rows == [[2, ["=1+1", "@SUM(A1)", "+82 10"]], [3, ["-2", "=cmd|' /C calc'!A0", "007"]]]


def test_nulls_are_left_out_of_names(outcomes: dict[str, dict[str, Any]]) -> None:
    ((_headers, rows),) = outcomes["nulls.csv"]["tables"]
    assert rows[0] == [2, ["Ama Mensah", "ama@example.org", "Ghana"]]


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    refused = {}
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "dangling.xlsx").symlink_to(tmp_path / "nowhere.xlsx")
    (tmp_path / "loop.xlsx").symlink_to(tmp_path / "loop.xlsx")
    os.mkfifo(tmp_path / "pipe.xlsx")
    places = [
        *sorted(tmp_path.iterdir()),
        tmp_path / "missing.xlsx",
        Path("/dev/zero"),
        tmp_path / ("x" * 300),
        Path("a\0b"),
    ]
    for path in places:
        reading = read_file(path)
        assert reading.refused is not None
        assert path.name in reading.refused.message
        refused[path.name] = reading.refused.reason
    assert set(refused.values()) == {Reason.UNREADABLE}
    assert len(refused) == 8


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name,E-mail\nAma,ama@example.org\n")
    (tmp_path / "link.csv").symlink_to(tmp_path / "list.csv")
    assert read_file(tmp_path / "link.csv").tables[0].rows[0].cells == ("Ama", "ama@example.org")


def test_a_pasted_text_can_be_refused_too() -> None:
    empty, big, torn = read_text(" \n\t\n"), read_text("a\t" * 3_000_000), read_text('a,b\n"x"y,"z\n,w,"\n')
    assert [reading.refused.reason for reading in (empty, big, torn) if reading.refused] == [
        Reason.EMPTY,
        Reason.TOO_BIG,
        Reason.DAMAGED,
    ]
