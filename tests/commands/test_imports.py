"""Carrying an import out: what a plan says is what stands in the file, and undo leaves nothing of it."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.builders import contents
from workshopplanner.commands import imports, roster
from workshopplanner.commands.imports import Imported, Wanted
from workshopplanner.core import kinds
from workshopplanner.core.importing import Change, Decision, ImportPlan, Known, PlannedRow, Verdict
from workshopplanner.core.mapping import fingerprint, match_columns
from workshopplanner.core.matching import country_key
from workshopplanner.core.progress import Cancelled
from workshopplanner.queries import imports as asked
from workshopplanner.queries.applicants import applicants
from workshopplanner.queries.country_aliases import learned_aliases
from workshopplanner.queries.roster import attendees
from workshopplanner.store.schema import Answer, Application, DistinctPair, ImportRow, Participation, Person
from workshopplanner.store.store import Store, Tx

HEADERS = ("Nom", "E-mail", "Pays")


def plan(*rows: PlannedRow) -> ImportPlan:
    cells = [(row.values["display_name"], row.values.get("email", ""), "") for row in rows]
    return ImportPlan("Sheet1", 3, match_columns(HEADERS, cells), rows, fingerprint=fingerprint(HEADERS))


def row(number: int, name: str, verdict: Verdict = Verdict.NEW, **more: object) -> PlannedRow:
    values = {"display_name": name, "family_name": name, **more.pop("values", {})}  # type: ignore[dict-item]
    return PlannedRow("Sheet1", number, verdict, values, **more)  # type: ignore[arg-type]


FULL = row(
    4,
    "KIM Sample",
    values={
        "given_name": "Sample",
        "family_first": "yes",
        "gender": "woman",
        "country": "KOR",
        "nationality": "VNM",
        "organisation": "Ministry of Culture (fictional)",
        "birth_date": "1985-02-03",
        "email": "kim@example.org",
        "passport_number": "M0012345",
        "passport_expiry": "2019-01-31",
        "dietary": "no pork",
        "submitted": "2018-03-01T14:05:00",
        "nominated_by": "National Commission",
        "motivation": "To learn.",
    },
    answers=(("Have you been to Seoul?", "No"), ("Size of T-shirt", "M")),
)


def people(tx: Tx) -> list[tuple[str, str, int | None, dt.date | None]]:
    wanted = select(Person.display_name, Person.email, Person.organisation_id, Person.birth_date).order_by(Person.id)
    return [tuple(each) for each in tx.execute(wanted)]  # type: ignore[misc]


def test_a_row_becomes_a_person_with_all_that_the_form_said(store: Store, workshop_id: int) -> None:
    known = store.ask(people)
    done = store.do(imports.import_people, workshop_id, plan(FULL, row(5, "Second")), Wanted("form.xlsx"))
    assert done == Imported(added=2, updated=0, same=0, left_out=0)
    assert [each[:2] for each in store.ask(people)[len(known) :]] == [("KIM Sample", "kim@example.org"), ("Second", "")]
    kim = store.ask(applicants, workshop_id)[0].person
    assert (kim.alpha3, kim.nationality, kim.organisation) == ("KOR", "Viet Nam", "Ministry of Culture (fictional)")
    assert (kim.gender, kim.family_first, kim.status) == (
        kinds.Gender.WOMAN,
        True,
        kinds.ParticipationStatus.APPLIED,
    )
    (kim,) = store.ask(attendees, [kim.id], sensitive=True)
    assert (kim.passport_number, kim.passport_expires) == ("M0012345", dt.date(2019, 1, 31))
    wanted = select(Application.channel, Application.nominated_by, Application.received, Application.motivation)
    applications = store.ask(lambda tx: [tuple(each) for each in tx.execute(wanted.order_by(Application.id))])
    assert applications == [
        (kinds.Channel.NOMINATION, "National Commission", dt.datetime.fromisoformat("2018-03-01T14:05"), "To learn."),
        (kinds.Channel.NOT_STATED, "", None, ""),
    ]
    answers = store.ask(lambda tx: [tuple(each) for each in tx.execute(select(Answer.question, Answer.text))])
    assert answers == [("Have you been to Seoul?", "No"), ("Size of T-shirt", "M")]
    origins = store.ask(lambda tx: list(tx.scalars(select(ImportRow.number))))
    assert origins == [4, 5]


def test_what_columns_meant_is_remembered_for_the_same_form(store: Store, workshop_id: int) -> None:
    mapping = {"nom": "full_name", "e mail": "email", "pays": "country"}
    assert store.ask(asked.remembered_mapping, workshop_id, fingerprint(HEADERS)) == {}
    store.do(imports.import_people, workshop_id, plan(FULL), Wanted("form.xlsx"))
    kept = store.ask(asked.remembered_mapping, workshop_id, fingerprint(HEADERS))
    assert list(kept.values()) == list(mapping.values())


def test_an_update_changes_only_what_the_plan_names(store: Store, workshop_id: int) -> None:
    store.do(imports.import_people, workshop_id, plan(FULL), Wanted("form.xlsx"))
    (kim,) = [each for each in store.ask(asked.known_people, workshop_id) if each.values.get("passport_number")]
    assert kim == Known(
        kim.id,
        {
            "family_name": "KIM Sample",
            "given_name": "Sample",
            "display_name": "KIM Sample",
            "family_first": "yes",
            "gender": "woman",
            "age_band": "not_stated",
            "birth_date": "1985-02-03",
            "email": "kim@example.org",
            "country": "KOR",
            "nationality": "VNM",
            "organisation": "Ministry of Culture (fictional)",
            "passport_number": "M0012345",
            "passport_expiry": "2019-01-31",
            "dietary": "no pork",
        },
    )
    store.do(roster.edit_person, kim.id, email="own@example.org")
    changes = (Change("position", "", "Director"),)
    again = row(
        4,
        "KIM Sample",
        Verdict.UPDATES,
        values={"position": "Director", "email": "x"},
        person_id=kim.id,
        changes=changes,
    )
    done = store.do(imports.import_people, workshop_id, plan(again), Wanted("form.xlsx"))
    assert done == Imported(added=0, updated=1, same=0, left_out=0)
    (kim,) = [each for each in store.ask(asked.known_people, workshop_id) if each.id == kim.id]
    mine = (kim.values["email"], kim.values["position"], kim.edited)
    assert mine == ("own@example.org", "Director", frozenset({"email"}))
    assert len(store.ask(lambda tx: list(tx.scalars(select(ImportRow.id))))) == 1


def test_only_ticked_rows_come_and_merged_ones_come_once(store: Store, workshop_id: int) -> None:
    rows = (FULL, row(5, "KIM S.", merged_into=4), row(6, "Unticked"), row(7, "?", Verdict.UNREADABLE), row(8, "Kept"))
    before = store.ask(people)
    wanted = Wanted("form.xlsx", rows={4, 5, 7, 8}, pairs={(4, 8): Decision.KEEP_BOTH})
    assert store.do(imports.import_people, workshop_id, plan(*rows), wanted).left_out == 2
    assert [each[0] for each in store.ask(people)[len(before) :]] == ["KIM Sample", "Kept"]
    assert store.ask(lambda tx: list(tx.scalars(select(ImportRow.number)))) == [4, 5, 8]
    assert len(store.ask(lambda tx: list(tx.scalars(select(DistinctPair.id))))) == 1


def test_a_spelling_taught_on_the_way_is_known_from_then_on(store: Store, workshop_id: int) -> None:
    wanted = Wanted("form.xlsx", taught={"Land of the Morning Calm": "KOR"})
    store.do(imports.import_people, workshop_id, plan(FULL), wanted)
    assert store.ask(asked.learned_countries) == {country_key("Land of the Morning Calm"): "KOR"}
    assert [(each.country, each.origin) for each in store.ask(learned_aliases)] == [
        ("Republic of Korea", f"form.xlsx, sheet {plan(FULL).sheet}")
    ]


def test_on_the_roster_there_is_no_application(store: Store, workshop_id: int) -> None:
    store.do(imports.import_people, workshop_id, plan(row(4, "Guest")), Wanted("list.xlsx", applicants=False))
    status = select(Participation.status).join(Participation.person).where(Person.display_name == "Guest")
    assert store.ask(lambda tx: tx.scalars(status).one()) is kinds.ParticipationStatus.SELECTED
    assert store.ask(lambda tx: list(tx.scalars(select(Application.id)))) == []


def test_cancelled_it_leaves_the_file_as_it_was(store: Store, workshop_id: int) -> None:
    before = contents(store)

    def give_up(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        store.do(imports.import_people, workshop_id, plan(FULL), Wanted("form.xlsx"), give_up)
    assert contents(store) == before


def test_who_is_deleted_takes_all_of_it_along(store: Store, workshop_id: int) -> None:
    rows = (FULL, row(5, "Second"))
    wanted = Wanted("form.xlsx", pairs={(4, 5): Decision.LATER})
    store.do(imports.import_people, workshop_id, plan(*rows), wanted)
    store.do(roster.delete_person, store.ask(applicants, workshop_id)[0].person.person_id)
    found = contents(store)
    assert (found["answer"], found["need"], found["travel"], found["distinct_pair"]) == ([], [], [], [])
    assert len(found["application"]) == len(found["import_row"]) == 1
