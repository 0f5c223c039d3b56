"""Choosing who comes (criteria, scores, rules, decisions), and breakout groups."""

from functools import partial
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _plain(kind: Any, name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=nullable)


_whole = partial(_plain, sa.Integer)
_number = partial(_plain, sa.Double)
_yes = partial(_plain, sa.Boolean)
_date = partial(_plain, sa.Date)
_moment = partial(_plain, sa.DateTime)
_long = partial(_plain, sa.Text)


def _text(name: str, length: int | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _link(name: str, target: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{target}.id"), nullable=nullable, index=True)


def _table(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(name, sa.Column("id", sa.Integer, primary_key=True), *columns, sqlite_autoincrement=True)


def upgrade() -> None:
    """Add the new tables, each after those it points to."""
    _scores()
    _rules()
    _decisions()
    _groups()


def _scores() -> None:
    _table(
        "criterion",
        _link("workshop_id", "workshop"),
        _whole("position"),
        _text("title"),
        _text("description"),
        _number("weight"),
        _whole("lowest"),
        _whole("highest"),
    )
    _table("descriptor", _link("criterion_id", "criterion"), _whole("value"), _text("statement"))
    _table("reader", _link("workshop_id", "workshop"), _whole("position"), _text("name"))
    _table(
        "reading",
        _link("reader_id", "reader"),
        _link("participation_id", "participation"),
        _text("comment"),
        _moment("submitted", nullable=True),
    )
    _table("score", _link("reading_id", "reading"), _link("criterion_id", "criterion"), _number("value"))


def _rules() -> None:
    _table(
        "scenario",
        _link("workshop_id", "workshop"),
        _whole("position"),
        _text("name"),
        _text("note"),
        _whole("seats", nullable=True),
        _text("normalising", 40),
        _yes("current"),
    )
    _table(
        "quota",
        _link("scenario_id", "scenario"),
        _whole("position"),
        _text("kind", 40),
        _text("dimension"),
        _text("value"),
        _number("least", nullable=True),
        _number("most", nullable=True),
        _yes("share"),
        _yes("hard"),
        _number("weight"),
        _text("roles"),
        _date("as_at", nullable=True),
        _yes("active"),
    )
    _table(
        "selection_lock",
        _link("scenario_id", "scenario"),
        _link("participation_id", "participation"),
        _text("held", 40),
        _text("reason"),
    )
    _table(
        "companion",
        _link("scenario_id", "scenario"),
        _link("participation_id", "participation"),
        _link("needs_id", "participation"),
    )


def _decisions() -> None:
    _table("decision", _link("workshop_id", "workshop"), _moment("at"), _text("by"), _text("note"), _long("terms"))
    _table(
        "verdict",
        _link("decision_id", "decision"),
        _link("participation_id", "participation"),
        _text("status", 40),
        _number("score", nullable=True),
        _whole("rank", nullable=True),
        _text("reason"),
    )


def _groups() -> None:
    _table(
        "group_set",
        _link("workshop_id", "workshop"),
        _whole("position"),
        _text("name"),
        _whole("count"),
        _text("sizes"),
        _text("mix"),
        _text("apart"),
        _text("roles"),
        _whole("seed"),
    )
    _table(
        "group_round",
        _link("group_set_id", "group_set"),
        _whole("position"),
        _link("session_id", "session", nullable=True),
    )
    _table(
        "breakout_group",
        _link("round_id", "group_round"),
        _whole("position"),
        _text("name"),
        _link("room_id", "room", nullable=True),
        _link("session_id", "session", nullable=True),
    )
    _table(
        "group_member",
        _link("group_id", "breakout_group"),
        _link("participation_id", "participation"),
        _text("part"),
        _yes("pinned"),
    )
    _table(
        "group_bond",
        _link("group_set_id", "group_set"),
        _link("participation_id", "participation"),
        _link("other_id", "participation"),
        _text("bond", 40),
    )
