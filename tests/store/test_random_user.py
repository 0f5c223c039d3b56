"""A random user over the whole schema: edits, undo and redo several at a time, restarts, three stores on one database.

The model is a plain dictionary of rows and the difference that each step made to it, found by comparing the database
before and after, not by reading the journal. Two stores are one person's two windows, the third is a colleague's.
"""

import datetime as dt
import os
import random
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy.orm import Mapper, configure_mappers

from tests.builders import JOURNAL
from tests.store.databases import fresh_database
from workshopplanner.commands.versions import name_version, restore_version
from workshopplanner.errors import Conflict, UserError
from workshopplanner.store.schema import Base, Journaled
from workshopplanner.store.snapshots import Tables, rows_of, to_text
from workshopplanner.store.store import Store, Tx

configure_mappers()
MAPPERS: dict[str, Mapper[Any]] = {
    str(mapper.local_table): mapper for mapper in Base.registry.mappers if issubclass(mapper.class_, Journaled)
}
TABLES = [table for table in Base.metadata.sorted_tables if table.name not in JOURNAL]
# Which columns point to a table, as (mapper, column): the rows that must go or let go before their target can.
POINTERS: dict[str, list[tuple[Mapper[Any], sa.Column[Any]]]] = defaultdict(list)
for _mapper in MAPPERS.values():
    for _key in _mapper.local_table.foreign_keys:
        POINTERS[_key.column.table.name].append((_mapper, _key.parent))

COUNTS: Counter[str] = Counter()  # how often the rarer moves came to what

Rows = dict[tuple[str, int], dict[str, Any]]
Diff = dict[tuple[str, int], tuple[dict[str, Any] | None, dict[str, Any] | None]]


def every_row(tx: Tx) -> Rows:
    found = ((table, row._asdict()) for table in TABLES for row in tx.connection().execute(sa.select(table)))
    return {(table.name, row["id"]): row for table, row in found}


def difference(before: Rows, after: Rows) -> Diff:
    keys = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
    return {key: (before.get(key), after.get(key)) for key in keys}


def scribble(tx: Tx, seed: int, move: int) -> None:
    """Make one to five random changes; the same seed at the same move makes the same ones, another move others."""
    dice = random.Random(f"{seed} {move}")
    for _ in range(dice.randint(1, 5)):
        mapper = MAPPERS[dice.choice(TABLES).name]
        ids = list(tx.scalars(sa.select(mapper.class_.id).order_by(mapper.class_.id)))
        deed = dice.choice(("add", "add", "edit", "edit", "edit", "delete"))
        if deed == "add" or not ids:
            add(tx, mapper, dice)
        elif deed == "edit":
            edit(tx, tx.get_one(mapper.class_, dice.choice(ids)), mapper, dice)
        else:
            remove(tx, tx.get_one(mapper.class_, dice.choice(ids)))
        if dice.random() < 0.5:
            tx.flush()


def add(tx: Tx, mapper: Mapper[Any], dice: random.Random) -> int:
    columns = [column for column in mapper.columns if column.name != "id"]
    given = {c.name: value(tx, c, dice) for c in columns if not c.nullable or dice.random() < 0.5}
    row = mapper.class_(**given)
    tx.add(row)
    tx.flush()
    return int(row.id)


def edit(tx: Tx, row: Any, mapper: Mapper[Any], dice: random.Random) -> None:
    columns = [column for column in mapper.columns if column.name != "id"]
    for column in dice.sample(columns, min(len(columns), dice.randint(1, 3))):
        empty = column.nullable and dice.random() < 0.3
        setattr(row, column.name, None if empty else value(tx, column, dice))


def remove(tx: Tx, row: Any) -> None:
    """Delete a row as the commands do: first whatever must point to it, letting go what may."""
    tx.flush()
    for mapper, column in POINTERS[row.__tablename__]:
        found = sa.select(mapper.class_).where(getattr(mapper.class_, column.name) == row.id)
        for pointer in tx.scalars(found).all():
            if sa.inspect(pointer).deleted or pointer in tx.deleted:
                continue
            if column.nullable:
                setattr(pointer, column.name, None)
            else:
                remove(tx, pointer)
    if row not in tx.deleted and not sa.inspect(row).was_deleted:
        tx.delete(row)


