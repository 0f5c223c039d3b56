"""Versions of a programme, and what differs between them."""

from sqlalchemy import func, select

from workshopplanner.core import versions as core
from workshopplanner.core.kinds import SessionStatus
from workshopplanner.core.version_differences import compare
from workshopplanner.core.version_losses import phrases
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.former import names_around
from workshopplanner.store.schema import Session, Version
from workshopplanner.store.snapshots import Tables, from_text, let_go, rows_of
from workshopplanner.store.store import Tx


def versions(tx: Tx, workshop_id: int) -> list[core.Version]:
    """Return the versions of a workshop's programme, the newest first."""
    columns = (Version.id, Version.number, Version.name, Version.note, Version.at, Version.by)
    wanted = select(*columns).where(Version.workshop_id == workshop_id).order_by(Version.number.desc())
    return [core.Version(*row) for row in tx.execute(wanted)]


def comparison(tx: Tx, workshop_id: int, older: int | None, newer: int | None = None) -> core.Comparison:
    """Return two versions side by side with all that differs; None stands for the programme as it is now."""
    return compare(*_programmes(tx, _rows(tx, workshop_id, older), _rows(tx, workshop_id, newer)))


def differences(tx: Tx, workshop_id: int, older: int | None, newer: int | None = None) -> list[core.Difference]:
    """Return what differs from one version to another; None stands for the programme as it is now."""
    return list(comparison(tx, workshop_id, older, newer).differences)


def edited_since(tx: Tx, workshop_id: int) -> bool:
    """Say whether the programme differs from the newest version; without a version it does."""
    newest = tx.scalar(select(func.max(Version.id)).where(Version.workshop_id == workshop_id))
    return newest is None or _edited(tx, workshop_id, newest)


def standing(tx: Tx, workshop_id: int) -> core.Standing | None:
    """Return the newest version and whether the programme is another now; None while there is no version."""
    columns = (Version.id, Version.number, Version.name)
    wanted = select(*columns).where(Version.workshop_id == workshop_id).order_by(Version.number.desc()).limit(1)
    newest = tx.execute(wanted).first()
    if newest is None:
        return None
    firm = Session.status.in_((SessionStatus.CONFIRMED, SessionStatus.CANCELLED))
    draft = select(Session.id).where(Session.workshop_id == workshop_id, ~firm).limit(1)
    edited = _edited(tx, workshop_id, newest.id)
    return core.Standing(*newest, edited=edited, draft=tx.scalar(draft) is not None)


def _edited(tx: Tx, workshop_id: int, version_id: int) -> bool:
    """Compare the rows, and tell what differs only where they do: a link made anew is no change to a person."""
    kept, now = _rows(tx, workshop_id, version_id), rows_of(tx, workshop_id)
    return kept != now and bool(compare(*_programmes(tx, kept, now)).differences)


def missing(tx: Tx, version_id: int) -> tuple[str, ...]:
    """Return what restoring a version could not bring back, as who or what it belonged to is gone."""
    text = tx.scalar(select(Version.rows).where(Version.id == version_id))
    if text is None:
        return ()
    tables = from_text(text)
    kept = core.programme(tables, names_around(tx, tables))
    return phrases(let_go(tx, tables), kept)


def _programmes(tx: Tx, *sides: Tables) -> list[core.Programme]:
    names = names_around(tx, *sides)
    return [core.programme(tables, names) for tables in sides]


def _rows(tx: Tx, workshop_id: int, version_id: int | None) -> Tables:
    if version_id is None:
        return rows_of(tx, workshop_id)
    text = tx.scalar(select(Version.rows).where(Version.id == version_id, Version.workshop_id == workshop_id))
    if text is None:
        raise UserError(_("This version is no longer there."))
    return from_text(text, rows_of(tx, workshop_id))
