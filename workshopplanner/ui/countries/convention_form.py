"""Adding and changing a convention, with its Parties from a pasted list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.core.cleaning_dates import DateOrder
from workshopplanner.core.conventions import MONTHS, ConventionWish, PartyRow, PartyWish, is_open, wish_problem
from workshopplanner.core.countries import Choice, Convention
from workshopplanner.core.kinds import InstrumentKind, label
from workshopplanner.core.words import read_date
from workshopplanner.language import _, ngettext
from workshopplanner.ui import icons
from workshopplanner.ui.answers import Answer, AnswerGrid
from workshopplanner.ui.countries.country_field import Finding
from workshopplanner.ui.countries.questions import Questions
from workshopplanner.ui.countries.words import day, joined
from workshopplanner.ui.widgets import named, padded

Reading = Callable[[str, DateOrder | None], Sequence[PartyRow]]
LINES = 6  # Parties seen at once


@dataclass(frozen=True)
class ConventionStated:
    """What the form gives: the convention, its Parties, whether these are all, and what pasted names mean."""

    wish: ConventionWish
    parties: tuple[PartyWish, ...]
    complete: bool
    taught: dict[str, int]


class ConventionForm(QWidget):
    """Short name, title and days; pasted Parties are read while they are typed."""

    wanted = Signal(object)  # ConventionStated
    closed = Signal()

    def __init__(self, read: Reading, find: Finding) -> None:
        super().__init__()
        named(self, "countries.convention", _("Convention"))
        self._read = read
        self._names: dict[int, str] = {}
        self._rows: Sequence[PartyRow] = ()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(200)
        self._later.timeout.connect(self.understand)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        scroll.setWidget(inside)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head())
        outer.addWidget(scroll, 1)
        outer.addLayout(self._foot())
        self._fields()
        self._parties(find)
        self._column.addStretch(1)

    # ---- building

    def _head(self) -> QHBoxLayout:
        self.heading = QLabel()
        self.heading.setProperty("role", "section")
        close = named(QPushButton(), "countries.convention.close", _("Close this form"))
        close.setProperty("flat", "true")
        close.setToolTip(_("Close this form (Esc)"))
        icons.dress(close, "close", size=14)
        close.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 0)
        row.addWidget(self.heading, 1)
        row.addWidget(close)
        return row

    def _fields(self) -> None:
        self.code = Answer("countries.convention", "code", _("Short name"), None, None)
        self.code.field.setPlaceholderText("2003")
        self.title = Answer("countries.convention", "title", _("Title"), None, None)
        self.adopted = Answer("countries.convention", "adopted", _("Adopted"), None, None)
        self.adopted.field.setPlaceholderText("2003-10-17")
        self.in_force = Answer("countries.convention", "in_force", _("In force"), None, None)
        self.in_force.field.setPlaceholderText("2006-04-20")
        self.months = named(padded(QSpinBox()), "countries.convention.months", _("Months from deposit to force"))
        self.months.lineEdit().setAccessibleName(self.months.accessibleName())
        self.months.setRange(0, 24)
        self.months.setSuffix(_(" months after deposit"))
        grid = AnswerGrid()
        for words, answer in (
            (_("Short name"), self.code),
            (_("Title"), self.title),
            (_("Adopted"), self.adopted),
            (_("In force"), self.in_force),
        ):
            grid.add(words, answer, answer.field)
        grid.add(_("For a Party"), self.months)
        self._column.addLayout(grid)

    def _parties(self, find: Finding) -> None:
        heading = QLabel(_("Parties"))
        heading.setProperty("role", "section")
        self.text = named(QPlainTextEdit(), "countries.convention.parties", _("Parties, one per line with the day"))
        self.text.setPlaceholderText(_("Paste the Parties, one per line: name, day of deposit, instrument"))
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFixedHeight(5 * self.text.fontMetrics().lineSpacing() + 12)
        self.text.textChanged.connect(self._later.start)
        self.order = named(QComboBox(), "countries.convention.order", _("Order of day and month"))
        self.order.addItem(_("Which comes first in 03/04/2018?"), None)
        self.order.addItem(_("The day: 3 April 2018"), DateOrder.DAY_FIRST)
        self.order.addItem(_("The month: 4 March 2018"), DateOrder.MONTH_FIRST)
        self.order.activated.connect(self.understand)
        self.understood = named(QLabel(), "countries.convention.understood")
        self.understood.setWordWrap(True)
        self.questions = Questions("countries.convention.question", find)
        self.questions.changed.connect(self._show_parties)
        self.questions.answered.connect(self._go_on)
        self.lines = named(QListWidget(), "countries.convention.lines", _("Parties as they are understood"))
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setProperty("role", "menu")
        self.lines.setFixedHeight(LINES * (self.fontMetrics().lineSpacing() + 10))
        self.complete = named(QCheckBox(_("These are all: the others are not Party")), "countries.convention.complete")
        self.complete.setAccessibleName(self.complete.text())
        for widget in (
            heading,
            self.text,
            self.order,
            self.understood,
            self.questions,
            self.lines,
            self.complete,
        ):
            self._column.addWidget(widget)

    def _go_on(self) -> None:
        self.button.setFocus()

    def _foot(self) -> QVBoxLayout:
        self.button = named(QPushButton(), "countries.convention.do")
        self.button.setProperty("primary", "true")
        self.button.clicked.connect(self._give)
        column = QVBoxLayout()
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        self.problem = named(QLabel(), "countries.convention.problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setProperty("tone", "error")
        self.problem.setContentsMargins(6, 2, 6, 2)
        column.addWidget(self.problem)
        column.addWidget(self.button)
        return column

    # ---- beginning

    def begin(self, everything: Sequence[Choice], convention: Convention | None = None) -> None:
        """Start a new convention, or change one that is there."""
        self._names = {choice.id: choice.name for choice in everything}
        verb = _("Add convention") if convention is None else _("Save convention")
        self.heading.setText(_("Add convention") if convention is None else _("Change convention"))
        self.button.setText(verb)
        self.button.setAccessibleName(verb)
        there = convention or Convention(0, "", "", None)
        self.code.show_text(there.code, other=True)
        self.title.show_text(there.title, other=True)
        self.adopted.show_text(there.adopted.isoformat() if there.adopted else "", other=True)
        self.in_force.show_text(there.in_force.isoformat() if there.in_force else "", other=True)
        self.months.setValue(there.months if convention else MONTHS)
        self.complete.setChecked(False)
        self.order.setCurrentIndex(0)
        self.text.clear()
        self.questions.begin()
        self.problem.hide()
        self.understand()
        self.code.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- understanding

    def understand(self) -> None:
        """Read the pasted Parties."""
        self._later.stop()
        self._rows = self._read(self.text.toPlainText(), self.order.currentData())
        self.questions.show_names([row.pasted for row in self._rows])
        self._show_parties()

    def _stated(self) -> dict[int, PartyRow]:
        """Return the lines by the country they mean; of two lines for one country the first with a day counts."""
        found: dict[int, PartyRow] = {}
        for row in self._rows:
            country_id = row.pasted.country.id if row.pasted.country else self.questions.taught.get(row.pasted.text, 0)
            if country_id and (country_id not in found or (row.line.deposited and not _dated(found[country_id]))):
                found[country_id] = row
        return found

    def _show_parties(self) -> None:
        stated = self._stated()
        words = [ngettext("{n} Party understood.", "{n} Parties understood.", len(stated)).format(n=len(stated))]
        asked = self.questions.open_count
        if asked:
            words.append(ngettext("{n} name is a question:", "{n} names are questions:", asked).format(n=asked))
        self.understood.setText(" ".join(words))
        self.lines.clear()
        self.lines.addItems([self._line(country_id, row) for country_id, row in stated.items()])
        for widget in (self.understood, self.lines, self.complete):
            widget.setVisible(bool(self._rows))
        self.order.setVisible(self.order.currentData() is not None or is_open(row.line for row in self._rows))

    def _line(self, country_id: int, row: PartyRow) -> str:
        parts = [self._names.get(country_id, row.line.name)]
        if row.line.deposited is not None:
            parts.append(day(row.line.deposited))
        if row.line.open:
            parts.append(_("{text}: not a sure date").format(text=row.line.open))
        if row.line.kind is not InstrumentKind.NOT_ESTABLISHED:
            parts.append(label(row.line.kind))
        return joined(parts)

    # ---- giving

    def _give(self) -> None:
        self.understand()
        days = []
        for answer in (self.adopted, self.in_force):
            date = read_date(answer.text)
            unsure = bool(answer.text.strip()) and date is None
            answer.say(_("This is not a sure date. Write it as 2018-06-18.") if unsure else "")
            days.append((date, unsure))
        if any(unsure for _date, unsure in days):
            return
        wish = ConventionWish(self.code.text, self.title.text, days[0][0], days[1][0], self.months.value())
        problem = wish_problem(wish)
        if not problem and is_open(row.line for row in self._rows):
            problem = _("Say first whether day or month comes first in the dates.")
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if not problem:
            parties = [PartyWish(each, row.line.deposited, row.line.kind) for each, row in self._stated().items()]
            complete = self.complete.isChecked() and bool(parties)
            self.wanted.emit(ConventionStated(wish, tuple(parties), complete, self.questions.taught))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _dated(row: PartyRow) -> bool:
    return bool(row.line.deposited or row.line.open)
