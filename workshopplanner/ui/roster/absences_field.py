"""When a person is away, in the details of that person: a line for each time, and a panel that asks for another."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workshopplanner.commands import absences as commands
from workshopplanner.core.absences import Absence
from workshopplanner.core.agenda import Agenda, Day
from workshopplanner.core.calendar import clock, clock_range
from workshopplanner.language import _
from workshopplanner.queries import agenda as agenda_queries
from workshopplanner.queries import days as queries
from workshopplanner.ui import fields, icons
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.popover import Popover
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.widgets import named

NAME = "roster.details.away"  # where nobody says otherwise


def when(absence: Absence, day: Day) -> str:
    """Return a time away in words."""
    if absence.starts is not None and absence.ends is not None:
        hours = clock_range(absence.starts, absence.ends)
    elif absence.starts is not None:
        hours = _("from {time}").format(time=words.isolated(clock(absence.starts)))
    elif absence.ends is not None:
        hours = _("until {time}").format(time=words.isolated(clock(absence.ends)))
    else:
        hours = _("all day")
    parts = [words.day_short(day), hours, words.apart(absence.note) if absence.note else ""]
    return _(", ").join(part for part in parts if part)


class AbsencesField(QWidget):
    """Lists the absences of one person in the chosen workshop."""

    def __init__(self, name: str = NAME, headed: bool = True) -> None:
        super().__init__()
        self._name = name
        named(self, name, _("Away"))
        self._hub: Hub | None = None
        self._person: int | None = None
        self._absences: list[Absence] = []
        self._days: tuple[Day, ...] = ()
        heading = QLabel(_("Away"))
        heading.setProperty("role", "section")
        heading.setVisible(headed)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.add = named(QPushButton(_("Add a time away…")), f"{name}.add", _("Add a time away"))
        icons.dress(self.add, "plus")
        self.add.clicked.connect(self._ask_new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading)
        column.addLayout(self._rows)
        column.addWidget(self.add)

    def attach(self, hub: Hub) -> None:
        """Follow a store."""
        self._hub = hub
        Live(hub, self, self._take_days, agenda_queries.agenda)
        Live(hub, self, self._take, queries.absences)

    def show_person(self, person_id: int) -> None:
        """Show when a person is away."""
        self._person = person_id
        self._show()

    def _take_days(self, agenda: Agenda) -> None:
        self._days = agenda.days
        self.add.setEnabled(bool(self._days))
        self._show()

    def _take(self, absences: list[Absence]) -> None:
        self._absences = absences
        self._show()

    def _show(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        days = {day.id: day for day in self._days}
        own = [each for each in self._absences if each.person_id == self._person and each.day_id in days]
        for number, absence in enumerate(own, start=1):
            row = self._row(number, absence, when(absence, days[absence.day_id]))
            self._rows.addWidget(row)
            row.show()

    def _row(self, number: int, absence: Absence, text: str) -> QWidget:
        row = QWidget()
        link = named(QPushButton(text.replace("&", "&&")), f"{self._name}.{number}", text)
        link.setProperty("link", "true")
        link.setProperty("row", absence.id)
        link.setToolTip(_("Change this time away"))
        link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        link.clicked.connect(self._ask)
        remove = named(QPushButton(), f"{self._name}.{number}.remove", _("Remove {name}").format(name=text))
        remove.setProperty("flat", "true")
        remove.setProperty("row", absence.id)
        icons.dress(remove, "close", "secondary", 14)
        remove.clicked.connect(self._remove)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(link)
        line.addStretch(1)
        line.addWidget(remove)
        return row

    # ---- changing

    def _ask_new(self) -> None:
        self._open(None)

    def _ask(self) -> None:
        row_id = self.sender().property("row")
        self._open(next((each for each in self._absences if each.id == row_id), None))

    def _open(self, absence: Absence | None) -> None:
        popover = AbsencePopover(self, self._days, absence)
        popover.given.connect(self._keep)
        popover.open_beside(QRect(self.add.mapToGlobal(QPoint()), self.add.size()))

    def _keep(self, absence_id: int | None, given: dict[str, Any]) -> None:
        if self._hub is None or self._person is None:
            return
        if absence_id is None:
            self._hub.do(commands.add_absence, self._person, **given)
        else:
            self._hub.do(commands.edit_absence, absence_id, **given)

    def _remove(self) -> None:
        if self._hub is not None:
            self._hub.do(commands.remove_absence, self.sender().property("row"))


class AbsencePopover(Popover):
    """Asks on which day, all day or from when until when, and why."""

    given = Signal(object, object)  # id of the absence or None for a new one, its fields

    def __init__(self, parent: QWidget, days: Sequence[Day], absence: Absence | None) -> None:
        verb = _("&Add") if absence is None else _("&Save")
        super().__init__(parent, "absence", _("Away"), verb)
        self._absence = absence
        whole = absence is None or (absence.starts is None and absence.ends is None)
        chosen = absence.day_id if absence is not None else None
        self.day = fields.choice([(words.day_long(day), day.id) for day in days], chosen)
        self.whole = QCheckBox(_("All &day"))
        self.whole.setChecked(whole)
        self.begins = fields.time((absence.starts if absence else None) or days[0].opens)
        self.ends = fields.time((absence.ends if absence else None) or days[0].closes)
        self.note = fields.text(absence.note if absence is not None else "")
        form = fields.Form("absence")
        form.field("day", _("&Day"), self.day)
        form.wide(named(self.whole, "absence.whole", _("All day")))
        form.field("starts", _("&From"), self.begins)
        form.field("ends", _("&until"), self.ends)
        form.field("note", _("&Note"), self.note)
        self.body.addLayout(form)
        self.finish()
        self.whole.toggled.connect(self._judge)
        self.begins.timeChanged.connect(self._judge)
        self.ends.timeChanged.connect(self._judge)
        self._judge()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self) -> None:
        whole = self.whole.isChecked()
        for field in (self.begins, self.ends):
            field.setEnabled(not whole)
        self.primary.setEnabled(whole or fields.time_of(self.begins) < fields.time_of(self.ends))

    def accept(self) -> None:
        """Say when the person is away."""
        if not self.primary.isEnabled():
            return
        hours: tuple[dt.time | None, dt.time | None] = (None, None)
        if not self.whole.isChecked():
            hours = fields.time_of(self.begins), fields.time_of(self.ends)
        wanted = {"day_id": self.day.currentData(), "starts": hours[0], "ends": hours[1], "note": self.note.text()}
        self.close()
        self.given.emit(self._absence.id if self._absence is not None else None, wanted)
