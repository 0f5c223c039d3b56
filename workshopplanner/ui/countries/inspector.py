"""Everything about one country: names, spellings, statements on conventions, people from there."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workshopplanner.core.conventions import in_force_for
from workshopplanner.core.countries import Alias, Compatriot, ConventionStatement, Country, CountryDetail
from workshopplanner.core.kinds import InstrumentKind, PartyStatus, label
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.answers import Answer, AnswerGrid
from workshopplanner.ui.countries.statement import StatementForm
from workshopplanner.ui.countries.words import MARKS, day, deposited, joined, origin, support
from workshopplanner.ui.links import Links
from workshopplanner.ui.widgets import named, plain_tip


class Inspector(QScrollArea):
    """Shows one country and says what a person wants changed; it changes nothing itself."""

    reworded = Signal(str)
    alias_given = Signal(str)
    alias_dropped = Signal(int)
    spellings_wanted = Signal()
    stated = Signal(object)  # statement.Stated
    cleared = Signal()
    person_wanted = Signal(int)  # participation
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "countries.details", _("Details of the country"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: int | None = None
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(8)
        self.setWidget(inside)
        self._head()
        self._wording()
        self._spellings()
        self.statements = self._paragraph("countries.details.statements", _("Conventions"))
        self.form = StatementForm()
        self.form.stated.connect(self.stated)
        self.form.cleared.connect(self.cleared)
        self._column.addWidget(self.form)
        self._people = Links("countries.details.person", _("People from there"))
        self._people.wanted.connect(self.person_wanted)
        self._column.addWidget(self._people)
        self._column.addStretch(1)

    # ---- building

    def _head(self) -> None:
        self.name = named(QLabel(), "countries.details.name")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setProperty("role", "section")
        self.name.setWordWrap(True)
        close = named(QPushButton(), "countries.details.close", _("Close details"))
        close.setProperty("flat", "true")
        close.setToolTip(_("Close details (Esc)"))
        icons.dress(close, "close", size=14)
        close.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        self.about = self._words("countries.details.about")
        self.about.setProperty("role", "muted")

    def _words(self, name: str) -> QLabel:
        words = named(QLabel(), name)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(words)
        return words

    def _paragraph(self, name: str, title: str) -> QLabel:
        heading = QLabel(title)
        heading.setProperty("role", "section")
        self._column.addSpacing(4)
        self._column.addWidget(heading)
        return self._words(name)

    def _wording(self) -> None:
        self.names = self._paragraph("countries.details.names", _("Names"))
        grid = AnswerGrid()
        self.own = Answer("countries.details", "own_name", _("Own wording"), None, _anything)
        self.own.field.setPlaceholderText(_("As the United Nations write it"))
        self.own.given.connect(self._reword)
        grid.add(_("Own wording"), self.own, self.own.field)
        self._column.addLayout(grid)

    def _spellings(self) -> None:
        self.aliases = self._paragraph("countries.details.aliases", _("Also understood"))
        self._learned = QVBoxLayout()
        self._learned.setSpacing(4)
        self._column.addLayout(self._learned)
        self._learned_rows: list[QWidget] = []
        self.all_spellings = named(QPushButton(_("All that was learned…")), "countries.details.spellings")
        self.all_spellings.setAccessibleName(_("All spellings that were learned"))
        self.all_spellings.setToolTip(_("Move spellings to another country, or forget them"))
        self.all_spellings.setProperty("link", "true")
        self.all_spellings.clicked.connect(self.spellings_wanted)
        grid = AnswerGrid()
        self.alias = Answer("countries.details", "alias", _("Add spelling"), None, _anything)
        self.alias.given.connect(self._teach)
        grid.add(_("Add spelling"), self.alias, self.alias.field)
        self._column.addLayout(grid)
        self._column.addWidget(self.all_spellings, 0, Qt.AlignmentFlag.AlignLeading)

    def _reword(self, _name: str, text: str) -> None:
        self.reworded.emit(text)

    def _teach(self, _name: str, text: str) -> None:
        if text.strip():
            self.alias_given.emit(text)
        self.alias.show_text("", other=True)

    # ---- showing

    def show_detail(self, detail: CountryDetail, convention_id: int) -> None:
        """Show a country."""
        country = detail.country
        other = country.id != self._shown
        self._shown = country.id
        self.name.setText(country.name)
        self.setAccessibleName(_("Details of {name}").format(name=country.name))
        self.about.setText(joined(_facts(country)))
        self.names.setText(_names(detail))
        self.own.show_text(country.own_name, other)
        self._show_aliases(detail.aliases)
        self.statements.setText("\n\n".join(_statement(row) for row in detail.conventions))
        shown = next((row for row in detail.conventions if row.convention.id == convention_id), None)
        self.form.setVisible(shown is not None)
        if shown is not None:
            self.form.show_statement(shown.convention, shown.statement, other)
        self._people.show_lines([(_person(row), row.participation_id) for row in detail.people])

    def _show_aliases(self, aliases: Sequence[Alias]) -> None:
        shipped = dict.fromkeys(alias.text for alias in aliases if not alias.learned)
        self.aliases.setText(_(", ").join(shipped) or _("No other spelling comes with the program."))
        for gone in self._learned_rows:
            gone.hide()
            gone.deleteLater()
        self._learned_rows = []
        for alias in aliases:
            if alias.learned:
                row = self._learned_row(alias)
                self._learned.addWidget(row)
                self._learned_rows.append(row)

    def _learned_row(self, alias: Alias) -> QWidget:
        row = QWidget()
        words = QLabel()
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setText(_("“{text}”: {origin}").format(text=alias.text, origin=origin(alias.origin)))
        forget = _("Forget “{text}”").format(text=alias.text)
        button = named(QPushButton(), f"countries.details.forget.{alias.id}", forget)
        button.setToolTip(plain_tip(forget))
        button.setProperty("flat", "true")
        button.setProperty("alias", alias.id)
        icons.dress(button, "trash")
        button.clicked.connect(self._forget)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(words, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _forget(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.alias_dropped.emit(button.property("alias"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _anything(_name: str, _text: str) -> str:
    return ""


def _facts(country: Country) -> list[str]:
    facts = [country.alpha3, _(country.subregion)]
    if country.electoral_group:
        facts.append(_("electoral group {group}").format(group=country.electoral_group))
    facts += [
        words
        for true, words in (
            (country.ldc, _("least developed country")),
            (country.lldc, _("landlocked developing country")),
            (country.sids, _("small island developing State")),
        )
        if true
    ]
    return [fact for fact in facts if fact]


def _names(detail: CountryDetail) -> str:
    names = [detail.country.name_en, detail.country.name_fr, detail.native_name]
    return joined(dict.fromkeys(name for name in names if name))


def _statement(row: ConventionStatement) -> str:
    """Return what is known of a country and a convention: status, instrument, date, source, as of when."""
    statement = row.statement
    parts = [f"{MARKS[row.status]} {label(row.status)}"]
    if statement.kind not in {InstrumentKind.NONE, InstrumentKind.NOT_ESTABLISHED}:
        parts.append(label(statement.kind))
    if deposited(statement):
        parts.append(_("deposited {when}").format(when=deposited(statement)))
    in_force = in_force_for(row.convention, statement) if statement.status is PartyStatus.PARTY else None
    if in_force:
        parts.append(_("in force {when}").format(when=day(in_force)))
    if statement.source:
        parts.append(_("source: {source}").format(source=statement.source))
    if statement.as_of:
        parts.append(_("as of {day}").format(day=_when(statement.as_of)))
    parts.append(support(statement))
    sentence = _("{convention} Convention: {facts}")
    return sentence.format(convention=row.convention.code, facts=joined(part for part in parts if part))


def _when(date: dt.date) -> str:
    return day(date)


def _person(row: Compatriot) -> str:
    return _("{name}: {role}, {status}").format(name=row.name, role=label(row.role), status=label(row.status))
