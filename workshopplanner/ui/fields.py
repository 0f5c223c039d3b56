"""Labelled fields of a form, laid out so that they stay readable in a narrow window."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from workshopplanner.ui.clock_field import ClockField
from workshopplanner.ui.widgets import named, padded


class Form(QGridLayout):
    """Rows of a label above or beside its field; the label is the field's buddy and its accessible name."""

    def __init__(self, prefix: str) -> None:
        super().__init__()
        self._prefix = prefix
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(8)
        self.setColumnStretch(1, 1)

    def field(self, name: str, label: str, field: QWidget, note: QWidget | None = None) -> None:
        """Add a field with its label and, below it, a note."""
        row = self.rowCount()
        words = QLabel(label)
        words.setBuddy(field)
        named(field, f"{self._prefix}.{name}", label.replace("&", ""))
        inner = field.lineEdit() if isinstance(field, QComboBox) else None
        if inner is not None:
            inner.setAccessibleName(field.accessibleName())
        self.addWidget(words, row, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(field, row, 1)
        if note is not None:
            self.addWidget(note, row + 1, 1)

    def wide(self, widget: QWidget) -> None:
        """Add something that takes the whole width."""
        self.addWidget(widget, self.rowCount(), 0, 1, 2)


def text(value: str = "") -> QLineEdit:
    """Return a field for one line of text."""
    return QLineEdit(value)


def number(value: int, least: int, most: int, suffix: str = "") -> QSpinBox:
    """Return a field for a whole number."""
    box = padded(QSpinBox())
    box.setRange(least, most)
    box.setValue(value)
    box.setSuffix(suffix)
    return box


def date(value: dt.date) -> QDateEdit:
    """Return a field for a date, with a calendar."""
    field = QDateEdit(to_date(value))
    field.setCalendarPopup(True)
    set_pattern(field, "ddd d MMM yyyy")
    return field


def to_date(value: dt.date) -> QDate:
    """Return a date as Qt writes it."""
    return QDate(value.year, value.month, value.day)


def date_of(field: QDateEdit) -> dt.date:
    """Return the date in a field."""
    chosen = field.date()
    return dt.date(chosen.year(), chosen.month(), chosen.day())


def time(value: dt.time) -> ClockField:
    """Return a field for a time of day."""
    return ClockField(QTime(value.hour, value.minute))


def set_pattern(field: QDateTimeEdit, pattern: str) -> None:
    """Show a date or time in this pattern, in the order in which it is read.

    In a window from right to left Qt would turn the pattern round, but the text runs in its own direction already.
    """
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    field.setDisplayFormat(pattern)
    field.unsetLayoutDirection()


def time_of(field: ClockField) -> dt.time:
    """Return the time in a field."""
    chosen = field.time()
    return dt.time(chosen.hour(), chosen.minute())


def choice(entries: Sequence[tuple[str, object]], current: object = None) -> QComboBox:
    """Return a field that is chosen from a list; each entry is its words and what it stands for."""
    box = QComboBox()
    for words, value in entries:
        box.addItem(words, value)
    box.setCurrentIndex(max(box.findData(current), 0))
    return box


def searchable(entries: Sequence[tuple[str, object]], current: object = None) -> QComboBox:
    """Return a long list that is searched by typing a part of an entry."""
    box = choice(entries, current)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    completer = box.completer()
    if completer is not None:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(completer.CompletionMode.PopupCompletion)
    return box
