"""What the columns of a programme are called in a difference, and how their values read."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from workshopplanner.core.calendar import clock, day_and_month
from workshopplanner.core.kinds import label
from workshopplanner.core.thresholds import LIMITS
from workshopplanner.core.versions import Programme, Row, person
from workshopplanner.language import N_, _

_LONGEST = 60  # of a name in a sentence


def words(value: Any) -> str:
    """Return a value as a person reads it; nothing for what is empty."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, StrEnum):
        return label(value)
    if isinstance(value, dt.datetime):
        return _("{date}, {time}").format(date=words(value.date()), time=clock(value.time()))
    if isinstance(value, dt.date):
        return _("{days} {year}").format(days=day_and_month(value), year=value.year)
    return clock(value) if isinstance(value, dt.time) else str(value)


def cut(text: str) -> str:
    """Return a name in one line that is not too long for a sentence."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


# ---- what rows are called


def name_of(table: str, row_id: int | None, programme: Programme) -> str:
    """Return what a row of a programme is called, or nothing where it is not there."""
    row = programme.tables.get(table, {}).get(row_id or 0)
    return _NAMES[table](row, programme) if row is not None else ""


def _session(row: Row, _programme: Programme) -> str:
    return _("“{title}” ({code})").format(title=cut(row["title"]), code=row["code"])


def _day(row: Row, _programme: Programme) -> str:
    return day_and_month(row["date"])


def _room(row: Row, _programme: Programme) -> str:
    return _("Room “{name}”").format(name=row["name"])


def _theme(row: Row, _programme: Programme) -> str:
    return _("Theme {code}, “{title}”").format(code=row["code"], title=cut(row["title"]))


def _outcome(row: Row, _programme: Programme) -> str:
    return _("Outcome {number}, “{statement}”").format(number=row["number"], statement=cut(row["statement"]))


def _objective(row: Row, programme: Programme) -> str:
    session = name_of("session", row["session_id"], programme)
    return _("{session}, objective “{statement}”").format(session=session, statement=cut(row["statement"]))


def _step(row: Row, programme: Programme) -> str:
    session = name_of("session", row["session_id"], programme)
    return _("{session}, step “{activity}”").format(session=session, activity=cut(row["activity"]))


def _absence(row: Row, programme: Programme) -> str:
    who, day = person(row["person_id"], programme.names), name_of("day", row["day_id"], programme)
    return _("Absence of {name} on {day}").format(name=who, day=day)


def _limit(row: Row, _programme: Programme) -> str:
    titles = {limit.name: _(limit.label) for limit in LIMITS}
    return _("Limit “{name}”").format(name=titles.get(row["name"], row["name"]))


def _waiver(row: Row, _programme: Programme) -> str:
    return _("Accepted issue, because “{reason}”").format(reason=cut(row["reason"]))


def _workshop(_row: Row, _programme: Programme) -> str:
    return _("The workshop")


_NAMES: dict[str, Callable[[Row, Programme], str]] = {
    "workshop": _workshop,
    "day": _day,
    "room": _room,
    "theme": _theme,
    "outcome": _outcome,
    "session": _session,
    "objective": _objective,
    "plan_step": _step,
    "absence": _absence,
    "threshold": _limit,
    "waiver": _waiver,
}


# ---- what columns are called


@dataclass(frozen=True)
class Field:
    """A column in a difference: its title, and its value as words; `by_words` says that only the words matter."""

    title: str
    show: Callable[[Any, Programme], str]
    by_words: bool = False


def _value(value: Any, _programme: Programme) -> str:
    return words(value)


def _person(value: Any, programme: Programme) -> str:
    return person(value, programme.names) if value else ""


def _country(value: Any, programme: Programme) -> str:
    return programme.names.get("country", {}).get(value, "")


def _project(value: Any, programme: Programme) -> str:
    return programme.names.get("project", {}).get(value) or words(value)


def _theme_code(value: Any, programme: Programme) -> str:
    return str(programme.tables.get("theme", {}).get(value, {}).get("code", ""))


def _statement(value: Any, programme: Programme) -> str:
    return str(programme.tables.get("objective", {}).get(value, {}).get("statement", ""))


def _session_name(value: Any, programme: Programme) -> str:
    return name_of("session", value, programme)


def _date_of(value: Any, programme: Programme) -> str:
    return name_of("day", value, programme)


def _plain(titles: Mapping[str, str]) -> dict[str, Field]:
    return {column: Field(title, _value) for column, title in titles.items()}


FIELDS: dict[str, dict[str, Field]] = {
    "workshop": {
        **_plain(
            {
                "title": N_("Title"),
                "short_name": N_("Short name"),
                "objective": N_("Objective"),
                "city": N_("City"),
                "time_zone": N_("Time zone"),
                "languages": N_("Languages"),
                "seats": N_("Seats"),
                "seat_countries": N_("Countries aimed at"),
                "document_header": N_("Header of documents"),
                "applications_close": N_("Applications close"),
                "fictional": N_("Fictional people, illustrative dates"),
            }
        ),
        "country_id": Field(N_("Country"), _country),
        "project_id": Field(N_("Project"), _project),
    },
    "day": {
        **_plain({"date": N_("Date"), "title": N_("Title"), "opens": N_("Opens"), "closes": N_("Closes")}),
        "chair_id": Field(N_("Chair"), _person),
    },
    "room": _plain(
        {
            "name": N_("Name"),
            "address": N_("Address"),
            "capacity": N_("Capacity"),
            "layout": N_("Room set-up"),
            "step_free": N_("Step-free"),
            "hearing_loop": N_("Hearing loop"),
            "opens": N_("Opens"),
            "closes": N_("Closes"),
        }
    ),
    "theme": {
        **_plain(
            {"code": N_("Code"), "title": N_("Title"), "slot": N_("Colour"), "target_minutes": N_("Target minutes")}
        ),
        "lead_id": Field(N_("Lead"), _person),
    },
    "outcome": _plain(
        {
            "statement": N_("Statement"),
            "indicator": N_("Indicator"),
            "target": N_("Target"),
            "level": N_("Level"),
        }
    ),
    "session": {
        **_plain(
            {
                "title": N_("Title"),
                "code": N_("Code"),
                "minutes": N_("Minutes"),
                "type": N_("Type"),
                "status": N_("Status"),
                "parallel_set": N_("Parallel set"),
                "interpretation": N_("Interpretation"),
                "locked": N_("Locked"),
                "public_note": N_("Public note"),
                "internal_note": N_("Internal note"),
                "preparation": N_("Preparation"),
                "layout": N_("Room set-up"),
            }
        ),
        "theme_id": Field(N_("Theme"), _theme_code),
    },
    "objective": {**_plain({"statement": N_("Objective")}), "session_id": Field(N_("Session"), _session_name)},
    "plan_step": {
        "session_id": Field(N_("Session"), _session_name),
        **_plain(
            {
                "minutes": N_("Minutes"),
                "least": N_("Least"),
                "most": N_("Most"),
                "activity": N_("Activity"),
                "method": N_("Method"),
                "materials": N_("Materials"),
                "notes": N_("Notes"),
            }
        ),
        "responsible_id": Field(N_("Responsible"), _person),
        "objective_id": Field(N_("Objective"), _statement, by_words=True),
    },
    "absence": {
        **_plain({"starts": N_("From"), "ends": N_("Until"), "note": N_("Note")}),
        "person_id": Field(N_("Person"), _person),
        "day_id": Field(N_("Day"), _date_of),
    },
    "threshold": _plain({"name": N_("Name"), "value": N_("Value")}),
    "waiver": _plain({"rule": N_("Rule"), "subject": N_("Subject"), "state": N_("State"), "reason": N_("Reason")}),
}

# Columns that only put rows in an order; told where the order is another.
ORDERED = {"day": "number", "theme": "position", "outcome": "number", "objective": "position", "plan_step": "position"}
