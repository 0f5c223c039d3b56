"""The choices after a step that overlaps or does not fit: they come once the board is painted, and go with the next."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer

from workshopplanner.commands import ripple as ripple_commands
from workshopplanner.core.agenda import Agenda, Card, overlaps
from workshopplanner.core.ripple_room import Pending
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.rippling import Rippling

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.page import AgendaPage
    from workshopplanner.ui.agenda.settle import Settle
    from workshopplanner.ui.agenda.strip import OverlapStrip

SOON = 20  # milliseconds: the board shows the session where it was dropped first


class Offering(QObject):
    """Shows the strip of choices beside the session they are about; made when something first overlaps."""

    def __init__(self, page: "AgendaPage", rippling: Rippling) -> None:
        super().__init__(page)
        self._page, self._hub, self._rippling = page, page.hub, rippling
        self.before: Agenda | None = None  # the week before a move: the slot that a swap gives to the other
        self._step: int | None = None
        self._wish: Callable[[], None] | None = None
        self.timer = QTimer(self, singleShot=True, interval=SOON)
        self.timer.timeout.connect(self._show_wish)
        self._hub.changed.connect(self._end)
        self._hub.workshop_changed.connect(self.hide)

    @cached_property
    def _settle(self) -> "Settle":
        from workshopplanner.ui.agenda.settle import Settle
        from workshopplanner.ui.agenda.strip import OverlapStrip

        strip = OverlapStrip(self._page.board.viewport())
        strip.undone.connect(self._undo)
        strip.shift_wanted.connect(self._shift_rest)
        strip.left.connect(self._back_to_board)
        return Settle(self._page, strip)

    @property
    def strip(self) -> "OverlapStrip":
        """The strip itself."""
        return self._settle.strip

    @property
    def shown(self) -> bool:
        """Whether choices stand on the board."""
        return "_settle" in self.__dict__ and self.strip.isVisible()

    def hide(self) -> None:
        """Take the choices away, and those that were about to come."""
        self._step = self._wish = None
        if self.shown:
            self.strip.hide()

    def _end(self, _rows: object) -> None:
        """Take the strip away at the next edit: it speaks of the one before."""
        if self._hub.store.undo_step != self._step:
            self.hide()

    # ---- showing

    def soon(self, card: Card) -> None:
        """Show the choices once the board is painted, unless something else happens first."""
        self._wish = partial(self._show_later, card.id, self._rippling.pending, self._hub.store.undo_step)
        self.timer.start()

    def _show_wish(self) -> None:
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()

    def _show_later(self, session_id: int, pending: Pending | None, step: int | None) -> None:
        card = self._page.board.card(session_id)
        if card is not None and step == self._hub.store.undo_step:
            self._rippling.pending = pending
            self.show(card)

    def show(self, card: Card, *, undo: bool = True) -> None:
        """Show what a session overlaps and what does not fit, beside what can be done about it."""
        met, pending = self._met(card), self._rippling.pending
        pending = pending or (self._rippling.stuck(card) if met else None)
        button = self._page.board.button(card.id)
        if button is None or not (met or pending):
            self.hide()
            return
        self._step = self._hub.store.undo_step
        at = button.mapTo(self._page.board.viewport(), button.rect().topLeft())
        self._settle.before = self.before
        self._settle.offer(card, met, pending, undo=undo)
        self.strip.come_after(button)
        spills = pending.spills if pending is not None else ()
        said = [spill.sentence() for spill in spills]
        if not (len(met) == len(spills) == 1 and met[0].title == spills[0].wall):
            said.insert(0, words.overlap(card, met))
        self.strip.say(" ".join(filter(None, said)), QRect(at, button.size()))

    def _met(self, card: Card) -> list[Card]:
        return [other for other in self._page.agenda.cards if other.id != card.id and _collides(card, other)]

    # ---- what the strip's own buttons do

    def _undo(self) -> None:
        step = self._step
        self.hide()
        if step is not None and self._hub.store.undo_step == step:
            turned = self._hub.store.undo()
            if turned is not None and turned.rows.get("session"):
                self._page.reveal("session", min(turned.rows["session"]))
            self._back_to_board()

    def _shift_rest(self) -> None:
        board = self._page.board
        card = board.card(board.choice.current) if board.choice.current is not None else None
        self.hide()
        if card is not None:
            self.before = None
            moves = self._rippling.make_room(card)
            self._hub.do(ripple_commands.shift_rest, moves)
            self._page.work.say(self._rippling.told)
            self.show(board.card(card.id) or card)
        if not self.shown:
            self._back_to_board()

    def _back_to_board(self) -> None:
        self._page.board.focus_on(self._page.board.choice.current)


def _collides(card: Card, other: Card) -> bool:
    """Say whether two sessions meet without being meant to: parallel ones of one set are."""
    together = card.parallel_set is not None and card.parallel_set == other.parallel_set
    return other.live and overlaps(card, other) and not together
