"""Everything an applicant said: status, eligibility, the form's answers, needs, and where it was read."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workshopplanner.core.applicants import ApplicantDetail, Point
from workshopplanner.core.kinds import Channel, ParticipationStatus, label
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.answers import Answer, AnswerGrid, Problem
from workshopplanner.ui.applicants.head import Head
from workshopplanner.ui.roster.columns import labels
from workshopplanner.ui.widgets import named

_FIELDS = ("status", "channel", "nominated_by", "received")


class Inspector(QScrollArea):
    """Shows one application and says what a person wants changed; it changes nothing itself."""

    given = Signal(str, str)  # field, text
    ticked = Signal(int, object)  # point of eligibility, met or None
    point_wanted = Signal(str)  # title of a new point
    point_deleted = Signal(int)
    reveal_wanted = Signal()
    closed = Signal()

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        named(self, "applicants.details", _("The application"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.answers: dict[str, Answer] = {}
        self._problem = problem
        self._shown: int | None = None
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(8)
        self.setWidget(inside)
        self.head = Head("applicants.details")
        self.head.closed.connect(self.closed)
        self._column.addWidget(self.head)
        self._make_fields()
        self._make_points()
        self._make_form()
        self._make_needs()
        self.origin = self._text("applicants.details.origin")
        self.origin.setProperty("role", "muted")
        self._column.addStretch(1)

    # ---- building

    def _heading(self, text: str) -> None:
        heading = QLabel(text)
        heading.setProperty("role", "section")
        self._column.addSpacing(4)
        self._column.addWidget(heading)

    def _text(self, name: str) -> QLabel:
        words = named(QLabel(), name)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setWordWrap(True)
        self._column.addWidget(words)
        return words

    def _make_fields(self) -> None:
        titles = (_("Status"), _("Came by"), _("Nominated by"), _("Received"))
        choices = {"status": labels(ParticipationStatus), "channel": labels(Channel)}
        grid = AnswerGrid()
        for name, title in zip(_FIELDS, titles, strict=True):
            answer = Answer("applicants.details", name, title, choices.get(name), self._problem)
            answer.given.connect(self.given)
            grid.add(title, answer, answer.field)
            self.answers[name] = answer
        self._column.addLayout(grid)

    def _make_points(self) -> None:
        self._heading(_("Eligibility"))
        self._points = QVBoxLayout()
        self._column.addLayout(self._points)
        self.boxes: dict[int, QCheckBox] = {}
        self.new_point = named(QLineEdit(), "applicants.details.point.new", _("Another point of eligibility"))
        self.new_point.setPlaceholderText(_("Another point, then Enter"))
        self.new_point.returnPressed.connect(self._add_point)
        self._column.addWidget(self.new_point)

    def _make_form(self) -> None:
        self._heading(_("The form"))
        self.form = self._text("applicants.details.form")
        self.cv = named(QPushButton(_("Open the CV")), "applicants.details.cv", _("Open the CV"))
        icons.dress(self.cv, "external")
        self.cv.clicked.connect(self._open_cv)
        self._column.addWidget(self.cv)

    def _make_needs(self) -> None:
        self._heading(_("Needs"))
        self.needs = self._text("applicants.details.needs")
        self.reveal = named(QPushButton(_("Show needs")), "applicants.details.reveal", _("Show needs"))
        icons.dress(self.reveal, "eye")
        self.reveal.clicked.connect(self.reveal_wanted)
        self._column.addWidget(self.reveal)

    # ---- showing

    def show_detail(self, detail: ApplicantDetail) -> None:
        """Show an application."""
        applicant, person = detail.applicant, detail.applicant.person
        other = applicant.id != self._shown
        self._shown = applicant.id
        parts = [person.country, person.organisation, _("fictional person") if person.fictional else ""]
        self.head.show_words(person.name, " · ".join(part for part in parts if part))
        received = f"{applicant.received:%Y-%m-%d %H:%M}" if applicant.received else ""
        texts = (label(person.status), label(applicant.channel), applicant.nominated_by, received)
        for name, text in zip(_FIELDS, texts, strict=True):
            self.answers[name].show_text(text, other)
        self._show_points(detail.points, dict(applicant.ticks))
        self.form.setText(_form(detail))
        self._cv = applicant.cv
        self.cv.setVisible(applicant.cv.startswith(("http://", "https://")))
        self._show_needs(detail)
        sentence = _("Read from {file}, sheet {sheet}, row {row}.")
        self.origin.setText(
            "\n".join(sentence.format(file=each.file, sheet=each.sheet, row=each.row) for each in detail.origins)
        )

    def _show_points(self, points: Sequence[Point], ticks: dict[int, bool]) -> None:
        if [(key, box.text()) for key, box in self.boxes.items()] != [(each.id, _plain(each.title)) for each in points]:
            self._lay_points(points)
        for key, box in self.boxes.items():
            met = ticks.get(key)
            states = {None: Qt.CheckState.PartiallyChecked, True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
            box.setCheckState(states[met])

    def _lay_points(self, points: Sequence[Point]) -> None:
        for box in self.boxes.values():
            box.deleteLater()
        self.boxes = {each.id: self._box(each) for each in points}
        for box in self.boxes.values():
            self._points.addWidget(box)

    def _box(self, point: Point) -> QCheckBox:
        box = named(QCheckBox(_plain(point.title)), f"applicants.details.point.{point.id}", point.title)
        box.setTristate(True)
        box.setProperty("point", point.id)
        box.setToolTip(_("Ticked: met. Empty: not met. Half: nobody has looked. Right click to delete."))
        box.clicked.connect(self._tick)
        box.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        box.customContextMenuRequested.connect(self._menu)
        return box

    def _show_needs(self, detail: ApplicantDetail) -> None:
        self.reveal.setVisible(detail.diet is None)
        lines = (
            (_("Diet"), detail.diet),
            (_("Access needs"), detail.access),
            (_("Medical note"), detail.medical),
        )
        said = "\n".join(f"{title}: {text}" for title, text in lines if text)
        self.needs.setText("••••" if detail.diet is None else said or _("None stated."))

    # ---- what a person wants

    def _tick(self) -> None:
        box = self.sender()
        if isinstance(box, QCheckBox):
            met = {Qt.CheckState.Checked: True, Qt.CheckState.Unchecked: False}.get(box.checkState())
            self.ticked.emit(box.property("point"), met)

    def _add_point(self) -> None:
        title = self.new_point.text()
        if title.strip():
            self.new_point.clear()
            self.point_wanted.emit(title)

    def _menu(self) -> None:
        box = self.sender()
        if isinstance(box, QCheckBox):
            menu = named(QMenu(box), "applicants.details.point.menu", _("Point of eligibility"))
            menu.addAction(_("Delete this point")).setData(box.property("point"))
            menu.triggered.connect(self._delete_point)
            menu.popup(box.mapToGlobal(box.rect().bottomLeft()))

    def _delete_point(self, action: QAction) -> None:
        self.point_deleted.emit(action.data())

    def _open_cv(self) -> None:
        QDesktopServices.openUrl(QUrl(self._cv))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _plain(title: str) -> str:
    return title.replace("&", "&&")


def _form(detail: ApplicantDetail) -> str:
    """Return all that the form said, question and answer."""
    lines = [(_("Motivation"), detail.motivation), (_("Notes"), detail.notes)]
    lines += [(_("CV"), detail.applicant.cv), (_("Photo"), detail.photo)]
    lines += [(_("Date of birth"), detail.birth_date.isoformat() if detail.birth_date else "")]
    said = [f"{question}\n{answer}" for question, answer in (*lines, *detail.answers) if answer]
    return "\n\n".join(said) or _("Nothing beside the fields of the person.")
