"""Plan templates: chosen with a preview, put into the plan, kept from it, renamed and deleted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.commands import plan_templates as commands
from workshopplanner.core.kinds import label
from workshopplanner.core.materials import lines_of
from workshopplanner.core.plan_templates import Fitted, PlanTemplate, TemplateStep, fitted, shipped
from workshopplanner.core.plans import Sheet
from workshopplanner.language import _, ngettext
from workshopplanner.queries.plan_templates import plan_templates
from workshopplanner.ui.agenda.words import apart
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.widgets import named, resize_within_screen


class Templates(QDialog):
    """Offers the shipped templates and one's own for the plan of a session."""

    def __init__(self, parent: QWidget, hub: Hub, sheet: Sheet) -> None:
        super().__init__(parent)
        named(self, "templates", _("Plan templates"))
        self.setWindowTitle(_("Plan templates"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._hub, self._plan, self._type = hub, sheet.plan, sheet.card.type
        self._templates: Sequence[PlanTemplate] = ()
        self._make_fields()
        self._lay_out()
        self.list.currentRowChanged.connect(self._chosen)
        self.list.itemDoubleClicked.connect(self._replace)
        self.scaled.toggled.connect(self._preview)
        self.replace.clicked.connect(self._replace)
        self.append.clicked.connect(self._append)
        self.rename.clicked.connect(self._rename)
        self.delete.clicked.connect(self._delete)
        self.keep.clicked.connect(self._keep)
        self.name.textChanged.connect(self._named)
        self._live = Live(hub, self, self._show, plan_templates, tuple)
        resize_within_screen(self, 820, 520)

    def _make_fields(self) -> None:
        self.list = named(QListWidget(), "templates.list", _("Templates"))
        self.preview = named(QPlainTextEdit(), "templates.preview", _("Preview"))
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.scaled = named(QCheckBox(), "templates.scaled")
        self.scaled.setText(_("Scale to the {n} min of the session").format(n=self._room(append=False)))
        self.scaled.setAccessibleName(self.scaled.text())
        self.scaled.setChecked(True)
        self.replace = self._button("replace", _("Use instead of the steps") if self._plan.steps else _("Use"))
        self.replace.setProperty("primary", "true")
        self.replace.setDefault(True)
        self.append = self._button("append", _("Add after the steps"))
        self.append.setVisible(bool(self._plan.steps))
        self.rename = self._button("rename", _("Rename"))
        self.delete = self._button("delete", _("Delete template"))
        self.name = named(QLineEdit(), "templates.name", _("Name of the template"))
        self.name.setPlaceholderText(_("Name of the template"))
        self.keep = self._button("keep", _("Keep this plan as a template"))
        self.close_button = self._button("close", _("Close"))
        self.close_button.clicked.connect(self.reject)

    def _button(self, name: str, text: str) -> QPushButton:
        button = named(QPushButton(text), f"templates.{name}", text)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.addWidget(self.list, 2)
        middle.addWidget(self.preview, 5)
        own = QHBoxLayout()
        own.addWidget(self.name, 1)
        for button in (self.keep, self.rename, self.delete):
            own.addWidget(button)
        below = QHBoxLayout()
        below.addWidget(self.scaled)
        below.addStretch(1)
        for button in (self.append, self.replace, self.close_button):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addLayout(own)
        column.addLayout(below)

    # ---- showing

    def _show(self, own: Sequence[PlanTemplate]) -> None:
        before = self._template()
        self._templates = (*own, *shipped())
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for template in self._templates:
            text = _("{name} · {n} min").format(name=template.name, n=template.minutes)
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, template.id)
            self.list.addItem(item)
        self.list.blockSignals(blocked)
        keys = [template.id or template.name for template in self._templates]
        key = (before.id or before.name) if before is not None else None
        kinds = [template.type for template in self._templates]
        usual = kinds.index(self._type) if self._type in kinds else 0
        self.list.setCurrentRow(keys.index(key) if key in keys else usual)
        self._chosen()

    def _template(self) -> PlanTemplate | None:
        at = self.list.currentRow()
        return self._templates[at] if 0 <= at < len(self._templates) else None

    def _chosen(self) -> None:
        template = self._template()
        own = template is not None and template.id is not None
        self.delete.setEnabled(own)
        self.name.setText(template.name if template is not None and own else "")
        self._named()
        self._preview()

    def _named(self) -> None:
        template, name = self._template(), self.name.text().strip()
        own = template is not None and template.id is not None
        self.rename.setEnabled(own and bool(name) and template is not None and name != template.name)
        self.keep.setEnabled(bool(name) and bool(self._plan.steps) and (template is None or name != template.name))

    def _room(self, append: bool) -> int:
        return self._plan.spare if append and self._plan.spare > 0 else self._plan.slot_minutes

    def _fitted(self, template: PlanTemplate, append: bool) -> Fitted:
        return fitted(template, self._room(append)) if self.scaled.isChecked() else Fitted(template.steps)

    def _preview(self) -> None:
        template = self._template()
        if template is not None:
            self.preview.setPlainText(told(template, self._fitted(template, append=False)))

    # ---- doing

    def _replace(self) -> None:
        self._use(append=False)

    def _append(self) -> None:
        self._use(append=True)

    def _use(self, append: bool) -> None:
        template = self._template()
        if template is not None:
            steps = self._fitted(template, append).steps
            command = commands.apply_plan_template
            self._hub.do(command, self._plan.session_id, steps, template.preparation, append=append)
            self.accept()

    def _keep(self) -> None:
        kept = " ".join(self.name.text().split()).casefold()
        self._hub.do(commands.save_plan_template, self._plan.session_id, self.name.text())
        names = [template.name.casefold() for template in self._templates]
        if kept in names:
            self.list.setCurrentRow(names.index(kept))

    def _rename(self) -> None:
        template = self._template()
        if template is not None and template.id is not None:
            self._hub.do(commands.rename_plan_template, template.id, self.name.text())

    def _delete(self) -> None:
        template = self._template()
        if template is not None and template.id is not None:
            self._hub.do(commands.delete_plan_template, template.id)


def told(template: PlanTemplate, fit: Fitted) -> str:
    """Return a template as lines to read: its steps, what they need, and whether it fits."""
    lines = [_step(step) for step in fit.steps]
    total = sum(step.minutes for step in fit.steps)
    lines += ["", _("{n} min in all").format(n=total)]
    if fit.left > 0:
        words = ngettext("{n} minute of the session stays free.", "{n} minutes of the session stay free.", fit.left)
        lines.append(words.format(n=fit.left))
    if fit.left < 0:
        words = ngettext("It is {n} minute too long.", "It is {n} minutes too long.", -fit.left)
        lines.append(words.format(n=-fit.left))
    if template.preparation:
        lines += ["", _("Preparation: {text}").format(text=template.preparation)]
    return "\n".join(lines)


def _step(step: TemplateStep) -> str:
    method = label(step.method) if step.method is not None else ""
    minutes = apart(_("{n} min").format(n=step.minutes))
    parts = [minutes, step.activity, method, "; ".join(lines_of(step.materials))]
    return " · ".join(part for part in parts if part)
