"""The mode picker and the strip's "Shift rest of day" re-time what follows in one step."""

import datetime as dt
from typing import Any

from workshopplanner.core import ripple
from workshopplanner.core.agenda import Card, Move, minute_of, time_of
from workshopplanner.core.kinds import SessionType
from workshopplanner.core.ripple import Mode, Retime
from workshopplanner.queries.agenda import agenda
from workshopplanner.ui.agenda import modes
from workshopplanner.ui.agenda.page import AgendaPage
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
        found = ripple.change(page.board.agenda, wish, Mode.PUSH)
        if (not found.spills) is room and (len(found.moves) > 1) is room:
            page.board.select([first.id])
            page.work.resize(first.id, first.minutes + 20)
            assert page.work.strip.isVisible()
            page.work.strip.shift.click()
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
    assert page.work.strip.isVisible()
    assert "20 min do not fit before" in page.work.strip.words.text()
