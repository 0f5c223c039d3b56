import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.builders import MONDAY
from workshopplanner.commands import agenda as commands
from workshopplanner.commands import plans, rooms, roster, workshops
from workshopplanner.core.agenda import Card, Contributor, Move, Room
from workshopplanner.core.kinds import Function, Layout, Method, SessionStatus, SessionType
from workshopplanner.core.rhythm import WorkshopPlan
from workshopplanner.errors import UserError
from workshopplanner.queries.agenda import agenda, card
from workshopplanner.queries.plans import plan
from workshopplanner.store.store import Store

TEN = dt.time(10)
HALL, ROOM = Room(1, "Hall A", 60), Room(2, "Room 1", 60)


def cards(store: Store) -> dict[int, Card]:
    return {card.id: card for card in store.ask(agenda, 1).cards}


def slot(store: Store, session_id: int) -> tuple[int | None, dt.time | None, int]:
    found = store.ask(card, session_id)
    return found.day_id, found.starts, found.minutes


# ---- making


def test_a_session_is_added_to_a_slot(store: Store, workshop_id: int) -> None:
    new = store.do(
        commands.add_session,
        workshop_id,
        "  Digital   technology ",
        day_id=2,
        starts=dt.time(9, 30, 59),
        minutes=45,
        type=SessionType.PANEL,
        theme_id=2,
        room_ids=[2, 1],
    )
    assert store.ask(card, new) == Card(
        new,
        "S004",
        "Digital technology",
        2,
        dt.time(9, 30),
        45,
        SessionType.PANEL,
        SessionStatus.DRAFT,
        theme_id=2,
        theme_code="T2",
        theme_title="Theme 2",
        slot=2,
        rooms=(HALL, ROOM),
    )


def test_a_session_without_a_day_lies_in_the_tray_and_without_a_time_fills_a_gap(
    store: Store, workshop_id: int
) -> None:
    waiting = store.do(commands.add_session, workshop_id, "Later", starts=TEN)
    assert slot(store, waiting) == (None, None, 60)
    coffee = store.do(commands.add_session, workshop_id, "Coffee", day_id=1, type=SessionType.BREAK)
    assert slot(store, coffee) == (1, TEN, 15)
    after = store.do(commands.add_session, workshop_id, "After", day_id=1, type=SessionType.PANEL)
    assert slot(store, after) == (1, dt.time(11, 15), 75)


def test_codes_go_on_from_the_highest(store: Store, workshop_id: int) -> None:
    first, second = (store.do(commands.add_session, workshop_id, "New") for _number in range(2))
    store.do(commands.delete_session, first)
    third = store.do(commands.add_session, workshop_id, "New")
    assert [store.ask(card, one).code for one in (second, third)] == ["S005", "S006"]
    other = store.do(workshops.plan_workshop, WorkshopPlan("Other", MONDAY, days=1))
    assert store.ask(agenda, other).cards[0].code == "S001"


def test_parallel_sessions_share_the_slot_and_take_free_rooms(store: Store, workshop_id: int) -> None:
    store.do(commands.set_session_rooms, 1, [1])
    one, two = (store.do(commands.add_parallel_session, 1) for _number in range(2))
    expected = replace(store.ask(card, 1), id=one, code="S004", title="Parallel session", rooms=(ROOM,))
    assert expected.parallel_set == 1
    assert store.ask(card, one) == expected
    assert store.ask(card, two) == replace(expected, id=two, code="S005", rooms=())
    store.do(commands.add_parallel_session, 2)
    assert store.ask(card, 2).parallel_set == 2
    with pytest.raises(UserError, match=r"“Session 3” has no slot yet\."):
        store.do(commands.add_parallel_session, 3)


def test_who_leaves_the_slot_leaves_the_parallel_set(store: Store) -> None:
    new = store.do(commands.add_parallel_session, 1)
    store.do(commands.move_session, new, 1, dt.time(9, 30))
    assert store.ask(card, new).parallel_set == 1
    store.do(commands.move_sessions, [Move(1, 2, TEN), Move(new, 2, TEN)])
    assert {store.ask(card, one).parallel_set for one in (1, new)} == {1}
    store.do(commands.set_session_time, new, dt.time(11), 30)
    assert store.ask(card, new).parallel_set is None
    assert store.ask(card, 1).parallel_set == 1
    store.do(commands.unschedule_session, 1)
    assert store.ask(card, 1).parallel_set is None


def everything_on(store: Store, session_id: int) -> None:
    store.do(roster.add_person, 1, given_name="Trainer B")
    store.do(commands.set_session_rooms, session_id, [1])
    store.do(commands.add_session_person, session_id, 1, Function.TRAINER)
    store.do(commands.set_further_themes, session_id, [2])
    outcome = store.do(workshops.add_outcome, 1, "Know the goals")
    store.do(commands.set_session_outcomes, session_id, [outcome])
    store.do(plans.set_objectives, session_id, ["Name", "Apply"])
    objective = store.ask(plan, session_id).objectives[1]
    store.do(plans.add_step, session_id, "Input", 20, method=Method.INPUT, objective_id=objective.id, responsible_id=1)


