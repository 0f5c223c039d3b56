"""The three steps of the wizard; each has every field filled in beforehand."""

import datetime as dt
import json
from collections.abc import Sequence

from PySide6.QtCore import QTimeZone, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from workshopplanner import resources
from workshopplanner.core import holidays
from workshopplanner.core.countries import Choice
from workshopplanner.core.rhythm import MOST_DAYS, WorkshopPlan
from workshopplanner.core.rhythms import Rhythm as SavedRhythm
from workshopplanner.core.themes import read_themes
from workshopplanner.language import _, ngettext
from workshopplanner.ui import fields
from workshopplanner.ui.days.notes import DateNote, sentences_on
from workshopplanner.ui.widgets import named


def next_monday(today: dt.date) -> dt.date:
    """Return the first Monday after a day."""
    return today + dt.timedelta(days=7 - today.weekday())


class Basics(QWidget):
    """Step 1: what, when, where, for how many."""

    changed = Signal()

    def __init__(self, countries: Sequence[Choice], zones: Sequence[str], today: dt.date) -> None:
        super().__init__()
        self._zones = zones
        self._zone_chosen = False
        self.name = fields.text(_("New workshop"))
        self.first_day = fields.date(next_monday(today))
        self.days = fields.number(5, 1, MOST_DAYS)
        self.weekends = QCheckBox(_("Leave out weekends"))
        self.note = DateNote("wizard.first_day.note")
        self.weekends.setChecked(True)
        self.city = fields.text()
        self.country = fields.searchable([(_("not chosen"), None), *((each.name, each) for each in countries)])
        own = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "ignore")
        self.zone = fields.searchable([(zone, zone) for zone in zones], own if own in zones else "UTC")
        self.seats = fields.number(30, 1, 10_000)
        form = fields.Form("wizard")
        form.field("name", _("&Name"), self.name)
        form.field("first_day", _("&First day"), self.first_day, self.note)
        form.field("days", _("&Days"), self.days, named(self.weekends, "wizard.weekends", self.weekends.text()))
        form.field("city", _("C&ity"), self.city)
        form.field("country", _("C&ountry"), self.country)
        form.field("zone", _("Time &zone"), self.zone)
        form.field("seats", _("&Seats for participants"), self.seats)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addStretch(1)
        for signal in (
            self.name.textChanged, self.first_day.dateChanged, self.days.valueChanged, self.weekends.toggled,
            self.seats.valueChanged, self.country.currentIndexChanged,
        ):  # fmt: skip
            signal.connect(self._tell)
        self.city.editingFinished.connect(self._guess_zone)
        self.zone.activated.connect(self._choose_zone)

    def _tell(self) -> None:
        self.changed.emit()

    def host(self) -> Choice | None:
        """Return the country chosen to host the workshop."""
        found = self.country.currentData()
        return found if isinstance(found, Choice) else None

    def show_dates(self, dates: Sequence[dt.date]) -> None:
        """Say which of the dates people of the host country have off."""
        host = self.host()
        self.note.show_sentences(sentences_on(dates, host.alpha3 if host else "", host.name if host else ""))

    def _choose_zone(self) -> None:
        self._zone_chosen = True

    def _guess_zone(self) -> None:
        """Follow the city where a time zone is named after it, until the person has chosen one."""
        city = self.city.text().strip().replace(" ", "_").casefold()
        found = [zone for zone in self._zones if city and zone.rpartition("/")[2].casefold() == city]
        if not self._zone_chosen and len(found) == 1 and self.zone.findData(found[0]) >= 0:
            self.zone.setCurrentIndex(self.zone.findData(found[0]))

    def time_zone(self) -> str:
        """Return the chosen time zone; what was typed and is none counts as the entry before it."""
        typed = self.zone.currentText().strip()
        return typed if typed in self._zones else str(self.zone.currentData() or "UTC")


