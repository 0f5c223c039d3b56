"""The tabs and sentences of the applicants, always with the words that say who is counted."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from workshopplanner.core.applicants import Applicant, Share, by_country, by_gender, by_sector, shares
from workshopplanner.core.kinds import LIVE, ParticipationStatus, label
from workshopplanner.core.views import Criteria, Sort, View
from workshopplanner.language import _, ngettext
from workshopplanner.ui.roster.words import shown_line

if TYPE_CHECKING:
    from workshopplanner.commands.imports import Imported

_STATUS = ParticipationStatus
_TABS = (_STATUS.APPLIED, _STATUS.SHORTLISTED, _STATUS.WAITLISTED, _STATUS.NOT_SELECTED, _STATUS.INELIGIBLE)


def tabs(sorts: Iterable[Sort]) -> list[View]:
    """Return a tab for everybody, those with a seat, and each other status that somebody has."""
    there = {sort.status for sort in sorts}
    found = [View(_("All applicants"), Criteria())]
    if there & LIVE:
        found.append(View(_("With a seat"), Criteria(statuses=LIVE)))
    return found + [View(label(status), Criteria(statuses=frozenset({status}))) for status in _TABS if status in there]


def counts_line(applicants: Sequence[Applicant], shown: int) -> str:
    """Return "74 applicants from 24 countries · 35 woman, 36 man … · 3 late · 30 with a seat · 6 of 74 rows shown"."""
    parts = [_applied(applicants), _shares(shares(applicants, by_gender))]
    late = sum(each.late is True for each in applicants)
    if late:
        parts.append(ngettext("{n} late", "{n} late", late).format(n=late))
    seated = sum(each.person.live for each in applicants)
    parts.append(ngettext("{n} with a seat", "{n} with a seat", seated).format(n=seated))
    parts.append(shown_line(shown, len(applicants)) if shown != len(applicants) else "")
    return " · ".join(part for part in parts if part)


def imported(done: "Imported") -> str:
    """Return what an import came to."""
    counts = (
        (done.added, ngettext("{n} person added", "{n} people added", done.added)),
        (done.updated, ngettext("{n} updated", "{n} updated", done.updated)),
        (done.same, ngettext("{n} the same as before", "{n} the same as before", done.same)),
        (done.left_out, ngettext("{n} row left out", "{n} rows left out", done.left_out)),
    )
    parts = [words.format(n=number) for at, (number, words) in enumerate(counts) if number or not at]
    told = _(", ").join(parts)
    return _("{what}. One undo takes it all back.").format(what=told)


def _applied(applicants: Sequence[Applicant]) -> str:
    countries = len({each.person.country_id for each in applicants if each.person.country_id})
    people = ngettext("{n} applicant", "{n} applicants", len(applicants)).format(n=len(applicants))
    places = ngettext("from {n} country", "from {n} countries", countries).format(n=countries)
    return f"{people} {places}"


def _shares(found: Sequence[Share]) -> str:
    return _(", ").join(_("{name} {n}").format(name=share.name or _("not stated"), n=share.applied) for share in found)


def statistics(applicants: Sequence[Applicant]) -> list[tuple[str, list[Share]]]:
    """Return the counts by gender, sector and country under their headings."""
    return [
        (_("By gender"), shares(applicants, by_gender)),
        (_("By sector"), shares(applicants, by_sector)),
        (_("By country"), shares(applicants, by_country)),
    ]


def counted(shown: int, total: int) -> str:
    """Return the words that say whom the figures count."""
    if shown == total:
        words = ngettext("Counted: all {n} applicant", "Counted: all {n} applicants", total)
        return words.format(n=total)
    words = ngettext(
        "Counted: the {shown} of {n} applicant that the filters let through",
        "Counted: the {shown} of {n} applicants that the filters let through",
        total,
    )
    return words.format(shown=shown, n=total)
