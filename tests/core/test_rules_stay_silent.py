"""For each rule, a week in which it must find nothing, next to the edge at which it would."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.core.test_findings import HALL, MONDAY, SMALL, session
from workshopplanner.core import holidays
from workshopplanner.core.absences import Absence
from workshopplanner.core.agenda import Agenda, Card, Contributor, Day
from workshopplanner.core.findings import Facts, Goal, Guest, Passport, check
from workshopplanner.core.group_sets import Group, GroupSet, Round, Seat
from workshopplanner.core.kinds import Function, Layout, ParticipationStatus, Role, SessionType
from workshopplanner.core.rules import RULES
from workshopplanner.core.themes import Theme

FRIDAY = Day(2, 2, dt.date(2018, 6, 22), "", dt.time(9), dt.time(17, 15))
LEAD = Contributor(7, "Trainer B", Function.LEAD)
KIM = Contributor(8, "Kim", Function.INTERPRETER)
GUEST = Guest(1, 7, "Trainer B", Role.FACILITATOR, ParticipationStatus.CONFIRMED)


def week(*cards: Card, **fields: object) -> Facts:
    """Return facts of a Monday and a Friday."""
    by_day = {day: tuple(card for card in cards if card.day_id == day) for day in (1, 2)}
    agenda = Agenda((MONDAY, FRIDAY), (HALL, SMALL), cards, by_day)
    return replace(Facts(agenda), **fields)  # type: ignore[arg-type]


def at(hour: float) -> dt.datetime:
    return dt.datetime.combine(MONDAY.date, dt.time()) + dt.timedelta(hours=hour)


def kind(number: int, begin: int, minutes: int, type_: SessionType, **fields: object) -> Card:
    return session(number, begin, minutes, type=type_, **fields)


def groups(number: int, session_id: int | None, people: list[int], room_id: int | None = None) -> GroupSet:
    """Return a set of one group of facilitators."""
    seats = tuple(Seat(at, person) for at, person in enumerate(people))
    group = Group(number, "A", room_id, None, seats)
    return GroupSet(
        number, f"Set {number}", 1, roles=(Role.FACILITATOR,), rounds=(Round(number, session_id, (group,)),)
    )


LUNCH = kind(90, 720, 60, SessionType.MEAL)
GROUPS, PANEL, BREAK = SessionType.GROUP_WORK, SessionType.PANEL, SessionType.BREAK
ISLANDS = replace(HALL, layout=Layout.ISLANDS)
T1 = Theme(1, 1, "T1", "Goals", 1, 120, planned_minutes=120, sessions=1)

SILENT: list[tuple[str, Callable[[], Facts]]] = [
    # touching end to start
    ("room_double_booked", lambda: week(session(1, 600, rooms=(HALL,)), session(2, 660, rooms=(HALL,)))),
    ("person_in_two_places", lambda: week(session(1, 600, people=(LEAD,)), session(2, 660, people=(LEAD,)))),
    ("participants_in_two_places", lambda: week(session(1, 600), session(2, 660))),
    ("participants_in_two_places", lambda: week(session(1, 600, parallel_set=1), session(2, 630, parallel_set=1))),
    ("participants_in_two_places", lambda: week(session(1, 600), kind(2, 630, 15, BREAK))),
    ("parallel_same_theme", lambda: week(session(1, 600, theme_id=1), session(2, 660, theme_id=1))),
    (
        "parallel_same_theme",
        lambda: week(session(1, 600, theme_id=1, parallel_set=1), session(2, 600, theme_id=1, parallel_set=1)),
    ),
    # to the edge
    ("outside_hours", lambda: week(session(1, 540, 495))),
    ("zero_minutes", lambda: week(session(1, 600, 1))),
    ("room_closed", lambda: week(session(1, 600, rooms=(HALL,)), hours={1: (600, 660)})),
    ("room_too_small", lambda: week(session(1, 600, rooms=(SMALL,)), attending=20)),
    (
        "room_too_small",
        lambda: week(
            session(1, 600, rooms=(SMALL,), parallel_set=1),
            session(2, 600, rooms=(replace(SMALL, id=3),), parallel_set=1),
            attending=40,
        ),
    ),
    ("theme_unplaced", lambda: week(themes=(T1,))),
    ("theme_under_target", lambda: week(themes=(T1,))),
    ("outcome_without_session", lambda: week(session(1, 600, outcomes=(4,)), outcomes=(Goal(4, 1, "Write"),))),
    ("plan_differs", lambda: week(session(1, 600, 60, plan_steps=3, plan_minutes=60))),
    ("plan_differs", lambda: week(session(1, 600, 60))),
    ("prerequisite_order", lambda: week(session(1, 600), session(2, 660, needs=(1,)))),
    # exactly there, confirmed, and within the limits
    ("person_not_there", lambda: week(session(1, 600, people=(LEAD,)), guests=(replace(GUEST, arrives=at(10)),))),
    ("person_not_there", lambda: week(session(1, 600, people=(LEAD,)), guests=(replace(GUEST, departs=at(11)),))),
    (
        "person_not_there",
        lambda: week(session(1, 600, people=(LEAD,)), absences=(Absence(1, 7, "B", 1, dt.time(11), dt.time(12), ""),)),
    ),
    ("lead_unconfirmed", lambda: week(session(1, 600, people=(LEAD,)), guests=(GUEST,))),
    (
        "lead_unconfirmed",
        lambda: week(session(1, 600), guests=(replace(GUEST, status=ParticipationStatus.INVITED),)),
    ),
    ("interpreter_missing", lambda: week(session(1, 600, interpretation="French", people=(KIM,)))),
    ("lead_overloaded", lambda: week(*(session(n, 540 + 75 * n, 75, people=(LEAD,)) for n in range(4)))),
    (
        "lead_overloaded",
        lambda: week(*(session(n, 540 + 60 * n, people=(KIM,)) for n in range(8))),  # an interpreter does not lead
    ),
    ("passport_expires_soon", lambda: week(passports=(Passport(1, "Lee", dt.date(2018, 12, 22)),))),
    (
        "travel_too_short",
        lambda: week(
            session(1, 600, rooms=(HALL,), people=(LEAD,)),
            session(2, 660, rooms=(SMALL,), people=(LEAD,)),
            addresses={1: "A", 2: "A"},
        ),
    ),
    (
        "travel_too_short",
        lambda: week(
            session(1, 600, rooms=(HALL,), people=(LEAD,)),
            session(2, 675, rooms=(SMALL,), people=(LEAD,)),
            addresses={1: "A", 2: "B"},
        ),
    ),
    ("room_with_stairs", lambda: week(session(1, 600, rooms=(replace(HALL, step_free=False),)), access=0)),
    ("room_with_stairs", lambda: week(session(1, 600, rooms=(HALL,)), access=2)),  # nobody knows
    ("room_set_up_differs", lambda: week(session(1, 600, rooms=(ISLANDS,), layout=Layout.ISLANDS))),
    ("room_set_up_differs", lambda: week(session(1, 600, rooms=(HALL,), layout=Layout.ISLANDS))),
    ("passport_name_differs", lambda: week(guests=(replace(GUEST, names=("Nguyen", "Thị Mai", "NGUYEN THI MAI")),))),
    ("passport_name_differs", lambda: week(guests=(replace(GUEST, names=("Nguyen", "Thi", "")),))),
    # breaks and lunch
    ("long_without_break", lambda: week(session(1, 540, 105))),
    ("long_without_break", lambda: week(session(1, 540, 60), kind(2, 600, 10, BREAK), session(3, 610, 60))),
    ("lunch_missing", lambda: week(session(1, 540), LUNCH, session(3, 840))),
    ("lunch_missing", lambda: week(session(1, 540, 300))),  # over by two
    ("lunch_short", lambda: week(replace(LUNCH, minutes=45))),
    ("lecture_after_lunch", lambda: week(LUNCH, kind(1, 780, 30, GROUPS), kind(2, 810, 30, SessionType.LECTURE))),
    ("heavy_after_lunch", lambda: week(LUNCH, kind(1, 780, 60, SessionType.PLENARY), kind(2, 840, 60, PANEL))),
    # dates
    ("day_on_holiday", lambda: week(host="KR")),
    ("day_on_holiday", week),
    ("prayer_time", lambda: week(session(1, 720, 120, day_id=2))),  # nobody asked for it
    ("prayer_time", lambda: week(session(1, 600, 150, day_id=2), limits={"friday_prayer": 60})),
    # groups as large as the room, with everybody there, one at a time
    ("group_room_too_small", lambda: week(session(1, 600), groups=(groups(1, 1, [1] * 20, room_id=2),))),
    (
        "group_member_away",
        lambda: week(session(1, 600), groups=(groups(1, 1, [1]),), guests=(replace(GUEST, arrives=at(10)),)),
    ),
    ("group_member_gone", lambda: week(groups=(groups(1, None, [1, 99]),), guests=(GUEST,))),
    ("group_people_missing", lambda: week(groups=(groups(1, None, [1]),), guests=(GUEST,))),
    ("group_people_missing", lambda: week(groups=(groups(1, None, []),), guests=(GUEST,))),
    (
        "person_in_two_groups",
        lambda: week(session(1, 600), session(2, 660), groups=(groups(1, 1, [1]), groups(2, 2, [1]))),
    ),
    ("person_in_two_groups", lambda: week(session(1, 600), groups=(groups(1, 1, [1]), groups(2, 1, [1])))),
    ("parallel_without_groups", lambda: week(kind(1, 600, 60, GROUPS), kind(2, 660, 60, GROUPS, parallel_set=1))),
    (
        "parallel_without_groups",
        lambda: week(*(kind(each, 600, 60, GROUPS, parallel_set=1) for each in (1, 2)), groups=(groups(1, 2, [1]),)),
    ),
    ("prayer_time", lambda: week(session(1, 690, 180, day_id=1), limits={"friday_prayer": 60})),
]


def test_each_rule_has_a_week_in_which_it_is_silent() -> None:
    assert {rule for rule, _week in SILENT} == {rule.name for rule in RULES}


@pytest.mark.parametrize(("rule", "facts"), SILENT)
def test_a_rule_is_silent(rule: str, facts: Callable[[], Facts]) -> None:
    holidays.load()
    assert [finding.sentence for finding in check(facts(), RULES) if finding.rule == rule] == []


SAID: list[tuple[str, Callable[[], Facts], str]] = [
    ("day_on_holiday", lambda: week(host="QA"), "Fri 22 Jun falls on a weekend of the host country."),
    (
        "prayer_time",
        lambda: week(session(1, 690, 150, day_id=2), limits={"friday_prayer": 60}),
        "Fri 22 Jun has no 60 minutes free for prayer, \u206611:30–14:30\u2069.",
    ),
    (
        "passport_name_differs",
        lambda: week(guests=(replace(GUEST, names=("Nguyen", "Mai", "NGUYEN THI LAN")),)),
        "Trainer B has another name in the passport: NGUYEN THI LAN.",
    ),
    (
        "room_with_stairs",
        lambda: week(session(1, 600, rooms=(replace(HALL, step_free=False),)), access=1),
        (
            "“Session 1” (S001) on Mon 18 Jun, \u206610:00–11:00\u2069, is in Hall A, which is not step-free; "
            "1 person who attends has access needs."
        ),
    ),
    (
        "group_room_too_small",
        lambda: week(groups=(groups(1, None, list(range(21)), room_id=2),)),
        "Group A of “Set 1” has 21 people, but Room 1 holds 20.",
    ),
    (
        "group_member_away",
        lambda: week(session(1, 600), groups=(groups(1, 1, [1]),), guests=(replace(GUEST, arrives=at(10.5)),)),
        (
            "Trainer B is not there when group A of “Set 1” meets on Mon 18 Jun, "
            "\u206610:00–11:00\u2069, in “Session 1” (S001)."
        ),
    ),
    (
        "group_member_gone",
        lambda: week(groups=(groups(1, None, [1]),), guests=(replace(GUEST, status=ParticipationStatus.DECLINED),)),
        "Trainer B is in the groups “Set 1”, but does not come any more.",
    ),
    (
        "group_people_missing",
        lambda: week(groups=(groups(1, None, [2]),), guests=(GUEST,)),
        "Trainer B is in no group of “Set 1”, round 1.",
    ),
    (
        "person_in_two_groups",
        lambda: week(session(1, 600), session(2, 630), groups=(groups(1, 1, [1]), groups(2, 2, [1])), guests=(GUEST,)),
        (
            "Trainer B should be in two groups at once on Mon 18 Jun, \u206610:30–11:00\u2069: "
            "group A of “Set 1” and group A of “Set 2”."
        ),
    ),
    (
        "parallel_without_groups",
        lambda: week(*(kind(each, 600, 60, GROUPS, parallel_set=1) for each in (1, 2))),
        (
            "No groups are made for the 2 parallel sessions around “Session 1” (S001) on Mon 18 Jun, "
            "\u206610:00–11:00\u2069."
        ),
    ),
    (
        "participants_in_two_places",
        lambda: week(session(1, 600), session(2, 630, 15), session(3, 655)),
        (
            "The participants are expected in several sessions at once on Mon 18 Jun, \u206610:00–11:55\u2069: "
            "“Session 1” (S001), “Session 2” (S002) and “Session 3” (S003)."
        ),
    ),
]


@pytest.mark.parametrize(("rule", "facts", "sentence"), SAID)
def test_what_the_new_rules_say(rule: str, facts: Callable[[], Facts], sentence: str) -> None:
    holidays.load()
    assert [finding.sentence for finding in check(facts(), RULES) if finding.rule == rule] == [sentence]


def test_a_public_holiday_is_named() -> None:
    holidays.load()
    memorial = replace(MONDAY, date=dt.date(2018, 6, 6))
    facts = replace(week(host="KR"), agenda=Agenda((memorial,)))
    (finding,) = check(facts, RULES)
    assert (finding.sentence, finding.days) == (
        "Wed 6 Jun is a public holiday in the host country: Memorial Day.",
        (1,),
    )