def test_a_copy_has_everything_of_its_own_and_follows_its_session(store: Store) -> None:
    everything_on(store, 1)
    store.do(commands.set_session_status, 1, SessionStatus.CONFIRMED)
    store.do(commands.lock_session, 1)
    source, source_plan = store.ask(card, 1), store.ask(plan, 1)
    new = store.do(commands.duplicate_session, 1)
    assert store.ask(card, new) == replace(
        source, id=new, code="S004", starts=TEN, status=SessionStatus.DRAFT, locked=False
    )
    copy = store.ask(plan, new)
    assert [(step.activity, step.minutes, step.method, step.responsible_id) for step in copy.steps] == [
        ("Input", 20, Method.INPUT, 1)
    ]
    assert [objective.statement for objective in copy.objectives] == ["Name", "Apply"]
    assert copy.steps[0].objective_id == copy.objectives[1].id != source_plan.objectives[1].id
    assert (store.ask(card, 1), store.ask(plan, 1)) == (source, source_plan)


def test_a_copy_goes_where_it_is_dropped(store: Store) -> None:
    dropped = store.do(commands.duplicate_session, 3, 4, dt.time(15))
    assert slot(store, dropped) == (4, dt.time(15), 60)
    another_day = store.do(commands.duplicate_session, 2, 5)
    assert slot(store, another_day) == (5, dt.time(10, 15), 60)
    waiting = store.do(commands.duplicate_session, 3)
    assert slot(store, waiting) == (None, None, 60)
    store.do(commands.set_session_time, 1, dt.time(22, 30), 60)
    late = store.do(commands.duplicate_session, 1)
    assert slot(store, late) == (None, None, 60)


def test_a_session_goes_with_all_that_hangs_on_it(store: Store) -> None:
    everything_on(store, 1)
    store.do(commands.delete_sessions, [1, 3])
    assert set(cards(store)) == {2}
    store.do(commands.delete_session, 2)
    assert cards(store) == {}


# ---- placing


def test_a_session_moves_alone_in_time_day_and_room(store: Store) -> None:
    store.do(commands.set_session_rooms, 1, [1])
    before = cards(store)
    store.do(commands.move_session, 1, 3, dt.time(10, 15))
    assert cards(store) == before | {1: replace(before[1], day_id=3, starts=dt.time(10, 15))}
    store.do(commands.move_session, 1, 3, dt.time(10, 15), room_id=2)
    assert cards(store)[1] == replace(before[1], day_id=3, starts=dt.time(10, 15), rooms=(ROOM,))


def test_sessions_move_together_from_the_tray_as_from_a_slot(store: Store) -> None:
    store.do(commands.move_sessions, [Move(3, 2, TEN), Move(1, 2, TEN)])
    assert [slot(store, number) for number in (1, 2, 3)] == [(2, TEN, 60), (1, dt.time(10, 15), 60), (2, TEN, 60)]


def test_length_and_time(store: Store) -> None:
    store.do(commands.resize_session, 1, 75)
    assert slot(store, 1) == (1, dt.time(9), 75)
    store.do(commands.set_session_time, 1, dt.time(8, 45), 90)
    assert slot(store, 1) == (1, dt.time(8, 45), 90)
    store.do(commands.resize_session, 3, 30)
    assert slot(store, 3) == (None, None, 30)
    store.do(commands.move_session, 1, 1, dt.time(22, 30))  # to midnight exactly
    assert slot(store, 1) == (1, dt.time(22, 30), 90)


def test_back_to_the_tray(store: Store) -> None:
    store.do(commands.unschedule_sessions, [1, 2])
    assert {slot(store, number) for number in (1, 2, 3)} == {(None, None, 60)}


MOVES: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
    (commands.move_session, (1, 2, TEN)),
    (commands.move_sessions, ([Move(2, 2, TEN), Move(1, 2, TEN)],)),
    (commands.resize_session, (1, 30)),
    (commands.set_session_time, (1, TEN, 30)),
    (commands.unschedule_session, (1,)),
    (commands.unschedule_sessions, ([2, 1],)),
    (commands.delete_session, (1,)),
    (commands.delete_sessions, ([2, 1],)),
    (workshops.delete_day, (1,)),
]


