"""What selection and groups say of two attendances that become one, or of attendances that go."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import or_, select

from workshopplanner.store.schema import (
    BreakoutGroup,
    Companion,
    Criterion,
    Decision,
    Descriptor,
    GroupBond,
    GroupMember,
    GroupRound,
    GroupSet,
    Journaled,
    Participation,
    Quota,
    Reader,
    Reading,
    Scenario,
    Score,
    SelectionLock,
    Verdict,
)
from workshopplanner.store.store import Tx

# A table of pairs: its two ends, and what else makes a pair the same as another.
_PAIRS: tuple[tuple[type[Any], str, str, str], ...] = (
    (Companion, "participation", "needs", "scenario_id"),
    (GroupBond, "participation", "other", "group_set_id"),
)
# What belongs to a workshop by way of something else, before what it belongs to.
_WITHIN: tuple[tuple[Any, ...], ...] = (
    (Descriptor, Descriptor.criterion),
    (Quota, Quota.scenario),
    (BreakoutGroup, BreakoutGroup.round, GroupRound.group_set),
    (GroupRound, GroupRound.group_set),
    (Criterion,),
    (Reader,),
    (Scenario,),
    (Decision,),
    (GroupSet,),
)
_ONCE: tuple[tuple[type[Any], str], ...] = ((SelectionLock, "scenario_id"), (Verdict, "decision_id"))


def join_choices(tx: Tx, kept: Participation, gone: Participation) -> None:
    """Let one attendance take over what was said of the other; where both were judged, the kept one's stays."""
    _join_readings(tx, kept, gone)
    for kind, within in _ONCE:
        there = {getattr(row, within) for row in _of(tx, kind, kept)}
        for row in _of(tx, kind, gone):
            _move_or_drop(tx, row, kept, getattr(row, within) in there)
    rounds = {row.group.round_id for row in _of(tx, GroupMember, kept)}
    for row in _of(tx, GroupMember, gone):
        _move_or_drop(tx, row, kept, row.group.round_id in rounds)
    for kind, one, other, within in _PAIRS:
        _join_pairs(tx, kept, gone, kind, (one, other, within))


def choices_about(tx: Tx, ids: Collection[int]) -> Iterable[Journaled]:
    """Return every row of selection and groups that hangs on these participations, those that others build on last."""
    readings = select(Reading.id).where(Reading.participation_id.in_(ids))
    yield from tx.scalars(select(Score).where(Score.reading_id.in_(readings))).all()
    for kind in (Reading, SelectionLock, Verdict, GroupMember):
        yield from tx.scalars(select(kind).where(kind.participation_id.in_(ids))).all()
    for kind, one, other, _within in _PAIRS:
        ends = (getattr(kind, f"{name}_id").in_(ids) for name in (one, other))
        yield from tx.scalars(select(kind).where(or_(*ends))).all()


def choices_within(tx: Tx, workshop_id: int) -> Iterable[Journaled]:
    """Return the criteria, readers, scenarios, decisions and sets of groups of a workshop, with their parts."""
    for kind, *way in _WITHIN:
        wanted = select(kind)
        for step in way:
            wanted = wanted.join(step)
        owner = way[-1].property.mapper.class_ if way else kind
        yield from tx.scalars(wanted.where(owner.workshop_id == workshop_id)).all()


def loosen_groups(tx: Tx, *, sessions: Collection[int] = (), rooms: Collection[int] = ()) -> None:
    """Let groups and their rounds go of sessions and rooms that are about to be deleted."""
    for round_ in tx.scalars(select(GroupRound).where(GroupRound.session_id.in_(sessions))).all():
        round_.session = None
    for group in tx.scalars(select(BreakoutGroup).where(BreakoutGroup.session_id.in_(sessions))).all():
        group.session = None
    for group in tx.scalars(select(BreakoutGroup).where(BreakoutGroup.room_id.in_(rooms))).all():
        group.room = None
    tx.flush()


def _of(tx: Tx, kind: type[Any], attendance: Participation) -> list[Any]:
    return list(tx.scalars(select(kind).where(kind.participation_id == attendance.id).order_by(kind.id)))


def _move_or_drop(tx: Tx, row: Any, kept: Participation, drop: bool) -> None:
    if drop:
        tx.delete(row)
    else:
        row.participation = kept


def _join_readings(tx: Tx, kept: Participation, gone: Participation) -> None:
    """Keep one reading a reader; what only the other one scored comes over."""
    mine = {reading.reader_id: reading for reading in _of(tx, Reading, kept)}
    for reading in _of(tx, Reading, gone):
        there = mine.get(reading.reader_id)
        if there is None:
            reading.participation = kept
            continue
        scored = set(tx.scalars(select(Score.criterion_id).where(Score.reading_id == there.id)))
        for score in tx.scalars(select(Score).where(Score.reading_id == reading.id)).all():
            if score.criterion_id in scored:
                tx.delete(score)
            else:
                score.reading = there
        tx.flush()
        tx.delete(reading)


def _join_pairs(tx: Tx, kept: Participation, gone: Participation, kind: type[Any], names: tuple[str, str, str]) -> None:
    """Move the ends of pairs; a pair of one, or one that is there already, goes."""
    one, other, within = names
    two = (kept.id, gone.id)
    wanted = or_(*(getattr(kind, f"{name}_id").in_(two) for name in (one, other)))
    seen: set[tuple[int, ...]] = set()
    for row in tx.scalars(select(kind).where(wanted).order_by(kind.id)).all():
        ends = [kept if getattr(row, name) is gone else getattr(row, name) for name in (one, other)]
        key = (getattr(row, within), *(end.id for end in ends))
        if ends[0] is ends[1] or key in seen:
            tx.delete(row)
            continue
        seen.add(key)
        for name, end in zip((one, other), ends, strict=True):
            if getattr(row, name) is not end:
                setattr(row, name, end)
