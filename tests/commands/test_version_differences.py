"""Every column of every row that a version keeps is told when it differs, and told in one plain sentence."""

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import select

from workshopplanner.commands import agenda, days, plans, roster, themes, versions, workshops
from workshopplanner.core.agenda import Move
from workshopplanner.core.calendar import day_and_month
from workshopplanner.core.version_columns import FIELDS, ORDERED
from workshopplanner.core.version_differences import as_text
from workshopplanner.queries import versions as queries
from workshopplanner.store.schema import (
    Absence,
    Objective,
    Project,
    SessionPrerequisite,
    SessionTheme,
    Step,
    ThemeOutcome,
    Threshold,
    Waiver,
    Workshop,
)
from workshopplanner.store.snapshots import CLASSES, rows_of
from workshopplanner.store.store import Store, Tx

COLUMNS = [(kind, column) for kind in CLASSES for column in kind.__table__.columns if column.name != "id"]


def furnish(tx: Tx) -> None:
    """Give the sample two rows of whatever it has fewer of, and a second project and workshop to belong to."""
    other = Project(title="Other project")
    tx.add_all([other, Workshop(project=other, title="Other workshop")])
    for at in (1, 2):
        tx.add(Absence(workshop_id=1, person_id=at, day_id=at, note="away"))
        tx.add(Threshold(workshop_id=1, name=("shortest_break", "shortest_lunch")[at - 1], value=at))
        tx.add(Waiver(workshop_id=1, rule="r", subject=str(at), state="s", reason=f"because {at}"))
        tx.add(SessionPrerequisite(session_id=at + 2, needs_id=at))
        tx.add(SessionTheme(session_id=at, theme_id=at + 4))
        tx.add(Objective(session_id=5, position=at + 10, statement=f"Objective {at}"))
        tx.add(Step(session_id=5, position=at + 20, minutes=at, activity=f"Step {at}"))
        tx.add(ThemeOutcome(theme_id=at + 3, outcome_id=at))


def other_value(tx: Tx, kind: Any, column: sa.Column[Any], row: Any) -> Any:
    """Return a value for a column that the row does not have, and no other row of the kind where it is a link."""
    now = getattr(row, column.name)
    for key in column.foreign_keys:
        table = key.column.table
        ids = tx.scalars(select(table.c.id).order_by(table.c.id.desc())).all()
        return next(each for each in ids if each != now)
    if isinstance(column.type, sa.Enum):
        return next(each for each in column.type.enum_class or () if each != now)
    values: dict[type, Any] = {
        int: now + 37 if isinstance(now, int) else 37,
        bool: not now,
        str: f"{now or ''}x",
        dt.date: dt.date(2031, 1, 1),
        dt.time: dt.time(13, 37),
        dt.datetime: dt.datetime(2031, 1, 1, 9),  # noqa: DTZ001 (local, as the column is)
    }
    return values[column.type.python_type]


def change(tx: Tx, kind: Any, column: sa.Column[Any]) -> None:
    mine = rows_of(tx, 1)[kind.__tablename__]
    row = tx.get_one(kind, mine[0]["id"])
    setattr(row, column.name, other_value(tx, kind, column, row))


@pytest.mark.parametrize(("kind", "column"), COLUMNS, ids=[f"{kind.__tablename__}.{c.name}" for kind, c in COLUMNS])
def test_a_change_of_any_column_is_told(sample: Store, kind: Any, column: sa.Column[Any]) -> None:
    sample.do(furnish)
    sample.do(versions.name_version, 1, "Before")
    version_id = sample.ask(queries.versions, 1)[0].id
    assert sample.ask(queries.differences, 1, version_id) == []
    sample.do(change, kind, column)
    told = sample.ask(queries.differences, 1, version_id)
    assert told
    assert sample.ask(queries.edited_since, 1)
    for each in told:
        assert each.sentence
        assert each.before != each.after
        assert "{" not in each.sentence
        assert column.name not in each.sentence or column.name in ("title", "minutes", "code", "name")


def test_every_column_has_a_title() -> None:
    links = {
        "theme_outcome",
        "session_room",
        "session_person",
        "session_theme",
        "session_outcome",
        "session_prerequisite",
    }
    told_elsewhere = {"id", "workshop_id"}
    for kind in CLASSES:
        name = kind.__tablename__
        if name in links:
            continue
        columns = {column.name for column in kind.__table__.columns} - told_elsewhere - {ORDERED.get(name, "")}
        extra = {"session": {"day_id", "starts"}}.get(name, set())
        assert set(FIELDS[name]) | extra == columns


