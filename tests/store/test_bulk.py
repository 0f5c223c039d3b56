"""Many rows at once are rows like all others: same ids, same journal, undone, cancelled and refused alike."""

import datetime as dt
from collections.abc import Callable

import pytest

from tests.builders import contents
from workshopplanner.core.kinds import Gender
from workshopplanner.core.progress import Cancelled, Report, ignore
from workshopplanner.errors import Conflict
from workshopplanner.store.bulk import add_rows
from workshopplanner.store.schema import Organisation, Person
from workshopplanner.store.store import Store, Tx

MANY = 5_003  # more than two portions, and not a whole number of them


def fields(number: int) -> dict[str, object]:
    return {
        "family_name": f"Sample {number}",
        "gender": Gender.WOMAN if number % 2 else Gender.NOT_STATED,
        "birth_date": dt.date(1980, 1, 1) + dt.timedelta(number) if number % 3 else None,
    }


def plant(tx: Tx, one_by_one: bool, report: Report = ignore) -> list[int]:
    before = Person(family_name="First", organisation=Organisation(name="Ministry (fictional)"))
    tx.add(before)
    if one_by_one:
        people = [Person(**fields(number)) for number in range(MANY)]
        tx.add_all(people)
        tx.flush()
        ids = [person.id for person in people]
    else:
        ids = list(add_rows(tx, Person, [fields(number) for number in range(MANY)], report))
    before.given_name = "Changed"
    after = Person(family_name="Last")
    tx.add(after)
    tx.flush()
    return [before.id, *ids, after.id]


def test_they_are_what_the_unit_of_work_makes_of_them(opener: Callable[[str], Store]) -> None:
    place = opener("me@test")
    empty = contents(place)
    ids = place.do(plant, one_by_one=True)
    slow = contents(place)
    place.undo()
    assert contents(place) == empty
    fast_ids = place.do(plant, one_by_one=False)
    assert fast_ids == [row_id + len(ids) for row_id in ids]
    fast = contents(place)
    place.undo()
    assert contents(place) == empty
    place.redo()
    assert contents(place) == fast
    without_ids = [[row[1:] for row in each["person"][1:]] for each in (slow, fast)]
    assert without_ids[0] == without_ids[1]


def test_others_are_told_and_conflicts_are_seen(opener: Callable[[str], Store]) -> None:
    place, other = opener("me@test"), opener("you@test")
    told: list[dict[str, set[int]]] = []
    place.on_change = other.on_change = told.append
    ids = place.do(plant, one_by_one=False)
    other.poll()
    assert [rows["person"] for rows in told] == [set(ids)] * 2
    other.do(lambda tx: setattr(tx.get_one(Person, ids[700]), "title", "Dr"))
    with pytest.raises(Conflict):
        place.undo()
    assert len(contents(place)["person"]) == len(ids)


def test_cancelled_they_leave_nothing(opener: Callable[[str], Store]) -> None:
    place = opener("me@test")
    before = contents(place)

    def give_up(done: int, of: int) -> None:
        if done > of / 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        place.do(plant, one_by_one=False, report=give_up)
    assert (contents(place), place.undo_step) == (before, None)
