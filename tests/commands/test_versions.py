"""Named versions: what is restored is what was saved, row for row, and one undo takes it back."""

import random

import pytest
from sqlalchemy import select

from tests.store.test_random_user import scribble
from workshopplanner.commands import (
    agenda,
    agenda_together,
    plan_steps,
    plans,
    rooms,
    roster,
    themes,
    versions,
    workshops,
)
from workshopplanner.core.agenda import Move
from workshopplanner.core.kinds import Function, Layout, SessionStatus
from workshopplanner.core.versions import Restored, Standing
from workshopplanner.errors import UserError
from workshopplanner.queries import versions as queries
from workshopplanner.store.schema import (
    Base,
    BreakoutGroup,
    GroupRound,
    GroupSet,
    Person,
    Session,
    SessionPerson,
    Version,
    Workshop,
)
from workshopplanner.store.snapshots import CLASSES, Tables, from_text, rows_of, to_text
from workshopplanner.store.store import Store, Tx


def rows(store: Store, workshop_id: int) -> Tables:
    return store.ask(rows_of, workshop_id)


def newest(store: Store, workshop_id: int) -> int:
    return store.ask(queries.versions, workshop_id)[0].id


def test_rows_survive_the_way_to_text_and_back(sample: Store) -> None:
    before = rows(sample, 1)
    assert sum(map(len, before.values())) > 200
    assert from_text(to_text(before)) == before


def test_a_version_of_an_older_schema_has_the_usual_values_or_those_of_now(store: Store, workshop_id: int) -> None:
    tables = rows(store, workshop_id)
    older = [
        {name: value for name, value in row.items() if name != "layout"} | {"motto": "x"} for row in tables["session"]
    ]
    text = to_text(tables | {"session": older})
    assert from_text(text) == tables
    store.do(versions.name_version, workshop_id, "Older")
    store.do(_write, newest(store, workshop_id), text)
    store.do(plan_steps.set_session_layout, 1, Layout.ISLANDS)
    assert store.ask(queries.differences, workshop_id, newest(store, workshop_id)) == []
    store.do(agenda.rename_session, 1, "Other")
    store.do(versions.restore_version, newest(store, workshop_id))
    first = rows(store, workshop_id)["session"][0]
    assert (first["title"], first["layout"]) == ("Session 1", Layout.ISLANDS)


def test_what_is_restored_is_what_was_saved_row_for_row(sample: Store) -> None:
    assert sample.do(versions.name_version, 1, " Sent to  speakers ", by="me@test") == 1
    saved = rows(sample, 1)
    assert not sample.ask(queries.edited_since, 1)
    ids = [row["id"] for row in saved["session"]]
    sample.do(agenda_together.unlock_sessions, ids)
    sample.do(agenda.delete_sessions, [ids[1], ids[7]])
    sample.do(themes.delete_theme, saved["theme"][2]["id"])
    sample.do(workshops.delete_day, saved["day"][4]["id"])
    sample.do(agenda.add_session, 1, "New", day_id=saved["day"][0]["id"])
    sample.do(plans.add_step, ids[10], "More", 5)
    sample.do(workshops.edit_workshop, 1, city="Busan")
    assert sample.ask(queries.edited_since, 1)
    changed = rows(sample, 1)
    assert sample.do(versions.restore_version, newest(sample, 1)) == Restored(1, "Sent to speakers", ())
    assert rows(sample, 1) == saved
    sample.undo()
    assert rows(sample, 1) == changed
    sample.redo()
    assert rows(sample, 1) == saved


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happened_since_it_comes_back(store: Store, workshop_id: int, seed: int) -> None:
    store.do(versions.name_version, workshop_id, "Before")
    saved, version_id = rows(store, workshop_id), newest(store, workshop_id)
    dice = random.Random(seed)
    for move in range(6):
        store.do(_scribble_beside_people, dice.randint(0, 10**6), move, version_id, workshop_id)
    store.do(versions.restore_version, version_id)
    assert rows(store, workshop_id) == saved


def _scribble_beside_people(tx: Tx, seed: int, move: int, version_id: int, workshop_id: int) -> None:
    """Change anything, but let the people, the workshop and the version live."""
    before = set(tx.scalars(select(Person.id)))
    with tx.begin_nested() as point:
        scribble(tx, seed, move)
        tx.flush()
        there = tx.get(Version, version_id) is not None and tx.get(Workshop, workshop_id) is not None
        if not there or not before <= set(tx.scalars(select(Person.id))):
            point.rollback()
            tx.info["recording"].lines.clear()


