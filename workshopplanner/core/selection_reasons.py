"""Why each person is in or out: one sentence, each claim in it found by solving anew with that person forced in or out.

Nothing is guessed. "In" is solved without the person. "Out" is solved with the person: an exchange of two people that
keeps all rules says what it costs at most, the rows' prices what it costs at least, and where these differ the solver
decides between them. "Would enter if" is read off the best sets of rule sets that are relaxed by one, and of pools that
lack one of those chosen.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from time import monotonic

from workshopplanner.core.progress import Report, ignore
from workshopplanner.core.selection import SEATS, Breach, Change, Companion, Id, Problem, Reason, lock_id
from workshopplanner.core.selection_changes import apply_changes, relaxed
from workshopplanner.core.selection_clash import fewest_with
from workshopplanner.core.selection_rules import Counting
from workshopplanner.core.selection_search import Found, Search
from workshopplanner.core.selection_solver import Ends, Priced
from workshopplanner.core.selection_swaps import Swaps
from workshopplanner.core.selection_words import breach_told, change_told, figure, item_told
from workshopplanner.language import _

SECONDS = 60.0
_NAMED = 3  # people or rules named in a sentence
_STEPS = 3  # by how much a rule is relaxed to see who enters


@dataclass(frozen=True)
class Other:
    """The best set with one person forced: `same` when all but the score is as good as in the best of all."""

    people: tuple[int, ...] | None
    cost: int
    same: bool
    proven: bool


class Reasons:
    """The reasons of a best set, worked out as they are asked for."""

    def __init__(
        self, problem: Problem, about: Collection[Id] | None = None, seconds: float = SECONDS, report: Report = ignore
    ) -> None:
        self.problem, self.report = problem, report
        self.until = monotonic() + seconds
        self.counting = Counting(problem)
        number = self.counting.number
        asked = range(len(self.counting.people)) if about is None else [number[each] for each in about]
        able = [at for at in asked if at not in self.counting.never]
        self.search = Search(self.counting, seconds, report, spare=1, keep=able)
        self.best = self.search.best()
        self.chosen = set(self.best.people or ())
        self.level = self.search.level

    @cached_property
    def swaps(self) -> Swaps:
        """The exchanges of the best set."""
        return Swaps(self.counting, self.chosen)

    @cached_property
    def priced(self) -> Priced | None:
        """What the rows are worth at the best set."""
        return self.search.solver.price(self.search.model.goal, self.level)

    @cached_property
    def without(self) -> dict[int, Other]:
        """The best set without each of those chosen."""
        return {at: self._other(self.search.best(outside=[at])) for at in sorted(self.chosen)}

    @cached_property
    def relaxed(self) -> list[tuple[Change, frozenset[Id]]]:
        """Each figure that holds back relaxed by one, two and three, with the best set that then is possible."""
        found = []
        for change in self._changes():
            if monotonic() > self.until:
                break
            search = Search(Counting(apply_changes(self.problem, [change])), self.until - monotonic(), self.report)
            best = search.best()
            if best.people is not None and best.proven:
                found.append((change, frozenset(search.counting.people[at].id for at in best.people)))
        return found

    def _changes(self) -> Iterator[Change]:
        """List the figures that hold back: those that the best set reaches."""
        tight = set()
        for limit, inside in zip(self.counting.limits, self.swaps.inside, strict=True):
            if limit.hard and inside + limit.base == limit.bound(len(self.chosen)):
                tight.add((limit.rule, limit.side, len(self.chosen) + limit.around))
        for spread, values in zip(self.counting.spreads, self.swaps.values, strict=True):
            if spread.hard and values + spread.base == spread.figure:
                tight.add((spread.rule, spread.side, 0))
        for steps in range(1, _STEPS + 1):
            for rule in self.problem.rules:
                for identity, side, everybody in sorted(tight, key=str):
                    if identity == rule.id and not isinstance(rule, Companion):
                        change = relaxed(rule, side, steps, everybody)
                        if change.new is not None and change.new >= 0:
                            yield change

    def _other(self, found: Found) -> Other:
        if found.people is None:
            return Other(None, 0, same=False, proven=found.proven)
        return Other(found.people, self.best.worth - found.worth, self._same(found.people), found.proven)

    def _same(self, people: Collection[int]) -> bool:
        return self._quality(people) == self._quality(self.chosen)

    def _quality(self, people: Collection[int]) -> tuple[Fraction, int, int]:
        breach = self.counting.breach_of_aims(self.counting.breaches(people))
        return breach, len(people), sum(self.counting.scores[at] is None for at in people)

    def with_person(self, at: int) -> Other:
        """Return the best set with somebody forced in."""
        column = self.search.model.column.get(at)
        leaves = self.swaps.best_entries.get(at)
        if leaves is None or column is None or self.priced is None:
            return self._other(self.search.best(inside=[at], settle=False))
        swapped = tuple(sorted(self.chosen - {leaves} | {at}))
        cost, worth = self.swaps.cost(leaves, at), self.best.worth
        forced = self.priced.with_column(column, 1)
        if forced.bound <= worth - cost:
            return Other(swapped, cost, same=True, proven=True)
        columns = {**self.level.columns, column: (1, 1)}
        columns |= {each: (value, value) for each, value in forced.settled(worth - cost).items() if each != column}
        solved = self.search.solver.maximise(self.search.model.goal, Ends(columns, self.level.rows))
        if solved.values is None:
            return Other(swapped, cost, same=True, proven=solved.proven)
        people = tuple(self.search.model.people(solved.values))
        better = worth - self.counting.total(people)
        if better >= cost:
            return Other(swapped, cost, same=True, proven=solved.proven)
        return Other(people, better, same=True, proven=solved.proven)

    # ---- in words

    def of(self, identity: Id) -> Reason:
        """Return why somebody is in or out."""
        at = self.counting.number[identity]
        if not self.best.proven:
            return Reason(identity, at in self.chosen, self._late(), None, proven=False)
        return self._inside(at) if at in self.chosen else self._outside(at)

    def _inside(self, at: int) -> Reason:
        person = self.counting.people[at]
        words = {"name": self._name(at), "score": self._score(at)}
        if at in self.counting.must:
            return Reason(person.id, True, _("In because {name} is locked in.").format(**words))
        other = self.without[at]
        if not other.proven:
            return Reason(person.id, True, self._late(), None, proven=False)
        if other.people is None:
            words["rules"] = self._needed(self.problem, never=person.id)
            sentence = _("In because without {name} no set keeps {rules}.")
            return Reason(person.id, True, sentence.format(**words))
        enters, leaves = self._differences(other.people)
        words |= {"others": self._names(enters), "cost": self._units(other.cost)}
        if not other.same:
            sentence = self._worse(other.people, inside=True)
        elif other.cost == 0:
            sentence = _("In by the order of ids alone: {others} instead of {name} would total the same.")
        else:
            sentence = _("In because without {name} (score {score}) the best total falls by {cost}, with {others}.")
        return self._reason(at, other, sentence.format(**words), enters, [each for each in leaves if each != at])

    def _outside(self, at: int) -> Reason:
        person = self.counting.people[at]
        words = {"name": self._name(at), "score": self._score(at)}
        if not person.eligible:
            return Reason(person.id, False, _("Out because {name} is not eligible.").format(**words))
        if at in self.counting.never:
            return Reason(person.id, False, _("Out because {name} is locked out.").format(**words))
        other = self.with_person(at)
        if not other.proven:
            return Reason(person.id, False, self._late(), None, proven=False)
        if other.people is None:
            words["rules"] = self._needed(self.problem, must=person.id)
            sentence = _("Out because with {name} no set keeps {rules}.")
            return self._reason(at, other, sentence.format(**words), [], [])
        enters, leaves = self._differences(other.people)
        words |= {"others": self._names(leaves), "cost": self._units(other.cost), **self._binding(at)}
        if not other.same:
            sentence = self._worse(other.people, inside=False)
        elif other.cost == 0:
            sentence = _("Out by the order of ids alone: in place of {others}, {name} would total the same.")
        elif words["rule"]:
            sentence = _("Out because of {rule}; {name} (score {score}) in place of {others} costs {cost}.")
        elif words["rules"]:
            sentence = _("Out because any exchange breaks one of {rules}; {name} ({score}) for {others} costs {cost}.")
        elif words["lowest"]:
            sentence = _("Out because all chosen score {lowest} or more; {name} ({score}) for {others} costs {cost}.")
        else:
            sentence = _("Out because {name} (score {score}) in place of {others} costs {cost}.")
        return self._reason(at, other, sentence.format(**words), [each for each in enters if each != at], leaves)

    @staticmethod
    def _late() -> str:
        return _("The time was over before the reason was found.")

    def _reason(self, at: int, other: Other, sentence: str, enters: list[int], leaves: list[int]) -> Reason:
        person, chosen = self.counting.people[at].id, at in self.chosen
        change = None
        if not chosen:
            change = next((each for each, people in self.relaxed if person in people), None)
            able = [q for q, each in self.without.items() if each.people is not None and at in each.people]
            freed = sorted(able, key=lambda q: (self.without[q].cost, q))
            sentence = " ".join([sentence, *self._ways_in(at, other, change, freed)])
        cost = float(other.cost * self.counting.unit) if other.people is not None and other.same else None
        ids = [tuple(self.counting.people[each].id for each in some) for some in (enters, leaves)]
        return Reason(person, chosen, sentence, cost, ids[0], ids[1], change, other.proven)

    def _ways_in(self, at: int, other: Other, change: Change | None, freed: list[int]) -> Iterator[str]:
        """Say what would let somebody in: a rule moved, somebody out, or a higher score, each found by solving anew.

        A higher score adds as much to every set with the person and nothing to those without; so it takes the cost.
        """
        ways = [change_told(self.problem, change)] if change else []
        if freed:
            ways.append(_("have {names} drop out").format(names=self._names(freed[:1])))
        words = {"name": self._name(at), "ways": _(", or ").join(ways)}
        score = self.counting.scores[at]
        if score is not None and other.same and other.people is not None:
            words["score"] = self._units(score + other.cost)
            if ways:
                yield _("{name} would enter with a score above {score}; or {ways}.").format(**words)
            else:
                yield _("{name} would enter with a score above {score}.").format(**words)
        elif ways:
            yield _("To let {name} in, {ways}.").format(**words)

    def _worse(self, people: Collection[int], *, inside: bool) -> str:
        """Say what else than the score gets worse with the person in or out."""
        mine, other = self._quality(self.chosen), self._quality(people)
        if other[0] > mine[0]:
            if inside:
                return _("In because without {name} the aims are missed by more, even with {others}.")
            return _("Out because with {name} in place of {others} the aims are missed by more.")
        if other[1] < mine[1]:
            if inside:
                return _("In because without {name} fewer seats can be filled.")
            return _("Out because with {name} fewer seats can be filled.")
        if inside:
            return _("In because without {name} somebody without a score must be chosen: {others}.")
        return _("Out because {name} in place of {others} leaves more chosen people without a score.")

    def _binding(self, at: int) -> dict[str, str]:
        """Return the rule that every exchange with a lower score breaks, or the rules of which each breaks one.

        Where nobody has a lower score, the lowest score chosen.
        """
        words = dict.fromkeys(("rule", "rules", "lowest"), "")
        rank = self.counting.rank(at)[:2]
        lower = sorted(each for each in self.chosen - self.counting.must if self.counting.rank(each)[:2] > rank)
        scores = [self.counting.scores[each] for each in self.chosen]
        if not lower:
            known = [each for each in scores if each is not None]
            if rank[0] is False and len(known) == len(scores) and known:
                words["lowest"] = self._units(min(known))
            return words
        broken = [self.swaps.exchange(each, at).broken for each in lower]
        common = [rule for rule in broken[0] if all(rule in each for each in broken)]
        if common:
            words["rule"] = self._told(common[:1])
        elif all(broken):
            words["rules"] = self._told(
                list(dict.fromkeys(replace(rule, amount=1) for each in broken for rule in each))
            )
        return words

    def _needed(self, problem: Problem, must: Id | None = None, never: Id | None = None) -> str:
        """Return the rules that can't be kept with somebody forced in or out."""
        locked = must if must is not None else never
        if must is not None:
            problem = replace(problem, must=problem.must | {must})
        if never is not None:
            problem = replace(problem, never=problem.never | {never})
        rules = fewest_with(problem, max(1.0, self.until - monotonic()), self.report)
        told = [item_told(self.problem, each) for each in rules if locked is None or each != lock_id(locked)]
        return self._quoted(told) or item_told(self.problem, SEATS)

    def _told(self, breaches: list[Breach]) -> str:
        return self._quoted([breach_told(self.problem, each) for each in breaches])

    @staticmethod
    def _quoted(texts: list[str]) -> str:
        return ", ".join(_("“{rule}”").format(rule=each) for each in texts[:_NAMED])

    def _differences(self, people: Collection[int]) -> tuple[list[int], list[int]]:
        return sorted(set(people) - self.chosen), sorted(self.chosen - set(people))

    def _names(self, people: Collection[int]) -> str:
        return ", ".join(f"{self._name(at)}" for at in people)

    def _name(self, at: int) -> str:
        person = self.counting.people[at]
        return person.name or str(person.id)

    def _score(self, at: int) -> str:
        score = self.counting.scores[at]
        return _("none") if score is None else self._units(score)

    def _units(self, units: int) -> str:
        return figure(float(units * self.counting.unit))


def reasons(
    problem: Problem, about: Collection[Id] | None = None, seconds: float = SECONDS, report: Report = ignore
) -> list[Reason]:
    """Return why each person, or each of some, is in or out of the best set, by their ids' order; [] without one."""
    asked = Reasons(problem, about, seconds, report)
    if asked.best.people is None:
        return []
    wanted = [each.id for each in asked.counting.people if about is None or each.id in about]
    found = []
    for done, each in enumerate(wanted):
        report(done, len(wanted))
        found.append(asked.of(each))
    return found
