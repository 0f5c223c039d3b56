"""The memo of a decision: by which terms people were chosen, who was, who waits, and who decided; as plain values."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshopplanner.core.exports import Audience
from workshopplanner.core.kinds import LIVE, Normalising, ParticipationStatus, QuotaKind, Role, label
from workshopplanner.core.scoring import total_written
from workshopplanner.core.selection_meters import Meter, Tally
from workshopplanner.core.selection_pool import Decided, Judged, Pool, Quota, Rules, Scenario
from workshopplanner.core.workshops import Workshop
from workshopplanner.language import _, ngettext


@dataclass(frozen=True)
class Part:
    """A heading with sentences below it, or a table; the rows have a text for each title."""

    heading: str
    sentences: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Memo:
    """The whole memo: title, a line of place and date, and its parts."""

    title: str
    workshop: str
    decided: dt.datetime
    parts: tuple[Part, ...]
    confidential: str = ""


def memo(workshop: Workshop, pool: Pool, decided: Decided, audience: Audience) -> Memo:
    """Return the memo of a decision for an audience: scores, reasons, and who was not chosen are for the team alone."""
    team = audience is Audience.TEAM
    chosen = [each for each in decided.verdicts if each.status in LIVE]
    waiting = sorted(
        (each for each in decided.verdicts if each.status is ParticipationStatus.WAITLISTED),
        key=lambda each: (each.rank is None, each.rank or 0),
    )
    parts = [_decision(decided, chosen), *_rules(pool, decided, chosen), *_criteria(decided)]
    parts.append(_people(pool, _("Chosen"), chosen, team=team))
    if team:
        parts.append(_people(pool, _("Waiting, in this order"), waiting, team=team, ranked=True))
        others = [each for each in decided.verdicts if each not in chosen and each not in waiting]
        parts.append(_people(pool, _("Not chosen"), others, team=team))
    note = _("Confidential: names the applicants who were not chosen, with scores and reasons.") if team else ""
    title = _("Decision on the participants")
    shown = tuple(part for part in parts if part.rows or part.sentences)
    return Memo(title, workshop.title, decided.at, shown, note)


def _decision(decided: Decided, chosen: Sequence[Judged]) -> Part:
    seats = decided.terms.get("seats")
    said = [
        _("Decided by {who}.").format(who=decided.by) if decided.by else "",
        ngettext("{n} person was chosen.", "{n} people were chosen.", len(chosen)).format(n=len(chosen)),
        _("There are {seats} seats.").format(seats=seats) if seats else "",
        _("Rules: {scenario}.").format(scenario=decided.terms["scenario"]) if decided.terms.get("scenario") else "",
        decided.note,
    ]
    return Part(_("Decision"), tuple(each for each in said if each))


# ---- terms


def _rules(pool: Pool, decided: Decided, chosen: Sequence[Judged]) -> list[Part]:
    quotas = tuple(_quota(at, each) for at, each in enumerate(_listed(decided.terms, "rules"), start=1))
    if not quotas:
        return []
    seats = decided.terms.get("seats")
    scenario = Scenario(0, str(decided.terms.get("scenario", "")), seats=seats if isinstance(seats, int) else None)
    meters = Tally(pool, Rules(scenario, quotas)).meters([each.participation_id for each in chosen])
    titles = (_("Rule"), _("Wanted"), _("Is"), _("Kept"))
    return [Part(_("Rules"), (), titles, tuple(_rule(each) for each in meters if each.quota is not None))]


def _rule(meter: Meter) -> tuple[str, ...]:
    kept = _("yes") if meter.kept else _("no") if meter.hard else _("aim missed")
    return tuple(_plain(text) for text in (meter.title, meter.range, meter.told, kept))


def _plain(text: str) -> str:
    """Return a text without the marks that keep figures in order on a screen."""
    return text.translate(dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069)))


def _quota(at: int, kept: Mapping[str, Any]) -> Quota:
    as_at = kept.get("as_at")
    return Quota(
        at,
        QuotaKind(kept["kind"]),
        str(kept["dimension"]),
        str(kept.get("value", "")),
        kept.get("least"),
        kept.get("most"),
        bool(kept.get("share")),
        bool(kept.get("hard", True)),
        float(kept.get("weight", 1.0)),
        dt.date.fromisoformat(as_at) if as_at else None,
        roles=tuple(each for each in Role if each.value in str(kept.get("roles", "")).split()),
    )


def _criteria(decided: Decided) -> list[Part]:
    rows = tuple(
        (str(each["title"]), f"{each['weight']:g}", f"{each['lowest']}–{each['highest']}", str(each["description"]))
        for each in _listed(decided.terms, "criteria")
    )
    if not rows:
        return []
    normalising = Normalising(str(decided.terms.get("normalising", Normalising.AS_GIVEN.value)))
    sentence = _("Readers' scores: {how}.").format(how=label(normalising).lower())
    return [Part(_("Criteria"), (sentence,), (_("Criterion"), _("Weight"), _("Scale"), _("What it asks")), rows)]


def _listed(terms: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = terms.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


# ---- people

Show = Callable[[Judged], str]


def _people(pool: Pool, heading: str, judged: Iterable[Judged], *, team: bool, ranked: bool = False) -> Part:
    rows = list(judged) if ranked else sorted(judged, key=lambda each: _order(pool, each))

    def country(each: Judged) -> str:
        known = pool.of(each.participation_id)
        return known.person.country if known is not None else ""

    def organisation(each: Judged) -> str:
        known = pool.of(each.participation_id)
        return known.person.organisation if known is not None else ""

    columns: list[tuple[str, Show]] = [
        (_("Name"), lambda each: each.name),
        (_("Country"), country),
        (_("Organisation"), organisation),
    ]
    if team:
        columns += [
            (_("Score"), lambda each: total_written(each.score)),
            (_("Status"), lambda each: label(each.status)),
        ]
        columns += [(_("Reason"), lambda each: each.reason)]
    shown = [(title, show) for title, show in columns if title != _("Reason") or any(each.reason for each in rows)]
    return Part(
        f"{heading} ({len(rows)})" if rows else heading,
        (),
        (_("No."), *(title for title, _show in shown)),
        tuple(
            (str((each.rank or "") if ranked else at), *(show(each) for _title, show in shown))
            for at, each in enumerate(rows, start=1)
        ),
    )


def _order(pool: Pool, judged: Judged) -> tuple[str, str]:
    known = pool.of(judged.participation_id)
    return (known.person.country if known is not None else "", judged.name)
