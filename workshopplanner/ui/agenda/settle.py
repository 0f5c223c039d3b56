"""The choices of the strip that settle an overlap: swap, make parallel and shorten, each one step."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workshopplanner.commands import agenda as commands
from workshopplanner.commands import ripple as ripple_commands
from workshopplanner.core import ripple
from workshopplanner.core.agenda import Agenda, Card
from workshopplanner.core.kinds import SessionType
from workshopplanner.core.ripple import Retime
from workshopplanner.language import _
from workshopplanner.ui.agenda.strip import OverlapStrip
from workshopplanner.ui.notices import announce

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.page import AgendaPage


class Settle(QObject):
    """Knows what the strip speaks of, and runs what a person chooses there."""

    def __init__(self, page: "AgendaPage", strip: OverlapStrip) -> None:
        super().__init__(page)
        self._page, self._strip = page, strip
        self._card: Card | None = None
        self._met: Sequence[Card] = ()
        self.before: Agenda | None = None  # the week before a move: the slot that a swap gives to the other
        strip.swap.clicked.connect(self._swap)
        strip.parallel.clicked.connect(self._make_parallel)
        strip.shorten.clicked.connect(self._shorten)

    def offer(self, card: Card, met: Sequence[Card]) -> None:
        """Enable what can be done about an overlap; what cannot says why."""
        self._card, self._met = card, met
        strip = self._strip
        strip.allow(strip.swap, self._why_no_swap(card, met))
        strip.allow(strip.parallel, _why_not_parallel(card, met))
        strip.allow(strip.shorten, _why_not_shorten(card, met))

    def _why_no_swap(self, card: Card, met: Sequence[Card]) -> str:
        if self.before is None:
            return _("The session was not moved.")
        if len(met) != 1:
            return _("Only two sessions can be swapped.")
        if not swapped(self.before, self._page.agenda, card.id, met[0].id):
            return _("One of the two stays fixed, had no slot before, or what lies between cannot move.")
        return ""

    def _swap(self) -> None:
        if self._card is not None and self.before is not None and self._met:
            moves = swapped(self.before, self._page.agenda, self._card.id, self._met[0].id)
            self._page.hub.do(ripple_commands.swap_sessions, moves)
            self._end(_("Swapped with “{title}”.").format(title=self._met[0].title))

    def _make_parallel(self) -> None:
        if self._card is not None and self._met:
            ids = [self._card.id, *(other.id for other in self._met)]
            self._page.hub.do(ripple_commands.join_parallel_sessions, ids)
            self._end(_("The sessions run in parallel now."))

    def _shorten(self) -> None:
        if self._card is not None and self._met:
            minutes = _room(self._card, self._met)
            self._page.hub.do(commands.resize_session, self._card.id, minutes)
            self._end(_("Shortened to {n} min.").format(n=minutes))

    def _end(self, sentence: str) -> None:
        self._strip.hide()
        board = self._page.board
        board.focus_on(board.choice.current)
        announce(board, sentence)


def swapped(before: Agenda, now: Agenda, one_id: int, other_id: int) -> list[Retime]:
    """Return what makes of the week of now the week before with two sessions exchanged."""
    found = {move.session_id: move for move in ripple.swap(before, one_id, other_id).moves}
    if not found:
        return []
    present = {card.id: _slot(card) for card in now.cards}
    wanted = {card.id: found.get(card.id, _slot(card)) for card in before.cards}
    return [slot for key, slot in wanted.items() if slot is not None and slot != present.get(key)]


def _slot(card: Card) -> Retime | None:
    if card.day_id is None or card.starts is None:
        return None
    return Retime(card.id, card.day_id, card.starts, card.minutes)


def _room(card: Card, met: Sequence[Card]) -> int:
    return min(other.begin for other in met) - card.begin


def _why_not_parallel(card: Card, met: Sequence[Card]) -> str:
    if any(each.type is SessionType.MEAL for each in (card, *met)):
        return _("Nothing runs in parallel to a meal.")
    return ""


def _why_not_shorten(card: Card, met: Sequence[Card]) -> str:
    if card.locked:
        return _("“{title}” is locked. Unlock it first.").format(title=card.title)
    if _room(card, met) < ripple.FLOOR:
        return _("The session it overlaps begins before it, or too soon after its start.")
    return ""
