"""People come in from a form: a plan that was looked at is carried out as one step."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from workshopplanner.commands._import_cells import Cells
from workshopplanner.commands._rows import get, get_all
from workshopplanner.commands.countries import add_country_alias
from workshopplanner.core.collecting import not_collecting
from workshopplanner.core.importing import Decision, ImportPlan, PlannedRow, Verdict
from workshopplanner.core.kinds import ParticipationStatus, Role
from workshopplanner.core.mapping import remember
from workshopplanner.core.progress import Report, ignore
from workshopplanner.language import _
from workshopplanner.store.bulk import add_rows
from workshopplanner.store.schema import (
    Answer,
    Application,
    Country,
    DistinctPair,
    ImportRow,
    ImportSource,
    Participation,
    Person,
    Workshop,
)
from workshopplanner.store.store import Tx


@dataclass(frozen=True)
class Wanted:
    """How a plan is to be carried out: `rows` are the ticked ones (all by default), `taught` countries by spelling.

    `apart` are pairs of rows, or of a row and a known person, that are two people or to be looked at later.
    """

    file: str
    applicants: bool = True
    rows: Collection[int] | None = None
    taught: Mapping[str, str] = field(default_factory=dict)
    pairs: Mapping[tuple[int, int], Decision] = field(default_factory=dict)
    persons: Mapping[tuple[int, int], Decision] = field(default_factory=dict)


@dataclass(frozen=True)
class Imported:
    """What an import came to: how many people were added, changed, there already, and left out."""

    added: int
    updated: int
    same: int
    left_out: int


@not_collecting()
def import_people(tx: Tx, workshop_id: int, plan: ImportPlan, wanted: Wanted, report: Report = ignore) -> Imported:
    """Add and update the people of a plan; a cell with an open question is kept as an answer of the form."""
    get(tx, Workshop, workshop_id)
    place = _("{file}, sheet {sheet}").format(file=wanted.file, sheet=plan.sheet) if plan.sheet else wanted.file
    for text, alpha3 in wanted.taught.items():
        _teach(tx, text, alpha3, place)
    rows = [row for row in plan.rows if _is_wanted(row, wanted)]
    people = [row for row in rows if row.merged_into is None]
    new = [row for row in people if row.person_id is None]
    known = [row for row in people if row.person_id is not None]
    cells = Cells(tx, people)
    persons = dict(zip((row.row for row in new), add_rows(tx, Person, cells.persons(new), report), strict=True))
    persons |= {row.row: row.person_id for row in known if row.person_id is not None}
    _update(tx, cells, known)
    attendances = _attendances(tx, workshop_id, people, persons, wanted, report)
    _keep_parts(tx, workshop_id, cells, people, attendances, wanted, report)
    _keep_origin(tx, workshop_id, plan, rows, attendances, wanted, report)
    _keep_apart(tx, wanted, persons)
    verdicts = Counter(row.verdict for row in known)
    return Imported(
        added=len(new),
        updated=len(known) - verdicts[Verdict.SAME],
        same=verdicts[Verdict.SAME],
        left_out=len(plan.rows) - len(rows),
    )


def _is_wanted(row: PlannedRow, wanted: Wanted) -> bool:
    return row.verdict is not Verdict.UNREADABLE and (wanted.rows is None or row.row in wanted.rows)


def _teach(tx: Tx, text: str, alpha3: str, place: str) -> None:
    country_id = tx.scalars(select(Country.id).where(Country.alpha3 == alpha3)).one()
    add_country_alias(tx, country_id, text, place)


def _update(tx: Tx, cells: Cells, rows: Sequence[PlannedRow]) -> None:
    changing = {row.person_id: row for row in rows if row.person_id is not None and row.changes}
    for person in get_all(tx, Person, changing):
        row = changing[person.id]
        names = {change.field for change in row.changes}
        for column, value in cells.person(row).items():
            if cells.field_of(column) in names:
                setattr(person, column, value)


def _attendances(
    tx: Tx,
    workshop_id: int,
    rows: Sequence[PlannedRow],
    persons: Mapping[int, int],
    wanted: Wanted,
    report: Report,
) -> dict[int, int]:
    """Return the participation of each row by its number; who has none in this workshop gets one."""
    here = select(Participation.person_id, Participation.id).where(Participation.workshop_id == workshop_id)
    there = dict(tx.execute(here).all())
    missing = [row for row in rows if persons[row.row] not in there]
    first = ParticipationStatus.APPLIED if wanted.applicants else ParticipationStatus.SELECTED
    values = [
        {
            "person_id": persons[row.row],
            "workshop_id": workshop_id,
            "role": Role(row.values.get("role") or Role.PARTICIPANT),
            "status": ParticipationStatus(row.values.get("status") or first),
        }
        for row in missing
    ]
    added = add_rows(tx, Participation, values, report)
    there |= {persons[row.row]: row_id for row, row_id in zip(missing, added, strict=True)}
    return {row.row: there[persons[row.row]] for row in rows}


def _keep_parts(
    tx: Tx,
    workshop_id: int,
    cells: Cells,
    rows: Sequence[PlannedRow],
    attendances: Mapping[int, int],
    wanted: Wanted,
    report: Report,
) -> None:
    """Keep journeys, needs, applications and the answers that have no field of their own."""
    cells.keep_journeys_and_needs(rows, attendances)
    applying = [row for row in rows if wanted.applicants or row.answers or cells.application(row)]
    applied = select(Application.participation_id).join(Application.participation)
    known = set(tx.scalars(applied.where(Participation.workshop_id == workshop_id)))
    fresh = [row for row in applying if attendances[row.row] not in known]
    values = [{"participation_id": attendances[row.row], **cells.application(row)} for row in fresh]
    ids = dict(zip((row.row for row in fresh), add_rows(tx, Application, values, report), strict=True))
    answers = [
        {"application_id": ids[row.row], "position": at, "question": question, "text": text}
        for row in fresh
        for at, (question, text) in enumerate(row.answers, 1)
    ]
    add_rows(tx, Answer, answers, report)


def _keep_origin(
    tx: Tx,
    workshop_id: int,
    plan: ImportPlan,
    rows: Sequence[PlannedRow],
    attendances: Mapping[int, int],
    wanted: Wanted,
    report: Report,
) -> None:
    same = select(ImportSource).where(
        ImportSource.workshop_id == workshop_id, ImportSource.fingerprint == plan.fingerprint
    )
    source = tx.scalars(same).first() or ImportSource(workshop_id=workshop_id, fingerprint=plan.fingerprint)
    source.name, source.sheet, source.mapping = wanted.file, plan.sheet, remember(plan.matches)
    tx.add(source)
    tx.flush()
    known = set(tx.scalars(select(ImportRow.participation_id).where(ImportRow.source_id == source.id)))
    origins = [
        {"source_id": source.id, "participation_id": attendances[owner], "number": row.row}
        for row in rows
        if (owner := row.merged_into or row.row) in attendances and attendances[owner] not in known
    ]
    add_rows(tx, ImportRow, origins, report)


def _keep_apart(tx: Tx, wanted: Wanted, persons: Mapping[int, int]) -> None:
    """Remember who is two people, so that nobody has to say it again."""
    decided = [(persons.get(a), persons.get(b), said) for (a, b), said in wanted.pairs.items()]
    decided += [(persons.get(row), other, said) for (row, other), said in wanted.persons.items()]
    tx.add_all(
        DistinctPair(person_id=person, other_id=other, later=said is Decision.LATER)
        for person, other, said in decided
        if person and other and person != other and said is not Decision.MERGE
    )
