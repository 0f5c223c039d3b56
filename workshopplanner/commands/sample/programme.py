"""The illustrative programme of the sample and its session plans."""

import datetime as dt
from typing import Any

from workshopplanner.commands.sample.parts import Line, Made, read_csv, read_json, split
from workshopplanner.core import kinds
from workshopplanner.store.schema import (
    Objective,
    Session,
    SessionOutcome,
    SessionPerson,
    SessionRoom,
    SessionTheme,
    Step,
)
from workshopplanner.store.store import Tx


def add_sessions(tx: Tx, made: Made) -> dict[str, Session]:
    """Add the sessions with their rooms, people, themes and outcomes; return them by code."""
    sessions = {line["code"]: (_session(line, made), line) for line in read_csv("sample/sessions.csv")}
    for session, line in sessions.values():
        tx.add(session)
        for code in split(line["also"], ","):
            tx.add(SessionTheme(session=session, theme=made.themes[code]))
        for number in split(line["outcomes"], ","):
            tx.add(SessionOutcome(session=session, outcome=made.outcomes[int(number)]))
        for room in split(line["rooms"], ","):
            tx.add(SessionRoom(session=session, room=made.rooms[room]))
        for function, key in (entry.split(":") for entry in split(line["people"], ";")):
            tx.add(SessionPerson(session=session, person=made.people[key], function=kinds.Function(function)))
    return {code: session for code, (session, _line) in sessions.items()}


def _session(line: Line, made: Made) -> Session:
    return Session(
        workshop=made.workshop,
        code=line["code"],
        title=line["title"],
        day=made.days[int(line["day"])],
        starts=dt.time.fromisoformat(line["starts"]),
        minutes=int(line["minutes"]),
        theme=made.themes.get(line["theme"]),
        type=kinds.SessionType(line["type"]),
        status=kinds.SessionStatus(line["status"]),
        parallel_set=int(line["parallel_set"]) if line["parallel_set"] else None,
        interpretation=line["interpretation"],
        locked=line["locked"] == "yes",
        public_note=line["public_note"],
        internal_note=line["internal_note"],
        preparation=line["preparation"],
    )


def add_plans(tx: Tx, made: Made, sessions: dict[str, Session]) -> None:
    """Add the session plans, whose steps fill their slots."""
    for code, plan in read_json("sample/plans.json").items():
        session = sessions[code]
        objectives = [
            Objective(session=session, position=position, statement=statement)
            for position, statement in enumerate(plan["objectives"], start=1)
        ]
        tx.add_all(objectives)
        for position, line in enumerate(plan["steps"], start=1):
            tx.add(_step(line, position, session, objectives, made))


def _step(line: Any, position: int, session: Session, objectives: list[Objective], made: Made) -> Step:
    number = line.get("objective")
    return Step(
        session=session,
        position=position,
        minutes=line["minutes"],
        least=line.get("least"),
        most=line.get("most"),
        activity=line["activity"],
        method=kinds.Method(line["method"]),
        materials=line.get("materials", ""),
        responsible=made.people.get(line.get("responsible", "")),
        objective=objectives[number - 1] if number else None,
        notes=line.get("notes", ""),
    )
