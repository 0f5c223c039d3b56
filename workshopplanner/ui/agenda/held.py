"""A key held down: its repeats are one gesture, shown as a ghost and carried out once when the key is let go."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workshopplanner.core.agenda import MINUTES_A_DAY, Card
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.ghost import Shade

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.board import Board

STEPS = {"earlier": (-1, 0), "later": (1, 0), "longer": (0, 1), "shorter": (0, -1)}


class Held(QObject):
    """Adds up the repeats of a key that moves sessions or changes a length."""

    def __init__(self, board: "Board") -> None:
        super().__init__(board)
        self._board = board
        self._shift = self._growth = 0
        board.canvas.repeated.connect(self.repeat)
        board.canvas.let_go.connect(self.finish)

    @property
    def busy(self) -> bool:
        """Whether a key is being held."""
        return (self._shift, self._growth) != (0, 0)

    def repeat(self, name: str) -> None:
        """Go one step further."""
        board = self._board
        cards = board.deeds.chosen()
        if not cards or any(card.locked or card.day_id is None for card in cards) or board.hand.busy:
            return
        shift, growth = STEPS[name]
        wish = self._shift + shift * board.snap, self._growth + growth * board.snap
        if not all(0 <= begin < end <= MINUTES_A_DAY for begin, end in (_span(card, *wish) for card in cards)):
            return
        self._shift, self._growth = wish
        self._show(cards)

    def _show(self, cards: list[Card]) -> None:
        board = self._board
        grown = cards[:1] if self._growth else cards
        shades = [Shade(card, *board.columns_of(card, 0), *_span(card, self._shift, self._growth)) for card in grown]
        first = shades[0]
        text = words.span(first.begin, first.end)
        if self._growth:
            text = f"{words.minutes(first.end - first.begin)} · {text}"
        board.overlay.show(shades, text, first.end if self._growth else first.begin)

    def finish(self) -> None:
        """Do what has added up."""
        shift, growth = self._shift, self._growth
        self.cancel()
        if shift:
            self._board.deeds.shift(shift, 0)
        if growth:
            self._board.deeds.stretch(growth)

    def cancel(self) -> None:
        """Give it up."""
        if self.busy:
            self._shift = self._growth = 0
            self._board.overlay.hide()


def _span(card: Card, shift: int, growth: int) -> tuple[int, int]:
    return card.begin + shift, card.end + shift + growth
