"""The inspector of a person: everything that the project knows, the same wherever one comes from."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workshopplanner.commands import roster as commands
from workshopplanner.core.history import StepLine
from workshopplanner.core.kinds import label
from workshopplanner.core.people import PersonDetail, Told, standing_turns
from workshopplanner.language import _
from workshopplanner.queries.people import person
from workshopplanner.store.store import Tx
from workshopplanner.ui.answers import Answer
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.people import fields_part as parts
from workshopplanner.ui.people.application_part import ApplicationPart
from workshopplanner.ui.people.away_part import AwayPart
from workshopplanner.ui.people.desk import Desk
from workshopplanner.ui.people.head import Head
from workshopplanner.ui.people.history_part import HistoryPart, Reader
from workshopplanner.ui.people.photo_part import PhotoPart
from workshopplanner.ui.people.portraits import pixmap_of
from workshopplanner.ui.people.section import Section
from workshopplanner.ui.people.workshops_part import AgendaPart, WorkshopsPart
from workshopplanner.ui.widgets import named

SMALL = 48  # pixels of the portrait beside the name


class PersonPanel(QScrollArea):
    """Shows the person of one participation and writes what is changed in it."""

    closed = Signal()
    emptied = Signal()  # the participation is gone
    session_wanted = Signal(int)
    workshop_wanted = Signal(int, int)  # workshop, participation there

    def __init__(self, hub: Hub, page: str, holding: Callable[[], AbstractContextManager[Any]]) -> None:
        super().__init__()
        self.hub = hub
        self.desk = Desk(hub, f"{page}.details", holding)
        named(self, self.desk.prefix, _("Details of the person"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._looked_at: int | None = None
        self._shown: int | None = None
        self._unfolded: Section | None = None
        self._bringing = QTimer(self)
        self._bringing.setSingleShot(True)
        self._bringing.timeout.connect(self._bring)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(4)
        inside = QWidget()
        inside.setLayout(self._column)
        self.setWidget(inside)
        self._make_parts()
        self._live = Live(hub, self, self._show, self._ask)
        hub.uncovered.connect(self._live.renew)

    # ---- building

    def _make_parts(self) -> None:
        desk = self.desk
        self.head = Head(desk.prefix)
        self.head.closed.connect(self.closed)
        self._column.addWidget(self.head)
        self.name, self.about = self.head.name, self.head.about
        self.here = parts.FieldsPart(desk, "here", _("In this workshop"), parts.HERE)
        self.application = ApplicationPart(desk)
        self.names = parts.FieldsPart(desk, "names", _("Name"), parts.NAMES)
        self.person = parts.FieldsPart(desk, "person", _("Person"), parts.PERSON)
        self.contact = parts.FieldsPart(desk, "contact", _("Contact and work"), parts.CONTACT)
        self.notes = parts.NotesPart(desk)
        self.needs, self.travel = parts.NeedsPart(desk), parts.TravelPart(desk)
        self.away = AwayPart(desk)
        self.workshops, self.agenda = WorkshopsPart(desk), AgendaPart(desk)
        self.photo, self.history = PhotoPart(desk), HistoryPart(desk)
        self._reader = Reader(self.hub, self)
        self._reader.read.connect(self._take_traces)
        self.workshops.unfolded.connect(self._read)
        self.history.unfolded.connect(self._read)
        self.workshops.workshop_wanted.connect(self.workshop_wanted)
        self.agenda.session_wanted.connect(self.session_wanted)
        self.sections: list[Section] = [self.here, self.application, self.names, self.person, self.contact]
        self.sections += [self.notes, self.needs, self.travel, self.away, self.workshops, self.agenda]
        self.sections += [self.photo, self.history]
        for section in self.sections:
            self._column.addWidget(section)
            section.unfolded.connect(self._note_unfolded)
        self._foot()

    def _note_unfolded(self) -> None:
        part = self.sender()
        if isinstance(part, Section):
            self._unfolded = part
            self._bringing.start(0)  # once the part has its height

    def _bring(self) -> None:
        """Scroll to what was unfolded: all of it, or its beginning where it is higher than the inspector."""
        if self._unfolded is not None:
            place = self._unfolded.geometry()
            self.ensureVisible(0, min(place.bottom(), place.top() + self.viewport().height() - 16), 0, 8)
            self.ensureVisible(0, place.top(), 0, 0)

    def _foot(self) -> None:
        self._column.addSpacing(8)
        off = _("Also out of this workshop's sessions; the person stays in the project.")
        gone = _("With every participation and every function in sessions, in all workshops. Undo brings it all back.")
        for name, text, tip, does in (
            ("remove", _("Take out of this workshop"), off, self._remove),
            ("delete", _("Delete from the project"), gone, self._delete),
        ):
            button = named(QPushButton(text), f"{self.desk.prefix}.{name}", text)
            button.setToolTip(tip)
            button.clicked.connect(does)
            self._column.addWidget(button)
        self._column.addStretch(1)

    @property
    def answers(self) -> dict[str, Answer]:
        """The fields, by name."""
        fields = (self.here, self.names, self.person, self.contact, self.travel, self.needs, self.application)
        return {name: answer for part in fields for name, answer in part.answers.items()}

    @property
    def ticks(self) -> dict[str, QCheckBox]:
        """The ticks, by name."""
        return {name: tick for part in (self.here, self.names) for name, tick in part.ticks.items()}

    # ---- showing

    def offer(self, countries: Sequence[str], organisations: Sequence[str]) -> None:
        """Offer the countries and organisations that the project knows."""
        for part in (self.person, self.contact):
            part.offer(countries, organisations)

    def look_at(self, participation_id: int | None) -> None:
        """Show the person of a participation, now or as soon as the inspector is open."""
        if participation_id != self._looked_at:
            self._looked_at = participation_id
            self._live.renew()

    def _ask(self, tx: Tx, _workshop_id: int) -> PersonDetail | None:
        return person(tx, self._looked_at, self.hub.revealed) if self._looked_at is not None else None

    def _show(self, detail: PersonDetail | None) -> None:
        if detail is None or detail.workshop_id != self.hub.workshop_id:
            self._looked_at = self._shown = self.desk.detail = None
            self._reader.stop()
            self.emptied.emit()
            return
        shown, other = detail.attendee, detail.attendee.id != self._shown
        self._shown, self.desk.detail = shown.id, detail
        words = [label(shown.role), label(shown.status), shown.country, shown.organisation]
        words.append(_("fictional person") if shown.fictional else "")
        self.head.show_words(shown.name, " · ".join(word for word in words if word))
        portrait = detail.portrait
        ratio = self.devicePixelRatioF()
        self.head.show_picture(pixmap_of(portrait.data, SMALL, ratio) if portrait is not None else None)
        self.setAccessibleName(_("Details of {name}").format(name=shown.name))
        for section in self.sections:
            section.fold()
            section.show_person(detail, other)
        if other:
            self.verticalScrollBar().setValue(0)
        self._read()

    def _read(self) -> None:
        """Read the journal where what it says is seen."""
        if self.desk.detail is not None and not (self.workshops.is_folded and self.history.is_folded):
            self._reader.begin(self.desk.detail.attendee.person_id)

    def _take_traces(self, told: list[Told], lines: list[StepLine], done: bool) -> None:
        self.workshops.show_turns(standing_turns(told))
        self.history.show_lines(lines, done)

    # ---- what a person wants

    def _remove(self) -> None:
        if self._shown is not None:
            self.hub.do(commands.remove_participation, self._shown)

    def _delete(self) -> None:
        if self.desk.detail is not None:
            self.hub.do(commands.delete_person, self.desk.detail.attendee.person_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
