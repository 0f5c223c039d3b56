"""A person's own statement on a country and a convention, which wins over what comes with the program."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.core.countries import Statement
from workshopplanner.core.kinds import InstrumentKind, PartyStatus, label
from workshopplanner.core.words import read_date
from workshopplanner.language import _
from workshopplanner.ui.agenda.fields import ChoiceBox
from workshopplanner.ui.answers import Answer, AnswerGrid
from workshopplanner.ui.widgets import named

_KINDS = [kind for kind in InstrumentKind if kind is not InstrumentKind.NONE]


class StatementForm(QWidget):
    """Status, instrument, day of deposit and source; nothing is stated before the button is pressed."""

    stated = Signal(object, object, object, str)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "countries.statement", _("Own statement"))
        self._status, self._kind = PartyStatus.UNKNOWN, InstrumentKind.NOT_ESTABLISHED
        self._own = False
        heading = QLabel(_("Own statement"))
        heading.setProperty("role", "muted")
        self.status = ChoiceBox("countries.statement.status", _("Status"))
        self.kind = ChoiceBox("countries.statement.kind", _("Instrument"))
        self.date = Answer("countries.statement", "deposited", _("Day of deposit"), None, None)
        self.date.field.setPlaceholderText("2018-06-18")
        self.source = Answer("countries.statement", "source", _("Source"), None, None)
        self.state = named(QPushButton(_("State this")), "countries.statement.state", _("State this"))
        self.clear = named(QPushButton(_("Take it back")), "countries.statement.clear", _("Take it back"))
        self.status.given.connect(self._choose_status)
        self.kind.given.connect(self._choose_kind)
        self.state.clicked.connect(self._state)
        self.clear.clicked.connect(self.cleared)
        grid = AnswerGrid()
        grid.add(_("Status"), self.status)
        grid.add(_("Instrument"), self.kind)
        grid.add(_("Day of deposit"), self.date, self.date.field)
        grid.add(_("Source"), self.source, self.source.field)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.clear)
        buttons.addWidget(self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading)
        column.addLayout(grid)
        column.addLayout(buttons)

    def show_statement(self, statement: Statement, other: bool) -> None:
        """Show what holds now as the place to start from."""
        if other or statement.own != self._own:
            self._status = statement.status
            self._kind = statement.kind if statement.kind in _KINDS else InstrumentKind.NOT_ESTABLISHED
            self.date.show_text(statement.deposited.isoformat() if statement.deposited else "", other=True)
            self.source.show_text(statement.source if statement.own else "", other=True)
        self._own = statement.own
        self.clear.setVisible(statement.own)
        self._show()

    def _show(self) -> None:
        party = self._status is PartyStatus.PARTY
        self.status.show_choices([(label(status), status) for status in PartyStatus], self._status)
        self.kind.show_choices([(label(kind), kind) for kind in _KINDS], self._kind)
        self.kind.setEnabled(party)
        self.date.field.setEnabled(party)

    def _choose_status(self, status: PartyStatus) -> None:
        self._status = status
        self._show()

    def _choose_kind(self, kind: InstrumentKind) -> None:
        self._kind = kind
        self._show()

    def _state(self) -> None:
        party = self._status is PartyStatus.PARTY
        text = self.date.text.strip() if party else ""
        date = read_date(text)
        unsure = bool(text) and date is None
        self.date.say(_("This is not a sure date. Write it as 2018-06-18.") if unsure else "")
        if not unsure:
            kind = self._kind if party else InstrumentKind.NOT_ESTABLISHED
            self.stated.emit(self._status, kind, date, self.source.text.strip())
