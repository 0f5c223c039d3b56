"""The rules that the journal imposes on every table (docs/architecture.md)."""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import configure_mappers

from workshopplanner.store import engines, journal
from workshopplanner.store.schema import Base, Journaled
from workshopplanner.store.upgrade import create_schema, upgrade_schema

PLAIN = (sa.Integer, sa.Float, sa.Boolean, sa.String, sa.Date, sa.Time, sa.DateTime)  # an Enum is a String
configure_mappers()
MAPPERS = [mapper for mapper in Base.registry.mappers if issubclass(mapper.class_, Journaled)]
TABLES = [mapper.local_table for mapper in MAPPERS]


def test_every_table_but_the_journals_own_is_recorded() -> None:
    names = {table.name for table in TABLES if isinstance(table, sa.Table)}
    assert set(Base.metadata.tables) - names == {journal.steps.name, journal.changes.name, "schema_version"}


def test_ids_are_integers_that_are_never_used_twice() -> None:
    for table in TABLES:
        assert [column.name for column in table.primary_key] == ["id"], table
        assert isinstance(table.c.id.type, sa.Integer), table
        assert table.dialect_options["sqlite"]["autoincrement"] is True, table  # type: ignore[attr-defined]


def test_the_database_does_nothing_by_itself() -> None:
    for table in Base.metadata.tables.values():
        for column in table.columns:
            assert column.server_default is None, column
            assert column.onupdate is None, column
            assert column.server_onupdate is None, column
        for key in table.foreign_keys:
            assert key.ondelete is None, key
            assert key.onupdate is None, key


def test_every_foreign_key_is_indexed_and_has_a_relationship() -> None:
    for mapper in MAPPERS:
        related = {column for link in mapper.relationships for column in link.local_columns}
        for key in mapper.local_table.foreign_keys:
            assert key.parent.index, key.parent
            assert key.parent in related, key.parent


def test_relationships_leave_deleting_to_the_commands() -> None:
    for mapper in MAPPERS:
        for link in mapper.relationships:
            assert link.secondary is None, link
            assert link.passive_deletes is False, link


def test_columns_hold_what_the_journal_can_write_down() -> None:
    for table in TABLES:
        for column in table.columns:
            assert isinstance(column.type, PLAIN), column


def test_every_column_keeps_its_old_value() -> None:
    for mapper in MAPPERS:
        for prop in mapper.column_attrs:
            assert getattr(mapper.class_, prop.key).impl.active_history, prop


def test_a_new_file_equals_one_upgraded_from_nothing(tmp_path: Path) -> None:
    made, _ = engines.pair(tmp_path / "made")
    upgraded, _ = engines.pair(tmp_path / "upgraded")
    with made.begin() as connection:
        create_schema(connection)
    upgrade_schema(upgraded)
    assert _schema(made) == _schema(upgraded)
    made.dispose()
    upgraded.dispose()


def _schema(engine: sa.Engine) -> list[tuple[str, ...]]:
    wanted = "SELECT type, name, tbl_name, sql FROM sqlite_master"
    with engine.connect() as connection:
        rows = [tuple(map(_in_any_order, map(str, row))) for row in connection.exec_driver_sql(wanted)]
        stamps = [connection.exec_driver_sql(f"PRAGMA {p}").scalar_one() for p in ("user_version", "application_id")]
    return [*sorted(rows), tuple(map(str, stamps))]


def _in_any_order(definition: str) -> str:
    """Return a definition with its parts sorted and unquoted, as a rebuilt table writes the same ones otherwise."""
    head, _, parts = " ".join(definition.replace('"', "").split()).partition("(")
    return head + ", ".join(sorted(parts.removesuffix(")").strip().split(", ")))
