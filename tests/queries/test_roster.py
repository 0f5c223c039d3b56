import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event, select
from sqlalchemy.engine import Engine

from workshopplanner import language
from workshopplanner.commands import roster as commands
from workshopplanner.core.kinds import Role
from workshopplanner.core.roster import CellEdit, Reading, count, participants
from workshopplanner.queries import roster as queries
from workshopplanner.queries.roster_cells import readings
from workshopplanner.store import schema
from workshopplanner.store.store import Store, Tx


def moment(day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(dt.date(2018, 6, day), dt.time(hour, minute))


@contextmanager
def statements() -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement != "BEGIN":
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield seen
    event.remove(Engine, "before_cursor_execute", note)


def test_sensitive_fields_come_only_when_asked_for(store: Store, workshop_id: int) -> None:
    store.do(
        commands.add_person,
        workshop_id,
        family_name="A",
        passport_name="A B",
        passport_number="X1",
        departs="2018-06-23 08:00",
    )
    with statements() as open_ones:
        (row,) = store.ask(queries.roster, workshop_id)
    assert (row.passport_name, row.passport_number, row.departs) == (None, None, None)
    assert not any("passport" in statement for statement in open_ones)
    (row,) = store.ask(queries.roster, workshop_id, sensitive=True)
    assert (row.passport_name, row.passport_number, row.passport_expires) == ("A B", "X1", None)
    assert row.departs == moment(23, 8)


def test_the_roster_is_one_statement_whatever_its_length(store: Store, workshop_id: int) -> None:
    for name in ("b", "Ä", "a"):
        store.do(commands.add_person, workshop_id, given_name=name, country="Fiji", organisation="O")
    with statements() as seen:
        rows = store.ask(queries.roster, workshop_id)
    assert [row.given_name for row in rows] == ["a", "b", "Ä"]
    assert len(seen) == 1
    with language.speaking("fr"):
        assert {row.country for row in store.ask(queries.roster, workshop_id)} == {"Fidji"}


def test_a_paste_is_read_before_anything_is_written(store: Store, workshop_id: int) -> None:
    one = store.do(commands.add_person, workshop_id, given_name="A", country="Fiji", organisation="Org")
    edits = [
        CellEdit(one, "country", "Vietnam"),
        CellEdit(one, "nationality", "Korea"),
        CellEdit(one, "organisation", "ORG "),
        CellEdit(one, "status", "no idea"),
        CellEdit(one, "given_name", ""),
        CellEdit(-1, "given_name", "B"),
        CellEdit(-1, "gender", "f"),
        CellEdit(-2, "email", "b@c.example"),
        CellEdit(-2, "given_name", ""),
    ]
    before = store.undo_step
    found = store.ask(readings, edits)
    assert store.undo_step == before
    assert [(row.name, row.before, row.after) for row in found] == [
        ("A", "Fiji", "Viet Nam"),
        ("A", "", "Korea"),
        ("A", "Org", "Org"),
        ("A", "Selected", "no idea"),
        ("A", "A", ""),
        ("New person 1", "", "B"),
        ("New person 1", "", "Woman"),
        ("New person 2", "", "b@c.example"),
        ("New person 2", "", ""),
    ]
    assert [at for at, row in enumerate(found) if row.problem] == [1, 3, 4, 7, 8]
    assert found[0] == Reading(edits[0], "A", "Fiji", "Viet Nam")
    assert "may mean" in found[1].problem


def crowd(tx: Tx, workshop_id: int, size: int) -> None:
    fiji = tx.scalars(select(schema.Country.id).where(schema.Country.alpha3 == "FJI")).one()
    people = [
        schema.Person(family_name=f"Family {n}", given_name=f"Given {n}", country_id=fiji, email=f"p{n}@x.example")
        for n in range(size)
    ]
    tx.add_all(schema.Participation(person=row, workshop_id=workshop_id, role=Role.PARTICIPANT) for row in people)


def test_three_thousand_people_are_read_at_once(store: Store, workshop_id: int) -> None:
    store.do(crowd, workshop_id, 3000)
    best = min(timed(store, workshop_id) for _ in range(5))
    assert best < 0.25, "some 30 ms on a quiet machine; the bound only catches a statement per person"


def timed(store: Store, workshop_id: int) -> float:
    begun = time.perf_counter()
    assert len(store.ask(queries.roster, workshop_id)) == 3000
    return time.perf_counter() - begun


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_sample_counts_thirty_from_seventeen_countries(sample: Store, code: str) -> None:
    workshop_id = sample.ask(lambda tx: tx.scalars(select(schema.Workshop.id)).one())
    with language.speaking(code):
        counted = count(participants(sample.ask(queries.roster, workshop_id)))
    assert (counted.total, counted.countries) == (30, 17)
