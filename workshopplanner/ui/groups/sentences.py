"""What is said of groups as a whole: who moves, how often people meet twice and must, how well they are mixed."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from workshopplanner.core.groups import Arrangement, Ended, Figure, Figures
from workshopplanner.language import _, ngettext

if TYPE_CHECKING:
    from workshopplanner.core.groups_figures import Effect

MOST_TOLD = 2  # rules told one by one


def repeats(figures: Figures, rounds: int, earlier: bool) -> str:
    """Return how often people meet again, with the proven bound beside it."""
    found = figures.repeats
    if rounds < 2 and not earlier:
        return _("In one round nobody meets twice.")
    if figures.all_met and found.value == 0:
        return _("Everybody meets everybody, and nobody twice.")
    if found.value == 0:
        told = _("Nobody meets twice.")
    else:
        pattern = ngettext("{n} repeated meeting; {bound}.", "{n} repeated meetings; {bound}.", found.value)
        told = pattern.format(n=found.value, bound=_bound(found))
    if figures.all_met:
        return _("{repeats} Everybody has met everybody.").format(repeats=told)
    if figures.pairs:
        met = _("{met} of {pairs} pairs have met.").format(met=len(figures.met), pairs=figures.pairs)
        return _("{one} {other}").format(one=told, other=met)
    return told


def _bound(figure: Figure) -> str:
    if figure.best:
        return _("it is proven that there can't be fewer")
    if figure.bound == 0:
        return _("perhaps none must be")
    return ngettext("at least {n} must be", "at least {n} must be", figure.bound).format(n=figure.bound)


def mixing(figures: Figures) -> str:
    """Return how many people are short of an even mix, with the proven bound beside it."""
    if not figures.misses:
        return ""
    value = sum(figure.value for figure in figures.misses.values())
    bound = sum(figure.bound for figure in figures.misses.values())
    if value == 0:
        return _("Mixed as evenly as can be.")
    if bound == 0:
        pattern = ngettext("{n} person short of an even mix.", "{n} people short of an even mix.", value)
        return pattern.format(n=value)
    if value <= bound:
        pattern = ngettext(
            "{n} person short of an even mix; it is proven that it can't be fewer.",
            "{n} people short of an even mix; it is proven that it can't be fewer.",
            value,
        )
        return pattern.format(n=value)
    pattern = ngettext(
        "{n} person short of an even mix; at least {bound} must be.",
        "{n} people short of an even mix; at least {bound} must be.",
        value,
    )
    return pattern.format(n=value, bound=bound)


def some(told: Sequence[str]) -> str:
    """Return the first rules that are not kept, and how many there are beside them."""
    more = len(told) - MOST_TOLD
    rest = [ngettext("{n} more.", "{n} more.", more).format(n=more)] if more > 0 else []
    return " ".join([*told[:MOST_TOLD], *rest])


def state(figures: Figures, unkept: Sequence[str], rounds: int, earlier: bool) -> str:
    """Return all figures of groups as they are."""
    parts = (some(unkept), repeats(figures, rounds, earlier), mixing(figures))
    return " ".join(part for part in parts if part)


def effect(found: "Effect", pairs: Collection[frozenset[int]]) -> str:
    """Return what dropping somebody here would do to the figures of all rounds."""
    told = [each.words for each in found.breaks if frozenset(map(int, each.people)) in pairs]
    if found.repeats > 0:
        pattern = ngettext("{n} more repeated meeting.", "{n} more repeated meetings.", found.repeats)
        told.append(pattern.format(n=found.repeats))
    elif found.repeats < 0:
        pattern = ngettext("{n} repeated meeting fewer.", "{n} repeated meetings fewer.", -found.repeats)
        told.append(pattern.format(n=-found.repeats))
    misses = sum(found.misses.values())
    if misses > 0:
        pattern = ngettext("{n} more short of an even mix.", "{n} more short of an even mix.", misses)
        told.append(pattern.format(n=misses))
    elif misses < 0:
        pattern = ngettext("{n} fewer short of an even mix.", "{n} fewer short of an even mix.", -misses)
        told.append(pattern.format(n=-misses))
    return _("Dropped here: {effect}").format(effect=" ".join(told) or _("nothing gets better or worse."))


def outcome(found: Arrangement, moving: int, rounds: int, earlier: bool) -> str:
    """Return what is proposed: how many change groups, and what comes of it."""
    if moving:
        pattern = ngettext("{n} person changes groups.", "{n} people change groups.", moving)
        told = pattern.format(n=moving)
    else:
        told = _("Nobody changes groups.")
    stopped = _("Stopped early; this was the best so far.") if found.ended is Ended.CANCELLED else ""
    return " ".join(part for part in (told, stopped, state(found.figures, (), rounds, earlier)) if part)
