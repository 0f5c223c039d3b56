"""Rounds that are turns of one another: a symmetry makes many rounds as easy to search for as one.

People stand in circles of as many as there are rounds (whoever is left over stands still), and each round is the one
before with everybody a place further on. How often two meet depends only on their circles and how far they stand apart:
so one round decides for all, and only it is looked for. Such cyclic developments of a base round are the usual way to
resolvable designs (Colbourn and Dinitz, "Handbook of Combinatorial Designs", on difference families).
"""

import random
from math import exp

from workshopplanner.core.groups_model import Model

Round = list[list[int]]
TRIED = 60_000  # swaps weighed for the base round
WARM, COLD = 1.5, 0.15
FIRST = 16  # what comes first in rank weighs so many of what breaks ties


class Turns:
    """The base round while it is looked for: for each pair of people the orbit of pairs that they stand for."""

    def __init__(self, model: Model, dice: random.Random) -> None:
        self.people, self.rounds, self.dice = model.people, model.rounds, dice
        self.spread = model.problem.spread
        self.circles = self.people // self.rounds
        order = list(range(self.people))
        dice.shuffle(order)
        self.groups: Round = []
        for size in model.sizes[0]:
            self.groups.append(order[:size])
            order = order[size:]
        self.orbit = [[0] * self.people for _ in range(self.people)]
        self.length: list[int] = []
        self._find_orbits()
        self.times = [0] * len(self.length)
        for group in self.groups:
            for at, one in enumerate(group):
                for other in group[:at]:
                    self.times[self.orbit[one][other]] += 1
        self.cost = sum(self._price(orbit, times) for orbit, times in enumerate(self.times))

    def turned(self, person: int, turns: int) -> int:
        """Return who stands where somebody stood, so many turns ago."""
        circle, place = divmod(person, self.rounds)
        return person if circle >= self.circles else circle * self.rounds + (place + turns) % self.rounds

    def _find_orbits(self) -> None:
        seen: set[tuple[int, int]] = set()
        for one in range(self.people):
            for other in range(one):
                if (other, one) in seen:
                    continue
                turns = {
                    (min(pair), max(pair))
                    for turn in range(self.rounds)
                    for pair in [(self.turned(one, turn), self.turned(other, turn))]
                }
                seen |= turns
                for low, high in turns:
                    self.orbit[low][high] = self.orbit[high][low] = len(self.length)
                self.length.append(len(turns))

    def _price(self, orbit: int, times: int) -> int:
        """Return what an orbit costs of which so many pairs are in the base round: repeats, then shared pairs."""
        length = self.length[orbit]
        often = times * self.rounds // length
        repeats, shared = length * max(often - 1, 0), length * often * (often - 1) // 2
        return FIRST * shared + repeats * often if self.spread else FIRST * repeats + shared

    def _shift(self, person: int, group: list[int], step: int) -> None:
        for other in group:
            orbit = self.orbit[person][other]
            times = self.times[orbit]
            self.cost += self._price(orbit, times + step) - self._price(orbit, times)
            self.times[orbit] = times + step

    def _swap(self, first: list[int], second: list[int], here: int, there: int) -> None:
        one, other = first.pop(here), second.pop(there)
        self._shift(one, first, -1)
        self._shift(other, second, -1)
        self._shift(one, second, 1)
        self._shift(other, first, 1)
        first.insert(here, other)
        second.insert(there, one)

    def search(self, bound: int) -> int:
        """Cool down from chance to order; return the price of all rounds together. At `bound` nothing is left to do."""
        dice, best, kept = self.dice.random, self.cost, [list(group) for group in self.groups]
        for at in range(TRIED):
            if best <= bound:
                break
            warmth = FIRST * self.rounds * WARM * (COLD / WARM) ** (at / TRIED)
            first, second = (int(dice() * len(self.groups)) for _side in range(2))
            if first == second:
                continue
            mine, theirs = self.groups[first], self.groups[second]
            here, there = int(dice() * len(mine)), int(dice() * len(theirs))
            before = self.cost
            self._swap(mine, theirs, here, there)
            if self.cost > before and dice() >= exp((before - self.cost) / warmth):
                self._swap(mine, theirs, here, there)
            elif self.cost < best:
                best, kept = self.cost, [list(group) for group in self.groups]
        self.groups, self.cost = kept, best
        return best

    def developed(self) -> list[Round]:
        """Return all the rounds."""
        return [
            [[self.turned(person, turn) for person in group] for group in self.groups] for turn in range(self.rounds)
        ]
