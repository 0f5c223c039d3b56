"""What every day needs: materials of the steps, and the set-ups of the rooms."""

from collections import defaultdict

from sqlalchemy import select

from workshopplanner.core.agenda import Card
from workshopplanner.core.materials import DayNeeds, Material, Supply, Use, changes, needs, read_materials
from workshopplanner.queries.agenda import agenda
from workshopplanner.store.schema import Session, Step
from workshopplanner.store.store import Tx


def day_needs(tx: Tx, workshop_id: int) -> tuple[DayNeeds, ...]:
    """Return what each day of a workshop needs; cancelled and unscheduled sessions need nothing."""
    week = agenda(tx, workshop_id)
    asked: defaultdict[int, list[Material]] = defaultdict(list)
    wanted = select(Step.session_id, Step.materials).join(Step.session).where(Session.workshop_id == workshop_id)
    for session_id, text in tx.execute(wanted.order_by(Step.session_id, Step.position, Step.id)):
        asked[session_id] += read_materials(text)
    found = []
    for day in week.days:
        live = [card for card in week.by_day.get(day.id, ()) if card.live]
        supplies = (Supply(card.id, card.code, tuple(asked[card.id])) for card in live)
        uses = (use for card in live for use in _uses(card))
        found.append(DayNeeds(day, needs(supplies), changes(uses)))
    return tuple(found)


def _uses(card: Card) -> list[Use]:
    """Return the rooms of a session; one without a wish of its own leaves each room as it stands."""
    if card.starts is None:
        return []
    facts = card.id, card.code, card.title
    times = card.starts, card.ends
    return [Use(*facts, room.name, *times, card.layout, usual=room.layout) for room in card.rooms]
