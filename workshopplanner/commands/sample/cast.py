"""The fictional cast of the sample."""

import datetime as dt

from workshopplanner.commands.sample.parts import Line, Made, read_csv
from workshopplanner.core import kinds
from workshopplanner.store.schema import Organisation, Participation, Person, Travel
from workshopplanner.store.store import Tx


def add_people(tx: Tx, made: Made) -> None:
    """Add the fictional people with their participation and travel."""
    for line in read_csv("sample/people.csv"):
        person = made.people[line["key"]] = person_of(line, made)
        participation = Participation(
            person=person,
            workshop=made.workshop,
            role=kinds.Role(line["role"]),
            status=kinds.ParticipationStatus(line["status"]),
            sponsored_by=line["sponsored_by"],
            directory_consent=line["directory_consent"] == "yes",
            photo_consent=line["photo_consent"] == "yes",
            badge_name=line["badge_name"],
        )
        tx.add(participation)
        made.attendances[line["key"]] = participation
        if line["passport_number"]:
            tx.add(_travel(line, participation))


def person_of(line: Line, made: Made) -> Person:
    """Return a fictional person as a line of the sample describes it."""
    return Person(
        family_name=line["family_name"],
        given_name=line["given_name"],
        family_first=line["family_first"] == "y",
        display_name=line["display_name"],
        title=line["title"],
        gender=kinds.Gender(line["gender"]),
        age_band=kinds.AgeBand(line["age_band"]),
        country=made.countries.get(line["country"]),
        nationality=made.countries[line["nationality"]],
        departure_city=line["departure_city"],
        organisation=_organisation(line, made),
        position=line["position"],
        sector=kinds.Sector(line["sector"]),
        email=line["email"],
        languages=line["languages"],
        passport_name=line["passport_name"],
        notes="Fictional person",
        fictional=True,
    )


def _organisation(line: Line, made: Made) -> Organisation:
    key = (line["organisation"], line["country"])
    if key not in made.organisations:
        made.organisations[key] = Organisation(
            name=line["organisation"], sector=kinds.Sector(line["sector"]), country=made.countries.get(line["country"])
        )
    return made.organisations[key]


def _travel(line: Line, participation: Participation) -> Travel:
    return Travel(
        participation=participation,
        passport_number=line["passport_number"],
        passport_expires=dt.date.fromisoformat(line["passport_expires"]),
        arrives=dt.datetime.fromisoformat(line["arrives"]),
        departs=dt.datetime.fromisoformat(line["departs"]),
    )
