"""Ripple keeps every minute, every order and every wall, and one undo restores the week."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.weeks import MORNING, after, card, push, slots, week, wish
from workshopplanner.commands import ripple as commands
from workshopplanner.commands.agenda import add_session, delete_sessions, unschedule_sessions
from workshopplanner.core import ripple
from workshopplanner.core.agenda import Agenda, Card, time_of
from workshopplanner.core.kinds import SessionStatus, SessionType
from workshopplanner.core.ripple import Mode, Retiming, Spill
from workshopplanner.core.ripple_blocks import Retime
from workshopplanner.queries.agenda import agenda as agendas
from workshopplanner.store.store import Store


def test_a_gap_absorbs_the_push_and_lunch_keeps_its_time() -> None:
    longer = push(MORNING, wish(1, 540, 80))
    assert slots(longer) == {1: (540, 80), 2: (620, 30), 3: (650, 60)}
    assert longer.spills == ()


def test_what_does_not_fit_is_pressed_against_the_wall_and_said() -> None:
    longer = push(MORNING, wish(1, 540, 102))
    assert slots(longer) == {1: (540, 102), 2: (630, 30), 3: (660, 60)}
    assert longer.spills == (Spill(12, "Session 4", (3,), 1),)
    assert longer.spills[0].sentence() == "12 min do not fit before Session 4."


def test_an_evening_behind_the_day_is_no_room_to_push_into() -> None:
    agenda = week(card(1, 900, 60), card(2, 960, 60), card(3, 1140, 60, type=SessionType.SOCIAL))
    longer = push(agenda, wish(1, 900, 75))
    assert slots(longer) == {1: (900, 75)}
    assert longer.spills == (Spill(15, "", (2,), 1),)
    assert longer.spills[0].sentence() == "15 min do not fit before the end of the day."
    assert push(agenda, wish(1, 1030, 60)).spills == ()  # put behind the day on purpose


def test_shortening_closes_up_to_the_next_gap() -> None:
    assert slots(push(MORNING, wish(1, 540, 40))) == {1: (540, 40), 2: (580, 30)}
    assert slots(ripple.leave(MORNING, [1])) == {2: (540, 30)}
    assert ripple.leave(MORNING, [1], Mode.SHRINK) == Retiming()
    assert slots(ripple.change(MORNING, [wish(1, 540, 40)], Mode.SHRINK)) == {1: (540, 40)}


def test_several_that_leave_close_up_each_and_a_held_time_stays() -> None:
    line = week(*[card(number, 540 + 30 * at, 30) for at, number in enumerate(range(1, 6))])
    assert slots(ripple.leave(line, [1, 3])) == {2: (540, 30), 4: (570, 30), 5: (600, 30)}
    assert slots(ripple.leave(week(*line.cards, card(6, 540, 30)), [1])) == {}


def test_shrink_next_stops_at_what_its_plan_needs() -> None:
    agenda = week(*[replace(each, plan_least=15) if each.id == 2 else each for each in MORNING.cards])
    found = ripple.change(agenda, [wish(1, 540, 80)], Mode.SHRINK)
    assert slots(found) == {1: (540, 80), 2: (615, 15)}
    assert found.spills == (Spill(5, "Session 2", (2,), 1, least=True),)
    assert found.spills[0].sentence() == "5 min do not fit: “Session 2” is as short as it can be."


def test_a_new_session_pushes_or_shrinks_what_follows() -> None:
    new = [wish(-1, 600, 20)]
    assert slots(ripple.insert(MORNING, new, Mode.PUSH)) == {2: (620, 30), 3: (650, 60)}
    assert slots(ripple.insert(MORNING, new, Mode.SHRINK)) == {2: (620, 10)}
    assert ripple.insert(MORNING, new, Mode.ONLY) == ripple.insert(MORNING, new, Mode.SWAP) == Retiming()


def test_several_move_as_a_block_and_push_what_follows() -> None:
    line = week(card(1, 540, 60), card(2, 600, 30), card(3, 630, 60), card(4, 690, 30))
    assert slots(push(line, wish(1, 555, 60), wish(2, 615, 30))) == {
        1: (555, 60), 2: (615, 30), 3: (645, 60), 4: (705, 30)}  # fmt: skip
    assert slots(push(line, wish(1, 550, 60), wish(3, 640, 60))) == {
        1: (550, 60), 3: (640, 60), 2: (610, 30), 4: (700, 30)}  # fmt: skip


def test_a_block_that_goes_to_another_day_closes_up_behind_it_and_pushes_there() -> None:
    line = week(card(1, 540, 60), card(2, 600, 30), card(3, 630, 60), card(4, 540, 60, day_id=2))
    moves = {each.session_id: each for each in push(line, wish(1, 540, 60, 2), wish(2, 600, 30, 2)).moves}
    assert moves == {1: wish(1, 540, 60, 2), 2: wish(2, 600, 30, 2), 3: wish(3, 540, 60), 4: wish(4, 630, 60, 2)}


def test_several_that_grow_push_one_another() -> None:
    line = week(card(1, 540, 60), card(2, 600, 30), card(3, 630, 60))
    assert slots(push(line, wish(1, 540, 70), wish(2, 600, 40))) == {1: (540, 70), 2: (610, 40), 3: (650, 60)}


def test_swap_of_unequal_lengths_shifts_what_lies_between() -> None:
    found = ripple.swap(week(card(1, 540, 60), card(2, 600, 30), card(3, 630, 45)), 1, 3)
    assert slots(found) == {3: (540, 45), 1: (615, 60), 2: (585, 30)}


def test_a_swap_takes_a_parallel_set_along() -> None:
    both = [card(1, 540, 60, parallel_set=1), card(2, 540, 45, parallel_set=1)]
    assert slots(ripple.swap(week(*both, card(3, 600, 90)), 1, 3)) == {3: (540, 90), 1: (630, 60), 2: (630, 45)}
    others = [card(3, 600, 60, parallel_set=2), card(4, 600, 60, parallel_set=2)]
    assert slots(ripple.swap(week(*both, *others), 1, 3)) == {3: (540, 60), 1: (600, 60)}


def test_running_late_shifts_the_morning_or_the_day() -> None:
    assert slots(ripple.shift_rest(MORNING, 1, 600, 20, 720)) == {2: (620, 30), 3: (650, 60)}
    assert slots(ripple.shift_rest(MORNING, 1, 600, 20)) == {2: (620, 30), 3: (650, 60), 5: (800, 60)}
    assert [each.id for each in ripple.meals(MORNING, 1, 600)] == [4]
    assert ripple.meals(MORNING, 1, 720) == []


def test_parallel_sessions_move_as_one() -> None:
    agenda = week(card(1, 540, 60), card(2, 600, 60, parallel_set=1), card(3, 600, 45, parallel_set=1))
    assert slots(push(agenda, wish(1, 540, 70))) == {1: (540, 70), 2: (610, 60), 3: (610, 45)}
    assert slots(push(agenda, wish(2, 620, 60))) == {2: (620, 60), 3: (620, 45)}
    locked = week(*[replace(each, locked=each.id == 3) for each in agenda.cards])
    assert slots(push(locked, wish(2, 620, 60))) == {2: (620, 60)}


def test_a_longer_session_leaves_its_parallel_ones_alone() -> None:
    agenda = week(card(1, 540, 60, parallel_set=1), card(2, 540, 60, parallel_set=1), card(3, 600, 30))
    assert slots(push(agenda, wish(1, 540, 70))) == {1: (540, 70), 3: (610, 30)}


def test_a_cancelled_session_pushes_nobody() -> None:
    agenda = week(card(1, 540, 60, status=SessionStatus.CANCELLED), card(2, 600, 30))
    assert slots(push(agenda, wish(1, 570, 60))) == {1: (570, 60)}
    assert slots(push(agenda, wish(1, 540, 90))) == {1: (540, 90)}
    assert ripple.leave(agenda, [1]) == Retiming()


# ---- any sequence


@st.composite
def days(draw: st.DrawFn) -> Agenda:
    cards: list[Card] = []
    for day_id in (1, 2):
        at = 540
        for number in range(1, draw(st.integers(2, 7)) + 1):
            at += draw(st.sampled_from([0, 0, 5, 20]))
            minutes = draw(st.integers(1, 12)) * 5
            cards.append(
                card(
                    10 * day_id + number,
                    at,
                    minutes,
                    day_id=day_id,
                    type=draw(st.sampled_from([SessionType.LECTURE] * 5 + [SessionType.MEAL])),
                    locked=draw(st.integers(0, 6)) == 0,
                    parallel_set=draw(st.sampled_from([None] * 5 + [1, 2])),
                    plan_least=draw(st.sampled_from([0, 10, 25])),
                    status=draw(st.sampled_from([SessionStatus.DRAFT] * 9 + [SessionStatus.CANCELLED])),
                )
            )
            at += draw(st.sampled_from([minutes, minutes, minutes, minutes // 2]))
    return week(*cards)


KINDS = ("move", "size", "group", "day", "rest", "leave", "insert", "swap")
edits = st.tuples(
    st.integers(0, 12), st.integers(-12, 24), st.integers(-4, 9), st.sampled_from(KINDS), st.sampled_from(list(Mode))
)
Edit = tuple[int, int, int, str, Mode]


def movable(each: Card) -> bool:
    return not each.locked and each.type is not SessionType.MEAL


def step(agenda: Agenda, edit: Edit) -> tuple[Agenda, Retiming, set[int]]:
    """Return the week without what leaves it, what follows, and who was in the hand."""
    at, by, longer, kind, mode = edit
    free = [each for each in agenda.cards if movable(each)]
    if len(free) < 2:
        return agenda, Retiming(), set()
    one, other = free[at % len(free)], free[(at + abs(longer) + 1) % len(free)]
    if kind == "rest":
        return agenda, ripple.shift_rest(agenda, one.day_id or 0, one.begin, abs(by) * 5), set()
    if kind == "swap":
        found = ripple.swap(agenda, one.id, other.id)
        return agenda, found, {one.id, other.id}
    if kind == "leave":
        gone = {one.id, other.id} if longer > 3 else {one.id}
        later = Agenda(agenda.days, (), tuple(each for each in agenda.cards if each.id not in gone))
        return later, ripple.leave(agenda, gone, mode), gone
    if kind == "insert":
        return agenda, ripple.insert(agenda, [wish(-1, one.begin, 30, one.day_id or 1)], mode), set()
    hand = [one, other] if kind == "group" and other is not one else [one]
    wishes = [asked(each, by, longer, kind) for each in hand]
    return agenda, ripple.change(agenda, wishes, mode), {each.id for each in hand}


def asked(each: Card, by: int, longer: int, kind: str) -> Retime:
    minutes = max(5, each.minutes + 5 * longer) if kind == "size" else each.minutes
    begin = each.begin if kind == "size" else max(0, min(1380, each.begin + 5 * by))
    return wish(
        each.id, begin, min(minutes, 1440 - begin), 3 - (each.day_id or 1) if kind == "day" else each.day_id or 1
    )


def along(agenda: Agenda, hand: Collection[int]) -> set[int]:
    """Return who is in the hand, with those that run parallel to them."""
    sets = {each.parallel_set for each in agenda.cards if each.id in hand} - {None}
    return {*hand, *(each.id for each in agenda.cards if each.parallel_set in sets)}


def met(agenda: Agenda, found: Retiming, mode: Mode) -> set[int]:
    """Return whom a swap put elsewhere: everybody who moved, for they changed places."""
    return {move.session_id for move in found.moves} if mode is Mode.SWAP else set()


def check(before: Agenda, later: Agenda, hand: Collection[int], edit: Edit) -> None:
    old = {each.id: each for each in before.cards}
    walls = [each for each in before.cards if not movable(each) and each.live]
    assert {each.id for each in later.cards} | set(hand) >= set(old)
    for each in later.cards:
        was = old[each.id]
        if each.id in hand:
            assert movable(each) or each == was
            continue
        if each.minutes != was.minutes:
            assert edit[4] is Mode.SHRINK
            assert each.end == was.end
            assert each.minutes >= min(was.minutes, max(5, was.plan_least))
        assert each.day_id == was.day_id
        assert each.end <= max(1020, was.end)
        for wall in walls:
            if wall.day_id != was.day_id or not was.live:
                continue
            if wall.id == each.id:
                assert each == was
            elif was.end <= wall.begin:
                assert each.end <= wall.begin
            elif wall.end <= was.begin:
                assert wall.end <= each.begin


def order(before: Agenda, later: Agenda, hand: Collection[int]) -> None:
    """Sessions that stood one behind the other still do, unless the hand took one of them."""
    new = {each.id: each for each in later.cards if each.id not in hand and each.live}
    old = [each for each in before.cards if each.id in new and each.live]
    for one in old:
        for other in old:
            if one.day_id == other.day_id and one.end <= other.begin:
                assert new[one.id].begin <= new[other.id].begin


@settings(max_examples=300, deadline=None)
@given(days(), st.lists(edits, min_size=1, max_size=8))
def test_any_sequence_keeps_minutes_order_and_walls(agenda: Agenda, sequence: list[Edit]) -> None:
    for edit in sequence:
        rest, found, hand = step(agenda, edit)
        hand = along(agenda, hand) | (met(agenda, found, edit[4]) if edit[3] in KINDS[:4] else set())
        if edit[3] == "swap":
            hand |= {move.session_id for move in found.moves}
        later = after(rest, found)
        check(agenda, later, hand, edit)
        order(agenda, later, hand)
        agenda = later


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(edits, min_size=1, max_size=5))
def test_one_undo_restores_the_exact_week(sample: Store, sequence: Sequence[Edit]) -> None:
    for edit in sequence:
        before = sample.ask(agendas, 1)
        steps = sample.undo_step
        do(sample, before, edit)
        if sample.undo_step != steps:
            sample.undo()
            assert sample.ask(agendas, 1) == before
            sample.redo()


def do(store: Store, before: Agenda, edit: Edit) -> None:
    at, by, longer, kind, mode = edit
    free = [each for each in before.cards if each.live and movable(each)]
    one, other = free[at * 3 % len(free)], free[(at * 3 + abs(longer) + 1) % len(free)]
    if kind == "leave":
        gone = [one.id, other.id]
        delete = delete_sessions if by % 2 else unschedule_sessions
        store.do(delete, gone, after=ripple.leave(before, gone, mode).moves)
    elif kind == "insert":
        day_id = one.day_id or 0
        found = ripple.insert(before, [wish(-1, one.begin, 30, day_id)], mode)
        store.do(add_session, 1, "New", day_id=day_id, starts=one.starts, minutes=30, after=found.moves)
    elif kind == "rest":
        store.do(commands.shift_rest, ripple.shift_rest(before, one.day_id or 0, one.begin, abs(by) * 5).moves)
    elif kind == "swap":
        store.do(commands.swap_sessions, ripple.swap(before, one.id, other.id).moves)
    else:
        minutes = max(5, one.minutes + 5 * longer) if kind == "size" else one.minutes
        begin = one.begin if kind == "size" else max(0, min(1380 - one.minutes, one.begin + 5 * by))
        wishes = [Retime(one.id, one.day_id or 0, time_of(begin), min(minutes, 1440 - begin))]
        store.do(commands.retime_sessions, ripple.change(before, wishes, mode).moves)
