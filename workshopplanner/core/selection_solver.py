"""A sheet of whole numbers and rows to keep, solved exactly: by OR-Tools' HiGHS where it is there, or by ourselves."""

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from workshopplanner.core.progress import Cancelled, Report, ignore

Terms = Sequence[tuple[int, int]]  # (column, coefficient)
_INFINITY = float("inf")
# HiGHS is quicker where little is left to search, CP-SAT where much is: the second has what time the first leaves.
_SOLVERS = (("highs", "output_flag=false,mip_rel_gap=0,threads=1,random_seed=1", 0.1), ("sat", "num_workers:1", 1.0))
_LOOK_UP = 0.02  # seconds
_FINE = 1 << 20
_MOST = 1_000_000


@dataclass
class Row:
    """low ≤ Σ coefficient × column ≤ high; None where there is no such end."""

    low: int | None
    high: int | None
    terms: Terms


@dataclass
class Sheet:
    """Columns of whole numbers between two ends, and the rows they must keep."""

    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def column(self, low: int, high: int) -> int:
        """Add a column and return its number."""
        self.low.append(low)
        self.high.append(high)
        return len(self.low) - 1

    def row(self, low: int | None, high: int | None, terms: Terms) -> Row:
        """Add a row."""
        self.rows.append(Row(low, high, terms))
        return self.rows[-1]


@dataclass(frozen=True)
class Solved:
    """Values of all columns, None where none were found; `proven` that none are better, or that there are none."""

    values: tuple[int, ...] | None
    proven: bool
    bound: int | None = None


@dataclass(frozen=True)
class Priced:
    """A bound on the goal in fine units, and what a column loses of it for each step away from its best end `at`."""

    ceiling: int
    costs: tuple[int, ...]
    at: tuple[int, ...]

    @property
    def bound(self) -> int:
        """What no solution exceeds."""
        return self.ceiling // _FINE

    def with_column(self, column: int, value: int) -> "Priced":
        """Return what is left of the bound when a column is forced to its best end, or one step from it."""
        lost = self.costs[column] if self.at[column] != value else 0
        return Priced(self.ceiling - lost, self.costs, self.at)

    def settled(self, worth: int) -> dict[int, int]:
        """Return the columns, and their values, that are the same in all solutions worth at least so much."""
        spare = self.ceiling - worth * _FINE
        return {at: self.at[at] for at, cost in enumerate(self.costs) if cost > spare}


@cache
def library() -> Any:
    """Return OR-Tools' thin layer over its solvers, None where it is not installed or not for this machine."""
    try:
        from ortools.linear_solver.python import model_builder_helper
    except ImportError:
        return None
    return model_builder_helper


@dataclass(frozen=True)
class Ends:
    """Ends that differ from the sheet's for one question: of columns and of rows."""

    columns: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    rows: Mapping[int, tuple[int | None, int | None]] = field(default_factory=dict)


