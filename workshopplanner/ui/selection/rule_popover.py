"""All of a rule at once: what it counts, its figures, whether it must be kept, and who else counts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QWidget

from workshopplanner.core.kinds import QuotaKind, Role, label
from workshopplanner.core.selection_features import dimension_title, dimensions, value_title, values_of
from workshopplanner.core.selection_pool import Pool, Quota, Wish
from workshopplanner.core.selection_rows import written
from workshopplanner.language import N_, _
from workshopplanner.ui import fields
from workshopplanner.ui.agenda.popover import Popover
from workshopplanner.ui.widgets import named, padded

NAME = "selection.rule"
_KINDS = {
    QuotaKind.COUNT: N_("People with a value"),
    QuotaKind.EACH: N_("People of each value"),
    QuotaKind.DIFFERENT: N_("Different values"),
}


class RulePopover(Popover):
    """Asks for a rule, new or known."""

    given = Signal(object)  # Wish

    def __init__(self, parent: QWidget, pool: Pool, quota: Quota | None) -> None:
        title = _("A rule") if quota is None else _("Edit the rule")
        super().__init__(parent, NAME, title, _("Add") if quota is None else _("Set"))
        self._pool, self._known = pool, quota
        wish = quota or Wish(QuotaKind.COUNT, "gender", "woman")
        self.kind = fields.choice([(_(text), kind) for kind, text in _KINDS.items()], wish.kind)
        self.dimension = fields.searchable(
            [(dimension_title(pool, each), each) for each in dimensions(pool)], wish.dimension
        )
        self.value = QComboBox()
        self.value.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.value.setMinimumContentsLength(18)
        self.least, self.most = (
            QLineEdit("" if each is None else written(each, wish.share)) for each in (wish.least, wish.most)
        )
        self.share = QCheckBox(_("Per cent of all who are counted"))
        self.share.setChecked(wish.share)
        self.hard = QCheckBox(_("Must be kept; otherwise it is aimed at"))
        self.hard.setChecked(wish.hard)
        self.weight = padded(QDoubleSpinBox())
        self.weight.setRange(0.1, 100.0)
        self.weight.setSingleStep(0.5)
        self.weight.setValue(wish.weight)
        self.role = fields.choice(
            [(_("Participants only"), None), *((label(each), each) for each in Role if each is not Role.PARTICIPANT)],
            wish.roles[0] if wish.roles else None,
        )
        self.day = fields.date(wish.as_at or pool.first or pool.today)
        self._lay_out(wish.value)

    def _lay_out(self, value: str) -> None:
        self.form = form = fields.Form(NAME)
        form.field("kind", _("C&ount"), self.kind)
        form.field("dimension", _("&Property"), self.dimension)
        form.field("value", _("&Value"), self.value)
        form.field("least", _("At &least"), self.least)
        form.field("most", _("At &most"), self.most)
        form.wide(named(self.share, f"{NAME}.share", self.share.text()))
        form.wide(named(self.hard, f"{NAME}.hard", self.hard.text()))
        form.field("weight", _("&Weight as an aim"), self.weight)
        form.field("role", _("&Counts also"), self.role)
        form.field("day", _("Status as &at"), self.day)
        self.body.addLayout(form)
        self.finish()
        self.kind.currentIndexChanged.connect(self._fit)
        self.dimension.currentIndexChanged.connect(self._offer)
        self.hard.toggled.connect(self._fit)
        self._offer()
        self.value.setCurrentIndex(max(0, self.value.findData(value)))
        self.least.setFocus()

    def _offer(self) -> None:
        dimension = str(self.dimension.currentData())
        self.value.clear()
        for each in values_of(self._pool, dimension):
            self.value.addItem(value_title(self._pool, dimension, each), each)
        self._fit()

    def _fit(self) -> None:
        kind = QuotaKind(self.kind.currentData())  # Qt hands out the text of a member
        self.value.setEnabled(kind is QuotaKind.COUNT)
        self.share.setEnabled(kind is not QuotaKind.DIFFERENT)
        self.weight.setEnabled(not self.hard.isChecked())
        self.day.setEnabled(self.dimension.currentData() == "party")

    def _figure(self, field: QLineEdit, share: bool) -> float | None:
        text = field.text().strip().rstrip("%").replace(",", ".")
        try:
            return float(text) / (100 if share else 1) if text else None
        except ValueError:
            return -1.0  # refused in words by the command

    def accept(self) -> None:
        """Give the rule."""
        kind = QuotaKind(self.kind.currentData())
        share = self.share.isChecked() and kind is not QuotaKind.DIFFERENT
        dimension = str(self.dimension.currentData())
        role = self.role.currentData()
        party = dimension == "party"
        wish = Wish(
            kind,
            dimension,
            str(self.value.currentData() or "") if kind is QuotaKind.COUNT else "",
            self._figure(self.least, share),
            self._figure(self.most, share),
            share,
            self.hard.isChecked(),
            self.weight.value(),
            (Role(role),) if role is not None else (),
            fields.date_of(self.day) if party else None,
            self._known.active if self._known is not None else True,
        )
        self.close()
        self.given.emit(wish)
