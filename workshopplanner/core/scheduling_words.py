"""Why a session lies where it is proposed, and what keeps another from being placed, in one sentence each."""

from collections.abc import Iterator

from workshopplanner.core.agenda import Card
from workshopplanner.core.rule_words import listed
from workshopplanner.core.scheduling import Placement, Problem, Proposal, Slot, Unplaced, reasons
from workshopplanner.core.scheduling_bits import spoilt
from workshopplanner.core.scheduling_costs import other_layout, too_small
from workshopplanner.core.scheduling_model import Model
from workshopplanner.core.scheduling_state import State
from workshopplanner.core.scheduling_units import Spot, Unit
from workshopplanner.language import _


def proposal(state: State, bound: int | None, seconds: float) -> Proposal:
    """Return an agenda as frozen values, with the reason for each place."""
    model, placed, left = state.model, [], []
    for unit in model.units:
        spot = state.spots.get(unit.index)
        for card in unit.cards:
            if spot is None:
                left.append(Unplaced(card.id, blocked(state, unit, card)))
            else:
                slot = model.slot(unit, card, spot)
                placed.append(Placement(card.id, slot, why(state, unit, card)))
    return Proposal(tuple(placed), tuple(left), state.score, bound, state.score == bound, seconds)


def why(state: State, unit: Unit, card: Card) -> str:
    """Return why a session lies where it does: what was given up for it if anything, else what speaks for it."""
    model, spot = state.model, state.spots[unit.index]
    if card.day_id is not None and not model.slot(unit, card, spot).moved:
        return _("It stays where it is.")
    rooms = listed([room.name for room in (unit.choices[spot[1]] if unit.weight == 1 else card.rooms)])
    sentence = next(_given_up(state, unit, spot), "") or next(_in_favour(state, unit, spot), "")
    theme = card.theme_code or card.theme_title
    if not sentence and rooms:
        sentence = _("{rooms} and everybody in it are free, and nothing speaks against the place.")
    return (sentence or _("Everybody in it is free, and nothing speaks against the place.")).format(
        rooms=rooms, theme=theme, attending=model.facts.attending
    )


def _given_up(state: State, unit: Unit, spot: Spot) -> Iterator[str]:
    """Yield what is not as it should be there."""
    model, (start, choice) = state.model, spot
    if too_small(model.facts, unit, unit.choices[choice]):
        yield _(
            "Everybody in it is free; {rooms} holds fewer than the {attending} who attend, but no better was found."
        )
    if other_layout(unit, unit.choices[choice]):
        yield _("Everybody in it is free; {rooms} is set up in another way, but no better place was found.")
    kinds = {model.costs.softs[each].kind for each in state.over(unit, start)}
    if "heavy" in kinds:
        yield _("Everybody in it is free; it makes two heavy sessions after lunch, but no better place was found.")
    if "theme" in kinds:
        yield _("Everybody in it is free; theme {theme} has more than its share of the day, but no better was found.")
    if "lead" in kinds:
        yield _("Everybody in it is free, though somebody leads many sessions that day; no better place was found.")
    if model.costs.lecture_after_lunch(unit, start):
        yield _("Everybody in it is free; it is a lecture after lunch, but no better place was found.")


def _in_favour(state: State, unit: Unit, spot: Spot) -> Iterator[str]:
    """Yield what speaks for a place beside that all are free."""
    model = state.model
    if unit.needs:
        before = [model.units[each].card for each in unit.needs if each in state.spots]
        names = listed([_("“{title}” ({code})").format(title=card.title, code=card.code) for card in before])
        if before:
            told = _("{rooms} and everybody in it are free, and it comes after {names}.")
            yield told.replace("{names}", names.replace("{", "{{").replace("}", "}}"))
    softs = [each for each in model.costs.soft_of(unit.index, spot[0]) if model.costs.softs[each].kind == "theme"]
    if softs and all(state.many(each) == 1 for each in softs) and unit.choices[spot[1]]:
        yield _("{rooms} and everybody in it are free, and theme {theme} has nothing else on that day.")


