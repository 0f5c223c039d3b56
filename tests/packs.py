"""Hand-made packs for tests of exports: small, complete, and without a store."""

import datetime as dt
from dataclasses import replace
from typing import Any

from workshopplanner.core.agenda import Agenda, Card, Contributor, Day, Room
from workshopplanner.core.countries import Country, Presence, Statement
from workshopplanner.core.exports import CHOOSABLE, Audience, Choice, Pack, SheetKind
from workshopplanner.core.kinds import (
    AgeBand,
    Function,
    Gender,
    OutcomeLevel,
    ParticipationStatus,
    PartyStatus,
    Role,
    Sector,
    SessionStatus,
    SessionType,
)
from workshopplanner.core.roster import Attendee
from workshopplanner.core.themes import Theme
from workshopplanner.core.workshops import Outcome, Project, Workshop

MONDAY = dt.date(2018, 6, 18)
ISSUED = dt.date(2018, 5, 2)
HALL, ROOM = Room(1, "Hall A"), Room(2, "Room 1")


def days(number: int) -> tuple[Day, ...]:
    """Days from Monday on, with the ids 1 and up."""
    return tuple(
        Day(at + 1, at + 1, MONDAY + dt.timedelta(days=at), f"Title {at + 1}", dt.time(9), dt.time(17, 15))
        for at in range(number)
    )


def card(number: int, day: int | None, begin: int, minutes: int, **fields: Any) -> Card:
    """A session of the given number, on a day of `days`, starting so many minutes after midnight."""
    defaults: dict[str, Any] = {
        "title": f"Session {number}",
        "type": SessionType.LECTURE,
        "status": SessionStatus.CONFIRMED,
        "rooms": (HALL,),
        "people": (Contributor(3, "Trainer C", Function.TRAINER),),
    }
    starts = None if day is None else dt.time(begin // 60, begin % 60)
    place: dict[str, Any] = {"id": number, "code": f"S{number:03}", "day_id": day, "starts": starts, "minutes": minutes}
    return Card(**(place | defaults | fields))


def attendee(number: int, role: Role = Role.PARTICIPANT, **fields: Any) -> Attendee:
    """A person with all that the open columns show."""
    defaults: dict[str, Any] = {
        "family_name": f"Family{number}",
        "given_name": f"Given{number}",
        "family_first": False,
        "display_name": "",
        "title": "Ms",
        "gender": Gender.WOMAN,
        "age_band": AgeBand.NOT_STATED,
        "country_id": 1,
        "alpha3": "MNG",
        "country": "Mongolia",
        "nationality": "",
        "departure_city": "Ulaanbaatar",
        "organisation": f"Organisation {number}",
        "position": "Officer",
        "sector": Sector.GOVERNMENT,
        "email": f"p{number}@example.org",
        "phone": "+976 1",
        "languages": "Mongolian",
        "role": role,
        "status": ParticipationStatus.CONFIRMED,
        "sponsored_by": "",
        "directory_consent": True,
        "photo_consent": True,
        "badge_name": "",
    }
    return Attendee(**({"id": number, "person_id": number} | defaults | fields))


def country(**fields: Any) -> Country:
    """Mongolia, Party since 2007, with one participant."""
    mongolia = Country(
        id=1,
        alpha3="MNG",
        name="Mongolia",
        name_en="Mongolia",
        name_fr="Mongolie",
        own_name="",
        unesco_status="member",
        region="Asia and the Pacific",
        subregion="Eastern Asia",
        electoral_group="IV",
        ldc=False,
        lldc=True,
        sids=False,
        status=PartyStatus.PARTY,
        statement=Statement(PartyStatus.PARTY, earliest=dt.date(2007, 10, 15), latest=dt.date(2007, 10, 15)),
        presence=Presence(participants=2, women=2, confirmed=2),
    )
    return replace(mongolia, **fields)


def pack(cards: tuple[Card, ...] | None = None, number_of_days: int = 5, **fields: Any) -> Pack:
    """A workshop in Seoul with two participants, a trainer, two themes and, by default, three sessions."""
    if cards is None:
        cards = (
            card(1, 1, 540, 60, theme_id=1, theme_code="T1", theme_title="Goals", slot=1, outcomes=(7,)),
            card(2, 1, 600, 15, title="Coffee", type=SessionType.BREAK, rooms=(), people=()),
            card(3, 2, 555, 45, internal_note="Between us", public_note="Bring a pen"),
        )
    last = MONDAY + dt.timedelta(days=number_of_days - 1)
    workshop = Workshop(
        1, "Workshop", "Seoul2018", "", "Seoul", 2, "Republic of Korea", "Asia/Seoul", "en", 30, 15, "", False,
        MONDAY, last, number_of_days,
    )  # fmt: skip
    made = Pack(
        language="en",
        project=Project(1, "Project", "Donor", "Lead", "Partner", None, None, "", "", ""),
        workshop=workshop,
        agenda=Agenda(days(number_of_days), (HALL, ROOM), cards),
        themes=(Theme(1, 1, "T1", "Goals", 1, 60), Theme(2, 2, "T2", "Context", 2, 60)),
        outcomes=(Outcome(7, 1, "Know the goals", "", "", OutcomeLevel.LEARNING),),
        attendees=(attendee(1), attendee(2, directory_consent=False), attendee(3, Role.FACILITATOR)),
        countries=(country(),),
        convention="Convention",
        as_at=MONDAY,
    )
    return replace(made, **fields)


def choice(*sheets: SheetKind, audience: Audience = Audience.TEAM, **fields: Any) -> Choice:
    """A choice of sheets, by default all of them for the team."""
    return Choice(sheets or CHOOSABLE, audience, ISSUED, version="v1", **fields)
