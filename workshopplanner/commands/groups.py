"""Sets of breakout groups: made, shaped, told by what to mix, and linked to sessions and rooms."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func, select

from workshopplanner.commands._rows import get, words
from workshopplanner.core.group_sets import MOST_GROUPS, MOST_ROUNDS, PROPERTIES, letter
from workshopplanner.core.kinds import Role
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import (
    BreakoutGroup,
    GroupBond,
    GroupMember,
    GroupRound,
    GroupSet,
    Room,
    Session,
    SessionRoom,
    Workshop,
)
from workshopplanner.store.store import Tx

DEFAULT_MIX = ("gender", "country", "sector")


# ---- sets


def add_group_set(
    tx: Tx, workshop_id: int, name: str, count: int = 3, mix: Sequence[str] = DEFAULT_MIX, session_id: int | None = None
) -> int:
    """Add a set of empty groups in one round, which meets in a session if one is given; return the set."""
    made = GroupSet(
        workshop=get(tx, Workshop, workshop_id),
        position=_next_position(tx, workshop_id),
        name=_set_name(name),
        count=_usable_count(count),
        mix=_properties(mix),
        roles=Role.PARTICIPANT.value,
    )
    tx.add(made)
    round_ = _add_round(tx, made, 1)
    tx.flush()
    if session_id is not None:
        link_round(tx, round_.id, session_id)
    return made.id


def rename_group_set(tx: Tx, set_id: int, name: str) -> None:
    """Give a set of groups another name."""
    get(tx, GroupSet, set_id).name = _set_name(name)


def copy_group_set(tx: Tx, set_id: int) -> int:
    """Add a copy of a set with everybody in it; it is not linked to the sessions, where people can't be twice."""
    known = get(tx, GroupSet, set_id)
    rules = {name: getattr(known, name) for name in ("count", "sizes", "mix", "apart", "roles", "seed")}
    name = _("{name} (copy)").format(name=known.name)
    made = GroupSet(
        workshop=known.workshop, position=_next_position(tx, known.workshop_id), name=_set_name(name), **rules
    )
    tx.add(made)
    for bond in _bonds(tx, set_id):
        tx.add(GroupBond(group_set=made, participation=bond.participation, other=bond.other, bond=bond.bond))
    for round_ in _rounds(tx, set_id):
        twin = GroupRound(group_set=made, position=round_.position)
        tx.add(twin)
        for group in _groups(tx, round_.id):
            copied = BreakoutGroup(round=twin, position=group.position, name=group.name, room=group.room)
            tx.add(copied)
            for seat in _seats(tx, group.id):
                person = seat.participation
                tx.add(GroupMember(group=copied, participation=person, part=seat.part, pinned=seat.pinned))
    tx.flush()
    return made.id


def delete_group_set(tx: Tx, set_id: int) -> None:
    """Delete a set with its groups; the people stay on the roster."""
    for bond in _bonds(tx, set_id):
        tx.delete(bond)
    for round_ in _rounds(tx, set_id):
        _delete_round(tx, round_)
    tx.delete(get(tx, GroupSet, set_id))


# ---- their shape and their rules


def set_group_count(tx: Tx, set_id: int, count: int) -> None:
    """Have so many groups, as even as can be; who was in a group that goes is in none."""
    known = get(tx, GroupSet, set_id)
    known.count, known.sizes = _usable_count(count), ""
    _fit(tx, known)


def set_group_sizes(tx: Tx, set_id: int, sizes: Sequence[int]) -> None:
    """Have groups of these sizes; without any, as even as can be."""
    known = get(tx, GroupSet, set_id)
    if any(size < 1 for size in sizes):
        raise UserError(_("A group has at least one person."))
    known.sizes = " ".join(map(str, sizes))
    if sizes:
        known.count = _usable_count(len(sizes))
        _fit(tx, known)


def set_group_rounds(tx: Tx, set_id: int, number: int) -> None:
    """Have so many rounds; new ones begin empty, the last ones go first."""
    if not 1 <= number <= MOST_ROUNDS:
        raise UserError(_("A set of groups has 1 to {most} rounds.").format(most=MOST_ROUNDS))
    known, rounds = get(tx, GroupSet, set_id), _rounds(tx, set_id)
    for gone in rounds[number:]:
        _delete_round(tx, gone)
    for position in range(len(rounds) + 1, number + 1):
        _add_round(tx, known, position)


def set_group_mix(tx: Tx, set_id: int, properties: Iterable[str]) -> None:
    """Say by which properties the groups are mixed."""
    get(tx, GroupSet, set_id).mix = _properties(properties)


def set_group_apart(tx: Tx, set_id: int, properties: Iterable[str]) -> None:
    """Say which properties no two of a group should share."""
    get(tx, GroupSet, set_id).apart = _properties(properties)


def set_group_roles(tx: Tx, set_id: int, roles: Iterable[Role]) -> None:
    """Say in which roles people belong into the groups."""
    wanted = set(roles)
    if not wanted:
        raise UserError(_("Choose at least one role; without any there is nobody to put into groups."))
    get(tx, GroupSet, set_id).roles = " ".join(role.value for role in Role if role in wanted)


