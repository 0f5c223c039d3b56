"""The Groups page: making, moving and swapping by mouse, keys and menus; pins, pairs, late arrivals, undo."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.group_hands import carry, chip, drop, first, home, key, press, push, shown, the_set, wait_for_proposal
from workshopplanner.commands import group_members, groups
from workshopplanner.commands.roster import add_person
from workshopplanner.core.kinds import Bond
from workshopplanner.store.store import Store
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.groups.page import EMPTY, GROUPS, MET, GroupsPage
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.window import Window

Key, Mouse, Mod = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier


@pytest.fixture
def page(qtbot: QtBot, sample_hub: Hub) -> Iterator[GroupsPage]:
    made = shown(qtbot, sample_hub)
    yield made
    made.making.discard()


@pytest.fixture
def small(qtbot: QtBot, hub: Hub) -> GroupsPage:
    """The page of a workshop without people."""
    return shown(qtbot, hub)


# ---- what is shown


def test_it_says_how_many_are_missing_for_groups(qtbot: QtBot, small: GroupsPage, hub: Hub) -> None:
    assert small.stack.currentIndex() == EMPTY
    assert small.empty.words.text() == "Needs at least 4 confirmed people. There are 0 so far."
    assert not small.make.isEnabled()
    for name in ("Ana", "Bo", "Cai", "Dee"):
        hub.do(add_person, hub.workshop_id, given_name=name)
    assert small.empty.words.text() == "No groups yet. 4 people can be put into groups."
    assert small.make.isEnabled()
    push(small, "groups.empty.make")
    qtbot.waitUntil(small.making.bar.accept.isVisible, timeout=10_000)
    push(small, "groups.draft.accept")
    assert [len(group.seats) for group in first(small).groups] == [2, 1, 1]


def test_the_sample_shows_three_groups_with_bars_in_words(page: GroupsPage) -> None:
    assert page.stack.currentIndex() == GROUPS
    assert [frame.title.text() for frame in page.boards.frames] == ["Group A", "Group B", "Group C"]
    assert len(page.boards.chips) == 30
    bars = [bar.accessibleName() for bar in page.boards.frames[0].bars._bars]
    assert bars[0] == "Gender: \u2068Woman 5\u2069 · \u2068Man 5\u2069; as even as it can be"
    assert bars[1] == "Country: 10 of 10 possible; as even as it can be"
    assert chip(page, "Sulastri").accessibleName().startswith("Sulastri, Indonesia, ")
    assert page.rules.mix.text().strip() == "Mix: Gender, Country and Sector"
    assert page.rules.session.accessibleName().startswith("Meets in: Tue")
    page.choose_set(page.board.sets[1].id)
    assert chip(page, "Lin").accessibleName().endswith("group C, Rapporteur, pinned")


# ---- by hand


def test_dragging_somebody_to_another_group_moves_them_and_the_bars_tell_before(
    page: GroupsPage, sample: Store
) -> None:
    target, frame = chip(page, "Sulastri"), page.boards.frames[1]
    person, before = target.person.id, home(page, target.person.id)
    assert before != "B"
    place = frame.geometry().topLeft() + QPoint(40, 10)
    carry(page, target, place)
    shown = frame.bars.shown[0]
    assert shown.size == 11
    assert dict(shown.counts) == {"Woman": 6, "Man": 5, "": 0}
    assert home(page, person) == before  # nothing is done before the drop
    drop(page, place)
    assert home(page, person) == "B"
    assert frame.count.text() == "11 of 10"
    assert frame.count.property("tone") == "warning"
    sample.undo()
    assert home(page, person) == before
    assert frame.count.text() == "10"


def test_dragging_somebody_onto_another_person_swaps_them_and_escape_gives_up(page: GroupsPage) -> None:
    one, other = chip(page, "Sulastri"), chip(page, "Zhao Wenbo")
    was = home(page, one.person.id), home(page, other.person.id)
    carry(page, one, other.geometry().center())
    assert other.flagged("aimed")
    assert page.footer.words.sentence.startswith("Dropped here: ")
    page.work.do("escape")
    drop(page, other.geometry().center())
    assert not page.footer.words.sentence.startswith("Dropped here: ")
    assert (home(page, one.person.id), home(page, other.person.id)) == was
    carry(page, one, other.geometry().center())
    drop(page, other.geometry().center())
    assert (home(page, other.person.id), home(page, one.person.id)) == was
    assert [len(group.seats) for group in first(page).groups] == [10, 10, 10]


def test_a_property_less_leaves_no_gap_above_the_people(page: GroupsPage) -> None:
    def gap() -> int:
        frame = page.boards.frames[0]
        return page.boards.people_in(0)[0].y() - frame.y() - frame.bars.geometry().bottom()

    before = gap()
    page.rules.mix_given.emit(["gender"])
    QTest.qWait(20)
    assert abs(gap() - before) <= 2
    page.rules.mix_given.emit(["gender", "country", "sector", "language"])
    QTest.qWait(20)
    assert abs(gap() - before) <= 2


def test_two_who_are_selected_are_swapped_kept_apart_and_pinned_with_buttons(page: GroupsPage) -> None:
    one, other = chip(page, "Sulastri"), chip(page, "Zhao Wenbo")
    was = home(page, one.person.id), home(page, other.person.id)
    press(page, one)
    assert page.findChild(QPushButton, "groups.act.swap").isEnabled() is False  # type: ignore[union-attr]
    press(page, other, Mod.ControlModifier)
    push(page, "groups.act.swap")
    assert (home(page, other.person.id), home(page, one.person.id)) == was
    push(page, "groups.act.apart")
    (pair,) = the_set(page).pairs
    assert {pair.one, pair.other} == {one.person.id, other.person.id}
    assert pair.bond is Bond.APART
    assert page.rules.pairs.text().strip() == "1 pair"
    push(page, "groups.act.pin")
    assert all(page.boards.chips[each.person.id].seat.pinned for each in (one, other))  # type: ignore[union-attr]
    assert page.findChild(QPushButton, "groups.act.pin").text() == "Unpin"  # type: ignore[union-attr]


def test_the_menu_moves_and_swaps_without_dragging(page: GroupsPage) -> None:
    target = chip(page, "Sulastri")
    there = next(group for group in first(page).groups if target.person.id not in group.people)
    press(page, target)
    page.work.open_menu(target.person.id, QPoint(10, 10))
    menu = page.work.menu
    assert menu is not None
    menu.findChild(QAction, f"groups.move.{there.name}").trigger()  # type: ignore[union-attr]
    menu.close()
    assert home(page, target.person.id) == there.name
    other = next(group for group in first(page).groups if target.person.id not in group.people).people[0]
    names = home(page, target.person.id), home(page, other)
    page.work.open_menu(target.person.id, QPoint(10, 10))
    page.work.menu.findChild(QAction, f"groups.swap.{other}").trigger()  # type: ignore[union-attr]
    assert page.work.menu is not None
    page.work.menu.close()
    assert (home(page, other), home(page, target.person.id)) == names


def test_the_keyboard_walks_moves_pins_and_takes_out(page: GroupsPage) -> None:
    start = page.boards.people_in(0)[0].person.id
    page.boards.focus_on(start)
    key(page, Key.Key_Down)
    assert page.boards.current == page.boards.people_in(0)[1].person.id
    key(page, Key.Key_Right)
    assert page.boards.current in [each.person.id for each in page.boards.people_in(1)]
    key(page, Key.Key_Left)
    key(page, Key.Key_Home)
    assert page.boards.current == start
    key(page, Key.Key_Right, Mod.AltModifier)
    assert home(page, start) == "B"
    assert page.boards.current == start
    assert page.boards.chips[start].hasFocus()
    key(page, Key.Key_P)
    seat = page.work.seat(start)
    assert seat is not None
    assert seat.pinned
    key(page, Key.Key_R)
    assert page.work.seat(start).part == "rapporteur"  # type: ignore[union-attr]
    key(page, Key.Key_Left, Mod.AltModifier)
    key(page, Key.Key_Left, Mod.AltModifier)  # there is nothing further at the left
    assert home(page, start) == "A"
    other = page.boards.people_in(2)[0].person.id
    key(page, Key.Key_Space)
    page.boards.select([start, other])
    key(page, Key.Key_X, Mod.ControlModifier | Mod.ShiftModifier)
    assert (home(page, start), home(page, other)) == ("C", "A")
    page.boards.select([other])
    page.boards.focus_on(other)
    key(page, Key.Key_Delete)
    assert home(page, other) == ""
    assert page.boards.spare.isVisible()


# ---- sets, rounds and who has met whom


def test_two_rounds_are_made_shown_and_told_with_their_bound(qtbot: QtBot, page: GroupsPage) -> None:
    page.rules.rounds.setValue(2)
    assert page.head.rounds.count() == 2
    push(page, "groups.make")
    wait_for_proposal(qtbot, page)
    push(page, "groups.draft.accept")
    assert "36 repeated meetings" in page.footer.words.sentence
    page.head.rounds.setCurrentIndex(1)
    assert len(page.boards.chips) == 30
    page.head.matrix.click()
    assert page.stack.currentIndex() == MET
    assert sum(page.matrix.times(one, other) for one in page.matrix.people for other in page.matrix.people) == 2 * 270
    QTest.keyClick(page.matrix, Key.Key_Right)
    one, other = page.matrix.people[:2]
    assert page.matrix.at == (0, 1)
    assert page.matrix.sentence().startswith(f"{one.name} and {other.name}")
    assert page.footer.words.sentence.startswith(page.matrix.sentence())
    page.footer.earlier.setChecked(True)
    assert sum(page.matrix.times(one, other) for one in page.matrix.people for other in page.matrix.people) == 3 * 270


def test_sets_are_added_copied_and_deleted(page: GroupsPage) -> None:
    page._manage("copy")
    assert page.head.picker.currentText() == "Day 2 clinics (copy)"
    page._manage("delete")
    assert [page.head.picker.itemText(at) for at in range(page.head.picker.count())] == [
        "Day 2 clinics",
        "Day 4 clinics",
    ]
    page.hub.do(group_members.take_out_members, [first(page).groups[0].seats[0].id])
    page.reveal("group_member", the_set(page).rounds[0].groups[1].seats[0].id)
    assert len(page.boards.selection) == 1


def test_a_session_leads_to_its_groups(qtbot: QtBot, window: Window) -> None:
    window.go("agenda")
    agenda = window.pages["agenda"]
    assert isinstance(agenda, AgendaPage)
    clinic = next(card for card in agenda.agenda.cards if card.code == "S036")
    agenda.open_session(clinic.id)
    button = agenda.inspector.groups
    qtbot.waitUntil(button.isVisible)
    button.click()
    groups_page = window.page()
    assert isinstance(groups_page, GroupsPage)
    assert groups_page.head.picker.currentText() == "Day 4 clinics"
    assert window.sidebar.buttons["groups"].isChecked()


def test_more_groups_than_people_and_sizes_that_do_not_fit_are_told(qtbot: QtBot, page: GroupsPage) -> None:
    page.rules.count.setValue(40)
    push(page, "groups.make")
    qtbot.waitUntil(lambda: page.making.bar.property("tone") == "warning", timeout=10_000)
    assert page.making.bar.words.text()
    page.making.discard()
    page.rules.sizes.setText("10, 10, 9")
    page.rules.sizes.editingFinished.emit()
    assert (the_set(page).count, the_set(page).sizes) == (3, (10, 10, 9))
    push(page, "groups.make")
    assert page.making.bar.words.text() == "The sizes add up to 29, but 30 people belong into the groups."
    page.rules.sizes.setText("ten")
    page.rules.sizes.editingFinished.emit()
    assert page.rules.sizes.property("invalid") == "true"


def test_a_hundred_people_do_not_hold_up_the_window(qtbot: QtBot, page: GroupsPage) -> None:
    for number in range(70):
        page.hub.store.do(add_person, page.hub.workshop_id, given_name=f"Guest {number}")
    page.hub.do(groups.set_group_count, the_set(page).id, 20)
    start = time.perf_counter()
    page.renew()
    qtbot.wait(1)
    assert time.perf_counter() - start < 0.3
    assert len(page.boards.chips) == 100
