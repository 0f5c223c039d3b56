"""Who is in which breakout group: moved, swapped, pinned, given a part, or arranged anew as a whole."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from workshopplanner.commands._rows import get, get_all
from workshopplanner.core.kinds import Bond
from workshopplanner.core.progress import Report, ignore
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import BreakoutGroup, GroupBond, GroupMember, GroupRound, GroupSet, Participation
from workshopplanner.store.store import Tx

Arranged = Sequence[Sequence[Collection[int]]]


def apply_arrangement(tx: Tx, set_id: int, rounds: Arranged, seed: int | None = None, report: Report = ignore) -> None:
    """Put people into the groups of every round as arranged; who is not named is in no group afterwards."""
    known = get(tx, GroupSet, set_id)
    if seed is not None:
        known.seed = seed
    wanted = select(GroupRound).where(GroupRound.group_set_id == set_id).order_by(GroupRound.position, GroupRound.id)
    found = tx.scalars(wanted).all()
    if len(found) != len(rounds):
        raise _stale()
    for done, (round_, groups) in enumerate(zip(found, rounds, strict=True)):
        report(done, len(rounds))
        _arrange(tx, round_, groups)


def place_late(tx: Tx, set_id: int, rounds: Arranged, seed: int | None = None, report: Report = ignore) -> None:
    """Put people into groups who are in none yet, with whoever has to move for it."""
    apply_arrangement(tx, set_id, rounds, seed, report)


def move_members(tx: Tx, participation_ids: Sequence[int], group_id: int) -> None:
    """Put people into a group; who is in another one of the same round leaves it."""
    group = get(tx, BreakoutGroup, group_id)
    there = (
        select(GroupMember)
        .join(GroupMember.group)
        .where(BreakoutGroup.round_id == group.round_id, GroupMember.participation_id.in_(participation_ids))
    )
    seats = {seat.participation_id: seat for seat in tx.scalars(there)}
    for person in get_all(tx, Participation, participation_ids):
        if person.id in seats:
            seats[person.id].group = group
        else:
            tx.add(GroupMember(group=group, participation=person))


def swap_members(tx: Tx, member_id: int, other_id: int) -> None:
    """Let two people of one round change their groups; each keeps what they do there."""
    one, other = get_all(tx, GroupMember, (member_id, other_id))
    if one.group.round_id != other.group.round_id:
        raise UserError(_("These two are in groups of different rounds."))
    one.group, other.group = other.group, one.group


def take_out_members(tx: Tx, member_ids: Sequence[int]) -> None:
    """Take people out of their groups; they stay on the roster."""
    for seat in get_all(tx, GroupMember, member_ids):
        tx.delete(seat)


def take_out_gone(tx: Tx, set_id: int, participation_ids: Collection[int]) -> None:
    """Take people out of every round of a set, and of the pairs that stay together or apart."""
    wanted = (
        select(GroupMember)
        .join(GroupMember.group)
        .join(BreakoutGroup.round)
        .where(GroupRound.group_set_id == set_id, GroupMember.participation_id.in_(participation_ids))
    )
    for seat in tx.scalars(wanted).all():
        tx.delete(seat)
    ends = GroupBond.participation_id.in_(participation_ids), GroupBond.other_id.in_(participation_ids)
    for bond in tx.scalars(select(GroupBond).where(GroupBond.group_set_id == set_id, or_(*ends))).all():
        tx.delete(bond)


def pin_members(tx: Tx, member_ids: Sequence[int]) -> None:
    """Keep people in their groups when groups are made anew."""
    for seat in get_all(tx, GroupMember, member_ids):
        seat.pinned = True


def unpin_members(tx: Tx, member_ids: Sequence[int]) -> None:
    """Let people be put into other groups again."""
    for seat in get_all(tx, GroupMember, member_ids):
        seat.pinned = False


def set_member_part(tx: Tx, member_id: int, part: str) -> None:
    """Say what somebody does in the group, such as rapporteur; nothing takes it back."""
    get(tx, GroupMember, member_id).part = " ".join(part.split())


# ---- pairs


def bond_people(tx: Tx, set_id: int, participation_id: int, other_id: int, bond: Bond) -> None:
    """Keep two people together in every round of a set, or apart."""
    if participation_id == other_id:
        raise UserError(_("Choose two different people."))
    ends = (participation_id, other_id)
    wanted = select(GroupBond).where(
        GroupBond.group_set_id == set_id, GroupBond.participation_id.in_(ends), GroupBond.other_id.in_(ends)
    )
    known = tx.scalars(wanted).first()
    if known is not None:
        known.bond = bond
        return
    one, other = get_all(tx, Participation, sorted(ends))
    tx.add(GroupBond(group_set=get(tx, GroupSet, set_id), participation=one, other=other, bond=bond))


def unbond_people(tx: Tx, bond_id: int) -> None:
    """Let two people be together or apart, as it comes."""
    tx.delete(get(tx, GroupBond, bond_id))


# ---- arranging


def _stale() -> UserError:
    return UserError(_("The groups have changed meanwhile. Nothing was changed; make them again."))


def _arrange(tx: Tx, round_: GroupRound, wanted: Sequence[Collection[int]]) -> None:
    ordered = select(BreakoutGroup).where(BreakoutGroup.round_id == round_.id)
    groups = tx.scalars(ordered.order_by(BreakoutGroup.position, BreakoutGroup.id)).all()
    if len(groups) != len(wanted):
        raise _stale()
    seats = _seats(tx, groups)
    late = {person for group in wanted for person in group} - set(seats)
    new = {row.id: row for row in get_all(tx, Participation, sorted(late))}
    parts = {(seat.group_id, seat.part) for seat in seats.values() if seat.part and _stays(seat, groups, wanted)}
    for group, people in zip(groups, wanted, strict=True):
        for person in sorted(people):
            seat = seats.pop(person, None)
            if seat is None:
                tx.add(GroupMember(group=group, participation=new[person]))
            elif seat.group_id != group.id:
                if (group.id, seat.part) in parts:
                    seat.part = ""  # one rapporteur is enough
                elif seat.part:
                    parts.add((group.id, seat.part))
                seat.group = group
    for seat in seats.values():
        tx.delete(seat)


def _seats(tx: Tx, groups: Iterable[BreakoutGroup]) -> dict[int, GroupMember]:
    ids = [group.id for group in groups]
    wanted = select(GroupMember).where(GroupMember.group_id.in_(ids)).options(joinedload(GroupMember.group))
    return {seat.participation_id: seat for seat in tx.scalars(wanted)}


def _stays(seat: GroupMember, groups: Sequence[BreakoutGroup], wanted: Sequence[Collection[int]]) -> bool:
    at = next(at for at, group in enumerate(groups) if group.id == seat.group_id)
    return seat.participation_id in wanted[at]
