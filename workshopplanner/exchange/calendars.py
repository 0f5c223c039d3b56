"""A timetable as an iCalendar file (RFC 5545): each session keeps its UID, and its SEQUENCE rises when it changes."""

import datetime as dt
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from workshopplanner import __version__
from workshopplanner.core.appointments import Appointment, Timetable, spoken
from workshopplanner.core.progress import Report, ignore
from workshopplanner.exchange import files
from workshopplanner.exchange.workbook.text import printable
from workshopplanner.language import _


def write_calendar(target: Path, timetable: Timetable, report: Report = ignore) -> Path:
    """Write a timetable for calendar programs; the old file is replaced only when the new one is complete."""
    content = calendar(timetable, report)
    with files.replacing(target) as temporary:
        temporary.write_bytes(content)
    return target


def calendar(timetable: Timetable, report: Report = ignore) -> bytes:
    """Return the file's content: times in the zone of the workshop, which the file describes, else floating ones."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", f"-//Workshop Planner//{__version__}//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _text(timetable.title))
    zone = _zone(timetable.workshop.time_zone)
    for done, each in enumerate(timetable.appointments, start=1):
        made.add_component(_event(timetable, each, zone))
        report(done, len(timetable.appointments))
    if zone is not None:
        made.add_missing_timezones()
    content: bytes = made.to_ical()
    return content


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _event(timetable: Timetable, appointment: Appointment, zone: ZoneInfo | None) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", timetable.uid(appointment))
    event.add("sequence", appointment.trace.step)
    event.add("dtstamp", appointment.trace.at.replace(tzinfo=dt.UTC))
    event.add("last-modified", appointment.trace.at.replace(tzinfo=dt.UTC))
    event.add("dtstart", appointment.begins.replace(tzinfo=zone))
    event.add("dtend", appointment.ends.replace(tzinfo=zone))
    event.add("summary", _text(appointment.title))
    place = ", ".join(part for part in (*appointment.rooms, timetable.workshop.city) if part)
    if place:
        event.add("location", _text(place))
    said = _said(appointment)
    if said:
        event.add("description", _text(said))
    event.add("categories", [_text(part) for part in (appointment.kind, appointment.theme) if part])
    event.add("status", "CANCELLED" if appointment.cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE")
    return event


def _said(appointment: Appointment) -> str:
    people = ", ".join(spoken(appointment.people))
    return "\n".join(part for part in (appointment.theme, people, appointment.text) if part)


def _text(text: str) -> str:
    """Return a text that a calendar can hold; the library escapes what has a meaning there."""
    return printable(text) or _("Session")