def blocked(state: State, unit: Unit, card: Card) -> str:
    """Return the sentence that names what keeps a session from being placed."""
    title = {"title": card.title, "code": card.code}
    model = state.model
    if card.minutes < 1:
        return _("“{title}” ({code}) lasts no minute.").format(**title)
    if _spoilt(model, unit, model.week.closed):
        return _("“{title}” ({code}) is longer than any day is open.").format(**title)
    reason = next(_reasons(state, unit), "")
    if not reason:
        return _("“{title}” ({code}) finds no slot beside the others: its rooms or people are taken.").format(**title)
    return _("“{title}” ({code}) finds no slot. {reason}").format(**title, reason=reason)


def _spoilt(model: Model, unit: Unit, busy: int) -> bool:
    """Say whether a unit finds no start beside some busy times."""
    return not model.grid & ~spoilt(busy, unit.minutes)


def _reasons(state: State, unit: Unit) -> Iterator[str]:
    """Yield what leaves no start: the rules one after the other, each together with those before it."""
    model = state.model
    for other in model.waits(unit):
        yield _("It comes after “{title}” ({code}), which has no slot.").format(title=other.title, code=other.code)
    for need in (model.units[each].card for each in unit.needs if each not in state.spots):
        yield _("It comes after “{title}” ({code}), which has no slot.").format(title=need.title, code=need.code)
    busy = model.week.closed
    for who in {who.person_id: who for card in unit.cards for who in card.people}.values():
        busy |= model.away(who.person_id)
        if _spoilt(model, unit, busy):
            yield _("{person} is not there at the time.").format(person=who.name)
    yield from _taken(state, unit, busy)


def _taken(state: State, unit: Unit, busy: int) -> Iterator[str]:
    """Yield what stands in the way for good, and then what was placed there."""
    model = state.model
    shut = busy
    for room in unit.choices[-1] if len(unit.choices) == 1 else ():
        shut |= model.room_closed(room.id)
        if _spoilt(model, unit, shut):
            yield _("{room} is closed at the time.").format(room=room.name)
    for card in model.standing(unit, 0):
        shut |= model.week.of(card)
        if _spoilt(model, unit, shut):
            yield _("“{title}” ({code}) is in the way.").format(title=card.title, code=card.code)
    if not model.grid & ~spoilt(shut, unit.minutes) & ~model.outside(unit):
        yield _("It would be before the opening or after the closing of the workshop.")
    if not model.grid & ~spoilt(shut, unit.minutes) & ~model.out_of_order(unit):
        yield _("It would be in the wrong order with a session that keeps its slot.")
    for who in {who.person_id: who for card in unit.cards for who in card.people}.values():
        if not any(_beside(state, unit, choice, who.person_id) for choice in range(len(unit.choices))):
            yield _("{person} is in other sessions whenever it could be.").format(person=who.name)
    if unit.choices[0] and not any(state.free(unit, choice) for choice in range(len(unit.choices))):
        rooms = listed([room.name for some in unit.choices for room in some])
        yield _("{rooms} are taken whenever everybody in it is free.").format(rooms=rooms)


def _beside(state: State, unit: Unit, choice: int, person_id: int) -> int:
    """Return the starts at which a person is free, whatever is in the rooms."""
    return state.model.starts(unit.index, choice) & ~spoilt(state.busy(person_id), unit.minutes)


def repaired(problem: Problem, card: Card, slot: Slot) -> str:
    """Return why a repair has a session where it is."""
    if not slot.moved:
        return _("It stays where it is.")
    away = reasons(problem, card)
    if not away:
        return _("It makes room for a session that has to move; here the rooms and everybody in it are free.")
    sentence = _("{person} is away at its old time; here the rooms and everybody in it are free.")
    return sentence.format(person=away[0].person)
