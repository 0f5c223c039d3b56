import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.builders import MONDAY, contents
from workshopplanner.commands import agenda, roster, themes, workshops
from workshopplanner.core import rhythm
from workshopplanner.core.agenda import Day
from workshopplanner.core.kinds import OutcomeLevel, Severity
from workshopplanner.core.rhythm import WorkshopPlan
from workshopplanner.core.workshops import Outcome, Project, Workshop
from workshopplanner.errors import UserError
from workshopplanner.queries import agenda as agenda_queries
from workshopplanner.queries import findings
from workshopplanner.queries import workshops as queries
from workshopplanner.queries.themes import themes as listed_themes
from workshopplanner.store import file
from workshopplanner.store.schema import Absence, Country, Person, SessionPrerequisite, Threshold, Version, Waiver
from workshopplanner.store.store import Store, Tx

SEED = "\n".join(f"T{number} · Theme {number}" for number in range(1, 9))
PLAN = WorkshopPlan(
    "Seoul 2018", MONDAY, city="Seoul", time_zone="Asia/Seoul", seats=25, themes=tuple(SEED.split("\n"))
)
SMALL = Workshop(
    1, "Workshop", "", "", "Seoul", None, "", "Asia/Seoul", "", 30, 0, "", False, MONDAY, dt.date(2018, 6, 22), 5
)


def days(store: Store, workshop_id: int = 1) -> list[tuple[int, str]]:
    return [(day.number, f"{day.date:%m-%d}") for day in store.ask(agenda_queries.agenda, workshop_id).days]


# ---- planning


def test_a_workshop_is_what_the_wizard_showed(store: Store) -> None:
    korea = store.ask(lambda tx: tx.scalar(select(Country.id).where(Country.alpha3 == "KOR")))
    new = store.do(workshops.plan_workshop, replace(PLAN, country_id=korea))
    assert store.ask(queries.workshop, new) == replace(
        SMALL, id=new, title="Seoul 2018", country_id=korea, country="Republic of Korea", seats=25
    )
    made = store.ask(agenda_queries.agenda, new)
    place_of = {theme.id: theme.position - 1 for theme in store.ask(listed_themes, new)}
    number_of = {day.id: day.number for day in made.days}
    assert [
        (
            number_of[card.day_id or 0],
            card.starts,
            card.minutes,
            card.title,
            card.type,
            place_of.get(card.theme_id or 0),
        )
        for card in made.cards
    ] == [
        (session.day, session.starts, session.minutes, session.title, session.type, session.theme)
        for session in rhythm.preview(PLAN)
    ]
    assert [card.code for card in made.cards] == [f"S{number:03}" for number in range(1, len(made.cards) + 1)]
    assert store.undo() is not None
    assert [workshop.id for workshop in store.ask(queries.workshops)] == [1]


@pytest.mark.parametrize("number_of_days", [1, 2, 5, 14])
@pytest.mark.parametrize("number_of_themes", [0, 1, 8, 40])
def test_a_planned_workshop_has_no_problem(store: Store, number_of_days: int, number_of_themes: int) -> None:
    lines = tuple(f"Theme {number}" for number in range(number_of_themes))
    new = store.do(workshops.plan_workshop, replace(PLAN, days=number_of_days, themes=lines))
    found = store.ask(findings.findings, new)
    crowded = number_of_themes > 4 * number_of_days  # then a lecture follows another after lunch: a true hint
    assert [each for each in found if not crowded or each.severity is not Severity.HINT] == []
    assert all(theme.sessions for theme in store.ask(listed_themes, new))
    assert len(store.ask(listed_themes, new)) == number_of_themes


def test_themes_keep_their_codes_and_no_two_share_one(store: Store) -> None:
    new = store.do(workshops.plan_workshop, replace(PLAN, themes=("T2 · A", "B", "T2 · C", "T9 · D")))
    assert [(theme.code, theme.slot) for theme in store.ask(listed_themes, new)] == [
        ("T2", 1),
        ("T10", 2),
        ("T11", 3),
        ("T9", 4),
    ]


def test_a_plan_with_problems_is_refused_in_words(store: Store) -> None:
    with pytest.raises(UserError, match=r"A workshop needs a name\. A workshop has 1 to 60 days\."):
        store.do(workshops.plan_workshop, replace(PLAN, name="", days=0))


def test_a_new_file_gets_its_project_with_its_first_workshop(tmp_path: Path) -> None:
    new = file.create(tmp_path / "new.workshop")
    empty = Project(0, "", "", "", "", None, None, "", "", "")
    assert new.store.ask(queries.project) == empty
    before = contents(new.store)
    new.store.do(workshops.plan_workshop, PLAN)
    assert new.store.ask(queries.project) == replace(empty, id=1, title="Seoul 2018")
    new.store.undo()
    assert contents(new.store) == before
    new.close()


