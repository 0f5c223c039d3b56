"""What does not fit goes into the tray, on another day, or the day becomes longer; the rest then fits."""

from dataclasses import replace
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.test_ripple import days, movable
from tests.core.weeks import MORNING, card, push, week, wish
from workshopplanner.core import ripple, ripple_room
from workshopplanner.core.agenda import Agenda
from workshopplanner.core.ripple import Mode
from workshopplanner.core.ripple_room import Pending


@settings(max_examples=150, deadline=None)
@given(days(), st.integers(0, 12), st.integers(1, 60), st.sampled_from([Mode.PUSH, Mode.SHRINK]))
def test_once_what_does_not_fit_has_gone_all_else_fits(agenda: Agenda, at: int, by: int, mode: Mode) -> None:
    free = [each for each in agenda.cards if movable(each) and each.live]
    if not free:
        return
    one = free[at % len(free)]
    wishes = [wish(one.id, one.begin, min(one.minutes + 5 * by, 1440 - one.begin), one.day_id or 1)]
    found = Pending(agenda, partial(ripple.change, wishes=wishes, mode=mode))
    now = ripple.after(agenda, found.again(agenda).moves)
    gone = set(found.sessions)
    rest = replace(agenda, cards=tuple(each for each in agenda.cards if each.id not in gone))
    if mode is Mode.PUSH:
        assert found.again(rest).spills == ()
    later = ripple.after(now, ripple_room.without(found, now))
    wanted = {each.id: each for each in ripple.after(rest, found.again(rest).moves).cards}
    assert [each for each in later.cards if each.id not in gone] == [wanted[each] for each in wanted]


def pending(agenda: Agenda, longer: int) -> tuple[Pending, Agenda]:
    """Lengthen session 1; return what is pending, and the week as the program leaves it."""
    wishes = [wish(1, agenda.cards[0].begin, longer)]
    found = Pending(agenda, partial(ripple.change, wishes=wishes, mode=Mode.PUSH))
    return found, ripple.after(agenda, push(agenda, *wishes).moves)


def test_without_what_does_not_fit_the_rest_fits() -> None:
    found, now = pending(MORNING, 102)
    assert found.sessions == (3,)
    assert ripple_room.without(found, now) == (wish(2, 642, 30),)


def test_on_another_day_it_lies_in_the_first_free_time_of_a_later_day() -> None:
    found, now = pending(week(*MORNING.cards, card(6, 540, 30, day_id=2), card(7, 600, 60, day_id=2)), 102)
    assert ripple_room.elsewhere(found, now) == (wish(3, 660, 60, 2), wish(2, 642, 30))
    found, now = pending(week(*MORNING.cards, card(6, 540, 470, day_id=2)), 102)
    assert ripple_room.elsewhere(found, now) == ()


def test_a_longer_day_takes_everything_but_does_not_move_lunch() -> None:
    found, now = pending(week(card(1, 900, 60), card(2, 960, 60)), 80)
    assert ripple_room.longer(found, now) == (1, 1040, (wish(2, 980, 60),))
    assert ripple_room.longer(*pending(MORNING, 102)) == (0, 0, ())
