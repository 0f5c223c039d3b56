import pytest

from workshopplanner.core.matching import country_key, country_keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Viet Nam", "VIETNAM"),
        ("Viet Nam", "Viet-Nam"),
        ("Việt Nam", "Viet Nam"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("São Tomé & Príncipe", "Sao Tome and Principe"),
        ("The Gambia", "gambia"),
        ("TÜRKİYE", "Türkiye"),
        ("ΕΛΛΆΔΑ", "Ελλάδα"),
        ("Ｊａｐａｎ", "Japan"),
        ("대한민국", " 대한민국 "),
    ],
)
def test_spellings_of_one_country_are_equal(one: str, other: str) -> None:
    assert country_key(one) == country_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niger", "Nigeria"),
        ("Dominica", "Dominican Republic"),
        ("Guinea", "Guinea-Bissau"),
        ("Samoa", "American Samoa"),
        ("បេលីស", "លីប៊ី"),  # Belize and Libya in Khmer, which differ in their marks
    ],
)
def test_other_countries_stay_apart(one: str, other: str) -> None:
    assert country_key(one) != country_key(other)


def test_marks_of_khmer_stay() -> None:
    assert country_key("កម្ពុជា") == "កម្ពុជា"


@pytest.mark.parametrize("text", ["", "  ", "–", "…"])
def test_nothing_has_no_key(text: str) -> None:
    assert country_key(text) == ""


def test_a_filler_alone_is_a_name() -> None:
    assert country_key("The") == "the"


def test_an_inverted_name_is_tried_turned_round() -> None:
    assert country_keys("Korea, Republic of") == ("korearepublicof", country_key("Republic of Korea"))
    assert country_keys("Japan") == ("japan",)
