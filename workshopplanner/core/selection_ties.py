"""Between sets that are equally good: the one that holds the earliest of the ids in which they differ."""

from collections.abc import Mapping, Sequence

from workshopplanner.core.selection_solver import Ends, Sheet, Solver

_AT_ONCE = 20  # columns decided by one question: the first is worth more than all after it
_WIDE = 30  # bits of a coefficient that a solver's rows bear


def first_of_equals(
    solver: Solver, goal: Mapping[int, int], ends: Ends, values: tuple[int, ...], kept: Sequence[int]
) -> tuple[int, ...]:
    """Return the first of all solutions worth as much as `values`; the first columns are those of `kept`, by id.

    Most columns are the same in all of them, which prices prove. The others are decided twenty at a time.
    """
    worth = sum(each * values[at] for at, each in goal.items())
    priced = solver.price(goal, ends)
    settled = priced.settled(worth) if priced else {}
    open_ones = [at for at in range(len(kept)) if at not in settled]
    if not open_ones:
        return values
    sheet, old = _what_is_open(solver.sheet, ends, settled)
    _keep_worth(sheet, {at: goal.get(each, 0) for at, each in enumerate(old)}, worth, goal, settled)
    new = {each: at for at, each in enumerate(old)}
    small = Solver(sheet, solver.time_left, solver.report)
    fixed: dict[int, tuple[int, int]] = {}
    for begin in range(0, len(open_ones), _AT_ONCE):
        asked = [new[at] for at in open_ones[begin : begin + _AT_ONCE]]
        solved = small.maximise({at: 1 << (_AT_ONCE - n) for n, at in enumerate(asked)}, Ends(fixed))
        if solved.values is None or not solved.proven:
            return values
        found = list(values)
        for at, each in enumerate(old):
            found[each] = solved.values[at]
        if sum(each * found[at] for at, each in goal.items()) < worth:  # scores finer than the solver's rows
            return values
        values = tuple(found)
        fixed |= {at: (solved.values[at],) * 2 for at in asked}
    return values


def _what_is_open(sheet: Sheet, ends: Ends, settled: Mapping[int, int]) -> tuple[Sheet, list[int]]:
    """Return the sheet without the settled columns, and which columns those left were."""
    small, old, new = Sheet(), list[int](), dict[int, int]()
    for at, plain in enumerate(zip(sheet.low, sheet.high, strict=True)):
        if at not in settled:
            new[at] = small.column(*(ends.columns.get(at) or plain))
            old.append(at)
    for number, row in enumerate(sheet.rows):
        low, high = ends.rows.get(number) or (row.low, row.high)
        terms = [(new[at], each) for at, each in row.terms if at in new]
        if terms and (low is not None or high is not None):
            rest = sum(each * settled[at] for at, each in row.terms if at in settled)
            small.row(None if low is None else low - rest, None if high is None else high - rest, terms)
    return small, old


def _keep_worth(
    sheet: Sheet, worths: Mapping[int, int], worth: int, goal: Mapping[int, int], settled: Mapping[int, int]
) -> None:
    """Add the row that keeps the worth; where coefficients are too wide, one a little looser."""
    rest = worth - sum(each * settled[at] for at, each in goal.items() if at in settled)
    terms = [(at, each) for at, each in worths.items() if each]
    if not terms:
        return
    shift = max(0, max(abs(each) for _at, each in terms).bit_length() - _WIDE)
    loose = len(terms) if shift else 0
    sheet.row((rest >> shift) - loose, None, [(at, each >> shift) for at, each in terms])
