import datetime as dt
from dataclasses import replace

import pytest

from tests.builders import MONDAY
from workshopplanner.commands import agenda, rhythms, workshops
from workshopplanner.core import rhythm
from workshopplanner.core.kinds import SessionStatus, SessionType
from workshopplanner.core.rhythm import WorkshopPlan
from workshopplanner.core.rhythms import Rhythm, RhythmDay, RhythmSlot, rhythm_of
from workshopplanner.errors import UserError
from workshopplanner.queries import agenda as agenda_queries
from workshopplanner.queries import history
from workshopplanner.queries import rhythms as queries
from workshopplanner.store.store import Store


def clock(text: str) -> dt.time:
    return dt.time.fromisoformat(text)


OPENING = RhythmSlot(1, clock("09:00"), 45, SessionType.OPENING, "Opening by the ministry")
COFFEE = RhythmSlot(2, clock("10:30"), 15, SessionType.BREAK, "Tea")
BUS = RhythmSlot(3, clock("15:00"), 60, SessionType.SOCIAL, "Bus to the airport")
WORK = [RhythmSlot(number, clock("09:45"), 45, SessionType.GROUP_WORK) for number in (1, 2, 3)]
THREE = Rhythm(
    0,
    "Short week",
    (
        RhythmDay(1, clock("09:00"), clock("17:00")),
        RhythmDay(2, clock("08:30"), clock("17:00")),
        RhythmDay(3, clock("08:30"), clock("16:00")),
    ),
    (OPENING, WORK[0], WORK[1], COFFEE, WORK[2], BUS),
)


def test_a_rhythm_is_what_a_week_has_beside_its_teaching(store: Store, workshop_id: int) -> None:
    store.do(workshops.edit_day, 5, closes=clock("13:00"))
    store.do(agenda.add_parallel_session, 1)
    store.do(agenda.add_session, workshop_id, "Tea", day_id=1, starts=clock("10:00"), type=SessionType.BREAK)
    dead = store.do(agenda.add_session, workshop_id, "Dinner", day_id=2, type=SessionType.SOCIAL)
    store.do(agenda.set_session_status, dead, SessionStatus.CANCELLED)
    found = rhythm_of(store.ask(agenda_queries.agenda, workshop_id), "Mine")
    assert found == Rhythm(
        0,
        "Mine",
        (
            *(RhythmDay(number, clock("09:00"), clock("17:15")) for number in range(1, 5)),
            RhythmDay(5, clock("09:00"), clock("13:00")),
        ),
        (
            RhythmSlot(1, clock("09:00"), 60, SessionType.LECTURE),
            RhythmSlot(1, clock("10:00"), 15, SessionType.BREAK, "Tea"),
            RhythmSlot(1, clock("10:15"), 60, SessionType.LECTURE),
        ),
    )


def test_rhythms_are_saved_renamed_and_deleted(store: Store) -> None:
    new = store.do(rhythms.save_rhythm, THREE)
    assert store.ask(queries.rhythms) == [replace(THREE, id=new)]
    with pytest.raises(UserError, match="of this name already"):
        store.do(rhythms.save_rhythm, THREE)
    store.do(rhythms.rename_rhythm, new, "Three days")
    assert store.undo_step is not None
    assert store.ask(history.headline, store.undo_step) == "Rename rhythm “Short week” to “Three days”"
    assert [each.name for each in store.ask(queries.rhythms)] == ["Three days"]
    store.do(rhythms.delete_rhythm, new)
    assert store.ask(history.headline, store.undo_step) == "Delete rhythm “Three days”"
    assert store.ask(queries.rhythms) == []
    with pytest.raises(UserError, match="no days yet"):
        store.do(rhythms.save_rhythm, Rhythm(0, "Nothing", (), ()))


@pytest.mark.parametrize(("days", "models"), [(1, [1]), (2, [1, 3]), (3, [1, 2, 3]), (5, [1, 2, 2, 2, 3])])
def test_a_rhythm_fits_any_number_of_days(days: int, models: list[int]) -> None:
    assert [THREE.model(number, days).number for number in range(1, days + 1)] == models


def test_a_workshop_is_planned_with_a_saved_rhythm(store: Store) -> None:
    plan = WorkshopPlan("New", MONDAY, days=4, themes=("Goals", "Means"), rhythm=THREE)
    new = store.do(workshops.plan_workshop, plan)
    found = store.ask(agenda_queries.agenda, new)
    assert [(f"{day.opens:%H:%M}", f"{day.closes:%H:%M}") for day in found.days] == [
        ("09:00", "17:00"), ("08:30", "17:00"), ("08:30", "17:00"), ("08:30", "16:00")
    ]  # fmt: skip
    at = {day.id: day.number for day in found.days}
    assert [(at[card.day_id or 0], f"{card.starts:%H:%M}", card.title, card.theme_code) for card in found.cards] == [
        (1, "09:00", "Opening by the ministry", ""),
        (1, "09:45", "Goals", "T1"),
        (2, "09:45", "Goals: group work", "T1"),
        (2, "10:30", "Tea", ""),
        (3, "09:45", "Means", "T2"),
        (3, "10:30", "Tea", ""),
        (4, "09:45", "Means: group work", "T2"),
        (4, "15:00", "Bus to the airport", ""),
    ]


def test_an_empty_agenda_takes_a_saved_rhythm(store: Store, workshop_id: int) -> None:
    with pytest.raises(UserError, match="There are sessions already"):
        store.do(rhythms.use_saved_rhythm, workshop_id, THREE)
    cards = store.ask(agenda_queries.agenda, workshop_id).cards
    store.do(agenda.delete_sessions, [card.id for card in cards])
    store.do(rhythms.use_saved_rhythm, workshop_id, THREE)
    found = store.ask(agenda_queries.agenda, workshop_id)
    assert [day.closes for day in found.days] == [clock("17:00")] * 4 + [clock("16:00")]
    assert [card.title for card in found.cards if not card.taught] == [
        "Opening by the ministry", "Tea", "Tea", "Tea", "Bus to the airport"
    ]  # fmt: skip
    assert [card.theme_code for card in found.cards if card.taught] == ["T1", "T1", "T1", "T2", "T2"]


def test_the_weekend_of_the_host_is_left_out() -> None:
    plan = WorkshopPlan("New", dt.date(2018, 6, 20), skip_weekends=True, weekend=frozenset({4, 5}))
    assert [f"{date:%a}" for date in rhythm.dates(plan)] == ["Wed", "Thu", "Sun", "Mon", "Tue"]
