"""Calendars, schedules and contacts: read back by others with the same contents, and the same names after a change."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from lxml import etree

from workshopplanner.__main__ import main
from workshopplanner.commands import agenda as commands
from workshopplanner.commands.roster import edit_person
from workshopplanner.core.appointments import Timetable
from workshopplanner.core.kinds import Function, SessionStatus
from workshopplanner.errors import UserError
from workshopplanner.exchange.calendars import calendar, write_calendar
from workshopplanner.exchange.contacts import card
from workshopplanner.exchange.schedules import schedule, schedule_xml
from workshopplanner.queries.appointments import mark, timetable
from workshopplanner.queries.roster import roster
from workshopplanner.store.store import Store

SEOUL = ZoneInfo("Asia/Seoul")
NASTY = '=1+1; a\\b, "c"\nBEGIN:VEVENT\n<b>&amp;\u202e 워크숍 ورشة'


def events(content: bytes) -> dict[str, Any]:
    """Return the events by what names them."""
    return {str(each["uid"]): each for each in icalendar.Calendar.from_ical(content).walk("VEVENT")}


def found(store: Store, **whose: str) -> Timetable:
    return store.ask(timetable, 1, **whose)


def test_two_libraries_read_the_same_calendar(sample: Store) -> None:
    content = calendar(found(sample))
    one = {
        (str(each["summary"]), each["dtstart"].dt, each["dtend"].dt, str(each.get("location", "")))
        for each in events(content).values()
    }
    other = {
        (each.summary.value, each.dtstart.value, each.dtend.value, each.contents["location"][0].value)
        for each in vobject.readOne(content.decode()).vevent_list
    }
    assert len(one) == 46
    assert {(title, begin.timestamp(), end.timestamp(), place) for title, begin, end, place in one} == {
        (title, begin.timestamp(), end.timestamp(), place) for title, begin, end, place in other
    }
    opening = next(each for each in one if each[0] == "Opening ceremony")
    assert opening[1:3] == tuple(dt.datetime(2018, 6, 18, hour, tzinfo=SEOUL) for hour in (9, 10))
    assert opening[3] == "Hall A, Seoul"
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_a_changed_session_keeps_its_name_and_its_sequence_rises(sample: Store, tmp_path: Path) -> None:
    before = events(calendar(found(sample)))
    assert calendar(found(sample)) == write_calendar(tmp_path / "s.ics", found(sample)).read_bytes()
    sample.do(commands.rename_session, 2, NASTY)
    sample.do(commands.set_session_status, 3, SessionStatus.CANCELLED)
    sample.do(commands.add_session_person, 5, 1, Function.SPEAKER)
    sample.do(commands.set_session_rooms, 6, [2])
    sample.do(commands.edit_session_notes, 6, public=NASTY)
    after = events(calendar(found(sample)))
    assert after.keys() == before.keys()
    risen = {uid.partition(".")[0] for uid in after if after[uid]["sequence"] > before[uid]["sequence"]}
    assert risen == {"session2", "session3", "session5", "session6"}
    assert all(after[uid]["sequence"] >= before[uid]["sequence"] for uid in after)
    uid = next(each for each in after if each.startswith("session2."))
    assert str(after[uid]["summary"]) == " ".join(NASTY.split())
    noted = next(each for uid, each in after.items() if uid.startswith("session6."))
    assert str(noted["description"]).endswith(NASTY)
    assert {str(each["status"]) for each in after.values()} == {"CONFIRMED", "CANCELLED"}


def test_the_timetable_of_a_person_and_of_a_room(sample: Store) -> None:
    whole = found(sample).appointments
    room = found(sample, room="hall a")
    assert {each.rooms for each in room.appointments} <= {each.rooms for each in whole if "Hall A" in each.rooms}
    somebody = next(each for each in whole if each.people).people[0]
    mine = found(sample, person=somebody[1])
    assert mine.title == somebody[1]
    assert all(any(each[0] == somebody[0] for each in one.people) for one in mine.appointments)
    for whose in ({"person": "Nobody at all"}, {"room": "o"}):
        with pytest.raises(UserError):
            found(sample, **whose)


def test_the_schedule_says_what_the_programme_says(sample: Store) -> None:
    made = found(sample)
    facts = schedule(made)
    days = facts["conference"]["days"]
    assert [(day["index"], day["date"]) for day in days] == [(at, f"2018-06-{17 + at}") for at in range(1, 6)]
    listed = [event for day in days for room in day["rooms"].values() for event in room]
    assert len(listed) == len({event["guid"] for event in listed}) == len({event["slug"] for event in listed}) == 46
    by_id = {event["id"]: event for event in listed}
    for each in made.appointments:
        event = by_id[int(each.key.removeprefix("session"))]
        assert dt.datetime.fromisoformat(event["date"]) == each.begins.replace(tzinfo=SEOUL)
        hours, minutes = map(int, event["duration"].split(":"))
        assert (event["title"], 60 * hours + minutes) == (each.title, each.minutes)
    root = etree.fromstring(schedule_xml(made))
    told = [
        (event.get("guid"), event.findtext("title"), event.findtext("date"), event.findtext("room"))
        for event in root.iter("event")
    ]
    assert sorted(told) == sorted((each["guid"], each["title"], each["date"], each["room"]) for each in listed)
    assert json.loads(json.dumps(facts)) == facts


def test_cards_are_read_back_and_tell_only_what_was_agreed_to(sample: Store) -> None:
    agreed = next(each for each in sample.ask(roster, 1) if each.email and each.directory_consent)
    fields = {"family_name": "O;Neil, Ñ\\", "given_name": "워크숍 " * 20, "phone": "+82 2 123"}
    sample.do(edit_person, agreed.person_id, **fields)
    person = next(each for each in sample.ask(roster, 1) if each.id == agreed.id)
    (read,) = vobject.readComponents(card(sample.ask(mark), person).decode())
    assert (read.n.value.family, read.n.value.given) == ("O;Neil, Ñ\\", ("워크숍 " * 20).strip())
    assert read.fn.value == person.name
    assert (read.email.value, read.tel.value) == (person.email, "+82 2 123")
    shy = card("m", replace(person, directory_consent=False))
    assert person.email.encode() not in shy
    assert b"+82" not in shy
    assert all(len(line) <= 75 for line in card("m", person).split(b"\r\n"))


def test_each_ending_of_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = tmp_path / "s.workshop"
    assert main(["sample", str(project)]) == 0
    for ending in ("ics", "xml", "json", "vcf"):
        one, two = (tmp_path / f"{name}.{ending}" for name in "ab")
        assert main(["export", str(project), str(one)]) == main(["export", str(project), str(two)]) == 0
        assert one.read_bytes() == two.read_bytes()
    assert main(["export", str(project), str(tmp_path / "room.ics"), "--room", "Hall A"]) == 0
    assert len(events((tmp_path / "room.ics").read_bytes())) == 27
    capsys.readouterr()
    assert main(["export", str(project), str(tmp_path / "x.vcf"), "--room", "Hall A"]) == 1
    assert capsys.readouterr().err == "--person and --room are for calendars and schedules; x.vcf is neither.\n"
