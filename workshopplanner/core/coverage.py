"""How well the week covers the outcomes of a workshop."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshopplanner.core.overview import length
from workshopplanner.language import _, ngettext


@dataclass(frozen=True)
class Coverage:
    """An outcome with the sessions that take place and serve it, their minutes, and the themes that serve it."""

    outcome_id: int
    number: int
    statement: str
    sessions: int
    minutes: int
    themes: tuple[str, ...] = ()

    @property
    def covered(self) -> bool:
        """Whether any session of the week serves the outcome."""
        return self.sessions > 0


def words(coverage: Coverage) -> str:
    """Return what serves an outcome, or that nothing does."""
    if not coverage.covered:
        return _("no session yet")
    sessions = ngettext("{n} session", "{n} sessions", coverage.sessions).format(n=coverage.sessions)
    return _("{sessions} · {length}").format(sessions=sessions, length=length(coverage.minutes))


def verdict(found: Sequence[Coverage]) -> str:
    """Return how many outcomes are covered, and the numbers of those that are not."""
    open_ones = [str(each.number) for each in found if not each.covered]
    if not open_ones:
        return _("Every outcome is served by a session.")
    said = ngettext(
        "No session serves outcome {numbers} yet.", "No session serves outcomes {numbers} yet.", len(open_ones)
    )
    return said.format(numbers=_(", ").join(open_ones))
