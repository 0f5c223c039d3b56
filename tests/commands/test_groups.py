import datetime as dt

import pytest

from workshopplanner.commands import group_members as members
from workshopplanner.commands import groups as commands
from workshopplanner.commands.agenda import add_parallel_session, add_session, delete_session
from workshopplanner.commands.roster import add_person, set_status
from workshopplanner.core.group_sets import Board, GroupSet, Round, letter, meetings, read_sizes
from workshopplanner.core.kinds import Bond, ParticipationStatus, Role
from workshopplanner.errors import UserError
from workshopplanner.queries.groups import board
from workshopplanner.queries.history import headline
from workshopplanner.store.store import Store

NAMES = ("Ana", "Bo", "Cai", "Dee", "Eva", "Fo")


@pytest.fixture
def people(store: Store, workshop_id: int) -> list[int]:
    return [store.do(add_person, workshop_id, given_name=name, languages="Lao; English") for name in NAMES]


@pytest.fixture
def set_id(store: Store, workshop_id: int) -> int:
    return store.do(commands.add_group_set, workshop_id, "Clinics", 2)


def told(store: Store) -> str:
    return store.ask(headline, store.seen)


def shown(store: Store, workshop_id: int) -> Board:
    return store.ask(board, workshop_id)


def the_set(store: Store, workshop_id: int) -> GroupSet:
    return shown(store, workshop_id).sets[0]


def first(store: Store, workshop_id: int) -> Round:
    return the_set(store, workshop_id).rounds[0]


def seats(round_: Round) -> list[tuple[int, ...]]:
    return [group.people for group in round_.groups]


def test_a_new_set_is_empty_and_mixed_by_three(store: Store, workshop_id: int, people: list[int], set_id: int) -> None:
    assert told(store) == "Add groups “Clinics”"
    found = shown(store, workshop_id)
    made = found.sets[0]
    assert (made.id, made.name, made.count, made.sizes, made.mix) == (
        set_id,
        "Clinics",
        2,
        (),
        ("gender", "country", "sector"),
    )
    assert (made.apart, made.roles, made.pairs, len(made.rounds)) == ((), (Role.PARTICIPANT,), (), 1)
    assert [(group.name, group.seats) for group in made.rounds[0].groups] == [("A", ()), ("B", ())]
    assert [person.id for person in found.members(made)] == people
    assert [person.id for person in found.missing(made, made.rounds[0])] == people
    assert found.people[people[0]].traits["language"] == "Lao"
    assert found.people[people[0]].traits["gender"] == ""


def test_arranging_keeps_pins_and_one_rapporteur(
    store: Store, workshop_id: int, people: list[int], set_id: int
) -> None:
    ana, bo, cai, dee, eva, fo = people
    store.do(members.apply_arrangement, set_id, [[(ana, bo, cai), (dee, eva, fo)]])
    assert told(store) == "Make groups (6)"
    round_ = first(store, workshop_id)
    assert seats(round_) == [(ana, bo, cai), (dee, eva, fo)]
    by_person = {seat.person: seat.id for group in round_.groups for seat in group.seats}
    store.do(members.pin_members, [by_person[ana]])
    assert told(store) == "Pin Ana to a group"
    store.do(members.set_member_part, by_person[ana], "rapporteur")
    store.do(members.set_member_part, by_person[dee], "rapporteur")
    store.do(members.apply_arrangement, set_id, [[(ana, bo, dee), (cai, eva)]], 7)
    made = the_set(store, workshop_id)
    assert made.seed == 7
    assert seats(made.rounds[0]) == [(ana, bo, dee), (cai, eva)]
    told_of = {seat.person: (seat.part, seat.pinned) for seat in made.rounds[0].groups[0].seats}
    assert told_of == {ana: ("rapporteur", True), bo: ("", False), dee: ("", False)}
    with pytest.raises(UserError, match="changed meanwhile"):
        store.do(members.apply_arrangement, set_id, [[people]])


def test_moving_swapping_and_taking_out(store: Store, workshop_id: int, people: list[int], set_id: int) -> None:
    ana, bo, cai, dee, eva, fo = people
    group_a, group_b = first(store, workshop_id).groups
    for person in (ana, bo, cai):
        store.do(members.move_members, [person], group_a.id)
    assert told(store) == "Put Cai into another group"
    store.do(members.move_members, [cai], group_b.id)
    store.do(members.move_members, [dee], group_b.id)
    round_ = first(store, workshop_id)
    assert seats(round_) == [(ana, bo), (cai, dee)]
    one, other = round_.groups[0].seats[0].id, round_.groups[1].seats[1].id
    store.do(members.swap_members, one, other)
    assert told(store) == "Swap Ana with another member"
    assert seats(first(store, workshop_id)) == [(bo, dee), (ana, cai)]
    store.do(members.take_out_members, [one])
    assert seats(first(store, workshop_id)) == [(bo, dee), (cai,)]
    assert [person.id for person in shown(store, workshop_id).missing(the_set(store, workshop_id), round_)] == [
        eva,
        fo,
    ]


