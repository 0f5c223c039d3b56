"""Two weeks side by side: the same axis, scrolled together, and a word on each session that differs."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workshopplanner.commands import agenda as commands
from workshopplanner.commands.versions import name_version
from workshopplanner.core.versions import Mark
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.versions import comparison, versions
from workshopplanner.ui.history.page import HistoryPage
from workshopplanner.ui.hub import Hub


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_both_weeks_have_the_same_axis_and_scroll_together(
    qtbot: QtBot, sample_hub: Hub, direction: Qt.LayoutDirection
) -> None:
    hub = sample_hub
    cards = [card for card in hub.ask(agenda, hub.workshop_id).cards if card.day_id and not card.locked]
    gone, moved, renamed, same = cards[0], cards[5], cards[9], cards[12]
    hub.do(name_version, hub.workshop_id, "Before")
    hub.do(commands.delete_session, gone.id)
    there = cards[-1]
    assert there.day_id is not None
    assert there.starts is not None
    hub.do(commands.move_session, moved.id, there.day_id, there.starts)
    hub.do(commands.rename_session, renamed.id, "Another")
    added = hub.do(commands.add_session, hub.workshop_id, "New", day_id=same.day_id, starts=same.starts)
    version = hub.ask(versions, hub.workshop_id)[0]
    marks = hub.ask(comparison, hub.workshop_id, version.id).marks
    assert marks == {
        gone.id: Mark.REMOVED,
        moved.id: Mark.MOVED,
        renamed.id: Mark.CHANGED,
        added: Mark.ADDED,
    }
    page = HistoryPage(hub)
    qtbot.addWidget(page)
    page.setLayoutDirection(direction)
    page.resize(1000, 600)
    page.tabs.setCurrentWidget(page.versions)
    page.show()
    page.versions.side.click()
    weeks = page.versions.weeks
    old, new = (sheet.boxes() for sheet in weeks.sheets)
    assert old.keys() - new.keys() == {gone.id}
    assert new.keys() - old.keys() == {added}
    assert old[renamed.id] == new[renamed.id]
    assert old[moved.id] != new[moved.id]
    assert weeks.titles[0].text() == "v1 · Before"
    bars = [area.verticalScrollBar() for area in weeks.areas]
    assert bars[0].maximum() == bars[1].maximum() > 0
    bars[0].setValue(40)
    assert bars[1].value() == 40
    bars[1].setValue(7)
    assert bars[0].value() == 7
    weeks.grab()
