"""`select` as a person types it: whom it chooses, why it can't, and which files it refuses."""

import json
from pathlib import Path
from typing import Any

import pytest

from workshopplanner.__main__ import main
from workshopplanner.commands import selection
from workshopplanner.core.kinds import QuotaKind
from workshopplanner.core.selection_pool import Wish
from workshopplanner.queries.selection import decisions
from workshopplanner.queries.selection import pool as pool_of
from workshopplanner.store import file

POOL = """id;Name;Score;Gender;Country;List
007;A;70,5;F;Japan;
02;B;70.5;;"Korea, Republic of";
A10;C;80;M;Japan;
A2;D;;F;Fiji;SIDS|LDC
5;E;60;F;Fiji;SIDS
"""


@pytest.fixture
def pool(tmp_path: Path) -> Path:
    path = tmp_path / "pool.csv"
    path.write_text(POOL, encoding="utf-8-sig")
    return path


def quotas(folder: Path, *rows: str, header: str = "feature,value,min,max") -> Path:
    path = folder / "quotas.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str], *words: object, code: int = 0) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["select", *map(str, words), "--json"]) == code
    facts: dict[str, Any] = json.loads(capsys.readouterr().out)
    facts.pop("seconds")
    return facts


def test_it_chooses_under_quotas_and_returns_ids_as_written(
    pool: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = quotas(tmp_path, "gender,F,1,2", "Country,*,,1", "list,LDC,0,0", "country,#distinct,3,")
    assert told(capsys, pool, rules, "--seats", 3) == {
        "status": "optimal",
        "selected": ["02", "5", "A10"],
        "score": 210.5,
        "bound": 210.5,
        "conflict": [],
        "relaxations": [],
    }
    assert main(["select", str(pool), str(rules), "--seats", "3"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "3 people chosen, total score 210.5, proven to be the best.",
        "The highest scores alone would total 221: balance costs 10.5.",
        "02, 5, A10",
    ]


def test_every_form_of_a_quota_is_understood(pool: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    header = "feature,value,min,max,weight"
    for row, chosen in {
        "gender,(blank),,0,": ["007", "A10"],
        "gender,F|M,2,,": ["007", "A10"],
        "gender,F,100%,,": ["5", "007"],
        "country,,,1,": ["02", "A10"],
        "list,SIDS,1,,2.5": ["5", "A10"],
        "gender,M,,,": ["02", "A10"],
    }.items():
        rules = quotas(tmp_path, row, header=header)
        assert told(capsys, pool, rules, "--seats", 2)["selected"] == chosen, row


def test_columns_are_named_or_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pool = tmp_path / "p.tsv"
    pool.write_text("who\tpoints\tg\nx\t1\tW\ny\t2\tM\nz\t3\tM\n", encoding="utf-16")
    rules = quotas(tmp_path, "g,W,1,")
    assert told(capsys, pool, rules, "--seats", 2)["selected"] == ["x", "y"]
    scored = told(capsys, pool, rules, "--seats", 2, "--id", "who", "--score", "points", "--time", 5)
    assert (scored["selected"], scored["score"]) == (["x", "z"], 4)


def test_what_can_not_be_done_names_rules_and_ways_out(
    pool: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = quotas(tmp_path, "gender,F,3,3", "country,*,,1", "gender,M,,5")
    facts = told(capsys, pool, rules, "--seats", 3, code=1)
    assert (facts["status"], facts["selected"], facts["score"], facts["bound"]) == ("infeasible", [], None, None)
    women = {"row": 2, "feature": "Gender", "value": "F", "min": 3, "max": None, "rule": "at least 3 with Gender: F"}
    each = {"row": 3, "feature": "Country", "value": "*", "min": None, "max": 1, "rule": "at most 1 of each Country"}
    assert facts["conflict"] == [women, each]
    first = facts["relaxations"][0]
    assert first["changes"] == [{"row": 2, "feature": "Gender", "value": "F", "figure": "min", "old": 3, "new": 2}]
    assert (first["amount"], first["selected"], first["score"]) == (1, ["02", "5", "007"], 201)
    assert main(["select", str(pool), str(rules), "--seats", "3"]) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        "No 3 people keep all of these rules: at least 3 with Gender: F; at most 1 of each Country."
    )


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (["gender,F,x3,"], "“quotas.csv”, row 2, column “min”: “x3” is no whole number"),
        (["gender,F,,2", "colour,red,1,"], "“quotas.csv”, row 3, column “feature”: the pool has no column “colour”."),
        (["gender,F,1,50%"], "row 2, column “max”: min and max must both be numbers or both be shares."),
        (["gender,F,1,2,9"], "row 2, column “max”: there are more cells than headers."),
        (["country,#distinct,10%,"], "row 2, column “min”: a number of different values can't be a share."),
        (["gender,F,-1,"], "“-1” is no whole number"),
        (['gender,"F,1,'], "row 2: the quotation marks don't pair."),
    ],
)
def test_a_rule_that_can_not_be_loaded_stops_the_run(
    pool: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: list[str], sentence: str
) -> None:
    assert main(["select", str(pool), str(quotas(tmp_path, *rows)), "--seats", "2", "--json"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert sentence in captured.err


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("id,score\na,1\na,2\n", [], "row 3, column “id”: the id “a” stands in row 2 already."),
        ("id,score\n,1\n", [], "row 2, column “id”: the id is missing."),
        ("id,score\na,nan\n", [], "row 2, column “score”: “nan” is no number."),
        ("id,score\na,1\n", ["--score", "merit"], "has no column “merit”; it has: id, score."),
        ("id,id\na,1\n", [], "has two columns named “id”."),
        ("", [], "is empty."),
    ],
)
def test_a_pool_that_can_not_be_read_stops_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, words: list[str], sentence: str
) -> None:
    pool = tmp_path / "pool.csv"
    pool.write_text(text, encoding="utf-8")
    assert main(["select", str(pool), str(quotas(tmp_path)), "--seats", "1", *words]) == 1
    assert sentence in capsys.readouterr().err
    assert main(["select", str(tmp_path / "none.csv"), str(quotas(tmp_path)), "--seats", "1"]) == 1


