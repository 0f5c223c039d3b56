"""Choosing the best people for the seats there are, one aim after the other, each proven."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from fractions import Fraction
from time import monotonic, perf_counter

from workshopplanner.core.progress import Report, ignore
from workshopplanner.core.selection import Outcome, Plain, Problem, Status
from workshopplanner.core.selection_model import Model, worth_choosing
from workshopplanner.core.selection_rules import Counting
from workshopplanner.core.selection_solver import Ends, Solved, Solver
from workshopplanner.core.selection_ties import first_of_equals

SECONDS = 60.0
Better = Callable[[Outcome], None]  # called with each proposal that keeps the rules, before the best is proven


def keep_quiet(_outcome: Outcome) -> None:
    """Take no notice of answers on the way."""


@dataclass(frozen=True)
class Found:
    """The people of the best set, None where there is none; `worth` and `bound` in units of the scores."""

    people: tuple[int, ...] | None
    proven: bool
    worth: int = 0
    bound: int | None = None


class Search:
    """The best set of a problem, as it is or with people forced in and out."""

    def __init__(
        self,
        counting: Counting,
        seconds: float = SECONDS,
        report: Report = ignore,
        spare: int = 0,
        keep: Collection[int] = (),
    ) -> None:
        self.counting = counting
        self.model = Model(counting, worth_choosing(counting, spare, keep))
        until = monotonic() + seconds
        self.time_left = lambda: until - monotonic()
        self.solver = Solver(self.model.sheet, self.time_left, report)
        self.seen: Callable[[Solved], None] = lambda _solved: None
        self.level = Ends()  # the ends of the last question: all but the score is settled by them

    def best(self, inside: Collection[int] = (), outside: Collection[int] = (), settle: bool = True) -> Found:
        """Return the best set that holds some people and lacks others; `settle` says whether ties are broken too."""
        model = self.model
        if model.impossible or any(at not in model.column for at in inside):
            return Found(None, proven=True)
        columns = {model.column[at]: (1, 1) for at in inside}
        columns |= {model.column[at]: (0, 0) for at in outside if at in model.column}
        clean = columns | dict.fromkeys(model.slacks, (0, 0))
        found = self._without_breach(Ends(clean), settle)
        if found.people is not None or not model.slacks or not found.proven:
            return found
        first = self.solver.maximise({at: -each for at, each in model.weights.items()}, Ends(columns))
        if first.values is None or not first.proven:
            return self._unproven(first)
        self.seen(first)
        least = sum(each * first.values[at] for at, each in model.weights.items())
        return self._without_breach(Ends(columns, {model.breach: (0, least)}), settle)

    def _without_breach(self, ends: Ends, settle: bool) -> Found:
        """Return the best set with as little breach of aims as the ends allow."""
        model, seats = self.model, self.model.seats
        if not model.exactly:
            filled = self.solver.maximise(dict.fromkeys(model.column.values(), 1), ends)
            if filled.values is None or not filled.proven:
                return self._unproven(filled)
            size = len(model.people(filled.values))
            ends = replace(ends, rows={**ends.rows, model.size: (size, seats)})
        if model.mixed:
            scored = self.solver.maximise(dict.fromkeys(model.goal, 1), ends)
            if scored.values is None or not scored.proven:
                return self._unproven(scored)
            self.seen(scored)
            number = sum(scored.values[at] for at in model.goal)
            ends = replace(ends, rows={**ends.rows, model.scored: (number, None)})
        self.level = ends
        best = self.solver.maximise(model.goal, ends)
        if best.values is None or not best.proven:
            return replace(self._unproven(best), bound=best.bound)
        self.seen(best)
        values = first_of_equals(self.solver, model.goal, ends, best.values, model.kept) if settle else best.values
        people = tuple(model.people(values))
        return Found(people, proven=True, worth=self.counting.total(people), bound=self.counting.total(people))

    def _unproven(self, solved: Solved) -> Found:
        if solved.values is None:
            return Found(None, proven=solved.proven)
        people = tuple(self.model.people(solved.values))
        return Found(people, proven=False, worth=self.counting.total(people))


def select(problem: Problem, seconds: float = SECONDS, report: Report = ignore, better: Better = keep_quiet) -> Outcome:
    """Return the best people for the seats; `report` may cancel, and what was good so far has gone to `better`."""
    began = perf_counter()
    search = Search(Counting(problem), seconds, report)

    def tell(solved: Solved) -> None:
        people = search.model.people(solved.values or ())
        better(outcome(search.counting, Found(tuple(people), False, search.counting.total(people)), began))

    if better is not keep_quiet:
        search.seen = tell
    return outcome(search.counting, search.best(), began)


def outcome(counting: Counting, found: Found, began: float) -> Outcome:
    """Return what was found as an answer, counted again by plain arithmetic."""
    if found.people is None:
        status = Status.INFEASIBLE if found.proven else Status.UNKNOWN
        return Outcome(status, seconds=perf_counter() - began)
    if not counting.keeps(found.people):
        raise AssertionError("The solver's set does not keep the rules.")
    bound = found.worth if found.proven else found.bound
    return Outcome(
        Status.OPTIMAL if found.proven else Status.FEASIBLE,
        tuple(counting.people[at].id for at in found.people),
        _shown(counting, found.worth),
        None if bound is None else _shown(counting, bound),
        None if bound is None else _shown(counting, bound - found.worth),
        tuple(counting.breaches(found.people)),
        sum(counting.scores[at] is None for at in found.people),
        plain(counting, found),
        perf_counter() - began,
    )


def plain(counting: Counting, found: Found) -> Plain:
    """Return the top of the pool by score alone, and what the found set costs against it."""
    able = (at for at, each in enumerate(counting.people) if each.eligible)
    top = sorted(sorted(able, key=counting.rank)[: counting.problem.seats])
    total = counting.total(top)
    price = total - found.worth
    return Plain(
        tuple(counting.people[at].id for at in top),
        _shown(counting, total),
        _shown(counting, price),
        float(Fraction(100 * price, total)) if total > 0 else 0.0,
        tuple(counting.breaches(top)),
    )


def _shown(counting: Counting, units: int) -> float:
    return float(units * counting.unit)
