"""The new-workshop wizard: three steps at the left, the week they make at the right."""

import datetime as dt
import zoneinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.commands import workshops
from workshopplanner.core import rhythm
from workshopplanner.language import _
from workshopplanner.queries.country_lists import country_choices
from workshopplanner.queries.rhythms import rhythms
from workshopplanner.ui.days.notes import warm
from workshopplanner.ui.widgets import named
from workshopplanner.ui.wizard.preview import WeekPreview
from workshopplanner.ui.wizard.steps import Basics, Rhythm, Themes, plan_of

if TYPE_CHECKING:
    from workshopplanner.ui.window import Window

PREVIEW_FROM = 760  # pixels of width from which the preview stands beside the steps


class Wizard(QWidget):
    """Makes a whole workshop in one undoable step; Create is there from the first step on."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        assert window.hub is not None  # the welcome page opens a project first
        named(self, "page.wizard", _("New workshop"))
        self._window, self._hub = window, window.hub
        zones = sorted(zoneinfo.available_timezones())
        self.basics = Basics(self._hub.ask(country_choices), zones, dt.date.today())  # noqa: DTZ011 (a date on the wall)
        self.themes, self.rhythm = Themes(), Rhythm(self._hub.ask(rhythms))
        warm()
        self.preview = WeekPreview()
        self._summary = named(QLabel(), "wizard.summary")
        self._problem = named(QLabel(), "wizard.problem")
        self._steps = named(QStackedWidget(), "wizard.steps")
        self._marks: list[QPushButton] = []
        for at, title in enumerate((_("Basics"), _("Themes"), _("Rhythm"))):
            self._marks.append(self._mark(at, title))
        for step in (self.basics, self.themes, self.rhythm):
            self._steps.addWidget(step)
            step.changed.connect(self.refresh)
        self._lay_out()
        self._go(0)
        self.refresh()

    def _mark(self, at: int, title: str) -> QPushButton:
        words = _("{number}  {title}").format(number=at + 1, title=title)
        mark = named(QPushButton(words), f"wizard.step{at + 1}", words)
        mark.setProperty("flat", "true")
        mark.setProperty("step", at)
        mark.setCheckable(True)
        mark.clicked.connect(self._go_to_mark)
        return mark

    def _lay_out(self) -> None:
        heading = QLabel(_("New workshop"))
        heading.setProperty("role", "heading")
        copy = named(QPushButton(_("Copy an earlier workshop instead…")), "wizard.copy")
        copy.setAccessibleName(_("Copy an earlier workshop instead"))
        copy.setProperty("link", "true")
        copy.setVisible(bool(self._hub.workshop_id))
        copy.clicked.connect(self._window.dialogs.copy_workshop)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(copy)
        marks = QHBoxLayout()
        marks.setSpacing(4)
        for mark in self._marks:
            marks.addWidget(mark)
        marks.addStretch(1)
        self._problem.setProperty("tone", "error")
        self._problem.setWordWrap(True)
        self._problem.setMargin(8)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._steps)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(top)
        left.addLayout(marks)
        left.addWidget(scroll, 1)
        left.addWidget(self._problem)
        left.addLayout(self._buttons())
        self._side = QFrame()
        self._side.setProperty("panel", "card")
        right = QVBoxLayout(self._side)
        right.setContentsMargins(12, 8, 12, 12)
        self._summary.setProperty("role", "section")
        right.addWidget(self._summary)
        right.addWidget(self.preview, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 12)
        row.setSpacing(16)
        row.addLayout(left, 2)
        row.addWidget(self._side, 3)

    def _buttons(self) -> QHBoxLayout:
        self._cancel = named(QPushButton(_("Cancel")), "wizard.cancel", _("Cancel"))
        self._back = named(QPushButton(_("&Back")), "wizard.back", _("Back"))
        self._next = named(QPushButton(_("&Next")), "wizard.next", _("Next"))
        self._create = named(QPushButton(_("&Create workshop")), "wizard.create", _("Create workshop"))
        self._create.setProperty("primary", "true")
        self._cancel.clicked.connect(self._leave)
        self._back.clicked.connect(self._go_back)
        self._next.clicked.connect(self._go_on)
        self._create.clicked.connect(self.create_workshop)
        row = QHBoxLayout()
        row.addWidget(self._cancel)
        row.addStretch(1)
        for button in (self._back, self._next, self._create):
            row.addWidget(button)
        return row

    # ---- going from step to step

    def _go(self, at: int) -> None:
        self._steps.setCurrentIndex(at)
        for number, mark in enumerate(self._marks):
            mark.setChecked(number == at)
        self._back.setVisible(at > 0)
        self._next.setVisible(at < 2)
        first: QWidget = (self.basics.name, self.themes.lines, self.rhythm.first())[at]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, QLineEdit):
            first.selectAll()

    def _go_on(self) -> None:
        self._go(min(self._steps.currentIndex() + 1, 2))

    def _go_back(self) -> None:
        self._go(max(self._steps.currentIndex() - 1, 0))

    def _go_to_mark(self) -> None:
        mark = self.sender()
        if mark is not None:
            self._go(mark.property("step"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self._next if self._next.isVisible() else self._create).click()
        elif event.key() == Qt.Key.Key_Escape:
            self._cancel.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go(self._steps.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= PREVIEW_FROM)

    # ---- the plan

    def plan(self) -> rhythm.WorkshopPlan:
        """Return the plan as it stands in the fields."""
        return plan_of(self.basics, self.themes, self.rhythm)

    def refresh(self) -> None:
        """Show what the fields would make, or what keeps them from it."""
        plan = self.plan()
        wrong = rhythm.problems(plan)
        self._problem.setText(" ".join(wrong))
        self._problem.setVisible(bool(wrong))
        self._create.setEnabled(not wrong)
        self.preview.show_plan(plan)
        self.basics.show_dates(rhythm.dates(plan) if not wrong else ())
        self._summary.setText(self.preview.summary())

    def create_workshop(self) -> None:
        """Make the workshop and go to its agenda."""
        workshop_id = self._hub.do(workshops.plan_workshop, self.plan())
        window = self._window
        window.choose_workshop(workshop_id)
        window.go("agenda")
        window.drop_page("wizard")
        window.toast.say(_("The week is filled; everything in it is a draft."), _("Undo"), window.steps.undo)

    def _leave(self) -> None:
        window = self._window
        window.go("overview")
        window.drop_page("wizard")
