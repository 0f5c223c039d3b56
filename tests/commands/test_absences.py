import datetime as dt

import pytest

from workshopplanner.commands import absences, roster, workshops
from workshopplanner.core.absences import Absence
from workshopplanner.errors import UserError
from workshopplanner.queries import days as queries
from workshopplanner.queries import history
from workshopplanner.store.store import Store

NINE, NOON = dt.time(9), dt.time(12)


@pytest.fixture
def kim(store: Store, workshop_id: int) -> int:
    store.do(roster.add_person, workshop_id, family_name="Kim", given_name="Minji")
    return 1


def test_who_is_away_when(store: Store, workshop_id: int, kim: int) -> None:
    first = store.do(absences.add_absence, kim, 3, note=" ministry ")
    second = store.do(absences.add_absence, kim, 2, NINE, NOON)
    assert store.undo_step is not None
    assert store.ask(history.headline, store.undo_step) == "Say when Minji Kim is away"
    assert store.ask(queries.absences, workshop_id) == [
        Absence(second, kim, "Minji Kim", 2, NINE, NOON, ""),
        Absence(first, kim, "Minji Kim", 3, None, None, "ministry"),
    ]
    store.do(absences.edit_absence, second, day_id=5, ends=None)
    store.do(absences.remove_absence, first)
    assert store.ask(queries.absences, workshop_id) == [Absence(second, kim, "Minji Kim", 5, NINE, None, "")]
    with pytest.raises(UserError, match="ends after it begins"):
        store.do(absences.edit_absence, second, starts=NOON, ends=NINE)
    store.do(workshops.delete_day, 5)
    assert store.ask(queries.absences, workshop_id) == []


def test_days_away_are_ticked(store: Store, workshop_id: int, kim: int) -> None:
    hours = store.do(absences.add_absence, kim, 2, NINE, NOON)
    store.do(absences.set_days_away, workshop_id, kim, [1, 4])
    found = [(away.day_id, away.starts) for away in store.ask(queries.absences, workshop_id)]
    assert found == [(1, None), (2, NINE), (4, None)]
    store.do(absences.set_days_away, workshop_id, kim, [4, 2])
    kept = store.ask(queries.absences, workshop_id)
    assert [(away.day_id, away.starts, away.id == hours) for away in kept] == [(2, None, False), (4, None, False)]
