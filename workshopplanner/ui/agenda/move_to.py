"""The two popovers that need no dragging: "Move to…" for a session, and "Add session"."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from workshopplanner.core.agenda import Agenda, Card, Move, minute_of, time_of
from workshopplanner.core.kinds import TYPES, SessionStatus, SessionType, label
from workshopplanner.language import _, ngettext
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.popover import Popover
from workshopplanner.ui.agenda.slot_picker import SlotPicker
from workshopplanner.ui.agenda.wishes import NewSession
from workshopplanner.ui.widgets import named


def _moved(card: Card, day_id: int, starts: dt.time) -> Card:
    return Card(card.id, card.code, card.title, day_id, starts, card.minutes, card.type, card.status)


class _Placing(Popover):
    """A popover around a picker, which says what the session would overlap."""

    def __init__(self, parent: QWidget, name: str, title: str, verb: str, picker: SlotPicker) -> None:
        super().__init__(parent, name, title, verb)
        self.picker = picker
        self.note = named(QLabel(), f"{name}.note")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setMinimumHeight(self.note.fontMetrics().height() + 8)
        self.note.setContentsMargins(6, 2, 6, 2)
        picker.changed.connect(self.judge)

    def subject(self) -> Card:
        """Return the session that is placed."""
        raise NotImplementedError

    def judge(self) -> None:
        """Say what the picked place means, and let only a readable one be taken."""
        card, picker = self.subject(), self.picker
        readable = picker.day_id is None or picker.starts is not None
        self.primary.setEnabled(readable)
        text = ""
        if not readable:
            text = _("Type a time such as 9.30, 0930 or 14.")
        elif picker.day_id is not None and picker.starts is not None:
            text = words.overlap(_moved(card, picker.day_id, picker.starts), picker.met(card))
        self.note.setText(text)
        tone = "warning" if text else ""
        if self.note.property("tone") != tone:
            self.note.setProperty("tone", tone)
            self.note.style().unpolish(self.note)
            self.note.style().polish(self.note)


class MoveTo(_Placing):
    """Asks where a session shall go; others that are selected with it go along."""

    chosen = Signal(list, object)  # Move values, and a room or None

    def __init__(
        self,
        parent: QWidget,
        agenda: Agenda,
        card: Card,
        together: Sequence[Card] = (),
        foresee: Callable[[Sequence[Move]], str] | None = None,
    ) -> None:
        own = _(", ").join(room.name for room in card.rooms) or _("No room")
        rooms = [(own, None), *((room.name, room.id) for room in agenda.rooms if (room,) != card.rooms)]
        title = _("Move “{title}” to").format(title=card.title)
        others = [each for each in together if each.id != card.id and each.day_id is not None]
        if others:
            many = ngettext("Move “{title}” and {n} other to", "Move “{title}” and {n} others to", len(others))
            title = many.format(title=card.title, n=len(others))
        picker = SlotPicker(agenda, "agenda.move_to.slot", rooms)
        super().__init__(parent, "agenda.move_to", title, _("&Move"), picker)
        self._agenda, self._card, self._others, self._foresee = agenda, card, others, foresee
        days = [day.id for day in agenda.days]
        opens = minute_of(agenda.days[0].opens) if agenda.days else 9 * 60
        if card.day_id is None:
            picker.pick(days[0] if days else None, opens)
        else:
            picker.pick(card.day_id, card.begin)
        self.body.addWidget(picker)
        self.body.addWidget(self.note)
        self.finish()
        self.judge()
        picker.days.setFocus()

    def subject(self) -> Card:
        return self._card

    def judge(self) -> None:
        """Say also what the move would do to the other sessions."""
        super().judge()
        moves = self._moves()
        told = self._foresee(moves) if moves and self._foresee is not None else ""
        if told:
            self.note.setText("\n".join(filter(None, [told, self.note.text()])))

    def _moves(self) -> list[Move]:
        """Return where everything goes: the others keep their distance in days and minutes."""
        day_id, starts = self.picker.day_id, self.picker.starts
        if day_id is None or starts is None:
            return []
        moves = [Move(self._card.id, day_id, starts)]
        days = [day.id for day in self._agenda.days]
        for other in self._others:
            at = days.index(other.day_id or 0) + days.index(day_id) - days.index(self._card.day_id or 0)
            minute = other.begin + minute_of(starts) - self._card.begin
            moves.append(Move(other.id, days[max(0, min(len(days) - 1, at))], time_of(max(0, minute))))
        return moves

    def accept(self) -> None:
        """Say where everything goes."""
        moves, room_id = self._moves(), self.picker.room_id
        if moves:
            self.close()
            self.chosen.emit(moves, room_id)


class AddSession(_Placing):
    """Asks for a new session: title, type, day, time, room; without a day it goes into the tray."""

    chosen = Signal(object)  # NewSession

    def __init__(self, parent: QWidget, agenda: Agenda, day_id: int | None, begin: int) -> None:
        rooms = [(_("No room"), None), *((room.name, room.id) for room in agenda.rooms)]
        picker = SlotPicker(agenda, "agenda.new.slot", rooms, tray=_("Later: into the tray"))
        super().__init__(parent, "agenda.new", _("Add session"), _("&Add"), picker)
        self.title = named(QLineEdit(), "agenda.new.title", _("Title"))
        self.type = named(QComboBox(), "agenda.new.type", _("Type"))
        for kind in SessionType:
            self.type.addItem(label(kind), kind)
        self.type.setCurrentIndex(list(SessionType).index(SessionType.LECTURE))
        self.type.currentIndexChanged.connect(self.judge)
        self.length = named(QLabel(), "agenda.new.length")
        self.length.setProperty("role", "muted")
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setColumnStretch(1, 1)
        for row, (text, widget) in enumerate(((_("T&itle"), self.title), (_("Ty&pe"), self.type))):
            name = QLabel(text)
            name.setBuddy(widget)
            fields.addWidget(name, row, 0)
            fields.addWidget(widget, row, 1, 1, 2 if row == 0 else 1)
        fields.addWidget(self.length, 1, 2)
        self.body.addLayout(fields)
        self.body.addWidget(picker)
        self.body.addWidget(self.note)
        self.finish()
        picker.pick(day_id, begin)
        self.judge()
        self.title.setFocus()

    @property
    def kind(self) -> SessionType:
        """The type that was picked."""
        return SessionType(self.type.currentData())

    def subject(self) -> Card:
        minutes = TYPES[self.kind].minutes
        return Card(0, "", self.title.text(), None, None, minutes, self.kind, SessionStatus.DRAFT)

    def judge(self) -> None:
        """Say how long a session of this type usually is, beside what the place means."""
        super().judge()
        self.length.setText(words.minutes(TYPES[self.kind].minutes))

    def accept(self) -> None:
        """Say what shall be added."""
        if self.picker.day_id is not None and self.picker.starts is None:
            return
        wish = NewSession(self.title.text().strip() or _("New session"), type=self.kind)
        if self.picker.day_id is not None:
            picker = self.picker
            wish = replace(wish, day_id=picker.day_id, starts=picker.starts, room_id=picker.room_id)
        self.close()
        self.chosen.emit(wish)
