"""Parts of the inspector made of fields: typed as in a table, and masked where they are sensitive."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QPushButton

from workshopplanner.commands import applications
from workshopplanner.core import roster_fields
from workshopplanner.core.people import NEEDS, TRAVEL, PersonDetail
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.agenda.fields import NoteField
from workshopplanner.ui.answers import Answer, AnswerGrid
from workshopplanner.ui.people.desk import Desk
from workshopplanner.ui.people.section import Section
from workshopplanner.ui.roster.columns import MASK, MEMBERS, labels
from workshopplanner.ui.widgets import named

HERE = ("role", "status", "sponsored_by", "badge_name", "directory_consent", "photo_consent")
NAMES = ("family_name", "given_name", "display_name", "family_first", "sort_name", "title")
PERSON = ("gender", "birth_date", "age_band", "country", "nationality", "departure_city", "languages")
CONTACT = ("organisation", "position", "sector", "email", "phone")
JOURNEY = ("passport_name", "passport_number", "passport_expires", "arrives", "departs")
_TICKS = frozenset({"family_first", "directory_consent", "photo_consent"})
_LOOKED_UP = frozenset({"country", "nationality", "organisation"})


class FieldsPart(Section):
    """Shows fields of the person and of the participation; a tick is written at once."""

    def __init__(self, desk: Desk, key: str, title: str, fields: Sequence[str], folded: bool = False) -> None:
        super().__init__(desk, key, title, folded)
        self.answers: dict[str, Answer] = {}
        self.ticks: dict[str, QCheckBox] = {}
        grid = AnswerGrid()
        for name in fields:
            if name in _TICKS:
                self._tick(grid, name)
            else:
                self._answer(grid, name)
        self.body.addLayout(grid)

    def _answer(self, grid: AnswerGrid, name: str) -> None:
        choices = labels(MEMBERS[name]) if name in MEMBERS else [] if name in _LOOKED_UP else None
        title = roster_fields.title(name)
        answer = Answer(self.desk.prefix, name, title, choices, self.desk.problem)
        answer.given.connect(self.desk.write)
        grid.add(title, answer, answer.field)
        self.answers[name] = answer

    def _tick(self, grid: AnswerGrid, name: str) -> None:
        tick = named(QCheckBox(), f"{self.desk.prefix}.{name}", roster_fields.title(name))
        tick.setProperty("field", name)
        tick.clicked.connect(self._ticked)
        grid.add(roster_fields.title(name), tick)
        self.ticks[name] = tick

    def _ticked(self, on: bool) -> None:
        tick = self.sender()
        if isinstance(tick, QCheckBox):
            self.desk.write(tick.property("field"), "yes" if on else "no")

    def offer(self, countries: Sequence[str], organisations: Sequence[str]) -> None:
        """Offer the countries and organisations that the project knows."""
        for name in _LOOKED_UP & self.answers.keys():
            self.answers[name].offer(organisations if name == "organisation" else countries)

    def show_person(self, detail: PersonDetail, other: bool) -> None:
        person, revealed = detail.attendee, TRAVEL in self.desk.hub.revealed
        for name, answer in self.answers.items():
            hidden = roster_fields.FIELDS[name].sensitive and not revealed
            answer.field.setEnabled(not hidden)
            answer.show_text(MASK if hidden else roster_fields.written(person, name), other)
        for name, tick in self.ticks.items():
            tick.setChecked(getattr(person, name))


class TravelPart(FieldsPart):
    """The journey and what stands in the passport, masked until somebody asks for it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "travel", _("Travel and passport"), JOURNEY, folded=True)
        self.reveal = _revealer(self, f"{desk.prefix}.reveal", _("Show travel details"))
        self.reveal.clicked.connect(self._reveal)

    def _reveal(self) -> None:
        self.desk.hub.reveal(TRAVEL)

    def show_person(self, detail: PersonDetail, other: bool) -> None:
        super().show_person(detail, other)
        self.reveal.setVisible(TRAVEL not in self.desk.hub.revealed)


def _revealer(part: Section, name: str, text: str) -> QPushButton:
    button = named(QPushButton(text), name, text)
    icons.dress(button, "eye")
    part.body.addWidget(button)
    return button


class NeedsPart(Section):
    """What a participant needs, masked until somebody asks for it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "needs", _("Needs"), folded=True)
        titles = {"diet": _("Diet"), "access": _("Access needs"), "medical": _("Medical note")}
        self.answers: dict[str, Answer] = {}
        grid = AnswerGrid()
        for name, title in titles.items():
            answer = Answer(desk.prefix, name, title, None, _nothing_wrong)
            answer.given.connect(self._write)
            grid.add(title, answer, answer.field)
            self.answers[name] = answer
        self.body.addLayout(grid)
        self.reveal = _revealer(self, f"{desk.prefix}.reveal.needs", _("Show needs"))
        self.reveal.clicked.connect(self._reveal)

    def _reveal(self) -> None:
        self.desk.hub.reveal(NEEDS)

    def _write(self, field: str, text: str) -> None:
        if self.desk.detail is not None:
            self.desk.do(applications.edit_needs, self.desk.detail.attendee.id, **{field: text})

    def show_person(self, detail: PersonDetail, other: bool) -> None:
        for name, answer in self.answers.items():
            answer.field.setEnabled(detail.needs is not None)
            answer.show_text(MASK if detail.needs is None else getattr(detail.needs, name), other)
        self.reveal.setVisible(detail.needs is None)


def _nothing_wrong(_field: str, _text: str) -> str:
    return ""


class NotesPart(Section):
    """What the team notes about a person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "notes", roster_fields.title("notes"))
        self.notes = NoteField(f"{desk.prefix}.notes", roster_fields.title("notes"))
        self.notes.given.connect(self._write)
        self.body.addWidget(self.notes)

    def _write(self, text: str) -> None:
        self.desk.write("notes", text)

    def show_person(self, detail: PersonDetail, other: bool) -> None:
        self.notes.show_text(detail.notes, other)
