"""Small things that commands share: getting rows, reading what was typed, keeping link tables."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import select

from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Journaled
from workshopplanner.store.store import Tx

Row = TypeVar("Row", bound=Journaled)


def get(tx: Tx, table: type[Row], row_id: int) -> Row:
    """Return the row with this id, or say that it is gone."""
    row = tx.get(table, row_id)
    if row is None:
        raise UserError(_("This is no longer there; it may have been deleted elsewhere. Nothing was changed."))
    return row


def get_all(tx: Tx, table: type[Row], ids: Iterable[int]) -> list[Row]:
    """Return the rows with these ids in the given order, each once, or say that one is gone."""
    wanted = list(dict.fromkeys(ids))
    found: dict[int, Row] = {}
    for start in range(0, len(wanted), 500):
        rows = tx.scalars(select(table).where(table.id.in_(wanted[start : start + 500])))
        found |= {row.id: row for row in rows}
    return [found.get(row_id) or get(tx, table, row_id) for row_id in wanted]


def words(text: str, missing: str) -> str:
    """Return a one-line text without stray blanks; say what is missing when nothing is left."""
    text = " ".join(text.split())
    if not text:
        raise UserError(missing)
    return text


def set_fields(row: Journaled, known: Iterable[str], fields: Mapping[str, Any]) -> None:
    """Set the given fields; one that is not known here is a mistake of the caller, and nothing is set."""
    strange = sorted(set(fields) - set(known))
    if strange:
        raise TypeError(f"{row.__tablename__} has no such field to edit: {', '.join(strange)}")
    for name, value in fields.items():
        setattr(row, name, value.strip() if isinstance(value, str) and type(value) is str else value)


def set_links(tx: Tx, link: Any, owner: tuple[str, int], target: str, ids: Iterable[int]) -> None:
    """Make the rows of a link table join `owner` (column and id) with exactly these targets."""
    column, owner_id = owner
    kept = {getattr(row, target): row for row in tx.scalars(select(link).where(getattr(link, column) == owner_id))}
    wanted = dict.fromkeys(ids)
    for target_id, row in kept.items():
        if target_id not in wanted:
            tx.delete(row)
    tx.add_all(link(**{column: owner_id, target: target_id}) for target_id in wanted if target_id not in kept)
