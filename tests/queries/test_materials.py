import datetime as dt

from workshopplanner.commands import agenda, plan_steps, plans
from workshopplanner.core.kinds import Layout
from workshopplanner.core.materials import Need, Use
from workshopplanner.queries.agenda import agenda as week
from workshopplanner.queries.materials import day_needs
from workshopplanner.queries.plans import sheet
from workshopplanner.store.store import Store


def test_a_day_needs_what_its_sessions_name(store: Store, workshop_id: int) -> None:
    room = store.ask(week, workshop_id).rooms[0]
    for session_id, materials in ((1, "A3 ×4\nmarkers"), (2, "10 × markers"), (3, "tray ×1")):
        store.do(plans.add_step, session_id, "Work", 20, materials=materials)
        store.do(agenda.set_session_rooms, session_id, [room.id])
    store.do(plan_steps.set_session_layout, 1, Layout.THEATRE)
    store.do(plan_steps.set_session_layout, 2, Layout.ISLANDS)
    first, *others = store.ask(day_needs, workshop_id)
    assert first.needs == (
        Need("A3", 4, open_ended=False, sessions=("S001",)),
        Need("markers", 10, open_ended=True, sessions=("S001", "S002")),
    )
    assert first.uses == (
        Use(1, "S001", "Session 1", "Hall A", dt.time(9), dt.time(10), Layout.THEATRE),
        Use(2, "S002", "Session 2", "Hall A", dt.time(10, 15), dt.time(11, 15), Layout.ISLANDS, Layout.THEATRE),
    )
    assert [(day.needs, day.uses) for day in others] == [((), ())] * 4


def test_the_page_of_a_plan_has_its_day_and_is_none_for_a_session_that_is_gone(store: Store, workshop_id: int) -> None:
    found = store.ask(sheet, 1)
    assert found is not None
    assert (found.card.code, found.plan.session_id, found.people, found.outcomes) == ("S001", 1, (), ())
    assert found.day == store.ask(week, workshop_id).days[0]
    assert store.ask(sheet, 99) is None
