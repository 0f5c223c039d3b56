"""The Selection page: meters, locks, proposals and what follows them, driven by mouse and keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workshopplanner.commands import roster, selection
from workshopplanner.core.exports import Audience
from workshopplanner.core.kinds import Held, ParticipationStatus, QuotaKind, Role
from workshopplanner.core.selection_pool import Wish
from workshopplanner.queries.selection import decisions
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.selection.comparing import Comparing
from workshopplanner.ui.selection.page import SelectionPage
from workshopplanner.ui.selection.rule_popover import RulePopover

LEFT = Qt.MouseButton.LeftButton
Status = ParticipationStatus


@pytest.fixture
def page(qtbot: QtBot, sample_hub: Hub) -> SelectionPage:
    """The page on the Seoul sample."""
    return shown(qtbot, sample_hub)


@pytest.fixture
def cleared(qtbot: QtBot, sample_hub: Hub) -> SelectionPage:
    """The page on the Seoul sample with nobody chosen."""
    made = shown(qtbot, sample_hub)
    able = [each.id for each in made.pool.contenders if each.person.status is not Status.INELIGIBLE]
    sample_hub.do(roster.set_statuses, able, Status.APPLIED)
    return made


def shown(qtbot: QtBot, hub: Hub) -> SelectionPage:
    made = SelectionPage(hub)
    qtbot.addWidget(made)
    made.resize(1104, 660)
    made.show()
    qtbot.waitExposed(made)
    return made


def press(qtbot: QtBot, page: SelectionPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)


def click(qtbot: QtBot, page: SelectionPage, row_id: int, column: int = 1) -> None:
    place = page.model.index(page.model.place_of(row_id), column)
    page.table.scrollTo(place)
    QTest.mouseClick(page.table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, page.table.visualRect(place).center())


def person(page: SelectionPage, name: str) -> int:
    return next(each.id for each in page.pool.contenders if each.name == name)


def propose(qtbot: QtBot, page: SelectionPage) -> None:
    press(qtbot, page, "selection.propose")
    qtbot.waitUntil(lambda: not page.proposing.busy, timeout=20_000)


def kept(page: SelectionPage) -> list[bool]:
    return [row.meter.kept for row in page.meters.rows.values() if row.meter is not None]


def set_figure(qtbot: QtBot, page: SelectionPage, title: str, end: str, text: str) -> None:
    row = next(each for each in page.meters.rows.values() if each.title.text() == title)
    QTest.mouseClick(row.range, LEFT)
    field = getattr(row.editor, end)
    field.selectAll()
    QTest.keyClicks(field, text)


def test_the_sample_is_alive(qtbot: QtBot, page: SelectionPage) -> None:
    assert kept(page) == [True] * 6
    assert [row.title.text() for row in page.meters.rows.values()] == [
        "Seats",
        "Women",
        "Countries",
        "Per country",
        "Not Party",
        "Subregions",
    ]
    assert page.counts.sentence == "74 of 74 people shown"


def test_one_click_explains_and_two_rows_are_compared(qtbot: QtBot, page: SelectionPage) -> None:
    hamza, zainab = person(page, "Hamza Qureshi"), person(page, "Zainab Mirza")
    click(qtbot, page, hamza)
    assert page.panel.sentence.text().startswith("Out with 76.67: “at most 2 of each country (Pakistan)”")
    assert "Would enter if:" in page.panel.ways.text()
    place = page.model.index(page.model.place_of(zainab), 1)
    page.table.scrollTo(place)
    centre = page.table.visualRect(place).center()
    QTest.mouseClick(page.table.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, centre)
    assert page.panel.title.text() == "Zainab Mirza or Hamza Qureshi"
    assert "keeps all rules and costs 7.22" in page.panel.sentence.text()


def test_a_lock_by_click_and_by_key_moves_the_meters(qtbot: QtBot, page: SelectionPage) -> None:
    hamza = person(page, "Hamza Qureshi")
    click(qtbot, page, hamza, column=0)
    assert page.rules is not None
    assert page.rules.locks[hamza].held is Held.IN
    assert kept(page) == [False, True, True, False, True, True]
    assert page.meters.rows["seats"].range.text() == "\u206631/30\u2069"
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_O)
    assert page.rules.locks[hamza].held is Held.OUT
    assert kept(page) == [True] * 6
    QTest.keyClick(page.table, Qt.Key.Key_F)
    assert hamza not in page.rules.locks


def test_each_keystroke_is_tried_and_enter_keeps_it(qtbot: QtBot, page: SelectionPage, sample_hub: Hub) -> None:
    step = sample_hub.store.undo_step
    set_figure(qtbot, page, "Women", "least", "16")
    assert kept(page) == [True, False, True, True, True, True]
    assert sample_hub.store.undo_step == step
    row = next(each for each in page.meters.rows.values() if each.title.text() == "Women")
    QTest.keyClick(row.editor.least, Qt.Key.Key_Escape)
    assert kept(page) == [True] * 6
    set_figure(qtbot, page, "Women", "least", "15")
    QTest.keyClick(row.editor.least, Qt.Key.Key_Return)
    assert row.range.text() == "\u206615–16\u2069"
    assert not row.editor.isVisible()


def test_a_proposal_is_accepted_as_one_step(qtbot: QtBot, cleared: SelectionPage, sample_hub: Hub) -> None:
    page = cleared
    propose(qtbot, page)
    assert page.proposing.bar.words.text() == (
        "30 changes proposed. Proven optimal: total score 2453.33. Balance costs 48.33 points (1.9\u00a0%)"
        " against the plain top 30."
    )
    assert kept(page) == [True] * 6
    press(qtbot, page, "selection.proposal.accept")
    assert len(page.pool.chosen) == 30
    assert kept(page) == [True] * 6
    assert not page.proposing.bar.isVisible()
    waiting = [each for each in page.pool.contenders if each.rank is not None]
    assert {each.person.status for each in waiting} == {Status.WAITLISTED}
    (decided,) = sample_hub.ask(decisions, sample_hub.workshop_id)
    assert len(decided.verdicts) == 70
    assert all(each.reason for each in decided.verdicts)
    sample_hub.store.undo()
    page.freshen()
    assert not page.pool.chosen


def test_a_part_of_a_proposal_is_accepted_and_the_rest_discarded(qtbot: QtBot, cleared: SelectionPage) -> None:
    page = cleared
    propose(qtbot, page)
    best = page.model.rows[0].id
    click(qtbot, page, best)
    press(qtbot, page, "selection.proposal.some")
    assert page.pool.chosen == {best}
    propose(qtbot, page)
    press(qtbot, page, "selection.proposal.discard")
    assert page.pool.chosen == {best}
    assert page.proposing.proposed is None


def test_thinking_is_cancelled_and_leaves_nothing(qtbot: QtBot, cleared: SelectionPage) -> None:
    press(qtbot, cleared, "selection.propose")
    press(qtbot, cleared, "selection.proposal.cancel")
    assert not cleared.proposing.busy
    assert not cleared.proposing.bar.isVisible()
    assert not cleared.pool.chosen


def test_rules_that_contradict_are_relaxed_by_a_click(qtbot: QtBot, cleared: SelectionPage) -> None:
    page = cleared
    set_figure(qtbot, page, "Per country", "most", "1")
    propose(qtbot, page)
    bar = page.proposing.bar
    assert "No 30 people keep all of these rules" in bar.words.text()
    assert 1 <= len(bar.ways) <= 3
    assert not page.pool.chosen
    assert page.rules is not None
    before = page.rules.quotas
    press(qtbot, page, "selection.proposal.way1")
    qtbot.waitUntil(lambda: not page.proposing.busy, timeout=20_000)
    assert page.rules.quotas != before or page.rules.scenario.seats is not None
    press(qtbot, page, "selection.proposal.accept")
    assert all(kept(page))


def test_who_declines_is_replaced_in_three_clicks(qtbot: QtBot, page: SelectionPage) -> None:
    gone = person(page, "Zainab Mirza")
    click(qtbot, page, gone)
    press(qtbot, page, "selection.why.declined")
    assert page.meters.rows["seats"].range.text() == "\u206629/30\u2069"
    assert page.panel.next.text().endswith("All rules are kept.")
    press(qtbot, page, "selection.why.invite")
    assert len(page.pool.chosen) == 30
    assert kept(page) == [True] * 6


def test_everything_is_built_without_a_scenario(qtbot: QtBot, page: SelectionPage, sample_hub: Hub) -> None:
    assert page.rules is not None
    sample_hub.do(selection.delete_scenario, page.rules.id)
    assert page.begin.isVisible()
    press(qtbot, page, "selection.begin.common")
    assert [row.title.text() for row in page.meters.rows.values()] == ["Seats", "Women", "Per country"]
    page.rule_deeds.add_common(Wish(QuotaKind.DIFFERENT, "country"))
    row = next(each for each in page.meters.rows.values() if each.title.text() == "Countries")
    assert row.editor.least.hasFocus() or row.editor.isVisible()
    QTest.keyClicks(row.editor.least, "15")
    QTest.keyClick(row.editor.least, Qt.Key.Key_Return)
    assert page.rules.quotas[-1].least == 15


@pytest.mark.parametrize("key", ["after", "charts", "tiles", "decisions"])
def test_the_other_views(qtbot: QtBot, page: SelectionPage, key: str) -> None:
    page.show_view(key)
    checks: dict[str, Callable[[], bool]] = {
        "after": lambda: len(page.views.waiting.seats.rows) == 30,
        "charts": lambda: "Woman: 15 of 35" in page.views.charts.gender.toolTip(),
        "tiles": lambda: len(page.views.tiles.tiles) == 24,
        "decisions": lambda: page.views.deciding.words.text().startswith("Nothing has been decided yet"),
    }
    assert checks[key]()
    assert page.views.isVisible()
    assert not page.views.grab().isNull()


def test_one_comes_only_with_another_until_they_part(qtbot: QtBot, page: SelectionPage) -> None:
    hamza, zainab = person(page, "Hamza Qureshi"), person(page, "Zainab Mirza")
    click(qtbot, page, hamza)
    centre = page.table.visualRect(page.model.index(page.model.place_of(hamza) - 1, 1)).center()
    other = page.model.rows[page.model.place_of(hamza) - 1].id
    QTest.mouseClick(page.table.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, centre)
    assert page.panel.other_with_one.accessibleName().startswith("Hamza Qureshi only with")
    press(qtbot, page, "selection.why.bond.other")
    assert page.rules is not None
    assert [(each.participation_id, each.needs_id) for each in page.rules.bonds] == [(hamza, other)]
    assert "Comes only with" in page.panel.sentence.text()
    press(qtbot, page, "selection.why.part")
    assert page.rules.bonds == ()
    click(qtbot, page, zainab, column=0)
    page.panel.reason.setText("Speaks for the region")
    page.panel.reason.editingFinished.emit()
    assert page.rules.locks[zainab].reason == "Speaks for the region"


def test_a_rule_is_made_and_edited_whole(qtbot: QtBot, page: SelectionPage) -> None:
    page.rule_deeds.ask_other()
    popover = page.findChild(RulePopover)
    assert popover is not None
    popover.dimension.setCurrentIndex(popover.dimension.findData("sector"))
    popover.value.setCurrentIndex(popover.value.findData("academia"))
    assert popover.value.isEnabled()
    popover.least.setText("20")
    popover.share.setChecked(True)
    popover.hard.setChecked(False)
    popover.role.setCurrentIndex(popover.role.findData(Role.FACILITATOR))
    popover.accept()
    assert page.rules is not None
    made = page.rules.quotas[-1]
    assert (made.kind, made.dimension, made.value, made.least, made.share) == (
        QuotaKind.COUNT,
        "sector",
        "academia",
        0.2,
        True,
    )
    assert (made.hard, made.roles) == (False, (Role.FACILITATOR,))
    key = f"quota {made.id}"
    assert page.meters.rows[key].title.text() == "Academia (aim)"
    for deed, quotas in (("switch", 6), ("up", 6), ("aim", 6), ("remove", 5)):
        page.meters.deed_wanted.emit(key, deed)
        assert len(page.rules.quotas) == quotas


def test_scenarios_stand_side_by_side(qtbot: QtBot, page: SelectionPage) -> None:
    page.head.wanted.emit("copy")
    assert page.rules is not None
    assert page.rules.scenario.name == "Balanced (copy)"
    page.head.firm.setChecked(False)
    page.head.wanted.emit("compare")
    dialog = page.findChild(Comparing)
    assert dialog is not None
    qtbot.waitUntil(lambda: len(dialog.model.rows) == 2, timeout=20_000)
    assert [(row.name, row.shared) for row in dialog.model.rows] == [("Balanced", 30), ("Balanced (copy)", 30)]
    dialog.close()
    page.head.wanted.emit("delete")
    assert page.rules.scenario.name == "Balanced"


def test_who_could_replace_is_a_filter_until_another_is_chosen(qtbot: QtBot, page: SelectionPage) -> None:
    click(qtbot, page, person(page, "Zainab Mirza"))
    press(qtbot, page, "selection.why.replacing")
    assert page.model.rowCount() == 18
    press(qtbot, page, "selection.why.replacing")
    page.shown.activated.emit(0)
    assert page.model.rowCount() == 74
    page.shown.setCurrentIndex(page.shown.findData("waiting"))
    page.shown.activated.emit(page.shown.currentIndex())
    assert page.model.rowCount() == 6


def test_a_decision_is_noted_and_leaves_as_a_memo(
    qtbot: QtBot, cleared: SelectionPage, sample_hub: Hub, tmp_path: Path
) -> None:
    deciding = cleared.views.deciding
    assert not deciding.memos.button.isEnabled()
    propose(qtbot, cleared)
    press(qtbot, cleared, "selection.proposal.accept")
    cleared.show_view("decisions")
    (row,) = deciding.log.rows
    note = next(column for column in deciding.log.columns if column.key == "what")
    assert note.edit is not None
    note.edit(row, "The chair left the room.")
    assert sample_hub.ask(decisions, sample_hub.workshop_id)[0].note == "The chair left the room."
    said: list[str] = []
    deciding.memos.said.connect(said.append)
    for name, audience in (("all.docx", Audience.PUBLIC), ("committee.xlsx", Audience.TEAM)):
        deciding.memos.write(tmp_path / name, audience)
        qtbot.waitUntil((tmp_path / name).exists, timeout=20_000)
        qtbot.waitUntil(deciding.memos.button.isEnabled)
    assert said == [f"Written: {tmp_path / name}" for name in ("all.docx", "committee.xlsx")]
