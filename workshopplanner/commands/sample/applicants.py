"""The fictional applications of the sample: of those who came, and of those who were not chosen."""

import datetime as dt

from workshopplanner.commands.sample.cast import person_of
from workshopplanner.commands.sample.parts import Line, Made, read_csv
from workshopplanner.core import kinds
from workshopplanner.store.schema import (
    Application,
    Eligibility,
    EligibilityTick,
    Participation,
)
from workshopplanner.store.store import Tx

_CLOSED = dt.datetime(2018, 3, 16, 18, 0)  # noqa: DTZ001 (local to the workshop)
_POINTS = ("Works in the field of the Convention", "Can stay for all five days")


def add_applicants(tx: Tx, made: Made) -> dict[str, Participation]:
    """Add an application for each participant, and the people who applied and do not come; return who applied."""
    applied: dict[str, Participation] = {}
    made.workshop.applications_close = _CLOSED
    points = [
        Eligibility(workshop=made.workshop, position=at, title=title) for at, title in enumerate(_POINTS, start=1)
    ]
    tx.add_all(points)
    for line in read_csv("sample/applicants.csv"):
        applied[line["key"]] = _attendance(line, made)
        application = _application(line, applied[line["key"]])
        tx.add(application)
        eligible = line["status"] != kinds.ParticipationStatus.INELIGIBLE
        met = (eligible, True)
        tx.add_all(
            EligibilityTick(application=application, eligibility=point, met=is_met)
            for point, is_met in zip(points, met, strict=True)
        )
    return applied


def _attendance(line: Line, made: Made) -> Participation:
    if line["key"] in made.attendances:
        return made.attendances[line["key"]]
    status = kinds.ParticipationStatus(line["status"])
    role = kinds.Role.PARTICIPANT
    more = {"display_name": "", "nationality": line["country"], "passport_name": ""}
    return Participation(person=person_of(more | line, made), workshop=made.workshop, role=role, status=status)


def _application(line: Line, attendance: Participation) -> Application:
    return Application(
        participation=attendance,
        channel=kinds.Channel(line["channel"]),
        nominated_by=line["nominated_by"],
        received=dt.datetime.fromisoformat(line["received"]),
        motivation=line["motivation"],
    )