@pytest.mark.parametrize("words", [[], ["--seats", "x"], ["--seats", "2", "--time", "0"], ["--seats", "-1"]])
def test_wrong_usage_is_told_apart(pool: Path, tmp_path: Path, words: list[str]) -> None:
    assert main(["select", str(pool), str(quotas(tmp_path)), *words]) == 2


def test_it_chooses_by_the_rules_of_a_project_and_keeps_the_decision(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "s.workshop"
    assert main(["sample", str(path)]) == 0
    opened = file.open_file(path)
    wishes = [Wish(QuotaKind.COUNT, "gender", "woman", least=14, most=16), Wish(QuotaKind.EACH, "country", most=2)]
    opened.store.do(selection.add_scenario, 1, "Strict", wishes)
    opened.store.do(selection.add_scenario, 1, "Impossible", [Wish(QuotaKind.EACH, "country", most=1)])
    opened.close()
    facts = told(capsys, path, "--scenario", "strict")
    assert (facts["status"], len(facts["selected"])) == ("optimal", 30)
    assert told(capsys, path, "--scenario", "Impossible", code=1)["conflict"]
    assert main(["select", str(path), "--scenario", "none"]) == 1
    assert "There are no rules called “none”; there are: " in capsys.readouterr().err
    memo = tmp_path / "memo.docx"
    told(capsys, path, "--scenario", "Strict", "--accept", "--memo", memo)
    assert memo.stat().st_size > 10_000
    with file.look_into(path) as store:
        decided = store.ask(decisions, 1)[0]
        live = {each.id for each in store.ask(pool_of, 1).contenders if each.chosen}
    assert live == set(facts["selected"])
    assert decided.terms["scenario"] == "Strict"
    assert main(["select", str(path), "--memo", str(tmp_path / "memo.txt")]) == 1
    assert "A memo is a .docx or an .xlsx file" in capsys.readouterr().err


def test_a_table_of_people_needs_quotas_and_seats(pool: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["select", str(pool)]) == 2
    assert capsys.readouterr().err == "For a table of people, name the table of quotas and say --seats.\n"
