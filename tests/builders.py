"""Short ways to say what a test needs; everything goes through the store's own door."""

import datetime as dt
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from workshopplanner.core.kinds import SessionType
from workshopplanner.store.schema import Base, Day, Project, Room, Session, Theme, Workshop
from workshopplanner.store.store import Store, Tx

JOURNAL = {"step", "change", "schema_version"}
MONDAY = dt.date(2018, 6, 18)


def small_workshop(tx: Tx) -> int:
    """Make five days, two rooms, two themes and three sessions: two on day 1, one in the tray."""
    workshop = Workshop(project=Project(title="Project"), title="Workshop", city="Seoul", time_zone="Asia/Seoul")
    tx.add(workshop)
    for number in range(5):
        date = MONDAY + dt.timedelta(days=number)
        tx.add(Day(workshop=workshop, number=number + 1, date=date, opens=dt.time(9), closes=dt.time(17, 15)))
    rooms = [Room(workshop=workshop, name=name, capacity=60) for name in ("Hall A", "Room 1")]
    themes = [Theme(workshop=workshop, position=n, code=f"T{n}", title=f"Theme {n}", slot=n) for n in (1, 2)]
    tx.add_all([*rooms, *themes])
    tx.flush()
    first_day = tx.scalars(select(Day.id).order_by(Day.number)).first()
    times: list[dt.time | None] = [dt.time(9), dt.time(10, 15), None]
    for number, starts in enumerate(times, start=1):
        tx.add(
            Session(
                workshop=workshop,
                code=f"S{number:03}",
                title=f"Session {number}",
                day_id=first_day if starts else None,
                starts=starts,
                minutes=60,
                type=SessionType.LECTURE,
                theme=themes[0],
            )
        )
    tx.flush()
    return workshop.id


def dump(connection: Connection, without: frozenset[str] | set[str] = frozenset(JOURNAL)) -> dict[str, list[Any]]:
    """Return every row of every table, journal apart, to compare a database with itself."""
    return {
        name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
        for name, table in sorted(Base.metadata.tables.items())
        if name not in without
    }


def contents(store: Store) -> dict[str, list[Any]]:
    """Return every row of every table of a store, journal apart."""
    return store.ask(lambda tx: dump(tx.connection()))
