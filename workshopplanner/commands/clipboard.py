"""Pasting sessions into a slot, from this workshop, another one, another file, or as mere titles."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from workshopplanner.commands._slots import retime
from workshopplanner.commands.agenda import (
    add_session,
    add_session_person,
    set_further_themes,
    set_session_outcomes,
    set_session_rooms,
)
from workshopplanner.commands.plans import add_step, set_objectives
from workshopplanner.commands.prerequisites import set_prerequisites
from workshopplanner.core.agenda import MINUTES_A_DAY, minute_of, time_of
from workshopplanner.core.clips import Clip
from workshopplanner.core.kinds import Function, Layout, Method, SessionType
from workshopplanner.core.names import full_name
from workshopplanner.core.ripple_blocks import Retime
from workshopplanner.store.schema import Day, Objective, Outcome, Person, Room, Session, Theme
from workshopplanner.store.store import Tx


def paste_sessions(
    tx: Tx,
    workshop_id: int,
    clips: Sequence[Clip],
    day_id: int | None = None,
    starts: dt.time | None = None,
    after: Sequence[Retime] = (),
) -> list[int]:
    """Add the sessions as drafts, the first in the given slot and the others as far from it as they were.

    Themes, rooms, outcomes and people are those of the same name here; what has no such name is left out. A session
    that would lie outside the days goes into the tray. `after` is what makes room for them.
    """
    here = _Here(tx, workshop_id)
    made = [_paste(tx, workshop_id, clip, here, here.slot(clip, day_id, starts)) for clip in clips]
    _tie(tx, workshop_id, clips, made)
    retime(tx, after)
    return made


def _tie(tx: Tx, workshop_id: int, clips: Sequence[Clip], made: Sequence[int]) -> None:
    """Let the new sessions come after each other, and run in parallel, as those they were copied from."""
    taken = tx.scalars(select(Session.parallel_set).where(Session.workshop_id == workshop_id))
    first = max((number or 0 for number in taken), default=0) + 1
    for clip, session_id in zip(clips, made, strict=True):
        session = tx.get_one(Session, session_id)
        if clip.parallel is not None and session.day_id is not None:
            session.parallel_set = first + clip.parallel
        if clip.needs:
            set_prerequisites(tx, session_id, [made[at] for at in clip.needs if at < len(made)])


class _Here:
    """What of this workshop and project has which name; a name that two have stands for none."""

    def __init__(self, tx: Tx, workshop_id: int) -> None:
        self.days = list(tx.scalars(select(Day.id).where(Day.workshop_id == workshop_id).order_by(Day.number, Day.id)))
        self.themes = _named(tx.execute(select(Theme.title, Theme.id).where(Theme.workshop_id == workshop_id)))
        self.rooms = _named(tx.execute(select(Room.name, Room.id).where(Room.workshop_id == workshop_id)))
        self.outcomes = _named(
            tx.execute(select(Outcome.statement, Outcome.id).where(Outcome.workshop_id == workshop_id))
        )
        columns = (Person.id, Person.family_name, Person.given_name, Person.family_first, Person.display_name)
        self.people = _named((full_name(*row[1:]), row[0]) for row in tx.execute(select(*columns)))

    def slot(self, clip: Clip, day_id: int | None, starts: dt.time | None) -> tuple[int | None, dt.time | None]:
        """Return where a session goes when the first one goes into the given slot."""
        if day_id not in self.days or starts is None:
            return None, None
        at, begin = self.days.index(day_id) + clip.days, minute_of(starts) + clip.offset
        inside = 0 <= at < len(self.days) and begin >= 0 and begin + clip.minutes <= MINUTES_A_DAY
        return (self.days[at], time_of(begin)) if inside else (None, None)


def _named(rows: Iterable[Sequence[object]]) -> Mapping[str, int]:
    found: dict[str, list[int]] = {}
    for name, row_id in rows:
        found.setdefault(str(name), []).append(int(str(row_id)))
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}


def _paste(tx: Tx, workshop_id: int, clip: Clip, here: _Here, slot: tuple[int | None, dt.time | None]) -> int:
    day_id, starts = slot
    made = add_session(
        tx,
        workshop_id,
        clip.title,
        day_id=day_id,
        starts=starts,
        minutes=clip.minutes,
        type=SessionType(clip.type),
        theme_id=here.themes.get(clip.theme),
    )
    session = tx.get_one(Session, made)
    session.interpretation, session.preparation = clip.interpretation, clip.preparation
    session.public_note, session.internal_note = clip.public_note, clip.internal_note
    session.layout = None if clip.layout is None else Layout(clip.layout)
    set_session_rooms(tx, made, [here.rooms[name] for name in clip.rooms if name in here.rooms])
    set_session_outcomes(tx, made, [here.outcomes[name] for name in clip.outcomes if name in here.outcomes])
    set_further_themes(tx, made, [here.themes[name] for name in clip.further if name in here.themes])
    for name, function in clip.people:
        if name in here.people:
            add_session_person(tx, made, here.people[name], Function(function))
    _paste_plan(tx, made, clip)
    return made


def _paste_plan(tx: Tx, session_id: int, clip: Clip) -> None:
    set_objectives(tx, session_id, clip.objectives)
    tx.flush()
    mine = select(Objective.id).where(Objective.session_id == session_id).order_by(Objective.position)
    objectives = list(tx.scalars(mine))
    for step in clip.steps:
        serves = None if step.objective is None else objectives[step.objective]
        add_step(
            tx,
            session_id,
            step.activity,
            step.minutes,
            least=step.least,
            most=step.most,
            method=None if step.method is None else Method(step.method),
            materials=step.materials,
            notes=step.notes,
            objective_id=serves,
        )
