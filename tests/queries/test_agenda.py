import datetime as dt

import pytest

from tests.builders import MONDAY
from tests.queries.counting import statements
from workshopplanner.commands import agenda as commands
from workshopplanner.commands import plans, prerequisites, rooms, roster, themes, workshops
from workshopplanner.core.agenda import Agenda, Card, Contributor, Day, Room
from workshopplanner.core.kinds import Function, Layout, SessionStatus, SessionType
from workshopplanner.core.rhythm import WorkshopPlan
from workshopplanner.errors import UserError
from workshopplanner.queries.agenda import agenda, card
from workshopplanner.queries.themes import themes as listed_themes
from workshopplanner.store.store import Store


def day(number: int, **fields: str) -> Day:
    return Day(number, number, MONDAY + dt.timedelta(days=number - 1), "", dt.time(9), dt.time(17, 15), **fields)


def lecture(number: int, day_id: int | None = 1, starts: dt.time | None = None) -> Card:
    kind, status = SessionType.LECTURE, SessionStatus.DRAFT
    theme = {"theme_id": 1, "theme_code": "T1", "theme_title": "Theme 1", "slot": 1}
    return Card(number, f"S{number:03}", f"Session {number}", day_id, starts, 60, kind, status, **theme)  # type: ignore[arg-type]


def test_the_week_as_it_is_planned(store: Store, workshop_id: int) -> None:
    first, second, waiting = lecture(1, starts=dt.time(9)), lecture(2, starts=dt.time(10, 15)), lecture(3, None)
    found = store.ask(agenda, workshop_id)
    assert found == Agenda(
        tuple(day(number) for number in range(1, 6)),
        (Room(1, "Hall A", 60), Room(2, "Room 1", 60)),
        (first, second, waiting),
    )
    assert found.by_day == {1: (first, second), 2: (), 3: (), 4: (), 5: ()}
    assert found.tray == (waiting,)


def test_a_card_carries_all_that_hangs_on_its_session(store: Store, workshop_id: int) -> None:
    store.do(roster.add_person, workshop_id, family_name="Sample", given_name="Aigerim")
    store.do(roster.add_person, workshop_id, family_name="Nguyen", given_name="Thi", family_first=True)
    store.do(workshops.edit_day, 1, chair_id=1, title="Goals")
    store.do(rooms.edit_room, 2, layout=Layout.THEATRE, step_free=True)
    store.do(commands.set_session_rooms, 1, [2, 1])
    store.do(commands.add_session_person, 1, 2, Function.TRAINER)
    store.do(commands.add_session_person, 1, 1, Function.INTERPRETER)
    outcome = store.do(workshops.add_outcome, workshop_id, "Know the goals")
    store.do(commands.set_session_outcomes, 1, [outcome])
    store.do(commands.set_further_themes, 1, [2])
    store.do(commands.set_interpretation, 1, "French, Russian")
    store.do(commands.edit_session_notes, 1, public="Bring a case", internal="Projector")
    store.do(plans.add_step, 1, "Input", 20)
    store.do(plans.add_step, 1, "Buzz", 25)
    store.do(prerequisites.set_prerequisites, 1, [3, 2])
    expected = Card(
        **{name: getattr(lecture(1, starts=dt.time(9)), name) for name in Card.__dataclass_fields__}
        | {
            "rooms": (Room(1, "Hall A", 60), Room(2, "Room 1", 60, Layout.THEATRE, True)),
            "people": (
                Contributor(2, "Nguyen Thi", Function.TRAINER),
                Contributor(1, "Aigerim Sample", Function.INTERPRETER),
            ),
            "outcomes": (outcome,),
            "further_themes": (2,),
            "interpretation": "French, Russian",
            "public_note": "Bring a case",
            "internal_note": "Projector",
            "plan_steps": 2,
            "plan_minutes": 45,
            "needs": (2, 3),
            "plan_least": 2,
        }
    )
    assert store.ask(card, 1) == expected
    assert expected.leads == ("Nguyen Thi",)
    found = store.ask(agenda, workshop_id)
    assert found.cards[0] == expected
    assert (found.days[0].title, found.days[0].chair) == ("Goals", "Aigerim Sample")


def test_sessions_stand_in_order_of_day_and_clock_and_room(store: Store, workshop_id: int) -> None:
    for starts, room in ((dt.time(10, 15), 2), (dt.time(8, 30), 1), (dt.time(10, 15), 1)):
        store.do(commands.add_session, workshop_id, "New", day_id=1, starts=starts, room_ids=[room])
    store.do(commands.move_session, 1, 5, dt.time(9))
    assert [card.code for card in store.ask(agenda, workshop_id).cards] == [
        "S005",
        "S002",
        "S006",
        "S004",
        "S001",
        "S003",
    ]


def test_a_session_that_is_gone_says_so(store: Store) -> None:
    with pytest.raises(UserError, match="This session is no longer there"):
        store.ask(card, 99)


def test_another_workshop_stays_out(store: Store, workshop_id: int) -> None:
    before = store.ask(agenda, workshop_id), store.ask(listed_themes, workshop_id)
    other = store.do(workshops.plan_workshop, WorkshopPlan("Other", MONDAY, days=1, themes=("A",)))
    assert (store.ask(agenda, workshop_id), store.ask(listed_themes, workshop_id)) == before
    assert {card.day_id for card in store.ask(agenda, other).cards} == {day.id for day in store.ask(agenda, other).days}


def test_three_sessions_need_no_more_statements_than_one(store: Store, workshop_id: int) -> None:
    before = statements(store, agenda, workshop_id), statements(store, listed_themes, workshop_id)
    for number in range(2):
        new = store.do(commands.add_session, workshop_id, f"New {number}", day_id=2, room_ids=[1])
        store.do(plans.add_step, new, "Input", 20)
        store.do(themes.add_theme, workshop_id, f"New {number}")
    after = statements(store, agenda, workshop_id), statements(store, listed_themes, workshop_id)
    assert before == after == (9, 3)
