"""`import` as a person types it: what it tells, what it changes, and what it refuses."""

import json
from pathlib import Path

import pytest

from workshopplanner.__main__ import main

MINISTRY = """Liste du ministère 2018,,,,,
,,,,,
Nom,Prénom,Courriel,Pays,Sexe,Date de naissance,Taille
NGUYEN,Thi Sample,t@example.org,Vietnam,F,03/04/1985,M
Kim,Sample,k@example.org,S. Korea,여,1984-02-28,L
Kim,Sample,k@example.org,South Korea,F,1984-02-28,L
Ali,Sample,a@example.org,Korea,M,13/04/1985,S
"""
NOTHING: dict[str, list[object]] = {"people": [], "duplicates": [], "questions": [], "warnings": []}


@pytest.fixture
def project(planned: Path, tmp_path: Path) -> Path:
    path = tmp_path / "p.workshop"
    path.write_bytes(planned.read_bytes())
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_text(MINISTRY, encoding="utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str], *words: object, code: int = 0) -> dict[str, object]:
    capsys.readouterr()
    assert main([str(word) for word in words]) == code
    facts: dict[str, object] = json.loads(capsys.readouterr().out)
    return facts


def people(capsys: pytest.CaptureFixture[str], project: Path) -> object:
    return told(capsys, "info", project, "--json")["counts"]["people"]  # type: ignore[index]


def test_a_dry_run_tells_all_and_changes_nothing(
    project: Path, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.read_bytes()
    facts = told(capsys, "import", project, source, "--dry-run", "--json")
    assert project.read_bytes() == before
    assert (facts["refused"], facts["header_row"]) == (None, 3)
    assert facts["mapping"] == {
        "Nom": "family_name",
        "Prénom": "given_name",
        "Courriel": "email",
        "Pays": "country",
        "Sexe": "gender",
        "Date de naissance": "birth_date",
        "Taille": "",
    }
    found = [(p["row"], p["family_name"], p["country"], p["gender"], p["birth_date"]) for p in facts["people"]]  # type: ignore[attr-defined]
    assert found == [
        (4, "NGUYEN", "VNM", "woman", "1985-04-03"),
        (5, "Kim", "KOR", "woman", "1984-02-28"),
        (6, "Kim", "KOR", "woman", "1984-02-28"),
        (7, "Ali", "", "man", "1985-04-13"),
    ]
    assert facts["duplicates"] == [{"rows": [5, 6], "kind": "same"}]
    assert facts["questions"] == [{"row": 7, "field": "country", "value": "Korea", "choices": ["KOR", "PRK"]}]


def test_it_adds_people_once_and_finds_them_again(
    project: Path, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = people(capsys, project)
    verdicts = []
    for _time in range(2):
        facts = told(capsys, "import", project, source, "--json")
        verdicts.append([person["verdict"] for person in facts["people"]])  # type: ignore[attr-defined]
    assert verdicts == [["new", "new", "new", "question"], ["same", "same", "same", "question"]]
    assert people(capsys, project) == before + 4  # type: ignore[operator]


def test_a_mapping_says_what_columns_mean(
    project: Path, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = tmp_path / "m.json"
    mapping.write_text('{"Pays": "nationality", "Taille": "notes"}', encoding="utf-8")
    facts = told(capsys, "import", project, source, "--dry-run", "--json", "--mapping", mapping)
    assert {(p["country"], p["nationality"]) for p in facts["people"][:1]} == {("", "VNM")}  # type: ignore[index]
    mapping.write_text('{"Land": "country"}', encoding="utf-8")
    assert main(["import", str(project), str(source), "--mapping", str(mapping)]) == 1
    assert "no column “Land”" in capsys.readouterr().err
    mapping.write_text('{"Pays": "shoe_size"}', encoding="utf-8")
    assert main(["import", str(project), str(source), "--mapping", str(mapping)]) == 1
    assert "“shoe_size” is no field" in capsys.readouterr().err


def test_what_is_no_table_is_refused_with_a_sentence(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.read_bytes()
    empty = tmp_path / "empty.xlsx"
    empty.write_bytes(b"")
    assert main(["import", str(project), str(empty), "--json"]) == 1
    said = capsys.readouterr()
    facts = json.loads(said.out)
    refused = facts.pop("refused")
    assert (refused["reason"], refused["message"] in said.err) == ("EMPTY", True)
    assert facts == {"sheet": "", "header_row": 0, "mapping": {}, **NOTHING}
    assert project.read_bytes() == before
