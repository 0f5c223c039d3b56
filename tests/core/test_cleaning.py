"""Cells as people fill them in, read into what is kept; what is not sure is not guessed."""

import datetime as dt

import pytest

from workshopplanner.core.cleaning import answers_of, read_gender, read_status, text_of, ticked
from workshopplanner.core.cleaning_contacts import read_email, read_phone
from workshopplanner.core.cleaning_dates import DateOrder, read_date, shown_order
from workshopplanner.core.kinds import Gender, ParticipationStatus

GENDERS = {
    Gender.WOMAN: "F Mme 여 woman Female Femme mujer Sra. 女 Female/Femme 여(Female) Ms. Mlle",
    Gender.MAN: "M Mr male homme H hombre 남 M. Masculin 男 Sr 남성",
    Gender.ANOTHER: "X non-binary Non-binaire Autre Other 기타",
    Gender.NOT_STATED: "Dr Prof. N/A -",
}


@pytest.mark.parametrize("gender", GENDERS)
def test_genders_in_the_ways_people_write_them(gender: Gender) -> None:
    assert {text: read_gender(text) for text in GENDERS[gender].split()} == dict.fromkeys(
        GENDERS[gender].split(), gender
    )


def test_a_gender_is_never_guessed() -> None:
    assert read_gender("prefer not to say") is read_gender("Je préfère ne pas répondre") is Gender.NOT_STATED
    assert [read_gender(text) for text in ("Maria", "1", "she", "Engineer")] == [None, None, None, None]


def test_words_for_a_status() -> None:
    said = {
        "accepté": ParticipationStatus.SELECTED,
        "Confirmed": ParticipationStatus.CONFIRMED,
        "en attente": ParticipationStatus.APPLIED,
        "Liste d’attente": ParticipationStatus.WAITLISTED,
        "rechazada": ParticipationStatus.NOT_SELECTED,
        "불참": ParticipationStatus.NO_SHOW,
        "Withdrawn": ParticipationStatus.WITHDRAWN,
    }
    assert {text: read_status(text) for text in said} == said
    assert read_status("see e-mail") is None


DATES = [
    "2018-06-01",
    "2018/6/1",
    "2018. 6. 1.",
    "2018년 6월 1일",
    "1er juin 2018",
    "June 1st, 2018",
    "1 de junio de 2018",
    "01-Jun-18",
    "1.6.2018",
    "20180601",
    "43252",
    43252,
    43252.0,
    dt.date(2018, 6, 1),
]


@pytest.mark.parametrize("cell", DATES)
def test_dates_in_many_ways(cell: object) -> None:
    assert read_date(cell).moment == dt.datetime.combine(dt.date(2018, 6, 1), dt.time())


def test_moments_keep_their_time() -> None:
    said = ["2018. 6. 1 오후 3:25:10", "6/1/2018 15:25:10", "2018/06/01 3:25:10 PM GMT+9", "2018-06-01T15:25:10Z"]
    moments = {read_date(text, DateOrder.MONTH_FIRST).moment for text in said}
    assert moments == {dt.datetime.fromisoformat("2018-06-01 15:25:10")}


def test_the_order_of_day_and_month_is_seen_or_asked_for() -> None:
    assert read_date("03/04/1985").open
    assert shown_order(["03/04/1985", "13/04/1985"]) == (DateOrder.DAY_FIRST, "03/04/1985")
    assert shown_order(["03/04/1985", "04/13/1985"]) == (DateOrder.MONTH_FIRST, "03/04/1985")
    assert shown_order(["03/04/1985", "13/04/1985", "04/13/1985"]) == (None, "03/04/1985")
    assert shown_order(["3.4.1985", "1985-04-03"]) == (None, "")
    months = [read_date("03/04/1985", order).moment for order in DateOrder]
    assert [moment.month for moment in months if moment] == [4, 3]


def test_serials_in_both_date_systems_and_what_is_no_date() -> None:
    assert read_date(41790, since_1904=True).moment == read_date(43252).moment
    assert [read_date(cell).moment for cell in ("1985", "31/02/1985", "soon", True, None)] == [None] * 5


def test_years_of_two_digits_are_of_birth_where_a_birth_is_meant() -> None:
    born = [read_date(text, past=True).moment for text in ("13/04/59", "850302", "010203")]
    assert [moment and moment.year for moment in born] == [1959, 1985, None]


PHONES = [
    ("010-1234-5678", "KOR", "+821012345678"),
    ("+82 (0)10-1234-5678", "", "+821012345678"),
    ("0082 10 1234 5678", "JPN", "+821012345678"),
    ("1012345678", "KOR", "+821012345678"),
    ("06 12 34 56 78", "FRA", "+33612345678"),
    ("99112233", "MNG", "+97699112233"),
    ("(02) 1234-5678 / 010-1111-2222", "KOR", "+82212345678"),
    ("＋８２ １０ １２３４ ５６７８", "", "+821012345678"),
    ("007 42", "", "007 42"),
]


@pytest.mark.parametrize(("text", "country", "number"), PHONES)
def test_phones_in_international_form(text: str, country: str, number: str) -> None:
    assert read_phone(text, country).number == number


def test_emails_are_checked_and_errors_of_typing_told() -> None:
    assert read_email("Kim Min-ji <Kim.M@Gmial.com>").address == "Kim.M@gmial.com"
    meant = ["kim@gmial.com", "kim@gmail.con", "kim@yaho.com", "kim@hotmial.com", "kim@naver.con", "kim@outlok.com"]
    assert [read_email(text).meant.partition("@")[2] for text in meant] == [
        *("gmail.com", "gmail.com", "yahoo.com", "hotmail.com", "naver.com", "outlook.com")
    ]
    right = ["kim@mail.com", "kim@ymail.com", "kim@culture.gov.mn", "kim@unesco.or.kr", "kim@free.fr"]
    assert [read_email(text).meant for text in right] == [""] * 5
    assert read_email("a@b.org; c@d.org").others == ("c@d.org",)
    assert read_email("한글@도메인.한국").address == "한글@도메인.한국"
    assert [read_email(text).address for text in ("kim at gmail", "kim@", "@gmail.com", "a@b@c.org")] == [""] * 4


def test_cells_keep_zeros_signs_and_joiners() -> None:
    assert [text_of(cell) for cell in ("007 ", 821012345678.0, 0.5, None, " +82 ")] == [
        "007",
        "821012345678",
        "0.5",
        "",
        "+82",
    ]
    assert answers_of("Halal;Vegetarian;") == "Halal, Vegetarian"
    assert [ticked(text, "Halal") for text in ("Yes", "x", "Halal", "No", "")] == [True, True, True, False, False]
