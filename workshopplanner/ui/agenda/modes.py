"""What happens to the sessions after one that is moved or resized: chosen here, previewed, and done in one step."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from workshopplanner.commands import ripple as commands
from workshopplanner.core import ripple
from workshopplanner.core.agenda import Card, Move, minute_of
from workshopplanner.core.ripple import MODES, Mode, Retime, Retiming
from workshopplanner.language import _, ngettext
from workshopplanner.ui.agenda.ghost import Shade
from workshopplanner.ui.notices import announce
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.board import Board
    from workshopplanner.ui.hub import Hub


class ModePicker(QComboBox):
    """Lets a person choose what happens to the sessions after one that is moved or resized."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "agenda.mode", _("When moving"))
        self.setToolTip(_("What happens to the sessions after one that is moved or resized"))
        for mode, text in MODES.items():
            self.addItem(_(text), mode.value)

    @property
    def mode(self) -> Mode:
        """What is chosen."""
        return Mode(self.currentData())


def wish_of(card: Card, move: Move) -> Retime:
    """Return the slot that a move asks for."""
    return Retime(card.id, move.day_id, move.starts, card.minutes)


def asked(board: "Board", wishes: Sequence[Retime]) -> Retiming | None:
    """Return what a wish re-times; None where only the session itself moves, as when several are carried."""
    if board.mode is Mode.ONLY or len(wishes) != 1:
        return None
    return ripple.change(board.agenda, wishes[0], board.mode)


def shades(board: "Board", wishes: Sequence[Retime]) -> tuple[list[Shade], str]:
    """Return where the other sessions would lie, and what would not fit."""
    found = asked(board, wishes)
    if found is None:
        return [], ""
    places = []
    for move in found.moves:
        card = board.card(move.session_id)
        if card is not None and card.id != wishes[0].session_id and card.day_id == move.day_id:
            begin = minute_of(move.starts)
            places.append(Shade(card, *board.columns_of(card, 0), begin, begin + move.minutes))
    return places, " ".join(spill.sentence() for spill in found.spills)


def retime(hub: "Hub", board: "Board", wish: Retime, room_id: int | None = None) -> bool:
    """Do what a wish asks for in the mode chosen, as one step; say False where the mode is to move only."""
    found = asked(board, [wish])
    if found is None:
        return False
    moves = sorted(found.moves, key=lambda move: move.session_id != wish.session_id)  # the room is for the first
    hub.do(commands.retime_sessions, moves, room_id)
    tell(board, found, len(moves) - 1)
    return True


def shift_rest(hub: "Hub", board: "Board", card: Card) -> str:
    """Push what follows a session behind its end, and return what does not fit."""
    if card.day_id is None or card.starts is None:
        return ""
    wish = Retime(card.id, card.day_id, card.starts, card.minutes)
    found = ripple.change(board.agenda, wish, Mode.PUSH)
    moves = [move for move in found.moves if move.session_id != card.id]
    if moves:
        hub.do(commands.shift_rest, moves)
    tell(board, found, len(moves))
    return " ".join(spill.sentence() for spill in found.spills)


def tell(board: "Board", found: Retiming, others: int) -> None:
    """Say how many other sessions moved, and what does not fit."""
    count = ngettext("{n} other session re-timed.", "{n} other sessions re-timed.", others).format(n=others)
    announce(board, " ".join([count, *(spill.sentence() for spill in found.spills)]))
