"""Drafting whole agendas: how soon the first is full, how soon giving up is heard, and how good it is after 10 s."""

import datetime as dt
import random
import time
from collections.abc import Callable
from dataclasses import replace

from benchmarks.data import MONDAY
from benchmarks.measure import Figure, Reference, Result, Target, in_turn, timed
from workshopplanner.core.absences import Absence
from workshopplanner.core.agenda import Agenda, Card, Contributor, Day, Room, time_of
from workshopplanner.core.findings import Facts, check
from workshopplanner.core.kinds import Function, Layout, SessionStatus, SessionType, Severity
from workshopplanner.core.progress import Cancelled, Report, ignore
from workshopplanner.core.rules import RULES
from workshopplanner.core.scheduling import Better, Problem, Proposal, keep_quiet, repair, unscheduled
from workshopplanner.core.scheduling_draft import draft, repairs
from workshopplanner.core.scheduling_model import Model

SIZES = ((60, 4), (120, 5))
SOON, HEARD = 1.0, 0.2  # seconds to the first full agenda, and until giving up is heard
EARLY, LATE = 10.0, 60.0  # seconds after which the scores are compared
HARD = ("person_not_there", "room_closed", "prerequisite_order")
_TYPES = (SessionType.LECTURE, SessionType.GROUP_WORK, SessionType.PANEL, SessionType.GROUP_WORK)
_ROOMS = ((60, Layout.THEATRE), (40, Layout.U_SHAPE), (40, Layout.ISLANDS), (25, Layout.ISLANDS), (20, Layout.U_SHAPE))
_PAUSES = ((630, 15, SessionType.BREAK), (750, 90, SessionType.MEAL), (930, 20, SessionType.BREAK))


def run(*, quick: bool = False) -> Result:
    """Measure drafts of 10, 60 and 120 sessions and a repair among 60; how good they are is told in the notes."""
    repetitions = 1 if quick else 7
    early, late = (1.0, 1.5) if quick else (EARLY, LATE)
    figures = [_first(many, rooms, repetitions) for many, rooms in SIZES]
    figures += [_proof(repetitions), _giving_up(repetitions), _repair(repetitions)]
    notes = [_quality(many, rooms, early, late) for many, rooms in SIZES]
    return Result("draft", tuple(figures), tuple(notes))


