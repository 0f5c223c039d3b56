"""What there is to plan."""

from collections.abc import Collection

from workshopplanner.core import scheduling
from workshopplanner.queries.findings import facts
from workshopplanner.store.store import Tx


def unscheduled_problems(tx: Tx, workshop_id: int) -> scheduling.Problem:
    """Return the problem of placing the sessions of the tray."""
    return scheduling.unscheduled(facts(tx, workshop_id))


def unlocked_problems(tx: Tx, workshop_id: int) -> scheduling.Problem:
    """Return the problem of planning everything anew that is not locked."""
    return scheduling.unlocked(facts(tx, workshop_id))


def repair_problems(tx: Tx, workshop_id: int, absence_ids: Collection[int] | None = None) -> scheduling.Problem:
    """Return the problem of moving as little as possible because of some absences, or of all."""
    return scheduling.repair(facts(tx, workshop_id), absence_ids)
