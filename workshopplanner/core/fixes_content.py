"""Fixes for content: themes, outcomes, session plans and what comes before what."""

from collections.abc import Iterator
from dataclasses import replace

from workshopplanner.core.agenda import Card, time_of
from workshopplanner.core.calendar import weekday
from workshopplanner.core.findings import Finding
from workshopplanner.core.fixes import Deed, Fix, Verb, moved, offer
from workshopplanner.core.free_slots import Slots, start
from workshopplanner.core.kinds import SessionStatus, SessionType
from workshopplanner.core.themes import Theme
from workshopplanner.language import _

_USUAL = 60  # minutes of a session where nothing says how long it should be
_GHOST = Card(0, "", "", None, None, _USUAL, SessionType.PLENARY, SessionStatus.DRAFT)


def _added(slots: Slots, title: str, minutes: int, theme_id: int | None, outcome_id: int | None) -> Iterator[Fix]:
    """Yield the fix that adds a session in the first free slot."""
    free = slots.first(replace(_GHOST, minutes=minutes))
    if free is not None:
        day, begin = free
        fields = ("day_id", day.id), ("starts", time_of(begin)), ("minutes", minutes), ("theme_id", theme_id)
        label = _("Add {minutes} min on {day} {time}")
        named = label.format(minutes=minutes, day=weekday(day.date), time=start(begin))
        yield Fix("add_session", named, (Deed(Verb.ADD, (title, outcome_id, fields)),))


@offer("theme_unplaced", "theme_under_target")
def place(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer a free slot for a waiting session of the theme or for a new one, or a lower target."""
    theme: Theme = next(each for each in slots.facts.themes if each.id == finding.themes[0])
    waiting = [card for card in cards if card.day_id is None and card.status is not SessionStatus.CANCELLED]
    for card in waiting[:1]:
        free = None if card.locked else slots.first(card)
        if free is not None:
            yield moved(card, *free, "place")
            return
    missing = theme.target_minutes - theme.planned_minutes if theme.target_minutes else _USUAL
    yield from _added(slots, theme.title, max(missing, 1), theme.id, None)
    if theme.sessions:
        label = _("Lower the target of {code} to {minutes} min")
        named = label.format(code=theme.code, minutes=theme.planned_minutes)
        yield Fix("lower_target", named, (Deed(Verb.TARGET, (theme.id, theme.planned_minutes)),))


@offer("outcome_without_session")
def serve(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer a session of a theme that serves the outcome, or a new session."""
    del cards
    outcome = int(finding.subject.rsplit(";", 1)[1])
    goal = next(each for each in slots.facts.outcomes if each.id == outcome)
    themes = {theme.id for theme in slots.facts.themes if outcome in theme.outcomes}
    for card in slots.facts.agenda.cards:
        if card.live and card.theme_id in themes:
            label = _("Let {code} serve it").format(code=card.code)
            yield Fix("serve", label, (Deed(Verb.SERVE, (card.id, outcome)),))
            break
    yield from _added(slots, goal.statement, _USUAL, None, outcome)


@offer("plan_differs")
def fit_plan(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer to scale the steps, to change the slot, or to keep what is spare as a buffer."""
    del finding
    for card in cards:
        if card.plan_minutes < card.minutes:
            spare = card.minutes - card.plan_minutes
            label = _("Add a buffer of {minutes} min").format(minutes=spare)
            yield Fix("add_buffer", label, (Deed(Verb.STEP, (card.id, _("Buffer"), spare)),))
        if card.plan_least <= card.minutes <= slots.facts.plan_most.get(card.id, 0):
            label = _("Scale the steps of {code}").format(code=card.code)
            yield Fix("scale_steps", label, (Deed(Verb.SCALE, (card.id,)),))
        if card.plan_minutes and not card.locked:
            label = _("Make {code} {minutes} min long").format(code=card.code, minutes=card.plan_minutes)
            yield Fix("change_slot", label, (Deed(Verb.RESIZE, (card.id, card.plan_minutes)),))


@offer("prerequisite_order")
def reorder(slots: Slots, finding: Finding, cards: list[Card]) -> Iterator[Fix]:
    """Offer the first free slot after what must come before; or, where that has none, one for it before."""
    del finding
    card, needed = cards
    if needed.day_id is None:
        free = slots.first(needed)
        mine = (slots.day_of(card).number, card.begin)
        if free is not None and (free[0].number, free[1] + needed.minutes) <= mine:
            yield moved(needed, *free, "reorder")
        return
    later = (slots.day_of(needed).number, needed.end)
    days = [day for day in slots.facts.agenda.days if day.number >= later[0]]
    free = None if card.locked else slots.first(card, later, days)
    if free is not None:
        yield moved(card, *free, "reorder")
