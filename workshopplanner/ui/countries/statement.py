"""A person's own statement on a country and a convention, which wins over what comes with the program."""

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.core.conventions import day_problem, in_force_for
from workshopplanner.core.countries import Convention, Statement
from workshopplanner.core.kinds import Confidence, InstrumentKind, PartyStatus, label
from workshopplanner.core.words import read_date
from workshopplanner.language import _
from workshopplanner.ui.agenda.fields import ChoiceBox
from workshopplanner.ui.answers import Answer, AnswerGrid
from workshopplanner.ui.countries.words import day
from workshopplanner.ui.widgets import named

_KINDS = [kind for kind in InstrumentKind if kind is not InstrumentKind.NONE]


_SUPPORT = (Confidence.OWN, Confidence.VERIFIED, Confidence.GENERAL_KNOWLEDGE)


@dataclass(frozen=True)
class Stated:
    """What a person states."""

    status: PartyStatus
    kind: InstrumentKind
    deposited: dt.date | None
    source: str
    in_force: dt.date | None
    confidence: Confidence


class StatementForm(QWidget):
    """Status, instrument, days and source; nothing is stated before the button is pressed."""

    stated = Signal(object)  # Stated
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "countries.statement", _("Own statement"))
        self._status, self._kind = PartyStatus.UNKNOWN, InstrumentKind.NOT_ESTABLISHED
        self._confidence = Confidence.OWN
        self._own = False
        self._convention: Convention | None = None
        self.heading = QLabel()
        self.heading.setProperty("role", "muted")
        self.status = ChoiceBox("countries.statement.status", _("Status"))
        self.kind = ChoiceBox("countries.statement.kind", _("Instrument"))
        self.date = Answer("countries.statement", "deposited", _("Day of deposit"), None, None)
        self.date.field.setPlaceholderText("2018-06-18")
        self.force = Answer("countries.statement", "in_force", _("In force"), None, None)
        self.support = ChoiceBox("countries.statement.support", _("Support"))
        self.source = Answer("countries.statement", "source", _("Source"), None, None)
        self.state = named(QPushButton(_("State this")), "countries.statement.state", _("State this"))
        self.clear = named(QPushButton(_("Take it back")), "countries.statement.clear", _("Take it back"))
        self.status.given.connect(self._choose_status)
        self.kind.given.connect(self._choose_kind)
        self.support.given.connect(self._choose_support)
        self.state.clicked.connect(self._state)
        self.clear.clicked.connect(self.cleared)
        grid = AnswerGrid()
        grid.add(_("Status"), self.status)
        grid.add(_("Instrument"), self.kind)
        grid.add(_("Day of deposit"), self.date, self.date.field)
        grid.add(_("In force"), self.force, self.force.field)
        grid.add(_("Source"), self.source, self.source.field)
        grid.add(_("Support"), self.support)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.clear)
        buttons.addWidget(self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addLayout(grid)
        column.addLayout(buttons)

    def show_statement(self, convention: Convention, statement: Statement, other: bool) -> None:
        """Show what holds now as the place to start from."""
        other = other or self._convention is None or self._convention.id != convention.id
        if other or statement.own != self._own:
            self._status = statement.status
            self._kind = statement.kind if statement.kind in _KINDS else InstrumentKind.NOT_ESTABLISHED
            self._confidence = statement.confidence if statement.own else Confidence.OWN
            self.date.show_text(statement.deposited.isoformat() if statement.deposited else "", other=True)
            self.force.show_text(statement.in_force.isoformat() if statement.in_force else "", other=True)
            self.source.show_text(statement.source if statement.own else "", other=True)
        self._own, self._convention = statement.own, convention
        self.heading.setText(_("Own statement on the {code} Convention").format(code=convention.code))
        worked_out = in_force_for(convention, statement)
        follows = _("{day}, from the deposit").format(day=day(worked_out)) if worked_out else "2018-09-18"
        self.force.field.setPlaceholderText(follows)
        self.clear.setVisible(statement.own)
        self._show()

    def _show(self) -> None:
        party = self._status is PartyStatus.PARTY
        supports = {
            Confidence.OWN: _("Not said"),
            Confidence.VERIFIED: _("Read in the source"),
            Confidence.GENERAL_KNOWLEDGE: _("Widely known"),
        }
        self.status.show_choices([(label(status), status) for status in PartyStatus], self._status)
        self.kind.show_choices([(label(kind), kind) for kind in _KINDS], self._kind)
        self.support.show_choices([(supports[each], each) for each in _SUPPORT], self._confidence)
        self.kind.setEnabled(party)
        self.date.field.setEnabled(party)
        self.force.field.setEnabled(party)

    def _choose_status(self, status: PartyStatus) -> None:
        self._status = status
        self._show()

    def _choose_kind(self, kind: InstrumentKind) -> None:
        self._kind = kind
        self._show()

    def _choose_support(self, confidence: Confidence) -> None:
        self._confidence = confidence
        self._show()

    def _state(self) -> None:
        party = self._status is PartyStatus.PARTY
        sure_date, date = self._read(self.date, party)
        sure_force, force = self._read(self.force, party)
        if not (sure_date and sure_force) or self._convention is None:
            return
        today = dt.datetime.now(dt.UTC).date()
        alone = day_problem(date, None, self._convention, today)
        both = "" if alone else day_problem(date, force, self._convention, today)
        self.date.say(alone)
        self.force.say(both)
        if not alone and not both:
            kind = self._kind if party else InstrumentKind.NOT_ESTABLISHED
            self.stated.emit(Stated(self._status, kind, date, self.source.text.strip(), force, self._confidence))

    def _read(self, answer: Answer, party: bool) -> tuple[bool, dt.date | None]:
        """Return whether a field can be read, and its day; say below it what is wrong."""
        text = answer.text.strip() if party else ""
        date = read_date(text)
        unsure = bool(text) and date is None
        answer.say(_("This is not a sure date. Write it as 2018-06-18.") if unsure else "")
        return not unsure, date
