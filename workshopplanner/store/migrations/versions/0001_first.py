"""The first schema: project, workshops, agenda, people, countries, and the journal."""

from functools import partial
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text(name: str, *, length: int | None = None, nullable: bool = False, **options: Any) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=nullable, **options)


def _plain(kind: Any, name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=nullable)


def _link(name: str, target: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{target}.id"), nullable=nullable, index=True)


def _table(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(name, sa.Column("id", sa.Integer, primary_key=True), *columns, sqlite_autoincrement=True)


_whole = partial(_plain, sa.Integer)
_flag = partial(_plain, sa.Boolean)
_date = partial(_plain, sa.Date)
_time = partial(_plain, sa.Time)
_moment = partial(_plain, sa.DateTime)
_long_text = partial(_plain, sa.Text)


def upgrade() -> None:
    """Make all tables, each after those it points to."""
    _tables_1()
    _tables_2()
    _tables_3()
    _tables_4()
    _tables_5()
    _tables_6()
    _tables_7()
    _tables_8()


def _tables_1() -> None:
    _table("convention", _text("code", unique=True), _text("title"), _date("adopted", nullable=True))
    _table(
        "country",
        _text("alpha3", unique=True),
        _text("alpha2"),
        _text("numeric"),
        _text("name_en"),
        _text("name_fr"),
        _text("name_native"),
        _text("own_name", nullable=True),
        _text("unesco_status"),
        _text("region"),
        _text("electoral_group"),
        _text("group_confidence", length=40),
        _text("subregion"),
        _text("intermediate_region"),
        _flag("ldc"),
        _flag("lldc"),
        _flag("sids"),
        _date("flags_as_of"),
        _text("source"),
        _flag("retired"),
    )
    _table("country_list", _text("name"), _text("purpose"), _text("rule"), _date("as_at", nullable=True))


def _tables_2() -> None:
    _table(
        "project",
        _text("title"),
        _text("donor"),
        _text("lead_organisation"),
        _text("local_partner"),
        _date("begins", nullable=True),
        _date("ends", nullable=True),
        _text("aim"),
        _text("challenges"),
        _text("results"),
    )
    _table("setting", _text("name", unique=True), _text("value"))
    _table(
        "step", _moment("at"), _text("by"), _text("kind", length=8), _link("of", "step", nullable=True), _text("label")
    )
    _table(
        "change",
        _link("step_id", "step"),
        _text("table_name", length=40),
        _whole("row_id"),
        _long_text("before", nullable=True),
        _long_text("after", nullable=True),
    )


def _tables_3() -> None:
    _table(
        "country_alias",
        _link("country_id", "country"),
        _text("alias"),
        _text("key", index=True),
        _text("kind"),
        _text("language"),
        _flag("learned"),
        _flag("retired"),
    )
    _table("country_list_entry", _link("country_list_id", "country_list"), _link("country_id", "country"))
    _table(
        "instrument",
        _link("convention_id", "convention"),
        _link("country_id", "country"),
        _text("status", length=40),
        _text("kind", length=40),
        _date("earliest", nullable=True),
        _date("latest", nullable=True),
        _text("confidence", length=40),
        _text("source"),
        _date("as_of"),
        _text("own_status", length=40, nullable=True),
        _text("own_kind", length=40, nullable=True),
        _date("own_deposited", nullable=True),
        _text("own_source", nullable=True),
        _flag("retired"),
    )
    _table(
        "organisation",
        _text("name", index=True),
        _text("sector", length=40, nullable=True),
        _link("country_id", "country", nullable=True),
    )


def _tables_4() -> None:
    _table(
        "workshop",
        _link("project_id", "project"),
        _text("title"),
        _text("short_name"),
        _text("objective"),
        _text("city"),
        _link("country_id", "country", nullable=True),
        _text("time_zone"),
        _text("languages"),
        _whole("seats"),
        _whole("seat_countries"),
        _text("document_header"),
        _flag("fictional"),
    )
    _table(
        "outcome",
        _link("workshop_id", "workshop"),
        _whole("number"),
        _text("statement"),
        _text("indicator"),
        _text("target"),
        _text("level", length=40),
    )


def _tables_5() -> None:
    _table(
        "person",
        _text("family_name"),
        _text("given_name"),
        _flag("family_first"),
        _text("display_name"),
        _text("title"),
        _text("gender", length=40),
        _text("age_band", length=40),
        _link("country_id", "country", nullable=True),
        _link("nationality_id", "country", nullable=True),
        _text("departure_city"),
        _link("organisation_id", "organisation", nullable=True),
        _text("position"),
        _text("sector", length=40, nullable=True),
        _text("email"),
        _text("phone"),
        _text("languages"),
        _text("passport_name"),
        _text("notes"),
        _flag("fictional"),
    )
    _table(
        "room",
        _link("workshop_id", "workshop"),
        _text("name"),
        _text("address"),
        _whole("capacity", nullable=True),
        _text("layout", length=40, nullable=True),
        _flag("step_free", nullable=True),
        _flag("hearing_loop", nullable=True),
        _time("opens", nullable=True),
        _time("closes", nullable=True),
    )


def _tables_6() -> None:
    _table(
        "day",
        _link("workshop_id", "workshop"),
        _whole("number"),
        _date("date"),
        _text("title"),
        _time("opens"),
        _time("closes"),
        _link("chair_id", "person", nullable=True),
    )
    _table(
        "participation",
        _link("person_id", "person"),
        _link("workshop_id", "workshop"),
        _text("role", length=40),
        _text("status", length=40),
        _text("sponsored_by"),
        _flag("directory_consent"),
        _flag("photo_consent"),
        _text("badge_name"),
    )
    _table(
        "theme",
        _link("workshop_id", "workshop"),
        _whole("position"),
        _text("code"),
        _text("title"),
        _whole("slot"),
        _whole("target_minutes"),
        _link("lead_id", "person", nullable=True),
    )


def _tables_7() -> None:
    _table(
        "session",
        _link("workshop_id", "workshop"),
        _text("code"),
        _text("title"),
        _link("day_id", "day", nullable=True),
        _time("starts", nullable=True),
        _whole("minutes"),
        _link("theme_id", "theme", nullable=True),
        _text("type", length=40),
        _text("status", length=40),
        _whole("parallel_set", nullable=True),
        _text("interpretation"),
        _flag("locked"),
        _text("public_note"),
        _text("internal_note"),
        _text("preparation"),
    )
    _table("theme_outcome", _link("theme_id", "theme"), _link("outcome_id", "outcome"))
    _table(
        "travel",
        _link("participation_id", "participation"),
        _text("passport_number"),
        _date("passport_expires", nullable=True),
        _moment("arrives", nullable=True),
        _moment("departs", nullable=True),
    )
    _table("objective", _link("session_id", "session"), _whole("position"), _text("statement"))


def _tables_8() -> None:
    _table("session_outcome", _link("session_id", "session"), _link("outcome_id", "outcome"))
    _table("session_person", _link("session_id", "session"), _link("person_id", "person"), _text("function", length=40))
    _table("session_room", _link("session_id", "session"), _link("room_id", "room"))
    _table("session_theme", _link("session_id", "session"), _link("theme_id", "theme"))
    _table(
        "plan_step",
        _link("session_id", "session"),
        _whole("position"),
        _whole("minutes"),
        _whole("least", nullable=True),
        _whole("most", nullable=True),
        _text("activity"),
        _text("method", length=40, nullable=True),
        _text("materials"),
        _link("responsible_id", "person", nullable=True),
        _link("objective_id", "objective", nullable=True),
        _text("notes"),
    )
