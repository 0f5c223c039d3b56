"""What a person is asked before an import: unsure cells, rows that look like one person, and what columns mean."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.core.duplicates import Duplicate
from workshopplanner.core.import_fields import FIELDS, title
from workshopplanner.core.importing import Decision, Known, PlannedRow, Question
from workshopplanner.core.mapping import Match
from workshopplanner.language import _, ngettext
from workshopplanner.ui.widgets import named

Namer = Callable[[str], str]  # a choice of a question as a person reads it
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
    """Two rows, or a row and a known person, side by side where they differ."""

    decided = Signal(object, object)  # Duplicate, Decision

    def __init__(self, pair: Duplicate, left: Mapping[str, str], right: Mapping[str, str], number: int) -> None:
        super().__init__()
        self._pair = pair
        self.setProperty("panel", "card")
        column = QVBoxLayout(self)
        second = _("already here") if pair.person_id is not None else _("row {n}").format(n=pair.rows[-1])
        head = _("Row {n} and {other}: one person?").format(n=pair.rows[0], other=second)
        column.addWidget(words(head, "section"))
        for name in _telling(left, right):
            line = _("{field}: {left} | {right}")
            column.addWidget(
                words(line.format(field=title(name), left=left.get(name) or "–", right=right.get(name) or "–"))
            )
        row = QHBoxLayout()
        for key, text, decision in (
            ("merge", _("Merge"), Decision.MERGE),
            ("both", _("Keep both"), Decision.KEEP_BOTH),
            ("later", _("Later"), Decision.LATER),
        ):
            row.addWidget(self._button(f"import.pair.{number}.{key}", text, decision))
        row.addStretch(1)
        column.addLayout(row)

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
    """Return the fields that show two records side by side: the name, then what differs."""
    names = [name for name in FIELDS if FIELDS[name].home and (left.get(name) or right.get(name))]
    first = [name for name in ("display_name",) if name in names]
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


def records(
    pair: Duplicate, rows: Mapping[int, PlannedRow], known: Mapping[int, Known]
) -> tuple[Mapping[str, str], Mapping[str, str]]:
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
