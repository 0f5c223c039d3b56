"""Criteria and readers are named, and applications scored; a reading that was submitted stays as it is."""

import datetime as dt
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from workshopplanner.commands._rows import get, get_all, set_fields, words
from workshopplanner.core.scoring import COMMON, Mark, Remark
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import (
    Criterion,
    Descriptor,
    Participation,
    Reader,
    Reading,
    Score,
    Workshop,
)
from workshopplanner.store.store import Tx

_FIELDS = ("description", "weight", "lowest", "highest")

# ---- criteria


def add_criterion(tx: Tx, /, workshop_id: int, title: str, **fields: Any) -> int:
    """Add a criterion after the others; further fields are those of `edit_criterion`; return its id."""
    get(tx, Workshop, workshop_id)
    criterion = Criterion(workshop_id=workshop_id, position=_next(tx, Criterion, workshop_id), title=_title(title))
    tx.add(criterion)
    tx.flush()
    _set(tx, criterion, fields)
    return criterion.id


def use_common_criteria(tx: Tx, workshop_id: int) -> None:
    """Begin with criteria that many committees look at; each can be changed."""
    for title, description, weight in COMMON:
        add_criterion(tx, workshop_id, _(title), description=_(description), weight=weight)


def edit_criterion(tx: Tx, /, criterion_id: int, **fields: Any) -> None:
    """Change a criterion: title, description, weight, lowest, highest."""
    _set(tx, get(tx, Criterion, criterion_id), fields)


def _set(tx: Tx, criterion: Criterion, fields: dict[str, Any]) -> None:
    if "title" in fields:
        criterion.title = _title(fields.pop("title"))
    set_fields(criterion, _FIELDS, fields)
    if not (math.isfinite(criterion.weight) and criterion.weight >= 0):
        raise UserError(_("A weight is 0 or more; with 0 a criterion is scored but does not count."))
    if criterion.lowest >= criterion.highest:
        raise UserError(_("A scale goes up: its highest value lies above its lowest."))
    if fields.keys() & {"lowest", "highest"}:
        values = tx.scalars(select(Score.value).where(Score.criterion_id == criterion.id)).all()
        if any(not criterion.lowest <= value <= criterion.highest for value in values):
            raise UserError(
                _("“{title}” has scores beyond this scale. Change them first.").format(title=criterion.title)
            )


def _title(text: str) -> str:
    return words(text, _("A criterion needs a title."))


def move_criterion(tx: Tx, criterion_id: int, position: int) -> None:
    """Move a criterion to another place in the list, counted from 1; past the end means last."""
    criterion = get(tx, Criterion, criterion_id)
    wanted = select(Criterion).where(Criterion.workshop_id == criterion.workshop_id)
    others = [row for row in tx.scalars(wanted.order_by(Criterion.position, Criterion.id)) if row is not criterion]
    others.insert(max(position, 1) - 1, criterion)
    for place, other in enumerate(others, start=1):
        other.position = place


def delete_criteria(tx: Tx, criterion_ids: Collection[int]) -> None:
    """Delete criteria with what was scored by them."""
    for criterion in get_all(tx, Criterion, criterion_ids):
        for table in (Score, Descriptor):
            for row in tx.scalars(select(table).where(table.criterion_id == criterion.id)).all():
                tx.delete(row)
        tx.delete(criterion)


def describe_criterion(tx: Tx, criterion_id: int, statements: Mapping[int, str]) -> None:
    """Say what values of a criterion's scale stand for; an empty statement says nothing any more."""
    criterion = get(tx, Criterion, criterion_id)
    there = {row.value: row for row in tx.scalars(select(Descriptor).where(Descriptor.criterion_id == criterion_id))}
    for value, statement in statements.items():
        if not criterion.lowest <= value <= criterion.highest:
            raise UserError(_beyond(criterion, str(value)))
        said, row = " ".join(statement.split()), there.get(value)
        if row is not None and said:
            row.statement = said
        elif row is not None:
            tx.delete(row)
        elif said:
            tx.add(Descriptor(criterion=criterion, value=value, statement=said))


# ---- readers


def add_readers(tx: Tx, workshop_id: int, names: str) -> list[int]:
    """Add readers, one name a line; return their ids."""
    get(tx, Workshop, workshop_id)
    first = _next(tx, Reader, workshop_id)
    lines = [" ".join(line.split()) for line in names.splitlines() if line.strip()]
    known = {_key(name) for name in tx.scalars(select(Reader.name).where(Reader.workshop_id == workshop_id))}
    added: list[Reader] = []
    for name in lines or [""]:
        text = words(name, _("A reader needs a name."))
        if _key(text) in known:
            raise UserError(_("There is a reader called {name} already.").format(name=text))
        known.add(_key(text))
        added.append(Reader(workshop_id=workshop_id, position=first + len(added), name=text))
    tx.add_all(added)
    tx.flush()
    return [reader.id for reader in added]


