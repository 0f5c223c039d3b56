"""From groups as they are kept to the question how to make them, and back from the answer to what boards show."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workshopplanner.core.group_balance import wanted_sizes
from workshopplanner.core.group_sets import PROPERTIES, Board, GroupSet, Round, Seat, meetings
from workshopplanner.core.groups import GroupsProblem, Id, Member, Pin, Rounds
from workshopplanner.core.kinds import Bond
from workshopplanner.errors import UserError
from workshopplanner.language import _, ngettext


def problem(board: Board, group_set: GroupSet, *, earlier: bool = False, keep: bool = False) -> GroupsProblem:
    """Ask for groups by the rules of a set; `earlier` counts who met in other sets, `keep` asks for fewest changes."""
    members = board.members(group_set)
    here = {person.id for person in members}
    bonds = {bond: _bonded(group_set, bond, here) for bond in Bond}
    return GroupsProblem(
        tuple(Member(person.id, person.name, person.traits) for person in members),
        wanted_sizes(group_set, len(members), group_set.count) if keep else _sizes(group_set, len(members)),
        len(group_set.rounds),
        group_set.mix,
        apart=bonds[Bond.APART],
        together=bonds[Bond.TOGETHER],
        apart_by=group_set.apart,
        pins=tuple(_pins(group_set, here)),
        met_before=_met_elsewhere(board, group_set) if earlier else {},
        keep=kept(group_set) if keep else (),
        seed=group_set.seed,
        titles={name: _(text) for name, text in PROPERTIES.items()},
    )


def _sizes(group_set: GroupSet, members: int) -> tuple[int, ...]:
    if group_set.sizes and sum(group_set.sizes) != members:
        pattern = ngettext(
            "The sizes add up to {sum}, but {n} person belongs into the groups.",
            "The sizes add up to {sum}, but {n} people belong into the groups.",
            members,
        )
        raise UserError(pattern.format(sum=sum(group_set.sizes), n=members))
    return wanted_sizes(group_set, members, group_set.count)


def _bonded(group_set: GroupSet, bond: Bond, here: set[int]) -> tuple[tuple[int, int], ...]:
    return tuple(
        (pair.one, pair.other) for pair in group_set.pairs if pair.bond is bond and {pair.one, pair.other} <= here
    )


def _pins(group_set: GroupSet, here: set[int]) -> Iterable[Pin]:
    for at, round_ in enumerate(group_set.rounds):
        for number, group in enumerate(round_.groups):
            yield from (Pin(seat.person, number, at) for seat in group.seats if seat.pinned and seat.person in here)


def _met_elsewhere(board: Board, group_set: GroupSet) -> dict[tuple[Id, Id], int]:
    others = [round_ for each in board.sets if each.id != group_set.id for round_ in each.rounds]
    met = meetings([group.people for group in round_.groups] for round_ in others)
    return {(one, other): times for (one, other), times in met.items()}


def kept(group_set: GroupSet) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Return who is in which group now."""
    return tuple(tuple(group.people for group in round_.groups) for round_ in group_set.rounds)


def as_kept(rounds: Rounds) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Return proposed groups with the ids of participations, as commands take them."""
    return tuple(tuple(tuple(int(person) for person in group) for group in groups) for groups in rounds)


def proposed(board: Board, group_set: GroupSet, at: int, rounds: Rounds) -> tuple[Round, dict[int, str]]:
    """Return a round as it is proposed, and for everybody who moves the name of the group they come from."""
    before, order = group_set.rounds[at], {person: number for number, person in enumerate(board.people)}
    seats = {seat.person: seat for group in before.groups for seat in group.seats}
    home = {person: group.name for group in before.groups for person in group.people}
    moved: dict[int, str] = {}
    groups = []
    for group, wanted in zip(before.groups, as_kept(rounds)[at], strict=True):
        people = sorted(wanted, key=lambda person: order[person])
        groups.append(replace(group, seats=tuple(seats.get(person, Seat(0, person)) for person in people)))
        moved |= {person: home.get(person, "") for person in people if home.get(person, "") != group.name}
    return replace(before, groups=tuple(groups)), moved


def whole(group_set: GroupSet, members: Iterable[int]) -> bool:
    """Say whether everybody who belongs into the groups is in one of every round, and nobody else."""
    wanted = set(members)
    return all(round_.seated == wanted for round_ in group_set.rounds)


def changes(group_set: GroupSet, rounds: Sequence[Sequence[Iterable[int]]]) -> int:
    """Return how many people would change their group in some round."""
    moving: Counter[int] = Counter()
    for round_, groups in zip(group_set.rounds, rounds, strict=True):
        home = {person: at for at, group in enumerate(round_.groups) for person in group.people}
        moving.update(person for at, people in enumerate(groups) for person in people if home.get(person) != at)
    return len(moving)