def value(tx: Tx, column: sa.Column[Any], dice: random.Random) -> Any:
    for key in column.foreign_keys:
        mapper = MAPPERS[key.column.table.name]
        tx.flush()
        ids = list(tx.scalars(sa.select(mapper.class_.id)))
        return dice.choice(ids) if ids else add(tx, mapper, dice)
    if isinstance(column.type, sa.Enum):
        return dice.choice(list(column.type.enum_class or ()))
    makers: dict[type, Callable[[], Any]] = {
        int: lambda: dice.randint(0, 500),
        float: lambda: dice.randint(-100, 100) / 8,
        bool: lambda: dice.random() < 0.5,
        dt.date: lambda: dt.date(2018, 1, 1) + dt.timedelta(days=dice.randint(0, 900)),
        dt.time: lambda: dt.time(dice.randint(0, 23), dice.randint(0, 59)),
        dt.datetime: lambda: dt.datetime(2018, 6, dice.randint(1, 30), dice.randint(0, 23)),  # noqa: DTZ001
        str: lambda: f"{dice.choice(('é', '=1+1', 'حضور', '', '대한'))}{dice.randint(0, 10**12)}",
    }
    return makers[column.type.python_type]()


class RandomUser(RuleBasedStateMachine):
    """Compares the database with the model after every move."""

    database: str  # a PostgreSQL address, or "" for a file
    empty_file: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        if self.database:
            self.where: Path | str = fresh_database(self.database)
        else:
            self.where = Path(shutil.copy(self.empty_file, self.folder / "shared.workshop"))
        self.authors = ("me@test", "me@test", "other@test")
        self.stores = [Store(self.where, by=author) for author in self.authors]
        self.moves = count()
        self.rows: Rows = {}
        self.undo_of: dict[str, list[Diff]] = {author: [] for author in self.authors}
        self.redo_of: dict[str, list[Diff]] = {author: [] for author in self.authors}
        self.log: list[tuple[int, Diff]] = []  # every step with its difference
        self.versions: dict[int, tuple[int, Tables]] = {}  # what each version was made of, and of which workshop

    def teardown(self) -> None:
        for store in self.stores:
            store.close()
        shutil.rmtree(self.folder)

    windows = st.integers(0, 2)

    @rule(window=windows, seed=st.integers(0, 2**32), looks_first=st.booleans())
    def scribbles(self, window: int, seed: int, looks_first: bool) -> None:
        store, author = self.stores[window], self.authors[window]
        if looks_first:
            store.poll()
        up_to_date = looks_first or not self.behind(store)
        try:
            store.do(scribble, seed, next(self.moves))
        except Conflict:
            assert not up_to_date
            return
        self.note_step(store, author)

    def note_step(self, store: Store, author: str) -> None:
        """Take note of what a command did, if anything."""
        diff = difference(self.rows, store.ask(every_row))
        self.carry_out(diff)
        if diff:
            self.undo_of[author].append(diff)
            self.redo_of[author].clear()
            self.log.append((store.seen, diff))

    @precondition(lambda self: self.log)
    @rule(window=windows, which=st.integers(0, 1000))
    def undoes_just_one(self, window: int, which: int) -> None:
        """Any step of anybody is turned back alone exactly if its rows are as it left them and nobody needs them."""
        store, author = self.stores[window], self.authors[window]
        step_id, diff = self.log[-1 - which % min(len(self.log), 12)]
        back = {key: (after, before) for key, (before, after) in diff.items()}
        free = self.still_fits(back)
        try:
            store.take_back(step_id)
        except Conflict:
            assert not free
            COUNTS["refused"] += 1
            return
        assert free
        COUNTS["alone"] += 1
        self.note_step(store, author)
        assert self.log[-1] == (store.seen, back)

    @precondition(lambda self: any(table == "workshop" for table, _row_id in self.rows))
    @rule(window=windows, which=st.integers(0, 1000))
    def names_a_version(self, window: int, which: int) -> None:
        store = self.stores[window]
        store.poll()
        ids = sorted(row_id for table, row_id in self.rows if table == "workshop")
        workshop_id = ids[which % len(ids)]
        store.do(name_version, workshop_id, "Name", by=self.authors[window])
        self.note_step(store, self.authors[window])
        version_id = max(row_id for table, row_id in self.rows if table == "version")
        self.versions[version_id] = workshop_id, store.ask(rows_of, workshop_id)

    @precondition(lambda self: self.versions)
    @rule(window=windows, which=st.integers(0, 1000), looks_first=st.booleans())
    def restores_a_version(self, window: int, which: int, looks_first: bool) -> None:
        """What comes back is what was kept; it may be refused where rows were carried over to other workshops."""
        store = self.stores[window]
        if looks_first:
            store.poll()
        up_to_date = looks_first or not self.behind(store)
        version_id = sorted(self.versions)[which % len(self.versions)]
        workshop_id, kept = self.versions[version_id]
        row = self.rows.get(("version", version_id), {})
        whole = row.get("workshop_id") == workshop_id and row.get("rows") == to_text(kept)
        try:
            restored = store.do(restore_version, version_id)
        except Conflict:
            assert not up_to_date
        except UserError:
            COUNTS["not restored"] += 1
        else:
            self.note_step(store, self.authors[window])
            if whole and not restored.left_out:
                assert store.ask(rows_of, workshop_id) == kept
                COUNTS["restored"] += 1

    def behind(self, store: Store) -> bool:
        return max(window.seen for window in self.stores) > store.seen

    def carry_out(self, diff: Diff) -> None:
        for key, (_before, after) in diff.items():
            if after is None:
                del self.rows[key]
            else:
                self.rows[key] = after

    @rule(window=windows, times=st.integers(1, 4))
    def undoes(self, window: int, times: int) -> None:
        for _ in range(times):
            self.turn_back(window, self.stores[window].undo, self.undo_of, self.redo_of)

    @rule(window=windows, times=st.integers(1, 4))
    def redoes(self, window: int, times: int) -> None:
        for _ in range(times):
            self.turn_back(window, self.stores[window].redo, self.redo_of, self.undo_of)

    def turn_back(self, window: int, turn: Any, source: dict[str, list[Diff]], sink: dict[str, list[Diff]]) -> None:
        author = self.authors[window]
        if not source[author]:
            assert turn() is None
            return
        back = {key: (after, before) for key, (before, after) in source[author][-1].items()}
        try:
            assert turn() is not None
        except Conflict:
            assert not self.still_fits(back)
            return
        source[author].pop()
        sink[author].append(back)
        merged = self.merged(back)
        self.log.append((self.stores[window].seen, merged))
        self.carry_out(merged)

    def still_fits(self, diff: Diff) -> bool:
        """Say whether every row is still as the step left it: then there is no excuse for a conflict."""
        return all(self.rows.get(key) == before for key, (before, _after) in diff.items()) and not self.others_point(
            diff
        )

    def others_point(self, diff: Diff) -> bool:
        """Say whether a row that would vanish is pointed to, or one that would come back points to nothing."""
        future = {key: row for key, row in self.rows.items() if key not in diff}
        future |= {key: after for key, (_before, after) in diff.items() if after is not None}
        for (table, _row_id), row in future.items():
            for key in Base.metadata.tables[table].foreign_keys:
                target = row[key.parent.name]
                if target is not None and (key.column.table.name, target) not in future:
                    return True
        return False

    def merged(self, diff: Diff) -> Diff:
        """Return the difference as it falls on rows whose other columns somebody else has changed since."""
        merged: Diff = {}
        for key, (before, after) in diff.items():
            now = self.rows.get(key)
            if before is None or after is None or now is None:
                merged[key] = (now, after)
            else:
                merged[key] = (now, now | {name: after[name] for name in after if after[name] != before[name]})
        return merged

    @rule(window=windows)
    def restarts(self, window: int) -> None:
        self.stores[window].close()
        self.stores[window] = Store(self.where, by=self.authors[window])

    @precondition(lambda self: self.undo_of["me@test"] and not self.undo_of["other@test"])
    @rule()
    def undoes_all_and_redoes_all(self) -> None:
        for turn, source, sink in (("undo", self.undo_of, self.redo_of), ("redo", self.redo_of, self.undo_of)):
            while source["me@test"]:
                before = len(source["me@test"])
                self.turn_back(0, getattr(self.stores[0], turn), source, sink)
                if len(source["me@test"]) == before:
                    return

    @invariant()
    def the_database_is_as_the_model_says(self) -> None:
        assert self.stores[0].ask(every_row) == self.rows
        assert not self.others_point({})


def play(runs: int) -> None:
    quiet = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    options = settings(max_examples=runs, stateful_step_count=40, deadline=None, suppress_health_check=quiet)
    COUNTS.clear()
    run_state_machine_as_test(RandomUser, settings=options)
    if runs >= 20:  # the rarer moves were really made
        assert min(COUNTS[name] for name in ("alone", "refused", "restored")) > 0


@pytest.mark.timeout(1200)
def test_random_user_on_a_file(empty_file: Path) -> None:
    RandomUser.database, RandomUser.empty_file = "", empty_file
    play(int(os.environ.get("WORKSHOP_RANDOM_RUNS", "200")))


@pytest.mark.timeout(1200)
def test_random_user_on_postgresql(server: str) -> None:
    RandomUser.database = server
    play(int(os.environ.get("WORKSHOP_RANDOM_RUNS", "200")) // 10 or 1)
