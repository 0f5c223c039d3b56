"""The History page: steps are listed and undone back to a point; versions are named, compared and restored."""

import datetime as dt

from pytestqt.qtbot import QtBot

from workshopplanner.commands.agenda import rename_session, set_session_type
from workshopplanner.commands.themes import rename_theme
from workshopplanner.commands.versions import name_version
from workshopplanner.commands.workshops import delete_workshop, plan_workshop
from workshopplanner.core.history import Place
from workshopplanner.core.kinds import SessionType
from workshopplanner.core.rhythm import WorkshopPlan
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.history import place
from workshopplanner.queries.versions import versions
from workshopplanner.ui.history.naming import NamePopover
from workshopplanner.ui.history.page import HistoryPage
from workshopplanner.ui.hub import Hub


def titles(hub: Hub) -> list[str]:
    return [card.title for card in hub.ask(agenda, hub.workshop_id).cards]


def opened(qtbot: QtBot, hub: Hub) -> HistoryPage:
    page = HistoryPage(hub)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    return page


def lines(page: HistoryPage) -> list[str]:
    return [line.headline for line in page.steps.rows.rows]


def choose(page: HistoryPage, headline: str) -> None:
    line = next(line for line in page.steps.rows.rows if line.headline == headline)
    assert page.steps.table.select(line.id)


def three_titles(hub: Hub) -> list[str]:
    card = hub.ask(agenda, hub.workshop_id).cards[0]
    for title in ("One", "Two", "Three"):
        hub.do(rename_session, card.id, title)
    return ["Rename “Two” to “Three”", "Rename “One” to “Two”", f"Rename “{card.title}” to “One”"]


def test_ones_own_steps_are_undone_back_to_the_chosen_one(qtbot: QtBot, hub: Hub) -> None:
    before = titles(hub)
    done = three_titles(hub)
    page = opened(qtbot, hub)
    assert lines(page)[:3] == done
    choose(page, done[2])
    page.steps.back.click()
    qtbot.waitUntil(lambda: titles(hub) == before)
    assert not page.steps.back.isEnabled()
    assert lines(page)[0] == f"Undone: {done[2]}"
    page.steps.turn_again()  # what the message offers
    qtbot.waitUntil(lambda: titles(hub)[0] == "Three")
    assert lines(page)[0] == f"Done again: {done[0]}"
    page.steps.turn_again()  # once is enough
    assert titles(hub)[0] == "Three"


def test_one_step_is_undone_alone_or_refused_by_name(qtbot: QtBot, hub: Hub) -> None:
    cards = hub.ask(agenda, hub.workshop_id).cards
    hub.do(set_session_type, cards[1].id, SessionType.SOCIAL)
    done = three_titles(hub)
    page = opened(qtbot, hub)
    choose(page, done[1])
    assert not page.steps.alone.isEnabled()
    assert page.steps.reason.text().startswith(f"A later step builds on this one: {done[0]}.")
    typed = lines(page)[3]
    choose(page, typed)
    assert page.steps.reason.isHidden()
    page.steps.alone.click()
    assert lines(page)[0] == f"Undo just: {typed}"
    assert hub.ask(agenda, hub.workshop_id).cards[1].type == cards[1].type
    assert titles(hub)[0] == "Three"
    page.steps.turn_again()  # what the message offers
    assert hub.ask(agenda, hub.workshop_id).cards[1].type is SessionType.SOCIAL
    page.steps.turn_again()  # once is enough
    assert hub.ask(agenda, hub.workshop_id).cards[1].type is SessionType.SOCIAL


def test_steps_are_found_by_words_day_person_and_page(qtbot: QtBot, hub: Hub) -> None:
    done = three_titles(hub)
    hub.do(rename_theme, 1, "Other")
    page = opened(qtbot, hub)
    total = page.steps.rows.total
    assert total > 4
    filters = page.steps.filters
    filters.search.setText("two three")
    assert lines(page) == [done[0]]
    assert page.steps.count.text().startswith(f"1 of {total} steps")
    filters.search.clear()
    filters.page.setCurrentIndex(filters.page.findData("themes"))
    assert lines(page) == ["Rename theme “Theme 1” to “Other”"]
    hub.do(rename_theme, 1, "Third")
    assert lines(page)[0] == "Rename theme “Other” to “Third”"
    filters.page.setCurrentIndex(0)
    filters.who.setCurrentIndex(filters.who.findData(hub.store.by))
    assert len(lines(page)) == page.steps.rows.total
    filters.day.setCurrentIndex(1)
    assert len(lines(page)) == page.steps.rows.total
    assert filters.day.count() == 2


def test_a_step_leads_to_where_it_happened(qtbot: QtBot, hub: Hub) -> None:
    done = three_titles(hub)
    page = opened(qtbot, hub)
    choose(page, done[0])
    card = hub.ask(agenda, hub.workshop_id).cards[0]
    with qtbot.waitSignal(page.wanted) as went:
        page.steps.go.click()
    assert went.args == ["agenda", "session", card.id]
    other = hub.do(plan_workshop, WorkshopPlan("Elsewhere", dt.date(2019, 6, 17), days=1))
    assert hub.ask(place, hub.store.seen).workshop_id == other
    hub.do(delete_workshop, other)
    assert hub.ask(place, hub.store.seen) == Place(
        {name: frozenset() for name in hub.ask(place, hub.store.seen).rows}, 0
    )


def test_earlier_steps_are_read_bit_by_bit(qtbot: QtBot, hub: Hub) -> None:
    for number in range(120):
        hub.do(rename_session, 1, f"Title {number}")
    page = opened(qtbot, hub)
    assert page.steps.rows.total < 120
    qtbot.waitUntil(lambda: page.steps.rows.total == hub.store.seen, timeout=5000)
    assert [line.id for line in page.steps.rows.rows] == list(range(hub.store.seen, 0, -1))
    assert lines(page)[:2] == ["Rename “Title 118” to “Title 119”", "Rename “Title 117” to “Title 118”"]


def test_a_version_is_named_compared_and_restored(qtbot: QtBot, hub: Hub) -> None:
    popover = NamePopover(opened(qtbot, hub), hub)
    qtbot.addWidget(popover)
    assert not popover.primary.isEnabled()
    popover.name.setText("To the speakers")
    popover.accept()
    card, before = hub.ask(agenda, hub.workshop_id).cards[0], titles(hub)
    hub.do(rename_session, card.id, "Another")
    page = opened(qtbot, hub)
    page.tabs.setCurrentWidget(page.versions)
    item = page.versions.list.topLevelItem(0)
    assert item is not None
    assert (item.text(0), item.text(1)) == ("v1", "To the speakers")
    told = page.versions.told.topLevelItem(0)
    assert told is not None
    assert told.text(1) == f"“Another” ({card.code}), Title: {card.title} → Another"
    page.versions.restore.click()
    assert titles(hub) == before
    assert page.versions.told.topLevelItemCount() == 0
    hub.do(name_version, hub.workshop_id, "Second")
    assert page.versions.list.topLevelItemCount() == 2
    page.versions.delete.click()
    assert len(hub.ask(versions, hub.workshop_id)) == 1
