"""The overview: lines that say who is counted, findings that lead somewhere, and the facts edited in place."""

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLabel, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from workshopplanner.commands.workshops import edit_project
from workshopplanner.core import overview as core
from workshopplanner.queries.history import headline
from workshopplanner.queries.overview import overview
from workshopplanner.queries.workshops import outcomes, workshop
from workshopplanner.store.store import Store
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.overview.page import OverviewPage
from workshopplanner.ui.overview.parts import CardBox

EVERYBODY = (
    "43 = 30 participants + 5 field-office specialists + 4 trainers + 1 partner guest + 1 organiser + 2 interpreters"
)


@pytest.fixture
def page(qtbot: QtBot, sample_hub: Hub) -> OverviewPage:
    shown = OverviewPage(sample_hub)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    shown.show()
    return shown


def test_the_lines_of_the_sample(sample: Store, sample_hub: Hub) -> None:
    lines = core.lines(sample.ask(overview, sample_hub.workshop_id))
    assert [(line.title, line.words, line.done, line.of) for line in lines] == [
        ("Programme", "46 sessions · 25 h taught · 8 of 8 themes placed", 8, 8),
        ("Participants chosen", "30 of 30 seats · 15 women, 14 men, 1 not stated · 17 countries (aim: 17)", 30, 30),
        ("Confirmed", "26 of 30 participants chosen · 4 invited, no answer yet", 26, 30),
        (
            "Attending in all",
            EVERYBODY,
            0,
            0,
        ),
    ]


def test_the_next_steps_of_a_small_workshop(store: Store, workshop_id: int) -> None:
    steps = core.next_steps(store.ask(overview, workshop_id))
    assert [(step.name, step.done) for step in steps] == [
        ("week", True),
        ("themes", False),
        ("leads", False),
        ("seats", False),
        ("confirm", False),
        ("drafts", False),
        ("export", False),
    ]
    assert steps[3].words == "fill 30 seats"


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 min"), (45, "45 min"), (120, "2 h"), (1605, "26 h 45")])
def test_lengths_are_told_as_people_tell_them(minutes: int, words: str) -> None:
    assert core.length(minutes) == words


def test_the_page_says_all_that_and_leads_on(qtbot: QtBot, page: OverviewPage) -> None:
    shown = page.findChild(QLabel, "overview.progress.confirmed")
    assert shown is not None
    assert shown.text() == "26 of 30 participants chosen · 4 invited, no answer yet"
    button = page.findChild(QPushButton, "overview.continue")
    assert button is not None
    assert button.text() == "Continue: have 4 participants confirm"
    with qtbot.waitSignal(page.wanted) as heard:
        button.click()
    assert heard.args == ["roster", "", 0]
    see = page.findChild(QPushButton, "overview.see.0")
    assert see is not None
    with qtbot.waitSignal(page.wanted) as heard:
        see.click()
    assert heard.args is not None
    assert heard.args[:2] == ["agenda", "session"]


def test_the_facts_are_edited_in_place_each_as_one_step(page: OverviewPage, sample_hub: Hub) -> None:
    page.reveal("workshop", sample_hub.workshop_id)
    assert page.inspecting
    before = sample_hub.store.seen
    city = page.findChild(QLineEdit, "overview.workshop.city")
    seats = page.findChild(QSpinBox, "overview.workshop.seats")
    first = page.findChild(QDateEdit, "overview.workshop.first")
    fictional = page.findChild(QCheckBox, "overview.workshop.fictional")
    donor = page.findChild(QLineEdit, "overview.project.donor")
    assert city is not None
    assert seats is not None
    assert first is not None
    assert fictional is not None
    assert donor is not None
    city.setText("Busan")
    city.editingFinished.emit()
    city.editingFinished.emit()  # leaving a field that was not changed is no step
    seats.setValue(32)
    seats.editingFinished.emit()
    first.setDate(QDate(2018, 6, 25))
    first.editingFinished.emit()
    fictional.click()
    donor.setText("Somebody")
    donor.editingFinished.emit()
    found = sample_hub.ask(workshop, sample_hub.workshop_id)
    assert (found.city, found.seats, found.first, found.fictional) == ("Busan", 32, dt.date(2018, 6, 25), False)
    assert sample_hub.store.seen == before + 5


def test_outcomes_are_added_changed_and_deleted(page: OverviewPage, sample_hub: Hub) -> None:
    page.reveal("outcome", 1)
    before = sample_hub.ask(outcomes, sample_hub.workshop_id)
    new = page.findChild(QLineEdit, "overview.outcomes.new")
    assert new is not None
    new.setText("write a periodic report")
    QTest.keyClick(new, Qt.Key.Key_Return)
    assert [each.statement for each in sample_hub.ask(outcomes, sample_hub.workshop_id)] == [
        *(each.statement for each in before),
        "write a periodic report",
    ]
    line = page.findChild(QLineEdit, "overview.outcome.1")
    assert line is not None
    line.setText("say why")
    line.editingFinished.emit()
    assert sample_hub.ask(outcomes, sample_hub.workshop_id)[0].statement == "say why"
    drop = page.findChild(QPushButton, "overview.outcome.1.delete")
    assert drop is not None
    drop.click()
    assert [each.statement for each in sample_hub.ask(outcomes, sample_hub.workshop_id)] == [
        *(each.statement for each in before[1:]),
        "write a periodic report",
    ]


def test_one_column_where_there_is_little_room(page: OverviewPage) -> None:
    page.resize(560, 700)
    assert page._columns == 1
    page.resize(1100, 700)
    assert page._columns == 2


def test_what_was_changed_lately_is_told_whatever_it_was(page: OverviewPage, sample_hub: Hub) -> None:
    lately = page.findChild(CardBox, "overview.lately")
    assert lately is not None
    sample_hub.do(edit_project, donor="Somebody")
    words = sample_hub.ask(headline, sample_hub.store.seen)
    item = lately.rows.itemAt(0)
    row = item.widget() if item is not None else None
    assert row is not None
    assert row.findChildren(QLabel)[1].text() == words  # after the time


def test_dates_and_place_stand_in_the_header(page: OverviewPage) -> None:
    shown = page.findChild(QLabel, "overview.when")
    assert shown is not None
    assert shown.text() == "Mon 18 Jun – Fri 22 Jun 2018 · Seoul"
