"""A key held down: its repeats are one gesture, shown as a ghost and carried out once when the key is let go."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workshopplanner.core.agenda import MINUTES_A_DAY, Card, time_of
from workshopplanner.core.ripple_blocks import Retime
from workshopplanner.ui.agenda import edges, modes, words
from workshopplanner.ui.agenda.ghost import Shade

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.board import Board

# name: which part of a session the key moves, and in which direction
STEPS = {
    "earlier": ("whole", -1),
    "later": ("whole", 1),
    "longer": ("end", 1),
    "shorter": ("end", -1),
    "begin_earlier": ("begin", -1),
    "begin_later": ("begin", 1),
}


class Held(QObject):
    """Adds up the repeats of a key that moves sessions or one of their edges."""

    def __init__(self, board: "Board") -> None:
        super().__init__(board)
        self._board = board
        self._part, self._minutes = "", 0
        board.canvas.repeated.connect(self.repeat)
        board.canvas.let_go.connect(self.finish)

    @property
    def busy(self) -> bool:
        """Whether a key is being held."""
        return self._minutes != 0

    def repeat(self, name: str) -> None:
        """Go one step further."""
        board = self._board
        part, way = STEPS[name]
        if part != self._part:
            self.finish()
        cards = board.deeds.chosen()
        if not cards or any(card.locked or card.day_id is None for card in cards) or board.hand.busy:
            return
        wish = self._minutes + way * board.snap
        if part == "whole":
            least, most = -min(card.begin for card in cards), MINUTES_A_DAY - max(card.end for card in cards)
        else:
            least, most = edges.reach(cards, board.snap, part == "begin")
        if least <= wish <= most:
            self._part, self._minutes = part, wish
            self._show(cards)

    def _show(self, cards: list[Card]) -> None:
        board = self._board
        shades = [Shade(card, *board.columns_of(card, 0), *self._span(card)) for card in cards]
        first = shades[0]
        text = words.span(first.begin, first.end)
        if self._part != "whole":
            text = f"{words.minutes(first.end - first.begin)} · {text}"
        others, spill = modes.shades(board, [self._slot(card) for card in cards])
        line = first.end if self._part == "end" else first.begin
        board.overlay.show([*shades, *others], f"{text} {spill}".strip(), line)

    def _slot(self, card: Card) -> Retime:
        begin, end = self._span(card)
        return Retime(card.id, card.day_id or 0, time_of(begin), end - begin)

    def _span(self, card: Card) -> tuple[int, int]:
        if self._part == "whole":
            return card.begin + self._minutes, card.end + self._minutes
        return edges.span(card, self._minutes, self._part == "begin")

    def finish(self) -> None:
        """Do what has added up."""
        part, minutes = self._part, self._minutes
        self.cancel()
        if minutes and part == "whole":
            self._board.deeds.shift(minutes, 0)
        elif minutes:
            self._board.deeds.stretch(minutes, head=part == "begin")

    def cancel(self) -> None:
        """Give it up."""
        if self.busy:
            self._board.overlay.hide()
        self._part, self._minutes = "", 0
