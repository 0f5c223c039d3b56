"""Numbered schema changes: all in one transaction, or none."""

from pathlib import Path

from sqlalchemy import Column, PrimaryKeyConstraint, String, Table, insert, text
from sqlalchemy.engine import Connection, Engine

from workshopplanner.store.schema import Base

SCHEMA_VERSION = 4
APPLICATION_ID = 0x5753_4850  # "WSHP", in the header of every project file

_version = Table(  # Alembic's own table and key name, so that a new file equals an upgraded one
    "schema_version",
    Base.metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="schema_version_pkc"),
)
_MIGRATIONS = Path(__file__).parent / "migrations"


def create_schema(connection: Connection) -> None:
    """Make all tables in an empty database and stamp it with today's version."""
    Base.metadata.create_all(connection)
    connection.execute(insert(_version).values(version_num=f"{SCHEMA_VERSION:04}"))
    _stamp(connection, SCHEMA_VERSION)


def upgrade_schema(engine: Engine, scripts: Path = _MIGRATIONS, to: int = SCHEMA_VERSION) -> None:
    """Bring an older database to version `to`; on any error it is left exactly as it was."""
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":  # rebuilding a table drops it for a moment; the check comes at the end
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF").close()  # type: ignore[union-attr]
        try:
            with connection.begin():
                _run(connection, scripts, to)
        finally:
            connection.invalidate()  # the next user of the pool gets foreign keys again


def _run(connection: Connection, scripts: Path, to: int) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, f"{to:04}")
    if connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA foreign_key_check")).first():
        raise RuntimeError("The upgrade left a row without its partner; it was rolled back.")
    _stamp(connection, to)


def _stamp(connection: Connection, version: int) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version={version}")
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
