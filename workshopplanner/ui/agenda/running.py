"""A workshop that runs late: the rest of the morning or of the day is shifted, after a look at what moves."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QSpinBox, QWidget

from workshopplanner.core import ripple, running
from workshopplanner.core.agenda import MINUTES_A_DAY, Agenda, Card
from workshopplanner.core.ripple import Retiming
from workshopplanner.core.ripple_room import Pending
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.queries.workshops import workshop
from workshopplanner.ui.agenda import modes, words
from workshopplanner.ui.agenda.popover import Popover
from workshopplanner.ui.widgets import named, padded

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.board import Board
    from workshopplanner.ui.agenda.page import AgendaPage

USUAL = 15  # minutes
MOST = 240


class RunningLate(Popover):
    """Asks by how much, from where and until when, and says beforehand what moves and what does not fit."""

    chosen = Signal(list, int, object)  # moves, the session it begins with, Pending where something does not fit

    def __init__(self, parent: QWidget, board: "Board", day_id: int, first: Card, until: int | None = None) -> None:
        day = next(day for day in board.agenda.days if day.id == day_id)
        super().__init__(parent, "agenda.late", _("Running late on {day}").format(day=words.day_long(day)), _("&Apply"))
        self._board, self._agenda, self._day_id = board, board.agenda, day_id
        self.minutes = named(padded(QSpinBox()), "agenda.late.minutes", _("Minutes late"))
        self.minutes.setRange(1, MOST)
        self.minutes.setValue(USUAL)
        self.place = named(QComboBox(), "agenda.late.from", _("From"))
        for card in running.can_begin_late(self._agenda, day_id):
            name = _("{time} {title}").format(time=words.clock(card.begin), title=card.title)
            self.place.addItem(name, card.id)
        self.place.setCurrentIndex(max(0, self.place.findData(first.id)))
        self.scope = named(QComboBox(), "agenda.late.scope", _("What moves"))
        self.preview = named(QLabel(), "agenda.late.preview")
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)
        self.preview.setMinimumHeight(2 * self.preview.fontMetrics().height())
        for box in (self.place, self.scope):
            box.setMaximumWidth(320)
        form = QFormLayout()
        form.addRow(_("&Minutes"), self.minutes)
        form.addRow(_("&From"), self.place)
        form.addRow(_("&Shift"), self.scope)
        self.body.addLayout(form)
        self.body.addWidget(self.preview)
        self.finish()
        self._offer_scopes()
        if until is not None:
            self.scope.setCurrentIndex(max(0, self.scope.findData(until)))
        self.minutes.valueChanged.connect(self._show)
        self.place.currentIndexChanged.connect(self._offer_scopes)
        self.scope.currentIndexChanged.connect(self._show)
        self.minutes.setFocus()
        self.minutes.selectAll()

    @property
    def first(self) -> Card:
        """The session from which on the day is late."""
        return next(card for card in self._agenda.cards if card.id == self.place.currentData())

    def _offer_scopes(self) -> None:
        """Offer each meal that comes as an end, the next one first, and the end of the day."""
        wanted = self.scope.currentData()
        self.scope.blockSignals(True)
        self.scope.clear()
        for meal in ripple.meals(self._agenda, self._day_id, self.first.begin):
            text = _("Up to “{title}” at {time}").format(title=meal.title, time=words.clock(meal.begin))
            self.scope.addItem(text, meal.begin)
        self.scope.addItem(_("Rest of the day"), MINUTES_A_DAY)
        self.scope.setCurrentIndex(max(0, self.scope.findData(wanted)))
        self.scope.blockSignals(False)
        self._show()

    def _found(self, agenda: Agenda | None = None) -> Retiming:
        return self._again()(agenda or self._agenda)

    def _again(self) -> "partial[Retiming]":
        minutes, until = self.minutes.value(), self.scope.currentData()
        return partial(ripple.shift_rest, day_id=self._day_id, begin=self.first.begin, minutes=minutes, until=until)

    def _show(self) -> None:
        found = self._found()
        told = modes.shifts(self._board, found.moves) if found.moves else _("No session moves")
        text = " ".join([_("{what}.").format(what=told), modes.spilled(found)]).strip()
        self.preview.setText(text)
        self.preview.setAccessibleName(text)
        self._board.preview(found.moves)
        self.primary.setEnabled(bool(found.moves or found.spills))
        self.primary.setText(_("&Apply") if found.moves or not found.spills else _("&Make room…"))
        self.primary.setAccessibleName(self.primary.text().replace("&", ""))

    def accept(self) -> None:
        """Say what shall be shifted."""
        found = self._found()
        pending = Pending(self._agenda, self._again()) if found.spills else None
        first = self.first.id
        self.close()
        self.chosen.emit(list(found.moves), first, pending)


def ask(page: "AgendaPage", session_id: int | None = None, moment: dt.datetime | None = None) -> None:
    """Ask how late a day runs: from a session on; without one from now, or from where the board stands."""
    board, agenda = page.board, page.agenda
    now = moment or running.local_now(page.hub.ask(workshop, page.hub.workshop_id).time_zone)
    today = running.running_day(agenda, now)
    current = board.choice.current if today is None else None
    at = session_id if session_id is not None else current
    card = board.card(at) if at is not None else None
    first: Card | None = None
    until: int | None = None
    if card is not None and card.day_id is not None:
        day_id: int | None = card.day_id
        first, until = running.late_from(agenda, card)
    elif today is not None:
        day_id, first = today, running.late_from_now(agenda, today, now)
    else:
        day_id = page.here()[0]
        first = next(iter(running.can_begin_late(agenda, day_id)), None) if day_id is not None else None
    if day_id is None or first is None:
        raise UserError(_("Nothing can be shifted here: what follows is locked, a meal, or not there."))
    popover = RunningLate(page, board, day_id, first, until)
    popover.chosen.connect(page.work.shift)
    popover.closed.connect(board.overlay.hide)
    popover.closed.connect(page.return_focus)
    tool = page.bar.late
    beside = QRect(tool.mapToGlobal(tool.rect().topLeft()), tool.size())
    popover.open_beside(page.place_of(session_id) if session_id is not None else beside)
