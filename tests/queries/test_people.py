"""Everything about one person: in every workshop, in sessions, and what the journal says."""

import datetime as dt

import pytest
from sqlalchemy import select

from workshopplanner.commands import applications, photos
from workshopplanner.commands import roster as commands
from workshopplanner.core.kinds import Function, ParticipationStatus, Role
from workshopplanner.core.people import Attended, Told, Turn, standing_turns
from workshopplanner.core.roster import Contribution, Known
from workshopplanner.queries import people as queries
from workshopplanner.queries import roster
from workshopplanner.store import schema
from workshopplanner.store.store import Store, Tx


def second_workshop(tx: Tx) -> int:
    made = schema.Workshop(project=tx.scalars(select(schema.Project)).one(), title="Next", short_name="N")
    tx.add(made)
    tx.flush()
    return made.id


def test_one_person_in_every_workshop_and_session(store: Store, workshop_id: int) -> None:
    made = store.do(commands.add_person, workshop_id, given_name="T", notes="two\nlines", role=Role.FACILITATOR)
    detail = store.ask(queries.person, made)
    assert detail is not None
    person_id = detail.attendee.person_id
    other = store.do(second_workshop)
    there = store.do(commands.add_participation, person_id, other, Role.OBSERVER)

    def teach(tx: Tx) -> None:
        for session in tx.scalars(select(schema.Session).where(schema.Session.code.in_(["S002", "S003"]))):
            tx.add(schema.SessionPerson(session_id=session.id, person_id=person_id, function=Function.TRAINER))

    store.do(teach)
    detail = store.ask(queries.person, made)
    assert detail is not None
    assert (detail.notes, detail.application, detail.portrait, detail.needs) == ("two\nlines", None, None, None)
    confirmed = ParticipationStatus.CONFIRMED
    first = dt.date(2018, 6, 18)
    name = detail.attended[0].workshop
    assert detail.attended == (
        Attended(made, workshop_id, name, first, Role.FACILITATOR, confirmed, False),
        Attended(there, other, "N", None, Role.OBSERVER, confirmed, False),
    )
    ids = dict(store.ask(lambda tx: list(tx.execute(select(schema.Session.code, schema.Session.id)))))
    trains = Function.TRAINER
    assert detail.contributions == (
        Contribution(ids["S002"], "S002", "Session 2", first, dt.time(10, 15), 60, trains, workshop_id),
        Contribution(ids["S003"], "S003", "Session 3", None, None, 60, trains, workshop_id),
    )
    assert store.ask(roster.people) == [Known(person_id, "T", "", "", "", frozenset({workshop_id, other}))]
    assert store.ask(queries.person, 999) is None


def test_statuses_are_dated_and_what_was_undone_is_left_out(store: Store, workshop_id: int) -> None:
    row_id = store.do(applications.add_applicant, workshop_id, family_name="Sample")
    store.do(commands.add_person, workshop_id, family_name="Other")
    (mine,) = store.ask(roster.attendees, [row_id])
    store.do(commands.set_status, row_id, ParticipationStatus.SHORTLISTED)
    store.do(commands.set_statuses, [row_id, row_id + 1], ParticipationStatus.INVITED)
    store.undo()
    store.redo()
    store.do(commands.set_status, row_id, ParticipationStatus.DECLINED)
    store.undo()
    found = store.ask(queries.traces, mine.person_id)
    assert found.earlier == 0
    assert [line.headline for line in found.steps] == [
        "Undone: Change the status of Sample",
        "Change the status of Sample",
        "Done again: Change statuses (2)",
        "Undone: Change statuses (2)",
        "Change statuses (2)",
        "Change the status of Sample",
        "Add Sample",
    ]
    turns = [(turn.field, turn.before, turn.after) for turn in standing_turns(found.told)]
    assert turns == [
        ("role", "", "participant"),
        ("status", "", "applied"),
        ("status", "applied", "shortlisted"),
        ("status", "shortlisted", "invited"),
    ]


def test_what_is_gone_again_is_still_in_the_history(store: Store, workshop_id: int) -> None:
    row_id = store.do(commands.add_person, workshop_id, family_name="Sample", passport_number="X1")
    (mine,) = store.ask(roster.attendees, [row_id])
    store.do(commands.remove_participation, row_id)
    told = [line.headline for line in store.ask(queries.traces, mine.person_id).steps]
    assert told == ["Take Sample off the roster", "Add Sample"]


def test_every_row_about_a_person_is_known_as_such(store: Store, workshop_id: int) -> None:
    row_id = store.do(applications.add_applicant, workshop_id, family_name="Sample", passport_number="X1")
    (mine,) = store.ask(roster.attendees, [row_id])
    point = store.do(applications.add_eligibility, workshop_id, "Public body")
    store.do(applications.tick_eligibility, [row_id], point, True)
    store.do(applications.edit_needs, row_id, diet="halal")
    store.do(photos.set_photo, mine.person_id, "image/jpeg", "", dt.date(2018, 3, 1))

    def last(tx: Tx, table: str) -> int:
        return int(max(tx.scalars(select(schema.Base.metadata.tables[table].c.id))))

    for table in ("photo", "travel", "need", "application", "eligibility_tick"):
        assert store.ask(queries.whose, table, store.ask(last, table)) == mine.person_id
    assert store.ask(queries.whose, "need", 4711) is None
    assert store.ask(queries.whose, "session", 1) is None


def test_the_journal_is_looked_through_in_parts(store: Store, workshop_id: int) -> None:
    row_id = store.do(commands.add_person, workshop_id, family_name="Sample")
    (mine,) = store.ask(roster.attendees, [row_id])
    whole = store.ask(queries.traces, mine.person_id)
    assert store.ask(queries.traces, mine.person_id, 1).steps == ()
    assert [line.headline for line in whole.steps] == ["Add Sample"]


def test_turns_follow_undo_and_redo_in_any_order() -> None:
    at = dt.datetime(2018, 3, 1, tzinfo=dt.UTC)
    turn = Turn(1, 5, at, "anna", "status", "applied", "selected")
    done = Told(5, "do", None, (turn,))
    undone, again = Told(6, "undo", 5, ()), Told(7, "redo", 6, ())
    assert standing_turns([undone, done]) == []
    assert standing_turns([again, undone, done]) == [turn]
    assert standing_turns([Told(8, "undo", 7, ()), again, undone, done]) == []


def test_a_step_as_large_as_an_import_is_told_by_its_name(
    store: Store, workshop_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    row_id = store.do(commands.add_person, workshop_id, family_name="Sample")
    (mine,) = store.ask(roster.attendees, [row_id])
    monkeypatch.setattr(queries, "LARGE", 1)
    assert [line.headline for line in store.ask(queries.traces, mine.person_id).steps] == ["Add person"]
