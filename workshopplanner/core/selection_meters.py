"""How far a choice of people keeps each rule: plain counting, quick enough for each keystroke."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from workshopplanner.core.kinds import QuotaKind
from workshopplanner.core.selection import SEATS, Breach, Candidate, Problem
from workshopplanner.core.selection_features import value_title
from workshopplanner.core.selection_pool import Pool, Quota, Rules
from workshopplanner.core.selection_rows import NARROW, feature_of, problem, quota_range, quota_title
from workshopplanner.core.selection_rules import Counting
from workshopplanner.language import _, ngettext


@dataclass(frozen=True)
class Meter:
    """A rule with where it stands: `least`, `most` and `actual` in people or values, on a scale from 0 to `top`.

    `told` is the figure in words. An aim that is missed is not `kept` either, but `hard` is false.
    """

    key: str
    title: str
    range: str
    told: str
    actual: float
    least: float | None
    most: float | None
    top: float
    kept: bool
    hard: bool
    active: bool
    tip: str
    quota: Quota | None = None

    @property
    def sentence(self) -> str:
        """Everything in words, for those who don't see the bar."""
        if not self.active:
            return _("{rule} {range}: switched off").format(rule=self.title, range=self.range)
        state = _("kept") if self.kept else _("not kept") if self.hard else _("aim missed")
        return _("{rule} {range}: {figure}, {state}").format(
            rule=self.title, range=self.range, figure=self.told, state=state
        )


class Tally:
    """The rules of a scenario, ready to count any choice."""

    def __init__(self, pool: Pool, rules: Rules) -> None:
        self.pool, self.rules = pool, rules
        self.problem: Problem = problem(pool, rules, firm=False)
        self.counting = Counting(self.problem)
        self._people: dict[int, Candidate] = {int(each.id): each for each in self.problem.candidates}

    def keeps(self, chosen: Collection[int]) -> bool:
        """Tell whether a choice fills the seats and keeps the hard rules."""
        return self.counting.keeps([self.counting.number[each] for each in chosen])

    def meters(self, chosen: Collection[int]) -> list[Meter]:
        """Return the seats and each rule with where it stands."""
        breaches = self.counting.breaches([self.counting.number[each] for each in chosen if each in self._people])
        by_rule: dict[object, list[Breach]] = {}
        for each in breaches:
            by_rule.setdefault(each.rule, []).append(each)
        people = [self._people[each] for each in chosen if each in self._people]
        found = [self._seats(len(people))]
        found += [self._meter(quota, people, by_rule.get(quota.id, [])) for quota in self.rules.quotas]
        return found

    def _seats(self, number: int) -> Meter:
        seats = self.problem.seats
        left = seats - number
        if left > 0:
            tip = ngettext("{n} seat is free.", "{n} seats are free.", left).format(n=left)
        elif left < 0:
            tip = ngettext("{n} person too many.", "{n} people too many.", -left).format(n=-left)
        else:
            tip = _("All seats are taken.")
        told = f"\u2066{number}/{seats}\u2069"
        return Meter(
            SEATS, _("Seats"), "", told, number, seats, seats, max(seats, number, 1), not left, True, True, tip
        )

    def _meter(self, quota: Quota, people: list[Candidate], breaches: list[Breach]) -> Meter:
        feature = feature_of(self.pool, quota)
        counted = [*people, *self._already(quota)]
        number, tip = self._figure(quota, feature, counted, breaches)
        whole = len(counted)
        told = f"\u2066{number}\u2069"
        scale = 1.0
        if quota.share and quota.kind is not QuotaKind.DIFFERENT:
            scale = max(1, whole)
            told = f"\u2066{number} = {round(100 * number / whole) if whole else 0}{NARROW}\u2069"
        least, most = (None if each is None else each * scale for each in (quota.least, quota.most))
        top = max(number, (least or 0) * 1.5, (most or 0) * 1.5, 1)
        if quota.kind is QuotaKind.COUNT:
            top = min(top, max(self.problem.seats, number, least or 0, most or 0, 1))
        return Meter(
            f"quota {quota.id}",
            quota_title(self.pool, quota),
            quota_range(quota),
            told,
            number,
            least,
            most,
            top,
            not breaches,
            quota.hard,
            quota.active,
            tip,
            quota,
        )

    def _already(self, quota: Quota) -> Iterable[Candidate]:
        roles = {each.value for each in quota.roles}
        return [each for each in self.problem.already if each.role in roles]

    def _figure(self, quota: Quota, feature: str, people: list[Candidate], breaches: list[Breach]) -> tuple[int, str]:
        values = Counter(value for each in people for value in set(each.values(feature)) if value)
        if quota.kind is QuotaKind.DIFFERENT:
            return len(values), _(", ").join(sorted(values, key=str.casefold))
        if quota.kind is QuotaKind.EACH:
            listed = [_("{value}: {n}").format(value=value, n=n) for value, n in values.most_common(6)]
            wrong = [each.value for each in breaches if each.side == "most"]
            most = values.most_common(1)
            number = values[wrong[0]] if wrong else (most[0][1] if most else 0)
            return number, _(", ").join(listed)
        wanted = {value_title(self.pool, quota.dimension, each) if each else "" for each in quota.value.split("\n")}
        return sum(not wanted.isdisjoint(each.values(feature)) for each in people), self._stated(people, feature)

    def _stated(self, people: list[Candidate], feature: str) -> str:
        blank = sum(each.values(feature) == ("",) for each in people)
        return ngettext("{n} not stated", "{n} not stated", blank).format(n=blank) if blank else ""
