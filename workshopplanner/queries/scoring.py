"""Criteria, readers and scores of a workshop."""

from collections import defaultdict

from sqlalchemy import select

from workshopplanner.core import scoring as rows
from workshopplanner.core.kinds import Normalising
from workshopplanner.queries.applicants import applicants
from workshopplanner.store.schema import Criterion, Descriptor, Reader, Reading, Scenario, Score
from workshopplanner.store.store import Tx


def criteria(tx: Tx, workshop_id: int) -> tuple[rows.Criterion, ...]:
    """Return what applications are scored by, in order."""
    said: dict[int, list[tuple[int, str]]] = defaultdict(list)
    wanted = select(Descriptor.criterion_id, Descriptor.value, Descriptor.statement).join(Descriptor.criterion)
    for criterion_id, value, statement in tx.execute(
        wanted.where(Criterion.workshop_id == workshop_id).order_by(Descriptor.value, Descriptor.id)
    ):
        said[criterion_id].append((value, statement))
    facts = select(
        Criterion.id,
        Criterion.title,
        Criterion.description,
        Criterion.weight,
        Criterion.lowest,
        Criterion.highest,
    ).where(Criterion.workshop_id == workshop_id)
    found = tx.execute(facts.order_by(Criterion.position, Criterion.id))
    return tuple(rows.Criterion(*row, tuple(said[row[0]])) for row in found)


def readers(tx: Tx, workshop_id: int) -> tuple[rows.Reader, ...]:
    """Return who scores applications, in order."""
    wanted = select(Reader.id, Reader.name).where(Reader.workshop_id == workshop_id)
    return tuple(rows.Reader(*row) for row in tx.execute(wanted.order_by(Reader.position, Reader.id)))


def panel(tx: Tx, workshop_id: int, only: int | None = None) -> rows.Panel:
    """Return all that was scored in a workshop, or `only` for the application of one participation."""
    return rows.Panel(
        criteria(tx, workshop_id),
        readers(tx, workshop_id),
        _readings(tx, workshop_id, only),
        *_normalising(tx, workshop_id),
    )


def _readings(tx: Tx, workshop_id: int, only: int | None) -> tuple[rows.Reading, ...]:
    mine = Reader.workshop_id == workshop_id
    wanted = select(Reading.id, Reading.reader_id, Reading.participation_id, Reading.comment, Reading.submitted)
    wanted = wanted.join(Reading.reader).where(mine).order_by(Reader.position, Reading.id)
    values = select(Score.reading_id, Score.criterion_id, Score.value).join(Score.reading).join(Reading.reader)
    values = values.where(mine).order_by(Score.id)
    if only is not None:
        wanted = wanted.where(Reading.participation_id == only)
        values = values.where(Reading.participation_id == only)
    scores: dict[int, dict[int, float]] = defaultdict(dict)
    for reading_id, criterion_id, value in tx.execute(values):
        scores[reading_id][criterion_id] = value
    return tuple(rows.Reading(*row, scores[row[0]]) for row in tx.execute(wanted))


def _normalising(tx: Tx, workshop_id: int) -> tuple[Normalising, int | None]:
    wanted = select(Scenario.normalising, Scenario.id).where(Scenario.workshop_id == workshop_id, Scenario.current)
    found = tx.execute(wanted.order_by(Scenario.position, Scenario.id)).first()
    return (Normalising.AS_GIVEN, None) if found is None else (found[0], found[1])


def standings(tx: Tx, workshop_id: int) -> dict[int, rows.Standing]:
    """Return how each scored application stands, by participation."""
    return rows.standings(panel(tx, workshop_id))


def totals(tx: Tx, workshop_id: int) -> dict[int, float]:
    """Return the total, 0 to 100, of each scored application, by participation."""
    return {key: standing.total for key, standing in standings(tx, workshop_id).items()}


def score_table(tx: Tx, workshop_id: int, reader_id: int | None) -> rows.ScoreTable:
    """Return the applications with the scores that a reader, or the committee (None), may see."""
    return rows.score_table(panel(tx, workshop_id), applicants(tx, workshop_id), reader_id)
