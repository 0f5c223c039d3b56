import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshopplanner.core.agenda import Agenda, Card, Contributor, Day, Room, overlaps, time_of
from workshopplanner.core.findings import Facts, Finding, Passport, check
from workshopplanner.core.kinds import Function, SessionStatus, SessionType, Severity
from workshopplanner.core.rules import RULES
from workshopplanner.core.themes import Theme

MONDAY = Day(1, 1, dt.date(2018, 6, 18), "", dt.time(9), dt.time(17, 15))
HALL, SMALL = Room(1, "Hall A", 60), Room(2, "Room 1", 20)
TRAINER = Contributor(7, "Trainer B", Function.TRAINER)


def session(number: int, begin: int, minutes: int = 60, **fields: object) -> Card:
    kind, status = SessionType.LECTURE, SessionStatus.CONFIRMED
    title = f"Session {number}"
    card = Card(number, f"S{number:03}", title, 1, time_of(begin), minutes, kind, status)
    return replace(card, **fields)  # type: ignore[arg-type]


def facts(cards: Iterable[Card], **fields: object) -> Facts:
    cards = tuple(cards)
    placed = tuple(card for card in cards if card.day_id)
    return replace(Facts(Agenda((MONDAY,), (HALL, SMALL), cards, {1: placed})), **fields)  # type: ignore[arg-type]


def found(facts: Facts) -> list[Finding]:
    return [finding for finding in check(facts, RULES) if finding.severity is not Severity.HINT]


# ---- two things at once


def test_a_room_is_booked_twice() -> None:
    cards = [session(1, 600, rooms=(HALL,)), session(2, 645, rooms=(SMALL, HALL))]
    sentence = (
        "Hall A is booked twice on Mon 18 Jun, \u206610:45–11:00\u2069: “Session 1” (S001) and “Session 2” (S002)."
    )
    assert found(facts(cards)) == [Finding("room_double_booked", Severity.STOPS, sentence, sessions=(1, 2))]


def test_a_person_is_in_two_places() -> None:
    chair = replace(TRAINER, function=Function.CHAIR)
    cards = [session(1, 600, people=(TRAINER, chair)), session(2, 645, 10, people=(chair,))]
    sentence = (
        "Trainer B is in two sessions at once on Mon 18 Jun, \u206610:45–10:55\u2069:"
        " “Session 1” (S001) and “Session 2” (S002)."
    )
    finding = Finding("person_in_two_places", Severity.STOPS, sentence, sessions=(1, 2), people=(7,))
    assert found(facts(cards)) == [finding]


@pytest.mark.parametrize(
    "other",
    [
        session(2, 660, rooms=(HALL,), people=(TRAINER,)),  # touching
        session(2, 600, rooms=(HALL,), people=(TRAINER,), status=SessionStatus.CANCELLED),
        session(2, 600, rooms=(HALL,), people=(TRAINER,), day_id=None, starts=None),  # in the tray
        session(2, 600, rooms=(SMALL,), people=(replace(TRAINER, person_id=8),)),
    ],
)
def test_what_is_no_clash(other: Card) -> None:
    assert found(facts([session(1, 600, rooms=(HALL,), people=(TRAINER,)), other])) == []


@given(st.lists(st.tuples(st.integers(540, 900), st.integers(1, 120), st.booleans()), max_size=10))
def test_every_session_of_a_clash_is_named_and_no_other(spans: list[tuple[int, int, bool]]) -> None:
    cards = [
        session(number, begin, minutes, rooms=(HALL if hall else SMALL,))
        for number, (begin, minutes, hall) in enumerate(spans)
    ]
    clashing = {
        card.id
        for card in cards
        for other in cards
        if card is not other and card.rooms == other.rooms and overlaps(card, other)
    }
    named = [finding.sessions for finding in found(facts(cards)) if finding.rule == "room_double_booked"]
    assert {number for pair in named for number in pair} == clashing
    assert len(named) <= max(len(cards) - 1, 0)


# ---- hours and rooms


