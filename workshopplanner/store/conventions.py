"""Conventions, and what is told of them and of instruments beyond their columns, kept as settings of the file."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from workshopplanner.core import countries as rows
from workshopplanner.core.conventions import MONTHS, SHIPPED_IN_FORCE
from workshopplanner.store.schema import Convention, Setting
from workshopplanner.store.store import Tx

CONVENTION, INSTRUMENT = "convention.", "instrument."


def particulars(tx: Tx, kind: str) -> dict[int, dict[str, str]]:
    """Return what is told of all conventions or instruments, by id."""
    wanted = select(Setting.name, Setting.value).where(Setting.name.startswith(kind, autoescape=True))
    return {int(name.removeprefix(kind)): json.loads(value) for name, value in tx.execute(wanted)}


def tell(tx: Tx, kind: str, row_id: int, told: Mapping[str, Any] | None) -> None:
    """Keep what is told of a row, or nothing of it any more; values that are None are left out."""
    name = f"{kind}{row_id}"
    kept = tx.scalars(select(Setting).where(Setting.name == name)).first()
    if told is None:
        if kept is not None:
            tx.delete(kept)
        return
    value = json.dumps({key: str(each) for key, each in told.items() if each is not None}, sort_keys=True)
    if kept is None:
        tx.add(Setting(name=name, value=value))
    else:
        kept.value = value


def day_of(told: Mapping[str, str], name: str) -> dt.date | None:
    """Return a day that is told."""
    return dt.date.fromisoformat(told[name]) if name in told else None


def conventions(tx: Tx) -> list[rows.Convention]:
    """Return the conventions that statements are kept for, the shipped ones first."""
    wanted = select(Convention.id, Convention.code, Convention.title, Convention.adopted).order_by(Convention.code)
    told = particulars(tx, CONVENTION)
    found = [_convention(row_id, code, title, adopted, told) for row_id, code, title, adopted in tx.execute(wanted)]
    return sorted(found, key=lambda row: row.own)


def _convention(
    row_id: int, code: str, title: str, adopted: dt.date | None, told: Mapping[int, Mapping[str, str]]
) -> rows.Convention:
    mine = told.get(row_id, {})
    in_force = day_of(mine, "in_force") or SHIPPED_IN_FORCE.get(code)
    return rows.Convention(row_id, code, title, adopted, in_force, int(mine.get("months", MONTHS)), row_id in told)
