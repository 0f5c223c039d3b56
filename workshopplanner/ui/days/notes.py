"""What is special about a date for the people of the host country: its weekend, its public holidays."""

import datetime as dt
import sys
from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from workshopplanner import language
from workshopplanner.core import holidays
from workshopplanner.core.progress import Report
from workshopplanner.language import _, ngettext
from workshopplanner.queries.days import Dates, hosted_dates
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.jobs import Job
from workshopplanner.ui.widgets import named

MOST = 3  # sentences below a field
MOMENT = 400  # milliseconds: the page is painted and usable first
TEACHING = "holidays"  # the library that knows; it takes a third of a second to import


def note_on(date: dt.date, alpha2: str) -> str:
    """Return the holiday of a date, or that it is a weekend, or nothing."""
    holiday = holidays.holiday_on(date, alpha2, language.current())
    return holiday or (_("weekend") if holidays.is_weekend(date, alpha2) else "")


def sentence_on(date: dt.date, alpha2: str, country: str = "") -> str:
    """Return one sentence on a date that people of a country have off, or nothing."""
    holiday = holidays.holiday_on(date, alpha2, language.current())
    day = QLocale().toString(_qdate(date), "dddd d MMMM")
    if holiday and country:
        return _("{day} is a public holiday ({country}): {holiday}.").format(day=day, country=country, holiday=holiday)
    if holiday:
        return _("{day} is a public holiday: {holiday}.").format(day=day, holiday=holiday)
    return _("{day} falls on a weekend.").format(day=day) if holidays.is_weekend(date, alpha2) else ""


def _qdate(date: dt.date) -> QDate:
    return QDate(date.year, date.month, date.day)


def sentences_on(dates: Sequence[dt.date], code: str, country: str = "") -> list[str]:
    """Return a sentence for each of the first dates that people of a country have off, and how many more there are."""
    found = [sentence for sentence in (sentence_on(date, code, country) for date in dates) if sentence]
    more = len(found) - MOST
    if more > 0:
        rest = ngettext("{n} more day is a weekend or a holiday.", "{n} more days are weekends or holidays.", more)
        return [*found[:MOST], rest.format(n=more)]
    return found


def warm() -> None:
    """Read the library beside the window, so that nobody waits for it later."""
    if TEACHING not in sys.modules:
        Job(_read).start()


def _read(_report: Report) -> None:
    holidays.holiday_on(dt.date(2018, 6, 18), "KR")


def notes_of(hosted: Dates, _report: Report) -> dict[int, str]:
    """Return the notes on the days of a workshop by their ids; those that are like any other have none."""
    found = {day_id: note_on(date, hosted.alpha2) for day_id, date in hosted.dates}
    return {day_id: note for day_id, note in found.items() if note}


class DayNotes(QObject):
    """Keeps the notes on the days of a workshop, worked out beside the window where the library must still be read."""

    found = Signal(object)  # notes by day id

    def __init__(self, hub: Hub, widget: QWidget) -> None:
        super().__init__(widget)
        self._hosted = Dates("", ())
        self._job: Job | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._work)
        Live(hub, widget, self._show, hosted_dates)

    def _show(self, hosted: Dates) -> None:
        if hosted == self._hosted:
            return
        self._hosted = hosted
        if TEACHING in sys.modules or not hosted.alpha2:
            self.found.emit(notes_of(hosted, lambda _done, _of: None))
        else:
            self._later.start(MOMENT)

    def _work(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = Job(notes_of, self._hosted)
        self._job.done.connect(self.found)
        self._job.start()


class DateNote(QLabel):
    """Says below a field for a date that people have this day off."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", "warning")
        self.setWordWrap(True)
        self.setContentsMargins(6, 2, 6, 2)
        self.hide()

    def show_sentences(self, sentences: list[str]) -> None:
        """Show these sentences, or nothing where there is none."""
        self.setText("\n".join(sentences))
        self.setAccessibleName(self.text())
        self.setVisible(bool(sentences))
