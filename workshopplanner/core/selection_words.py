"""Rules, breaches and changes of a selection in words."""

from collections.abc import Iterable
from fractions import Fraction

from workshopplanner.core.selection import (
    NOT_STATED,
    SEATS,
    Breach,
    Change,
    Companion,
    CountRule,
    DistinctRule,
    EachRule,
    Id,
    Number,
    Problem,
    Rule,
    Unit,
    lock_id,
    title,
)
from workshopplanner.language import N_, _, ngettext

_COUNTED = {
    "least": N_("at least {least} with {feature}: {values}"),
    "most": N_("at most {most} with {feature}: {values}"),
    "both": N_("{least} to {most} with {feature}: {values}"),
    "same": N_("exactly {least} with {feature}: {values}"),
}
_EACH = {
    "least": N_("at least {least} of each {feature}"),
    "most": N_("at most {most} of each {feature}"),
    "both": N_("{least} to {most} of each {feature}"),
    "same": N_("exactly {least} of each {feature}"),
}
_DISTINCT = {
    "least": N_("at least {least} different values of {feature}"),
    "most": N_("at most {most} different values of {feature}"),
    "both": N_("{least} to {most} different values of {feature}"),
    "same": N_("exactly {least} different values of {feature}"),
}


def figure(number: Number | None) -> str:
    """Return a figure without needless decimals."""
    if number is None:
        return "–"
    exact = Fraction(str(number))
    return str(exact.numerator) if exact.denominator == 1 else f"{float(exact):g}"


def values(texts: Iterable[str]) -> str:
    """Return the values of a rule in words."""
    return ", ".join(_("not stated") if each == NOT_STATED else each for each in texts)


def rule_told(problem: Problem, rule: Rule, sides: Iterable[str] = ("least", "most")) -> str:
    """Return a rule in words, or only some sides of it."""
    if isinstance(rule, Companion):
        needs = ", ".join(name(problem, each) for each in rule.needs)
        return _("{person} only with {needs}").format(person=name(problem, rule.person), needs=needs)
    least = rule.least if "least" in sides else None
    most = rule.most if "most" in sides else None
    kind = "both" if least is not None and most is not None else "least" if most is None else "most"
    if kind == "both" and least == most:
        kind = "same"
    table = _COUNTED if isinstance(rule, CountRule) else _EACH if isinstance(rule, EachRule) else _DISTINCT
    sign = "\u00a0%" if not isinstance(rule, DistinctRule) and rule.unit is Unit.SHARE else ""
    return _(table[kind]).format(
        least=figure(least) + sign,
        most=figure(most) + sign,
        feature=title(problem, rule.feature),
        values=values(rule.values) if isinstance(rule, CountRule) else "",
    )


def name(problem: Problem, identity: Id) -> str:
    """Return what a candidate is called."""
    found = next((each for each in problem.candidates if each.id == identity), None)
    return (found.name if found else "") or str(identity)


def item_told(problem: Problem, identity: Id, sides: Iterable[str] = ("least", "most")) -> str:
    """Return a rule, a lock or the number of seats in words."""
    for rule in problem.rules:
        if rule.id == identity:
            return rule_told(problem, rule, sides)
    for locked, sentence in ((problem.must, _("{name} is locked in")), (problem.never, _("{name} is locked out"))):
        for each in locked:
            if lock_id(each) == identity:
                return sentence.format(name=name(problem, each))
    return ngettext("{n} seat", "{n} seats", problem.seats).format(n=problem.seats)


def breach_told(problem: Problem, breach: Breach) -> str:
    """Return the figure that is not kept in words, with the value it is about."""
    told = item_told(problem, breach.rule, (breach.side,))
    return _("{rule} ({value})").format(rule=told, value=breach.value) if breach.value else told


def change_told(problem: Problem, change: Change) -> str:
    """Return a change of the rules as a demand."""
    if change.rule == SEATS:
        return _("have {new} seats instead of {old}").format(new=figure(change.new), old=figure(change.old))
    told = item_told(problem, change.rule, (change.side,) if change.side in ("least", "most") else ("least", "most"))
    if change.side == "exempt":
        return _("give up “{rule}”").format(rule=told)
    sentence = _("change “{rule}” from {old} to {new}")
    return sentence.format(rule=told, old=figure(change.old), new=figure(change.new))
