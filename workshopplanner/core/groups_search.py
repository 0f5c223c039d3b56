"""Looking for better groups: swaps of two people, or of those who stay together with as many others.

A tabu search after Dotú and Van Hentenryck, "Scheduling social golfers locally" (CPAIOR 2005): the best swap of
somebody who meets again, or whose group is badly mixed, is made even if it costs something, and not undone for a while.
The price of a miss rises while there are any and falls while there are none, so that the search crosses the border and
comes back (strategic oscillation, Glover). What was tried is counted, not timed: see `Budget`.
"""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from workshopplanner.core.groups import Ended
from workshopplanner.core.groups_model import Model
from workshopplanner.core.groups_state import ONE, State
from workshopplanner.core.progress import Cancelled, Report, ignore

PACE = 2_500_000  # swaps weighed in a second on a slow machine: so much is tried, however quick this one is
FOE, CHANGE = 30 * ONE, 200 * ONE
MISS, DEAREST = 3 * ONE, 100 * ONE
RULED = 4  # a swap under rules takes so many times as long to weigh
STUCK = 4_000  # moves without a better answer, after which the search begins anew near the best
TRIAL = 300  # a swap that is made and taken back takes so many times as long as one that is weighed
WIDE = 60  # people who might move: beyond, one round is looked at in each move, not all
SOME = 40  # ways to swap those who stay together that are weighed for one group

Score = tuple[int, int, int, int]
Rounds = list[list[list[int]]]


@dataclass
class Budget:
    """How much may be tried: so many swaps, and never longer than the seconds."""

    seconds: float
    report: Report = ignore
    began: float = field(default_factory=time.monotonic)
    spent: int = 0
    ended: Ended | None = None

    @property
    def swaps(self) -> int:
        """How many swaps may be weighed in all."""
        return int(self.seconds * PACE)

    def passed(self) -> float:
        """Return how many seconds it has taken so far."""
        return time.monotonic() - self.began

    def over(self) -> bool:
        """Say whether it is time to stop, and tell how far it is."""
        if self.ended is None:
            passed = self.passed()
            if self.spent >= self.swaps:
                self.ended = Ended.WORK
            elif passed >= self.seconds:
                self.ended = Ended.TIME
            else:
                done = max(self.spent / max(self.swaps, 1), passed / self.seconds)
                try:
                    self.report(min(int(done * 100), 99), 100)
                except Cancelled:
                    self.ended = Ended.CANCELLED
        return self.ended is not None


Move = tuple[int, tuple[int, ...], tuple[int, ...]]  # the round, who of one group, who of the other


