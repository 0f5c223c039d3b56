"""Having an agenda proposed: the one place that knows which of the planners is asked for what."""

import time
from dataclasses import replace

from workshopplanner.core.progress import Report, ignore
from workshopplanner.core.scheduling import (
    UNPLACED,
    Better,
    Placement,
    Problem,
    Proposal,
    Unplaced,
    keep_quiet,
)
from workshopplanner.core.scheduling_bounds import counted
from workshopplanner.core.scheduling_model import Model
from workshopplanner.core.scheduling_repair import Repairs, Way
from workshopplanner.core.scheduling_search import Limits, Search, first
from workshopplanner.core.scheduling_solver import solve
from workshopplanner.core.scheduling_state import State
from workshopplanner.core.scheduling_words import blocked, proposal, repaired

SECONDS = 10.0  # for a draft
REPAIR = 4.0  # for a repair
SMALL = 16  # sessions for which the solver is worth its while; beyond, the search is as good and sooner
BEFORE = 1.0  # seconds of search before the solver is asked for a proof
MOVED = 10_000  # a session that moves weighs more in a repair than all people together
EVERY = 0.2  # seconds between two agendas that are told on the way


class Teller:
    """Tells of better agendas on the way, the first at once and then not too often."""

    def __init__(self, better: Better, bound: int) -> None:
        self._better, self.bound = better, bound
        self.began, self._next = time.monotonic(), 0.0
        self._full = False

    def tell(self, state: State) -> None:
        """Hear of a better agenda."""
        now = time.monotonic()
        full = len(state.spots) == len(state.model.units)
        if any(unit.had is not None and unit.index not in state.spots for unit in state.model.units):
            return  # could not be accepted: what has a slot would stay there, and others be put upon it
        if now >= self._next or (full and not self._full):
            self._full, self._next = full, now + EVERY
            self._better(proposal(state, self.bound, now - self.began))


def draft(
    problem: Problem, seconds: float = SECONDS, report: Report = ignore, better: Better = keep_quiet, rounds: int = 0
) -> Proposal:
    """Return a good agenda without a hard finding; `better` is told of the first one and of each better one.

    With `rounds` the search ends after so many, and the same problem has the same answer however quick the machine.
    """
    began, model = time.monotonic(), Model(problem)
    teller = Teller(better, counted(model))
    state, bound = _search(model, seconds, rounds, teller, report)
    whole = proposal(state, min(bound, state.score), time.monotonic() - began)
    left = _keep(problem, whole)
    while left:  # what has a slot and finds no other stays there, and the rest is planned around it
        problem = replace(problem, free=tuple(each for each in problem.free if each not in left))
        again, _bound = _search(Model(problem), max(1.0, seconds / 4), rounds, teller, report)
        part = proposal(again, None, time.monotonic() - began)
        lost = tuple(each for each in whole.unplaced if each.session_id in left)
        score = part.score + UNPLACED * len(lost)
        whole = Proposal(
            part.placements, (*lost, *part.unplaced), score, min(bound, score), bound >= score, part.seconds
        )
        left = _keep(problem, whole)
    return whole


def _keep(problem: Problem, found: Proposal) -> set[int]:
    """Return the sessions that have a slot and got none, of those that are still to be planned."""
    tray = {card.id for card in problem.facts.agenda.tray}
    return {each.session_id for each in found.unplaced} & set(problem.free) - tray


def _search(model: Model, seconds: float, rounds: int, teller: Teller, report: Report) -> tuple[State, int]:
    """Return the best agenda that is found, and the score that none can be below."""
    state = first(model, report)
    teller.tell(state)
    began, small = time.monotonic(), len(model.units) <= SMALL
    limits = Limits(min(BEFORE, seconds) if small else seconds, rounds or 1_000_000, teller.bound)
    state = Search(state, limits).run(teller.tell, report)
    left = seconds - (time.monotonic() - began)
    if small and state.score > teller.bound and left > 0:
        teller.tell(state)
        solved = solve(model, state.spots, left, report)
        if solved.spots is not None:
            state = min(state, state.copy_of(solved.spots), key=lambda each: each.score)
        return state, max(teller.bound, solved.bound)
    return state, teller.bound


def repairs(problem: Problem, count: int = 3, seconds: float = REPAIR, report: Report = ignore) -> list[Proposal]:
    """Return different ways to plan again after an absence, those first that move fewest sessions, then people."""
    began, search = time.monotonic(), Repairs(Model(problem), seconds, report)
    ways, proven = search.find(count)
    ways = ways or [search.way({})]
    least, seconds = ways[0].sessions, time.monotonic() - began
    return [_repair(search, way, proven and way.sessions == least, seconds) for way in ways]


def _repair(search: Repairs, way: Way, proven: bool, seconds: float) -> Proposal:
    """Return a way as frozen values; it is proven that none moves fewer sessions, or not."""
    model, state, moves = search.model, State(search.model), dict(way.moves)
    for index, spot in moves.items():
        state.put(model.units[index], spot)
    left = _left(search, state)
    placed = []
    for unit in model.units:
        if unit.index in moves or (unit.had is not None and unit.index not in search.left):
            spot = moves.get(unit.index) or unit.had or (0, 0)
            slots = ((card, model.slot(unit, card, spot)) for card in unit.cards)
            placed += [Placement(card.id, slot, repaired(model.problem, card, slot)) for card, slot in slots]
    lost = UNPLACED * len(left)
    bound = lost + MOVED * way.sessions if proven else None
    return Proposal(tuple(placed), left, lost + MOVED * way.sessions + way.people, bound, proven, seconds)


def _left(search: Repairs, state: State) -> tuple[Unplaced, ...]:
    """Return the sessions that need somebody who is away and have no other place."""
    units = [search.model.units[index] for index in search.left]
    return tuple(Unplaced(card.id, blocked(state, unit, card)) for unit in units for card in unit.cards)
