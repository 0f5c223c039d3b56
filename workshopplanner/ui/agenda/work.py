"""What the agenda page does with the board's wishes: each becomes one command, one step, and is shown where it ends."""

import datetime as dt
from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from workshopplanner.commands import agenda as commands
from workshopplanner.commands import agenda_together
from workshopplanner.commands import ripple as ripple_commands
from workshopplanner.core.agenda import Move
from workshopplanner.core.ripple import MODES, Mode
from workshopplanner.core.ripple_blocks import Retime
from workshopplanner.core.ripple_room import Pending
from workshopplanner.errors import UserError
from workshopplanner.language import _, ngettext
from workshopplanner.ui.agenda import modes, words
from workshopplanner.ui.agenda.offering import Offering
from workshopplanner.ui.agenda.rippling import Rippling
from workshopplanner.ui.agenda.room_work import RoomWork
from workshopplanner.ui.agenda.wishes import NewSession
from workshopplanner.ui.notices import announce
from workshopplanner.ui.preferences import Preferences

if TYPE_CHECKING:
    from workshopplanner.core.clips import Clip
    from workshopplanner.ui.agenda.page import AgendaPage
    from workshopplanner.ui.scheduling.work import Drafting


class Work(QObject):
    """Runs commands for the agenda page."""

    def __init__(self, page: "AgendaPage") -> None:
        super().__init__(page)
        self._page, self._board = page, page.board
        self._hub = page.hub
        self.rippling = Rippling(page)
        self.offering = Offering(page, self.rippling)
        self.rooms = RoomWork(page)
        page.bar.mode_chosen.connect(self._set_mode)
        page.bar.late.clicked.connect(self._ask_late)
        page.adopted.connect(self._adopt)
        page.bar.plan.chosen.connect(self._plan)
        self._preferences: Preferences | None = None
        board = self._board
        board.moved.connect(self.move)
        board.copied.connect(self.copy)
        board.duplicated.connect(self.duplicate)
        board.resized.connect(self.resize)
        board.retimed.connect(self.retime)
        board.created.connect(self.create)
        board.renamed.connect(self.rename)
        board.unscheduled.connect(self.unschedule)
        board.deleted.connect(self.delete)
        board.lock_wanted.connect(self.lock)
        board.placing_wanted.connect(self.place)
        board.parallel_wanted.connect(self.add_parallel)
        board.refused.connect(self.refuse)
        board.asked.connect(self._do_more)

    @cached_property
    def drafting(self) -> "Drafting":
        """The planning that the program does by itself, made when it is first wanted."""
        from workshopplanner.ui.scheduling.work import Drafting

        return Drafting(self._page)

    def _plan(self, kind: str) -> None:
        self.drafting.plan(kind)

    def leave(self) -> None:
        """Put away what speaks of the last move, else what is proposed."""
        if self.offering.shown:
            self.offering.hide()
        elif "drafting" in self.__dict__:
            self.drafting.discard()

    # ---- placing

    def move(self, moves: Sequence[Move], room_id: int | None = None) -> None:
        """Put sessions into other slots; with a room, a single one goes there."""
        self.offering.before = self._page.agenda
        self.rippling.forget()
        wishes = modes.wishes_of(self._board, moves)
        room_id = room_id if len(moves) == 1 else None
        if self.rippling.mode is not Mode.ONLY:
            slots = self.rippling.change(wishes)
            if self.rippling.swapped:
                self._hub.do(ripple_commands.swap_sessions, slots)
            else:
                self._hub.do(ripple_commands.retime_sessions, slots, room_id)
        elif room_id is not None:
            move = moves[0]
            self._hub.do(commands.move_session, move.session_id, move.day_id, move.starts, room_id)
        else:
            self._hub.do(commands.move_sessions, moves)
        self._arrive([move.session_id for move in moves])

    def _arrive(self, ids: Sequence[int]) -> None:
        """Keep the moved sessions chosen and in sight, say where they are, and what the first now overlaps."""
        first = self._board.card(ids[0])
        current = self._board.choice.current
        focus = QApplication.focusWidget()
        if focus is None or not (self._page.inspecting and self._page.inspector.isAncestorOf(focus)):
            self._board.select(ids, current if current in ids else ids[0])
            self._board.focus_on(self._board.choice.current)
        self._board.see(self._board.choice.current or ids[0])
        day = self._page.day(first.day_id) if first is not None else None
        if first is None or day is None:
            return
        sentence = _("Moved to {slot}").format(slot=words.slot(day, first.begin))
        if len(ids) > 1:
            sentence = _("{moved}, with all that is selected").format(moved=sentence)
        self._tell(sentence)
        self.offering.soon(first)

    def _tell(self, sentence: str) -> None:
        """Say what has happened, and by how much what else has moved."""
        self.say(modes.joined([sentence, *([self.rippling.told] if self.rippling.told else [])]))

    def say(self, sentence: str) -> None:
        """Say what has happened, to a screen reader and in the status bar."""
        announce(self._board, sentence)
        self._page.said.emit(sentence)

    def _set_mode(self, mode: Mode) -> None:
        self._board.mode = mode
        if self._preferences is not None:
            self._preferences.mode = mode.value
            self._preferences.save()

    def _adopt(self, preferences: Preferences) -> None:
        """Go on with the mode that was chosen at the last start."""
        self._preferences = preferences
        self._board.mode = Mode(preferences.mode)
        self._page.bar.mode.choose(self._board.mode)

    def next_mode(self) -> None:
        """Choose the next mode, as the key for it does."""
        mode = self._page.bar.mode.step()
        self._set_mode(mode)
        self.say(_("When moving: {mode}").format(mode=_(MODES[mode])))

    def _ask_late(self) -> None:
        from workshopplanner.ui.agenda import running

        running.ask(self._page)

    def shift(self, moves: Sequence[Retime], session_id: int, pending: Pending | None) -> None:
        """Shift the rest of a day or morning, and keep in sight what found no room."""
        self.rippling.forget()
        told = modes.shifts(self._board, moves)
        self.rippling.pending = pending
        if moves:
            self._hub.do(ripple_commands.shift_rest, moves)
            self.say(told)
        card = self._board.card(session_id)
        if card is not None:
            self._board.see(session_id)
            self.offering.show(card, undo=bool(moves))

    def resize(self, session_id: int, minutes: int) -> None:
        """Make a session longer or shorter."""
        card = self._board.card(session_id)
        if card is None or card.day_id is None or card.starts is None or self.rippling.mode is Mode.ONLY:
            self.offering.before = None
            self.rippling.forget()
            self._hub.do(commands.resize_session, session_id, minutes)
            self._stretched(session_id)
        else:
            self.retime([Retime(session_id, card.day_id, card.starts, minutes)])

    def retime(self, slots: Sequence[Retime]) -> None:
        """Move the beginnings of sessions, or the ends of several."""
        self.offering.before = None
        self.rippling.forget()
        one = slots[0]
        if self.rippling.mode is not Mode.ONLY:
            self._hub.do(ripple_commands.stretch_sessions, self.rippling.change(slots))
        elif len(slots) > 1:
            self._hub.do(ripple_commands.stretch_sessions, slots)
        else:
            self._hub.do(commands.set_session_time, one.session_id, one.starts, one.minutes)
        self._stretched(one.session_id, len(slots))

    def _stretched(self, session_id: int, number: int = 1) -> None:
        card = self._board.card(session_id)
        if card is None or card.day_id is None:
            return
        length = ngettext("{n} minute", "{n} minutes", card.minutes).format(n=card.minutes)
        sentence = _("{length}, until {time}").format(length=length, time=words.clock(card.end))
        if number > 1:
            sentence = _("{moved}, with all that is selected").format(moved=sentence)
        self._tell(sentence)
        self.offering.soon(card)

    def unschedule(self, ids: Sequence[int]) -> None:
        """Put sessions back into the tray."""
        self._hub.do(commands.unschedule_sessions, ids, self.rippling.leave(ids))
        self._page.show_tray()
        self._tell(ngettext("{n} session unscheduled", "{n} sessions unscheduled", len(ids)).format(n=len(ids)))

    def place(self, session_id: int) -> None:
        """Ask where a session shall go."""
        from workshopplanner.ui.agenda.move_to import MoveTo

        card = self._board.card(session_id)
        if card is None:
            return
        if card.locked:
            self.refuse(session_id)
        together = self._board.chosen_cards() if session_id in self._board.selection else []
        popover = MoveTo(self._page, self._page.agenda, card, together, partial(modes.foresee, self._board))
        popover.chosen.connect(self.move)
        popover.closed.connect(self._page.return_focus)
        popover.open_beside(self._page.place_of(session_id))

    # ---- making and deleting

    def create(self, wish: NewSession) -> None:
        """Add a session where the hand drew it, or where it was asked for."""
        after = self.rippling.insert(self.rippling.slots_of(wish))
        made = self._hub.do(
            commands.add_session,
            self._hub.workshop_id,
            wish.title,
            day_id=wish.day_id,
            starts=wish.starts,
            minutes=wish.minutes,
            type=wish.type,
            room_ids=() if wish.room_id is None else (wish.room_id,),
            after=after,
        )
        self._show_new([made])

    def ask_new(self) -> None:
        """Ask for a new session, beginning where the focus is."""
        from workshopplanner.ui.agenda.move_to import AddSession

        day_id, begin = self._page.here()
        popover = AddSession(self._page, self._page.agenda, day_id, begin)
        popover.chosen.connect(self.create)
        popover.closed.connect(self._page.return_focus)
        popover.open_beside(self._page.add_rect())

    def _show_new(self, made: Sequence[int]) -> None:
        cards = [card for card in map(self._board.card, made) if card is not None]
        if cards and cards[-1].day_id is None:
            self._page.show_tray()
            self._page.tray.reveal(cards[-1].id)
        elif cards:
            self._board.select(made, made[-1])
            self._board.focus_on(made[-1])
            self._board.see(made[-1])
            self._tell(_("Added: {title}").format(title=cards[-1].title))
            self.offering.soon(cards[-1])

    def add_parallel(self, session_id: int) -> None:
        """Add a session beside another."""
        self.rippling.forget()
        made = self._hub.do(commands.add_parallel_session, session_id)
        self._show_new([made])

    def duplicate(self, ids: Sequence[int]) -> None:
        """Copy sessions; each copy follows right after its session."""
        moves, after = self.rippling.copies(ids)
        if len(ids) > 1 and after and len(moves) == len(ids):
            self._show_new(self._hub.do(agenda_together.copy_sessions, moves, after))
        else:
            self._show_new(self._hub.do(agenda_together.duplicate_sessions, ids, after))

    def copy(self, moves: Sequence[Move]) -> None:
        """Copy sessions to other slots."""
        after = self.rippling.insert(modes.wishes_of(self._board, moves))
        self._show_new(self._hub.do(agenda_together.copy_sessions, moves, after))

    def paste(self, clips: Sequence["Clip"], day_id: int | None, starts: dt.time | None) -> None:
        """Add what is on the clipboard, in the given slot or in the tray."""
        from workshopplanner.commands.clipboard import paste_sessions

        after = self.rippling.insert(self.rippling.slots_of_clips(clips, day_id, starts))
        made = self._hub.do(paste_sessions, self._hub.workshop_id, clips, day_id, starts, after)
        self._show_new(made)

    def delete(self, ids: Sequence[int]) -> None:
        """Delete sessions."""
        self._hub.do(commands.delete_sessions, ids, self.rippling.leave(ids))
        self._tell(ngettext("{n} session deleted", "{n} sessions deleted", len(ids)).format(n=len(ids)))

    def show_made(self, made: Sequence[int]) -> None:
        """Choose sessions that were just made and bring them into sight."""
        self.rippling.forget()
        self._show_new(made)

    def _do_more(self, name: str, ids: Sequence[int]) -> None:
        from workshopplanner.ui.agenda.more import More

        More(self._page).do(name, ids)

    # ---- the rest

    def rename(self, session_id: int, title: str) -> None:
        """Give a session another title."""
        self._hub.do(commands.rename_session, session_id, title)

    def lock(self, ids: Sequence[int], locked: bool) -> None:
        """Keep sessions in their slots, or let them go."""
        self._hub.do(agenda_together.lock_sessions if locked else agenda_together.unlock_sessions, ids)
        announce(self._board, _("Locked") if locked else _("Unlocked"))

    def refuse(self, session_id: int) -> None:
        """Say that a locked session stays where it is."""
        card = self._board.card(session_id)
        if card is not None:
            raise UserError(_("“{title}” is locked. Unlock it first.").format(title=card.title))
