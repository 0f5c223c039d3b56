"""What the agenda page does with whole days: each wish becomes one command, and is said where it ends."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from workshopplanner.commands import days as commands
from workshopplanner.core.agenda import Day
from workshopplanner.language import _, ngettext
from workshopplanner.ui import icons
from workshopplanner.ui.agenda import words
from workshopplanner.ui.days.notes import DayNotes
from workshopplanner.ui.notices import announce
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.page import AgendaPage


class DayWork(QObject):
    """Opens the menu of a day and runs what is chosen in it."""

    def __init__(self, page: "AgendaPage") -> None:
        super().__init__(page)
        self._page, self._board, self._hub = page, page.board, page.hub
        self._board.head_hand.moved.connect(self.move)
        self._board.head_hand.menu_wanted.connect(self.open_menu)
        self._board.day_menu_wanted.connect(self.open_menu_here)
        self.notes = DayNotes(page.hub, page)
        self.notes.found.connect(self._board.show_notes)

    # ---- the menu

    def open_menu_here(self) -> None:
        """Open the menu of the day on which the focus stands."""
        day_id, _begin = self._page.here()
        if day_id is not None:
            self.open_menu(day_id, self._board.head_hand.menu_place(day_id))

    def open_menu(self, day_id: int, at: QPoint) -> None:
        """Open the menu of a day."""
        day = self._page.day(day_id)
        if day is not None:
            self.build_menu(day).popup(at)

    def build_menu(self, day: Day) -> QMenu:
        """Return the menu of a day."""
        from workshopplanner.ui.agenda import more

        days = self._page.agenda.days
        menu = named(QMenu(self._page), "agenda.day.menu", words.day_long(day))
        entry = partial(self._entry, menu)
        entry("edit", _("&Edit day…"), "edit", partial(self.edit, day.id))
        entry("show", _("Show by &room"), "columns", partial(self._page.show_day, day.id))
        menu.addSeparator()
        entry("before", _("Add a day &before"), "plus", partial(self.add, day.id, after=False))
        entry("after", _("Add a day &after"), "plus", partial(self.add, day.id, after=True))
        entry("copy", _("D&uplicate the day"), "duplicate", partial(self.copy, day.id))
        entry("clip", _("&Copy the sessions of the day"), "copy", partial(self.clip, day.id))
        paste = entry("paste", _("&Paste at the same times"), "paste", partial(self.paste, day.id))
        paste.setEnabled(more.holds_sessions())
        menu.addSeparator()
        earlier = entry("earlier", _("Move one day ea&rlier"), "", partial(self.move, day.id, day.number - 1))
        earlier.setEnabled(day.number > 1)
        later = entry("later", _("Move one day &later"), "", partial(self.move, day.id, day.number + 1))
        later.setEnabled(day.number < len(days))
        self._swap_menu(menu, day)
        menu.addSeparator()
        entry("delete", _("&Delete day"), "trash", partial(self.delete, day.id))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _entry(self, menu: QMenu, name: str, text: str, icon: str, does: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        action.setObjectName(f"agenda.day.menu.{name}")
        if icon:
            icons.dress(action, icon)
        action.triggered.connect(lambda _checked=False: does())
        return action

    def _swap_menu(self, menu: QMenu, day: Day) -> None:
        others = [other for other in self._page.agenda.days if other.id != day.id]
        swaps = named(menu.addMenu(_("&Swap with")), "agenda.day.menu.swap", _("Swap with"))
        swaps.setEnabled(bool(others))
        for other in others:
            swap = partial(self.swap, day.id, other.id)
            self._entry(swaps, f"swap.{other.number}", words.day_long(other), "", swap)

    # ---- the deeds

    def edit(self, day_id: int) -> None:
        """Ask how a day shall be changed, below its head."""
        from workshopplanner.queries import days as queries
        from workshopplanner.queries import roster
        from workshopplanner.ui.days.popover import DayPopover

        day = self._page.day(day_id)
        if day is None:
            return
        known = self._hub.ask(roster.people)
        here = sorted(known, key=lambda person: self._hub.workshop_id not in person.workshop_ids)
        people = [(person.name, person.id) for person in here]
        hosted = self._hub.ask(queries.hosted_dates, self._hub.workshop_id)
        chair_id = self._hub.ask(queries.chair, day_id)
        popover = DayPopover(self._page, day, self._page.agenda.days, people, chair_id, hosted.alpha2)
        popover.given.connect(self._set_day)
        popover.closed.connect(self._page.return_focus)
        popover.open_beside(self._head_rect(day_id))

    def _head_rect(self, day_id: int) -> QRect:
        head = next((head for head in self._board.heads.heads if head.key == day_id), None)
        if head is None or self._board.day_id is not None:
            return self._page.add_rect()
        return QRect(head.mapToGlobal(QPoint()), head.size())

    def _set_day(self, day_id: int, fields: dict[str, object]) -> None:
        from workshopplanner.commands.workshops import edit_day

        self._hub.do(edit_day, day_id, **fields)

    def add(self, day_id: int, after: bool) -> None:
        """Add an empty day beside another."""
        made = self._page.day(self._hub.do(commands.add_day_beside, day_id, after))
        if made is not None:
            self._say(_("Added: {day}").format(day=words.day_long(made)))

    def copy(self, day_id: int) -> None:
        """Copy a day with its sessions, right after it."""
        made = self._page.day(self._hub.do(commands.copy_day, day_id))
        if made is not None:
            self._say(_("The copy is on {day}.").format(day=words.day_long(made)))

    def clip(self, day_id: int) -> None:
        """Put all sessions of a day onto the clipboard."""
        from workshopplanner.ui.agenda import more

        more.More(self._page).copy_day(day_id)

    def paste(self, day_id: int) -> None:
        """Add what is on the clipboard to a day."""
        from workshopplanner.ui.agenda import more

        more.More(self._page).paste_on_day(day_id)

    def move(self, day_id: int, number: int) -> None:
        """Make a day the one of this number; dates stay where they are."""
        self._hub.do(commands.move_day, day_id, number)
        self._say_where([day_id])

    def swap(self, day_id: int, other_id: int) -> None:
        """Let two days change places."""
        self._hub.do(commands.swap_days, day_id, other_id)
        self._say_where([day_id, other_id])

    def _say_where(self, day_ids: list[int]) -> None:
        """Say on which date a day now is, and that locked sessions have gone with it."""
        day = self._page.day(day_ids[0])
        if day is None:
            return
        sentence = _("This day is now {day}.").format(day=words.day_long(day))
        locked = sum(card.locked for card in self._page.agenda.cards if card.day_id in day_ids)
        if locked:
            went = ngettext(
                "{n} locked session went with its day.", "{n} locked sessions went with their day.", locked
            ).format(n=locked)
            sentence = _("{one} {other}").format(one=sentence, other=went)
        self._say(sentence)

    def delete(self, day_id: int) -> None:
        """Delete a day; its sessions wait in the tray."""
        from workshopplanner.commands.workshops import delete_day

        held = sum(card.day_id == day_id for card in self._page.agenda.cards)
        self._hub.do(delete_day, day_id)
        if held:
            self._page.show_tray()
            count = ngettext("{n} session is in the tray now.", "{n} sessions are in the tray now.", held)
            self._say(count.format(n=held))
        else:
            self._say(_("The day is gone."))

    def _say(self, sentence: str) -> None:
        """Say a sentence in a moment's message of the window, or to a screen reader where there is none."""
        toast = getattr(self._page.window(), "toast", None)
        if toast is not None:
            toast.say(sentence, _("Undo"), partial(self._undo, self._hub.store.undo_step))
        else:
            announce(self._board, sentence)

    def _undo(self, step: int | None) -> None:
        """Turn a step back, unless something else has been done since."""
        if self._hub.store.undo_step == step:
            self._hub.store.undo()
