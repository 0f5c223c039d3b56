"""A whole workshop on other dates: the days keep their distance from the first."""

from typing import TYPE_CHECKING

from workshopplanner.commands.workshops import shift_workshop
from workshopplanner.core.days import shifted
from workshopplanner.language import _
from workshopplanner.queries.days import hosted_dates
from workshopplanner.ui import fields
from workshopplanner.ui.days.dates import DatesDialog

if TYPE_CHECKING:
    from workshopplanner.ui.hub import Hub
    from workshopplanner.ui.window import Window


class ShiftWorkshop(DatesDialog):
    """Asks for the new first day and shows all dates before anything is changed."""

    def __init__(self, window: "Window", hub: "Hub") -> None:
        super().__init__(window, "shift", _("Shift workshop to other dates"), _("&Shift"))
        self._window, self._hub, self._workshop_id = window, hub, hub.workshop_id
        self._hosted = hub.ask(hosted_dates, hub.workshop_id)
        self._was = [date for _id, date in self._hosted.dates]
        self.first_day.setDate(fields.to_date(self._was[0]))
        self.form.field("first_day", _("&First day"), self.first_day)
        self.first_day.dateChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        first = fields.date_of(self.first_day)
        self.dates.show_dates(shifted(self._was, first), self._hosted.alpha2)
        self.primary.setEnabled(first != self._was[0])

    def accept(self) -> None:
        """Shift the workshop."""
        super().accept()
        self._hub.do(shift_workshop, self._workshop_id, fields.date_of(self.first_day))
        self._window.toast.say(_("The workshop has other dates now."), _("Undo"), self._window.steps.undo)
