"""The store's promises, kept alike on a file and on a PostgreSQL server."""

import datetime as dt

import pytest
from sqlalchemy import delete, select

from tests.builders import contents
from workshopplanner.errors import Conflict, UserError
from workshopplanner.store.schema import CountryList, CountryListEntry, Organisation, Person, Project
from workshopplanner.store.store import Store, Tx


def add_person(tx: Tx, family_name: str) -> int:
    person = Person(family_name=family_name)
    tx.add(person)
    tx.flush()
    return person.id


def rename_person(tx: Tx, person_id: int, family_name: str) -> None:
    tx.get_one(Person, person_id).family_name = family_name


def delete_person(tx: Tx, person_id: int) -> None:
    tx.delete(tx.get_one(Person, person_id))


def names(tx: Tx) -> list[str]:
    return list(tx.scalars(select(Person.family_name).order_by(Person.id)))


def test_each_do_is_one_step_that_undo_turns_back_and_redo_brings_again(place: Store) -> None:
    first = place.do(add_person, "Sample")
    place.do(rename_person, first, "Example")
    assert place.ask(names) == ["Example"]
    turned = place.undo()
    assert turned is not None
    assert (turned.label, turned.rows) == ("rename_person", {"person": {first}})
    assert place.ask(names) == ["Sample"]
    place.undo()
    assert place.ask(names) == []
    assert place.undo() is None
    place.redo()
    place.redo()
    assert place.ask(names) == ["Example"]
    assert place.redo() is None


def test_undo_of_a_delete_brings_the_whole_row_back_under_its_id(place: Store) -> None:
    def plant(tx: Tx) -> int:
        person = Person(family_name="N", given_name="G", family_first=True, organisation=Organisation(name="Ministry"))
        tx.add(person)
        tx.flush()
        return person.id

    person_id = place.do(plant)
    before = contents(place)
    place.do(delete_person, person_id)
    assert place.ask(names) == []
    place.undo()
    assert contents(place) == before


def test_a_new_edit_after_undo_forgets_what_could_be_redone(place: Store) -> None:
    place.do(add_person, "A")
    place.undo()
    place.do(add_person, "B")
    assert place.redo() is None
    assert place.ask(names) == ["B"]


def test_the_stacks_come_back_when_the_store_is_opened_again(place: Store, again: Store) -> None:
    place.do(add_person, "A")
    place.do(add_person, "B")
    place.undo()
    again.poll()
    assert again.redo() is not None
    again.undo()
    again.undo()
    assert again.ask(names) == []


def test_a_failing_command_leaves_nothing(place: Store) -> None:
    def half_done(tx: Tx) -> None:
        add_person(tx, "Half")
        raise UserError("No.")

    before, step = contents(place), place.seen
    with pytest.raises(UserError, match="No"):
        place.do(half_done)
    assert (contents(place), place.seen) == (before, step)


def test_a_command_that_changes_nothing_is_no_step(place: Store) -> None:
    first = place.do(add_person, "A")
    seen = place.seen
    place.do(rename_person, first, "A")
    assert place.seen == seen


def test_a_command_that_takes_back_its_own_change_is_no_step(place: Store) -> None:
    def there_and_back(tx: Tx) -> None:
        person = tx.get_one(Person, first)
        for family_name, given_name in (("Example", "A"), ("Sample", "")):
            person.family_name = family_name
            tx.flush()
            person.given_name = given_name
            tx.flush()
        gone = Person(family_name="Gone")
        tx.add(gone)
        tx.flush()
        tx.delete(gone)

    first = place.do(add_person, "Sample")
    before, step = contents(place), place.undo_step
    place.do(there_and_back)
    assert (contents(place), place.undo_step) == (before, step)


def test_changing_what_somebody_else_has_just_changed_is_a_conflict(place: Store, other: Store) -> None:
    first = place.do(add_person, "A")
    other.poll()
    other.do(rename_person, first, "Theirs")
    with pytest.raises(Conflict, match="other@test"):
        place.do(rename_person, first, "Mine")
    assert place.ask(names) == ["Theirs"]
    place.poll()
    place.do(rename_person, first, "Mine")
    assert place.ask(names) == ["Mine"]


