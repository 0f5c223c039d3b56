"""The new-workshop wizard: task 1 of the usability tests, and what keeps a plan from being made."""

import datetime as dt

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget

from workshopplanner.core.kinds import Severity
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.findings import findings
from workshopplanner.queries.themes import themes
from workshopplanner.queries.workshops import workshop
from workshopplanner.ui.window import Window
from workshopplanner.ui.wizard.page import Wizard
from workshopplanner.ui.wizard.steps import next_monday

THEMES = "\n".join(f"T{number} · Theme {number}" for number in range(1, 9))


def press(top: QWidget, name: str) -> None:
    button = top.findChild(QPushButton, name)
    assert button is not None
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(4, 4))


def opened(empty_window: Window) -> Wizard:
    empty_window.desk.open_first(None)
    empty_window.new_workshop()
    page = empty_window.pages["wizard"]
    assert isinstance(page, Wizard)
    return page


def test_a_five_day_workshop_takes_four_clicks_and_a_paste(empty_window: Window) -> None:
    empty_window.desk.open_first(None)
    press(empty_window, "welcome.new")
    page = empty_window.pages["wizard"]
    assert empty_window.focusWidget() is page.findChild(QWidget, "wizard.name")
    QTest.keyClicks(empty_window.focusWidget(), "Tashkent 2027")  # the proposed name is selected, so it is replaced
    press(empty_window, "wizard.next")
    QApplication.clipboard().setText(THEMES)
    lines = empty_window.focusWidget()
    assert isinstance(lines, QPlainTextEdit)
    lines.paste()
    press(empty_window, "wizard.next")
    press(empty_window, "wizard.create")

    hub = empty_window.hub
    assert hub is not None
    assert empty_window.current == "agenda"
    made = hub.ask(workshop, hub.workshop_id)
    assert (made.title, made.days, made.first) == ("Tashkent 2027", 5, next_monday(dt.date.today()))  # noqa: DTZ011
    week = hub.ask(agenda, hub.workshop_id)
    assert {card.day_id for card in week.cards} == {day.id for day in week.days}
    assert all(theme.planned_minutes for theme in hub.ask(themes, hub.workshop_id))
    assert len(hub.ask(themes, hub.workshop_id)) == 8
    found = hub.ask(findings, hub.workshop_id)
    assert [finding for finding in found if finding.severity is not Severity.HINT] == []

    assert empty_window.toast.isVisible()
    empty_window.toast.button.click()  # Undo
    assert empty_window.current == "welcome"


def test_the_preview_is_what_is_made(empty_window: Window) -> None:
    page = opened(empty_window)
    page.themes.lines.setPlainText(THEMES)
    page.rhythm.closing.setChecked(False)
    page.basics.days.setValue(3)
    shown = page.preview.sessions
    page.create_workshop()
    hub = empty_window.hub
    assert hub is not None
    week = hub.ask(agenda, hub.workshop_id)
    number = {day.id: day.number for day in week.days}
    made = [(number[card.day_id or 0], card.starts, card.minutes, card.title, card.type) for card in week.cards]
    assert made == [(plan.day, plan.starts, plan.minutes, plan.title, plan.type) for plan in shown]


def test_what_keeps_a_plan_from_being_made_is_said_at_once(empty_window: Window) -> None:
    page = opened(empty_window)
    create = page.findChild(QPushButton, "wizard.create")
    problem = page.findChild(QLabel, "wizard.problem")
    assert create is not None
    assert problem is not None
    assert create.isEnabled()
    assert not problem.isVisible()
    page.basics.name.clear()
    assert not create.isEnabled()
    assert problem.isVisible()
    assert problem.text() == "A workshop needs a name."
    page.basics.name.setText("Tashkent")
    assert create.isEnabled()


def test_the_time_zone_follows_the_city_until_one_is_chosen(empty_window: Window) -> None:
    page = opened(empty_window)
    page.basics.city.setText("Seoul")
    page.basics.city.editingFinished.emit()
    assert page.plan().time_zone == "Asia/Seoul"
    page.basics.zone.setCurrentIndex(page.basics.zone.findData("Asia/Tokyo"))
    page.basics.zone.activated.emit(page.basics.zone.currentIndex())
    page.basics.city.setText("Bangkok")
    page.basics.city.editingFinished.emit()
    assert page.plan().time_zone == "Asia/Tokyo"


def test_enter_goes_on_and_escape_leaves(empty_window: Window) -> None:
    page = opened(empty_window)
    QTest.keyClick(page.basics.name, Qt.Key.Key_Return)
    assert empty_window.focusWidget() is page.themes.lines
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert empty_window.current == "welcome"
    assert "wizard" not in empty_window.pages


def test_the_example_themes_are_the_eight_of_seoul(empty_window: Window) -> None:
    page = opened(empty_window)
    page.findChild(QPushButton, "wizard.step2").click()  # type: ignore[union-attr]
    press(page, "wizard.themes.example")
    assert len(page.themes.themes()) == 8
    assert page.preview.summary() == "5 days · 41 sessions · 8 of 8 themes placed"


def test_the_shipped_countries_are_offered(empty_window: Window) -> None:
    page = opened(empty_window)
    korea = page.basics.country.findText("Republic of Korea")
    assert korea > 0
    page.basics.country.setCurrentIndex(korea)
    assert page.plan().country_id is not None
