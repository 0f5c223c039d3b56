"""The frame of the sample's programme: days, rooms, outcomes and themes."""

import datetime as dt
from typing import Any

from workshopplanner.commands.sample.facts import sentence
from workshopplanner.commands.sample.parts import Made
from workshopplanner.core import kinds
from workshopplanner.store.schema import Day, Outcome, Room, Theme, ThemeOutcome
from workshopplanner.store.store import Tx


def add_frame(tx: Tx, made: Made, facts: Any, plan: Any) -> None:
    """Add the days, rooms and outcomes, which are illustrative, and the eight themes, which are true."""
    for line in plan["days"]:
        made.days[line["number"]] = _day(line, made)
    for line in plan["rooms"]:
        layout = kinds.Layout(line["layout"])
        made.rooms[line["name"]] = Room(**{**line, "layout": layout, "workshop": made.workshop})
    for line in plan["outcomes"]:
        made.outcomes[line["number"]] = _outcome(line, made)
    for position, (line, title) in enumerate(zip(plan["themes"], facts["themes"], strict=True), start=1):
        made.themes[line["code"]] = _theme(line, title, position, made)
    tx.add_all([*made.days.values(), *made.rooms.values(), *made.outcomes.values(), *made.themes.values()])
    tx.add_all(
        ThemeOutcome(theme=made.themes[code], outcome=made.outcomes[line["number"]])
        for line in plan["outcomes"]
        for code in line["themes"]
    )


def _day(line: Any, made: Made) -> Day:
    return Day(
        workshop=made.workshop,
        number=line["number"],
        date=dt.date.fromisoformat(line["date"]),
        title=line["title"],
        opens=dt.time.fromisoformat(line["opens"]),
        closes=dt.time.fromisoformat(line["closes"]),
        chair=made.people[line["chair"]],
    )


def _outcome(line: Any, made: Made) -> Outcome:
    return Outcome(
        workshop=made.workshop,
        number=line["number"],
        statement=line["statement"],
        indicator=line["indicator"],
        target=line["target"],
        level=kinds.OutcomeLevel(line["level"]),
    )


def _theme(line: Any, title: str, position: int, made: Made) -> Theme:
    return Theme(
        workshop=made.workshop,
        position=position,
        code=line["code"],
        title=sentence(title),
        slot=position,
        target_minutes=line["target"],
        lead=made.people[line["lead"]],
    )
