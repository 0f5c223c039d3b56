"""The plan of an import: what becomes of each row, before anything is written."""

import datetime as dt
from typing import Any

import pytest

from workshopplanner.core.cleaning_dates import DateOrder
from workshopplanner.core.import_planning import plan_import
from workshopplanner.core.importing import (
    Answers,
    Change,
    Decision,
    ImportPlan,
    Known,
    Question,
    Verdict,
    record,
    verdict_words,
)
from workshopplanner.core.progress import Cancelled
from workshopplanner.core.sheets import Row, Table

HEADERS = (
    *("N°", "Nom et Prénom(s)", "Sexe", "Pays", "Fonction", "Ministère", "Courriel", "Téléphone"),
    *("Date de naissance", "Passeport", "Régime alimentaire", "Statut", "Avez-vous un visa ?"),
)
ROWS: tuple[tuple[Any, ...], ...] = (
    (1, "TRAN Thi Mai", "F", "Viêt Nam", "Directrice", "Ministère de la Culture", "mai@gmial.com", "0912 345 678",
     "12/03/1980", "C1234567", "Halal;Végétarien", "accepté", "oui"),
    (2, "DUPONT Jean", "M", "France", "Chef", None, "jean@culture.fr", "06 12 34 56 78", "1/2/1985", "12AB12345"),
    (3, "BATBAYAR Oyun", "Mme", "Mongolie", "Experte", "MoCST", "oyun@mail.mn", 99112233, "5/5/1975", "E1234567"),
    (4, "БАТБАЯР Оюун", "F", "Mongolia", None, None, "OYUN@mail.mn", "+976 9911 2233"),
    (5, "Suharto", "she", "Korea", "x", "y", "no e-mail", "12"),
    (6, None, None, None, None, None, None, None, None, None, None, None, "total"),
)  # fmt: skip


def table(*rows: tuple[Any, ...], headers: tuple[str, ...] = HEADERS) -> Table:
    """Return a table whose header is in row 4."""
    filled = [row + (None,) * (len(headers) - len(row)) for row in rows]
    return Table("Feuil1", 4, headers, tuple(Row(5 + at, row) for at, row in enumerate(filled)))


@pytest.fixture
def plan() -> ImportPlan:
    return plan_import(table(*ROWS))


def test_each_row_has_its_verdict_and_nothing_of_it_is_lost(plan: ImportPlan) -> None:
    verdicts = [(row.row, row.verdict.value) for row in plan.rows]
    assert verdicts == [(5, "new"), (6, "new"), (7, "new"), (8, "new"), (9, "question"), (10, "unreadable")]
    assert dict(plan.rows[0].values) == {
        "family_name": "TRAN",
        "given_name": "Thi Mai",
        "family_first": "yes",
        "gender": "woman",
        "country": "VNM",
        "position": "Directrice",
        "organisation": "Ministère de la Culture",
        "email": "mai@gmial.com",
        "phone": "+84912345678",
        "passport_number": "C1234567",
        "dietary": "Halal, Végétarien",
        "status": "selected",
    }
    kept = ("N°", "1"), ("Date de naissance", "12/03/1980"), ("Avez-vous un visa ?", "oui")
    assert plan.rows[0].answers == kept
    assert plan.rows[4].answers == (("Pays", "Korea"), ("N°", "5"), ("Sexe", "she"), ("Courriel", "no e-mail"))
    assert plan.rows[5].reason == "There is no name in this row."


def test_questions_warnings_and_duplicates_name_their_rows(plan: ImportPlan) -> None:
    assert plan.questions == (
        Question(None, "birth_date", "12/03/1980", tuple(DateOrder)),
        Question(9, "country", "Korea", ("KOR", "PRK")),
        Question(9, "gender", "she", ("woman", "man", "another", "not_stated")),
    )
    assert [(each.row, each.field, each.suggestion) for each in plan.warnings] == [
        (5, "email", "mai@gmail.com"),
        (9, "email", ""),
        (9, "phone", ""),
    ]
    assert [(each.rows, each.kind.value) for each in plan.duplicates] == [((7, 8), "same")]


def test_answers_and_cells_put_right_are_taken_up(plan: ImportPlan) -> None:
    said = {("country", "Korea"): "KOR", ("gender", "she"): "woman", ("birth_date", ""): "DMY"}
    answers = Answers(said, cells={(9, "email"): "s@x.org", (10, "full_name"): "Ana"}, pairs={(7, 8): Decision.MERGE})
    answered = plan_import(table(*ROWS), answers=answers)
    assert answered.questions == ()
    assert [row.verdict for row in answered.rows] == [
        *(Verdict.NEW, Verdict.NEW, Verdict.NEW, Verdict.SAME, Verdict.NEW, Verdict.NEW)
    ]
    assert [answered.rows[3].merged_into, answered.rows[0].values["birth_date"]] == [7, "1980-03-12"]
    assert [answered.rows[4].values[field] for field in ("country", "gender", "email")] == ["KOR", "woman", "s@x.org"]
    assert {match.column: match.field for match in answered.matches} == {
        match.column: match.field for match in plan.matches
    }


