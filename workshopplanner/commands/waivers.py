"""Findings that somebody accepts, and the limits of the rules.

A waiver is never swept: it holds whenever its finding is there in the same state, so undo brings both back together.
Waiving the finding again after it changed replaces the old reason.
"""

from collections.abc import Mapping

from sqlalchemy import select

from workshopplanner.commands._rows import get, words
from workshopplanner.core import thresholds
from workshopplanner.core.findings import Finding
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Threshold, Waiver, Workshop
from workshopplanner.store.store import Tx


def waive_finding(tx: Tx, workshop_id: int, finding: Finding, reason: str) -> None:
    """Accept a finding with a reason, until a field that matters for it changes."""
    reason = words(reason, _("Say why this is accepted."))
    waiver = _waiver(tx, workshop_id, finding)
    if waiver is None:
        workshop = get(tx, Workshop, workshop_id)
        tx.add(
            Waiver(workshop=workshop, rule=finding.rule, subject=finding.subject, state=finding.state, reason=reason)
        )
    else:
        waiver.state, waiver.reason = finding.state, reason


def withdraw_waiver(tx: Tx, workshop_id: int, finding: Finding) -> None:
    """Let a finding that was accepted count again."""
    waiver = _waiver(tx, workshop_id, finding)
    if waiver is not None:
        tx.delete(waiver)


def _waiver(tx: Tx, workshop_id: int, finding: Finding) -> Waiver | None:
    wanted = select(Waiver).where(Waiver.workshop_id == workshop_id, Waiver.rule == finding.rule)
    return tx.scalars(wanted.where(Waiver.subject == finding.subject)).first()


def set_thresholds(tx: Tx, workshop_id: int, values: Mapping[str, int]) -> None:
    """Change several limits of the rules for a workshop; those that are as shipped are no longer its own."""
    for name, value in values.items():
        if value == thresholds.limit(name).default:
            reset_threshold(tx, workshop_id, name)
        else:
            set_threshold(tx, workshop_id, name, value)


def set_threshold(tx: Tx, workshop_id: int, name: str, value: int) -> None:
    """Change a limit of the rules for a workshop."""
    limit = thresholds.limit(name)
    if not limit.least <= value <= limit.most:
        sentence = _("This limit is a number from {least} to {most}.")
        raise UserError(sentence.format(least=limit.least, most=limit.most))
    row = _threshold(tx, workshop_id, name)
    if row is None:
        tx.add(Threshold(workshop=get(tx, Workshop, workshop_id), name=name, value=value))
    else:
        row.value = value


def reset_threshold(tx: Tx, workshop_id: int, name: str) -> None:
    """Go back to the shipped limit of a rule."""
    row = _threshold(tx, workshop_id, name)
    if row is not None:
        tx.delete(row)


def _threshold(tx: Tx, workshop_id: int, name: str) -> Threshold | None:
    return tx.scalars(select(Threshold).where(Threshold.workshop_id == workshop_id, Threshold.name == name)).first()
