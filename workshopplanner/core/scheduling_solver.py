"""The best agenda with a proof, by a solver library."""

import time
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from workshopplanner.core.progress import Cancelled, Report, ignore
from workshopplanner.core.scheduling import UNPLACED, Model, Problem, Proposal, Slot
from workshopplanner.core.scheduling_search import proposal

Chosen = dict[tuple[int, int], Any]


def solve(
    problem: Problem, seconds: float = 10.0, others: Iterable[Proposal] = (), report: Report = ignore
) -> Proposal | None:
    """Return the best agenda that moves not the same sessions to the same days as `others`, with what is proven."""
    from ortools.sat.python import cp_model

    began, model, cp = time.monotonic(), Model(problem), cp_model.CpModel()
    chosen: Chosen = {
        (card.id, at): cp.new_bool_var("") for card in model.free for at in range(len(model.slots[card.id]))
    }
    cost = _costs(cp, model, chosen)
    _order(cp, model, chosen)
    for other in others:
        _differ(cp, model, chosen, other)
    cp.minimize(cost)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.random_seed = 1, 1
    solver.parameters.max_time_in_seconds = seconds
    status = _run(solver, cp, report)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    found = {card: model.slots[card][at] for (card, at), var in chosen.items() if solver.value(var)}
    return proposal(model, found, round(solver.best_objective_bound), time.monotonic() - began)


def _costs(cp: Any, model: Model, chosen: Chosen) -> Any:
    uses, crowd, themes = defaultdict(list), defaultdict(list), defaultdict(list)
    cost = 0
    for card in model.free:
        mine = [chosen[card.id, at] for at in range(len(model.slots[card.id]))]
        cp.add_at_most_one(mine)
        cost += UNPLACED * (1 - sum(mine))
        for var, slot in zip(mine, model.slots[card.id], strict=True):
            cost += slot.cost * var
            for use in model.uses(card, slot):
                uses[use].append(var)
            for tick in slot.ticks():
                crowd[tick].append(var)
            if card.theme_id is not None:
                themes[card.theme_id, slot.day_id].append(var)
    for several in uses.values():
        cp.add_at_most_one(several)
    return cost + model.crowd * _excess(cp, model, crowd) + model.theme * _excess(cp, model, themes)


def _excess(cp: Any, model: Model, groups: dict[Any, list[Any]]) -> Any:
    over = []
    for several in groups.values():
        over.append(cp.new_int_var(0, len(model.free), ""))
        cp.add(over[-1] >= sum(several) - 1)
    return sum(over)


def _order(cp: Any, model: Model, chosen: Chosen) -> None:
    """Forbid slots of a session before or beside the end of one that it needs."""
    free = {card.id for card in model.free}
    week = len(model.days) * 24 * 60
    for card in model.free:
        for need in (each for each in card.needs if each in free):
            ends = [(chosen[need, at], _moment(model, slot, slot.end)) for at, slot in enumerate(model.slots[need])]
            begins = [
                (chosen[card.id, at], week - _moment(model, slot, slot.begin))
                for at, slot in enumerate(model.slots[card.id])
            ]
            cp.add(sum(var * end for var, end in ends) + sum(var * rest for var, rest in begins) <= week)


def _moment(model: Model, slot: Slot, minute: int) -> int:
    return model.moment(slot.day_id, minute)


def _differ(cp: Any, model: Model, chosen: Chosen, other: Proposal) -> None:
    """Ask for another way: at least one session that moved is not on the same day as there, or stays."""
    same = []
    for moved in (each for each in other.placements if each.slot.moved):
        there = cp.new_bool_var("")
        slots = model.slots[moved.session_id]
        alike = [
            chosen[moved.session_id, at]
            for at, slot in enumerate(slots)
            if slot.moved and slot.day_id == moved.slot.day_id
        ]
        cp.add(sum(alike) == there)
        same.append(there)
    cp.add_bool_or([there.negated() for there in same])


def _run(solver: Any, cp: Any, report: Report) -> Any:
    """Solve on a thread of its own, so that giving up is heard while the solver works."""
    from concurrent.futures import ThreadPoolExecutor
    from concurrent.futures import TimeoutError as Late

    began, limit = time.monotonic(), solver.parameters.max_time_in_seconds
    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(solver.solve, cp)
        while True:
            try:
                return work.result(timeout=0.05)
            except Late:
                try:
                    report(int(min(time.monotonic() - began, limit) * 10), int(limit * 10))
                except Cancelled:
                    solver.stop_search()
                    raise


def repairs(problem: Problem, count: int = 3, seconds: float = 5.0, report: Report = ignore) -> list[Proposal]:
    """Return different ways to plan again with as few sessions moved as possible, the fewest first."""
    found: list[Proposal] = []
    while len(found) < count:
        way = solve(problem, seconds, found, report)
        if way is None:
            break
        found.append(way)
        if not way.moved:
            break
    return found
