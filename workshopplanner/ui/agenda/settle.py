"""The choices of the strip: what settles an overlap, and what makes room for minutes that do not fit; each one step."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workshopplanner.commands import agenda as commands
from workshopplanner.commands import ripple as ripple_commands
from workshopplanner.core import ripple, ripple_room
from workshopplanner.core.agenda import Agenda, Card, time_of
from workshopplanner.core.kinds import SessionType
from workshopplanner.core.ripple_blocks import Retime, floor_of
from workshopplanner.core.ripple_room import Pending
from workshopplanner.language import _
from workshopplanner.ui.agenda import modes, words
from workshopplanner.ui.agenda.strip import OverlapStrip

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.page import AgendaPage


class Settle(QObject):
    """Knows what the strip speaks of, and runs what a person chooses there."""

    def __init__(self, page: "AgendaPage", strip: OverlapStrip) -> None:
        super().__init__(page)
        self._page, self.strip = page, strip
        self._card: Card | None = None
        self._met: Sequence[Card] = ()
        self._pending: Pending | None = None
        self.before: Agenda | None = None  # the week before a move: the slot that a swap gives to the other
        strip.swap.clicked.connect(self._swap)
        strip.parallel.clicked.connect(self._make_parallel)
        strip.shorten.clicked.connect(self._shorten)
        strip.tray.clicked.connect(self._to_tray)
        strip.extend.clicked.connect(self._extend)
        strip.another.clicked.connect(self._to_another_day)

    def offer(self, card: Card, met: Sequence[Card], pending: Pending | None = None, *, undo: bool = True) -> None:
        """Enable what can be done about an overlap and about what does not fit; what cannot says why."""
        self._card, self._met, self._pending = card, met, pending
        strip = self.strip
        strip.show_choices(overlap=bool(met), spill=pending is not None, undo=undo)
        strip.allow(strip.shift, self._why_no_shift(card))
        strip.allow(strip.swap, self._why_no_swap(card, met))
        strip.allow(strip.parallel, _why_not_parallel(card, met))
        strip.allow(strip.shorten, _why_not_shorten(card, met))
        if pending is not None:
            self._offer_room(pending)

    def _offer_room(self, pending: Pending) -> None:
        strip, now = self.strip, self._page.agenda
        names = _(", ").join(f"“{card.title}”" for card in now.cards if card.id in pending.sessions)
        nobody = _("No session would make room by leaving.")
        stays = _("One of these sessions is locked. Unlock it first.") if self._locked(pending) else ""
        strip.allow(
            strip.tray, stays if names else nobody, _("Takes {sessions} out of the week.").format(sessions=names)
        )
        day_id, closes, _moves = ripple_room.longer(pending, now)
        why = "" if day_id else _("What stands in the way is not the end of the day.")
        strip.allow(strip.extend, why, _("The day then ends at {time}.").format(time=words.clock(closes)))
        moves = ripple_room.elsewhere(pending, now)
        day = self._page.day(moves[0].day_id) if moves else None
        full = _("No other day has so much free time at a stretch.")
        tip = (
            _("Puts {sessions} on {slot}.").format(sessions=names, slot=words.slot(day, moves[0].begin)) if day else ""
        )
        strip.allow(strip.another, (stays if day else full) if names else nobody, tip)

    def _locked(self, pending: Pending) -> bool:
        return any(card.locked for card in self._page.agenda.cards if card.id in pending.sessions)

    # ---- what settles an overlap

    def _why_no_shift(self, card: Card) -> str:
        found = ripple.make_room(self._page.agenda, [card.id])
        if found.moves:
            return ""
        return modes.spilled(found) or _("Nothing that begins after it stands in its way.")

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

    # ---- what makes room

    def _to_tray(self) -> None:
        if self._pending is not None:
            ids = self._pending.sessions
            moves = ripple_room.without(self._pending, self._page.agenda)
            told = modes.shifts(self._page.board, moves)
            self._page.hub.do(ripple_commands.spill_sessions, ids, moves)
            self._page.show_tray()
            self._end(modes.joined([_("What did not fit lies in the tray"), *([told] if told else [])]))

    def _extend(self) -> None:
        if self._pending is not None:
            day_id, closes, moves = ripple_room.longer(self._pending, self._page.agenda)
            told = modes.shifts(self._page.board, moves)
            self._page.hub.do(ripple_commands.extend_day, day_id, time_of(closes), moves)
            later = _("The day ends at {time}").format(time=words.clock(closes))
            self._end(modes.joined([later, *([told] if told else [])]))

    def _to_another_day(self) -> None:
        if self._pending is not None:
            moves = ripple_room.elsewhere(self._pending, self._page.agenda)
            day = self._page.day(moves[0].day_id)
            card = self._page.board.card(moves[0].session_id)
            self._page.hub.do(ripple_commands.spill_sessions_over, moves)
            if day is not None and card is not None:
                slot = words.slot(day, moves[0].begin)
                self._end(_("“{title}” moved to {slot}").format(title=card.title, slot=slot))

    def _end(self, sentence: str) -> None:
        self.strip.hide()
        board = self._page.board
        board.focus_on(board.choice.current)
        self._page.work.say(sentence)


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
    return min(other.begin for other in met) - card.begin if met else 0


def _why_not_parallel(card: Card, met: Sequence[Card]) -> str:
    if any(each.type is SessionType.MEAL for each in (card, *met)):
        return _("Nothing runs in parallel to a meal.")
    locked = next((each for each in (card, *met) if each.locked), None)
    return "" if locked is None else _locked(locked)


def _why_not_shorten(card: Card, met: Sequence[Card]) -> str:
    if card.locked:
        return _locked(card)
    if _room(card, met) < floor_of(card):
        return _("The session it overlaps begins before it, or too soon after its start.")
    return ""


def _locked(card: Card) -> str:
    return _("“{title}” is locked. Unlock it first.").format(title=card.title)
