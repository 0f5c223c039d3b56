"""Making groups: think beside the window, show what is proposed, and take over what is accepted."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from workshopplanner.commands.group_members import apply_arrangement, place_late
from workshopplanner.core import group_balance
from workshopplanner.core import group_planning as planning
from workshopplanner.core.group_sets import GroupSet, Person, Round
from workshopplanner.core.groups import Arrangement, GroupsProblem
from workshopplanner.errors import Conflict, UserError
from workshopplanner.language import _
from workshopplanner.ui.groups import sentences, thinking
from workshopplanner.ui.groups.bar import ProposalBar
from workshopplanner.ui.groups.boards import Shown
from workshopplanner.ui.jobs import Job

if TYPE_CHECKING:
    from workshopplanner.core.groups_figures import Effects
    from workshopplanner.ui.groups.page import GroupsPage

MANY = 200  # places: more of them are written beside the window
PATIENCE = 1500  # milliseconds: after them there is something worth keeping
Basis = tuple[GroupSet, list[Person]]


class Making(QObject):
    """Holds one proposal at a time, from the wish to its end."""

    def __init__(self, page: "GroupsPage") -> None:
        super().__init__(page)
        self._page, self._hub = page, page.hub
        self.bar = ProposalBar()
        self._job: Job | None = None
        self._late = False
        self._found: Arrangement | None = None
        self._basis: Basis | None = None
        self._seen, self._seed = 0, 1
        self._effects: Effects | None = None  # of moves by hand, made when somebody is first carried
        self._enough = thinking.Enough()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self.bar.offer_stop)
        self.bar.cancelled.connect(self.discard)
        self.bar.stopped.connect(self._stop)
        self.bar.discarded.connect(self.discard)
        self.bar.accepted.connect(self.accept)
        self.bar.again_wanted.connect(self.again)

    @property
    def busy(self) -> bool:
        """Whether groups are being made, or are proposed and not yet accepted."""
        return self._job is not None or self._found is not None

    @property
    def _earlier(self) -> bool:
        return self._page.footer.earlier.isChecked() and len(self._page.board.sets) > 1

    # ---- thinking

    def make(self) -> None:
        """Make all groups anew; who is pinned stays."""
        self._think(late=False)

    def place_late(self) -> None:
        """Put those who are in no group into groups, with as few changes as can be."""
        self._think(late=True)

    def again(self) -> None:
        """Make other groups that are as good, where there are any."""
        self._think(self._late, another=True)

    def _think(self, late: bool, another: bool = False) -> None:
        group_set = self._page.group_set
        if group_set is None:
            return
        seed = self._seed + 1 if another else group_set.seed
        self._drop()
        board = self._page.board
        self._late, self._basis, self._seed = late, self._now(), seed
        self._seen = self._hub.store.seen
        try:
            problem = replace(planning.problem(board, group_set, earlier=self._earlier, keep=late), seed=seed)
        except UserError as refused:
            self.bar.show_sentence(refused.message)
            return
        self._start(thinking.rearrange if late else thinking.arrange, problem)

    def _start(self, work: Callable[..., Arrangement], problem: GroupsProblem) -> None:
        self._enough = enough = thinking.Enough()
        self._job = job = Job(work, problem, enough)
        job.progressed.connect(self.bar.tell)
        job.done.connect(self._show)
        job.failed.connect(self._refuse)
        self.bar.show_thinking()
        self.bar.cancel.setFocus(Qt.FocusReason.OtherFocusReason)  # so that Esc and Enter stop it
        job.start()
        self._patience.start()

    def _stop(self) -> None:
        """End the search with the best that was found."""
        self._enough.say()

    def _now(self) -> Basis | None:
        group_set = self._page.group_set
        return (group_set, self._page.board.members(group_set)) if group_set is not None else None

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._patience.stop()
        self._job, self._found, self._basis = None, None, None

    # ---- showing

    def _refuse(self, sentence: str) -> None:
        self._drop()
        self.bar.show_sentence(sentence)

    def _show(self, found: Arrangement) -> None:
        group_set = self._page.group_set
        if self._job is None or self._basis is None or group_set is None:
            return
        self._job, self._found = None, found
        self._patience.stop()
        moving = planning.changes(group_set, planning.as_kept(found.rounds))
        told = sentences.outcome(found, moving, len(group_set.rounds), self._earlier)
        self.bar.show_proposal(told, moving > 0, not self._late)
        (self.bar.accept if moving else self.bar.discard).setFocus(Qt.FocusReason.OtherFocusReason)
        if not moving:
            self._found = None
        self._page.renew()

    def shown(self, at: int) -> Shown | None:
        """Return a round as it is proposed, or nothing where nothing is."""
        group_set = self._page.group_set
        if self._found is None or group_set is None:
            return None
        round_, moved = planning.proposed(self._page.board, group_set, at, self._found.rounds)
        return Shown(self._page.board, group_set, round_, moved, editable=False)

    def rounds(self, group_set: GroupSet) -> list[Round]:
        """Return all rounds of the set, as proposed where they are."""
        found = self._found
        if found is None:
            return list(group_set.rounds)
        numbers = range(len(group_set.rounds))
        return [planning.proposed(self._page.board, group_set, at, found.rounds)[0] for at in numbers]

    def figures(self) -> str:
        """Return what is known of the groups as they are, or as they are proposed."""
        group_set = self._page.group_set
        if group_set is None or not any(round_.seated for round_ in group_set.rounds):
            return _("Nobody is in a group yet. “Make groups” proposes who goes where.")
        if self._found is not None:
            return sentences.state(self._found.figures, (), len(group_set.rounds), self._earlier)
        try:
            problem = planning.problem(self._page.board, group_set, earlier=self._earlier)
        except UserError as refused:
            return refused.message
        found = thinking.figures(problem, planning.kept(group_set))
        unkept = group_balance.unkept(self._page.board, group_set, group_set.rounds)
        return sentences.state(found, unkept, len(group_set.rounds), self._earlier)

    def effect(self, at: int, person: int, group: int, other: int | None) -> str:
        """Return what it would do if somebody went to a group of a round, or changed places with somebody there."""
        group_set = self._page.group_set
        if group_set is None:
            return ""
        if self._effects is None:
            problem = planning.problem(self._page.board, group_set, earlier=self._earlier, keep=True)
            self._effects = thinking.effects(problem, planning.kept(group_set))
        effects = self._effects
        found = effects.move(at, person, group) if other is None else effects.swap(at, person, other)
        pairs = {frozenset((pair.one, pair.other)) for pair in group_set.pairs}
        return sentences.effect(found, pairs)

    def forget(self) -> None:
        """Judge moves by hand anew; something else is shown now."""
        self._effects = None

    def check(self) -> None:
        """Take a proposal back when what it rests on has changed."""
        if self.busy and self._basis != self._now():
            self._drop()
            self.bar.show_sentence(_("The groups or their rules have changed since. Make them again."), again=True)

    # ---- taking over

    def accept(self) -> None:
        """Put everybody where they are proposed, in one step."""
        group_set, found = self._page.group_set, self._found
        if group_set is None or found is None:
            return
        rounds, command = planning.as_kept(found.rounds), place_late if self._late else apply_arrangement
        seen, seed = self._seen, self._seed
        places = sum(len(group) for groups in rounds for group in groups)
        self._put_away()
        if places > MANY:
            job = self._hub.do_aside(seen, command, group_set.id, rounds, seed)
            job.failed.connect(self._refuse_stale)
            job.start()
            return
        try:
            self._hub.do_since(seen, command, group_set.id, rounds, seed)
        except Conflict:
            self._refuse_stale()

    def _refuse_stale(self, _sentence: str = "") -> None:
        self.bar.show_sentence(_("The groups have changed meanwhile; nothing was changed."), again=True)
        self._page.renew()

    def leave(self) -> bool:
        """Give up what is under way or proposed; say whether there was anything."""
        there = self.bar.isVisible()
        if there:
            self.discard()
        return there

    def discard(self) -> None:
        """Put the proposal away; nothing is changed."""
        self._put_away()
        self._page.renew()

    def _put_away(self) -> None:
        focus = QApplication.focusWidget()
        had = focus is not None and self.bar.isAncestorOf(focus)
        self._drop()
        self.bar.hide()
        current = self._page.boards.current
        if had and current is not None:
            self._page.boards.focus_on(current)
