"""Making and changing a list of countries: from a rule of the data, from pasted names, or typed one by one."""

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

from workshopplanner.core.countries import Choice, Country, CountryList, ListWish, Pasted, Start
from workshopplanner.core.words import read_date
from workshopplanner.language import _, ngettext
from workshopplanner.ui import icons
from workshopplanner.ui.answers import Answer, AnswerGrid
from workshopplanner.ui.countries.country_field import Finding
from workshopplanner.ui.countries.members import Members
from workshopplanner.ui.countries.questions import Questions
from workshopplanner.ui.widgets import named

Reading = Callable[[str], Sequence[Pasted]]


class ListForm(QWidget):
    """Name, purpose, date, where it starts from; pasted names are read while they are typed."""

    wanted = Signal(object)  # ListWish
    closed = Signal()

    def __init__(self, read: Reading, find: Finding) -> None:
        super().__init__()
        named(self, "countries.list", _("List of countries"))
        self._read, self._find = read, find
        self._pasted: Sequence[Pasted] = ()
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
        self._own_countries()
        self._column.addStretch(1)

    # ---- building

    def _head(self) -> QHBoxLayout:
        self.heading = QLabel()
        self.heading.setProperty("role", "section")
        close = named(QPushButton(), "countries.list.close", _("Close this form"))
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
        self.name = Answer("countries.list", "name", _("Name of the list"), None, None)
        self.purpose = Answer("countries.list", "purpose", _("Purpose"), None, None)
        self.date = Answer("countries.list", "as_at", _("As at"), None, None)
        self.date.field.setPlaceholderText("2018-06-18")
        self.start = named(QComboBox(), "countries.list.start", _("Start from"))
        self.start.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.start.setMinimumContentsLength(12)
        self.start.currentIndexChanged.connect(self._choose_start)
        grid = AnswerGrid()
        grid.add(_("Name of the list"), self.name, self.name.field)
        grid.add(_("Purpose"), self.purpose, self.purpose.field)
        grid.add(_("As at"), self.date, self.date.field)
        grid.add(_("Start from"), self.start)
        self._column.addLayout(grid)

    def _own_countries(self) -> None:
        self.own = QWidget()
        column = QVBoxLayout(self.own)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.names = named(QPlainTextEdit(), "countries.list.names", _("Names of countries, one per line"))
        self.names.setPlaceholderText(_("Paste names from a page or a spreadsheet, one per line or with commas"))
        self.names.setTabChangesFocus(True)
        self.names.setFixedHeight(5 * self.names.fontMetrics().lineSpacing() + 12)
        self.names.textChanged.connect(self._later.start)
        self.understood = named(QLabel(), "countries.list.understood")
        self.understood.setWordWrap(True)
        self.questions = Questions("countries.list.question", self._find)
        self.questions.changed.connect(self._count)
        self.questions.answered.connect(self._go_on)
        self.remember = named(QCheckBox(_("Remember these answers")), "countries.list.remember")
        self.remember.setAccessibleName(_("Remember these answers"))
        self.members = Members(self._find)
        for widget in (self.names, self.understood, self.questions, self.remember, self.members):
            column.addWidget(widget)
        self._column.addWidget(self.own)

    def _go_on(self) -> None:
        self.members.field.setFocus()

    def _foot(self) -> QHBoxLayout:
        self.button = named(QPushButton(), "countries.list.do")
        self.button.setProperty("primary", "true")
        self.button.clicked.connect(self._give)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 12)
        row.addWidget(self.button, 1)
        return row

    # ---- beginning

    def begin(self, starts: Sequence[Start], everything: Sequence[Choice]) -> None:
        """Start a new list."""
        self.members.begin(everything, ())
        entries = [(_("{start} ({n})").format(start=start.name, n=start.size), start.rule) for start in starts]
        self._begin(_("Add list"), _("Add list"), ListWish(""), [(_("Names of countries"), ""), *entries])

    def change(self, listed: CountryList, countries: Sequence[Country], everything: Sequence[Choice]) -> None:
        """Change a list that is there."""
        self.members.begin(everything, [country.id for country in countries])
        entries = [(_("Countries of its own"), "")]
        if listed.rule:
            entries.insert(0, (_("As the data say ({n})").format(n=listed.size), listed.rule))
        there = ListWish(listed.name, listed.purpose, listed.as_at)
        self._begin(_("Change list"), _("Save list"), there, entries)

    def _begin(self, title: str, verb: str, wish: ListWish, entries: Sequence[tuple[str, str]]) -> None:
        self.heading.setText(title)
        self.button.setText(verb)
        self.button.setAccessibleName(verb)
        self.start.clear()
        for words, rule in entries:
            self.start.addItem(words, rule)
        self.start.setEnabled(len(entries) > 1)
        self.name.show_text(wish.name, other=True)
        self.purpose.show_text(wish.purpose, other=True)
        self.date.show_text(wish.as_at.isoformat() if wish.as_at else "", other=True)
        self.remember.setChecked(True)
        self.names.clear()
        self.questions.begin()
        self._choose_start()
        self.understand()
        self.name.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose_start(self) -> None:
        self.own.setVisible(not self.start.currentData())

    # ---- understanding

    def understand(self) -> None:
        """Read the pasted names."""
        self._later.stop()
        self._pasted = self._read(self.names.toPlainText())
        self.questions.show_names(self._pasted)
        self._count()

    def _count(self) -> None:
        meant = {row.country.id: row.text for row in reversed(self._pasted) if row.country is not None}
        meant = {country_id: text for text, country_id in self.questions.taught.items()} | meant
        self.members.show_pasted(meant)
        words = [ngettext("{n} country understood.", "{n} countries understood.", len(meant)).format(n=len(meant))]
        asked = self.questions.open_count
        if asked:
            words.append(ngettext("{n} name is a question:", "{n} names are questions:", asked).format(n=asked))
        self.understood.setText(" ".join(words))
        self.understood.setVisible(bool(self._pasted))
        self.remember.setVisible(bool(self.questions.taught))

    def _give(self) -> None:
        self.understand()
        date = read_date(self.date.text)
        unsure = bool(self.date.text.strip()) and date is None
        self.date.say(_("This is not a sure date. Write it as 2018-06-18.") if unsure else "")
        if unsure:
            self.date.field.setFocus()
            return
        rule = str(self.start.currentData() or "")
        taught = tuple(self.questions.taught.items()) if self.remember.isChecked() else ()
        ids = tuple(self.members.ids)
        self.wanted.emit(
            ListWish(self.name.text, self.purpose.text, date, rule, () if rule else ids, () if rule else taught)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