def test_work_on_different_rows_does_not_collide(place: Store, other: Store) -> None:
    first, second = place.do(add_person, "A"), place.do(add_person, "B")
    other.poll()
    other.do(rename_person, first, "Theirs")
    place.do(rename_person, second, "Mine")
    assert place.ask(names) == ["Theirs", "Mine"]


def test_nobody_undoes_another_persons_step(place: Store, other: Store) -> None:
    place.do(add_person, "A")
    other.poll()
    assert other.undo() is None
    other.do(add_person, "B")
    place.poll()
    turned = place.undo()
    assert turned is not None
    assert place.ask(names) == ["B"]


def test_undoing_a_row_that_somebody_changed_since_is_a_conflict_and_changes_nothing(
    place: Store, other: Store
) -> None:
    first = place.do(add_person, "A")
    place.do(rename_person, first, "Mine")
    other.poll()
    other.do(rename_person, first, "Theirs")
    place.poll()
    with pytest.raises(Conflict):
        place.undo()
    assert place.ask(names) == ["Theirs"]


def test_a_dialog_carries_the_step_it_was_opened_at(place: Store, other: Store) -> None:
    first = place.do(add_person, "A")
    opened_at = place.seen
    other.poll()
    other.do(rename_person, first, "Theirs")
    place.poll()
    with pytest.raises(Conflict):
        place.do_since(opened_at, rename_person, first, "From the dialog")
    place.do_since(place.seen, rename_person, first, "From the dialog")
    assert place.ask(names) == ["From the dialog"]


def test_poll_tells_what_others_did_and_nothing_twice(place: Store, other: Store) -> None:
    heard: list[dict[str, set[int]]] = []
    place.on_change = heard.append
    first = other.do(add_person, "A")
    assert heard == []
    assert place.poll()
    assert not place.poll()
    assert heard == [{"person": {first}}]


def test_a_barrier_empties_both_stacks_for_everybody_and_touches_all(place: Store, other: Store) -> None:
    place.do(add_person, "A")
    place.do(add_person, "B")
    place.undo()
    heard: list[dict[str, set[int]]] = []
    other.on_change = heard.append
    place.barrier(lambda tx: tx.execute(delete(Person)))
    assert (place.undo(), place.redo()) == (None, None)
    assert other.poll()
    assert set(heard[0]) >= {"person", "session", "country"}
    with pytest.raises(Conflict):  # what was prepared before the barrier no longer holds
        place.do_since(1, add_person, "C")


def test_bulk_sql_in_a_command_is_refused(place: Store) -> None:
    with pytest.raises(RuntimeError, match="escape the journal"):
        place.do(lambda tx: tx.execute(delete(Person)))


def test_a_query_must_not_let_a_mapped_object_out(place: Store) -> None:
    place.do(add_person, "A")
    with pytest.raises(RuntimeError, match="frozen rows"):
        place.ask(lambda tx: tx.scalars(select(Person)).all())


def test_watch_names_the_tables_a_query_looked_in(place: Store) -> None:
    def lists(tx: Tx) -> list[str]:
        return list(tx.scalars(select(CountryList.name).join(CountryListEntry)))

    assert place.watch(lists)[1] == {"country_list", "country_list_entry"}


def test_a_query_can_write_nothing(place: Store) -> None:
    def sneak(tx: Tx) -> None:
        tx.add(Project(title="sneaked in"))
        tx.flush()
        tx.commit()
        tx.expunge_all()

    before = contents(place)
    with pytest.raises(Exception, match=r"readonly|read-only|can't be written"):
        place.ask(sneak)
    assert contents(place) == before


def test_dates_times_and_enums_come_back_as_they_went(place: Store) -> None:
    def plant(tx: Tx) -> int:
        project = Project(title="P", begins=dt.date(2017, 11, 1))
        tx.add(project)
        tx.flush()
        return project.id

    def wipe(tx: Tx, project_id: int) -> None:
        tx.delete(tx.get_one(Project, project_id))

    project_id = place.do(plant)
    before = contents(place)
    place.do(wipe, project_id)
    place.undo()
    assert contents(place) == before
