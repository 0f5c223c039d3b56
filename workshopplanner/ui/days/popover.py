"""A day of the workshop: its title, date, hours and chair, below its head on the board."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workshopplanner.core.agenda import Day
from workshopplanner.language import _
from workshopplanner.ui import fields
from workshopplanner.ui.agenda.popover import Popover
from workshopplanner.ui.days.notes import DateNote, sentence_on
from workshopplanner.ui.widgets import named, set_look

WIDTH = 400


class DayPopover(Popover):
    """Changes what is known of a day; other days keep theirs."""

    given = Signal(int, object)  # day id, the fields as `edit_day` takes them

    def __init__(
        self,
        parent: QWidget,
        day: Day,
        others: Sequence[Day],
        people: Sequence[tuple[str, int]],
        chair_id: int | None,
        alpha2: str,
    ) -> None:
        super().__init__(parent, "agenda.day.edit", _("Day {number}").format(number=day.number), _("&Save"))
        self._day, self._alpha2 = day, alpha2
        self.setMinimumWidth(WIDTH)
        self._taken = {other.date for other in others if other.id != day.id}
        self.name = fields.text(day.title)
        self.date = fields.date(day.date)
        self.opens, self.closes = fields.time(day.opens), fields.time(day.closes)
        self.chair = fields.searchable([(_("nobody yet"), None), *people], chair_id)
        self.note = DateNote("agenda.day.edit.note")
        form = fields.Form("agenda.day.edit")
        form.field("title", _("&Title"), self.name)
        form.field("date", _("&Date"), self.date, self.note)
        form.field("opens", _("&Opens at"), self.opens)
        form.field("closes", _("C&loses at"), self.closes)
        form.field("chair", _("C&hair"), self.chair)
        self.body.addLayout(form)
        self.wrong = named(DateNote("agenda.day.edit.wrong"), "agenda.day.edit.wrong")
        set_look(self.wrong, "tone", "error")
        self.body.addWidget(self.wrong)
        self.finish()
        for signal in (self.date.dateChanged, self.opens.timeChanged, self.closes.timeChanged):
            signal.connect(self._judge)
        self._judge()
        self.name.setFocus()
        self.name.selectAll()

    def _judge(self) -> None:
        date = fields.date_of(self.date)
        wrong = []
        if date in self._taken:
            wrong.append(_("The workshop has this day already. Choose another date."))
        if fields.time_of(self.closes) <= fields.time_of(self.opens):
            wrong.append(_("A day closes after it opens."))
        note = sentence_on(date, self._alpha2)
        self.note.show_sentences([note] if note else [])
        self.wrong.show_sentences(wrong)
        self.primary.setEnabled(not wrong)
        for words in (self.note, self.wrong):
            words.setMinimumHeight(0 if words.isHidden() else words.heightForWidth(WIDTH // 2))
        self.adjustSize()

    def changes(self) -> dict[str, Any]:
        """Return the fields that differ from the day as it is."""
        day = self._day
        was: dict[str, str | dt.date | dt.time] = {
            "title": day.title, "date": day.date, "opens": day.opens, "closes": day.closes
        }  # fmt: skip
        new: dict[str, Any] = {
            "title": self.name.text().strip(),
            "date": fields.date_of(self.date),
            "opens": fields.time_of(self.opens),
            "closes": fields.time_of(self.closes),
        }
        return {name: value for name, value in new.items() if value != was[name]} | {"chair_id": self._chair()}

    def _chair(self) -> int | None:
        """Return who is chosen; a name that was typed and is none of the list counts as the entry before it."""
        found = self.chair.currentData()
        return found if isinstance(found, int) else None

    def accept(self) -> None:
        """Say what the day shall be."""
        if self.primary.isEnabled():
            changes = self.changes()
            self.close()
            self.given.emit(self._day.id, changes)
