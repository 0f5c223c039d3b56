"""What a person is asked before an import: unsure cells, rows that look like one person, and what columns mean."""

import re
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.core.duplicates import Duplicate
from workshopplanner.core.import_fields import FIELDS, title
from workshopplanner.core.importing import Decision, Known, PlannedRow, Question
from workshopplanner.core.mapping import Match
from workshopplanner.language import _, ngettext
from workshopplanner.ui.doubles.words import field_title, private, shortened, value_words
from workshopplanner.ui.widgets import named, plain_tip

Sides = tuple[Mapping[str, str], Mapping[str, str]]
Namer = Callable[[str], str]  # a choice of a question as a person reads it
_BREAKS = re.compile(r"[@._/-]")
MOST = 40  # cards at once; those answered make room for the next


def words(text: str, role: str = "") -> QLabel:
    """Return a label for text that may come from a file."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


class QuestionCard(QFrame):
    """One question with its choices; equal cells put it once."""

    answered = Signal(object, str)

    def __init__(self, question: Question, rows: int, name_of: Namer, number: int) -> None:
        super().__init__()
        self._question = question
        self.setProperty("panel", "card")
        column = QVBoxLayout(self)
        column.addWidget(words(_sentence(question, rows)))
        self.field = named(QComboBox(), f"import.question.{number}", _("Answer"))
        self.field.setEditable(not question.choices)
        self.field.addItem(_("Choose…"), "")
        for choice in question.choices:
            self.field.addItem(name_of(choice), choice)
        if not question.choices:
            self.field.setEditText(question.value)
        self.field.activated.connect(self._answer)
        column.addWidget(self.field)

    def _answer(self) -> None:
        said = str(self.field.currentData() or "") if self._question.choices else self.field.currentText()
        if said:
            self.answered.emit(self._question, said)


def _sentence(question: Question, rows: int) -> str:
    if question.row is None:
        return _("{field}: how are the cells to be read, such as “{value}”?").format(
            field=title(question.field), value=question.value
        )
    if rows > 1:
        sentence = ngettext("{field} “{value}” in {n} row", "{field} “{value}” in {n} rows", rows)
        return sentence.format(field=title(question.field), value=question.value, n=rows)
    return _("Row {row}: {field} “{value}”").format(row=question.row, field=title(question.field), value=question.value)


class PairCard(QFrame):
    """Two rows, or a row and a known person, side by side; where they differ, a mark says so."""

    decided = Signal(object, object)  # Duplicate, Decision

    def __init__(self, pair: Duplicate, sides: Sides, countries: Mapping[str, str], number: int) -> None:
        super().__init__()
        self._pair, self._countries = pair, countries
        self.setProperty("panel", "card")
        column = QVBoxLayout(self)
        column.addWidget(words(_("One person?"), "section"))
        column.addLayout(self._grid(*sides))
        row = QHBoxLayout()
        for key, text, decision in (
            ("merge", _("Merge"), Decision.MERGE),
            ("both", _("Keep both"), Decision.KEEP_BOTH),
            ("later", _("Later"), Decision.LATER),
        ):
            row.addWidget(self._button(f"import.pair.{number}.{key}", text, decision))
        row.addStretch(1)
        column.addLayout(row)

    def _grid(self, left: Mapping[str, str], right: Mapping[str, str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setColumnMinimumWidth(0, 92)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        second = _("Already here") if self._pair.person_id is not None else _("Row {n}").format(n=self._pair.rows[-1])
        for column, head in enumerate((_("Row {n}").format(n=self._pair.rows[0]), second), start=1):
            grid.addWidget(words(head, "muted"), 0, column)
        for line, name in enumerate(_telling(left, right), start=1):
            differs = left.get(name, "") != right.get(name, "")
            field = _("≠ {field}").format(field=field_title(name)) if differs else field_title(name)
            grid.addWidget(words(field, "" if differs else "muted"), line, 0)
            grid.addWidget(self._value(name, left.get(name, "")), line, 1, 1, 1 if differs else 2)
            if differs:
                grid.addWidget(self._value(name, right.get(name, "")), line, 2)
        return grid

    def _value(self, name: str, value: str) -> QLabel:
        shown = "••••" if value and private(name) else value_words(name, value, self._countries) or "–"
        label = words(_BREAKS.sub("\\g<0>\u200b", shortened(shown)))  # an address may go on in the next line
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        label.setAccessibleName(shown)
        label.setToolTip(plain_tip(shown) if shown != shortened(shown) else "")
        return label

    def _button(self, name: str, text: str, decision: Decision) -> QPushButton:
        button = named(QPushButton(text), name, text)
        button.setProperty("decision", decision.value)
        button.clicked.connect(self._decide)
        return button

    def _decide(self) -> None:
        self.decided.emit(self._pair, Decision(_sender(self).property("decision")))


def _sender(owner: QObject) -> QObject:
    return owner.sender()


def _telling(left: Mapping[str, str], right: Mapping[str, str]) -> list[str]:
    """Return the fields that show two records side by side: what people go by, then what else differs."""
    names = [name for name in FIELDS if FIELDS[name].home and (left.get(name) or right.get(name))]
    first = [name for name in ("family_name", "given_name", "country", "email") if name in names]
    return first + [name for name in names if name not in first and left.get(name, "") != right.get(name, "")][:6]


class ColumnLine(QWidget):
    """A column of the form and what it means."""

    mapped = Signal(int, str)

    def __init__(self, match: Match) -> None:
        super().__init__()
        self._column = match.column
        header = words(match.header)
        self.field = named(QComboBox(), f"import.column.{match.column}", match.header)
        self.field.addItem(title(""), "")
        for name in FIELDS:
            self.field.addItem(title(name), name)
        self.field.setCurrentIndex(max(self.field.findData(match.field), 0))
        self.field.activated.connect(self._map)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(header, 1)
        row.addWidget(self.field, 1)

    def _map(self) -> None:
        self.mapped.emit(self._column, str(self.field.currentData() or ""))


def records(pair: Duplicate, rows: Mapping[int, PlannedRow], known: Mapping[int, Known]) -> Sides:
    """Return the values of both sides of a pair."""
    left = rows[pair.rows[0]].values
    right = known[pair.person_id].values if pair.person_id is not None else rows[pair.rows[-1]].values
    return left, right


def gathered(questions: Sequence[Question]) -> list[tuple[Question, int]]:
    """Return each question once, with the number of rows that put it; those about whole columns come first."""
    found: dict[tuple[str, str], tuple[Question, int]] = {}
    for question in questions:
        first, number = found.get(question.key, (question, 0))
        found[question.key] = (first, number + 1)
    return sorted(found.values(), key=lambda each: each[0].row is not None)
