"""Everything about one attendee: all fields, what the person does in the agenda, other workshops."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workshopplanner.core import roster_fields
from workshopplanner.core.calendar import clock, day_and_month
from workshopplanner.core.kinds import label
from workshopplanner.core.roster import AttendeeDetail, Contribution
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.agenda.fields import NoteField
from workshopplanner.ui.answers import Answer, AnswerGrid, Problem
from workshopplanner.ui.links import Links
from workshopplanner.ui.roster.absences_field import AbsencesField
from workshopplanner.ui.roster.columns import MASK, MEMBERS, labels
from workshopplanner.ui.widgets import named

_PERSON = (
    "family_name",
    "given_name",
    "display_name",
    "family_first",
    "title",
    "gender",
    "age_band",
    "country",
    "nationality",
    "departure_city",
    "organisation",
    "position",
    "sector",
    "email",
    "phone",
    "languages",
)
_HERE = ("role", "status", "sponsored_by", "badge_name", "directory_consent", "photo_consent")
_TRAVEL = ("passport_name", "passport_number", "passport_expires", "arrives", "departs")
_TICKS = frozenset({"family_first", "directory_consent", "photo_consent"})
_LOOKED_UP = frozenset({"country", "nationality", "organisation"})


class Inspector(QScrollArea):
    """Shows one attendee and says what a person wants changed; it changes nothing itself."""

    given = Signal(str, str)  # field, text
    reveal_wanted = Signal()
    removal_wanted = Signal()
    deletion_wanted = Signal()
    session_wanted = Signal(int)
    workshop_wanted = Signal(int)
    closed = Signal()

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        named(self, "roster.details", _("Details of the person"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._problem = problem
        self._shown: int | None = None
        self.answers: dict[str, Answer] = {}
        self.ticks: dict[str, QCheckBox] = {}
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(8)
        self.setWidget(inside)
        self._head()
        self._section(_("In this workshop"), _HERE)
        self._section(_("Person"), _PERSON)
        self._notes()
        self.away = AbsencesField()
        self._column.addWidget(self.away)
        self._travel()
        self._contributions = self._list(_("In the agenda"))
        self._contributions.wanted.connect(self.session_wanted)
        self._elsewhere = self._list(_("Other workshops"))
        self._elsewhere.wanted.connect(self.workshop_wanted)
        self._foot()

    # ---- building

    def _head(self) -> None:
        self.name = named(QLabel(), "roster.details.name")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setProperty("role", "section")
        self.name.setWordWrap(True)
        close = named(QPushButton(), "roster.details.close", _("Close details"))
        close.setProperty("flat", "true")
        close.setToolTip(_("Close details (Esc)"))
        icons.dress(close, "close", size=14)
        close.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        self.about = named(QLabel(), "roster.details.about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setProperty("role", "muted")
        self.about.setWordWrap(True)
        self._column.addWidget(self.about)

    def _heading(self, text: str) -> QLabel:
        heading = QLabel(text)
        heading.setProperty("role", "section")
        self._column.addSpacing(4)
        self._column.addWidget(heading)
        return heading

    def _section(self, title: str, fields: Sequence[str]) -> AnswerGrid:
        self._heading(title)
        grid = AnswerGrid()
        for name in fields:
            if name in _TICKS:
                self._tick(grid, name)
            else:
                self._answer(grid, name)
        self._column.addLayout(grid)
        return grid

    def _answer(self, grid: AnswerGrid, name: str) -> None:
        choices = labels(MEMBERS[name]) if name in MEMBERS else [] if name in _LOOKED_UP else None
        answer = Answer("roster.details", name, roster_fields.title(name), choices, self._problem)
        answer.given.connect(self.given)
        grid.add(roster_fields.title(name), answer, answer.field)
        self.answers[name] = answer

    def _tick(self, grid: AnswerGrid, name: str) -> None:
        tick = named(QCheckBox(), f"roster.details.{name}", roster_fields.title(name))
        tick.setProperty("field", name)
        tick.clicked.connect(self._ticked)
        grid.add(roster_fields.title(name), tick)
        self.ticks[name] = tick

    def _ticked(self, on: bool) -> None:
        tick = self.sender()
        if isinstance(tick, QCheckBox):
            self.given.emit(tick.property("field"), "yes" if on else "no")

    def _notes(self) -> None:
        self._heading(roster_fields.title("notes"))
        self.notes = NoteField("roster.details.notes", roster_fields.title("notes"))
        self.notes.given.connect(self._note)
        self._column.addWidget(self.notes)

    def _note(self, text: str) -> None:
        self.given.emit("notes", text)

    def _travel(self) -> None:
        self._section(_("Travel"), _TRAVEL)
        self.show_travel = named(
            QPushButton(_("Show travel details")), "roster.details.reveal", _("Show travel details")
        )
        icons.dress(self.show_travel, "eye")
        self.show_travel.clicked.connect(self.reveal_wanted)
        self._column.addWidget(self.show_travel)

    def _list(self, title: str) -> Links:
        links = Links("roster.details.link", title)
        self._column.addWidget(links)
        return links

    def _foot(self) -> None:
        self._column.addSpacing(8)
        off = _("Also out of this workshop's sessions; the person stays in the project.")
        gone = _("With every participation and every function in sessions, in all workshops. Undo brings it all back.")
        for name, text, tip, wish in (
            ("remove", _("Take off this roster"), off, self.removal_wanted),
            ("delete", _("Delete from the project"), gone, self.deletion_wanted),
        ):
            button = named(QPushButton(text), f"roster.details.{name}", text)
            button.setToolTip(tip)
            button.clicked.connect(wish)
            self._column.addWidget(button)
        self._column.addStretch(1)

    # ---- showing

    def show_detail(
        self, detail: AttendeeDetail, revealed: bool, countries: Sequence[str], organisations: Sequence[str]
    ) -> None:
        """Show an attendee."""
        person = detail.attendee
        other = person.id != self._shown
        self._shown = person.id
        self.name.setText(person.name)
        self.away.show_person(person.person_id)
        self.about.setText(self._about(detail))
        self.setAccessibleName(_("Details of {name}").format(name=person.name))
        for name in ("country", "nationality"):
            self.answers[name].offer(countries)
        self.answers["organisation"].offer(organisations)
        for name, answer in self.answers.items():
            hidden = roster_fields.FIELDS[name].sensitive and not revealed
            answer.field.setEnabled(not hidden)
            answer.show_text(MASK if hidden else roster_fields.written(person, name), other)
        for name, tick in self.ticks.items():
            tick.setChecked(getattr(person, name))
        self.notes.show_text(detail.notes, other)
        self.show_travel.setVisible(not revealed)
        self._show_contributions(detail.contributions)
        lines = []
        for row in detail.elsewhere:
            words = _("{workshop}: {role}, {status}")
            text = words.format(workshop=row.workshop, role=label(row.role), status=label(row.status))
            lines.append((text, row.workshop_id))
        self._elsewhere.show_lines(lines)

    def _about(self, detail: AttendeeDetail) -> str:
        person = detail.attendee
        parts = [label(person.role), label(person.status), person.country]
        if person.fictional:
            parts.append(_("fictional person"))
        return " · ".join(part for part in parts if part)

    def _show_contributions(self, rows: Sequence[Contribution]) -> None:
        lines = []
        for row in rows:
            when = _("not scheduled")
            if row.date is not None and row.starts is not None:
                when = f"{day_and_month(row.date)} {clock(row.starts)}"
            sentence = _("{when}: {title} ({function})")
            lines.append((sentence.format(when=when, title=row.title, function=label(row.function)), row.session_id))
        self._contributions.show_lines(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
