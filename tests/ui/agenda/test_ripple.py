"""The mode picker and the strip's "Shift rest of day" re-time what follows in one step."""

import datetime as dt
from typing import Any

from tests.ui.agenda.hands import strip_of
from workshopplanner.core import ripple
from workshopplanner.core.agenda import Card, Move, minute_of, time_of
from workshopplanner.core.kinds import SessionType
from workshopplanner.core.ripple import Mode
from workshopplanner.core.ripple_blocks import Retime
from workshopplanner.queries.agenda import agenda
from workshopplanner.ui.agenda import modes
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.agenda.running import RunningLate
from workshopplanner.ui.hub import Hub


def slots(hub: Hub) -> dict[int, Any]:
    return {card.id: (card.day_id, card.starts, card.minutes) for card in hub.store.ask(agenda, hub.workshop_id).cards}


def test_push_previews_and_is_one_step(qtbot: Any, sample_hub: Hub) -> None:
    page = shown(qtbot, sample_hub)
    page.bar.mode.setCurrentIndex(page.bar.mode.findData(Mode.PUSH.value))
    page.bar.mode.activated.emit(page.bar.mode.currentIndex())
    assert page.board.mode is Mode.PUSH
    before = slots(sample_hub)
    cards = [card for card in page.board.agenda.cards if card.live and not card.locked]
    for card in cards:
        wish = Move(card.id, card.day_id or 0, time_of(minute_of(card.starts or dt.time()) + 10))
        places, _spill = modes.shades(page.board, [modes.wish_of(card, wish)])
        if places:
            break
    assert places
    page.work.move([wish])
    after = slots(sample_hub)
    assert {each for each in after if after[each] != before[each]} == {
        card.id, *(place.card.id for place in places if place.card)}  # fmt: skip
    sample_hub.store.undo()
    assert slots(sample_hub) == before


def lengthen_and_shift(page: AgendaPage, *, room: bool) -> tuple[Card, Card]:
    """Lengthen by 20 minutes a session whose neighbour has room behind it, or has none, and shift the rest."""
    cards = [card for card in page.board.agenda.cards if card.live and not card.locked and card.parallel_set is None]
    for first in cards:
        then = next((each for each in cards if each.day_id == first.day_id and each.begin == first.end), None)
        if then is None or then.type is SessionType.MEAL:
            continue
        wish = Retime(first.id, first.day_id or 0, first.starts or dt.time(), first.minutes + 20)
        found = ripple.change(page.board.agenda, [wish], Mode.PUSH)
        if (not found.spills) is room and (len(found.moves) > 1) is room:
            page.board.select([first.id])
            page.work.resize(first.id, first.minutes + 20)
            assert strip_of(page).isVisible()
            strip_of(page).shift.click()
            return first, then
    raise AssertionError("The sample has no such session.")


def shown(qtbot: Any, hub: Hub) -> AgendaPage:
    page = AgendaPage(hub)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    return page


def test_shift_rest_pushes_the_neighbour(qtbot: Any, sample_hub: Hub) -> None:
    first, then = lengthen_and_shift(shown(qtbot, sample_hub), room=True)
    day, starts, minutes = slots(sample_hub)[then.id]
    assert (day, minute_of(starts), minutes) == (first.day_id, then.begin + 20, then.minutes)


def test_what_finds_no_room_stays_and_is_said_in_the_strip(qtbot: Any, sample_hub: Hub) -> None:
    page = shown(qtbot, sample_hub)
    _first, then = lengthen_and_shift(page, room=False)
    assert slots(sample_hub)[then.id][1] == then.starts
    assert strip_of(page).isVisible()
    assert "20 min do not fit before" in strip_of(page).words.text()


def overlap(page: AgendaPage) -> tuple[Card, Card]:
    """Drop a session into a longer one that it can be swapped with, so that it meets no other."""
    now = page.board.agenda
    cards = [card for card in now.cards if card.live and not card.locked and card.type is not SessionType.MEAL]
    for one in cards:
        for other in cards:
            met = [each for each in now.cards if each.day_id == other.day_id and each.live and each.id != one.id]
            met = [each for each in met if each.begin < other.begin + one.minutes and other.begin < each.end]
            if one is not other and met == [other] and ripple.swap(now, one.id, other.id).moves:
                page.work.move([Move(one.id, other.day_id or 0, time_of(other.begin))])
                assert strip_of(page).isVisible()
                return one, other
    raise AssertionError("The sample has no such sessions.")


def test_swap_and_make_parallel_are_one_step_each(qtbot: Any, sample_hub: Hub) -> None:
    page = shown(qtbot, sample_hub)
    before = page.board.agenda
    one, other = overlap(page)
    dropped = slots(sample_hub)
    strip = strip_of(page)
    assert not strip.shorten.isEnabled()
    assert strip.shorten.toolTip()
    assert strip.parallel.isEnabled()
    strip.parallel.click()
    assert not strip.isVisible()
    sets = {card.id: card.parallel_set for card in page.board.agenda.cards}
    assert sets[one.id] is not None
    assert sets[one.id] == sets[other.id]
    sample_hub.store.undo()
    assert slots(sample_hub) == dropped
    sample_hub.store.undo()
    assert page.board.agenda == before
    page.work.move([Move(one.id, other.day_id or 0, time_of(other.begin))])
    assert strip_of(page).swap.isEnabled()
    wanted = {move.session_id: move for move in ripple.swap(before, one.id, other.id).moves}
    strip.swap.click()
    now = slots(sample_hub)
    for move in wanted.values():
        assert now[move.session_id] == (move.day_id, move.starts, move.minutes)
    assert not strip.isVisible()
    sample_hub.store.undo()
    assert slots(sample_hub) == dropped


def test_shorten_ends_where_the_next_begins(qtbot: Any, sample_hub: Hub) -> None:
    page = shown(qtbot, sample_hub)
    cards = [card for card in page.board.agenda.cards if card.live and not card.locked and card.parallel_set is None]
    first = next(one for one in cards if any(each.day_id == one.day_id and each.begin == one.end for each in cards))
    before = slots(sample_hub)
    page.work.resize(first.id, first.minutes + 20)
    assert strip_of(page).shorten.isEnabled()
    assert not strip_of(page).swap.isEnabled()
    strip_of(page).shorten.click()
    assert slots(sample_hub) == before


def test_running_late_shifts_the_rest_of_the_day_in_one_step(qtbot: Any, sample_hub: Hub) -> None:
    page = shown(qtbot, sample_hub)
    agenda_ = page.board.agenda
    before = slots(sample_hub)
    first = next(
        card for card in agenda_.cards if card.day_id and ripple.shift_rest(agenda_, card.day_id, card.begin, 15).moves
    )
    page.work._do_more("late", [first.id])
    popover = page.findChild(RunningLate)
    assert popover is not None
    assert popover.preview.text()
    popover.scope.setCurrentIndex(popover.scope.count() - 1)
    popover.primary.click()
    wanted = ripple.shift_rest(agenda_, first.day_id or 0, first.begin, 15).moves
    now = slots(sample_hub)
    assert {key for key in now if now[key] != before[key]} == {move.session_id for move in wanted}
    sample_hub.store.undo()
    assert page.board.agenda == agenda_
