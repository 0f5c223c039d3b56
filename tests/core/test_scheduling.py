import datetime as dt
import random
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations, product
from typing import Any

import pytest

from workshopplanner.core.absences import Absence
from workshopplanner.core.agenda import Agenda, Card, Contributor, Day, Room, time_of
from workshopplanner.core.findings import Facts, check
from workshopplanner.core.kinds import Function, Layout, SessionStatus, SessionType, Severity
from workshopplanner.core.progress import Cancelled, Report
from workshopplanner.core.rules import RULES
from workshopplanner.core.scheduling import Problem, Proposal, repair, unlocked, unscheduled
from workshopplanner.core.scheduling_bounds import counted
from workshopplanner.core.scheduling_draft import draft, repairs
from workshopplanner.core.scheduling_model import Model
from workshopplanner.core.scheduling_search import first
from workshopplanner.core.scheduling_solver import solve
from workshopplanner.core.scheduling_state import State

DAYS = tuple(Day(n, n, dt.date(2018, 6, 17 + n), "", dt.time(9), dt.time(17)) for n in (1, 2, 3, 4, 5))
ROOMS = tuple(Room(n, f"Room {n}", 40) for n in (1, 2, 3, 4))
TRAINERS = tuple(Contributor(n, f"Trainer {n}", Function.TRAINER) for n in range(1, 9))


def session(number: int, **fields: object) -> Card:
    card = Card(
        number, f"S{number:03}", f"Session {number}", None, None, 60, SessionType.GROUP_WORK, SessionStatus.DRAFT
    )
    return replace(card, **fields)  # type: ignore[arg-type]


def facts(
    cards: Iterable[Card], days: tuple[Day, ...] = DAYS, rooms: tuple[Room, ...] = ROOMS, **fields: object
) -> Facts:
    cards = tuple(sorted(cards, key=lambda card: (card.day_id or 9, card.begin)))
    by_day = {day.id: tuple(card for card in cards if card.day_id == day.id) for day in days}
    return replace(Facts(Agenda(days, rooms, cards, by_day)), **fields)  # type: ignore[arg-type]


def meals() -> list[Card]:
    return [session(900 + day.id, day_id=day.id, starts=dt.time(12), type=SessionType.MEAL) for day in DAYS]


def week(many: int) -> Facts:
    free = [
        session(n, people=(TRAINERS[n % 8],), theme_id=n % 7 + 1, needs=(n - 1,) if n % 10 == 5 else ())
        for n in range(1, many + 1)
    ]
    return facts([*free, *meals()])


def after(problem: Problem, proposal: Proposal) -> list[Card]:
    rooms = {room.id: room for room in problem.facts.agenda.rooms}
    placed = {each.session_id: each.slot for each in proposal.placements}
    return [
        replace(
            card,
            day_id=slot.day_id,
            starts=time_of(slot.begin),
            rooms=tuple(rooms[each] for each in slot.rooms),
        )
        if (slot := placed.get(card.id))
        else card
        for card in problem.facts.agenda.cards
    ]


def hard(facts: Facts) -> list[str]:
    bad = ("person_not_there", "room_closed", "prerequisite_order")
    found = check(facts, RULES)
    return [each.sentence for each in found if each.severity is Severity.STOPS or each.rule in bad]


def test_sixty_sessions_get_a_slot_each_without_a_hard_finding() -> None:
    away = (Absence(1, 3, "Trainer 3", 2, None, None, ""),)
    problem = unscheduled(replace(week(60), absences=away))
    seen: list[Proposal] = []
    found = draft(problem, 1.0, better=seen.append)
    assert (len(found.placements), found.unplaced) == (60, ())
    assert seen
    assert found.bound is not None
    assert found.bound <= found.score <= min(each.score for each in seen)
    for each in (found, next(each for each in seen if not each.unplaced)):
        assert hard(facts(after(problem, each), absences=away)) == []
    places = {each.session_id: each.slot for each in found.placements}
    assert all(
        (places[n - 1].day_id, places[n - 1].end) <= (places[n].day_id, places[n].begin) for n in range(5, 60, 10)
    )
    assert all(each.why for each in found.placements)


def test_the_same_problem_has_the_same_answer() -> None:
    problem = unscheduled(week(20))
    one, other = draft(problem, 60, rounds=1), draft(problem, 60, rounds=1)
    assert replace(one, seconds=0) == replace(other, seconds=0)


