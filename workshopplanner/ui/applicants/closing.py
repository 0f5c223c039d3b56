"""When applications close: a button that says it, and the panel that changes it."""

import datetime as dt

from PySide6.QtCore import QDateTime, QPoint, QRect, QSize, Signal
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QPushButton, QWidget

from workshopplanner.core.roster_fields import text_of
from workshopplanner.language import _
from workshopplanner.ui import fields, icons
from workshopplanner.ui.agenda.popover import Popover
from workshopplanner.ui.widgets import named, padded

NAME = "applicants.closing"


class ClosingPopover(Popover):
    """Asks for the day and time after which applications count as late, in the time of the place."""

    given = Signal(object)  # datetime or None

    def __init__(self, parent: QWidget, closes: dt.datetime | None, suggested: dt.datetime) -> None:
        super().__init__(parent, f"{NAME}.panel", _("When applications close"), _("Set"))
        self.known = named(QCheckBox(_("Applications close")), f"{NAME}.known", _("Applications close"))
        self.known.setChecked(True)
        self.moment = padded(QDateTimeEdit())
        named(self.moment, f"{NAME}.moment", _("Day and time"))
        self.moment.setCalendarPopup(True)
        fields.set_pattern(self.moment, "ddd d MMM yyyy HH:mm")
        at = closes or suggested
        self.moment.setDateTime(QDateTime(at.year, at.month, at.day, at.hour, at.minute, 0))
        self.known.toggled.connect(self.moment.setEnabled)
        self.body.addWidget(self.known)
        self.body.addWidget(self.moment)
        self.finish()
        self.moment.setFocus()

    def accept(self) -> None:
        """Say when applications close."""
        chosen = self.moment.dateTime()
        date, time = chosen.date(), chosen.time()
        at = dt.datetime(date.year(), date.month(), date.day(), time.hour(), time.minute())  # noqa: DTZ001 (of the place)
        wanted = at if self.known.isChecked() else None
        self.close()
        self.given.emit(wanted)


class ClosingButton(QPushButton):
    """Says when applications close; pressed, it asks for another moment."""

    given = Signal(object)  # datetime or None

    def __init__(self) -> None:
        super().__init__()
        named(self, NAME)
        self._closes: dt.datetime | None = None
        self._first: dt.date | None = None
        icons.dress(self, "clock")
        self.clicked.connect(self.ask)
        self.show_moment(None, None)

    def show_moment(self, closes: dt.datetime | None, first: dt.date | None) -> None:
        """Show when applications close, and remember the first day of the workshop for a suggestion."""
        self._closes, self._first = closes, first
        if closes is None:
            words = _("No closing date")
        else:
            over = closes <= dt.datetime.now()  # noqa: DTZ005 (the clock on the wall)
            words = (_("Closed {moment}") if over else _("Closes {moment}")).format(moment=text_of(closes))
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(_("Later applications are marked as late. Press to change the day."))

    def ask(self) -> None:
        """Ask for another moment."""
        first = self._first or dt.date.today()  # noqa: DTZ011 (the day on the wall)
        suggested = dt.datetime.combine(first - dt.timedelta(weeks=12), dt.time(23, 59))
        popover = ClosingPopover(self.window(), self._closes, suggested)
        popover.given.connect(self.given)
        place = self if self.isVisible() else (self.parentWidget() or self)
        popover.open_beside(QRect(place.mapToGlobal(QPoint(0, 0)), QSize(place.width(), self.sizeHint().height())))
