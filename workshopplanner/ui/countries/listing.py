"""Making and changing a list of countries: from a rule of the data, or from pasted names with questions answered."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.core.countries import Choice, Country, CountryList, Pasted, Start
from workshopplanner.language import _, ngettext
from workshopplanner.ui import icons
from workshopplanner.ui.answers import Answer, AnswerGrid
from workshopplanner.ui.widgets import named

LEAVE_OUT = 0
MOST_QUESTIONS = 40  # shown at once; the rest follow when these are answered


class Question(QWidget):
    """A text that means no country or several, with what it could mean."""

    answered = Signal()

    def __init__(self, pasted: Pasted, everything: Sequence[Choice]) -> None:
        super().__init__()
        self.text = pasted.text
        words = QLabel()
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setText(
            _("“{text}” may mean several:").format(text=pasted.text)
            if pasted.candidates
            else _("“{text}” is not known:").format(text=pasted.text)
        )
        self.box = named(QComboBox(), f"countries.list.question.{pasted.text}", words.text())
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.addItem(_("Leave it out"), LEAVE_OUT)
        for choice in pasted.candidates or everything:
            self.box.addItem(choice.name, choice.id)
        self.box.currentIndexChanged.connect(self.answered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(words)
        column.addWidget(self.box)

    @property
    def country_id(self) -> int:
        """The country that was chosen, or 0."""
        return int(self.box.currentData())


class ListForm(QScrollArea):
    """Name, purpose, where it starts from; pasted names are read while they are typed."""

    wanted = Signal(str, str, str, list, dict)  # name, purpose, rule, country ids, what was taught
    closed = Signal()

    def __init__(self, read: Callable[[str], Sequence[Pasted]]) -> None:
        super().__init__()
        named(self, "countries.list", _("List of countries"))
        self._read = read
        self._everything: Sequence[Choice] = ()
        self._pasted: Sequence[Pasted] = ()
        self._questions: list[Question] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(200)
        self._later.timeout.connect(self._understand)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self.setWidget(inside)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(8)
        self._head()
        self._fields()
        self._foot()

    # ---- building

    def _head(self) -> None:
        self.heading = QLabel()
        self.heading.setProperty("role", "section")
        close = named(QPushButton(), "countries.list.close", _("Close this form"))
        close.setProperty("flat", "true")
        icons.dress(close, "close", size=14)
        close.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.addWidget(self.heading, 1)
        row.addWidget(close)
        self._column.addLayout(row)

    def _fields(self) -> None:
        self.name = Answer("countries.list", "name", _("Name of the list"), None, None)
        self.purpose = Answer("countries.list", "purpose", _("Purpose"), None, None)
        self.start = named(QComboBox(), "countries.list.start", _("Start from"))
        self.start.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.start.setMinimumContentsLength(12)
        self.start.currentIndexChanged.connect(self._choose_start)
        self._start_label = _("Start from")
        grid = AnswerGrid()
        grid.add(_("Name of the list"), self.name, self.name.field)
        grid.add(_("Purpose"), self.purpose, self.purpose.field)
        grid.add(self._start_label, self.start)
        self._column.addLayout(grid)
        self.names = named(QPlainTextEdit(), "countries.list.names", _("Names of countries, one per line"))
        self.names.setPlaceholderText(_("Paste names, one per line"))
        self.names.setTabChangesFocus(True)
        self.names.setMinimumHeight(160)
        self.names.textChanged.connect(self._later.start)
        self._column.addWidget(self.names)
        self.understood = named(QLabel(), "countries.list.understood")
        self.understood.setWordWrap(True)
        self._column.addWidget(self.understood)
        self._question_column = QVBoxLayout()
        self._question_column.setSpacing(8)
        self._column.addLayout(self._question_column)
        self.remember = named(QCheckBox(_("Remember these answers")), "countries.list.remember")
        self.remember.setAccessibleName(_("Remember these answers"))
        self.remember.setChecked(True)
        self._column.addWidget(self.remember)

    def _foot(self) -> None:
        self.button = named(QPushButton(), "countries.list.do")
        self.button.setProperty("primary", "true")
        self.button.clicked.connect(self._give)
        self._column.addWidget(self.button)
        self._column.addStretch(1)

    # ---- beginning

    def begin(self, starts: Sequence[Start], everything: Sequence[Choice]) -> None:
        """Start a new list."""
        self._everything = everything
        self._title(_("Add list"))
        self.start.clear()
        self.start.addItem(_("Pasted names"), "")
        for start in starts:
            self.start.addItem(_("{start} ({n})").format(start=start.name, n=start.size), start.rule)
        self._show_texts("", "", "")
        self.name.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def change(self, listed: CountryList, countries: Sequence[Country], everything: Sequence[Choice]) -> None:
        """Change a list that is there."""
        self._everything = everything
        self._title(_("Save list"))
        self.start.clear()
        if listed.rule:
            self.start.addItem(_("As the data say ({n})").format(n=listed.size), listed.rule)
        self.start.addItem(_("Countries of its own"), "")
        self._show_texts(listed.name, listed.purpose, "\n".join(country.name for country in countries))
        self.name.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _title(self, verb: str) -> None:
        self.heading.setText(verb)
        self.button.setText(verb)
        self.button.setAccessibleName(verb)

    def _show_texts(self, name: str, purpose: str, names: str) -> None:
        self.name.show_text(name, other=True)
        self.purpose.show_text(purpose, other=True)
        self.names.setPlainText(names)
        self._choose_start()
        self._understand()

    def _choose_start(self) -> None:
        own = not self.start.currentData()
        self.names.setVisible(own)
        self.understood.setVisible(own)
        for question in self._questions:
            question.setVisible(own)
        self.remember.setVisible(own and bool(self._questions))

    # ---- understanding

    def _understand(self) -> None:
        self._later.stop()
        self._pasted = self._read(self.names.toPlainText())
        unclear = [row for row in self._pasted if row.country is None]
        before = {question.text: question.country_id for question in self._questions}
        for question in self._questions:
            question.hide()
            question.deleteLater()
        self._questions = []
        for row in {row.text: row for row in unclear}.values():
            if len(self._questions) < MOST_QUESTIONS:
                question = Question(row, self._everything)
                question.box.setCurrentIndex(max(0, question.box.findData(before.get(row.text, LEAVE_OUT))))
                question.answered.connect(self._count)
                self._question_column.addWidget(question)
                self._questions.append(question)
        self._count()
        self._choose_start()

    def _ids(self) -> list[int]:
        sure = [row.country.id for row in self._pasted if row.country is not None]
        return list(
            dict.fromkeys([*sure, *(question.country_id for question in self._questions if question.country_id)])
        )

    def _count(self) -> None:
        number = len(self._ids())
        words = ngettext("{n} country understood.", "{n} countries understood.", number).format(n=number)
        asked = sum(not question.country_id for question in self._questions)
        if asked:
            more = ngettext("{n} name is a question:", "{n} names are questions:", asked).format(n=asked)
            words = f"{words} {more}"
        self.understood.setText(words if self._pasted else "")
        self.understood.setAccessibleName(words)

    def _give(self) -> None:
        self._understand()
        rule = str(self.start.currentData() or "")
        taught = {question.text: question.country_id for question in self._questions if question.country_id}
        self.wanted.emit(
            self.name.text,
            self.purpose.text,
            rule,
            [] if rule else self._ids(),
            taught if self.remember.isChecked() and not rule else {},
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