class Solver:
    """Answers one question after the other about the same sheet."""

    def __init__(self, sheet: Sheet, time_left: Callable[[], float], report: Report = ignore) -> None:
        self.sheet, self.time_left, self.report = sheet, time_left, report
        self._model: Any = self._build() if library() else None
        self._changed = Ends()
        self._known: tuple[Mapping[int, int], Ends, Priced] | None = None
        self._columns, self._rows = range(len(sheet.low)), range(len(sheet.rows))

    def _build(self) -> Any:
        model = library().ModelBuilderHelper()
        for low, high in zip(self.sheet.low, self.sheet.high, strict=True):
            at = model.add_var()
            model.set_var_lower_bound(at, low)
            model.set_var_upper_bound(at, high)
            model.set_var_integrality(at, True)
        for row in self.sheet.rows:
            at = model.add_linear_constraint()
            _set_row(model, at, row.low, row.high)
            for column, coefficient in row.terms:
                model.add_term_to_constraint(at, column, coefficient)
        model.set_maximize(True)
        return model

    def maximise(self, goal: Mapping[int, int], ends: Ends | None = None) -> Solved:
        """Return the solution with the greatest sum of the goal, or that there is none."""
        ends = ends or Ends()
        if self._model is None:
            from workshopplanner.core.selection_own import maximise

            return maximise(self.sheet, goal, ends, self.time_left(), self.report)
        self._ask(goal, ends)
        if self.report is ignore:
            return self._solve(goal, ends, [])
        return _beside(lambda stop: self._solve(goal, ends, stop), self.report)

    def _ask(self, goal: Mapping[int, int], ends: Ends) -> None:
        """Put the question to the model; coefficients beyond a million are scaled, for the solver's sake."""
        model, sheet, scale = self._model, self.sheet, _scale(goal)
        for at in self._changed.columns:
            model.set_var_lower_bound(at, sheet.low[at])
            model.set_var_upper_bound(at, sheet.high[at])
        for at in self._changed.rows:
            _set_row(model, at, sheet.rows[at].low, sheet.rows[at].high)
        for at, (low, high) in ends.columns.items():
            model.set_var_lower_bound(at, low)
            model.set_var_upper_bound(at, high)
        for at, (lower, upper) in ends.rows.items():
            _set_row(model, at, lower, upper)
        model.clear_objective()
        model.set_maximize(True)
        for at, worth in goal.items():
            model.set_var_objective_coefficient(at, worth / scale)
        self._changed = ends

    def _solve(self, goal: Mapping[int, int], ends: Ends, stop: list[Any]) -> Solved:
        solved = self._by_prices(goal, ends, stop)
        if solved is not None:
            return solved
        found = Solved(None, proven=False)
        for name, options, share in _SOLVERS:
            solver = library().ModelSolverHelper(name)
            solver.enable_output(False)
            solver.set_solver_specific_parameters(options)
            solver.set_time_limit_in_seconds(max(0.001, self.time_left() * share))
            stop.append(solver)
            solver.solve(self._model)
            found = _better(found, self._read(solver, goal, ends, exact=name == "highs" or _scale(goal) == 1), goal)
            if found.proven or None in stop:
                break
        return found

    def _read(self, solver: Any, goal: Mapping[int, int], ends: Ends, *, exact: bool) -> Solved:
        """Return what was found, counted again; nothing where the solver is not to be believed."""
        status = library().SolveStatus
        if solver.status() == status.INFEASIBLE:
            return Solved(None, proven=True)
        if not solver.has_solution():
            return Solved(None, proven=False)
        values = tuple(round(solver.variable_value(at)) for at in self._columns)
        if not self.fits(values, ends):
            return Solved(None, proven=False)
        worth = _worth(goal, values)
        if solver.status() == status.OPTIMAL and exact:
            return Solved(values, proven=True, bound=worth)
        bound = solver.best_objective_bound() * _scale(goal)
        return Solved(values, proven=False, bound=max(worth, int(bound + 1e-6 * abs(bound))))

    def fits(self, values: Sequence[int], ends: Ends) -> bool:
        """Tell whether values keep all ends and rows, by whole numbers."""
        for at, value in enumerate(values):
            low, high = ends.columns.get(at) or (self.sheet.low[at], self.sheet.high[at])
            if not low <= value <= high:
                return False
        for at, row in enumerate(self.sheet.rows):
            lower, upper = ends.rows.get(at) or (row.low, row.high)
            total = sum(coefficient * values[column] for column, coefficient in row.terms)
            if (lower is not None and total < lower) or (upper is not None and total > upper):
                return False
        return True

    def _by_prices(self, goal: Mapping[int, int], ends: Ends, stop: list[Any]) -> Solved | None:
        """Solve without asking for whole numbers, and note what the rows are worth.

        Where the values happen to be whole and worth as much as the prices allow, they are the best: proven by whole
        numbers, with no trust in the solver.
        """
        self._known = None
        solver = library().ModelSolverHelper("glop")
        solver.enable_output(False)
        solver.set_time_limit_in_seconds(max(0.001, self.time_left()))
        stop.append(solver)
        solver.solve(self._model)
        if solver.status() != library().SolveStatus.OPTIMAL:
            return None
        factor = _scale(goal) * _FINE
        priced = _priced(self.sheet, goal, ends, [round(solver.dual_value(at) * factor) for at in self._rows])
        self._known = goal, ends, priced
        values = tuple(round(solver.variable_value(at)) for at in self._columns)
        worth = _worth(goal, values)
        whole = worth == priced.bound and self.fits(values, ends)
        return Solved(values, proven=True, bound=worth) if whole else None

    def price(self, goal: Mapping[int, int], ends: Ends) -> Priced | None:
        """Return what the rows are worth, from the solver's prices rounded to fractions that are then exact."""
        if self._model is None:
            return None
        if self._known is None or self._known[0] is not goal or self._known[1] is not ends:
            self._ask(goal, ends)
            self._by_prices(goal, ends, [])
        return self._known[2] if self._known else None


