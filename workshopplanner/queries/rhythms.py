"""The rhythms of weeks that are kept in the file."""

from collections import defaultdict
from typing import Any

from sqlalchemy import select

from workshopplanner.core.rhythms import Rhythm, RhythmDay, RhythmSlot
from workshopplanner.store.schema import Base
from workshopplanner.store.store import Tx

_T = Base.metadata.tables


def rhythms(tx: Tx) -> list[Rhythm]:
    """Return every rhythm that was saved, by name."""
    template, day, slot = (_T[f"rhythm_template{part}"].c for part in ("", "_day", "_slot"))
    days: defaultdict[int, list[Any]] = defaultdict(list)
    hours = select(day.template_id, day.number, day.opens, day.closes).order_by(day.number)
    for owner, *rest in tx.execute(hours):
        days[owner].append(RhythmDay(*rest))
    slots: defaultdict[int, list[Any]] = defaultdict(list)
    columns = slot.template_id, slot.number, slot.starts, slot.minutes, slot.type, slot.title
    for owner, *rest in tx.execute(select(*columns).order_by(slot.number, slot.starts, slot.id)):
        slots[owner].append(RhythmSlot(*rest))
    found = [
        Rhythm(row.id, row.name, tuple(days[row.id]), tuple(slots[row.id]))
        for row in tx.execute(select(template.id, template.name))
    ]
    return sorted(found, key=lambda rhythm: (rhythm.name.casefold(), rhythm.id))
