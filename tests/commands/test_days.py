import datetime as dt

import pytest
from sqlalchemy import select

from tests.builders import MONDAY
from workshopplanner.commands import agenda, days, workshops
from workshopplanner.core.agenda import Card
from workshopplanner.core.kinds import SessionType
from workshopplanner.core.rhythm import WorkshopPlan
from workshopplanner.errors import UserError
from workshopplanner.queries import agenda as queries
from workshopplanner.queries import history
from workshopplanner.store.schema import Absence, Person, SessionPrerequisite
from workshopplanner.store.store import Store, Tx

TUESDAY, FRIDAY = MONDAY + dt.timedelta(days=1), MONDAY + dt.timedelta(days=4)
Week = list[tuple[int, str, str, list[str]]]


def week(store: Store, workshop_id: int) -> Week:
    found = store.ask(queries.agenda, workshop_id)
    return [
        (
            day.number,
            f"{day.date:%a %d}",
            day.title,
            [f"{card.title} {card.starts:%H:%M}" for card in found.by_day[day.id]],
        )
        for day in found.days
    ]


def _line(card: Card) -> str:
    return f"{card.title} {card.starts:%H:%M}"


def ids(store: Store, workshop_id: int) -> list[int]:
    return [day.id for day in store.ask(queries.agenda, workshop_id).days]


def titled(store: Store, workshop_id: int) -> list[int]:
    """Name the days A to E, give each other hours, lock the first session, and return the ids of the days."""
    found = ids(store, workshop_id)
    for at, day_id in enumerate(found):
        store.do(workshops.edit_day, day_id, title="ABCDE"[at], opens=dt.time(8, at))
    store.do(agenda.lock_session, store.ask(queries.agenda, workshop_id).cards[0].id)
    return found


def headline(store: Store) -> str:
    assert store.undo_step is not None
    return store.ask(history.headline, store.undo_step)


ON_A = ["Session 1 09:00", "Session 2 10:15"]


def test_two_days_swap_all_they_hold_and_keep_the_dates(store: Store, workshop_id: int) -> None:
    found = titled(store, workshop_id)
    store.do(days.swap_days, found[0], found[3])
    assert week(store, workshop_id) == [
        (1, "Mon 18", "D", []),
        (2, "Tue 19", "B", []),
        (3, "Wed 20", "C", []),
        (4, "Thu 21", "A", ON_A),
        (5, "Fri 22", "E", []),
    ]
    assert [day.opens for day in store.ask(queries.agenda, workshop_id).days] == [
        dt.time(8, minute) for minute in (3, 1, 2, 0, 4)
    ]
    assert headline(store) in {"Swap Mon 18 Jun with another day", "Swap Thu 21 Jun with another day"}
    store.do(days.swap_days, found[0], found[3])
    assert ids(store, workshop_id) == found


@pytest.mark.parametrize(
    ("day", "number", "order"), [(0, 3, "BCADE"), (4, 1, "EABCD"), (1, 2, "ABCDE"), (3, 5, "ABCED")]
)
def test_a_day_takes_another_place(store: Store, workshop_id: int, day: int, number: int, order: str) -> None:
    found = titled(store, workshop_id)
    before = store.undo_step
    store.do(days.move_day, found[day], number)
    after = week(store, workshop_id)
    assert "".join(title for _number, _date, title, _sessions in after) == order
    assert [date for _number, date, _title, _sessions in after] == ["Mon 18", "Tue 19", "Wed 20", "Thu 21", "Fri 22"]
    assert [title for _n, _date, title, sessions in after if sessions == ON_A] == ["A"]
    assert (store.undo_step == before) == (order == "ABCDE")
    if order != "ABCDE":
        assert headline(store) == "Reorder the days"
        store.undo()
        assert ids(store, workshop_id) == found


def test_a_day_goes_nowhere_outside_its_workshop(store: Store, workshop_id: int) -> None:
    found = ids(store, workshop_id)
    with pytest.raises(UserError, match="another day of its workshop"):
        store.do(days.move_day, found[0], 6)

    strange = ids(store, store.do(workshops.plan_workshop, WorkshopPlan("Another", MONDAY)))
    for command in (days.swap_days, days.copy_day):
        with pytest.raises(UserError, match="different workshops"):
            store.do(command, found[0], strange[0])


