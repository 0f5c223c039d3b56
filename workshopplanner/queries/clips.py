"""Sessions as they go onto the clipboard."""

from collections.abc import Iterable

from sqlalchemy import select

from workshopplanner.core.agenda import Card
from workshopplanner.core.clips import Clip, ClipStep
from workshopplanner.queries.agenda import card
from workshopplanner.queries.plans import plan
from workshopplanner.store.schema import Day, Outcome, Session
from workshopplanner.store.store import Tx


def clips(tx: Tx, session_ids: Iterable[int]) -> list[Clip]:
    """Return sessions with all that hangs on them, in the order of the week."""
    cards = [card(tx, session_id) for session_id in session_ids]
    numbers = {row.id: row.number for row in tx.execute(select(Day.id, Day.number))}
    cards.sort(key=lambda each: (numbers.get(each.day_id or 0, 99), each.begin, each.code))
    return [_clip(tx, each, cards[0], numbers) for each in cards]


def _clip(tx: Tx, mine: Card, first: Card, numbers: dict[int, int]) -> Clip:
    plans = plan(tx, mine.id)
    order = {objective.id: at for at, objective in enumerate(plans.objectives)}
    placed = mine.day_id is not None and first.day_id is not None
    outcomes = select(Outcome.statement).where(Outcome.id.in_(mine.outcomes)).order_by(Outcome.number)
    return Clip(
        title=mine.title,
        type=mine.type.value,
        minutes=mine.minutes,
        days=numbers[mine.day_id] - numbers[first.day_id] if placed else 0,  # type: ignore[index]
        offset=mine.begin - first.begin if placed else 0,
        theme=mine.theme_title,
        rooms=tuple(room.name for room in mine.rooms),
        people=tuple((who.name, who.function.value) for who in mine.people),
        outcomes=tuple(tx.scalars(outcomes)),
        interpretation=mine.interpretation,
        public_note=mine.public_note,
        internal_note=mine.internal_note,
        preparation=plans.preparation,
        layout=tx.scalar(select(Session.layout).where(Session.id == mine.id)),
        objectives=tuple(objective.statement for objective in plans.objectives),
        steps=tuple(
            ClipStep(
                step.minutes,
                step.least,
                step.most,
                step.activity,
                step.method,
                step.materials,
                step.notes,
                order.get(step.objective_id or 0),
            )
            for step in plans.steps
        ),
    )
