import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import product

import pytest

from workshopplanner.core.absences import Absence
from workshopplanner.core.agenda import Agenda, Card, Contributor, Day, Room, time_of
from workshopplanner.core.findings import Facts, check
from workshopplanner.core.kinds import Function, SessionStatus, SessionType, Severity
from workshopplanner.core.progress import Cancelled
from workshopplanner.core.rules import RULES
from workshopplanner.core.scheduling import Model, Problem, Proposal, repair, unscheduled
from workshopplanner.core.scheduling_search import Week, search
from workshopplanner.core.scheduling_solver import repairs, solve

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
    draft = search(problem, rounds=50, seconds=60)
    assert (len(draft.placements), draft.unplaced) == (60, ())
    assert hard(facts(after(problem, draft), absences=away)) == []
    places = {each.session_id: each.slot for each in draft.placements}
    assert all(
        (places[n - 1].day_id, places[n - 1].end) <= (places[n].day_id, places[n].begin) for n in range(5, 60, 10)
    )


def test_the_same_problem_has_the_same_answer() -> None:
    problem = unscheduled(week(20))
    one, other = search(problem, rounds=60, seconds=60), search(problem, rounds=60, seconds=60)
    assert replace(one, seconds=0) == replace(other, seconds=0)


def test_a_small_one_is_proven_and_no_search_is_better() -> None:
    problem = unscheduled(
        facts([session(n, people=(TRAINERS[n % 2],), theme_id=n % 2 + 1) for n in range(1, 5)], DAYS[:2], ROOMS[:1])
    )
    best = solve(problem, 30)
    assert best is not None
    assert best.proven
    assert hard(facts(after(problem, best))) == []
    assert search(problem).score >= best.score


def test_what_has_no_slot_names_what_blocks_it() -> None:
    away = tuple(Absence(n, 1, "Trainer 1", n, None, None, "") for n in (1, 2, 3, 4, 5))
    draft = search(unscheduled(facts([session(1, people=TRAINERS[:1]), session(2, minutes=600)], absences=away)))
    assert [each.sentence for each in draft.unplaced] == [
        "“Session 1” (S001) finds no slot. Trainer 1 is not there at the time.",
        "“Session 2” (S002) is longer than any day is open.",
    ]


@pytest.mark.parametrize("work", [search, solve])
def test_whoever_gives_up_gets_nothing(work: object) -> None:
    def report(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        work(unscheduled(week(30)), report=report)  # type: ignore[operator]


def brute(problem: Problem) -> tuple[int, int]:
    """Return the least sessions and people to move, by trying everything."""
    model, best = Model(problem), (99, 99)
    for slots in product(*(model.slots[card.id] for card in model.free)):
        plan = Week(model)
        for card, slot in zip(model.free, slots, strict=True):
            if not plan.fits(card, slot):
                break
            plan.put(card, slot)
        else:
            moved = [card for card, slot in zip(model.free, slots, strict=True) if slot.moved]
            best = min(best, (len(moved), sum(len(card.people) for card in moved)))
    return best


@pytest.mark.parametrize("seed", range(200))
def test_a_repair_moves_the_least_that_there_is(seed: int) -> None:
    rng = random.Random(seed)
    days = tuple(replace(day, closes=dt.time(11)) for day in DAYS[:2])
    cards = [
        session(
            number,
            day_id=rng.choice((1, 2)),
            starts=time_of(540 + 60 * rng.randrange(2)),
            rooms=ROOMS[:1] if number < 3 else ROOMS[1:2],
            people=tuple(rng.sample(TRAINERS[:3], rng.choice((1, 2)))),
        )
        for number in range(1, 4)
    ]
    away = (Absence(1, 1, "Trainer 1", 1, None, None, ""),)
    problem = repair(facts(cards, days, ROOMS[:2], absences=away))
    least = brute(problem)
    ways = repairs(problem)
    if least == (99, 99):
        assert not ways or ways[0].unplaced
        return
    people = sum(
        len(card.people)
        for card in cards
        for each in ways[0].placements
        if each.session_id == card.id and each.slot.moved
    )
    assert (ways[0].proven, ways[0].moved, people) == (True, *least)
    assert [way.score for way in ways] == sorted(way.score for way in ways)
    assert len(
        {frozenset((each.session_id, each.slot.day_id) for each in way.placements if each.slot.moved) for way in ways}
    ) == len(ways)
