"""The agenda proposes slots by itself: ghosts are taken over as a whole, one by one, or not at all."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workshopplanner.commands.agenda import add_session, delete_session, rename_session
from workshopplanner.core.agenda import Agenda, Card
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.days import absences
from workshopplanner.store.store import Store
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.scheduling.panels import AwayPopover, Details, WhyPopover
from workshopplanner.ui.scheduling.work import Drafting


def shown(qtbot: Any, hub: Hub) -> AgendaPage:
    page = AgendaPage(hub)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    return page


def choose(page: AgendaPage, name: str) -> None:
    menu = page.bar.plan.menu()
    next(each for each in menu.actions() if each.objectName() == f"agenda.plan.{name}").trigger()


def proposed(qtbot: Any, page: AgendaPage, name: str) -> Drafting:
    choose(page, name)
    drafting = page.work.drafting
    qtbot.waitUntil(drafting.bar.discard.isVisible, timeout=20_000)
    return drafting


def now(hub: Hub) -> Agenda:
    return hub.store.ask(agenda, hub.workshop_id)


def tray(hub: Hub) -> list[str]:
    return [card.title for card in now(hub).tray]


def ghosts(page: AgendaPage) -> list[QWidget]:
    found = page.board.canvas.children()
    return [
        each
        for each in found
        if isinstance(each, QWidget) and each.objectName().startswith("agenda.draft.ghost") and each.isVisible()
    ]


@pytest.fixture
def page(qtbot: Any, hub: Hub) -> AgendaPage:
    hub.do(add_session, hub.workshop_id, "Another one")
    return shown(qtbot, hub)


def test_the_tray_is_placed_as_ghosts_and_accepted_in_one_step(qtbot: Any, page: AgendaPage, hub: Hub) -> None:
    before = tray(hub)
    drafting = proposed(qtbot, page, "tray")
    assert drafting.bar.words.text().startswith("2 placed")
    assert len(ghosts(page)) == 2
    assert tray(hub) == before  # a proposal changes nothing
    steps = len(hub.store.undoable)
    drafting.bar.accept.click()
    assert tray(hub) == []
    assert len(hub.store.undoable) == steps + 1
    assert not drafting.bar.isVisible()
    qtbot.waitUntil(lambda: not ghosts(page))
    hub.store.undo()
    assert tray(hub) == before


def test_one_ghost_says_why_and_is_accepted_or_left(qtbot: Any, page: AgendaPage, hub: Hub) -> None:
    drafting = proposed(qtbot, page, "tray")
    first, second = (card.id for card in now(hub).tray)
    ghost = drafting.ghosts.of(first)
    assert ghost is not None
    ghost.setFocus()
    QTest.keyClick(ghost, Qt.Key.Key_Return)
    popover = ghost.findChild(WhyPopover)
    assert popover is not None
    reason = popover.findChild(QLabel, "agenda.draft.why.reason")
    assert reason is not None
    assert reason.text()
    popover.primary.click()
    assert [card.id for card in now(hub).tray] == [second]
    assert drafting.bar.isVisible()
    assert not drafting.bar.again.isVisible()  # one's own acceptance makes nothing stale
    drafting.ghosts.of(second).click()  # type: ignore[union-attr]
    drafting.ghosts.of(second).findChild(QPushButton, "agenda.draft.why.leave").click()  # type: ignore[union-attr]
    assert [card.id for card in now(hub).tray] == [second]
    assert not drafting.bar.isVisible()


def test_escape_discards(qtbot: Any, page: AgendaPage, hub: Hub) -> None:
    before = tray(hub)
    drafting = proposed(qtbot, page, "tray")
    QTest.keyClick(drafting.bar.accept, Qt.Key.Key_Escape)
    assert not drafting.bar.isVisible()
    assert tray(hub) == before


def test_details_list_every_placement_and_what_blocks(qtbot: Any, hub: Hub) -> None:
    hub.do(add_session, hub.workshop_id, "Endless", minutes=600)
    page = shown(qtbot, hub)
    drafting = proposed(qtbot, page, "tray")
    assert "1 can't be placed" in drafting.bar.words.text()
    drafting.bar.details.click()
    details = page.findChild(Details)
    assert details is not None
    items = [details.tree.topLevelItem(at) for at in range(details.tree.topLevelItemCount())]
    rows = [[item.text(column) for column in range(3)] for item in items if item is not None]
    assert [row[0] for row in rows] == ["Endless", "Session 3"]
    assert rows[0][2] == "“Endless” (S004) is longer than any day is open."
    assert all(all(row) for row in rows)
    details.close()


def test_a_changed_agenda_is_said_and_a_collision_changes_nothing(
    qtbot: Any, page: AgendaPage, hub: Hub, store: Store
) -> None:
    drafting = proposed(qtbot, page, "tray")
    hub.do(rename_session, now(hub).tray[0].id, "Renamed")
    assert drafting.bar.again.isVisible()
    drafting.bar.accept.click()
    assert len(tray(hub)) == 2
    assert "changed meanwhile" in drafting.bar.words.text()
    assert not ghosts(page)
    drafting.bar.again.click()
    qtbot.waitUntil(drafting.bar.accept.isVisible, timeout=20_000)
    drafting.bar.accept.click()
    assert tray(hub) == []


def test_cancel_leaves_nothing(qtbot: Any, sample_hub: Hub) -> None:
    page = shown(qtbot, sample_hub)
    choose(page, "all")
    drafting = page.work.drafting
    drafting.bar.cancel.click()
    qtbot.wait(300)
    assert not drafting.bar.isVisible()
    assert not ghosts(page)


def test_stopping_keeps_the_best_so_far(qtbot: Any, sample_hub: Hub) -> None:
    page = shown(qtbot, sample_hub)
    before = now(sample_hub)
    choose(page, "all")
    drafting = page.work.drafting
    qtbot.waitUntil(lambda: "moved" in drafting.bar.words.text(), timeout=9_000)
    drafting.bar.cancel.click()
    assert drafting.bar.accept.isVisible()
    assert ghosts(page)
    assert now(sample_hub) == before
    told = drafting.bar.words.text()
    qtbot.wait(300)  # what comes later from the thread changes nothing
    assert drafting.bar.words.text() == told
    drafting.bar.discard.click()


def test_an_empty_tray_is_said(qtbot: Any, hub: Hub) -> None:
    for card in now(hub).tray:
        hub.do(delete_session, card.id)
    page = shown(qtbot, hub)
    choose(page, "tray")
    assert page.work.drafting.bar.words.text() == "Nothing lies in the tray."


def teacher(hub: Hub) -> tuple[Card, int]:
    """Return a session that can be moved with somebody who has a part in it."""
    for card in now(hub).cards:
        if card.people and card.day_id and card.taught and card.type.value == "lecture" and not card.locked:
            return card, card.people[0].person_id
    raise AssertionError("The sample has no such session.")


def test_repairs_are_ranked_and_the_chosen_one_is_taken_over(qtbot: Any, sample_hub: Hub) -> None:
    page = shown(qtbot, sample_hub)
    card, person_id = teacher(sample_hub)
    choose(page, "repair")
    popover = page.findChild(AwayPopover)
    assert popover is not None
    assert popover.person is not None
    assert not popover.primary.isEnabled()  # nobody is named yet
    popover.person.setCurrentIndex(popover.person.findData(person_id))
    popover.day.setCurrentIndex(popover.day.findData(card.day_id))
    popover.primary.click()
    assert [each.person_id for each in sample_hub.store.ask(absences, sample_hub.workshop_id)].count(person_id) >= 1
    drafting = page.work.drafting
    qtbot.waitUntil(drafting.bar.discard.isVisible, timeout=30_000)
    assert "moves " in drafting.bar.words.text()
    ways = drafting.bar.findChildren(QPushButton)
    texts = [way.text() for way in ways if "way" in way.objectName()]
    assert [text.split(" ")[:2] for text in texts] == [[f"{at}:", "moves"] for at in range(1, len(texts) + 1)]
    drafting.bar.accept.click()
    moved = next(each for each in now(sample_hub).cards if each.id == card.id)
    assert moved.day_id != card.day_id  # that person is away all day


def test_escape_on_the_board_closes_the_details_first_and_then_the_proposal(
    qtbot: Any, page: AgendaPage, hub: Hub
) -> None:
    drafting = proposed(qtbot, page, "tray")
    page.open_session(next(card.id for card in now(hub).cards if card.day_id))
    page.board.left.emit()
    assert not page.inspecting
    assert drafting.bar.isVisible()
    page.board.left.emit()
    assert not drafting.bar.isVisible()


def test_what_lies_in_a_proposed_slot_is_named(qtbot: Any, sample_hub: Hub) -> None:
    page = shown(qtbot, sample_hub)
    choose(page, "all")
    drafting = page.work.drafting
    qtbot.waitUntil(lambda: "moved" in drafting.bar.words.text(), timeout=9_000)
    qtbot.wait(500)
    drafting.bar.cancel.click()
    assert " moved · " in drafting.bar.words.text()
    reasons = []
    for ghost in drafting.ghosts.stops():
        ghost.click()
        popover = ghost.findChild(WhyPopover)
        assert popover is not None
        reason = popover.findChild(QLabel, "agenda.draft.why.reason")
        assert reason is not None
        reasons.append(reason.text())
        popover.close()
    assert any("lies there now and is to move as well" in reason for reason in reasons)
    drafting.bar.discard.click()
