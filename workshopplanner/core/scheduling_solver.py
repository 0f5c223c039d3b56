"""Proofs by a solver library: the best agenda of a small problem, and the least repair."""

import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workshopplanner.core.progress import Cancelled, Report, ignore
from workshopplanner.core.scheduling import UNPLACED
from workshopplanner.core.scheduling_bits import pieces
from workshopplanner.core.scheduling_costs import CROWD
from workshopplanner.core.scheduling_model import Model
from workshopplanner.core.scheduling_units import Spot, Unit


@dataclass(frozen=True)
class Solved:
    """What the solver found, if anything, and the score that no agenda can be below."""

    spots: dict[int, Spot] | None
    bound: int


class Sheet:
    """The units of a model as variables of the solver: each has a start and a choice of rooms, or none."""

    def __init__(self, model: Model, cp: Any) -> None:
        self.model, self.cp = model, cp
        self.placed = {unit.index: cp.new_bool_var("") for unit in model.units}
        self.at: dict[tuple[int, int], Any] = {}
        self.choice: dict[tuple[int, int], Any] = {}
        self.start: dict[int, Any] = {}
        for unit in model.units:
            self._define(unit)
        self._keep_apart()
        self._keep_order()

    def _define(self, unit: Unit) -> None:
        index, cp = unit.index, self.cp
        choices = [choice for choice in range(len(unit.choices)) if self.model.starts(index, choice)]
        starts = sorted({start for choice in choices for start in self.model.candidates(index, choice)})
        self.at.update({(index, start): cp.new_bool_var("") for start in starts})
        self.choice.update({(index, choice): cp.new_bool_var("") for choice in choices})
        cp.add(sum(self.at[index, start] for start in starts) == self.placed[index])
        cp.add(sum(self.choice[index, choice] for choice in choices) == self.placed[index])
        for choice in choices:
            able = self.model.candidates(index, choice)
            if len(able) < len(starts):
                cp.add(sum(self.at[index, start] for start in able) >= self.choice[index, choice])
        self.start[index] = cp.new_int_var(0, self.model.week.minutes, "")
        cp.add(self.start[index] == sum(start * self.at[index, start] for start in starts))

    def _keep_apart(self) -> None:
        shared = defaultdict(list)
        everybody = [unit for unit in self.model.units if unit.everybody]
        for unit in self.model.units:
            whole = self._interval(unit, self.placed[unit.index])
            for person in unit.people:
                shared["person", person].append(whole)
            for other in everybody:
                if other is not unit:
                    self.cp.add_no_overlap([whole, self._interval(other, self.placed[other.index])])
            for (index, choice), chosen in self.choice.items():
                for room in unit.rooms[choice] if index == unit.index else ():
                    shared["room", room].append(self._interval(unit, chosen))
        for intervals in shared.values():
            self.cp.add_no_overlap(intervals)

    def _interval(self, unit: Unit, chosen: Any) -> Any:
        return self.cp.new_optional_fixed_size_interval_var(self.start[unit.index], max(unit.minutes, 1), chosen, "")

    def _keep_order(self) -> None:
        for unit in self.model.units:
            for need in unit.needs:
                placed = self.placed[unit.index]
                self.cp.add_implication(placed, self.placed[need])
                end = self.start[need] + self.model.units[need].minutes
                self.cp.add(end <= self.start[unit.index]).only_enforce_if(placed)

    def cost(self) -> Any:
        """Return the score as the solver reckons it, the same as that of the search."""
        costs, crowd, softs = self.model.costs, defaultdict(list), defaultdict(list)
        cost = sum(UNPLACED * (1 - placed) for placed in self.placed.values())
        cost += sum(costs.of_room[index][choice] * chosen for (index, choice), chosen in self.choice.items())
        for (index, start), chosen in self.at.items():
            cost += costs.of_start(index, start) * chosen
            for piece in pieces(start, self.model.units[index].minutes):
                crowd[piece].append(chosen)
            for soft in costs.soft_of(index, start):
                softs[soft].append(chosen)
        for piece, several in crowd.items():
            cost += CROWD * self._excess(several, costs.crowd[piece], 1)
        for soft, several in softs.items():
            cost += costs.softs[soft].cost * self._excess(several, costs.base[soft], costs.softs[soft].most)
        return cost

    def _excess(self, several: list[Any], base: int, most: int) -> Any:
        """Return how many of some sessions are beyond what costs nothing; those that stay anyway cost nothing."""
        over = self.cp.new_int_var(0, len(self.model.units), "")
        self.cp.add(over >= sum(several) - max(0, most - base))
        return over

    def hint(self, spots: dict[int, Spot]) -> None:
        """Tell an agenda that is already known."""
        for (index, start), chosen in self.at.items():
            self.cp.add_hint(chosen, index in spots and spots[index][0] == start)
        for (index, choice), chosen in self.choice.items():
            self.cp.add_hint(chosen, index in spots and spots[index][1] == choice)

    def read(self, solver: Any) -> dict[int, Spot]:
        """Return the agenda that was found."""
        rooms = {index: choice for (index, choice), chosen in self.choice.items() if solver.value(chosen)}
        return {index: (start, rooms[index]) for (index, start), chosen in self.at.items() if solver.value(chosen)}


def solve(model: Model, known: dict[int, Spot], seconds: float, report: Report = ignore) -> Solved:
    """Return the best agenda the solver finds in the time, with what is proven; nothing where it is not there."""
    return _beside(lambda stop: _solve(model, known, seconds, stop), report)


def _solve(model: Model, known: dict[int, Spot], seconds: float, stop: list[Any]) -> Solved:
    try:
        from ortools.sat.python import cp_model
    except ImportError:  # not installed, or not for this machine
        return Solved(None, 0)
    cp, solver = cp_model.CpModel(), cp_model.CpSolver()
    sheet = Sheet(model, cp)
    cp.minimize(sheet.cost())
    sheet.hint(known)
    solver.parameters.num_workers, solver.parameters.random_seed = 1, 1
    solver.parameters.max_time_in_seconds = seconds
    if not stop:  # nobody has given up meanwhile
        stop.append(solver)
        status = solver.solve(cp)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Solved(sheet.read(solver), round(solver.best_objective_bound))
    return Solved(None, 0)


def _beside(work: Callable[[list[Any]], Solved], report: Report) -> Solved:
    """Do some work on a thread of its own, so that giving up is heard at once whatever it is doing."""
    from concurrent.futures import Future

    answer, stop = Future[Solved](), list[Any]()

    def run() -> None:
        try:
            answer.set_result(work(stop))
        except BaseException as problem:  # noqa: BLE001 (handed over to whoever asked)
            answer.set_exception(problem)

    threading.Thread(target=run, name="solver", daemon=True).start()
    while True:
        try:
            return answer.result(timeout=0.03)
        except TimeoutError:
            _look_up(report, stop)


def _look_up(report: Report, stop: list[Any]) -> None:
    """Stop the solver where somebody has given up."""
    try:
        report(0, 0)
    except Cancelled:
        for solver in stop:
            solver.stop_search()
        stop.append(None)
        raise
