"""Why somebody has a seat or none as things stand, whether or not a proposal made them so: found by counting.

Unlike the reasons of a proposal, which are solved, these look at every exchange of two people.
"""

from collections.abc import Collection
from dataclasses import dataclass

from workshopplanner.core.selection import Breach, Id, Problem, Unit
from workshopplanner.core.selection_changes import relaxed
from workshopplanner.core.selection_rules import Counting
from workshopplanner.core.selection_swaps import Swaps
from workshopplanner.core.selection_words import breach_told, change_told, figure, name
from workshopplanner.language import _, ngettext

_NAMED = 3


@dataclass(frozen=True)
class Standing:
    """One sentence why, what would change it, what that costs, and who could come instead (ids, the best first)."""

    id: Id
    chosen: bool
    sentence: str
    ways: tuple[str, ...] = ()
    cost: float | None = None
    others: tuple[Id, ...] = ()


class Standings:
    """A choice with its exchanges, asked about one person after another."""

    def __init__(self, problem: Problem, chosen: Collection[Id]) -> None:
        self.problem = problem
        self.counting = Counting(problem)
        number = self.counting.number
        self.chosen = {number[each] for each in chosen if each in number}
        self.swaps = Swaps(self.counting, self.chosen)

    def of(self, identity: Id) -> Standing:
        """Return where somebody stands."""
        at = self.counting.number[identity]
        return self._inside(at) if at in self.chosen else self._outside(at)

    # ---- with a seat

    def _inside(self, at: int) -> Standing:
        found = self.swaps.replacing(at)
        others = tuple(self.counting.people[each].id for each in found)
        identity, words = self.counting.people[at].id, {"name": self._name(at), "score": self._score(at)}
        if at in self.counting.must:
            return Standing(identity, True, _("In: {name} is held in by the committee.").format(**words), others=others)
        if not found:
            return Standing(identity, True, self._needed(at), others=others)
        words |= {"other": self._name(found[0]), "less": self._score(found[0])}
        cost = float(self.swaps.cost(at, found[0]) * self.counting.unit)
        if cost > 0:
            sentence = _(
                "In with {score}: of those who could take the seat and keep all rules, {other} scores most, {less}."
            )
        else:
            sentence = _("In with {score}, although {other} ({less}) could take the seat and keep all rules.")
        return Standing(identity, True, sentence.format(**words), cost=cost, others=others)

    def _needed(self, at: int) -> str:
        words = {"name": self._name(at), "score": self._score(at)}
        broken = [self.swaps.exchange(at, each).broken for each in self.swaps.outside]
        common = [rule for rule in (broken[0] if broken else ()) if all(rule.rule in _rules(each) for each in broken)]
        if not broken:
            return _("In with {score}: nobody is left who could take the seat.").format(**words)
        if common:
            words["rule"] = breach_told(self.problem, common[0])
            return _("In with {score}: anybody else in this seat breaks “{rule}”.").format(**words)
        return _("In with {score}: anybody else in this seat breaks a rule.").format(**words)

    # ---- without a seat

    def _outside(self, at: int) -> Standing:
        person, words = self.counting.people[at], {"name": self._name(at), "score": self._score(at)}
        if not person.eligible:
            return Standing(person.id, False, _("Out: {name} is not eligible, or can't come.").format(**words))
        if at in self.counting.never:
            return Standing(person.id, False, _("Out: {name} is held out by the committee.").format(**words))
        free = self.problem.seats - len(self.chosen)
        if free > 0:
            words["n"] = str(free)
            pattern = ngettext(
                "Not chosen yet: {n} seat is free, and {name} has {score}.",
                "Not chosen yet: {n} seats are free, and {name} has {score}.",
                free,
            )
            return Standing(person.id, False, pattern.format(**words))
        entry = self.swaps.best_entries.get(at)
        cost = None if entry is None else float(self.swaps.cost(entry, at) * self.counting.unit)
        sentence = self._why_out(at, entry, cost)
        ways = tuple(self._ways(at, entry, cost))
        others = () if entry is None else (self.counting.people[entry].id,)
        return Standing(person.id, False, sentence, ways, cost, others)

    def _why_out(self, at: int, entry: int | None, cost: float | None) -> str:
        words = {"name": self._name(at), "score": self._score(at)}
        if entry is not None and cost is not None and cost <= 0:
            words |= {"other": self._name(entry), "less": self._score(entry)}
            return _("Out with {score}, although in place of {other} ({less}) all rules would be kept.").format(**words)
        lower = self._lower(at)
        if not lower:
            words["lowest"] = self._lowest()
            return _("Out with {score}: everybody who has a seat scores {lowest} or more.").format(**words)
        broken = [self.swaps.exchange(each, at).broken for each in lower]
        common = [rule for rule in broken[0] if all(rule.rule in _rules(each) for each in broken)]
        if common:
            words["rule"] = breach_told(self.problem, common[0])
            return _("Out with {score}: “{rule}” is at its limit.").format(**words) + self._full(common[0])
        seen = dict.fromkeys(breach_told(self.problem, rule) for each in broken for rule in each[:1])
        told = [_("“{rule}”").format(rule=rule) for rule in seen]
        words["rules"] = _(", ").join(told[:_NAMED])
        return _("Out with {score}: in place of anybody who scores less, one of {rules} breaks.").format(**words)

    def _full(self, breach: Breach) -> str:
        """Name who fills a limit about one value: "Mongolia is at its limit (Ana 88, Bat 84)."."""
        for limit in self.counting.limits:
            mine = [at for at in limit.members if at in self.chosen]
            if limit.rule == breach.rule and limit.value == breach.value and limit.each and 0 < len(mine) <= _NAMED:
                people = [f"{self._name(each)} \u2066{self._score(each)}\u2069" for each in mine]
                return " " + _("{people} fill it.").format(people=_(", ").join(people))
        return ""

    def _lower(self, at: int) -> list[int]:
        """Return those who have a seat with a lower score, whom the exchange would be worth."""
        rank, free = self.counting.rank(at)[:2], self.chosen - self.counting.must
        return sorted(each for each in free if self.counting.rank(each)[:2] > rank)

    def _lowest(self) -> str:
        known = [each for at in self.chosen if (each := self.counting.scores[at]) is not None]
        return figure(float(min(known) * self.counting.unit)) if known else "–"

    def _ways(self, at: int, entry: int | None, cost: float | None) -> list[str]:
        """Say what would let somebody in: an exchange and its cost, or one figure of a rule and whose seat it takes."""
        found = []
        change = self._one_rule(at)
        if change is not None:
            leaves, told = change
            found.append(_("{change}, in place of {other}").format(change=told, other=self._name(leaves)))
        if entry is not None and cost is not None:
            words = {"other": self._name(entry), "cost": figure(abs(round(cost, 4)))}
            if cost > 0:
                found.append(_("take the seat of {other}, which costs {cost} points").format(**words))
            else:
                found.append(_("take the seat of {other}, which gains {cost} points").format(**words))
        return found

    def _one_rule(self, at: int) -> tuple[int, str] | None:
        """Return whose seat could be taken if one rule gave way by one, and that change in words."""
        rank = self.counting.rank
        for leaves in sorted(self._lower(at), key=rank, reverse=True):
            broken = self.swaps.exchange(leaves, at).broken
            rules = _rules(broken)
            if len(rules) != 1:
                continue
            rule = next((each for each in self.problem.rules if each.id == broken[0].rule), None)
            if rule is None or getattr(rule, "unit", Unit.COUNT) is Unit.SHARE:
                continue
            change = relaxed(rule, broken[0].side, 1, len(self.chosen))
            return leaves, change_told(self.problem, change)
        return None

    def _name(self, at: int) -> str:
        return name(self.problem, self.counting.people[at].id)

    def _score(self, at: int) -> str:
        score = self.counting.scores[at]
        return _("no score") if score is None else figure(float(score * self.counting.unit))


def _rules(broken: Collection[Breach]) -> set[Id]:
    return {each.rule for each in broken}
