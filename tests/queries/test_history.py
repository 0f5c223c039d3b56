import datetime as dt
import importlib
import inspect
import pkgutil
from string import Formatter

import pytest

from tests.builders import MONDAY
from tests.queries.counting import statements
from workshopplanner import commands
from workshopplanner.commands import agenda, plans, rooms, roster, themes, workshops
from workshopplanner.core.agenda import Move
from workshopplanner.core.history import PHRASES, Place, StepLine
from workshopplanner.core.kinds import Function, ParticipationStatus, SessionStatus
from workshopplanner.core.rhythm import WorkshopPlan
from workshopplanner.queries.history import headline, place, remembering, steps, touching, where
from workshopplanner.store.store import Store


def last(store: Store) -> str:
    assert store.undo_step is not None
    return store.ask(headline, store.undo_step)


def public_commands() -> set[str]:
    found = set()
    for module in pkgutil.iter_modules(commands.__path__):
        if module.name.startswith("_"):
            continue
        loaded = importlib.import_module(f"{commands.__name__}.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            own = function.__module__ == loaded.__name__ and not name.startswith("_") and "_" in name
            if own and next(iter(inspect.signature(function).parameters), "") == "tx":
                found.add(name)
    return found


def test_every_command_has_a_phrase_and_every_phrase_a_command() -> None:
    assert public_commands() ^ set(PHRASES) == {"seed_reference_data"}  # a step of the store itself


def test_phrases_name_only_what_can_be_told() -> None:
    known = {"name", "was", "place", "minutes", "n"}
    for phrase in PHRASES.values():
        for text in (phrase.one, phrase.many):
            assert {name for _text, name, _format, _conversion in Formatter().parse(text) if name} <= known


# ---- sentences


def test_sessions(store: Store, workshop_id: int) -> None:
    store.do(agenda.move_session, 1, 3, dt.time(10, 15))
    assert last(store) == "Move “Session 1” to Wed 10:15"
    store.do(agenda.move_session, 1, 3, dt.time(11))
    assert last(store) == "Move “Session 1” to Wed 11:00"
    store.do(agenda.move_session, 1, 3, dt.time(11), room_id=2)
    assert last(store) == "Move “Session 1” to Wed 11:00"
    store.do(agenda.move_sessions, [Move(1, 4, dt.time(9)), Move(2, 4, dt.time(10))])
    assert last(store) == "Move sessions (2)"
    store.do(agenda.resize_session, 1, 75)
    assert last(store) == "Make “Session 1” 75 min long"
    store.do(agenda.set_session_time, 1, dt.time(9, 30), 45)
    assert last(store) == "Set “Session 1” to Thu 09:30, 45 min"
    store.do(agenda.rename_session, 1, "Goals")
    assert last(store) == "Rename “Session 1” to “Goals”"
    store.do(agenda.unschedule_session, 1)
    assert last(store) == "Unschedule “Goals”"
    new = store.do(agenda.add_session, workshop_id, "Welcome")
    assert last(store) == "Add “Welcome”"
    store.do(agenda.duplicate_session, new)
    assert last(store) == "Duplicate “Welcome”"
    store.do(agenda.add_parallel_session, 2)
    assert last(store) == "Add parallel session “Parallel session”"
    store.do(agenda.set_session_status, 2, SessionStatus.CONFIRMED)
    assert last(store) == "Change the status of “Session 2”"
    store.do(agenda.delete_sessions, [2, 3])
    assert last(store) == "Delete sessions (2)"


def test_rows_that_hang_on_others_are_told_by_them(store: Store, workshop_id: int) -> None:
    attending = store.do(roster.add_person, workshop_id, family_name="Sample", given_name="Aigerim")
    assert last(store) == "Add Aigerim Sample"
    store.do(roster.set_status, attending, ParticipationStatus.CONFIRMED)
    assert last(store) == "Change the status of Aigerim Sample"
    store.do(agenda.set_session_rooms, 1, [1])
    assert last(store) == "Change the rooms of “Session 1”"
    store.do(agenda.set_session_rooms, 1, [])
    assert last(store) == "Change the rooms of “Session 1”"
    store.do(agenda.add_session_person, 1, 1, Function.CHAIR)
    assert last(store) == "Add a person to “Session 1”"
    store.do(plans.set_objectives, 1, ["Name the goals"])
    assert last(store) == "Change the objectives of “Session 1”"
    step = store.do(plans.add_step, 1, "Buzz groups", 10)
    assert last(store) == "Add step “Buzz groups”"
    store.do(plans.edit_step, step, minutes=15)
    assert last(store) == "Edit step “Buzz groups”"
    store.do(roster.remove_participation, attending)
    assert last(store) == "Take Aigerim Sample off the roster"


def test_the_rest_of_a_plan(store: Store, workshop_id: int) -> None:
    store.do(themes.rename_theme, 1, "Goals and relevance")
    assert last(store) == "Rename theme “Theme 1” to “Goals and relevance”"
    store.do(themes.add_themes, workshop_id, "A\nB\nC")
    assert last(store) == "Add themes (3)"
    store.do(themes.delete_theme, 1)
    assert last(store) == "Delete theme “Goals and relevance”"
    store.do(rooms.delete_room, 2)
    assert last(store) == "Delete room “Room 1”"
    store.do(workshops.edit_day, 2, title="Policies")
    assert last(store) == "Edit Tue 19 Jun"
    store.do(workshops.shift_workshop, workshop_id, MONDAY + dt.timedelta(days=7))
    assert last(store) == "Shift the workshop to other dates"
    other = store.do(workshops.plan_workshop, WorkshopPlan("Tashkent 2019", MONDAY, days=1))
    assert last(store) == "Plan workshop “Tashkent 2019”"
    store.do(workshops.delete_workshop, other)
    assert last(store) == "Delete workshop “Tashkent 2019”"


def test_a_long_name_is_cut(store: Store, workshop_id: int) -> None:
    store.do(agenda.add_session, workshop_id, "Long " * 30)
    assert last(store) == f"Add “{'Long ' * 11}Long…”"


# ---- past states


def test_a_step_is_told_as_it_was_then(store: Store) -> None:
    store.do(agenda.move_session, 1, 2, dt.time(10))
    moved = store.undo_step
    store.do(agenda.rename_session, 1, "Goals")
    store.do(agenda.move_session, 1, 3, dt.time(12))
    store.do(workshops.delete_day, 2)
    store.do(agenda.delete_session, 1)
    assert moved is not None
    assert store.ask(headline, moved) == "Move “Session 1” to Tue 10:00"
    assert last(store) == "Delete “Goals”"


def test_undo_and_redo_are_told_by_what_they_turn(store: Store) -> None:
    store.do(agenda.move_session, 1, 2, dt.time(10))
    store.undo()
    assert store.redo_step is not None
    assert store.ask(headline, store.redo_step) == "Move “Session 1” to Tue 10:00"
    store.redo()
    store.undo()
    store.redo()
    assert last(store) == "Move “Session 1” to Tue 10:00"


def test_the_history_reads_from_the_newest_back(store: Store) -> None:
    before = store.seen
    store.do(agenda.lock_session, 1)
    store.undo()
    store.redo()
    found = store.ask(steps)
    at = [line.at for line in found]
    assert found[:3] == [
        StepLine(before + 3, at[0], store.by, "redo", "Done again: Lock “Session 1”"),
        StepLine(before + 2, at[1], store.by, "undo", "Undone: Lock “Session 1”"),
        StepLine(before + 1, at[2], store.by, "do", "Lock “Session 1”"),
    ]
    assert [line.headline for line in found[3:]] == [
        "A change that can't be undone",
        "Bring the reference data up to date",
    ]
    assert store.ask(steps, limit=1) == found[:1]
    assert store.ask(steps, limit=1, before=before + 2) == found[2:3]


def test_where_lists_each_row_once(store: Store) -> None:
    store.do(agenda.duplicate_session, 1)
    assert store.undo_step is not None
    assert store.ask(where, store.undo_step) == [("session", 4)]
    store.undo()
    assert store.ask(where, store.seen) == [("session", 4)]


@pytest.mark.parametrize("number", [1, 30])
def test_many_lines_need_no_more_statements_than_one(store: Store, number: int) -> None:
    for minute in range(30):
        store.do(agenda.move_session, 1, 2, dt.time(10, minute))
    assert len(store.ask(steps, number)) == number
    assert statements(store, steps, number) == 8


def test_reading_on_with_what_is_known_of_the_past_tells_the_same(store: Store, workshop_id: int) -> None:
    for number in range(12):
        store.do(agenda.rename_session, 1 + number % 3, f"Title {number}")
        store.do(agenda.move_session, 1, 1 + number % 5, dt.time(9, number))
        if number % 4 == 0:
            store.undo()
        if number == 6:
            store.take_back(store.seen)
    added = store.do(agenda.add_session, workshop_id, "New")
    store.do(agenda.delete_session, added)
    anew = store.ask(steps, 1000)
    past, before, found = store.ask(remembering), None, []
    while part := store.ask(steps, 5, before, past=past):
        found += part
        before = part[-1].id
        store.do(agenda.rename_session, 2, f"Meanwhile {before}")  # what is known of the past holds
    assert found == anew


def test_steps_are_found_by_the_tables_they_touched_and_by_their_place(store: Store, workshop_id: int) -> None:
    before = store.seen
    store.do(themes.rename_theme, 1, "Goals")
    store.do(agenda.set_session_rooms, 1, [1])
    assert store.ask(touching, ["theme"]) == {before + 1}
    assert store.ask(touching, ["theme", "session_room"]) == {before + 1, before + 2}
    assert [line.id for line in store.ask(steps, 10, None, before)] == [before + 2, before + 1]
    found = store.ask(place, before + 2)
    assert found.workshop_id == workshop_id
    assert set(found.rows) == {"session_room"}
    store.do(agenda.set_session_rooms, 1, [])
    assert store.ask(place, before + 2) == Place({"session_room": frozenset()}, 0)
