"""Three lists to pick a place for a session from: days, times, rooms; one click each, and all by keyboard."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.core.agenda import Agenda, Card, minute_of, overlaps, read_time, time_of
from workshopplanner.core.kinds import SessionStatus
from workshopplanner.language import _
from workshopplanner.ui.agenda import geometry, words
from workshopplanner.ui.widgets import named

GRID = 15
ROWS = 11  # hours in sight, on a screen that has room for them and all that is around them
AROUND = 280
DATA = Qt.ItemDataRole.UserRole
Choices = Sequence[tuple[str, Any]]


class SlotPicker(QWidget):
    """Offers the days, the quarters of an hour and the rooms of an agenda."""

    changed = Signal()

    def __init__(self, agenda: Agenda, name: str, rooms: Choices, tray: str = "") -> None:
        super().__init__()
        named(self, name)
        self._agenda = agenda
        self._from: dt.time | None = None  # what "+15" counts from
        days: list[tuple[str, Any]] = [(words.day_long(day), day.id) for day in agenda.days]
        self.days = _list(f"{name}.days", [*days, *([(tray, None)] if tray else [])])
        self.times = _list(f"{name}.times", self._times())
        _by_hours(self.times)
        self.rooms = _list(f"{name}.rooms", rooms)
        self.time = named(QLineEdit(), f"{name}.time", _("Time"))
        self.time.setPlaceholderText(_("such as 9.30 or +15"))
        column = QWidget()
        stacked = QVBoxLayout(column)
        stacked.setContentsMargins(0, 0, 0, 0)
        stacked.setSpacing(4)
        stacked.addWidget(self.time)
        stacked.addWidget(self.times)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        fields = (
            (_("&Day"), self.days, self.days),
            (_("&Time"), column, self.time),
            (_("&Room"), self.rooms, self.rooms),
        )
        for at, (title, widget, buddy) in enumerate(fields):
            label = QLabel(title)
            label.setProperty("role", "caption")
            label.setBuddy(buddy)
            buddy.setAccessibleName(title.replace("&", ""))
            grid.addWidget(label, 0, at)
            grid.addWidget(widget, 1, at)
        self.days.currentRowChanged.connect(self._day_changed)
        self.times.currentRowChanged.connect(self._time_picked)
        self.rooms.currentRowChanged.connect(self._tell)
        self.time.textEdited.connect(self._tell)

    def _times(self) -> Choices:
        cards = [card for card in self._agenda.cards if card.day_id is not None]
        spans = [(minute_of(day.opens), minute_of(day.closes)) for day in self._agenda.days]
        first, last = geometry.hours([*spans, *((card.begin, card.end) for card in cards)])
        return [(words.clock(minute), minute) for minute in range(first // 60 * 60, -(-last // 60) * 60, GRID)]

    # ---- what is picked

    def pick(self, day_id: int | None, begin: int | None) -> None:
        """Start with a day and a time."""
        _choose(self.days, day_id)
        if begin is not None:
            nearest = min(range(self.times.count()), key=lambda row: abs(self.times.item(row).data(DATA) - begin))
            self.times.setCurrentRow(nearest)
            self.times.scrollToItem(self.times.item(nearest), QAbstractItemView.ScrollHint.PositionAtCenter)
            self._from = time_of(begin)
            self.time.setText(words.clock(begin))

    @property
    def day_id(self) -> int | None:
        """The picked day; None for the tray."""
        found: int | None = _data(self.days)
        return found

    @property
    def starts(self) -> dt.time | None:
        """The time that was picked or typed; None when what was typed is no time."""
        return read_time(self.time.text(), self._from)

    @property
    def room_id(self) -> int | None:
        """The picked room; None to leave the rooms alone."""
        found: int | None = _data(self.rooms)
        return found

    def met(self, card: Card) -> list[Card]:
        """Return the sessions that a session would overlap in the picked place."""
        if self.day_id is None or self.starts is None:
            return []
        there = Card(card.id, "", "", self.day_id, self.starts, card.minutes, card.type, SessionStatus.DRAFT)
        return [other for other in self._agenda.cards if other.id != card.id and other.live and overlaps(there, other)]

    # ---- signals

    def _day_changed(self) -> None:
        for widget in (self.time, self.times, self.rooms):
            widget.setEnabled(self.day_id is not None)
        self._tell()

    def _time_picked(self) -> None:
        if self.times.hasFocus() or not self.time.text():
            minute = _data(self.times)
            if minute is not None:
                self.time.setText(words.clock(minute))
        self._tell()

    def _tell(self) -> None:
        wrong = self.day_id is not None and self.starts is None
        if self.time.property("invalid") != wrong:
            self.time.setProperty("invalid", wrong)
            self.time.style().unpolish(self.time)
            self.time.style().polish(self.time)
        self.changed.emit()


def _list(name: str, choices: Choices) -> QListWidget:
    made = named(QListWidget(), name)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for text, data in choices:
        item = QListWidgetItem(text)
        item.setData(DATA, data)
        item.setSizeHint(QSize(0, max(24, made.fontMetrics().height() + 8)))
        made.addItem(item)
    made.setCurrentRow(0)
    widest = max((made.fontMetrics().horizontalAdvance(text) for text, _data in choices), default=0)
    made.setFixedWidth(max(96, min(240, widest + 36)))
    made.setMinimumHeight(100)
    return made


def _by_hours(times: QListWidget) -> None:
    """Lay the quarters of each hour side by side, so that a whole day is in sight."""
    cell = QSize(times.fontMetrics().horizontalAdvance(words.clock(20 * 60)) + 14, times.item(0).sizeHint().height())
    for row in range(times.count()):
        times.item(row).setSizeHint(cell)
    times.setFlow(QListWidget.Flow.LeftToRight)
    times.setWrapping(True)
    times.setUniformItemSizes(True)
    times.setSpacing(0)
    bar = times.verticalScrollBar().sizeHint().width()
    times.setFixedWidth(4 * cell.width() + bar + 2 * times.frameWidth() + 10)
    room = (times.screen().availableGeometry().height() - AROUND) // cell.height()
    rows = max(4, min(ROWS, room, -(-times.count() // 4)))
    times.setMinimumHeight(rows * cell.height() + 2 * times.frameWidth() + 2)


def _choose(choices: QListWidget, data: Any) -> None:
    for row in range(choices.count()):
        if choices.item(row).data(DATA) == data:
            choices.setCurrentRow(row)


def _data(choices: QListWidget) -> Any:
    row = choices.currentRow()
    return choices.item(row).data(DATA) if row >= 0 else None