def test_a_second_import_updates_and_leaves_what_was_edited_by_hand(plan: ImportPlan) -> None:
    here = [Known(at, row.values) for at, row in enumerate(plan.rows[:3])]
    known = [
        Known(10, here[0].values),
        Known(11, {**here[1].values, "position": "Curator", "phone": ""}, frozenset({"position"})),
        Known(12, here[2].values, here=False),
    ]
    again = plan_import(table(*ROWS[:3]), known)
    assert [(row.person_id, row.verdict.value) for row in again.rows] == [(10, "same"), (11, "updates"), (12, "new")]
    assert again.rows[1].changes == (Change("phone", "", "+33612345678"),)
    assert again.rows[1].kept == ("position",)
    assert verdict_words(again.rows[1]) == "Updates 1 field"
    apart = plan_import(table(*ROWS[:1]), known, answers=Answers(persons={(5, 10): Decision.KEEP_BOTH}))
    assert (apart.rows[0].person_id, apart.rows[0].verdict) == (None, Verdict.NEW)


def test_several_columns_of_one_field_fill_each_others_gaps() -> None:
    headers = (
        "Name",
        "Phone",
        "Mobile",
        "Dietary [Halal]",
        "Dietary [Vegetarian]",
        "Visits – Museum",
        "Visits – Temple",
    )
    rows = [
        ("Ana Lopez", "+34612345678", "+34699999999", "Yes", "Yes", "x", "x"),
        ("Bo Lee", None, "+34612345679", None, None, None, "x"),
    ]
    found = plan_import(table(*rows, headers=headers)).rows
    assert [row.values["phone"] for row in found] == ["+34612345678", "+34612345679"]
    assert [row.values.get("dietary") for row in found] == ["Halal, Vegetarian", None]
    assert found[0].answers == (("Mobile", "+34699999999"), ("Visits", "Museum, Temple"))


def test_learned_spellings_and_the_order_of_names_are_used() -> None:
    names = table(("Anna Smith", "The Land"), ("Paul Brown", "The Land"), headers=("Name of participant", "Country"))
    plan = plan_import(names, aliases={"land": "AUS"})
    assert plan.questions == (Question(None, "full_name", "Anna Smith", ("family_first", "given_first")),)
    assert [row.values["country"] for row in plan.rows] == ["AUS", "AUS"]
    told = plan_import(names, aliases={"land": "AUS"}, answers=Answers({("full_name", ""): "family_first"}))
    assert [row.values["family_name"] for row in told.rows] == ["Anna", "Paul"]


def test_records_for_other_programs_have_every_field(plan: ImportPlan) -> None:
    assert record(plan.rows[1]) == {
        "sheet": "Feuil1",
        "row": 6,
        "family_name": "DUPONT",
        "given_name": "Jean",
        "display_name": "DUPONT Jean",
        "email": "jean@culture.fr",
        "phone": "+33612345678",
        "gender": "man",
        "country": "FRA",
        "nationality": "",
        "organisation": "",
        "position": "Chef",
        "birth_date": "",
        "passport_number": "12AB12345",
        "dietary": "",
        "status": "",
        "verdict": "new",
    }
    assert record(plan.rows[5])["gender"] == "not stated"


def test_a_plan_can_be_given_up() -> None:
    def give_up(done: int, _of: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        plan_import(table(*ROWS * 300), report=give_up)


def test_an_empty_table_is_an_empty_plan() -> None:
    assert plan_import(table()).rows == ()


STRANGE: list[Any] = [
    *(True, 0, -1, 1e300, float("nan"), float("inf"), 10**20, dt.date(1900, 1, 1), dt.date.max, dt.time(3, 4)),
    *("\x00", "=1+1", "@", "a" * 5000, "1" * 5000, "- " * 3000, "(" * 3000, "/" * 3000, "²³", "+" * 50, "00", "1/1/1"),
    *("31/31/3131", "12/12/2012 99:99", "한" * 1000, "ﷺ" * 100, "🇰🇷" * 50, "Kim, " * 500, ", , ,", "Dr. Dr.", "bin"),
    *("x@y.z;" * 500, "<<>>", "\u202e\u200b\u200d", "e\u0301" * 2000, "1e400", "43252.5.5", "1/２/2018", "a@b@c"),
]


@pytest.mark.timeout(60)
def test_no_cell_is_too_strange_or_too_long() -> None:
    headers = (*HEADERS, "Nationality", "Age", "Sector", "Role", "Timestamp", "Languages [A]", "Languages [B]", "Notes")
    for at in range(len(headers)):
        turned = STRANGE[at:] + STRANGE[:at]
        rows = [
            tuple(turned[(number + column) % len(turned)] for column in range(len(headers))) for number in range(20)
        ]
        assert len(plan_import(table(*rows, headers=headers)).rows) == 20
    wide = table(("x", "y"), headers=("word " * 5000, "( [" * 5000))
    assert len(plan_import(wide).rows) == 1
