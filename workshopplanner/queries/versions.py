"""Versions of a programme, and what differs between them."""

from sqlalchemy import select

from workshopplanner.core import versions as core
from workshopplanner.core.roster import full_name
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.queries.agenda import NAME
from workshopplanner.store.schema import Person, Version
from workshopplanner.store.snapshots import from_text, rows_of
from workshopplanner.store.store import Tx


def versions(tx: Tx, workshop_id: int) -> list[core.Version]:
    """Return the versions of a workshop's programme, the newest first."""
    columns = (Version.id, Version.number, Version.name, Version.note, Version.at, Version.by)
    wanted = select(*columns).where(Version.workshop_id == workshop_id).order_by(Version.number.desc())
    return [core.Version(*row) for row in tx.execute(wanted)]


def programme(tx: Tx, workshop_id: int, version_id: int | None = None) -> core.Programme:
    """Return a programme as a version has it, or as it is now."""
    names = {row[0]: full_name(*row[1:]) for row in tx.execute(select(Person.id, *NAME))}
    return core.programme(_rows(tx, workshop_id, version_id), names)


def differences(tx: Tx, workshop_id: int, older: int | None, newer: int | None = None) -> list[core.Difference]:
    """Return what differs from one version to another; None stands for the programme as it is now."""
    return core.differences(programme(tx, workshop_id, older), programme(tx, workshop_id, newer))


def comparison(tx: Tx, workshop_id: int, older: int | None, newer: int | None = None) -> core.Comparison:
    """Return two versions side by side; None stands for the programme as it is now."""
    return core.compare(programme(tx, workshop_id, older), programme(tx, workshop_id, newer))


def edited_since(tx: Tx, workshop_id: int) -> bool:
    """Say whether the programme is another than in the newest version; without a version it is."""
    newest = next(iter(versions(tx, workshop_id)), None)
    return newest is None or _rows(tx, workshop_id, newest.id) != rows_of(tx, workshop_id)


def _rows(tx: Tx, workshop_id: int, version_id: int | None) -> dict[str, list[dict[str, object]]]:
    if version_id is None:
        return rows_of(tx, workshop_id)
    text = tx.scalar(select(Version.rows).where(Version.id == version_id, Version.workshop_id == workshop_id))
    if text is None:
        raise UserError(_("This version is no longer there."))
    return from_text(text)
