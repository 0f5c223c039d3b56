"""What came of a proposal, in words."""

from workshopplanner.core.selection import Outcome, Status
from workshopplanner.core.selection_pool import Pool
from workshopplanner.core.selection_rows import entering, leaving
from workshopplanner.core.selection_words import figure
from workshopplanner.language import _, ngettext


def outcome(pool: Pool, found: Outcome) -> str:
    """Say how many changes are proposed, how good that is, and what balance costs."""
    number = len(entering(pool, _ids(found))) + len(leaving(pool, _ids(found)))
    changes = ngettext("{n} change proposed", "{n} changes proposed", number).format(n=number)
    if not number:
        changes = _("Nothing to change")
    return _("{changes}. {quality} {price}").format(changes=changes, quality=_quality(found), price=_price(found))


def _ids(found: Outcome) -> frozenset[int]:
    return frozenset(int(each) for each in found.selected)


def _quality(found: Outcome) -> str:
    score = figure(round(found.score, 2))
    if found.status is Status.OPTIMAL:
        return _("Proven optimal: total score {score}.").format(score=score)
    if found.gap is None:
        return _("Total score {score}; the time was over before it was proven optimal.").format(score=score)
    gap = figure(round(found.gap, 2))
    return _("Total score {score}, at most {gap} below the best.").format(score=score, gap=gap)


def _price(found: Outcome) -> str:
    if found.plain is None:
        return ""
    number = len(found.plain.selected)
    if found.plain.price <= 0:
        return _("Balance costs nothing against the plain top {n}.").format(n=number)
    price, share = figure(round(found.plain.price, 2)), f"{found.plain.share:.1f}"
    words = _("Balance costs {price} points ({share}\u00a0%) against the plain top {n}.")
    return words.format(price=price, share=share, n=number)
