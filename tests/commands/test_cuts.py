"""Cutting and joining sessions: no minute of a plan is lost."""

import pytest

from tests.builders import contents
from workshopplanner.commands import agenda, cuts, plans
from workshopplanner.core.kinds import Function
from workshopplanner.errors import UserError
from workshopplanner.queries import agenda as queries
from workshopplanner.queries.plans import plan
from workshopplanner.store.store import Store


def steps(store: Store, session_id: int) -> list[tuple[int, str]]:
    return [(step.minutes, step.activity) for step in store.ask(plan, session_id).steps]


@pytest.fixture
def talk(store: Store, workshop_id: int) -> int:
    """A session of an hour with three steps, on a day and in a room of its own."""
    day = store.ask(queries.agenda, workshop_id).days[-1]
    made = store.do(agenda.add_session, workshop_id, "Talk", day_id=day.id, starts=day.opens, minutes=60)
    for activity, minutes in (("Aim", 10), ("Input", 30), ("Questions", 20)):
        store.do(plans.add_step, made, activity, minutes)
    return made


def test_a_cut_divides_the_plan_where_it_falls(store: Store, talk: int) -> None:
    second = store.do(cuts.split_session, talk, 25)
    one, other = store.ask(queries.card, talk), store.ask(queries.card, second)
    assert (one.minutes, other.minutes, other.title, other.begin) == (25, 35, "Talk", one.begin + 25)
    assert steps(store, talk) == [(10, "Aim"), (15, "Input")]
    assert steps(store, second) == [(15, "Input"), (20, "Questions")]
    with pytest.raises(UserError, match="Choose where to cut"):
        store.do(cuts.split_session, talk, 25)


def test_what_was_cut_can_be_joined_again(store: Store, workshop_id: int, talk: int) -> None:
    person = store.ask(queries.agenda, workshop_id).cards[0].people
    second = store.do(cuts.split_session, talk, 40)
    if person:
        store.do(agenda.add_session_person, second, person[0].person_id, Function.CHAIR)
    assert store.do(cuts.join_sessions, [second, talk]) == talk
    joined = store.ask(queries.card, talk)
    assert joined.minutes == 60
    assert steps(store, talk) == [(10, "Aim"), (30, "Input"), (20, "Questions")]
    assert [who.function for who in joined.people] == [Function.CHAIR] * bool(person)


def test_only_sessions_that_follow_each_other_are_joined(store: Store, workshop_id: int, talk: int) -> None:
    tray = store.do(agenda.add_session, workshop_id, "Tray")
    second = store.do(cuts.split_session, talk, 20)
    store.do(agenda.resize_session, talk, 15)
    before = contents(store)
    for chosen, sentence in (([talk], "two or more"), ([talk, tray], "two or more"), ([talk, second], "without a gap")):
        with pytest.raises(UserError, match=sentence):
            store.do(cuts.join_sessions, chosen)
    store.do(agenda.lock_session, second)
    with pytest.raises(UserError, match="locked"):
        store.do(cuts.join_sessions, [talk, second])
    store.undo()
    assert contents(store) == before
