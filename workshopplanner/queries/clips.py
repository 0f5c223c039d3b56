"""Sessions as they go onto the clipboard."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import select

from workshopplanner.core.agenda import Card
from workshopplanner.core.clips import Clip, ClipStep
from workshopplanner.queries.agenda import card
from workshopplanner.queries.plans import plan
from workshopplanner.store.schema import Day, Outcome, Session, Theme
from workshopplanner.store.store import Tx


def clips(tx: Tx, session_ids: Iterable[int]) -> list[Clip]:
    """Return sessions with all that hangs on them, in the order of the week."""
    cards = [card(tx, session_id) for session_id in session_ids]
    numbers = {row.id: row.number for row in tx.execute(select(Day.id, Day.number))}
    cards.sort(key=lambda each: (numbers.get(each.day_id or 0, 99), each.begin, each.code))
    found = [_clip(tx, each, cards[0], numbers) for each in cards]
    return [_tied(tx, clip, each, cards) for clip, each in zip(found, cards, strict=True)]


def _tied(tx: Tx, clip: Clip, mine: Card, cards: Sequence[Card]) -> Clip:
    """Return a clip with what ties it to the others, and its further themes."""
    order = [each.id for each in cards]
    sets = [each.parallel_set for each in cards if each.parallel_set is not None]
    together = sorted({number for number in sets if sets.count(number) > 1}, key=sets.index)
    wanted = select(Theme.id, Theme.title).where(Theme.id.in_(mine.further_themes))
    titles = {row.id: row.title for row in tx.execute(wanted)}
    return replace(
        clip,
        further=tuple(titles[each] for each in mine.further_themes if each in titles),
        needs=tuple(sorted(order.index(each) for each in mine.needs if each in order)),
        parallel=together.index(mine.parallel_set) if mine.parallel_set in together else None,
    )


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