# ---- editing


def test_the_project_is_described(store: Store) -> None:
    store.do(workshops.edit_project, title=" Regional  cooperation ", donor=" Republic of Korea ", ends=MONDAY)
    assert store.ask(queries.project) == Project(
        1, "Regional cooperation", "Republic of Korea", "", "", None, MONDAY, "", "", ""
    )
    for fields, sentence in (({"title": ""}, "needs a title"), ({"begins": dt.date(2019, 1, 1)}, "before it begins")):
        with pytest.raises(UserError, match=sentence):
            store.do(workshops.edit_project, **fields)
    with pytest.raises(TypeError, match="id"):
        store.do(workshops.edit_project, id=2)


def test_a_workshop_is_described(store: Store, workshop_id: int) -> None:
    fields: dict[str, Any] = {"title": "5-day programme", "short_name": " Seoul ", "seats": 40, "languages": "English"}
    store.do(workshops.edit_workshop, workshop_id, **fields)
    assert store.ask(queries.workshops) == [replace(SMALL, **(fields | {"short_name": "Seoul"}))]
    for wrong, sentence in (
        ({"title": " "}, "needs a name"),
        ({"seats": 0}, "one seat"),
        ({"country_id": 999}, "gone|longer"),
    ):
        with pytest.raises(UserError, match=sentence):
            store.do(workshops.edit_workshop, workshop_id, **wrong)
    with pytest.raises(TypeError, match="project_id"):
        store.do(workshops.edit_workshop, workshop_id, project_id=2)


def test_a_workshop_that_is_gone_says_so(store: Store) -> None:
    with pytest.raises(UserError, match="no longer there"):
        store.ask(queries.workshop, 99)


def test_workshops_stand_in_order_of_their_dates(store: Store) -> None:
    later, earlier = (
        store.do(workshops.plan_workshop, replace(PLAN, days=1, first_day=MONDAY + dt.timedelta(days=shift)))
        for shift in (30, -30)
    )
    assert [workshop.id for workshop in store.ask(queries.workshops)] == [earlier, 1, later]


@pytest.mark.parametrize("shift", [1, -1, 365])
def test_a_workshop_shifts_to_other_dates(store: Store, workshop_id: int, shift: int) -> None:
    first = MONDAY + dt.timedelta(days=shift)
    store.do(workshops.shift_workshop, workshop_id, first)
    found = store.ask(agenda_queries.agenda, workshop_id).days
    assert [(day.number, (day.date - first).days) for day in found] == [(1, 0), (2, 1), (3, 2), (4, 3), (5, 4)]


def test_a_workshop_goes_with_all_it_has_and_leaves_the_people(store: Store, workshop_id: int) -> None:
    store.do(roster.add_person, workshop_id, given_name="Trainer B", passport_number="X1")
    outcome = store.do(workshops.add_outcome, workshop_id, "Know")
    store.do(themes.set_theme_outcomes, 1, [outcome])
    store.do(agenda.set_session_rooms, 1, [1, 2])
    store.do(agenda.lock_session, 1)
    store.do(workshops.delete_workshop, workshop_id)
    left = {table for table, rows in contents(store).items() if rows}
    assert store.ask(queries.workshops) == []
    assert {"person", "project"} <= left
    gone = {"workshop", "day", "session", "session_room", "theme", "theme_outcome", "outcome", "room", "participation"}
    assert not left & (gone | {"travel"})


# ---- outcomes and days


def test_outcomes_are_numbered(store: Store, workshop_id: int) -> None:
    first, second, third = (
        store.do(workshops.add_outcome, workshop_id, text) for text in (" Know  it ", "Apply it", "Teach it")
    )
    store.do(workshops.edit_outcome, second, statement="Use it", indicator="Plans", level=OutcomeLevel.BEHAVIOUR)
    store.do(agenda.set_session_outcomes, 1, [first, second])
    store.do(agenda.set_session_outcomes, 2, [second])
    store.do(themes.set_theme_outcomes, 1, [second])
    know = Outcome(first, 1, "Know it", "", "", OutcomeLevel.LEARNING, sessions=1)
    use = Outcome(second, 2, "Use it", "Plans", "", OutcomeLevel.BEHAVIOUR, sessions=2, themes=1)
    teach = Outcome(third, 3, "Teach it", "", "", OutcomeLevel.LEARNING)
    assert store.ask(queries.outcomes, workshop_id) == [know, use, teach]
    store.do(workshops.delete_outcome, second)
    assert store.ask(queries.outcomes, workshop_id) == [know, replace(teach, number=2)]
    with pytest.raises(UserError, match="Say what participants will know"):
        store.do(workshops.edit_outcome, first, statement="")
    with pytest.raises(TypeError, match="number"):
        store.do(workshops.edit_outcome, first, number=7)


