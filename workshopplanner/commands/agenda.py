"""Sessions: making them, placing them in the week, and what they are about.

A session may overlap others; that is a finding and never forbidden. A locked one keeps its slot.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from workshopplanner.commands._parts import copy_of, copy_parts, delete_sessions_whole
from workshopplanner.commands._rows import get, get_all, set_links, words
from workshopplanner.commands._slots import (
    free_room,
    gap,
    leave_parallel_sets,
    next_session_code,
    place,
    retime,
    set_length,
    unlocked,
    usable,
)
from workshopplanner.core.agenda import MINUTES_A_DAY, Move, minute_of, time_of
from workshopplanner.core.kinds import TYPES, Function, SessionStatus, SessionType
from workshopplanner.core.ripple_blocks import Retime
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import (
    Outcome,
    Person,
    Room,
    Session,
    SessionOutcome,
    SessionPerson,
    SessionRoom,
    SessionTheme,
    Theme,
    Workshop,
)
from workshopplanner.store.store import Tx

# ---- making and deleting


def add_session(
    tx: Tx,
    workshop_id: int,
    title: str,
    *,
    day_id: int | None = None,
    starts: dt.time | None = None,
    minutes: int | None = None,
    type: SessionType = SessionType.PLENARY,  # noqa: A002 (the word of the field)
    theme_id: int | None = None,
    room_ids: Iterable[int] = (),
    after: Sequence[Retime] = (),
) -> int:
    """Add a session: into a slot, into the first gap of a day when no time is given, or into the tray without a day.

    `after` is what it re-times of the others.
    """
    workshop = get(tx, Workshop, workshop_id)
    session = Session(
        workshop=workshop,
        code=next_session_code(tx, workshop_id),
        title=words(title, _("A session needs a title.")),
        minutes=usable(TYPES[type].minutes if minutes is None else minutes),
        type=type,
    )
    if day_id is not None:
        place(tx, session, day_id, starts or gap(tx, day_id, session.minutes))
    if theme_id is not None:
        session.theme_id = _of_workshop(tx, Theme, theme_id, workshop_id).id
    tx.add(session)
    tx.flush()
    set_session_rooms(tx, session.id, room_ids)
    retime(tx, after)
    return session.id


def add_parallel_session(tx: Tx, session_id: int) -> int:
    """Add a session in the same slot and the first free room, so that both belong to one parallel set."""
    session = get(tx, Session, session_id)
    if session.day_id is None or session.starts is None:
        sentence = _("“{title}” has no slot yet. Place it in the week before you add a parallel session.")
        raise UserError(sentence.format(title=session.title))
    if session.parallel_set is None:
        numbers = select(Session.parallel_set).where(Session.workshop_id == session.workshop_id)
        session.parallel_set = max((number or 0 for number in tx.scalars(numbers)), default=0) + 1
    slot = {"day_id": session.day_id, "starts": session.starts, "minutes": session.minutes}
    new = Session(
        workshop=session.workshop,
        code=next_session_code(tx, session.workshop_id),
        title=_("Parallel session"),
        type=session.type,
        theme_id=session.theme_id,
        parallel_set=session.parallel_set,
        **slot,
    )
    room_id = free_room(tx, session)
    tx.add(new)
    tx.flush()
    set_session_rooms(tx, new.id, () if room_id is None else (room_id,))
    return new.id


def duplicate_session(tx: Tx, session_id: int, day_id: int | None = None, starts: dt.time | None = None) -> int:
    """Copy a session with its plan, people and rooms; without a new slot the copy follows right after it."""
    source = get(tx, Session, session_id)
    copy: Session = copy_of(
        source,
        code=next_session_code(tx, source.workshop_id),
        day_id=None,
        starts=None,
        parallel_set=None,
        locked=False,
        status=SessionStatus.DRAFT,
    )
    if day_id is not None:
        place(tx, copy, day_id, starts or source.starts or gap(tx, day_id, copy.minutes))
    elif source.day_id is not None and source.starts is not None:
        end = minute_of(source.starts) + source.minutes
        if end + copy.minutes <= MINUTES_A_DAY:
            copy.day_id, copy.starts = source.day_id, time_of(end)
    tx.add(copy)
    tx.flush()
    copy_parts(tx, source.id, copy)
    return copy.id


def delete_session(tx: Tx, session_id: int) -> None:
    """Delete a session with its plan."""
    delete_sessions(tx, [session_id])


def delete_sessions(tx: Tx, session_ids: Iterable[int], after: Sequence[Retime] = ()) -> None:
    """Delete several sessions with their plans; `after` is what closes up behind them."""
    delete_sessions_whole(tx, [unlocked(session) for session in get_all(tx, Session, session_ids)])
    retime(tx, after)


# ---- placing


def move_session(tx: Tx, session_id: int, day_id: int, starts: dt.time, room_id: int | None = None) -> None:
    """Put a session into another slot, and with a room given into that room instead of its own."""
    move_sessions(tx, [Move(session_id, day_id, starts)])
    if room_id is not None:
        set_session_rooms(tx, session_id, [room_id])


def move_sessions(tx: Tx, moves: Sequence[Move]) -> None:
    """Put several sessions into other slots at once."""
    sessions = {session.id: session for session in get_all(tx, Session, [move.session_id for move in moves])}
    for move in moves:
        place(tx, unlocked(sessions[move.session_id]), move.day_id, move.starts)
    leave_parallel_sets(tx, sessions.values())


def resize_session(tx: Tx, session_id: int, minutes: int) -> None:
    """Make a session longer or shorter; its start stays."""
    session = unlocked(get(tx, Session, session_id))
    set_length(session, minutes)


def set_session_time(tx: Tx, session_id: int, starts: dt.time, minutes: int) -> None:
    """Give a session another start and length on its own day."""
    session = unlocked(get(tx, Session, session_id))
    if session.day_id is None:
        sentence = _("“{title}” has no day yet. Place it in the week before you set its time.")
        raise UserError(sentence.format(title=session.title))
    session.starts = starts
    set_length(session, minutes)
    leave_parallel_sets(tx, [session])


def unschedule_session(tx: Tx, session_id: int) -> None:
    """Put a session back into the tray."""
    unschedule_sessions(tx, [session_id])


def unschedule_sessions(tx: Tx, session_ids: Iterable[int], after: Sequence[Retime] = ()) -> None:
    """Put several sessions back into the tray; `after` is what closes up behind them."""
    for session in get_all(tx, Session, session_ids):
        unlocked(session)
        session.day_id = session.starts = session.parallel_set = None
    retime(tx, after)


def lock_session(tx: Tx, session_id: int) -> None:
    """Keep a session in its slot, whatever happens around it."""
    get(tx, Session, session_id).locked = True


def unlock_session(tx: Tx, session_id: int) -> None:
    """Let a session be moved again."""
    get(tx, Session, session_id).locked = False


# ---- what it is about


def rename_session(tx: Tx, session_id: int, title: str) -> None:
    """Give a session another title."""
    get(tx, Session, session_id).title = words(title, _("A session needs a title."))


def set_session_theme(tx: Tx, session_id: int, theme_id: int | None) -> None:
    """Say which theme a session mainly serves, or none."""
    session = get(tx, Session, session_id)
    if theme_id is not None:
        _of_workshop(tx, Theme, theme_id, session.workshop_id)
    session.theme_id = theme_id


def set_further_themes(tx: Tx, session_id: int, theme_ids: Iterable[int]) -> None:
    """Say which themes a session touches beside its main one."""
    session = get(tx, Session, session_id)
    themes = [_of_workshop(tx, Theme, theme_id, session.workshop_id).id for theme_id in theme_ids]
    set_links(tx, SessionTheme, ("session_id", session.id), "theme_id", themes)


def set_session_outcomes(tx: Tx, session_id: int, outcome_ids: Iterable[int]) -> None:
    """Say which outcomes a session serves."""
    session = get(tx, Session, session_id)
    outcomes = [_of_workshop(tx, Outcome, outcome_id, session.workshop_id).id for outcome_id in outcome_ids]
    set_links(tx, SessionOutcome, ("session_id", session.id), "outcome_id", outcomes)


def set_session_type(tx: Tx, session_id: int, type: SessionType) -> None:  # noqa: A002 (the word of the field)
    """Say what happens in a session; its length stays."""
    get(tx, Session, session_id).type = type


def set_session_status(tx: Tx, session_id: int, status: SessionStatus) -> None:
    """Say how firm a session is."""
    get(tx, Session, session_id).status = status


def set_session_rooms(tx: Tx, session_id: int, room_ids: Iterable[int]) -> None:
    """Say in which rooms a session takes place; none means that it concerns everybody, wherever they are."""
    session = get(tx, Session, session_id)
    rooms = [_of_workshop(tx, Room, room_id, session.workshop_id).id for room_id in room_ids]
    set_links(tx, SessionRoom, ("session_id", session.id), "room_id", rooms)


def set_interpretation(tx: Tx, session_id: int, languages: str) -> None:
    """Say into which languages a session is interpreted."""
    get(tx, Session, session_id).interpretation = " ".join(languages.split())


def edit_session_notes(tx: Tx, session_id: int, *, public: str | None = None, internal: str | None = None) -> None:
    """Change the note that everybody reads, the internal one, or both."""
    session = get(tx, Session, session_id)
    if public is not None:
        session.public_note = public.strip()
    if internal is not None:
        session.internal_note = internal.strip()


def add_session_person(tx: Tx, session_id: int, person_id: int, function: Function) -> None:
    """Give a person a function in a session; nothing changes when it is theirs already."""
    if not _functions(tx, session_id, person_id, function):
        session, person = get(tx, Session, session_id), get(tx, Person, person_id)
        tx.add(SessionPerson(session=session, person=person, function=function))


def remove_session_person(tx: Tx, session_id: int, person_id: int, function: Function) -> None:
    """Take a function in a session from a person."""
    for row in _functions(tx, session_id, person_id, function):
        tx.delete(row)


# ---- rules


def _functions(tx: Tx, session_id: int, person_id: int, function: Function) -> list[SessionPerson]:
    mine = select(SessionPerson).where(SessionPerson.session_id == session_id, SessionPerson.person_id == person_id)
    return list(tx.scalars(mine.where(SessionPerson.function == function)))


def _of_workshop(tx: Tx, table: type[Theme | Room | Outcome], row_id: int, workshop_id: int) -> Theme | Room | Outcome:
    row = get(tx, table, row_id)
    if row.workshop_id != workshop_id:
        raise UserError(_("This belongs to another workshop. Choose one of this workshop."))
    return row
