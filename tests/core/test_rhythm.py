import datetime as dt
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workshopplanner.core.agenda import minute_of
from workshopplanner.core.kinds import SessionType
from workshopplanner.core.rhythm import WorkshopPlan, dates, preview, problems, theme_minutes

MONDAY = dt.date(2018, 6, 18)
PLAN = WorkshopPlan("Seoul 2018", MONDAY, days=2, themes=("T1 · Goals of the Convention", "Digital technology"))


@st.composite
def plans(draw: st.DrawFn) -> WorkshopPlan:
    opens = draw(st.integers(6 * 60, 15 * 60))
    closes = draw(st.integers(opens + 60, 23 * 60 + 59))
    return WorkshopPlan(
        "Workshop",
        MONDAY,
        days=draw(st.integers(1, 14)),
        themes=tuple(f"Theme {number}" for number in range(draw(st.integers(0, 40)))),
        opens=dt.time(*divmod(opens, 60)),
        closes=dt.time(*divmod(closes, 60)),
        coffees=draw(st.integers(0, 4)),
        coffee_minutes=draw(st.integers(0, 45)),
        lunch_minutes=draw(st.integers(0, 150)),
        opening=draw(st.booleans()),
        recap=draw(st.booleans()),
        closing=draw(st.booleans()),
    )


@given(plans())
def test_any_plan_fills_its_days_without_overlap_and_places_every_theme(plan: WorkshopPlan) -> None:
    sessions = preview(plan)
    if problems(plan):
        assert sessions == ()
        return
    assert {session.theme for session in sessions} - {None} == set(range(len(plan.themes)))
    for day in range(1, plan.days + 1):
        of_day = [session for session in sessions if session.day == day]
        assert of_day[0].begin == minute_of(plan.opens)
        assert of_day[-1].end == minute_of(plan.closes)
        assert all(session.minutes >= 1 for session in of_day)
        assert all(one.end == other.begin for one, other in pairwise(of_day))


@given(plans())
def test_all_themes_fit_into_usual_hours_whatever_the_length(plan: WorkshopPlan) -> None:
    usual = replace(plan, opens=dt.time(9), closes=dt.time(17, 15), coffees=2, coffee_minutes=15, lunch_minutes=90)
    assert problems(usual) == ()
    of_theme = theme_minutes(preview(usual), len(usual.themes))
    assert all(minutes > 0 for minutes in of_theme)


def test_a_standard_week_looks_as_organisers_know_it() -> None:
    shown = [(s.day, f"{s.starts:%H:%M}", s.minutes, s.title, s.type, s.theme) for s in preview(PLAN)]
    goals, digital = "Goals of the Convention", "Digital technology"
    assert shown == [
        (1, "09:00", 45, "Opening", SessionType.OPENING, None),
        (1, "09:45", 60, goals, SessionType.LECTURE, 0),
        (1, "10:45", 15, "Coffee break", SessionType.BREAK, None),
        (1, "11:00", 75, f"{goals}: group work", SessionType.GROUP_WORK, 0),
        (1, "12:15", 90, "Lunch", SessionType.MEAL, None),
        (1, "13:45", 90, f"{goals}: panel and discussion", SessionType.PANEL, 0),
        (1, "15:15", 15, "Coffee break", SessionType.BREAK, None),
        (1, "15:30", 105, f"{goals}: case work", SessionType.GROUP_WORK, 0),
        (2, "09:00", 15, "Recap of the day before", SessionType.RECAP, None),
        (2, "09:15", 75, digital, SessionType.LECTURE, 1),
        (2, "10:30", 15, "Coffee break", SessionType.BREAK, None),
        (2, "10:45", 90, f"{digital}: group work", SessionType.GROUP_WORK, 1),
        (2, "12:15", 90, "Lunch", SessionType.MEAL, None),
        (2, "13:45", 90, f"{digital}: panel and discussion", SessionType.PANEL, 1),
        (2, "15:15", 15, "Coffee break", SessionType.BREAK, None),
        (2, "15:30", 75, f"{digital}: case work", SessionType.GROUP_WORK, 1),
        (2, "16:45", 30, "Closing", SessionType.CLOSING, None),
    ]


def test_without_themes_the_week_is_filled_with_working_sessions() -> None:
    work = [session for session in preview(replace(PLAN, themes=())) if session.type is SessionType.PLENARY]
    assert [(session.title, session.theme) for session in work] == [("Working session", None)] * 8


def test_dates_follow_each_other_unless_weekends_are_left_out() -> None:
    thursday = replace(PLAN, first_day=dt.date(2018, 6, 21), days=3)
    assert dates(thursday) == (dt.date(2018, 6, 21), dt.date(2018, 6, 22), dt.date(2018, 6, 23))
    without = replace(thursday, skip_weekends=True)
    assert dates(without) == (dt.date(2018, 6, 21), dt.date(2018, 6, 22), dt.date(2018, 6, 25))


def test_what_keeps_a_plan_from_being_made_is_said_in_sentences() -> None:
    wrong = WorkshopPlan(" ", MONDAY, days=0, seats=0, closes=dt.time(9, 30), coffee_minutes=-1)
    assert problems(wrong) == (
        "A workshop needs a name.",
        "A workshop has 1 to 60 days.",
        "A workshop needs at least one seat.",
        "A day closes at least one hour after it opens.",
        "A break can't be shorter than nothing.",
    )
    crowded = replace(PLAN, days=1, closes=dt.time(10), themes=tuple(f"Theme {n}" for n in range(61)))
    assert problems(crowded) == ("There are more themes than minutes. Take longer days or fewer themes.",)
