"""The facts of a workshop and its project, edited in place; each field is one undoable step."""

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.commands import workshops as commands
from workshopplanner.core.workshops import Project, Workshop
from workshopplanner.language import _
from workshopplanner.queries import workshops as queries
from workshopplanner.queries.country_lists import country_choices
from workshopplanner.ui import fields, icons
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.overview.outcomes import Outcomes
from workshopplanner.ui.widgets import named


class Details(QWidget):
    """The overview's inspector."""

    closed = Signal(bool)  # False: the inspector is no longer wanted

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._workshop: Workshop | None = None
        self._project: Project | None = None
        self._fields: dict[str, QWidget] = {}
        top = QHBoxLayout()
        heading = QLabel(_("Workshop details"))
        heading.setProperty("role", "section")
        close = named(QPushButton(), "overview.details.close", _("Close the details"))
        close.setProperty("flat", "true")
        icons.dress(close, "close", size=14)
        close.clicked.connect(self._close)
        top.addWidget(heading, 1)
        top.addWidget(close)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(12)
        column.addLayout(self._workshop_form())
        column.addWidget(_section(_("What participants will know or do afterwards")))
        column.addWidget(Outcomes(hub))
        column.addWidget(_section(_("Project")))
        column.addLayout(self._project_form())
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        top.setContentsMargins(16, 8, 8, 0)
        outer.addLayout(top)
        outer.addWidget(scroll, 1)
        Live(hub, self, self._show_workshop, queries.workshop)
        Live(hub, self, self._show_project, queries.project, tuple)

    def _close(self) -> None:
        self.closed.emit(False)

    # ---- the forms

    def _workshop_form(self) -> fields.Form:
        countries = [(_("not chosen"), None), *((each.name, each.id) for each in self._hub.ask(country_choices))]
        form = fields.Form("overview.workshop")
        self._add(form, "title", _("Title"), QLineEdit())
        self._add(form, "short_name", _("Short name"), QLineEdit())
        self._add(form, "objective", _("Objective"), _paragraph())
        self._add(form, "first", _("First day"), fields.date(dt.date(2018, 6, 18)))
        self._add(form, "city", _("City"), QLineEdit())
        self._add(form, "country_id", _("Country"), fields.searchable(countries))
        self._add(form, "time_zone", _("Time zone"), QLineEdit())
        self._add(form, "languages", _("Languages"), QLineEdit())
        self._add(form, "seats", _("Seats"), fields.number(30, 1, 10_000))
        self._add(form, "seat_countries", _("Countries aimed at"), fields.number(0, 0, 250))
        self._add(form, "document_header", _("Header of documents"), QLineEdit())
        fictional = QCheckBox(_("Fictional people, illustrative dates"))
        form.wide(named(fictional, "overview.workshop.fictional", fictional.text()))
        self._fields["fictional"] = fictional
        fictional.clicked.connect(self._commit_box)
        return form

    def _project_form(self) -> fields.Form:
        form = fields.Form("overview.project")
        self._add(form, "project.title", _("Title"), QLineEdit())
        self._add(form, "project.donor", _("Donor"), QLineEdit())
        self._add(form, "project.lead_organisation", _("Lead organisation"), QLineEdit())
        self._add(form, "project.local_partner", _("Local partner"), QLineEdit())
        for name, label in (("aim", _("Aim")), ("challenges", _("Challenges")), ("results", _("Results"))):
            self._add(form, f"project.{name}", label, _paragraph())
        return form

    def _add(self, form: fields.Form, name: str, label: str, field: QWidget) -> None:
        form.field(name.removeprefix("project."), label, field)
        field.setProperty("column", name)
        self._fields[name] = field
        if isinstance(field, QComboBox):
            field.activated.connect(self._commit)
        elif isinstance(field, QLineEdit | QSpinBox | QDateEdit):
            field.editingFinished.connect(self._commit)
        elif isinstance(field, _Paragraph):
            field.finished.connect(self._commit)

    # ---- showing and keeping

    def _show_workshop(self, workshop: Workshop) -> None:
        self._workshop = workshop
        for name, field in self._fields.items():
            if not name.startswith("project."):
                _put(field, getattr(workshop, name))

    def _show_project(self, project: Project) -> None:
        self._project = project
        for name, field in self._fields.items():
            if name.startswith("project."):
                _put(field, getattr(project, name.removeprefix("project.")))

    def _commit_box(self) -> None:
        box = self._fields["fictional"]
        if isinstance(box, QCheckBox):
            self._hub.do(commands.edit_workshop, self._hub.workshop_id, fictional=box.isChecked())

    def _commit(self) -> None:
        field = self.sender()
        if not isinstance(field, QWidget) or self._workshop is None or self._project is None:
            return
        name, value = str(field.property("column")), _value(field)
        own = name.removeprefix("project.")
        before = getattr(self._project if name.startswith("project.") else self._workshop, own)
        if value == before:
            return
        if name.startswith("project."):
            self._hub.do(commands.edit_project, **{own: value})
        elif name == "first":
            self._hub.do(commands.shift_workshop, self._hub.workshop_id, value)
        else:
            self._hub.do(commands.edit_workshop, self._hub.workshop_id, **{name: value})


class _Paragraph(QPlainTextEdit):
    """Several lines of text, kept when the focus leaves them."""

    finished = Signal()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.finished.emit()


def _paragraph() -> _Paragraph:
    field = _Paragraph()
    field.setTabChangesFocus(True)
    field.setFixedHeight(88)
    return field


def _section(title: str) -> QLabel:
    label = QLabel(title)
    label.setProperty("role", "section")
    label.setWordWrap(True)
    return label


def _put(field: QWidget, value: Any) -> None:
    """Show a value, unless the person is just writing in its field."""
    if field.hasFocus() and not isinstance(field, QComboBox | QCheckBox):
        return
    if isinstance(field, QLineEdit):
        field.setText(value)
        field.setCursorPosition(0)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(value)
    elif isinstance(field, QSpinBox):
        field.setValue(value)
    elif isinstance(field, QDateEdit):
        field.setEnabled(value is not None)
        if value is not None:
            field.setDate(fields.to_date(value))
    elif isinstance(field, QComboBox):
        field.setCurrentIndex(max(field.findData(value), 0))
    elif isinstance(field, QCheckBox):
        field.setChecked(value)


def _value(field: QWidget) -> Any:
    if isinstance(field, QLineEdit):
        return field.text().strip()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText().strip()
    if isinstance(field, QSpinBox):
        return field.value()
    if isinstance(field, QDateEdit):
        return fields.date_of(field)
    return field.currentData() if isinstance(field, QComboBox) else None
