"""Works out what a change does to the other sessions in the mode chosen; remembers what to tell and what is left."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from workshopplanner.core import ripple
from workshopplanner.core.agenda import MINUTES_A_DAY, Agenda, Card, Move, minute_of, time_of
from workshopplanner.core.kinds import TYPES
from workshopplanner.core.ripple import Mode, Retiming
from workshopplanner.core.ripple_blocks import Retime
from workshopplanner.core.ripple_room import Pending
from workshopplanner.language import _
from workshopplanner.ui.agenda import modes
from workshopplanner.ui.agenda.wishes import NewSession

if TYPE_CHECKING:
    from workshopplanner.core.clips import Clip
    from workshopplanner.ui.agenda.page import AgendaPage


class Rippling:
    """Asked before each command; `told` says by how much what moves, `pending` is what does not fit."""

    def __init__(self, page: "AgendaPage") -> None:
        self._page, self._board = page, page.board
        self.told = ""
        self.pending: Pending | None = None
        self.swapped = False

    @property
    def mode(self) -> Mode:
        """What is chosen; nothing else moves while the board and its modes are out of sight."""
        return self._board.mode if self._board.isVisible() else Mode.ONLY

    def change(self, wishes: Sequence[Retime]) -> list[Retime]:
        """Return all slots that a change of some sessions asks for, those of the hand first."""
        again = partial(ripple.change, wishes=tuple(wishes), mode=self.mode)
        hand = {wish.session_id for wish in wishes}
        found = self._take(again, hand)
        self.swapped = self.mode is Mode.SWAP and bool(found.others(hand))
        met = self._board.card(found.others(hand)[0].session_id) if self.swapped else None
        if met is not None:
            self.told = _("changed places with “{title}”").format(title=met.title)
        return sorted(found.moves, key=lambda move: move.session_id != wishes[0].session_id)

    def insert(self, slots: Sequence[Retime]) -> tuple[Retime, ...]:
        """Return what new sessions do to those that are there."""
        return self._take(partial(ripple.insert, slots=tuple(slots), mode=self.mode)).moves

    def leave(self, session_ids: Sequence[int]) -> tuple[Retime, ...]:
        """Return what closes up behind sessions that leave the week."""
        return self._take(partial(ripple.leave, session_ids=tuple(session_ids), mode=self.mode)).moves

    def make_room(self, card: Card) -> tuple[Retime, ...]:
        """Return what is pushed behind a session where it lies."""
        return self._take(partial(ripple.make_room, session_ids=(card.id,))).moves

    def stuck(self, card: Card) -> Pending | None:
        """Return what does not fit behind a session, where shifting the rest would move nothing at all."""
        again = partial(ripple.make_room, session_ids=(card.id,))
        found = again(self._page.agenda)
        return Pending(self._page.agenda, again) if found.spills and not found.moves else None

    def _take(self, again: Callable[[Agenda], Retiming], hand: Sequence[int] | set[int] = ()) -> Retiming:
        agenda = self._page.agenda
        found = again(agenda)
        self.told = modes.shifts(self._board, found.others(set(hand)))
        self.pending = Pending(agenda, again) if found.spills else None
        return found

    def forget(self) -> None:
        """Speak of nothing: the change that comes moves no other session."""
        self.told, self.pending, self.swapped = "", None, False

    # ---- new sessions

    def slots_of(self, wish: NewSession) -> list[Retime]:
        """Return the slot of a new session; none where it is looked for, or in the tray."""
        minutes = wish.minutes or TYPES[wish.type].minutes
        known = wish.day_id is not None and wish.starts is not None
        return [Retime(0, wish.day_id or 0, wish.starts or dt.time(), minutes)] if known else []

    def slots_of_clips(self, clips: Sequence["Clip"], day_id: int | None, starts: dt.time | None) -> list[Retime]:
        """Return the slots that pasted sessions get, as pasting gives them."""
        days = [day.id for day in self._page.agenda.days]
        if day_id not in days or starts is None:
            return []
        places = [(days.index(day_id) + clip.days, minute_of(starts) + clip.offset, clip.minutes) for clip in clips]
        return [
            Retime(0, days[at], time_of(begin), minutes)
            for at, begin, minutes in places
            if 0 <= at < len(days) and begin >= 0 and begin + minutes <= MINUTES_A_DAY
        ]

    def copies(self, session_ids: Sequence[int]) -> tuple[list[Move], tuple[Retime, ...]]:
        """Return where a copy of each session lies right behind it, and what makes room for them all."""
        agenda = now = self._page.agenda
        cards = [card for card in agenda.cards if card.id in session_ids and card.day_id is not None]
        for card in sorted(cards, key=lambda card: card.begin, reverse=True):
            if card.end + card.minutes <= MINUTES_A_DAY:
                slot = Retime(-card.id, card.day_id or 0, time_of(card.end), card.minutes)
                now = ripple.after(now, ripple.insert(now, [slot], self.mode).moves)
                copy = replace(card, id=-card.id, starts=slot.starts, locked=False, parallel_set=None)
                now = replace(now, cards=(*now.cards, copy))
        made = [
            Move(-card.id, card.day_id, card.starts)
            for card in now.cards
            if card.id < 0 and card.day_id and card.starts
        ]
        kept = replace(now, cards=tuple(card for card in now.cards if card.id > 0))
        others = ripple.between(agenda, kept)
        self.told, self.pending = modes.shifts(self._board, others), None
        return made, others
