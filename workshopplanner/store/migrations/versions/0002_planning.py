"""Room set-ups, prerequisites, absences, thresholds, waivers, templates and named versions."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _text(name: str, length: int | None = None, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _time(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Time, nullable=nullable)


def _link(name: str, target: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{target}.id"), nullable=False, index=True)


def _table(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(name, sa.Column("id", sa.Integer, primary_key=True), *columns, sqlite_autoincrement=True)


def upgrade() -> None:
    """Add a column to the sessions, and the new tables, each after those it points to."""
    with op.batch_alter_table("session", recreate="always", table_kwargs={"sqlite_autoincrement": True}) as session:
        session.add_column(_text("layout", 40, nullable=True))
    _table("session_prerequisite", _link("session_id", "session"), _link("needs_id", "session"))
    _table(
        "absence",
        _link("workshop_id", "workshop"),
        _link("person_id", "person"),
        _link("day_id", "day"),
        _time("starts", nullable=True),
        _time("ends", nullable=True),
        _text("note"),
    )
    _table("threshold", _link("workshop_id", "workshop"), _text("name"), _whole("value"))
    _table("waiver", _link("workshop_id", "workshop"), _text("rule"), _text("subject"), _text("state"), _text("reason"))
    _templates()
    _table(
        "version",
        _link("workshop_id", "workshop"),
        _whole("number"),
        _text("name"),
        _text("note"),
        sa.Column("at", sa.DateTime, nullable=False),
        _text("by"),
        sa.Column("rows", sa.Text, nullable=False),
    )


def _templates() -> None:
    _table("plan_template", _text("name"), _whole("minutes"), _text("type", 40, nullable=True), _text("preparation"))
    _table(
        "plan_template_step",
        _link("template_id", "plan_template"),
        _whole("position"),
        _whole("minutes"),
        _whole("least", nullable=True),
        _whole("most", nullable=True),
        _text("activity"),
        _text("method", 40, nullable=True),
        _text("materials"),
        _text("notes"),
    )
    _table("rhythm_template", _text("name"))
    _table(
        "rhythm_template_day",
        _link("template_id", "rhythm_template"),
        _whole("number"),
        _time("opens"),
        _time("closes"),
    )
    _table(
        "rhythm_template_slot",
        _link("template_id", "rhythm_template"),
        _whole("number"),
        _time("starts"),
        _whole("minutes"),
        _text("type", 40),
        _text("title"),
    )