def rename_reader(tx: Tx, reader_id: int, name: str) -> None:
    """Give a reader another name."""
    get(tx, Reader, reader_id).name = words(name, _("A reader needs a name."))


def delete_readers(tx: Tx, reader_ids: Collection[int]) -> None:
    """Delete readers with all that they scored."""
    for reader in get_all(tx, Reader, reader_ids):
        readings = tx.scalars(select(Reading).where(Reading.reader_id == reader.id)).all()
        for score in tx.scalars(select(Score).join(Score.reading).where(Reading.reader_id == reader.id)).all():
            tx.delete(score)
        for reading in readings:
            tx.delete(reading)
        tx.delete(reader)


def _key(name: str) -> str:
    return name.casefold()


def _next(tx: Tx, table: Any, workshop_id: int) -> int:
    return (tx.scalar(select(func.max(table.position)).where(table.workshop_id == workshop_id)) or 0) + 1


# ---- scores


def score_application(tx: Tx, reader_id: int, participation_id: int, criterion_id: int, value: float | None) -> None:
    """Give an application a value by a criterion as a reader, or take it back (None)."""
    _mark(tx, [Mark(reader_id, participation_id, criterion_id, value)])


def score_applications(tx: Tx, marks: Sequence[Mark], remarks: Sequence[Remark] = ()) -> None:
    """Take over many values and comments at once, such as from a reader's sheet."""
    _mark(tx, marks)
    for remark in remarks:
        comment_application(tx, remark.reader_id, remark.participation_id, remark.text)


def comment_application(tx: Tx, reader_id: int, participation_id: int, comment: str) -> None:
    """Say as a reader what there is to say of an application."""
    _open(tx, _reading(tx, reader_id, participation_id)).comment = comment.strip()


def submit_readings(tx: Tx, reader_id: int, participation_ids: Collection[int]) -> None:
    """Submit what a reader scored: the committee sees it, and this reader sees what the others gave."""
    criteria = _criteria(tx, get(tx, Reader, reader_id).workshop_id)
    for participation_id in participation_ids:
        reading = _open(tx, _reading(tx, reader_id, participation_id))
        scored = set(tx.scalars(select(Score.criterion_id).where(Score.reading_id == reading.id)))
        lacking = [row.title for row in criteria.values() if row.id not in scored and row.weight]
        if lacking:
            raise UserError(_("Not yet scored: {criteria}.").format(criteria=_(", ").join(lacking)))
        reading.submitted = dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)


def reopen_readings(tx: Tx, reader_id: int, participation_ids: Collection[int]) -> None:
    """Take readings back, so that their reader can change them; until submitted again they do not count."""
    for participation_id in participation_ids:
        _reading(tx, reader_id, participation_id).submitted = None


def _mark(tx: Tx, marks: Iterable[Mark]) -> None:
    criteria: dict[int, Criterion] = {}
    for mark in marks:
        reading = _open(tx, _reading(tx, mark.reader_id, mark.participation_id))
        criterion = criteria.get(mark.criterion_id) or get(tx, Criterion, mark.criterion_id)
        criteria[criterion.id] = criterion
        if mark.value is not None and not criterion.lowest <= mark.value <= criterion.highest:
            raise UserError(_beyond(criterion, f"{mark.value:g}"))
        there = select(Score).where(Score.reading_id == reading.id, Score.criterion_id == criterion.id)
        score = tx.scalars(there).first()
        if score is not None and mark.value is None:
            tx.delete(score)
        elif score is not None and mark.value is not None:
            score.value = mark.value
        elif mark.value is not None:
            tx.add(Score(reading=reading, criterion=criterion, value=mark.value))


def _beyond(criterion: Criterion, value: str) -> str:
    return _("“{title}” is scored from {lowest} to {highest}; {value} lies beyond.").format(
        title=criterion.title, lowest=criterion.lowest, highest=criterion.highest, value=value
    )


def _reading(tx: Tx, reader_id: int, participation_id: int) -> Reading:
    wanted = select(Reading).where(Reading.reader_id == reader_id, Reading.participation_id == participation_id)
    found = tx.scalars(wanted).first()
    if found is None:
        reader, participation = get(tx, Reader, reader_id), get(tx, Participation, participation_id)
        if reader.workshop_id != participation.workshop_id:
            raise UserError(_("This belongs to another workshop. Choose one of this workshop."))
        found = Reading(reader=reader, participation=participation)
        tx.add(found)
        tx.flush()
    return found


def _open(tx: Tx, reading: Reading) -> Reading:
    if reading.submitted is not None:
        reader = get(tx, Reader, reading.reader_id)
        raise UserError(_("{reader} has submitted this reading. Reopen it to change it.").format(reader=reader.name))
    return reading


def _criteria(tx: Tx, workshop_id: int) -> dict[int, Criterion]:
    wanted = select(Criterion).where(Criterion.workshop_id == workshop_id).order_by(Criterion.position, Criterion.id)
    return {row.id: row for row in tx.scalars(wanted)}