class Themes(QWidget):
    """Step 2: the themes, one on each line."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        label = QLabel(_("&Themes, one on each line"))
        self.lines = named(QPlainTextEdit(), "wizard.themes", _("Themes, one on each line"))
        self.lines.setPlaceholderText(_("Paste the themes here, or go on and add them later."))
        self.lines.setTabChangesFocus(True)
        label.setBuddy(self.lines)
        self._count = named(QLabel(), "wizard.themes.count")
        self._count.setProperty("role", "muted")
        offer = _("Use the eight of Seoul 2018")
        example = named(QPushButton(offer), "wizard.themes.example", offer)
        example.setProperty("link", "true")
        example.clicked.connect(self._fill)
        row = QHBoxLayout()
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(example)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label)
        column.addWidget(self.lines, 1)
        column.addLayout(row)
        self.lines.textChanged.connect(self._read)
        self._read()

    def _read(self) -> None:
        number = len(read_themes(self.lines.toPlainText()))
        self._count.setText(ngettext("{n} theme", "{n} themes", number).format(n=number))
        self.changed.emit()

    def _fill(self) -> None:
        facts = json.loads(resources.path("seoul_2018.json").read_text(encoding="utf-8"))
        self.lines.setPlainText("\n".join(title[:1].upper() + title[1:] for title in facts["themes"]))

    def themes(self) -> tuple[str, ...]:
        """Return the lines as typed."""
        return tuple(self.lines.toPlainText().splitlines())


class Rhythm(QWidget):
    """Step 3: how the days go."""

    changed = Signal()

    def __init__(self, saved: Sequence[SavedRhythm] = ()) -> None:
        super().__init__()
        self.saved = fields.choice([(_("Standard week"), None), *((each.name, each) for each in saved)])
        usual = WorkshopPlan("", dt.date(2018, 6, 18))
        minutes = _(" min")
        self.opens, self.closes = fields.time(usual.opens), fields.time(usual.closes)
        self.coffees = fields.number(usual.coffees, 0, 6)
        self.coffee = fields.number(usual.coffee_minutes, 0, 60, minutes)
        self.lunch = fields.number(usual.lunch_minutes, 0, 240, minutes)
        self.opening = QCheckBox(_("Opening ceremony on the first day"))
        self.recap = QCheckBox(_("Recap each morning"))
        self.closing = QCheckBox(_("Closing on the last day"))
        form = fields.Form("wizard")
        form.field("rhythm", _("&Rhythm"), self.saved)
        form.field("opens", _("Days &open at"), self.opens)
        form.field("closes", _("and close a&t"), self.closes)
        form.field("coffees", _("&Coffee breaks a day"), self.coffees)
        form.field("coffee", _("of &length"), self.coffee)
        form.field("lunch", _("&Lunch"), self.lunch)
        for name, box in (("opening", self.opening), ("recap", self.recap), ("closing", self.closing)):
            box.setChecked(True)
            form.wide(named(box, f"wizard.{name}", box.text()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addStretch(1)
        for signal in (
            self.opens.timeChanged, self.closes.timeChanged, self.coffees.valueChanged, self.coffee.valueChanged,
            self.lunch.valueChanged, self.opening.toggled, self.recap.toggled, self.closing.toggled,
            self.saved.currentIndexChanged,
        ):  # fmt: skip
            signal.connect(self._tell)

    def _tell(self) -> None:
        own = self.chosen() is None  # a saved rhythm has its own hours and breaks
        for field in (
            self.opens, self.closes, self.coffees, self.coffee, self.lunch, self.opening, self.recap, self.closing
        ):  # fmt: skip
            field.setEnabled(own)
        self.changed.emit()

    def first(self) -> QWidget:
        """Return the field that has the focus first: the list of rhythms where there is a choice."""
        return self.saved if self.saved.count() > 1 else self.opens

    def chosen(self) -> SavedRhythm | None:
        """Return the saved rhythm that is chosen, if any."""
        found = self.saved.currentData()
        return found if isinstance(found, SavedRhythm) else None


def plan_of(basics: Basics, themes: Themes, rhythm: Rhythm) -> WorkshopPlan:
    """Return what the three steps say."""
    host = basics.host()
    return WorkshopPlan(
        name=basics.name.text().strip(),
        first_day=fields.date_of(basics.first_day),
        days=basics.days.value(),
        city=basics.city.text().strip(),
        country_id=host.id if host is not None else None,
        time_zone=basics.time_zone(),
        seats=basics.seats.value(),
        themes=themes.themes(),
        opens=fields.time_of(rhythm.opens),
        closes=fields.time_of(rhythm.closes),
        coffees=rhythm.coffees.value(),
        coffee_minutes=rhythm.coffee.value(),
        lunch_minutes=rhythm.lunch.value(),
        opening=rhythm.opening.isChecked(),
        recap=rhythm.recap.isChecked(),
        closing=rhythm.closing.isChecked(),
        skip_weekends=basics.weekends.isChecked(),
        rhythm=rhythm.chosen(),
        weekend=holidays.weekend(host.alpha3 if host is not None else ""),
    )
