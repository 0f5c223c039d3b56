"""The words of the Countries page: marks, standings, days."""

import datetime as dt
from collections.abc import Iterable, Sequence

from workshopplanner.core.calendar import SHORT_MONTHS
from workshopplanner.core.countries import Country, Standing, Statement
from workshopplanner.core.kinds import Confidence, PartyStatus, label
from workshopplanner.language import RIGHT_TO_LEFT, _, current, ngettext

MARKS = {PartyStatus.PARTY: "P", PartyStatus.NOT_PARTY: "–", PartyStatus.UNKNOWN: "?"}


def day(date: dt.date) -> str:
    """Return a date as in "18 Jun 2018"."""
    return _("{day} {month} {year}").format(day=date.day, month=_(SHORT_MONTHS[date.month - 1]), year=date.year)


def standing_line(standing: Standing, beside: Sequence[Country]) -> str:
    """Return "14 of 44 Parties as at 18 Jun 2018 · 16 represented by 29 participants · beside the list: …"."""
    parts = [_("{n} of {m} Parties as at {day}").format(n=standing.parties, m=standing.of, day=day(standing.as_at))]
    people = ngettext("{n} participant", "{n} participants", standing.participants).format(n=standing.participants)
    parts.append(_("{n} represented by {people}").format(n=standing.represented, people=people))
    if standing.unknown:
        parts.append(_("{n} not known").format(n=standing.unknown))
    if beside:
        people = ngettext("{n} participant", "{n} participants", sum(row.presence.participants for row in beside))
        number = people.format(n=sum(row.presence.participants for row in beside))
        names = _(", ").join(row.name for row in beside)
        parts.append(_("not on this list: {people} from {countries}").format(people=number, countries=names))
    if standing.data_as_of is not None and standing.as_at > standing.data_as_of:
        parts.append(_("the data end on {day}").format(day=day(standing.data_as_of)))
    return joined(parts)


def legend(outreach: bool = False) -> str:
    """Return what the marks on the tiles mean."""
    marks = [_("{mark} {status}").format(mark=mark, status=label(status)) for status, mark in MARKS.items()]
    if outreach:
        return " · ".join([*marks, _("broken frame = no applicant yet"), _("number = applicants")])
    return " · ".join([*marks, _("number = participants, selected to attended")])


def tile_name(country: Country, outreach: bool = False) -> str:
    """Return what a screen reader says of a tile."""
    number = country.presence.applicants if outreach else country.presence.participants
    if outreach:
        people = ngettext("{n} applicant", "{n} applicants", number) if number else _("no applicant yet")
    else:
        people = ngettext("{n} participant", "{n} participants", number)
    words = _("{country}, {status}, {people}")
    return words.format(country=country.name, status=label(country.status), people=people.format(n=number))


def deposited(statement: Statement) -> str:
    """Return the day of deposit, or between which days it lies."""
    if statement.deposited is not None:
        return day(statement.deposited)
    if statement.earliest and statement.latest:
        return _("between {first} and {last}").format(first=day(statement.earliest), last=day(statement.latest))
    if statement.latest:
        return _("by {day}").format(day=day(statement.latest))
    return _("after {day}").format(day=day(statement.earliest)) if statement.earliest else ""


def support(statement: Statement) -> str:
    """Return how well a statement is supported."""
    if statement.own:
        return {
            Confidence.VERIFIED: _("your own statement, read in its source"),
            Confidence.GENERAL_KNOWLEDGE: _("your own statement, widely known"),
        }.get(statement.confidence, _("your own statement"))
    return {
        Confidence.VERIFIED: _("read in a source"),
        Confidence.GENERAL_KNOWLEDGE: _("widely known, not read in a source"),
    }.get(statement.confidence, "")


def origin(place: str) -> str:
    """Return where a spelling was learned."""
    return place or _("typed by hand")


def joined(parts: Iterable[str]) -> str:
    """Join facts with dots; each keeps its own direction where the line runs from right to left."""
    return " · ".join(f"\u2068{part}\u2069" if current() in RIGHT_TO_LEFT else part for part in parts)