def test_ten_sessions_are_proven_best() -> None:
    found = draft(unscheduled(week(10)))
    assert found.proven
    assert found.seconds < 10


def tight() -> Problem:
    """Return a problem whose best can't be found by counting: lectures after lunch, two people, an order."""
    cards = [
        session(
            n,
            people=(TRAINERS[n % 2],),
            theme_id=1,
            type=SessionType.LECTURE,
            minutes=40,
            needs=(1,) if n == 4 else (),
        )
        for n in range(1, 5)
    ]
    days = (replace(DAYS[0], opens=dt.time(12), closes=dt.time(15)), replace(DAYS[1], opens=dt.time(16)))
    meal = session(90, day_id=1, starts=dt.time(12), type=SessionType.MEAL)
    return unscheduled(facts([*cards, meal], days, ROOMS[:2], attending=50))


def test_a_small_one_is_proven_by_the_solver_and_reckoned_alike() -> None:
    found = draft(tight(), 20)
    assert found.proven
    assert hard(facts(after(tight(), found), tight().facts.agenda.days)) == []
    model = Model(tight())
    solved = solve(model, {}, 20)
    assert solved.spots is not None
    state = State(model).copy_of(solved.spots)
    assert (state.score, solved.bound) == (found.score, found.score)
    assert counted(model) < found.score <= first(model).score