def test_days_come_after_the_last_or_where_their_date_puts_them(store: Store, workshop_id: int) -> None:
    store.do(workshops.edit_day, 5, opens=dt.time(8), closes=dt.time(12))
    after = store.do(workshops.add_day, workshop_id)
    before = store.do(workshops.add_day, workshop_id, dt.date(2018, 6, 15))
    assert days(store) == [
        (1, "06-15"),
        (2, "06-18"),
        (3, "06-19"),
        (4, "06-20"),
        (5, "06-21"),
        (6, "06-22"),
        (7, "06-23"),
    ]
    found = {day.id: day for day in store.ask(agenda_queries.agenda, workshop_id).days}
    assert found[after] == Day(after, 7, dt.date(2018, 6, 23), "", dt.time(8), dt.time(12))
    assert found[before].number == 1


def test_a_day_is_described_and_takes_its_place_by_date(store: Store, workshop_id: int) -> None:
    store.do(workshops.edit_day, 1, title=" Field visit ", date=dt.date(2018, 6, 25))
    found = store.ask(agenda_queries.agenda, workshop_id).days
    assert found[-1] == Day(1, 5, dt.date(2018, 6, 25), "Field visit", dt.time(9), dt.time(17, 15))
    assert [day.number for day in found] == [1, 2, 3, 4, 5]
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"date": dt.date(2018, 6, 19)}, "this day already"),
        ({"opens": dt.time(18)}, "closes after it opens"),
        ({"chair_id": 99}, "no longer there"),
    ]
    for fields, sentence in wrong:
        with pytest.raises(UserError, match=sentence):
            store.do(workshops.edit_day, 1, **fields)
    with pytest.raises(UserError, match="this day already"):
        store.do(workshops.add_day, workshop_id, dt.date(2018, 6, 19))


def test_a_day_goes_and_its_sessions_wait_in_the_tray(store: Store, workshop_id: int) -> None:
    store.do(workshops.delete_day, 1)
    assert days(store) == [(1, "06-19"), (2, "06-20"), (3, "06-21"), (4, "06-22")]
    assert [card.code for card in store.ask(agenda_queries.agenda, workshop_id).tray] == ["S001", "S002", "S003"]


def test_the_first_day_of_all_needs_a_date(store: Store, workshop_id: int) -> None:
    for number in range(1, 6):
        store.do(workshops.delete_day, number)
    with pytest.raises(UserError, match="date of the first day"):
        store.do(workshops.add_day, workshop_id)
    new = store.do(workshops.add_day, workshop_id, MONDAY)
    assert store.ask(agenda_queries.agenda, workshop_id).days == (Day(new, 1, MONDAY, "", dt.time(9), dt.time(17, 15)),)


def test_what_stands_beside_the_agenda_goes_with_what_it_speaks_of(store: Store, workshop_id: int) -> None:
    def note(tx: Tx) -> None:
        for day_id in (1, 2):
            tx.add(Absence(workshop_id=workshop_id, person_id=person_id, day_id=day_id))
        tx.add(SessionPrerequisite(session_id=2, needs_id=1))
        tx.add(Threshold(workshop_id=workshop_id, name="break_after", value=105))
        tx.add(Waiver(workshop_id=workshop_id, rule="r", subject="s", state="x", reason="because"))
        moment = dt.datetime(2018, 5, 2, 10)  # noqa: DTZ001 (UTC, as the column says)
        tx.add(Version(workshop_id=workshop_id, number=1, name="First", at=moment, by="me", rows="{}"))

    def left(tx: Tx) -> list[int]:
        tables: tuple[Any, ...] = (Absence, SessionPrerequisite, Threshold, Waiver, Version)
        return [len(tx.scalars(select(table.id)).all()) for table in tables]

    store.do(roster.add_person, workshop_id, family_name="Sample")
    person_id = store.ask(lambda tx: tx.scalars(select(Person.id).order_by(Person.id.desc())).first())
    assert person_id is not None
    store.do(note)
    store.do(workshops.delete_day, 1)
    assert store.ask(left) == [1, 1, 1, 1, 1]
    store.do(agenda.delete_session, 1)
    assert store.ask(left) == [1, 0, 1, 1, 1]
    store.do(roster.delete_person, person_id)
    assert store.ask(left) == [0, 0, 1, 1, 1]
    store.do(workshops.delete_workshop, workshop_id)
    assert store.ask(left) == [0, 0, 0, 0, 0]
