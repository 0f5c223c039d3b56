"""What is asked on the Issues page: the reason to accept a finding, and the limits of the rules."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from workshopplanner.core.findings import Finding
from workshopplanner.core.thresholds import LIMITS, value
from workshopplanner.language import _
from workshopplanner.ui.agenda.popover import Popover
from workshopplanner.ui.overview.parts import plain
from workshopplanner.ui.widgets import named, padded


class ReasonPopover(Popover):
    """Asks why a finding is accepted."""

    given = Signal(object, str)

    def __init__(self, parent: QWidget, finding: Finding) -> None:
        super().__init__(parent, "issues.reason", _("Accept this issue"), _("&Accept"))
        self._finding = finding
        self.body.addWidget(plain(finding.sentence, wrap=True))
        self.reason = named(QLineEdit(finding.reason), "issues.reason.text", _("Reason"))
        self.reason.setPlaceholderText(_("Why is this all right?"))
        self.body.addWidget(self.reason)
        self.finish()
        self.reason.textChanged.connect(self._judge)
        self._judge()
        self.reason.setFocus()

    def _judge(self) -> None:
        self.primary.setEnabled(bool(self.reason.text().strip()))

    def accept(self) -> None:
        """Say the reason."""
        if self.reason.text().strip():
            self.close()
            self.given.emit(self._finding, self.reason.text())


class LimitsPopover(Popover):
    """Changes the limits of the rules for this workshop."""

    given = Signal(object)  # {name: value} of those that differ from before

    def __init__(self, parent: QWidget, chosen: dict[str, int]) -> None:
        super().__init__(parent, "issues.limits", _("Limits of the issues"), _("&Save"))
        self._before = {limit.name: value(chosen, limit.name) for limit in LIMITS}
        self.fields: dict[str, QSpinBox] = {}
        grid = QGridLayout()
        for row, limit in enumerate(LIMITS):
            field = named(padded(QSpinBox()), f"issues.limits.{limit.name}", _(limit.label))
            field.setRange(limit.least, limit.most)
            field.setValue(self._before[limit.name])
            label = QLabel(_(limit.label))
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            self.fields[limit.name] = field
        self.body.addLayout(grid)
        reset = named(QPushButton(_("&Usual limits")), "issues.limits.reset", _("Usual limits"))
        reset.clicked.connect(self._reset)
        self.add_button(reset)
        self.finish()

    def _reset(self) -> None:
        for limit in LIMITS:
            self.fields[limit.name].setValue(limit.default)

    def accept(self) -> None:
        """Say which limits are others now."""
        now = {name: field.value() for name, field in self.fields.items()}
        self.close()
        self.given.emit({name: number for name, number in now.items() if number != self._before[name]})