@pytest.mark.parametrize(("command", "arguments"), MOVES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_locked_session_keeps_its_slot(store: Store, command: Callable[..., Any], arguments: Any) -> None:
    store.do(commands.lock_session, 1)
    before = cards(store)
    with pytest.raises(UserError, match=r"“Session 1” is locked\. Unlock it first\."):
        store.do(command, *arguments)
    assert cards(store) == before
    store.do(commands.unlock_session, 1)
    store.do(command, *arguments)
    assert cards(store) != before


REFUSED: list[tuple[Callable[..., Any], tuple[Any, ...], str]] = [
    (commands.move_session, (1, 2, dt.time(23, 1)), "would end after midnight"),
    (commands.resize_session, (1, 901), "would end after midnight"),
    (commands.resize_session, (1, 0), "at least one minute"),
    (commands.resize_session, (3, 1441), "at most a day"),
    (commands.set_session_time, (3, TEN, 30), "has no day yet"),
    (commands.rename_session, (1, " "), "needs a title"),
    (commands.add_session, (1, ""), "needs a title"),
    (commands.move_session, (99, 1, TEN), "no longer there"),
    (commands.move_session, (1, 99, TEN), "no longer there"),
    (commands.set_session_rooms, (1, [99]), "no longer there"),
    (commands.add_session_person, (1, 99, Function.CHAIR), "no longer there"),
]


@pytest.mark.parametrize(("command", "arguments", "sentence"), REFUSED)
def test_what_is_refused(store: Store, command: Callable[..., Any], arguments: Any, sentence: str) -> None:
    before = cards(store)
    with pytest.raises(UserError, match=sentence):
        store.do(command, *arguments)
    assert cards(store) == before


def test_nothing_of_another_workshop_is_taken(store: Store) -> None:
    other = store.do(workshops.plan_workshop, WorkshopPlan("Other", MONDAY, days=1, themes=("A",)))
    day, theme = store.ask(agenda, other).days[0].id, store.ask(agenda, other).cards[1].theme_id
    room = store.do(rooms.add_room, other, "Elsewhere")
    outcome = store.do(workshops.add_outcome, other, "Elsewhere")
    before = cards(store)
    with pytest.raises(UserError, match="belongs to another workshop"):
        store.do(commands.move_session, 1, day, TEN)
    for command, argument in (
        (commands.set_session_theme, theme),
        (commands.set_further_themes, [theme]),
        (commands.set_session_rooms, [room]),
        (commands.set_session_outcomes, [outcome]),
    ):
        with pytest.raises(UserError, match="belongs to another workshop"):
            store.do(command, 1, argument)  # type: ignore[arg-type]
    assert cards(store) == before


# ---- what it is about


def test_a_session_is_described(store: Store) -> None:
    before = store.ask(card, 1)
    store.do(commands.rename_session, 1, " Digital  technology ")
    store.do(commands.set_session_theme, 1, None)
    store.do(commands.set_session_type, 1, SessionType.PANEL)
    store.do(commands.set_session_status, 1, SessionStatus.CANCELLED)
    store.do(commands.set_interpretation, 1, " French,  Russian ")
    store.do(commands.edit_session_notes, 1, public=" For all ")
    store.do(commands.edit_session_notes, 1, internal="For us")
    assert store.ask(card, 1) == replace(
        before,
        title="Digital technology",
        theme_id=None,
        theme_code="",
        theme_title="",
        slot=0,
        type=SessionType.PANEL,
        status=SessionStatus.CANCELLED,
        interpretation="French, Russian",
        public_note="For all",
        internal_note="For us",
    )


def test_people_have_functions(store: Store, workshop_id: int) -> None:
    store.do(roster.add_person, workshop_id, given_name="Trainer B")
    for function in (Function.TRAINER, Function.CHAIR, Function.TRAINER):
        store.do(commands.add_session_person, 1, 1, function)
    trainer, chair = (Contributor(1, "Trainer B", function) for function in (Function.TRAINER, Function.CHAIR))
    assert store.ask(card, 1).people == (trainer, chair)
    for _twice in range(2):
        store.do(commands.remove_session_person, 1, 1, Function.TRAINER)
    assert store.ask(card, 1).people == (chair,)


def test_rooms_come_and_go(store: Store, workshop_id: int) -> None:
    new = store.do(rooms.add_room, workshop_id, " Garden ", capacity=40)
    store.do(commands.set_session_rooms, 1, [new, 1])
    store.do(rooms.edit_room, new, name="Garden hall", layout=Layout.ISLANDS, step_free=False)
    garden = Room(new, "Garden hall", 40, Layout.ISLANDS, False)
    assert store.ask(agenda, workshop_id).rooms == (HALL, ROOM, garden)
    assert store.ask(card, 1).rooms == (HALL, garden)
    store.do(rooms.delete_room, 1)
    assert store.ask(card, 1).rooms == (garden,)
    for fields, sentence in (({"name": ""}, "needs a name"), ({"capacity": 0}, "at least one person")):
        with pytest.raises(UserError, match=sentence):
            store.do(rooms.edit_room, new, **fields)
    with pytest.raises(TypeError, match="workshop_id"):
        store.do(rooms.edit_room, new, workshop_id=2)
