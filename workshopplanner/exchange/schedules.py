"""A timetable as a conference schedule, `schedule.xml` and `schedule.json`, as Frab and Pentabarf made them known.

The shape follows the schema that the c3voc publishes (voc/schedule): days with their rooms, rooms with their events,
each event with a guid that never changes.
"""

import datetime as dt
import json
import re
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from workshopplanner import __version__
from workshopplanner.core.appointments import Appointment, Timetable
from workshopplanner.core.progress import Report, ignore
from workshopplanner.exchange import files
from workshopplanner.exchange.workbook.text import printable
from workshopplanner.language import _

GENERATOR = "Workshop Planner"
_SPACE = uuid.UUID("8f5ad1b0-59f6-5a8e-9f10-60d9a4c5e7b1")  # a name space of our own for the guids


def write_schedule_xml(target: Path, timetable: Timetable, report: Report = ignore) -> Path:
    """Write `schedule.xml`; the old file is replaced only when the new one is complete."""
    content = schedule_xml(timetable, report)
    with files.replacing(target) as temporary:
        temporary.write_bytes(content)
    return target


def write_schedule_json(target: Path, timetable: Timetable, report: Report = ignore) -> Path:
    """Write `schedule.json`; the old file is replaced only when the new one is complete."""
    facts = {"schedule": schedule(timetable, report)}
    with files.replacing(target) as temporary:
        temporary.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return target


def schedule(timetable: Timetable, report: Report = ignore) -> dict[str, Any]:
    """Return the schedule as the values of `schedule.json`."""
    days = list(_days(timetable, report))
    about = timetable.workshop
    conference = {
        "acronym": _acronym(about.short_name or about.title),
        "title": printable(timetable.title),
        "start": days[0]["date"] if days else "",
        "end": days[-1]["date"] if days else "",
        "daysCount": len(days),
        "timeslot_duration": "00:05",
        "time_zone_name": about.time_zone,
        "rooms": [
            {"name": printable(name), "guid": _guid(timetable, f"room {name}")} for name in _room_names(timetable)
        ],
        "tracks": [{"name": name} for name in _tracks(timetable)],
        "days": days,
    }
    return {
        "version": f"{timetable.changed:%Y-%m-%d %H:%M}",
        "generator": {"name": GENERATOR, "version": __version__},
        "conference": conference,
    }


def _days(timetable: Timetable, report: Report) -> Iterator[dict[str, Any]]:
    zone, done = _zone(timetable.workshop.time_zone), 0
    known = {each.day.id: each.day for each in timetable.appointments}
    for index, day in enumerate(sorted(known.values(), key=lambda each: each.date), start=1):
        mine = [each for each in timetable.appointments if each.day.id == day.id and not each.cancelled]
        rooms: dict[str, list[dict[str, Any]]] = {}
        for each in mine:
            rooms.setdefault(_room(each), []).append(_event(timetable, each, zone))
            done += 1
            report(done, len(timetable.appointments))
        yield {
            "index": index,
            "date": day.date.isoformat(),
            "day_start": _moment(dt.datetime.combine(day.date, day.opens), zone),
            "day_end": _moment(dt.datetime.combine(day.date, day.closes), zone),
            "rooms": rooms,
        }


def _event(timetable: Timetable, appointment: Appointment, zone: ZoneInfo | None) -> dict[str, Any]:
    return {
        "guid": _guid(timetable, appointment.key),
        "id": int(appointment.key.removeprefix("session")),
        "date": _moment(appointment.begins, zone),
        "start": f"{appointment.begins:%H:%M}",
        "duration": f"{appointment.minutes // 60:02}:{appointment.minutes % 60:02}",
        "room": _room(appointment),
        "slug": _slug(f"{appointment.code} {appointment.title}"),
        "url": f"urn:uuid:{_guid(timetable, appointment.key)}",  # there is no page of it anywhere
        "title": printable(appointment.title),
        "subtitle": "",
        "track": printable(appointment.theme) or None,
        "type": printable(appointment.kind),
        "language": "",
        "abstract": printable(appointment.text),
        "description": "",
        "persons": [
            {
                "id": person,
                "guid": _guid(timetable, f"person {person}"),
                "public_name": printable(name),
            }
            for person, name in {each[0]: each[1] for each in appointment.people}.items()
        ],
        "links": [],
        "attachments": [],
    }


def _room(appointment: Appointment) -> str:
    return printable(", ".join(appointment.rooms)) or _("All rooms")


def _room_names(timetable: Timetable) -> list[str]:
    return list(dict.fromkeys(_room(each) for each in timetable.appointments if not each.cancelled))


def _tracks(timetable: Timetable) -> list[str]:
    return sorted({printable(each.theme) for each in timetable.appointments if each.theme})


def _guid(timetable: Timetable, key: str) -> str:
    """Return what names a thing for good: the same in each copy of the project."""
    return str(uuid.uuid5(_SPACE, f"{timetable.mark} {key}"))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "workshop"


def _acronym(text: str) -> str:
    """Return a name of at least four letters, figures and underscores."""
    return re.sub(r"[^a-z0-9]+", "_", text.casefold()).strip("_")[:40].ljust(4, "_")


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _moment(local: dt.datetime, zone: ZoneInfo | None) -> str:
    return local.replace(tzinfo=zone or dt.UTC).isoformat()


# ---- as XML


def schedule_xml(timetable: Timetable, report: Report = ignore) -> bytes:
    """Return the schedule as `schedule.xml`."""
    from lxml import etree

    facts = schedule(timetable, report)
    root = etree.Element("schedule")
    generator = facts["generator"]
    etree.SubElement(root, "generator", name=generator["name"], version=generator["version"])
    _add(root, "version", facts["version"])
    conference = facts["conference"]
    about = etree.SubElement(root, "conference")
    for name, key in (
        ("acronym", "acronym"),
        ("title", "title"),
        ("start", "start"),
        ("end", "end"),
        ("days", "daysCount"),
        ("timeslot_duration", "timeslot_duration"),
        ("time_zone_name", "time_zone_name"),
    ):
        _add(about, name, conference.get(key, ""))
    for day in conference["days"]:
        _add_day(root, day)
    content: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return content


def _add_day(root: Any, day: Mapping[str, Any]) -> None:
    from lxml import etree

    part = etree.SubElement(
        root, "day", index=str(day["index"]), date=day["date"], start=day["day_start"], end=day["day_end"]
    )
    for name, events in day["rooms"].items():
        room = etree.SubElement(part, "room", name=name)
        for event in events:
            _add_event(room, event)


def _add_event(room: Any, facts: Mapping[str, Any]) -> None:
    from lxml import etree

    event = etree.SubElement(room, "event", id=str(facts["id"]), guid=facts["guid"])
    for name in ("room", "title", "subtitle", "type", "date", "start", "duration", "abstract", "slug", "track"):
        _add(event, name, facts[name])
    for name in ("language", "description"):
        _add(event, name, facts[name])
    recording = etree.SubElement(event, "recording")
    _add(recording, "license", "")
    _add(recording, "optout", "true")
    persons = etree.SubElement(event, "persons")
    for each in facts["persons"]:
        etree.SubElement(persons, "person", id=str(each["id"])).text = each["public_name"]
    etree.SubElement(event, "links")
    etree.SubElement(event, "attachments")


def _add(parent: Any, name: str, value: object) -> None:
    from lxml import etree

    etree.SubElement(parent, name).text = "" if value is None else str(value)
