"""One person written twice, found across scripts, orders and errors of typing; near misses left alone."""

import math
from pathlib import Path
from time import process_time

import pytest

from workshopplanner.core.duplicates import Kind, Someone, find_duplicates, find_pairs

FIELDS = {
    "e": "email",
    "p": "phone",
    "o": "organisation",
    "b": "birth_date",
    "n": "passport_number",
    "g": "gender",
}


def person(text: str) -> dict[str, str]:
    name, country, *rest = text.split(";")
    family, _slash, given = name.partition("/")
    values = {"family_name": family, "given_name": given, "country": country}
    values |= {FIELDS[each[0]]: each[2:] for each in rest}
    return {field: value for field, value in values.items() if value}


PAIRS = [line.split("\t") for line in (Path(__file__).parent / "duplicate_pairs.tsv").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("part", ["tuned", "unseen"])
def test_hand_written_pairs_are_told_apart(part: str) -> None:
    """Half of the pairs were written before the rules saw them; what they scored at first sight is in the guide."""
    pairs = [row for row in PAIRS if row[0] == part]
    found = [(kind == "same", bool(find_pairs([person(one), person(other)]))) for _part, kind, one, other in pairs]
    hits = sum(same and seen for same, seen in found)
    assert len(pairs) >= 150
    assert hits / sum(same for same, _seen in found) >= 0.95
    assert hits / sum(seen for _same, seen in found) >= 0.97


def test_the_same_by_what_is_ones_own_and_likely_by_what_is_alike() -> None:
    one = person("Kim/Min-ji;KOR;e=mj.kim@gmail.com;o=KNCU")
    other = person("김/민지;KOR;e=MJKim@gmail.com")
    third = person("Batbayar/Oyun;MNG;o=Ministry of Culture;b=1980-01-02")
    fourth = person("Oyun/Batbayar;MNG;o=MoC")
    pairs = find_pairs([one, third, other, fourth])
    assert [(pair.first, pair.second, pair.kind, pair.reasons) for pair in pairs] == [
        (0, 2, Kind.SAME, ("email", "full_name")),
        (1, 3, Kind.LIKELY, ("full_name", "organisation")),
    ]


def test_rows_are_compared_with_known_people_and_those_not_among_themselves() -> None:
    values = person("Kim/Min-ji;KOR;e=mjkim@gmail.com")
    people = [Someone(5, None, values), Someone(9, None, values), Someone(0, 71, values), Someone(0, 72, values)]
    found = [(one.rows, one.person_id) for one in find_duplicates(people)]
    assert found == [((5,), 71), ((5,), 72), ((5, 9), None), ((9,), 71), ((9,), 72)]


def crowd(count: int) -> list[dict[str, str]]:
    """Return many people of few names, who are the worst to compare."""
    families = ["Kim", "Lee", "Nguyen", "Batbayar", "Perera", "Garcia", "Ivanov", "Smith", "Traoré", "Tanaka"]
    given = ["Min-ji", "Thi Mai", "Oyun", "Nimal", "Ana", "Sergei", "John", "Awa", "Yuki", "Ji-woo"]
    return [
        {
            "family_name": families[number % 10],
            "given_name": given[number // 10 % 10],
            "country": ["KOR", "VNM", "MNG", "LKA", "MEX"][number % 5],
            "organisation": f"Office {number // 100}",
            "email": f"person{number}@example.org",
        }
        for number in range(count)
    ]


def test_the_work_grows_with_the_people_and_not_with_their_pairs() -> None:
    def seconds(count: int) -> float:
        people = crowd(count)
        began = process_time()
        find_pairs(people)
        return process_time() - began

    seconds(500)
    small = min(seconds(2_000) for _once in range(3))
    large = min(seconds(16_000) for _once in range(2))
    assert math.log(large / small, 8) < 1.4  # of comparing all pairs it would be 2
