"""The reasons of a proposal: worked out beside the window for whoever is looked at, and kept."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workshopplanner.core.selection import Reason
from workshopplanner.ui.jobs import Job
from workshopplanner.ui.selection import thinking
from workshopplanner.ui.selection.thinking import Answer

if TYPE_CHECKING:
    from workshopplanner.ui.selection.page import SelectionPage


class Reasons(QObject):
    """Asks why a person is in or out of a proposal, one person at a time."""

    def __init__(self, page: "SelectionPage") -> None:
        super().__init__(page)
        self._page = page
        self._answer: Answer | None = None
        self._kept: dict[int, Reason] = {}
        self._job: Job | None = None
        self._about = 0

    def ask(self, answer: Answer, about: int) -> None:
        """Show the reason of a person as soon as it is known."""
        if answer is not self._answer:
            self.forget()
            self._answer, self._kept = answer, {int(each.id): each for each in answer.reasons}
        self._about = about
        known = self._kept.get(about)
        if known is not None:
            self._page.panel.show_proposal(known.sentence)
        elif self._job is None or len(answer.problem.candidates) > thinking.ALL_AT_ONCE:
            self.forget()
            self._about = about
            self._job = job = Job(thinking.explain, answer.problem, about)
            job.done.connect(self._show)
            job.start()

    def of(self, answer: Answer) -> dict[int, str]:
        """Return the sentences that are known of a proposal, by participation."""
        known = self._kept.values() if answer is self._answer else answer.reasons
        return {int(each.id): each.sentence for each in known}

    def forget(self) -> None:
        """Ask no more."""
        if self._job is not None:
            self._job.cancel()
        self._job, self._about = None, 0

    def _show(self, found: Sequence[Reason]) -> None:
        self._job = None
        self._kept |= {int(each.id): each for each in found}
        known, subject = self._kept.get(self._about), self._page.panel.subject
        if known is not None and subject is not None and subject.contender.id == self._about:
            self._page.panel.show_proposal(known.sentence)
