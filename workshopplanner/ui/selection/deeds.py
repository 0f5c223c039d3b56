"""What is done with candidates on the page: held, declined, followed by the next one, and bound to one another."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from workshopplanner.commands import roster as roster_commands
from workshopplanner.commands import selecting, selection
from workshopplanner.core.kinds import Held, ParticipationStatus

if TYPE_CHECKING:
    from workshopplanner.ui.selection.page import SelectionPage

PAIR = 2


class PeopleDeeds(QObject):
    """Turns what a person wants of candidates into commands."""

    def __init__(self, page: "SelectionPage") -> None:
        super().__init__(page)
        self._page, self._hub = page, page.hub

    def connect_panel(self) -> None:
        """Hear what is wanted at the right."""
        panel = self._page.panel
        panel.held.connect(self._hold_chosen)
        panel.reason_given.connect(self._give_reason)
        panel.status_wanted.connect(self._set_status)
        panel.invite_wanted.connect(self._invite)
        panel.bond_wanted.connect(self._bind)
        panel.parting_wanted.connect(self._part)
        panel.replacing_wanted.connect(self._page.show_replacing)
        panel.person_wanted.connect(self._page.show_person)

    def hold(self, ids: Sequence[int], held: Held | None) -> None:
        """Hold candidates in or out, or leave it to score and rules; who is held so already keeps the reason."""
        locks = self._page.rules.locks if self._page.rules is not None else {}
        self._hold([each for each in ids if (locks[each].held if each in locks else None) is not held], held)

    def _hold(self, ids: Sequence[int], held: Held | None, reason: str = "") -> None:
        rules = self._page.rules
        if rules is not None and ids:
            with self._page.model.holding():
                self._hub.do(selection.hold_candidates, rules.id, ids, held, reason)

    def _hold_chosen(self, held: Held | None) -> None:
        self.hold(self._page.chosen_ids(), held)

    def _give_reason(self, reason: str) -> None:
        subject = self._page.panel.subject
        if subject is not None and subject.lock is not None:
            self._hold([subject.contender.id], subject.lock.held, reason)

    def _set_status(self, status: ParticipationStatus) -> None:
        ids = self._page.chosen_ids()
        if ids:
            with self._page.model.holding():
                self._hub.do(roster_commands.set_statuses, ids, status)
            QTimer.singleShot(0, self._focus_invite)

    def _focus_invite(self) -> None:
        button = self._page.panel.invite
        if button.isVisible():
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _invite(self, enters: int, breaks: str) -> None:
        subject = self._page.panel.subject
        if subject is not None:
            with self._page.model.holding():
                self._hub.do(selecting.invite_next, subject.contender.id, enters, breaks)
            self._page.table.flash(enters)
            self._page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bind(self, first: bool) -> None:
        rules, ids = self._page.rules, self._page.chosen_ids()
        if rules is not None and len(ids) == PAIR:
            one, other = ids if first else reversed(ids)
            self._hub.do(selection.add_companion, rules.id, one, other)
            self._page.table.select(one, 1)

    def _part(self) -> None:
        subject, rules = self._page.panel.subject, self._page.rules
        if subject is not None and rules is not None:
            mine = [each.id for each in rules.bonds if each.participation_id == subject.contender.id]
            self._hub.do(selection.remove_companions, mine)
