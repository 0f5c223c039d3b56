"""Applications with their answers and needs, where people were read from, portraits, pairs that are two people."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NEW_COLUMNS: dict[str, tuple[sa.Column[Any], ...]] = {
    "person": (sa.Column("sort_name", sa.String), sa.Column("birth_date", sa.Date)),
    "country_alias": (sa.Column("origin", sa.String),),
    "workshop": (sa.Column("applications_close", sa.DateTime),),
}


def _text(name: str, length: int | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _long(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _yes(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _link(name: str, target: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{target}.id"), nullable=False, index=True)


def _table(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(name, sa.Column("id", sa.Integer, primary_key=True), *columns, sqlite_autoincrement=True)


def upgrade() -> None:
    """Add columns to three tables, and the new tables, each after those it points to."""
    for table, columns in _NEW_COLUMNS.items():
        with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_autoincrement": True}) as batch:
            for column in columns:
                batch.add_column(column)
    _table("photo", _link("person_id", "person"), _text("kind"), _text("data"), sa.Column("consented", sa.Date))
    _table("distinct_pair", _link("person_id", "person"), _link("other_id", "person"), _yes("later"))
    _table(
        "application",
        _link("participation_id", "participation"),
        _text("channel", 40),
        _text("nominated_by"),
        sa.Column("received", sa.DateTime),
        _text("motivation"),
        _text("cv"),
        _text("photo"),
    )
    _table("answer", _link("application_id", "application"), _whole("position"), _text("question"), _text("text"))
    _table("need", _link("participation_id", "participation"), _text("diet"), _text("access"), _text("medical"))
    _eligibility()
    _sources()


def _eligibility() -> None:
    _table("eligibility", _link("workshop_id", "workshop"), _whole("position"), _text("title"))
    _table(
        "eligibility_tick", _link("application_id", "application"), _link("eligibility_id", "eligibility"), _yes("met")
    )


def _sources() -> None:
    fingerprint = sa.Column("fingerprint", sa.String, nullable=False, index=True)
    _table(
        "import_source", _link("workshop_id", "workshop"), _text("name"), _text("sheet"), fingerprint, _long("mapping")
    )
    _table(
        "import_row",
        _link("source_id", "import_source"),
        _link("participation_id", "participation"),
        _whole("number"),
    )