def test_who_is_away_stays_away_on_that_date(store: Store, workshop_id: int) -> None:
    found = ids(store, workshop_id)

    def away(tx: Tx) -> None:
        person = Person(family_name="Kim")
        tx.add(person)
        tx.add_all(Absence(workshop_id=workshop_id, person=person, day_id=found[at]) for at in (0, 3))

    store.do(away)
    store.do(days.move_day, found[0], 2)
    at = store.ask(lambda tx: tx.scalars(select(Absence.day_id).order_by(Absence.id)).all())
    by_id = {day.id: day.date for day in store.ask(queries.agenda, workshop_id).days}
    assert [by_id[day_id] for day_id in at] == [MONDAY, MONDAY + dt.timedelta(days=3)]


@pytest.mark.parametrize(
    ("beside", "after", "dates", "empty"),
    [
        (4, True, ["Mon 18", "Tue 19", "Wed 20", "Thu 21", "Fri 22", "Mon 25"], 5),  # not on a weekend
        (0, False, ["Fri 15", "Mon 18", "Tue 19", "Wed 20", "Thu 21", "Fri 22"], 0),
        (0, True, ["Mon 18", "Tue 19", "Wed 20", "Thu 21", "Fri 22", "Mon 25"], 1),
        (2, False, ["Mon 18", "Tue 19", "Wed 20", "Thu 21", "Fri 22", "Mon 25"], 2),
    ],
)
def test_a_day_comes_beside_another(
    store: Store, workshop_id: int, beside: int, after: bool, dates: list[str], empty: int
) -> None:
    found = titled(store, workshop_id)
    new = store.do(days.add_day_beside, found[beside], after)
    assert [date for _n, date, _title, _sessions in week(store, workshop_id)] == dates
    expected = [*found[:empty], new, *found[empty:]]
    assert ids(store, workshop_id) == expected
    assert [day.number for day in store.ask(queries.agenda, workshop_id).days] == [1, 2, 3, 4, 5, 6]


def test_a_free_date_between_two_days_is_used(store: Store, workshop_id: int) -> None:
    found = ids(store, workshop_id)
    store.do(workshops.delete_day, found[2])
    store.do(days.add_day_beside, found[1])
    assert [date for _n, date, _t, _s in week(store, workshop_id)] == ["Mon 18", "Tue 19", "Wed 20", "Thu 21", "Fri 22"]
    assert headline(store) == "Add Wed 20 Jun"


def test_a_day_is_copied_with_plans_order_and_parallel_sets(store: Store, workshop_id: int) -> None:
    found = ids(store, workshop_id)
    first, second, tray = store.ask(queries.agenda, workshop_id).cards
    store.do(agenda.add_parallel_session, second.id)
    store.do(agenda.lock_session, first.id)

    def order(tx: Tx) -> None:
        tx.add(SessionPrerequisite(session_id=second.id, needs_id=first.id))
        tx.add(SessionPrerequisite(session_id=first.id, needs_id=tray.id))

    store.do(order)
    assert store.do(days.copy_day, found[0], found[1]) == found[1]
    copies = store.ask(queries.agenda, workshop_id).by_day[found[1]]
    assert [(card.title, f"{card.starts:%H:%M}", card.parallel_set, card.locked, card.type) for card in copies] == [
        ("Session 1", "09:00", None, False, SessionType.LECTURE),
        ("Session 2", "10:15", 2, False, SessionType.LECTURE),
        ("Parallel session", "10:15", 2, False, SessionType.LECTURE),
    ]
    needs = store.ask(lambda tx: tx.execute(select(SessionPrerequisite.session_id, SessionPrerequisite.needs_id)).all())
    assert {tuple(row) for row in needs} == {
        (second.id, first.id),
        (first.id, tray.id),
        (copies[1].id, copies[0].id),
        (copies[0].id, tray.id),
    }
    assert headline(store) == "Copy a day (3)"


def test_a_copied_day_without_a_place_follows_its_day(store: Store, workshop_id: int) -> None:
    found = titled(store, workshop_id)
    store.do(days.copy_day, found[0])
    assert week(store, workshop_id)[:3] == [
        (1, "Mon 18", "A", ON_A),
        (2, "Tue 19", "A", ON_A),
        (3, "Wed 20", "B", []),
    ]
