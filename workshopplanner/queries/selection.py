"""Who may be chosen for a workshop, by which scenarios, and what was decided."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import select

from workshopplanner.core import selection_pool as rows
from workshopplanner.core.applicants import Applicant
from workshopplanner.core.countries import Country
from workshopplanner.core.kinds import LIVE, Channel, Role
from workshopplanner.core.names import full_name
from workshopplanner.core.roster import Attendee
from workshopplanner.core.selection_features import features
from workshopplanner.language import _
from workshopplanner.queries.applicants import answers, applicants
from workshopplanner.queries.countries import countries, listed_countries
from workshopplanner.queries.country_lists import country_lists
from workshopplanner.queries.roster import roster
from workshopplanner.queries.scoring import totals
from workshopplanner.queries.workshops import workshop
from workshopplanner.store.schema import (
    Companion,
    Decision,
    Participation,
    Person,
    Quota,
    Scenario,
    SelectionLock,
    Verdict,
)
from workshopplanner.store.store import Tx

CONVENTION = "2005"
_FLAGS = {"sids=yes", "ldc=yes", "lldc=yes"}  # lists that are properties anyway
Features = dict[str, tuple[str, ...]]


def pool(tx: Tx, workshop_id: int) -> rows.Pool:
    """Return everything that choosing the participants of a workshop depends on."""
    return replace(people_pool(tx, workshop_id), scenarios=scenarios(tx, workshop_id))


def people_pool(tx: Tx, workshop_id: int) -> rows.Pool:
    """Return all of it but the scenarios, which change more often and are asked sooner."""
    here, today = workshop(tx, workshop_id), dt.date.today()  # noqa: DTZ011 (the day on the wall)
    homes = {each.id: each for each in countries(tx, None, CONVENTION, here.first or today)}
    titles, lists = _lists(tx)
    applied = {each.id: each for each in applicants(tx, workshop_id)}
    attending = [each for each in roster(tx, workshop_id) if each.id not in applied]
    known = _known_before(tx, workshop_id)
    said = answers(tx, workshop_id)
    scores, ranks = totals(tx, workshop_id), _ranks(tx, workshop_id)

    def contender(person: Attendee) -> rows.Contender:
        mine = features(person, homes.get(person.country_id or 0), lists)
        mine["first_time"] = (rows.NO if person.person_id in known else rows.YES,)
        mine |= _of_application(applied.get(person.id)) | _said(said.get(person.id, {}))
        return rows.Contender(person, scores.get(person.id), mine, ranks.get(person.id))

    people = [each.person for each in applied.values()] + [each for each in attending if each.role is Role.PARTICIPANT]
    others = [each for each in attending if each.role is not Role.PARTICIPANT and each.live]
    questions = {key: key.partition(":")[2] for mine in said.values() for key in _said(mine)}
    return rows.Pool(
        workshop_id,
        here.seats,
        tuple(contender(each) for each in people if each.role is Role.PARTICIPANT),
        tuple(contender(each) for each in others),
        (),
        {each.alpha3: each.name for each in homes.values()},
        {each.alpha3: each.statement for each in homes.values()},
        titles | questions,
        here.first,
        today,
    )


def _lists(tx: Tx) -> tuple[dict[str, str], dict[str, frozenset[int]]]:
    found = [each for each in country_lists(tx) if each.rule not in _FLAGS]
    members = {f"list:{each.id}": frozenset(one.id for one in listed_countries(tx, each.id)) for each in found}
    return {f"list:{each.id}": each.name for each in found}, members


def _of_application(applicant: Applicant | None) -> Features:
    if applicant is None:
        return {}
    found: Features = {}
    if applicant.channel is not Channel.NOT_STATED:
        found["channel"] = (applicant.channel.value,)
    if applicant.nominated_by:
        found["nominated_by"] = (applicant.nominated_by,)
    if applicant.late is not None:
        found["late"] = (rows.YES if applicant.late else rows.NO,)
    return found


def _said(mine: Mapping[str, str]) -> Features:
    return {f"answer:{question}": (text,) for question, text in mine.items() if text and question != _("Motivation")}


def _known_before(tx: Tx, workshop_id: int) -> frozenset[int]:
    """Return who holds or held a seat in another workshop of the project."""
    wanted = select(Participation.person_id).where(
        Participation.workshop_id != workshop_id, Participation.status.in_(LIVE)
    )
    return frozenset(tx.scalars(wanted))


def _ranks(tx: Tx, workshop_id: int) -> dict[int, int]:
    """Return the places on the waitlist, the latest that was said of each."""
    wanted = select(Verdict.participation_id, Verdict.rank).join(Verdict.decision)
    found = tx.execute(wanted.where(Decision.workshop_id == workshop_id).order_by(Decision.id, Verdict.id))
    latest = {row: rank for row, rank in found}  # noqa: C416 (later ones win)
    return {row: rank for row, rank in latest.items() if rank is not None}


# ---- scenarios


def scenarios(tx: Tx, workshop_id: int) -> tuple[rows.Rules, ...]:
    """Return the scenarios of a workshop with their rules, in order."""
    columns = (Scenario.id, Scenario.name, Scenario.note, Scenario.seats, Scenario.normalising, Scenario.current)
    wanted = select(*columns).where(Scenario.workshop_id == workshop_id).order_by(Scenario.position, Scenario.id)
    found = [rows.Scenario(*row) for row in tx.execute(wanted)]
    quotas, locks, bonds = _quotas(tx, workshop_id), _locks(tx, workshop_id), _bonds(tx, workshop_id)
    return tuple(rows.Rules(each, tuple(quotas[each.id]), locks[each.id], tuple(bonds[each.id])) for each in found)


def _quotas(tx: Tx, workshop_id: int) -> defaultdict[int, list[rows.Quota]]:
    columns = (
        Quota.scenario_id,
        Quota.roles,
        Quota.id,
        Quota.kind,
        Quota.dimension,
        Quota.value,
        Quota.least,
        Quota.most,
        Quota.share,
        Quota.hard,
        Quota.weight,
        Quota.as_at,
        Quota.active,
    )
    wanted = select(*columns).join(Quota.scenario).where(Scenario.workshop_id == workshop_id)
    found: defaultdict[int, list[rows.Quota]] = defaultdict(list)
    for scenario_id, roles, *rest in tx.execute(wanted.order_by(Quota.position, Quota.id)):
        counted = tuple(each for each in Role if each.value in roles.split())
        found[scenario_id].append(replace(rows.Quota(*rest), roles=counted))
    return found


def _locks(tx: Tx, workshop_id: int) -> defaultdict[int, dict[int, rows.Lock]]:
    columns = (SelectionLock.scenario_id, SelectionLock.participation_id, SelectionLock.held, SelectionLock.reason)
    wanted = select(*columns).join(SelectionLock.scenario).where(Scenario.workshop_id == workshop_id)
    found: defaultdict[int, dict[int, rows.Lock]] = defaultdict(dict)
    for scenario_id, row, held, reason in tx.execute(wanted.order_by(SelectionLock.id)):
        found[scenario_id][row] = rows.Lock(row, held, reason)
    return found


def _bonds(tx: Tx, workshop_id: int) -> defaultdict[int, list[rows.Bond]]:
    columns = (Companion.scenario_id, Companion.id, Companion.participation_id, Companion.needs_id)
    wanted = select(*columns).join(Companion.scenario).where(Scenario.workshop_id == workshop_id)
    found: defaultdict[int, list[rows.Bond]] = defaultdict(list)
    for scenario_id, *rest in tx.execute(wanted.order_by(Companion.id)):
        found[scenario_id].append(rows.Bond(*rest))
    return found


# ---- decisions


def decisions(tx: Tx, workshop_id: int) -> list[rows.Decided]:
    """Return what was decided, the latest first, with what was said of each candidate."""
    columns = (Decision.id, Decision.at, Decision.by, Decision.note, Decision.terms)
    wanted = select(*columns).where(Decision.workshop_id == workshop_id).order_by(Decision.id.desc())
    said = _verdicts(tx, workshop_id)
    return [
        rows.Decided(row_id, at, by, note, json.loads(terms), tuple(said[row_id]))
        for row_id, at, by, note, terms in tx.execute(wanted)
    ]


def _verdicts(tx: Tx, workshop_id: int) -> defaultdict[int, list[rows.Judged]]:
    name = (Person.family_name, Person.given_name, Person.family_first, Person.display_name)
    what = (Verdict.status, Verdict.score, Verdict.rank, Verdict.reason)
    wanted = select(Verdict.decision_id, Verdict.participation_id, *what, *name).join(Verdict.decision)
    wanted = wanted.join(Verdict.participation).join(Participation.person).where(Decision.workshop_id == workshop_id)
    found: defaultdict[int, list[rows.Judged]] = defaultdict(list)
    for decision_id, row, status, score, rank, reason, *parts in tx.execute(wanted.order_by(Verdict.id)):
        found[decision_id].append(rows.Judged(row, full_name(*parts), status, score, rank, reason))
    return found


def homes_of(tx: Tx, codes: Iterable[str], as_at: dt.date, workshop_id: int) -> list[Country]:
    """Return countries by their codes, with who comes from them, to be shown as tiles."""
    wanted = frozenset(codes)
    return [each for each in countries(tx, None, CONVENTION, as_at, workshop_id) if each.alpha3 in wanted]
