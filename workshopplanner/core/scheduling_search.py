"""A good agenda quickly: the most constrained sessions first, then moves that make it better."""

import random
import time
from collections import Counter

from workshopplanner.core.agenda import Card
from workshopplanner.core.progress import Report, ignore
from workshopplanner.core.scheduling import UNPLACED, Model, Placement, Problem, Proposal, Slot, Unplaced
from workshopplanner.language import _


class Week:
    """An agenda in the making, with its score kept up to date."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.chosen: dict[int, Slot] = {}
        self.taken: Counter[tuple[str, int, int, int]] = Counter()
        self.crowd: Counter[tuple[int, int]] = Counter()
        self.themes: Counter[tuple[int, int]] = Counter()
        self.needed_by = {card.id: [each for each in model.free if card.id in each.needs] for card in model.free}

    def fits(self, card: Card, slot: Slot) -> bool:
        """Say whether nothing that is placed stands against it."""
        return not any(self.taken[use] for use in self.model.uses(card, slot)) and self._in_order(card, slot)

    def _in_order(self, card: Card, slot: Slot) -> bool:
        moment, chosen = self.model.moment, self.chosen
        begin, end = moment(slot.day_id, slot.begin), moment(slot.day_id, slot.end)
        before = [chosen[need] for need in card.needs if need in chosen]
        after = [chosen[each.id] for each in self.needed_by[card.id] if each.id in chosen]
        return all(moment(each.day_id, each.end) <= begin for each in before) and all(
            end <= moment(each.day_id, each.begin) for each in after
        )

    def cost(self, card: Card, slot: Slot) -> int:
        """Return what placing a session there adds to the score."""
        cost = slot.cost + self.model.crowd * sum(self.crowd[tick] > 0 for tick in slot.ticks())
        return cost + self.model.theme * (card.theme_id is not None and self.themes[card.theme_id, slot.day_id] > 0)

    def put(self, card: Card, slot: Slot) -> None:
        """Place a session."""
        self.chosen[card.id] = slot
        self._count(card, slot, 1)

    def lift(self, card: Card) -> Slot:
        """Take a session out again."""
        slot = self.chosen.pop(card.id)
        self._count(card, slot, -1)
        return slot

    def _count(self, card: Card, slot: Slot, by: int) -> None:
        for use in self.model.uses(card, slot):
            self.taken[use] += by
        for tick in slot.ticks():
            self.crowd[tick] += by
        if card.theme_id is not None:
            self.themes[card.theme_id, slot.day_id] += by

    def best(self, card: Card) -> Slot | None:
        """Return the slot that adds least; the first of several."""
        fitting = (slot for slot in self.model.slots[card.id] if self.fits(card, slot))
        return min(fitting, key=lambda slot: self.cost(card, slot), default=None)

    def score(self) -> int:
        """Return the score of the whole; less is better."""
        cost = sum(slot.cost for slot in self.chosen.values())
        cost += self.model.crowd * sum(max(0, many - 1) for many in self.crowd.values())
        cost += self.model.theme * sum(max(0, many - 1) for many in self.themes.values())
        return cost + UNPLACED * (len(self.model.free) - len(self.chosen))


def search(problem: Problem, seconds: float = 2.0, rounds: int = 2000, report: Report = ignore) -> Proposal:
    """Return a good agenda without a hard finding; the same one for the same problem if the time suffices."""
    began, model, rng = time.monotonic(), Model(problem), random.Random(1)  # noqa: S311 - no secret, the same answer each time
    week = Week(model)
    for card in sorted(model.free, key=lambda card: (bool(card.needs), len(model.slots[card.id]), card.id)):
        slot = week.best(card)
        if slot is not None:
            week.put(card, slot)
    for done in range(rounds):
        report(done, rounds)
        if not model.free or time.monotonic() - began > seconds:
            break
        _move(week, rng.choice(model.free))
    return proposal(model, week.chosen, 0, time.monotonic() - began)


def _move(week: Week, card: Card) -> None:
    had = week.lift(card) if card.id in week.chosen else None
    slot = week.best(card)
    if slot is not None and (had is None or week.cost(card, slot) <= week.cost(card, had)):
        week.put(card, slot)
    elif had is not None:
        week.put(card, had)


def proposal(model: Model, chosen: dict[int, Slot], bound: int, seconds: float) -> Proposal:
    """Return what was chosen with its reasons, and why the rest has no slot."""
    week = Week(model)
    for card in model.free:
        if card.id in chosen:
            week.put(card, chosen[card.id])
    placed = tuple(
        Placement(card.id, chosen[card.id], _why(card, chosen[card.id])) for card in model.free if card.id in chosen
    )
    left = tuple(Unplaced(card.id, _blocked(model, card)) for card in model.free if card.id not in chosen)
    score = week.score()
    return Proposal(placed, left, score, bound, score == bound, seconds)


def _why(card: Card, slot: Slot) -> str:
    if card.day_id is not None and not slot.moved:
        return _("It stays where it is.")
    if slot.cost and not slot.moved:
        return _("The room and everybody in it are free; no better place was found.")
    return _("The room and everybody in it are free, and nothing speaks against the place.")


def _blocked(model: Model, card: Card) -> str:
    title = {"title": card.title, "code": card.code}
    if model.slots[card.id]:
        return _("“{title}” ({code}) finds no slot beside the others: its rooms or people are taken.").format(**title)
    if card.id in model.blocks:
        return _("“{title}” ({code}) finds no slot. {reason}").format(**title, reason=model.blocks[card.id])
    return _("“{title}” ({code}) is longer than any day is open.").format(**title)
