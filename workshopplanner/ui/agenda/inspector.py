"""The session at the right of the agenda: every field is applied at once and shows what the store then holds."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.commands import agenda as commands
from workshopplanner.commands import agenda_together, plan_steps
from workshopplanner.commands.prerequisites import set_prerequisites
from workshopplanner.core.agenda import Agenda, Card, Contributor, Move, first_gap, minute_of, read_time, time_of
from workshopplanner.core.findings import Finding
from workshopplanner.core.kinds import Function, Layout, SessionStatus, SessionType, Severity, label
from workshopplanner.core.roster import Known
from workshopplanner.core.themes import Theme
from workshopplanner.language import _, ngettext
from workshopplanner.ui import icons
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.after_field import AfterField
from workshopplanner.ui.agenda.fields import ChoiceBox, EscapeFilter, MinutesField, NoteField, TextField
from workshopplanner.ui.agenda.people_field import PeopleField
from workshopplanner.ui.agenda.plan_fields import LayoutField, PlanLine
from workshopplanner.ui.agenda.rooms_field import RoomsField
from workshopplanner.ui.fixing import FixButtons
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.widgets import named


class Inspector(QScrollArea):
    """Shows one session, or how many are selected."""

    closed = Signal()
    left = Signal()  # Esc: back to the board
    placing_wanted = Signal(int)
    parallel_wanted = Signal(int)
    plan_wanted = Signal(int)
    groups_wanted = Signal(str, str, int)  # a page, what of it, session id
    moved = Signal(list)  # Move values
    resized = Signal(int, int)  # session id, minutes
    unscheduled = Signal(list)  # session ids

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        named(self, "agenda.inspector.scroll")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._hub = hub
        self._agenda = Agenda()
        self._card: Card | None = None
        self._themes: Sequence[Theme] = ()
        self._make_fields()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(self.several)
        column.addWidget(self._body())
        column.addStretch(1)
        self.setWidget(self._content)
        self._escape = EscapeFilter(self)
        self._escape.pressed.connect(self.left)
        self._content.installEventFilter(self._escape)
        self._connect()
        self.show_cards([], Agenda(), ())

    # ---- the parts

    def _make_fields(self) -> None:
        name = "agenda.inspector."
        self.code = named(QLabel(), name + "code")
        self.code.setProperty("role", "caption")
        self.title = TextField(name + "title", _("Title"))
        self.day = ChoiceBox(name + "day", _("Day"))
        self.start = TextField(name + "start", _("Start"), self._readable)
        self.start.setToolTip(_("A time such as 9.30 or 0930, or +15 for a quarter of an hour later"))
        self.minutes = MinutesField(name + "minutes", _("Minutes"))
        self.ends = named(QLabel(), name + "ends")
        self.ends.setProperty("role", "muted")
        self.ends.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.wrong = named(QLabel(_("Type a time such as 9.30, 0930 or +15.")), name + "start.wrong")
        self.wrong.setProperty("tone", "error")
        self.wrong.setContentsMargins(6, 2, 6, 2)
        self.wrong.hide()
        self.type = ChoiceBox(name + "type", _("Type"))
        self.theme = ChoiceBox(name + "theme", _("Theme"))
        self.status = ChoiceBox(name + "status", _("Status"))
        self.rooms = RoomsField()
        self.people, self.after = PeopleField(), AfterField()
        self.locked = named(QCheckBox(_("Locked in its slot")), name + "locked", _("Locked in its slot"))
        self.interpretation = TextField(name + "interpretation", _("Interpretation"))
        self.interpretation.setPlaceholderText(_("such as Korean, English"))
        self.public_note = NoteField(name + "public_note", _("Public note"))
        self.internal_note = NoteField(name + "internal_note", _("Internal note"))
        self.layout_field = LayoutField(name + "layout")
        self.plan = PlanLine(name + "plan")
        self.findings = named(QLabel(), name + "findings")
        self.fixes = FixButtons(name + "fixes")
        self.several = named(QLabel(), name + "several")
        for words_ in (self.code, self.findings, self.several):
            words_.setTextFormat(Qt.TextFormat.PlainText)
            words_.setWordWrap(True)

    def _head(self) -> QHBoxLayout:
        close = named(QPushButton(), "agenda.inspector.close", _("Close the inspector"))
        close.setProperty("flat", "true")
        icons.dress(close, "close", "secondary", 14)
        close.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.addWidget(self.code, 1)
        row.addWidget(close)
        return row

    def _body(self) -> QWidget:
        self._fields = QWidget()
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.findings)
        column.addWidget(self.fixes)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading)
        form.addRow(_("Day"), self.day)
        when = QHBoxLayout()
        when.setSpacing(6)
        self.start.setFixedWidth(64)
        self.minutes.setFixedWidth(104)
        when.addWidget(self.start)
        when.addWidget(self.minutes)
        when.addWidget(self.ends, 1)
        form.addRow(_("Start"), when)
        form.addRow(self.wrong)
        form.addRow(_("Type"), self.type)
        form.addRow(_("Theme"), self.theme)
        form.addRow(_("Status"), self.status)
        form.addRow(_("Rooms"), self.rooms)
        form.addRow(_("Room set-up"), self.layout_field)
        form.addRow("", self.locked)
        form.addRow(_("Interpretation"), self.interpretation)
        form.addRow(_("Comes after"), self.after)
        form.addRow(_("Session plan"), self.plan)
        column.addLayout(form)
        people = QLabel(_("People"))
        people.setBuddy(self.people.search)
        column.addWidget(people)
        column.addWidget(self.people)
        for text, field in ((_("Public note"), self.public_note), (_("Internal note"), self.internal_note)):
            caption = QLabel(text)
            caption.setBuddy(field)
            column.addWidget(caption)
            column.addWidget(field)
        column.addLayout(self._buttons())
        return self._fields

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.move_to = named(QPushButton(_("Move to…")), "agenda.inspector.move_to", _("Move to…"))
        self.parallel = named(QPushButton(_("Add parallel session")), "agenda.inspector.parallel")
        self.parallel.setAccessibleName(_("Add parallel session"))
        self.groups = named(QPushButton(_("Groups")), "agenda.inspector.groups", _("Groups of this session"))
        row.addWidget(self.move_to)
        row.addWidget(self.parallel)
        row.addWidget(self.groups)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.title.given.connect(self._rename)
        self.day.given.connect(self._set_day)
        self.start.given.connect(self._set_start)
        self.start.refused.connect(self.wrong.setVisible)
        self.minutes.given.connect(self._set_minutes)
        self.type.given.connect(self._set_type)
        self.theme.given.connect(self._set_theme)
        self.status.given.connect(self._set_status)
        self.rooms.given.connect(self._set_rooms)
        self.rooms.new_room.connect(self._add_room)
        self.people.added.connect(self._add_person)
        self.people.changed.connect(self._change_person)
        self.people.removed.connect(self._remove_person)
        self.after.given.connect(self._set_needs)
        self.layout_field.given.connect(self._set_layout)
        self.plan.wanted.connect(self._want_plan)
        self.locked.clicked.connect(self._set_lock)
        self.interpretation.given.connect(self._set_interpretation)
        self.public_note.given.connect(self._set_public_note)
        self.internal_note.given.connect(self._set_internal_note)
        self.move_to.clicked.connect(self._want_placing)
        self.parallel.clicked.connect(self._want_parallel)
        self.groups.clicked.connect(self._want_groups)

    # ---- showing

    @property
    def card(self) -> Card | None:
        """The session that is shown."""
        return self._card

    def show_cards(self, cards: Sequence[Card], agenda: Agenda, findings: Sequence[Finding]) -> None:
        """Show a session with its findings; of several, say how many there are and how long they are together."""
        before = self._card.id if self._card else None
        self._agenda = agenda
        self._card = cards[0] if len(cards) == 1 else None
        self._fields.setVisible(self._card is not None)
        self.several.setVisible(self._card is None)
        if self._card is None:
            self.code.setText("")
            self.several.setText(_summary(cards))
            return
        own = [each for each in findings if self._card.id in each.sessions and not each.waived]
        self._show(self._card, own, other=self._card.id != before)

    def _show(self, card: Card, findings: Sequence[Finding], other: bool) -> None:
        theme = f"{card.theme_code} {card.theme_title}".strip()
        self.code.setText(" · ".join(part for part in (card.code, theme) if part))
        self.title.show_text(card.title, other)
        self._show_slot(card, other)
        self.type.show_choices([(label(kind), kind) for kind in SessionType], card.type)
        self._show_themes()
        self.status.show_choices([(label(status), status) for status in SessionStatus], card.status)
        self.rooms.show_rooms(self._agenda.rooms, card.rooms)
        self.people.show_card(card)
        self.after.show_card(card, self._agenda)
        self.locked.setChecked(card.locked)
        self.interpretation.show_text(card.interpretation, other)
        self.public_note.show_text(card.public_note, other)
        self.internal_note.show_text(card.internal_note, other)
        self.layout_field.show_layout(card.layout)
        self.plan.show_card(card)
        self.findings.setText("\n".join(f"▲ {finding.sentence}" for finding in findings))
        self.findings.setVisible(bool(findings))
        self.fixes.show_findings(findings)
        worst = any(finding.severity is Severity.STOPS for finding in findings)
        tone = "error" if worst else "warning"
        if self.findings.property("tone") != tone:
            self.findings.setProperty("tone", tone)
            self.findings.style().unpolish(self.findings)
            self.findings.style().polish(self.findings)
        self.parallel.setEnabled(card.day_id is not None)
        self.groups.setVisible(card.type is SessionType.GROUP_WORK)

    def _show_slot(self, card: Card, other: bool) -> None:
        days: list[tuple[str, Any]] = [(words.day_long(day), day.id) for day in self._agenda.days]
        self.day.show_choices([*days, (_("Unscheduled"), None)], card.day_id)
        placed = card.day_id is not None
        self.start.show_text(words.clock(card.begin) if placed else "", other)
        self.start.setEnabled(placed)
        self.minutes.show_value(card.minutes, other)
        self.ends.setText(words.isolated(f"– {words.clock(card.end)}") if placed else "")

    def show_themes(self, themes: Sequence[Theme]) -> None:
        """Offer the themes of the workshop."""
        self._themes = tuple(themes)
        self._show_themes()

    def _show_themes(self) -> None:
        if self._card is not None:
            none: tuple[str, int | None] = (_("No theme"), None)
            offered = [none, *((f"{theme.code} {theme.title}", theme.id) for theme in self._themes)]
            if not self._themes and self._card.theme_id is not None:  # not asked for yet
                offered.append((f"{self._card.theme_code} {self._card.theme_title}", self._card.theme_id))
            self.theme.show_choices(offered, self._card.theme_id)

    def show_people(self, people: Sequence[Known]) -> None:
        """Offer the people of the project."""
        self.people.show_known(people, self._hub.workshop_id)

    # ---- applying

    def _readable(self, text: str) -> bool:
        return self._time(text) is not None

    def _time(self, text: str) -> dt.time | None:
        return read_time(text, self._card.starts if self._card else None)

    @property
    def _id(self) -> int:
        assert self._card is not None  # fields are hidden without a session
        return self._card.id

    def _rename(self, title: str) -> None:
        self._hub.do(commands.rename_session, self._id, title)

    def _set_day(self, day_id: int | None) -> None:
        card = self._card
        if card is None:
            return
        if day_id is None:
            self.unscheduled.emit([card.id])
        else:
            self.moved.emit([Move(card.id, day_id, card.starts or self._gap(card, day_id))])

    def _gap(self, card: Card, day_id: int) -> dt.time:
        day = next(day for day in self._agenda.days if day.id == day_id)
        taken = [(other.begin, other.end) for other in self._agenda.cards if other.day_id == day_id]
        return time_of(first_gap(taken, minute_of(day.opens), card.minutes))

    def _set_start(self, text: str) -> None:
        starts = self._time(text)
        if starts is not None and self._card is not None and self._card.day_id is not None:
            self.moved.emit([Move(self._id, self._card.day_id, starts)])

    def _set_minutes(self, minutes: int) -> None:
        self.resized.emit(self._id, minutes)

    def _set_type(self, kind: SessionType) -> None:
        self._hub.do(commands.set_session_type, self._id, kind)

    def _set_theme(self, theme_id: int | None) -> None:
        self._hub.do(commands.set_session_theme, self._id, theme_id)

    def _set_status(self, status: SessionStatus) -> None:
        self._hub.do(commands.set_session_status, self._id, status)

    def _set_rooms(self, room_ids: list[int]) -> None:
        self._hub.do(commands.set_session_rooms, self._id, room_ids)

    def _add_room(self, name: str) -> None:
        self._hub.do(agenda_together.add_room_for_session, self._id, name)

    def _add_person(self, person_id: int, function: Function) -> None:
        self._hub.do(commands.add_session_person, self._id, person_id, function)

    def _change_person(self, person: Contributor, function: Function) -> None:
        change = agenda_together.change_session_person
        self._hub.do(change, self._id, person.person_id, person.function, function)

    def _remove_person(self, person: Contributor) -> None:
        self._hub.do(commands.remove_session_person, self._id, person.person_id, person.function)

    def _set_needs(self, session_ids: list[int]) -> None:
        self._hub.do(set_prerequisites, self._id, session_ids)

    def _set_lock(self, locked: bool) -> None:
        self._hub.do(commands.lock_session if locked else commands.unlock_session, self._id)

    def _set_interpretation(self, text: str) -> None:
        self._hub.do(commands.set_interpretation, self._id, text)

    def _set_public_note(self, text: str) -> None:
        self._hub.do(commands.edit_session_notes, self._id, public=text)

    def _set_internal_note(self, text: str) -> None:
        self._hub.do(commands.edit_session_notes, self._id, internal=text)

    def _set_layout(self, layout: Layout | None) -> None:
        self._hub.do(plan_steps.set_session_layout, self._id, layout)

    def _want_plan(self) -> None:
        self.plan_wanted.emit(self._id)

    def _want_placing(self) -> None:
        self.placing_wanted.emit(self._id)

    def _want_parallel(self) -> None:
        self.parallel_wanted.emit(self._id)

    def _want_groups(self) -> None:
        self.groups_wanted.emit("groups", "group_session", self._id)


def _summary(cards: Sequence[Card]) -> str:
    if not cards:
        return _("No session is selected. Choose one on the board.")
    total = words.minutes(sum(card.minutes for card in cards))
    count = ngettext("{n} session selected", "{n} sessions selected", len(cards)).format(n=len(cards))
    return _("{count}, {total} together. Move, lock, unschedule or delete them in the menu of one.").format(
        count=count, total=total
    )