def test_without_the_solver_library_all_goes_on() -> None:
    script = (
        "import sys; sys.modules['ortools'] = None; sys.path.insert(0, 'tests/core'); import test_scheduling as t;"
        "f = t.draft(t.tight(), 2); w = t.repairs(t.cancelled()); assert 'ortools.sat' not in sys.modules;"
        "print(len(f.placements), f.bound <= f.score, [way.proven for way in w])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("4 True [True, True, True]\n", "")


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_proposed_has_no_hard_finding(seed: int) -> None:
    rng = random.Random(seed)
    cards = [
        session(
            n,
            minutes=rng.choice((25, 45, 60, 95)),
            type=rng.choice((SessionType.GROUP_WORK, SessionType.LECTURE, SessionType.PLENARY, SessionType.SOCIAL)),
            people=tuple(rng.sample(TRAINERS, rng.randrange(3))),
            needs=tuple(rng.sample(range(1, n), min(n - 1, rng.randrange(2)))),
            rooms=tuple(rng.sample(ROOMS[:3], rng.randrange(2))),
        )
        for n in range(1, 24)
    ]
    away = tuple(Absence(n, n, "", rng.randrange(1, 4), dt.time(10), None, "") for n in range(1, 6))
    asked = facts([*cards, *meals()[:3]], DAYS[:3], ROOMS[:3], absences=away, hours={2: (600, 900)}, attending=30)
    problem = unscheduled(asked)
    found = draft(problem, 0.4)
    assert hard(facts(after(problem, found), DAYS[:3], ROOMS[:3], absences=away, hours={2: (600, 900)})) == []
    assert len(found.placements) + len(found.unplaced) == len(cards)
    assert all(each.sentence for each in found.unplaced)
    again = unlocked(facts(after(problem, found), DAYS[:3], ROOMS[:3], absences=away, hours={2: (600, 900)}))
    better = draft(again, 0.4)
    assert hard(facts(after(again, better), DAYS[:3], ROOMS[:3], absences=away, hours={2: (600, 900)})) == []


def test_what_has_no_slot_names_what_blocks_it() -> None:
    away = tuple(Absence(n, 1, "Trainer 1", n, None, None, "") for n in (1, 2, 3, 4, 5))
    long = [session(n, minutes=480, people=TRAINERS[2:3]) for n in range(5, 11)]
    cards = [
        session(1, people=TRAINERS[:1]),
        session(2, minutes=600),
        session(3, needs=(4,)),
        session(4, locked=True),
        session(11, minutes=0),
        *long,
    ]
    found = draft(unscheduled(facts(cards, absences=away)), 1)
    assert [each.sentence for each in found.unplaced] == [
        "“Session 1” (S001) finds no slot. Trainer 1 is not there at the time.",
        "“Session 2” (S002) is longer than any day is open.",
        "“Session 3” (S003) finds no slot. It comes after “Session 4” (S004), which has no slot.",
        "“Session 11” (S011) lasts no minute.",
        "“Session 10” (S010) finds no slot. Trainer 3 is in other sessions whenever it could be.",
    ]


def test_nothing_is_taught_before_the_opening_or_after_the_closing() -> None:
    ends = [
        session(90, day_id=1, starts=dt.time(9), minutes=420, type=SessionType.OPENING),
        session(91, day_id=5, starts=dt.time(10), type=SessionType.CLOSING),
    ]
    some = [session(n, people=TRAINERS[:1], minutes=420) for n in range(1, 5)]
    short = session(5, people=TRAINERS[:1])
    found = draft(unscheduled(facts([*ends, *some, short], DAYS)), 1)
    placed = {each.session_id: (each.slot.day_id, each.slot.begin) for each in found.placements}
    assert all((1, 960) <= place < (5, 600) for place in placed.values())
    assert len(found.unplaced) == 1


def test_a_place_says_why() -> None:
    cards = [session(1, theme_id=1, theme_code="T1"), session(2, needs=(1,)), session(3, layout=Layout.THEATRE)]
    rooms = (Room(1, "Hall", 20, Layout.CLASSROOM),)
    found = draft(unscheduled(facts(cards, rooms=rooms, attending=10)), 1)
    assert [each.why for each in found.placements] == [
        "Hall and everybody in it are free, and theme T1 has nothing else on that day.",
        "Hall and everybody in it are free, and it comes after “Session 1” (S001).",
        "Everybody in it is free; Hall is set up in another way, but no better place was found.",
    ]


@pytest.mark.parametrize("work", [draft, repairs])
def test_whoever_gives_up_is_heard_at_once(work: object) -> None:
    asked = time.monotonic() + 0.5

    def report(_done: int, _of: int) -> None:
        if time.monotonic() > asked:
            raise Cancelled

    problem = unscheduled(week(60)) if work is draft else cancelled(crowded=True)
    with pytest.raises(Cancelled):
        _for_ever(work, problem, report)
    assert time.monotonic() - asked < 0.2


def _for_ever(work: Any, problem: Problem, report: Report) -> None:
    while True:
        work(problem, report=report)


# ---- repairs


def cancelled(*, crowded: bool = False) -> Problem:
    """Return a week in which Trainer 2 is not there on Wednesday."""
    cards = [
        session(
            5 * (day - 1) + n,
            day_id=day,
            starts=time_of(540 + 60 * n + (60 if n > 2 else 0)),
            rooms=ROOMS[n % 2 : n % 2 + 1],
            people=(TRAINERS[n],) if not crowded or n > 1 else TRAINERS[:2],
        )
        for day in range(1, 6)
        for n in range(5)
    ]
    away = (Absence(1, 2, "Trainer 2", 3, None, None, ""),)
    return repair(facts([*cards, *meals()], absences=away), [1])


def brute(problem: Problem) -> tuple[int, int] | None:
    """Return the least sessions and people to move, by trying all places for all sets of sessions, fewest first."""
    cards = [card for card in problem.facts.agenda.cards if card.id in problem.free]
    gone = {who.person_id for who in TRAINERS if any(away.person_id == who.person_id for away in problem.about)}
    must = {card.id for card in cards if any(away.meets(card) for away in problem.about) and gone & people(card)}
    for many in range(len(must), len(cards) + 1):
        best = None
        for some in combinations(cards, many):
            if must <= {card.id for card in some} and placeable(problem, cards, some):
                moved = len(set().union(*(people(card) for card in some)))
                best = min(best or (99, 99), (many, moved))
        if best is not None:
            return best
    return None


def people(card: Card) -> set[int]:
    return {who.person_id for who in card.people}


def placeable(problem: Problem, cards: list[Card], some: tuple[Card, ...]) -> bool:
    """Say whether some sessions can all go elsewhere without a new clash with each other or with those that stay."""
    staying = [card for card in cards if card not in some]
    places = []
    for card in some:
        everywhere = (
            replace(card, day_id=day.id, starts=time_of(begin), rooms=(room,))
            for day in problem.facts.agenda.days
            for begin in range(540, 630 - card.minutes + 1, 5)
            for room in problem.facts.agenda.rooms
        )
        able = [
            place
            for place in everywhere
            if (place.day_id, place.begin, place.rooms) != (card.day_id, card.begin, card.rooms)
            and not any(away.person_id in people(place) and away.meets(place) for away in problem.facts.absences)
            and not any(clash(place, other) for other in staying)
        ]
        places.append(able)
    return any(not any(clash(*pair) for pair in combinations(chosen, 2)) for chosen in product(*places))


def clash(one: Card, other: Card) -> bool:
    order = {one.id in other.needs: (one, other), other.id in one.needs: (other, one)}
    first_, then = order.get(True, (None, None))
    if first_ and then and (first_.day_id, first_.end) > (then.day_id, then.begin):
        return True
    if one.day_id != other.day_id or one.begin >= other.end or other.begin >= one.end:
        return False
    return bool(people(one) & people(other) or set(one.rooms) & set(other.rooms))


@pytest.mark.parametrize("seed", range(16))
def test_a_repair_moves_the_least_that_there_is(seed: int) -> None:
    rng = random.Random(seed)
    days = tuple(replace(day, closes=dt.time(10, 30)) for day in DAYS[:2])
    cards = [
        session(
            number,
            day_id=rng.choice((1, 1, 2)),
            starts=time_of(540 + 30 * rng.randrange(2)),
            minutes=rng.choice((30, 45, 60)),
            rooms=(ROOMS[rng.randrange(2)],),  # they may be in each other's way already: that is no reason to move
            people=tuple(rng.sample(TRAINERS[:4], rng.choice((1, 2)))),
            needs=(1,) if number == 3 and seed % 3 == 0 else (),
        )
        for number in range(1, 5)
    ]
    away = (Absence(1, 1, "Trainer 1", 1, None, None, ""), Absence(2, 2, "Trainer 2", 2, dt.time(9), None, ""))
    problem = repair(facts(cards, days, ROOMS[:2], absences=away), [1])
    least, ways = brute(problem), repairs(problem)
    if least is None:
        assert ways[0].unplaced
        return
    moved = {each.session_id for each in ways[0].placements if each.slot.moved}
    met = len(set().union(*(people(card) for card in cards if card.id in moved)))
    assert (ways[0].proven, ways[0].moved, met, ways[0].unplaced) == (True, *least, ())
    assert [way.score for way in ways] == sorted(way.score for way in ways)
    then = after(problem, ways[0])
    for one, other in combinations(then, 2):
        assert not clash(one, other) or not {one.id, other.id} & moved


def test_three_repairs_differ_and_say_why() -> None:
    problem = cancelled()
    ways = repairs(problem)
    assert [(way.moved, way.proven) for way in ways] == [(1, True)] * 3
    moved = [next(each for each in way.placements if each.slot.moved) for way in ways]
    assert len({each.slot.day_id for each in moved}) == 3
    assert {each.why for each in moved} == {
        "Trainer 2 is away at its old time; here the rooms and everybody in it are free."
    }


def test_without_time_a_repair_is_found_and_not_called_proven() -> None:
    (way,) = repairs(cancelled(), seconds=-1)
    assert (way.moved, way.unplaced, way.proven, way.bound) == (1, (), False, None)


def test_older_absences_and_locked_sessions_are_left_alone() -> None:
    problem = cancelled()
    old = Absence(2, 3, "Trainer 3", 1, None, None, "")
    locked = [replace(card, locked=card.id == 11) for card in problem.facts.agenda.cards]
    asked = repair(facts(locked, absences=(*problem.about, old)), [1])
    (way,) = repairs(asked)
    assert (way.moved, way.unplaced, way.proven) == (0, (), True)


def test_a_parallel_set_moves_together() -> None:
    problem = cancelled()
    cards = [replace(card, parallel_set=7) if card.id == 11 else card for card in problem.facts.agenda.cards]
    twin = session(50, day_id=3, starts=time_of(600), rooms=ROOMS[2:3], people=TRAINERS[6:7], parallel_set=7)
    asked = repair(facts([*cards, twin], absences=problem.about), [1])
    way = repairs(asked)[0]
    slots = {each.session_id: (each.slot.day_id, each.slot.begin) for each in way.placements if each.slot.moved}
    assert set(slots) == {11, 50}
    assert slots[11] == slots[50]
