"""Ripple keeps every minute, every order and every wall, and one undo restores the week."""

import datetime as dt
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshopplanner.commands import ripple as commands
from workshopplanner.core import ripple
from workshopplanner.core.agenda import Agenda, Card, Day, minute_of, time_of
from workshopplanner.core.kinds import SessionStatus, SessionType
from workshopplanner.core.ripple import Mode, Retime, Retiming, Spill
from workshopplanner.queries.agenda import agenda as agendas
from workshopplanner.store.store import Store

DAY = Day(1, 1, dt.date(2018, 6, 18), "", dt.time(9), dt.time(17))


def card(number: int, begin: int, minutes: int, **more: object) -> Card:
    plain = Card(number, f"S{number}", f"Session {number}", 1, time_of(begin), minutes, SessionType.LECTURE,
                 SessionStatus.DRAFT)  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def week(*cards: Card) -> Agenda:
    return Agenda((DAY,), (), tuple(sorted(cards, key=lambda each: (each.begin, each.id))))


def after(agenda: Agenda, found: Retiming) -> Agenda:
    moved = {move.session_id: move for move in found.moves}
    assert len(moved) == len(found.moves)
    return week(*[
        replace(each, starts=moved[each.id].starts, minutes=moved[each.id].minutes) if each.id in moved else each
        for each in agenda.cards
    ])  # fmt: skip


def slots(found: Retiming) -> dict[int, tuple[int, int]]:
    return {move.session_id: (minute_of(move.starts), move.minutes) for move in found.moves}


MORNING = week(
    card(1, 540, 60), card(2, 600, 30), card(3, 640, 60), card(4, 720, 60, type=SessionType.MEAL), card(5, 780, 60)
)


def test_a_gap_absorbs_the_push_and_lunch_keeps_its_time() -> None:
    longer = ripple.change(MORNING, Retime(1, 1, dt.time(9), 80), Mode.PUSH)
    assert slots(longer) == {1: (540, 80), 2: (620, 30), 3: (650, 60)}
    assert longer.spills == ()


def test_what_does_not_fit_is_pressed_against_the_wall_and_said() -> None:
    longer = ripple.change(MORNING, Retime(1, 1, dt.time(9), 102), Mode.PUSH)
    assert slots(longer) == {1: (540, 102), 2: (630, 30), 3: (660, 60)}
    assert longer.spills == (Spill(12, "Session 4"),)
    assert longer.spills[0].sentence() == "12 min do not fit before Session 4."


def test_shortening_closes_up_to_the_next_gap() -> None:
    assert slots(ripple.change(MORNING, Retime(1, 1, dt.time(9), 40), Mode.PUSH)) == {1: (540, 40), 2: (580, 30)}
    assert slots(ripple.leave(MORNING, 1)) == {2: (540, 30)}


def test_shrink_next_stops_at_its_least() -> None:
    found = ripple.change(MORNING, Retime(1, 1, dt.time(9), 80), Mode.SHRINK, {2: 15})
    assert slots(found) == {1: (540, 80), 2: (615, 15)}
    assert [spill.minutes for spill in found.spills] == [5]


def test_swap_of_unequal_lengths_shifts_what_lies_between() -> None:
    found = ripple.swap(week(card(1, 540, 60), card(2, 600, 30), card(3, 630, 45)), 1, 3)
    assert slots(found) == {3: (540, 45), 1: (615, 60), 2: (585, 30)}


def test_running_late_shifts_the_morning_or_the_day() -> None:
    assert slots(ripple.shift_rest(MORNING, 1, 600, 20, 720)) == {2: (620, 30), 3: (650, 60)}
    assert slots(ripple.shift_rest(MORNING, 1, 600, 20)) == {2: (620, 30), 3: (650, 60), 5: (800, 60)}


