"""Making groups: proposed and accepted as one step; pins, pairs, late arrivals, and who left."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.group_hands import carry, chip, first, home, push, shown, the_set, wait_for_proposal
from workshopplanner.commands import groups
from workshopplanner.commands.roster import add_person, set_status
from workshopplanner.core.kinds import Bond, ParticipationStatus
from workshopplanner.store.store import Store
from workshopplanner.ui.groups.page import GroupsPage
from workshopplanner.ui.hub import Hub

Key, Mouse, Mod = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier


@pytest.fixture
def page(qtbot: QtBot, sample_hub: Hub) -> Iterator[GroupsPage]:
    made = shown(qtbot, sample_hub)
    yield made
    made.making.discard()


# ---- making


def test_making_keeps_pins_and_pairs_and_is_one_step(qtbot: QtBot, page: GroupsPage, sample: Store) -> None:
    one, other = (page.boards.people_in(0)[at].person.id for at in (0, 1))
    page.boards.select([one])
    page.work.pin()
    page.work.bond(one, other, Bond.APART)
    assert page.boards.chips[other].flagged("shares")  # the rule is not kept yet
    before = first(page)
    push(page, "groups.make")
    wait_for_proposal(qtbot, page)
    assert page.boards.shown is not None
    assert not page.boards.shown.editable
    assert first(page) == before  # a proposal changes nothing
    push(page, "groups.draft.accept")
    assert home(page, one) == "A"
    assert home(page, other) != "A"
    assert all(bar.even for frame in page.boards.frames for bar in frame.bars.shown)
    assert [len(group.seats) for group in first(page).groups] == [10, 10, 10]
    sample.undo()
    assert first(page) == before


def test_a_proposal_can_be_discarded_and_is_dropped_when_the_rules_change(qtbot: QtBot, page: GroupsPage) -> None:
    before = first(page)
    one, other = (page.boards.people_in(0)[at].person.id for at in (0, 1))
    page.work.bond(one, other, Bond.APART)
    push(page, "groups.make")
    wait_for_proposal(qtbot, page)
    push(page, "groups.draft.discard")
    assert not page.making.bar.isVisible()
    push(page, "groups.make")
    wait_for_proposal(qtbot, page)
    page.rules.mix_given.emit(["gender"])
    assert page.making.bar.words.text().startswith("The groups or their rules have changed")
    assert not page.making.bar.accept.isVisible()
    assert first(page) == before


def test_cancelling_leaves_nothing(qtbot: QtBot, page: GroupsPage) -> None:
    page.hub.do(groups.set_group_rounds, the_set(page).id, 6)
    page.hub.do(groups.set_group_count, the_set(page).id, 6)
    before = the_set(page)
    push(page, "groups.make")
    qtbot.wait(50)
    page.making.bar.cancel.click()
    qtbot.wait(200)
    assert not page.making.busy
    assert not page.making.bar.isVisible()
    assert the_set(page) == before


def test_a_long_search_can_be_stopped_and_its_best_kept(qtbot: QtBot, page: GroupsPage) -> None:
    page.hub.do(groups.set_group_rounds, the_set(page).id, 8)
    page.hub.do(groups.set_group_count, the_set(page).id, 6)
    push(page, "groups.make")
    qtbot.waitUntil(page.making.bar.stop.isVisible, timeout=4000)
    push(page, "groups.draft.stop")
    qtbot.waitUntil(page.making.bar.accept.isVisible, timeout=4000)
    assert "Stopped early; this was the best so far." in page.making.bar.words.text()
    push(page, "groups.draft.accept")
    # so many places are written beside the window
    qtbot.waitUntil(lambda: all(len(group.seats) == 5 for each in the_set(page).rounds for group in each.groups))


def test_rules_that_contradict_each_other_are_told(qtbot: QtBot, page: GroupsPage) -> None:
    one, other = (page.boards.people_in(at)[0].person.id for at in (0, 1))
    page.boards.select([one, other])
    page.work.pin()
    page.work.bond(one, other, Bond.TOGETHER)
    push(page, "groups.make")
    qtbot.waitUntil(lambda: page.making.bar.property("tone") == "warning", timeout=10_000)
    assert page.boards.chips[one].person.name in page.making.bar.words.text()


def test_late_arrivals_are_placed_with_fewest_changes(qtbot: QtBot, page: GroupsPage) -> None:
    before = {person: home(page, person) for person in page.boards.chips}
    late = [page.hub.do(add_person, page.hub.workshop_id, given_name=name) for name in ("Late Lee", "Late Mo")]
    assert page.late.words.text() == "2 people are in no group: Late Lee and Late Mo."
    assert page.boards.spare.isVisible()
    push(page, "groups.late.do")
    wait_for_proposal(qtbot, page)
    push(page, "groups.draft.accept")
    assert not page.late.isVisible()
    assert sorted(frame.count.text() for frame in page.boards.frames) == ["10", "11", "11"]
    assert {person: home(page, person) for person in before} == before
    assert {home(page, person) for person in late} < {"A", "B", "C"}


def test_who_left_is_marked_and_taken_out(page: GroupsPage, sample: Store) -> None:
    gone = chip(page, "Sulastri").person.id
    page.hub.do(set_status, gone, ParticipationStatus.WITHDRAWN)
    assert page.gone.words.text() == "1 person in the groups no longer belongs there: Sulastri."
    assert page.boards.chips[gone].flagged("gone")
    beside = next(each for each in page.boards.people_in(0) if each.person.id != gone)
    carry(page, beside, page.boards.people_in(1)[0].geometry().center())
    assert page.footer.words.sentence.startswith("Dropped here: ")
    page.hand.cancel()
    push(page, "groups.gone.do")
    assert gone not in page.boards.chips
    assert not page.gone.isVisible()
    sample.undo()
    sample.undo()
    assert gone in page.boards.chips
