"""What a committee decides: who gets a seat and who waits, and who comes when somebody can't."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from workshopplanner.commands._rows import get, get_all
from workshopplanner.core.kinds import LIVE, ParticipationStatus, label
from workshopplanner.core.names import full_name
from workshopplanner.core.selection_pool import Pick
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.author import author
from workshopplanner.store.bulk import add_rows
from workshopplanner.store.schema import Criterion, Decision, Participation, Quota, Scenario, Verdict, Workshop
from workshopplanner.store.store import Tx

_TERMS = ("kind", "dimension", "value", "least", "most", "share", "hard", "weight", "roles", "as_at")
_CRITERION = ("title", "description", "weight", "lowest", "highest")


def accept_selection(
    tx: Tx, scenario_id: int, picks: Sequence[Pick], note: str = "", told: Mapping[str, Any] | None = None
) -> int:
    """Give candidates the statuses that were decided and keep the decision with its terms; return the decision.

    `told` are further facts of the answer, such as its score and whether it is proven.
    """
    scenario = get(tx, Scenario, scenario_id)
    rows = get_all(tx, Participation, (each.participation_id for each in picks))
    for row, pick in zip(rows, picks, strict=True):
        row.status = pick.status
    return _decide(tx, scenario.workshop_id, picks, note, _terms(tx, scenario) | dict(told or {}))


def invite_next(tx: Tx, leaves_id: int, enters_id: int, reason: str = "") -> int:
    """Invite somebody in place of one who can't come, and keep that as a decision; return it."""
    leaves, enters = get(tx, Participation, leaves_id), get(tx, Participation, enters_id)
    if leaves.status in LIVE:
        raise UserError(_("This person still holds a seat. Say first that the person declined or withdrew."))
    enters.status = ParticipationStatus.INVITED
    picks = [Pick(leaves_id, leaves.status), Pick(enters_id, enters.status, reason=reason)]
    note = _("{enters} in place of {leaves}, {status}").format(
        enters=_named(enters), leaves=_named(leaves), status=label(leaves.status).lower()
    )
    scenario = tx.scalars(select(Scenario).where(Scenario.workshop_id == enters.workshop_id, Scenario.current)).first()
    return _decide(tx, enters.workshop_id, picks, note, _terms(tx, scenario) if scenario is not None else {})


def note_decision(tx: Tx, decision_id: int, note: str) -> None:
    """Write down what a meeting said of a decision."""
    get(tx, Decision, decision_id).note = note.strip()


def _named(row: Participation) -> str:
    person = row.person
    return full_name(person.family_name, person.given_name, person.family_first, person.display_name)


def _decide(tx: Tx, workshop_id: int, picks: Sequence[Pick], note: str, terms: Mapping[str, Any]) -> int:
    made = Decision(
        workshop=get(tx, Workshop, workshop_id),
        at=dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0),
        by=author(),
        note=note.strip(),
        terms=json.dumps(terms, ensure_ascii=False, default=str),
    )
    tx.add(made)
    tx.flush()
    add_rows(
        tx,
        Verdict,
        [
            {
                "decision_id": made.id,
                "participation_id": each.participation_id,
                "status": each.status,
                "score": each.score,
                "rank": each.rank,
                "reason": each.reason,
            }
            for each in picks
        ],
    )
    return made.id


def _terms(tx: Tx, scenario: Scenario) -> dict[str, Any]:
    """Return what is decided by, as it is now: rules and criteria may change afterwards."""
    seats = scenario.seats if scenario.seats is not None else scenario.workshop.seats
    quotas = select(Quota).where(Quota.scenario_id == scenario.id, Quota.active)
    criteria = select(Criterion).where(Criterion.workshop_id == scenario.workshop_id)
    return {
        "scenario": scenario.name,
        "seats": seats,
        "normalising": scenario.normalising.value,
        "rules": [
            {name: getattr(row, name) for name in _TERMS}
            for row in tx.scalars(quotas.order_by(Quota.position, Quota.id))
        ],
        "criteria": [
            {name: getattr(row, name) for name in _CRITERION}
            for row in tx.scalars(criteria.order_by(Criterion.position, Criterion.id))
        ],
    }
