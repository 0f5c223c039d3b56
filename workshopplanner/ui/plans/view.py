"""The page of one session's plan: objectives, steps by the minute, and a footer that never lies."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.commands import agenda as agenda_commands
from workshopplanner.commands import plan_steps as commands
from workshopplanner.commands import plans
from workshopplanner.core.plan_minutes import Fit, give_spare, refit, scale
from workshopplanner.core.plans import Plan, Sheet
from workshopplanner.language import _, ngettext
from workshopplanner.queries import plans as queries
from workshopplanner.ui import icons
from workshopplanner.ui.agenda.fields import EscapeFilter, NoteField
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.plans.cells import StepCells
from workshopplanner.ui.plans.footer import Footer
from workshopplanner.ui.plans.heading import headline, where_and_when
from workshopplanner.ui.plans.late import LateAid
from workshopplanner.ui.plans.objectives import Objectives
from workshopplanner.ui.plans.table import FREE, StepTable
from workshopplanner.ui.widgets import named, set_look


class PlanView(QWidget):
    """Shows the plan of one session and turns what is done to it into commands."""

    closed = Signal()
    materials_wanted = Signal()

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        named(self, "plan.page", _("Session plan"))
        self._hub = hub
        self._session_id = 0
        self.sheet: Sheet | None = None
        self._cells = StepCells(hub, self._added)
        self.table = StepTable(self._cells)
        self.footer = Footer()
        self.late = LateAid()
        self.objectives = Objectives()
        self.preparation = NoteField("plan.preparation", _("Preparation"))
        self._make_strip()
        self._lay_out()
        self._connect()
        self._live: Live | None = None

    # ---- the parts

    def _make_strip(self) -> None:
        self.back = self._button("back", _("Back"), "arrow-right" if self.isRightToLeft() else "arrow-left")
        self.back.setAccessibleName(_("Back to the agenda"))
        self.back.setToolTip(_("Back to the agenda (Esc)"))
        self.title = self._label("plan.title", "section")
        self.where = self._label("plan.where", "muted")
        self.outcomes = named(QToolButton(), "plan.outcomes")
        self.outcomes.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._outcomes = named(QMenu(self.outcomes), "plan.outcomes.menu", _("Outcomes"))
        self._outcomes.setToolTipsVisible(True)
        self.outcomes.setMenu(self._outcomes)
        self.templates = self._button("templates", _("Templates…"), "clipboard-list")
        self.materials = self._button("materials", _("Materials"), "list")

    def _button(self, name: str, text: str, icon: str) -> QPushButton:
        button = named(QPushButton(text), f"plan.{name}", text)
        icons.dress(button, icon)
        return button

    def _label(self, name: str, role: str) -> QLabel:
        label = named(QLabel(), name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 4, 16, 4)
        column.setSpacing(8)
        column.addLayout(self._strip())
        column.addLayout(self._above())
        column.addWidget(self.table, 1)
        column.addWidget(self.late)
        self.table.setMinimumHeight(self.fontMetrics().height() * 10)
        self._scroll = scroll = named(
            QScrollArea(), "plan.scroll"
        )  # with large letters the page is longer than the window
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.footer)

    def _strip(self) -> QGridLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.where)
        self._words = QWidget()
        self._words.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        self._top = QGridLayout()
        self._top.setHorizontalSpacing(8)
        self._top.addWidget(self.back, 0, 0)
        self._top.setColumnStretch(1, 1)
        for at, button in enumerate((self.outcomes, self.templates, self.materials), start=2):
            self._top.addWidget(button, 0, at)
        self._top.addWidget(self._words, 0, 1)
        return self._top

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * 115
        self._top.removeWidget(self._words)
        self._top.addWidget(self._words, *((1, 0, 1, 5) if narrow else (0, 1, 1, 1)))

    def _above(self) -> QHBoxLayout:
        above = QHBoxLayout()
        above.setSpacing(16)
        captions = (_("By the end participants can"), self.objectives, 3), (_("Preparation"), self.preparation, 2)
        for text, field, share in captions:
            part = QVBoxLayout()
            part.setSpacing(2)
            caption = QLabel(text)
            caption.setProperty("role", "caption")
            caption.setBuddy(field)
            part.addWidget(caption)
            part.addWidget(field)
            part.addStretch(1)
            above.addLayout(part, share)
        return above

    def _connect(self) -> None:
        self._escape = EscapeFilter(self)
        self._escape.pressed.connect(self.closed)
        self.installEventFilter(self._escape)
        self.back.clicked.connect(self.closed)
        self.materials.clicked.connect(self.materials_wanted)
        self.templates.clicked.connect(self._choose_template)
        self._outcomes.triggered.connect(self._set_outcomes)
        self.objectives.given.connect(self._set_objectives)
        self.preparation.given.connect(self._set_preparation)
        self.table.minutes_typed.connect(self._retime)
        self.table.moved.connect(self._move)
        self.table.insert_wanted.connect(self._insert)
        self.table.repeat_wanted.connect(self._repeat)
        self.table.removal_wanted.connect(self._delete)
        self.footer.give_wanted.connect(self._give)
        self.footer.scale_wanted.connect(self._scale)
        self.footer.slot_wanted.connect(self._set_slot)
        self.footer.late_wanted.connect(self.late.setVisible)
        self.late.given.connect(self._cut)

    # ---- showing

    def show_session(self, session_id: int) -> None:
        """Show the plan of a session, with the cursor where one would go on writing."""
        self._session_id = session_id
        self.footer.say("")
        self.footer.late.setChecked(False)
        if self._live is None:
            self._live = Live(self._hub, self, self._show, queries.sheet, self._asked)
        self._live.refresh()
        self.table.select(self.plan.steps[0].id if self.plan.steps else FREE, self.table.column_of("activity"))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(self.table, 0, 0)

    def _asked(self) -> tuple[Any, ...]:
        return (self._session_id,)

    def _show(self, sheet: Sheet | None) -> None:
        if sheet is None:
            self.closed.emit()
            return
        other = self.sheet is None or self.sheet.plan.session_id != sheet.plan.session_id
        if self.sheet is not None and (other or self.sheet.plan.steps != sheet.plan.steps):
            self.footer.say("")
        self.sheet = self._cells.sheet = sheet
        self.title.setText(headline(sheet))
        self.where.setText(where_and_when(sheet))
        self.objectives.show_objectives(sheet.plan.objectives, other)
        self.preparation.show_text(sheet.plan.preparation, other)
        self._show_outcomes(sheet)
        self.table.show_sheet(sheet)
        self.footer.show_plan(sheet.plan)
        self.late.show_plan(sheet.plan)

    def _show_outcomes(self, sheet: Sheet) -> None:
        served = [outcome for outcome in sheet.outcomes if outcome.id in sheet.card.outcomes]
        numbers = _(", ").join(str(outcome.number) for outcome in served)
        words = ngettext("Serves outcome {numbers}", "Serves outcomes {numbers}", len(served)).format(numbers=numbers)
        words = words if served else _("Serves no outcome yet")
        self.outcomes.setText(f"{words} ▾")
        self.outcomes.setAccessibleName(words)
        self.outcomes.setVisible(bool(sheet.outcomes))
        set_look(self.outcomes, "tone", "" if served else "warning")
        self._outcomes.clear()
        for outcome in sheet.outcomes:
            action = self._outcomes.addAction(f"{outcome.number} {_short(outcome.statement)}".replace("&", "&&"))
            action.setToolTip(outcome.statement)
            action.setObjectName(f"plan.outcome.{outcome.number}")
            action.setCheckable(True)
            action.setChecked(outcome in served)
            action.setData(outcome.id)

    @property
    def plan(self) -> Plan:
        """The plan that is shown."""
        assert self.sheet is not None  # a session is shown before anything can be done
        return self.sheet.plan

    @property
    def session_id(self) -> int:
        """The session that is shown."""
        return self._session_id

    def _retime(self, minutes: Mapping[int, int]) -> None:
        self.footer.show_plan(refit(self.plan, minutes) if minutes else self.plan)

    def reveal_step(self, step_id: int) -> bool:
        """Show a step; say whether it is one of this plan."""
        if self._live is not None:
            self._live.ensure()
        return self.table.flash(step_id)

    # ---- steps

    def _added(self, step_id: int, column: str) -> None:
        self.table.land(step_id, column)

    def _move(self, step_id: int, position: int) -> None:
        self._hub.do(plans.move_step, step_id, position)

    def _insert(self, position: int) -> None:
        told = {"position": position}
        step_id = self._hub.do(plans.add_step, self._session_id, _("New step"), 5, **told)
        self.table.write_at(step_id)

    def _repeat(self, step_id: int) -> None:
        self._hub.do(commands.duplicate_step, step_id)

    def _delete(self, rows: list[Any]) -> None:
        steps = [row.id for row in rows if row.id != FREE]
        if steps:
            self._hub.do(commands.delete_steps, steps)

    # ---- making it add up

    def _give(self, step_id: int | None) -> None:
        fit = give_spare(self.plan, step_id)
        self._fit(commands.give_spare_minutes, fit)

    def _scale(self) -> None:
        self._fit(commands.scale_steps, scale(self.plan.steps, self.plan.slot_minutes))

    def _fit(self, command: Any, fit: Fit) -> None:
        if fit.minutes:
            self._hub.do(command, self._session_id, fit.minutes)
        self.footer.say(_remains(fit.left))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # the button may be gone

    def _cut(self, minutes: Mapping[int, int]) -> None:
        self._hub.do(commands.cut_steps, self._session_id, minutes)
        self.footer.late.setChecked(False)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_slot(self, minutes: int) -> None:
        self._hub.do(agenda_commands.resize_session, self._session_id, minutes)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- the rest

    def _set_objectives(self, statements: list[str]) -> None:
        self._hub.do(plans.set_objectives, self._session_id, statements)

    def _set_preparation(self, text: str) -> None:
        self._hub.do(plans.set_preparation, self._session_id, text)

    def _set_outcomes(self, _action: QAction) -> None:
        ticked = [action.data() for action in self._outcomes.actions() if action.isChecked()]
        self._hub.do(agenda_commands.set_session_outcomes, self._session_id, ticked)

    def _choose_template(self) -> None:
        from workshopplanner.ui.plans.templates import Templates

        if self.sheet is not None:
            Templates(self, self._hub, self.sheet).open()


def _remains(left: int) -> str:
    if left > 0:
        words = ngettext(
            "{n} minute could not be given: the most minutes of the steps allow no more.",
            "{n} minutes could not be given: the most minutes of the steps allow no more.",
            left,
        )
    else:
        words = ngettext(
            "{n} minute could not be taken: the least minutes of the steps allow no less.",
            "{n} minutes could not be taken: the least minutes of the steps allow no less.",
            -left,
        )
    return words.format(n=abs(left)) if left else ""


def _short(statement: str) -> str:
    return statement if len(statement) <= 70 else f"{statement[:69]}…"
