"""A dialog about the dates of a workshop: a first day, and a list of all days with what is special about them."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.language import _
from workshopplanner.ui import fields
from workshopplanner.ui.agenda import words
from workshopplanner.ui.days.notes import note_on
from workshopplanner.ui.widgets import named, resize_within_screen


def line(number: int, date: dt.date, code: str) -> str:
    """Return a day with its date and what is special about it."""
    spoken = words.apart(QLocale().toString(fields.to_date(date), "ddd d MMM yyyy"))
    day = _("Day {number} {date}").format(number=QLocale().toString(number), date=spoken)
    return words.apart_by_dots(day, note_on(date, code))


class DatesList(QListWidget):
    """Lists the dates that would be; the days that people of the host country have off say so."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name, _("The days"))
        self.setMinimumHeight(120)

    def show_dates(self, dates: Sequence[dt.date], code: str) -> None:
        """Show these dates as people of a country see them."""
        at = self.currentRow()
        self.clear()
        self.addItems([line(number, date, code) for number, date in enumerate(dates, start=1)])
        self.setCurrentRow(min(at, self.count() - 1))

    def lines(self) -> list[str]:
        """Return what is listed."""
        return [self.item(row).text() for row in range(self.count())]


class DatesDialog(QDialog):
    """Has a form, the list of dates, and one primary button beside Cancel."""

    def __init__(self, parent: QWidget, name: str, title: str, verb: str) -> None:
        super().__init__(parent)
        named(self, name, title)
        self.setWindowTitle(title)
        self.form = fields.Form(name)
        self.first_day = fields.date(dt.date(2018, 6, 18))
        self.dates = DatesList(f"{name}.dates")
        self.primary = named(QPushButton(verb), f"{name}.do", verb.replace("&", ""))
        self.primary.setProperty("primary", "true")
        self.primary.setDefault(True)
        self.primary.clicked.connect(self.accept)
        cancel = named(QPushButton(_("Cancel")), f"{name}.cancel", _("Cancel"))
        cancel.clicked.connect(self.reject)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(cancel)
        end.addWidget(self.primary)
        inside = QWidget()
        content = QVBoxLayout(inside)
        content.setContentsMargins(24, 20, 24, 0)
        content.setSpacing(12)
        content.addLayout(self.form)
        content.addWidget(self.dates, 1)
        scroll = QScrollArea()  # at 200 % a small screen has no room for all of it
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        end.setContentsMargins(24, 0, 24, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(12)
        column.addWidget(scroll, 1)
        column.addLayout(end)
        resize_within_screen(self, 480, 520)
