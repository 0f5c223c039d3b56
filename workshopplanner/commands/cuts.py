"""Cutting a session in two, and joining sessions that follow each other, with their plans."""

from collections.abc import Iterable

from sqlalchemy import select

from workshopplanner.commands._parts import copy_of, copy_parts, delete_sessions_whole
from workshopplanner.commands._rows import get, get_all
from workshopplanner.commands._slots import next_session_code, place, unlocked, usable
from workshopplanner.core.agenda import minute_of, time_of
from workshopplanner.errors import UserError
from workshopplanner.language import _
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


def split_session(tx: Tx, session_id: int, minutes: int) -> int:
    """Cut a session after so many minutes; the second part gets the rest of the plan. Return the second part."""
    session = unlocked(get(tx, Session, session_id))
    if not 0 < minutes < session.minutes:
        sentence = _("“{title}” lasts {minutes} min. Choose where to cut inside it.")
        raise UserError(sentence.format(title=session.title, minutes=session.minutes))
    code = next_session_code(tx, session.workshop_id)
    second: Session = copy_of(session, code=code, minutes=session.minutes - minutes, parallel_set=None)
    if session.starts is not None:
        second.starts = time_of(minute_of(session.starts) + minutes)
    session.minutes = minutes
    tx.add(second)
    tx.flush()
    copy_parts(tx, session.id, second)
    tx.flush()
    _cut_plan(tx, _steps(tx, session.id), _steps(tx, second.id), minutes)
    return second.id


def _cut_plan(tx: Tx, before: list[Step], after: list[Step], minutes: int) -> None:
    """Leave the steps up to the cut in one plan and those behind it in the other; a step across it is divided."""
    left = minutes
    for kept, rest in zip(before, after, strict=True):
        mine = max(0, min(kept.minutes, left))
        left -= kept.minutes
        for step, length in ((kept, mine), (rest, kept.minutes - mine)):
            if length or (step is kept and not kept.minutes and left >= 0):
                _set_length(step, length)
            else:
                tx.delete(step)
    tx.flush()
    for steps in (before, after):
        _renumber(tx, steps[0].session_id if steps else 0)


def _set_length(step: Step, minutes: int) -> None:
    if minutes != step.minutes:
        step.minutes, step.least, step.most = minutes, None, None


def join_sessions(tx: Tx, session_ids: Iterable[int]) -> int:
    """Make one session of several that follow each other; it keeps all rooms, people and steps. Return it."""
    sessions = [unlocked(session) for session in get_all(tx, Session, session_ids)]
    if len(sessions) < 2 or any(session.day_id is None or session.starts is None for session in sessions):
        raise UserError(_("Choose two or more sessions of one day that follow each other."))
    sessions.sort(key=lambda session: (session.starts, session.id))
    first, *others = sessions
    for one, other in zip(sessions, others, strict=False):
        if one.day_id != other.day_id or _end(one) != minute_of(other.starts or one.starts):  # type: ignore[arg-type]
            sentence = _("“{one}” and “{other}” do not follow each other without a gap.")
            raise UserError(sentence.format(one=one.title, other=other.title))
    for other in others:
        _take_over(tx, first, other)
    first.minutes = usable(sum(session.minutes for session in sessions))
    place(tx, first, first.day_id, first.starts)  # type: ignore[arg-type]
    tx.flush()
    delete_sessions_whole(tx, others)
    _renumber(tx, first.id)
    return first.id


def _end(session: Session) -> int:
    return (minute_of(session.starts) if session.starts else 0) + session.minutes


def _take_over(tx: Tx, first: Session, other: Session) -> None:
    links = ((SessionRoom, ("room_id",)), (SessionPerson, ("person_id", "function")), (SessionTheme, ("theme_id",)))
    for table, columns in (*links, (SessionOutcome, ("outcome_id",))):
        mine = {tuple(getattr(row, name) for name in columns) for row in _of(tx, table, first.id)}
        for row in _of(tx, table, other.id):
            if tuple(getattr(row, name) for name in columns) not in mine:
                tx.add(copy_of(row, session_id=first.id))
    count = len(_of(tx, Objective, first.id))
    objectives = {}
    for row in _of(tx, Objective, other.id):
        objectives[row.id] = copy_of(row, session_id=first.id, position=count + row.position)
    tx.add_all(objectives.values())
    tx.flush()
    last = len(_steps(tx, first.id))
    for step in _steps(tx, other.id):
        serves = objectives.get(step.objective_id)
        tx.add(copy_of(step, session_id=first.id, position=last + step.position, objective_id=serves and serves.id))
    for name in ("public_note", "internal_note", "preparation"):
        texts = [text for text in (getattr(first, name), getattr(other, name)) if text]
        setattr(first, name, "\n".join(dict.fromkeys(texts)))
    tx.flush()


def _of(tx: Tx, table: type, session_id: int) -> list:  # type: ignore[type-arg]
    return list(tx.scalars(select(table).where(table.session_id == session_id).order_by(table.id)))  # type: ignore[attr-defined]


def _steps(tx: Tx, session_id: int) -> list[Step]:
    return list(tx.scalars(select(Step).where(Step.session_id == session_id).order_by(Step.position, Step.id)))


def _renumber(tx: Tx, session_id: int) -> None:
    for position, step in enumerate(_steps(tx, session_id), start=1):
        step.position = position
