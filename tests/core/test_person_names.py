"""Full names split by their own customs, verbatim, and never with a family name that nobody has."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshopplanner.core.person_names import NameOrder, column_order, sort_name, split_name

SPLIT = [
    ("Kim Min-ji", "KOR", "Kim", "Min-ji"),
    ("Minji Kim", "KOR", "Kim", "Minji"),
    ("김민지", "", "김", "민지"),
    ("남궁민수", "", "남궁", "민수"),
    ("欧阳娜娜", "CHN", "欧阳", "娜娜"),
    ("山田 太郎", "JPN", "山田", "太郎"),
    ("Nguyễn Thị Mai", "VNM", "Nguyễn", "Thị Mai"),
    ("Thi Mai Nguyen", "VNM", "Nguyen", "Thi Mai"),
    ("Maria GARCIA LOPEZ", "ESP", "GARCIA LOPEZ", "Maria"),
    ("Jean de La FONTAINE", "FRA", "de La FONTAINE", "Jean"),
    ("van der BERG Ludwig", "NLD", "van der BERG", "Ludwig"),
    ("Ludwig van der Berg", "NLD", "van der Berg", "Ludwig"),
    ("García Márquez, Gabriel", "COL", "García Márquez", "Gabriel"),
    ("Gabriel García Márquez", "COL", "García Márquez", "Gabriel"),
    ("Juan Carlos García", "MEX", "García", "Juan Carlos"),
    ("Suharto", "IDN", "", "Suharto"),
    ("Иванов Иван Иванович", "RUS", "Иванов", "Иван Иванович"),
    ("Иван Иванович Иванов", "RUS", "Иванов", "Иван Иванович"),
    ("Ahmad bin Ismail", "MYS", "bin Ismail", "Ahmad"),
    ("Sean O'Brien", "IRL", "O'Brien", "Sean"),
    ("Tan Mei Ling", "SGP", "Tan", "Mei Ling"),
    ("e\u0301va Ko\u0301s", "", "Ko\u0301s", "e\u0301va"),
    ("محمد علي", "EGY", "علي", "محمد"),
]


@pytest.mark.parametrize(("text", "country", "family", "given"), SPLIT)
def test_names_are_split_by_custom(text: str, country: str, family: str, given: str) -> None:
    parts = split_name(text, country)
    assert (parts.family, parts.given) == (family, given)


def test_a_title_is_no_name() -> None:
    parts = split_name("Prof. Dr. Maria da Silva", "BRA")
    assert (parts.title, parts.given, parts.family) == ("Prof. Dr.", "Maria", "da Silva")


def test_the_order_is_asked_for_only_where_it_cannot_be_known() -> None:
    assert column_order(["Anna Smith", "Paul Brown"]) == (None, "Anna Smith")
    assert column_order(["DUPONT Jean", "MARTIN Paul", "Anna Smith"]) == (NameOrder.FAMILY_FIRST, "Anna Smith")
    assert column_order(["김민지", "Suharto", "Nguyễn Thị Mai"]) == (None, "")
    assert split_name("Anna Smith", "", NameOrder.FAMILY_FIRST).family == "Anna"


def test_lists_sort_by_the_name_without_its_trimmings() -> None:
    assert [sort_name("van der Berg", "Ludwig"), sort_name("Õunapuu", "Ülle"), sort_name("김", "민지")] == [
        "berg ludwig",
        "ounapuu ulle",
        "김 민지",
    ]


WORDS = st.text(st.characters(categories=["L", "M"], include_characters="'’-."), min_size=1, max_size=8)


@settings(deadline=None, max_examples=150)
@given(st.lists(WORDS, min_size=1, max_size=5), st.sampled_from(["", "KOR", "VNM", "ESP", "IDN"]))
def test_no_letter_of_a_name_is_lost_or_changed(words: list[str], country: str) -> None:
    text = " ".join(words)
    parts = split_name(text, country)
    kept = "".join(f"{parts.title}{parts.family}{parts.given}".split())
    assert sorted(kept) == sorted("".join(text.split()))