def test_fewer_groups_put_people_out_and_more_are_named_on(
    store: Store, workshop_id: int, people: list[int], set_id: int
) -> None:
    store.do(members.apply_arrangement, set_id, [[people[:3], people[3:]]])
    store.do(commands.set_group_count, set_id, 1)
    assert seats(first(store, workshop_id)) == [tuple(people[:3])]
    store.do(commands.set_group_sizes, set_id, (3, 2, 1))
    made = the_set(store, workshop_id)
    assert (made.count, made.sizes, [group.name for group in made.rounds[0].groups]) == (3, (3, 2, 1), ["A", "B", "C"])
    store.do(commands.set_group_rounds, set_id, 3)
    assert [len(round_.groups) for round_ in the_set(store, workshop_id).rounds] == [3, 3, 3]
    store.do(commands.set_group_rounds, set_id, 1)
    assert told(store) == "Change the rounds of groups “Clinics”"
    assert len(the_set(store, workshop_id).rounds) == 1
    for wrong in (0, 61):
        with pytest.raises(UserError, match="1 to 60 groups"):
            store.do(commands.set_group_count, set_id, wrong)


def test_rules_of_a_set(store: Store, workshop_id: int, set_id: int) -> None:
    store.do(commands.set_group_mix, set_id, ["sector", "gender", "nonsense"])
    store.do(commands.set_group_apart, set_id, ["organisation"])
    store.do(commands.set_group_roles, set_id, [Role.OBSERVER, Role.PARTICIPANT])
    store.do(commands.rename_group_set, set_id, " Round  tables ")
    made = the_set(store, workshop_id)
    assert (made.name, made.mix, made.apart, made.roles) == (
        "Round tables",
        ("gender", "sector"),
        ("organisation",),
        (Role.PARTICIPANT, Role.OBSERVER),
    )
    with pytest.raises(UserError, match="at least one role"):
        store.do(commands.set_group_roles, set_id, [])


def test_pairs_and_who_leaves(store: Store, workshop_id: int, people: list[int], set_id: int) -> None:
    ana, bo, cai, *_ = people
    store.do(members.bond_people, set_id, bo, ana, Bond.APART)
    store.do(members.bond_people, set_id, ana, bo, Bond.TOGETHER)
    store.do(members.bond_people, set_id, cai, bo, Bond.APART)
    pairs = the_set(store, workshop_id).pairs
    assert [(pair.one, pair.other, pair.bond) for pair in pairs] == [(ana, bo, Bond.TOGETHER), (bo, cai, Bond.APART)]
    store.do(members.unbond_people, pairs[0].id)
    store.do(members.apply_arrangement, set_id, [[people[:3], people[3:]]])
    store.do(set_status, cai, ParticipationStatus.WITHDRAWN)
    found = shown(store, workshop_id)
    assert [person.name for person in found.gone(found.sets[0])] == ["Cai"]
    store.do(members.take_out_gone, set_id, [cai])
    assert told(store) == "Take Cai out of the groups"
    assert (seats(first(store, workshop_id))[0], the_set(store, workshop_id).pairs) == ((ana, bo), ())


def test_a_round_takes_the_parallel_sessions_and_lets_go_of_them(
    store: Store, workshop_id: int, people: list[int], set_id: int
) -> None:
    day = shown(store, workshop_id).agenda.days[1]
    hall, room = shown(store, workshop_id).agenda.rooms
    one = store.do(add_session, workshop_id, "Clinic", day_id=day.id, starts=dt.time(14, 30), room_ids=[hall.id])
    other = store.do(add_parallel_session, one)
    round_ = first(store, workshop_id)
    store.do(commands.link_round, round_.id, one)
    round_ = first(store, workshop_id)
    assert round_.session_id == one
    assert [(group.session_id, group.room_id) for group in round_.groups] == [(one, hall.id), (other, room.id)]
    store.do(commands.link_group, round_.groups[0].id, None)
    store.do(commands.set_group_room, round_.groups[0].id, room.id)
    store.do(commands.rename_group, round_.groups[0].id, "Policy")
    assert told(store) == "Rename group A to Policy"
    store.do(delete_session, one)
    round_ = first(store, workshop_id)
    assert (round_.session_id, [group.session_id for group in round_.groups]) == (None, [None, other])


def test_a_copy_has_everybody_and_a_deleted_set_nobody(
    store: Store, workshop_id: int, people: list[int], set_id: int
) -> None:
    store.do(members.apply_arrangement, set_id, [[people[:3], people[3:]]])
    store.do(members.bond_people, set_id, people[0], people[5], Bond.APART)
    store.do(commands.copy_group_set, set_id)
    known, copied = shown(store, workshop_id).sets
    assert (copied.name, seats(copied.rounds[0])) == ("Clinics (copy)", seats(known.rounds[0]))
    assert [(pair.one, pair.other, pair.bond) for pair in copied.pairs] == [(people[0], people[5], Bond.APART)]
    store.do(commands.delete_group_set, set_id)
    assert told(store) == "Delete groups “Clinics”"
    assert shown(store, workshop_id).sets == (copied,)


def test_small_arithmetic() -> None:
    assert [letter(at) for at in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]
    assert read_sizes(" 5, 5,6 ") == (5, 5, 6)
    assert meetings([[(1, 2, 3)], [(3, 1), (2,)]]) == {(1, 2): 1, (1, 3): 2, (2, 3): 1}
