import pytest

from tests.builders import MONDAY
from workshopplanner.commands import agenda, prerequisites, workshops
from workshopplanner.core.rhythm import WorkshopPlan
from workshopplanner.errors import UserError
from workshopplanner.queries import agenda as queries
from workshopplanner.queries import history
from workshopplanner.store.store import Store


def needs(store: Store, workshop_id: int) -> dict[int, tuple[int, ...]]:
    return {card.id: card.needs for card in store.ask(queries.agenda, workshop_id).cards}


def test_a_session_comes_after_others(store: Store, workshop_id: int) -> None:
    store.do(prerequisites.set_prerequisites, 3, [1, 2])
    assert needs(store, workshop_id) == {1: (), 2: (), 3: (1, 2)}
    assert store.ask(queries.card, 3).needs == (1, 2)
    assert store.undo_step is not None
    assert store.ask(history.headline, store.undo_step) == "Change what “Session 3” comes after"
    store.do(prerequisites.set_prerequisites, 3, [2])
    assert needs(store, workshop_id)[3] == (2,)
    store.do(agenda.delete_session, 2)
    assert needs(store, workshop_id) == {1: (), 3: ()}


def test_circles_are_refused_in_words(store: Store, workshop_id: int) -> None:
    store.do(prerequisites.set_prerequisites, 2, [1])
    store.do(prerequisites.set_prerequisites, 3, [2])
    with pytest.raises(UserError, match="“Session 1” can't come after itself"):
        store.do(prerequisites.set_prerequisites, 1, [1])
    for other in (2, 3):
        with pytest.raises(UserError) as refused:
            store.do(prerequisites.set_prerequisites, 1, [other])
        assert str(refused.value) == (
            f"“Session {other}” already comes after “Session 1”. They can't wait for each other."
        )
    strange = store.do(workshops.plan_workshop, WorkshopPlan("Another", MONDAY))
    theirs = store.ask(queries.agenda, strange).cards[0].id
    with pytest.raises(UserError, match="another workshop"):
        store.do(prerequisites.set_prerequisites, 1, [theirs])
    assert needs(store, workshop_id) == {1: (), 2: (1,), 3: (2,)}
