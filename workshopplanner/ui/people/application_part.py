"""The application of a person: how it came in, whether it is eligible, all that the form said, where it was read."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QMenu, QVBoxLayout

from workshopplanner.commands import applications as commands
from workshopplanner.core import applicant_fields as fields
from workshopplanner.core.applicants import ApplicantDetail, Point
from workshopplanner.core.kinds import Channel
from workshopplanner.core.people import PersonDetail
from workshopplanner.core.roster_fields import text_of
from workshopplanner.language import _
from workshopplanner.ui.answers import Answer, AnswerGrid
from workshopplanner.ui.people.desk import Desk
from workshopplanner.ui.people.reading import Said
from workshopplanner.ui.people.section import Section
from workshopplanner.ui.roster.columns import labels
from workshopplanner.ui.widgets import named

_FIELDS = ("channel", "nominated_by", "received")
_STATES = {None: Qt.CheckState.Unchecked, True: Qt.CheckState.Checked, False: Qt.CheckState.PartiallyChecked}
_NEXT = {None: True, True: False, False: None}


class PointBox(QCheckBox):
    """A point of eligibility: met, not met (a cross), or not looked at, in this turn."""

    def __init__(self, point: Point, prefix: str) -> None:
        super().__init__(_plain(point.title))
        named(self, f"{prefix}.point.{point.id}", point.title)
        self.setTristate(True)
        self.setProperty("judged", "true")
        self.point = point.id
        self.met: bool | None = None

    def show_met(self, met: bool | None) -> None:
        """Show what is known."""
        self.met = met
        self.setCheckState(_STATES[met])

    def nextCheckState(self) -> None:
        """Go on to the next state; what is kept comes back from the store."""
        self.show_met(_NEXT[self.met])


class ApplicationPart(Section):
    """Shows the application to the chosen workshop; without one it is not there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "application", _("Application"))
        self.answers: dict[str, Answer] = {}
        self.boxes: dict[int, PointBox] = {}
        self._said: list[Said] = []
        self._make_fields()
        self._make_points()
        self._form = QVBoxLayout()
        self._form.setSpacing(4)
        self.body.addLayout(self._form)
        self.origin = self._words("origin", "muted")

    def _words(self, name: str, role: str) -> QLabel:
        words = named(QLabel(), f"{self.desk.prefix}.{name}")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setProperty("role", role)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(words)
        return words

    def _make_fields(self) -> None:
        grid = AnswerGrid()
        for name in _FIELDS:
            title = _(fields.TITLES[name])
            choices = labels(Channel) if name == "channel" else None
            answer = Answer(self.desk.prefix, name, title, choices, fields.problem)
            answer.given.connect(self.write)
            grid.add(title, answer, answer.field)
            self.answers[name] = answer
        self.body.addLayout(grid)
        self.late = named(QLabel(), f"{self.desk.prefix}.late")
        self.late.setProperty("tone", "warning")
        self.late.setWordWrap(True)
        self.late.setContentsMargins(6, 2, 6, 2)
        self.body.addWidget(self.late)

    def _make_points(self) -> None:
        heading = QLabel(_("Eligibility"))
        heading.setProperty("role", "muted")
        self.body.addWidget(heading)
        self._points = QVBoxLayout()
        self._points.setSpacing(2)
        self.body.addLayout(self._points)
        self.new_point = named(QLineEdit(), f"{self.desk.prefix}.point.new", _("Another point of eligibility"))
        self.new_point.setPlaceholderText(_("Another point, then Enter"))
        self.new_point.returnPressed.connect(self._add_point)
        self.body.addWidget(self.new_point)

    # ---- showing

    def show_person(self, detail: PersonDetail, other: bool) -> None:
        application = detail.application
        self.setVisible(application is not None)
        if application is None:
            return
        applicant = application.applicant
        for name, answer in self.answers.items():
            answer.show_text(fields.written(applicant, name), other)
        self._show_late(applicant.late is True, application.closes)
        self._show_points(application.points, dict(applicant.ticks))
        self._show_form(application)
        sentence = _("Read from {file}, sheet {sheet}, row {row}.")
        whole = _("Read from {file}, row {row}.")
        self.origin.setText(
            "\n".join(
                (sentence if each.sheet else whole).format(file=each.file, sheet=each.sheet, row=each.row)
                for each in application.origins
            )
        )
        self.origin.setVisible(bool(application.origins))

    def _show_late(self, late: bool, closes: dt.datetime | None) -> None:
        self.late.setVisible(late)
        if late:
            self.late.setText(_("Late: applications closed {moment}.").format(moment=text_of(closes)))

    def _show_points(self, points: Sequence[Point], ticks: dict[int, bool]) -> None:
        if [(key, box.text()) for key, box in self.boxes.items()] != [(each.id, _plain(each.title)) for each in points]:
            for box in self.boxes.values():
                box.hide()
                box.deleteLater()
            self.boxes = {each.id: self._box(each) for each in points}
            for box in self.boxes.values():
                self._points.addWidget(box)
        for key, box in self.boxes.items():
            box.show_met(ticks.get(key))

    def _box(self, point: Point) -> PointBox:
        box = PointBox(point, self.desk.prefix)
        box.setToolTip(_("Ticked: met. Cross: not met. Empty: nobody has looked. Right click to delete."))
        box.clicked.connect(self._tick)
        box.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        box.customContextMenuRequested.connect(self._menu)
        return box

    def _show_form(self, application: ApplicantDetail) -> None:
        own = [(_("Motivation"), application.motivation), (_("CV"), application.applicant.cv)]
        own.append((_("Photo"), application.photo))
        said = [(question, answer) for question, answer in (*own, *application.answers) if answer]
        while len(self._said) < len(said):
            self._said.append(Said(f"{self.desk.prefix}.said{len(self._said) + 1}"))
            self._form.addWidget(self._said[-1])
        place = self.desk.hub.store.place
        folder = place.parent if isinstance(place, Path) else None
        for at, widget in enumerate(self._said):
            widget.setVisible(at < len(said))
            if at < len(said):
                widget.show_said(*said[at], folder)

    # ---- what a person wants

    def write(self, field: str, text: str) -> None:
        """Change what is known of the application."""
        if self.desk.detail is not None:
            self.desk.do(commands.edit_application, self.desk.detail.attendee.id, **{field: fields.read(field, text)})

    def _tick(self) -> None:
        box = self.sender()
        if isinstance(box, PointBox) and self.desk.detail is not None:
            self.desk.do(commands.tick_eligibility, [self.desk.detail.attendee.id], box.point, box.met)

    def _add_point(self) -> None:
        title = self.new_point.text()
        if title.strip():
            self.new_point.clear()
            self.desk.do(commands.add_eligibility, self.desk.hub.workshop_id, title)

    def _menu(self) -> None:
        box = self.sender()
        if isinstance(box, PointBox):
            menu = named(QMenu(box), f"{self.desk.prefix}.point.menu", _("Point of eligibility"))
            menu.addAction(_("Delete this point")).setData(box.point)
            menu.triggered.connect(self._delete_point)
            menu.popup(box.mapToGlobal(box.rect().bottomLeft()))

    def _delete_point(self, action: QAction) -> None:
        self.desk.do(commands.delete_eligibility, action.data())


def _plain(title: str) -> str:
    return title.replace("&", "&&")
