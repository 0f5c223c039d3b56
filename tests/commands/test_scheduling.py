from workshopplanner.commands.agenda import add_session
from workshopplanner.commands.scheduling import accept_proposal
from workshopplanner.core.agenda import minute_of
from workshopplanner.core.scheduling_draft import draft
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.scheduling import unscheduled_problems
from workshopplanner.store.store import Store


def test_an_accepted_proposal_is_one_step(store: Store, workshop_id: int) -> None:
    for title in ("One", "Two"):
        store.do(add_session, workshop_id, title, minutes=30)
    problem = store.ask(unscheduled_problems, workshop_id)
    found = draft(problem)
    steps = store.seen
    store.do_since(steps, accept_proposal, found.placements)
    placed = {card.id: card for card in store.ask(agenda, workshop_id).cards}
    for each in found.placements:
        card = placed[each.session_id]
        assert card.starts is not None
        where = card.day_id, minute_of(card.starts), tuple(room.id for room in card.rooms)
        assert where == (each.slot.day_id, each.slot.begin, each.slot.rooms)
    assert len(found.placements) >= 2
    assert store.seen == steps + 1