def test_what_belongs_to_people_who_left_is_left_out_and_named(store: Store, workshop_id: int) -> None:
    store.do(roster.add_person, workshop_id, family_name="Leaver")
    person_id = store.ask(lambda tx: max(tx.scalars(select(Person.id))))
    session_id = store.ask(lambda tx: min(tx.scalars(select(Session.id))))
    store.do(agenda.add_session_person, session_id, person_id, Function.LEAD)
    step_id = store.do(plans.add_step, session_id, "Talk", 5, responsible_id=person_id)
    store.do(versions.name_version, workshop_id, "With her")
    saved = rows(store, workshop_id)
    store.do(roster.delete_person, person_id)
    version_id = newest(store, workshop_id)
    lost = ("Leaver (Lead) in “Session 1” (S001)", "Leaver as responsible for “Session 1” (S001), step “Talk”")
    assert store.ask(queries.missing, version_id) == lost
    told = [each.sentence for each in store.ask(queries.differences, workshop_id, version_id)]
    assert "“Session 1” (S001), People: removed Leaver (Lead)" in told
    assert store.do(versions.restore_version, version_id).left_out == lost
    now = rows(store, workshop_id)
    assert now["session_person"] == [row for row in saved["session_person"] if row["person_id"] != person_id]
    assert [row["responsible_id"] for row in now["plan_step"] if row["id"] == step_id] == [None]
    assert (
        store.ask(lambda tx: list(tx.scalars(select(SessionPerson.id).where(SessionPerson.person_id == person_id))))
        == []
    )


def test_versions_are_listed_renamed_and_forgotten(store: Store, workshop_id: int) -> None:
    store.do(versions.name_version, workshop_id, "One", "for the donor", by="me@test")
    store.do(versions.name_version, workshop_id, "Two", by="me@test")
    listed = store.ask(queries.versions, workshop_id)
    assert [(each.number, each.name, each.note, each.by) for each in listed] == [
        (2, "Two", "", "me@test"),
        (1, "One", "for the donor", "me@test"),
    ]
    store.do(versions.rename_version, listed[1].id, "First", "")
    store.do(versions.delete_version, listed[0].id)
    assert [(each.number, each.name, each.note) for each in store.ask(queries.versions, workshop_id)] == [
        (1, "First", "")
    ]
    with pytest.raises(UserError, match="needs a name"):
        store.do(versions.name_version, workshop_id, " ")
    with pytest.raises(UserError, match="no longer there"):
        store.ask(queries.differences, workshop_id, listed[0].id)


def test_differences_are_told_in_sentences(sample: Store) -> None:
    sample.do(versions.name_version, 1, "Issued")
    tables = rows(sample, 1)
    session = next(row for row in tables["session"] if row["code"] == "S012")
    gone = next(row for row in tables["session"] if row["code"] == "S020")
    sample.do(agenda.move_sessions, [Move(session["id"], tables["day"][3]["id"], session["starts"])])
    sample.do(agenda.resize_session, session["id"], session["minutes"] + 5)
    sample.do(agenda.delete_session, gone["id"])
    sample.do(workshops.edit_day, tables["day"][0]["id"], title="Arrival")
    told = sample.ask(queries.differences, 1, newest(sample, 1))
    assert [(each.thing, each.what) for each in told] == [
        ("Mon 18 Jun", "Title"),
        ("S020", "Session"),
        ("S012", "Time and room"),
        ("S012", "Minutes"),
    ]
    assert told[3].sentence.endswith(f"Minutes: {session['minutes']} → {session['minutes'] + 5}")
    assert "moved" in told[2].sentence
    assert "Thu" in told[2].sentence
    back = sample.ask(queries.differences, 1, None, newest(sample, 1))
    assert [each.sentence for each in back if "was added" in each.sentence] != []
    assert sample.ask(queries.differences, 1, newest(sample, 1), newest(sample, 1)) == []