def test_parallel_sessions_move_as_one() -> None:
    agenda = week(card(1, 540, 60), card(2, 600, 60, parallel_set=1), card(3, 600, 45, parallel_set=1))
    assert slots(ripple.change(agenda, Retime(1, 1, dt.time(9), 70), Mode.PUSH)) == {
        1: (540, 70), 2: (610, 60), 3: (610, 45)}  # fmt: skip


def test_a_longer_session_leaves_its_parallel_ones_alone() -> None:
    agenda = week(card(1, 540, 60, parallel_set=1), card(2, 540, 60, parallel_set=1), card(3, 600, 30))
    assert slots(ripple.change(agenda, Retime(1, 1, dt.time(9), 70), Mode.PUSH)) == {1: (540, 70), 3: (610, 30)}


@st.composite
def days(draw: st.DrawFn) -> Agenda:
    at, cards = 540, []
    for number in range(1, draw(st.integers(2, 9)) + 1):
        at += draw(st.sampled_from([0, 0, 5, 20]))
        minutes = draw(st.integers(1, 12)) * 5
        kind = draw(st.sampled_from([SessionType.LECTURE] * 4 + [SessionType.MEAL]))
        cards.append(card(number, at, minutes, type=kind, locked=draw(st.integers(0, 6)) == 0))
        at += draw(st.sampled_from([minutes, minutes, minutes, minutes // 2]))
    return week(*cards)


edits = st.tuples(
    st.integers(0, 8), st.integers(-12, 24), st.integers(-4, 9), st.sampled_from(["move", "size", "rest"])
)


def step(agenda: Agenda, edit: tuple[int, int, int, str]) -> tuple[Retiming, int]:
    at, by, longer, kind = edit
    free = [each for each in agenda.cards if not each.locked and each.type is not SessionType.MEAL]
    if not free:
        return Retiming(), 0
    one = free[at % len(free)]
    if kind == "rest":
        return ripple.shift_rest(agenda, 1, one.begin, abs(by) * 5), 0
    minutes = max(5, one.minutes + 5 * longer) if kind == "size" else one.minutes
    begin = max(540, min(1020 - minutes, one.begin + 5 * by)) if kind == "move" else one.begin
    minutes = min(minutes, 1440 - begin)
    return ripple.change(agenda, Retime(one.id, 1, time_of(begin), minutes), Mode.PUSH), one.id


def check(before: Agenda, later: Agenda, hand: int) -> None:
    old = {each.id: each for each in before.cards}
    walls = [each for each in before.cards if each.locked or each.type is SessionType.MEAL]
    for each in later.cards:
        was = old[each.id]
        if each.id == hand:
            continue
        assert each.minutes == was.minutes
        assert each.end <= max(1020, was.end)
        for wall in walls:
            if wall.id == each.id:
                assert each == was
            elif was.end <= wall.begin:
                assert each.end <= wall.begin
            elif wall.end <= was.begin:
                assert wall.end <= each.begin


@settings(max_examples=400, deadline=None)
@given(days(), st.lists(edits, min_size=1, max_size=8))
def test_any_sequence_keeps_minutes_and_walls(agenda: Agenda, sequence: list[tuple[int, int, int, str]]) -> None:
    for edit in sequence:
        found, hand = step(agenda, edit)
        later = after(agenda, found)
        check(agenda, later, hand)
        agenda = later


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), min_size=1, max_size=5))
def test_one_undo_restores_the_exact_week(sample: Store, sequence: list[tuple[int, int]]) -> None:
    for at, longer in sequence:
        before = sample.ask(agendas, 1)
        free = [each for each in before.cards if each.live and not each.locked and each.end <= 1020]
        one = free[at % len(free)]
        assert one.day_id
        assert one.starts
        wish = Retime(one.id, one.day_id, one.starts, one.minutes + 5 * longer)
        sample.do(commands.retime_sessions, ripple.change(before, wish, Mode.PUSH).moves)
        sample.undo()
        assert sample.ask(agendas, 1) == before
        sample.redo()
