"""Proposing a selection: think beside the window, show what would change, and take over what is accepted."""

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from workshopplanner.commands.selecting import accept_selection
from workshopplanner.commands.selection import relax_rules
from workshopplanner.core.kinds import Held
from workshopplanner.core.selection import SEATS, Change, Relaxation
from workshopplanner.core.selection_pool import Pool, Rules
from workshopplanner.core.selection_rows import entering, leaving, picks, problem
from workshopplanner.errors import Conflict
from workshopplanner.language import _
from workshopplanner.ui.jobs import Job
from workshopplanner.ui.selection import sentences, thinking
from workshopplanner.ui.selection.bar import ProposalBar
from workshopplanner.ui.selection.thinking import Answer

if TYPE_CHECKING:
    from workshopplanner.ui.selection.page import SelectionPage

BREATH = 20  # milliseconds for the bar to be painted before the thinking begins


class Proposing(QObject):
    """Holds one proposal at a time, from the wish to its end."""

    changed = Signal()  # another proposal, or none

    def __init__(self, page: "SelectionPage") -> None:
        super().__init__(page)
        self._page, self._hub = page, page.hub
        self.bar = ProposalBar()
        self._job: Job | None = None
        self.answer: Answer | None = None
        self._ways: list[Relaxation] = []
        self._basis: tuple[Pool, Rules] | None = None
        self._seen = 0
        bar = self.bar
        bar.cancelled.connect(self.discard)
        bar.discarded.connect(self.discard)
        bar.accepted.connect(self.accept)
        bar.chosen_accepted.connect(self.accept_chosen)
        bar.again_wanted.connect(self.propose)
        bar.way_wanted.connect(self.apply_way)

    @property
    def proposed(self) -> frozenset[int] | None:
        """Who would have a seat, None while nothing is proposed."""
        if self.answer is None or not self.answer.outcome.selected:
            return None
        return frozenset(int(each) for each in self.answer.outcome.selected)

    @property
    def busy(self) -> bool:
        """Whether a selection is being worked out."""
        return self._job is not None

    # ---- thinking

    def propose(self) -> None:
        """Work out the best selection by the rules that are looked at."""
        self._drop()
        pool, rules = self._page.pool, self._page.rules
        if rules is None:
            return
        self._basis, self._seen = (pool, rules), self._hub.store.seen
        asked = problem(pool, rules, firm=self._page.keeps_firm)
        self._job = job = Job(thinking.propose, asked)
        job.done.connect(self._show)
        job.failed.connect(self._refuse)
        self.bar.show_thinking()
        self.bar.cancel.setFocus(Qt.FocusReason.OtherFocusReason)  # so that Esc and Enter stop it
        self.changed.emit()
        QTimer.singleShot(BREATH, job.start)

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job, self.answer, self._ways, self._basis = None, None, [], None

    def _refuse(self, sentence: str) -> None:
        self._drop()
        self.bar.show_sentence(sentence)
        self.changed.emit()

    def _show(self, answer: Answer) -> None:
        if self._basis is None:
            return
        self._job, self.answer = None, answer
        if answer.clash is not None:
            held = {f"lock {each.id}" for each in self._basis[0].contenders if each.firm} - self._locks()
            self._ways = [each for each in answer.clash.relaxations if held.isdisjoint(_rules(each))]
            self.bar.show_clash(answer.clash.sentence, [each.sentence for each in self._ways])
            focus = self.bar.ways[0] if self.bar.ways else self.bar.discard
        elif not answer.outcome.selected:
            self.bar.show_sentence(_("No selection was found in the time."))
            focus = self.bar.again
        else:
            anything = bool(self._changes())
            sentence = sentences.outcome(self._basis[0], answer.outcome)
            if not anything and self._page.keeps_firm and any(each.firm for each in self._basis[0].contenders):
                sentence += " " + _("Whoever is invited keeps the seat; the menu Scenario can change that.")
            self.bar.show_proposal(sentence, anything)
            focus = self.bar.accept if anything else self.bar.discard
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _locks(self) -> set[str]:
        rules = self._basis[1] if self._basis is not None else None
        return {f"lock {row}" for row, lock in rules.locks.items() if lock.held is Held.IN} if rules else set()

    def _changes(self) -> list[int]:
        if self._basis is None or self.proposed is None:
            return []
        pool = self._basis[0]
        return [each.id for each in (*entering(pool, self.proposed), *leaving(pool, self.proposed))]

    # ---- when rules or people change meanwhile

    def check(self, pool: Pool, rules: Rules | None) -> None:
        """Say so where what was proposed is about other rules or people than there are now."""
        if self._basis is None or (pool, rules) == self._basis:
            return
        if self.busy:
            self.propose()
        elif self.answer is not None:
            self._drop()
            self.bar.show_stale(_("Rules or people have changed since this was proposed."))
            self.changed.emit()

    # ---- taking over

    def accept(self) -> None:
        """Take over all that is proposed, with the waitlist, in one step."""
        self._accept(None)

    def accept_chosen(self) -> None:
        """Take over what is proposed for the rows that are chosen in the table."""
        chosen = set(self._page.chosen_ids()) & set(self._changes())
        if chosen:
            self._accept(chosen)

    def _accept(self, only: Collection[int] | None) -> None:
        if self._basis is None or self.answer is None or self.proposed is None:
            return
        pool, rules = self._basis
        outcome = self.answer.outcome
        waiting = [int(each) for each in self.answer.waiting]
        why = self._page.reasons.of(self.answer)
        decided = [
            replace(each, reason=why.get(each.participation_id, ""))
            for each in picks(pool, self.proposed, only, waiting)
        ]
        told: dict[str, Any] = {"status": outcome.status.value, "score": outcome.score, "bound": outcome.bound}
        if outcome.plain is not None:
            told |= {"price": outcome.plain.price, "share": outcome.plain.share}
        self.answer = None
        self._basis = None
        try:
            self._hub.do_since(self._seen, accept_selection, rules.id, decided, "", told)
        except Conflict:
            self.bar.show_sentence(_("Somebody has changed these people meanwhile; nothing was accepted."))
            self.changed.emit()
            return
        self.discard()

    def apply_way(self, at: int) -> None:
        """Relax the rules in one of the ways that were offered, and propose again."""
        if self._basis is None or not 0 <= at < len(self._ways):
            return
        rules = self._basis[1]
        changes = [_stored(rules, change) for change in self._ways[at].changes]
        self._drop()
        self._hub.do(relax_rules, rules.id, changes)
        self._page.freshen()
        self.propose()

    def discard(self) -> None:
        """Put the proposal away; nothing is changed."""
        had = self.bar.isVisible() and self.bar.focusWidget() is not None
        self._drop()
        self.bar.hide()
        self.changed.emit()
        if had:
            self._page.table.go_in()


def _rules(way: Relaxation) -> set[str]:
    return {str(change.rule) for change in way.changes}


def _stored(rules: Rules, change: Change) -> tuple[str, str, float | None]:
    """Return a change as the command takes it: shares between 0 and 1, rules with the kind of their row."""
    new = None if change.new is None else float(change.new)
    if change.rule == SEATS:
        return "seats", "seats", new
    quota = next((each for each in rules.quotas if each.id == change.rule), None)
    if quota is None:
        return str(change.rule), change.side, new
    return f"quota {quota.id}", change.side, new / 100 if quota.share and new is not None else new