class Search:
    """One search from given groups; `best` is the best it has seen."""

    def __init__(self, model: Model, start: Sequence[Sequence[Sequence[int]]], dice: random.Random) -> None:
        self.model, self.dice = model, dice
        self.state = State(model, start)
        self.best, self.score = self._copy(), self.scored()
        self.miss, self.moves, self._good = MISS, 0, 0
        self.effort = RULED if model.features or any(model.apart) or self.state.has_homes else 1
        self.tabu: dict[tuple[int, int, int], int] = {}
        self.free = [
            [unit for unit in model.units if all(pins[each] < 0 for each in unit)] for pins in model.pinned
        ]  # fmt: skip
        self.single = [[unit[0] for unit in units if len(unit) == 1] for units in self.free]
        self.larger = [[unit for unit in units if len(unit) > 1] for units in self.free]

    def scored(self) -> Score:
        """Return how good the groups are now, the most important first; less is better."""
        state = self.state
        return state.clashes + state.missing, state.changes, state.misses, state.cost

    def _copy(self) -> Rounds:
        return [[list(group) for group in each] for each in self.state.members]

    def total(self) -> int:
        """Return the score as one figure at the prices of the moment."""
        state = self.state
        wrong = self.miss * (state.misses + state.missing)
        return state.cost + wrong + FOE * state.clashes + CHANGE * state.changes

    # ---- the search

    def run(self, budget: Budget, bound: Score, most: int = 0) -> None:
        """Search until the score reaches a bound, the budget is spent, or `most` swaps were weighed."""
        until = budget.spent + most if most else budget.swaps
        while self.score > bound and budget.spent < until:
            if self.moves % 32 == 0 and budget.over():
                break
            self._step(budget)
        if self.score > bound and not most:
            budget.over()

    def _step(self, budget: Budget) -> None:
        self.moves += 1
        move = self._choose(budget)
        if move is None:
            self._shake(2)
            return
        self._make(move)
        now = self.scored()
        if now < self.score:
            self.score, self.best, self._good = now, self._copy(), self.moves
        elif self.moves - self._good > STUCK:
            self._begin_anew()
        if self.moves % 50 == 0 and self.model.features:
            wrong = self.state.misses + self.state.missing
            self.miss = min(self.miss * 3 // 2, DEAREST) if wrong else max(self.miss * 4 // 5, ONE // 2)

    def _make(self, move: Move) -> None:
        round_, ones, others = move
        for one, other in zip(ones, others, strict=True):
            self.state.swap(round_, one, other)
        until = self.moves + 4 + int(self.dice.random() * 9)
        for one in ones:
            for other in others:
                self.tabu[round_, min(one, other), max(one, other)] = until

    def _begin_anew(self) -> None:
        self.state = State(self.model, self.best)
        self.tabu.clear()
        self._good, self.miss = self.moves, MISS
        self._shake(max(4, self.model.people // 4))

    def _shake(self, times: int) -> None:
        for _time in range(times):
            round_ = int(self.dice.random() * self.model.rounds)
            single = self.single[round_]
            if len(single) > 1:
                one, other = (single[int(self.dice.random() * len(single))] for _side in range(2))
                if self.state.at[round_][one] != self.state.at[round_][other]:
                    self.state.swap(round_, one, other)

    # ---- choosing a move

    def _choose(self, budget: Budget) -> Move | None:
        chosen = [(round_, self._restless(round_)) for round_ in range(self.model.rounds)]
        chosen = [pair for pair in chosen if pair[1]]
        if sum(len(people) for _round, people in chosen) > WIDE:
            chosen = [chosen[int(self.dice.random() * len(chosen))]]
        best: tuple[int, Move | None] = (1 << 60, None)
        room = self._rank() - self.total()  # a move is worth it even when tabu if it costs less than this
        for round_, people in chosen:
            best = self._best_swap(round_, people, best, room)
            budget.spent += len(people) * len(self.single[round_]) * self.effort
        if any(self.larger) and (self.moves % 4 == 0 or best[1] is None):
            round_ = int(self.dice.random() * self.model.rounds)
            best = self._best_larger(round_, best, room, budget)
        return best[1]

    def _rank(self) -> int:
        clashes, changes, misses, cost = self.score
        return cost + self.miss * misses + CHANGE * changes + FOE * clashes

    def _restless(self, round_: int) -> list[int]:
        """Return who of a round may have reason to move: who meets again, is badly mixed, or beside somebody barred."""
        state, single = self.state, self.single[round_]
        pays, wrong, here = state.pays[round_], state.wrong[round_], state.at[round_]
        if not (state.misses or state.missing or state.clashes or state.changes):
            return [person for person in single if pays[person]]
        foes, homes = state.foes[round_], self.model.home[round_]
        return [
            person
            for person in single
            if pays[person]
            or wrong[here[person]]
            or foes[person][here[person]]
            or (state.has_homes and homes[person] != here[person])
        ]

    def _best_swap(
        self, round_: int, people: Sequence[int], best: tuple[int, Move | None], room: int
    ) -> tuple[int, Move | None]:
        """Return the best swap of one of these people with anybody; of equals one by chance.

        Written out and not divided: nine tenths of all the time are spent in here.
        """
        state, dice = self.state, self.dice.random
        here, pull, pays, price = state.at[round_], state.pull[round_], state.pays[round_], state.price
        ruled = bool(self.model.features) or state.has_foes or state.has_homes
        clean = not (state.misses or state.missing or state.clashes or state.has_homes)
        single, tabu, least, move, equal = self.single[round_], self.tabu, best[0], best[1], 1
        for one in people:
            mine, mine_pull, mine_met, mine_pays = here[one], pull[one], state.met[one], pays[one]
            for other in single:
                theirs = here[other]
                if theirs == mine:
                    continue
                cost = mine_pull[theirs] + pull[other][mine] - mine_pays - pays[other] - 2 * price[mine_met[other]]
                if clean and cost > least:
                    continue
                if ruled:
                    cost += self._ruled(round_, one, other, mine, theirs)
                    if cost > least:
                        continue
                pair = (round_, one, other) if one < other else (round_, other, one)
                if tabu.get(pair, 0) >= self.moves and cost >= room:
                    continue
                if cost < least:
                    least, move, equal = cost, (round_, (one,), (other,)), 1
                else:
                    equal += 1
                    if dice() * equal < 1:
                        move = (round_, (one,), (other,))
        return least, move

    def _ruled(self, round_: int, one: int, other: int, first: int, second: int) -> int:
        """Return what a swap costs by the rules, at the prices of the moment."""
        state = self.state
        cost = self.miss * state.mixing(round_, one, other, first, second) if self.model.features else 0
        if state.has_foes:
            cost += FOE * state.clashing(round_, one, other, first, second)
        if state.has_homes:
            cost += CHANGE * state.changing(round_, one, other, first, second)
        return cost

    # ---- those who stay together

    def _best_larger(
        self, round_: int, best: tuple[int, Move | None], room: int, budget: Budget
    ) -> tuple[int, Move | None]:
        before = self.total()
        for unit in self.larger[round_]:
            mine = self.state.at[round_][unit[0]]
            for group in range(self.model.groups):
                for others in self._as_many(round_, group, len(unit)) if group != mine else ():
                    move = (round_, unit, others)
                    cost = self._tried(move) - before
                    budget.spent += TRIAL * len(unit)
                    barred = any(self._barred(round_, one, other) for one in unit for other in others)
                    if cost < best[0] and (not barred or cost < room):
                        best = (cost, move)
        return best

    def _barred(self, round_: int, one: int, other: int) -> bool:
        return self.tabu.get((round_, min(one, other), max(one, other)), 0) >= self.moves

    def _as_many(self, round_: int, group: int, many: int) -> Iterator[tuple[int, ...]]:
        """Return ways to take so many people out of a group, whole units only; where there are many, some by chance."""
        here = self.state.at[round_]
        inside = [unit for unit in self.free[round_] if here[unit[0]] == group]
        yield from (unit for unit in inside if len(unit) == many)
        single = [unit[0] for unit in inside if len(unit) == 1]
        ways = list(combinations(single, many)) if len(single) < 10 else []
        if ways:
            yield from ways if len(ways) <= SOME else self.dice.sample(ways, SOME)
        elif len(single) >= many:
            yield from (tuple(self.dice.sample(single, many)) for _way in range(SOME))

    def _tried(self, move: Move) -> int:
        """Return the total after a move, and take the move back."""
        round_, ones, others = move
        for one, other in zip(ones, others, strict=True):
            self.state.swap(round_, one, other)
        total = self.total()
        for one, other in zip(ones, others, strict=True):
            self.state.swap(round_, other, one)
        return total