def week(many: int, rooms: int) -> Facts:
    """Return a week whose sessions all lie in the tray, with breaks, absences and an order among some of them."""
    dice = random.Random(5)
    days = tuple(Day(n, n, MONDAY + dt.timedelta(days=n - 1), "", dt.time(9), dt.time(17, 30)) for n in range(1, 6))
    able = max(3, many // 5)
    people = [Contributor(n, f"Trainer {n}", Function.TRAINER) for n in range(1, able + 1)]
    cards = [_session(number, people, dice) for number in range(1, many + 1)]
    cards += [_pause(day, at) for day in days for at in range(len(_PAUSES))]
    away = tuple(Absence(n, n, f"Trainer {n}", n % 5 + 1, None, None, "") for n in range(1, able // 2 + 1))
    by_day = {day.id: tuple(card for card in cards if card.day_id == day.id) for day in days}
    halls = tuple(Room(n, f"Room {n}", *_ROOMS[n - 1]) for n in range(1, rooms + 1))
    return Facts(Agenda(days, halls, tuple(cards), by_day), absences=away, attending=43)


def _session(number: int, people: list[Contributor], dice: random.Random) -> Card:
    minutes = dice.choice((45, 60, 60, 75, 90))
    leads = tuple(dice.sample(people, dice.choice((1, 1, 2))))
    needs = (number - 1,) if number % 6 == 5 else ()
    card = Card(number, f"S{number:03}", "Session", None, None, minutes, _TYPES[number % 4], SessionStatus.DRAFT)
    return replace(card, people=leads, theme_id=number % 8 + 1, needs=needs)


def _pause(day: Day, at: int) -> Card:
    begin, minutes, kind = _PAUSES[at]
    number = 900 + 10 * day.id + at
    return Card(number, f"P{number}", "Pause", day.id, time_of(begin), minutes, kind, SessionStatus.CONFIRMED)


def hard(facts: Facts, proposal: Proposal) -> int:
    """Return how many hard findings an agenda has as proposed."""
    rooms = {room.id: room for room in facts.agenda.rooms}
    slots = {each.session_id: each.slot for each in proposal.placements}
    cards = tuple(
        replace(
            card, day_id=slot.day_id, starts=time_of(slot.begin), rooms=tuple(rooms[each] for each in slot.rooms)
        )
        if (slot := slots.get(card.id))
        else card
        for card in facts.agenda.cards
    )  # fmt: skip
    by_day = {day.id: tuple(card for card in cards if card.day_id == day.id) for day in facts.agenda.days}
    found = check(replace(facts, agenda=replace(facts.agenda, cards=cards, by_day=by_day)), RULES)
    return sum(each.severity is Severity.STOPS or each.rule in HARD for each in found)


def _figure(name: str, problem: Problem, once: Callable[[], float], repetitions: int, most: float | None) -> Figure:
    times, bare = in_turn(repetitions, [once, lambda: timed(lambda: Model(problem))])
    return Figure(name, times, (Reference("setting the problem up", bare),), Target(most) if most else None)


def _first(many: int, rooms: int, repetitions: int) -> Figure:
    problem = unscheduled(week(many, rooms))
    until = _First()
    figure = _figure(
        f"{many} sessions × 5 days × {rooms} rooms: first full",
        problem,
        lambda: timed(lambda: until.draft(problem)),
        repetitions,
        SOON,
    )
    assert until.found is not None
    assert hard(problem.facts, until.found) == 0
    return figure


class _First:
    """Gives up as soon as everything is placed."""

    found: Proposal | None = None

    def draft(self, problem: Problem) -> None:
        """Draft until the first agenda in which everything is placed."""
        _until_cancelled(problem, better=self._look)

    def _look(self, best: Proposal) -> None:
        if not best.unplaced:
            self.found = best
            raise Cancelled


def _until_cancelled(problem: Problem, report: Report = ignore, better: Better = keep_quiet) -> None:
    try:
        draft(problem, LATE, report, better)
    except Cancelled:
        return


def _proof(repetitions: int) -> Figure:
    problem = unscheduled(week(10, 2))
    assert draft(problem).proven
    return _figure("10 sessions: proven best", problem, lambda: timed(lambda: draft(problem)), repetitions, None)


def _giving_up(repetitions: int) -> Figure:
    problem = unscheduled(week(120, 5))
    dice = random.Random(3)

    def once() -> float:
        until = time.monotonic() + dice.uniform(0.05, 1.5)

        def report(_done: int, _of: int) -> None:
            if time.monotonic() > until:
                raise Cancelled

        _until_cancelled(problem, report)
        return time.monotonic() - until

    return _figure("120 sessions: giving up is heard", problem, once, repetitions, HEARD)


def _repair(repetitions: int) -> Figure:
    facts = week(60, 4)
    found = draft(unscheduled(facts), 1.0)
    rooms = {room.id: room for room in facts.agenda.rooms}
    slots = {each.session_id: each.slot for each in found.placements}
    cards = [
        replace(card, day_id=slot.day_id, starts=time_of(slot.begin), rooms=(rooms[slot.rooms[0]],))
        if (slot := slots.get(card.id))
        else card
        for card in facts.agenda.cards
    ]
    who = next(card.people[0] for card in cards if card.day_id == 3 and card.people)
    away = Absence(99, who.person_id, who.name, 3, None, None, "")
    by_day = {day.id: tuple(card for card in cards if card.day_id == day.id) for day in facts.agenda.days}
    agenda = replace(facts.agenda, cards=tuple(cards), by_day=by_day)
    problem = repair(replace(facts, agenda=agenda, absences=(*facts.absences, away)), [99])
    ways = repairs(problem)
    told = f"60 sessions: {len(ways)} repairs of {', '.join(str(way.moved) for way in ways)} moved"
    assert ways[0].proven
    return _figure(told, problem, lambda: timed(lambda: repairs(problem)), repetitions, None)


def _quality(many: int, rooms: int, early: float, late: float) -> str:
    """Return in words how much better the score gets between two moments of one search, and its bound."""
    problem, seen = unscheduled(week(many, rooms)), list[Proposal]()
    end = draft(problem, late, better=seen.append)
    sooner = min((each.score for each in seen if each.seconds <= early), default=end.score)
    assert hard(problem.facts, end) == 0
    above, gap = (
        100 * (sooner - end.score) / max(1, end.score),
        100 * (end.score - (end.bound or 0)) / max(1, end.score),
    )
    return (
        f"{many} sessions × {rooms} rooms: score {sooner:,} after {early:g} s, {end.score:,} after {late:g} s "
        f"({above:.1f} % above; target at most 3 %); no agenda can be below {end.bound:,} (gap {gap:.1f} %)"
    )
