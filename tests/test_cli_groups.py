"""`groups` as a person types it: groups of people, groups by distances, and sentences for what is wrong."""

import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from workshopplanner.__main__ import main

PEOPLE = """id;name;Gender;Country;Pair
1;Aruzhan;F;KAZ;
2;Bolat;M;KAZ;
3;Cam;F;VNM;x
4;Dung;M;VNM;
5;Ema;F;FJI;
6;Filipo;M;FJI;x
7;Gan;F;MNG;
8;Hulan;M;;
"""


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


def ran(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["groups", *map(str, words)])
    said = capsys.readouterr()
    return code, said.out, said.err


def told(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    code, out, _err = ran(capsys, *words, "--json")
    assert code == 0
    facts: dict[str, Any] = json.loads(out)
    return facts


def test_rules_of_a_table_are_kept(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--groups", 2, "--rounds", 3, "--mix", "gender", "--apart", "country", "--together", "pair")
    facts = told(capsys, people, *words)
    country = dict(zip(range(1, 9), ["KAZ", "KAZ", "VNM", "VNM", "FJI", "FJI", "MNG", ""], strict=True))
    for groups in facts["rounds"]:
        assert sorted(key for group in groups for key in group) == list(range(1, 9))
        for group in groups:
            assert sum(key % 2 for key in group) == len(group) // 2 == 2
            assert (3 in group) is (6 in group)
            assert max(Counter(country[key] for key in group).values()) == 1
    met = Counter(pair for groups in facts["rounds"] for group in groups for pair in combinations(group, 2))
    del met[3, 6]
    assert facts["repeats"] == sum(times - 1 for times in met.values())
    assert facts["misses"] == {"Gender": {"value": 0, "bound": 0}}
    assert set(facts) == {
        *("status", "rounds", "repeats", "bound", "shared", "shared_bound"),
        *("met", "pairs", "most", "misses", "seconds"),
    }


def test_the_order_of_rows_is_of_no_account(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    header, *rows = PEOPLE.splitlines()
    turned = tmp_path / "turned.csv"
    turned.write_text("\n".join([header, *reversed(rows)]), encoding="utf-8")
    words = ("--sizes", "3,3,2", "--rounds", 2, "--mix", "Gender,Country")
    first, second = (told(capsys, path, *words) for path in (people, turned))
    assert first | {"seconds": 0} == second | {"seconds": 0}


def test_groups_are_told_by_name(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = ran(capsys, people, "--groups", "4", "--rounds", "2")
    assert code == 0
    lines = out.splitlines()
    assert [line for line in lines if line[0] != " "] == [
        *("Round 1", "Round 2"),
        "0 repeated meetings; there must be at least 0.",
        "8 of 28 pairs have met.",
    ]
    assert all(out.count(name) == 2 for name in ("Aruzhan", "Hulan"))


def test_distances_are_added_up_within_groups(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "d.txt"
    path.write_text("4 2 ss 2 2\n0 1 2\n0 2 4.5\n1 2 1\n0 3 2\n1 3 9\n2 3 1\n", encoding="utf-8")
    facts = told(capsys, "--distances", path, "--groups", 2, "--time", 0.1)
    assert (facts["groups"], facts["sum"], facts["bound"] >= 13.5) == ([[0, 2], [1, 3]], 13.5, True)
    assert set(facts) == {"status", "groups", "sum", "bound", "seconds"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--groups", "2", "--sizes", "4,4"), "Say either how many groups with --groups"),
        ((), "Say either how many groups with --groups"),
        (("--groups", "2", "--distances", "d.txt"), "Name either a table of people or"),
        (("--groups", "two"), "“two” is no number of groups from 1 to 2000"),
        (("--sizes", "4,0"), "“0” is no size from 1 to 2000"),
        (("--groups", "2", "--time", "-1"), "“-1” is no number of seconds"),
    ],
)
def test_wrong_usage_is_told(
    people: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    code, out, err = ran(capsys, people, *words)
    assert (code, out, sentence in err) == (2, "", True)


@pytest.mark.parametrize(
    ("table", "words", "sentence"),
    [
        (PEOPLE, ("--sizes", "4,3"), "The sizes add up to 7, but there are 8 people."),
        (PEOPLE, ("--groups", "9"), "9 groups can't be made of 8 people."),
        (PEOPLE, ("--groups", "2", "--mix", "sex"), "“people.csv” has no column “sex”. Its columns are: id, name,"),
        (
            PEOPLE + "3;Once more;F;;\n",
            ("--groups", "2"),
            "“people.csv”, row 10, column “id”: “3” stands in row 4 too.",
        ),
        (PEOPLE + ";Nobody;F;;\n", ("--groups", "2"), "“people.csv”, row 10, column “id”: there is no id."),
        ("", ("--groups", "2"), "“people.csv” is empty."),
    ],
)
def test_what_is_refused_is_told(
    people: Path, capsys: pytest.CaptureFixture[str], table: str, words: tuple[str, ...], sentence: str
) -> None:
    people.write_text(table, encoding="utf-8")
    code, out, err = ran(capsys, people, *words)
    assert (code, out, err.startswith(sentence), "Traceback" in err) == (1, "", True, False)


def test_contradictions_are_told_in_json_too(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people.write_text(PEOPLE.replace("FJI", "KAZ"), encoding="utf-8")
    code, out, err = ran(capsys, people, "--groups", "2", "--apart", "Country", "--json")
    (reason,) = json.loads(out)["conflict"]
    assert (code, err.strip()) == (1, reason)
    assert reason.startswith("4 people share Country “KAZ”, but there are only 2 groups")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("0 1 2\n0 2 far\n", "“d.txt”, row 2, column 3: “far” is no distance."),
        ("0 1 2\n0 x 1\n", "“d.txt”, row 2, column 2: “x” is no number of a person."),
        ("0 1 2\n0 1\n", "“d.txt”, row 2: there are 2 figures instead of three, “i j d”."),
        ("0 1 2\n1 0 3\n", "“d.txt”, row 2: 1 and 0 had another distance before."),
        ("0 1 nan\n", "“d.txt”, row 1, column 3: “nan” is no distance."),
        ("\n", "“d.txt” holds no distances"),
    ],
)
def test_distances_that_are_none_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, sentence: str
) -> None:
    path = tmp_path / "d.txt"
    path.write_text(text, encoding="utf-8")
    code, out, err = ran(capsys, "--distances", path, "--groups", "1")
    assert (code, out, err.startswith(sentence)) == (1, "", True)
