"""The command line as a person types it: what it says, where, and with which exit code."""

import json
from pathlib import Path

import pytest

from workshopplanner.__main__ import main
from workshopplanner.store.upgrade import SCHEMA_VERSION


def test_sample_then_info_tells_the_seoul_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "s.workshop"
    assert main(["sample", str(path)]) == 0
    capsys.readouterr()
    assert main(["info", str(path), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    wanted = {"days": 5, "themes": 8, "sessions": 46, "participants": 30, "countries_represented": 17, "people": 87}
    assert {kind: facts["counts"][kind] for kind in wanted} == wanted
    assert facts["schema_version"] == SCHEMA_VERSION
    assert facts["workshops"] == [
        {
            "id": 1,
            "title": "5-day capacity development programme",
            "city": "Seoul",
            "first": "2018-06-18",
            "last": "2018-06-22",
            "days": 5,
            "seats": 30,
        }
    ]


def test_check_lists_the_three_planted_problems(sampled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(sampled), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    above_hints = [(one["rule"], one["severity"]) for one in answer["findings"] if one["severity"] != "hint"]
    assert answer["healthy"]
    assert sorted(above_hints) == [
        ("passport_expires_soon", "warning"),
        ("person_in_two_places", "stops"),
        ("theme_under_target", "warning"),
    ]
    assert len(answer["findings"]) == 3
    keys = ["rule", "severity", "sentence", "sessions", "people", "fixes", "waived"]
    assert all(list(one) == keys for one in answer["findings"])
    assert [workshop["findings"] for workshop in answer["workshops"]] == [3]


def test_a_new_workshop_has_nothing_to_complain_about(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "n.workshop"
    assert main(["new", str(path), "--title", "=1+1", "--start", "2027-03-01", "--days", "4"]) == 0
    assert main(["check", str(path)]) == 0
    assert "=1+1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["info", "{file}.txt"], 1, "There is no file"),
        (["sample", "{file}"], 1, "exists already"),
        (["export", "{file}", "out.pdf"], 1, "must end in one of .xlsx, .ics, .xml, .json, .vcf"),
        (["export", "{file}", "out.xlsx", "--preset", "nonsense"], 1, "no preset named “nonsense”"),
        (["export", "{file}", "out.xlsx", "--workshop", "99"], 1, "Say which workshop"),
        (["new", "x.workshop", "--title", "T", "--start", "next week"], 2, "is no date such as"),
        (["new", "x.workshop", "--title", "T", "--start", "2027-03-01", "--days", "99"], 2, "from 1 to 14"),
        (["nonsense"], 2, "invalid choice"),
        (["info"], 2, "required"),
    ],
)
def test_refusals_are_one_sentence_on_stderr(
    sampled: Path, words: list[str], code: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([word.format(file=sampled) for word in words]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert sentence in said.err
    assert code == 2 or said.err.count("\n") == 1


def test_a_damaged_file_is_said_to_be_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "d.workshop"
    path.write_text("not a database")
    assert main(["check", str(path), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["healthy"], answer["code"], answer["findings"]) == (False, "E-FOREIGN", [])


def test_country_cells_are_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text('id,raw\n1,"Korea, Rep. of"\n2,Korea\n3,Atlantis\n4,"=Vietnam"\n', "utf-8-sig")
    assert main(["countries", "resolve", str(source), str(target)]) == 0
    assert target.read_text("utf-8") == "id,answer\n1,KOR\n2,AMBIGUOUS\n3,UNKNOWN\n4,VNM\n"
    source.write_text("number,text\n", "utf-8")
    assert main(["countries", "resolve", str(source), str(target)]) == 1
    source.write_bytes(b"\xff\xfe\x00\x01")
    assert main(["countries", "resolve", str(source), str(target)]) == 1
    assert main(["countries", "resolve", str(tmp_path / "none.csv"), str(target)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "“in.csv” has no column “id” in its first row; it needs the columns id and raw.",
        "“in.csv” can't be read as a table; save it as CSV in UTF-8 and try again.",
        "“none.csv” can't be read: No such file or directory.",
    ]
    assert target.read_text("utf-8").startswith("id,answer\n1,KOR")
