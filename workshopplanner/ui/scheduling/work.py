"""What the agenda page does when it is asked to plan by itself: think, show, and take over what is accepted."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from workshopplanner.commands.absences import add_absence
from workshopplanner.commands.scheduling import accept_proposal
from workshopplanner.core.agenda import Card, Day, time_of
from workshopplanner.core.scheduling import Placement, Problem, Proposal
from workshopplanner.errors import Conflict
from workshopplanner.language import _
from workshopplanner.queries import scheduling as queries
from workshopplanner.store.store import Touched
from workshopplanner.ui.jobs import Job
from workshopplanner.ui.scheduling import sentences, thinking
from workshopplanner.ui.scheduling.bar import DraftBar
from workshopplanner.ui.scheduling.ghosts import Ghosts
from workshopplanner.ui.scheduling.panels import AwayPopover, Details, WhyPopover

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.page import AgendaPage

PROBLEMS: dict[str, Callable[..., Problem]] = {
    "tray": queries.unscheduled_problems,
    "all": queries.unlocked_problems,
    "repair": queries.repair_problems,
}
BREATH = 120  # milliseconds for the board to be painted beside the bar, before the thinking begins
MATTERS = {"session", "session_room", "session_person", "session_prerequisite", "absence", "day", "room"}


class Drafting(QObject):
    """Holds one proposal at a time, from the wish to the last accepted session."""

    _better = Signal(int, object)  # the number of the run, a better proposal; comes from the thread that thinks

    def __init__(self, page: "AgendaPage") -> None:
        super().__init__(page)
        self._page, self._hub = page, page.hub
        self._kind, self._run = "", 0
        self._absences: tuple[int, ...] | None = None  # those that a repair is about
        self._best: Proposal | None = None
        self._seen = 0
        self._job: Job | None = None
        self._problem: Problem | None = None
        self._ways: list[Proposal] = []
        self._way = 0
        self._open: list[Placement] = []
        self._mine = False
        self.bar = DraftBar()
        self.ghosts = Ghosts(page.board)
        body = page.tray.parentWidget()
        layout = body.layout() if body is not None else None
        if isinstance(layout, QBoxLayout):
            layout.insertWidget(0, self.bar)
        self._connect()

    def _connect(self) -> None:
        self.bar.cancelled.connect(self.stop)
        self._better.connect(self._tell_better)
        self.bar.discarded.connect(self.discard)
        self.bar.accepted.connect(self.accept_all)
        self.bar.again_wanted.connect(self.again)
        self.bar.picked.connect(self.choose)
        self.bar.details_wanted.connect(self.show_details)
        self.ghosts.pressed.connect(self.ask_about)
        self.ghosts.left.connect(self.discard)
        self._hub.changed.connect(self._changed)
        self._hub.workshop_changed.connect(self.discard)

    # ---- thinking

    def plan(self, kind: str) -> None:
        """Begin one of the three ways to plan; a repair first asks who is away."""
        if kind == "repair":
            self._ask_absence()
        else:
            self._think(kind)

    def again(self) -> None:
        """Think anew about the agenda as it is now."""
        self._think(self._kind)

    def _ask_absence(self) -> None:
        page, button = self._page, self._page.bar.plan
        agenda = page.agenda
        if not agenda.days or not any(card.people for card in agenda.cards):
            self.bar.show_sentence(_("Nobody has a part in a session yet, so there is nothing to repair."))
            return
        current = page.board.choice.current
        popover = AwayPopover(page, agenda, page.board.card(current) if current is not None else None)
        popover.told.connect(self._repair)
        popover.open_beside(QRect(button.mapToGlobal(QPoint()), button.size()))

    def _repair(self, person_id: int, wanted: dict[str, Any]) -> None:
        self._absences = (self._hub.do(add_absence, person_id, **wanted),)
        self._think("repair")

    def _think(self, kind: str) -> None:
        self._drop()
        self._kind = kind
        about = (self._absences,) if kind == "repair" else ()
        self._problem = self._hub.ask(PROBLEMS[kind], self._hub.workshop_id, *about)
        self._seen = self._hub.store.seen
        if not self._problem.free:
            empty = _("Nothing lies in the tray.") if kind == "tray" else _("There is no session that may be moved.")
            self.bar.show_sentence(empty, "info")
            return
        work = thinking.repairs if kind == "repair" else thinking.draft
        self._job = job = Job(work, self._problem, partial(self._better.emit, self._run))
        job.progressed.connect(self.bar.tell)
        job.done.connect(self._show)
        job.failed.connect(self.bar.show_sentence)
        self.bar.show_thinking()
        if QApplication.focusWidget() in {None, self._page.bar.plan}:
            self.bar.cancel.setFocus(Qt.FocusReason.OtherFocusReason)  # so that Esc and Enter stop it
        QTimer.singleShot(BREATH, job.start)

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job, self._problem, self._ways, self._open, self._best = None, None, [], [], None
        self._run += 1
        self.ghosts.show(())

    def _tell_better(self, run: int, best: Proposal) -> None:
        """Say what has been found so far."""
        if run == self._run and self._job is not None and self._problem is not None:
            self._best = best
            self.bar.show_best(sentences.best_so_far(self._problem, best))

    def stop(self) -> None:
        """Give up looking, and show the best that was found if there is any."""
        best, job = self._best, self._job
        if best is None or job is None:
            self.discard()
            return
        job.cancel()
        self._show([best])

    # ---- showing

    def _show(self, ways: list[Proposal]) -> None:
        self._job, self._ways = None, ways
        if ways:
            self.choose(0)
        else:
            self.bar.show_sentence(_("No way was found in the time."), again=True)

    def choose(self, way: int) -> None:
        """Show one of the ways."""
        if self._problem is None:
            return
        had = self.bar.focused or QApplication.focusWidget() in {None, self._page.bar.plan}
        self._way, proposal = way, self._ways[way]
        self._open = sentences.steps(self._problem, proposal)
        texts = [sentences.way(self._problem, each, at) for at, each in enumerate(self._ways, start=1)]
        sentence = sentences.outcome(self._problem, proposal)
        self.bar.show_proposal(sentence, texts, way, bool(self._open))
        self._show_ghosts()
        if had and self._open:
            self.bar.accept.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_ghosts(self) -> None:
        self.ghosts.show([self._proposed(each) for each in self._open])
        for one, other in pairwise([self._page.bar.tray, *self.bar.stops(), *self.ghosts.stops()]):
            QWidget.setTabOrder(one, other)

    def _card(self, session_id: int) -> Card:
        assert self._problem is not None
        return next(card for card in self._problem.facts.agenda.cards if card.id == session_id)

    def _proposed(self, placement: Placement) -> Card:
        assert self._problem is not None
        slot = placement.slot
        rooms = tuple(room for room in self._problem.facts.agenda.rooms if room.id in slot.rooms)
        return replace(
            self._card(placement.session_id), day_id=slot.day_id, starts=time_of(slot.begin), rooms=rooms
        )  # fmt: skip

    def _day(self, day_id: int) -> Day:
        assert self._problem is not None
        return next(day for day in self._problem.facts.agenda.days if day.id == day_id)

    def _place(self, placement: Placement) -> str:
        return sentences.place(self._proposed(placement), self._day(placement.slot.day_id))

    def ask_about(self, session_id: int) -> None:
        """Say why a session would be there, and take it or leave it."""
        placement = next((each for each in self._open if each.session_id == session_id), None)
        ghost = self.ghosts.of(session_id)
        if placement is None or ghost is None:
            return
        card = self._proposed(placement)
        met = [self._card(each.session_id) for each in self._open if each is not placement]
        why = [placement.why, *sentences.met(card, met)]
        popover = WhyPopover(ghost, card, self._place(placement), why)
        popover.accepted.connect(self.accept_one)
        popover.left.connect(self.leave_one)
        popover.open_beside(QRect(ghost.mapToGlobal(QPoint()), ghost.size()))

    def show_details(self) -> None:
        """List everything that is proposed, and what can't be placed."""
        if self._problem is None:
            return
        placed = [(self._card(each.session_id).title, self._place(each), each.why) for each in self._open]
        left = [(self._card(each.session_id).title, each.sentence) for each in self._ways[self._way].unplaced]
        Details(self._page, placed, left).show()

    def _changed(self, rows: Touched) -> None:
        """Say that the agenda is not the one any more that was thought about."""
        if self._open and not self._mine and not MATTERS.isdisjoint(rows):
            self.bar.show_stale(_("The agenda has changed since this was proposed. Draft again, or accept with care."))

    # ---- taking over

    def accept_all(self) -> None:
        """Put all that is still open where it is proposed, in one step."""
        if self._accept(self._open):
            self.discard()

    def accept_one(self, session_id: int) -> None:
        """Put one session where it is proposed."""
        if self._accept([each for each in self._open if each.session_id == session_id]):
            self.leave_one(session_id)

    def leave_one(self, session_id: int) -> None:
        """Take one session out of the proposal."""
        self._open = [each for each in self._open if each.session_id != session_id]
        if self._open:
            self._show_ghosts()
            self.ghosts.focus_first()
        else:
            self.discard()

    def _accept(self, placements: list[Placement]) -> bool:
        if not placements:
            return False
        self._mine = True
        try:
            self._hub.do_since(self._seen, accept_proposal, placements)
        except Conflict:
            self._drop()
            self.bar.show_sentence(_("The agenda has changed meanwhile; nothing was placed."), again=True)
            return False
        finally:
            self._mine = False
        return True

    def discard(self) -> None:
        """Put the proposal away; nothing is changed."""
        had = self.bar.focused
        self._drop()
        self.bar.hide()
        if had:
            self._page.return_focus()