def test_rooms_and_themes_that_were_deleted_since_come_back(store: Store, workshop_id: int) -> None:
    store.do(agenda.set_session_rooms, 1, [1])
    store.do(versions.name_version, workshop_id, "With them")
    saved = rows(store, workshop_id)
    store.do(rooms.delete_room, 1)
    store.do(themes.delete_theme, 1)
    restored = store.do(versions.restore_version, newest(store, workshop_id))
    assert restored.left_out == ()
    assert rows(store, workshop_id) == saved


def test_a_version_that_cant_be_read_is_refused_in_words(store: Store, workshop_id: int) -> None:
    store.do(versions.name_version, workshop_id, "Whole")
    version_id = newest(store, workshop_id)
    saved = rows(store, workshop_id)
    for text in ("", "[]", '{"workshop": 1}', "{}", to_text(saved | {"workshop": []})):
        store.do(_write, version_id, text)
        with pytest.raises(UserError, match="can't be read"):
            store.do(versions.restore_version, version_id)
        with pytest.raises(UserError, match="can't be read"):
            store.ask(queries.differences, workshop_id, version_id)
    assert rows(store, workshop_id) == saved


def _write(tx: Tx, version_id: int, text: str) -> None:
    tx.get_one(Version, version_id).rows = text


def test_nothing_outside_points_into_a_programme() -> None:
    """Restoring takes rows away: whatever points to them must be a part of the version, or let go of them."""
    loosened = {("group_round", "session"), ("breakout_group", "session"), ("breakout_group", "room")}
    inside = {kind.__tablename__ for kind in CLASSES}
    pointing = {
        (table.name, key.column.table.name)
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name in inside - {"workshop"} and table.name not in inside
    }
    assert pointing == loosened


def test_groups_let_go_of_what_a_version_takes_away(store: Store, workshop_id: int) -> None:
    store.do(versions.name_version, workshop_id, "Before")
    session_id = store.do(agenda.add_session, workshop_id, "Clinics")
    room_id = store.do(rooms.add_room, workshop_id, "Annex")

    def meet(tx: Tx) -> None:
        groups = GroupSet(workshop_id=workshop_id, position=0, name="Clinics", count=1)
        first = GroupRound(group_set=groups, position=0, session_id=session_id)
        tx.add(BreakoutGroup(round=first, position=0, name="A", session_id=session_id, room_id=room_id))

    def met(tx: Tx) -> list[tuple[int | None, ...]]:
        wanted = select(GroupRound.session_id, BreakoutGroup.session_id, BreakoutGroup.room_id)
        return [tuple(row) for row in tx.execute(wanted.join(BreakoutGroup.round))]

    store.do(meet)
    store.do(versions.restore_version, newest(store, workshop_id))
    assert store.ask(met) == [(None, None, None)]
    store.undo()
    assert store.ask(met) == [(session_id, session_id, room_id)]


def test_where_the_programme_stands_beside_its_newest_version(store: Store, workshop_id: int) -> None:
    assert store.ask(queries.standing, workshop_id) is None
    store.do(versions.name_version, workshop_id, "One")
    store.do(versions.name_version, workshop_id, "Two")
    found = store.ask(queries.standing, workshop_id)
    assert found == Standing(newest(store, workshop_id), 2, "Two", edited=False, draft=True)
    assert found.words == "No changes since v2"
    store.do(agenda.rename_session, 1, "Other")
    found = store.ask(queries.standing, workshop_id)
    assert found is not None
    assert found.words == "v2 · draft, edited since"
    store.do(agenda.rename_session, 1, "Session 1")
    for session_id in (1, 2, 3):
        store.do(agenda.set_session_status, session_id, SessionStatus.CONFIRMED)
    found = store.ask(queries.standing, workshop_id)
    assert found is not None
    assert found.words == "v2 · edited since"


def test_a_link_made_anew_is_no_difference(store: Store, workshop_id: int) -> None:
    store.do(agenda.set_session_rooms, 1, [1])
    store.do(plans.set_objectives, 1, ["Name the goals"])
    store.do(versions.name_version, workshop_id, "One")
    saved = rows(store, workshop_id)
    store.do(agenda.set_session_rooms, 1, [2])
    store.do(agenda.set_session_rooms, 1, [1])
    assert rows(store, workshop_id) != saved
    assert store.ask(queries.differences, workshop_id, newest(store, workshop_id)) == []
    assert not store.ask(queries.edited_since, workshop_id)
