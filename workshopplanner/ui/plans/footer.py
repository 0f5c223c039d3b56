"""The line below a plan: whether it adds up, and what would make it so. It never rounds and never hides a minute."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from workshopplanner.core.plan_minutes import mix
from workshopplanner.core.plans import Plan
from workshopplanner.language import _, ngettext
from workshopplanner.ui.agenda.words import apart
from workshopplanner.ui.header import HeaderLayout
from workshopplanner.ui.widgets import named, set_look


class Footer(QWidget):
    """Says what the steps add up to beside the slot."""

    give_wanted = Signal(object)  # the step, None for the last
    scale_wanted = Signal()
    slot_wanted = Signal(int)  # minutes of the session
    late_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self.total = self._label("plan.total", "section")
        self.note = self._label("plan.note", "")
        self.mix = self._label("plan.mix", "muted")
        self.give = named(QToolButton(), "plan.give")
        self.give.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.give.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._menu = named(QMenu(self.give), "plan.give.menu", _("Steps"))
        self.give.setMenu(self._menu)
        self.scale = named(QPushButton(), "plan.scale")
        self.slot = named(QPushButton(), "plan.slot")
        self.late = named(QPushButton(_("Started late…")), "plan.late", _("Started late…"))
        self.late.setCheckable(True)
        self._lay_out()
        self.give.clicked.connect(self._give_last)
        self._menu.triggered.connect(self._give_chosen)
        self.scale.clicked.connect(self.scale_wanted)
        self.slot.clicked.connect(self._set_slot)
        self.late.toggled.connect(self.late_wanted)

    def _label(self, name: str, role: str) -> QLabel:
        label = named(QLabel(), name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            label.setProperty("role", role)
        return label

    def _lay_out(self) -> None:
        self.total.setContentsMargins(6, 2, 6, 2)
        self.note.setWordWrap(True)
        self.note.setContentsMargins(6, 2, 6, 2)
        self.note.hide()
        self.mix.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = HeaderLayout()  # it breaks into lines where there is little room
        for widget in (self.total, self.give, self.scale, self.slot):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.late)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 8)
        column.setSpacing(4)
        column.addWidget(self.note)
        column.addLayout(row)
        column.addWidget(self.mix)

    # ---- showing

    def show_plan(self, plan: Plan) -> None:
        """Show a plan as it stands, or as it would stand with what is being typed."""
        self._plan = plan
        self.total.setText(balance(plan))
        self.total.setAccessibleName(self.total.text())
        set_look(self.total, "tone", "warning" if plan.steps and plan.spare else "")
        self.mix.setText(mix_words(plan))
        self.mix.setVisible(bool(plan.minutes))
        open_ended = bool(plan.steps) and plan.spare != 0
        for button in (self.give, self.scale, self.slot):
            button.setVisible(open_ended)
        self.late.setVisible(bool(plan.steps))
        if open_ended:
            self._offer(plan)

    def _offer(self, plan: Plan) -> None:
        _say(self.give, _give(plan.spare, _("last step")))
        _say(self.scale, _("Scale steps to {n}").format(n=plan.slot_minutes))
        slot = _("Shorten session to {n}") if plan.spare > 0 else _("Lengthen session to {n}")
        _say(self.slot, slot.format(n=plan.minutes))
        self.slot.setEnabled(plan.minutes > 0)
        named_steps = [(step.id, f"{step.position} · {step.activity}") for step in plan.steps]
        if [(action.data(), action.text()) for action in self._menu.actions()] != named_steps:
            self._menu.clear()
            for step_id, text in named_steps:
                action = self._menu.addAction(text.replace("&", "&&"))
                action.setData(step_id)
                action.setObjectName(f"plan.give.{step_id}")

    def say(self, sentence: str) -> None:
        """Say what could not be done, or nothing."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        set_look(self.note, "tone", "warning" if sentence else "")

    # ---- choosing

    def _give_last(self) -> None:
        self.give_wanted.emit(None)

    def _give_chosen(self, action: QAction) -> None:
        self.give_wanted.emit(action.data())

    def _set_slot(self) -> None:
        if self._plan is not None:
            self.slot_wanted.emit(self._plan.minutes)


def _say(button: QPushButton | QToolButton, text: str) -> None:
    button.setText(f"{text}  " if isinstance(button, QToolButton) else text)  # air before the arrow
    button.setAccessibleName(text)


def _give(spare: int, where: str) -> str:
    words = _("Give {n} min to {step}") if spare > 0 else _("Take {n} min from {step}")
    return words.format(n=abs(spare), step=where)


def balance(plan: Plan) -> str:
    """Return what a plan adds up to: "57 of 60 min · 3 min spare"."""
    total = apart(_("{planned} of {total} min").format(planned=plan.minutes, total=plan.slot_minutes))
    if not plan.steps:
        return _("{total} · no steps yet").format(total=total)
    if plan.spare > 0:
        rest = ngettext("{n} min spare", "{n} min spare", plan.spare).format(n=plan.spare)
    elif plan.spare < 0:
        rest = ngettext("{n} min too long", "{n} min too long", -plan.spare).format(n=-plan.spare)
    else:
        rest = _("adds up")
    return f"{total} · {apart(rest)}"


def mix_words(plan: Plan) -> str:
    """Return the mix of methods in words."""
    shares = mix(plan.steps)
    parts = [_("input {n} %").format(n=shares.input), _("active {n} %").format(n=shares.active)]
    if shares.other:
        parts.append(_("other or not stated {n} %").format(n=shares.other))
    return _("Method mix: {shares}").format(shares=" · ".join(map(apart, parts))) if plan.minutes else ""
