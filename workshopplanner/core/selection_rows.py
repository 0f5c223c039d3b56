"""From the rows of a project file to a problem for the solver, and back from its changes to rules."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import replace

from workshopplanner.core.kinds import Held, ParticipationStatus, QuotaKind
from workshopplanner.core.selection import (
    Candidate,
    Companion,
    CountRule,
    DistinctRule,
    EachRule,
    Problem,
    Rule,
    Unit,
)
from workshopplanner.core.selection_features import (
    dimension_title,
    many_title,
    party_key,
    party_values,
    people_title,
    value_title,
)
from workshopplanner.core.selection_pool import Contender, Lock, Pick, Pool, Quota, Rules
from workshopplanner.language import _

NARROW = "\u2009%"


def feature_of(pool: Pool, quota: Quota) -> str:
    """Return the feature that a rule goes by."""
    return party_key(day_of(pool, quota)) if quota.dimension == "party" else quota.dimension


def day_of(pool: Pool, quota: Quota) -> dt.date:
    """Return the day that a rule about Parties means: its own, or that of the beginning."""
    return quota.as_at or pool.first or pool.today


def problem(pool: Pool, rules: Rules, *, firm: bool = True) -> Problem:
    """Return what the solver is asked; with `firm`, whoever has been told of a seat keeps it."""
    quotas = [each for each in rules.quotas if each.active and (each.least is not None or each.most is not None)]
    days = {day_of(pool, each) for each in rules.quotas if each.dimension == "party"}
    out = {row for row, lock in rules.locks.items() if lock.held is Held.OUT}
    held = {row for row, lock in rules.locks.items() if lock.held is Held.IN}
    if firm:
        held |= {each.id for each in pool.contenders if each.firm} - out
    known = {each.id for each in pool.contenders}
    return Problem(
        tuple(_candidate(pool, each, days) for each in pool.contenders),
        pool.seats_of(rules),
        rules=(*(_rule(pool, each) for each in quotas), *_companions(rules, known)),
        must=frozenset(held & known),
        never=frozenset(out & known),
        already=tuple(_candidate(pool, each, days) for each in pool.others),
        titles={feature_of(pool, each): dimension_title(pool, each.dimension).lower() for each in quotas},
    )


def _candidate(pool: Pool, contender: Contender, days: Collection[dt.date]) -> Candidate:
    found = {
        key: tuple(value_title(pool, key, value) for value in values) for key, values in contender.features.items()
    }
    for day in days:
        status = party_values(pool, contender.person.alpha3, day)
        found[party_key(day)] = tuple(value_title(pool, "party", each) for each in status)
    role = contender.person.role.value
    able = not contender.fallen
    return Candidate(contender.id, contender.name, contender.score, found, able, role)


def _rule(pool: Pool, quota: Quota) -> Rule:
    feature, times = feature_of(pool, quota), 100 if quota.share else 1
    least = None if quota.least is None else _plain(quota.least * times)
    most = None if quota.most is None else _plain(quota.most * times)
    roles = frozenset(each.value for each in quota.roles)
    if quota.kind is QuotaKind.DIFFERENT:
        low, high = (None if each is None else int(each) for each in (least, most))
        return DistinctRule(quota.id, feature, low, high, quota.hard, quota.weight, roles)
    unit = Unit.SHARE if quota.share else Unit.COUNT
    if quota.kind is QuotaKind.EACH:
        return EachRule(quota.id, feature, least, most, unit, frozenset(), quota.hard, quota.weight, roles)
    texts = tuple("" if not each else value_title(pool, quota.dimension, each) for each in quota.value.split("\n"))
    return CountRule(quota.id, feature, texts, least, most, unit, quota.hard, quota.weight, roles)


def _plain(number: float) -> int | float:
    number = round(number, 6)
    return int(number) if number == int(number) else number


def _companions(rules: Rules, known: Collection[int]) -> Iterable[Companion]:
    for bond in rules.bonds:
        if bond.participation_id in known and bond.needs_id in known:
            yield Companion(companion_id(bond.id), bond.participation_id, (bond.needs_id,))


def companion_id(bond_id: int) -> str:
    """Return the id under which a companion stands among the rules."""
    return f"companion {bond_id}"


def with_locks(rules: Rules, locks: Iterable[Lock]) -> Rules:
    """Return a scenario with these locks instead of its own."""
    return replace(rules, locks={each.participation_id: each for each in locks})


# ---- rules in words


def quota_title(pool: Pool, quota: Quota) -> str:
    """Return what a rule is about: "Women", "Countries", "Per country"."""
    if quota.kind is QuotaKind.DIFFERENT:
        return many_title(pool, quota.dimension)
    if quota.kind is QuotaKind.EACH:
        return _("Per {property}").format(property=dimension_title(pool, quota.dimension).lower())
    named = _(", ").join(people_title(pool, quota.dimension, each) for each in quota.value.split("\n"))
    return named or dimension_title(pool, quota.dimension)


def quota_range(quota: Quota) -> str:
    """Return the figures of a rule: "14–16", "≥ 15", "≤ 2", "40–60 %"."""
    least, most = (None if each is None else written(each, quota.share) for each in (quota.least, quota.most))
    sign = NARROW if quota.share else ""
    if least is not None and most is not None:
        told = least if least == most else f"{least}–{most}"
    elif least is not None:
        told = f"≥\u00a0{least}"
    elif most is not None:
        told = f"≤\u00a0{most}"
    else:
        return ""
    return f"\u2066{told}{sign}\u2069"


def written(number: float, share: bool) -> str:
    """Return a figure of a rule without needless decimals; a share in per cent."""
    return f"{number * 100 if share else number:.6g}"


def quota_words(pool: Pool, quota: Quota) -> str:
    """Return a rule in a few words: "Women 14–16"."""
    words = _("{rule} {range}").format(rule=quota_title(pool, quota), range=quota_range(quota))
    return words if quota.hard else _("{rule} (aimed at)").format(rule=words)


# ---- what a proposal changes


def entering(pool: Pool, selected: Collection[int]) -> list[Contender]:
    """Return who would come in."""
    return [each for each in pool.contenders if each.id in selected and not each.chosen]


def leaving(pool: Pool, selected: Collection[int]) -> list[Contender]:
    """Return who would lose the seat."""
    return [each for each in pool.contenders if each.chosen and each.id not in selected]


def picks(
    pool: Pool, selected: Collection[int], only: Collection[int] | None = None, waiting: Iterable[int] = ()
) -> list[Pick]:
    """Return the statuses that a choice means: all of it, or `only` those of some changes.

    Who waits is ranked in the given order; with all of a choice, whoever else could have been chosen is not selected.
    """
    status, ranks = ParticipationStatus, {row: at for at, row in enumerate(waiting, start=1)}
    found = []
    for each in pool.contenders:
        comes = each.id in selected
        partly = only is not None and each.id not in only
        if each.fallen or partly:
            continue
        if comes:
            wanted = each.person.status if each.chosen else status.SELECTED
        elif each.id in ranks:
            wanted = status.WAITLISTED
        else:
            wanted = status.WAITLISTED if each.chosen else status.NOT_SELECTED
        found.append(Pick(each.id, wanted, each.score, ranks.get(each.id) if not comes else None))
    return found
