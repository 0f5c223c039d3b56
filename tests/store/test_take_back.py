"""Undo just one earlier step: as a new step of one's own, and only while nothing later stands on it."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.builders import contents, small_workshop
from tests.store.conftest import Opener
from workshopplanner.commands import agenda, agenda_together, roster
from workshopplanner.core.kinds import Function
from workshopplanner.errors import Conflict
from workshopplanner.queries.history import headline, obstacle, steps
from workshopplanner.store.schema import Person, Session
from workshopplanner.store.seed import seed_reference_data
from workshopplanner.store.store import Store


def test_an_earlier_step_is_taken_back_alone_and_the_stacks_stay_right(store: Store) -> None:
    store.do(agenda.move_session, 1, 3, dt.time(10, 15))
    moved = store.seen
    before = contents(store)
    store.do(agenda.rename_session, 2, "Other")
    renamed = store.seen
    assert store.ask(obstacle, moved) == ""
    store.take_back(moved)
    alone = store.seen
    assert store.undoable[-3:] == (moved, renamed, alone)
    assert store.ask(headline, alone) == "Undo just: Move “Session 1” to Wed 10:15"
    store.undo()
    assert store.ask(steps, 1)[0].headline == "Undone: Undo just: Move “Session 1” to Wed 10:15"
    store.redo()
    assert store.ask(headline, store.seen) == "Undo just: Move “Session 1” to Wed 10:15"
    assert store.ask(obstacle, moved) == "This step is undone already."
    store.take_back(alone)  # and that can be taken back alone as well
    assert store.ask(headline, store.seen) == "Undo just: Undo just: Move “Session 1” to Wed 10:15"
    store.undo()
    store.undo()
    store.undo()
    assert contents(store) == before


def test_a_step_that_later_steps_stand_on_is_refused_with_their_name(store: Store) -> None:
    store.do(agenda.move_session, 1, 3, dt.time(10, 15))
    moved = store.seen
    store.do(agenda.rename_session, 1, "Other")
    before = contents(store)
    words = "A later step builds on this one: Rename “Session 1” to “Other”. Undo that first, or undo back to here."
    assert store.ask(obstacle, moved) == words
    with pytest.raises(Conflict, match="undo them first"):
        store.take_back(moved)
    assert contents(store) == before
    store.undo()
    assert store.ask(obstacle, store.seen - 1) == "This step is undone already."
    assert store.ask(obstacle, moved) == ""  # what was undone stands in nobody's way


def test_what_later_rows_point_to_stays(store: Store, workshop_id: int) -> None:
    store.do(roster.add_person, workshop_id, family_name="Sample")
    added = store.seen
    person_id = store.ask(lambda tx: max(tx.scalars(select(Person.id))))
    store.do(agenda.add_session_person, 1, person_id, Function.LEAD)
    before = contents(store)
    with pytest.raises(Conflict):
        store.take_back(added)
    assert contents(store) == before


def test_nothing_before_a_barrier_is_taken_back(store: Store) -> None:
    store.do(agenda.lock_session, 1)
    locked = store.seen
    store.undo()
    store.redo()
    redone = store.seen
    assert store.ask(obstacle, redone) == ""
    (barrier,) = [line.id for line in store.ask(steps) if line.headline.startswith("A change that")]
    assert store.ask(obstacle, barrier) == "This step can't be undone."
    with pytest.raises(Conflict):
        store.take_back(barrier)
    store.take_back(locked)
    assert store.ask(obstacle, locked) != ""
    store.take_back(store.seen)


def test_somebody_elses_step_is_taken_back_as_ones_own(opener: Opener) -> None:
    mine, other = opener("me@test"), opener("other@test")
    mine.barrier(seed_reference_data)
    mine.barrier(small_workshop)
    other.poll()
    ids = mine.ask(lambda tx: list(tx.scalars(select(Session.id))))
    other.do(agenda_together.lock_sessions, ids)
    theirs = other.seen
    mine.poll()
    before = contents(mine)
    mine.take_back(theirs)
    assert mine.undoable == (mine.seen,)
    mine.undo()
    assert contents(mine) == before
