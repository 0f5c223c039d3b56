"""A workshop that runs late: the rest of the morning or of the day is shifted, after a look at what moves."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QSpinBox, QWidget

from workshopplanner.commands import ripple as commands
from workshopplanner.core import ripple
from workshopplanner.core.agenda import MINUTES_A_DAY, Agenda, Card
from workshopplanner.core.ripple import Retime, Retiming
from workshopplanner.errors import UserError
from workshopplanner.language import _, ngettext
from workshopplanner.ui.agenda.popover import Popover
from workshopplanner.ui.notices import announce
from workshopplanner.ui.widgets import named, padded

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.page import AgendaPage

USUAL = 15  # minutes
MOST = 240


class RunningLate(Popover):
    """Asks by how much and until when, and says beforehand what moves and what does not fit."""

    chosen = Signal(list, str)  # moves, what was done

    def __init__(self, parent: QWidget, agenda: Agenda, card: Card) -> None:
        title = _("Running late from “{title}”").format(title=card.title)
        super().__init__(parent, "agenda.late", title, _("&Apply"))
        self._agenda, self._card = agenda, card
        self.minutes = named(padded(QSpinBox()), "agenda.late.minutes", _("Minutes late"))
        self.minutes.setRange(1, MOST)
        self.minutes.setValue(USUAL)
        self.scope = named(QComboBox(), "agenda.late.scope", _("What moves"))
        lunch = ripple.lunch_begin(agenda, card.day_id or 0, card.begin)
        if lunch is not None:
            self.scope.addItem(_("Up to the next meal"), lunch)
        self.scope.addItem(_("Rest of the day"), MINUTES_A_DAY)
        self.preview = named(QLabel(), "agenda.late.preview")
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)
        form = QFormLayout()
        form.addRow(_("&Minutes"), self.minutes)
        form.addRow(_("&Shift"), self.scope)
        self.body.addLayout(form)
        self.body.addWidget(self.preview)
        self.finish()
        self.minutes.valueChanged.connect(self._show)
        self.scope.currentIndexChanged.connect(self._show)
        self._show()
        self.minutes.setFocus()
        self.minutes.selectAll()

    def _found(self) -> Retiming:
        day_id, until = self._card.day_id or 0, self.scope.currentData()
        return ripple.shift_rest(self._agenda, day_id, self._card.begin, self.minutes.value(), until)

    def _show(self) -> None:
        found = self._found()
        self.preview.setText(sentence(found.moves, found))
        self.preview.setAccessibleName(self.preview.text())
        self.primary.setEnabled(bool(found.moves))

    def accept(self) -> None:
        """Say what shall be shifted."""
        found = self._found()
        self.close()
        self.chosen.emit(list(found.moves), sentence(found.moves, found))


def sentence(moves: Sequence[Retime], found: Retiming) -> str:
    """Say how many sessions move, and what does not fit."""
    count = ngettext("{n} session moves later.", "{n} sessions move later.", len(moves)).format(n=len(moves))
    return " ".join([count, *(spill.sentence() for spill in found.spills)])


def ask(page: "AgendaPage", session_id: int) -> None:
    """Ask how late a day runs from a session on."""
    card = page.board.card(session_id)
    if card is None or card.day_id is None:
        raise UserError(_("Choose the session from which the day runs late."))
    popover = RunningLate(page, page.agenda, card)

    def apply(moves: list[Retime], done: str) -> None:
        page.hub.do(commands.shift_rest, moves)
        announce(page.board, done)

    popover.chosen.connect(apply)
    popover.closed.connect(page.return_focus)
    popover.open_beside(page.place_of(session_id))
