"""A session's plan as plain values: objectives and steps by the minute."""

import datetime as dt
from dataclasses import dataclass

from workshopplanner.core.agenda import Card, Day
from workshopplanner.core.kinds import Method
from workshopplanner.core.workshops import Outcome


@dataclass(frozen=True)
class Objective:
    """What participants can do after the session."""

    id: int
    statement: str


@dataclass(frozen=True)
class PlanStep:
    """A step of a plan; `least` and `most` bound its minutes, `begins` is None while the session has no slot."""

    id: int
    position: int
    minutes: int
    least: int | None
    most: int | None
    activity: str
    method: Method | None
    materials: str
    responsible_id: int | None
    responsible: str
    objective_id: int | None
    notes: str
    begins: dt.time | None


@dataclass(frozen=True)
class Plan:
    """A session's plan beside the length of its slot."""

    session_id: int
    slot_minutes: int
    preparation: str
    objectives: tuple[Objective, ...]
    steps: tuple[PlanStep, ...]

    @property
    def minutes(self) -> int:
        """What the steps add up to."""
        return sum(step.minutes for step in self.steps)

    @property
    def spare(self) -> int:
        """The minutes that the slot has left; below zero when the plan is too long."""
        return self.slot_minutes - self.minutes


@dataclass(frozen=True)
class Sheet:
    """A plan with everything its page shows: the session, its day, who may be responsible, the workshop's outcomes."""

    plan: Plan
    card: Card
    day: Day | None
    people: tuple[tuple[int, str], ...]
    outcomes: tuple[Outcome, ...]
