"""The aid for a late start: what to cut first, by how much, and why; applied with one click."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout

from workshopplanner.core.plan_minutes import CatchUp, Cut, cut_first
from workshopplanner.core.plans import Plan
from workshopplanner.language import _, ngettext
from workshopplanner.ui.agenda.words import apart
from workshopplanner.ui.widgets import named, padded

USUAL = 20


class LateAid(QFrame):
    """Asks how late it is and shows what that takes from the steps."""

    given = Signal(object)  # step to minutes

    def __init__(self) -> None:
        super().__init__()
        named(self, "plan.late.panel", _("Late start"))
        self.setProperty("panel", "card")
        self._plan: Plan | None = None
        self._found = CatchUp(0)
        self.minutes = named(padded(QSpinBox()), "plan.late.minutes", _("Started late by"))
        self.minutes.setRange(1, 240)
        self.minutes.setValue(USUAL)
        self.minutes.setSuffix(_(" min"))
        caption = QLabel(_("Started late by"))
        caption.setBuddy(self.minutes)
        self.apply = named(QPushButton(_("Shorten the steps")), "plan.late.apply", _("Shorten the steps"))
        self.words = named(QLabel(), "plan.late.words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (caption, self.minutes, self.apply):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(row)
        column.addWidget(self.words)
        self.minutes.valueChanged.connect(self._work_out)
        self.apply.clicked.connect(self._apply)
        self.hide()

    def show_plan(self, plan: Plan) -> None:
        """Work out the cuts of another plan."""
        self._plan = plan
        self._work_out()

    def _work_out(self) -> None:
        if self._plan is not None:
            self._found = cut_first(self._plan, self.minutes.value())
            self.words.setText("\n".join(told(self._plan, self._found)))
            self.words.setAccessibleName(self.words.text())
            self.apply.setEnabled(bool(self._found.cuts))

    def _apply(self) -> None:
        self.given.emit({cut.step_id: cut.after for cut in self._found.cuts})


def told(plan: Plan, found: CatchUp) -> list[str]:
    """Return the lines that tell how a late start is caught up."""
    steps = {step.id: step for step in plan.steps}
    lines = []
    if found.spare:
        spare = ngettext(
            "{n} minute is spare in the slot and goes first.",
            "{n} minutes are spare in the slot and go first.",
            found.spare,
        )
        lines.append(spare.format(n=found.spare))
    for at, cut in enumerate(found.cuts, start=1):
        step = steps[cut.step_id]
        line = _("{at}. {activity}: {before} → {after} min ({why})")
        after = apart(str(cut.after))
        lines.append(line.format(at=at, activity=step.activity, before=cut.before, after=after, why=_why(cut)))
    if found.left:
        left = ngettext(
            "{n} minute is still missing: lengthen the session, or give a step a smaller least.",
            "{n} minutes are still missing: lengthen the session, or give steps a smaller least.",
            found.left,
        )
        lines.append(left.format(n=found.left))
    return lines


def _why(cut: Cut) -> str:
    return {
        "energiser": _("energisers serve the mood"),
        "optional": _("optional: its least is 0"),
        "slack": _("down to its least"),
        "input": _("input can be handed out"),
    }[cut.reason]
