"""Countries as people type them: a set of our own, and the mistakes that must never be made."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from workshopplanner import resources
from workshopplanner.core.country_reading import Reading, read_country
from workshopplanner.core.matching import country_key

LEAST_RIGHT, MOST_WRONG = 0.92, 0.01


def _inputs() -> list[tuple[str, str]]:
    text = (Path(__file__).parent / "country_inputs.tsv").read_text("utf-8")
    return [(code, typed) for code, _tab, typed in (line.partition("\t") for line in text.splitlines())]


def test_the_inputs_are_many_and_none_is_a_shipped_alias() -> None:
    with resources.path("country_aliases.csv").open(encoding="utf-8", newline="") as file:
        aliases = {row["alias"] for row in csv.DictReader(file)}
    typed = [text for _code, text in _inputs()]
    assert len(typed) >= 800
    assert aliases & set(typed) == set()


def test_nearly_all_are_right_and_hardly_one_is_wrong() -> None:
    inputs = _inputs()
    answers = [(code, text, read_country(text)) for code, text in inputs]
    right = sum(reading.answer == code for code, _text, reading in answers)
    wrong = [(text, reading.code) for code, text, reading in answers if reading.code not in (None, code)]
    assert right >= LEAST_RIGHT * len(inputs)
    assert len(wrong) <= MOST_WRONG * len(inputs), wrong


@pytest.mark.parametrize("code", ["KOR", "PRK"])
def test_one_korea_never_becomes_the_other(code: str) -> None:
    other = {"KOR": "PRK", "PRK": "KOR"}[code]
    answers = Counter(read_country(text).code for wanted, text in _inputs() if wanted == code)
    assert other not in answers
    assert answers[code] > 25


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("Korea", ("KOR", "PRK")),
        ("Congo", ("COD", "COG")),
        ("Guinea University", ("GIN", "GNB", "GNQ", "PNG")),
        ("Nigera", ("NER", "NGA")),
        ("Czechoslovakia", ("CZE", "SVK")),
    ],
)
def test_what_is_unclear_is_a_question(typed: str, choices: tuple[str, ...]) -> None:
    assert read_country(typed) == Reading(choices=choices)


def test_a_territory_is_meant_where_its_country_stands_beside_it() -> None:
    assert [read_country(text).code for text in ("Hong Kong, China", "Greenland (Denmark)")] == ["HKG", "GRL"]


def test_an_answer_given_once_counts_first() -> None:
    learned = {country_key("Korea"): "KOR"}
    assert read_country("KOREA", learned) == Reading("KOR")
    assert read_country("Korea") != Reading("KOR")


@pytest.mark.parametrize(
    "typed", ["", " ", "N/A", "Asia", "<b>Mongolia", "=Mongolia", "x" * 10_000, "🏳", "\0", "((((", "１"]
)
def test_any_text_has_an_answer(typed: str) -> None:
    assert read_country(typed).answer in {"UNKNOWN", "MNG"}


def test_the_shipped_names_mean_their_country() -> None:
    with resources.path("countries.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for column in ("name_en", "name_fr", "iso_alpha2", "iso_alpha3"):
            wanted = None if row[column] == "Congo" else row["iso_alpha3"]  # a question, as there are two
            assert read_country(row[column]).code == wanted, row[column]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sénégalaise", "SEN"),
        ("malienne", "MLI"),
        ("brasileira", "BRA"),
        ("peruanas", "PER"),
        ("ouzbèke", "UZB"),
        ("Südkoreanerin", "KOR"),
        ("nigérienne", "NER"),
        ("nigeriana", "NGA"),
        ("mauricienne", "MUS"),
        ("mauritanienne", "MRT"),
    ],
)
def test_the_people_of_a_country_in_forms_that_are_made_by_rule(text: str, code: str) -> None:
    assert read_country(text).code == code


@pytest.mark.parametrize("text", ["Coréenne", "guineana", "dominicana", "congolaise"])
def test_a_made_form_asks_where_its_origin_asks(text: str) -> None:
    assert read_country(text).code is None
    assert len(read_country(text).choices) > 1
