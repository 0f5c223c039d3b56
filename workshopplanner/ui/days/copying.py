"""Last year's workshop as a new one: which, under what name, when, and what comes along."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from workshopplanner.commands.copies import copy_workshop
from workshopplanner.core import holidays
from workshopplanner.core.days import shifted, working, year_later
from workshopplanner.core.workshops import Workshop
from workshopplanner.language import _
from workshopplanner.queries.days import Dates, hosted_dates
from workshopplanner.queries.workshops import workshops
from workshopplanner.ui import fields
from workshopplanner.ui.days.dates import DatesDialog
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.hub import Hub
    from workshopplanner.ui.window import Window


def renewed(title: str, was: dt.date | None, first: dt.date) -> str:
    """Return a title with the year of the copy, where the old one had its own."""
    return title.replace(str(was.year), str(first.year)) if was is not None else title


def next_name(name: str, was: dt.date | None, first: dt.date) -> str:
    """Return a name for the copy that tells it from its source."""
    new = renewed(name, was, first)
    return new if new != name else _("{title} (copy)").format(title=name)


class CopyWorkshop(DatesDialog):
    """Shows every date of the new workshop before it is made."""

    def __init__(self, window: "Window", hub: "Hub") -> None:
        super().__init__(window, "copy_workshop", _("Copy a workshop"), _("&Copy workshop"))
        self._window, self._hub = window, hub
        self._all = hub.ask(workshops)
        self._hosted = Dates("", ())
        self.source = fields.choice([(each.name, each.id) for each in self._all], hub.workshop_id)
        self.name = fields.text()
        self.weekends = QCheckBox(_("Days in a row, &weekends left out"))
        self.trainers = QCheckBox(_("&Trainers come along, to be confirmed anew"))
        self.trainers.setToolTip(_("Facilitators and resource persons, with what they do in the sessions"))
        self.locks = QCheckBox(_("&Locks are kept"))
        self.form.field("source", _("Wor&kshop"), self.source)
        self.form.field("name", _("&Name of the copy"), self.name)
        self.form.field("first_day", _("&First day"), self.first_day)
        for name, tick in (("weekends", self.weekends), ("trainers", self.trainers), ("locks", self.locks)):
            self.form.wide(named(tick, f"copy_workshop.{name}", tick.text().replace("&", "")))
        self.source.currentIndexChanged.connect(self._propose)
        self.name.textChanged.connect(self._judge)
        self.first_day.dateChanged.connect(self._show)
        self.weekends.toggled.connect(self._show)
        self._propose()
        self.name.setFocus()
        self.name.selectAll()

    def _chosen(self) -> Workshop:
        return next(each for each in self._all if each.id == self.source.currentData())

    def _propose(self) -> None:
        """Propose the same weekday a year later, and a name to go with it."""
        source = self._chosen()
        self._hosted = self._hub.ask(hosted_dates, source.id)
        today = dt.date.today()  # noqa: DTZ011 (a date on the wall)
        first = year_later(source.first, today) if source.first is not None else today
        self.name.setText(next_name(source.name, source.first, first))
        self.first_day.setDate(fields.to_date(first))
        self._show()

    def new_dates(self) -> tuple[dt.date, ...]:
        """Return the dates that the copy will have."""
        was, first = [date for _id, date in self._hosted.dates], fields.date_of(self.first_day)
        if self.weekends.isChecked():
            return working(len(was), first, holidays.weekend(self._hosted.alpha2))
        return shifted(was, first) if was else ()

    def _show(self) -> None:
        self.dates.show_dates(self.new_dates(), self._hosted.alpha2)

    def _judge(self) -> None:
        self.primary.setEnabled(bool(self.name.text().strip()))

    def accept(self) -> None:
        """Make the copy and look at it."""
        super().accept()
        source, first, name = self._chosen(), fields.date_of(self.first_day), self.name.text()
        made = self._hub.do(
            copy_workshop,
            source.id,
            renewed(source.title, source.first, first) if source.short_name else name,
            first,
            short_name=name if source.short_name else "",
            dates=self.new_dates(),
            keep_trainers=self.trainers.isChecked(),
            keep_locks=self.locks.isChecked(),
        )
        window = self._window
        window.choose_workshop(made)
        window.drop_page("wizard")
        window.go("agenda")
        window.toast.say(_("The copy is made; everything in it is a draft."), _("Undo"), window.steps.undo)
