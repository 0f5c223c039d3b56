"""Everything that the project knows about one person, as plain values."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from workshopplanner.core.applicants import ApplicantDetail
from workshopplanner.core.history import StepLine
from workshopplanner.core.kinds import ParticipationStatus, Role
from workshopplanner.core.roster import Attendee, Contribution

NEEDS, TRAVEL = "needs", "travel"  # what stays masked until somebody asks for it


@dataclass(frozen=True)
class Attended:
    """A participation in one workshop of the project; `first` is None for a workshop without days."""

    participation_id: int
    workshop_id: int
    workshop: str
    first: dt.date | None
    role: Role
    status: ParticipationStatus
    applied: bool


@dataclass(frozen=True)
class Portrait:
    """The photo of a person in base 64, and the day the person agreed to its use."""

    kind: str
    data: str
    consented: dt.date | None


@dataclass(frozen=True)
class Needs:
    """What a participant needs."""

    diet: str
    access: str
    medical: str


@dataclass(frozen=True)
class PersonDetail:
    """All that the inspector shows of a person seen from one workshop.

    `application` is None for who did not apply to it; `needs` are None unless the query was asked for them.
    """

    attendee: Attendee
    workshop_id: int
    notes: str
    attended: tuple[Attended, ...]
    contributions: tuple[Contribution, ...]
    portrait: Portrait | None
    application: ApplicantDetail | None
    needs: Needs | None


@dataclass(frozen=True)
class Found:
    """A person to go to in another workshop of the project."""

    participation_id: int
    workshop_id: int
    name: str
    workshop: str


@dataclass(frozen=True)
class Turn:
    """A role or status that a participation got: when (UTC), through whom, from what to what."""

    participation_id: int
    step_id: int
    at: dt.datetime
    by: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """A step as far as it turned something: `of` is the step that an undo or redo turned back."""

    step_id: int
    kind: str
    of: int | None
    turns: tuple[Turn, ...]


@dataclass(frozen=True)
class Traces:
    """What a part of the journal says of a person: steps, newest first, and where to read on (0 at the beginning)."""

    told: tuple[Told, ...]
    steps: tuple[StepLine, ...]
    earlier: int


def standing_turns(told: Iterable[Told]) -> list[Turn]:
    """Return the turns that hold, the oldest first: what was undone is left out, what was done again is back."""
    ordered = sorted(told, key=lambda each: each.step_id)
    root = {each.step_id: each.step_id for each in ordered}
    turns = {each.step_id: each.turns for each in ordered if each.kind == "do"}
    holds = dict.fromkeys(turns, True)
    for each in ordered:
        if each.kind in {"undo", "redo"} and each.of is not None:
            root[each.step_id] = root.get(each.of, each.of)
            holds[root[each.step_id]] = each.kind == "redo"
    return [turn for step_id, mine in turns.items() if holds[step_id] for turn in mine]
