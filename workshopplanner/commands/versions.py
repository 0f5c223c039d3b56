"""Named versions of a programme: saving one, and going back to it as one step that can be undone."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import func, inspect, select

from workshopplanner.commands._rows import get, words
from workshopplanner.core.versions import Restored
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.author import author
from workshopplanner.store.schema import Country, Journaled, Person, Version, Workshop
from workshopplanner.store.snapshots import CLASSES, Row, Tables, from_text, rows_of, to_text
from workshopplanner.store.store import Tx

_ELSEWHERE: dict[str, Any] = {"person": Person, "country": Country}  # what a programme points to outside itself


def name_version(tx: Tx, workshop_id: int, name: str, note: str = "", by: str | None = None) -> int:
    """Keep the programme as it is under a name; return the number of the version."""
    workshop = get(tx, Workshop, workshop_id)
    newest = tx.scalar(select(func.max(Version.number)).where(Version.workshop_id == workshop_id)) or 0
    version = Version(
        workshop=workshop,
        number=newest + 1,
        name=words(name, _("A version needs a name.")),
        note=note.strip(),
        at=dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0),
        by=by or author(),
        rows=to_text(rows_of(tx, workshop_id)),
    )
    tx.add(version)
    tx.flush()
    return version.number


def rename_version(tx: Tx, version_id: int, name: str, note: str | None = None) -> None:
    """Give a version another name, and another note where one is given."""
    version = get(tx, Version, version_id)
    version.name = words(name, _("A version needs a name."))
    if note is not None:
        version.note = note.strip()


def delete_version(tx: Tx, version_id: int) -> None:
    """Forget a version; the programme stays as it is."""
    tx.delete(get(tx, Version, version_id))


def restore_version(tx: Tx, version_id: int) -> Restored:
    """Make the programme what it was, row for row and under the same ids.

    What belongs to people who are no longer in the project can't come back; the answer counts it. Rows come before
    those that point to them, are changed then, and go last, so that no row ever points to nothing.
    """
    version = get(tx, Version, version_id)
    wanted = from_text(version.rows)
    if not wanted["workshop"]:
        raise UserError(_("This version can't be read. Nothing was changed."))
    left_out = _let_go(wanted, {name: set(tx.scalars(select(kind.id))) for name, kind in _ELSEWHERE.items()})
    present = rows_of(tx, version.workshop_id)
    for kind in CLASSES:
        _add(tx, kind, present[kind.__tablename__], wanted[kind.__tablename__])
    for kind in CLASSES:
        _change(tx, kind, present[kind.__tablename__], wanted[kind.__tablename__])
    for kind in reversed(CLASSES):
        _take_away(tx, kind, present[kind.__tablename__], wanted[kind.__tablename__])
    return Restored(version.number, version.name, left_out)


def _let_go(tables: Tables, there: Mapping[str, set[int]]) -> int:
    """Let rows go of what is no longer there, or leave them out where they can't be without; return how often."""
    count = 0
    gone: set[tuple[str, int]] = set()
    for kind in CLASSES:
        keys = [(key.parent, key.column.table.name) for key in kind.__table__.foreign_keys]
        kept: list[Row] = []
        for row in tables[kind.__tablename__]:
            lost = [column for column, target in keys if _is_lost(row[column.name], target, there, gone)]
            count += bool(lost)
            if all(column.nullable for column in lost):
                kept.append(row | {column.name: None for column in lost})
            else:
                gone.add((kind.__tablename__, row["id"]))
        tables[kind.__tablename__] = kept
    return count


def _is_lost(value: int | None, target: str, there: Mapping[str, set[int]], gone: set[tuple[str, int]]) -> bool:
    if value is None:
        return False
    return (target, value) in gone or (target in there and value not in there[target])


def _add(tx: Tx, kind: Any, present: Iterable[Row], wanted: Iterable[Row]) -> None:
    ids = {row["id"] for row in present}
    tx.add_all(kind(**row) for row in wanted if row["id"] not in ids)
    tx.flush()


def _change(tx: Tx, kind: Any, present: Iterable[Row], wanted: Iterable[Row]) -> None:
    before = {row["id"]: row for row in present}
    for row in wanted:
        was = before.get(row["id"], row)
        if was != row:
            found = tx.get_one(kind, row["id"])
            for name, value in row.items():
                if was[name] != value:
                    setattr(found, name, value)
    tx.flush()


def _take_away(tx: Tx, kind: type[Journaled], present: Iterable[Row], wanted: Iterable[Row]) -> None:
    kept = {row["id"] for row in wanted}
    for row in present:
        if row["id"] not in kept:
            found = tx.get_one(kind, row["id"])
            if not inspect(found).deleted:
                tx.delete(found)
    tx.flush()