def _priced(sheet: Sheet, goal: Mapping[int, int], ends: Ends, prices: Sequence[int]) -> Priced:
    """Bound the goal by what the rows cost: Σ price × end of row + Σ the best of each column at its reduced worth.

    Whatever the prices are, no solution is worth more: a row's sum is at most its high end (price above zero) or at
    least its low end (below zero), and each column is at most worth its better end.
    """
    worth = [0] * len(sheet.low)
    for at, each in goal.items():
        worth[at] = each * _FINE
    ceiling = 0
    for at, row in enumerate(sheet.rows):
        lower, upper = ends.rows.get(at) or (row.low, row.high)
        end = upper if prices[at] > 0 else lower
        if prices[at] and end is not None:
            ceiling += prices[at] * end
            for column, coefficient in row.terms:
                worth[column] -= prices[at] * coefficient
    best = []
    for at, each in enumerate(worth):
        low, high = ends.columns.get(at) or (sheet.low[at], sheet.high[at])
        best.append(high if each > 0 else low)
        ceiling += each * best[-1]
    return Priced(ceiling, tuple(abs(each) for each in worth), tuple(best))


def _worth(goal: Mapping[int, int], values: Sequence[int]) -> int:
    return sum(each * values[at] for at, each in goal.items())


def _better(one: Solved, other: Solved, goal: Mapping[int, int]) -> Solved:
    """Return the better of two answers to the same question, with the lower of their bounds."""
    if other.proven:
        return other
    bounds = [each.bound for each in (one, other) if each.bound is not None]
    able = [each for each in (one.values, other.values) if each is not None]
    best = max(able, key=lambda values: _worth(goal, values), default=None)
    bound = min(bounds, default=None)
    return Solved(best, proven=best is not None and bound == _worth(goal, best), bound=bound)


def _scale(goal: Mapping[int, int]) -> float:
    return max(1.0, max(map(abs, goal.values()), default=0) / _MOST)


def _set_row(model: Any, at: int, low: int | None, high: int | None) -> None:
    model.set_constraint_lower_bound(at, -_INFINITY if low is None else low)
    model.set_constraint_upper_bound(at, _INFINITY if high is None else high)


def _beside(work: Callable[[list[Any]], Solved], report: Report) -> Solved:
    """Solve on a thread of its own, so that giving up is heard at once whatever the solver is doing."""
    answer, stop = Future[Solved](), list[Any]()

    def run() -> None:
        try:
            answer.set_result(work(stop))
        except BaseException as problem:  # noqa: BLE001 (handed over to whoever asked)
            answer.set_exception(problem)

    threading.Thread(target=run, name="selection", daemon=True).start()
    while True:
        try:
            return answer.result(timeout=_LOOK_UP)
        except TimeoutError:
            try:
                report(0, 0)
            except Cancelled:
                for solver in stop:
                    solver.interrupt_solve()
                stop.append(None)
                raise
