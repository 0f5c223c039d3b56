"""The History page: steps are listed and undone back to a point; versions are named, compared and restored."""

from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from workshopplanner.commands.agenda import rename_session
from workshopplanner.commands.versions import name_version
from workshopplanner.queries.agenda import agenda
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


def items(page: HistoryPage) -> list[QTreeWidgetItem]:
    head = page.steps.tree.topLevelItem(0)
    assert head is not None
    found = (head.child(row) for row in range(head.childCount()))
    return [item for item in found if item is not None]


def lines(page: HistoryPage) -> list[str]:
    return [item.text(1) for item in items(page) if not item.isHidden()]


def test_ones_own_steps_are_undone_back_to_the_chosen_one(qtbot: QtBot, hub: Hub) -> None:
    card = hub.ask(agenda, hub.workshop_id).cards[0]
    before = titles(hub)
    for title in ("One", "Two", "Three"):
        hub.do(rename_session, card.id, title)
    page = opened(qtbot, hub)
    assert lines(page)[:3] == ["Rename “Two” to “Three”", "Rename “One” to “Two”", f"Rename “{card.title}” to “One”"]
    page.steps.search.setText("two” to")
    assert lines(page) == ["Rename “Two” to “Three”"]
    page.steps.search.clear()
    page.steps.tree.setCurrentItem(items(page)[2])
    page.steps.back.click()
    assert titles(hub) == before
    assert not page.steps.back.isEnabled()


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