# ---- where they meet


def link_round(tx: Tx, round_id: int, session_id: int | None) -> None:
    """Let the groups of a round meet in a session, or each in one of its parallel sessions, and take their rooms."""
    round_ = get(tx, GroupRound, round_id)
    round_.session = None if session_id is None else get(tx, Session, session_id)
    groups = _groups(tx, round_id)
    beside = [] if round_.session is None else _parallel(tx, round_.session)
    for at, group in enumerate(groups):
        group.session = beside[at] if len(beside) == len(groups) else None
    if round_.session is None:
        return
    rooms = [room for session in beside for room in _rooms(tx, session)]
    if len(rooms) == len(groups):
        for group, room in zip(groups, rooms, strict=True):
            group.room = room


def link_group(tx: Tx, group_id: int, session_id: int | None) -> None:
    """Let one group meet in a session of its own, and in its room where the session has just one."""
    group = get(tx, BreakoutGroup, group_id)
    group.session = None if session_id is None else get(tx, Session, session_id)
    rooms = [] if group.session is None else _rooms(tx, group.session)
    if len(rooms) == 1:
        group.room = rooms[0]


def set_group_room(tx: Tx, group_id: int, room_id: int | None) -> None:
    """Let a group meet in a room, or in none that is known."""
    get(tx, BreakoutGroup, group_id).room = None if room_id is None else get(tx, Room, room_id)


def rename_group(tx: Tx, group_id: int, name: str) -> None:
    """Give a group another name."""
    get(tx, BreakoutGroup, group_id).name = words(name, _("A group needs a name."))


# ---- what these share


def _set_name(name: str) -> str:
    return words(name, _("A set of groups needs a name."))


def _usable_count(count: int) -> int:
    if not 1 <= count <= MOST_GROUPS:
        raise UserError(_("A set has 1 to {most} groups.").format(most=MOST_GROUPS))
    return count


def _properties(names: Iterable[str]) -> str:
    wanted = set(names)
    return " ".join(name for name in PROPERTIES if name in wanted)


def _next_position(tx: Tx, workshop_id: int) -> int:
    return (tx.scalar(select(func.max(GroupSet.position)).where(GroupSet.workshop_id == workshop_id)) or 0) + 1


def _add_round(tx: Tx, known: GroupSet, position: int) -> GroupRound:
    round_ = GroupRound(group_set=known, position=position)
    tx.add(round_)
    tx.add_all(BreakoutGroup(round=round_, position=at + 1, name=letter(at)) for at in range(known.count))
    return round_


def _fit(tx: Tx, known: GroupSet) -> None:
    """Give every round as many groups as the set wants."""
    for round_ in _rounds(tx, known.id):
        groups = _groups(tx, round_.id)
        for group in groups[known.count :]:
            _delete_group(tx, group)
        taken = {group.name for group in groups}
        free = (name for name in map(letter, range(2 * MOST_GROUPS)) if name not in taken)
        for position in range(len(groups) + 1, known.count + 1):
            tx.add(BreakoutGroup(round=round_, position=position, name=next(free)))


def _delete_round(tx: Tx, round_: GroupRound) -> None:
    for group in _groups(tx, round_.id):
        _delete_group(tx, group)
    tx.delete(round_)


def _delete_group(tx: Tx, group: BreakoutGroup) -> None:
    for seat in _seats(tx, group.id):
        tx.delete(seat)
    tx.delete(group)


def _bonds(tx: Tx, set_id: int) -> Sequence[GroupBond]:
    return tx.scalars(select(GroupBond).where(GroupBond.group_set_id == set_id).order_by(GroupBond.id)).all()


def _rounds(tx: Tx, set_id: int) -> Sequence[GroupRound]:
    wanted = select(GroupRound).where(GroupRound.group_set_id == set_id)
    return tx.scalars(wanted.order_by(GroupRound.position, GroupRound.id)).all()


def _groups(tx: Tx, round_id: int) -> Sequence[BreakoutGroup]:
    wanted = select(BreakoutGroup).where(BreakoutGroup.round_id == round_id)
    return tx.scalars(wanted.order_by(BreakoutGroup.position, BreakoutGroup.id)).all()


def _seats(tx: Tx, group_id: int) -> Sequence[GroupMember]:
    return tx.scalars(select(GroupMember).where(GroupMember.group_id == group_id).order_by(GroupMember.id)).all()


def _parallel(tx: Tx, session: Session) -> list[Session]:
    """Return the sessions of its parallel set by code, or the session alone."""
    if session.parallel_set is None:
        return [session]
    same = Session.workshop_id == session.workshop_id, Session.parallel_set == session.parallel_set
    return list(tx.scalars(select(Session).where(*same).order_by(Session.code)))


def _rooms(tx: Tx, session: Session) -> list[Room]:
    return list(
        tx.scalars(select(Room).join(SessionRoom).where(SessionRoom.session_id == session.id).order_by(SessionRoom.id))
    )