@pytest.mark.parametrize(("begin", "minutes"), [(530, 60), (1000, 36), (480, 600)])
def test_a_session_is_outside_the_hours_of_its_day(begin: int, minutes: int) -> None:
    (finding,) = found(facts([session(1, begin, minutes)]))
    times = f"\u2066{time_of(begin):%H:%M}–{time_of(begin + minutes):%H:%M}\u2069"
    assert finding == Finding(
        "outside_hours",
        Severity.STOPS,
        f"“Session 1” (S001) on Mon 18 Jun, {times}, is outside the hours of the day, \u206609:00–17:15\u2069.",
        sessions=(1,),
    )


def test_a_session_fills_the_day_to_its_edges() -> None:
    assert found(facts([session(1, 540, 495)])) == []


def test_a_room_is_too_small_for_all() -> None:
    sentence = (
        "“Session 1” (S001) on Mon 18 Jun, \u206610:00–11:00\u2069, is for all 43 who attend, but Room 1 holds 20."
    )
    finding = Finding("room_too_small", Severity.WARNING, sentence, sessions=(1,))
    assert found(facts([session(1, 600, rooms=(SMALL,))], attending=43)) == [finding]


@pytest.mark.parametrize(
    "cards",
    [
        [session(1, 600, rooms=(HALL,))],
        [session(1, 600)],
        [session(1, 600, rooms=(replace(SMALL, capacity=None),))],
        [session(1, 600, rooms=(SMALL, replace(SMALL, id=3, capacity=23)))],
        [session(1, 600, rooms=(SMALL,), type=SessionType.REGISTRATION)],
        [session(1, 600, rooms=(SMALL,)), session(2, 600, rooms=(replace(SMALL, id=3),))],  # not for all
    ],
)
def test_what_is_large_enough(cards: list[Card]) -> None:
    assert found(facts(cards, attending=43)) == []


# ---- themes and people


def test_themes_lack_sessions_or_minutes() -> None:
    themes = (
        Theme(1, 1, "T1", "Goals", 1, 120, planned_minutes=90, sessions=1),
        Theme(2, 2, "T2", "Policies", 2, 60, planned_minutes=60, sessions=1),
        Theme(3, 3, "T3", "Trade", 3, 0),
    )
    waiting = session(5, 0, day_id=None, starts=None, theme_id=3)
    unplaced = "Theme T3, “Trade”, has no session in the week yet."
    under = "Theme T1, “Goals”, has 90 of its 120 minutes in the week."
    assert found(facts([waiting], themes=themes)) == [
        Finding("theme_unplaced", Severity.WARNING, unplaced, sessions=(5,), themes=(3,)),
        Finding("theme_under_target", Severity.WARNING, under, themes=(1,)),
    ]


def test_passports_are_short_of_six_months() -> None:
    passports = tuple(
        Passport(number, name, dt.date(2018, 12, day)) for number, name, day in ((1, "Lee", 17), (2, "Kim", 18))
    )
    one = "The passport of Lee expires less than six months after the workshop."
    assert found(facts([], passports=passports)) == [
        Finding("passport_expires_soon", Severity.WARNING, one, people=(1,))
    ]
    more = (*passports, Passport(3, "Abe", dt.date(2018, 7, 1)), Passport(4, "Ito", dt.date(2017, 1, 1)))
    several = "The passports of Abe, Ito and Lee expire less than six months after the workshop."
    assert found(facts([], passports=more)) == [
        Finding("passport_expires_soon", Severity.WARNING, several, people=(3, 4, 1))
    ]


def test_the_weightiest_come_first_and_rules_have_names_of_their_own() -> None:
    cards = [session(1, 500, rooms=(SMALL,)), session(2, 520, rooms=(SMALL,))]
    themes = (Theme(3, 3, "T3", "Trade", 3, 0),)
    severities = [finding.severity for finding in found(facts(cards, themes=themes))]
    assert severities == [Severity.STOPS] * 3 + [Severity.WARNING]
    assert len({rule.name for rule in RULES}) == len(RULES) == 35


def test_an_empty_workshop_has_no_problem() -> None:
    assert found(Facts(Agenda())) == []
