"""Named versions of a programme: saving one, and going back to it as one step that can be undone."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, inspect, select
from sqlalchemy.exc import IntegrityError

from workshopplanner.commands._choices import loosen_groups
from workshopplanner.commands._rows import get, words
from workshopplanner.core.version_losses import phrases
from workshopplanner.core.versions import Restored, programme
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.author import author
from workshopplanner.store.former import names_around
from workshopplanner.store.schema import Journaled, Version, Workshop
from workshopplanner.store.snapshots import CLASSES, Row, Tables, from_text, let_go, rows_of, to_text
from workshopplanner.store.store import Tx


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

    What belongs to people who are no longer in the project can't come back; the answer names it. Rows come before
    those that point to them, are changed then, and go last, so that no row ever points to nothing.
    """
    version = get(tx, Version, version_id)
    present = rows_of(tx, version.workshop_id)
    wanted = from_text(version.rows, present)
    if wanted["workshop"][0]["id"] != version.workshop_id:
        raise UserError(_("This version can't be read. Nothing was changed."))
    kept = programme(wanted, names_around(tx, wanted))
    left_out = phrases(let_go(tx, wanted), kept)
    try:
        _become(tx, present, wanted)
    except IntegrityError as problem:
        raise UserError(_("Something outside this programme builds on it. Nothing was changed.")) from problem
    return Restored(version.number, version.name, left_out)


def _become(tx: Tx, present: Tables, wanted: Tables) -> None:
    for kind in CLASSES:
        _add(tx, kind, present[kind.__tablename__], wanted[kind.__tablename__])
    for kind in CLASSES:
        _change(tx, kind, present[kind.__tablename__], wanted[kind.__tablename__])
    going = {name: _ids(present[name]) - _ids(wanted[name]) for name in ("session", "room")}
    loosen_groups(tx, sessions=going["session"], rooms=going["room"])
    for kind in reversed(CLASSES):
        _take_away(tx, kind, present[kind.__tablename__], wanted[kind.__tablename__])


def _ids(rows: Iterable[Row]) -> set[int]:
    return {row["id"] for row in rows}


def _add(tx: Tx, kind: Any, present: Iterable[Row], wanted: Iterable[Row]) -> None:
    ids = _ids(present)
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
    kept = _ids(wanted)
    for row in present:
        if row["id"] not in kept:
            found = tx.get_one(kind, row["id"])
            if not inspect(found).deleted:
                tx.delete(found)
    tx.flush()
