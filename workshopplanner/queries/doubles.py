"""Which people of the file may be one person written twice."""

from sqlalchemy import select

from workshopplanner.core.doubles import Double, Everybody, find_doubles
from workshopplanner.queries.imports import known_people
from workshopplanner.store.schema import DistinctPair
from workshopplanner.store.store import Tx


def everybody(tx: Tx, workshop_id: int | None = None) -> Everybody:
    """Return all that is compared, for a job to compare it; with a workshop, pairs without anybody of it stay out."""
    people = tuple(known_people(tx, workshop_id or 0))
    settled: dict[tuple[int, int], bool] = {}
    for one, other, later in tx.execute(select(DistinctPair.person_id, DistinctPair.other_id, DistinctPair.later)):
        low, high = sorted((one, other))
        settled[low, high] = later and settled.get((low, high), True)
    return Everybody(people, settled, workshop_id is not None)


def doubles(tx: Tx, workshop_id: int | None = None) -> list[Double]:
    """Return who may be written twice, without the pairs that are kept apart; those put off come last."""
    return find_doubles(everybody(tx, workshop_id))