def sentences(store: Store, deed: Any, *args: Any, **fields: Any) -> list[str]:
    """Do something and return how it is told; then take it back."""
    store.do(versions.name_version, 1, "Before")
    store.do(deed, *args, **fields)
    told = store.ask(queries.differences, 1, store.ask(queries.versions, 1)[0].id)
    store.undo()
    store.undo()
    return [each.sentence for each in told]


def test_all_kinds_of_change_read_well(sample: Store) -> None:
    tables = sample.ask(rows_of, 1)
    moved = next(row for row in tables["session"] if row["code"] == "S012")
    name = f"“{moved['title']}” (S012)"
    day = {row["id"]: row for row in tables["day"]}
    before = f"{day_and_month(day[moved['day_id']]['date'])[:3]} {moved['starts']:%H:%M}"
    thursday = tables["day"][3]["id"]
    assert sentences(sample, agenda.move_session, moved["id"], thursday, dt.time(9)) == [
        f"{name} moved {before} → Thu 09:00"
    ]
    hall, other = tables["room"][0], tables["room"][1]
    assert sentences(sample, agenda.set_session_rooms, moved["id"], [other["id"]])[0].endswith(f" → {other['name']}")
    assert sentences(sample, workshops.edit_workshop, 1, city="Busan") == ["The workshop, City: Seoul → Busan"]
    theme = tables["theme"][0]
    renamed = sentences(sample, themes.rename_theme, theme["id"], "Other")
    assert renamed == [f"Theme {theme['code']}, “Other”, Title: {theme['title']} → Other"]
    assert sentences(sample, workshops.edit_day, tables["day"][1]["id"], closes=dt.time(18)) == [
        f"Tue 19 Jun, Closes: {tables['day'][1]['closes']:%H:%M} → 18:00"
    ]
    assert sentences(sample, plans.add_step, moved["id"], "Buzz groups", 5) == [f"Added: {name}, step “Buzz groups”"]
    assert sentences(sample, plans.set_objectives, moved["id"], ["Name three roles"]) == [
        f"Added: {name}, objective “Name three roles”"
    ]
    assert sentences(sample, agenda.edit_session_notes, moved["id"], public="Bring a pen") == [
        f"{name}, Public note: nothing → Bring a pen"
    ]
    assert hall["name"] != other["name"]


def test_a_day_that_takes_its_sessions_along_is_told_once(sample: Store) -> None:
    told = sentences(sample, days.swap_days, 1, 2)
    assert [each for each in told if "moved" in each] == []
    assert 0 < len(told) <= 6
    shifted = sentences(sample, workshops.shift_workshop, 1, dt.date(2018, 6, 25))
    assert len(shifted) == 5
    assert shifted[0] == "Mon 25 Jun, Date: Mon 18 Jun 2018 → Mon 25 Jun 2018"


def test_long_texts_are_told_from_where_they_part(sample: Store) -> None:
    text = "The same words again and again. " * 8
    sample.do(agenda.edit_session_notes, 3, public=text + "old end")
    (told,) = sentences(sample, agenda.edit_session_notes, 3, public=text + "new end")
    assert told.endswith("→ …again and again. new end")
    assert len(told) < 200


def test_orders_are_told_as_orders(sample: Store) -> None:
    tables = sample.ask(rows_of, 1)
    (told,) = sentences(sample, themes.move_theme, tables["theme"][0]["id"], 2)
    assert told.startswith("The themes are in another order: T2, ")
    deleted = sentences(sample, themes.delete_theme, tables["theme"][0]["id"])
    assert f"Deleted: Theme T1, “{tables['theme'][0]['title']}”" in deleted
    assert not any("Place in the list" in each for each in deleted)


def test_people_of_sessions_and_their_absences_are_told(sample: Store) -> None:
    sample.do(versions.name_version, 1, "Before")
    tables = sample.ask(rows_of, 1)
    link = tables["session_person"][0]
    sample.do(roster.delete_person, link["person_id"])
    told = sample.ask(queries.differences, 1, sample.ask(queries.versions, 1)[0].id)
    assert told
    assert not any("somebody who left" in each.sentence for each in told)  # the journal still knows the name


def test_differences_are_text_to_send(sample: Store) -> None:
    sample.do(versions.name_version, 1, "Before")
    tables = sample.ask(rows_of, 1)
    first = tables["session"][5]
    sample.do(agenda.move_sessions, [Move(first["id"], tables["day"][4]["id"], dt.time(8))])
    sample.do(workshops.edit_workshop, 1, seats=31)
    found = sample.ask(queries.differences, 1, sample.ask(queries.versions, 1)[0].id)
    assert as_text("From v1 to now", found, day_and_month) == (
        "From v1 to now\n\nFri 22 Jun\n"
        f"– {found[0].sentence}\n\nThe rest\n– The workshop, Seats: {tables['workshop'][0]['seats']} → 31\n"
    )
